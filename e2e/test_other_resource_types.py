"""The types that the pipeline's template does not use: buckets, policies, permissions."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import Engine
from waiting import poll

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
TEMPLATE: dict[str, Any] = {
    "Resources": {
        "Bucket": {
            "Type": "AWS::S3::Bucket",
            "DeletionPolicy": "Retain",
            "Properties": {
                "BucketEncryption": {
                    "ServerSideEncryptionConfiguration": [
                        {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
                    ]
                },
                "Tags": [{"Key": "team", "Value": "mill"}],
            },
        },
        "CDKMetadata": {
            "Type": "AWS::CDK::Metadata",
            "Properties": {"Analytics": "v2:deflate64:H4sIAAAAAAAA/zPUszDQM1RMLC/WTU7J1s3JTNKrDi5JTM7WAQDhPUqfGgAAAA=="},
        },
        "BucketPolicy": {
            "Type": "AWS::S3::BucketPolicy",
            "Properties": {
                "Bucket": {"Ref": "Bucket"},
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": {"Fn::GetAtt": ["Role", "Arn"]}},
                            "Action": "s3:GetObject",
                            "Resource": {"Fn::Sub": "${Bucket.Arn}/*"},
                        }
                    ],
                },
            },
        },
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}},
        "Policy": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyName": "lists",
                "Roles": [{"Ref": "Role"}],
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "s3:ListBucket",
                            "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]},
                        }
                    ],
                },
            },
        },
        "Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Runtime": "python3.13",
                "Handler": "index.handler",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Code": {"ZipFile": "def handler(event, context): return 1"},
            },
        },
        "Permission": {
            "Type": "AWS::Lambda::Permission",
            "Properties": {
                "FunctionName": {"Ref": "Function"},
                "Action": "lambda:InvokeFunction",
                "Principal": "s3.amazonaws.com",
                "SourceArn": {"Fn::GetAtt": ["Bucket", "Arn"]},
            },
        },
    }
}


@pytest.fixture(scope="module")
def ids(engine: Engine) -> dict[str, str]:
    """The physical ids of a stack with one resource of each type."""
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(
        StackName="others", TemplateBody=json.dumps(TEMPLATE), Capabilities=["CAPABILITY_IAM"]
    )
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="others", WaiterConfig={"Delay": 1}
    )
    resources = cloudformation.describe_stack_resources(StackName="others")["StackResources"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in resources}


def test_names_are_made_of_stack_and_logical_id(ids: dict[str, str]) -> None:
    assert ids["Bucket"].startswith("others-bucket-")
    assert ids["Role"].startswith("others-Role-")
    assert ids["Function"].startswith("others-Function-")


def test_the_policy_is_in_the_role(engine: Engine, ids: dict[str, str]) -> None:
    answer = engine.client("iam").get_role_policy(RoleName=ids["Role"], PolicyName="lists")
    (statement,) = answer["PolicyDocument"]["Statement"]
    assert statement["Resource"] == f"arn:aws:s3:::{ids['Bucket']}"


def test_the_bucket_has_its_policy(engine: Engine, ids: dict[str, str]) -> None:
    assert ids["BucketPolicy"] == ids["Bucket"]
    answer = engine.client("s3").get_bucket_policy(Bucket=ids["Bucket"])
    (statement,) = json.loads(answer["Policy"])["Statement"]
    assert statement["Resource"] == f"arn:aws:s3:::{ids['Bucket']}/*"
    assert statement["Principal"]["AWS"].endswith(f"/{ids['Role']}")


def test_the_permission_is_in_the_functions_policy(engine: Engine, ids: dict[str, str]) -> None:
    answer = engine.client("lambda").get_policy(FunctionName=ids["Function"])
    (statement,) = json.loads(answer["Policy"])["Statement"]
    assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
    arn = {"ArnLike": {"AWS:SourceArn": f"arn:aws:s3:::{ids['Bucket']}"}}
    assert statement["Condition"] == arn


def test_a_retained_bucket_stays_behind_its_stack(engine: Engine, ids: dict[str, str]) -> None:
    cloudformation = engine.client("cloudformation")
    stack = cloudformation.describe_stacks(StackName="others")["Stacks"][0]["StackId"]
    cloudformation.delete_stack(StackName="others")

    def deleted() -> bool:
        (found,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
        return found["StackStatus"] == "DELETE_COMPLETE"

    poll(deleted, "the stack is deleted")
    assert engine.client("s3").head_bucket(Bucket=ids["Bucket"])
    events = cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    skipped = {
        one["LogicalResourceId"] for one in events if one["ResourceStatus"] == "DELETE_SKIPPED"
    }
    assert skipped == {"Bucket"}
    assert engine.client("iam").list_roles()["Roles"] == []
