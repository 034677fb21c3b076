"""S3 by Boto3: what a bucket says of itself, its tags, and its block of public access."""

from __future__ import annotations

from typing import Any

import pytest

from engine import Engine
from refusals import refusal

BUCKET = "broad"
FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


@pytest.fixture(scope="module")
def s3(engine: Engine) -> Any:
    """A client and a bucket."""
    client = engine.client("s3")
    client.create_bucket(Bucket=BUCKET)
    return client


def test_location_is_empty_in_the_first_region_only(engine: Engine, s3: Any) -> None:
    assert s3.get_bucket_location(Bucket=BUCKET)["LocationConstraint"] is None
    there = engine.client("s3", region="eu-central-1")
    there.create_bucket(
        Bucket="broad-eu", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    # Every region tells where a bucket is.
    for client in (s3, there):
        answer = client.get_bucket_location(Bucket="broad-eu")
        assert answer["LocationConstraint"] == "eu-central-1"


def test_objects_are_encrypted_by_default(s3: Any) -> None:
    answer = s3.get_bucket_encryption(Bucket=BUCKET)
    (rule,) = answer["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    assert rule["BucketKeyEnabled"] is False
    put = s3.put_object(Bucket=BUCKET, Key="k", Body=b"x")
    assert put["ServerSideEncryption"] == "AES256"


def test_a_bucket_that_never_had_versions(s3: Any) -> None:
    answer = s3.get_bucket_versioning(Bucket=BUCKET)
    assert "Status" not in answer and "MFADelete" not in answer


def test_tags_of_a_bucket(s3: Any) -> None:
    none = (404, "NoSuchTagSet", "The TagSet does not exist")
    assert refusal(s3.get_bucket_tagging, Bucket=BUCKET) == none
    first = [{"Key": "team", "Value": "mill"}, {"Key": "stage", "Value": ""}]
    s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": first})
    listed = s3.get_bucket_tagging(Bucket=BUCKET)["TagSet"]
    assert sorted(listed, key=lambda tag: tag["Key"]) == [first[1], first[0]]
    # A set replaces the whole set that was.
    second = [{"Key": "team", "Value": "bakery"}]
    s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": second})
    assert s3.get_bucket_tagging(Bucket=BUCKET)["TagSet"] == second
    assert refusal(s3.put_bucket_tagging, Bucket=BUCKET, Tagging={"TagSet": second * 2}) == (
        400,
        "InvalidTag",
        "Cannot provide multiple Tags with the same key",
    )
    assert s3.get_bucket_tagging(Bucket=BUCKET)["TagSet"] == second
    answer = s3.delete_bucket_tagging(Bucket=BUCKET)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refusal(s3.get_bucket_tagging, Bucket=BUCKET) == none
    s3.delete_bucket_tagging(Bucket=BUCKET)


def test_public_access_is_blocked_until_it_is_allowed(s3: Any) -> None:
    answer = s3.get_public_access_block(Bucket=BUCKET)
    assert answer["PublicAccessBlockConfiguration"] == dict.fromkeys(FLAGS, True)
    s3.put_public_access_block(
        Bucket=BUCKET, PublicAccessBlockConfiguration={"BlockPublicAcls": True}
    )
    answer = s3.get_public_access_block(Bucket=BUCKET)
    wanted = {**dict.fromkeys(FLAGS, False), "BlockPublicAcls": True}
    assert answer["PublicAccessBlockConfiguration"] == wanted
    wanted = dict.fromkeys(FLAGS, True)
    s3.put_public_access_block(Bucket=BUCKET, PublicAccessBlockConfiguration=wanted)
    answer = s3.get_public_access_block(Bucket=BUCKET)
    assert answer["PublicAccessBlockConfiguration"] == wanted


def test_a_bucket_that_is_not_there(s3: Any) -> None:
    for call, more in (
        (s3.get_bucket_location, {}),
        (s3.get_bucket_encryption, {}),
        (s3.get_bucket_versioning, {}),
        (s3.put_bucket_tagging, {"Tagging": {"TagSet": []}}),
        (s3.delete_bucket_tagging, {}),
        (s3.get_public_access_block, {}),
        (s3.put_public_access_block, {"PublicAccessBlockConfiguration": {}}),
    ):
        assert refusal(call, Bucket="broad-nil", **more) == (
            404,
            "NoSuchBucket",
            "The specified bucket does not exist",
        ), call


def test_a_bucket_of_another_owner(s3: Any) -> None:
    owner = {"ExpectedBucketOwner": "111111111111"}
    assert refusal(s3.get_bucket_versioning, Bucket=BUCKET, **owner) == (
        403,
        "AccessDenied",
        "Access Denied",
    )
    assert refusal(s3.get_bucket_location, Bucket=BUCKET, **owner)[:2] == (403, "AccessDenied")
