"""Every subcommand of `aws kinesis`, in both versions of the AWS CLI, and what each shows."""

from __future__ import annotations

import base64
import datetime
import json
import pathlib
import re
from typing import Any, Callable, Iterator

import pytest

import streams
from cli_session import CliSession
from engine import Engine
from waiting import poll_equal

NAME = "typed"
STREAM = ("--stream-name", NAME)
ARN = f"arn:aws:kinesis:us-east-1:000000000000:stream/{NAME}"
FIRST = "shardId-000000000000"
TOP = str(2**128 - 1)
# An event stream is nothing that the CLI could show.
NOT_OFFERED = {"subscribe-to-shard"}


@pytest.fixture(scope="module", params=["1", "2"])
def aws(
    request: pytest.FixtureRequest, start_engine: Callable[..., Engine]
) -> Iterator[CliSession]:
    """A CLI, and a stream that it has made."""
    with CliSession(request.param, start_engine()) as session:
        assert session("create-stream", *STREAM, "--shard-count", "2") is None
        assert session("wait", "stream-exists", *STREAM) is None
        yield session


@pytest.fixture
def offered(aws: CliSession) -> Callable[..., None]:
    """Skips a test whose subcommands are younger than the CLI."""
    has = aws.offered()

    def check(*subcommands: str) -> None:
        missing = set(subcommands) - has
        if missing and aws.version == "2":
            pytest.skip(f"Debian's AWS CLI does not know {', '.join(sorted(missing))}")
        assert not missing

    return check


def summary(aws: CliSession, stream: str = NAME) -> dict[str, Any]:
    """What describe-stream-summary tells."""
    return aws("describe-stream-summary", "--stream-name", stream)["StreamDescriptionSummary"]


def settled(aws: CliSession, stream: str = NAME) -> None:
    """Waits until a change is made; by Boto3, which looks more often."""
    streams.settle(aws.engine.client("kinesis"), stream)


def since_epoch(shown: Any) -> float:
    """A time, which version 1 shows in seconds and version 2 in ISO 8601."""
    if isinstance(shown, str):
        return datetime.datetime.fromisoformat(shown).timestamp()
    return float(shown)


def now() -> float:
    """The time of day."""
    return datetime.datetime.now(datetime.timezone.utc).timestamp()


def test_every_subcommand_is_tested(aws: CliSession) -> None:
    source = pathlib.Path(__file__).read_text()
    tested = set(re.findall(r'aws(?:\.refused)?\(\s*"([a-z-]+)"', source)) | {"create-stream"}
    offered = aws.offered()
    assert offered - tested == set()
    assert offered & NOT_OFFERED == set()
    if aws.version == "1":
        # 38 of the 39 operations, and the waiters.
        assert len(offered) == 39 and tested == offered


def test_describe_stream(aws: CliSession) -> None:
    description = aws("describe-stream", *STREAM, "--no-paginate")["StreamDescription"]
    made = since_epoch(description.pop("StreamCreationTimestamp"))
    assert abs(now() - made) < 60
    shards = description.pop("Shards")
    assert description == {
        "StreamARN": ARN,
        "StreamName": NAME,
        "StreamStatus": "ACTIVE",
        "StreamModeDetails": {"StreamMode": "PROVISIONED"},
        "HasMoreShards": False,
        "RetentionPeriodHours": 24,
        "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
        "EncryptionType": "NONE",
    }
    # The CLI brings pages together.
    assert aws("describe-stream", *STREAM, "--page-size", "1")["StreamDescription"]["Shards"] == (
        shards
    )
    half = 2**127
    assert [
        (
            one["ShardId"],
            one["HashKeyRange"]["StartingHashKey"],
            one["HashKeyRange"]["EndingHashKey"],
        )
        for one in shards
    ] == [(FIRST, "0", str(half - 1)), ("shardId-000000000001", str(half), TOP)]
    assert all(list(one["SequenceNumberRange"]) == ["StartingSequenceNumber"] for one in shards)


def test_describe_stream_summary(aws: CliSession) -> None:
    answer = aws("describe-stream-summary", "--stream-arn", ARN)["StreamDescriptionSummary"]
    assert (answer["StreamName"], answer["OpenShardCount"]) == (NAME, 2)
    assert answer["StreamStatus"] == "ACTIVE"
    assert (
        aws.refused("describe-stream-summary", "--stream-name", "nil").splitlines()[-1]
        == "An error occurred (ResourceNotFoundException) when calling the DescribeStreamSummary"
        " operation: Stream nil under account 000000000000 not found."
    )


