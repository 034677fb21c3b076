"""The pipeline's function in Rust, Python and Node.js: the same records make the same objects."""

from __future__ import annotations

import base64
import json
import pathlib
import sys
from typing import Any, Callable

import botocore
import pytest

from engine import ACCOUNT, Engine
from pipeline import BUCKET, CODE_KEY, STREAM, Pipeline, packed
from test_runtimes import NODE, needs_node
from waiting import poll_equal

HANDLERS = pathlib.Path(__file__).resolve().parent / "handlers"
PYTHON = f"python3.{sys.version_info.minor}"
# What of Boto3's data a client of S3 reads.
DATA = ("endpoints.json", "partitions.json", "sdk-default-configuration.json", "_retry.json", "s3")


def with_boto3(file: pathlib.Path) -> bytes:
    """A zip of a file and of Boto3 as the tests have it."""
    files = {file.name: file.read_bytes()}
    packages = pathlib.Path(botocore.__file__).parent.parent
    for package in ("boto3", "botocore", "s3transfer", "jmespath", "urllib3", "dateutil"):
        for path in sorted((packages / package).rglob("*")):
            name = path.relative_to(packages)
            in_data = name.parts[:2] == ("botocore", "data")
            is_other = in_data and not set(name.parts[2:3]) & set(DATA)
            if path.is_file() and not is_other and "__pycache__" not in name.parts:
                files[str(name)] = path.read_bytes()
    files["six.py"] = (packages / "six.py").read_bytes()
    return packed(files)


def in_language(engine: Engine, zipped: bytes, runtime: str, handler: str) -> Pipeline:
    """The pipeline with its template's function in another language."""
    one = Pipeline(engine, zipped)
    template = json.loads(one.body)
    template["Resources"]["Function"]["Properties"].update(Runtime=runtime, Handler=handler)
    one.body = json.dumps(template)
    return one.prepare()


def raw(text: str) -> bytes:
    return text.encode()


# What a stream may bring, and what cannot be stored.
RECORDS = [
    raw('{"id":"plain","price":1.10,"big":1e400,"text":"Straße \\u00fc \\" \U0001f600"}'),
    raw(' {"nested": {"id": 1}, "id": 123456789012345678901234567890} \n'),
    base64.b64encode(b'{"id":"twice encoded","x":[1,2]}'),
    raw('{"id":-0}'),
    raw('{"id":"a/b c+d~e!(f)*"}'),
    raw('{"id":"again","n":1}'),
    raw('{"id":"again","n":2}'),
    raw("{}"),
    raw('{"id":null}'),
    raw('{"id":1,"id":2}'),
    raw('{"id":1.5}'),
    raw('{"id":[1]}'),
    raw("[1]"),
    raw('{"id":""}'),
    raw('{"id":"../x"}'),
    raw('{"id":"a\\nb"}'),
    raw('{"id":"%s"}' % ("x" * 1100)),
    b"\xf3\x89\x9a\xc2\x01",
]


def event() -> dict[str, Any]:
    """All of them as one batch of one shard."""
    arn = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/{STREAM}"
    return {
        "Records": [
            {
                "kinesis": {
                    "kinesisSchemaVersion": "1.0",
                    "partitionKey": "k",
                    "sequenceNumber": str(49_600_000_000_000_000_000 + number),
                    "data": base64.b64encode(data).decode(),
                    "approximateArrivalTimestamp": 1_767_225_600.123 + number,
                },
                "eventSource": "aws:kinesis",
                "eventVersion": "1.0",
                "eventID": f"shardId-000000000000:{number}",
                "eventName": "aws:kinesis:record",
                "awsRegion": "us-east-1",
                "eventSourceARN": arn,
            }
            for number, data in enumerate(RECORDS)
        ]
    }


@pytest.fixture(scope="module")
def pipelines(
    start_engine: Callable[..., Engine], function_zip: bytes
) -> dict[str, Callable[[], Pipeline]]:
    """The pipeline in each language, made when it is first asked for."""
    made: dict[str, Pipeline] = {}

    def maker(language: str, make: Callable[[], Pipeline]) -> Callable[[], Pipeline]:
        def get() -> Pipeline:
            if language not in made:
                made[language] = make().create()
            return made[language]

        return get

    return {
        "rust": maker("rust", lambda: Pipeline(start_engine(), function_zip).prepare()),
        "python": maker(
            "python",
            lambda: in_language(
                start_engine(), with_boto3(HANDLERS / "index.py"), PYTHON, "index.handler"
            ),
        ),
        "node": maker(
            "node",
            lambda: in_language(
                start_engine(),
                packed({"index.mjs": (HANDLERS / "index.mjs").read_bytes()}),
                str(NODE),
                "index.handler",
            ),
        ),
    }


def objects(pipeline: Pipeline) -> dict[str, bytes]:
    """What is in the bucket beside the function."""
    s3 = pipeline.client("s3")
    return {
        key: s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        for key in pipeline.keys()
        if key != CODE_KEY
    }


LANGUAGES = ["python", pytest.param("node", marks=needs_node)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_batch_makes_the_same_objects(
    pipelines: dict[str, Callable[[], Pipeline]], language: str
) -> None:
    stored = []
    for one in (pipelines["rust"](), pipelines[language]()):
        for _ in range(2):
            # Delivered again it changes nothing.
            answer = one.client("lambda").invoke(
                FunctionName=one.outputs()["FunctionName"], Qualifier="live", Payload=json.dumps(event())
            )
            assert "FunctionError" not in answer, answer["Payload"].read()
            assert json.loads(answer["Payload"].read()) == {"batchItemFailures": []}
        stored.append(objects(one))
    in_rust, in_other = stored
    assert set(in_other) == set(in_rust)
    for key, body in in_rust.items():
        assert in_other[key] == body, key
    assert len([key for key in in_rust if key.startswith("data/")]) == 6
    assert json.loads(in_rust["data/again.json"])["record"] == {"id": "again", "n": 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stream_is_stored_in_each_language(
    pipelines: dict[str, Callable[[], Pipeline]], language: str
) -> None:
    one = pipelines[language]()
    count = 60
    documents = [{"id": f"{language}-{n}", "n": n} for n in range(count)]
    one.put(documents + [{"id": f"{language}-0", "n": "newer"}], key="k")
    one.put([b"no record"], key="k")
    one.wait_for(document["id"] for document in documents)
    poll_equal(lambda: one.stored(f"{language}-0")["record"]["n"], "newer", "the newer record")
    for document in documents[1:]:
        assert one.stored(document["id"])["record"] == document
    aside = f"failed/{STREAM}/shardId-000000000000/"
    poll_equal(
        lambda: len([
            key for key in one.keys(aside)
            if b"neither JSON nor base64" in objects(one)[key]
        ]),
        1,
        "the record that is none",
    )  # fmt: skip
