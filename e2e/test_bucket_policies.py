"""Bucket policies as the Amazon S3 User Guide has them, enforced: condition keys, and locked-out owners."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError

from engine import Engine

BUCKET = "policies"


@pytest.fixture(scope="module")
def s3(engine: Engine) -> Any:
    """A client and the bucket of these tests."""
    client = engine.client("s3")
    client.create_bucket(Bucket=BUCKET)
    return client


def code(call: Callable[..., Any], **arguments: Any) -> str:
    """The code of a refusal; empty if there is none."""
    try:
        call(Bucket=BUCKET, **arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return ""


def deny(s3: Any, action: str, **condition: Any) -> None:
    """Puts a policy of one denial to everybody on the bucket."""
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": action,
        "Resource": [f"arn:aws:s3:::{BUCKET}/*"],
        "Condition": condition,
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))


def test_uploads_without_encryption_are_denied(s3: Any) -> None:
    deny(s3, "s3:PutObject", StringNotEquals={"s3:x-amz-server-side-encryption": "AES256"})
    assert code(s3.put_object, Key="k", Body=b"x") == "AccessDenied"
    assert code(s3.put_object, Key="k", Body=b"x", ServerSideEncryption="AES256") == ""
    assert code(s3.create_multipart_upload, Key="k") == "AccessDenied"
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="k", ServerSideEncryption="AES256")
    named = {"Bucket": BUCKET, "Key": "k", "UploadId": upload["UploadId"]}
    part = s3.upload_part(**named, PartNumber=1, Body=b"x")
    parts = [{"PartNumber": 1, "ETag": part["ETag"]}]
    assert s3.complete_multipart_upload(**named, MultipartUpload={"Parts": parts})["ETag"]


def test_writes_without_conditions_are_denied(s3: Any) -> None:
    deny(
        s3,
        "s3:PutObject",
        Null={"s3:if-none-match": "true"},
        Bool={"s3:ObjectCreationOperation": "true"},
    )
    assert code(s3.put_object, Key="once", Body=b"x") == "AccessDenied"
    assert code(s3.put_object, Key="once", Body=b"x", IfNoneMatch="*") == ""
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="parts")
    named = {"Key": "parts", "UploadId": upload["UploadId"]}
    part = s3.upload_part(Bucket=BUCKET, **named, PartNumber=1, Body=b"x")
    named["MultipartUpload"] = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    assert code(s3.complete_multipart_upload, **named) == "AccessDenied"
    assert code(s3.complete_multipart_upload, **named, IfNoneMatch="*") == ""


def test_deletions_without_conditions_are_denied(s3: Any) -> None:
    s3.delete_bucket_policy(Bucket=BUCKET)
    etag = s3.put_object(Bucket=BUCKET, Key="gone", Body=b"x")["ETag"]
    deny(s3, "s3:DeleteObject", Null={"s3:if-match": "true"})
    assert code(s3.delete_object, Key="gone") == "AccessDenied"
    assert code(s3.delete_object, Key="gone", IfMatch='"other"') == "PreconditionFailed"
    assert code(s3.delete_object, Key="gone", IfMatch=etag) == ""
    s3.put_object(Bucket=BUCKET, Key="gone", Body=b"x")
    assert code(s3.delete_object, Key="gone", IfMatch="*") == ""


def test_the_owner_is_never_locked_out(s3: Any) -> None:
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy)
    assert code(s3.list_objects_v2) == "AccessDenied"
    assert json.loads(s3.get_bucket_policy(Bucket=BUCKET)["Policy"])["Statement"] == [statement]
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy)
    s3.delete_bucket_policy(Bucket=BUCKET)
    assert code(s3.list_objects_v2) == ""
