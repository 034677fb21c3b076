"""Amazon SNS by Boto3: topics, subscriptions of queues and functions, policies, `kill -9`."""

from __future__ import annotations

import json
from typing import Any, Callable


from engine import ACCOUNT, Engine, send
from functions import deploy
from refusals import refusal
from test_runtimes import python_runtime
from waiting import poll, poll_equal

HANDLER = """if True:
  import json
  def handler(event, context):
      print('EVENT', json.dumps(event))
"""


def topic_arn(name: str) -> str:
    return f"arn:aws:sns:us-east-1:{ACCOUNT}:{name}"


def topic(engine: Engine, name: str, **attributes: str) -> dict[str, str]:
    """Makes a topic; answers how calls name it."""
    made = engine.client("sns").create_topic(Name=name, Attributes=attributes)
    assert made["TopicArn"] == topic_arn(name)
    return {"TopicArn": made["TopicArn"]}


def lets_topic(queue: str, topic: str) -> str:
    """A queue's policy that lets a topic send."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": queue,
        "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def queue(engine: Engine, name: str, topic: str) -> tuple[str, str]:
    """Makes a queue that a topic may send to; answers URL and ARN."""
    arn = f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"
    attributes = {"Policy": lets_topic(arn, topic)}
    sqs = engine.client("sqs")
    return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"], arn


def receive(engine: Engine, url: str) -> dict[str, Any]:
    """Waits for a message and deletes it."""
    sqs = engine.client("sqs")
    receive = {"QueueUrl": url, "WaitTimeSeconds": 5, "MessageAttributeNames": ["All"]}
    (message,) = poll(lambda: sqs.receive_message(**receive).get("Messages"), "a message")
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return message


def total(engine: Engine, name: str, metric: str) -> float:
    """The sum of a topic's metric so far."""
    answer = engine.client("cloudwatch").get_metric_statistics(
        Namespace="AWS/SNS",
        MetricName=metric,
        Dimensions=[{"Name": "TopicName", "Value": name}],
        StartTime=0,
        EndTime=4_000_000_000,
        Period=86_400 * 1000,
        Statistics=["Sum"],
    )
    return sum(point["Sum"] for point in answer["Datapoints"])


def test_a_message_goes_to_a_queue(engine: Engine) -> None:
    sns = engine.client("sns")
    one = topic(engine, "orders")
    url, arn = queue(engine, "orders", one["TopicArn"])
    subscribed = sns.subscribe(**one, Protocol="sqs", Endpoint=arn)["SubscriptionArn"]
    assert subscribed.startswith(one["TopicArn"] + ":")
    attribute = {"kind": {"DataType": "String", "StringValue": "order"}}
    sent = sns.publish(**one, Message="größe", Subject="News", MessageAttributes=attribute)
    envelope = json.loads(receive(engine, url)["Body"])
    assert envelope.pop("Timestamp").endswith("Z")
    assert envelope.pop("UnsubscribeURL").endswith(subscribed)
    assert envelope == {
        "Type": "Notification",
        "MessageId": sent["MessageId"],
        "TopicArn": one["TopicArn"],
        "Subject": "News",
        "Message": "größe",
        "SignatureVersion": "1",
        "Signature": "",
        "SigningCertURL": "",
        "MessageAttributes": {"kind": {"Type": "String", "Value": "order"}},
    }
    raw = {"AttributeName": "RawMessageDelivery", "AttributeValue": "true"}
    sns.set_subscription_attributes(SubscriptionArn=subscribed, **raw)
    texts = {"default": "for all", "sqs": "for queues"}
    sns.publish(
        TargetArn=one["TopicArn"],
        Message=json.dumps(texts),
        MessageStructure="json",
        MessageAttributes=attribute,
    )
    message = receive(engine, url)
    assert (message["Body"], message["MessageAttributes"]) == ("for queues", attribute)


