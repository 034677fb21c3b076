"""CloudWatch Logs by Boto3: groups, streams, events, filters, and their main errors."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from refusals import bad_request

GROUP, STREAM = "/own/group", "stream"


@pytest.fixture(scope="module")
def logs(engine: Engine) -> Any:
    """A client, a group and a stream."""
    client = engine.client("logs")
    client.create_log_group(logGroupName=GROUP, tags={"team": "mill"})
    client.create_log_stream(logGroupName=GROUP, logStreamName=STREAM)
    return client


@pytest.fixture(scope="module")
def begun(logs: Any) -> int:
    """Ten events, a second apart; the time of the first in milliseconds."""
    start = int(time.time() * 1000) - 60_000
    events = [
        {"timestamp": start + 1000 * number, "message": f"event {number} of ten"}
        for number in range(9)
    ]
    events.append({"timestamp": start + 9000, "message": '{"level": "ERROR", "count": 12}'})
    logs.put_log_events(logGroupName=GROUP, logStreamName=STREAM, logEvents=events)
    return start


def test_groups(logs: Any) -> None:
    (group,) = logs.describe_log_groups(logGroupNamePrefix="/own")["logGroups"]
    arn = f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}"
    assert (group["arn"], group["logGroupArn"]) == (f"{arn}:*", arn)
    assert "retentionInDays" not in group
    logs.put_retention_policy(logGroupName=GROUP, retentionInDays=30)
    (group,) = logs.describe_log_groups(logGroupNamePrefix="/own")["logGroups"]
    assert group["retentionInDays"] == 30
    logs.delete_retention_policy(logGroupName=GROUP)
    assert logs.list_tags_for_resource(resourceArn=arn)["tags"] == {"team": "mill"}


def test_events_come_back_in_order(logs: Any, begun: int) -> None:
    answer = logs.get_log_events(logGroupName=GROUP, logStreamName=STREAM, startFromHead=True)
    assert [one["timestamp"] for one in answer["events"]] == [
        begun + 1000 * number for number in range(10)
    ]
    forward = answer["nextForwardToken"]
    again = logs.get_log_events(
        logGroupName=GROUP, logStreamName=STREAM, nextToken=forward, startFromHead=True
    )
    assert (again["events"], again["nextForwardToken"]) == ([], forward)
    (last,) = logs.get_log_events(logGroupName=GROUP, logStreamName=STREAM, limit=1)["events"]
    assert last["timestamp"] == begun + 9000


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("", 10),
        ("event", 9),
        ("event 3", 1),
        ('"of ten"', 9),
        ("event -3", 8),
        ("?3 ?4", 2),
        ('{ $.level = "ERROR" }', 1),
        ("{ $.count > 12 }", 0),
        ('{ $.count > 5 && $.level = "ERR*" }', 1),
        ("{ $.level = %^ERR% }", 1),
        ("%event [3-5]%", 3),
    ],
)
def test_filters(logs: Any, begun: int, pattern: str, found: int) -> None:
    answer = logs.filter_log_events(logGroupName=GROUP, filterPattern=pattern, startTime=begun)
    assert len(answer["events"]) == found


def test_filtering_by_time_and_in_pages(logs: Any, begun: int) -> None:
    answer = logs.filter_log_events(
        logGroupName=GROUP, startTime=begun + 2000, endTime=begun + 4000
    )
    assert [one["timestamp"] - begun for one in answer["events"]] == [2000, 3000, 4000]
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName=GROUP, PaginationConfig={"PageSize": 3}
    )
    assert [one["timestamp"] - begun for page in pages for one in page["events"]] == [
        1000 * number for number in range(10)
    ]


def test_streams_tell_of_their_events(logs: Any, begun: int) -> None:
    (stream,) = logs.describe_log_streams(logGroupName=GROUP)["logStreams"]
    assert stream["firstEventTimestamp"] == begun
    assert stream["arn"].endswith(f":log-group:{GROUP}:log-stream:{STREAM}")


def test_events_that_are_too_old_are_told_apart(logs: Any) -> None:
    now = int(time.time() * 1000)
    answer = logs.put_log_events(
        logGroupName=GROUP,
        logStreamName=STREAM,
        logEvents=[
            {"timestamp": now - 15 * 24 * 3_600_000, "message": "old"},
        ],
    )
    assert answer["rejectedLogEventsInfo"]["tooOldLogEventEndIndex"] == 1


def test_errors(logs: Any) -> None:
    assert bad_request(logs.create_log_group, logGroupName=GROUP) == (
        "ResourceAlreadyExistsException",
        "The specified log group already exists",
    )
    assert bad_request(logs.create_log_stream, logGroupName=GROUP, logStreamName=STREAM) == (
        "ResourceAlreadyExistsException",
        "The specified log stream already exists",
    )
    assert bad_request(logs.filter_log_events, logGroupName="nil") == (
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    )
    event = {"timestamp": int(time.time() * 1000), "message": "x"}
    assert bad_request(
        logs.put_log_events, logGroupName=GROUP, logStreamName="nil", logEvents=[event]
    ) == ("ResourceNotFoundException", "The specified log stream does not exist.")
    earlier = {**event, "timestamp": event["timestamp"] - 1000}
    assert bad_request(
        logs.put_log_events,
        logGroupName=GROUP,
        logStreamName=STREAM,
        logEvents=[event, earlier],
    ) == (
        "InvalidParameterException",
        "Log events in a single PutLogEvents request must be in chronological order.",
    )


def test_what_is_not_there_is_refused_by_name(logs: Any) -> None:
    with pytest.raises(ClientError) as error:
        logs.put_subscription_filter(
            logGroupName=GROUP, filterName="f", filterPattern="", destinationArn="arn:aws:x:y:z:a:b"
        )
    assert "PutSubscriptionFilter" in error.value.response["Error"]["Message"]


def test_delete(logs: Any) -> None:
    logs.delete_log_stream(logGroupName=GROUP, logStreamName=STREAM)
    assert logs.describe_log_streams(logGroupName=GROUP)["logStreams"] == []
    logs.delete_log_group(logGroupName=GROUP)
    assert logs.describe_log_groups()["logGroups"] == []


def keys_of(engine: Engine, name: str, *resources: str, action: str = "logs:*") -> dict[str, str]:
    """The keys of a new user who may do some things in CloudWatch Logs to some resources."""
    iam = engine.client("iam")
    iam.create_user(UserName=name)
    statement = {"Effect": "Allow", "Action": action, "Resource": list(resources)}
    document = json.dumps({"Version": "2012-10-17", "Statement": statement})
    iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=document)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return {"key": key["AccessKeyId"], "secret": key["SecretAccessKey"]}


def test_tags_of_another_region_are_not_changed_from_this_one(engine: Engine) -> None:
    there = engine.client("logs", region="eu-west-1")
    there.create_log_group(logGroupName="far", tags={"team": "mill"})
    arn = "arn:aws:logs:eu-west-1:000000000000:log-group:far"
    near = engine.client("logs", **keys_of(engine, "near", "arn:aws:logs:us-east-1:*:*"))
    near.create_log_group(logGroupName="far")
    for call, arguments in (
        (near.tag_resource, {"tags": {"team": "other"}}),
        (near.untag_resource, {"tagKeys": ["team"]}),
        (near.list_tags_for_resource, {}),
    ):
        code, message = bad_request(call, resourceArn=arn, **arguments)
        assert code == "AccessDeniedException"
        assert f"on resource: {arn} " in message
    assert bad_request(engine.client("logs").tag_resource, resourceArn=arn, tags={"a": "b"}) == (
        "ResourceNotFoundException",
        "The specified resource does not exist.",
    )
    assert there.list_tags_for_resource(resourceArn=arn)["tags"] == {"team": "mill"}


def test_tags_need_the_arn_without_what_is_in_the_group(engine: Engine) -> None:
    arn = "arn:aws:logs:us-east-1:000000000000:log-group:tagged"
    within = engine.client("logs", **keys_of(engine, "within", f"{arn}:*"))
    within.create_log_group(logGroupName="tagged")
    code, _ = bad_request(within.tag_resource, resourceArn=arn, tags={"a": "b"})
    assert code == "AccessDeniedException"
    whole = engine.client("logs", **keys_of(engine, "whole", arn, f"{arn}:*"))
    whole.tag_resource(resourceArn=arn, tags={"a": "b"})
    assert whole.list_tags_for_resource(resourceArn=arn)["tags"] == {"a": "b"}


def test_a_group_with_tags_needs_a_permission_more(engine: Engine) -> None:
    maker = engine.client("logs", **keys_of(engine, "maker", "*", action="logs:CreateLogGroup"))
    maker.create_log_group(logGroupName="bare")
    assert bad_request(maker.create_log_group, logGroupName="marked", tags={"a": "b"}) == (
        "AccessDeniedException",
        "User with accountId: 000000000000 is not authorized to perform CreateLogGroup with Tags."
        ' An additional permission "logs:TagResource" is required.',
    )
