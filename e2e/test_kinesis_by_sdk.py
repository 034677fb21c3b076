"""Kinesis by Boto3: what each operation does, and its main errors in AWS's words."""

from __future__ import annotations

import datetime
import hashlib
import random
from typing import Any

import pytest

from engine import Engine
from refusals import bad_request
from waiting import poll, poll_equal

STREAM = "sdk"
ARN = f"arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}"


@pytest.fixture(scope="module")
def kinesis(engine: Engine) -> Any:
    """A client, and an active stream with two shards."""
    client = engine.client("kinesis")
    client.create_stream(StreamName=STREAM, ShardCount=2)
    active(client)
    return client


def active(client: Any, stream: str = STREAM) -> None:
    """Waits until a stream is active."""
    poll_equal(
        lambda: client.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"][
            "StreamStatus"
        ],
        "ACTIVE",
        "the stream's status",
    )


def read(client: Any, shard: str, **start: Any) -> list[dict[str, Any]]:
    """The records of a shard from a position on."""
    arguments = {"ShardIteratorType": "TRIM_HORIZON", **start}
    answer = client.get_shard_iterator(StreamName=STREAM, ShardId=shard, **arguments)
    return get(client, answer["ShardIterator"])["Records"]


def get(client: Any, iterator: str) -> dict[str, Any]:
    """Calls GetRecords, which a shard answers five times a second."""

    def answer() -> Any:
        try:
            return client.get_records(ShardIterator=iterator)
        except client.exceptions.ProvisionedThroughputExceededException:
            return None

    return poll(answer, "the shard answers")


def test_describe_and_list(kinesis: Any) -> None:
    description = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
    assert description["StreamARN"] == ARN
    assert description["RetentionPeriodHours"] == 24
    assert description["StreamModeDetails"] == {"StreamMode": "PROVISIONED"}
    assert [one["ShardId"] for one in description["Shards"]] == [
        "shardId-000000000000",
        "shardId-000000000001",
    ]
    assert kinesis.list_streams()["StreamNames"] == [STREAM]
    assert kinesis.describe_stream_summary(StreamARN=ARN)


def test_a_record_goes_where_its_key_hashes_to(kinesis: Any) -> None:
    for key in ("a", "b", "c", "d", "ü"):
        answer = kinesis.put_record(StreamName=STREAM, PartitionKey=key, Data=b"x" + key.encode())
        half = int(hashlib.md5(key.encode()).hexdigest(), 16) >> 127
        assert answer["ShardId"] == f"shardId-{half:012}"
        (record,) = read(
            kinesis,
            answer["ShardId"],
            ShardIteratorType="AT_SEQUENCE_NUMBER",
            StartingSequenceNumber=answer["SequenceNumber"],
        )[:1]
        assert (record["PartitionKey"], record["Data"]) == (key, b"x" + key.encode())
        age = datetime.datetime.now(datetime.timezone.utc) - record["ApproximateArrivalTimestamp"]
        assert abs(age.total_seconds()) < 30


def test_put_records_keeps_their_order_in_a_shard(kinesis: Any) -> None:
    entries = [
        {"Data": f"{number}".encode(), "PartitionKey": "p", "ExplicitHashKey": "0"}
        for number in range(100)
    ]
    answer = kinesis.put_records(StreamName=STREAM, Records=entries)
    assert answer["FailedRecordCount"] == 0
    numbers = [int(one["SequenceNumber"]) for one in answer["Records"]]
    assert numbers == sorted(numbers) and len(set(numbers)) == 100
    records = read(
        kinesis,
        "shardId-000000000000",
        ShardIteratorType="AT_SEQUENCE_NUMBER",
        StartingSequenceNumber=str(numbers[0]),
    )
    assert [one["Data"] for one in records] == [one["Data"] for one in entries]


