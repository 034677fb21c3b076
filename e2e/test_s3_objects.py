"""Objects by Boto3: multipart, ranges, metadata, checksums, chunked uploads, listings."""

from __future__ import annotations

import base64
import hashlib
import io
import random
import re
import zlib
from typing import Any

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from engine import Engine, send
from refusals import status_and_code

BUCKET = "objects"
MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def s3(engine: Engine) -> Any:
    """A client and the bucket of these tests."""
    client = engine.client("s3")
    client.create_bucket(Bucket=BUCKET)
    return client


def test_twelve_mebibytes_in_parts(s3: Any) -> None:
    body = random.Random(1).randbytes(12 * MEBIBYTE)
    parts = TransferConfig(multipart_threshold=5 * MEBIBYTE, multipart_chunksize=5 * MEBIBYTE)
    s3.upload_fileobj(io.BytesIO(body), BUCKET, "large", Config=parts)
    back = io.BytesIO()
    s3.download_fileobj(BUCKET, "large", back, Config=parts)
    assert back.getvalue() == body
    pieces = [body[at : at + 5 * MEBIBYTE] for at in range(0, len(body), 5 * MEBIBYTE)]
    digest = hashlib.md5(b"".join(hashlib.md5(piece).digest() for piece in pieces)).hexdigest()
    head = s3.head_object(Bucket=BUCKET, Key="large")
    assert (head["ETag"], head["ContentLength"]) == (f'"{digest}-3"', len(body))


def test_multipart_by_hand_and_its_errors(s3: Any) -> None:
    name = {"Bucket": BUCKET, "Key": "by-hand"}
    upload = s3.create_multipart_upload(**name)["UploadId"]
    etags = [
        s3.upload_part(**name, UploadId=upload, PartNumber=number, Body=b"small")["ETag"]
        for number in (1, 2)
    ]
    parts = [{"PartNumber": number + 1, "ETag": etag} for number, etag in enumerate(etags)]
    complete = s3.complete_multipart_upload
    too_small = status_and_code(complete, **name, UploadId=upload, MultipartUpload={"Parts": parts})
    assert too_small == (400, "EntityTooSmall")
    backwards = {"Parts": parts[::-1]}
    assert status_and_code(complete, **name, UploadId=upload, MultipartUpload=backwards) == (
        400,
        "InvalidPartOrder",
    )
    assert [one["Key"] for one in s3.list_multipart_uploads(Bucket=BUCKET)["Uploads"]] == [
        "by-hand"
    ]
    assert len(s3.list_parts(**name, UploadId=upload)["Parts"]) == 2
    s3.abort_multipart_upload(**name, UploadId=upload)
    assert status_and_code(s3.list_parts, **name, UploadId=upload) == (404, "NoSuchUpload")
    assert status_and_code(s3.head_object, **name) == (404, "404")


def test_ranges(s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="range", Body=b"0123456789")

    def part(text: str) -> tuple[bytes, str]:
        answer = s3.get_object(Bucket=BUCKET, Key="range", Range=text)
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 206
        return answer["Body"].read(), answer["ContentRange"]

    assert part("bytes=2-4") == (b"234", "bytes 2-4/10")
    assert part("bytes=7-") == (b"789", "bytes 7-9/10")
    assert part("bytes=-3") == (b"789", "bytes 7-9/10")
    assert part("bytes=8-100") == (b"89", "bytes 8-9/10")
    arguments = {"Bucket": BUCKET, "Key": "range", "Range": "bytes=10-"}
    assert status_and_code(s3.get_object, **arguments) == (416, "InvalidRange")


def test_metadata_and_headers_come_back(s3: Any) -> None:
    s3.put_object(
        Bucket=BUCKET,
        Key="meta",
        Body=b"{}",
        ContentType="application/json",
        CacheControl="no-store",
        ContentDisposition="inline",
        Metadata={"Processed-At": "now", "empty": ""},
    )
    head = s3.head_object(Bucket=BUCKET, Key="meta")
    assert head["ContentType"] == "application/json"
    assert head["CacheControl"] == "no-store"
    assert head["ContentDisposition"] == "inline"
    assert head["Metadata"] == {"processed-at": "now", "empty": ""}
    assert head["ServerSideEncryption"] == "AES256"
    s3.put_object(Bucket=BUCKET, Key="meta", Body=b"x")
    assert s3.head_object(Bucket=BUCKET, Key="meta")["ContentType"] == "binary/octet-stream"


