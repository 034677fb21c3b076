"""Headers of objects as they are on the wire: what is kept, what is refused."""

from __future__ import annotations

import http.client
from typing import Any, Callable, Optional

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
    is_signed: bool = True,
) -> tuple[int, dict[str, bytes], bytes]:
    """A request with headers in bytes, also several of one name, whose signature leaves them out."""
    request = AWSRequest(method, f"{engine.url}{path}", data=body)
    signer = S3SigV4Auth(Credentials(isolation.KEY, isolation.SECRET), "s3", isolation.REGION)
    request.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
    if is_signed:
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


def test_bytes_of_headers_come_back_as_they_were(start_engine: Callable[..., Engine]) -> None:
    # Headers of metadata have to be signed, which no signer does for such ones.
    engine = start_engine("--auth", "off")
    engine.client("s3").create_bucket(Bucket=BUCKET)
    for disposition in ['attachment; filename="ä €.pdf"'.encode(), b"attachment; filename=\xe4"]:
        kept = [
            ("Content-Disposition", disposition),
            ("x-amz-meta-nonascii", "ÄMÄZÕÑ S3".encode()),
            ("x-amz-meta-list", b"1"),
            ("x-amz-meta-list", b"2"),
        ]
        status, _, answer = ask(engine, "PUT", f"/{BUCKET}/k", kept, is_signed=False)
        assert status == 200, answer
        status, found, _ = ask(engine, "GET", f"/{BUCKET}/k", [], is_signed=False)
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


def test_data_of_unknown_length_is_refused(engine: Engine, s3: Any) -> None:
    chunked = [("Transfer-Encoding", b"chunked")]
    status, _, answer = ask(engine, "PUT", f"/{BUCKET}/chunked", chunked, b"1\r\nx\r\n0\r\n\r\n")
    assert (status, b"<Header>Transfer-Encoding</Header>" in answer) == (501, True), answer
    assert b"A header you provided implies functionality that is not implemented" in answer


def test_keys_that_are_no_text_are_refused(engine: Engine, s3: Any) -> None:
    for path in [f"/{BUCKET}/%FF", f"/{BUCKET}/%FE"]:
        status, _, answer = ask(engine, "PUT", path, [])
        assert (status, b"<Code>InvalidURI</Code>" in answer) == (400, True), answer
    for path in [f"/{BUCKET}/part?partNumber=1", f"/{BUCKET}/part?uploadId=1"]:
        status, answer = engine.signed("PUT", path, body=b"x")
        assert (status, b"<Code>InvalidArgument</Code>" in answer) == (400, True), answer


def test_the_content_encoding_comes_back_as_it_was(s3: Any) -> None:
    s3.put_object(Bucket=BUCKET, Key="encoded", Body=b"x", ContentEncoding="gzip, br")
    assert s3.head_object(Bucket=BUCKET, Key="encoded")["ContentEncoding"] == "gzip, br"
