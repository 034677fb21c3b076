"""Resource policies of streams, enforced: within an account, across accounts, and over roots."""

from __future__ import annotations

import json
from typing import Any, Callable


from engine import Engine
from refusals import bad_request
from waiting import poll

OWNER = "000000000000"
STRANGER = "444455556666"
READ = ["kinesis:DescribeStreamSummary", "kinesis:ListShards"]


def policy(arn: str, principal: str, actions: list[str], effect: str = "Allow") -> str:
    statement = {
        "Effect": effect,
        "Principal": {"AWS": principal},
        "Action": actions,
        "Resource": arn,
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def stream(kinesis: Any, name: str) -> str:
    """Makes a stream and tells its ARN."""
    kinesis.create_stream(StreamName=name, ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName=name, WaiterConfig={"Delay": 1})
    summary = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
    return summary["StreamARN"]


def test_a_user_without_policies_may_what_the_stream_says(engine: Engine) -> None:
    kinesis, iam = engine.client("kinesis"), engine.client("iam")
    arn = stream(kinesis, "shared")
    user = iam.create_user(UserName="reader")["User"]["Arn"]
    key = iam.create_access_key(UserName="reader")["AccessKey"]
    reader = engine.client(
        "kinesis",
        key["AccessKeyId"],
        key["SecretAccessKey"],
    )
    code, message = bad_request(reader.list_shards, StreamARN=arn)
    assert code == "AccessDeniedException"
    assert message == (
        f"User: {user} is not authorized to perform: kinesis:ListShards on resource: {arn} "
        "because no identity-based policy allows the kinesis:ListShards action"
    )

    kinesis.put_resource_policy(ResourceARN=arn, Policy=policy(arn, user, READ))
    assert len(reader.list_shards(StreamARN=arn)["Shards"]) == 1
    put = {"StreamARN": arn, "Data": b"x", "PartitionKey": "k"}
    assert bad_request(reader.put_record, **put)[0] == "AccessDeniedException"

    kinesis.delete_resource_policy(ResourceARN=arn)
    assert bad_request(reader.list_shards, StreamARN=arn)[0] == "AccessDeniedException"


def test_a_policy_is_not_for_a_namesake(engine: Engine) -> None:
    kinesis, iam = engine.client("kinesis"), engine.client("iam")
    arn = stream(kinesis, "named")
    who = f"arn:aws:iam::{OWNER}:user/named"
    put = {"ResourceARN": arn, "Policy": policy(arn, who, READ)}
    assert bad_request(kinesis.put_resource_policy, **put) == (
        "InvalidArgumentException",
        f'Invalid principal in policy: "AWS":"{who}"',
    )

    def make() -> tuple[str, str, Any]:
        user = iam.create_user(UserName="named")["User"]["UserId"]
        key = iam.create_access_key(UserName="named")["AccessKey"]
        return user, key["AccessKeyId"], engine.client(
            "kinesis", key["AccessKeyId"], key["SecretAccessKey"]
        )

    first, key, reader = make()
    kinesis.put_resource_policy(**put)
    assert reader.list_shards(StreamARN=arn)["Shards"]
    iam.delete_access_key(UserName="named", AccessKeyId=key)
    iam.delete_user(UserName="named")
    _, _, namesake = make()
    assert bad_request(namesake.list_shards, StreamARN=arn)[0] == "AccessDeniedException"
    shown = kinesis.get_resource_policy(ResourceARN=arn)["Policy"]
    assert first in shown and who not in shown
    kinesis.put_resource_policy(**put)
    assert namesake.list_shards(StreamARN=arn)["Shards"]


def test_a_deny_counts_against_root_too(engine: Engine) -> None:
    kinesis = engine.client("kinesis")
    arn = stream(kinesis, "denied")
    root = f"arn:aws:iam::{OWNER}:root"
    deny = policy(arn, root, ["kinesis:PutRecord"], "Deny")
    kinesis.put_resource_policy(ResourceARN=arn, Policy=deny)
    put = {"StreamARN": arn, "Data": b"x", "PartitionKey": "k"}
    code, message = bad_request(kinesis.put_record, **put)
    assert code == "AccessDeniedException"
    assert message.endswith("with an explicit deny in a resource-based policy")
    kinesis.delete_resource_policy(ResourceARN=arn)
    kinesis.put_record(**put)


def test_it_reads_back_and_what_is_none_is_refused(engine: Engine) -> None:
    kinesis = engine.client("kinesis")
    arn = stream(kinesis, "kept")
    assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == "{}"
    text = policy(arn, STRANGER, READ)
    kinesis.put_resource_policy(ResourceARN=arn, Policy=text)
    assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == text
    for wrong in ["", "{}", "[]", text.replace("Allow", "Perhaps")]:
        code, _ = bad_request(kinesis.put_resource_policy, ResourceARN=arn, Policy=wrong)
        assert code == "InvalidArgumentException", wrong
    assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == text
    kinesis.delete_resource_policy(ResourceARN=arn)
    assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == "{}"


def test_another_account_needs_the_streams_word(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine("--auth", "off")
    kinesis = engine.client("kinesis")
    arn = stream(kinesis, "lent")
    other = engine.client("kinesis", STRANGER)
    put = {"StreamARN": arn, "Data": b"x", "PartitionKey": "k"}
    code, message = bad_request(other.put_record, **put)
    assert code == "AccessDeniedException"
    assert message == (
        f"User: arn:aws:iam::{STRANGER}:root is not authorized to perform: kinesis:PutRecord on "
        f"resource: {arn} because no resource-based policy allows the kinesis:PutRecord action"
    )

    allow = policy(arn, STRANGER, [*READ, "kinesis:PutRecord", "kinesis:PutResourcePolicy"])
    kinesis.put_resource_policy(ResourceARN=arn, Policy=allow)
    assert other.put_record(**put)["ShardId"] == "shardId-000000000000"
    assert other.list_shards(StreamARN=arn)["Shards"]
    # By name it is another stream: one of the caller's own account.
    code, message = bad_request(other.put_record, StreamName="lent", Data=b"x", PartitionKey="k")
    assert code == "ResourceNotFoundException"
    assert message == f"Stream lent under account {STRANGER} not found."
    # Whatever the policy grants, it is the owner's.
    code, _ = bad_request(other.put_resource_policy, ResourceARN=arn, Policy=allow)
    assert code == "AccessDeniedException"


def test_a_consumers_policy_lets_somebody_subscribe(engine: Engine) -> None:
    kinesis, iam = engine.client("kinesis"), engine.client("iam")
    arn = stream(kinesis, "fanned")
    consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="c")["Consumer"]
    consumer = consumer["ConsumerARN"]

    def is_active() -> bool:
        described = kinesis.describe_stream_consumer(ConsumerARN=consumer)
        return described["ConsumerDescription"]["ConsumerStatus"] == "ACTIVE"

    poll(is_active, "the consumer")
    user = iam.create_user(UserName="subscriber")["User"]["Arn"]
    key = iam.create_access_key(UserName="subscriber")["AccessKey"]
    subscriber = engine.client("kinesis", key["AccessKeyId"], key["SecretAccessKey"])
    subscribe = {
        "ConsumerARN": consumer,
        "ShardId": "shardId-000000000000",
        "StartingPosition": {"Type": "TRIM_HORIZON"},
    }
    assert bad_request(subscriber.subscribe_to_shard, **subscribe)[0] == "AccessDeniedException"
    allow = policy(consumer, user, ["kinesis:SubscribeToShard"])
    kinesis.put_resource_policy(ResourceARN=consumer, Policy=allow)
    assert kinesis.get_resource_policy(ResourceARN=consumer)["Policy"] == allow
    kinesis.put_record(StreamName="fanned", Data=b"x", PartitionKey="k")
    events = subscriber.subscribe_to_shard(**subscribe)["EventStream"]
    for event in events:
        records = event["SubscribeToShardEvent"]["Records"]
        if records:
            assert [record["Data"] for record in records] == [b"x"]
            break
    events.close()
