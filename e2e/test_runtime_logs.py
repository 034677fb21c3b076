"""What functions in Python and Node.js log: a record is one event, in the order it was written."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from engine import Engine
from functions import Function, deploy
from test_runtimes import NODE, TIME, needs_node, node, python, python_runtime

LAMBDAS = r"(INIT_START|START|END|REPORT) "


def own(function: Function, end: str = r"^REPORT ") -> list[str]:
    """The function's own events, once Lambda has written its last one."""
    return [one for one in function.wait_for_log(end) if not re.match(LAMBDAS, one)]


def test_a_record_of_python_is_one_event(engine: Engine) -> None:
    code = """if True:
      import contextlib, io, logging, sys
      log = logging.getLogger()
      def handler(event, context):
          print('printed first')
          log.warning('two\\nlines')
          print('then', end=' ')
          print('printed')
          with contextlib.redirect_stdout(io.StringIO()):
              log.error('kept')
              print('swallowed')
          try:
              1 / 0
          except ZeroDivisionError:
              log.exception('caught')
          print('to stderr', file=sys.stderr)
          context.log('by the context')
          log.critical('x' * 300_000)
          raise ValueError('no\\nmore')
    """
    function = python(engine, "py-records", {"index.py": code})
    answer = function.invoke({})
    # An error ends no line, so that what follows it in the tail begins at its end.
    assert re.search(r"raise ValueError\('no\\nmore'\)END RequestId: ", answer.log)
    events = own(function)
    stamp = rf"{TIME}\t{answer.request_id}"
    expected = [
        "printed first\n",
        rf"\[WARNING\]\t{stamp}\ttwo\nlines\n",
        "then printed\n",
        rf"\[ERROR\]\t{stamp}\tkept\n",
        rf"\[ERROR\]\t{stamp}\tcaught\nTraceback \(most recent call last\):\n  File .*\n"
        "ZeroDivisionError: division by zero",
        "to stderr\n",
        "by the context",
        rf"\[CRITICAL\]\t{stamp}\tx+",
        "x+\n",
        "\\[ERROR\\] ValueError: no\nmore\nTraceback \\(most recent call last\\):\n"
        "\u00a0\u00a0File \"/var/task/index.py\", line 19, in handler\n"
        "\u00a0\u00a0\u00a0\u00a0raise ValueError\\('no\\\\nmore'\\)",
    ]
    assert len(events) == len(expected), events
    for event, pattern in zip(events, expected):
        assert re.fullmatch(pattern, event, re.S), (pattern, event)
    assert len(events[7]) <= 262_144 and len(events[7] + events[8]) > 300_000


PYTHON_IN_TURN = """if True:
  import logging, sys
  def handler(event, context):
      for number in range(0, 4_000, 4):
          print('number', number)
          logging.warning('number %d', number + 1)
          print('number', number + 2, file=sys.stderr)
          logging.warning('number %d', number + 3)
"""
NODE_IN_TURN = """
  exports.handler = async () => {
    for (let number = 0; number < 4000; number += 4) {
      process.stdout.write(`number ${number}\\n`);
      console.log('number', number + 1);
      process.stderr.write(`number ${number + 2}\\n`);
      console.log('number', number + 3);
    }
  };
"""


@pytest.mark.parametrize("code", [PYTHON_IN_TURN, pytest.param(NODE_IN_TURN, marks=needs_node)])
def test_lines_and_records_keep_their_order(engine: Engine, code: str) -> None:
    if code == NODE_IN_TURN:
        function = node(engine, "node-in-turn", {"index.js": code})
    else:
        function = python(engine, "py-in-turn", {"index.py": code})
    function.invoke({})
    numbers = [re.findall(r"number (\d+)\n", event) for event in own(function)]
    assert numbers == [[str(number)] for number in range(4_000)]


def test_what_python_wrote_is_there_though_it_ends(engine: Engine) -> None:
    code = """if True:
      import os, sys
      def handler(event, context):
          print('no line end', end='')
          print('nor here', end='', file=sys.stderr)
          sys.stdout.buffer.write(b'; bytes')
          os._exit(3)
    """
    function = python(engine, "py-unflushed", {"index.py": code})
    assert function.invoke({}).error == "Unhandled"
    assert set(own(function)[:2]) == {"no line end; bytes", "nor here"}


def test_errors_of_python_without_words_or_trace(engine: Engine) -> None:
    code = """if True:
      def handler(event, context):
          if event == 'odd': return {1}
          raise ValueError()
    """
    function = python(engine, "py-wordless", {"index.py": code})
    assert function.invoke({}).value["errorMessage"] == ""
    function.invoke("odd")
    poorly = "[ERROR] Runtime.MarshalError: Unable to marshal response: Object of type set is not JSON "
    poorly += "serializable\nTraceback (most recent call last):"
    found = function.wait_for_log("MarshalError")
    assert poorly in found
    assert any(one.startswith("[ERROR] ValueError\nTraceback") for one in found)
    loads = python(engine, "py-warned", {"index.py": "import importlibs"})
    loads.invoke({})
    warned, failed = own(loads)[:2]
    assert re.match(rf"\[WARNING\]\t{TIME}\t\tLAMBDA_WARNING: Unhandled exception. The most ", warned)
    assert failed == (
        "[ERROR] Runtime.ImportModuleError: Unable to import module 'index': No module named "
        "'importlibs'\nTraceback (most recent call last):"
    )


