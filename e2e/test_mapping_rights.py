"""Roles as tools write them, and streams of another account: what mappings may read."""

from __future__ import annotations

import json
import re
from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError

from engine import ACCOUNT, Engine
from mappings import HANDLER, READER, Mapped
from pipeline import packed
from waiting import poll, poll_equal

SERVERLESS = ["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"]
SERVERLESS_FAN_OUT = ["GetRecords", "GetShardIterator", "DescribeStreamSummary", "ListShards"]
GRANT_READ = [
    "DescribeStream",
    "DescribeStreamConsumer",
    "DescribeStreamSummary",
    "GetRecords",
    "GetShardIterator",
    "ListShards",
    "ListStreams",
    "SubscribeToShard",
]


@pytest.fixture(scope="module")
def mapped(engine: Engine) -> Mapped:
    """A stream and a function whose role does not have the managed policy."""
    mapped = Mapped(engine, "rights")
    engine.client("iam").detach_role_policy(RoleName="rights", PolicyArn=READER)
    return mapped


def allow(mapped: Mapped, statements: dict[str, list[str]]) -> None:
    """Gives the role these actions of Kinesis, by resource, and no others."""
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": [f"kinesis:{action}" for action in actions],
                "Resource": [arn],
            }
            for arn, actions in statements.items()
        ]
        + [{"Effect": "Allow", "Action": ["logs:*"], "Resource": ["*"]}],
    }
    mapped.engine.client("iam").put_role_policy(
        RoleName=mapped.name, PolicyName="reads", PolicyDocument=json.dumps(document)
    )


def reads(mapped: Mapped, text: str, **options: Any) -> None:
    """Makes a mapping that reads a record, and what a child of its shard gets after a split."""
    uuid = mapped.map(**options)
    mapped.put(text)
    mapped.wait_for(text)
    poll_equal(lambda: mapped.shown(uuid)["LastProcessingResult"], "OK", "the result")
    shards = mapped.kinesis.list_shards(StreamName=mapped.name)["Shards"]
    (shard, *_) = [
        one for one in shards if "EndingSequenceNumber" not in one["SequenceNumberRange"]
    ]
    ends = shard["HashKeyRange"]
    middle = (int(ends["StartingHashKey"]) + int(ends["EndingHashKey"])) // 2
    mapped.kinesis.split_shard(
        StreamName=mapped.name, ShardToSplit=shard["ShardId"], NewStartingHashKey=str(middle)
    )
    mapped.kinesis.get_waiter("stream_exists").wait(
        StreamName=mapped.name, WaiterConfig={"Delay": 1}
    )
    mapped.put(*(f"{text} {key}" for key in "abcd"))
    mapped.wait_for(*(f"{text} {key}" for key in "abcd"))
    mapped.lambda_.delete_event_source_mapping(UUID=uuid)

    def left() -> list[Any]:
        return mapped.lambda_.list_event_source_mappings()["EventSourceMappings"]

    poll_equal(left, [], "the mapping's end")


@pytest.mark.parametrize(
    "actions", [GRANT_READ, SERVERLESS], ids=["CDK's grantRead", "Serverless"]
)
def test_a_stream_is_read_with_the_rights_that_tools_give(
    mapped: Mapped, actions: list[str]
) -> None:
    allow(mapped, {mapped.stream: actions})
    reads(mapped, f"with {len(actions)}")


def test_a_consumer_too(mapped: Mapped) -> None:
    answer = mapped.kinesis.register_stream_consumer(StreamARN=mapped.stream, ConsumerName="c")
    arn = answer["Consumer"]["ConsumerARN"]

    def status() -> str:
        described = mapped.kinesis.describe_stream_consumer(ConsumerARN=arn)
        return described["ConsumerDescription"]["ConsumerStatus"]

    poll_equal(status, "ACTIVE", "the consumer")
    allow(mapped, {mapped.stream: SERVERLESS_FAN_OUT, arn: ["SubscribeToShard"]})
    reads(mapped, "pushed", EventSourceArn=arn)


def test_a_condition_on_the_streams_tags_counts(mapped: Mapped) -> None:
    document = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": "kinesis:*",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "orders"}},
        },
    }
    mapped.engine.client("iam").put_role_policy(
        RoleName=mapped.name, PolicyName="reads", PolicyDocument=json.dumps(document)
    )
    status, code, message = mapped.refusal()
    assert (status, code) == (400, "InvalidParameterValueException")
    assert message.startswith(f"Cannot access stream {mapped.stream}. ")
    mapped.kinesis.tag_resource(ResourceARN=mapped.stream, Tags={"team": "orders"})
    mapped.lambda_.delete_event_source_mapping(UUID=mapped.map())



