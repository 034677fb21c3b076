"""Golden wire files: requests as bytes, and what AWS is known to answer to them.

A file holds the cases of one operation. Each names its source, and none is made from an answer of
this engine. See golden/README.md for the form.
"""

from __future__ import annotations

import base64
import http.client
import json
import re
import struct
import time
from typing import Any, Optional

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

import isolation
from engine import ACCOUNT, Engine
from waiting import SECONDS_MAX, poll

JSON_TYPE = "application/x-amz-json-1.1"
CBOR_TYPE = "application/x-amz-cbor-1.1"
TARGET = "Kinesis_20131202."
# What stands for a value that differs from run to run, and what it may look like.
PLACEHOLDERS = {
    "sequence-number": r"[1-9]\d{55}",
    "date": r"\w{3} \w{3} \d{2} \d{2}:\d{2}:\d{2} UTC \d{4}",
    "milliseconds": r"\d{13}",
    "seconds": r"\d{10}",
    "token": r"[A-Za-z0-9+/=_-]+",
    "request-id": r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "basic-date": r"\d{8}T\d{6}Z",
    "any": r"[\s\S]*",
}
# Those that stand for a number.
NUMBERS = ("<timestamp>", "<integer>")


class Wire:
    """Sends cases to an engine, and keeps what later cases need of the answers."""

    def __init__(self, engine: Engine, region: str = isolation.REGION) -> None:
        self.engine = engine
        self.region = region
        self.saved: dict[str, Any] = {"account": ACCOUNT, "region": region}
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", engine.port, timeout=SECONDS_MAX
        )

    def run(self, case: dict[str, Any], operation: str) -> None:
        """Runs a case, with what comes before it; fails where the answer is not the one wanted."""
        for step in case.get("before", []):
            self.step(step, operation)
        self.step(case, operation)
        for step in case.get("after", []):
            self.step(step, operation)

    def step(self, step: dict[str, Any], operation: str) -> None:
        """One request, one wait, one move of the clock, or several of them again and again."""
        if "wait_active" in step:
            self.wait(step["wait_active"], "ACTIVE")
        elif "wait_gone" in step:
            self.wait(step["wait_gone"], None)
        elif "advance" in step:
            self.advance(step["advance"])
        elif "steps" in step:
            for time in range(1, step["times"] + 1):
                text = json.dumps(step["steps"]).replace("#", str(time))
                for one in json.loads(text):
                    self.step(one, operation)
        elif "until" in step:
            poll(lambda: self.holds(step, operation), f"{step['until']}")
        else:
            self.check(step, *self.send(step, operation))

    def holds(self, step: dict[str, Any], operation: str) -> bool:
        """Whether the answer has what the step waits for."""
        _, _, body = self.send(step, operation)
        try:
            self.compare(self.expand(step["until"]), body, "", is_part=True)
        except AssertionError:
            return False
        self.save(step, body)
        return True

    def wait(self, stream: str, status: Optional[str]) -> None:
        """Waits until a stream is in that state, or is gone."""
        step = {"input": {"StreamName": stream}}

        def is_there() -> bool:
            _, _, body = self.send(step, "DescribeStreamSummary")
            summary = body.get("StreamDescriptionSummary")
            return summary["StreamStatus"] == status if summary else status is None

        poll(is_there, f"{stream} is {status}")

    def advance(self, seconds: int) -> None:
        """Moves the engine's clock forward."""
        self.engine.advance(seconds)

    def expand(self, value: Any) -> Any:
        """Puts in what is written shortly: repeated texts, times, saved values."""
        if isinstance(value, str):
            whole = re.fullmatch(r"\$\{([\w-]+)\}", value)
            if whole:
                return self.saved[whole.group(1)]
            return re.sub(r"\$\{([\w-]+)\}", lambda found: str(self.saved[found.group(1)]), value)
        if isinstance(value, list):
            return [self.expand(element) for element in value]
        if isinstance(value, dict):
            if set(value) == {"repeat", "times"}:
                return value["repeat"] * value["times"]
            if set(value) == {"each", "times"}:
                return [
                    self.expand(json.loads(json.dumps(value["each"]).replace("#", str(at))))
                    for at in range(1, value["times"] + 1)
                ]
            if set(value) == {"entries", "times"}:
                key, element = value["entries"]
                return {key.replace("#", str(at)): element for at in range(value["times"])}
            if set(value) == {"now_plus"}:
                return int(time.time()) + value["now_plus"]
            return {self.expand(key): self.expand(element) for key, element in value.items()}
        return value

    def send(self, step: dict[str, Any], operation: str) -> tuple[int, dict[str, str], Any]:
        """One request as it is; answers status, headers and body, of JSON or CBOR if it is that."""
        is_cbor = step.get("cbor", False)
        target = TARGET + step.get("call", operation)
        headers = {"Content-Type": CBOR_TYPE if is_cbor else JSON_TYPE, "X-Amz-Target": target}
        for name, value in step.get("headers", {}).items():
            headers.pop(name, None)
            if value is not None:
                headers[name] = self.expand(value)
        if "raw" in step:
            body = step["raw"].encode()
        elif "raw_hex" in step:
            body = bytes.fromhex(step["raw_hex"])
        else:
            content = self.expand(step.get("input", {}))
            body = encoded(content) if is_cbor else json.dumps(content).encode()
        method, path = step.get("method", "POST"), step.get("path", "/")
        if not step.get("unsigned", False):
            url = f"http://127.0.0.1:{self.engine.port}{path}"
            request = AWSRequest(method, url, data=body, headers=headers)
            keys = step.get("keys", [isolation.KEY, isolation.SECRET])
            SigV4Auth(Credentials(*keys), "kinesis", self.region).add_auth(request)
            headers = dict(request.headers)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        if "events" in step and answer.status == 200:
            received = self.read_events(answer, step["events"])
        else:
            received = answer.read()
        answered = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, answered, self.decoded(received, answered.get("content-type"))

    def read_events(self, answer: http.client.HTTPResponse, count: int) -> bytes:
        """That many events of a stream that goes on; the connection is given up for it."""
        received = b""
        while len(events(received)) < count:
            piece = answer.read1()
            assert piece, f"the stream ended after {events(received)}"
            received += piece
        self.connection.close()
        return received

    @staticmethod
    def decoded(body: bytes, kind: Optional[str]) -> Any:
        """A body by its content type; an empty one is the empty text."""
        if not body:
            return ""
        if kind == CBOR_TYPE:
            value, end = decoded(body, 0)
            assert end == len(body), "bytes behind the document"
            return value
        if kind == "application/vnd.amazon.eventstream":
            return {"events": events(body)}
        return json.loads(body) if kind in (JSON_TYPE, "application/json") else body.decode()

    def check(
        self, step: dict[str, Any], status: int, headers: dict[str, str], body: Any
    ) -> None:
        """Fails unless the answer is the one that the step wants."""
        wanted_status, wanted = step.get("status", 200), step.get("body")
        if "error" in step:
            code, *message = step["error"]
            member = "Message" if code == "SerializationException" else "message"
            wanted_status = 500 if code == "InternalFailure" else step.get("status", 400)
            wanted = {"__type": code, **({member: message[0]} if message else {})}
        assert status == wanted_status, f"status {status}: {body}"
        # Every answer has these, and no `Connection`.
        assert re.fullmatch(PLACEHOLDERS["request-id"], headers["x-amzn-requestid"]), headers
        assert "connection" not in headers, headers
        if step.get("method") != "OPTIONS":
            assert 72 <= len(base64.b64decode(headers["x-amz-id-2"])) <= 80, headers
        for name, value in step.get("answer_headers", {}).items():
            assert headers.get(name) == value, f"{name}: {headers.get(name)!r}"
        if "answer_headers" not in step:
            kind = CBOR_TYPE if step.get("cbor") else JSON_TYPE
            assert headers.get("content-type") == kind, headers
        if wanted is not None:
            self.compare(self.expand(wanted), body, "")
        self.save(step, body)

    def save(self, step: dict[str, Any], body: Any) -> None:
        """Keeps values of the answer: by name, the path to each."""
        for name, path in step.get("save", {}).items():
            value = body
            for part in path.split("."):
                value = value[int(part)] if isinstance(value, list) else value[part]
            self.saved[name] = value

    def compare(self, wanted: Any, found: Any, path: str, is_part: bool = False) -> None:
        """Compares a body with what is wanted, placeholders allowed; of a part, only what it has."""
        at = path or "the body"
        if wanted in NUMBERS if isinstance(wanted, str) else False:
            assert isinstance(found, (int, float)) and not isinstance(found, bool), f"{at}: {found}"
            assert wanted == "<timestamp>" or isinstance(found, int), f"{at}: {found}"
        elif isinstance(wanted, dict):
            assert isinstance(found, dict), f"{at}: {found!r} is no object"
            if not is_part:
                assert sorted(found) == sorted(wanted), f"{at}: {found} is not {wanted}"
            for key, value in wanted.items():
                assert key in found, f"{at}: no {key}"
                self.compare(value, found[key], f"{path}.{key}", is_part)
        elif isinstance(wanted, list):
            assert isinstance(found, list), f"{at}: {found!r} is no list"
            assert len(found) == len(wanted), f"{at}: {found} is not {wanted}"
            for place, (one, other) in enumerate(zip(wanted, found)):
                self.compare(one, other, f"{path}[{place}]", is_part)
        elif isinstance(wanted, str) and re.search(r"<[a-z-]+>", wanted):
            assert isinstance(found, str), f"{at}: {found!r} is no text"
            parts = re.split(r"<([a-z-]+)>", wanted)
            pattern = "".join(
                PLACEHOLDERS.get(part, re.escape(f"<{part}>")) if place % 2 else re.escape(part)
                for place, part in enumerate(parts)
            )
            assert re.fullmatch(pattern, found), f"{at}: {found!r} is not {wanted!r}"
        else:
            assert type(found) is type(wanted) and found == wanted, f"{at}: {found!r} is not {wanted!r}"


