#!/usr/bin/env python3
"""Sends random records to a Kinesis stream, encoded in base64.

Without arguments: 100 records to the stream kinesis-stream-hw-03. With
``--verify BUCKET`` it waits until each id that it sent is under ``data/`` in
the bucket with the right content. Needs Python 3.9 and Boto3.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Iterable, Iterator, Optional

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        ConnectionError as NoConnection,
        HTTPClientError,
        NoCredentialsError,
    )
except ImportError:
    sys.exit("Boto3 is not installed: run `python3 -m pip install boto3` first.")

DEFAULT_STREAM = "kinesis-stream-hw-03"
DEFAULT_REGION = "us-east-1"
BATCH_RECORDS_MAX = 500
FRUITLESS_CALLS_MAX = 20
PAUSE_SECONDS_MIN = 0.01
PAUSE_SECONDS_MAX = 2.0
LOOKS_AT_ONCE = 16
# Absent in the sense of GetObject. Without s3:ListBucket, AWS answers 403.
ABSENT = ("NoSuchKey", "404")

CUSTOMERS = ("Amara", "Björn", "Chiara", "Dmitri", "Esther", "Farid", "Greta", "Hiro")
CITIES = ("Bergen", "Córdoba", "Dakar", "Hanoi", "Lyon", "Osaka", "Porto", "Wrocław")
GOODS = {"kettle": 3490, "lamp": 2750, "notebook": 420, "pen": 190, "stool": 4500}


@dataclass
class Sent:
    """A record that is in the stream."""

    record: dict[str, Any]
    shard_id: str
    sequence_number: int
    begun: float


@dataclass
class Verification:
    """What was found in the bucket."""

    latencies: list[float] = field(default_factory=list)
    put_aside: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def random_record(source: random.Random) -> dict[str, Any]:
    """Makes an order of a shop."""
    items = [
        {"name": name, "quantity": source.randint(1, 5), "unitPriceCents": GOODS[name]}
        for name in source.sample(sorted(GOODS), source.randint(1, 3))
    ]
    return {
        "id": f"order-{source.getrandbits(64):016x}",
        "state": source.choice(("placed", "paid", "packed", "shipped")),
        "customer": {"name": source.choice(CUSTOMERS), "city": source.choice(CITIES)},
        "items": items,
        "totalCents": sum(item["quantity"] * item["unitPriceCents"] for item in items),
        "express": source.random() < 0.5,
    }


def entry(record: dict[str, Any]) -> dict[str, Any]:
    """Makes an entry of PutRecords: base64 of JSON, with the id as partition key."""
    text = json.dumps(record, ensure_ascii=False)
    return {"Data": base64.b64encode(text.encode("utf-8")), "PartitionKey": record["id"]}


def batches(records: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Cuts records into what one call takes."""
    for start in range(0, len(records), BATCH_RECORDS_MAX):
        yield records[start : start + BATCH_RECORDS_MAX]


def pause_seconds(failures: int) -> float:
    """A random pause after so many failures in a row."""
    return random.uniform(0, min(PAUSE_SECONDS_MAX, 0.05 * 2 ** (failures - 1)))


def send_batch(kinesis: Any, stream: str, records: list[dict[str, Any]]) -> list[Sent]:
    """Sends a batch, and again what of it was refused, but never what was stored."""
    sent: list[Sent] = []
    fruitless = 0
    while records:
        begun = time.monotonic()
        answer = kinesis.put_records(
            StreamName=stream, Records=[entry(record) for record in records]
        )
        refused = []
        why = ""
        for record, result in zip(records, answer["Records"]):
            if result.get("ErrorCode"):
                refused.append(record)
                why = f"{result['ErrorCode']}: {result.get('ErrorMessage', '')}"
            else:
                number = int(result["SequenceNumber"])
                sent.append(Sent(record, result["ShardId"], number, begun))
        fruitless = 1 if len(refused) < len(records) else fruitless + 1
        records = refused
        if fruitless > FRUITLESS_CALLS_MAX:
            print(f"  refused {len(records)}: {why}", file=sys.stderr)
            break
        if records:
            time.sleep(pause_seconds(fruitless))
    return sent


