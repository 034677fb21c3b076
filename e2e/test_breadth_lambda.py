"""Lambda by Boto3: concurrency, account settings, policies, tags and versions of functions."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import Engine
from pipeline import packed
from refusals import refusal

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
ARN = "arn:aws:lambda:us-east-1:000000000000:function:broad"
NIL = "arn:aws:lambda:us-east-1:000000000000:function:nil"
ZIP = packed({"index.py": b"def handler(event, context): return event"})
GIBIBYTE = 1024**3


@pytest.fixture(scope="module")
def lambda_(engine: Engine) -> Any:
    """A client, and an active function."""
    role = engine.client("iam").create_role(
        RoleName="r", AssumeRolePolicyDocument=json.dumps(TRUST)
    )["Role"]
    client = engine.client("lambda")
    client.create_function(
        FunctionName="broad",
        Runtime="python3.13",
        Handler="index.handler",
        Role=role["Arn"],
        Code={"ZipFile": ZIP},
        Tags={"team": "mill"},
    )
    client.get_waiter("function_active_v2").wait(FunctionName="broad", WaiterConfig={"Delay": 1})
    return client


def test_reserved_concurrency_comes_and_goes(lambda_: Any) -> None:
    def reserved() -> Any:
        answer = lambda_.get_function_concurrency(FunctionName="broad")
        return answer.get("ReservedConcurrentExecutions")

    assert reserved() is None
    lambda_.put_function_concurrency(FunctionName="broad", ReservedConcurrentExecutions=0)
    assert reserved() == 0
    assert refusal(lambda_.invoke, FunctionName="broad")[:2] == (429, "TooManyRequestsException")
    answer = lambda_.delete_function_concurrency(FunctionName="broad")
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert reserved() is None
    assert "Concurrency" not in lambda_.get_function(FunctionName="broad")
    assert "FunctionError" not in lambda_.invoke(FunctionName="broad")
    # What is not there may be taken away.
    lambda_.delete_function_concurrency(FunctionName="broad")


def test_no_function_has_a_code_signing_config(lambda_: Any) -> None:
    # Terraform asks for it whenever it reads a function.
    for name in ("broad", ARN):
        answer = lambda_.get_function_code_signing_config(FunctionName=name)
        assert set(answer) == {"ResponseMetadata"}
    assert refusal(lambda_.get_function_code_signing_config, FunctionName="nil") == (
        404,
        "ResourceNotFoundException",
        f"Function not found: {NIL}",
    )


def test_account_settings_tell_what_is_reserved(lambda_: Any) -> None:
    limit = {
        "TotalCodeSize": 75 * GIBIBYTE,
        "CodeSizeUnzipped": 250 * 1024**2,
        "CodeSizeZipped": 50 * 1024**2,
        "ConcurrentExecutions": 1000,
        "UnreservedConcurrentExecutions": 1000,
    }
    answer = lambda_.get_account_settings()
    assert answer["AccountLimit"] == limit
    assert answer["AccountUsage"] == {"TotalCodeSize": len(ZIP), "FunctionCount": 1}
    lambda_.put_function_concurrency(FunctionName="broad", ReservedConcurrentExecutions=250)
    limit["UnreservedConcurrentExecutions"] = 750
    assert lambda_.get_account_settings()["AccountLimit"] == limit
    lambda_.delete_function_concurrency(FunctionName="broad")


def test_permissions_are_given_and_taken(lambda_: Any) -> None:
    missing = (404, "ResourceNotFoundException", "The resource you requested does not exist.")
    assert refusal(lambda_.get_policy, FunctionName="broad") == missing
    for sid in ("first", "second"):
        lambda_.add_permission(
            FunctionName="broad",
            StatementId=sid,
            Action="lambda:InvokeFunction",
            Principal="s3.amazonaws.com",
            SourceArn="arn:aws:s3:::bucket",
        )
    answer = lambda_.get_policy(FunctionName="broad")
    policy = json.loads(answer["Policy"])
    assert (policy["Version"], policy["Id"]) == ("2012-10-17", "default")
    assert [one["Sid"] for one in policy["Statement"]] == ["first", "second"]
    assert policy["Statement"][0] == {
        "Sid": "first",
        "Effect": "Allow",
        "Principal": {"Service": "s3.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": ARN,
        "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"}},
    }
    assert refusal(
        lambda_.remove_permission, FunctionName="broad", StatementId="first", RevisionId="other"
    )[:2] == (412, "PreconditionFailedException")
    gone = lambda_.remove_permission(
        FunctionName="broad", StatementId="first", RevisionId=answer["RevisionId"]
    )
    assert gone["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refusal(lambda_.remove_permission, FunctionName="broad", StatementId="first") == (
        404,
        "ResourceNotFoundException",
        "Statement first is not found in resource policy.",
    )
    lambda_.remove_permission(FunctionName="broad", StatementId="second")
    assert refusal(lambda_.get_policy, FunctionName="broad") == missing
    status, code, _ = refusal(
        lambda_.remove_permission, FunctionName="broad", StatementId="second"
    )
    assert (status, code) == (404, "ResourceNotFoundException")


def test_tags(lambda_: Any) -> None:
    assert lambda_.list_tags(Resource=ARN)["Tags"] == {"team": "mill"}
    answer = lambda_.tag_resource(Resource=ARN, Tags={"stage": "test", "team": "bakery"})
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    tags = {"stage": "test", "team": "bakery"}
    assert lambda_.list_tags(Resource=ARN)["Tags"] == tags
    assert lambda_.get_function(FunctionName="broad")["Tags"] == tags
    answer = lambda_.untag_resource(Resource=ARN, TagKeys=["stage", "never-there"])
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert lambda_.list_tags(Resource=ARN)["Tags"] == {"team": "bakery"}
    many = {f"key{number}": "" for number in range(50)}
    assert refusal(lambda_.tag_resource, Resource=ARN, Tags=many)[:2] == (
        400,
        "InvalidParameterValueException",
    )
    assert lambda_.list_tags(Resource=ARN)["Tags"] == {"team": "bakery"}


def test_versions_follow_the_latest(lambda_: Any) -> None:
    (latest,) = lambda_.list_versions_by_function(FunctionName="broad")["Versions"]
    assert (latest["Version"], latest["FunctionArn"]) == ("$LATEST", f"{ARN}:$LATEST")
    lambda_.publish_version(FunctionName="broad", Description="published")
    lambda_.update_function_configuration(FunctionName="broad", Timeout=7)
    lambda_.get_waiter("function_updated_v2").wait(
        FunctionName="broad", WaiterConfig={"Delay": 1}
    )
    first = lambda_.list_versions_by_function(FunctionName="broad", MaxItems=1)
    assert [one["Version"] for one in first["Versions"]] == ["$LATEST"]
    second = lambda_.list_versions_by_function(
        FunctionName="broad", MaxItems=1, Marker=first["NextMarker"]
    )
    (version,) = second["Versions"]
    assert (version["Version"], version["FunctionArn"]) == ("1", f"{ARN}:1")
    assert (version["Description"], version["Timeout"]) == ("published", 3)
    assert first["Versions"][0]["Timeout"] == 7
    assert "NextMarker" not in second


def test_a_function_that_is_not_there(lambda_: Any) -> None:
    for call, arguments in (
        (lambda_.get_function_concurrency, {"FunctionName": "nil"}),
        (lambda_.delete_function_concurrency, {"FunctionName": "nil"}),
        (lambda_.get_policy, {"FunctionName": "nil"}),
        (lambda_.remove_permission, {"FunctionName": "nil", "StatementId": "s"}),
        (lambda_.list_versions_by_function, {"FunctionName": "nil"}),
        (lambda_.list_tags, {"Resource": NIL}),
        (lambda_.tag_resource, {"Resource": NIL, "Tags": {"a": "b"}}),
        (lambda_.untag_resource, {"Resource": NIL, "TagKeys": ["a"]}),
    ):
        status, code, message = refusal(call, **arguments)
        assert (status, code) == (404, "ResourceNotFoundException"), call
        assert message.startswith(f"Function not found: {NIL}"), call


def test_permissions_say_under_which_conditions(lambda_: Any) -> None:
    token, organisation = "amzn1.ask.skill.1", "o-a1b2c3d4e5"
    wanted: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "bucket": (
            {
                "Principal": "s3.amazonaws.com",
                "SourceAccount": "111122223333",
                "SourceArn": "arn:aws:s3:::bucket",
            },
            {
                "StringEquals": {"AWS:SourceAccount": "111122223333"},
                "ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"},
            },
        ),
        "skill": (
            {"Principal": "alexa-appkit.amazon.com", "EventSourceToken": token},
            {"StringEquals": {"lambda:EventSourceToken": token}},
        ),
        "organisation": (
            {"Principal": "*", "PrincipalOrgID": organisation},
            {"StringEquals": {"aws:PrincipalOrgID": organisation}},
        ),
        "url": (
            {
                "Principal": "*",
                "Action": "lambda:InvokeFunctionUrl",
                "FunctionUrlAuthType": "NONE",
            },
            {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}},
        ),
        "by-url": (
            {"Principal": "*", "InvokedViaFunctionUrl": True},
            {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}},
        ),
    }
    for sid, (given, condition) in wanted.items():
        arguments = {"Action": "lambda:InvokeFunction", **given}
        answer = lambda_.add_permission(FunctionName="broad", StatementId=sid, **arguments)
        assert json.loads(answer["Statement"])["Condition"] == condition
    policy = json.loads(lambda_.get_policy(FunctionName="broad")["Policy"])
    conditions = {one["Sid"]: one["Condition"] for one in policy["Statement"]}
    assert conditions == {sid: condition for sid, (_, condition) in wanted.items()}
    for sid in wanted:
        lambda_.remove_permission(FunctionName="broad", StatementId=sid)


def test_functions_of_another_region_are_none(lambda_: Any) -> None:
    def names(**arguments: Any) -> list[str]:
        return [one["FunctionName"] for one in lambda_.list_functions(**arguments)["Functions"]]

    # Lambda@Edge has replicas of functions; there are none here.
    assert names(FunctionVersion="ALL", MasterRegion="us-east-1") == []
    assert "broad" in names(FunctionVersion="ALL")
    assert refusal(lambda_.list_functions, MasterRegion="us-east-1")[:2] == (
        400,
        "InvalidParameterValueException",
    )


def test_a_function_is_described_in_full(lambda_: Any) -> None:
    made = lambda_.create_function(
        FunctionName="described",
        Runtime="python3.13",
        Handler="index.handler",
        Role=lambda_.get_function_configuration(FunctionName="broad")["Role"],
        Code={"ZipFile": ZIP},
        Description="a function",
        EphemeralStorage={"Size": 600},
    )
    reason = "The function is being created."
    assert (made["State"], made["StateReason"]) == ("Pending", reason)
    assert made["StateReasonCode"] == "Creating"
    runtime = made["RuntimeVersionConfig"]["RuntimeVersionArn"]
    assert runtime.startswith("arn:aws:lambda:us-east-1::runtime:")
    always = {
        "PackageType": "Zip",
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "TracingConfig": {"Mode": "PassThrough"},
        "EphemeralStorage": {"Size": 600},
        "Description": "a function",
        "CodeSize": len(ZIP),
        "Version": "$LATEST",
        "Timeout": 3,
        "MemorySize": 128,
    }
    # What there is not on a function of this kind is not there.
    never = {
        "VpcConfig",
        "DeadLetterConfig",
        "KMSKeyArn",
        "MasterArn",
        "Layers",
        "FileSystemConfigs",
        "ImageConfigResponse",
        "SigningJobArn",
        "SigningProfileVersionArn",
        "Environment",
    }
    quick = {"Delay": 1}
    lambda_.get_waiter("function_active_v2").wait(FunctionName="described", WaiterConfig=quick)
    active = lambda_.get_function_configuration(FunctionName="described")
    assert (active["State"], active["LastUpdateStatus"]) == ("Active", "Successful")
    assert "StateReason" not in active and "StateReasonCode" not in active
    changed = lambda_.update_function_configuration(FunctionName="described", Timeout=5)
    assert (changed["State"], changed["LastUpdateStatus"]) == ("Active", "InProgress")
    assert changed["LastUpdateStatusReason"] == reason
    assert changed["LastUpdateStatusReasonCode"] == "Creating"
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="described", WaiterConfig=quick)
    settled = lambda_.get_function(FunctionName="described")["Configuration"]
    assert len({one["RevisionId"] for one in (made, active, changed, settled)}) == 4
    version = lambda_.publish_version(FunctionName="described")
    (listed,) = [
        one
        for one in lambda_.list_functions()["Functions"]
        if one["FunctionName"] == "described"
    ]
    for shown, own in (
        (made, {}),
        (active, {}),
        (changed, {"Timeout": 5}),
        (settled, {"Timeout": 5}),
        (version, {"Timeout": 5, "Version": "1"}),
        (listed, {"Timeout": 5}),
    ):
        wanted = {**always, **own}
        assert {name: shown.get(name) for name in wanted} == wanted
        assert never.isdisjoint(shown)
    for name in ("State", "StateReason", "LastUpdateStatus", "RuntimeVersionConfig"):
        assert name not in listed
    lambda_.delete_function(FunctionName="described")
