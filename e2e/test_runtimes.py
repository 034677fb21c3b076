"""Functions in Node.js and Python: how handlers are named and answer, how they fail, what they log."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Callable, Optional

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from functions import Function, deploy, role_arn


def node_runtime() -> Optional[str]:
    """The runtime that this machine's Node.js stands for."""
    node = shutil.which("node")
    if node is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(18|20|22|24)\.", version)
    return f"nodejs{found.group(1)}.x" if found else None


NODE = node_runtime()
needs_node = pytest.mark.skipif(NODE is None, reason="no Node.js 18, 20, 22 or 24 here")
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def node(engine: Engine, name: str, files: dict[str, str], handler: str = "index.handler") -> Function:
    """A function in Node.js."""
    return deploy(engine, name, str(NODE), handler, files)


def python_runtime() -> str:
    """The runtime of the newest Python here that the engine runs."""
    for minor in range(14, 8, -1):
        program = shutil.which(f"python3.{minor}")
        check = "import sys; print(sys.version_info[1])"
        if program is None:
            continue
        said = subprocess.run([program, "-c", check], capture_output=True, text=True).stdout
        if said.strip() == str(minor):
            return f"python3.{minor}"
    pytest.skip("no Python 3.9 to 3.14 by its own name here")


def python(
    engine: Engine, name: str, files: dict[str, str], handler: str = "index.handler"
) -> Function:
    """A function in Python."""
    return deploy(engine, name, python_runtime(), handler, files)


@needs_node
@pytest.mark.parametrize(
    ("name", "handler", "files"),
    [
        ("async", "index.handler", {"index.mjs": "export const handler = async (e) => [e.n + 1];"}),
        ("common", "index.handler", {"index.js": "exports.handler = async (e) => [e.n + 1];"}),
        ("cjs", "index.handler", {"index.cjs": "exports.handler = async (e) => [e.n + 1];"}),
        (
            "scope",
            "src/app.handler",
            {
                "package.json": '{"type": "module"}',
                "src/app.js": "import { add } from './add.js';"
                "export async function handler(e) { return [add(e.n)]; }",
                "src/add.js": "export const add = (n) => n + 1;",
            },
        ),
        (
            "nested",
            "lib/app.api.v1.handler",
            {"lib/app.js": "exports.api = { v1: { handler: async (e) => [e.n + 1] } };"},
        ),
        (
            "package",
            "index.handler",
            {
                "index.mjs": "import add from 'add'; export const handler = async (e) => [add(e.n)];",
                "node_modules/add/package.json": '{"main": "main.js"}',
                "node_modules/add/main.js": "module.exports = (n) => n + 1;",
            },
        ),
        ("top", "index.handler", {"index.mjs": "await 1; export const handler = async (e) => [e.n + 1];"}),
    ],
)
def test_where_nodes_handlers_may_be(
    engine: Engine, name: str, handler: str, files: dict[str, str]
) -> None:
    assert node(engine, f"node-{name}", files, handler).invoke({"n": 1}).value == [2]


@needs_node
def test_a_node_handler_may_call_back(engine: Engine) -> None:
    if NODE == "nodejs24.x":
        pytest.skip("Node.js 24 has no callbacks")
    code = """
      exports.handler = (event, context, callback) => {
        let waited = false;
        setTimeout(() => { waited = true; console.log('waited'); }, 20);
        if (event.does === 'fail') callback(new TypeError('no'));
        else if (event.does === 'hurry') { context.callbackWaitsForEmptyEventLoop = false; callback(null, waited); }
        else if (event.does === 'succeed') context.succeed('done');
        else if (event.does === 'nothing') return 'ignored';
        else callback(null, 'called');
      };
    """
    function = node(engine, "node-callback", {"index.js": code})
    called = function.invoke({})
    # The answer waits until nothing is left to do.
    assert called.value == "called" and "\tINFO\twaited\n" in called.log
    assert function.invoke({"does": "hurry"}).value is False
    assert function.invoke({"does": "succeed"}).value == "done"
    assert function.invoke({"does": "nothing"}).value is None
    failed = function.invoke({"does": "fail"})
    assert failed.error == "Unhandled"
    assert (failed.value["errorType"], failed.value["errorMessage"]) == ("TypeError", "no")


