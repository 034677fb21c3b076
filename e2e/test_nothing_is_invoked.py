"""The template's alarm on records that come in while nothing is invoked; the clock is moved."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import BINARY, Engine, run
from pipeline import STACK, Pipeline, packed_function
from waiting import poll, poll_equal

PERIODS = 3
# An evaluation is at most a minute away.
SECONDS = 120.0


@pytest.fixture(scope="module")
def pipeline(start_engine: Callable[..., Engine]) -> Pipeline:
    """The pipeline on an engine whose clock may be moved."""
    engine = start_engine("--clock-control")
    return Pipeline(engine, packed_function()).prepare().create()


def advance(pipeline: Pipeline, span: str) -> None:
    """Moves the engine's clock forward."""
    command = [BINARY, "clock", "advance", span, "--port", str(pipeline.engine.port)]
    run(command, pipeline.engine.clean)


def alarm(pipeline: Pipeline) -> dict[str, Any]:
    """The alarm as it is."""
    name = pipeline.resources()["NoInvocationsAlarm"]
    answer = pipeline.client("cloudwatch").describe_alarms(AlarmNames=[name])
    (one,) = answer["MetricAlarms"]
    return one


def state(pipeline: Pipeline) -> str:
    """Its state."""
    return alarm(pipeline)["StateValue"]


def states(pipeline: Pipeline) -> list[str]:
    """The states that it has come to, in order."""
    answer = pipeline.client("cloudwatch").describe_alarm_history(
        AlarmName=pipeline.resources()["NoInvocationsAlarm"],
        HistoryItemType="StateUpdate",
        ScanBy="TimestampAscending",
    )
    found = [json.loads(one["HistoryData"]) for one in answer["AlarmHistoryItems"]]
    return [one["newState"]["stateValue"] for one in found]


def advance_and_evaluate(pipeline: Pipeline, span: str) -> None:
    """Moves the clock and waits until all alarms were evaluated: one that is always in ALARM is
    the last of them."""
    client = pipeline.client("cloudwatch")
    name = f"{STACK}-zz"
    client.put_metric_alarm(
        AlarmName=name,
        Namespace="Test",
        MetricName="Beats",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="LessThanThreshold",
        TreatMissingData="breaching",
    )
    client.set_alarm_state(AlarmName=name, StateValue="OK", StateReason="begun")
    advance(pipeline, span)

    def is_in_alarm() -> bool:
        (one,) = client.describe_alarms(AlarmNames=[name])["MetricAlarms"]
        return one["StateValue"] == "ALARM"

    poll(is_in_alarm, "an evaluation", SECONDS)


def wait_for_ok(pipeline: Pipeline) -> None:
    """Minute by minute, since an invocation is counted when it ends: later than its objects are
    there."""

    def is_ok() -> bool:
        advance(pipeline, "1m")
        return state(pipeline) == "OK"

    poll(is_ok, "the alarm is back at OK", SECONDS)


def put_in_each_period(pipeline: Pipeline, prefix: str) -> list[str]:
    """A record in each of as many periods as the alarm looks at; answers their ids."""
    ids = [f"{prefix}-{index}" for index in range(PERIODS)]
    for one in ids:
        pipeline.put([{"id": one}])
        advance(pipeline, "5m")
    return ids


def test_normal_traffic_is_fine(pipeline: Pipeline) -> None:
    for index in range(PERIODS):
        pipeline.put([{"id": f"normal-{index}"}])
        pipeline.wait_for([f"normal-{index}"])
        advance(pipeline, "5m")
    advance_and_evaluate(pipeline, "1m")
    assert states(pipeline) == ["OK"]


def test_records_without_invocations_ring(pipeline: Pipeline) -> None:
    uuid = pipeline.outputs()["EventSourceMappingId"]
    mappings = pipeline.client("lambda")
    mappings.update_event_source_mapping(UUID=uuid, Enabled=False)
    pipeline.wait_for_mapping("Disabled")
    # Nothing of the normal traffic counts any more.
    advance(pipeline, "1h")
    waiting = put_in_each_period(pipeline, "waiting")
    poll_equal(lambda: state(pipeline), "ALARM", "the alarm's state", SECONDS)
    # The records wait also when no others come.
    advance_and_evaluate(pipeline, "1h")
    assert state(pipeline) == "ALARM"
    mappings.update_event_source_mapping(UUID=uuid, Enabled=True)
    pipeline.wait_for_mapping()
    pipeline.wait_for(waiting)
    wait_for_ok(pipeline)
    assert states(pipeline) == ["OK", "ALARM", "OK"]


def test_a_role_that_may_not_read_rings(pipeline: Pipeline) -> None:
    allowed = pipeline.policy("read-stream")
    denied = json.loads(json.dumps(allowed))
    for statement in denied["Statement"]:
        statement["Effect"] = "Deny"
    pipeline.put_policy("read-stream", denied)
    advance(pipeline, "1h")
    waiting = put_in_each_period(pipeline, "unread")
    poll_equal(lambda: state(pipeline), "ALARM", "the alarm's state", SECONDS)
    assert pipeline.mapping()["LastProcessingResult"].startswith("PROBLEM: ")
    pipeline.put_policy("read-stream", allowed)
    pipeline.wait_for(waiting)
    wait_for_ok(pipeline)
