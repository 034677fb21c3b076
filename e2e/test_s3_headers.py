"""Headers of objects as they are on the wire: what is kept, what is refused."""

from __future__ import annotations

import http.client
from typing import Any, Optional

import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

import isolation
from engine import Engine, send

BUCKET = "headers"


@pytest.fixture(scope="module")
def s3(engine: Engine) -> Any:
    """A client and the bucket of these tests."""
    client = engine.client("s3")
    client.create_bucket(Bucket=BUCKET)
    return client


def ask(
    engine: Engine,
    method: str,
    path: str,
    headers: list[tuple[str, bytes]],
    body: Optional[bytes] = b"x",
) -> tuple[int, dict[str, bytes], bytes]:
    """A request with headers in bytes, also several of one name, signed without them."""
    request = AWSRequest(method, f"{engine.url}{path}", data=body)
    signer = S3SigV4Auth(Credentials(isolation.KEY, isolation.SECRET), "s3", isolation.REGION)
    request.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
    signer.add_auth(request)
    connection = http.client.HTTPConnection("127.0.0.1", engine.port, timeout=30)
    connection.putrequest(method, path)
    given = [(name, value.encode()) for name, value in request.headers.items()]
    if not any(name == "Transfer-Encoding" for name, _ in headers):
        given.append(("Content-Length", str(len(body or b"")).encode()))
    for name, value in given + headers:
        connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    found = {name.lower(): value.encode("latin-1") for name, value in answer.getheaders()}
    return answer.status, found, answer.read()


def test_bytes_of_headers_come_back_as_they_were(engine: Engine, s3: Any) -> None:
    for disposition in ['attachment; filename="ä €.pdf"'.encode(), b"attachment; filename=\xe4"]:
        kept = [
            ("Content-Disposition", disposition),
            ("x-amz-meta-nonascii", "ÄMÄZÕÑ S3".encode()),
            ("x-amz-meta-list", b"1"),
            ("x-amz-meta-list", b"2"),
        ]
        status, _, answer = ask(engine, "PUT", f"/{BUCKET}/k", kept)
        assert status == 200, answer
        status, found, _ = ask(engine, "GET", f"/{BUCKET}/k", [])
        assert (status, found["content-disposition"]) == (200, disposition)
        assert found["x-amz-meta-nonascii"] == b"=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?="
        assert found["x-amz-meta-list"] == b"1,2"


def test_a_name_of_a_download_that_no_header_can_have(engine: Engine, s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="named", Body=b"x")
    for name, expected in [("%C3%A4", 200), ("%E2%82%AC", 400), ("a%0Ab", 400)]:
        url = f"{engine.url}/{BUCKET}/named?response-content-disposition={name}"
        request = AWSRequest("GET", url)
        keys = Credentials(isolation.KEY, isolation.SECRET)
        S3SigV4QueryAuth(keys, "s3", isolation.REGION).add_auth(request)
        status, answer = send("GET", request.url)
        assert status == expected, answer
        if status == 400:
            assert b"<Code>InvalidArgument</Code>" in answer
            assert b"Header value cannot be represented using ISO-8859-1." in answer