def test_the_link_in_a_notification_ends_the_subscription(engine: Engine) -> None:
    sns = engine.client("sns")
    one = topic(engine, "left")
    url, arn = queue(engine, "left", one["TopicArn"])
    sns.subscribe(**one, Protocol="sqs", Endpoint=arn)
    sns.publish(**one, Message="stay", Subject="Grüße")
    envelope = json.loads(receive(engine, url)["Body"])
    assert envelope["Subject"] == "Grüße"
    status, answer = send("GET", envelope["UnsubscribeURL"])
    assert (status, b"<UnsubscribeResponse" in answer) == (200, True), answer
    assert sns.list_subscriptions_by_topic(**one)["Subscriptions"] == []
    # Nothing else goes without a signature.
    other = f"{engine.url}/?Action=DeleteTopic&Version=2010-03-31&TopicArn={one['TopicArn']}"
    assert send("GET", other)[0] == 403


def test_a_message_invokes_a_function_that_lets_it(engine: Engine) -> None:
    sns, lambda_ = engine.client("sns"), engine.client("lambda")
    one = topic(engine, "events")
    function = deploy(
        engine, "subscriber", python_runtime(), "index.handler", {"index.py": HANDLER}
    )
    subscribed = sns.subscribe(**one, Protocol="lambda", Endpoint=function.arn)["SubscriptionArn"]
    sns.publish(**one, Message="too early")
    poll_equal(
        lambda: total(engine, "events", "NumberOfNotificationsFailed"), 1.0, "the refusal"
    )
    permission = {
        "FunctionName": "subscriber",
        "StatementId": "topic",
        "Action": "lambda:InvokeFunction",
        "Principal": "sns.amazonaws.com",
    }
    lambda_.add_permission(**permission, SourceArn=topic_arn("other"))
    sns.publish(**one, Message="not this topic")
    poll_equal(
        lambda: total(engine, "events", "NumberOfNotificationsFailed"), 2.0, "the refusal"
    )
    lambda_.remove_permission(FunctionName="subscriber", StatementId="topic")
    lambda_.add_permission(**permission, SourceArn=one["TopicArn"])
    sent = sns.publish(**one, Message="hello")
    lines = function.wait_for_log("EVENT")
    (event,) = [json.loads(line[6:]) for line in lines if line.startswith("EVENT ")]
    (record,) = event["Records"]
    assert (record["EventSource"], record["EventVersion"]) == ("aws:sns", "1.0")
    assert record["EventSubscriptionArn"] == subscribed
    assert record["Sns"]["Message"] == "hello"
    assert record["Sns"]["MessageId"] == sent["MessageId"]
    assert record["Sns"]["Subject"] is None


def test_a_queue_decides_who_may_send(engine: Engine) -> None:
    sns, sqs = engine.client("sns"), engine.client("sqs")
    one = topic(engine, "stranger")
    url, arn = queue(engine, "guarded", topic_arn("another"))
    sns.subscribe(**one, Protocol="sqs", Endpoint=arn)
    sns.publish(**one, Message="x")
    poll_equal(
        lambda: total(engine, "stranger", "NumberOfNotificationsFailed"), 1.0, "the refusal"
    )
    assert "Messages" not in sqs.receive_message(QueueUrl=url)