def test_list_streams(aws: CliSession) -> None:
    for name in ("listed-a", "listed-b"):
        aws("create-stream", "--stream-name", name, "--shard-count", "1")
        settled(aws, name)
    answer = aws("list-streams", "--page-size", "1")
    assert answer["StreamNames"] == ["listed-a", "listed-b", NAME]
    assert [one["StreamARN"] for one in answer["StreamSummaries"]][2] == ARN
    page = aws("list-streams", "--max-items", "2")
    assert page["StreamNames"] == ["listed-a", "listed-b"]
    rest = aws("list-streams", "--starting-token", page["NextToken"])
    assert rest["StreamNames"] == [NAME]
    for name in ("listed-a", "listed-b"):
        assert aws("delete-stream", "--stream-name", name) is None
        assert aws("wait", "stream-not-exists", "--stream-name", name) is None
    assert aws("list-streams")["StreamNames"] == [NAME]


def test_list_shards(aws: CliSession) -> None:
    shards = aws("list-shards", *STREAM)["Shards"]
    assert [one["ShardId"] for one in shards[:2]] == [FIRST, "shardId-000000000001"]
    after = aws("list-shards", *STREAM, "--exclusive-start-shard-id", FIRST)["Shards"]
    assert after == shards[1:]
    latest = aws("list-shards", *STREAM, "--shard-filter", "Type=AT_LATEST")["Shards"]
    assert latest == [
        one for one in shards if "EndingSequenceNumber" not in one["SequenceNumberRange"]
    ]
    page = aws("list-shards", *STREAM, "--max-items", "1")
    assert page["Shards"] == shards[:1]
    assert (
        aws("list-shards", *STREAM, "--starting-token", page["NextToken"])["Shards"] == (shards[1:])
    )


def test_records(aws: CliSession, tmp_path: pathlib.Path) -> None:
    data = bytes(range(256))
    file = tmp_path / "data"
    file.write_bytes(data)
    one = aws(
        "put-record",
        *STREAM,
        "--partition-key",
        "k",
        "--explicit-hash-key",
        "0",
        "--data",
        f"fileb://{file}",
    )
    assert one["ShardId"] == FIRST
    assert re.fullmatch(r"[1-9]\d{55}", one["SequenceNumber"])
    later = aws(
        "put-record",
        *STREAM,
        "--partition-key",
        "k",
        "--explicit-hash-key",
        "0",
        "--data",
        "words",
        "--sequence-number-for-ordering",
        one["SequenceNumber"],
    )
    assert int(later["SequenceNumber"]) > int(one["SequenceNumber"])
    many = aws(
        "put-records",
        *STREAM,
        "--records",
        "Data=first,PartitionKey=a,ExplicitHashKey=0",
        f"Data=second,PartitionKey=b,ExplicitHashKey={TOP}",
    )
    assert many["FailedRecordCount"] == 0
    assert [result["ShardId"] for result in many["Records"]] == [FIRST, "shardId-000000000001"]

    iterator = aws(
        "get-shard-iterator",
        *STREAM,
        "--shard-id",
        FIRST,
        "--shard-iterator-type",
        "AT_SEQUENCE_NUMBER",
        "--starting-sequence-number",
        one["SequenceNumber"],
    )["ShardIterator"]
    answer = aws("get-records", "--shard-iterator", iterator, "--limit", "2")
    assert [record["SequenceNumber"] for record in answer["Records"]] == [
        one["SequenceNumber"],
        later["SequenceNumber"],
    ]
    assert base64.b64decode(answer["Records"][0]["Data"]) == data
    assert base64.b64decode(answer["Records"][1]["Data"]) == b"words"
    assert abs(now() - since_epoch(answer["Records"][0]["ApproximateArrivalTimestamp"])) < 60
    rest = aws("get-records", "--shard-iterator", answer["NextShardIterator"])
    assert [(one["PartitionKey"], one["Data"]) for one in rest["Records"]] == [
        ("a", base64.b64encode(b"first").decode())
    ]
    assert rest["MillisBehindLatest"] == 0
    assert (
        "An error occurred (InvalidArgumentException) when calling the GetRecords operation:"
        " Invalid ShardIterator." in aws.refused("get-records", "--shard-iterator", "AAAA")
    )


