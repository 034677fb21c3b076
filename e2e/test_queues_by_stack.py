"""Queues, topics and their policies in a template: made, changed in place, replaced, deleted."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import ACCOUNT, Engine
from waiting import poll

TEMPLATE: dict[str, Any] = {
    "Parameters": {"Timeout": {"Type": "Number", "Default": 60}, "Name": {"Type": "String"}},
    "Resources": {
        "Dead": {"Type": "AWS::SQS::Queue"},
        "Queue": {
            "Type": "AWS::SQS::Queue",
            "Properties": {
                "QueueName": {"Ref": "Name"},
                "VisibilityTimeout": {"Ref": "Timeout"},
                "RedrivePolicy": {
                    "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]},
                    "maxReceiveCount": 3,
                },
                "Tags": [{"Key": "team", "Value": "mill"}],
            },
        },
        "Policy": {
            "Type": "AWS::SQS::QueuePolicy",
            "Properties": {
                "Queues": [{"Ref": "Queue"}],
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Deny",
                            "Principal": "*",
                            "Action": "sqs:PurgeQueue",
                            "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
                        }
                    ],
                },
            },
        },
    },
    "Outputs": {
        "Url": {"Value": {"Ref": "Queue"}},
        "Arn": {"Value": {"Fn::GetAtt": ["Queue", "Arn"]}},
        "Name": {"Value": {"Fn::GetAtt": ["Queue", "QueueName"]}},
        "Dead": {"Value": {"Fn::GetAtt": ["Dead", "QueueName"]}},
    },
}


@pytest.fixture(scope="module")
def engine(start_engine: Callable[..., Engine]) -> Engine:
    """An engine in which a queue's name can be used again at once."""
    return start_engine("--no-limits")


def deploy(engine: Engine, what: str, template: dict[str, Any], **parameters: str) -> dict[str, str]:
    """Creates or updates the stack; answers its outputs."""
    cloudformation = engine.client("cloudformation")
    given = [
        {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
    ]
    body = json.dumps(template)
    getattr(cloudformation, f"{what}_stack")(
        StackName="queues", TemplateBody=body, Parameters=given
    )
    waiter = cloudformation.get_waiter(f"stack_{what}_complete")
    waiter.wait(StackName="queues", WaiterConfig={"Delay": 1})
    (stack,) = cloudformation.describe_stacks(StackName="queues")["Stacks"]
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def attributes(engine: Engine, url: str) -> dict[str, str]:
    answer = engine.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    return answer["Attributes"]


def test_a_queue_lives_with_its_stack(engine: Engine) -> None:
    sqs = engine.client("sqs")
    made = deploy(engine, "create", TEMPLATE, Name="one")
    assert made["Url"] == f"{engine.url}/{ACCOUNT}/one"
    assert made["Arn"] == f"arn:aws:sqs:us-east-1:{ACCOUNT}:one" and made["Name"] == "one"
    assert made["Dead"].startswith("queues-Dead-")
    told = attributes(engine, made["Url"])
    assert told["VisibilityTimeout"] == "60"
    assert json.loads(told["RedrivePolicy"])["maxReceiveCount"] == 3
    assert json.loads(told["Policy"])["Statement"][0]["Effect"] == "Deny"
    assert sqs.list_queue_tags(QueueUrl=made["Url"])["Tags"] == {"team": "mill"}

    sqs.send_message(QueueUrl=made["Url"], MessageBody="stays")
    changed = json.loads(json.dumps(TEMPLATE))
    del changed["Resources"]["Queue"]["Properties"]["RedrivePolicy"]
    del changed["Resources"]["Queue"]["Properties"]["Tags"]
    assert deploy(engine, "update", changed, Name="one", Timeout="90")["Url"] == made["Url"]
    told = attributes(engine, made["Url"])
    assert told["VisibilityTimeout"] == "90" and "RedrivePolicy" not in told
    assert told["ApproximateNumberOfMessages"] == "1"
    assert "Tags" not in sqs.list_queue_tags(QueueUrl=made["Url"])

    other = deploy(engine, "update", changed, Name="two")
    assert other["Url"] == f"{engine.url}/{ACCOUNT}/two"
    assert "Policy" in attributes(engine, other["Url"])
    names = [url.rsplit("/", 1)[1] for url in sqs.list_queues()["QueueUrls"]]
    assert names == [made["Dead"], "two"]

    del changed["Resources"]["Policy"]
    deploy(engine, "update", changed, Name="two")
    assert "Policy" not in attributes(engine, other["Url"])
    cloudformation = engine.client("cloudformation")
    cloudformation.delete_stack(StackName="queues")
    waiter = cloudformation.get_waiter("stack_delete_complete")
    waiter.wait(StackName="queues", WaiterConfig={"Delay": 1})
    assert "QueueUrls" not in sqs.list_queues()


def test_a_fifo_queue_is_refused_before_anything_is_made(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")
    for properties in ({"FifoQueue": True}, {"QueueName": "q.fifo"}, {"KmsMasterKeyId": "k"}):
        (name,) = properties
        template = {"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": properties}}}
        with pytest.raises(cloudformation.exceptions.ClientError) as refused:
            cloudformation.create_stack(StackName="no", TemplateBody=json.dumps(template))
        assert name in refused.value.response["Error"]["Message"]


