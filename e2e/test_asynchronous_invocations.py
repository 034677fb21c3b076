"""Asynchronous invocations: tries, ages, destinations; their settings by API and by template."""

from __future__ import annotations

import json
import re
from typing import Any, Callable

import pytest

from engine import ACCOUNT, Engine
from functions import Function, deploy, role_arn
from refusals import refusal
from test_runtimes import python_runtime
from waiting import poll, poll_equal

BUCKET = "told"
# What it does stands in the event.
CODE = """if True:
  import json, time
  def handler(event, context):
      print('EVENT', json.dumps(event))
      time.sleep(event.get('lasts', 0))
      if event.get('fails'):
          raise ValueError('no ' + str(event['n']))
      return {'n': event.get('n')}
"""
MAY = [
    {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"},
    {"Effect": "Allow", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"},
]


@pytest.fixture(scope="module")
def clocked(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose clock can be moved, with a bucket."""
    engine = start_engine("--clock-control")
    engine.client("s3").create_bucket(Bucket=BUCKET)
    return engine


def worker(engine: Engine, name: str, **options: Any) -> Function:
    """A function whose role may tell of its end."""
    role = role_arn(engine, *MAY, name="teller")
    files = {"index.py": CODE}
    return deploy(engine, name, python_runtime(), "index.handler", files, Role=role, **options)


def send(function: Function, event: dict[str, Any], **options: Any) -> str:
    """Invokes asynchronously; answers the request's id."""
    answer = function.engine.client("lambda").invoke(
        FunctionName=function.name, InvocationType="Event", Payload=json.dumps(event), **options
    )
    assert answer["StatusCode"] == 202 and answer["Payload"].read() == b""
    return answer["ResponseMetadata"]["RequestId"]


def events(function: Function) -> list[dict[str, Any]]:
    """The events that it has seen, oldest first."""
    return [json.loads(line[6:]) for line in function.log() if line.startswith("EVENT ")]


def wait_for_tries(function: Function, identity: str, tries: int) -> None:
    """Until so many tries of an event are over. The next one is due a while after that, not after
    what its code has printed."""
    report = f"REPORT RequestId: {identity}"
    poll_equal(lambda: sum(line.startswith(report) for line in function.log()), tries, "its tries")


def records(engine: Engine, function: str) -> dict[str, dict[str, Any]]:
    """What is in the bucket of a function's failures."""
    s3 = engine.client("s3")
    listed = s3.list_objects_v2(Bucket=BUCKET, Prefix=f"aws/lambda/async/{function}/")
    return {
        one["Key"]: json.loads(s3.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read())
        for one in listed.get("Contents", [])
    }


def test_settings_are_put_merged_listed_and_deleted(clocked: Engine) -> None:
    lambda_ = clocked.client("lambda")
    function = worker(clocked, "settings")
    arn = function.arn
    put = lambda_.put_function_event_invoke_config(FunctionName="settings", MaximumRetryAttempts=1)
    assert put["FunctionArn"] == f"{arn}:$LATEST"
    assert put["MaximumRetryAttempts"] == 1 and "MaximumEventAgeInSeconds" not in put
    assert put["DestinationConfig"] == {"OnSuccess": {}, "OnFailure": {}}
    bucket = f"arn:aws:s3:::{BUCKET}"
    updated = lambda_.update_function_event_invoke_config(
        FunctionName="settings",
        MaximumEventAgeInSeconds=60,
        DestinationConfig={"OnFailure": {"Destination": bucket}},
    )
    assert (updated["MaximumRetryAttempts"], updated["MaximumEventAgeInSeconds"]) == (1, 60)
    assert updated["DestinationConfig"] == {"OnSuccess": {}, "OnFailure": {"Destination": bucket}}
    shown = lambda_.get_function_event_invoke_config(FunctionName="settings", Qualifier="$LATEST")
    assert {**shown, "ResponseMetadata": 0} == {**updated, "ResponseMetadata": 0}
    replaced = lambda_.put_function_event_invoke_config(
        FunctionName="settings", MaximumEventAgeInSeconds=70
    )
    assert "MaximumRetryAttempts" not in replaced
    assert replaced["DestinationConfig"]["OnFailure"] == {}
    lambda_.publish_version(FunctionName="settings")
    lambda_.create_alias(FunctionName="settings", Name="live", FunctionVersion="1")
    for qualifier in ("1", "live"):
        lambda_.put_function_event_invoke_config(
            FunctionName=f"settings:{qualifier}", MaximumRetryAttempts=0
        )
    listed = []
    page: dict[str, Any] = {}
    while True:
        answer = lambda_.list_function_event_invoke_configs(
            FunctionName="settings", MaxItems=1, **page
        )
        listed += [one["FunctionArn"] for one in answer["FunctionEventInvokeConfigs"]]
        if "NextMarker" not in answer:
            break
        page = {"Marker": answer["NextMarker"]}
    assert listed == [f"{arn}:$LATEST", f"{arn}:1", f"{arn}:live"]
    lambda_.delete_function_event_invoke_config(FunctionName="settings")
    lambda_.delete_alias(FunctionName="settings", Name="live")
    left = lambda_.list_function_event_invoke_configs(FunctionName="settings")
    assert [one["FunctionArn"] for one in left["FunctionEventInvokeConfigs"]] == [f"{arn}:1"]
    missing = (
        404,
        "ResourceNotFoundException",
        f"The function {arn}:$LATEST doesn't have an EventInvokeConfig",
    )
    for operation in ("get", "delete"):
        name = f"{operation}_function_event_invoke_config"
        assert refusal(getattr(lambda_, name), FunctionName="settings") == missing
    update = lambda_.update_function_event_invoke_config
    assert refusal(update, FunctionName="settings", MaximumRetryAttempts=1) == missing


def test_what_cannot_be_set_is_refused(clocked: Engine) -> None:
    function = worker(clocked, "refusals")
    other = worker(clocked, "other")
    powerless = deploy(
        clocked, "powerless", python_runtime(), "index.handler", {"index.py": CODE}
    )
    lambda_ = clocked.client("lambda")
    put = lambda_.put_function_event_invoke_config

    def refused(name: str = "refusals", **parameters: Any) -> tuple[int, str]:
        status, _, message = refusal(put, FunctionName=name, **parameters)
        return status, message

    def to(arn: str, which: str = "OnFailure") -> dict[str, Any]:
        return {"DestinationConfig": {which: {"Destination": arn}}}

    assert refused() == (
        400,
        "You must specify at least one of error handling or destination setting.",
    )
    own = "You can't specify the function as a destination for itself."
    assert refused(**to(function.arn)) == (400, own)
    for service, words in [
        (f"events:us-east-1:{ACCOUNT}:event-bus/b", "An EventBridge event bus as a destination"),
    ]:
        assert refused(**to(f"arn:aws:{service}")) == (400, f"{words} is not supported by Brookmill.")
    assert "only be a destination on failure" in refused(**to(f"arn:aws:s3:::{BUCKET}", "OnSuccess"))[1]
    may_not = "The function's execution role does not have permissions to call"
    assert refused("powerless", **to(other.arn)) == (
        400,
        f"{may_not} InvokeFunction on {other.arn}",
    )
    assert refused("powerless", **to(f"arn:aws:s3:::{BUCKET}")) == (400, f"{may_not} PutObject on S3")
    queue = f"arn:aws:sqs:us-east-1:{ACCOUNT}:queue"
    assert refused("powerless", **to(queue)) == (400, f"{may_not} SendMessage on SQS")
    topic = f"arn:aws:sns:us-east-1:{ACCOUNT}:topic"
    assert refused("powerless", **to(topic)) == (400, f"{may_not} Publish on SNS")
    assert refused(**to(f"{queue}.fifo"))[1].endswith("queue.fifo is invalid.")
    assert refused(**to(f"{function.arn}-none")) == (
        400,
        f"The destination ARN {function.arn}-none is invalid.",
    )
    nobody = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:nobody"
    assert refused("nobody")[0] == 400, "what is given comes before whom it is for"
    for name in ("nobody", nobody, "refusals:nobody", "refusals:7"):
        assert refused(name, MaximumRetryAttempts=1) == (404, "The function doesn't exist.")
    for which, listed in (("update", ""), ("list", "s")):
        call = getattr(lambda_, f"{which}_function_event_invoke_config{listed}")
        more = {} if listed else {"MaximumRetryAttempts": 1}
        status, code, message = refusal(call, FunctionName="nobody", **more)
        assert (status, code) == (404, "ResourceNotFoundException")
        assert message == "The function doesn't exist."
    for which in ("get", "delete"):
        call = getattr(lambda_, f"{which}_function_event_invoke_config")
        for name, arn in (
            ("nobody", f"{nobody}:$LATEST"),
            ("nobody:live", f"{nobody}:live"),
            ("refusals:7", f"{function.arn}:7"),
        ):
            assert refusal(call, FunctionName=name)[1:] == (
                "ResourceNotFoundException",
                f"The function {arn} doesn't have an EventInvokeConfig",
            )
    role = f"arn:aws:iam::{ACCOUNT}:role/r"
    config = "The provided destination config DestinationConfig"
    assert refused(**to(role, "OnSuccess")) == (
        400,
        f"{config}(onSuccess=OnSuccess(destination={role}), onFailure=null) is invalid.",
    )
    assert refused(**to(role)) == (
        400,
        f"{config}(onSuccess=null, onFailure=OnFailure(destination={role})) is invalid.",
    )
    assert powerless.invoke({"n": 1}).value == {"n": 1}
    for parameters in ({"MaximumRetryAttempts": 3}, {"MaximumEventAgeInSeconds": 59}):
        status, body = clocked.signed(
            "PUT",
            "/2019-09-25/functions/refusals/event-invoke-config",
            "lambda",
            json.dumps(parameters).encode(),
        )
        assert status == 400 and b"1 validation error detected" in body, body


def test_success_and_failure_are_told_to_functions(clocked: Engine) -> None:
    function, told = worker(clocked, "tells"), worker(clocked, "is-told")
    clocked.client("lambda").put_function_event_invoke_config(
        FunctionName="tells",
        MaximumRetryAttempts=0,
        DestinationConfig={
            "OnSuccess": {"Destination": told.arn},
            "OnFailure": {"Destination": told.arn},
        },
    )
    good, bad = send(function, {"n": 1}), send(function, {"n": 2, "fails": True})
    poll_equal(lambda: len(events(told)), 2, "both records")
    by_id = {one["requestContext"]["requestId"]: one for one in events(told)}
    success, failure = by_id[good], by_id[bad]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", success.pop("timestamp"))
    assert success == {
        "version": "1.0",
        "requestContext": {
            "requestId": good,
            "functionArn": f"{function.arn}:$LATEST",
            "condition": "Success",
            "approximateInvokeCount": 1,
        },
        "requestPayload": {"n": 1},
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST"},
        "responsePayload": {"n": 1},
    }
    assert failure["requestContext"]["condition"] == "RetriesExhausted"
    assert failure["requestContext"]["approximateInvokeCount"] == 1
    assert failure["responseContext"] == {
        "statusCode": 200,
        "executedVersion": "$LATEST",
        "functionError": "Unhandled",
    }
    assert failure["responsePayload"]["errorMessage"] == "no 2"


def test_it_is_tried_again_after_one_and_two_minutes_over_a_restart(clocked: Engine) -> None:
    function = worker(clocked, "retried")
    clocked.client("lambda").put_function_event_invoke_config(
        FunctionName="retried",
        DestinationConfig={"OnFailure": {"Destination": f"arn:aws:s3:::{BUCKET}"}},
    )
    identity = send(function, {"n": 7, "fails": True})

    def seen(n: int) -> int:
        found = events(function)
        assert all("n" in one for one in found), function.log()
        return len([one for one in found if one["n"] == n])

    wait_for_tries(function, identity, 1)
    assert seen(7) == 1
    clocked.advance(59)
    # Not before its minute is over, as another event shows that comes afterwards.
    send(function, {"n": 8})
    poll_equal(lambda: seen(8), 1, "the other event")
    assert seen(7) == 1
    clocked.kill()
    clocked.start()
    clocked.advance(2)
    wait_for_tries(function, identity, 2)
    assert seen(7) == 2
    # The second wait is of two minutes.
    clocked.advance(61)
    send(function, {"n": 9})
    poll_equal(lambda: seen(9), 1, "one more event")
    assert seen(7) == 2 and records(clocked, "retried") == {}
    clocked.advance(60)
    ((key, record),) = poll(lambda: records(clocked, "retried"), "the record").items()
    assert re.fullmatch(
        r"aws/lambda/async/retried/\d{4}/\d\d/\d\d/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}", key
    )
    assert record["requestContext"] == {
        "requestId": identity,
        "functionArn": f"{function.arn}:$LATEST",
        "condition": "RetriesExhausted",
        "approximateInvokeCount": 3,
    }
    poll_equal(lambda: seen(7), 3, "all tries in the log")
    starts = [line for line in function.log() if line.startswith(f"START RequestId: {identity} ")]
    assert len(starts) == 3


def test_an_engine_that_ends_takes_no_event_along(clocked: Engine) -> None:
    function, told = worker(clocked, "cut"), worker(clocked, "cut-told")
    clocked.client("lambda").put_function_event_invoke_config(
        FunctionName="cut",
        MaximumRetryAttempts=0,
        DestinationConfig={
            "OnSuccess": {"Destination": told.arn},
            "OnFailure": {"Destination": told.arn},
        },
    )
    identity = send(function, {"n": 1, "lasts": 2})
    poll_equal(lambda: len(events(function)), 1, "it runs")
    assert clocked.stop() == 0
    clocked.start()
    (record,) = poll(lambda: events(told), "the record")
    assert record["requestContext"]["condition"] == "Success"
    assert record["requestContext"]["approximateInvokeCount"] == 1
    assert record["requestContext"]["requestId"] == identity
    # What the engine ended is not told as the function's.
    log = function.wait_for_log(f"^REPORT RequestId: {identity}")
    assert len([line for line in log if line.startswith("REPORT ")]) == 1
    assert len(events(function)) == 2


def test_an_event_that_waits_too_long_is_given_up(clocked: Engine) -> None:
    function = worker(clocked, "aged", Timeout=60)
    lambda_ = clocked.client("lambda")
    lambda_.put_function_event_invoke_config(
        FunctionName="aged",
        MaximumEventAgeInSeconds=90,
        DestinationConfig={"OnFailure": {"Destination": f"arn:aws:s3:::{BUCKET}"}},
    )
    # It cannot run while another event does.
    lambda_.put_function_concurrency(FunctionName="aged", ReservedConcurrentExecutions=1)
    send(function, {"n": 0, "lasts": 50})
    poll_equal(lambda: [one["n"] for one in events(function)], [0], "the other event")
    send(function, {"n": 1})
    clocked.advance(80)
    assert records(clocked, "aged") == {}
    clocked.advance(11)
    ((_, record),) = poll(lambda: records(clocked, "aged"), "the record").items()
    assert record["requestContext"]["condition"] == "EventAgeExceeded"
    assert record["requestContext"]["approximateInvokeCount"] == 0
    assert record["requestPayload"] == {"n": 1} and "responsePayload" not in record
    assert [one["n"] for one in events(function)] == [0]


def test_events_of_a_function_that_is_switched_off_end_at_once(clocked: Engine) -> None:
    function = worker(clocked, "off")
    lambda_ = clocked.client("lambda")
    lambda_.put_function_event_invoke_config(
        FunctionName="off",
        DestinationConfig={"OnFailure": {"Destination": f"arn:aws:s3:::{BUCKET}"}},
    )
    lambda_.put_function_concurrency(FunctionName="off", ReservedConcurrentExecutions=0)
    send(function, {"n": 1})
    ((_, record),) = poll(lambda: records(clocked, "off"), "the record").items()
    assert record["requestContext"]["condition"] == "ZeroReservedConcurrency"
    assert record["requestContext"]["approximateInvokeCount"] == 0
    assert record["requestPayload"] == {"n": 1}
    assert "responseContext" not in record and "responsePayload" not in record
    # One that has failed before is not tried again either.
    lambda_.delete_function_concurrency(FunctionName="off")
    identity = send(function, {"n": 2, "fails": True})
    wait_for_tries(function, identity, 1)
    lambda_.put_function_concurrency(FunctionName="off", ReservedConcurrentExecutions=0)
    clocked.advance(61)
    poll_equal(lambda: len(records(clocked, "off")), 2, "the second record")
    conditions = {
        one["requestContext"]["condition"]: one["requestContext"]["approximateInvokeCount"]
        for one in records(clocked, "off").values()
        if one["requestPayload"]["n"] == 2
    }
    assert conditions == {"ZeroReservedConcurrency": 1}
    assert [one["n"] for one in events(function)] == [2]


def test_each_alias_has_settings_of_its_own(clocked: Engine) -> None:
    function, told = worker(clocked, "aliased"), worker(clocked, "alias-told")
    lambda_ = clocked.client("lambda")
    lambda_.publish_version(FunctionName="aliased")
    lambda_.create_alias(FunctionName="aliased", Name="live", FunctionVersion="1")
    lambda_.put_function_event_invoke_config(
        FunctionName="aliased",
        Qualifier="live",
        DestinationConfig={"OnSuccess": {"Destination": told.arn}},
    )
    send(function, {"n": 1})
    send(function, {"n": 2}, Qualifier="live")
    poll_equal(lambda: len(events(told)), 1, "the record")
    (record,) = events(told)
    assert record["requestContext"]["functionArn"] == f"{function.arn}:live"
    assert record["responseContext"]["executedVersion"] == "1"
    poll_equal(lambda: len(events(function)), 2, "both events")


def test_settings_by_template(clocked: Engine) -> None:
    function = worker(clocked, "by-template")
    template: dict[str, Any] = {
        "Resources": {
            "Settings": {
                "Type": "AWS::Lambda::EventInvokeConfig",
                "Properties": {
                    "FunctionName": "by-template",
                    "Qualifier": "$LATEST",
                    "MaximumRetryAttempts": 0,
                    "DestinationConfig": {"OnFailure": {"Destination": f"arn:aws:s3:::{BUCKET}"}},
                },
            }
        },
        "Outputs": {"Ref": {"Value": {"Ref": "Settings"}}},
    }
    cloudformation, lambda_ = clocked.client("cloudformation"), clocked.client("lambda")

    def apply(operation: str, waiter: str) -> None:
        getattr(cloudformation, operation)(
            StackName="settings", TemplateBody=json.dumps(template)
        )
        cloudformation.get_waiter(waiter).wait(StackName="settings", WaiterConfig={"Delay": 1})

    apply("create_stack", "stack_create_complete")
    (stack,) = cloudformation.describe_stacks(StackName="settings")["Stacks"]
    assert stack["Outputs"][0]["OutputValue"] == "by-template|$LATEST"
    shown = lambda_.get_function_event_invoke_config(FunctionName="by-template")
    assert shown["MaximumRetryAttempts"] == 0
    send(function, {"n": 1, "fails": True})
    poll(lambda: records(clocked, "by-template"), "the record")
    properties = template["Resources"]["Settings"]["Properties"]
    del properties["MaximumRetryAttempts"]
    properties["MaximumEventAgeInSeconds"] = 120
    apply("update_stack", "stack_update_complete")
    shown = lambda_.get_function_event_invoke_config(FunctionName="by-template")
    assert shown["MaximumEventAgeInSeconds"] == 120 and "MaximumRetryAttempts" not in shown
    cloudformation.delete_stack(StackName="settings")
    cloudformation.get_waiter("stack_delete_complete").wait(
        StackName="settings", WaiterConfig={"Delay": 1}
    )
    gone = refusal(lambda_.get_function_event_invoke_config, FunctionName="by-template")
    assert gone[0] == 404
