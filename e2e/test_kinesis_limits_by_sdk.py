"""Limits and refusals as Boto3's users meet them: codes, retries, and what gets through."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

import streams
from engine import Engine
from refusals import bad_request

FIRST = "shardId-000000000000"
# Boto3's own retries, as most programs have them.
RETRYING = Config(retries={"total_max_attempts": 8, "mode": "standard"})
# What Boto3 would not let out.
UNCHECKED = Config(retries={"total_max_attempts": 1}, parameter_validation=False)
MIB = 1 << 20


def rate_exceeded(stream: str) -> str:
    """What a shard says that has had its share."""
    return f"Rate exceeded for shard {FIRST} in stream {stream} under account 000000000000."


def test_a_reader_who_asks_too_often_is_told_and_a_retry_gets_through(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "reads")
    client.put_record(StreamName="reads", PartitionKey="k", Data=b"x")
    at = streams.iterator(client, "reads", FIRST)
    throttled = client.exceptions.ProvisionedThroughputExceededException
    with pytest.raises(throttled) as error:
        for _ in range(50):
            client.get_records(ShardIterator=at)
    response = error.value.response
    assert response["Error"]["Message"] == f"Rate exceeded for Shard - 000000000000/reads/{FIRST}"
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert "Records" not in response

    patient = engine.client("kinesis", config=RETRYING)
    retries = 0
    while not retries:
        answer = patient.get_records(ShardIterator=at)
        assert [one["Data"] for one in answer["Records"]] == [b"x"]
        retries += answer["ResponseMetadata"]["RetryAttempts"]


def test_a_writer_of_single_records_is_told_and_a_retry_gets_through(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "writes")
    put = {"StreamName": "writes", "PartitionKey": "k", "Data": b"x" * 900_000}
    with pytest.raises(client.exceptions.ProvisionedThroughputExceededException) as error:
        for _ in range(50):
            client.put_record(**put)
    assert error.value.response["Error"]["Message"] == rate_exceeded("writes")
    patient = engine.client("kinesis", config=RETRYING)
    retries = 0
    while not retries:
        answer = patient.put_record(**put)
        assert answer["ShardId"] == FIRST
        retries += answer["ResponseMetadata"]["RetryAttempts"]


def test_put_records_fails_record_by_record_where_the_shard_is_full(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "mixed", 2)
    hot, cool = "0", str(2**127)
    entries = [
        {"Data": b"%d" % number, "PartitionKey": "k", "ExplicitHashKey": key}
        for number in range(250)
        for key in (hot, hot, hot, hot, cool)
    ]
    failed: list[dict[str, Any]] = []
    while not failed:
        for begin in range(0, len(entries), 500):
            answer = client.put_records(StreamName="mixed", Records=entries[begin : begin + 500])
            assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
            results = answer["Records"]
            assert len(results) == len(entries[begin : begin + 500])
            now = [one for one in results if "ErrorCode" in one]
            assert answer["FailedRecordCount"] == len(now)
            failed += now
            # The other shard takes all of its own.
            for entry, one in zip(entries[begin : begin + 500], results):
                if entry["ExplicitHashKey"] == cool:
                    assert one["ShardId"] == "shardId-000000000001"
    assert all(
        one
        == {
            "ErrorCode": "ProvisionedThroughputExceededException",
            "ErrorMessage": rate_exceeded("mixed"),
        }
        for one in failed
    )


def test_a_record_and_its_key_have_a_mebibyte(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "sizes")
    put = {"StreamName": "sizes", "PartitionKey": "key"}
    data = b"x" * (MIB - len("key"))
    assert client.put_record(**put, Data=data)["SequenceNumber"]
    code, message = bad_request(client.put_record, **put, Data=data + b"x")
    assert code == "ValidationException"
    assert message == (
        f"1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={MIB - 2}"
        f" cap={MIB - 2}]' at 'data' failed to satisfy constraint: Member must have length less"
        f" than or equal to {MIB}"
    )


def test_a_call_has_500_records_and_ten_mebibytes(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "calls", 10)
    many = [{"Data": b"", "PartitionKey": "k"}] * 501
    code, message = bad_request(client.put_records, StreamName="calls", Records=many)
    assert code == "ValidationException"
    assert message.endswith(
        "at 'records' failed to satisfy constraint: Member must have length less than or equal"
        " to 500"
    )
    # A mebibyte for each shard is all that a call may carry, and one byte more is not taken.
    width = 2**128 // 10
    entries = [
        {"Data": b"x" * (MIB - 1), "PartitionKey": "k", "ExplicitHashKey": str(shard * width)}
        for shard in range(10)
    ]
    more = [*entries, {"Data": b"", "PartitionKey": "k"}]
    code, _ = bad_request(client.put_records, StreamName="calls", Records=more)
    assert code == "InvalidArgumentException"
    answer = client.put_records(StreamName="calls", Records=entries)
    assert answer["FailedRecordCount"] == 0
    assert len({one["ShardId"] for one in answer["Records"]}) == 10


def test_what_is_no_type_of_the_model_is_a_serialization_exception(engine: Engine) -> None:
    client = engine.client("kinesis", config=UNCHECKED)
    streams.make(engine.client("kinesis"), "types")
    assert bad_request(client.describe_stream, StreamName="types", Limit="5") == (
        "SerializationException",
        "class java.lang.String can not be converted to an Integer",
    )
    assert bad_request(client.describe_stream, StreamName={"of": "names"}) == (
        "SerializationException",
        "Start of structure or map found where not expected.",
    )
    with pytest.raises(ClientError) as error:
        client.list_shards(StreamName="types", MaxResults="5")
    # It is none of Kinesis' own, and so Boto3 has no class for it.
    assert type(error.value) is ClientError


def test_errors_have_classes(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "classes")
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_stream(StreamName="nil")
    with pytest.raises(client.exceptions.ResourceInUseException):
        client.create_stream(StreamName="classes", ShardCount=1)
    with pytest.raises(client.exceptions.InvalidArgumentException):
        client.get_records(ShardIterator="AAAA")
    with pytest.raises(client.exceptions.ValidationException):
        client.put_record(StreamName="classes", PartitionKey="k" * 257, Data=b"")
    with pytest.raises(client.exceptions.LimitExceededException):
        client.create_stream(StreamName="too-many", ShardCount=20_000)