def test_every_kind_of_iterator(kinesis: Any) -> None:
    shard = {"StreamName": STREAM, "PartitionKey": "p", "ExplicitHashKey": str(2**127)}
    first = kinesis.put_record(Data=b"first", **shard)
    answer = kinesis.get_shard_iterator(
        StreamName=STREAM, ShardId="shardId-000000000001", ShardIteratorType="LATEST"
    )
    second = kinesis.put_record(Data=b"second", **shard)
    latest = get(kinesis, answer["ShardIterator"])
    assert [one["Data"] for one in latest["Records"]] == [b"second"]
    assert latest["MillisBehindLatest"] == 0
    again = get(kinesis, latest["NextShardIterator"])
    assert again["Records"] == []
    after = read(
        kinesis,
        "shardId-000000000001",
        ShardIteratorType="AFTER_SEQUENCE_NUMBER",
        StartingSequenceNumber=first["SequenceNumber"],
    )
    assert [one["SequenceNumber"] for one in after] == [second["SequenceNumber"]]
    since = read(
        kinesis,
        "shardId-000000000001",
        ShardIteratorType="AT_TIMESTAMP",
        Timestamp=datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1),
    )
    assert since[-1]["Data"] == b"second"
    assert read(kinesis, "shardId-000000000001")[-1]["Data"] == b"second"


def test_errors(kinesis: Any) -> None:
    assert bad_request(kinesis.put_record, StreamName="nil", PartitionKey="k", Data=b"x") == (
        "ResourceNotFoundException",
        "Stream nil under account 000000000000 not found.",
    )
    assert bad_request(kinesis.create_stream, StreamName=STREAM, ShardCount=1) == (
        "ResourceInUseException",
        f"Stream {STREAM} under account 000000000000 already exists.",
    )
    code, message = bad_request(
        kinesis.put_record, StreamName=STREAM, PartitionKey="k" * 257, Data=b"x"
    )
    assert code == "ValidationException"
    assert message == (
        f"1 validation error detected: Value '{'k' * 257}' at 'partitionKey' failed to satisfy"
        " constraint: Member must have length less than or equal to 256"
    )
    shard = {"StreamName": STREAM, "ShardId": "shardId-000000000009"}
    assert bad_request(kinesis.get_shard_iterator, **shard, ShardIteratorType="LATEST") == (
        "ResourceNotFoundException",
        f"Shard shardId-000000000009 in stream {STREAM} under account 000000000000 does not exist",
    )
    code, _ = bad_request(kinesis.get_records, ShardIterator="AAAA")
    assert code == "InvalidArgumentException"
    assert bad_request(
        kinesis.put_record,
        StreamName=STREAM,
        PartitionKey="k",
        Data=b"x",
        ExplicitHashKey=str(2**128),
    ) == (
        "InvalidArgumentException",
        "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified"
        f" value was {2**128}",
    )


def test_the_shards_limit_of_writes_is_per_record(kinesis: Any) -> None:
    entries = [{"Data": b"x" * 900_000, "PartitionKey": "p", "ExplicitHashKey": "0"}] * 4
    answer = kinesis.put_records(StreamName=STREAM, Records=entries)
    failed = [one for one in answer["Records"] if "ErrorCode" in one]
    assert len(failed) == answer["FailedRecordCount"] > 0
    assert failed[0]["ErrorCode"] == "ProvisionedThroughputExceededException"
    assert failed[0]["ErrorMessage"] == (
        f"Rate exceeded for shard shardId-000000000000 in stream {STREAM} under account"
        " 000000000000."
    )


def test_split_and_merge(kinesis: Any) -> None:
    kinesis.split_shard(
        StreamName=STREAM, ShardToSplit="shardId-000000000000", NewStartingHashKey=str(2**126)
    )
    active(kinesis)
    shards = {one["ShardId"]: one for one in kinesis.list_shards(StreamName=STREAM)["Shards"]}
    assert "EndingSequenceNumber" in shards["shardId-000000000000"]["SequenceNumberRange"]
    for child in ("shardId-000000000002", "shardId-000000000003"):
        assert shards[child]["ParentShardId"] == "shardId-000000000000"
    kinesis.merge_shards(
        StreamName=STREAM,
        ShardToMerge="shardId-000000000002",
        AdjacentShardToMerge="shardId-000000000003",
    )
    active(kinesis)
    latest = kinesis.list_shards(StreamName=STREAM, ShardFilter={"Type": "AT_LATEST"})["Shards"]
    assert {one["ShardId"] for one in latest} == {"shardId-000000000001", "shardId-000000000004"}
    merged = [one for one in latest if one["ShardId"] == "shardId-000000000004"][0]
    assert merged["ParentShardId"] == "shardId-000000000002"
    assert merged["AdjacentParentShardId"] == "shardId-000000000003"
    code, message = bad_request(
        kinesis.merge_shards,
        StreamName=STREAM,
        ShardToMerge="shardId-000000000001",
        AdjacentShardToMerge="shardId-000000000004",
    )
    assert code == "InvalidArgumentException" and "not an adjacent pair" in message


