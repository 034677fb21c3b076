"""`brookmill up --watch`: functions get the code of a directory when it changes."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Callable

import pytest

from engine import BINARY, Engine, run
from functions import Function, deploy, role_arn
from test_runtimes import python_runtime
from waiting import poll, poll_equal

CODE = """import json, base64, time
def handler(event, context):
    if 'Records' not in event:
        return VERSION
    for record in event['Records']:
        n = json.loads(base64.b64decode(record['kinesis']['data']))
        print('BEGIN', VERSION, n)
        while n == 'slow' and context.get_remaining_time_in_millis() > 16_000:
            time.sleep(0.02)
        print('DONE', VERSION, n)
"""
READ = {
    "Effect": "Allow",
    "Action": ["kinesis:Get*", "kinesis:Describe*", "kinesis:List*", "kinesis:SubscribeToShard"],
    "Resource": "*",
}


def write(directory: pathlib.Path, version: int) -> None:
    """A version of the code, in place of the one before."""
    directory.mkdir(exist_ok=True)
    aside = directory / ".index.py"
    aside.write_text(f"VERSION = {version}\n{CODE}")
    aside.replace(directory / "index.py")


def make(engine: Engine, name: str, **options: Any) -> Function:
    """A function whose code is version 0."""
    files = {"index.py": f"VERSION = 0\n{CODE}"}
    return deploy(engine, name, python_runtime(), "index.handler", files, **options)


def wait_for(function: Function, version: int) -> None:
    """Waits until invocations get a version of the code."""
    poll_equal(lambda: function.invoke({}).value, version, f"version {version}")


def test_new_code_runs_when_the_directory_changes(
    start_engine: Callable[..., Engine], tmp_path: pathlib.Path
) -> None:
    write(tmp_path / "several", 1)
    alone = tmp_path / "alone"
    write(alone, 7)
    engine = start_engine("--watch", str(tmp_path), "--watch", f"other={alone}")
    # One that is made later gets what the directory holds; others are left alone.
    several, other, unwatched = make(engine, "several"), make(engine, "other"), make(engine, "un")
    wait_for(several, 1)
    wait_for(other, 7)
    write(tmp_path / "several", 2)
    wait_for(several, 2)
    # A file more, imported.
    (tmp_path / "several" / "more.py").write_text("VERSION = 3\n")
    (tmp_path / "several" / "index.py").write_text(f"from more import VERSION\n{CODE}")
    wait_for(several, 3)
    # A hidden one, which belongs to the code.
    (tmp_path / "several" / ".env").write_text("4")
    (tmp_path / "several" / "index.py").write_text(f"VERSION = int(open('.env').read())\n{CODE}")
    wait_for(several, 4)
    assert (other.invoke({}).value, unwatched.invoke({}).value) == (7, 0)
    # What was deployed in another way stays until the directory changes again.
    before = several.settle()["CodeSha256"]
    write(alone, 7)
    engine.stop()
    engine.start()
    wait_for(several, 4)
    assert several.settle()["CodeSha256"] == before


def test_what_runs_ends_with_its_code_and_the_stream_goes_on(
    start_engine: Callable[..., Engine], tmp_path: pathlib.Path
) -> None:
    directory = tmp_path / "reader"
    write(directory, 1)
    engine = start_engine("--watch", str(tmp_path))
    role = role_arn(engine, READ, name="reader")
    function = make(engine, "reader", Role=role)
    wait_for(function, 1)
    kinesis, lambda_ = engine.client("kinesis"), engine.client("lambda")
    kinesis.create_stream(StreamName="numbers", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="numbers", WaiterConfig={"Delay": 1})
    arn = kinesis.describe_stream_summary(StreamName="numbers")["StreamDescriptionSummary"][
        "StreamARN"
    ]
    lambda_.create_event_source_mapping(
        FunctionName="reader", EventSourceArn=arn, StartingPosition="TRIM_HORIZON", BatchSize=2
    )

    def put(*numbers: Any) -> None:
        kinesis.put_records(
            StreamName="numbers",
            Records=[{"Data": json.dumps(n).encode(), "PartitionKey": "k"} for n in numbers],
        )

    def lines() -> list[list[str]]:
        words = [line.split() for line in function.log()]
        return [line for line in words if line and line[0] in ("BEGIN", "DONE")]

    put(1, 2)
    poll(lambda: ["DONE", "1", "2"] in lines(), "the first batch")
    put("slow")
    poll(lambda: ["BEGIN", "1", "slow"] in lines(), "the slow record has begun")
    put(*range(3, 13))
    write(directory, 2)
    # The new code is in force while the old still runs.
    wait_for(function, 2)
    assert ["DONE", "1", "slow"] not in lines()
    poll(lambda: ["DONE", "2", "12"] in lines(), "the last record")
    numbers = [1, 2, "slow", *range(3, 13)]
    version = {n: "1" if n in (1, 2, "slow") else "2" for n in numbers}
    assert lines() == [
        [word, version[n], str(n)] for n in numbers for word in ("BEGIN", "DONE")
    ], "each once, in order, with the code of its time"


def test_code_that_lambda_refuses_is_told(
    start_engine: Callable[..., Engine], tmp_path: pathlib.Path
) -> None:
    directory = tmp_path / "native"
    directory.mkdir()
    engine = start_engine("--watch", str(tmp_path))
    script = b"#!/bin/sh\nexit 1\n"
    native = deploy(engine, "native", "provided.al2023", "x", {"bootstrap": script})
    # The head of a program for a machine that is not this one.
    foreign = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00\x08\x00" + bytes(44)
    (directory / "bootstrap").write_bytes(foreign)
    poll(lambda: "is built for machine 8" in engine.errors(), "the refusal")
    before = native.settle()["CodeSha256"]
    (directory / "bootstrap").write_bytes(script + b"# more\n")
    poll(lambda: native.settle()["CodeSha256"] != before, "the next code")


def test_a_directory_that_is_not_there_is_refused(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    command = [BINARY, "up", "--data", str(tmp_path / "data"), "--port", "0"]
    refused = run([*command, "--watch", str(tmp_path / "no")], clean, check=False)
    assert refused.returncode != 0
    assert f"--watch {tmp_path}/no: {tmp_path}/no is no directory" in refused.stderr


@pytest.fixture
def tmp_path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A directory of nothing but what a test puts there."""
    place = tmp_path / "code"
    place.mkdir()
    return place