def encoded(value: Any) -> bytes:
    """A value in CBOR; `{"bytes": base64}` is a byte string and `{"time": seconds}` a tagged time."""
    if isinstance(value, dict) and set(value) == {"bytes"}:
        content = base64.b64decode(value["bytes"])
        return head(2, len(content)) + content
    if isinstance(value, dict) and set(value) == {"time"}:
        return head(6, 1) + encoded(value["time"])
    if isinstance(value, dict):
        pairs = (encoded(key) + encoded(element) for key, element in value.items())
        return head(5, len(value)) + b"".join(pairs)
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encoded, value))
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, bool) or value is None:
        return {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    return b"\xfb" + struct.pack(">d", value)


def head(kind: int, number: int) -> bytes:
    """The head of a CBOR item."""
    if number < 24:
        return bytes([kind << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([kind << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError(number)


def decoded(body: bytes, at: int) -> tuple[Any, int]:
    """The CBOR item at a place, and where the next begins; bytes and times as `encoded` takes them."""
    kind, info = body[at] >> 5, body[at] & 31
    at += 1
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(info, 0)
    raw = body[at : at + size]
    number = int.from_bytes(raw, "big") if size else info
    at += size
    if kind == 7:
        if size >= 2:
            return struct.unpack({2: ">e", 4: ">f", 8: ">d"}[size], raw)[0], at
        return {20: False, 21: True, 22: None}[number], at
    if kind == 6:
        value, at = decoded(body, at)
        assert number == 1, f"tag {number}"
        return {"time": value}, at
    if kind < 2:
        return (number if kind == 0 else -1 - number), at
    if kind in (2, 3) and info != 31:
        content = body[at : at + number]
        text = {"bytes": base64.b64encode(content).decode()} if kind == 2 else content.decode()
        return text, at + number
    items = []
    while body[at] != 0xFF if info == 31 else len(items) < number * (kind - 3):
        value, at = decoded(body, at)
        items.append(value)
    at += info == 31
    return (dict(zip(items[::2], items[1::2])) if kind == 5 else items), at


def events(body: bytes) -> list[Any]:
    """The events of a stream in AWS's framing, as JSON: type and payload of each."""
    from botocore.eventstream import EventStreamBuffer

    buffer = EventStreamBuffer()
    buffer.add_data(body)
    found = []
    for event in buffer:
        kind = event.headers.get(":event-type") or event.headers.get(":exception-type")
        found.append({"type": kind, "payload": json.loads(event.payload)})
    return found
