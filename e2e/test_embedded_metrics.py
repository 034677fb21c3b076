"""Metrics that functions and clients write into logs in the embedded metric format."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta, timezone
from typing import Any, Optional

from engine import Engine
from functions import deploy
from test_runtimes import NODE, needs_node, python_runtime
from waiting import poll, poll_equal

# As Powertools for AWS prints it.
PYTHON = """
import json, time
def handler(event, context):
    print(json.dumps({
        "_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [{
            "Namespace": "Shop",
            "Dimensions": [["service"], ["service", "function"]],
            "Metrics": [{"Name": "Orders", "Unit": "Count"}],
        }]},
        "service": "orders", "function": context.function_name, "Orders": [event],
    }))
"""
# As the embedded metrics library does: by console, which puts time, request and level before it.
NODEJS = """
exports.handler = async (event) => {
  console.log(JSON.stringify({
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{
      Namespace: 'Site', Dimensions: [[]], Metrics: [{ Name: 'Views', StorageResolution: 1 }],
    }] },
    Views: event,
  }));
};
"""


def total(
    engine: Engine, namespace: str, name: str, dimensions: Optional[dict[str, str]] = None
) -> float:
    """The sum of a metric in the last minutes."""
    now = datetime.now(timezone.utc)
    found = engine.client("cloudwatch").get_metric_statistics(
        Namespace=namespace,
        MetricName=name,
        Dimensions=[{"Name": key, "Value": value} for key, value in (dimensions or {}).items()],
        StartTime=now - timedelta(minutes=10),
        EndTime=now + timedelta(minutes=10),
        Period=60,
        Statistics=["Sum"],
    )
    return sum(point["Sum"] for point in found["Datapoints"])


def test_what_a_python_function_prints_becomes_metrics(engine: Engine) -> None:
    function = deploy(engine, "orders", python_runtime(), "index.handler", {"index.py": PYTHON})
    for orders in (2, 3):
        assert function.invoke(orders).error is None
    whole = {"service": "orders"}
    poll_equal(lambda: total(engine, "Shop", "Orders", whole), 5.0, "the orders")
    of_one = {**whole, "function": "orders"}
    assert total(engine, "Shop", "Orders", of_one) == 5.0
    listed = engine.client("cloudwatch").list_metrics(Namespace="Shop")["Metrics"]
    assert sorted(len(one["Dimensions"]) for one in listed) == [1, 2]
    # In another region there are none.
    elsewhere = engine.client("cloudwatch", region="eu-west-1")
    assert elsewhere.list_metrics(Namespace="Shop")["Metrics"] == []


@needs_node
def test_what_nodes_console_prints_becomes_metrics(engine: Engine) -> None:
    function = deploy(engine, "views", str(NODE), "index.handler", {"index.js": NODEJS})
    assert function.invoke(7).error is None
    poll_equal(lambda: total(engine, "Site", "Views"), 7.0, "the views")


def test_events_that_clients_put_are_looked_at_too(engine: Engine) -> None:
    logs = engine.client("logs")
    logs.create_log_group(logGroupName="clients")
    logs.create_log_stream(logGroupName="clients", logStreamName="s")
    now = int(time.time() * 1000)

    def put(**changed: Any) -> None:
        document = {
            "_aws": {
                "Timestamp": now,
                "CloudWatchMetrics": [
                    {"Namespace": "Put", "Dimensions": [["host"]], "Metrics": [{"Name": "Load"}]}
                ],
            },
            "host": "h",
            "Load": 0.5,
            **changed,
        }
        event = {"timestamp": now, "message": json.dumps(document)}
        logs.put_log_events(logGroupName="clients", logStreamName="s", logEvents=[event])

    put()
    put(Load="much")
    poll_equal(lambda: total(engine, "Put", "Load", {"host": "h"}), 0.5, "the load")
    group = {"LogGroupName": "clients"}
    poll(lambda: total(engine, "AWS/Logs", "EMFValidationErrors", group) == 1.0, "the error")
