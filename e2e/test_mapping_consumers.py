"""Consumers with enhanced fan-out as event sources, by Boto3 and by a stack."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import ACCOUNT, Engine
from mappings import Mapped, filters
from waiting import poll, poll_equal

TEMPLATE = """
Resources:
  Consumer:
    Type: AWS::Kinesis::StreamConsumer
    Properties:
      ConsumerName: stacked
      StreamARN: arn:aws:kinesis:us-east-1:000000000000:stream/consumed-by-stack
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Consumer.ConsumerARN
      FunctionName: consumed-by-stack
      StartingPosition: TRIM_HORIZON
Outputs:
  Consumer: {Value: !GetAtt Consumer.ConsumerARN}
"""


def consumer(mapped: Mapped, name: str) -> str:
    """Registers an active consumer and answers its ARN."""
    answer = mapped.kinesis.register_stream_consumer(StreamARN=mapped.stream, ConsumerName=name)
    arn = answer["Consumer"]["ConsumerARN"]

    def status() -> str:
        described = mapped.kinesis.describe_stream_consumer(ConsumerARN=arn)
        return described["ConsumerDescription"]["ConsumerStatus"]

    poll_equal(status, "ACTIVE", "the consumer")
    return arn


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream and a function."""
    return Mapped(engine, "consumed")


@pytest.fixture(scope="module")
def arn(mapped: Mapped) -> str:
    """A consumer of the stream."""
    return consumer(mapped, "billing")


@pytest.fixture(scope="module")
def mapping(mapped: Mapped, arn: str) -> str:
    """A mapping from the consumer, whose failures go to the bucket."""
    return mapped.map(
        EventSourceArn=arn, MaximumRetryAttempts=1, DestinationConfig=mapped.to_bucket()
    )


def test_records_are_pushed(mapped: Mapped, arn: str, mapping: str) -> None:
    assert mapped.shown(mapping)["EventSourceArn"] == arn
    mapped.put("a", "b")
    mapped.wait_for("a", "b")
    mapped.put("c")
    mapped.wait_for("c")
    assert mapped.seen() == ["a", "b", "c"]
    for event in mapped.events():
        for record in event["Records"]:
            assert record["eventSourceARN"] == arn
            assert record["eventName"] == "aws:kinesis:record"
    poll_equal(lambda: mapped.shown(mapping)["LastProcessingResult"], "OK", "the result")


def test_a_consumer_is_a_source_of_its_own(mapped: Mapped, arn: str, mapping: str) -> None:
    status, code, message = mapped.refusal(EventSourceArn=arn)
    assert (status, code) == (409, "ResourceConflictException")
    assert arn in message and mapping in message
    listed = mapped.lambda_.list_event_source_mappings(EventSourceArn=arn)
    assert [one["UUID"] for one in listed["EventSourceMappings"]] == [mapping]
    beside = mapped.map(StartingPosition="LATEST")
    mapped.lambda_.delete_event_source_mapping(UUID=beside)
    absent = arn.replace("billing", "absent")
    assert mapped.refusal(EventSourceArn=absent) == (
        400,
        "InvalidParameterValueException",
        f"Stream not found: {absent}",
    )


def test_a_failing_record_is_retried_and_given_up(mapped: Mapped, mapping: str) -> None:
    mapped.put("it fails")
    mapped.put("behind it")
    mapped.wait_for("behind it")
    (record,) = poll(mapped.failures, "a failure record")
    assert record["requestContext"]["approximateInvokeCount"] == 2
    assert record["KinesisBatchInfo"]["streamArn"] == mapped.stream


def test_filters_are_of_pushed_records_too(mapped: Mapped, mapping: str) -> None:
    mapped.update(mapping, FilterCriteria=filters({"data": {"kind": ["wanted"]}}))
    mapped.put({"kind": "other"}, {"kind": "wanted"})
    mapped.wait_for({"kind": "wanted"})
    assert json.dumps({"kind": "other"}) not in mapped.seen()
    mapped.update(mapping, FilterCriteria={})