def test_retention_and_tags(kinesis: Any) -> None:
    kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=48)
    active(kinesis)
    description = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
    assert description["RetentionPeriodHours"] == 48
    code, message = bad_request(
        kinesis.increase_stream_retention_period, StreamName=STREAM, RetentionPeriodHours=30
    )
    assert code == "InvalidArgumentException"
    assert message == (
        f"Requested retention period (30 hours) for stream {STREAM} can not be shorter than"
        " existing retention period (48 hours). Use DecreaseRetentionPeriod API."
    )
    kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"team": "mill", "stage": "test"})
    kinesis.remove_tags_from_stream(StreamName=STREAM, TagKeys=["stage"])
    assert kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"] == [
        {"Key": "team", "Value": "mill"}
    ]


def test_encryption(kinesis: Any) -> None:
    kinesis.start_stream_encryption(
        StreamName=STREAM, EncryptionType="KMS", KeyId="alias/aws/kinesis"
    )
    active(kinesis)
    answer = kinesis.put_record(StreamName=STREAM, PartitionKey="k", Data=b"secret words")
    assert answer["EncryptionType"] == "KMS"
    (record,) = read(
        kinesis,
        answer["ShardId"],
        ShardIteratorType="AT_SEQUENCE_NUMBER",
        StartingSequenceNumber=answer["SequenceNumber"],
    )
    assert (record["Data"], record["EncryptionType"]) == (b"secret words", "KMS")


def test_what_is_encrypted_is_not_in_the_files(engine: Engine, kinesis: Any) -> None:
    plain = b"these words stand nowhere in the files"
    kinesis.put_record(StreamName=STREAM, PartitionKey="k", Data=plain)
    files = [path for path in engine.data.rglob("*") if path.is_file()]
    assert files
    assert not any(plain in path.read_bytes() for path in files)


def test_regions_are_apart(engine: Engine, kinesis: Any) -> None:
    elsewhere = engine.client("kinesis", region="eu-west-1")
    assert elsewhere.list_streams()["StreamNames"] == []
    elsewhere.create_stream(StreamName=STREAM, ShardCount=1)
    active(elsewhere)
    summary = elsewhere.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]
    assert summary["StreamARN"] == ARN.replace("us-east-1", "eu-west-1")
    assert summary["OpenShardCount"] == 1
    elsewhere.delete_stream(StreamName=STREAM)
    poll_equal(lambda: elsewhere.list_streams()["StreamNames"], [], "streams elsewhere")
    assert kinesis.list_streams()["StreamNames"] == [STREAM]


def test_delete(kinesis: Any) -> None:
    kinesis.delete_stream(StreamName=STREAM)
    poll_equal(lambda: kinesis.list_streams()["StreamNames"], [], "streams")
    code, _ = bad_request(kinesis.describe_stream, StreamName=STREAM)
    assert code == "ResourceNotFoundException"


def test_records_of_ten_mebibytes_come_back_byte_for_byte(engine: Engine) -> None:
    client = engine.client("kinesis")
    client.create_stream(StreamName="large", ShardCount=2)
    active(client, "large")
    arn = f"arn:aws:kinesis:us-east-1:{ARN.split(':')[4]}:stream/large"
    client.update_max_record_size(StreamARN=arn, MaxRecordSizeInKiB=10_240)
    active(client, "large")
    # The partition key counts. A shard takes the next one after ten seconds, so that each call has
    # a shard of its own.
    data = [random.Random(seed).randbytes((10 << 20) - 1) for seed in range(2)]
    keys = ["0", str(1 << 127)]
    one = client.put_record(
        StreamName="large", PartitionKey="k", ExplicitHashKey=keys[0], Data=data[0]
    )
    entry = {"PartitionKey": "k", "ExplicitHashKey": keys[1], "Data": data[1]}
    answer = client.put_records(StreamName="large", Records=[entry])
    assert answer["FailedRecordCount"] == 0
    (other,) = answer["Records"]
    assert one["ShardId"] != other["ShardId"]
    for stored, expected in zip((one, other), data):
        iterator = client.get_shard_iterator(
            StreamName="large", ShardId=stored["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        (record,) = get(client, iterator)["Records"]
        assert record["SequenceNumber"] == stored["SequenceNumber"]
        # Compared outside of the assertion, whose report would hold both.
        is_same = record["Data"] == expected
        assert is_same
    client.delete_stream(StreamName="large")