def send(kinesis: Any, stream: str, records: list[dict[str, Any]]) -> list[Sent]:
    """Sends all records and shows progress."""
    sent: list[Sent] = []
    try:
        for batch in batches(records):
            sent += send_batch(kinesis, stream, batch)
            show_progress("sent", len(sent), len(records))
    except (BotoCoreError, ClientError, KeyboardInterrupt):
        if sent:
            print(f"{len(sent)} records are in {stream}, and then:", file=sys.stderr)
        raise
    return sent


def content(s3: Any, bucket: str, key: str) -> Optional[bytes]:
    """Gets an object; None where there is no such key."""
    try:
        return s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    except ClientError as error:
        if error.response["Error"]["Code"] in ABSENT:
            return None
        raise


def is_right(body: bytes, expected: Sent) -> bool:
    """Whether an object holds the record that was sent.

    A call whose answer was lost stores a record twice, so that the sequence
    number may be a larger one than was told.
    """
    try:
        stored = json.loads(body)
        number = int(stored["sequenceNumber"])
        return stored["record"] == expected.record and number >= expected.sequence_number
    except (ValueError, KeyError, TypeError):
        return False


def aside_key(failure_prefix: str, stream: str, sent: Sent) -> str:
    """The key under which the function puts a record aside."""
    return f"{failure_prefix}{stream}/{sent.shard_id}/{sent.sequence_number}.json"


def look(s3: Any, options: argparse.Namespace, expected: Sent) -> Optional[str]:
    """Looks for one record: the key where it is, or None where it is not (yet)."""
    key = f"data/{expected.record['id']}.json"
    body = content(s3, options.verify, key)
    if body is not None:
        return key if is_right(body, expected) else None
    aside = aside_key(options.failure_prefix, options.stream, expected)
    return aside if content(s3, options.verify, aside) is not None else None


def verify(s3: Any, sent: list[Sent], options: argparse.Namespace) -> Verification:
    """Waits until each record is in the bucket, or nothing has landed for too long."""
    found = Verification()
    waiting = sent
    last_find = time.monotonic()
    pause = PAUSE_SECONDS_MIN

    def look_at(expected: Sent) -> tuple[Sent, Optional[str], float]:
        return expected, look(s3, options, expected), time.monotonic()

    with ThreadPoolExecutor(LOOKS_AT_ONCE) as pool:
        while waiting:
            still_waiting = []
            for expected, key, seen in pool.map(look_at, waiting):
                if key is None:
                    still_waiting.append(expected)
                elif key.startswith("data/"):
                    found.latencies.append(seen - expected.begun)
                else:
                    found.put_aside.append(key)
            if len(still_waiting) < len(waiting):
                last_find, pause = time.monotonic(), PAUSE_SECONDS_MIN
            elif time.monotonic() - last_find > options.verify_timeout:
                break
            waiting = still_waiting
            show_progress("landed", len(found.latencies), len(sent))
            if waiting:
                time.sleep(pause)
                pause = min(pause * 2, 1.0)
    found.missing = [expected.record["id"] for expected in waiting]
    return found


