"""Tumbling windows: a function's state from batch to batch, by Boto3 and by a stack."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from engine import Engine
from mappings import Mapped
from waiting import poll, poll_equal

SECONDS = 3
# It counts; told so by a record it answers without a state, fails, or with far too large a one.
HANDLER = b"""
import base64, json
attempts = {}
def handler(event, context):
    print("EVENT " + json.dumps({**event, "state": {**event["state"], "large": None}}))
    state = event["state"]
    if event["isWindowTerminatedEarly"]:
        assert len(state["large"]) == 1 << 20
    for record in event["Records"]:
        data = base64.b64decode(record["kinesis"]["data"]).decode()
        seen = attempts[data] = attempts.get(data, 0) + 1
        if data.startswith("fails") and seen < 3:
            raise ValueError("no")
        if data.startswith("stateless") and seen < 3:
            return {"batchItemFailures": []}
        state["n"] = state.get("n", 0) + 1
        if data == "large":
            state["large"] = "x" * (1 << 20)
    return {"state": state}
"""
TEMPLATE = """
Parameters:
  Seconds: {Type: Number}
Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: arn:aws:kinesis:us-east-1:000000000000:stream/windows-by-stack
      FunctionName: windows-by-stack
      StartingPosition: TRIM_HORIZON
      TumblingWindowInSeconds: !Ref Seconds
      Tags: [{Key: seconds, Value: !Ref Seconds}, {Key: !Sub "s${Seconds}", Value: ""}]
"""


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream and a function that counts."""
    return Mapped(engine, "windows", HANDLER)


def finals(mapped: Mapped) -> list[dict[str, Any]]:
    """The last invocations of windows."""
    return [event for event in mapped.events() if event["isFinalInvokeForWindow"]]


def total(mapped: Mapped) -> int:
    """What all windows that have ended add up to."""
    return sum(event["state"].get("n", 0) for event in finals(mapped))


def test_refusals(mapped: Mapped) -> None:
    status, code, message = mapped.refusal(TumblingWindowInSeconds=9, ParallelizationFactor=2)
    assert (status, code) == (400, "InvalidParameterValueException")
    assert "TumblingWindowInSeconds" in message and "ParallelizationFactor" in message
    status, _, message = mapped.refusal(TumblingWindowInSeconds=901)
    assert status == 400
    assert "tumblingWindowInSeconds" in message


def test_counts_add_up_over_windows(mapped: Mapped) -> None:
    uuid = mapped.map(TumblingWindowInSeconds=SECONDS)
    assert mapped.shown(uuid)["TumblingWindowInSeconds"] == SECONDS
    mapped.put("one", "two")
    mapped.wait_for("one", "two")
    mapped.put("three")
    poll_equal(lambda: total(mapped), 3, "the counts of all windows")
    for event in mapped.events():
        start, end = (
            datetime.fromisoformat(event["window"][name].replace("Z", "+00:00"))
            for name in ("start", "end")
        )
        assert (end - start).total_seconds() == SECONDS
        assert start.timestamp() % SECONDS == 0
        assert event["shardId"] == "shardId-000000000000"
        assert event["eventSourceARN"] == mapped.stream
        assert not event["isWindowTerminatedEarly"]
        for record in event["Records"]:
            arrival = record["kinesis"]["approximateArrivalTimestamp"]
            assert arrival < end.timestamp()
        assert event["isFinalInvokeForWindow"] == (event["Records"] == [])


def test_failures_and_answers_without_a_state_count_once(mapped: Mapped) -> None:
    mapped.put("fails", "beside it")
    mapped.put("stateless")
    poll_equal(lambda: total(mapped), 6, "the counts of all windows")
    assert mapped.seen().count("fails") >= 3
    assert mapped.seen().count("stateless") >= 3


def test_a_state_that_is_too_large_ends_its_window(mapped: Mapped) -> None:
    before = len(finals(mapped))
    mapped.put("large")
    early = poll(
        lambda: [event for event in finals(mapped) if event["isWindowTerminatedEarly"]],
        "a window that ends early",
    )
    assert len(early) == 1
    mapped.put("after it")
    poll_equal(lambda: total(mapped), 8, "the counts of all windows")
    assert finals(mapped)[before]["isWindowTerminatedEarly"]


def test_a_state_survives_a_kill(mapped: Mapped) -> None:
    (one,) = mapped.lambda_.list_event_source_mappings(FunctionName="windows")[
        "EventSourceMappings"
    ]
    mapped.update(one["UUID"], TumblingWindowInSeconds=20)
    mapped.put("before the kill")
    mapped.wait_for("before the kill")
    poll(
        lambda: mapped.shown(one["UUID"])["LastProcessingResult"] == "OK", "the batch is done"
    )
    mapped.engine.kill()
    mapped.engine.start()
    mapped.put("after the kill")
    poll_equal(lambda: total(mapped) >= 10, True, "the counts of all windows")
    # Left away, what is open ends.
    mapped.put("the last")
    mapped.wait_for("the last")
    mapped.update(one["UUID"], TumblingWindowInSeconds=0)
    poll_equal(lambda: total(mapped) >= 11, True, "the counts of all windows")


def test_by_a_stack(engine: Engine) -> None:
    mapped = Mapped(engine, "windows-by-stack", HANDLER)
    cloudformation = engine.client("cloudformation")
    for what, seconds in [("create", "2"), ("update", "3")]:
        parameters = [{"ParameterKey": "Seconds", "ParameterValue": seconds}]
        arguments = {"StackName": "windows", "TemplateBody": TEMPLATE, "Parameters": parameters}
        getattr(cloudformation, f"{what}_stack")(**arguments)
        waiter = cloudformation.get_waiter(f"stack_{what}_complete")
        waiter.wait(StackName="windows", WaiterConfig={"Delay": 1})
        (one,) = mapped.lambda_.list_event_source_mappings(FunctionName="windows-by-stack")[
            "EventSourceMappings"
        ]
        assert one["TumblingWindowInSeconds"] == int(seconds)
        tags = mapped.lambda_.list_tags(Resource=one["EventSourceMappingArn"])["Tags"]
        assert tags == {"seconds": seconds, f"s{seconds}": ""}
        mapped.put(what)
        poll_equal(lambda: total(mapped), 1 if what == "create" else 2, "the counts")
