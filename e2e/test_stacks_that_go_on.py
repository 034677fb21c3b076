"""Stacks that a failure or a signal has stopped half way: updated on, rolled back, given up."""

from __future__ import annotations

import contextlib
import json
from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from waiting import poll

RESTS = ("COMPLETE", "FAILED")


@pytest.fixture(scope="module")
def slow(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose streams take a while to become what they are to be."""
    return start_engine("--transition-time", "2s")


def template(days: int, function: str) -> str:
    """A log group, and a permission that fails as long as its function is not there."""
    permission = {
        "Action": "lambda:InvokeFunction",
        "FunctionName": function,
        "Principal": "s3.amazonaws.com",
    }
    return json.dumps(
        {
            "Resources": {
                "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": days}},
                "May": {"Type": "AWS::Lambda::Permission", "Properties": permission},
            }
        }
    )


WITHOUT = json.dumps(
    {"Resources": {"Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 5}}}}
)


def settled(client: Any, stack: str) -> dict[str, Any]:
    """A stack once it has come to rest."""

    def rests() -> dict[str, Any]:
        (found,) = client.describe_stacks(StackName=stack)["Stacks"]
        status = found["StackStatus"]
        return found if status.endswith(RESTS) else {}

    return poll(rests, f"{stack} comes to rest")


def test_a_failed_creation_is_updated_on(engine: Engine) -> None:
    client = engine.client("cloudformation")
    client.create_stack(StackName="on", TemplateBody=template(1, "none"), DisableRollback=True)
    stack = settled(client, "on")
    assert stack["StackStatus"] == "CREATE_FAILED"
    assert stack["StackStatusReason"].startswith(
        "The following resource(s) failed to create: [May]."
    )
    with pytest.raises(ClientError) as refused:
        client.update_stack(StackName="on", TemplateBody=WITHOUT)
    assert "is in CREATE_FAILED state and can not be updated." in str(refused.value)
    client.update_stack(StackName="on", TemplateBody=WITHOUT, DisableRollback=True)
    assert settled(client, "on")["StackStatus"] == "UPDATE_COMPLETE"
    resources = client.describe_stack_resources(StackName="on")["StackResources"]
    assert [(one["LogicalResourceId"], one["ResourceStatus"]) for one in resources] == [
        ("Group", "UPDATE_COMPLETE")
    ]


def test_a_failed_update_is_rolled_back(engine: Engine) -> None:
    client = engine.client("cloudformation")
    client.create_stack(StackName="back", TemplateBody=WITHOUT)
    assert settled(client, "back")["StackStatus"] == "CREATE_COMPLETE"
    body = template(7, "none")
    client.update_stack(StackName="back", TemplateBody=body, DisableRollback=True)
    assert settled(client, "back")["StackStatus"] == "UPDATE_FAILED"
    detail = client.describe_stack_resource(StackName="back", LogicalResourceId="Group")
    name = detail["StackResourceDetail"]["PhysicalResourceId"]

    def days() -> int:
        groups = engine.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
        return groups[0]["retentionInDays"]

    assert days() == 7
    client.rollback_stack(StackName="back")
    assert settled(client, "back")["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert days() == 5
    with pytest.raises(ClientError) as refused:
        client.rollback_stack(StackName="back")
    assert "can not be rolled back" in str(refused.value)


def role(engine: Engine, denied: str | None) -> str:
    """A role for CloudFormation that may do everything but one action; its ARN."""
    iam = engine.client("iam")
    trusted = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudformation.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    statements = [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
    if denied:
        statements.append({"Effect": "Deny", "Action": denied, "Resource": "*"})
    with contextlib.suppress(iam.exceptions.EntityAlreadyExistsException):
        iam.create_role(
            RoleName="deployer",
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trusted]}),
        )
    iam.put_role_policy(
        RoleName="deployer",
        PolicyName="may",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}),
    )
    return iam.get_role(RoleName="deployer")["Role"]["Arn"]


def queue(visibility: int) -> str:
    properties = {"QueueName": "kept", "VisibilityTimeout": visibility}
    return json.dumps({"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": properties}}})


def test_a_failed_rollback_is_continued(engine: Engine) -> None:
    client, sqs = engine.client("cloudformation"), engine.client("sqs")
    arn = role(engine, None)
    client.create_stack(StackName="stuck", TemplateBody=queue(10), RoleARN=arn)
    assert settled(client, "stuck")["StackStatus"] == "CREATE_COMPLETE"
    url = sqs.get_queue_url(QueueName="kept")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="kept")
    for skipped in ([], ["Q"]):
        role(engine, "sqs:SetQueueAttributes")
        client.update_stack(StackName="stuck", TemplateBody=queue(20))
        assert settled(client, "stuck")["StackStatus"] == "UPDATE_ROLLBACK_FAILED"
        if not skipped:
            client.continue_update_rollback(StackName="stuck")
            assert settled(client, "stuck")["StackStatus"] == "UPDATE_ROLLBACK_FAILED"
            role(engine, None)
        client.continue_update_rollback(StackName="stuck", ResourcesToSkip=skipped)
        client.get_waiter("stack_rollback_complete").wait(
            StackName="stuck", WaiterConfig={"Delay": 1}
        )
        with pytest.raises(ClientError) as refused:
            client.continue_update_rollback(StackName="stuck")
        words = "ContinueUpdateRollback cannot be called from current stack status"
        assert refused.value.response["Error"]["Message"] == words
    role(engine, None)
    client.update_stack(StackName="stuck", TemplateBody=queue(20))
    assert settled(client, "stuck")["StackStatus"] == "UPDATE_COMPLETE"
    told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert (told["VisibilityTimeout"], told["ApproximateNumberOfMessages"]) == ("20", "1")


def test_an_update_is_cancelled(slow: Engine) -> None:
    client = slow.client("cloudformation")
    body: dict[str, Any] = {"Resources": {"Group": {"Type": "AWS::Logs::LogGroup"}}}
    client.create_stack(StackName="cancelled", TemplateBody=json.dumps(body))
    assert settled(client, "cancelled")["StackStatus"] == "CREATE_COMPLETE"
    body["Resources"]["Stream"] = {"Type": "AWS::Kinesis::Stream"}
    client.update_stack(StackName="cancelled", TemplateBody=json.dumps(body))
    poll(lambda: slow.client("kinesis").list_streams()["StreamNames"], "the stream is begun")
    client.cancel_update_stack(StackName="cancelled")
    assert settled(client, "cancelled")["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert slow.client("kinesis").list_streams()["StreamNames"] == []
    with pytest.raises(ClientError) as refused:
        client.cancel_update_stack(StackName="cancelled")
    words = "CancelUpdateStack cannot be called from current stack status"
    assert refused.value.response["Error"]["Message"] == words


def stream(client: Any, stack: str) -> str:
    """Begins to make a stack of one stream; its id."""
    body = json.dumps({"Resources": {"Stream": {"Type": "AWS::Kinesis::Stream"}}})
    return client.create_stack(StackName=stack, TemplateBody=body)["StackId"]


def test_a_creation_is_given_up(slow: Engine) -> None:
    client = slow.client("cloudformation")
    stack = stream(client, "given-up")
    poll(lambda: slow.client("kinesis").list_streams()["StreamNames"], "the stream is begun")
    client.delete_stack(StackName="given-up")
    assert settled(client, stack)["StackStatus"] == "DELETE_COMPLETE"
    events = client.describe_stack_events(StackName=stack)["StackEvents"]
    assert "ROLLBACK_IN_PROGRESS" not in [one["ResourceStatus"] for one in events]
    assert slow.client("kinesis").list_streams()["StreamNames"] == []


def test_what_is_deleted_already_is_waited_for_over_a_kill(slow: Engine) -> None:
    client = slow.client("cloudformation")
    stack = stream(client, "killed")
    assert settled(client, stack)["StackStatus"] == "CREATE_COMPLETE"
    (name,) = slow.client("kinesis").list_streams()["StreamNames"]
    slow.client("kinesis").delete_stream(StreamName=name)
    client.delete_stack(StackName="killed")
    slow.kill()
    slow.start()
    assert settled(client, stack)["StackStatus"] == "DELETE_COMPLETE"
    events = client.describe_stack_events(StackName=stack)["StackEvents"]
    ours = [one["ResourceStatus"] for one in events if one["LogicalResourceId"] == "Stream"]
    assert ours[:2] == ["DELETE_COMPLETE", "DELETE_IN_PROGRESS"]
    assert ours.count("DELETE_IN_PROGRESS") == 1


def test_an_export_in_use_keeps_its_stack(slow: Engine) -> None:
    client = slow.client("cloudformation")
    export = {"Value": "a-name", "Export": {"Name": "the-name"}}
    group = {"Type": "AWS::Logs::LogGroup"}
    giver = json.dumps({"Resources": {"G": group}, "Outputs": {"O": export}})
    client.create_stack(StackName="giver", TemplateBody=giver)
    assert settled(client, "giver")["StackStatus"] == "CREATE_COMPLETE"
    # Its creation lasts until the stream is active; the export is in use from the beginning.
    group = {**group, "Properties": {"LogGroupName": {"Fn::ImportValue": "the-name"}}}
    taker = {"Resources": {"G": group, "S": {"Type": "AWS::Kinesis::Stream"}}}
    client.create_stack(StackName="taker", TemplateBody=json.dumps(taker))
    poll(lambda: slow.client("kinesis").list_streams()["StreamNames"], "the stream is begun")
    client.delete_stack(StackName="giver")
    stack = settled(client, "giver")
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert stack["StackStatusReason"] == (
        "Delete canceled. Cannot delete export the-name as it is in use by taker."
    )
    assert settled(client, "taker")["StackStatus"] == "CREATE_COMPLETE"


def test_hidden_values_are_not_told_by_events(engine: Engine) -> None:
    client = engine.client("cloudformation")
    body = json.dumps(
        {
            "Parameters": {"Secret": {"Type": "String", "NoEcho": True}},
            "Resources": {
                "T": {
                    "Type": "AWS::SNS::Topic",
                    "Properties": {"DisplayName": {"Fn::Sub": "of ${Secret}"}},
                }
            },
        }
    )
    secret = {"ParameterKey": "Secret", "ParameterValue": "hunter2"}
    client.create_stack(StackName="hidden", TemplateBody=body, Parameters=[secret])
    assert settled(client, "hidden")["StackStatus"] == "CREATE_COMPLETE"
    told = json.dumps(client.describe_stack_events(StackName="hidden"), default=str)
    assert "hunter2" not in told and "of ****" in told
