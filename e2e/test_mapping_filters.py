"""Event filtering: which records of a stream reach a function, by Boto3 and by a stack."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import Engine
from mappings import Mapped, filters
from waiting import poll, poll_equal

TEMPLATE = """
Parameters:
  Kind: {Type: String}
Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: arn:aws:kinesis:us-east-1:000000000000:stream/by-stack
      FunctionName: by-stack
      StartingPosition: TRIM_HORIZON
      FilterCriteria:
        Filters:
          - Pattern: !Sub '{"data":{"kind":["${Kind}"]}}'
"""
BAD = (400, "InvalidParameterValueException", "Invalid filter pattern definition.")


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream and a function."""
    return Mapped(engine, "filtered")


def test_bad_patterns_are_refused(mapped: Mapped) -> None:
    for pattern in ["{", "[]", '{"data":"x"}', '{"data":{"a":[]}}', '{"a":[{"cidr":"10.0.0.0/8"}]}']:
        assert mapped.refusal(FilterCriteria=filters(pattern)) == BAD
    status, code, message = mapped.refusal(FilterCriteria=filters(*['{"a":["b"]}'] * 6))
    assert (status, code) == (400, "InvalidParameterValueException")
    assert "limit of 5" in message
    long = json.dumps({"a": ["x" * 4096]})
    status, _, message = mapped.refusal(FilterCriteria=filters(long))
    assert status == 400
    assert "Member must have length less than or equal to 4096" in message
    assert mapped.lambda_.list_event_source_mappings()["EventSourceMappings"] == []


def test_records_of_the_pattern_and_no_others(mapped: Mapped) -> None:
    criteria = filters(
        {"data": {"event_type": ["function_1"], "n": [{"numeric": [">", 1, "<=", 3]}]}},
        {"partitionKey": ["vip"]},
    )
    uuid = mapped.map(FilterCriteria=criteria, MaximumBatchingWindowInSeconds=1)
    assert mapped.shown(uuid)["FilterCriteria"] == criteria
    good = [{"event_type": "function_1", "n": n} for n in (2, 3)]
    mapped.put(
        {"event_type": "function_1", "n": 1},
        good[0],
        {"event_type": "function_2", "n": 2},
        "no JSON",
        b"\xff\xfe",
        good[1],
        {"event_type": "function_1", "n": 4},
    )
    mapped.put("anything", key="vip")
    mapped.wait_for(*good, "anything")
    assert mapped.seen() == [*map(json.dumps, good), "anything"]
    poll_equal(lambda: mapped.shown(uuid)["LastProcessingResult"], "OK", "the result")


def test_an_update_is_of_what_comes_and_of_what_fails(mapped: Mapped) -> None:
    (uuid,) = [
        one["UUID"] for one in mapped.lambda_.list_event_source_mappings()["EventSourceMappings"]
    ]
    text = filters({"data": [{"prefix": "text"}]})
    answer = mapped.update(uuid, FilterCriteria=text)
    # The old ones, until the new ones are in force.
    assert len(answer["FilterCriteria"]["Filters"]) == 2
    assert mapped.shown(uuid)["FilterCriteria"] == text
    mapped.put("text that fails", {"text": 1}, "other")
    poll(lambda: mapped.seen().count("text that fails") > 1, "attempts")
    mapped.update(uuid, FilterCriteria=filters({"data": [{"anything-but": {"suffix": "fails"}}]}))
    mapped.put("behind")
    mapped.wait_for("behind")
    attempts = mapped.seen().count("text that fails")
    # Removed by an empty object.
    mapped.update(uuid, FilterCriteria={})
    assert "FilterCriteria" not in mapped.shown(uuid)
    mapped.put({"all": "pass"}, b"\x00")
    mapped.wait_for({"all": "pass"}, "\x00")
    assert mapped.seen().count("text that fails") == attempts
    assert '{"text": 1}' not in mapped.seen()


def test_filters_survive_a_kill(mapped: Mapped) -> None:
    (one,) = mapped.lambda_.list_event_source_mappings()["EventSourceMappings"]
    mapped.update(one["UUID"], FilterCriteria=filters({"data": ["after"]}))
    mapped.engine.kill()
    mapped.engine.start()
    mapped.put("before", "after")
    mapped.wait_for("after")
    assert "before" not in mapped.seen()


def test_by_a_stack(engine: Engine) -> None:
    mapped = Mapped(engine, "by-stack")
    cloudformation = engine.client("cloudformation")

    def deploy(kind: str, what: str) -> dict[str, Any]:
        parameters = [{"ParameterKey": "Kind", "ParameterValue": kind}]
        arguments = {"StackName": "filters", "TemplateBody": TEMPLATE, "Parameters": parameters}
        getattr(cloudformation, f"{what}_stack")(**arguments)
        waiter = cloudformation.get_waiter(f"stack_{what}_complete")
        waiter.wait(StackName="filters", WaiterConfig={"Delay": 1})
        (one,) = mapped.lambda_.list_event_source_mappings(FunctionName="by-stack")[
            "EventSourceMappings"
        ]
        return one

    made = deploy("a", "create")
    assert made["FilterCriteria"] == filters('{"data":{"kind":["a"]}}')
    mapped.put({"kind": "b", "n": 1}, {"kind": "a", "n": 2})
    mapped.wait_for({"kind": "a", "n": 2})
    changed = deploy("b", "update")
    assert changed["UUID"] == made["UUID"]
    assert changed["FilterCriteria"] == filters('{"data":{"kind":["b"]}}')
    mapped.put({"kind": "a", "n": 3}, {"kind": "b", "n": 4})
    mapped.wait_for({"kind": "b", "n": 4})
    assert len(mapped.seen()) == 2


def test_a_raised_quota(start_engine: Callable[..., Engine]) -> None:
    mapped = Mapped(start_engine("--mapping-filters", "10"), "raised")
    ten = [{"data": [f"record {number}"]} for number in range(10)]
    status, _, message = mapped.refusal(FilterCriteria=filters(*ten, ten[0]))
    assert status == 400
    assert "limit of 10" in message
    mapped.map(FilterCriteria=filters(*ten))
    mapped.put("record 10", "record 9")
    mapped.wait_for("record 9")
    assert mapped.seen() == ["record 9"]
