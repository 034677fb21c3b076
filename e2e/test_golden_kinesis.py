"""Kinesis on the wire, against golden files: one a operation, in `golden/kinesis/`."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Callable

import pytest

import isolation
from engine import Engine
from golden_wire import Wire

FOLDER = pathlib.Path(__file__).resolve().parent / "golden" / "kinesis"
FILES = sorted(path for path in FOLDER.glob("*.json") if path.name != "named-tests.json")
OPERATIONS = 39
# A page of this origin may call.
ORIGIN = "http://localhost:3000"
# What a stream is in CREATING, UPDATING and DELETING where the clock is a test's.
TRANSITION_SECONDS = 600


def contents(path: pathlib.Path) -> dict[str, Any]:
    """A golden file."""
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wires(start_engine: Callable[..., Engine]) -> dict[pathlib.Path, Wire]:
    """A wire for each file, to an engine that has the streams of all files. Its limits are left
    away, but for files whose subject they are; a file that moves the clock has its own engine."""
    free = start_engine("--no-limits", "--allow-origin", ORIGIN)
    limited = start_engine()
    made = {}
    for path in FILES:
        file = contents(path)
        engine = limited if file.get("limits") else free
        if file.get("clock"):
            slow = ("--clock-control", "--transition-time", f"{TRANSITION_SECONDS}s")
            engine = start_engine("--no-limits", *slow)
        made[path] = Wire(engine, file.get("region", isolation.REGION))
        if "awaits" not in file:
            for name, settings in file.get("streams", {}).items():
                made[path].step({"input": {"StreamName": name, **settings}}, "CreateStream")
                if file.get("clock"):
                    made[path].advance(TRANSITION_SECONDS)
                    made[path].wait(name, "ACTIVE")
    for path in FILES:
        for name in contents(path).get("streams", {}):
            if "awaits" not in contents(path):
                made[path].wait(name, "ACTIVE")
    return made


def test_there_is_a_golden_file_for_every_operation() -> None:
    assert len([path for path in FILES if path.stem[0].isupper()]) == OPERATIONS
    for path in FILES:
        for case in contents(path)["cases"]:
            assert case["name"] and case["source"], f"{path.name}: {case}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_wire_files(wires: dict[pathlib.Path, Wire], path: pathlib.Path) -> None:
    file = contents(path)
    if "awaits" in file:
        pytest.skip(f"awaits {file['awaits']}")
    failures = []
    for case in file["cases"]:
        try:
            wires[path].run(case, file["operation"])
        except (AssertionError, KeyError) as failure:
            failures.append(f"{case['name']}\n    {failure!r}"[:1500])
    assert not failures, "\n".join([f"{len(failures)} of {len(file['cases'])} cases:", *failures])
