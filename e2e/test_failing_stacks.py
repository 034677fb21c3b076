"""Stacks that fail: refused before anything is made, or rolled back to nothing."""

from __future__ import annotations

import json
from typing import Any, Optional

import pytest
from botocore.exceptions import ClientError

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


def log_group(name: str, **more: Any) -> dict[str, Any]:
    """A resource that always works."""
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name, **more}}


def function(role: Any, **more: Any) -> dict[str, Any]:
    """A function whose code stands in the template."""
    return {
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "Runtime": "python3.13",
            "Handler": "index.handler",
            "Role": role,
            "Code": {"ZipFile": "def handler(event, context): return 1"},
            **more,
        },
    }


def create(engine: Engine, name: str, resources: dict[str, Any], **more: Any) -> None:
    """Calls CreateStack."""
    body = json.dumps({"Resources": resources, **more.pop("sections", {})})
    engine.client("cloudformation").create_stack(StackName=name, TemplateBody=body, **more)


def settled(engine: Engine, name: str) -> str:
    """The status at which a stack comes to rest."""

    def rests() -> Optional[str]:
        (stack,) = engine.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
        status = stack["StackStatus"]
        return None if status.endswith("IN_PROGRESS") else status

    return poll(rests, f"{name} comes to rest")


def events(engine: Engine, name: str) -> list[tuple[str, str, str]]:
    """The events of a stack, oldest first."""
    answer = engine.client("cloudformation").describe_stack_events(StackName=name)
    return [
        (one["LogicalResourceId"], one["ResourceStatus"], one.get("ResourceStatusReason", ""))
        for one in reversed(answer["StackEvents"])
    ]


def groups(engine: Engine) -> list[str]:
    """The names of all log groups."""
    return [one["logGroupName"] for one in engine.client("logs").describe_log_groups()["logGroups"]]


def refused(engine: Engine, resources: dict[str, Any], **more: Any) -> tuple[str, str]:
    """The code and message with which CreateStack refuses."""
    before = groups(engine)
    with pytest.raises(ClientError) as error:
        create(engine, "refused", resources, **more)
    assert groups(engine) == before
    with pytest.raises(ClientError):
        engine.client("cloudformation").describe_stacks(StackName="refused")
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def test_a_role_that_is_not_there_rolls_the_stack_back(engine: Engine) -> None:
    role = "arn:aws:iam::000000000000:role/absent"
    resources = {"Group": log_group("made-first"), "Function": function(role)}
    resources["Function"]["DependsOn"] = "Group"
    create(engine, "bad-role", resources)
    assert settled(engine, "bad-role") == "ROLLBACK_COMPLETE"
    seen = events(engine, "bad-role")
    failed = [one for one in seen if one[:2] == ("Function", "CREATE_FAILED")]
    assert len(failed) == 1
    assert "Resource handler returned message: " in failed[0][2]
    assert ("Group", "DELETE_COMPLETE") in [one[:2] for one in seen]
    reasons = [one[2] for one in seen if one[1] == "ROLLBACK_IN_PROGRESS"]
    assert reasons == [
        "The following resource(s) failed to create: [Function]. Rollback requested by user."
    ]
    assert "made-first" not in groups(engine)
    with pytest.raises(ClientError) as error:
        engine.client("cloudformation").update_stack(
            StackName="bad-role", TemplateBody=json.dumps({"Resources": resources})
        )
    assert "is in ROLLBACK_COMPLETE state and can not be updated." in str(error.value)
    engine.client("cloudformation").delete_stack(StackName="bad-role")


def test_a_failing_update_goes_back_to_what_was(engine: Engine) -> None:
    create(engine, "update", {"Group": log_group("stays", RetentionInDays=7)})
    assert settled(engine, "update") == "CREATE_COMPLETE"
    changed = {
        "Group": log_group("stays", RetentionInDays=14),
        "Function": {**function("arn:aws:iam::000000000000:role/absent"), "DependsOn": "Group"},
    }
    engine.client("cloudformation").update_stack(
        StackName="update", TemplateBody=json.dumps({"Resources": changed})
    )
    assert settled(engine, "update") == "UPDATE_ROLLBACK_COMPLETE"
    (group,) = engine.client("logs").describe_log_groups(logGroupNamePrefix="stays")["logGroups"]
    assert group["retentionInDays"] == 7
    assert engine.client("lambda").list_functions()["Functions"] == []


def test_an_unknown_type_is_refused_by_name(engine: Engine) -> None:
    resources = {"Group": log_group("g"), "Table": {"Type": "AWS::DynamoDB::Table"}}
    code, message = refused(engine, resources)
    assert code == "ValidationError"
    assert "AWS::DynamoDB::Table" in message


def test_an_unknown_property_is_refused_by_name(engine: Engine) -> None:
    _, message = refused(engine, {"Group": log_group("g", Colour="blue")})
    assert "Colour" in message


