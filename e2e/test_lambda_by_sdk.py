"""Lambda by Boto3: functions, invocations, mappings, and their main errors in AWS's words."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any, Optional

import pytest

from engine import Engine
from pipeline import packed
from refusals import refusal
from waiting import poll, poll_equal

CODE = b"""
import os, sys, time
def handler(event, context):
    what = event.get("what") if isinstance(event, dict) else None
    if what == "sleep":
        time.sleep(30)
    if what == "exit":
        sys.exit(3)
    if what == "large":
        return "x" * (7 * 1024 * 1024)
    if what == "context":
        return {"name": context.function_name, "memory": context.memory_limit_in_mb,
                "arn": context.invoked_function_arn, "id": context.aws_request_id,
                "left": context.get_remaining_time_in_millis()}
    if what == "environment":
        return dict(os.environ)
    if what == "counter":
        global counter
        counter = globals().get("counter", 0) + 1
        return counter
    return event
"""
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}
ARN = "arn:aws:lambda:us-east-1:000000000000:function:sdk"
ZIP = packed({"index.py": CODE})


@pytest.fixture(scope="module")
def role(engine: Engine) -> str:
    """A role that Lambda may assume."""
    iam = engine.client("iam")
    made = iam.create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
    logs = {"Effect": "Allow", "Action": ["logs:*", "kinesis:*"], "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [logs]})
    iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=policy)
    return made["Arn"]


@pytest.fixture(scope="module")
def lambda_(engine: Engine, role: str) -> Any:
    """A client, and an active function."""
    client = engine.client("lambda")
    answer = client.create_function(
        FunctionName="sdk",
        Runtime="python3.13",
        Handler="index.handler",
        Role=role,
        Timeout=10,
        MemorySize=192,
        Environment={"Variables": {"OWN": "value"}},
        Code={"ZipFile": ZIP},
    )
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert (answer["FunctionArn"], answer["State"]) == (ARN, "Pending")
    digest = base64.b64encode(hashlib.sha256(ZIP).digest()).decode()
    assert (answer["CodeSha256"], answer["CodeSize"]) == (digest, len(ZIP))
    client.get_waiter("function_active_v2").wait(FunctionName="sdk", WaiterConfig={"Delay": 1})
    return client


def invoke(client: Any, event: Any, **more: Any) -> tuple[Optional[str], Any]:
    """Invokes; answers the kind of error and the payload."""
    answer = client.invoke(FunctionName="sdk", Payload=json.dumps(event), **more)
    assert answer["StatusCode"] == 200
    return answer.get("FunctionError"), json.loads(answer["Payload"].read())


def test_an_event_goes_in_and_an_answer_comes_out(lambda_: Any) -> None:
    for event in ({"a": [1, 2.5, None, "ü"]}, [], "text", 7, None):
        assert invoke(lambda_, event) == (None, event)


def test_the_context(lambda_: Any) -> None:
    _, context = invoke(lambda_, {"what": "context"})
    assert (context["name"], int(context["memory"])) == ("sdk", 192)
    assert context["arn"] == ARN
    assert 0 < context["left"] <= 10_000


def test_the_environment(lambda_: Any) -> None:
    _, variables = invoke(lambda_, {"what": "environment"})
    assert variables["OWN"] == "value"
    assert variables["AWS_LAMBDA_FUNCTION_NAME"] == "sdk"
    assert variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] == "192"
    assert variables["AWS_REGION"] == "us-east-1"
    assert variables["LAMBDA_TASK_ROOT"] == "/var/task"
    assert variables["AWS_ACCESS_KEY_ID"].startswith("ASIA")
    assert variables["AWS_ENDPOINT_URL"].startswith("http://127.0.0.1:")


def test_an_environment_stays_warm(lambda_: Any) -> None:
    _, first = invoke(lambda_, {"what": "counter"})
    _, second = invoke(lambda_, {"what": "counter"})
    assert second == first + 1


def test_a_program_that_ends_itself(lambda_: Any) -> None:
    error, payload = invoke(lambda_, {"what": "exit"})
    assert error == "Unhandled"
    assert payload["errorType"] == "Runtime.ExitError"
    assert payload["errorMessage"].endswith("Error: Runtime exited with error: exit status 3")
    assert invoke(lambda_, 1) == (None, 1)


def test_an_answer_that_is_too_large(lambda_: Any) -> None:
    error, payload = invoke(lambda_, {"what": "large"})
    assert error == "Unhandled"
    assert payload == {
        "errorMessage": "Response payload size exceeded maximum allowed payload size"
        " (6291556 bytes).",
        "errorType": "Function.ResponseSizeTooLarge",
    }


def test_the_last_of_the_log_comes_along(lambda_: Any) -> None:
    answer = lambda_.invoke(FunctionName="sdk", Payload=b"1", LogType="Tail")
    log = base64.b64decode(answer["LogResult"]).decode()
    assert "START RequestId: " in log and "\tMemory Size: 192 MB\t" in log


def test_a_timeout(lambda_: Any) -> None:
    lambda_.update_function_configuration(FunctionName="sdk", Timeout=1)
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="sdk", WaiterConfig={"Delay": 1})
    error, payload = invoke(lambda_, {"what": "sleep"})
    assert error == "Unhandled"
    assert payload["errorType"] == "Sandbox.Timedout"
    assert payload["errorMessage"].endswith("Error: Task timed out after 1.00 seconds")
    assert invoke(lambda_, 1) == (None, 1)


def test_events_are_taken_and_run_later(engine: Engine, lambda_: Any) -> None:
    answer = lambda_.invoke(FunctionName="sdk", InvocationType="Event", Payload=b'"later"')
    assert (answer["StatusCode"], answer["Payload"].read()) == (202, b"")
    request = answer["ResponseMetadata"]["RequestId"]
    logs = engine.client("logs")

    def logged() -> list[Any]:
        found = logs.filter_log_events(
            logGroupName="/aws/lambda/sdk", filterPattern=f'"START RequestId: {request}"'
        )
        return found["events"]

    poll(logged, "the event's invocation in the log")
    answer = lambda_.invoke(FunctionName="sdk", InvocationType="DryRun", Payload=b"1")
    assert answer["StatusCode"] == 204


def test_get_and_list(lambda_: Any) -> None:
    answer = lambda_.get_function(FunctionName="sdk")
    assert answer["Configuration"]["FunctionArn"] == ARN
    assert answer["Configuration"]["State"] == "Active"
    assert answer["Code"]["RepositoryType"] == "S3"
    assert [one["FunctionName"] for one in lambda_.list_functions()["Functions"]] == ["sdk"]
    assert lambda_.get_function_configuration(FunctionName=ARN)["FunctionName"] == "sdk"


def test_new_code(lambda_: Any) -> None:
    other = packed({"index.py": b"def handler(event, context): return 'new'"})
    answer = lambda_.update_function_code(FunctionName="sdk", ZipFile=other)
    digest = base64.b64encode(hashlib.sha256(other).digest()).decode()
    assert answer["CodeSha256"] == digest
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="sdk", WaiterConfig={"Delay": 1})
    assert invoke(lambda_, 1) == (None, "new")


def test_errors(lambda_: Any, role: str) -> None:
    nil = "arn:aws:lambda:us-east-1:000000000000:function:nil"
    assert refusal(lambda_.invoke, FunctionName="nil") == (
        404,
        "ResourceNotFoundException",
        f"Function not found: {nil}:$LATEST",
    )
    assert refusal(lambda_.get_function, FunctionName="nil")[:2] == (
        404,
        "ResourceNotFoundException",
    )
    common = {"Runtime": "python3.13", "Handler": "index.handler", "Code": {"ZipFile": ZIP}}
    assert refusal(lambda_.create_function, FunctionName="sdk", Role=role, **common) == (
        409,
        "ResourceConflictException",
        "Function already exist: sdk",
    )
    absent = "arn:aws:iam::000000000000:role/absent"
    assert refusal(lambda_.create_function, FunctionName="other", Role=absent, **common) == (
        400,
        "InvalidParameterValueException",
        "The role defined for the function cannot be assumed by Lambda.",
    )
    assert refusal(lambda_.invoke, FunctionName="sdk", Payload=b"{")[:2] == (
        400,
        "InvalidRequestContentException",
    )
    large = b'"' + b"x" * 6_300_000 + b'"'
    status, code, _ = refusal(lambda_.invoke, FunctionName="sdk", Payload=large)
    assert (status, code) == (413, "RequestTooLargeException")


def test_mappings(engine: Engine, lambda_: Any) -> None:
    engine.client("kinesis").create_stream(StreamName="mapped", ShardCount=1)
    engine.client("kinesis").get_waiter("stream_exists").wait(
        StreamName="mapped", WaiterConfig={"Delay": 1}
    )
    stream = "arn:aws:kinesis:us-east-1:000000000000:stream/mapped"
    arguments = {"EventSourceArn": stream, "FunctionName": "sdk", "StartingPosition": "LATEST"}
    answer = lambda_.create_event_source_mapping(**arguments)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert answer["State"] == "Creating"
    assert (answer["BatchSize"], answer["MaximumRetryAttempts"]) == (100, -1)
    assert (answer["ParallelizationFactor"], answer["BisectBatchOnFunctionError"]) == (1, False)
    assert answer["LastProcessingResult"] == "No records processed"
    uuid = answer["UUID"]

    def state() -> str:
        return lambda_.get_event_source_mapping(UUID=uuid)["State"]

    poll_equal(state, "Enabled", "the mapping")
    assert refusal(lambda_.create_event_source_mapping, **arguments) == (
        409,
        "ResourceConflictException",
        f'The event source arn (" {stream} ") and function (" sdk ") provided mapping already'
        f" exists. Please update or delete the existing mapping with UUID {uuid}",
    )
    lambda_.update_event_source_mapping(UUID=uuid, Enabled=False, BatchSize=5)
    poll_equal(state, "Disabled", "the mapping")
    assert lambda_.get_event_source_mapping(UUID=uuid)["BatchSize"] == 5
    listed = lambda_.list_event_source_mappings(EventSourceArn=stream)["EventSourceMappings"]
    assert [one["UUID"] for one in listed] == [uuid]
    lambda_.delete_event_source_mapping(UUID=uuid)
    poll_equal(lambda: lambda_.list_event_source_mappings()["EventSourceMappings"], [], "mappings")
    assert refusal(lambda_.get_event_source_mapping, UUID=uuid) == (
        404,
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    )
    nil = {**arguments, "FunctionName": "nil"}
    assert refusal(lambda_.create_event_source_mapping, **nil) == (
        400,
        "InvalidParameterValueException",
        "Function does not exist",
    )
    absent = {**arguments, "EventSourceArn": stream + "x"}
    assert refusal(lambda_.create_event_source_mapping, **absent) == (
        400,
        "InvalidParameterValueException",
        f"Stream not found: {stream}x",
    )


def test_delete(lambda_: Any) -> None:
    lambda_.delete_function(FunctionName="sdk")
    assert lambda_.list_functions()["Functions"] == []
    assert refusal(lambda_.delete_function, FunctionName="sdk")[0] == 404
