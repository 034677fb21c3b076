"""Kinesis by Boto3: limits, shard level metrics, and tags by ARN."""

from __future__ import annotations

from typing import Any

import pytest

from engine import Engine
from refusals import refusal
from waiting import poll

STREAM = "broad"
ARN = f"arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}"
NIL = "arn:aws:kinesis:us-east-1:000000000000:stream/nil"
NO_STREAM = (
    400,
    "ResourceNotFoundException",
    "Stream nil under account 000000000000 not found.",
)


@pytest.fixture(scope="module")
def kinesis(engine: Engine) -> Any:
    """A client and an active stream of three shards."""
    client = engine.client("kinesis")
    client.create_stream(StreamName=STREAM, ShardCount=3)
    client.get_waiter("stream_exists").wait(StreamName=STREAM, WaiterConfig={"Delay": 1})
    return client


def limits(client: Any) -> dict[str, Any]:
    """What DescribeLimits says, which an account may ask once a second."""

    def look() -> Any:
        try:
            return client.describe_limits()
        except client.exceptions.LimitExceededException:
            return None

    return poll(look, "an answer of DescribeLimits")


def test_limits_are_of_a_region(engine: Engine, kinesis: Any) -> None:
    answer = limits(kinesis)
    answer.pop("ResponseMetadata")
    assert answer == {
        "ShardLimit": 20_000,
        "OpenShardCount": 3,
        "OnDemandStreamCount": 0,
        "OnDemandStreamCountLimit": 50,
    }
    elsewhere = limits(engine.client("kinesis", region="eu-central-1"))
    assert (elsewhere["ShardLimit"], elsewhere["OpenShardCount"]) == (1_000, 0)


def test_limits_count_open_shards_only(kinesis: Any) -> None:
    before = limits(kinesis)["OpenShardCount"]
    kinesis.create_stream(StreamName="split", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="split", WaiterConfig={"Delay": 1})
    kinesis.split_shard(
        StreamName="split", ShardToSplit="shardId-000000000000", NewStartingHashKey=str(2**127)
    )
    kinesis.get_waiter("stream_exists").wait(StreamName="split", WaiterConfig={"Delay": 1})
    assert len(kinesis.list_shards(StreamName="split")["Shards"]) == 3
    assert limits(kinesis)["OpenShardCount"] == before + 2


def test_metrics_of_shards_go_off_one_by_one_and_all_at_once(kinesis: Any) -> None:
    def settled() -> None:
        waiter = kinesis.get_waiter("stream_exists")
        waiter.wait(StreamName=STREAM, WaiterConfig={"Delay": 1})

    kinesis.enable_enhanced_monitoring(
        StreamName=STREAM,
        ShardLevelMetrics=["IncomingBytes", "IncomingRecords", "OutgoingBytes"],
    )
    settled()
    answer = kinesis.disable_enhanced_monitoring(
        StreamARN=ARN, ShardLevelMetrics=["IncomingBytes", "OutgoingRecords"]
    )
    assert (answer["StreamName"], answer["StreamARN"]) == (STREAM, ARN)
    assert sorted(answer["CurrentShardLevelMetrics"]) == [
        "IncomingBytes",
        "IncomingRecords",
        "OutgoingBytes",
    ]
    assert sorted(answer["DesiredShardLevelMetrics"]) == ["IncomingRecords", "OutgoingBytes"]

    def described() -> list[str]:
        description = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
        (monitoring,) = description["EnhancedMonitoring"]
        return sorted(monitoring["ShardLevelMetrics"])

    settled()
    assert described() == ["IncomingRecords", "OutgoingBytes"]
    answer = kinesis.disable_enhanced_monitoring(StreamName=STREAM, ShardLevelMetrics=["ALL"])
    assert answer["DesiredShardLevelMetrics"] == []
    settled()
    assert described() == []


def test_metrics_that_there_are_not(kinesis: Any) -> None:
    call = kinesis.disable_enhanced_monitoring
    assert refusal(call, StreamName="nil", ShardLevelMetrics=["ALL"]) == NO_STREAM
    status, code, message = refusal(call, StreamName=STREAM, ShardLevelMetrics=["Colour"])
    assert (status, code) == (400, "ValidationException")
    assert message.startswith("1 validation error detected: Value '[Colour]' at")


def test_tags_by_arn(kinesis: Any) -> None:
    kinesis.tag_resource(ResourceARN=ARN, Tags={"team": "mill", "stage": "test", "old": ""})
    kinesis.untag_resource(ResourceARN=ARN, TagKeys=["old", "never-there"])
    wanted = [{"Key": "stage", "Value": "test"}, {"Key": "team", "Value": "mill"}]
    listed = kinesis.list_tags_for_resource(ResourceARN=ARN)["Tags"]
    assert sorted(listed, key=lambda tag: tag["Key"]) == wanted
    # They are the same tags that the older operations know.
    assert kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"] == listed
    kinesis.untag_resource(ResourceARN=ARN, TagKeys=["stage", "team"])
    assert kinesis.list_tags_for_resource(ResourceARN=ARN)["Tags"] == []


def test_tags_of_a_stream_that_is_not_there(kinesis: Any) -> None:
    assert refusal(kinesis.list_tags_for_resource, ResourceARN=NIL) == NO_STREAM
    assert refusal(kinesis.untag_resource, ResourceARN=NIL, TagKeys=["a"]) == NO_STREAM
    assert refusal(kinesis.tag_resource, ResourceARN=NIL, Tags={"a": "b"}) == NO_STREAM
