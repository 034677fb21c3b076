"""Records that the Kinesis Producer Library's format aggregates pass through untouched."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest
from aws_kinesis_agg.aggregator import RecordAggregator
from aws_kinesis_agg.deaggregator import deaggregate_records

import streams
from engine import Engine
from test_python_function import TEMPLATE
from waiting import poll

FIRST = "shardId-000000000000"
MAGIC = b"\xf3\x89\x9a\xc2"
# Bytes that are no text, empty data, and keys that are repeated, long and not ASCII.
USER_RECORDS = [
    ("a", b"first", "0"),
    ("ü" * 128, bytes(range(256)), "1"),
    ("a", b"", str(2**128 - 1)),
    ("b", b"x" * 5_000, "0"),
]


def aggregated(records: list[tuple[str, bytes, str]]) -> dict[str, Any]:
    """An entry for PutRecords, as the library makes it."""
    aggregator = RecordAggregator()
    for key, data, hash_key in records:
        assert aggregator.add_user_record(key, data, hash_key) is None
    key, hash_key, data = aggregator.clear_and_get().get_contents()
    assert data.startswith(MAGIC)
    assert data.endswith(hashlib.md5(data[4:-16]).digest())
    return {"Data": data, "PartitionKey": key, "ExplicitHashKey": hash_key}


def taken_apart(data: bytes) -> list[tuple[str, bytes]]:
    """The user records that the library finds in a record's data."""
    outer = {
        "kinesisSchemaVersion": "1.0",
        "sequenceNumber": "1",
        "approximateArrivalTimestamp": 0,
        "partitionKey": "outer",
        "data": base64.b64encode(data),
    }
    found = deaggregate_records([{"kinesis": outer, "eventSource": "aws:kinesis"}])
    return [
        (one["kinesis"]["partitionKey"], base64.b64decode(one["kinesis"]["data"])) for one in found
    ]


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    """Two aggregated records, one that only looks like one, and a plain one."""
    one, two = aggregated(USER_RECORDS), aggregated(USER_RECORDS[::-1])
    broken = {**one, "Data": one["Data"][:-1] + bytes([one["Data"][-1] ^ 1])}
    return [one, broken, {"Data": b"plain", "PartitionKey": "p", "ExplicitHashKey": "0"}, two]


def check(found: list[bytes], entries: list[dict[str, Any]]) -> None:
    """They are what was put, byte by byte, and the library takes them apart."""
    assert found == [one["Data"] for one in entries]
    wanted = [(key, data) for key, data, _ in USER_RECORDS]
    assert taken_apart(found[0]) == wanted
    assert taken_apart(found[3]) == wanted[::-1]
    # What has a wrong checksum is a record like any other.
    assert taken_apart(found[1]) == [("outer", found[1])]


def test_asked_for_and_pushed(engine: Engine, entries: list[dict[str, Any]]) -> None:
    client = engine.client("kinesis")
    arn = streams.make(client, "aggregated")
    answer = client.put_records(StreamName="aggregated", Records=entries)
    assert answer["FailedRecordCount"] == 0
    read = streams.get(client, streams.iterator(client, "aggregated", FIRST))["Records"]
    assert [one["PartitionKey"] for one in read] == [one["PartitionKey"] for one in entries]
    check([one["Data"] for one in read], entries)
    consumer = streams.register(client, arn, "pushed")
    pushed = streams.subscribed(client, consumer, FIRST, len(entries))
    assert [one["SequenceNumber"] for one in pushed] == [one["SequenceNumber"] for one in read]
    check([one["Data"] for one in pushed], entries)


def test_many_user_records_count_as_one(engine: Engine) -> None:
    client = engine.client("kinesis")
    streams.make(client, "counted")
    # A shard takes 1,000 records a second; here are 20,000 user records.
    entry = aggregated([(f"k{number % 50}", b"%d" % number, "0") for number in range(2_000)])
    answer = client.put_records(StreamName="counted", Records=[entry] * 10)
    assert answer["FailedRecordCount"] == 0
    read = streams.get(client, streams.iterator(client, "counted", FIRST))["Records"]
    assert sum(len(taken_apart(one["Data"])) for one in read) == 20_000


def test_by_the_event_of_a_function(engine: Engine, entries: list[dict[str, Any]]) -> None:
    template = TEMPLATE.replace(
        'data = json.loads(base64.b64decode(record["kinesis"]["data"]))',
        'print("event", json.dumps(record)); continue',
    )
    assert template != TEMPLATE
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(
        StackName="kpl", TemplateBody=template, Capabilities=["CAPABILITY_IAM"]
    )
    waiter = cloudformation.get_waiter("stack_create_complete")
    waiter.wait(StackName="kpl", WaiterConfig={"Delay": 1})
    answer = engine.client("kinesis").put_records(StreamName="events", Records=entries)
    logs = engine.client("logs")

    def events() -> list[dict[str, Any]]:
        try:
            found = logs.filter_log_events(logGroupName="/aws/lambda/reader", filterPattern="event")
        except logs.exceptions.ResourceNotFoundException:
            return []
        lines = [one["message"] for one in found["events"]]
        records = [json.loads(one.removeprefix("event ")) for one in lines]
        return records if len(records) == len(entries) else []

    records = poll(events, "the function has seen all records")
    assert [one["kinesis"]["sequenceNumber"] for one in records] == [
        one["SequenceNumber"] for one in answer["Records"]
    ]
    check([base64.b64decode(one["kinesis"]["data"]) for one in records], entries)
    # And as the library takes an event, without help.
    found = deaggregate_records(records)
    assert len(found) == len(USER_RECORDS) * 2 + 2
    assert {one["eventSourceARN"] for one in found} == {
        "arn:aws:kinesis:us-east-1:000000000000:stream/events"
    }
