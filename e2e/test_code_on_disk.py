"""Functions' code as it lies on disk: wherever the data directory is, as readable as the archive says."""

from __future__ import annotations

import io
import pathlib
import zipfile
from typing import Any

import pytest
from botocore.exceptions import ClientError

from engine import Engine
from functions import ARCHITECTURE, Function, deploy, role_arn
from test_runtimes import python_runtime

FINE = "def handler(event, context): return event\n"


def archive(*entries: tuple[str, int, str]) -> bytes:
    """A zip of entries of these modes; a name that ends with a slash is a directory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, mode, text in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            packed.writestr(entry, text)
    return buffer.getvalue()


def made(engine: Engine, name: str, code: bytes) -> Function:
    """A function of this code."""
    engine.client("lambda").create_function(
        FunctionName=name,
        Runtime=python_runtime(),
        Handler="index.handler",
        Role=role_arn(engine),
        Architectures=[ARCHITECTURE],
        Code={"ZipFile": code},
    )
    function = Function(engine, name)
    function.settle()
    return function


def test_the_data_directory_may_be_called_by_way_of_another(
    tmp_path: pathlib.Path, clean: dict[str, str]
) -> None:
    (tmp_path / "beside").mkdir()
    engine = Engine(tmp_path / "beside" / ".." / "data", clean)
    engine.start()
    try:
        function = deploy(engine, "f", python_runtime(), "index.handler", {"index.py": FINE})
        assert function.invoke(1).value == 1
    finally:
        engine.stop()


@pytest.mark.parametrize(
    ("name", "mode"), [("own", 0o100600), ("none", 0o100000), ("bare", 0), ("run", 0o100711)]
)
def test_what_others_may_not_read_the_function_cannot(engine: Engine, name: str, mode: int) -> None:
    answer = made(engine, name, archive(("index.py", mode, FINE))).invoke(1)
    assert answer.error == "Unhandled", answer
    assert "Permission denied: '/var/task/index.py'" in answer.value["errorMessage"], answer


def test_a_directory_is_closed_to_the_function_too(engine: Engine) -> None:
    code = "def handler(event, context): return open('/var/task/inner/x').read()"
    inner = [("inner/", 0o040700, ""), ("inner/x", 0o100644, "x")]
    answer = made(engine, "closed", archive(("index.py", 0o100644, code), *inner)).invoke(1)
    assert answer.value["errorType"] == "PermissionError", answer


def test_what_others_may_read_the_function_can(engine: Engine) -> None:
    """The owner's right alone does not count, nor does it have to be there."""
    entries = [("index.py", 0o100044, FINE), ("data/", 0o040755, ""), ("data/x", 0o100777, "x")]
    assert made(engine, "others", archive(*entries)).invoke(1).value == 1


def test_what_cannot_be_unpacked_makes_no_function(engine: Engine) -> None:
    for entries in (
        [("a", 0o100644, "x"), ("a/b", 0o100644, "x")],
        [("a/b", 0o100644, "x"), ("a", 0o120777, "target")],
    ):
        with pytest.raises(ClientError) as refused:
            made(engine, "broken", archive(*entries))
        error: dict[str, Any] = refused.value.response["Error"]
        assert error["Code"] == "InvalidParameterValueException"
        assert error["Message"].startswith("Could not unzip uploaded file.")
