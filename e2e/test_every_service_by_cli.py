"""Each service by both versions of the AWS CLI, which differ in protocols and in their models."""

from __future__ import annotations

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

import pytest

import programs
from engine import Engine, run
from waiting import poll


@pytest.fixture(scope="module", params=["1", "2"])
def aws(request: pytest.FixtureRequest, start_engine: Callable[..., Engine]) -> Callable[..., Any]:
    """Runs a command of the AWS CLI; answers what it shows, parsed."""
    program = programs.aws(request.param)
    engine = start_engine()

    def call(*arguments: str) -> Any:
        command = [*program, "--endpoint-url", engine.url, "--output", "json", *arguments]
        text = run(command, engine.environment()).stdout
        return json.loads(text) if text.strip() else None

    return call


LISTS = {
    "sts get-caller-identity": "Arn",
    "kinesis list-streams": "StreamNames",
    "lambda list-functions": "Functions",
    "lambda list-event-source-mappings": "EventSourceMappings",
    "logs describe-log-groups": "logGroups",
    "cloudwatch list-metrics": "Metrics",
    "cloudwatch describe-alarms": "MetricAlarms",
    "iam list-roles": "Roles",
    "cloudformation list-stacks": "StackSummaries",
    "s3api list-buckets": "Buckets",
    "sns list-topics": "Topics",
}


def test_every_service_answers(aws: Callable[..., Any]) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda command: aws(*command.split()), LISTS))
    for (command, member), answer in zip(LISTS.items(), answers):
        assert member in answer, command


def test_a_record_goes_in_and_comes_out(aws: Callable[..., Any]) -> None:
    stream = ["--stream-name", "by-cli"]
    aws("kinesis", "create-stream", *stream, "--shard-count", "1")

    def status() -> str:
        answer = aws("kinesis", "describe-stream-summary", *stream)
        return answer["StreamDescriptionSummary"]["StreamStatus"]

    poll(lambda: status() == "ACTIVE", "the stream is active")
    # Both take blobs as base64 or as they are, each by its own default; base64 text of base64
    # text reads the same in either.
    data = base64.b64encode(b"words").decode()
    answer = aws("kinesis", "put-record", *stream, "--partition-key", "k", "--data", data)
    assert answer["ShardId"] == "shardId-000000000000"
    iterator = aws(
        "kinesis",
        "get-shard-iterator",
        *stream,
        "--shard-id",
        "shardId-000000000000",
        "--shard-iterator-type",
        "TRIM_HORIZON",
    )["ShardIterator"]
    (record,) = aws("kinesis", "get-records", "--shard-iterator", iterator)["Records"]
    seen = base64.b64decode(record["Data"])
    assert seen in (b"words", data.encode())
    assert record["SequenceNumber"] == answer["SequenceNumber"]


def test_a_message_goes_in_and_comes_out(aws: Callable[..., Any]) -> None:
    """Version 1 speaks JSON to SQS, Debian's version 2 the older Query protocol."""

    def sqs(*arguments: str) -> Any:
        return aws("sqs", *arguments)

    attributes = "VisibilityTimeout=60,DelaySeconds=0"
    made = sqs(
        "create-queue", "--queue-name", "by-cli", "--attributes", attributes, "--tags", "team=mill"
    )
    queue = ("--queue-url", made["QueueUrl"])
    told = {"kind": {"DataType": "String", "StringValue": "order & more"}}
    sent = sqs(
        *("send-message", *queue, "--message-body", "words <1>"),
        *("--message-attributes", json.dumps(told)),
    )
    assert sent["MD5OfMessageBody"] == hashlib.md5(b"words <1>").hexdigest()
    received = sqs(
        *("receive-message", *queue, "--message-attribute-names", "All"),
        *("--attribute-names", "ApproximateReceiveCount"),
    )
    (message,) = received["Messages"]
    assert message["Body"] == "words <1>" and message["MessageAttributes"] == told
    assert message["MD5OfMessageAttributes"] == sent["MD5OfMessageAttributes"]
    assert message["Attributes"] == {"ApproximateReceiveCount": "1"}
    sqs("delete-message", *queue, "--receipt-handle", message["ReceiptHandle"])
    assert sqs("receive-message", *queue) is None
    entries = [{"Id": "a", "MessageBody": "1"}, {"Id": "b", "MessageBody": "2", "DelaySeconds": 901}]
    batch = sqs("send-message-batch", *queue, "--entries", json.dumps(entries))
    assert [one["Id"] for one in batch["Successful"]] == ["a"]
    assert [one["Code"] for one in batch["Failed"]] == ["InvalidParameterValue"]
    shown = sqs("get-queue-attributes", *queue, "--attribute-names", "All")["Attributes"]
    assert shown["VisibilityTimeout"] == "60" and shown["ApproximateNumberOfMessages"] == "1"
    assert sqs("list-queue-tags", *queue)["Tags"] == {"team": "mill"}
    assert sqs("list-queues")["QueueUrls"] == [made["QueueUrl"]]
    accounts = ("--aws-account-ids", "444455556666", "--actions", "SendMessage")
    sqs("add-permission", *queue, "--label", "l", *accounts)
    policy = sqs("get-queue-attributes", *queue, "--attribute-names", "Policy")["Attributes"]
    assert "444455556666" in policy["Policy"]
    sqs("delete-queue", *queue)
