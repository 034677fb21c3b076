"""Stacks and what is not theirs: other stacks' resources, and those that nobody's stack has made."""

from __future__ import annotations

import json
from typing import Any

from engine import Engine
from test_failing_stacks import create, events, settled
from waiting import poll


def topic(name: str) -> dict[str, Any]:
    """A topic of a name."""
    return {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}}


def why(engine: Engine, stack: str) -> list[str]:
    """Why resources of a stack have failed to be made."""
    return [reason for _, status, reason in events(engine, stack) if status == "CREATE_FAILED"]


def topics(engine: Engine) -> list[str]:
    """The names of all topics."""
    listed = engine.client("sns").list_topics()["Topics"]
    return [one["TopicArn"].rsplit(":", 1)[1] for one in listed]


def stranger(engine: Engine, *actions: str) -> tuple[str, str]:
    """Key and secret of a user who may do with stacks what they like, and little else."""
    iam = engine.client("iam")
    iam.create_user(UserName="stranger")
    statement = {"Effect": "Allow", "Action": ["cloudformation:*", *actions], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.put_user_policy(UserName="stranger", PolicyName="p", PolicyDocument=document)
    key = iam.create_access_key(UserName="stranger")["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def test_two_stacks_do_not_share_a_topic(engine: Engine) -> None:
    create(engine, "first", {"A": topic("shared")})
    assert settled(engine, "first") == "CREATE_COMPLETE"
    cloudformation = engine.client("cloudformation")
    (first,) = cloudformation.describe_stacks(StackName="first")["Stacks"]
    create(engine, "second", {"A": topic("shared")})
    assert settled(engine, "second") == "ROLLBACK_COMPLETE"
    assert why(engine, "second") == [f"shared already exists in stack {first['StackId']}"]
    assert topics(engine) == ["shared"], "the rollback leaves what is another's"
    create(engine, "twins", {"A": topic("twin"), "B": topic("twin")})
    assert settled(engine, "twins") == "ROLLBACK_COMPLETE"
    (twins,) = cloudformation.describe_stacks(StackName="twins")["Stacks"]
    assert f"twin already exists in stack {twins['StackId']}" in why(engine, "twins")
    engine.stop()
    engine.start()
    create(engine, "third", {"A": topic("shared")})
    assert settled(engine, "third") == "ROLLBACK_COMPLETE", "owners are known after a restart"
    assert topics(engine) == ["shared"]


def test_who_may_not_look_takes_nothing_over(engine: Engine) -> None:
    engine.client("sns").create_topic(Name="theirs")
    keys = stranger(engine, "sns:CreateTopic", "sns:DeleteTopic", "s3:CreateBucket")
    cloudformation = engine.client("cloudformation", *keys)
    body = json.dumps({"Resources": {"A": topic("theirs")}})
    cloudformation.create_stack(StackName="taker", TemplateBody=body)
    assert settled(engine, "taker") == "ROLLBACK_COMPLETE"
    (reason,) = why(engine, "taker")
    assert "not authorized to perform: SNS:GetTopicAttributes" in reason
    assert reason.endswith("HandlerErrorCode: AccessDenied)")
    assert "theirs" in topics(engine)
    # S3 refuses a second bucket itself: one needs no leave to look.
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "mine-alone"}}
    body = json.dumps({"Resources": {"B": bucket}})
    cloudformation.create_stack(StackName="bucket", TemplateBody=body)
    assert settled(engine, "bucket") == "CREATE_COMPLETE"


def test_a_subscription_that_is_there_is_taken_over(engine: Engine) -> None:
    sns, sqs = engine.client("sns"), engine.client("sqs")
    arn = sns.create_topic(Name="t")["TopicArn"]
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]
    there = sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue["QueueArn"])
    subscription = {
        "Type": "AWS::SNS::Subscription",
        "Properties": {"TopicArn": arn, "Protocol": "sqs", "Endpoint": queue["QueueArn"]},
    }
    outputs = {"Outputs": {"Arn": {"Value": {"Ref": "S"}}}}
    create(engine, "letters", {"S": subscription}, sections=outputs)
    assert settled(engine, "letters") == "CREATE_COMPLETE"
    cloudformation = engine.client("cloudformation")
    (stack,) = cloudformation.describe_stacks(StackName="letters")["Stacks"]
    assert stack["Outputs"][0]["OutputValue"] == there["SubscriptionArn"]
    cloudformation.delete_stack(StackName="letters")

    def gone() -> bool:
        listed = sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]
        return not listed

    poll(gone, "the subscription goes with its stack")
