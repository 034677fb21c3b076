"""Each action of the role is taken away in turn: something breaks, or the template says why not."""

from __future__ import annotations

import contextlib
import json
from typing import Any, Callable, Iterator

import pytest
from botocore.exceptions import ClientError

from pipeline import BUCKET, Pipeline, packed
from waiting import poll, poll_equal


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack that soon gives up on a record."""
    return start_pipeline().create(MaximumRetryAttempts="1")


def without(document: dict[str, Any], away: list[str], sid: str) -> dict[str, Any]:
    """A policy document without some actions of one statement."""
    changed = json.loads(json.dumps(document))
    for statement in list(changed["Statement"]):
        if statement["Sid"] != sid:
            continue
        actions = statement["Action"]
        actions = [actions] if isinstance(actions, str) else actions
        assert set(away) <= set(actions)
        statement["Action"] = [one for one in actions if one not in away]
        if not statement["Action"]:
            changed["Statement"].remove(statement)
    return changed


@pytest.fixture
def take_away(pipeline: Pipeline) -> Iterator[Callable[..., None]]:
    """Takes an action, or several, from the role, and gives everything back afterwards."""
    kept: dict[str, dict[str, Any]] = {}

    def take(policy: str, away: str | list[str], sid: str) -> None:
        document = kept.setdefault(policy, pipeline.policy(policy))
        changed = without(document, [away] if isinstance(away, str) else away, sid)
        if changed["Statement"]:
            pipeline.put_policy(policy, changed)
        else:
            pipeline.client("iam").delete_role_policy(RoleName=pipeline.role(), PolicyName=policy)

    yield take
    for policy, document in kept.items():
        pipeline.put_policy(policy, document)


def test_all_actions_are_listed_here_or_in_the_metadata(pipeline: Pipeline) -> None:
    template = json.loads(pipeline.body)
    role = template["Resources"]["FunctionRole"]
    reasons = " ".join(role["Metadata"]["WhyEachActionStays"])
    for policy in role["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = statement["Action"]
            for action in [actions] if isinstance(actions, str) else actions:
                assert action in reasons


CHECKED = [
    ["GetRecords"],
    ["GetShardIterator"],
    # Each may be learnt by the other two, or by the first.
    ["DescribeStream", "ListShards"],
    ["DescribeStream", "DescribeStreamSummary"],
]
ONE_OF_SEVERAL = [
    ("kinesis:DescribeStream", "ReadThisStream", "DescribeStreamSummary and ListShards do"),
    ("kinesis:DescribeStreamSummary", "ReadThisStream", "breaks nothing"),
    ("kinesis:ListShards", "ReadThisStream", "without it DescribeStream does"),
    ("kinesis:ListStreams", "ListStreamsTakesNoResource", "breaks nothing"),
]


@pytest.fixture(scope="module")
def unmapped(pipeline: Pipeline) -> str:
    """A second function under the same role, without a mapping."""
    lambda_ = pipeline.client("lambda")
    lambda_.create_function(
        FunctionName="unmapped",
        Runtime="python3.13",
        Handler="index.handler",
        Role=pipeline.outputs()["FunctionRoleArn"],
        Code={"ZipFile": packed({"index.py": b"def handler(event, context): pass"})},
    )
    lambda_.get_waiter("function_active_v2").wait(
        FunctionName="unmapped", WaiterConfig={"Delay": 1}
    )
    return "unmapped"


@pytest.mark.parametrize("actions", CHECKED, ids="+".join)
def test_without_it_no_mapping_is_created(
    pipeline: Pipeline,
    unmapped: str,
    take_away: Callable[..., None],
    actions: list[str],
) -> None:
    stream = pipeline.outputs()["StreamArn"]
    take_away("read-stream", [f"kinesis:{action}" for action in actions], "ReadThisStream")
    with pytest.raises(ClientError) as refused:
        pipeline.client("lambda").create_event_source_mapping(
            EventSourceArn=stream, FunctionName=unmapped, StartingPosition="LATEST"
        )
    error = refused.value.response["Error"]
    assert error["Code"] == "InvalidParameterValueException"
    assert error["Message"] == (
        f"Cannot access stream {stream}. Please ensure the role can perform the"
        " GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on"
        " your stream in IAM."
    )


def test_without_get_records_nothing_is_read_until_it_is_back(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None]
) -> None:
    take_away("read-stream", "kinesis:GetRecords", "ReadThisStream")
    pipeline.put([{"id": "unread"}])
    poll(
        lambda: pipeline.mapping()["LastProcessingResult"].startswith("PROBLEM: "),
        "the mapping tells of the problem",
    )
    assert pipeline.stored("unread") is None


def test_and_then_it_is_read(pipeline: Pipeline) -> None:
    pipeline.wait_for(["unread"])


@pytest.mark.parametrize(("action", "sid", "why"), ONE_OF_SEVERAL)
def test_without_it_alone_all_goes_on(
    pipeline: Pipeline,
    unmapped: str,
    take_away: Callable[[str, str, str], None],
    action: str,
    sid: str,
    why: str,
) -> None:
    template = json.loads(pipeline.body)
    reasons = template["Resources"]["FunctionRole"]["Metadata"]["WhyEachActionStays"]
    assert why in reasons[action]
    take_away("read-stream", action, sid)
    identity = action.replace(":", "-")
    pipeline.put([{"id": identity}])
    pipeline.wait_for([identity])
    lambda_ = pipeline.client("lambda")
    made = lambda_.create_event_source_mapping(
        EventSourceArn=pipeline.outputs()["StreamArn"],
        FunctionName=unmapped,
        StartingPosition="LATEST",
    )

    def shown() -> dict[str, Any]:
        return lambda_.get_event_source_mapping(UUID=made["UUID"])

    poll_equal(lambda: shown()["State"], "Enabled", "the other mapping")
    lambda_.delete_event_source_mapping(UUID=made["UUID"])

    def is_gone() -> bool:
        try:
            return not shown()
        except lambda_.exceptions.ResourceNotFoundException:
            return True

    poll(is_gone, "the other mapping's end")


def test_without_put_object_on_data_records_are_given_up(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None]
) -> None:
    take_away("write-objects", "s3:PutObject", "ProcessedRecords")
    pipeline.put([{"id": "no-put"}])
    poll(
        lambda: "no-put" in [one["id"] for one in pipeline.given_up_records()],
        "the record is given up",
    )
    assert pipeline.stored("no-put") is None


def test_without_get_object_an_update_is_given_up(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None]
) -> None:
    pipeline.put([{"id": "known", "n": 1}])
    pipeline.wait_for(["known"])
    take_away("write-objects", "s3:GetObject", "ProcessedRecords")
    pipeline.put([{"id": "known", "n": 2}])
    poll(lambda: {"id": "known", "n": 2} in pipeline.given_up_records(), "the update is given up")
    assert pipeline.stored("known")["record"]["n"] == 1


def test_without_put_object_on_the_failure_prefix_bad_records_are_given_up(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None]
) -> None:
    take_away("write-objects", "s3:PutObject", "RecordsPutAside")
    before = len(pipeline.keys("failed/"))
    pipeline.put([b"no json at all"])
    # The mapping's own failure prefix is in the same statement, so that it is refused as well:
    # the shard waits until the right is back.
    poll(lambda: pipeline.log("AccessDenied"), "the refusal in the log")
    assert len(pipeline.keys("failed/")) == before


def test_and_then_the_bad_record_is_put_aside_or_given_up(pipeline: Pipeline) -> None:
    def seen() -> bool:
        aside = pipeline.keys("failed/")
        given_up = [one for one in pipeline.given_up() if "bm8ganNvbiBhdCBhbGw=" in one["payload"]]
        return bool(aside) or bool(given_up)

    poll(seen, "the bad record is somewhere")


def test_without_list_bucket_an_absent_key_cannot_be_told_from_a_refusal(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None]
) -> None:
    take_away("write-objects", "s3:ListBucket", "TellAbsentFromRefused")
    with as_the_role(pipeline) as s3, pytest.raises(ClientError) as refused:
        s3.get_object(Bucket=BUCKET, Key="data/absent.json")
    assert refused.value.response["Error"]["Code"] == "AccessDenied"


def test_with_list_bucket_an_absent_key_is_no_such_key(pipeline: Pipeline) -> None:
    with as_the_role(pipeline) as s3, pytest.raises(s3.exceptions.NoSuchKey):
        s3.get_object(Bucket=BUCKET, Key="data/absent.json")


@contextlib.contextmanager
def as_the_role(pipeline: Pipeline) -> Iterator[Any]:
    """S3 as the function's role sees it; a user is trusted to assume it meanwhile."""
    iam = pipeline.client("iam")
    user = iam.create_user(UserName="looker")["User"]["Arn"]
    keys = iam.create_access_key(UserName="looker")["AccessKey"]
    own = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
    also = {"Effect": "Allow", "Principal": {"AWS": user}}
    action = {"Action": "sts:AssumeRole"}

    def trust(*statements: dict[str, Any]) -> None:
        document = {"Version": "2012-10-17", "Statement": [{**one, **action} for one in statements]}
        iam.update_assume_role_policy(RoleName=pipeline.role(), PolicyDocument=json.dumps(document))

    trust(own, also)
    try:
        sts = pipeline.engine.client("sts", keys["AccessKeyId"], keys["SecretAccessKey"])
        role = pipeline.outputs()["FunctionRoleArn"]
        answer = sts.assume_role(RoleArn=role, RoleSessionName="look")["Credentials"]
        yield pipeline.engine.client(
            "s3", answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]
        )
    finally:
        trust(own)
        iam.delete_access_key(UserName="looker", AccessKeyId=keys["AccessKeyId"])
        iam.delete_user(UserName="looker")


LOGGED = ["logs:CreateLogStream", "logs:PutLogEvents"]


@pytest.mark.parametrize("action", LOGGED)
def test_without_it_records_land_and_nothing_is_logged(
    pipeline: Pipeline, take_away: Callable[[str, str, str], None], action: str
) -> None:
    take_away("write-logs", action, "OwnLogGroup")
    name = pipeline.outputs()["FunctionName"]
    lambda_ = pipeline.client("lambda")
    # A changed configuration makes new environments, and each opens a log stream of its own.
    lambda_.update_function_configuration(FunctionName=name, Description=action)
    lambda_.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    before = {event["logStreamName"] for event in pipeline.log_events()}
    for number in range(2):
        identity = f"{action.replace(':', '-')}-{number}"
        pipeline.put([{"id": identity}])
        pipeline.wait_for([identity])
    poll_equal(lambda: pipeline.mapping()["LastProcessingResult"], "OK", "the batch is done")
    assert {event["logStreamName"] for event in pipeline.log_events()} <= before
