"""Data directories that something is missing from: the engine says what, and loses nothing."""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Optional

import pytest

from engine import BINARY, Engine, run

STREAM = "encrypted"


def refused(engine: Engine) -> str:
    """What a start says that is refused."""
    up = [BINARY, "up", "--data", str(engine.data), "--port", "0", *engine.options]
    result = run(up, engine.clean, check=False, seconds=30)
    assert result.returncode != 0, result.stdout
    return result.stderr


def generation(engine: Engine) -> pathlib.Path:
    """Where the data is."""
    return engine.data / (engine.data / "CURRENT").read_text().strip()


def records(engine: Engine, stream: str = STREAM) -> list[bytes]:
    """What is in the stream."""
    kinesis = engine.client("kinesis")
    iterator = kinesis.get_shard_iterator(
        StreamName=stream, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    return [one["Data"] for one in kinesis.get_records(ShardIterator=iterator)["Records"]]


def encrypted(engine: Engine, stream: str) -> None:
    """Makes an encrypted stream with one record."""
    kinesis = engine.client("kinesis")
    kinesis.create_stream(StreamName=stream, ShardCount=1)
    exists: Any = kinesis.get_waiter("stream_exists")
    exists.wait(StreamName=stream, WaiterConfig={"Delay": 1})
    kinesis.start_stream_encryption(
        StreamName=stream, EncryptionType="KMS", KeyId="alias/aws/kinesis"
    )
    exists.wait(StreamName=stream, WaiterConfig={"Delay": 1})
    kinesis.put_record(StreamName=stream, PartitionKey="a", Data=b"secret")


@pytest.mark.parametrize("current", [None, "generation-0000000002\n"], ids=["missing", "stale"])
def test_a_current_generation_that_is_missing(
    start_engine: Callable[..., Engine], current: Optional[str]
) -> None:
    engine = start_engine()
    engine.client("s3").create_bucket(Bucket="stays")
    assert engine.stop() == 0
    file = engine.data / "CURRENT"
    before = file.read_text()
    if current is None:
        file.unlink()
    else:
        file.write_text(current)
    said = refused(engine)
    assert "CURRENT" in said and str(engine.data) in said
    file.write_text(before)
    engine.start()
    assert engine.client("s3").head_bucket(Bucket="stays")


def test_a_root_key_that_is_missing_or_another(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    encrypted(engine, STREAM)
    assert engine.stop() == 0
    file = generation(engine) / "root.key"
    key = file.read_bytes()
    file.unlink()
    said = refused(engine)
    assert f"{file} is missing: the stream {STREAM} is encrypted under it" in said
    assert not file.exists()
    file.write_bytes(bytes(32))
    said = refused(engine)
    assert f"{file} is not the root key under which the stream {STREAM} is encrypted" in said
    file.write_bytes(key)
    engine.start()
    assert records(engine) == [b"secret"]


def test_a_key_file_that_is_another(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    encrypted(engine, STREAM)
    assert engine.stop() == 0
    key = engine.data.parent / "other.key"
    key.write_bytes(bytes(32))
    engine.options = ("--key-file", str(key))
    assert f"{key} is not the root key under which the stream {STREAM} is" in refused(engine)
    engine.options = ()
    engine.start()
    assert records(engine) == [b"secret"]


def test_a_log_that_has_lost_its_end(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    encrypted(engine, STREAM)
    assert engine.stop() == 0
    log = generation(engine) / "log"
    (segment,) = log.glob("records-*.seg")
    whole = segment.read_bytes()
    with segment.open("r+b") as file:
        file.truncate(4096)
    said = refused(engine)
    assert f"{segment.name} is corrupt" in said and str(log / "CLOSED") in said
    segment.write_bytes(whole)
    engine.start()
    assert records(engine) == [b"secret"]
    assert engine.stop() == 0
    with segment.open("r+b") as file:
        file.truncate(4096)
    (log / "CLOSED").unlink()
    engine.start()
    assert records(engine) == []
