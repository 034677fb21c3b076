"""IAM by Boto3: policies of users, versions of policies, and changes of roles."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import Engine
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
POLICY = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}],
}
USER = "apprentice"
BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
NIL = "arn:aws:iam::000000000000:policy/nil"


def absent(message: str) -> tuple[int, str, str]:
    """The refusal of what is not there."""
    return 404, "NoSuchEntity", message


@pytest.fixture(scope="module")
def iam(engine: Engine) -> Any:
    """A client, a role and a user."""
    client = engine.client("iam")
    client.create_role(
        RoleName="miller",
        AssumeRolePolicyDocument=json.dumps(TRUST),
        Description="grinds",
        MaxSessionDuration=7200,
    )
    client.create_user(UserName=USER)
    return client


@pytest.fixture(scope="module")
def own(iam: Any) -> str:
    """The ARN of a managed policy of the account's own."""
    answer = iam.create_policy(PolicyName="own", PolicyDocument=json.dumps(POLICY))
    return answer["Policy"]["Arn"]


def test_inline_policies_of_a_user(engine: Engine, iam: Any) -> None:
    key = iam.create_access_key(UserName=USER)["AccessKey"]
    s3 = engine.client("s3", key["AccessKeyId"], key["SecretAccessKey"])
    assert iam.list_user_policies(UserName=USER)["PolicyNames"] == []
    assert refusal(s3.list_buckets)[:2] == (403, "AccessDenied")
    iam.put_user_policy(UserName=USER, PolicyName="reads", PolicyDocument=json.dumps(POLICY))
    listed = iam.list_user_policies(UserName=USER)
    assert (listed["PolicyNames"], listed["IsTruncated"]) == (["reads"], False)
    answer = iam.get_user_policy(UserName=USER, PolicyName="reads")
    assert (answer["UserName"], answer["PolicyName"]) == (USER, "reads")
    assert answer["PolicyDocument"] == POLICY
    assert s3.list_buckets()["Buckets"] == []
    iam.delete_user_policy(UserName=USER, PolicyName="reads")
    assert iam.list_user_policies(UserName=USER)["PolicyNames"] == []
    assert refusal(s3.list_buckets)[:2] == (403, "AccessDenied")
    gone = absent("The user policy with name reads cannot be found.")
    assert refusal(iam.get_user_policy, UserName=USER, PolicyName="reads") == gone
    assert refusal(iam.delete_user_policy, UserName=USER, PolicyName="reads") == gone


def test_managed_policies_of_a_user(iam: Any, own: str) -> None:
    for arn in (own, BASIC, BASIC):
        iam.attach_user_policy(UserName=USER, PolicyArn=arn)
    attached = iam.list_attached_user_policies(UserName=USER)
    assert sorted(one["PolicyArn"] for one in attached["AttachedPolicies"]) == [own, BASIC]
    assert attached["IsTruncated"] is False
    narrowed = iam.list_attached_user_policies(UserName=USER, PathPrefix="/service-role/")
    assert narrowed["AttachedPolicies"] == [
        {"PolicyName": "AWSLambdaBasicExecutionRole", "PolicyArn": BASIC}
    ]
    assert refusal(iam.delete_policy, PolicyArn=own)[:2] == (409, "DeleteConflict")
    for arn in (own, BASIC):
        iam.detach_user_policy(UserName=USER, PolicyArn=arn)
    assert iam.list_attached_user_policies(UserName=USER)["AttachedPolicies"] == []
    assert refusal(iam.detach_user_policy, UserName=USER, PolicyArn=own) == absent(
        f"Policy {own} was not found."
    )
    assert refusal(iam.attach_user_policy, UserName=USER, PolicyArn=NIL) == absent(
        f"Policy {NIL} does not exist or is not attachable."
    )


def test_a_user_that_is_not_there(iam: Any) -> None:
    for call, more in (
        (iam.list_user_policies, {}),
        (iam.get_user_policy, {"PolicyName": "p"}),
        (iam.delete_user_policy, {"PolicyName": "p"}),
        (iam.attach_user_policy, {"PolicyArn": BASIC}),
        (iam.detach_user_policy, {"PolicyArn": BASIC}),
        (iam.list_attached_user_policies, {}),
    ):
        assert refusal(call, UserName="nil", **more) == absent(
            "The user with name nil cannot be found."
        ), call


