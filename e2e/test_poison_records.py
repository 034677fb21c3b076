"""Records that are themselves at fault are put aside at once and hold nothing up."""

from __future__ import annotations

import base64
import json
from typing import Callable

import pytest

from pipeline import BUCKET, STREAM, Pipeline
from waiting import poll_equal

GOOD = 500
BAD: list[bytes] = [
    b"not json",
    b"\xff\xfe\x00",
    b"[1, 2]",
    b'"text"',
    json.dumps({"name": "no id"}).encode(),
    json.dumps({"id": ""}).encode(),
    json.dumps({"id": "../x"}).encode(),
    json.dumps({"id": "/absolute"}).encode(),
    json.dumps({"id": "x" * 2048}).encode(),
    json.dumps({"id": {"nested": 1}}).encode(),
]


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack as the template makes it."""
    return start_pipeline().create()


def test_ten_bad_records_among_five_hundred_good_ones(pipeline: Pipeline) -> None:
    records: list = [{"id": f"good-{number}", "n": number} for number in range(GOOD)]
    places = [25 + 50 * number for number in range(len(BAD))]
    for place, bad in reversed(list(zip(places, BAD))):
        records.insert(place, bad)
    sent = pipeline.put(records, key="one-shard")
    pipeline.wait_for(f"good-{number}" for number in range(GOOD))
    poll_equal(lambda: len(pipeline.keys("failed/")), len(BAD), "records put aside")
    assert len(pipeline.keys("data/")) == GOOD
    for record, result in zip(records, sent):
        if not isinstance(record, bytes):
            continue
        key = f"failed/{STREAM}/{result['ShardId']}/{result['SequenceNumber']}.json"
        body = pipeline.client("s3").get_object(Bucket=BUCKET, Key=key)["Body"].read()
        aside = json.loads(body)
        assert base64.b64decode(aside["data"]) == record
        assert aside["reason"]
    assert pipeline.keys("aws/") == []


def test_a_number_and_its_text_are_one_id(pipeline: Pipeline) -> None:
    pipeline.put([{"id": 42, "from": "number"}], key="k")
    pipeline.put([{"id": "42", "from": "text"}], key="k")
    poll_equal(
        lambda: (pipeline.stored("42") or {"record": {}})["record"].get("from"), "text", "the text"
    )


def test_a_record_in_base64_is_stored_as_its_json(pipeline: Pipeline) -> None:
    record = {"id": "straße/7", "price": 1.5}
    pipeline.put([base64.b64encode(json.dumps(record).encode())])
    pipeline.wait_for(["straße/7"])
    assert pipeline.stored("straße/7")["record"] == record
