"""The errors that docs/aws.md helps with: each is provoked, and says what the page says."""

from __future__ import annotations

import json
import re
import sys
from typing import Any, Callable, Optional

import pytest
from botocore.exceptions import ClientError

import docs_pages
from engine import CONFIG, REPOSITORY, run
from pipeline import BUCKET, CODE_KEY, DIRECTORY, STACK, STREAM, Pipeline, packed
from waiting import poll

PAGE = REPOSITORY / "docs" / "aws.md"
# No program. One for another processor is refused by the engine before it runs, not by AWS.
NO_PROGRAM = b"\x00 for nobody"


def messages() -> list[str]:
    """The messages that the page shows, in order."""
    text = PAGE.read_text()
    begin = text[: text.index("\n## Troubleshoot")].count("\n")
    return [
        block.text.strip()
        for block in docs_pages.blocks(PAGE)
        if block.line > begin and block.language == "text" and not block.marks
    ]


def says(shown: str, said: str) -> bool:
    """Whether what was said has what the page shows in it; "…" stands for anything."""
    pattern = ".*".join(re.escape(part) for part in shown.split("…"))
    return re.search(pattern, said, re.DOTALL) is not None


PROVOKED: dict[str, Callable[[Pipeline], str]] = {}


def provokes(words: str) -> Callable[[Callable[[Pipeline], str]], Callable[[Pipeline], str]]:
    """Names what a function provokes by words of the message."""

    def remember(provoke: Callable[[Pipeline], str]) -> Callable[[Pipeline], str]:
        PROVOKED[words] = provoke
        return provoke

    return remember


def refused(call: Callable[..., Any], **arguments: Any) -> str:
    """The message of a refusal."""
    with pytest.raises(ClientError) as error:
        call(**arguments)
    return str(error.value)


def request(pipeline: Pipeline, **more: Any) -> dict[str, Any]:
    """The arguments of a good CreateStack."""
    parameters = {"StreamName": STREAM, "BucketName": BUCKET, **more.pop("parameters", {})}
    return {
        "StackName": STACK,
        "TemplateBody": pipeline.body,
        "Capabilities": ["CAPABILITY_IAM"],
        "Parameters": [
            {"ParameterKey": key, "ParameterValue": value}
            for key, value in parameters.items()
            if value is not None
        ],
        **more,
    }


