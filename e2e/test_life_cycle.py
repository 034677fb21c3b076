"""Execution environments and invocations: limits, credentials, log lines, options, refusals."""

from __future__ import annotations

import base64
import concurrent.futures
import re
from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError

from engine import ACCOUNT, Engine
from functions import ARCHITECTURE, Function, deploy, role_arn
from pipeline import packed
from refusals import refusal
from test_runtimes import TIME, UUID, python_runtime
from waiting import poll

CODE = """if True:
  import os, threading
  count = 0
  def handler(event, context):
      global count
      count += 1
      does = event.get('does')
      if does == 'hang': threading.Event().wait()
      if does == 'keep':
          with open('/tmp/kept', 'a') as file: file.write('.')
          if event.get('then') == 'exit': os._exit(5)
          if event.get('then') == 'hang': threading.Event().wait()
          return [os.path.getsize('/tmp/kept'), context.log_stream_name]
      if does == 'exit': os._exit(5)
      if does == 'eat': return len([b'x' * (1 << 20) for _ in range(1000)])
      if does == 'tmp':
          size = os.statvfs('/tmp')
          return size.f_blocks * size.f_frsize >> 20
      if does == 'fill':
          with open('/tmp/file', 'wb') as file:
              try:
                  while True: file.write(bytes(1 << 20))
              except OSError as error:
                  return error.strerror
      return {'count': count, 'key': os.environ['AWS_ACCESS_KEY_ID'], 'left':
              context.get_remaining_time_in_millis()}
"""