def test_tags_of_a_stream(aws: CliSession) -> None:
    tags = "team=mill,stage=test,old="
    assert aws("add-tags-to-stream", *STREAM, "--tags", tags) is None
    assert aws("remove-tags-from-stream", *STREAM, "--tag-keys", "old", "never") is None
    answer = aws("list-tags-for-stream", *STREAM)
    assert answer["Tags"] == [
        {"Key": "stage", "Value": "test"},
        {"Key": "team", "Value": "mill"},
    ]
    assert answer["HasMoreTags"] is False
    first = aws("list-tags-for-stream", *STREAM, "--limit", "1")
    assert ([tag["Key"] for tag in first["Tags"]], first["HasMoreTags"]) == (["stage"], True)
    aws("remove-tags-from-stream", *STREAM, "--tag-keys", "team", "stage")
    assert aws("list-tags-for-stream", *STREAM)["Tags"] == []


def test_tags_of_a_resource(aws: CliSession, offered: Callable[..., None]) -> None:
    offered("tag-resource", "untag-resource", "list-tags-for-resource")
    resource = ("--resource-arn", ARN)
    assert aws("tag-resource", *resource, "--tags", "cost=none,owner=all") is None
    assert aws("untag-resource", *resource, "--tag-keys", "owner") is None
    assert aws("list-tags-for-resource", *resource) == {"Tags": [{"Key": "cost", "Value": "none"}]}
    aws("untag-resource", *resource, "--tag-keys", "cost")


def test_retention(aws: CliSession) -> None:
    hours = "--retention-period-hours"
    assert aws("increase-stream-retention-period", *STREAM, hours, "8760") is None
    settled(aws)
    assert summary(aws)["RetentionPeriodHours"] == 8760
    assert "InvalidArgumentException" in aws.refused(
        "increase-stream-retention-period", *STREAM, hours, "8761"
    )
    assert aws("decrease-stream-retention-period", *STREAM, hours, "24") is None
    settled(aws)
    assert summary(aws)["RetentionPeriodHours"] == 24


def test_encryption(aws: CliSession) -> None:
    key = ("--encryption-type", "KMS", "--key-id", "alias/aws/kinesis")
    assert aws("start-stream-encryption", *STREAM, *key) is None
    settled(aws)
    encrypted = summary(aws)
    assert (encrypted["EncryptionType"], encrypted["KeyId"]) == ("KMS", "alias/aws/kinesis")
    put = aws("put-record", *STREAM, "--partition-key", "k", "--data", "secret")
    assert put["EncryptionType"] == "KMS"
    assert aws("stop-stream-encryption", *STREAM, *key) is None
    settled(aws)
    assert summary(aws)["EncryptionType"] == "NONE"


def test_enhanced_monitoring(aws: CliSession) -> None:
    metrics = ("--shard-level-metrics", "IncomingBytes", "OutgoingRecords")
    on = aws("enable-enhanced-monitoring", *STREAM, *metrics)
    assert (on["StreamName"], on["StreamARN"]) == (NAME, ARN)
    assert on["CurrentShardLevelMetrics"] == []
    assert sorted(on["DesiredShardLevelMetrics"]) == ["IncomingBytes", "OutgoingRecords"]
    settled(aws)
    off = aws("disable-enhanced-monitoring", *STREAM, "--shard-level-metrics", "ALL")
    assert sorted(off["CurrentShardLevelMetrics"]) == ["IncomingBytes", "OutgoingRecords"]
    assert off["DesiredShardLevelMetrics"] == []
    settled(aws)


def test_describe_limits(aws: CliSession) -> None:
    answer = aws("describe-limits")
    assert answer["ShardLimit"] == 20_000 and answer["OpenShardCount"] >= 2
    assert (answer["OnDemandStreamCount"], answer["OnDemandStreamCountLimit"]) == (0, 50)


