"""Queues and topics as destinations: of mappings that give up, and of asynchronous invocations."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import ACCOUNT, Engine
from functions import deploy, role_arn
from mappings import Mapped
from test_mapping_metrics import sums
from test_runtimes import python_runtime
from test_topics import lets_topic
from waiting import poll, poll_equal

ASYNC = """if True:
  def handler(event, context):
      if event.get('fails'):
          raise ValueError('no')
      return {'n': event['n']}
"""


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream with its function."""
    return Mapped(engine, "told")


def queue(engine: Engine, name: str) -> tuple[str, str]:
    """Makes a queue; answers its URL and ARN."""
    url = engine.client("sqs").create_queue(QueueName=name)["QueueUrl"]
    return url, f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"


def letters(engine: Engine, url: str, number: int) -> list[dict[str, Any]]:
    """Waits for so many messages, takes them out, and answers what is in them."""
    sqs = engine.client("sqs")
    found: dict[str, dict[str, Any]] = {}

    def all_are_there() -> bool:
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        for message in answer.get("Messages", []):
            found[message["MessageId"]] = json.loads(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return len(found) >= number

    poll(all_are_there, f"{number} messages")
    return list(found.values())


def allow(engine: Engine, role: str, action: str, resource: str) -> None:
    """Lets a role do something."""
    statement = {"Effect": "Allow", "Action": action, "Resource": resource}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    engine.client("iam").put_role_policy(
        RoleName=role, PolicyName=action.split(":")[0], PolicyDocument=json.dumps(document)
    )


def test_a_mapping_tells_a_queue_what_it_has_given_up(mapped: Mapped) -> None:
    engine = mapped.engine
    url, arn = queue(engine, "given-up")
    to = {"OnFailure": {"Destination": arn}}
    assert mapped.refusal(DestinationConfig=to) == (
        400,
        "InvalidParameterValueException",
        "The function execution role does not have permissions to call SendMessage on SQS",
    )
    allow(engine, "told", "sqs:SendMessage", arn)
    uuid = mapped.map(
        DestinationConfig=to,
        MaximumRetryAttempts=0,
        MetricsConfig={"Metrics": ["EventCount"]},
    )
    assert mapped.shown(uuid)["DestinationConfig"] == to
    first, last = mapped.put("it fails", "also")
    (letter,) = letters(engine, url, 1)
    assert letter["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert letter["requestContext"]["functionArn"].endswith(":function:told")
    assert letter["responseContext"] == {
        "statusCode": 200,
        "executedVersion": "$LATEST",
        "functionError": "Unhandled",
    }
    info = letter["KinesisBatchInfo"]
    assert (info["startSequenceNumber"], info["endSequenceNumber"]) == (first, last)
    assert (info["batchSize"], info["streamArn"]) == (2, mapped.stream)
    assert "payload" not in letter
    delivered = "OnFailureDestinationDeliveredEventCount"
    poll_equal(lambda: sums(engine, uuid).get(delivered), 2.0, "the count")


def test_an_asynchronous_invocation_tells_queues_of_its_end(engine: Engine) -> None:
    (well, well_arn), (ill, ill_arn) = queue(engine, "went-well"), queue(engine, "went-ill")
    role = role_arn(engine, name="async-teller")
    function = deploy(
        engine, "async", python_runtime(), "index.handler", {"index.py": ASYNC}, Role=role
    )
    lambda_ = engine.client("lambda")
    allow(engine, "async-teller", "sqs:SendMessage", f"arn:aws:sqs:*:{ACCOUNT}:went-*")
    destinations = {
        "OnSuccess": {"Destination": well_arn},
        "OnFailure": {"Destination": ill_arn},
    }
    put = lambda_.put_function_event_invoke_config(
        FunctionName="async", MaximumRetryAttempts=0, DestinationConfig=destinations
    )
    assert put["DestinationConfig"] == destinations
    identities = []
    for event in ({"n": 1}, {"n": 2, "fails": True}):
        answer = lambda_.invoke(
            FunctionName="async", InvocationType="Event", Payload=json.dumps(event)
        )
        identities.append(answer["ResponseMetadata"]["RequestId"])
    (success,) = letters(engine, well, 1)
    assert success["requestContext"] == {
        "requestId": identities[0],
        "functionArn": f"{function.arn}:$LATEST",
        "condition": "Success",
        "approximateInvokeCount": 1,
    }
    assert (success["requestPayload"], success["responsePayload"]) == ({"n": 1}, {"n": 1})
    (failure,) = letters(engine, ill, 1)
    assert failure["requestContext"]["requestId"] == identities[1]
    assert failure["requestContext"]["condition"] == "RetriesExhausted"
    assert failure["responsePayload"]["errorMessage"] == "no"


def topic(engine: Engine, name: str, queue_arn: str, url: str) -> str:
    """Makes a topic that tells a queue; answers its ARN."""
    sns = engine.client("sns")
    arn = sns.create_topic(Name=name)["TopicArn"]
    attributes = {"Policy": lets_topic(queue_arn, arn)}
    engine.client("sqs").set_queue_attributes(QueueUrl=url, Attributes=attributes)
    raw = {"RawMessageDelivery": "true"}
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue_arn, Attributes=raw)
    return arn


def test_a_mapping_and_an_asynchronous_invocation_tell_topics(engine: Engine) -> None:
    mapped = Mapped(engine, "publishes")
    url, queue_arn = queue(engine, "listens")
    arn = topic(engine, "failures", queue_arn, url)
    to = {"OnFailure": {"Destination": arn}}
    assert mapped.refusal(DestinationConfig=to)[2].endswith("to call Publish on SNS")
    allow(engine, "publishes", "sns:Publish", arn)
    mapped.map(DestinationConfig=to, MaximumRetryAttempts=0)
    mapped.put("it fails")
    (letter,) = letters(engine, url, 1)
    assert letter["KinesisBatchInfo"]["streamArn"] == mapped.stream and "payload" not in letter
    lambda_ = engine.client("lambda")
    lambda_.put_function_event_invoke_config(
        FunctionName="publishes", MaximumRetryAttempts=0, DestinationConfig=to
    )
    lambda_.invoke(FunctionName="publishes", InvocationType="Event", Payload="{}")
    (letter,) = letters(engine, url, 1)
    assert letter["requestContext"]["condition"] == "RetriesExhausted"
    assert letter["requestPayload"] == {}


def test_messages_at_a_destination_outlive_kill_minus_nine(mapped: Mapped) -> None:
    engine = mapped.engine
    url, _ = queue(engine, "given-up")
    mapped.put("fails 1")

    def waiting() -> str:
        name = "ApproximateNumberOfMessages"
        answer = engine.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=[name])
        return answer["Attributes"][name]

    poll_equal(waiting, "1", "the message")
    engine.kill()
    engine.start()
    assert waiting() == "1"
    (letter,) = letters(engine, url, 1)
    assert letter["KinesisBatchInfo"]["batchSize"] == 1
