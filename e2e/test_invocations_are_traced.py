"""X-Amzn-Trace-Id: what an invocation's caller says of its trace arrives, and the answer tells it."""

from __future__ import annotations

import re
from typing import Any, Optional

from engine import Engine
from functions import deploy
from test_runtimes import python_runtime

CODE = """
import os
def handler(event, context):
    print('TRACE', os.environ['_X_AMZN_TRACE_ID'])
    return os.environ['_X_AMZN_TRACE_ID']
"""
GIVEN = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"


def invoke(engine: Engine, given: Optional[str], **options: Any) -> tuple[str, dict[str, Any]]:
    """The payload of the answer, and the answer."""
    client = engine.client("lambda")

    def add(request: Any, **_: Any) -> None:
        if given is not None:
            request.headers["X-Amzn-Trace-Id"] = given

    client.meta.events.register("before-send.lambda.Invoke", add)
    try:
        answer = client.invoke(FunctionName="traced", **options)
    finally:
        client.meta.events.unregister("before-send.lambda.Invoke", add)
    return answer["Payload"].read().decode(), answer["ResponseMetadata"]["HTTPHeaders"]


def test_a_callers_trace_goes_on_in_the_function(engine: Engine) -> None:
    function = deploy(engine, "traced", python_runtime(), "index.handler", {"index.py": CODE})
    payload, headers = invoke(engine, GIVEN)
    assert payload == f'"{GIVEN}"'
    assert headers["x-amzn-trace-id"] == GIVEN
    payload, headers = invoke(engine, None)
    assert payload == f'"{headers["x-amzn-trace-id"]}"'
    new = r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0"
    assert re.fullmatch(new, headers["x-amzn-trace-id"])
    # An event that waits takes it along.
    later = GIVEN.replace("5759e988", "5759e989")
    invoke(engine, later, InvocationType="Event")
    function.wait_for_log(f"TRACE {later}")