def test_stream_mode_and_record_size(aws: CliSession, offered: Callable[..., None]) -> None:
    offered("update-stream-mode", "update-max-record-size")
    arn = ("--stream-arn", ARN.replace(NAME, "switched"))
    aws("create-stream", "--stream-name", "switched", "--shard-count", "2")
    settled(aws, "switched")
    mode = ("--stream-mode-details", "StreamMode=ON_DEMAND")
    assert aws("update-stream-mode", *arn, *mode) is None
    settled(aws, "switched")
    assert aws("update-max-record-size", *arn, "--max-record-size-in-ki-b", "2048") is None
    settled(aws, "switched")
    shown = summary(aws, "switched")
    assert shown["StreamModeDetails"] == {"StreamMode": "ON_DEMAND"}
    assert (shown["OpenShardCount"], shown["MaxRecordSizeInKiB"]) == (2, 2048)
    assert "in On-Demand mode." in aws.refused(
        "update-shard-count",
        *arn,
        "--target-shard-count",
        "4",
        "--scaling-type",
        "UNIFORM_SCALING",
    )
    assert aws("delete-stream", *arn) is None


def test_resharding(aws: CliSession) -> None:
    stream = ("--stream-name", "resharded")
    aws("create-stream", *stream, "--shard-count", "1")
    settled(aws, "resharded")
    middle = ("--shard-to-split", FIRST, "--new-starting-hash-key", str(2**127))
    assert aws("split-shard", *stream, *middle) is None
    settled(aws, "resharded")
    shards = aws("list-shards", *stream)["Shards"]
    assert [one.get("ParentShardId") for one in shards] == [None, FIRST, FIRST]
    two = ("--shard-to-merge", "shardId-000000000001")
    assert (
        aws("merge-shards", *stream, *two, "--adjacent-shard-to-merge", "shardId-000000000002")
        is None
    )
    settled(aws, "resharded")
    merged = aws("list-shards", *stream)["Shards"][3]
    assert merged["HashKeyRange"] == {"StartingHashKey": "0", "EndingHashKey": TOP}
    assert merged["AdjacentParentShardId"] == "shardId-000000000002"
    scaled = aws(
        "update-shard-count",
        *stream,
        "--target-shard-count",
        "2",
        "--scaling-type",
        "UNIFORM_SCALING",
    )
    assert scaled == {
        "StreamName": "resharded",
        "CurrentShardCount": 1,
        "TargetShardCount": 2,
        "StreamARN": ARN.replace(NAME, "resharded"),
    }
    settled(aws, "resharded")
    assert summary(aws, "resharded")["OpenShardCount"] == 2


