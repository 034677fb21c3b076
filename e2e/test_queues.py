"""Amazon SQS by Boto3: queues and messages, policies, dead letters, `kill -9`, and other clients."""

from __future__ import annotations

import datetime
import hashlib
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from engine import ACCOUNT, Engine
from refusals import refusal
from waiting import poll_equal

STRANGER = "444455556666"


@pytest.fixture(scope="module")
def engine(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose clock can be moved."""
    return start_engine("--clock-control", "--no-limits")


def arn(name: str) -> str:
    return f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"


def queue(engine: Engine, name: str, **attributes: str) -> dict[str, str]:
    """Makes a queue; answers how calls name it."""
    made = engine.client("sqs").create_queue(QueueName=name, Attributes=attributes)
    assert made["QueueUrl"] == f"{engine.url}/{ACCOUNT}/{name}"
    return {"QueueUrl": made["QueueUrl"]}


def counts(engine: Engine, one: dict[str, str]) -> list[str]:
    """Messages to be seen, in flight, delayed."""
    names = [f"ApproximateNumberOfMessages{rest}" for rest in ("", "NotVisible", "Delayed")]
    answer = engine.client("sqs").get_queue_attributes(**one, AttributeNames=names)
    return [answer["Attributes"][name] for name in names]


def test_a_message_is_sent_received_and_deleted(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "orders")
    attributes = {
        "kind": {"DataType": "String", "StringValue": "order"},
        "raw": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
    }
    # Boto3 itself compares the digest of the body.
    sent = sqs.send_message(**one, MessageBody="größe", MessageAttributes=attributes)
    assert sent["MD5OfMessageBody"] == hashlib.md5("größe".encode()).hexdigest()
    (message,) = sqs.receive_message(
        **one, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"]
    )["Messages"]
    assert message["Body"] == "größe" and message["MessageId"] == sent["MessageId"]
    assert message["MessageAttributes"] == attributes
    assert message["MD5OfMessageAttributes"] == sent["MD5OfMessageAttributes"]
    assert message["Attributes"]["ApproximateReceiveCount"] == "1"
    assert message["Attributes"]["SenderId"] == ACCOUNT
    assert "Messages" not in sqs.receive_message(**one)
    assert counts(engine, one) == ["0", "1", "0"]
    sqs.change_message_visibility(
        **one, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
    )
    (again,) = sqs.receive_message(**one, VisibilityTimeout=100)["Messages"]
    assert "Attributes" not in again and "MessageAttributes" not in again
    sqs.delete_message(**one, ReceiptHandle=again["ReceiptHandle"])
    assert counts(engine, one) == ["0", "0", "0"]


def test_visibility_and_delays_go_by_service_time(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "timed", VisibilityTimeout="600")
    sqs.send_message(**one, MessageBody="now")
    sqs.send_message(**one, MessageBody="later", DelaySeconds=900)
    assert counts(engine, one) == ["1", "0", "1"]
    sqs.receive_message(**one)
    assert counts(engine, one) == ["0", "1", "1"]
    engine.advance(900)
    received = sqs.receive_message(**one, MaxNumberOfMessages=10)["Messages"]
    assert sorted(message["Body"] for message in received) == ["later", "now"]


def test_a_long_poll_gets_what_is_sent_meanwhile(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "polled", ReceiveMessageWaitTimeSeconds="20")
    with ThreadPoolExecutor(1) as pool:
        polled = pool.submit(sqs.receive_message, **one)
        sqs.send_message(**one, MessageBody="hello")
        (message,) = polled.result()["Messages"]
    assert message["Body"] == "hello"
    assert "Messages" not in sqs.receive_message(**one, WaitTimeSeconds=1)


def test_a_client_that_hangs_up_in_a_long_poll_takes_nothing(engine: Engine) -> None:
    one = queue(engine, "hung-up")
    headers = {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": "AmazonSQS.ReceiveMessage",
    }
    body = json.dumps({**one, "WaitTimeSeconds": 20}).encode()
    request = AWSRequest("POST", f"{engine.url}/", data=body, headers=headers)
    SigV4Auth(Credentials("test", "test"), "sqs", "us-east-1").add_auth(request)
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    head = "\r\n".join(
        ["POST / HTTP/1.1", f"Host: 127.0.0.1:{engine.port}", f"Content-Length: {len(body)}", *lines]
    )
    with socket.create_connection(("127.0.0.1", engine.port)) as client:
        client.sendall(head.encode() + b"\r\n\r\n" + body)
        # Another poll that is answered: the first one waits by then.
        assert "Messages" not in engine.client("sqs").receive_message(**one, WaitTimeSeconds=1)
    # The end of a connection is seen before what comes in on others later.
    for _ in range(20):
        engine.client("sqs").list_queues()
    engine.client("sqs").send_message(**one, MessageBody="still there")
    (message,) = engine.client("sqs").receive_message(**one)["Messages"]
    assert message["Body"] == "still there"


def test_batches(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "batched")
    entries = [{"Id": str(n), "MessageBody": f"body {n}"} for n in range(10)]
    entries[3]["DelaySeconds"] = 901
    sent = sqs.send_message_batch(**one, Entries=entries)
    assert len(sent["Successful"]) == 9
    (failed,) = sent["Failed"]
    assert (failed["Id"], failed["Code"], failed["SenderFault"]) == (
        "3",
        "InvalidParameterValue",
        True,
    )
    received = sqs.receive_message(**one, MaxNumberOfMessages=10)["Messages"]
    handles = [
        {"Id": str(n), "ReceiptHandle": message["ReceiptHandle"]}
        for n, message in enumerate(received)
    ]
    hidden = [{**handle, "VisibilityTimeout": 500} for handle in handles]
    changed = sqs.change_message_visibility_batch(**one, Entries=hidden)
    assert len(changed["Successful"]) == 9 and "Failed" not in changed
    deleted = sqs.delete_message_batch(**one, Entries=handles)
    assert len(deleted["Successful"]) == 9 and "Failed" not in deleted
    for wrong, code in [
        ([], "EmptyBatchRequest"),
        (entries + [{"Id": "x", "MessageBody": "x"}], "TooManyEntriesInBatchRequest"),
        ([entries[0], entries[0]], "BatchEntryIdsNotDistinct"),
        ([{"Id": "a b", "MessageBody": "x"}], "InvalidBatchEntryId"),
        (
            [{"Id": i, "MessageBody": "x" * 600_000} for i in "ab"],
            "BatchRequestTooLong",
        ),
    ]:
        status, refused, _ = refusal(sqs.send_message_batch, **one, Entries=wrong)
        assert (status, refused) == (400, f"AWS.SimpleQueueService.{code}")


def test_queues_are_listed_tagged_purged_and_deleted(engine: Engine) -> None:
    sqs = engine.client("sqs")
    tags = {"team": "mill"}
    made = [
        sqs.create_queue(QueueName=f"listed-{n}", tags=tags)["QueueUrl"] for n in range(3)
    ]
    assert sqs.list_queues(QueueNamePrefix="listed")["QueueUrls"] == made
    pages = sqs.get_paginator("list_queues").paginate(
        QueueNamePrefix="listed", PaginationConfig={"PageSize": 2}
    )
    assert [page["QueueUrls"] for page in pages] == [made[:2], made[2:]]
    assert "QueueUrls" not in sqs.list_queues(QueueNamePrefix="none")
    one = {"QueueUrl": made[0]}
    sqs.tag_queue(**one, Tags={"cost": "1"})
    sqs.untag_queue(**one, TagKeys=["team"])
    assert sqs.list_queue_tags(**one)["Tags"] == {"cost": "1"}
    assert sqs.get_queue_url(QueueName="listed-0")["QueueUrl"] == made[0]
    sqs.send_message(**one, MessageBody="x")
    sqs.purge_queue(**one)
    assert counts(engine, one) == ["0", "0", "0"]
    sqs.delete_queue(**one)
    assert refusal(sqs.send_message, **one, MessageBody="x") == (
        400,
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.",
    )
    # With limits this would have to wait for a minute.
    assert sqs.create_queue(QueueName="listed-0")["QueueUrl"] == made[0]


def test_attributes(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "described")
    answer = sqs.get_queue_attributes(**one, AttributeNames=["All"])["Attributes"]
    assert answer["QueueArn"] == arn("described")
    defaults = {
        "DelaySeconds": "0",
        "MaximumMessageSize": "1048576",
        "MessageRetentionPeriod": "345600",
        "ReceiveMessageWaitTimeSeconds": "0",
        "VisibilityTimeout": "30",
        "SqsManagedSseEnabled": "true",
    }
    assert {name: answer[name] for name in defaults} == defaults
    assert not {"Policy", "RedrivePolicy"} & set(answer)
    sqs.set_queue_attributes(**one, Attributes={"MaximumMessageSize": "1024"})
    assert refusal(sqs.send_message, **one, MessageBody="x" * 1025) == (
        400,
        "InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
    )
    assert "Attributes" not in sqs.get_queue_attributes(**one)
    assert refusal(sqs.set_queue_attributes, **one, Attributes={"Color": "red"}) == (
        400,
        "InvalidAttributeName",
        "Unknown Attribute Color.",
    )


def test_what_is_not_here_is_refused_by_name(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "plain")
    unsupported = "AWS.SimpleQueueService.UnsupportedOperation"
    for name, call, arguments in [
        ("FifoQueue", sqs.create_queue, {"QueueName": "q.fifo"}),
        ("FifoQueue", sqs.create_queue, {"QueueName": "q", "Attributes": {"FifoQueue": "true"}}),
        (
            "KmsMasterKeyId",
            sqs.set_queue_attributes,
            {**one, "Attributes": {"KmsMasterKeyId": "alias/aws/sqs"}},
        ),
        ("MessageGroupId", sqs.send_message, {**one, "MessageBody": "x", "MessageGroupId": "g"}),
    ]:
        status, code, message = refusal(call, **arguments)
        assert (status, code) == (400, unsupported), message
        assert message.startswith(name) and message.endswith("is not supported by Brookmill.")
    refused = refusal(sqs.list_message_move_tasks, SourceArn=arn("plain"))
    assert "sqs:ListMessageMoveTasks is not supported" in refused[2]


def test_dead_letters(engine: Engine) -> None:
    sqs = engine.client("sqs")
    dead = queue(engine, "dead")
    policy = json.dumps({"deadLetterTargetArn": arn("dead"), "maxReceiveCount": 1})
    one = queue(engine, "source", RedrivePolicy=policy, VisibilityTimeout="0")
    sqs.send_message(**one, MessageBody="poison")
    assert len(sqs.receive_message(**one)["Messages"]) == 1
    assert "Messages" not in sqs.receive_message(**one)
    (letter,) = sqs.receive_message(**dead, AttributeNames=["All"])["Messages"]
    assert letter["Attributes"]["DeadLetterQueueSourceArn"] == arn("source")
    sources = sqs.list_dead_letter_source_queues(**dead)["queueUrls"]
    assert sources == [one["QueueUrl"]]


def test_a_queues_policy_lets_others_in_and_keeps_its_owner_out(engine: Engine) -> None:
    sqs, iam = engine.client("sqs"), engine.client("iam")
    one = queue(engine, "shared")
    user = iam.create_user(UserName="sender")["User"]["Arn"]
    key = iam.create_access_key(UserName="sender")["AccessKey"]
    sender = engine.client("sqs", key["AccessKeyId"], key["SecretAccessKey"])
    assert refusal(sender.send_message, **one, MessageBody="x") == (
        403,
        "AccessDenied",
        f"User: {user} is not authorized to perform: sqs:SendMessage on resource: {arn('shared')} "
        "because no identity-based policy allows the sqs:SendMessage action",
    )
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": user},
        "Action": "sqs:SendMessage",
        "Resource": arn("shared"),
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    sqs.set_queue_attributes(**one, Attributes={"Policy": json.dumps(policy)})
    sender.send_message(**one, MessageBody="x")
    assert refusal(sender.receive_message, **one)[1] == "AccessDenied"
    statement |= {"Effect": "Deny", "Principal": "*", "Action": "sqs:ReceiveMessage"}
    sqs.set_queue_attributes(**one, Attributes={"Policy": json.dumps(policy)})
    assert refusal(sqs.receive_message, **one)[2].endswith(
        "with an explicit deny in a resource-based policy"
    )
    sqs.set_queue_attributes(**one, Attributes={"Policy": ""})
    assert len(sqs.receive_message(**one)["Messages"]) == 1


def test_each_operation_needs_its_action(engine: Engine) -> None:
    iam = engine.client("iam")
    one = queue(engine, "barred")
    iam.create_user(UserName="nobody")
    key = iam.create_access_key(UserName="nobody")["AccessKey"]
    sqs = engine.client("sqs", key["AccessKeyId"], key["SecretAccessKey"])
    handle = {"ReceiptHandle": "x"}
    entry = {"Id": "a", **handle}
    statement = {"Label": "l", "AWSAccountIds": [STRANGER], "Actions": ["SendMessage"]}
    calls: dict[str, list[tuple[Callable[..., Any], dict[str, Any]]]] = {
        "CreateQueue": [(sqs.create_queue, {"QueueName": "barred"})],
        "DeleteQueue": [(sqs.delete_queue, one)],
        "GetQueueUrl": [(sqs.get_queue_url, {"QueueName": "barred"})],
        "GetQueueAttributes": [(sqs.get_queue_attributes, one)],
        "SetQueueAttributes": [(sqs.set_queue_attributes, {**one, "Attributes": {}})],
        "SendMessage": [
            (sqs.send_message, {**one, "MessageBody": "x"}),
            (sqs.send_message_batch, {**one, "Entries": [{"Id": "a", "MessageBody": "x"}]}),
        ],
        "ReceiveMessage": [(sqs.receive_message, one)],
        "DeleteMessage": [
            (sqs.delete_message, {**one, **handle}),
            (sqs.delete_message_batch, {**one, "Entries": [entry]}),
        ],
        "ChangeMessageVisibility": [
            (sqs.change_message_visibility, {**one, **handle, "VisibilityTimeout": 0}),
            (sqs.change_message_visibility_batch, {**one, "Entries": [entry]}),
        ],
        "PurgeQueue": [(sqs.purge_queue, one)],
        "TagQueue": [(sqs.tag_queue, {**one, "Tags": {"a": "b"}})],
        "UntagQueue": [(sqs.untag_queue, {**one, "TagKeys": ["a"]})],
        "ListQueueTags": [(sqs.list_queue_tags, one)],
        "ListDeadLetterSourceQueues": [(sqs.list_dead_letter_source_queues, one)],
        "AddPermission": [(sqs.add_permission, {**one, **statement})],
        "RemovePermission": [(sqs.remove_permission, {**one, "Label": "l"})],
    }
    for action, ways in calls.items():
        for call, arguments in ways:
            _, code, message = refusal(call, **arguments)
            assert code == "AccessDenied", action
            named = f"is not authorized to perform: sqs:{action} on resource: {arn('barred')} "
            assert named in message
    assert "sqs:ListQueues on resource: *" in refusal(sqs.list_queues)[2]
    tagged = {"QueueName": "barred", "tags": {"a": "b"}}
    policy = {"Effect": "Allow", "Action": "sqs:CreateQueue", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [policy]})
    iam.put_user_policy(UserName="nobody", PolicyName="create", PolicyDocument=document)
    sqs.create_queue(QueueName="barred")
    assert "sqs:TagQueue" in refusal(sqs.create_queue, **tagged)[2]


def test_permissions_are_statements_of_the_policy(engine: Engine) -> None:
    sqs = engine.client("sqs")
    one = queue(engine, "granted")
    sqs.add_permission(**one, Label="l", AWSAccountIds=[STRANGER], Actions=["SendMessage"])
    answer = sqs.get_queue_attributes(**one, AttributeNames=["Policy"])
    (statement,) = json.loads(answer["Attributes"]["Policy"])["Statement"]
    assert statement["Action"] == "SQS:SendMessage"
    assert statement["Principal"] == {"AWS": f"arn:aws:iam::{STRANGER}:root"}
    sqs.remove_permission(**one, Label="l")
    assert "Attributes" not in sqs.get_queue_attributes(**one, AttributeNames=["Policy"])


def test_messages_and_receives_outlive_kill_minus_nine(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    one = queue(engine, "kept", VisibilityTimeout="3600")
    sqs = engine.client("sqs")
    sent = {
        sqs.send_message(**one, MessageBody=str(n))["MessageId"] for n in range(20)
    }
    received = sqs.receive_message(**one, MaxNumberOfMessages=10)["Messages"]
    gone, hidden = received[:4], received[4:]
    for message in gone:
        sqs.delete_message(**one, ReceiptHandle=message["ReceiptHandle"])
    engine.kill()
    engine.start()
    sqs = engine.client("sqs")
    assert counts(engine, one) == [str(20 - len(received)), str(len(hidden)), "0"]
    # A handle from before still counts.
    for message in hidden:
        sqs.change_message_visibility(
            **one, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
        )
    seen: dict[str, str] = {}

    def drain() -> set[str]:
        answer = sqs.receive_message(
            **one, MaxNumberOfMessages=10, AttributeNames=["ApproximateReceiveCount"]
        )
        for message in answer.get("Messages", []):
            seen[message["MessageId"]] = message["Attributes"]["ApproximateReceiveCount"]
        return set(seen)

    left = sent - {message["MessageId"] for message in gone}
    poll_equal(drain, left, "all that was not deleted is received")
    again = {message["MessageId"] for message in hidden}
    assert {number for number, count in seen.items() if count == "2"} == again


def test_cloudwatch_tells_what_happened_and_what_queues_hold(engine: Engine) -> None:
    """Names and units from "Available CloudWatch metrics for Amazon SQS" in the Developer Guide."""
    one = queue(engine, "counted")
    sqs, cloudwatch = engine.client("sqs"), engine.client("cloudwatch")
    for body in ("one", "three"):
        sqs.send_message(**one, MessageBody=body)
    received = sqs.receive_message(**one)["Messages"][0]
    sqs.delete_message(**one, ReceiptHandle=received["ReceiptHandle"])
    wanted = {
        "NumberOfMessagesSent": ("Sum", "Count", 2.0),
        "SentMessageSize": ("Sum", "Bytes", 8.0),
        "NumberOfMessagesReceived": ("Sum", "Count", 1.0),
        "NumberOfMessagesDeleted": ("Sum", "Count", 1.0),
        "ApproximateNumberOfMessagesVisible": ("Maximum", "Count", 1.0),
        "ApproximateNumberOfMessagesNotVisible": ("Maximum", "Count", 0.0),
        "ApproximateNumberOfMessagesDelayed": ("Maximum", "Count", 0.0),
    }
    # Over the next full minute, when what queues hold is told.
    engine.advance(60)

    def told() -> dict[str, tuple[str, str, float]]:
        # The clock is ahead by whatever the tests before have moved it.
        now = datetime.datetime.now(datetime.timezone.utc)
        found = {}
        for name, (statistic, unit, _) in wanted.items():
            answer = cloudwatch.get_metric_statistics(
                Namespace="AWS/SQS",
                MetricName=name,
                Dimensions=[{"Name": "QueueName", "Value": "counted"}],
                StartTime=now - datetime.timedelta(hours=1),
                EndTime=now + datetime.timedelta(days=100),
                Period=86400,
                Statistics=[statistic],
            )
            values = [one[statistic] for one in answer["Datapoints"] if one["Unit"] == unit]
            if values:
                found[name] = (statistic, unit, {"Sum": sum, "Maximum": max}[statistic](values))
        return found

    poll_equal(told, wanted, "what happened to the queue is told")


def test_a_request_as_it_is_on_the_wire(engine: Engine) -> None:
    """Forms of answers from the SQS API Reference, "AWS JSON protocol"."""
    headers = {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": "AmazonSQS.GetQueueUrl",
    }
    queue(engine, "wired")
    body = b'{"QueueName":"wired"}'
    status, answer = engine.signed("POST", "/", "sqs", body, dict(headers))
    url = f"{engine.url}/{ACCOUNT}/wired"
    assert (status, json.loads(answer)) == (200, {"QueueUrl": url})
    body = b'{"QueueName":"none"}'
    status, answer = engine.signed("POST", f"/{ACCOUNT}/wired", "sqs", body, dict(headers))
    assert status == 400
    assert json.loads(answer) == {
        "__type": "com.amazonaws.sqs#QueueDoesNotExist",
        "message": "The specified queue does not exist.",
    }
    status, answer = engine.signed("POST", "/", "sqs", b"{}", dict(headers))
    assert json.loads(answer)["message"] == "The request must contain the parameter QueueName."


def test_the_older_protocol_answers_in_its_own_words(engine: Engine) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"Action=GetQueueUrl&QueueName=none&Version=2012-11-05"
    status, answer = engine.signed("POST", "/", "sqs", body, dict(headers))
    assert status == 400
    text = answer.decode()
    assert "<Code>AWS.SimpleQueueService.NonExistentQueue</Code>" in text
    assert "<Message>The specified queue does not exist.</Message>" in text
    body = b"Action=StartMessageMoveTask&Version=2012-11-05"
    status, answer = engine.signed("POST", "/", "sqs", body, dict(headers))
    assert status == 400 and b"sqs:StartMessageMoveTask is not supported" in answer


def test_a_call_on_a_queues_address_need_not_name_the_queue(engine: Engine) -> None:
    """"Making Query API requests using the AWS query protocol", SQS Developer Guide."""
    one = queue(engine, "addressed")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    path = f"/{ACCOUNT}/addressed"
    call = "Action=SendMessage&Version=2012-11-05&MessageBody="
    status, answer = engine.signed("POST", path, "sqs", f"{call}posted".encode(), dict(headers))
    assert (status, b"<SendMessageResult>" in answer) == (200, True), answer
    status, answer = engine.signed("GET", f"{path}?{call}got", "sqs")
    assert (status, b"<SendMessageResult>" in answer) == (200, True), answer
    found = engine.client("sqs").receive_message(**one, MaxNumberOfMessages=10)["Messages"]
    assert sorted(message["Body"] for message in found) == ["got", "posted"]
