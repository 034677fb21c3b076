"""What a function can reach of the host where only Landlock and seccomp confine it.

Twice: with an engine of whoever runs the tests, and, if that is root, of an ordinary user, whose files and
processes are the function's own user's.
"""

from __future__ import annotations

import os
import pathlib
import socket
import tempfile
from typing import Any, Iterator

import pytest

from test_functions_are_confined import NOBODY, Inside, in_the_open

REDUCED = ("--confinement", "reduced")


@pytest.fixture(scope="module", params=["own", "ordinary"])
def inside(request: pytest.FixtureRequest, clean: dict[str, str]) -> Iterator[Inside]:
    """Two functions with a role each."""
    if request.param == "own":
        engines = in_the_open(clean, None, *REDUCED)
    elif os.geteuid() == 0:
        engines = in_the_open(clean, NOBODY, *REDUCED)
    else:
        pytest.skip("only root can be somebody else")
    for engine in engines:
        both = Inside(engine)
        engine.client("s3").create_bucket(Bucket="bucket-of-the-function")
        both.make("one")
        both.make("two")
        yield both


def refused(inside: Inside, way: str, address: Any) -> str:
    error, payload = inside.answer(what="past", way=way, address=address)
    assert error == "Unhandled", payload
    inside.assert_well()
    return payload["errorMessage"]


@pytest.mark.parametrize("way", ["mptcp", "fast-open"])
def test_the_main_port_is_out_of_reach(inside: Inside, way: str) -> None:
    said = refused(inside, way, ["127.0.0.1", inside.engine.port])
    expected = {"mptcp": "[Errno 93]", "fast-open": "[Errno 95]"}
    assert said.startswith(expected[way]), said
    error, _ = inside.answer(what="connect", address=["127.0.0.1", inside.engine.port])
    assert error == "Unhandled"


def test_the_hosts_local_sockets_are_out_of_reach(inside: Inside) -> None:
    with tempfile.TemporaryDirectory() as directory, socket.socket(socket.AF_UNIX) as listener:
        os.chmod(directory, 0o755)
        path = f"{directory}/listener"
        listener.bind(path)
        listener.listen()
        listener.setblocking(False)
        os.chmod(path, 0o777)
        assert refused(inside, "local", path).startswith("[Errno 97]")
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_nobody_listens_on_the_hosts_network(inside: Inside) -> None:
    assert refused(inside, "listen", None).startswith("[Errno 13]")


@pytest.mark.parametrize("way", ["chmod", "utime", "setxattr"])
def test_the_data_directory_is_not_changed(inside: Inside, way: str) -> None:
    before = inside.engine.data.stat()
    assert refused(inside, way, str(inside.engine.data)).startswith(("[Errno 1]", "[Errno 13]"))
    after = inside.engine.data.stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)


def test_the_engine_keeps_its_limits(inside: Inside) -> None:
    limits = pathlib.Path(f"/proc/{inside.engine.process.pid}/limits")
    before = limits.read_text()
    refused(inside, "prlimit", inside.engine.process.pid)
    assert limits.read_text() == before


def test_memory_is_not_exhausted(inside: Inside) -> None:
    error, payload = inside.answer(what="memory-of-shared")
    assert (error, payload["errorType"]) == ("Unhandled", "Runtime.OutOfMemory"), payload
    inside.assert_well()


def test_processes_that_share_memory_are_not_taken_for_many(inside: Inside) -> None:
    assert inside.answer(what="heirs") == ("", [7] * 4)
