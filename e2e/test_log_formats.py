"""Functions' logs in JSON: Lambda's lines, Python's and Node's, levels; set by API and by template."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from functions import ARCHITECTURE, Function, deploy, role_arn
from test_runtimes import NODE, TIME, needs_node, python_runtime

PYTHON = """if True:
  import logging
  log = logging.getLogger('app')
  def handler(event, context):
      log.debug('detail'); log.info('noted %d', 1, extra={'order': 7}); log.warning('beware')
      print('printed')
      try:
          1 / 0
      except ZeroDivisionError:
          log.exception('caught')
      if event == 'fail': raise ValueError('no')
      return event
"""
NODEJS = """
exports.handler = async (event) => {
  console.debug('detail'); console.info('noted %d', 1); console.warn({ beware: true });
  console.error('caught', new RangeError('far'));
  if (event === 'fail') throw new TypeError('no');
  return event;
};
"""


def in_json(engine: Engine, name: str, code: dict[str, str], **levels: str) -> Function:
    """A function whose log is in JSON."""
    runtime = str(NODE) if "index.js" in code else python_runtime()
    config = {"LogFormat": "JSON", **levels}
    return deploy(engine, name, runtime, "index.handler", code, LoggingConfig=config)


def documents(text: str) -> list[dict[str, Any]]:
    """The lines that are JSON."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_lambdas_lines_in_json(engine: Engine) -> None:
    function = in_json(engine, "json-system", {"index.py": PYTHON}, SystemLogLevel="DEBUG")
    answer = function.invoke("fine")
    platform = [one for one in documents(answer.log) if "type" in one]
    assert [one["type"] for one in platform] == [
        "platform.start",
        "platform.runtimeDone",
        "platform.report",
    ]
    assert all(re.fullmatch(TIME, one["time"]) for one in platform)
    start, done, report = [one["record"] for one in platform]
    assert start == {"requestId": answer.request_id, "version": "$LATEST"}
    assert (done["status"], done["metrics"]["producedBytes"]) == ("success", len('"fine"'))
    assert (report["requestId"], report["status"]) == (answer.request_id, "success")
    metrics = report["metrics"]
    assert set(metrics) == {
        "durationMs",
        "billedDurationMs",
        "memorySizeMB",
        "maxMemoryUsedMB",
        "initDurationMs",
    }
    assert metrics["memorySizeMB"] == 128 and metrics["maxMemoryUsedMB"] > 0
    lines = documents("".join(function.wait_for_log("platform.report")))
    init, initialised = lines[0], lines[1]
    assert init["type"] == "platform.initStart"
    assert init["record"]["functionName"] == "json-system"
    assert initialised["type"] == "platform.initReport"
    assert initialised["record"]["status"] == "success"
    failed = function.invoke("fail")
    reports = [one for one in documents(failed.log) if one.get("type") == "platform.report"]
    assert reports[0]["record"]["status"] == "error"
    assert reports[0]["record"]["errorType"] == "ValueError"
    assert "START RequestId" not in failed.log and "REPORT RequestId" not in failed.log


def test_pythons_log_in_json(engine: Engine) -> None:
    function = in_json(engine, "json-python", {"index.py": PYTHON})
    answer = function.invoke("fail")
    own = [one for one in documents(answer.log) if "type" not in one]
    noted, beware, caught, thrown = own
    assert re.fullmatch(TIME, noted.pop("timestamp"))
    assert noted == {
        "level": "INFO",
        "message": "noted 1",
        "logger": "app",
        "requestId": answer.request_id,
        "order": 7,
    }
    assert (beware["level"], beware["message"]) == ("WARNING", "beware")
    assert (caught["level"], caught["errorType"]) == ("ERROR", "ZeroDivisionError")
    assert caught["errorMessage"] == "division by zero"
    assert "index.py" in caught["stackTrace"][0]
    assert (thrown["level"], thrown["errorType"]) == ("ERROR", "ValueError")
    assert thrown["requestId"] == answer.request_id
    assert "\nprinted\n" in answer.log


