"""`aws cloudformation deploy`, and change sets by themselves."""

from __future__ import annotations

import json
import pathlib
import re
import time
from typing import Any, Optional

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from waiting import poll

STACK = "deployed"
TEMPLATE = """
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Count:
    Type: Number
    Default: 1
Conditions:
  IsMany: !Not [!Equals [!Ref Count, 1]]
Mappings:
  Days:
    short: {Value: 3}
Resources:
  First:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub "${AWS::StackName}-first"
      RetentionInDays: !FindInMap [Days, short, Value]
  Second:
    Type: AWS::Logs::LogGroup
    DependsOn: First
    Properties:
      LogGroupName: !Join ["/", ["", deployed, !Select [1, !Split ["-", !Ref First]]]]
      RetentionInDays: !If [IsMany, 7, !Ref AWS::NoValue]
  Third:
    Type: AWS::Logs::LogGroup
    Condition: IsMany
    Properties:
      LogGroupName: third
Outputs:
  Arn:
    Value: !GetAtt First.Arn
  Region:
    Value: !Ref AWS::Region
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The template as a file."""
    path: pathlib.Path = tmp_path_factory.mktemp("template") / "template.yaml"
    path.write_text(TEMPLATE)
    return str(path)


def deploy(engine: Engine, template: str, *more: str) -> str:
    """Runs `aws cloudformation deploy`, which names its change set after the current second."""
    second = int(time.time())
    poll(lambda: int(time.time()) > second, "the next second")
    command = ["cloudformation", "deploy", "--stack-name", STACK, "--template-file", template]
    return engine.aws(*command, *more, hasty=True).stdout


def status(engine: Engine) -> Optional[str]:
    """The stack's status."""
    try:
        answer = engine.client("cloudformation").describe_stacks(StackName=STACK)
    except ClientError:
        return None
    return answer["Stacks"][0]["StackStatus"]


def test_deploy_makes_a_stack_from_yaml(engine: Engine, template: str) -> None:
    assert f"Successfully created/updated stack - {STACK}" in deploy(engine, template)
    assert status(engine) == "CREATE_COMPLETE"
    assert groups(engine) == {"deployed-first": 3, "/deployed/first": None}
    (stack,) = engine.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
    assert outputs == {
        "Arn": "arn:aws:logs:us-east-1:000000000000:log-group:deployed-first:*",
        "Region": "us-east-1",
    }


def test_deploying_the_same_again_changes_nothing(engine: Engine, template: str) -> None:
    shown = deploy(engine, template, "--no-fail-on-empty-changeset")
    assert "No changes to deploy" in shown


def test_deploying_another_parameter_makes_a_change_set(engine: Engine, template: str) -> None:
    more = ["--parameter-overrides", "Count=2", "--no-execute-changeset"]
    shown = deploy(engine, template, *more)
    (name,) = re.findall(r"--change-set-name (\S+)", shown)
    changes = engine.client("cloudformation").describe_change_set(ChangeSetName=name)["Changes"]
    assert {
        (one["ResourceChange"]["Action"], one["ResourceChange"]["LogicalResourceId"])
        for one in changes
    } == {("Modify", "Second"), ("Add", "Third")}
    engine.client("cloudformation").execute_change_set(ChangeSetName=name)
    poll(lambda: status(engine) == "UPDATE_COMPLETE", "the stack is updated")
    assert groups(engine) == {"deployed-first": 3, "/deployed/first": 7, "third": None}


def groups(engine: Engine) -> dict[str, Optional[int]]:
    """The log groups and their retention in days."""
    answer = engine.client("logs").describe_log_groups()
    return {one["logGroupName"]: one.get("retentionInDays") for one in answer["logGroups"]}


