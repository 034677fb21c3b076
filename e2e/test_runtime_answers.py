"""What functions in Python and Node.js answer: results as Lambda's runtimes write them, and failures."""

from __future__ import annotations

import re
from typing import Any, Callable

import pytest

from engine import Engine
from functions import Function, deploy
from test_runtimes import NODE, needs_node, node, python, python_runtime


def body(function: Function, event: str) -> tuple[str, str]:
    """The answer's bytes as text, and whether it is an error."""
    lambda_ = function.engine.client("lambda")
    answer = lambda_.invoke(FunctionName=function.name, Payload=f'"{event}"')
    return answer["Payload"].read().decode(), answer.get("FunctionError", "")


PYTHON = """if True:
  import collections, decimal, enum
  P = collections.namedtuple('P', 'x y')
  class E(enum.IntEnum): ONE = 1
  class D(dict): pass
  D_ = decimal.Decimal
  circle = []
  circle.append(circle)
  deep = []
  for _ in range(100_000):
      deep = [deep]
  results = {
      'whole': D_('5'), 'zeros': D_('1.10'), 'long': D_('3.14159265358979323846264338327950288'),
      'nan': [D_('-NaN')], 'several': {'a': D_('1E+2'), 'b': [D_('0.1'), 0.1]},
      'named': P(1, 2), 'nested': [{'p': P(P(1, 2), (3, 4))}], 'bytes': {'a': b'abc', b'k': 1},
      'raw': b'{raw', 'text': 'ü\\u2028', 'enum': [E.ONE, D(a=1)], 'usual': [None, True, 1.0, {1: 2}],
      'surrogate': '\\ud800', 'circle': circle, 'deep': deep, 'key': {(1,): 1}, 'tuple': (1, (2,)),
  }
  def handler(event, context):
      if event == 'fail': raise ValueError('ü')
      return results[event]
"""


def test_python_results_are_written_as_by_lambdas_runtime(engine: Engine) -> None:
    function = python(engine, "py-results", {"index.py": PYTHON})
    for event, expected in {
        "whole": "5",
        "zeros": "1.10",
        "long": "3.14159265358979323846264338327950288",
        "nan": "[NaN]",
        "several": '{"a": 1E+2, "b": [0.1, 0.1]}',
        "named": '{"x": 1, "y": 2}',
        "nested": '[{"p": {"x": {"x": 1, "y": 2}, "y": [3, 4]}}]',
        "bytes": '{"a": "abc", "k": 1}',
        "raw": "{raw",
        "enum": '[1, {"a": 1}]',
        "usual": '[null, true, 1.0, {"1": 2}]',
        "tuple": "[1, [2]]",
    }.items():
        assert body(function, event) == (expected, "")
    for event, words in {
        "circle": "Unable to marshal response: Circular reference detected",
        "deep": "Unable to marshal response: maximum recursion depth exceeded",
        "key": "Unable to marshal response: keys must be str, int, float, bool or None, not tuple",
    }.items():
        failed = function.invoke(event).value
        assert failed["errorType"] == "Runtime.MarshalError"
        assert failed["errorMessage"].startswith(words)


