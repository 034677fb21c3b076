"""What the AWS SDK for Java, version 2, sends to Kinesis, and how it reads what comes back.

Its jars are on none of the registries that the tests install from, so this stands in for it: CBOR
as its Jackson generator writes it, its headers, and HTTP/2 without TLS from the first byte on, as
its asynchronous client does with an `http:` endpoint.
"""

from __future__ import annotations

import asyncio
import datetime
import struct
import uuid
from typing import Any, Iterator, Optional

import httpx
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.eventstream import EventStreamBuffer

import isolation

CONTENT_TYPE = "application/x-amz-cbor-1.1"
USER_AGENT = (
    "aws-sdk-java/2.31.6 md/io#async md/http#NettyNio ua/2.1 os/Linux#6.1 lang/java#17.0.15"
    " md/OpenJDK_64-Bit_Server_VM md/en_US m/F"
)
# HTTP/2 without asking for it, and no proxy.
OPTIONS = {"http1": False, "http2": True, "trust_env": False, "timeout": 60}
MAJOR_UNSIGNED, MAJOR_NEGATIVE, MAJOR_BYTES, MAJOR_TEXT, MAJOR_ARRAY, MAJOR_MAP = range(6)
MAJOR_TAG, MAJOR_SIMPLE = 6, 7
BREAK = b"\xff"


def _head(major: int, value: int) -> bytes:
    """The shortest head."""
    for size, (code, limit) in enumerate([(24, 1 << 8), (25, 1 << 16), (26, 1 << 32)]):
        if value < 24:
            return bytes([major << 5 | value])
        if value < limit:
            return bytes([major << 5 | code]) + value.to_bytes(1 << size, "big")
    return bytes([major << 5 | 27]) + value.to_bytes(8, "big")


def encode(value: Any) -> bytes:
    """Structures and lists without their lengths, and times as tagged milliseconds."""
    if isinstance(value, dict):
        members = [encode(name) + encode(one) for name, one in value.items()]
        return b"\xbf" + b"".join(members) + BREAK
    if isinstance(value, (list, tuple)):
        return b"\x9f" + b"".join(encode(one) for one in value) + BREAK
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return _head(MAJOR_NEGATIVE, -1 - value) if value < 0 else _head(MAJOR_UNSIGNED, value)
    if isinstance(value, bytes):
        return _head(MAJOR_BYTES, len(value)) + value
    if isinstance(value, str):
        data = value.encode()
        return _head(MAJOR_TEXT, len(data)) + data
    if isinstance(value, datetime.datetime):
        return _head(MAJOR_TAG, 1) + encode(round(value.timestamp() * 1000))
    raise TypeError(f"{type(value).__name__} has no CBOR here")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        assert len(taken) == count, "the answer is cut off"
        self.at += count
        return taken

    def ends(self) -> bool:
        if self.data[self.at : self.at + 1] == BREAK:
            self.at += 1
            return True
        return False

    def many(self, count: Optional[int], one: Any) -> list[Any]:
        if count is not None:
            return [one() for _ in range(count)]
        found = []
        while not self.ends():
            found.append(one())
        return found

    def value(self) -> Any:
        first = self.take(1)[0]
        major, extra = first >> 5, first & 31
        if major == MAJOR_SIMPLE:
            simple = {20: False, 21: True, 22: None}
            if extra in simple:
                return simple[extra]
            size, form = {26: (4, ">f"), 27: (8, ">d")}[extra]
            return struct.unpack(form, self.take(size))[0]
        number: Optional[int] = extra
        if extra == 31:
            number = None
        elif extra >= 24:
            number = int.from_bytes(self.take(1 << (extra - 24)), "big")
        if major in (MAJOR_UNSIGNED, MAJOR_NEGATIVE):
            return number if major == MAJOR_UNSIGNED else -1 - number
        if major in (MAJOR_BYTES, MAJOR_TEXT):
            parts = [self.take(number)] if number is not None else self.many(None, self.value)
            return parts[0] if major == MAJOR_BYTES else parts[0].decode()
        if major == MAJOR_ARRAY:
            return self.many(number, self.value)
        if major == MAJOR_MAP:
            return dict(self.many(number, lambda: (self.value(), self.value())))
        assert number == 1, f"the SDK knows no tag {number}"
        # The SDK reads them as milliseconds, whatever RFC 8949 says of this tag.
        milliseconds = self.value()
        return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.timezone.utc)


