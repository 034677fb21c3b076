"""`aws s3 cp`, `sync`, `ls`, `mv` and `rm`."""

from __future__ import annotations

import pathlib
import random

import pytest

from engine import Engine

BUCKET = "command-line"


@pytest.fixture(scope="module")
def folder(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Files beside a new bucket."""
    engine.aws("s3", "mb", f"s3://{BUCKET}")
    made = tmp_path_factory.mktemp("files")
    source = random.Random(3)
    for name, size in {"a.txt": 10, "b/c.bin": 70_000, "b/empty": 0, "large": 9 << 20}.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_bytes(source.randbytes(size))
    return made


def test_sync_up_and_down(engine: Engine, folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    engine.aws("s3", "sync", str(folder), f"s3://{BUCKET}/copy/")
    # Nothing is new, so that nothing is sent.
    assert engine.aws("s3", "sync", str(folder), f"s3://{BUCKET}/copy/").stdout == ""
    engine.aws("s3", "sync", f"s3://{BUCKET}/copy/", str(tmp_path))
    for name in ("a.txt", "b/c.bin", "b/empty", "large"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_ls(engine: Engine) -> None:
    shown = engine.aws("s3", "ls", f"s3://{BUCKET}/copy/").stdout
    assert "PRE b/" in shown and "10 a.txt" in shown
    assert BUCKET in engine.aws("s3", "ls").stdout


def test_cp_to_standard_output(engine: Engine, folder: pathlib.Path) -> None:
    (folder / "text").write_text("plain text")
    engine.aws("s3", "cp", str(folder / "text"), f"s3://{BUCKET}/text")
    assert engine.aws("s3", "cp", f"s3://{BUCKET}/text", "-").stdout == "plain text"


def test_large_files_are_copied_and_moved(
    engine: Engine, folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """In parts, of ranges of the source."""
    copy, moved = f"s3://{BUCKET}/copied", f"s3://{BUCKET}/moved-large"
    engine.aws("s3", "cp", f"s3://{BUCKET}/copy/large", copy)
    engine.aws("s3", "mv", copy, moved)
    engine.aws("s3", "cp", moved, str(tmp_path / "large"))
    assert (tmp_path / "large").read_bytes() == (folder / "large").read_bytes()
    assert "copied" not in engine.aws("s3", "ls", f"s3://{BUCKET}/").stdout


def test_mv_and_rm(engine: Engine) -> None:
    engine.aws("s3", "mv", f"s3://{BUCKET}/text", f"s3://{BUCKET}/moved")
    assert "moved" in engine.aws("s3", "ls", f"s3://{BUCKET}/").stdout
    engine.aws("s3", "rm", "--recursive", f"s3://{BUCKET}/")
    assert engine.aws("s3", "ls", f"s3://{BUCKET}/", check=False).stdout == ""


def test_rb(engine: Engine) -> None:
    engine.aws("s3", "rb", f"s3://{BUCKET}")
    refused = engine.aws("s3", "ls", f"s3://{BUCKET}", check=False)
    assert refused.returncode != 0
    assert "An error occurred (NoSuchBucket)" in refused.stderr
