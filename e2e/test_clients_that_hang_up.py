"""Clients that hang up in the middle of a put: the object is wholly there or not at all."""

from __future__ import annotations

import random
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

import isolation
from engine import Engine
from waiting import poll

BUCKET = "hang-up"
PUTS = 500
BYTES = 40_000


def content(number: int) -> bytes:
    """The bytes of an object."""
    return random.Random(number).randbytes(BYTES)


def head(engine: Engine, number: int, body: bytes) -> bytes:
    """The signed head of a put."""
    path = f"/{BUCKET}/{number}"
    request = AWSRequest("PUT", f"{engine.url}{path}", data=body, headers={})
    keys = Credentials(isolation.KEY, isolation.SECRET)
    S3SigV4Auth(keys, "s3", isolation.REGION).add_auth(request)
    headers = {
        "Host": f"127.0.0.1:{engine.port}",
        "Content-Length": str(len(body)),
        **dict(request.headers),
    }
    lines = [f"PUT {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def put_and_hang_up(engine: Engine, number: int) -> bool:
    """Sends a part of a put, from nothing of the body to all of it; answers whether it was all."""
    body = content(number)
    sent = random.Random(-number - 1).choice([0, 1, BYTES // 3, BYTES - 1, BYTES, BYTES])
    with socket.create_connection(("127.0.0.1", engine.port), 10) as client:
        client.sendall(head(engine, number, body) + body[:sent])
    return sent == BYTES


@pytest.mark.parametrize("earlier", [False, True], ids=["new", "existing"])
def test_wholly_present_or_wholly_absent(engine: Engine, earlier: bool) -> None:
    s3 = engine.client("s3")
    if earlier:
        with ThreadPoolExecutor(8) as pool:
            for number in range(PUTS):
                pool.submit(s3.put_object, Bucket=BUCKET, Key=f"{number}", Body=b"earlier")
    else:
        s3.create_bucket(Bucket=BUCKET)
    with ThreadPoolExecutor(16) as pool:
        whole = list(pool.map(lambda number: put_and_hang_up(engine, number), range(PUTS)))

    def look(number: int) -> str:
        try:
            body = s3.get_object(Bucket=BUCKET, Key=f"{number}")["Body"].read()
        except ClientError as error:
            assert error.response["Error"]["Code"] == "NoSuchKey"
            return "old"
        if body == content(number):
            return "new"
        assert earlier and body == b"earlier", f"{number} is torn: {len(body)} bytes"
        return "old"

    def seen() -> list[str]:
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(look, range(PUTS)))

    # What was sent whole need not be stored, since nobody waited for the answer; what was not
    # sent whole must never be.
    found = seen()
    assert all(was_whole or one == "old" for was_whole, one in zip(whole, found))
    # Those whose clients sent all and waited for nothing are mostly there; the engine did try.
    poll(lambda: "new" in seen(), "what was sent whole is stored")
    assert all(was_whole or one == "old" for was_whole, one in zip(whole, seen()))
