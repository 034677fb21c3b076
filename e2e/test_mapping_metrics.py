"""Metrics of a mapping's events in CloudWatch, by Boto3 and by a stack."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from engine import Engine
from mappings import Mapped, filters
from waiting import poll_equal

COUNTS = [
    "PolledEventCount",
    "FilteredOutEventCount",
    "InvokedEventCount",
    "FailedInvokeEventCount",
    "DroppedEventCount",
    "OnFailureDestinationDeliveredEventCount",
]
TEMPLATE = """
Parameters:
  Metrics: {Type: CommaDelimitedList}
Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: arn:aws:kinesis:us-east-1:000000000000:stream/counted-by-stack
      FunctionName: counted-by-stack
      StartingPosition: TRIM_HORIZON
      MetricsConfig: %s
"""


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream and a function."""
    return Mapped(engine, "counted")


def sums(engine: Engine, uuid: str) -> dict[str, float]:
    """What CloudWatch has added up of the mapping's events, by metric."""
    cloudwatch = engine.client("cloudwatch")
    now = datetime.datetime.now(datetime.timezone.utc)
    found: dict[str, float] = {}
    for name in COUNTS:
        answer = cloudwatch.get_metric_statistics(
            Namespace="AWS/Lambda",
            MetricName=name,
            Dimensions=[{"Name": "EventSourceMappingUUID", "Value": uuid}],
            StartTime=now - datetime.timedelta(hours=1),
            EndTime=now + datetime.timedelta(minutes=2),
            Period=60,
            Statistics=["Sum"],
            Unit="Count",
        )
        if answer["Datapoints"]:
            found[name] = sum(one["Sum"] for one in answer["Datapoints"])
    return found


def test_metrics_of_kafka_are_refused(mapped: Mapped) -> None:
    assert mapped.refusal(MetricsConfig={"Metrics": ["KafkaMetrics"]}) == (
        400,
        "InvalidParameterValueException",
        "Unsupported MetricsConfig parameter for given event source mapping type.",
    )


def test_events_are_counted(mapped: Mapped) -> None:
    config = {"Metrics": ["EventCount"]}
    uuid = mapped.map(
        MetricsConfig=config,
        BatchSize=1,
        MaximumRetryAttempts=1,
        DestinationConfig=mapped.to_bucket(),
        FilterCriteria=filters({"data": [{"anything-but": "other"}]}),
    )
    assert mapped.shown(uuid)["MetricsConfig"] == config
    mapped.put("other", "it fails", "good")
    wanted = {
        "PolledEventCount": 3.0,
        "FilteredOutEventCount": 1.0,
        "InvokedEventCount": 3.0,
        "FailedInvokeEventCount": 2.0,
        "OnFailureDestinationDeliveredEventCount": 1.0,
    }
    poll_equal(lambda: sums(mapped.engine, uuid), wanted, "the counts")
    mapped.update(uuid, DestinationConfig={"OnFailure": {}})
    mapped.put("it fails too")
    wanted.update(
        {
            "PolledEventCount": 4.0,
            "InvokedEventCount": 5.0,
            "FailedInvokeEventCount": 4.0,
            "DroppedEventCount": 1.0,
        }
    )
    poll_equal(lambda: sums(mapped.engine, uuid), wanted, "the counts")
    mapped.update(uuid, MetricsConfig={"Metrics": []})
    assert "MetricsConfig" not in mapped.shown(uuid)
    mapped.put("not counted")
    mapped.wait_for("not counted")
    assert sums(mapped.engine, uuid) == wanted


def test_by_a_stack(engine: Engine) -> None:
    mapped = Mapped(engine, "counted-by-stack")
    cloudformation = engine.client("cloudformation")

    def deploy(config: str, what: str) -> dict[str, Any]:
        arguments = {"StackName": "counts", "TemplateBody": TEMPLATE % config}
        parameters = [{"ParameterKey": "Metrics", "ParameterValue": "EventCount"}]
        getattr(cloudformation, f"{what}_stack")(**arguments, Parameters=parameters)
        waiter = cloudformation.get_waiter(f"stack_{what}_complete")
        waiter.wait(StackName="counts", WaiterConfig={"Delay": 1})
        (one,) = mapped.lambda_.list_event_source_mappings(FunctionName="counted-by-stack")[
            "EventSourceMappings"
        ]
        return one

    made = deploy("{Metrics: !Ref Metrics}", "create")
    assert made["MetricsConfig"] == {"Metrics": ["EventCount"]}
    mapped.put("x")
    wanted = {"PolledEventCount": 1.0, "InvokedEventCount": 1.0}
    poll_equal(lambda: sums(engine, made["UUID"]), wanted, "the counts")
    assert "MetricsConfig" not in deploy("!Ref AWS::NoValue", "update")