def test_characters_in_pythons_answers(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine("--runtime-fallback", "nearest")

    def function(version: str) -> Function:
        name = f"py-characters-{version}"
        return deploy(engine, name, f"python3.{version}", "index.handler", {"index.py": PYTHON})

    older, newer = function("11"), function("12")
    assert body(older, "text") == ('"\\u00fc\\u2028"', "")
    assert body(newer, "text") == ('"ü\\u2028"', "")
    assert '"errorMessage": "\\u00fc"' in body(older, "fail")[0]
    assert '"errorMessage": "ü"' in body(newer, "fail")[0]
    assert body(older, "surrogate") == ('"\\ud800"', "")
    ended = newer.invoke("surrogate").value
    assert ended["errorType"] == "Runtime.ExitError"
    assert newer.invoke("whole").value == 5


def test_pythons_context_and_built_in_modules(engine: Engine) -> None:
    code = """if True:
      def handler(event, context):
          client = context.client_context
          return [context.tenant_id, client and [client.client, client.custom, repr(client)],
                  repr(context.identity), repr(context).partition('(')[0]]
    """
    function = python(engine, "py-client", {"index.py": code})
    identity = "CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])"
    assert function.invoke({}).value == [None, None, identity, "LambdaContext"]
    shown = "ClientContext([custom={'k': 'v'},env=None,client=None])"
    answer = function.invoke({}, context={"custom": {"k": "v"}}).value
    assert answer[1] == [None, {"k": "v"}, shown]
    conflict = python(engine, "py-built-in", {"time.py": "def handler(e, c): pass"}, "time.handler")
    assert conflict.invoke({}).value == {
        "errorType": "Runtime.BuiltInModuleConflict",
        "errorMessage": "Cannot use built-in module time as a handler module",
        "requestId": "",
        "stackTrace": [],
    }


@needs_node
@pytest.mark.parametrize(
    ("name", "files", "kind", "message"),
    [
        (
            "import",
            {"index.mjs": "import x from 'lodash'; export const handler = x;"},
            "Error",
            "Cannot find package 'lodash' imported from /var/task/index.mjs",
        ),
        (
            "default",
            {"index.mjs": "export default { handler: async () => 1 };"},
            "Runtime.HandlerNotFound",
            "index.handler is undefined or not exported",
        ),
        (
            "rejected",
            {"index.mjs": "Promise.reject(new Error('x')); export const handler = async () => 1;"},
            "Runtime.UnhandledPromiseRejection",
            "Error: x",
        ),
    ],
)
def test_node_modules_that_fail(
    engine: Engine, name: str, files: dict[str, str], kind: str, message: str
) -> None:
    failed = node(engine, f"node-load-{name}", files).invoke({})
    assert failed.error == "Unhandled"
    assert (failed.value["errorType"], failed.value["errorMessage"]) == (kind, message)


@needs_node
def test_a_package_file_that_cannot_be_read_is_passed_over(engine: Engine) -> None:
    files = {"package.json": "{", "index.cjs": "", "lib/index.mjs": "export const handler = async () => 1;"}
    function = node(engine, "node-manifest", files, "lib/index.handler")
    assert function.invoke({}).value == 1
    assert any(
        "/var/task/package.json cannot be read, it will be ignored for ES module detection" in line
        for line in function.wait_for_log("WARN")
    )


@needs_node
def test_how_nodes_older_handlers_end(engine: Engine) -> None:
    if NODE == "nodejs24.x":
        pytest.skip("Node.js 24 has no callbacks")
    code = """
      exports.handler = (event, context, callback) => {
        if (event === 'twice') { callback(null, 1); callback(null, 2); context.succeed(3); return; }
        if (event === 'rejects') return Promise.reject();
        if (event === 'null') throw null;
        if (event === 'never') return new Promise(() => {});
        if (event === 'circle') { const o = {}; o.o = o; return Promise.resolve(o); }
        throw new TypeError('thrown');
      };
    """
    function = node(engine, "node-ends", {"index.js": code})

    def ends(event: str) -> Any:
        answer = function.invoke(event)
        if answer.error is None:
            return answer.value
        return answer.value["errorType"], answer.value["errorMessage"]

    assert ends("twice") == 1
    assert ends("rejects") == ("string", "handled")
    assert ends("null") is None
    assert ends("never") is None
    assert ends("circle") == ("Error", "Unable to stringify response body")
    assert ends("else") == ("TypeError", "thrown")


def test_what_the_runtime_api_says(engine: Engine) -> None:
    # A runtime of its own, while the module is being loaded.
    code = """if True:
      import json, os, socket
      host, port = os.environ['AWS_LAMBDA_RUNTIME_API'].split(':')
      def call(line, body=''):
          with socket.create_connection((host, int(port))) as stream:
              head = f'{line} HTTP/1.1\\r\\nHost: {host}\\r\\nContent-Length: {len(body)}\\r\\n'
              stream.sendall(f'{head}Connection: close\\r\\n\\r\\n{body}'.encode())
              answer = b''.join(iter(lambda: stream.recv(65536), b''))
          return answer.decode().split('\\r\\n\\r\\n', 1)
      refused = [
          call(f'POST {path}') for path in
          ('/2020-01-01/extension/register', '/2020-08-15/logs', '/2022-07-01/telemetry')
      ]
      head, event = call('GET /2018-06-01/runtime/invocation/next')
      names = [line.split(': ') for line in head.split('\\r\\n')[1:]]
      path = f"/2018-06-01/runtime/invocation/{dict(names)['Lambda-Runtime-Aws-Request-Id']}/response"
      told = {'refused': refused, 'names': [name for name, _ in names], 'event': event}
      call(f'POST {path}', json.dumps(told))
      def handler(event, context): return 'as ever'
    """
    function = python(engine, "py-runtime-api", {"index.py": code})
    told = function.invoke(7).value
    assert told["event"] == "7"
    lambdas = {name for name in told["names"] if name.startswith("Lambda-Runtime-")}
    assert lambdas == {
        "Lambda-Runtime-Aws-Request-Id",
        "Lambda-Runtime-Deadline-Ms",
        "Lambda-Runtime-Invoked-Function-Arn",
        "Lambda-Runtime-Trace-Id",
    }
    for (head, text), name in zip(told["refused"], ("Extensions", "Logs", "Telemetry")):
        assert head.startswith("HTTP/1.1 501 ")
        assert f"Lambda's {name} API is not supported by Brookmill" in text
    assert function.invoke(7).value == "as ever"


def test_results_that_are_too_large_are_said_to_be_by_every_runtime(engine: Engine) -> None:
    code = "def handler(event, context):\n    return 'x' * event"
    runtimes = {python_runtime(): {"index.py": code}}
    if NODE is not None:
        code = "export const handler = async (event) => 'x'.repeat(event);"
        runtimes[NODE] = {"index.mjs": code}
    for number, (runtime, files) in enumerate(runtimes.items()):
        function = deploy(engine, f"large-{number}", runtime, "index.handler", files, MemorySize=512)
        # What the Runtime API does not keep whole, too.
        for size in (7_000_000, 9_000_000, 40_000_000):
            answer = function.invoke(size)
            assert (answer.error, answer.value["errorType"]) == (
                "Unhandled",
                "Function.ResponseSizeTooLarge",
            ), size
        assert function.invoke(3).value == "xxx"


def test_errors_that_are_too_large_are_said_to_be(engine: Engine) -> None:
    code = "def handler(event, context):\n    raise ValueError('x' * event)"
    files = {"index.py": code}
    function = deploy(engine, "large-error", python_runtime(), "index.handler", files, MemorySize=512)
    for size in (7_000_000, 9_000_000):
        assert function.invoke(size).value["errorType"] == "Function.ResponseSizeTooLarge", size
    assert function.invoke(3).value["errorMessage"] == "xxx"
