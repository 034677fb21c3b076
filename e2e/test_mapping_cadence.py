"""Mappings that look for records as seldom as AWS's: `--mapping-cadence aws`."""

from __future__ import annotations

from typing import Callable

import pytest

from engine import Engine
from mappings import Mapped
from waiting import poll

RECORDS = 4


@pytest.fixture(scope="module")
def mapped(start_engine: Callable[..., Engine]) -> Mapped:
    """A function behind a stream, on an engine that keeps AWS's cadence."""
    one = Mapped(start_engine("--mapping-cadence", "aws"), "cadence")
    one.map(BatchSize=10)
    return one


def begins(mapped: Mapped) -> list[int]:
    """When invocations began, milliseconds since the epoch, in order."""
    logs = mapped.engine.client("logs")
    answer = logs.filter_log_events(
        logGroupName=f"/aws/lambda/{mapped.name}", filterPattern='"START RequestId"'
    )
    return [event["timestamp"] for event in answer["events"]]


def test_records_are_looked_for_once_a_second(mapped: Mapped) -> None:
    for number in range(RECORDS):
        # Each as soon as the one before has been seen: a mapping that is told would be done at once.
        mapped.put({"id": number})
        mapped.wait_for({"id": number})
    times = poll(lambda: len(seen := begins(mapped)) == RECORDS and seen, "an invocation for each")
    pauses = [later - earlier for earlier, later in zip(times, times[1:])]
    # The look that brings a record begins a second after the last one; invoking takes a while.
    assert all(pause > 800 for pause in pauses), pauses


def test_what_is_there_is_read_without_a_pause(mapped: Mapped) -> None:
    before = len(mapped.seen())
    mapped.put(*({"id": 100 + number} for number in range(200)))
    poll(lambda: len(mapped.seen()) == before + 200, "all of a backlog")
    times = begins(mapped)[RECORDS:]
    # At least 20 batches; one a second would take as many seconds.
    assert len(times) >= 20
    assert times[-1] - times[0] < 15_000, times