QUEUES = {
    "One": {"Type": "AWS::SQS::Queue"},
    "Two": {"Type": "AWS::SQS::Queue"},
    "LetsTopic": {
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": {
            "Queues": [{"Ref": "One"}, {"Ref": "Two"}],
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "sns.amazonaws.com"},
                        "Action": "sqs:SendMessage",
                        "Resource": "*",
                        "Condition": {"ArnEquals": {"aws:SourceArn": {"Ref": "Topic"}}},
                    }
                ],
            },
        },
    },
}
TOPICS: dict[str, Any] = {
    "Resources": {
        **QUEUES,
        "Topic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {
                "DisplayName": "Mill",
                "Subscription": [
                    {"Protocol": "sqs", "Endpoint": {"Fn::GetAtt": ["One", "Arn"]}}
                ],
                "Tags": [{"Key": "team", "Value": "mill"}],
            },
        },
        "Raw": {
            "Type": "AWS::SNS::Subscription",
            "Properties": {
                "TopicArn": {"Ref": "Topic"},
                "Protocol": "sqs",
                "Endpoint": {"Fn::GetAtt": ["Two", "Arn"]},
                "RawMessageDelivery": True,
            },
        },
        "Policy": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {
                "Topics": [{"Ref": "Topic"}],
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Deny",
                            "Principal": "*",
                            "Action": "sns:DeleteTopic",
                            "Resource": {"Ref": "Topic"},
                            "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
                        }
                    ],
                },
            },
        },
    },
    "Outputs": {
        "Topic": {"Value": {"Ref": "Topic"}},
        "Name": {"Value": {"Fn::GetAtt": ["Topic", "TopicName"]}},
        "One": {"Value": {"Ref": "One"}},
        "Two": {"Value": {"Ref": "Two"}},
        "Raw": {"Value": {"Ref": "Raw"}},
    },
}


def received(engine: Engine, url: str) -> str:
    """Waits for a message; answers its body."""
    sqs = engine.client("sqs")

    def look() -> list[dict[str, Any]]:
        return sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5).get("Messages", [])

    (message,) = poll(look, "a message")
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return message["Body"]