def test_capabilities_are_asked_for(engine: Engine) -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}}
    assert refused(engine, {"Role": role}) == (
        "InsufficientCapabilitiesException",
        "Requires capabilities : [CAPABILITY_IAM]",
    )
    role["Properties"]["RoleName"] = "named"
    assert refused(engine, {"Role": role}, Capabilities=["CAPABILITY_IAM"]) == (
        "InsufficientCapabilitiesException",
        "Requires capabilities : [CAPABILITY_NAMED_IAM]",
    )


def test_templates_at_fault_are_refused_in_awss_words(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")

    def message(body: str) -> str:
        with pytest.raises(ClientError) as error:
            cloudformation.validate_template(TemplateBody=body)
        assert error.value.response["Error"]["Code"] == "ValidationError"
        return error.value.response["Error"]["Message"]

    assert message('{"Resources": {').startswith("Template format error: JSON not well-formed.")
    assert message("Resources: [a").startswith("Template format error: YAML not well-formed.")
    assert message('{"Resources": {}}') == (
        "Template format error: At least one Resources member must be defined."
    )
    body = json.dumps(
        {"Resources": {"A": log_group("g")}, "Outputs": {"O": {"Value": {"Ref": "B"}}}}
    )
    unresolved = "Unresolved resource dependencies [B] in the Outputs block of the template"
    assert message(body) == unresolved
    body = json.dumps({"Resources": {"A": log_group({"Ref": "Missing"})}})
    assert message(body) == (
        "Template format error: Unresolved resource dependencies [Missing] in the Resources block"
        " of the template"
    )


def test_validate_template_tells_parameters_and_capabilities(engine: Engine) -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}}
    body = {
        "Description": "described",
        "Parameters": {"P": {"Type": "String", "Default": "d", "NoEcho": True}},
        "Resources": {"Role": role},
    }
    answer = engine.client("cloudformation").validate_template(TemplateBody=json.dumps(body))
    assert answer["Description"] == "described"
    assert answer["Capabilities"] == ["CAPABILITY_IAM"]
    (parameter,) = answer["Parameters"]
    assert (parameter["ParameterKey"], parameter["DefaultValue"], parameter["NoEcho"]) == (
        "P",
        "d",
        True,
    )


def test_parameters_are_checked(engine: Engine) -> None:
    parameters = {"Days": {"Type": "Number"}}
    resources = {"Group": log_group("g", RetentionInDays={"Ref": "Days"})}
    sections = {"Parameters": parameters}
    assert refused(engine, resources, sections=sections) == (
        "ValidationError",
        "Parameters: [Days] must have values",
    )
    given = [{"ParameterKey": "Days", "ParameterValue": "many"}]
    assert refused(engine, resources, sections=sections, Parameters=given) == (
        "ValidationError",
        "Parameter 'Days' must be a number.",
    )


def test_calls_on_stacks_that_are_not_there(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")

    def message(call: Any, **arguments: Any) -> str:
        with pytest.raises(ClientError) as error:
            call(**arguments)
        return error.value.response["Error"]["Message"]

    assert message(cloudformation.describe_stacks, StackName="nil") == (
        "Stack with id nil does not exist"
    )
    assert message(cloudformation.describe_stack_events, StackName="nil") == (
        "Stack [nil] does not exist"
    )
    body = json.dumps({"Resources": {"A": log_group("g")}})
    assert message(cloudformation.update_stack, StackName="nil", TemplateBody=body) == (
        "Stack [nil] does not exist"
    )
    cloudformation.delete_stack(StackName="nil")


def test_a_bucket_with_objects_keeps_its_stack(engine: Engine) -> None:
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "of-a-stack"}}
    create(engine, "bucket", {"Bucket": bucket})
    assert settled(engine, "bucket") == "CREATE_COMPLETE"
    engine.client("s3").put_object(Bucket="of-a-stack", Key="k", Body=b"x")
    engine.client("cloudformation").delete_stack(StackName="bucket")
    assert settled(engine, "bucket") == "DELETE_FAILED"
    reasons = [one[2] for one in events(engine, "bucket") if one[1] == "DELETE_FAILED"]
    assert "The bucket you tried to delete is not empty" in reasons[0]
    assert reasons[-1] == "The following resource(s) failed to delete: [Bucket]. "
    engine.client("s3").delete_object(Bucket="of-a-stack", Key="k")
    engine.client("cloudformation").delete_stack(StackName="bucket")

    def gone() -> bool:
        try:
            engine.client("cloudformation").describe_stacks(StackName="bucket")
        except ClientError:
            return True
        return False

    poll(gone, "the stack is gone")
    assert "of-a-stack" not in [
        one["Name"] for one in engine.client("s3").list_buckets()["Buckets"]
    ]


def test_a_stack_that_exists_is_not_made_again(engine: Engine) -> None:
    create(engine, "twice", {"Group": log_group("twice")})
    settled(engine, "twice")
    with pytest.raises(ClientError) as error:
        create(engine, "twice", {"Group": log_group("twice-again")})
    assert error.value.response["Error"]["Code"] == "AlreadyExistsException"
    assert error.value.response["Error"]["Message"] == "Stack [twice] already exists"
