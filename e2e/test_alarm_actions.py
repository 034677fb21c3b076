"""What alarms tell topics: the message, the topic's policy, and `kill -9`."""

from __future__ import annotations

import json
from typing import Any

from engine import ACCOUNT, Engine
from test_topics import queue, receive, topic
from waiting import poll_equal

ALARM = "arn:aws:cloudwatch:us-east-1:{}:alarm:{}"


def alarm(engine: Engine, name: str, **actions: list[str]) -> None:
    """Makes an alarm over a metric that nobody counts."""
    engine.client("cloudwatch").put_metric_alarm(
        AlarmName=name,
        Namespace="App",
        MetricName="load",
        Dimensions=[{"Name": "Room", "Value": "1"}],
        Statistic="Average",
        Period=60,
        EvaluationPeriods=1,
        Threshold=5.0,
        ComparisonOperator="GreaterThanThreshold",
        TreatMissingData="ignore",
        **actions,
    )


def set_state(engine: Engine, name: str, value: str) -> None:
    engine.client("cloudwatch").set_alarm_state(
        AlarmName=name, StateValue=value, StateReason="testing alarm"
    )


def actions_taken(engine: Engine, name: str) -> list[str]:
    """The summaries of an alarm's actions, the first one first."""
    history = engine.client("cloudwatch").describe_alarm_history(
        AlarmName=name, HistoryItemType="Action", ScanBy="TimestampAscending"
    )
    return [item["HistorySummary"] for item in history["AlarmHistoryItems"]]


def told(engine: Engine, url: str) -> tuple[str, dict[str, Any]]:
    """Subject and message of the notification that a queue has."""
    notification = json.loads(receive(engine, url)["Body"])
    return notification["Subject"], json.loads(notification["Message"])


def test_a_topic_is_told_and_tells_its_queue(engine: Engine) -> None:
    one = topic(engine, "alarms")
    url, arn = queue(engine, "alarms", one["TopicArn"])
    engine.client("sns").subscribe(**one, Protocol="sqs", Endpoint=arn)
    alarm(engine, "hot", AlarmActions=[one["TopicArn"]], OKActions=[one["TopicArn"]])
    set_state(engine, "hot", "ALARM")
    subject, message = told(engine, url)
    assert subject == 'ALARM: "hot" in US East (N. Virginia)'
    assert message["AlarmArn"] == ALARM.format(ACCOUNT, "hot")
    assert (message["OldStateValue"], message["NewStateValue"]) == ("INSUFFICIENT_DATA", "ALARM")
    assert message["Trigger"]["Dimensions"] == [{"value": "1", "name": "Room"}]
    set_state(engine, "hot", "OK")
    assert told(engine, url)[0].startswith('OK: "hot"')
    success = f"Successfully executed action {one['TopicArn']}"
    poll_equal(lambda: actions_taken(engine, "hot"), [success] * 2, "both actions in the history")
    engine.client("cloudwatch").disable_alarm_actions(AlarmNames=["hot"])
    set_state(engine, "hot", "ALARM")
    engine.client("cloudwatch").enable_alarm_actions(AlarmNames=["hot"])
    set_state(engine, "hot", "OK")
    assert told(engine, url)[1]["NewStateValue"] == "OK"


def test_the_topic_decides_who_publishes(engine: Engine) -> None:
    one = topic(engine, "closed")
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudwatch.amazonaws.com"},
        "Action": "SNS:Publish",
        "Resource": one["TopicArn"],
        "Condition": {"ArnEquals": {"aws:SourceArn": ALARM.format(ACCOUNT, "allowed")}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sns = engine.client("sns")
    sns.set_topic_attributes(**one, AttributeName="Policy", AttributeValue=policy)
    for name in ("allowed", "denied"):
        alarm(engine, name, AlarmActions=[one["TopicArn"]])
        set_state(engine, name, "ALARM")
    success = f"Successfully executed action {one['TopicArn']}"
    poll_equal(lambda: actions_taken(engine, "allowed"), [success], "the action that is allowed")
    poll_equal(lambda: len(actions_taken(engine, "denied")), 1, "the action that is denied")
    (failure,) = actions_taken(engine, "denied")
    assert failure.startswith(f"Failed to execute action {one['TopicArn']}. Received error: ")
    assert "SNS:Publish" in failure
    alarm(engine, "nowhere", AlarmActions=[one["TopicArn"].replace("closed", "gone")])
    set_state(engine, "nowhere", "ALARM")
    poll_equal(lambda: len(actions_taken(engine, "nowhere")), 1, "the action on no topic")
    assert "Failed" in actions_taken(engine, "nowhere")[0]


def test_a_change_is_told_after_kill_minus_nine(engine: Engine) -> None:
    one = topic(engine, "killed-alarms")
    url, arn = queue(engine, "killed-alarms", one["TopicArn"])
    engine.client("sns").subscribe(**one, Protocol="sqs", Endpoint=arn)
    names = [f"killed-{number}" for number in range(20)]
    for name in names:
        alarm(engine, name, AlarmActions=[one["TopicArn"]])
    for name in names:
        set_state(engine, name, "ALARM")
    engine.kill()
    engine.start()
    seen: set[str] = set()

    def drain() -> set[str]:
        answer = engine.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        for message in answer.get("Messages", []):
            seen.add(json.loads(json.loads(message["Body"])["Message"])["AlarmName"])
        return seen

    poll_equal(drain, set(names), "every alarm in the queue")