def percentiles(latencies: Iterable[float]) -> str:
    """Latencies in seconds as text in milliseconds (nearest rank)."""
    ordered = sorted(latencies)
    if not ordered:
        return "no latencies"
    parts = []
    for name, percent in (("p50", 50), ("p90", 90), ("p99", 99), ("max", 100)):
        rank = max(1, -(-percent * len(ordered) // 100))
        parts.append(f"{name} {ordered[rank - 1] * 1000:.1f} ms")
    return " · ".join(parts)


def show_progress(what: str, done: int, total: int) -> None:
    """Shows a bar on a terminal, and nothing elsewhere."""
    if sys.stderr.isatty():
        full = 40 * done // max(1, total)
        end = "\n" if done >= total else ""
        bar = "#" * full + "." * (40 - full)
        print(f"\r{what:>7} [{bar}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def parse(arguments: Optional[list[str]] = None) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Sends random records to a Kinesis stream.")
    parser.add_argument("--stream", default=DEFAULT_STREAM, help="default: %(default)s")
    parser.add_argument("--count", type=positive, default=100, help="default: %(default)s")
    parser.add_argument("--seed", type=int, help="makes the same records again")
    parser.add_argument("--region", help="default: the usual chain, else us-east-1")
    parser.add_argument("--endpoint-url", metavar="URL", help="endpoint of both services")
    parser.add_argument(
        "--verify", metavar="BUCKET", help="wait until each record is under data/ in this bucket"
    )
    parser.add_argument(
        "--verify-timeout",
        type=positive,
        default=120,
        metavar="SECONDS",
        help="give up when nothing has landed for so long; default: %(default)s",
    )
    parser.add_argument(
        "--failure-prefix",
        default="failed/",
        metavar="PREFIX",
        help="where the function puts records aside; default: %(default)s",
    )
    return parser.parse_args(arguments)


def positive(text: str) -> int:
    """A whole number above 0."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def make_session(region: Optional[str]) -> Any:
    """A session in the configured region, or in the default one with a notice."""
    # Boto3 itself reads AWS_DEFAULT_REGION only; the AWS CLI and other SDKs read both.
    session = boto3.Session(region_name=region or os.environ.get("AWS_REGION") or None)
    if session.region_name is None:
        print(f"No region is configured; taking {DEFAULT_REGION}.", file=sys.stderr)
        session = boto3.Session(region_name=DEFAULT_REGION)
    if session.get_credentials() is None:
        raise NoCredentialsError
    return session


class Notice:
    """Says once that a service is not reached: Boto3 goes on trying for half a minute."""

    def __init__(self) -> None:
        self.told = False

    def __call__(self, caught_exception: Optional[Exception] = None, **_: Any) -> None:
        if isinstance(caught_exception, (NoConnection, HTTPClientError)) and not self.told:
            self.told = True
            why = " ".join(str(caught_exception).split()).rstrip(".")
            print(f"{why}; trying again.", file=sys.stderr)


def make_client(session: Any, service: str, options: argparse.Namespace) -> Any:
    """A client that tries again, and says so where nobody answers."""
    config = Config(
        retries={"mode": "standard", "max_attempts": 8}, max_pool_connections=LOOKS_AT_ONCE
    )
    client = session.client(service, endpoint_url=options.endpoint_url, config=config)
    client.meta.events.register("needs-retry", Notice())
    return client


def run(options: argparse.Namespace) -> int:
    """Sends, verifies if asked to, prints the summary; answers the exit code."""
    session = make_session(options.region)
    kinesis = make_client(session, "kinesis", options)
    source = random.Random(options.seed)
    records = [random_record(source) for _ in range(options.count)]

    begun = time.monotonic()
    sent = send(kinesis, options.stream, records)
    seconds = time.monotonic() - begun
    failed = len(records) - len(sent)
    print(f"Sent {len(sent)} records to {options.stream} in {seconds:.2f} s, {failed} failed.")
    if options.verify is None:
        return 1 if failed else 0

    s3 = make_client(session, "s3", options)
    found = verify(s3, sent, options)
    print(f"put to object   {percentiles(found.latencies)}")
    print(
        f"sent {len(sent)} · landed {len(found.latencies)}"
        f" · put aside {len(found.put_aside)} · missing {len(found.missing)}"
    )
    for name in found.missing[:5]:
        print(f"  missing: {name}")
    return 1 if failed or found.missing else 0


def sentence(error: Exception, options: argparse.Namespace) -> str:
    """Says in one sentence why the run ended."""
    if isinstance(error, NoCredentialsError):
        return (
            "No AWS credentials found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            " or run `aws configure`."
        )
    if isinstance(error, ClientError):
        if error.response["Error"]["Code"] == "ResourceNotFoundException":
            return (
                f"There is no active stream {options.stream} in this region: create the stack"
                " first, or name another with --stream or --region."
            )
        return f"{error.operation_name} failed: {error.response['Error'].get('Message', error)}"
    return " ".join(str(error).split())


def main(arguments: Optional[list[str]] = None) -> int:
    """The program."""
    options = parse(arguments)
    try:
        return run(options)
    except (BotoCoreError, ClientError) as error:
        print(sentence(error, options), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
