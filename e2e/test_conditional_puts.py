"""Conditional writes: who wins, and what the losers are told."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from refusals import status_and_code

BUCKET = "conditions"
AT_ONCE = 64


@pytest.fixture(scope="module", autouse=True)
def bucket(engine: Engine) -> None:
    """The bucket of these tests."""
    engine.client("s3").create_bucket(Bucket=BUCKET)


def test_of_sixty_four_at_once_one_wins(engine: Engine) -> None:
    s3 = engine.client("s3")
    together = threading.Barrier(AT_ONCE)

    def put(number: int) -> str:
        together.wait(60)
        try:
            s3.put_object(
                Bucket=BUCKET, Key="one", Body=f"{number}".encode() * 1000, IfNoneMatch="*"
            )
        except ClientError as error:
            assert error.response["Error"]["Code"] == "PreconditionFailed"
            return ""
        return f"{number}"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        winners = [number for number in pool.map(put, range(AT_ONCE)) if number]
    assert len(winners) == 1
    body = s3.get_object(Bucket=BUCKET, Key="one")["Body"].read()
    assert body == winners[0].encode() * 1000


def test_if_none_match_on_an_object_that_exists(engine: Engine) -> None:
    s3 = engine.client("s3")
    s3.put_object(Bucket=BUCKET, Key="taken", Body=b"first")
    with pytest.raises(ClientError) as error:
        s3.put_object(Bucket=BUCKET, Key="taken", Body=b"second", IfNoneMatch="*")
    assert error.value.response["Error"]["Message"] == (
        "At least one of the pre-conditions you specified did not hold"
    )
    assert error.value.response["Error"]["Condition"] == "If-None-Match"
    s3.delete_object(Bucket=BUCKET, Key="taken")
    s3.put_object(Bucket=BUCKET, Key="taken", Body=b"second", IfNoneMatch="*")


def test_if_match(engine: Engine) -> None:
    s3 = engine.client("s3")
    first = s3.put_object(Bucket=BUCKET, Key="matched", Body=b"first")["ETag"]
    second = s3.put_object(Bucket=BUCKET, Key="matched", Body=b"second", IfMatch=first)["ETag"]
    put = s3.put_object
    assert status_and_code(put, Bucket=BUCKET, Key="matched", Body=b"x", IfMatch=first) == (
        412,
        "PreconditionFailed",
    )
    assert status_and_code(put, Bucket=BUCKET, Key="absent", Body=b"x", IfMatch=first) == (
        404,
        "NoSuchKey",
    )
    assert s3.head_object(Bucket=BUCKET, Key="matched")["ETag"] == second


def test_conditional_reads(engine: Engine) -> None:
    s3 = engine.client("s3")
    etag = s3.put_object(Bucket=BUCKET, Key="read", Body=b"content")["ETag"]
    get = s3.get_object
    read = {"Bucket": BUCKET, "Key": "read"}
    assert status_and_code(get, **read, IfNoneMatch=etag) == (304, "304")
    assert status_and_code(get, **read, IfMatch='"0"') == (412, "PreconditionFailed")
    assert get(Bucket=BUCKET, Key="read", IfMatch=etag)["Body"].read() == b"content"