def test_resource_policies(aws: CliSession, offered: Callable[..., None]) -> None:
    offered("put-resource-policy", "get-resource-policy", "delete-resource-policy")
    resource = ("--resource-arn", ARN)
    statement = {
        "Sid": "Reader",
        "Effect": "Allow",
        "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
        "Action": ["kinesis:GetRecords", "kinesis:GetShardIterator"],
        "Resource": ARN,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    assert aws("put-resource-policy", *resource, "--policy", policy) is None
    assert aws("get-resource-policy", *resource) == {"Policy": policy}
    assert aws("delete-resource-policy", *resource) is None
    assert aws("get-resource-policy", *resource) == {"Policy": "{}"}


def test_consumers(aws: CliSession) -> None:
    address = ("--stream-arn", ARN)
    consumer = aws("register-stream-consumer", *address, "--consumer-name", "fast")["Consumer"]
    arn = consumer["ConsumerARN"]
    assert re.fullmatch(re.escape(ARN) + r"/consumer/fast:[0-9]{10}", arn)
    assert (consumer["ConsumerName"], consumer["ConsumerStatus"]) == ("fast", "CREATING")
    assert abs(now() - since_epoch(consumer["ConsumerCreationTimestamp"])) < 60

    def described() -> dict[str, Any]:
        return aws("describe-stream-consumer", "--consumer-arn", arn)["ConsumerDescription"]

    poll_equal(lambda: described()["ConsumerStatus"], "ACTIVE", "the consumer's status")
    by_name = aws("describe-stream-consumer", *address, "--consumer-name", "fast")
    assert by_name["ConsumerDescription"] == described()
    assert described()["StreamARN"] == ARN
    aws("register-stream-consumer", *address, "--consumer-name", "faster")
    listed = aws("list-stream-consumers", *address, "--page-size", "1")["Consumers"]
    assert [one["ConsumerName"] for one in listed] == ["fast", "faster"]
    page = aws("list-stream-consumers", *address, "--max-items", "1")
    assert [one["ConsumerName"] for one in page["Consumers"]] == ["fast"]
    assert summary(aws)["ConsumerCount"] == 2
    refusal = aws.refused("delete-stream", *STREAM)
    assert "(ResourceInUseException)" in refusal
    assert aws("deregister-stream-consumer", "--consumer-arn", arn) is None
    assert aws("deregister-stream-consumer", *address, "--consumer-name", "faster") is None
    poll_equal(lambda: summary(aws)["ConsumerCount"], 0, "the number of consumers")


def test_stream_mode(aws: CliSession) -> None:
    stream, arn = ("--stream-name", "on-demand"), ARN.replace(NAME, "on-demand")
    aws("create-stream", *stream, "--stream-mode-details", "StreamMode=ON_DEMAND")
    settled(aws, "on-demand")
    made = summary(aws, "on-demand")
    assert made["StreamModeDetails"] == {"StreamMode": "ON_DEMAND"}
    assert made["OpenShardCount"] == 4
    assert aws("describe-limits")["OnDemandStreamCount"] == 1
    mode = ("--stream-mode-details", "StreamMode=PROVISIONED")
    assert aws("update-stream-mode", "--stream-arn", arn, *mode) is None
    settled(aws, "on-demand")
    switched = summary(aws, "on-demand")
    assert switched["StreamModeDetails"] == {"StreamMode": "PROVISIONED"}
    assert switched["OpenShardCount"] == 4
    aws("delete-stream", *stream)
    aws("wait", "stream-not-exists", *stream)


def test_account_settings_and_warm_throughput(
    aws: CliSession, offered: Callable[..., None]
) -> None:
    offered("describe-account-settings", "update-account-settings", "update-stream-warm-throughput")
    member = "MinimumThroughputBillingCommitment"
    assert aws("describe-account-settings")[member] == {"Status": "DISABLED"}
    stream = ("--stream-name", "warm")
    aws("create-stream", *stream, "--stream-mode-details", "StreamMode=ON_DEMAND")
    settled(aws, "warm")
    warm = ("--warm-throughput-mi-bps", "8")
    assert "(ValidationException)" in aws.refused("update-stream-warm-throughput", *stream, *warm)

    commitment = "--minimum-throughput-billing-commitment"
    enabled = aws("update-account-settings", commitment, "Status=ENABLED")[member]
    assert enabled["Status"] == "ENABLED"
    started, earliest = (
        since_epoch(enabled[name]) for name in ("StartedAt", "EarliestAllowedEndAt")
    )
    assert abs(now() - started) < 60 and earliest - started == 24 * 3600
    assert aws("describe-account-settings")[member] == enabled

    answer = aws("update-stream-warm-throughput", *stream, *warm)
    assert answer == {
        "StreamARN": ARN.replace(NAME, "warm"),
        "StreamName": "warm",
        "WarmThroughput": {"TargetMiBps": 8, "CurrentMiBps": 4},
    }
    settled(aws, "warm")
    warmed = summary(aws, "warm")
    assert warmed["WarmThroughput"] == {"TargetMiBps": 8, "CurrentMiBps": 8}
    assert warmed["OpenShardCount"] == 8
    ending = aws("update-account-settings", commitment, "Status=DISABLED")[member]
    assert ending["Status"] == "ENABLED_UNTIL_EARLIEST_ALLOWED_END"


def test_record_size(aws: CliSession, offered: Callable[..., None], tmp_path: pathlib.Path) -> None:
    offered("update-max-record-size")
    file = tmp_path / "large"
    file.write_bytes(b"x" * (1 << 20))
    aws("create-stream", "--stream-name", "large", "--shard-count", "1")
    settled(aws, "large")
    put = ("put-record", "--stream-name", "large", "--partition-key", "k", "--data")
    assert "(ValidationException)" in aws.refused(*put, f"fileb://{file}")
    size = ("--max-record-size-in-ki-b", "10240")
    arn = ARN.replace(NAME, "large")
    assert aws("update-max-record-size", "--stream-arn", arn, *size) is None
    settled(aws, "large")
    assert summary(aws, "large")["MaxRecordSizeInKiB"] == 10_240
    # The partition key counts.
    file.write_bytes(b"x" * ((10 << 20) - 1))
    assert aws(*put, f"fileb://{file}")["ShardId"] == FIRST
