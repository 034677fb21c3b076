"""Buckets named by the host, as SDKs address them by default."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import boto3
import isolation
import pytest
from botocore.config import Config
from engine import Engine


@pytest.fixture
def localhost_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every name below localhost is this machine, whatever its resolver knows."""
    resolve = socket.getaddrinfo

    def loopback(host: str, *rest: object, **named: object) -> object:
        name = "127.0.0.1" if str(host).endswith(".localhost") else host
        return resolve(name, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", loopback)
    yield


def test_a_bucket_in_the_host_name(engine: Engine, localhost_names: None) -> None:
    s3 = boto3.client(
        "s3",
        endpoint_url=f"http://s3.localhost:{engine.port}",
        region_name=isolation.REGION,
        aws_access_key_id=isolation.KEY,
        aws_secret_access_key=isolation.SECRET,
        config=Config(s3={"addressing_style": "virtual"}),
    )
    s3.create_bucket(Bucket="in-the-host")
    s3.put_object(Bucket="in-the-host", Key="a/b c+d", Body=b"x")
    assert s3.get_object(Bucket="in-the-host", Key="a/b c+d")["Body"].read() == b"x"
    listed = engine.client("s3").list_objects_v2(Bucket="in-the-host")["Contents"]
    assert [item["Key"] for item in listed] == ["a/b c+d"]