def test_topics_are_listed_described_tagged_and_deleted(engine: Engine) -> None:
    sns = engine.client("sns")
    tags = [{"Key": "team", "Value": "mill"}]
    arn = sns.create_topic(Name="described", Tags=tags)["TopicArn"]
    one = {"TopicArn": arn}
    assert one in sns.list_topics()["Topics"]
    sns.set_topic_attributes(**one, AttributeName="DisplayName", AttributeValue="Mill")
    told = sns.get_topic_attributes(**one)["Attributes"]
    assert (told["TopicArn"], told["Owner"], told["DisplayName"]) == (arn, ACCOUNT, "Mill")
    assert told["SubscriptionsConfirmed"] == "0"
    assert json.loads(told["Policy"])["Id"] == "__default_policy_ID"
    sns.tag_resource(ResourceArn=arn, Tags=[{"Key": "cost", "Value": "1"}])
    sns.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert sns.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "cost", "Value": "1"}]
    endpoint = f"arn:aws:sqs:us-east-1:{ACCOUNT}:nowhere"
    subscribed = sns.subscribe(**one, Protocol="sqs", Endpoint=endpoint)["SubscriptionArn"]
    shown = {
        "SubscriptionArn": subscribed,
        "Owner": ACCOUNT,
        "Protocol": "sqs",
        "Endpoint": endpoint,
        "TopicArn": arn,
    }
    assert sns.list_subscriptions_by_topic(**one)["Subscriptions"] == [shown]
    assert shown in sns.list_subscriptions()["Subscriptions"]
    attributes = sns.get_subscription_attributes(SubscriptionArn=subscribed)["Attributes"]
    assert attributes["RawMessageDelivery"] == attributes["PendingConfirmation"] == "false"
    sns.unsubscribe(SubscriptionArn=subscribed)
    gone = (404, "NotFound", "Subscription does not exist")
    assert refusal(sns.get_subscription_attributes, SubscriptionArn=subscribed) == gone
    sns.delete_topic(**one)
    sns.delete_topic(**one)
    assert refusal(sns.publish, **one, Message="x") == (404, "NotFound", "Topic does not exist")
    permission = {"AWSAccountId": ["444455556666"], "ActionName": ["Publish"]}
    other = topic(engine, "granted")
    sns.add_permission(**other, Label="l", **permission)
    assert "444455556666" in sns.get_topic_attributes(**other)["Attributes"]["Policy"]
    sns.remove_permission(**other, Label="l")
    assert "444455556666" not in sns.get_topic_attributes(**other)["Attributes"]["Policy"]
    assert refusal(sns.list_tags_for_resource, ResourceArn=arn) == (
        404,
        "ResourceNotFound",
        "Resource does not exist",
    )


def test_a_batch_answers_for_each_of_its_entries(engine: Engine) -> None:
    sns = engine.client("sns")
    one = topic(engine, "batched")
    entries = [{"Id": "a", "Message": "1"}, {"Id": "b", "Message": "2", "Subject": " "}]
    answer = sns.publish_batch(**one, PublishBatchRequestEntries=entries)
    assert [entry["Id"] for entry in answer["Successful"]] == ["a"]
    (failed,) = answer["Failed"]
    assert (failed["Id"], failed["Code"], failed["SenderFault"]) == ("b", "InvalidParameter", True)
    wrong = {"PublishBatchRequestEntries": [entries[0], entries[0]]}
    assert refusal(sns.publish_batch, **one, **wrong)[1] == "BatchEntryIdsNotDistinct"


def test_what_is_not_here_is_refused_by_name(engine: Engine) -> None:
    sns = engine.client("sns")
    one = topic(engine, "plain")
    endpoint = f"arn:aws:sqs:us-east-1:{ACCOUNT}:q"
    filtered = {"Attributes": {"FilterPolicy": '{"a": ["b"]}'}}
    for name, call, arguments in [
        ("FifoTopic true", sns.create_topic, {"Name": "t.fifo"}),
        (
            "KmsMasterKeyId",
            sns.set_topic_attributes,
            {**one, "AttributeName": "KmsMasterKeyId", "AttributeValue": "k"},
        ),
        ("Protocol email", sns.subscribe, {**one, "Protocol": "email", "Endpoint": "a@b"}),
        ("FilterPolicy", sns.subscribe, {**one, "Protocol": "sqs", "Endpoint": endpoint, **filtered}),
        ("PhoneNumber", sns.publish, {"PhoneNumber": "+1555", "Message": "x"}),
    ]:
        assert refusal(call, **arguments) == (
            400,
            "InvalidParameter",
            f"{name} is not supported by Brookmill.",
        )
    status, code, message = refusal(sns.list_platform_applications)
    assert (status, code) == (400, "InvalidAction")
    assert "sns:ListPlatformApplications is not supported" in message