def test_a_trace_has_all_files_of_the_function(engine: Engine) -> None:
    files = {
        "importlib_helper.py": "def fail(): raise KeyError('k')",
        "index.py": "import importlib_helper\ndef handler(e, c): importlib_helper.fail()",
    }
    trace = python(engine, "py-trace", files).invoke({}).value["stackTrace"]
    assert [re.findall(r'File "(.*?)"', frame)[0] for frame in trace] == [
        "/var/task/index.py",
        "/var/task/importlib_helper.py",
    ]


def configured(engine: Engine, name: str, code: str, **variables: str) -> Function:
    """A function in Python with variables of its own."""
    options: dict[str, Any] = {"Environment": {"Variables": variables}}
    return deploy(engine, name, python_runtime(), "index.handler", {"index.py": code}, **options)


def test_pythons_logging_is_set_up_however_it_is_imported(engine: Engine) -> None:
    code = """if True:
      import importlib.util
      importlib.util.find_spec('logging')
      import logging, time
      own = logging.Formatter('%(asctime)s', '%H')
      def handler(event, context):
          logging.warning('too little')
          logging.error('enough')
          record = logging.makeLogRecord({'created': 0})
          return [own.format(record), time.strftime('%H', time.localtime(0))]
    """
    function = configured(engine, "py-set-up", code, TZ="Asia/Tokyo", AWS_LAMBDA_LOG_LEVEL="error")
    answer = function.invoke({})
    # Times are in UTC, whatever the time zone is.
    assert answer.value == ["00", "09"]
    assert "enough\n" in answer.log and "too little" not in answer.log


def test_pythons_records_in_json(engine: Engine) -> None:
    code = """if True:
      import logging
      log = logging.getLogger('app')
      def handler(event, context):
          log.critical('worst')
          log.log(25, 'between')
          log.error('two\\nlines')
          raise ValueError('no')
    """
    function = deploy(
        engine,
        "py-json-records",
        python_runtime(),
        "index.handler",
        {"index.py": code},
        LoggingConfig={"LogFormat": "JSON"},
    )
    function.invoke({})
    lines = function.wait_for_log("platform.report")
    said = [one for one in map(json.loads, lines) if "type" not in one]
    assert [(one["level"], one.get("message")) for one in said] == [
        ("CRITICAL", "worst"),
        ("INFO", "between"),
        ("ERROR", "two\nlines"),
        ("ERROR", None),
    ]
    assert all(re.fullmatch(TIME, one["timestamp"]) for one in said[:3])
    assert (said[3]["errorType"], said[3]["errorMessage"]) == ("ValueError", "no")


@needs_node
def test_a_record_of_node_is_one_event(engine: Engine) -> None:
    code = """
      exports.handler = async () => {
        process.stdout.write('first\\n');
        console.log('a\\nb');
        process.stdout.write('second\\n');
        console.log({ one: 'x'.repeat(60), two: 'y'.repeat(60) });
        console.log();
        console.error(new RangeError('far'));
        throw 'just text';
      };
    """
    function = node(engine, "node-records", {"index.js": code})
    answer = function.invoke({})
    stamp = rf"{TIME}\t{answer.request_id}"
    expected = [
        "first\n",
        rf"{stamp}\tINFO\ta\nb\n",
        "second\n",
        rf"{stamp}\tINFO\t{{\n  one: 'x+',\n  two: 'y+'\n}}\n",
        rf"{stamp}\tINFO\tundefined\n",
        rf"{stamp}\tERROR\tRangeError: far\n    at .*\n",
        rf"{stamp}\tERROR\tInvoke Error \t({{.*}})\n",
    ]
    events = own(function)
    assert len(events) == len(expected), events
    for event, pattern in zip(events, expected):
        assert re.fullmatch(pattern, event, re.S), (pattern, event)
    shown = json.loads(events[-1].split("\t")[-1])
    assert (shown["errorType"], shown["errorMessage"]) == ("Error", "just text")
    assert shown["stack"][0] == "Error: just text"


@needs_node
def test_nodes_least_level_and_errors_within_values(engine: Engine) -> None:
    code = """
      exports.handler = async () => {
        console.info('too little'); console.error({ err: new TypeError('t') });
        throw new SyntaxError('s');
      };
    """
    variables: dict[str, Any] = {"Environment": {"Variables": {"AWS_LAMBDA_LOG_LEVEL": "error"}}}
    function = deploy(
        engine, "node-level", str(NODE), "index.handler", {"index.js": code}, **variables
    )
    log = function.invoke({}).log
    assert "too little" not in log and "TypeError: t" in log
    function = deploy(
        engine,
        "node-json-records",
        str(NODE),
        "index.handler",
        {"index.js": code},
        LoggingConfig={"LogFormat": "JSON"},
    )
    function.invoke({})
    lines = function.wait_for_log("platform.report")
    said = [one for one in map(json.loads, lines) if "type" not in one]
    inner = said[1]["message"]["err"]
    assert (inner["errorType"], inner["errorMessage"]) == ("TypeError", "t")
    assert inner["stackTrace"][0] == "TypeError: t" and "stack" not in inner
    assert said[2]["message"]["errorType"] == "SyntaxError"
