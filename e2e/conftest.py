"""What the end-to-end tests share: engines, clients, pipelines, and a world without AWS."""

from __future__ import annotations

import itertools
import pathlib
import signal
from typing import Callable, Iterator

import pytest

import isolation

# Before anything imports a client or starts a program.
CLEAN = isolation.enter()
# Where the tests run in a shell's background it is ignored, and so it would be by every program
# that they start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

from engine import BINARY, Engine  # noqa: E402
from pipeline import Pipeline  # noqa: E402


# The files that take longest begin first: none of them is left for one worker alone at the end.
LONGEST = ("test_docs.py", "test_check_aws.py", "test_literal_commands.py", "test_kill_minus_nine.py")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is skipped without its reason being shown."""
    if "s" not in config.option.reportchars:
        config.option.reportchars += "s"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; within a file the order stays."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def clean() -> dict[str, str]:
    """The environment of every program that the tests start."""
    return CLEAN


@pytest.fixture(scope="module")
def start_engine(
    tmp_path_factory: pytest.TempPathFactory, clean: dict[str, str]
) -> Iterator[Callable[..., Engine]]:
    """Starts engines, each on a fresh data directory unless one is named; ends them all."""
    if not pathlib.Path(BINARY).exists():
        pytest.fail(f"{BINARY} is not built; `cargo xtask test` builds it")
    directory = tmp_path_factory.mktemp("engine")
    started: list[Engine] = []
    numbers = itertools.count()

    def start(*options: str) -> Engine:
        one = Engine(directory / f"data{next(numbers)}", clean, *options)
        started.append(one)
        return one.start()

    yield start
    for one in started:
        if one.is_running():
            one.stop()
    for one in started:
        assert "panicked at" not in one.errors(), one.errors()


@pytest.fixture(scope="module")
def engine(start_engine: Callable[..., Engine]) -> Engine:
    """The engine that a module's tests share."""
    return start_engine()


@pytest.fixture(scope="session")
def function_zip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The pipeline's function, packed as `cargo xtask package` packs it."""
    from pipeline import packed_function

    return packed_function()


@pytest.fixture(scope="module")
def start_pipeline(
    start_engine: Callable[..., Engine], function_zip: bytes
) -> Callable[..., Pipeline]:
    """Makes engines with a bucket that holds the function's zip: all but the stack."""

    def start(*options: str) -> Pipeline:
        return Pipeline(start_engine(*options), function_zip).prepare()

    return start