def test_each_operation_needs_its_action(engine: Engine) -> None:
    iam = engine.client("iam")
    one = topic(engine, "barred")
    user = iam.create_user(UserName="no-publisher")["User"]["Arn"]
    key = iam.create_access_key(UserName="no-publisher")["AccessKey"]
    sns = engine.client("sns", key["AccessKeyId"], key["SecretAccessKey"])
    subscription = {"SubscriptionArn": f"{one['TopicArn']}:x"}
    resource = {"ResourceArn": one["TopicArn"]}
    attribute = {"AttributeName": "DisplayName", "AttributeValue": "x"}
    permission = {"Label": "l", "AWSAccountId": [ACCOUNT], "ActionName": ["Publish"]}
    calls: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "CreateTopic": (sns.create_topic, {"Name": "barred"}),
        "DeleteTopic": (sns.delete_topic, one),
        "GetTopicAttributes": (sns.get_topic_attributes, one),
        "SetTopicAttributes": (sns.set_topic_attributes, {**one, **attribute}),
        "Subscribe": (sns.subscribe, {**one, "Protocol": "sqs", "Endpoint": "x"}),
        "Unsubscribe": (sns.unsubscribe, subscription),
        "ListSubscriptionsByTopic": (sns.list_subscriptions_by_topic, one),
        "GetSubscriptionAttributes": (sns.get_subscription_attributes, subscription),
        "SetSubscriptionAttributes": (
            sns.set_subscription_attributes,
            {**subscription, **attribute},
        ),
        "Publish": (sns.publish, {**one, "Message": "x"}),
        "TagResource": (sns.tag_resource, {**resource, "Tags": [{"Key": "a", "Value": "b"}]}),
        "UntagResource": (sns.untag_resource, {**resource, "TagKeys": ["a"]}),
        "ListTagsForResource": (sns.list_tags_for_resource, resource),
        "AddPermission": (sns.add_permission, {**one, **permission}),
        "RemovePermission": (sns.remove_permission, {**one, "Label": "l"}),
    }
    for action, (call, arguments) in calls.items():
        assert refusal(call, **arguments) == (
            403,
            "AuthorizationError",
            f"User: {user} is not authorized to perform: SNS:{action} on resource: "
            f"{one['TopicArn']} because no identity-based policy allows the SNS:{action} action",
        )
    for action in ("ListTopics", "ListSubscriptions"):
        call = sns.list_topics if action == "ListTopics" else sns.list_subscriptions
        assert f"SNS:{action} on resource: {topic_arn('*')}" in refusal(call)[2]
    batch = {"PublishBatchRequestEntries": [{"Id": "a", "Message": "x"}]}
    assert "SNS:Publish" in refusal(sns.publish_batch, **one, **batch)[2]
    # The topic's own policy lets in whom it names; actions are compared without regard to case.
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": user},
        "Action": "sns:publish",
        "Resource": one["TopicArn"],
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    engine.client("sns").set_topic_attributes(
        **one, AttributeName="Policy", AttributeValue=policy
    )
    assert sns.publish(**one, Message="x")["MessageId"]


def test_what_was_published_is_delivered_after_kill_minus_nine(engine: Engine) -> None:
    sns = engine.client("sns")
    one = topic(engine, "killed")
    urls = [queue(engine, f"killed-{n}", one["TopicArn"]) for n in range(3)]
    for _, arn in urls:
        sns.subscribe(**one, Protocol="sqs", Endpoint=arn)
    sent = {sns.publish(**one, Message=str(n))["MessageId"] for n in range(30)}
    engine.kill()
    engine.start()
    sqs = engine.client("sqs")
    for url, _ in urls:
        seen: set[str] = set()

        def drain() -> set[str]:
            answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
            for message in answer.get("Messages", []):
                seen.add(json.loads(message["Body"])["MessageId"])
            return seen

        poll_equal(drain, sent, "every message in every queue")
