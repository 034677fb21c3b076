"""Enhanced fan-out: consumers, and subscriptions by Boto3 over HTTP/1.1 and by JavaScript over HTTP/2."""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Iterator

import pytest
from botocore.exceptions import EventStreamError

from engine import Engine, run
from refusals import bad_request
from waiting import poll, poll_equal

NODE_MODULES = pathlib.Path(__file__).resolve().parent.parent / ".cache" / "node" / "node_modules"
SHARD = "shardId-000000000000"
NUMBERS = itertools.count()


def stream(client: Any, shards: int = 1) -> tuple[str, str]:
    """Name and ARN of a new stream."""
    name = f"fan-out-{next(NUMBERS)}"
    client.create_stream(StreamName=name, ShardCount=shards)
    client.get_waiter("stream_exists").wait(StreamName=name, WaiterConfig={"Delay": 1})
    summary = client.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
    return name, summary["StreamARN"]


def register(client: Any, arn: str, name: str, **options: Any) -> str:
    """The ARN of a new consumer, which is active."""
    made = client.register_stream_consumer(StreamARN=arn, ConsumerName=name, **options)["Consumer"]
    assert made["ConsumerStatus"] == "CREATING"
    consumer = made["ConsumerARN"]
    poll_equal(lambda: status(client, consumer), "ACTIVE", "the consumer's status")
    return consumer


def status(client: Any, consumer: str) -> str:
    """A consumer's status."""
    try:
        answer = client.describe_stream_consumer(ConsumerARN=consumer)
    except client.exceptions.ResourceNotFoundException:
        return "gone"
    return answer["ConsumerDescription"]["ConsumerStatus"]


def subscribe(client: Any, consumer: str, shard: str = SHARD, **position: Any) -> Any:
    """A subscription's events; waits while another one of a moment ago holds the shard."""
    position = position or {"Type": "TRIM_HORIZON"}

    def call() -> Any:
        try:
            answer = client.subscribe_to_shard(
                ConsumerARN=consumer, ShardId=shard, StartingPosition=position
            )
        except client.exceptions.ResourceInUseException:
            return None
        except client.exceptions.LimitExceededException:
            return None
        return answer["EventStream"]

    return poll(call, "the shard is free to be subscribed to")


def events(subscription: Any) -> Iterator[dict[str, Any]]:
    """What the events of a subscription say."""
    for event in subscription:
        yield event["SubscribeToShardEvent"]


def records(subscription: Any, count: int) -> list[bytes]:
    """The data of as many records."""
    found: list[bytes] = []
    for event in events(subscription):
        found += [record["Data"] for record in event["Records"]]
        if len(found) >= count:
            return found
    raise AssertionError(f"the subscription ended after {found}")


@pytest.fixture(scope="module")
def kinesis(engine: Engine) -> Any:
    """A client."""
    return engine.client("kinesis")


def test_consumers_come_are_listed_and_go(kinesis: Any) -> None:
    name, arn = stream(kinesis)
    first = register(kinesis, arn, "first", Tags={"team": "a"})
    second = register(kinesis, arn, "second")
    assert first.startswith(f"{arn}/consumer/first:")
    page = kinesis.list_stream_consumers(StreamARN=arn, MaxResults=1)
    assert [one["ConsumerName"] for one in page["Consumers"]] == ["first"]
    rest = kinesis.list_stream_consumers(StreamARN=arn, NextToken=page["NextToken"])
    assert [one["ConsumerARN"] for one in rest["Consumers"]] == [second]
    assert kinesis.list_tags_for_resource(ResourceARN=first)["Tags"] == [
        {"Key": "team", "Value": "a"}
    ]
    kinesis.tag_resource(ResourceARN=second, Tags={"b": "1", "c": "2"})
    kinesis.untag_resource(ResourceARN=second, TagKeys=["b"])
    assert kinesis.list_tags_for_resource(ResourceARN=second)["Tags"] == [
        {"Key": "c", "Value": "2"}
    ]
    summary = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
    assert summary["ConsumerCount"] == 2
    account = account_of(arn)
    again = kinesis.register_stream_consumer
    code, _ = bad_request(again, StreamARN=arn, ConsumerName="first")
    assert code == "ResourceInUseException"
    code, message = bad_request(kinesis.delete_stream, StreamName=name)
    assert code == "ResourceInUseException"
    assert message.startswith(f"DeleteStream can't delete {account}:{name} because")
    kinesis.deregister_stream_consumer(StreamARN=arn, ConsumerName="first")
    poll_equal(lambda: status(kinesis, first), "gone", "the first consumer's status")
    assert register(kinesis, arn, "first") != first
    kinesis.delete_stream(StreamName=name, EnforceConsumerDeletion=True)
    poll_equal(lambda: status(kinesis, second), "gone", "the second consumer's status")


