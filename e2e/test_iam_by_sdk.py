"""IAM and STS by Boto3: roles, users, keys, policies, and their main errors."""

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
    "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}],
}
BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


@pytest.fixture(scope="module")
def iam(engine: Engine) -> Any:
    """A client and a role."""
    client = engine.client("iam")
    client.create_role(
        RoleName="miller", AssumeRolePolicyDocument=json.dumps(TRUST), Description="grinds"
    )
    return client


def test_who_am_i(engine: Engine) -> None:
    answer = engine.client("sts").get_caller_identity()
    assert answer["Account"] == "000000000000"
    assert answer["Arn"] == "arn:aws:iam::000000000000:root"


def test_roles(iam: Any) -> None:
    role = iam.get_role(RoleName="miller")["Role"]
    assert role["Arn"] == "arn:aws:iam::000000000000:role/miller"
    assert role["RoleId"].startswith("AROA")
    assert role["AssumeRolePolicyDocument"] == TRUST
    assert (role["Description"], role["MaxSessionDuration"]) == ("grinds", 3600)
    assert [one["RoleName"] for one in iam.list_roles()["Roles"]] == ["miller"]


def test_inline_policies(iam: Any) -> None:
    document = json.dumps(POLICY)
    iam.put_role_policy(RoleName="miller", PolicyName="reads", PolicyDocument=document)
    assert iam.list_role_policies(RoleName="miller")["PolicyNames"] == ["reads"]
    answer = iam.get_role_policy(RoleName="miller", PolicyName="reads")
    assert answer["PolicyDocument"] == POLICY
    assert refusal(iam.delete_role, RoleName="miller") == (
        409,
        "DeleteConflict",
        "Cannot delete entity, must delete policies first.",
    )
    iam.delete_role_policy(RoleName="miller", PolicyName="reads")


def test_managed_policies(iam: Any) -> None:
    iam.attach_role_policy(RoleName="miller", PolicyArn=BASIC)
    attached = iam.list_attached_role_policies(RoleName="miller")["AttachedPolicies"]
    assert attached == [{"PolicyName": "AWSLambdaBasicExecutionRole", "PolicyArn": BASIC}]
    assert refusal(iam.delete_role, RoleName="miller") == (
        409,
        "DeleteConflict",
        "Cannot delete entity, must detach all policies first.",
    )
    iam.detach_role_policy(RoleName="miller", PolicyArn=BASIC)
    own = iam.create_policy(PolicyName="own", PolicyDocument=json.dumps(POLICY))["Policy"]
    assert own["Arn"] == "arn:aws:iam::000000000000:policy/own"
    version = iam.get_policy_version(PolicyArn=own["Arn"], VersionId="v1")["PolicyVersion"]
    assert (version["Document"], version["IsDefaultVersion"]) == (POLICY, True)
    iam.delete_policy(PolicyArn=own["Arn"])


def test_users_and_keys(iam: Any) -> None:
    user = iam.create_user(UserName="apprentice")["User"]
    assert user["UserId"].startswith("AIDA")
    key = iam.create_access_key(UserName="apprentice")["AccessKey"]
    assert key["AccessKeyId"].startswith("AKIA") and len(key["SecretAccessKey"]) == 40
    (listed,) = iam.list_access_keys(UserName="apprentice")["AccessKeyMetadata"]
    assert (listed["AccessKeyId"], listed["Status"]) == (key["AccessKeyId"], "Active")
    assert refusal(iam.delete_user, UserName="apprentice")[:2] == (409, "DeleteConflict")
    iam.delete_access_key(UserName="apprentice", AccessKeyId=key["AccessKeyId"])
    iam.delete_user(UserName="apprentice")


def test_errors(iam: Any) -> None:
    assert refusal(iam.get_role, RoleName="nil") == (
        404,
        "NoSuchEntity",
        "The role with name nil cannot be found.",
    )
    assert refusal(iam.get_user, UserName="nil") == (
        404,
        "NoSuchEntity",
        "The user with name nil cannot be found.",
    )
    trust = json.dumps(TRUST)
    assert refusal(iam.create_role, RoleName="miller", AssumeRolePolicyDocument=trust) == (
        409,
        "EntityAlreadyExists",
        "Role with name miller already exists.",
    )
    status, code, _ = refusal(iam.create_role, RoleName="bad", AssumeRolePolicyDocument="{")
    assert (status, code) == (400, "MalformedPolicyDocument")
    status, code, message = refusal(iam.create_group, GroupName="g")
    assert "CreateGroup" in message, "what is not supported is refused by name"


def test_names_with_odd_characters(iam: Any) -> None:
    words = "is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
    document = json.dumps(TRUST)
    for call, arguments, named in (
        (iam.create_user, {"UserName": "é"}, "userName"),
        (iam.create_role, {"RoleName": "a b", "AssumeRolePolicyDocument": document}, "roleName"),
        (iam.get_role, {"RoleName": "a/b"}, "roleName"),
    ):
        expected = (400, "ValidationError", f"The specified value for {named} {words}")
        assert refusal(call, **arguments) == expected


def test_a_session_of_a_user(engine: Engine, iam: Any) -> None:
    iam.create_user(UserName="visitor")
    iam.put_user_policy(UserName="visitor", PolicyName="reads", PolicyDocument=json.dumps(POLICY))
    key = iam.create_access_key(UserName="visitor")["AccessKey"]
    sts = engine.client("sts", key["AccessKeyId"], key["SecretAccessKey"])
    session = sts.get_session_token()["Credentials"]
    temporary = engine.client(
        "sts", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]
    )
    assert temporary.get_caller_identity()["Arn"].endswith(":user/visitor")


def test_delete(iam: Any) -> None:
    iam.delete_role(RoleName="miller")
    assert iam.list_roles()["Roles"] == []
