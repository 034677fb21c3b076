"""Kinesis in CBOR over HTTP/2, as the AWS SDK for Java speaks it (see java_sdk.py)."""

from __future__ import annotations

import datetime
from typing import Any, Iterator, Optional

import pytest

import streams
from engine import Engine
from java_sdk import JavaClient, JavaError
from waiting import poll

STREAM = "java"
ARN = f"arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}"
FIRST, SECOND = "shardId-000000000000", "shardId-000000000001"


@pytest.fixture(scope="module")
def java(engine: Engine) -> Iterator[JavaClient]:
    """A client, and a stream that it has made."""
    with JavaClient(engine.url) as client:
        assert client("CreateStream", StreamName=STREAM, ShardCount=2) == {}
        poll(
            lambda: (
                client("DescribeStreamSummary", StreamName=STREAM)["StreamDescriptionSummary"][
                    "StreamStatus"
                ]
                == "ACTIVE"
            ),
            "the stream is active",
        )
        yield client


def refused(client: JavaClient, operation: str, **members: Any) -> tuple[int, str, str]:
    """The status, code and message of a refusal."""
    with pytest.raises(JavaError) as error:
        client(operation, **members)
    return error.value.status, error.value.code, error.value.message


def test_it_describes_what_json_describes(engine: Engine, java: JavaClient) -> None:
    description = java("DescribeStream", StreamARN=ARN)["StreamDescription"]
    wanted = engine.client("kinesis").describe_stream(StreamName=STREAM)["StreamDescription"]
    assert description == wanted
    made = description["StreamCreationTimestamp"]
    assert abs((datetime.datetime.now(datetime.timezone.utc) - made).total_seconds()) < 60
    assert java("ListStreams")["StreamNames"] == [STREAM]
    shards = java("ListShards", StreamName=STREAM, ShardFilter={"Type": "AT_LATEST"})["Shards"]
    assert [one["ShardId"] for one in shards] == [FIRST, SECOND]
    page = java("ListShards", StreamName=STREAM, MaxResults=1)
    rest = java("ListShards", NextToken=page["NextToken"])
    assert page["Shards"] + rest["Shards"] == shards


def test_records_go_in_and_come_out(engine: Engine, java: JavaClient) -> None:
    data = [bytes(range(256)), b"", b"x" * 100_000]
    entries = [
        {"Data": one, "PartitionKey": "ключ", "ExplicitHashKey": str(2**127)} for one in data
    ]
    put = java("PutRecords", StreamName=STREAM, Records=entries)
    assert put["FailedRecordCount"] == 0
    numbers = [one["SequenceNumber"] for one in put["Records"]]
    assert {one["ShardId"] for one in put["Records"]} == {SECOND}
    last = java(
        "PutRecord",
        StreamARN=ARN,
        Data=b"last",
        PartitionKey="k",
        ExplicitHashKey=str(2**128 - 1),
        SequenceNumberForOrdering=numbers[-1],
    )
    assert int(last["SequenceNumber"]) > int(numbers[-1])
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)
    start = java(
        "GetShardIterator",
        StreamName=STREAM,
        ShardId=SECOND,
        ShardIteratorType="AT_TIMESTAMP",
        Timestamp=since,
    )
    answer = java("GetRecords", ShardIterator=start["ShardIterator"], Limit=10_000)
    assert [one["Data"] for one in answer["Records"]] == [*data, b"last"]
    assert [one["SequenceNumber"] for one in answer["Records"]] == [
        *numbers,
        last["SequenceNumber"],
    ]
    assert answer["MillisBehindLatest"] == 0
    # Another client reads the same, in JSON, to the millisecond.
    client = engine.client("kinesis")
    read = streams.get(client, streams.iterator(client, STREAM, SECOND))["Records"]
    assert read == answer["Records"]


def test_errors_are_cbor_too(java: JavaClient) -> None:
    assert refused(java, "DescribeStream", StreamName="nil") == (
        400,
        "ResourceNotFoundException",
        "Stream nil under account 000000000000 not found.",
    )
    status, code, message = refused(java, "GetRecords", ShardIterator="AAAA", Limit=0)
    assert (status, code) == (400, "ValidationException")
    assert message == (
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member"
        " must have value greater than or equal to 1"
    )
    status, code, _ = refused(java, "PutRecord", StreamName=5, Data=b"", PartitionKey="k")
    assert (status, code) == (400, "SerializationException")


def test_what_is_signed_for_another_body_is_refused(java: JavaClient) -> None:
    request = java.request("ListStreams")
    answer = java.http.post(
        request.url,
        content=java.request("ListStreams", Limit=1).data,
        headers=dict(request.headers),
    )
    assert answer.status_code in (400, 403)
    assert b"InvalidSignatureException" in answer.content


def test_many_calls_at_once_share_a_connection(java: JavaClient) -> None:
    calls = [
        {"StreamName": STREAM, "Data": b"%d" % number, "PartitionKey": f"k{number}"}
        for number in range(200)
    ]
    answers = java.together("PutRecord", calls)
    assert len({one["SequenceNumber"] for one in answers}) == len(calls)


def test_records_are_pushed_in_cbor(java: JavaClient) -> None:
    java("CreateStream", StreamName="pushed", ShardCount=1)
    arn = ARN.replace(STREAM, "pushed")

    def registered() -> Optional[dict[str, Any]]:
        try:
            return java("RegisterStreamConsumer", StreamARN=arn, ConsumerName="kcl")["Consumer"]
        except JavaError as error:
            assert error.code == "ResourceInUseException"
            return None

    consumer = poll(registered, "the stream has a consumer")
    address = {"ConsumerARN": consumer["ConsumerARN"]}
    poll(
        lambda: (
            java("DescribeStreamConsumer", **address)["ConsumerDescription"]["ConsumerStatus"]
            == "ACTIVE"
        ),
        "the consumer is active",
    )
    data = bytes(range(256))
    first = java("PutRecord", StreamName="pushed", Data=data, PartitionKey="k")
    horizon = {"Type": "TRIM_HORIZON"}
    events = java.subscribe(**address, ShardId=FIRST, StartingPosition=horizon)
    event = next(one for one in events if one["Records"])
    (record,) = event["Records"]
    assert (record["Data"], record["SequenceNumber"]) == (data, first["SequenceNumber"])
    assert record["ApproximateArrivalTimestamp"].tzinfo is datetime.timezone.utc
    # The next subscription goes on after it.
    assert int(event["ContinuationSequenceNumber"]) >= int(first["SequenceNumber"])
    assert event["MillisBehindLatest"] == 0
    # On the same connection, while the subscription goes on.
    second = java("PutRecord", StreamName="pushed", Data=b"", PartitionKey="k")
    event = next(one for one in events if one["Records"])
    assert [one["SequenceNumber"] for one in event["Records"]] == [second["SequenceNumber"]]
    with pytest.raises(JavaError) as error:
        next(java.subscribe(**address, ShardId=FIRST, StartingPosition=horizon))
    assert error.value.code == "ResourceInUseException"
    events.close()
