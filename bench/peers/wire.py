"""Requests that are signed before the clock runs, over connections that stay open."""

from __future__ import annotations

import base64
import http.client
import json
import urllib.parse
from typing import Any, Optional

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

REGION = "us-east-1"
KINESIS = "Kinesis_20131202"


class Request:
    """A signed request."""

    def __init__(
        self,
        port: int,
        service: str,
        method: str,
        path: str,
        headers: Optional[dict[str, str]] = None,
        body: bytes = b"",
        keys: tuple[str, str] = ("test", "test"),
    ) -> None:
        request = AWSRequest(
            method, f"http://127.0.0.1:{port}{path}", data=body, headers=headers or {}
        )
        signer = S3SigV4Auth if service == "s3" else SigV4Auth
        signer(Credentials(*keys), service, REGION).add_auth(request)
        self.method, self.path, self.body = method, path, body
        self.headers = dict(request.headers)


def kinesis(port: int, operation: str, arguments: dict[str, Any], keys: tuple[str, str]) -> Request:
    """A call of Kinesis."""
    headers = {
        "X-Amz-Target": f"{KINESIS}.{operation}",
        "Content-Type": "application/x-amz-json-1.1",
    }
    body = json.dumps(arguments).encode()
    return Request(port, "kinesis", "POST", "/", headers, body, keys)


def record(stream: str, key: str, data: bytes) -> dict[str, Any]:
    """The arguments of a PutRecord."""
    encoded = base64.b64encode(data).decode()
    return {"StreamName": stream, "PartitionKey": key, "Data": encoded}


def get_object(port: int, bucket: str, key: str, keys: tuple[str, str]) -> Request:
    """A GetObject."""
    path = f"/{bucket}/{urllib.parse.quote(key)}"
    return Request(port, "s3", "GET", path, keys=keys)


class Connection:
    """A connection that is opened again where the server closes it."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def send(self, request: Request) -> tuple[int, bytes]:
        """Status and body."""
        for again in (False, True):
            try:
                self.connection.request(
                    request.method, request.path, request.body or None, request.headers
                )
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection.close()
                if again:
                    raise
        raise AssertionError("not reached")

    def close(self) -> None:
        """Closes it."""
        self.connection.close()
