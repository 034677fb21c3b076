"""Bucket policies as the Amazon S3 User Guide has them, enforced: condition keys, and locked-out owners."""

from __future__ import annotations

import datetime
import hashlib
import json
import socket
from typing import Any, Callable

import pytest
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from engine import CONFIG, Engine, send

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


def test_a_denied_upload_leaves_the_next_one_alone(engine: Engine, s3: Any) -> None:
    deny(s3, "s3:PutObject", StringEquals={"s3:x-amz-acl": "private"})
    for number in range(200):
        assert code(s3.put_object, Key="k", Body=b"x", ACL="private") == "AccessDenied", number
        assert code(s3.put_object, Key="k", Body=b"x") == "", number
    # The client has not sent the body, and is told not to send anything else there.
    with socket.create_connection(("127.0.0.1", engine.port), timeout=10) as connection:
        head = f"PUT /{BUCKET}/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
        connection.sendall(f"{head}Expect: 100-continue\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 403 ") and b"connection: close" in answer.lower()


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


def test_how_a_request_is_signed_is_seen(engine: Engine, s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="signed", Body=b"content")
    named = {"Bucket": BUCKET, "Key": "signed"}
    # Boto3 signs URLs with version 2 in us-east-1 unless it is told otherwise.
    modern = engine.client("s3", config=CONFIG.merge(Config(signature_version="s3v4")))
    url = modern.generate_presigned_url("get_object", Params=named, ExpiresIn=600)
    assert send("GET", url) == (200, b"content")
    deny(s3, "s3:GetObject", StringEquals={"s3:authType": "REST-QUERY-STRING"})
    assert send("GET", url)[0] == 403
    assert code(s3.get_object, Key="signed") == ""
    # A URL made 20 minutes ago, good for an hour, is too old for who takes them for ten minutes.
    deny(s3, "s3:GetObject", NumericGreaterThan={"s3:signatureAge": "600000"})
    assert send("GET", url) == (200, b"content")
    before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=20)
    old = presigned(engine, "signed", before)
    assert send("GET", old)[0] == 403
    s3.delete_bucket_policy(Bucket=BUCKET)
    assert send("GET", old) == (200, b"content")
    digest = hashlib.sha256(b"unwanted").hexdigest()
    deny(s3, "s3:PutObject", StringEquals={"s3:x-amz-content-sha256": digest})
    assert engine.signed("PUT", f"/{BUCKET}/body", body=b"wanted")[0] == 200
    assert engine.signed("PUT", f"/{BUCKET}/body", body=b"unwanted")[0] == 403
    s3.delete_bucket_policy(Bucket=BUCKET)


def presigned(engine: Engine, key: str, at: datetime.datetime) -> str:
    """A URL as it was signed at that time, good for an hour."""
    request = AWSRequest("GET", f"{engine.url}/{BUCKET}/{key}")
    signer = S3SigV4QueryAuth(Credentials("test", "test"), "s3", "us-east-1", expires=3600)
    request.context["timestamp"] = at.strftime("%Y%m%dT%H%M%SZ")
    signer._modify_request_before_signing(request)
    signature = signer.signature(
        signer.string_to_sign(request, signer.canonical_request(request)), request
    )
    signer._inject_signature_to_request(request, signature)
    return request.url