def account_of(arn: str) -> str:
    """The account that an ARN names."""
    return arn.split(":")[4]


def test_consumers_outlive_the_process(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    name, arn = stream(engine.client("kinesis"))
    consumer = register(engine.client("kinesis"), arn, "c", Tags={"a": "b"})
    engine.kill()
    engine.start()
    kinesis = engine.client("kinesis")
    assert status(kinesis, consumer) == "ACTIVE"
    assert kinesis.list_tags_for_resource(ResourceARN=consumer)["Tags"]
    kinesis.put_record(StreamName=name, Data=b"x", PartitionKey="k")
    assert records(subscribe(kinesis, consumer), 1) == [b"x"]


def test_records_are_pushed_as_they_arrive(kinesis: Any) -> None:
    name, arn = stream(kinesis)
    consumer = register(kinesis, arn, "c")
    subscription = subscribe(kinesis, consumer, Type="LATEST")
    for n in range(20):
        put = kinesis.put_record(StreamName=name, Data=b"%d" % n, PartitionKey="k")
        event = next(one for one in events(subscription) if one["Records"])
        (record,) = event["Records"]
        assert (record["Data"], record["PartitionKey"]) == (b"%d" % n, "k")
        assert record["SequenceNumber"] == put["SequenceNumber"]
        assert event["MillisBehindLatest"] == 0
        assert int(event["ContinuationSequenceNumber"]) > int(put["SequenceNumber"])
    subscription.close()


def test_a_shard_at_rest_sends_empty_events(kinesis: Any) -> None:
    _, arn = stream(kinesis)
    subscription = subscribe(kinesis, register(kinesis, arn, "c"), Type="LATEST")
    event = next(events(subscription))
    assert event["Records"] == [] and event["ContinuationSequenceNumber"]
    subscription.close()


def test_a_later_subscription_takes_over(kinesis: Any) -> None:
    name, arn = stream(kinesis)
    consumer = register(kinesis, arn, "c")
    first = subscribe(kinesis, consumer, Type="LATEST")
    again = {"ConsumerARN": consumer, "ShardId": SHARD, "StartingPosition": {"Type": "LATEST"}}
    code, message = bad_request(kinesis.subscribe_to_shard, **again)
    account = account_of(arn)
    assert (code, message) == (
        "ResourceInUseException",
        f"Another active subscription exists for this consumer: {account}:{name}:{SHARD}:c",
    )
    second = subscribe(kinesis, consumer, Type="LATEST")
    with pytest.raises(EventStreamError) as ended:
        list(events(first))
    assert ended.value.response["Error"] == {"Code": code, "Message": message}
    kinesis.put_record(StreamName=name, Data=b"x", PartitionKey="k")
    assert records(second, 1) == [b"x"]
    second.close()


def test_what_goes_away_is_told_in_the_stream(kinesis: Any) -> None:
    name, arn = stream(kinesis)
    consumers = [register(kinesis, arn, one) for one in ("c", "d")]
    first, second = (subscribe(kinesis, one, Type="LATEST") for one in consumers)
    kinesis.deregister_stream_consumer(ConsumerARN=consumers[0])
    with pytest.raises(EventStreamError) as ended:
        list(events(first))
    assert ended.value.response["Error"]["Code"] == "ResourceNotFoundException"
    kinesis.delete_stream(StreamName=name, EnforceConsumerDeletion=True)
    with pytest.raises(EventStreamError) as ended:
        list(events(second))
    assert ended.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_who_hangs_up_leaves_nothing_behind(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    kinesis = engine.client("kinesis")
    _, arn = stream(kinesis, shards=4)
    consumer = register(kinesis, arn, "c")
    shards = [f"shardId-{n:012}" for n in range(4)]
    open_files = pathlib.Path(f"/proc/{engine.process.pid}/fd")
    before = len(list(open_files.iterdir()))
    # One of them takes the connection that the client has at hand.
    subscriptions = [subscribe(kinesis, consumer, one, Type="LATEST") for one in shards]
    assert len(list(open_files.iterdir())) >= before + 3
    for one in subscriptions:
        one.close()
    poll(lambda: len(list(open_files.iterdir())) <= before, "the connections are gone")


def test_the_end_of_the_engine_ends_subscriptions(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    kinesis = engine.client("kinesis")
    _, arn = stream(kinesis)
    subscription = subscribe(kinesis, register(kinesis, arn, "c"), Type="LATEST")
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(lambda: [event["Records"] for event in events(subscription)])
        assert engine.stop() == 0
        assert all(found == [] for found in rest.result(timeout=30))


def follow(client: Any, consumer: str, shard: str, found: dict[str, list[bytes]]) -> list[str]:
    """Reads a shard to its end; answers its children."""
    for event in events(subscribe(client, consumer, shard)):
        for record in event["Records"]:
            found.setdefault(record["PartitionKey"], []).append(record["Data"])
        if "ContinuationSequenceNumber" not in event:
            return [child["ShardId"] for child in event["ChildShards"]]
    raise AssertionError(f"{shard} ended without children")


def test_every_record_comes_once_and_in_order_while_the_stream_is_resharded(kinesis: Any) -> None:
    name, arn = stream(kinesis)
    consumer = register(kinesis, arn, "c")
    put: dict[str, list[bytes]] = {}
    stop = threading.Event()

    def load() -> None:
        for n in itertools.count():
            key = f"key-{n % 7}"
            kinesis.put_record(StreamName=name, Data=b"%d" % n, PartitionKey=key)
            put.setdefault(key, []).append(b"%d" % n)
            if stop.is_set():
                return

    found: dict[str, list[bytes]] = {}
    with ThreadPoolExecutor(2) as pool:
        loading = pool.submit(load)
        try:
            parent = pool.submit(follow, kinesis, consumer, SHARD, found)
            poll(lambda: sum(map(len, found.values())) > 20, "records come")
            kinesis.update_shard_count(
                StreamName=name, TargetShardCount=2, ScalingType="UNIFORM_SCALING"
            )
            children = parent.result(timeout=60)
            assert len(children) == 2
            poll(
                lambda: len(kinesis.list_shards(StreamName=name)["Shards"]) == 3,
                "the children are there",
            )
            before = sum(map(len, put.values()))
            poll(lambda: sum(map(len, put.values())) > before + 40, "the children get records")
        finally:
            stop.set()
        loading.result(timeout=60)
    for child in children:
        subscription = subscribe(kinesis, consumer, child)
        for event in events(subscription):
            for record in event["Records"]:
                found.setdefault(record["PartitionKey"], []).append(record["Data"])
            if event["MillisBehindLatest"] == 0:
                break
        subscription.close()
    assert found == put


def test_the_right_is_on_the_consumer(engine: Engine, kinesis: Any) -> None:
    _, arn = stream(kinesis)
    allowed, other = (register(kinesis, arn, one) for one in ("c", "d"))
    iam = engine.client("iam")
    iam.create_user(UserName="subscriber")
    statement = {"Effect": "Allow", "Action": "kinesis:SubscribeToShard", "Resource": allowed}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    iam.put_user_policy(
        UserName="subscriber", PolicyName="p", PolicyDocument=json.dumps(policy)
    )
    key = iam.create_access_key(UserName="subscriber")["AccessKey"]
    client = engine.client("kinesis", key["AccessKeyId"], key["SecretAccessKey"])
    subscribe(client, allowed).close()
    code, message = bad_request(
        client.subscribe_to_shard,
        ConsumerARN=other,
        ShardId=SHARD,
        StartingPosition={"Type": "LATEST"},
    )
    assert code == "AccessDeniedException"
    assert f"kinesis:SubscribeToShard on resource: {other}" in message


def test_a_stack_makes_a_consumer(engine: Engine, kinesis: Any) -> None:
    def template(name: str, team: str = "a") -> str:
        consumer = {
            "Type": "AWS::Kinesis::StreamConsumer",
            "Properties": {
                "ConsumerName": name,
                "StreamARN": {"Fn::GetAtt": ["Stream", "Arn"]},
                "Tags": [{"Key": "team", "Value": team}],
            },
        }
        attributes = ["ConsumerARN", "ConsumerName", "StreamARN", "ConsumerStatus"]
        outputs: dict[str, Any] = {
            one: {"Value": {"Fn::GetAtt": ["Consumer", one]}} for one in attributes
        }
        outputs["Ref"] = {"Value": {"Ref": "Consumer"}}
        outputs["Created"] = {"Value": {"Fn::GetAtt": ["Consumer", "ConsumerCreationTimestamp"]}}
        stream_type = {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}}
        return json.dumps(
            {"Resources": {"Stream": stream_type, "Consumer": consumer}, "Outputs": outputs}
        )

    cloudformation = engine.client("cloudformation")

    def outputs() -> dict[str, str]:
        (stack,) = cloudformation.describe_stacks(StackName="fan-out")["Stacks"]
        return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}

    def wait(what: str) -> None:
        waiter = cloudformation.get_waiter(what)
        waiter.wait(StackName="fan-out", WaiterConfig={"Delay": 1})

    cloudformation.create_stack(StackName="fan-out", TemplateBody=template("one"))
    wait("stack_create_complete")
    first = outputs()
    assert first["Ref"] == first["ConsumerARN"]
    assert first["ConsumerARN"] == f"{first['StreamARN']}/consumer/one:{first['Created']}"
    assert (first["ConsumerName"], first["ConsumerStatus"]) == ("one", "ACTIVE")
    tags = kinesis.list_tags_for_resource(ResourceARN=first["Ref"])["Tags"]
    assert {"Key": "team", "Value": "a"} in tags
    cloudformation.update_stack(StackName="fan-out", TemplateBody=template("two", team="b"))
    wait("stack_update_complete")
    second = outputs()
    assert second["ConsumerName"] == "two"
    tags = kinesis.list_tags_for_resource(ResourceARN=second["Ref"])["Tags"]
    assert {"Key": "team", "Value": "b"} in tags
    assert status(kinesis, first["Ref"]) == "gone"
    cloudformation.delete_stack(StackName="fan-out")
    wait("stack_delete_complete")
    assert status(kinesis, second["Ref"]) == "gone"


SCRIPT = """
import { KinesisClient, PutRecordCommand, SubscribeToShardCommand } from "@aws-sdk/client-kinesis";
const [url, stream, ConsumerARN] = process.argv.slice(2);
const client = new KinesisClient({ endpoint: url, region: "us-east-1" });
const StartingPosition = { Type: "LATEST" };
const ShardId = "shardId-000000000000";
const answer = await client.send(
  new SubscribeToShardCommand({ ConsumerARN, ShardId, StartingPosition }));
const found = [];
const put = (text) => client.send(new PutRecordCommand(
  { StreamName: stream, PartitionKey: "k", Data: new TextEncoder().encode(text) }));
await put("0");
for await (const { SubscribeToShardEvent: event } of answer.EventStream) {
  for (const record of event.Records) found.push(new TextDecoder().decode(record.Data));
  if (found.length === 5) break;
  if (event.Records.length) await put(String(found.length));
}
console.log(JSON.stringify(found));
process.exit(0);
"""


@pytest.mark.skipif(
    shutil.which("node") is None or not NODE_MODULES.is_dir(),
    reason="no Node.js with npm when `cargo xtask test` prepared (Debian's nodejs, npm)",
)
def test_javascript_subscribes_over_http_2(
    engine: Engine, kinesis: Any, tmp_path: pathlib.Path
) -> None:
    name, arn = stream(kinesis)
    consumer = register(kinesis, arn, "c")
    script = tmp_path / "subscribe.mjs"
    script.write_text(SCRIPT)
    os.symlink(NODE_MODULES, tmp_path / "node_modules")
    command = ["node", str(script), engine.url, name, consumer]
    result: subprocess.CompletedProcess = run(command, engine.environment())
    assert json.loads(result.stdout) == ["0", "1", "2", "3", "4"]
