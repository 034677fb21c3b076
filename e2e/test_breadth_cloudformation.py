"""CloudFormation by Boto3: what stacks export."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from engine import Engine


def template(name: str, export: str) -> str:
    """A stack of one log group, which it exports."""
    return json.dumps(
        {
            "Resources": {
                "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name}}
            },
            "Outputs": {
                "Shown": {"Value": {"Ref": "Group"}, "Export": {"Name": export}},
                "Own": {"Value": "not exported"},
            },
        }
    )


@pytest.fixture(scope="module")
def cloudformation(engine: Engine) -> Any:
    """A client."""
    return engine.client("cloudformation")


def wait(client: Any, waiter: str, stack: str) -> None:
    """Waits as the SDK waits, only hastier."""
    client.get_waiter(waiter).wait(
        StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )


def test_exports_are_there_as_long_as_their_stack(engine: Engine, cloudformation: Any) -> None:
    assert cloudformation.list_exports()["Exports"] == []
    stacks = {}
    for stack, export in (("one", "zebra"), ("two", "ant")):
        stacks[stack] = cloudformation.create_stack(
            StackName=stack, TemplateBody=template(f"group-{stack}", export)
        )["StackId"]
        wait(cloudformation, "stack_create_complete", stack)
    listed = cloudformation.list_exports()
    assert listed["Exports"] == [
        {"ExportingStackId": stacks["two"], "Name": "ant", "Value": "group-two"},
        {"ExportingStackId": stacks["one"], "Name": "zebra", "Value": "group-one"},
    ]
    assert "NextToken" not in listed
    elsewhere = engine.client("cloudformation", region="eu-central-1")
    assert elsewhere.list_exports()["Exports"] == []
    cloudformation.delete_stack(StackName="two")
    wait(cloudformation, "stack_delete_complete", "two")
    assert [one["Name"] for one in cloudformation.list_exports()["Exports"]] == ["zebra"]


def test_a_token_that_nobody_gave(cloudformation: Any) -> None:
    with pytest.raises(ClientError) as error:
        cloudformation.list_exports(NextToken="invented")
    assert error.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert error.value.response["Error"]["Code"] == "ValidationError"
