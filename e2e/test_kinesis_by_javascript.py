"""Kinesis by the AWS SDK for JavaScript, which speaks HTTP/2 to it."""

from __future__ import annotations

import base64
import json
import pathlib
import shutil
from typing import Any

import pytest

import streams
from engine import REPOSITORY, Engine, run

NODE = REPOSITORY / ".cache" / "node"
PROGRAM = REPOSITORY / "e2e" / "node" / "streams.mjs"


@pytest.fixture(scope="module")
def seen(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program has seen."""
    installed = NODE / "package-lock.installed"
    if not installed.is_file():
        pytest.skip("no Node.js with npm when `cargo xtask test` prepared (Debian's nodejs, npm)")
    client = engine.client("kinesis")
    for name in ("a", "b"):
        streams.make(client, name)
    directory = tmp_path_factory.mktemp("javascript")
    # Where a program lies is where its packages are looked for.
    (directory / "node_modules").symlink_to(NODE / "node_modules")
    program = pathlib.Path(shutil.copy(PROGRAM, directory))
    result = run(["node", str(program)], engine.environment(), cwd=directory)
    return json.loads(result.stdout)


def test_a_producer_puts_many_at_once(seen: dict[str, Any]) -> None:
    assert seen["state"] == "SUCCESS"
    assert len(set(seen["sequenceNumbers"])) == 100
    assert seen["failed"] == 0


def test_a_consumer_reads_each_record_once(seen: dict[str, Any]) -> None:
    singles = {(f"k{number}", base64.b64encode(b"%d" % number).decode()) for number in range(100)}
    records = [tuple(one) for one in seen["records"]]
    assert set(records[:100]) == singles
    binary = base64.b64encode(bytes(range(256))).decode()
    assert records[100:] == [("ключ", binary)] * 500


def test_it_sees_the_shards_and_their_children(seen: dict[str, Any]) -> None:
    first = "shardId-000000000000"
    assert seen["parents"] == [None, first, first]
    assert seen["children"] == ["shardId-000000000001", "shardId-000000000002"]


def test_it_turns_pages(seen: dict[str, Any]) -> None:
    assert seen["streams"] == [["a"], ["b"], ["javascript"]]


def test_errors_have_classes(seen: dict[str, Any]) -> None:
    assert seen["error"] == [
        True,
        "ResourceNotFoundException",
        "Stream nil under account 000000000000 not found.",
        400,
    ]