def reasons(pipeline: Pipeline, name: str, wanted: str) -> str:
    """The reasons in the events of a stack once it has come to rest at a status."""
    cloudformation = pipeline.client("cloudformation")

    def rests() -> Optional[str]:
        (stack,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
        status = stack["StackStatus"]
        return None if status.endswith("IN_PROGRESS") else status

    assert poll(rests, f"{name} comes to rest") == wanted
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    return "\n".join(one.get("ResourceStatusReason", "") for one in events)


def rolled_back(pipeline: Pipeline, name: str, **parameters: Optional[str]) -> str:
    """The reasons for which a stack of another name is rolled back; it is deleted then."""
    parameters = {"StreamName": f"stream-of-{name}", **parameters}
    cloudformation = pipeline.client("cloudformation")
    cloudformation.create_stack(**request(pipeline, StackName=name, parameters=parameters))
    said = reasons(pipeline, name, "ROLLBACK_COMPLETE")
    cloudformation.delete_stack(StackName=name)
    return said


def user(pipeline: Pipeline, name: str, document: dict[str, Any]) -> dict[str, str]:
    """A user's keys, as clients take them."""
    iam = pipeline.client("iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return {"key": key["AccessKeyId"], "secret": key["SecretAccessKey"]}


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack that is there, after an attempt without its zip that was rolled back."""
    return start_pipeline()


@pytest.fixture(scope="module")
def said(pipeline: Pipeline) -> Callable[[str], str]:
    """Provokes, in the order of PROVOKED, since some need the stack and some must not have it."""
    known: dict[str, str] = {}

    def answer(words: str) -> str:
        for one, provoke in PROVOKED.items():
            if one not in known:
                known[one] = provoke(pipeline)
            if one == words:
                break
        return known[words]

    return answer


# Before the stack is there.


@provokes("Requires capabilities")
def without_the_capability(pipeline: Pipeline) -> str:
    arguments = request(pipeline)
    del arguments["Capabilities"]
    return refused(pipeline.client("cloudformation").create_stack, **arguments)


@provokes("must have values")
def without_the_bucket(pipeline: Pipeline) -> str:
    arguments = request(pipeline, parameters={"BucketName": None})
    return refused(pipeline.client("cloudformation").create_stack, **arguments)


@provokes("cloudformation:CreateStack")
def without_the_right(pipeline: Pipeline) -> str:
    nothing = {"Effect": "Deny", "Action": "*", "Resource": "*"}
    keys = user(pipeline, "nobody", {"Version": "2012-10-17", "Statement": [nothing]})
    client = pipeline.engine.client("cloudformation", **keys)
    return refused(client.create_stack, **request(pipeline))


@provokes("There is no active stream")
def without_the_stream(pipeline: Pipeline) -> str:
    return sender(pipeline.engine.environment())


@provokes("No AWS credentials found")
def without_keys(pipeline: Pipeline) -> str:
    environment = pipeline.engine.environment()
    return sender({k: v for k, v in environment.items() if "ACCESS_KEY" not in k})


def sender(environment: dict[str, str]) -> str:
    """What send_mock_data.py says when it fails."""
    command = [sys.executable, str(DIRECTORY / "send_mock_data.py"), "--count", "1"]
    result = run(command, environment, check=False)
    assert result.returncode == 1
    return result.stderr


@provokes("is in ROLLBACK_COMPLETE state")
def after_a_rollback(pipeline: Pipeline) -> str:
    cloudformation = pipeline.client("cloudformation")
    arguments = request(pipeline, parameters={"FunctionCodeKey": "absent.zip"})
    cloudformation.create_stack(**arguments)
    reasons(pipeline, STACK, "ROLLBACK_COMPLETE")
    message = refused(cloudformation.update_stack, **arguments)
    pipeline.delete()
    return message


@provokes("S3 Error Code: NoSuchKey")
def without_the_zip(pipeline: Pipeline) -> str:
    return rolled_back(pipeline, "no-zip", FunctionCodeKey="absent.zip")


@provokes("S3 Error Code: NoSuchBucket")
def with_a_wrong_bucket(pipeline: Pipeline) -> str:
    return rolled_back(pipeline, "no-bucket", BucketName="a-bucket-that-nobody-has")


@provokes("iam:PassRole")
def without_pass_role(pipeline: Pipeline) -> str:
    policy = json.loads((DIRECTORY / "deployer-policy.json").read_text())
    policy["Statement"] = [
        one for one in policy["Statement"] if one["Sid"] != "ItsRoleForLambdaAlone"
    ]
    iam = pipeline.client("iam")
    made = iam.create_policy(PolicyName="no-pass-role", PolicyDocument=json.dumps(policy))
    allow = {"Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}
    keys = user(pipeline, "passer", {"Version": "2012-10-17", "Statement": [allow]})
    iam.attach_user_policy(UserName="passer", PolicyArn=made["Policy"]["Arn"])
    pipeline.engine.client("cloudformation", **keys).create_stack(**request(pipeline))
    message = reasons(pipeline, STACK, "ROLLBACK_COMPLETE")
    pipeline.delete()
    return message


# With the stack.


@provokes("already exists")
def twice(pipeline: Pipeline) -> str:
    pipeline.create()
    return refused(pipeline.client("cloudformation").create_stack, **request(pipeline))


@provokes("No updates are to be performed")
def without_a_change(pipeline: Pipeline) -> str:
    return refused(pipeline.client("cloudformation").update_stack, **request(pipeline))


@provokes("already exists in stack")
def with_another_stacks_name(pipeline: Pipeline) -> str:
    return rolled_back(pipeline, "taken", StreamName=STREAM)


@provokes("Resource of type 'AWS::Kinesis::Stream'")
def with_a_taken_name(pipeline: Pipeline) -> str:
    pipeline.client("kinesis").create_stream(StreamName="by-hand", ShardCount=1)
    return rolled_back(pipeline, "by-hand", StreamName="by-hand")


@provokes("cannot scale up over double")
def three_times_the_shards(pipeline: Pipeline) -> str:
    pipeline.begin_update(ShardCount="3")
    return reasons(pipeline, STACK, "UPDATE_ROLLBACK_COMPLETE")


@provokes("Rate exceeded for shard")
def more_than_a_shard_takes(pipeline: Pipeline) -> str:
    kinesis = pipeline.client("kinesis")
    entries = [{"Data": b'{"id": "r"}', "PartitionKey": "k"}] * 500

    def throttled() -> Optional[str]:
        results = kinesis.put_records(StreamName=STREAM, Records=entries)["Records"]
        return next((one["ErrorMessage"] for one in results if "ErrorCode" in one), None)

    return poll(throttled, "a record is throttled")


@provokes("is not authorized to perform: kinesis:GetRecords")
def without_get_records(pipeline: Pipeline) -> str:
    kept = pipeline.policy("read-stream")
    changed = json.loads(json.dumps(kept))
    changed["Statement"][0]["Action"].remove("kinesis:GetRecords")
    pipeline.put_policy("read-stream", changed)

    def problem() -> Optional[str]:
        result = pipeline.mapping()["LastProcessingResult"]
        return result if result.startswith("PROBLEM: User") else None

    # A shard without new records is not read.
    pipeline.put([{"id": "unread"}])
    try:
        return poll(problem, "the mapping tells of the problem")
    finally:
        pipeline.put_policy("read-stream", kept)


@provokes("AccessDenied")
def with_a_bucket_that_refuses(pipeline: Pipeline) -> str:
    deny = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/data/*",
    }
    s3 = pipeline.client("s3")
    policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy)
    pipeline.put([{"id": "kept-waiting"}])
    try:
        lines = poll(lambda: pipeline.log('{ $.level = "ERROR" }'), "an error in the log")
    finally:
        s3.delete_bucket_policy(Bucket=BUCKET)
    pipeline.wait_for(["kept-waiting"])
    return "\n".join(lines)


@provokes("exec format error")
def with_a_program_that_nobody_can_run(pipeline: Pipeline) -> str:
    code = packed({"bootstrap": NO_PROGRAM})
    pipeline.client("s3").put_object(Bucket=BUCKET, Key="foreign.zip", Body=code)
    pipeline.update(FunctionCodeKey="foreign.zip")
    name = pipeline.outputs()["FunctionName"]
    answer = pipeline.client("lambda").invoke(FunctionName=name, Payload=b"{}")
    said = json.loads(answer["Payload"].read())["errorMessage"]
    pipeline.update(FunctionCodeKey=CODE_KEY)
    return said


def test_the_page_shows_as_many_as_are_provoked() -> None:
    shown = messages()
    assert len(shown) >= 10
    for words in PROVOKED:
        assert sum(words in one for one in shown) >= 1, words
    for one in shown:
        assert any(words in one for words in PROVOKED), one


@pytest.mark.parametrize("words", PROVOKED)
def test_the_message_is_what_the_engine_says(words: str, said: Callable[[str], str]) -> None:
    # The shortest, because words of one message may be in another one as well.
    shown = min((one for one in messages() if words in one), key=len)
    assert says(shown, said(words)), said(words)


def test_a_message_of_its_own_is_found_by_no_other(pipeline: Pipeline) -> None:
    del pipeline
    assert not says("Stack [KinesisLambdaS3Stack] already exists", "Stack [Other] already exists")
    assert says("a … c", "so: a \nb c")


def test_a_user_with_no_more_than_the_policy_cannot_touch_another_stack(
    start_pipeline: Callable[..., Pipeline],
) -> None:
    pipeline = start_pipeline()
    iam = pipeline.client("iam")
    document = (DIRECTORY / "deployer-policy.json").read_text()
    made = iam.create_policy(PolicyName="deployer", PolicyDocument=document)
    iam.create_user(UserName="deployer")
    iam.attach_user_policy(UserName="deployer", PolicyArn=made["Policy"]["Arn"])
    key = iam.create_access_key(UserName="deployer")["AccessKey"]
    pair = {"key": key["AccessKeyId"], "secret": key["SecretAccessKey"]}

    def client(service: str) -> Any:
        return pipeline.engine.client(service, **pair, config=CONFIG)

    other = request(pipeline, StackName="AnotherStack")
    assert "AccessDenied" in refused(client("cloudformation").create_stack, **other)
    assert "AccessDenied" in refused(client("kinesis").create_stream, StreamName="s", ShardCount=1)
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    assert "AccessDenied" in refused(
        client("iam").create_role, RoleName="admin", AssumeRolePolicyDocument=trust
    )
    arguments = {"Bucket": BUCKET, "Key": "data/x.json"}
    assert "AccessDenied" in refused(client("s3").put_object, Body=b"", **arguments)
    assert "AccessDenied" in refused(client("s3").delete_object, **arguments)
