"""Updates of one id end with the last, whatever is delivered twice, late or at once."""

from __future__ import annotations

import json
from typing import Callable

import pytest

from pipeline import BUCKET, CODE_KEY, LOG_GROUP, STREAM, Pipeline
from waiting import poll, poll_equal

UPDATES = 200


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack with small batches, so that many of them are under way."""
    return start_pipeline().create(BatchSize="10")


def redeliver(pipeline: Pipeline) -> None:
    """A second function of the same code reads the whole stream again, beside the first."""
    lambda_, outputs = pipeline.client("lambda"), pipeline.outputs()
    lambda_.create_function(
        FunctionName="again",
        Runtime="provided.al2023",
        Handler="bootstrap",
        Role=outputs["FunctionRoleArn"],
        Timeout=60,
        MemorySize=256,
        Code={"S3Bucket": BUCKET, "S3Key": CODE_KEY},
        LoggingConfig={"LogGroup": LOG_GROUP},
        Environment={"Variables": {"BUCKET_NAME": BUCKET, "FAILURE_PREFIX": "failed/"}},
    )
    lambda_.get_waiter("function_active_v2").wait(FunctionName="again", WaiterConfig={"Delay": 1})
    lambda_.create_event_source_mapping(
        EventSourceArn=outputs["StreamArn"],
        FunctionName="again",
        StartingPosition="TRIM_HORIZON",
        BatchSize=7,
        FunctionResponseTypes=["ReportBatchItemFailures"],
    )


def delivered_again(pipeline: Pipeline, what: str = "records") -> int:
    """What the second reader's log says of the records delivered to it, summed up."""
    return sum(
        json.loads(event["message"])[what]
        for event in pipeline.log_events('{ $.message = "batch processed" }')
        if "/again[" in event["logStreamName"]
    )


def test_two_hundred_updates_across_a_reshard_and_two_readers_end_with_the_last(
    pipeline: Pipeline,
) -> None:
    redeliver(pipeline)
    pipeline.put([{"id": "hot", "n": number} for number in range(UPDATES // 2)])
    pipeline.client("kinesis").update_shard_count(
        StreamName=STREAM, TargetShardCount=2, ScalingType="UNIFORM_SCALING"
    )
    pipeline.put([{"id": "hot", "n": number} for number in range(UPDATES // 2, UPDATES)])
    poll_equal(lambda: len(pipeline.open_shards()), 2, "open shards")
    poll(lambda: delivered_again(pipeline) >= UPDATES, "all is delivered twice")
    poll_equal(lambda: pipeline.stored("hot")["record"]["n"], UPDATES - 1, "the last update")
    assert pipeline.keys("failed/") == [] and pipeline.keys("aws/") == []


def test_a_redelivery_changes_neither_bytes_nor_etag(pipeline: Pipeline) -> None:
    s3, lambda_ = pipeline.client("s3"), pipeline.client("lambda")
    before = {key: s3.get_object(Bucket=BUCKET, Key=key) for key in pipeline.keys("data/")}
    bodies = {key: answer["Body"].read() for key, answer in before.items()}
    (again,) = lambda_.list_event_source_mappings(FunctionName="again")["EventSourceMappings"]
    lambda_.delete_event_source_mapping(UUID=again["UUID"])

    def gone() -> bool:
        return not lambda_.list_event_source_mappings(FunctionName="again")["EventSourceMappings"]

    poll(gone, "the mapping is deleted")
    delivered, stored = delivered_again(pipeline), delivered_again(pipeline, "stored")
    lambda_.create_event_source_mapping(
        EventSourceArn=pipeline.outputs()["StreamArn"],
        FunctionName="again",
        StartingPosition="TRIM_HORIZON",
        BatchSize=50,
    )
    # The second reader has started anew.
    poll(lambda: delivered_again(pipeline) >= delivered + UPDATES, "all is delivered again")
    assert delivered_again(pipeline, "stored") == stored
    for key, answer in before.items():
        now = s3.get_object(Bucket=BUCKET, Key=key)
        assert (now["ETag"], now["LastModified"]) == (answer["ETag"], answer["LastModified"])
        assert now["Body"].read() == bodies[key]