def test_checksums(s3: Any) -> None:
    body = b"checksum me"
    right = base64.b64encode(zlib.crc32(body).to_bytes(4, "big")).decode()
    answer = s3.put_object(Bucket=BUCKET, Key="sum", Body=body, ChecksumCRC32=right)
    assert answer["ChecksumCRC32"] == right
    head = s3.head_object(Bucket=BUCKET, Key="sum", ChecksumMode="ENABLED")
    assert (head["ChecksumCRC32"], head["ChecksumType"]) == (right, "FULL_OBJECT")
    wrong = base64.b64encode(b"\0\0\0\0").decode()
    put = {"Bucket": BUCKET, "Key": "sum", "Body": body}
    assert status_and_code(s3.put_object, **put, ChecksumCRC32=wrong) == (400, "BadDigest")
    other = base64.b64encode(b"0" * 16).decode()
    assert status_and_code(s3.put_object, **put, ContentMD5=other) == (400, "BadDigest")
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    answer = s3.put_object(**put, ChecksumAlgorithm="SHA256")
    assert answer["ChecksumSHA256"] == digest


class ChunkedSigner(S3SigV4Auth):
    """Signs the head of an upload whose chunks are not signed."""

    def payload(self, request: AWSRequest) -> str:
        return "STREAMING-UNSIGNED-PAYLOAD-TRAILER"


def test_chunked_uploads_are_stored_without_their_chunks(engine: Engine, s3: Any) -> None:
    body = random.Random(2).randbytes(300_000)
    size = 64 * 1024
    chunks = [body[at : at + size] for at in range(0, len(body), size)] + [b""]
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks[:-1])
    checksum = base64.b64encode(zlib.crc32(body).to_bytes(4, "big"))
    framed += b"0\r\nx-amz-checksum-crc32:" + checksum + b"\r\n\r\n"
    url = f"{engine.url}/{BUCKET}/chunked"
    headers = {
        "Content-Encoding": "aws-chunked",
        "X-Amz-Trailer": "x-amz-checksum-crc32",
        "X-Amz-Decoded-Content-Length": str(len(body)),
        "Content-Length": str(len(framed)),
    }
    request = AWSRequest("PUT", url, data=framed, headers=headers)
    ChunkedSigner(Credentials("test", "test"), "s3", "us-east-1").add_auth(request)
    assert send("PUT", url, framed, dict(request.headers))[0] == 200
    answer = s3.get_object(Bucket=BUCKET, Key="chunked", ChecksumMode="ENABLED")
    assert answer["Body"].read() == body
    assert "aws-chunked" not in answer.get("ContentEncoding", "")
    assert answer["ChecksumCRC32"] == checksum.decode()
    torn = framed.replace(checksum, base64.b64encode(b"\0\0\0\0"))
    request = AWSRequest("PUT", url, data=torn, headers=headers)
    ChunkedSigner(Credentials("test", "test"), "s3", "us-east-1").add_auth(request)
    status, text = send("PUT", url, torn, dict(request.headers))
    assert status == 400 and b"<Code>BadDigest</Code>" in text, text


def test_listing_in_pages_with_prefixes(s3: Any) -> None:
    s3.create_bucket(Bucket="listing")
    keys = [f"{folder}/{number:03}" for folder in ("a", "b", "ü c") for number in range(40)]
    for key in keys:
        s3.put_object(Bucket="listing", Key=key, Body=b"x")
    pages = list(
        s3.get_paginator("list_objects_v2").paginate(
            Bucket="listing", PaginationConfig={"PageSize": 17}
        )
    )
    assert [len(page["Contents"]) for page in pages] == [17] * 7 + [1]
    assert [one["Key"] for page in pages for one in page["Contents"]] == keys
    answer = s3.list_objects_v2(Bucket="listing", Delimiter="/")
    assert [one["Prefix"] for one in answer["CommonPrefixes"]] == ["a/", "b/", "ü c/"]
    assert (answer["KeyCount"], "Contents" in answer) == (3, False)
    answer = s3.list_objects_v2(Bucket="listing", Prefix="b/", StartAfter="b/037")
    assert [one["Key"] for one in answer["Contents"]] == ["b/038", "b/039"]
    first = s3.list_objects(Bucket="listing", MaxKeys=2)
    assert first["IsTruncated"] and [one["Key"] for one in first["Contents"]] == keys[:2]


