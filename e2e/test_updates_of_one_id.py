"""Updates of one id end with the last, whatever is delivered twice, late or at once."""

from __future__ import annotations

from typing import Callable

import pytest

from pipeline import BUCKET, CODE_KEY, STREAM, Pipeline
from waiting import poll, poll_equal

UPDATES = 200


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack with small batches, so that many of them are under way."""
    return start_pipeline().create(BatchSize="10")


def redeliver(pipeline: Pipeline) -> None:
    """A second function of the same code reads the whole stream again, beside the first."""
    lambda_, outputs = pipeline.client("lambda"), pipeline.outputs()
    (log_group,) = [outputs["LogGroupName"]]
    lambda_.create_function(
        FunctionName="again",
        Runtime="provided.al2023",
        Handler="bootstrap",
        Role=outputs["FunctionRoleArn"],
        Timeout=60,
        MemorySize=256,
        Code={"S3Bucket": BUCKET, "S3Key": CODE_KEY},
        LoggingConfig={"LogGroup": log_group},
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


def shards_read_by(pipeline: Pipeline, function: str) -> int:
    """How many of the stream's records a function's invocations have reported as seen."""
    return sum(f'"function":"{function}"' in line for line in pipeline.log())


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
    # A record behind the last one in the shard of "hot": when both readers have stored it, all
    # of their deliveries of "hot" are done.
    pipeline.put([{"id": "behind", "n": 0}], key="hot")
    pipeline.wait_for(["hot", "behind"])
    mappings = pipeline.client("lambda").list_event_source_mappings
    (again,) = mappings(FunctionName="again")["EventSourceMappings"]
    poll_equal(
        lambda: pipeline.client("lambda").get_event_source_mapping(UUID=again["UUID"])[
            "LastProcessingResult"
        ],
        "OK",
        "the second reader's result",
    )
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
    lambda_.create_event_source_mapping(
        EventSourceArn=pipeline.outputs()["StreamArn"],
        FunctionName="again",
        StartingPosition="TRIM_HORIZON",
        BatchSize=50,
    )
    # The second reader starts anew: it comes to the last record after all redeliveries.
    pipeline.put([{"id": "afterwards"}], key="hot")
    pipeline.wait_for(["afterwards"])
    (second,) = lambda_.list_event_source_mappings(FunctionName="again")["EventSourceMappings"]
    poll_equal(
        lambda: lambda_.get_event_source_mapping(UUID=second["UUID"])["LastProcessingResult"],
        "OK",
        "the redelivery's result",
    )
    for key, answer in before.items():
        now = s3.get_object(Bucket=BUCKET, Key=key)
        assert (now["ETag"], now["LastModified"]) == (answer["ETag"], answer["LastModified"])
        assert now["Body"].read() == bodies[key]