@pytest.fixture(scope="module")
def engine(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose clock can be moved."""
    return start_engine("--clock-control")


def function(engine: Engine, name: str, **options: Any) -> Function:
    """A function that does what its event says."""
    files = {"index.py": CODE}
    return deploy(engine, name, python_runtime(), "index.handler", files, **options)


def test_the_lines_of_the_log(engine: Engine) -> None:
    one = function(engine, "lines")
    first, second = one.invoke({}), one.invoke({})
    report = (
        r"REPORT RequestId: {id}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms"
        r"\tMemory Size: 128 MB\tMax Memory Used: [1-9]\d* MB\t{more}\n"
    )

    def whole(answer: Any, more: str, between: str = "") -> None:
        identity = answer.request_id
        assert re.fullmatch(
            rf"START RequestId: {identity} Version: \$LATEST\n{between}END RequestId: {identity}\n"
            + report.replace("{id}", identity).replace("{more}", more),
            answer.log,
        ), answer.log

    whole(first, r"Init Duration: \d+\.\d\d ms\t")
    whole(second, "")
    exited = one.invoke({"does": "exit"})
    told = rf"RequestId: {exited.request_id} Error: Runtime exited with error: exit status 5\n"
    whole(exited, r"Status: error\tError Type: Runtime\.ExitError", rf"{told}Runtime\.ExitError\n")
    assert exited.value["errorMessage"].endswith("exited with error: exit status 5")
    # What follows a crash begins anew.
    again = one.invoke({})
    assert again.value["count"] == 1 and again.value["key"] != second.value["key"]
    assert re.fullmatch(UUID, again.request_id)
    engine.client("lambda").update_function_configuration(FunctionName="lines", Timeout=1)
    one.settle()
    timed_out = one.invoke({"does": "hang"})
    late = rf"{TIME} {timed_out.request_id} Task timed out after 1\.00 seconds\n"
    whole(timed_out, r"Init Duration: \d+\.\d\d ms\tStatus: timeout", late)
    assert timed_out.value["errorType"] == "Sandbox.Timedout"
    assert one.invoke({}).value["count"] == 1
    initialised = [line for line in one.wait_for_log("INIT_START") if "INIT_START" in line]
    assert re.fullmatch(
        r"INIT_START Runtime Version: python:3\.\d+\.v1\tRuntime Version ARN: "
        r"arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}\n",
        initialised[0],
    )


def test_tmp_and_the_log_stream_outlive_a_crash_and_a_timeout(engine: Engine) -> None:
    one = function(engine, "kept", Timeout=3)
    size, stream = one.invoke({"does": "keep"}).value
    assert size == 1
    for then, ended in (("exit", 3), ("hang", 5)):
        assert one.invoke({"does": "keep", "then": then}).error == "Unhandled"
        after = one.invoke({"does": "keep"})
        assert after.value == [ended, stream], then
        # Initialising again is a part of the invocation's own duration.
        assert "Init Duration" not in after.log
    # Other code finds nothing of it.
    engine.client("lambda").update_function_configuration(FunctionName="kept", Timeout=4)
    one.settle()
    assert one.invoke({"does": "keep"}).value[0] == 1


def test_memory_is_limited(engine: Engine) -> None:
    answer = function(engine, "memory").invoke({"does": "eat"})
    assert answer.error == "Unhandled"
    # Python is told that there is no more, or is ended by the limit.
    assert answer.value["errorType"] in ("Runtime.OutOfMemory", "MemoryError")
    larger = function(engine, "more-memory", MemorySize=1536)
    assert larger.invoke({"does": "eat"}).value == 1000


def test_tmp_is_as_large_as_is_said(engine: Engine) -> None:
    small = function(engine, "tmp", MemorySize=1024)
    assert small.invoke({"does": "tmp"}).value == 512
    assert small.invoke({"does": "fill"}).value == "No space left on device"
    large = function(engine, "large-tmp", EphemeralStorage={"Size": 2048})
    assert large.invoke({"does": "tmp"}).value == 2048


def test_credentials_are_renewed_before_they_end(engine: Engine) -> None:
    one = function(engine, "renewed")
    before, warm = one.invoke({}).value, one.invoke({}).value
    assert (warm["key"], warm["count"]) == (before["key"], 2)
    engine.advance(12 * 3600)
    after = one.invoke({}).value
    assert after["key"] != before["key"] and after["count"] == 1


def test_it_scales_out_to_its_reservation(engine: Engine) -> None:
    one = function(engine, "scaled", Timeout=5)
    lambda_ = engine.client("lambda")
    lambda_.put_function_concurrency(FunctionName="scaled", ReservedConcurrentExecutions=3)

    def hang(_: int) -> str:
        try:
            return one.invoke({"does": "hang"}).value["errorType"]
        except ClientError as error:
            answer = error.response
            assert answer["ResponseMetadata"]["HTTPStatusCode"] == 429
            assert answer["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
            return answer["Error"]["Code"]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        given = sorted(pool.map(hang, range(8)))
    assert given == ["Sandbox.Timedout"] * 3 + ["TooManyRequestsException"] * 5
    assert one.invoke({}).value["count"] == 1


def test_options_of_an_invocation(engine: Engine) -> None:
    one = function(engine, "options")
    lambda_ = engine.client("lambda")
    dry = lambda_.invoke(FunctionName="options", InvocationType="DryRun", Payload=b"{}")
    assert dry["StatusCode"] == 204 and dry["Payload"].read() == b""
    assert one.invoke({}).value["count"] == 1, "a dry run ran"
    quiet = lambda_.invoke(FunctionName="options", LogType="None", Payload=b"{}")
    assert "LogResult" not in quiet and quiet["ExecutedVersion"] == "$LATEST"
    lambda_.publish_version(FunctionName="options")
    assert one.invoke({}, Qualifier="1").version == "1"
    by_name = lambda_.invoke(FunctionName="options:1", Payload=b"{}")
    assert by_name["ExecutedVersion"] == "1"

    def refused(**parameters: Any) -> tuple[int, str, str]:
        return refusal(engine.client("lambda").invoke, FunctionName="options", **parameters)

    assert refused(Qualifier="7")[::2] == (404, f"Function not found: {one.arn}:7")
    status, code, message = refused(Payload=b" " * 6_291_457)
    assert (status, code) == (413, "RequestTooLargeException")
    assert "6291457 byte payload is too large for the RequestResponse invocation type" in message
    status, _, message = refused(InvocationType="Event", Payload=b" " * 1_048_577)
    assert status == 413 and "for the Event invocation type (limit 1048576 bytes)" in message
    assert refused(Payload=b"{")[1] == "InvalidRequestContentException"
    for context in ("no base64!", base64.b64encode(b"no json").decode(), "e" * 3584):
        assert refused(ClientContext=context)[0] == 400


def test_changes_of_code_and_settings(engine: Engine) -> None:
    one = function(engine, "changes")
    lambda_ = engine.client("lambda")
    before = one.settle()
    other = packed({"index.py": CODE.replace("count = 0", "count = 10").encode()})
    dry = lambda_.update_function_code(FunctionName="changes", ZipFile=other, DryRun=True)
    assert dry["CodeSha256"] != before["CodeSha256"]
    assert one.settle()["CodeSha256"] == before["CodeSha256"]
    for operation, more in [
        ("update_function_code", {"ZipFile": other}),
        ("update_function_configuration", {"Timeout": 9}),
        ("publish_version", {}),
    ]:
        status, code, message = refusal(
            getattr(lambda_, operation), FunctionName="changes", RevisionId="stale", **more
        )
        assert (status, code) == (412, "PreconditionFailedException"), operation
        assert message.startswith("The Revision Id provided does not match the latest Revision Id.")
    shown = lambda_.update_function_code(
        FunctionName="changes", ZipFile=other, RevisionId=before["RevisionId"], Publish=True
    )
    assert (shown["Version"], shown["CodeSha256"]) == ("1", dry["CodeSha256"])
    one.settle()
    assert one.invoke({}, Qualifier="1").value["count"] == 11
    s3 = engine.client("s3")
    s3.create_bucket(Bucket="code")
    s3.put_object(Bucket="code", Key="code.zip", Body=packed({"index.py": CODE.encode()}))
    lambda_.update_function_code(FunctionName="changes", S3Bucket="code", S3Key="code.zip")
    one.settle()
    assert one.invoke({}).value["count"] == 1
    # There are no versions of objects here: one that is named is not there.
    status, code, message = refusal(
        lambda_.update_function_code,
        FunctionName="changes",
        S3Bucket="code",
        S3Key="code.zip",
        S3ObjectVersion="v",
    )
    assert (status, code) == (400, "InvalidParameterValueException")
    assert message.startswith("Error occurred while GetObject. S3 Error Code: ")
    absent = {"S3Bucket": "code", "S3Key": "none"}
    update = lambda_.update_function_code
    _, _, message = refusal(update, FunctionName="changes", **absent)
    assert message == (
        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified"
        " key does not exist."
    )


def test_functions_are_listed_page_by_page(engine: Engine) -> None:
    lambda_ = engine.client("lambda", region="eu-west-1")
    role = role_arn(engine)
    names = [f"paged-{number}" for number in range(5)]
    for name in names:
        lambda_.create_function(
            FunctionName=name,
            Runtime=python_runtime(),
            Handler="index.handler",
            Role=role,
            Architectures=[ARCHITECTURE],
            Code={"ZipFile": packed({"index.py": CODE.encode()})},
        )
    pages = lambda_.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2})
    listed = [[one["FunctionName"] for one in page["Functions"]] for page in pages]
    assert listed == [names[:2], names[2:4], names[4:]]
    poll(
        lambda: lambda_.get_function_configuration(FunctionName="paged-0")["State"] == "Active",
        "it is active",
    )
    lambda_.publish_version(FunctionName="paged-0")
    arns = [
        one["FunctionArn"] for one in lambda_.list_functions(FunctionVersion="ALL")["Functions"]
    ]
    arn = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:paged-0"
    assert arns[:2] == [f"{arn}:$LATEST", f"{arn}:1"] and len(arns) == 6


def test_what_comes_later_is_refused_by_name(engine: Engine) -> None:
    one = function(engine, "later")
    engine.client("lambda").publish_version(FunctionName="later")
    layer = f"arn:aws:lambda:us-east-1:{ACCOUNT}:layer:l:1"
    for operation, parameters, words in [
        ("update_function_configuration", {"Layers": [layer]}, "Layers"),
        ("create_function_url_config", {"AuthType": "NONE"}, "CreateFunctionUrlConfig"),
        ("invoke_with_response_stream", {}, "InvokeWithResponseStream"),
        (
            "create_alias",
            {
                "Name": "a",
                "FunctionVersion": "1",
                "RoutingConfig": {"AdditionalVersionWeights": {"1": 0.5}},
            },
            "RoutingConfig AdditionalVersionWeights",
        ),
        (
            "put_provisioned_concurrency_config",
            {"Qualifier": "1", "ProvisionedConcurrentExecutions": 1},
            "PutProvisionedConcurrencyConfig",
        ),
        ("update_function_configuration", {"TracingConfig": {"Mode": "Active"}}, "TracingConfig"),
    ]:
        call = getattr(engine.client("lambda"), operation)
        _, _, message = refusal(call, FunctionName="later", **parameters)
        assert words in message and "not supported" in message, message
    # Extensions and telemetry have interfaces of their own, which are not there.
    code = """if True:
      import os, urllib.request, urllib.error
      def handler(event, context):
          def ask(path, method):
              url = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/{path}"
              request = urllib.request.Request(url, b'{}', method=method)
              try: return urllib.request.urlopen(request).status
              except urllib.error.HTTPError as error: return error.code
          return [ask('2020-01-01/extension/register', 'POST'), ask('2022-07-01/telemetry', 'PUT')]
    """
    files = {"index.py": code}
    asked = deploy(engine, "extensions", python_runtime(), "index.handler", files).invoke({}).value
    assert all(status >= 400 for status in asked), asked
    assert one.invoke({}).value["count"] == 1