def change_set(engine: Engine, name: str) -> dict[str, Any]:
    """A change set, once it has been made."""
    cloudformation = engine.client("cloudformation")

    def made() -> Any:
        answer = cloudformation.describe_change_set(StackName=STACK, ChangeSetName=name)
        return answer if answer["Status"] in ("CREATE_COMPLETE", "FAILED") else None

    return poll(made, f"the change set {name}")


def test_a_change_set_names_its_changes(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")
    cloudformation.create_change_set(
        StackName=STACK,
        ChangeSetName="rename",
        TemplateBody=TEMPLATE.replace("-first", "-renamed"),
        Parameters=[{"ParameterKey": "Count", "UsePreviousValue": True}],
    )
    answer = change_set(engine, "rename")
    assert (answer["Status"], answer["ExecutionStatus"]) == ("CREATE_COMPLETE", "AVAILABLE")
    changes = {
        one["ResourceChange"]["LogicalResourceId"]: one["ResourceChange"]
        for one in answer["Changes"]
    }
    assert changes["First"]["Action"] == "Modify"
    assert changes["First"]["Replacement"] == "True"
    # Looked at and not executed: nothing has happened.
    assert "deployed-first" in groups(engine)


def test_executing_it_replaces_the_group(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")
    cloudformation.execute_change_set(StackName=STACK, ChangeSetName="rename")

    poll(lambda: status(engine) == "UPDATE_COMPLETE", "the stack is updated")
    poll(lambda: "deployed-first" not in groups(engine), "the old group is gone")
    assert set(groups(engine)) == {"deployed-renamed", "/deployed/renamed", "third"}


def test_a_change_set_without_changes_fails(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")
    cloudformation.create_change_set(
        StackName=STACK,
        ChangeSetName="nothing",
        UsePreviousTemplate=True,
        Parameters=[{"ParameterKey": "Count", "UsePreviousValue": True}],
    )
    answer = change_set(engine, "nothing")
    assert (answer["Status"], answer["ExecutionStatus"]) == ("FAILED", "UNAVAILABLE")
    assert answer["StatusReason"] == (
        "The submitted information didn't contain changes. Submit different information to create"
        " a change set."
    )
    with pytest.raises(ClientError) as refused:
        cloudformation.execute_change_set(StackName=STACK, ChangeSetName="nothing")
    assert refused.value.response["Error"]["Code"] == "InvalidChangeSetStatus"


def test_what_was_sent_comes_back(engine: Engine) -> None:
    cloudformation = engine.client("cloudformation")
    body = cloudformation.get_template(StackName=STACK)["TemplateBody"]
    assert body == TEMPLATE.replace("-first", "-renamed")
    listed = cloudformation.list_stacks(StackStatusFilter=["UPDATE_COMPLETE"])["StackSummaries"]
    assert [one["StackName"] for one in listed] == [STACK]
    resources = cloudformation.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    assert {one["LogicalResourceId"] for one in resources} == {"First", "Second", "Third"}


def test_a_json_template_of_the_same_stack_is_no_change(engine: Engine) -> None:
    document = {
        "Resources": {
            "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "same"}}
        }
    }
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(StackName="same", TemplateBody=json.dumps(document))
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="same", WaiterConfig={"Delay": 1}
    )
    yaml = (
        "Resources:\n  Logs:\n    Type: AWS::Logs::LogGroup\n    Properties: {LogGroupName: same}\n"
    )
    with pytest.raises(ClientError) as refused:
        cloudformation.update_stack(StackName="same", TemplateBody=yaml)
    assert refused.value.response["Error"]["Message"] == "No updates are to be performed."


def test_deploying_it_back_executes_the_change_set(engine: Engine, template: str) -> None:
    pathlib.Path(template).write_text(TEMPLATE.replace("-first", "-renamed"))
    shown = deploy(engine, template, "--parameter-overrides", "Count=1")
    assert f"Successfully created/updated stack - {STACK}" in shown
    assert {one for one in groups(engine) if one != "same"} == {
        "deployed-renamed",
        "/deployed/renamed",
    }
