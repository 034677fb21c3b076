"""Service time, moved forward from outside: who may, what it does at once, what it leaves alone."""

from __future__ import annotations

import json
import time
from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError

from engine import BINARY, Engine, run, send
from pipeline import packed
from test_kinesis_fan_out import events, register, stream, subscribe
from waiting import poll, poll_equal

CLOCK = "/_brookmill/clock"
SHARD = "shardId-000000000000"
HOUR_MS = 3_600_000
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}


@pytest.fixture(scope="module")
def engine(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose clock may be moved."""
    return start_engine("--clock-control", "--no-limits")


def shown(engine: Engine) -> dict[str, Any]:
    """What the engine says of its clock."""
    status, body = engine.signed("GET", CLOCK, "sts")
    assert status == 200, body
    return json.loads(body)


def move(engine: Engine, body: bytes, **keys: Any) -> tuple[int, dict[str, Any]]:
    """A request to move it."""
    status, answer = engine.signed("POST", CLOCK, "sts", body, **keys)
    return status, json.loads(answer)


def advance(engine: Engine, span: str) -> str:
    """Moves it by the command line; answers what that prints."""
    command = [BINARY, "clock", "advance", span, "--port", str(engine.port)]
    return run(command, engine.clean).stdout


def code(call: Callable[..., Any], **arguments: Any) -> str:
    """The code of a refusal."""
    with pytest.raises(ClientError) as refused:
        call(**arguments)
    return refused.value.response["Error"]["Code"]


def iterator(client: Any, name: str, kind: str = "TRIM_HORIZON") -> str:
    """A new shard iterator."""
    answer = client.get_shard_iterator(StreamName=name, ShardId=SHARD, ShardIteratorType=kind)
    return answer["ShardIterator"]


def test_it_is_off_unless_asked_for(start_engine: Callable[..., Engine]) -> None:
    fixed = start_engine()
    assert shown(fixed)["may_advance"] is False
    status, answer = move(fixed, b'{"advance_ms": 1000}')
    assert (status, answer["code"]) == (403, "ClockControlOff")
    command = [BINARY, "clock", "--port", str(fixed.port)]
    assert run(command, fixed.clean).stdout.endswith("Z, as this machine's clock\n")
    refused = run([*command, "advance", "6m"], fixed.clean, check=False)
    assert refused.returncode == 1
    assert "started without --clock-control" in refused.stderr
    assert shown(fixed)["offset_ms"] == 0


def test_only_root_moves_the_clock(engine: Engine) -> None:
    before = shown(engine)["offset_ms"]
    body = b'{"advance_ms": 1000}'
    assert send("POST", engine.url + CLOCK, body)[0] == 403
    assert send("GET", engine.url + CLOCK)[0] == 403
    assert move(engine, body, secret="wrong")[0] == 403
    iam = engine.client("iam")
    iam.create_user(UserName="admin")
    allow = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    iam.put_user_policy(UserName="admin", PolicyName="all", PolicyDocument=policy)
    keys = iam.create_access_key(UserName="admin")["AccessKey"]
    admin = {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"]}
    status, answer = move(engine, body, **admin)
    assert (status, answer["code"]) == (403, "AccessDenied")
    # No web page, whoever has signed for it.
    assert move(engine, body, headers={"Origin": "http://localhost:3000"})[0] == 403
    assert shown(engine)["offset_ms"] == before


def test_it_only_goes_forward_and_not_without_end(engine: Engine) -> None:
    before = shown(engine)["offset_ms"]
    for wrong in (b"", b"{}", b'{"advance_ms": 0}', b'{"advance_ms": -1000}', b'{"advance_ms": "6m"}'):
        status, answer = move(engine, wrong)
        assert (status, answer["code"]) == (400, "InvalidRequest"), wrong
    for century in (2**63, 36_501 * 24 * HOUR_MS):
        status, answer = move(engine, json.dumps({"advance_ms": century}).encode())
        assert (status, answer["code"]) == (400, "InvalidRequest"), century
    for wrong in ("-6m", "0s", "6", "soon"):
        command = [BINARY, "clock", "advance", wrong, "--port", str(engine.port)]
        refused = run(command, engine.clean, check=False)
        assert (refused.returncode, "only goes forward" in refused.stderr) == (1, True), wrong
    assert shown(engine)["offset_ms"] == before


def test_an_iterator_expires_and_clients_go_on(engine: Engine) -> None:
    client = engine.client("kinesis")
    name, _ = stream(client)
    old = iterator(client, name)
    before = shown(engine)["offset_ms"]
    assert "ahead of this machine's clock" in advance(engine, "6m")
    assert shown(engine)["offset_ms"] == before + 360_000
    # Signed with the real time, and taken.
    assert code(client.get_records, ShardIterator=old) == "ExpiredIteratorException"
    client.get_records(ShardIterator=iterator(client, name))


def test_it_stays_over_a_crash_also_without_the_option(engine: Engine) -> None:
    advance(engine, "1h")
    before = shown(engine)
    options = engine.options
    engine.kill()
    engine.options = ()
    engine.start()
    after = shown(engine)
    assert (after["offset_ms"], after["may_advance"]) == (before["offset_ms"], False)
    assert after["time_ms"] >= before["time_ms"]
    engine.stop()
    engine.options = options
    engine.start()
    assert shown(engine)["offset_ms"] == before["offset_ms"]


def test_a_record_is_past_its_retention(engine: Engine) -> None:
    client = engine.client("kinesis")
    name, _ = stream(client)
    client.put_record(StreamName=name, PartitionKey="p", Data=b"old")
    assert len(client.get_records(ShardIterator=iterator(client, name))["Records"]) == 1
    advance(engine, "23h")
    client.put_record(StreamName=name, PartitionKey="p", Data=b"new")
    records = client.get_records(ShardIterator=iterator(client, name))["Records"]
    first, second = (one["ApproximateArrivalTimestamp"] for one in records)
    assert (second - first).total_seconds() >= 23 * 3600
    advance(engine, "90m")
    records = client.get_records(ShardIterator=iterator(client, name))["Records"]
    assert [one["Data"] for one in records] == [b"new"]


def test_a_subscription_ends_at_once(engine: Engine) -> None:
    client = engine.client("kinesis")
    name, arn = stream(client)
    subscription = subscribe(client, register(client, arn, "listener"))
    client.put_record(StreamName=name, PartitionKey="p", Data=b"told")
    taken = events(subscription)
    while not next(taken)["Records"]:
        pass
    advance(engine, "5m")
    # To its regular end, and not only after five minutes of waiting.
    assert all(not event["Records"] for event in taken)


def test_sessions_expire_and_new_ones_count(engine: Engine) -> None:
    def session() -> Any:
        answer = engine.client("sts").get_session_token(DurationSeconds=3600)
        keys = answer["Credentials"]
        return engine.client(
            "sts", keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"]
        )

    old = session()
    advance(engine, "59m")
    old.get_caller_identity()
    advance(engine, "2m")
    assert code(old.get_caller_identity) == "ExpiredToken"
    session().get_caller_identity()


def test_an_alarm_is_evaluated_as_of_the_new_time(engine: Engine) -> None:
    client = engine.client("cloudwatch")
    client.put_metric_alarm(
        AlarmName="silent",
        Namespace="Test",
        MetricName="Beats",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=3,
        Threshold=1,
        ComparisonOperator="LessThanThreshold",
        TreatMissingData="breaching",
    )
    client.set_alarm_state(AlarmName="silent", StateValue="OK", StateReason="begun")
    advance(engine, "1h")

    def state() -> str:
        return client.describe_alarms(AlarmNames=["silent"])["MetricAlarms"][0]["StateValue"]

    poll_equal(state, "ALARM", "the alarm's state")


def test_a_batching_window_closes_at_once(engine: Engine) -> None:
    iam, functions, client = (engine.client(one) for one in ("iam", "lambda", "kinesis"))
    name, arn = stream(client)
    role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(TRUST))
    managed = "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"
    iam.attach_role_policy(RoleName="reader", PolicyArn=managed)
    handler = b"def handler(event, context):\n    print('batch of', len(event['Records']))\n"
    functions.create_function(
        FunctionName="windowed",
        Runtime="python3.13",
        Handler="index.handler",
        Role=role["Role"]["Arn"],
        Code={"ZipFile": packed({"index.py": handler})},
    )
    mapping = functions.create_event_source_mapping(
        EventSourceArn=arn,
        FunctionName="windowed",
        StartingPosition="TRIM_HORIZON",
        BatchSize=100,
        MaximumBatchingWindowInSeconds=300,
    )["UUID"]
    for _ in range(3):
        client.put_record(StreamName=name, PartitionKey="p", Data=b"x")

    def enabled() -> bool:
        return functions.get_event_source_mapping(UUID=mapping)["State"] == "Enabled"

    def lines() -> list[str]:
        logs = engine.client("logs")
        try:
            found = logs.filter_log_events(logGroupName="/aws/lambda/windowed")["events"]
        except logs.exceptions.ResourceNotFoundException:
            return []
        return [event["message"].strip() for event in found if "batch of" in event["message"]]

    poll(enabled, "the mapping is enabled")
    # Again and again, since nothing tells whether the mapping has read the records before a move.
    poll(lambda: advance(engine, "5m") and lines(), "the window closes")
    assert lines() == ["batch of 3"]


def test_a_reset_begins_anew(engine: Engine) -> None:
    advance(engine, "1d")
    assert engine.signed("POST", "/_brookmill/reset", "sts")[0] == 200
    anew = shown(engine)
    assert anew["offset_ms"] == 0
    assert abs(anew["time_ms"] - time.time() * 1000) < HOUR_MS
