"""Aliases by Boto3: what they point to, what they are refused, and whom they let in."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from pipeline import packed
from refusals import refusal
from waiting import poll, poll_equal

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
ARN = "arn:aws:lambda:us-east-1:000000000000:function:f"
CODE = """
import os
def handler(event, context):
    if event == "fail":
        raise ValueError("as asked")
    return {{
        "code": {number},
        "arn": context.invoked_function_arn,
        "version": context.function_version,
        "variable": os.environ["AWS_LAMBDA_FUNCTION_VERSION"],
    }}
"""


def code(number: int) -> bytes:
    """A zip whose function tells its number."""
    return packed({"index.py": CODE.format(number=number).encode()})


@pytest.fixture(scope="module")
def lambda_(engine: Engine) -> Any:
    """A client, and a function with the versions 1 and 2; `$LATEST` is a third code."""
    role = engine.client("iam").create_role(
        RoleName="r", AssumeRolePolicyDocument=json.dumps(TRUST)
    )["Role"]
    client = engine.client("lambda")
    client.create_function(
        FunctionName="f",
        Runtime="python3.13",
        Handler="index.handler",
        Role=role["Arn"],
        Code={"ZipFile": code(1)},
    )
    for number in (1, 2, 3):
        if number > 1:
            client.update_function_code(FunctionName="f", ZipFile=code(number))
        poll_equal(
            lambda: client.get_function_configuration(FunctionName="f").get("LastUpdateStatus"),
            "Successful",
            "the code",
        )
        if number < 3:
            assert client.publish_version(FunctionName="f")["Version"] == str(number)
    return client


def invoked(client: Any, **arguments: Any) -> dict[str, Any]:
    """What the function tells of itself, and the version that the answer names."""
    answer = client.invoke(**arguments)
    return {**json.load(answer["Payload"]), "executed": answer["ExecutedVersion"]}


def test_an_alias_comes_moves_and_goes(lambda_: Any) -> None:
    made = lambda_.create_alias(FunctionName="f", Name="a", FunctionVersion="1")
    assert made["ResponseMetadata"]["HTTPStatusCode"] == 201
    shown = {key: made[key] for key in made if key not in ("ResponseMetadata", "RevisionId")}
    assert shown == {
        "AliasArn": f"{ARN}:a",
        "Name": "a",
        "FunctionVersion": "1",
        "Description": "",
    }
    moved = lambda_.update_alias(
        FunctionName="f",
        Name="a",
        FunctionVersion="2",
        Description="second",
        RevisionId=made["RevisionId"],
    )
    assert (moved["FunctionVersion"], moved["Description"]) == ("2", "second")
    assert moved["RevisionId"] != made["RevisionId"]
    stale = {"FunctionName": "f", "Name": "a", "RevisionId": made["RevisionId"]}
    assert refusal(lambda_.update_alias, **stale, FunctionVersion="1") == (
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the"
        " GetFunction/GetAlias API to retrieve the latest Revision Id",
    )
    # What is not named stays.
    again = lambda_.update_alias(FunctionName="f", Name="a", Description="2nd")
    assert again["FunctionVersion"] == "2"
    got = lambda_.get_alias(FunctionName=ARN, Name="a")
    assert (got["Description"], got["RevisionId"]) == ("2nd", again["RevisionId"])
    answer = lambda_.delete_alias(FunctionName="f", Name="a")
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    # Once more is no fault.
    lambda_.delete_alias(FunctionName="f", Name="a")
    missing = (404, "ResourceNotFoundException", f"Cannot find alias arn: {ARN}:a")
    assert refusal(lambda_.get_alias, FunctionName="f", Name="a") == missing
    assert refusal(lambda_.update_alias, FunctionName="f", Name="a") == missing


def test_lists_are_paged_and_by_version(lambda_: Any) -> None:
    for name, version in (("x1", "1"), ("x2", "2"), ("x3", "$LATEST"), ("x4", "2")):
        lambda_.create_alias(FunctionName="f", Name=name, FunctionVersion=version)

    def names(**arguments: Any) -> list[str]:
        pages = lambda_.get_paginator("list_aliases").paginate(FunctionName="f", **arguments)
        return [one["Name"] for page in pages for one in page["Aliases"]]

    assert names() == ["x1", "x2", "x3", "x4"]
    assert names(PaginationConfig={"PageSize": 1}) == ["x1", "x2", "x3", "x4"]
    assert names(FunctionVersion="2") == ["x2", "x4"]
    assert names(FunctionVersion="2", PaginationConfig={"PageSize": 1}) == ["x2", "x4"]
    for name in names():
        lambda_.delete_alias(FunctionName="f", Name=name)


def test_what_lambda_refuses(lambda_: Any) -> None:
    lambda_.create_alias(FunctionName="f", Name="r", FunctionVersion="1")
    create = lambda_.create_alias
    assert refusal(create, FunctionName="f", Name="r", FunctionVersion="2") == (
        409,
        "ResourceConflictException",
        f"Alias already exists: {ARN}:r",
    )
    missing = (404, "ResourceNotFoundException", f"Function not found: {ARN}:9")
    assert refusal(create, FunctionName="f", Name="s", FunctionVersion="9") == missing
    assert refusal(lambda_.update_alias, FunctionName="f", Name="r", FunctionVersion="9") == missing
    assert refusal(create, FunctionName="f", Name="s", FunctionVersion="01")[0] == 404
    nobody = "arn:aws:lambda:us-east-1:000000000000:function:nobody"
    assert refusal(create, FunctionName="nobody", Name="s", FunctionVersion="1") == (
        404,
        "ResourceNotFoundException",
        f"Function not found: {nobody}",
    )
    for name in ("17", "a b", "a:b", "$LATEST"):
        status, kind, message = refusal(create, FunctionName="f", Name=name, FunctionVersion="1")
        assert (status, kind) == (400, "ValidationException"), name
        assert f"Value '{name}' at 'name' failed to satisfy constraint" in message
    status, kind, message = refusal(create, FunctionName="f", Name="s", FunctionVersion="live")
    assert (status, kind) == (400, "ValidationException"), message
    weights = {"AdditionalVersionWeights": {"2": 0.5}}
    for call, arguments in (
        (create, {"Name": "s", "FunctionVersion": "1"}),
        (lambda_.update_alias, {"Name": "r"}),
    ):
        assert refusal(call, FunctionName="f", RoutingConfig=weights, **arguments) == (
            400,
            "InvalidParameterValueException",
            "RoutingConfig AdditionalVersionWeights is not supported by Brookmill.",
        )
    assert refusal(lambda_.delete_function, FunctionName="f", Qualifier="1") == (
        409,
        "ResourceConflictException",
        "Unable to delete version because the following aliases reference it: [r]",
    )
    assert refusal(lambda_.delete_function, FunctionName="f", Qualifier="r") == (
        400,
        "InvalidParameterValueException",
        "Deletion of aliases is not currently supported.",
    )
    versions = lambda_.list_versions_by_function(FunctionName="f")["Versions"]
    assert [one["Version"] for one in versions] == ["$LATEST", "1", "2"]


def test_an_alias_is_a_qualifier_everywhere(lambda_: Any) -> None:
    lambda_.create_alias(FunctionName="f", Name="q", FunctionVersion="1")
    one = {"code": 1, "version": "1", "variable": "1", "executed": "1", "arn": f"{ARN}:q"}
    assert invoked(lambda_, FunctionName="f", Qualifier="q") == one
    assert invoked(lambda_, FunctionName="f:q") == one
    assert invoked(lambda_, FunctionName=f"{ARN}:q", Qualifier="q") == one
    assert invoked(lambda_, FunctionName="f", Qualifier="1") == {**one, "arn": f"{ARN}:1"}
    shown = lambda_.get_function(FunctionName="f", Qualifier="q")["Configuration"]
    assert (shown["FunctionArn"], shown["Version"]) == (f"{ARN}:q", "1")
    assert lambda_.get_function_configuration(FunctionName="f:q")["Version"] == "1"
    lambda_.update_alias(FunctionName="f", Name="q", FunctionVersion="2")
    two = {**one, "code": 2, "version": "2", "variable": "2", "executed": "2"}
    assert invoked(lambda_, FunctionName="f", Qualifier="q") == two
    lambda_.update_alias(FunctionName="f", Name="q", FunctionVersion="$LATEST")
    latest = {**one, "code": 3, "version": "$LATEST", "variable": "$LATEST", "executed": "$LATEST"}
    assert invoked(lambda_, FunctionName="f", Qualifier="q") == latest
    lambda_.delete_alias(FunctionName="f", Name="q")
    assert refusal(lambda_.invoke, FunctionName="f", Qualifier="q") == (
        404,
        "ResourceNotFoundException",
        f"Function not found: {ARN}:q",
    )


def test_metrics_and_the_log_name_what_ran(engine: Engine, lambda_: Any) -> None:
    lambda_.create_alias(FunctionName="f", Name="m", FunctionVersion="2")
    failed = lambda_.invoke(FunctionName="f", Qualifier="m", Payload=b'"fail"', LogType="Tail")
    assert failed["FunctionError"] == "Unhandled"

    def errors(**more: str) -> float:
        dimensions = {"FunctionName": "f", **more}
        answer = engine.client("cloudwatch").get_metric_statistics(
            Namespace="AWS/Lambda",
            MetricName="Errors",
            Dimensions=[{"Name": key, "Value": value} for key, value in dimensions.items()],
            StartTime=time.time() - 3600,
            EndTime=time.time() + 60,
            Period=3600,
            Statistics=["Sum"],
        )
        return sum(one["Sum"] for one in answer["Datapoints"])

    poll_equal(errors, 1, "the function's errors")
    assert errors(Resource="f:m") == errors(Resource="f:m", ExecutedVersion="2") == 1
    assert errors(Resource="f:m", ExecutedVersion="1") == 0

    # The role may not write logs: their tail is what there is to read.
    tail = base64.b64decode(failed["LogResult"]).decode()
    assert tail.startswith("START RequestId: ") and " Version: 2\n" in tail


def test_each_alias_and_version_has_a_policy_of_its_own(engine: Engine, lambda_: Any) -> None:
    lambda_.create_alias(FunctionName="f", Name="p", FunctionVersion="1")
    engine.client("iam").create_user(UserName="guest")
    keys = engine.client("iam").create_access_key(UserName="guest")["AccessKey"]
    guest = engine.client("lambda", keys["AccessKeyId"], keys["SecretAccessKey"])

    def may(**arguments: Any) -> bool:
        try:
            guest.invoke(FunctionName="f", InvocationType="DryRun", **arguments)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDeniedException", error
            return False
        return True

    def let(sid: str, **arguments: Any) -> dict[str, Any]:
        answer = lambda_.add_permission(
            FunctionName="f",
            StatementId=sid,
            Action="lambda:InvokeFunction",
            Principal="arn:aws:iam::000000000000:user/guest",
            **arguments,
        )
        return json.loads(answer["Statement"])

    def allowed() -> tuple[bool, bool, bool]:
        return may(), may(Qualifier="p"), may(Qualifier="2")

    assert allowed() == (False, False, False)
    assert let("one", Qualifier="p")["Resource"] == f"{ARN}:p"
    assert allowed() == (False, True, False)
    assert let("one", Qualifier="2")["Resource"] == f"{ARN}:2"
    assert allowed() == (False, True, True)
    assert let("one")["Resource"] == ARN
    assert allowed() == (True, True, True)
    policy = lambda_.get_policy(FunctionName="f", Qualifier="p")
    (statement,) = json.loads(policy["Policy"])["Statement"]
    assert statement["Resource"] == f"{ARN}:p"
    lambda_.remove_permission(
        FunctionName="f", Qualifier="p", StatementId="one", RevisionId=policy["RevisionId"]
    )
    lambda_.remove_permission(FunctionName="f:2", StatementId="one")
    assert allowed() == (True, False, False)
    missing = refusal(lambda_.get_policy, FunctionName="f", Qualifier="p")
    assert missing[:2] == (404, "ResourceNotFoundException")
    gone = refusal(lambda_.get_policy, FunctionName="f", Qualifier="no")
    assert gone == (404, "ResourceNotFoundException", f"Cannot find alias arn: {ARN}:no")
    # Moving an alias leaves its policy where it is.
    let("two", Qualifier="p")
    lambda_.update_alias(FunctionName="f", Name="p", FunctionVersion="2")
    assert allowed() == (True, True, False)


def test_another_user_of_the_same_name_is_not_let(engine: Engine, lambda_: Any) -> None:
    iam = engine.client("iam")
    called = "arn:aws:iam::000000000000:user/alice"
    permission = {"FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": called}

    def may(key: dict[str, str]) -> bool:
        client = engine.client("lambda", key["AccessKeyId"], key["SecretAccessKey"])
        try:
            client.invoke(FunctionName="f", InvocationType="DryRun")
        except ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDeniedException", error
            return False
        return True

    message = "The provided principal was invalid. Please check the principal and try again."
    refused = (400, "InvalidParameterValueException", message)
    assert refusal(lambda_.add_permission, StatementId="alice", **permission) == refused
    for principal in ("bogus.amazonaws.com", "arn:aws:iam::000000000000:group/g", "arn:aws:iam::"):
        other = {**permission, "Principal": principal}
        assert refusal(lambda_.add_permission, StatementId="alice", **other) == refused, principal

    first = iam.create_user(UserName="alice")["User"]["UserId"]
    key = iam.create_access_key(UserName="alice")["AccessKey"]
    lambda_.add_permission(StatementId="alice", **permission)
    assert may(key)
    iam.delete_access_key(UserName="alice", AccessKeyId=key["AccessKeyId"])
    iam.delete_user(UserName="alice")
    iam.create_user(UserName="alice")
    key = iam.create_access_key(UserName="alice")["AccessKey"]
    assert not may(key)
    policy = json.loads(lambda_.get_policy(FunctionName="f")["Policy"])
    named = {one["Sid"]: one["Principal"]["AWS"] for one in policy["Statement"]}
    assert named["alice"] == first
    lambda_.add_permission(StatementId="anew", **permission)
    assert may(key)
    for sid in ("alice", "anew"):
        lambda_.remove_permission(FunctionName="f", StatementId=sid)


def test_aliases_and_their_policies_survive_a_crash(engine: Engine, lambda_: Any) -> None:
    made = lambda_.create_alias(FunctionName="f", Name="k", FunctionVersion="1")
    engine.kill()
    engine.start()
    client = engine.client("lambda")
    alias = client.get_alias(FunctionName="f", Name="k")
    assert (alias["FunctionVersion"], alias["RevisionId"]) == ("1", made["RevisionId"])
    assert "two" in client.get_policy(FunctionName="f", Qualifier="p")["Policy"]
    assert invoked(client, FunctionName="f", Qualifier="k")["code"] == 1


def test_an_asynchronous_event_goes_to_the_alias(engine: Engine) -> None:
    client = engine.client("lambda")
    client.create_alias(FunctionName="f", Name="e", FunctionVersion="2")
    client.invoke(FunctionName="f", Qualifier="e", InvocationType="Event", Payload=b"{}")

    def counted() -> list[Any]:
        answer = engine.client("cloudwatch").list_metrics(
            Namespace="AWS/Lambda",
            MetricName="Invocations",
            Dimensions=[{"Name": "Resource", "Value": "f:e"}],
        )
        return answer["Metrics"]

    poll(counted, "the invocation by the alias")


def test_a_deleted_function_takes_its_aliases_along(engine: Engine) -> None:
    client = engine.client("lambda")
    role = client.get_function_configuration(FunctionName="f")["Role"]
    client.delete_function(FunctionName="f")
    client.create_function(
        FunctionName="f",
        Runtime="python3.13",
        Handler="index.handler",
        Role=role,
        Code={"ZipFile": code(4)},
    )
    assert client.list_aliases(FunctionName="f")["Aliases"] == []
    assert refusal(client.get_policy, FunctionName="f", Qualifier="p")[0] == 404
