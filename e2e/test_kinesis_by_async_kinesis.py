"""async-kinesis, unchanged: its buffering producer, and its consumer across a split."""

from __future__ import annotations

import asyncio
import collections
import logging
from typing import Any

import pytest

import isolation
import streams
from engine import Engine

# It asks for Python 3.11 or newer.
kinesis = pytest.importorskip("kinesis", reason="async-kinesis is for Python 3.11 and newer")


@pytest.fixture
def options(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> dict[str, Any]:
    """Where it shall look; what it complains of is seen."""
    for name, value in isolation.credentials().items():
        monkeypatch.setenv(name, value)
    caplog.set_level(logging.WARNING, logger="kinesis")
    return {"endpoint_url": engine.url, "region_name": isolation.REGION}


def processor() -> Any:
    """Many items in a record, a line each."""
    from kinesis.processors import JsonLineProcessor

    return JsonLineProcessor()


async def put(stream: str, items: list[tuple[str, int]], options: dict[str, Any]) -> None:
    """Puts items, each under its key."""
    async with kinesis.Producer(
        stream, buffer_time=0.05, processor=processor(), **options
    ) as producer:
        for key, number in items:
            await producer.put({"key": key, "number": number}, partition_key=key)
        await producer.flush()


async def read(stream: str, count: int, options: dict[str, Any]) -> list[dict[str, Any]]:
    """Reads items until so many are there and nothing more comes."""
    found: list[dict[str, Any]] = []
    async with kinesis.Consumer(
        stream,
        processor=processor(),
        sleep_time_no_records=0.05,
        shard_fetch_rate=5,
        idle_timeout=1.0,
        **options,
    ) as consumer:
        while len(found) < count:
            async for item in consumer:
                found.append(item)
    return found


def test_items_of_many_keys_are_read_once_and_in_order_across_a_split(
    engine: Engine, options: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    client = engine.client("kinesis")
    arn = streams.make(client, "items", 2)
    items = [(f"key-{key}", number) for key in range(8) for number in range(50)]
    asyncio.run(put("items", items, options))
    client.split_shard(
        StreamName="items", ShardToSplit="shardId-000000000000", NewStartingHashKey=str(2**126)
    )
    streams.settle(client, "items")
    more = [(f"key-{key}", number) for key in range(8) for number in range(50, 100)]
    asyncio.run(put(arn, more, options))

    found = asyncio.run(read("items", 800, options))
    by_key = collections.defaultdict(list)
    for item in found:
        by_key[item["key"]].append(item["number"])
    assert by_key == {f"key-{key}": list(range(100)) for key in range(8)}
    # It logs whatever it did not expect of Kinesis.
    assert [one.getMessage() for one in caplog.records] == []
