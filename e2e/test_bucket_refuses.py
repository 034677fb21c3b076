"""The bucket refuses: for a while, or for good."""

from __future__ import annotations

import json
from typing import Callable

import pytest

from pipeline import BUCKET, STREAM, Pipeline
from waiting import poll, poll_equal

COUNT = 60


@pytest.fixture
def ids(request: pytest.FixtureRequest) -> list[str]:
    """Ids of one test."""
    return [f"{request.node.name}-{number}" for number in range(COUNT)]


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack that gives up after three retries."""
    return start_pipeline().create(MaximumRetryAttempts="3", BatchSize="20")


@pytest.fixture(scope="module")
def patient(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack that does not give up."""
    return start_pipeline().create()


def test_a_bucket_that_refuses_for_a_while_loses_nothing(patient: Pipeline, ids: list[str]) -> None:
    s3 = patient.client("s3")
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/data/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy)
    patient.put([{"id": one} for one in ids])
    poll(lambda: patient.log("AccessDenied"), "the refusal in the log")
    assert patient.keys("data/") == []
    s3.delete_bucket_policy(Bucket=BUCKET)
    patient.wait_for(ids)
    assert patient.keys("failed/") == [] and patient.keys("aws/") == []


def test_without_its_right_every_record_reaches_the_on_failure_destination(
    pipeline: Pipeline, ids: list[str]
) -> None:
    document = pipeline.policy("write-objects")
    kept = [one for one in document["Statement"] if one["Sid"] != "ProcessedRecords"]
    pipeline.put_policy("write-objects", {**document, "Statement": kept})
    pipeline.put([{"id": one} for one in ids])
    poll_equal(
        lambda: {record["id"] for record in pipeline.given_up_records()},
        set(ids),
        "ids in the on-failure destination",
    )
    assert pipeline.keys("data/") == []
    name = pipeline.outputs()["FunctionName"]
    role = pipeline.role()
    words = (
        f"User: arn:aws:sts::000000000000:assumed-role/{role}/{name} is not authorized to perform:"
        f" s3:PutObject on resource: "
    )
    assert any(words in line for line in pipeline.log("AccessDenied")), pipeline.log()[:20]
    one = pipeline.given_up()[0]
    assert one["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert one["requestContext"]["functionArn"] == pipeline.outputs()["LiveAliasArn"]
    assert one["KinesisBatchInfo"]["streamArn"] == pipeline.outputs()["StreamArn"]
    assert one["version"] == "1.0"
    assert STREAM in one["KinesisBatchInfo"]["streamArn"]


def test_with_its_right_back_what_comes_next_lands(pipeline: Pipeline, ids: list[str]) -> None:
    document = pipeline.policy("write-objects")
    statement = {
        "Sid": "ProcessedRecords",
        "Effect": "Allow",
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": f"arn:aws:s3:::{BUCKET}/data/*",
    }
    document["Statement"].append(statement)
    pipeline.put_policy("write-objects", document)
    pipeline.put([{"id": one} for one in ids])
    pipeline.wait_for(ids)
