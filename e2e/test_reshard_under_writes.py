"""Resharding while producers write: every consumer reads each record once and each key in order."""

from __future__ import annotations

from typing import Any, Callable

import pytest

from engine import Engine
from streams import Consumer, Producer, Subscriber, make, settle
from waiting import poll

LOWER = "shardId-000000000000"


def open_shards(client: Any, stream: str) -> list[dict[str, Any]]:
    """The open shards, by their places in the space of hashes."""
    answer = client.list_shards(StreamName=stream, ShardFilter={"Type": "AT_LATEST"})
    return sorted(answer["Shards"], key=lambda one: int(one["HashKeyRange"]["StartingHashKey"]))


def check_ranges(client: Any, stream: str, count: int) -> None:
    """The open shards are so many and cover the space without a gap."""
    ranges = [one["HashKeyRange"] for one in open_shards(client, stream)]
    assert len(ranges) == count
    begins = [int(one["StartingHashKey"]) for one in ranges]
    ends = [int(one["EndingHashKey"]) for one in ranges]
    assert begins == [0, *(end + 1 for end in ends[:-1])]
    assert ends[-1] == 2**128 - 1


def split(client: Any, stream: str) -> None:
    """Splits the first open shard at an uneven place."""
    first = open_shards(client, stream)[0]
    end = int(first["HashKeyRange"]["EndingHashKey"])
    client.split_shard(
        StreamName=stream, ShardToSplit=first["ShardId"], NewStartingHashKey=str(end // 3)
    )


def merge(client: Any, stream: str) -> None:
    """Merges the last two open shards."""
    left, right = open_shards(client, stream)[-2:]
    client.merge_shards(
        StreamName=stream,
        ShardToMerge=left["ShardId"],
        AdjacentShardToMerge=right["ShardId"],
    )


def scale(count: int) -> Callable[[Any, str], None]:
    """UpdateShardCount."""

    def change(client: Any, stream: str) -> None:
        client.update_shard_count(
            StreamName=stream, TargetShardCount=count, ScalingType="UNIFORM_SCALING"
        )

    return change


def rounds(producers: list[Producer], more: int) -> None:
    """Waits until every producer has put so many more rounds."""
    wanted = [one.sent + more for one in producers]
    poll(
        lambda: (
            any(one.failure for one in producers)
            or all(one.sent >= least for one, least in zip(producers, wanted))
        ),
        "the producers go on",
    )


def end(producers: list[Producer], consumers: list[Consumer]) -> None:
    """Ends the producers, and the consumers when they have read everything."""
    for worker in producers:
        worker.ended.set()
        worker.result()
    count = sum(len(one.acknowledged) for one in producers)
    for consumer in consumers:
        consumer.ended.set()
        consumer.result()
        poll(lambda: consumer.has_read(count), f"{type(consumer).__name__} reads all")
        consumer.result()


def check_once_and_in_order(producers: list[Producer], consumer: Consumer) -> None:
    """Each record of each producer was read once, and a key's in the order of putting."""
    wanted = {key: list(range(one.sent)) for one in producers for key in one.keys}
    assert consumer.by_key() == wanted
    acknowledged = [int(one) for producer in producers for one in producer.acknowledged.values()]
    assert sorted(consumer.sequence_numbers()) == sorted(acknowledged)


def test_split_merge_and_scale_under_writes(engine: Engine) -> None:
    client, stream = engine.client("kinesis"), "under-writes"
    arn = make(client, stream, 2)
    producers = [Producer(client, stream, name) for name in ("a", "b")]
    consumers = [
        Consumer(client, stream),
        Subscriber(client, stream, arn, "first"),
        Subscriber(client, stream, arn, "second"),
    ]
    for worker in [*producers, *consumers]:
        worker.start()
    changes = [(scale(4), 4), (split, 5), (merge, 4), (merge, 3), (scale(2), 2), (scale(1), 1)]
    for change, count in changes:
        rounds(producers, 3)
        change(client, stream)
        settle(client, stream)
        check_ranges(client, stream, count)
    rounds(producers, 3)
    end(producers, consumers)
    # Those that come when all is over have the whole of it to read, from the first shards on.
    late = [Consumer(client, stream), Subscriber(client, stream, arn, "late")]
    for consumer in late:
        consumer.start()
    end(producers, late)
    for consumer in [*consumers, *late]:
        check_once_and_in_order(producers, consumer)
        assert len(consumer.finished) == len(consumer.read) - 1


def test_children_name_both_parents_and_come_with_the_last_record(engine: Engine) -> None:
    client, stream = engine.client("kinesis"), "border"
    make(client, stream, 2)
    for key in ("0", str(2**127)):
        client.put_record(StreamName=stream, PartitionKey="k", ExplicitHashKey=key, Data=b"x")
    merge(client, stream)
    settle(client, stream)
    for shard in (LOWER, "shardId-000000000001"):
        start = client.get_shard_iterator(
            StreamName=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
        )
        answer = client.get_records(ShardIterator=start["ShardIterator"])
        assert len(answer["Records"]) == 1
        if "NextShardIterator" in answer:
            answer = client.get_records(ShardIterator=answer["NextShardIterator"])
        assert "NextShardIterator" not in answer
        (child,) = answer["ChildShards"]
        assert child["ShardId"] == "shardId-000000000002"
        assert sorted(child["ParentShards"]) == [LOWER, "shardId-000000000001"]
        assert child["HashKeyRange"] == {
            "StartingHashKey": "0",
            "EndingHashKey": str(2**128 - 1),
        }


@pytest.mark.parametrize("when", ["between", "within"])
def test_kill_minus_nine_and_restart_between_and_within_reshards(
    start_engine: Callable[..., Engine], when: str
) -> None:
    engine = start_engine()
    client, stream = engine.client("kinesis"), "killed"
    arn = make(client, stream, 2)
    producers = [Producer(client, stream, name, engine_is_away=True) for name in ("a", "b")]
    consumers = [
        Consumer(client, stream, engine_is_away=True),
        Subscriber(client, stream, arn, "pushed", engine_is_away=True),
    ]
    for worker in [*producers, *consumers]:
        worker.start()
    rounds(producers, 3)
    scale(4)(client, stream)
    if when == "between":
        settle(client, stream)
        rounds(producers, 3)
    engine.kill()
    engine.start()
    client = engine.client("kinesis")
    settle(client, stream)
    check_ranges(client, stream, 4)
    rounds(producers, 3)
    merge(client, stream)
    settle(client, stream)
    check_ranges(client, stream, 3)
    rounds(producers, 3)
    end(producers, consumers)
    for consumer in consumers:
        check_kept(producers, consumer)


def check_kept(producers: list[Producer], consumer: Consumer) -> None:
    """What was acknowledged was read once. No answer came to what was under way when the engine
    was killed, so that it was put again: it may be there twice."""
    read = consumer.sequence_numbers()
    assert len(read) == len(set(read))
    acknowledged = {int(one) for producer in producers for one in producer.acknowledged.values()}
    assert acknowledged <= set(read)
    by_key = consumer.by_key()
    for producer in producers:
        for key in producer.keys:
            numbers = by_key[key]
            assert sorted(set(numbers)) == list(range(producer.sent))
            assert numbers == sorted(numbers)
            assert len(numbers) <= producer.sent + 1