@needs_node
def test_nodes_log_in_json(engine: Engine) -> None:
    function = in_json(engine, "json-node", {"index.js": NODEJS})
    answer = function.invoke("fail")
    own = [one for one in documents(answer.log) if "type" not in one]
    noted, beware, caught, thrown = own
    assert re.fullmatch(TIME, noted.pop("timestamp"))
    assert noted == {"level": "INFO", "requestId": answer.request_id, "message": "noted 1"}
    assert beware["message"] == {"beware": True}
    assert (caught["errorType"], caught["errorMessage"]) == ("RangeError", "far")
    assert caught["stackTrace"][0] == "RangeError: far"
    assert (thrown["level"], thrown["message"]["errorType"]) == ("ERROR", "TypeError")


def test_levels_leave_lines_out(engine: Engine) -> None:
    quiet = {"ApplicationLogLevel": "ERROR", "SystemLogLevel": "WARN"}
    function = in_json(engine, "json-quiet", {"index.py": PYTHON}, **quiet)
    (only,) = documents(function.invoke("fine").log)
    assert (only["level"], only["message"]) == ("ERROR", "caught")
    assert "printed" not in function.invoke("fine").log
    failed = documents(function.invoke("fail").log)
    assert [one.get("type") for one in failed] == [
        None,
        None,
        "platform.runtimeDone",
        "platform.report",
    ]
    lambda_ = engine.client("lambda")
    detailed = {"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"}
    shown = lambda_.update_function_configuration(
        FunctionName="json-quiet", LoggingConfig=detailed
    )
    assert shown["LoggingConfig"] == {
        **detailed,
        "SystemLogLevel": "WARN",
        "LogGroup": "/aws/lambda/json-quiet",
    }
    function.settle()
    own = documents(function.invoke("fine").log)
    assert [one["level"] for one in own] == ["DEBUG", "INFO", "WARNING", "ERROR"]
    shown = lambda_.update_function_configuration(
        FunctionName="json-quiet", LoggingConfig={"LogFormat": "Text"}
    )
    assert shown["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": "/aws/lambda/json-quiet"}
    function.settle()
    assert "START RequestId" in function.invoke("fine").log
    with pytest.raises(ClientError, match="can only be set when LogFormat is JSON"):
        lambda_.update_function_configuration(
            FunctionName="json-quiet", LoggingConfig={"SystemLogLevel": "INFO"}
        )


def test_logs_in_json_by_template(engine: Engine) -> None:
    properties: dict[str, Any] = {
        "FunctionName": "json-stack",
        "Runtime": python_runtime(),
        "Handler": "index.handler",
        "Role": role_arn(engine),
        "Architectures": [ARCHITECTURE],
        "Code": {"ZipFile": "def handler(event, context): return event"},
        "LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "DEBUG", "LogGroup": "own"},
    }
    cloudformation = engine.client("cloudformation")

    def apply(operation: str, waiter: str) -> dict[str, Any]:
        function = {"Type": "AWS::Lambda::Function", "Properties": properties}
        body = json.dumps({"Resources": {"Function": function}})
        getattr(cloudformation, operation)(StackName="json-stack", TemplateBody=body)
        cloudformation.get_waiter(waiter).wait(StackName="json-stack", WaiterConfig={"Delay": 1})
        shown = engine.client("lambda").get_function_configuration(FunctionName="json-stack")
        return shown["LoggingConfig"]

    assert apply("create_stack", "stack_create_complete") == {
        "LogFormat": "JSON",
        "ApplicationLogLevel": "INFO",
        "SystemLogLevel": "DEBUG",
        "LogGroup": "own",
    }
    del properties["LoggingConfig"]
    assert apply("update_stack", "stack_update_complete") == {
        "LogFormat": "Text",
        "LogGroup": "/aws/lambda/json-stack",
    }
