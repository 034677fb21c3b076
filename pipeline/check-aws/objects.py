"""What check-aws.sh cannot do well in a shell: objects of the sender's records, policies, zips.

Run by check-aws.sh alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pathlib
import random
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Optional

from botocore.config import Config

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import send_mock_data as sender  # noqa: E402

LOOKS_AT_ONCE = 16
REMOVED_AT_ONCE = 1000
MACHINES = {62: "x86_64", 183: "arm64"}


class Objects:
    """The objects of one check. `work` has its notes: seeds, keys, and the keys from before."""

    def __init__(self, work: str, bucket: str, stream: str) -> None:
        self.work = work
        self.bucket = bucket
        self.stream = stream
        self.s3 = sender.make_session(None).client(
            "s3",
            endpoint_url=os.environ.get("CHECK_S3_ENDPOINT") or None,
            config=Config(max_pool_connections=LOOKS_AT_ONCE),
        )

    def sent(self) -> dict[str, Any]:
        """The records that the sender has made of all seeds, by their keys in the bucket."""
        records = {}
        for line in self.lines("seeds"):
            seed, count = line.split(":")
            source = random.Random(int(seed))
            for _ in range(int(count)):
                record = sender.random_record(source)
                records[f"data/{record['id']}.json"] = record
        return records

    def lines(self, name: str) -> list[str]:
        """A file of notes."""
        with open(f"{self.work}/{name}", encoding="utf-8") as file:
            return file.read().splitlines()

    def listed(self, prefix: str) -> list[str]:
        """The keys under a prefix."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=prefix
        )
        return [one["Key"] for page in pages for one in page.get("Contents", [])]

    def stored(self, key: str) -> Optional[dict[str, Any]]:
        """What the function has stored under a key."""
        body = sender.content(self.s3, self.bucket, key)
        try:
            found = json.loads(body) if body is not None else None
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def is_right(self, item: tuple[str, Any]) -> bool:
        """Whether a key holds its record, from this check's stream."""
        found = self.stored(item[0]) or {}
        return (found.get("record"), found.get("stream")) == (item[1], self.stream)

    def wait(self, seconds: str) -> int:
        """Waits until every record is there with the right content."""
        records, until = self.sent(), time.monotonic() + float(seconds)
        waiting = list(records.items())
        with ThreadPoolExecutor(LOOKS_AT_ONCE) as pool:
            while waiting:
                right = list(pool.map(self.is_right, waiting))
                waiting = [item for item, here in zip(waiting, right) if not here]
                if time.monotonic() > until:
                    break
                time.sleep(0.2 if waiting else 0)
        print(f"{len(records) - len(waiting)} of {len(records)}")
        return 1 if waiting else 0

    def extra(self) -> int:
        """Objects that are new, hold records of this check's stream, and were not sent."""
        known = set(self.lines("before")) | self.sent().keys()
        new = [key for key in self.listed("data/") if key not in known]
        with ThreadPoolExecutor(LOOKS_AT_ONCE) as pool:
            found = zip(new, pool.map(self.stored, new))
            ours = [key for key, one in found if one and one.get("stream") == self.stream]
        print("\n".join(ours))
        return 1 if ours else 0

    def remove(self, *prefixes: str) -> int:
        """Removes the records' objects, the keys noted, and what is under the check's prefixes."""
        found = set(self.lines("keys")) | self.sent().keys()
        for prefix in prefixes:
            found.update(self.listed(prefix))
        keys, failed = sorted(found), 0
        for start in range(0, len(keys), REMOVED_AT_ONCE):
            batch = [{"Key": key} for key in keys[start : start + REMOVED_AT_ONCE]]
            answer = self.s3.delete_objects(
                Bucket=self.bucket, Delete={"Objects": batch, "Quiet": True}
            )
            for error in answer.get("Errors", []):
                print(error, file=sys.stderr)
                failed += 1
        print(len(keys) - failed)
        return 1 if failed else 0


def policy(file: str, verb: str, sid: str, bucket: str, role: str = "") -> int:
    """Prints a bucket's policy with or without the one statement that refuses to the role."""
    with open(file, encoding="utf-8") as opened:
        text = opened.read().strip()
    document = json.loads(text) if text else {"Version": "2012-10-17", "Statement": []}
    statements = document["Statement"]
    if not isinstance(statements, list):
        statements = [statements]
    kept = [one for one in statements if one.get("Sid") != sid]
    if verb == "add":
        partition = role.split(":")[1]
        statement = {
            "Sid": sid,
            "Effect": "Deny",
            "Principal": {"AWS": role},
            "Action": "s3:PutObject",
            "Resource": f"arn:{partition}:s3:::{bucket}/data/*",
        }
        kept.append(statement)
    if kept:
        print(json.dumps({**document, "Statement": kept}))
    return 0


def another_zip(old: str, new: str, note: str) -> int:
    """Writes a second zip of the same program, and prints what the program is built for."""
    try:
        with zipfile.ZipFile(old) as read, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as write:
            for entry in read.infolist():
                write.writestr(entry, read.read(entry))
            write.writestr("check.txt", note)
            head = read.read("bootstrap")[:20]
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        print(error, file=sys.stderr)
        return 1
    machine = int.from_bytes(head[18:20], "little") if head[:4] == b"\x7fELF" else 0
    if machine not in MACHINES:
        print("its bootstrap is no program for x86_64 or arm64", file=sys.stderr)
        return 1
    print(MACHINES[machine])
    return 0


def code_sha256(file: str) -> int:
    """Prints the hash of a zip as Lambda shows it."""
    with open(file, "rb") as opened:
        digest = hashlib.sha256(opened.read()).digest()
    print(base64.b64encode(digest).decode())
    return 0


def main(command: str, *arguments: str) -> int:
    """The program."""
    if command == "policy":
        return policy(*arguments)
    if command == "another-zip":
        return another_zip(*arguments)
    if command == "code-sha256":
        return code_sha256(*arguments)
    objects = Objects(*arguments[:3])
    rest = arguments[3:]
    if command == "list":
        print("\n".join(objects.listed(*rest)))
        return 0
    if command == "count":
        print(len(objects.listed(*rest)))
        return 0
    return {"wait": objects.wait, "extra": objects.extra, "remove": objects.remove}[command](*rest)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