def test_policies_are_the_accounts_and_those_of_aws(iam: Any, own: str) -> None:
    (local,) = iam.list_policies(Scope="Local")["Policies"]
    assert (local["Arn"], local["PolicyName"]) == (own, "own")
    assert (local["DefaultVersionId"], local["AttachmentCount"]) == ("v1", 0)
    assert local["IsAttachable"] is True
    assert iam.list_policies(Scope="Local", OnlyAttached=True)["Policies"] == []
    iam.attach_role_policy(RoleName="miller", PolicyArn=own)
    (attached,) = iam.list_policies(OnlyAttached=True)["Policies"]
    assert (attached["Arn"], attached["AttachmentCount"]) == (own, 1)
    iam.detach_role_policy(RoleName="miller", PolicyArn=own)
    pages = iam.get_paginator("list_policies").paginate(Scope="AWS", MaxItems=1)
    arns = [one["Arn"] for page in pages for one in page["Policies"]]
    assert BASIC in arns and own not in arns and len(set(arns)) == len(arns) > 1
    assert refusal(iam.list_policies, Scope="Nowhere")[:2] == (400, "ValidationError")


def test_versions_of_a_policy(iam: Any, own: str) -> None:
    iam.create_policy_version(PolicyArn=own, PolicyDocument=json.dumps(POLICY), SetAsDefault=True)
    answer = iam.list_policy_versions(PolicyArn=own)
    assert [(one["VersionId"], one["IsDefaultVersion"]) for one in answer["Versions"]] == [
        ("v2", True),
        ("v1", False),
    ]
    pages = iam.get_paginator("list_policy_versions").paginate(PolicyArn=own, MaxItems=1)
    assert [[one["VersionId"] for one in page["Versions"]] for page in pages] == [["v2"], ["v1"]]
    # The list is without the documents.
    assert not any("Document" in one for one in answer["Versions"])
    iam.delete_policy_version(PolicyArn=own, VersionId="v1")
    (left,) = iam.list_policy_versions(PolicyArn=own)["Versions"]
    assert left["VersionId"] == "v2"
    assert refusal(iam.list_policy_versions, PolicyArn=NIL) == absent(
        f"Policy {NIL} was not found."
    )


def test_instance_profiles_of_a_role(iam: Any) -> None:
    answer = iam.list_instance_profiles_for_role(RoleName="miller")
    assert (answer["InstanceProfiles"], answer["IsTruncated"]) == ([], False)
    assert refusal(iam.list_instance_profiles_for_role, RoleName="nil") == absent(
        "The role with name nil cannot be found."
    )


def test_groups_of_a_user(iam: Any) -> None:
    # Terraform asks before it deletes one.
    answer = iam.list_groups_for_user(UserName=USER)
    assert (answer["Groups"], answer["IsTruncated"]) == ([], False)
    assert refusal(iam.list_groups_for_user, UserName="nil") == absent(
        "The user with name nil cannot be found."
    )
    made_up = refusal(iam.list_groups_for_user, UserName=USER, Marker="nil")
    assert made_up[:2] == (400, "ValidationError")


def test_a_role_is_changed(iam: Any) -> None:
    iam.update_role(RoleName="miller", Description="bakes", MaxSessionDuration=43200)
    role = iam.get_role(RoleName="miller")["Role"]
    assert (role["Description"], role["MaxSessionDuration"]) == ("bakes", 43200)
    # A duration that is not given is one hour again; a description that is not given stays.
    iam.update_role(RoleName="miller")
    role = iam.get_role(RoleName="miller")["Role"]
    assert (role["Description"], role["MaxSessionDuration"]) == ("bakes", 3600)
    status, code, message = refusal(iam.update_role, RoleName="miller", MaxSessionDuration=43201)
    assert (status, code) == (400, "ValidationError")
    assert message == (
        "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy"
        " constraint: Member must have value less than or equal to 43200"
    )
    assert refusal(iam.update_role, RoleName="nil") == absent(
        "The role with name nil cannot be found."
    )