def test_who_may_map_one_function_may_not_give_its_mapping_another(mapped: Mapped) -> None:
    engine = mapped.engine
    allow(mapped, {mapped.stream: GRANT_READ})
    own, other = (
        f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}" for name in ("rights", "others")
    )
    role = mapped.lambda_.get_function_configuration(FunctionName="rights")["Role"]
    code = {"ZipFile": packed({"index.py": HANDLER})}
    mapped.lambda_.create_function(
        FunctionName="others", Runtime="python3.13", Handler="index.handler", Role=role, Code=code
    )
    iam = engine.client("iam")
    iam.create_user(UserName="of-one")
    document = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": ["lambda:CreateEventSourceMapping", "lambda:UpdateEventSourceMapping"],
            "Resource": "*",
            "Condition": {"StringEquals": {"lambda:FunctionArn": own}},
        },
    }
    iam.put_user_policy(
        UserName="of-one", PolicyName="of-one", PolicyDocument=json.dumps(document)
    )
    key = iam.create_access_key(UserName="of-one")["AccessKey"]
    user = engine.client("lambda", key["AccessKeyId"], key["SecretAccessKey"])
    uuid = user.create_event_source_mapping(
        EventSourceArn=mapped.stream, FunctionName="rights", StartingPosition="LATEST"
    )["UUID"]
    mapped.wait(uuid)
    for name in ("others", other, "absent"):
        with pytest.raises(ClientError) as refused:
            user.update_event_source_mapping(UUID=uuid, FunctionName=name)
        assert refused.value.response["Error"]["Code"] == "AccessDeniedException", name
    answer = user.update_event_source_mapping(UUID=uuid, FunctionName=own, BatchSize=7)
    assert answer["FunctionArn"] == own
    mapped.wait(uuid)
    # Whoever may do everything still may.
    mapped.update(uuid, FunctionName="others")
    assert mapped.shown(uuid)["FunctionArn"] == other
    with pytest.raises(ClientError):
        user.update_event_source_mapping(UUID=uuid, FunctionName="rights")
    mapped.lambda_.delete_event_source_mapping(UUID=uuid)



def reason(engine: Engine, name: str, template: dict[str, Any]) -> str:
    """Why a stack's mapping is not made."""
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template))

    def status() -> str:
        (stack,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
        return stack["StackStatus"]

    poll_equal(status, "ROLLBACK_COMPLETE", "the stack")
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    (failed,) = [one for one in events if one["ResourceStatus"] == "CREATE_FAILED"]
    cloudformation.delete_stack(StackName=name)
    return failed["ResourceStatusReason"]


def test_stacks_tell_why_as_awss_handler_does(mapped: Mapped) -> None:
    properties = {
        "EventSourceArn": mapped.stream,
        "FunctionName": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:rights",
        "StartingPosition": "LATEST",
    }
    resource = {"Type": "AWS::Lambda::EventSourceMapping", "Properties": properties}
    template = {"Resources": {"Mapping": resource}}
    says = re.escape('Resource handler returned message: "')
    ends = r", Request ID: [0-9a-f-]{36}\)\" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: "
    allow(mapped, {mapped.stream: ["GetRecords"]})
    why = reason(mapped.engine, "unreadable", template)
    words = f"Invalid request provided: Cannot access stream {mapped.stream}. Please ensure the"
    end = r".* \(Service: Lambda, Status Code: 400" + ends + r"InvalidRequest\)"
    assert re.fullmatch(says + re.escape(words) + end, why), why

    allow(mapped, {mapped.stream: GRANT_READ})
    uuid = mapped.map()
    why = reason(mapped.engine, "second", template)
    words = (
        f'The event source arn (" {mapped.stream} ") and function (" rights ") provided mapping'
        f" already exists. Please update or delete the existing mapping with UUID {uuid}"
    )
    end = r" \(Service: Lambda, Status Code: 409" + ends + r"AlreadyExists\)"
    assert re.fullmatch(says + re.escape(words) + end, why), why
    mapped.lambda_.delete_event_source_mapping(UUID=uuid)


STRANGER = "444455556666"
LENT = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/lent"


class Elsewhere:
    """The engine as another account sees it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def client(self, service: str) -> Any:
        """A Boto3 client of the other account."""
        return self.engine.client(service, STRANGER)


def test_a_stream_of_another_account_is_read_if_both_allow_it(
    start_engine: Callable[..., Engine],
) -> None:
    engine = start_engine("--auth", "off")
    kinesis = engine.client("kinesis")
    borrower = Mapped(Elsewhere(engine), "borrower")
    cannot = (
        400,
        "InvalidParameterValueException",
        f"Cannot access stream {LENT}. Please ensure the role can perform the GetRecords,"
        " GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in"
        " IAM.",
    )
    # It is not told whether there is such a stream.
    assert borrower.refusal(EventSourceArn=LENT) == cannot
    kinesis.create_stream(StreamName="lent", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="lent", WaiterConfig={"Delay": 1})
    assert borrower.refusal(EventSourceArn=LENT) == cannot

    def lend(*actions: str) -> None:
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{STRANGER}:role/borrower"},
            "Action": [f"kinesis:{action}" for action in actions],
            "Resource": LENT,
        }
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        kinesis.put_resource_policy(ResourceARN=LENT, Policy=json.dumps(policy))

    # "Creating a cross-account event source mapping" in the Lambda Developer Guide.
    reads_all = ["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator"]
    reads_all.append("ListShards")
    lend(*reads_all)
    uuid = borrower.map(EventSourceArn=LENT)
    assert borrower.shown(uuid)["EventSourceArn"] == LENT
    kinesis.put_record(StreamName="lent", Data=b"a", PartitionKey="k")
    borrower.wait_for("a")
    (event,) = borrower.events()
    assert event["Records"][0]["eventSourceARN"] == LENT
    status, code, _ = borrower.refusal(EventSourceArn=LENT)
    assert (status, code) == (409, "ResourceConflictException")

    lend("DescribeStream")
    kinesis.put_record(StreamName="lent", Data=b"b", PartitionKey="k")

    def has_problem() -> bool:
        return borrower.shown(uuid)["LastProcessingResult"].startswith("PROBLEM: ")

    poll(has_problem, "the mapping tells of the problem")
    assert borrower.seen() == ["a"]
    lend(*reads_all)
    borrower.wait_for("b")
    kinesis.delete_stream(StreamName="lent", EnforceConsumerDeletion=True)
    poll_equal(
        lambda: borrower.shown(uuid)["LastProcessingResult"],
        f"PROBLEM: Stream not found: {LENT}",
        "the result",
    )
