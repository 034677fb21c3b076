"""update-stack to two shards while records come in: nothing is lost, parents are drained first."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

import pytest

from pipeline import BUCKET, SENDER, STREAM, Pipeline
from waiting import poll, poll_equal


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack with one shard."""
    return start_pipeline().create()


def test_two_shards_under_load_lose_nothing(pipeline: Pipeline) -> None:
    command = [SENDER, "--json", "--count", "1500", "--rate", "300", "--verify", BUCKET]
    with subprocess.Popen(
        command, env=pipeline.engine.environment(), stdout=subprocess.PIPE, text=True
    ) as sender:
        try:
            poll(lambda: len(pipeline.keys("data/")) > 100, "the load is under way")
            pipeline.update(ShardCount="2")
            assert sender.poll() is None, "the load was over before the update"
            output, _ = sender.communicate(timeout=120)
        finally:
            sender.kill()
    summary = json.loads(output.strip().splitlines()[-1])
    assert (summary["sent"], summary["landed"], summary["missing"]) == (1500, 1500, [])
    assert len(pipeline.keys("data/")) == 1500
    assert pipeline.keys("failed/") == [] and pipeline.keys("aws/") == []


def test_the_two_open_shards_are_children_of_the_first(pipeline: Pipeline) -> None:
    summary = pipeline.client("kinesis").describe_stream_summary(StreamName=STREAM)
    assert summary["StreamDescriptionSummary"]["OpenShardCount"] == 2
    shards = pipeline.open_shards()
    assert {one["ParentShardId"] for one in shards} == {"shardId-000000000000"}
    ranges = sorted(
        (int(one["HashKeyRange"]["StartingHashKey"]), int(one["HashKeyRange"]["EndingHashKey"]))
        for one in shards
    )
    assert ranges == [(0, 2**127 - 1), (2**127, 2**128 - 1)]


def stored_by_shard(pipeline: Pipeline) -> dict[str, list[dict[str, Any]]]:
    """What the function has stored, by the shard that it came from, with the time of storing."""
    s3 = pipeline.client("s3")

    def look(key: str) -> dict[str, Any]:
        answer = s3.get_object(Bucket=BUCKET, Key=key)
        processed = answer["Metadata"]["processed-at"]
        return {**json.loads(answer["Body"].read()), "processed": processed}

    found: dict[str, list[dict[str, Any]]] = {}
    with ThreadPoolExecutor(8) as pool:
        for stored in pool.map(look, pipeline.keys("data/")):
            found.setdefault(stored["shard"], []).append(stored)
    return found


def test_the_parent_was_drained_before_its_children(pipeline: Pipeline) -> None:
    by_shard = stored_by_shard(pipeline)
    parent = by_shard.pop("shardId-000000000000")
    assert len(by_shard) == 2, "both children had records"
    last_of_parent = max(one["processed"] for one in parent)
    for child in by_shard.values():
        assert last_of_parent <= min(one["processed"] for one in child)


def test_more_than_twice_the_shards_is_refused_and_rolled_back(pipeline: Pipeline) -> None:
    pipeline.begin_update(ShardCount="5")
    pipeline.settle("UPDATE_ROLLBACK_COMPLETE")
    assert len(pipeline.open_shards()) == 2
    assert "UPDATE_FAILED" in pipeline.events()


def test_back_to_one_shard_merges(pipeline: Pipeline) -> None:
    pipeline.update(ShardCount="1")
    poll_equal(lambda: len(pipeline.open_shards()), 1, "open shards")
    (shard,) = pipeline.open_shards()
    assert shard["ParentShardId"] != shard["AdjacentParentShardId"]
    pipeline.put([{"id": "after-merge"}])
    pipeline.wait_for(["after-merge"])
