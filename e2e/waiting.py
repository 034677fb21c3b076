"""Waiting for something to become true: looked at again and again, with a deadline."""

from __future__ import annotations

import time
from typing import Callable, TypeVar

T = TypeVar("T")

SECONDS_MAX = 60.0
PAUSE_SECONDS = 0.05


def poll(look: Callable[[], T], what: str, seconds: float = SECONDS_MAX) -> T:
    """Looks until something is seen that is true, not empty and not zero, and answers it."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:.0f} s: {what}")
        time.sleep(PAUSE_SECONDS)


def poll_equal(look: Callable[[], T], wanted: T, what: str, seconds: float = SECONDS_MAX) -> None:
    """Looks until `wanted` is seen; the message tells what was seen last."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen == wanted:
            return
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:.0f} s: {what}: {seen!r} is not {wanted!r}")
        time.sleep(PAUSE_SECONDS)