def test_a_topic_and_its_subscriptions_live_with_their_stack(engine: Engine) -> None:
    sns = engine.client("sns")
    made = deploy(engine, "create", TOPICS)
    assert made["Name"].startswith("queues-Topic-") and made["Topic"].endswith(made["Name"])
    assert made["Raw"].startswith(made["Topic"] + ":")
    sns.publish(TopicArn=made["Topic"], Message="news")
    assert json.loads(received(engine, made["One"]))["Message"] == "news"
    assert received(engine, made["Two"]) == "news"
    told = sns.get_topic_attributes(TopicArn=made["Topic"])["Attributes"]
    assert told["DisplayName"] == "Mill" and told["SubscriptionsConfirmed"] == "2"
    assert "eu-west-1" in told["Policy"]
    tags = sns.list_tags_for_resource(ResourceArn=made["Topic"])["Tags"]
    assert {"Key": "team", "Value": "mill"} in tags

    changed = json.loads(json.dumps(TOPICS))
    resources = changed["Resources"]
    del resources["Topic"]["Properties"]["Subscription"]
    del resources["Topic"]["Properties"]["DisplayName"]
    del resources["Policy"]
    resources["Raw"]["Properties"]["RawMessageDelivery"] = False
    updated = deploy(engine, "update", changed)
    assert {**updated, "Raw": 0} == {**made, "Raw": 0} and updated["Raw"] == made["Raw"]
    told = sns.get_topic_attributes(TopicArn=made["Topic"])["Attributes"]
    assert told["DisplayName"] == "" and told["SubscriptionsConfirmed"] == "1"
    assert "__default_policy_ID" in told["Policy"]
    sns.publish(TopicArn=made["Topic"], Message="more")
    assert json.loads(received(engine, made["Two"]))["Message"] == "more"
    # Another endpoint is another subscription.
    resources["Raw"]["Properties"]["Endpoint"] = {"Fn::GetAtt": ["One", "Arn"]}
    assert deploy(engine, "update", changed)["Raw"] != made["Raw"]
    (one,) = sns.list_subscriptions()["Subscriptions"]
    assert one["Endpoint"].endswith(made["One"].rsplit("/", 1)[1])
    cloudformation = engine.client("cloudformation")
    cloudformation.delete_stack(StackName="queues")
    waiter = cloudformation.get_waiter("stack_delete_complete")
    waiter.wait(StackName="queues", WaiterConfig={"Delay": 1})
    assert sns.list_topics()["Topics"] == sns.list_subscriptions()["Subscriptions"] == []


@pytest.mark.parametrize("moment", [0, 1, 3])
def test_a_stack_goes_on_after_kill_minus_nine(engine: Engine, moment: int) -> None:
    """Killed after so many resources were there: all are made in the end, and each once."""
    name = f"killed-{moment}"
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(TOPICS))

    def resources_made() -> int:
        events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        made = [one for one in events if one["ResourceStatus"] == "CREATE_COMPLETE"]
        return len(made)

    poll(lambda: resources_made() >= moment, f"{moment} resources")
    engine.kill()
    engine.start()
    cloudformation, sns = engine.client("cloudformation"), engine.client("sns")
    waiter = cloudformation.get_waiter("stack_create_complete")
    waiter.wait(StackName=name, WaiterConfig={"Delay": 1})
    (stack,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
    made = {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
    sns.publish(TopicArn=made["Topic"], Message="news")
    assert json.loads(received(engine, made["One"]))["Message"] == "news"
    assert received(engine, made["Two"]) == "news"
    urls = engine.client("sqs").list_queues(QueueNamePrefix=name)["QueueUrls"]
    assert sorted(urls) == sorted([made["One"], made["Two"]])
    (topic,) = [one for one in sns.list_topics()["Topics"] if name in one["TopicArn"]]
    assert len(sns.list_subscriptions_by_topic(**topic)["Subscriptions"]) == 2
    cloudformation.delete_stack(StackName=name)
    waiter = cloudformation.get_waiter("stack_delete_complete")
    waiter.wait(StackName=name, WaiterConfig={"Delay": 1})
    assert "QueueUrls" not in engine.client("sqs").list_queues(QueueNamePrefix=name)