def test_many_are_deleted_at_once(s3: Any) -> None:
    for number in range(5):
        s3.put_object(Bucket=BUCKET, Key=f"many/{number}", Body=b"x")
    objects = [{"Key": f"many/{number}"} for number in range(6)]
    answer = s3.delete_objects(Bucket=BUCKET, Delete={"Objects": objects})
    assert len(answer["Deleted"]) == 6 and "Errors" not in answer
    assert s3.list_objects_v2(Bucket=BUCKET, Prefix="many/")["KeyCount"] == 0


def test_errors(engine: Engine, s3: Any) -> None:
    assert status_and_code(s3.get_object, Bucket=BUCKET, Key="absent") == (404, "NoSuchKey")
    assert status_and_code(s3.get_object, Bucket="no-such-bucket", Key="k") == (404, "NoSuchBucket")
    assert status_and_code(s3.head_bucket, Bucket="no-such-bucket") == (404, "404")
    assert status_and_code(s3.delete_bucket, Bucket=BUCKET) == (409, "BucketNotEmpty")
    assert status_and_code(s3.put_object, Bucket=BUCKET, Key="k" * 1025, Body=b"x") == (
        400,
        "KeyTooLongError",
    )
    status, _ = engine.signed("PUT", "/Not_A_Bucket")
    assert status == 400


def test_virtual_host_style(engine: Engine, s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="by-host", Body=b"content")
    host = f"{BUCKET}.s3.localhost:{engine.port}"
    request = AWSRequest("GET", f"http://{host}/by-host")
    S3SigV4Auth(Credentials("test", "test"), "s3", "us-east-1").add_auth(request)
    headers = {**dict(request.headers), "Host": host}
    assert send("GET", f"{engine.url}/by-host", b"", headers) == (200, b"content")


def test_documents_are_what_their_headers_say(engine: Engine, s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="kept", Body=b"x")

    def delete(document: str, **headers: str) -> tuple[int, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"/{BUCKET}?delete"
        status, answer = engine.signed("POST", path, body=document.encode(), headers=named)
        code = re.search(rb"<Code>(\w+)</Code>", answer)
        return status, code.group(1).decode() if code else ""

    good = "<Delete><Object><Key>absent</Key></Object></Delete>"
    md5 = base64.b64encode(hashlib.md5(good.encode()).digest()).decode()
    crc = base64.b64encode(zlib.crc32(good.encode()).to_bytes(4, "big")).decode()
    assert delete(good) == (400, "InvalidRequest")
    assert delete(good, content_md5=md5) == (200, "")
    assert delete(good, x_amz_checksum_crc32=crc) == (200, "")
    assert delete(good + " ", content_md5=md5) == (400, "BadDigest")
    assert delete(good, content_md5="abc") == (400, "InvalidDigest")
    assert delete(good + " ", x_amz_checksum_crc32=crc) == (400, "BadDigest")
    for bad in (good.replace("Delete", "Foo"), good.replace("absent", "kep\x01t")):
        md5 = base64.b64encode(hashlib.md5(bad.encode()).digest()).decode()
        assert delete(bad, content_md5=md5) == (400, "MalformedXML")
    assert s3.head_object(Bucket=BUCKET, Key="kept")["ContentLength"] == 1


def test_uploads_of_a_web_pages_form_are_refused_by_name(engine: Engine, s3: Any) -> None:
    post = s3.generate_presigned_post(BUCKET, "by-form")
    boundary = "boundary"
    fields = {**post["fields"], "file": "content"}
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    body = ("".join(parts) + f"--{boundary}--\r\n").encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    status, answer = send("POST", post["url"], body, headers)
    assert status == 501 and b"NotImplemented" in answer and b"POST Object" in answer
