"""`brookmill demo`, to which `cargo demo` hands over."""

from __future__ import annotations

import pathlib
import re

from engine import BINARY, run
from pipeline import FUNCTION, SENDER, TEMPLATE


def demo(clean: dict[str, str], data: pathlib.Path) -> str:
    """Runs the demo to its end; answers what it shows."""
    return run(
        [
            BINARY,
            "demo",
            "--exit",
            "--count",
            "200",
            "--port",
            "0",
            "--data",
            str(data),
            "--function",
            FUNCTION,
            "--sender",
            SENDER,
            "--template",
            str(TEMPLATE),
        ],
        clean,
        seconds=120,
    ).stdout


def logged(shown: str) -> set[str]:
    """The invocations in the log that it shows."""
    return set(re.findall(r"START RequestId: (\S+)", shown))


def test_it_shows_objects_latencies_events_a_log_and_metrics(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    shown = demo(clean, tmp_path / "data")
    assert re.search(r"sent 200 · landed 200 · lost 0 · put to object p50 [0-9.]+ ms", shown)
    assert re.search(r'"sequenceNumber": ?"\d+"', shown)
    assert "CREATE_COMPLETE" in shown
    assert "REPORT RequestId: " in shown
    assert "IncomingRecords" in shown
    first = logged(shown)
    assert first
    # A second run on the same data adds to what the first has made, and shows its own log.
    shown = demo(clean, tmp_path / "data")
    assert logged(shown) and not first & logged(shown)
    assert "is there from before" in shown
    assert "sent 200 · landed 200 · lost 0" in shown