def decode(data: bytes) -> Any:
    """One value, and nothing behind it."""
    reader = _Reader(data)
    value = reader.value()
    assert reader.at == len(data), "something follows the answer"
    return value


class JavaError(Exception):
    """What the SDK makes of an answer that is an error."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status, self.code, self.message = status, code, message


class JavaClient:
    """Calls operations of Kinesis over one connection of HTTP/2."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.Client(**OPTIONS)

    def __enter__(self) -> JavaClient:
        return self

    def __exit__(self, *_: Any) -> None:
        self.http.close()

    def request(self, operation: str, **members: Any) -> AWSRequest:
        """A signed request; the user agent is not signed."""
        headers = {
            "Content-Type": CONTENT_TYPE,
            "X-Amz-Target": f"Kinesis_20131202.{operation}",
            "amz-sdk-invocation-id": str(uuid.uuid4()),
            "amz-sdk-request": "attempt=1; max=4",
        }
        request = AWSRequest("POST", f"{self.url}/", data=encode(members), headers=headers)
        keys = Credentials(isolation.KEY, isolation.SECRET)
        SigV4Auth(keys, "kinesis", isolation.REGION).add_auth(request)
        request.headers["User-Agent"] = USER_AGENT
        return request

    def __call__(self, operation: str, **members: Any) -> dict[str, Any]:
        """Calls an operation; an error is raised."""
        request = self.request(operation, **members)
        answer = self.http.post(request.url, content=request.data, headers=dict(request.headers))
        return self.answer(answer)

    def together(self, operation: str, calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Calls an operation many times at once, over one connection."""

        async def call(http: httpx.AsyncClient, members: dict[str, Any]) -> dict[str, Any]:
            request = self.request(operation, **members)
            headers = dict(request.headers)
            return self.answer(await http.post(request.url, content=request.data, headers=headers))

        async def all_of_them() -> list[dict[str, Any]]:
            one = httpx.Limits(max_connections=1)
            async with httpx.AsyncClient(**OPTIONS, limits=one) as http:
                return await asyncio.gather(*(call(http, members) for members in calls))

        return asyncio.run(all_of_them())

    def subscribe(self, **members: Any) -> Iterator[dict[str, Any]]:
        """SubscribeToShard: the events, of which the SDK hides the first."""
        request = self.request("SubscribeToShard", **members)
        frames = EventStreamBuffer()
        with self.http.stream(
            "POST", request.url, content=request.data, headers=dict(request.headers)
        ) as answer:
            if answer.status_code != 200:
                answer.read()
                self.answer(answer)
            assert answer.http_version == "HTTP/2"
            assert answer.headers["content-type"] == "application/vnd.amazon.eventstream"
            first = True
            for data in answer.iter_raw():
                frames.add_data(data)
                for frame in frames:
                    headers = frame.headers
                    assert headers[":message-type"] == "event", headers
                    assert headers[":content-type"] == CONTENT_TYPE
                    wanted = "initial-response" if first else "SubscribeToShardEvent"
                    assert headers[":event-type"] == wanted
                    event = decode(frame.payload)
                    if not first:
                        yield event
                    first = False

    def answer(self, answer: httpx.Response) -> dict[str, Any]:
        """What an answer says; an error is raised."""
        assert answer.http_version == "HTTP/2"
        assert answer.headers["content-type"] == CONTENT_TYPE
        # The SDK logs it with every failure.
        assert answer.headers["x-amzn-requestid"]
        body = decode(answer.content) if answer.content else {}
        if answer.status_code != 200:
            # It reads the code in this member and the message under either of two names.
            code = body["__type"].rsplit("#")[-1]
            message = body.get("message", body.get("Message", ""))
            raise JavaError(answer.status_code, code, message)
        return body