def test_who_takes_the_subscription_away_does_not_keep_it(
    mapped: Mapped, arn: str, mapping: str
) -> None:
    faults = mapped.kinesis.exceptions
    refused = (faults.ResourceInUseException, faults.LimitExceededException)

    def take() -> Any:
        try:
            return mapped.kinesis.subscribe_to_shard(
                ConsumerARN=arn,
                ShardId="shardId-000000000000",
                StartingPosition={"Type": "LATEST"},
            )["EventStream"]
        except refused:
            # Within five seconds of the mapping's own call, or too often.
            return None

    stream = poll(take, "a subscription")
    mapped.put("in between")
    mapped.wait_for("in between")
    stream.close()


def test_children_follow_their_parents(mapped: Mapped, mapping: str) -> None:
    mapped.put("before the split")
    mapped.kinesis.split_shard(
        StreamName="consumed",
        ShardToSplit="shardId-000000000000",
        NewStartingHashKey=str(1 << 127),
    )
    mapped.kinesis.get_waiter("stream_exists").wait(
        StreamName="consumed", WaiterConfig={"Delay": 1}
    )
    mapped.put("after the split")
    mapped.wait_for("before the split", "after the split")


def test_it_goes_on_after_a_kill(mapped: Mapped, mapping: str) -> None:
    mapped.put("before the kill")
    # A kill takes log lines of the last second along, also of records that are done.
    mapped.wait_for("before the kill")
    mapped.engine.kill()
    mapped.engine.start()
    mapped.put("after the kill")
    mapped.wait_for("after the kill")


def test_the_role_must_be_allowed_to_subscribe(engine: Engine) -> None:
    other = Mapped(engine, "not-allowed")
    arn = consumer(other, "denied")
    deny = {"Effect": "Deny", "Action": "kinesis:SubscribeToShard", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    iam = engine.client("iam")
    iam.put_role_policy(RoleName="not-allowed", PolicyName="deny", PolicyDocument=policy)
    status, code, message = other.refusal(EventSourceArn=arn)
    assert (status, code) == (400, "InvalidParameterValueException")
    assert message.startswith(f"Cannot access stream {arn}. Please ensure the role can perform")
    assert "SubscribeToShard" in message
    iam.delete_role_policy(RoleName="not-allowed", PolicyName="deny")
    uuid = other.map(EventSourceArn=arn)
    other.put("x")
    other.wait_for("x")
    # A consumer that goes leaves a mapping that says so and can be deleted.
    other.kinesis.deregister_stream_consumer(ConsumerARN=arn)
    poll_equal(
        lambda: other.shown(uuid)["LastProcessingResult"],
        f"PROBLEM: Stream not found: {arn}",
        "the result",
    )
    other.lambda_.delete_event_source_mapping(UUID=uuid)


def test_by_a_stack(engine: Engine) -> None:
    mapped = Mapped(engine, "consumed-by-stack")
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(StackName="consumers", TemplateBody=TEMPLATE)
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="consumers", WaiterConfig={"Delay": 1}
    )
    (stack,) = cloudformation.describe_stacks(StackName="consumers")["Stacks"]
    (output,) = stack["Outputs"]
    listed = mapped.lambda_.list_event_source_mappings(EventSourceArn=output["OutputValue"])
    assert len(listed["EventSourceMappings"]) == 1
    assert f":{ACCOUNT}:stream/consumed-by-stack/consumer/stacked:" in output["OutputValue"]
    mapped.put("by a stack")
    mapped.wait_for("by a stack")
    cloudformation.delete_stack(StackName="consumers")
    cloudformation.get_waiter("stack_delete_complete").wait(
        StackName="consumers", WaiterConfig={"Delay": 1}
    )
    assert mapped.kinesis.list_stream_consumers(StreamARN=mapped.stream)["Consumers"] == []
