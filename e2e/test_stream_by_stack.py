"""Every property of a stream, made and changed in place by a stack."""

from __future__ import annotations

import json
from typing import Any, Optional

from engine import Engine


def template(**properties: Any) -> str:
    stream = {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "whole", **properties}}
    return json.dumps({"Resources": {"Stream": stream}})


def deploy(engine: Engine, first: bool = False, **properties: Any) -> dict[str, Any]:
    """Makes or updates the stack; tells what became of the stream."""
    cloudformation = engine.client("cloudformation")
    call = cloudformation.create_stack if first else cloudformation.update_stack
    call(StackName="streams", TemplateBody=template(**properties))
    waiter = "stack_create_complete" if first else "stack_update_complete"
    cloudformation.get_waiter(waiter).wait(StackName="streams", WaiterConfig={"Delay": 1})
    summary = engine.client("kinesis").describe_stream_summary(StreamName="whole")
    return summary["StreamDescriptionSummary"]


def shown(summary: dict[str, Any]) -> tuple[str, Optional[int], int, list[str]]:
    monitoring = [set["ShardLevelMetrics"] for set in summary["EnhancedMonitoring"]]
    return (
        summary["StreamModeDetails"]["StreamMode"],
        summary["OpenShardCount"],
        summary["MaxRecordSizeInKiB"],
        sorted(name for names in monitoring for name in names),
    )


def test_a_stack_changes_mode_record_size_and_metrics_in_place(engine: Engine) -> None:
    on_demand = {"StreamMode": "ON_DEMAND"}
    made = deploy(engine, True, StreamModeDetails=on_demand, MaxRecordSizeInKiB=2048)
    assert shown(made) == ("ON_DEMAND", 4, 2048, [])

    metrics = ["IncomingBytes", "OutgoingBytes"]
    counted = deploy(
        engine,
        StreamModeDetails={"StreamMode": "PROVISIONED"},
        ShardCount=3,
        DesiredShardLevelMetrics=metrics,
    )
    assert shown(counted) == ("PROVISIONED", 3, 1024, metrics)
    assert counted["StreamCreationTimestamp"] == made["StreamCreationTimestamp"]

    back = deploy(engine, StreamModeDetails=on_demand, DesiredShardLevelMetrics=metrics[:1])
    assert shown(back) == ("ON_DEMAND", 3, 1024, metrics[:1])
    assert back["StreamCreationTimestamp"] == made["StreamCreationTimestamp"]