@needs_node
def test_what_node_handlers_are_told(engine: Engine) -> None:
    code = """
      export const handler = async (event, context) => ({
        ...context, left: context.getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID,
        runtime: process.env.AWS_EXECUTION_ENV, cwd: process.cwd(), home: process.env.HOME,
      });
    """
    function = node(engine, "node-context", {"index.mjs": code})
    client = {"client": {"installation_id": "i"}, "custom": {"k": "v"}, "env": {"locale": "de"}}
    told = function.invoke({}, context=client).value
    assert re.fullmatch(UUID, told["awsRequestId"])
    assert told["invokedFunctionArn"] == function.arn
    assert (told["functionName"], told["functionVersion"]) == ("node-context", "$LATEST")
    assert told["memoryLimitInMB"] == "128"
    assert told["logGroupName"] == "/aws/lambda/node-context"
    assert "/[$LATEST]" in told["logStreamName"]
    assert told["clientContext"] == client
    assert told["callbackWaitsForEmptyEventLoop"] is True
    assert 0 < told["left"] <= 20_000
    assert re.fullmatch(r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0", told["trace"])
    assert told["runtime"] == f"AWS_Lambda_{NODE}"
    assert told["cwd"] == "/var/task"
    # Nothing of the engine's own environment is there.
    assert "home" not in told


@needs_node
def test_how_node_functions_fail(engine: Engine) -> None:
    code = """
      class Broken extends Error { constructor() { super('it broke'); this.name = 'Broken'; this.code = 7; } }
      export const handler = async (event) => {
        if (event === 'throw') throw new Broken();
        if (event === 'text') throw 'just text';
        if (event === 'late') { setTimeout(() => { throw new RangeError('late'); }, 5); await new Promise(() => {}); }
        if (event === 'rejected') { Promise.reject(new Error('nobody looked')); await new Promise((r) => setTimeout(r, 2000)); }
        if (event === 'never') await new Promise(() => {});
        if (event === 'exit') process.exit(3);
        if (event === 'circle') { const o = {}; o.o = o; return o; }
        if (event === 'big') return 1n;
        return event;
      };
    """
    function = node(engine, "node-fails", {"index.mjs": code})
    thrown = function.invoke("throw")
    assert thrown.error == "Unhandled"
    assert (thrown.value["errorType"], thrown.value["errorMessage"]) == ("Broken", "it broke")
    assert thrown.value["trace"][0] in ("Broken: it broke", "Error: it broke")
    assert "/var/task/index.mjs:4:" in thrown.value["trace"][1]
    line = re.search(rf"^{TIME}\t({UUID})\tERROR\tInvoke Error \t(.*)$", thrown.log, re.M)
    assert line, thrown.log
    logged = json.loads(line.group(2))
    assert (logged["errorType"], logged["code"]) == ("Broken", 7)
    assert function.invoke("text").value == {
        "errorType": "string",
        "errorMessage": "just text",
        "trace": [],
    }
    late = function.invoke("late")
    assert (late.value["errorType"], late.value["errorMessage"]) == ("RangeError", "late")
    assert "\tERROR\tUncaught Exception \t" in late.log
    rejected = function.invoke("rejected").value
    assert rejected["errorType"] == "Runtime.UnhandledPromiseRejection"
    assert rejected["errorMessage"] == "Error: nobody looked"
    assert "/var/task/index.mjs:7:" in " ".join(rejected["trace"])
    assert function.invoke("never").value["errorType"] == "Runtime.NodeJsExit"
    exited = function.invoke("exit").value
    assert exited["errorType"] == "Runtime.ExitError"
    assert exited["errorMessage"].endswith("Runtime exited with error: exit status 3")
    kind = "Runtime.JSONStringifyError" if NODE == "nodejs24.x" else "Error"
    assert function.invoke("circle").value["errorType"] == kind
    assert function.invoke("big").value["errorMessage"] == "Unable to stringify response body"
    # And it goes on.
    assert function.invoke("fine").value == "fine"


@needs_node
@pytest.mark.parametrize(
    ("name", "handler", "files", "kind", "words"),
    [
        ("missing", "other.handler", {"index.js": ""}, "Runtime.ImportModuleError", "Cannot find module 'other'"),
        ("export", "index.nothing", {"index.js": ""}, "Runtime.HandlerNotFound", "index.nothing is undefined or not exported"),
        ("value", "index.a", {"index.js": "exports.a = 1;"}, "Runtime.HandlerNotFound", "index.a is not a function"),
        ("syntax", "index.a", {"index.js": "exports.a = ;"}, "Runtime.UserCodeSyntaxError", "SyntaxError: Unexpected token"),
        ("dots", "../index.a", {"index.js": ""}, "Runtime.MalformedHandlerName", "is not a valid handler name"),
        ("dotless", "index", {"index.js": ""}, "Runtime.MalformedHandlerName", "Bad handler"),
        ("throws", "index.a", {"index.js": "throw new RangeError('at load');"}, "RangeError", "at load"),
        ("sdk", "index.a", {"index.mjs": "import '@aws-sdk/client-s3';"}, "Error", "Cannot find package '@aws-sdk/client-s3'"),
    ],
)  # fmt: skip
def test_node_functions_that_do_not_load(
    engine: Engine, name: str, handler: str, files: dict[str, str], kind: str, words: str
) -> None:
    function = node(engine, f"node-init-{name}", files, handler)
    answer = function.invoke({})
    assert answer.error == "Unhandled"
    assert answer.value["errorType"] == kind and words in answer.value["errorMessage"]
    lines = function.wait_for_log(r"^REPORT ")
    # First on its own, then within the invocation, which begins only after that.
    told = [line for line in lines if re.match(r"INIT_REPORT|START|END|REPORT", line)]
    failed = rf"\tStatus: error\tError Type: {kind}\n"
    expected = (
        rf"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init{failed}",
        rf"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: invoke{failed}",
        rf"START RequestId: {answer.request_id} Version: \$LATEST\n",
        rf"END RequestId: {answer.request_id}\n",
        rf"REPORT RequestId: {answer.request_id}\tDuration: .*\tMax Memory Used: \d+ MB{failed}",
    )
    assert len(told) == len(expected), told
    for line, pattern in zip(told, expected):
        assert re.fullmatch(pattern, line), told
    assert "\tPhase: invoke\t" in answer.log and answer.log.endswith(told[-1])
    assert any(re.match(rf"{TIME}\tundefined\tERROR\tUncaught Exception \t", line) for line in lines)
    if name == "sdk":
        assert any("npm install @aws-sdk/client-s3" in line for line in lines)


@needs_node
def test_nodes_console(engine: Engine) -> None:
    code = """
      console.log('at init');
      exports.handler = async () => {
        console.log('plain %d', 1, { a: [1] });
        console.info('info'); console.warn('warn'); console.debug('debug'); console.error('two\\nlines');
        process.stdout.write('raw\\n');
      };
    """
    function = node(engine, "node-console", {"index.js": code})
    answer = function.invoke({})
    found = re.findall(rf"^{TIME}\t({UUID})\t(\w+)\t(.*)$", answer.log, re.M)
    assert [(level, text) for _, level, text in found] == [
        ("INFO", "plain 1 { a: [ 1 ] }"),
        ("INFO", "info"),
        ("WARN", "warn"),
        ("DEBUG", "debug"),
        ("ERROR", "two"),
    ]
    assert "\ttwo\nlines\n" in answer.log
    assert {identity for identity, _, _ in found} == {answer.request_id}
    assert "\nraw\n" in answer.log
    lines = function.wait_for_log(r"at init")
    assert lines[0].startswith(f"INIT_START Runtime Version: {NODE.replace('js', 'js:')[:-2]}.v1\t")
    assert re.fullmatch(rf"{TIME}\tundefined\tINFO\tat init\n", lines[1])


@needs_node
def test_what_node_writes_is_out_before_its_invocation_ends(engine: Engine) -> None:
    # More than a pipe takes at once: 64 KiB.
    code = """
      exports.handler = async (event) => {
        if (event.raw) process.stdout.write('x'.repeat(event.length) + '\\n');
        else console.log('x'.repeat(event.length));
        console.log('after');
        console.error('at last');
        return 1;
      };
    """
    function = node(engine, "node-writes", {"index.js": code})
    for event in ({"length": 66_000}, {"length": 300_000}, {"length": 150_000, "raw": True}):
        answer = function.invoke(event)
        assert answer.value == 1
        said = [line.split("\t")[-1] for line in answer.log.splitlines()]
        ended = f"END RequestId: {answer.request_id}"
        assert said[-4:-1] == ["after", "at last", ended], answer.log[-500:]


@pytest.mark.parametrize("language", ["python", pytest.param("node", marks=needs_node)])
def test_a_wrapper_script_starts_the_runtime(engine: Engine, language: str) -> None:
    runtime, files = {
        "python": (
            python_runtime,
            {"index.py": "import os, sys\ndef handler(e, c): return [os.environ['SAID'], sys.flags.utf8_mode]"},
        ),
        "node": (
            lambda: str(NODE),
            {"index.mjs": "export const handler = async () => [process.env.SAID, process.execArgv.length];"},
        ),
    }[language]
    # It may put an option before what the interpreter runs, which comes last.
    option = {"python": "-Xutf8=1", "node": "--no-deprecation"}[language]
    files["start"] = f"""#!/bin/sh
export SAID=hello
program="$1"; shift
exec "$program" {option} "$@"
"""
    variables = {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/start"}
    function = deploy(
        engine,
        f"wrapped-{language}",
        runtime(),
        "index.handler",
        files,
        Environment={"Variables": variables},
    )
    assert function.invoke({}).value == ["hello", {"python": 1, "node": 3}[language]]
    variables["AWS_LAMBDA_EXEC_WRAPPER"] = "/opt/missing"
    engine.client("lambda").update_function_configuration(
        FunctionName=function.name, Environment={"Variables": variables}
    )
    function.settle()
    failed = function.invoke({})
    assert failed.value["errorType"] == "Runtime.ExitError"
    assert failed.value["errorMessage"].endswith("exit status 127")
    assert "/opt/missing: does not exist\n" in failed.log


@needs_node
def test_node_functions_are_confined(engine: Engine) -> None:
    code = """
      const fs = require('fs'), net = require('net');
      const reach = (port, host) => new Promise((done) => {
        const socket = net.connect({ port, host, timeout: 2000 }, () => { socket.destroy(); done('connected'); });
        socket.on('error', (error) => done(error.code)); socket.on('timeout', () => done('timeout'));
      });
      exports.handler = async ({ port, file }) => {
        const tries = {};
        for (const [name, action] of Object.entries({
          read: () => fs.readFileSync(file), write: () => fs.writeFileSync('/var/task/x', ''),
        })) { try { action(); tries[name] = 'done'; } catch (error) { tries[name] = error.code; } }
        fs.writeFileSync('/tmp/x', 'mine');
        return { ...tries, engine: await reach(port, '127.0.0.1'), uid: process.getuid() };
      };
    """
    function = node(engine, "node-confined", {"index.js": code})
    secret = engine.data.parent / "secret"
    secret.write_text("not yours")
    assert function.invoke({"port": engine.port, "file": str(secret)}).value == {
        "read": "ENOENT",
        "write": "EROFS",
        "engine": "ECONNREFUSED",
        "uid": 993,
    }


@needs_node
def test_inline_code_in_node(engine: Engine) -> None:
    template = f"""
    Resources:
      Function:
        Type: AWS::Lambda::Function
        Properties:
          FunctionName: inline
          Runtime: {NODE}
          Handler: index.handler
          Role: {role_arn(engine)}
          Code: {{ZipFile: "exports.handler = async () => 'inline';"}}
    """
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(StackName="inline", TemplateBody=template)
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="inline", WaiterConfig={"Delay": 1}
    )
    assert Function(engine, "inline").invoke({}).value == "inline"


@pytest.mark.parametrize(
    ("name", "handler", "file"),
    [
        ("flat", "index.handler", "index.py"),
        ("slashes", "pkg/sub/app.handler", "pkg/sub/app.py"),
        ("points", "pkg.sub.app.handler", "pkg/sub/app.py"),
    ],
)
def test_where_pythons_handlers_may_be(engine: Engine, name: str, handler: str, file: str) -> None:
    function = python(engine, f"py-{name}", {file: "def handler(e, c): return [e['n'] + 1]"}, handler)
    assert function.invoke({"n": 1}).value == [2]


def test_what_python_handlers_are_told(engine: Engine) -> None:
    code = """if True:
      import os
      def handler(event, context):
          client = context.client_context
          return {
              'id': context.aws_request_id, 'arn': context.invoked_function_arn,
              'name': [context.function_name, context.function_version],
              'memory': context.memory_limit_in_mb, 'group': context.log_group_name,
              'stream': context.log_stream_name, 'left': context.get_remaining_time_in_millis(),
              'client': [client.client.installation_id, client.custom, client.env],
              'identity': context.identity.cognito_identity_id,
              'trace': os.environ['_X_AMZN_TRACE_ID'], 'cwd': os.getcwd(),
          }
    """
    function = python(engine, "py-context", {"index.py": code})
    client = {"client": {"installation_id": "i"}, "custom": {"k": "v"}, "env": {"locale": "de"}}
    answer = function.invoke({}, context=client)
    told = answer.value
    assert (told["id"], told["arn"]) == (answer.request_id, function.arn)
    assert told["name"] == ["py-context", "$LATEST"]
    assert (told["memory"], told["group"]) == ("128", "/aws/lambda/py-context")
    assert "/[$LATEST]" in told["stream"] and told["cwd"] == "/var/task"
    assert 0 < told["left"] <= 20_000
    assert told["client"] == ["i", {"k": "v"}, {"locale": "de"}]
    assert told["identity"] is None
    assert told["trace"].startswith("Root=1-")


def test_how_python_functions_fail_and_log(engine: Engine) -> None:
    code = """if True:
      import logging, sys
      class Broken(Exception): pass
      logging.getLogger().setLevel(logging.INFO)
      def handler(event, context):
          print('printed')
          print('to stderr', file=sys.stderr)
          logging.getLogger('app').info('noted %d', 1)
          logging.debug('not shown')
          if event == 'raise': raise Broken('it broke')
          if event == 'exit': sys.exit(4)
          if event == 'odd': return {1, 2}
          return event
    """
    function = python(engine, "py-fails", {"index.py": code})
    fine = function.invoke("fine")
    assert "\nprinted\n" in fine.log and "\nto stderr\n" in fine.log
    assert re.search(rf"^\[INFO\]\t{TIME}\t{fine.request_id}\tnoted 1$", fine.log, re.M)
    assert "not shown" not in fine.log
    raised = function.invoke("raise")
    assert (raised.error, raised.value["errorType"]) == ("Unhandled", "Broken")
    assert raised.value["errorMessage"] == "it broke"
    (frame,) = raised.value["stackTrace"]
    assert frame.startswith('  File "/var/task/index.py", line 10, in handler\n    if event')
    assert "[ERROR] Broken: it broke\nTraceback (most recent call last):\n" in raised.log
    exited = function.invoke("exit").value
    assert exited["errorMessage"].endswith("Runtime exited with error: exit status 4")
    odd = function.invoke("odd").value
    assert odd["errorType"] == "Runtime.MarshalError"
    assert odd["errorMessage"] == (
        "Unable to marshal response: Object of type set is not JSON serializable"
    )


@pytest.mark.parametrize(
    ("name", "handler", "code", "kind", "words"),
    [
        ("missing", "other.handler", "", "Runtime.ImportModuleError", "Unable to import module 'other': No module named 'other'"),
        ("name", "index.nothing", "", "Runtime.HandlerNotFound", "Handler 'nothing' missing on module 'index'"),
        ("syntax", "index.a", "def a(:", "Runtime.UserCodeSyntaxError", "Syntax error in module 'index': "),
        ("dotless", "index", "", "Runtime.MalformedHandlerName", "Bad handler 'index': not enough values to unpack (expected 2, got 1)"),
        ("raises", "index.a", "raise KeyError('at load')", "KeyError", "'at load'"),
    ],
)  # fmt: skip
def test_python_functions_that_do_not_load(
    engine: Engine, name: str, handler: str, code: str, kind: str, words: str
) -> None:
    answer = python(engine, f"py-init-{name}", {"index.py": code}, handler).invoke({})
    assert answer.error == "Unhandled"
    assert answer.value["errorType"] == kind
    assert answer.value["errorMessage"].startswith(words)


def test_the_hosts_python_packages_are_there_once_they_are_missed(engine: Engine) -> None:
    code = """if True:
      import os, sys
      def handler(event, context):
          begin = 'site' in sys.modules
          try:
              import nowhere_to_be_found
          except ModuleNotFoundError as error:
              missed = str(error)
          import site
          there = [one for one in site.getsitepackages() if os.path.isdir(one)]
          return {
              'begin': begin,
              'missed': missed,
              'there': bool(there) and all(one in sys.path for one in there),
              'own': sys.path[0],
              'exit': callable(exit) and callable(quit),
          }
    """
    answer = python(engine, "py-packages", {"index.py": code}).invoke({})
    assert answer.value == {
        "begin": False,
        "missed": "No module named 'nowhere_to_be_found'",
        "there": True,
        "own": "/var/task",
        "exit": True,
    }


def test_threads_may_miss_modules_at_the_same_moment(engine: Engine) -> None:
    code = """if True:
      import threading
      def handler(event, context):
          told, barrier = [], threading.Barrier(8)
          def miss(name):
              barrier.wait()
              try:
                  __import__(name)
              except BaseException as error:
                  told.append(f'{type(error).__name__}: {error}')
          names = ['boto3', 'botocore', *(f'nowhere{n}' for n in range(6))]
          threads = [threading.Thread(target=miss, args=(name,)) for name in names]
          for thread in threads:
              thread.start()
          for thread in threads:
              thread.join()
          return told
    """
    # Each environment misses its first module once; a race shows itself in some of them.
    for turn in range(5):
        function = python(engine, f"py-threads-{turn}", {"index.py": code})
        told = function.invoke({}).value
        missing = "ModuleNotFoundError: No module named"
        names = [f"nowhere{n}" for n in range(6)]
        assert {f"{missing} '{name}'" for name in names} <= set(told)
        # Which a host may have.
        names += ["boto3", "botocore"]
        assert set(told) <= {f"{missing} '{name}'" for name in names}


def test_boto3_that_is_not_there_is_told_how_to_get(engine: Engine) -> None:
    # One that hides what the machine may have.
    code = """if True:
      import importlib.machinery, sys
      class Hide(importlib.machinery.PathFinder):
          @classmethod
          def find_spec(cls, name, path=None, target=None):
              return None if name == 'boto3' else super().find_spec(name, path, target)
      sys.meta_path[:] = [Hide if one is importlib.machinery.PathFinder else one for one in sys.meta_path]
      import boto3
    """
    function = python(engine, "py-boto3", {"index.py": code})
    message = function.invoke({}).value["errorMessage"]
    assert message == "Unable to import module 'index': No module named 'boto3'"
    assert any("-m pip install boto3" in line for line in function.wait_for_log("Brookmill: boto3"))


def test_runtimes_that_are_not_here_are_refused_by_name(
    engine: Engine, start_engine: Callable[..., Engine]
) -> None:
    have = {
        found.group(0)
        for found in re.finditer(r"(?:python3\.\d+|nodejs\d+\.x)", runtimes_said_by_doctor(engine))
    }
    wanted = [f"python3.{minor}" for minor in range(14, 8, -1)]
    missing = [one for one in wanted + [f"nodejs{v}.x" for v in (24, 22, 20, 18)] if one not in have]
    if not missing:
        pytest.skip("this machine has every version")
    nearest = start_engine("--runtime-fallback", "nearest")
    for runtime in missing:
        language = "Python" if runtime.startswith("python") else "Node.js"
        files = {"index.py": "def handler(e, c): return 1", "index.js": "exports.handler = async () => 1"}
        with pytest.raises(ClientError) as refusal:
            deploy(engine, f"missing-{runtime.replace('.', '-')}", runtime, "index.handler", files)
        error = refusal.value.response["Error"]
        assert error["Code"] == "InvalidParameterValueException"
        assert f"The runtime {runtime} needs {language} " in error["Message"]
        if any(one.startswith(runtime[:6]) for one in have):
            function = deploy(nearest, runtime.replace(".", "-"), runtime, "index.handler", files)
            assert function.invoke({}).value == 1
            said = function.wait_for_log("Brookmill: ")
            assert f"{runtime} is run by {language} " in said[1] and "the nearest" in said[1]
    with pytest.raises(ClientError, match="The runtime java21 is not supported by Brookmill"):
        deploy(engine, "java", "java21", "a.B::c", {"a": ""})


def runtimes_said_by_doctor(engine: Engine) -> str:
    """The doctor's lines about runtimes."""
    from engine import BINARY, run

    said = run([BINARY, "doctor", "--port", "1"], engine.clean, check=False, cwd=engine.data.parent)
    return "\n".join(line for line in said.stdout.splitlines() if " runtimes " in line)
