"""`brookmill doctor`: one line for each prerequisite, with what to do; and how the engine says it."""

from __future__ import annotations

import os
import pathlib
import re
import signal
import subprocess
import sys
from typing import Callable

import pytest

from engine import BINARY, Engine, run
from waiting import poll

LINE = re.compile(r"^(ok|lacking|BAD) +(\S+(?: \S+)?)  +(\S.*)$")
NAMES = {
    "system",
    "clock",
    "open files",
    "data directory",
    "port",
    "functions",
    "runtimes",
    "aws cli",
    "boto3",
    "node",
    "environment",
    "proxy",
    "build",
}


def doctor(
    environment: dict[str, str], data: pathlib.Path, port: int = 1
) -> dict[str, list[tuple[str, str]]]:
    """What it says, by name: marks and texts. Every line is checked to be one."""
    command = [BINARY, "doctor", "--data", str(data), "--port", str(port)]
    result = run(command, environment, check=False, seconds=60)
    said: dict[str, list[tuple[str, str]]] = {}
    for line in result.stdout.splitlines():
        found = LINE.match(line)
        assert found, line
        said.setdefault(found.group(2), []).append((found.group(1), found.group(3)))
    assert set(said) == NAMES, result.stdout
    is_bad = any(mark == "BAD" for findings in said.values() for mark, _ in findings)
    assert result.returncode == (1 if is_bad else 0), result.stdout
    return said


def script(directory: pathlib.Path, name: str, text: str) -> None:
    """A program that prints a text."""
    directory.mkdir(exist_ok=True)
    program = directory / name
    program.write_text(f"#!/bin/sh\necho '{text}'\n")
    program.chmod(0o755)


def test_a_machine_with_nothing_is_told_how_to_get_it(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    said = doctor({**clean, "PATH": str(tmp_path / "empty"), "CC": "no-such-compiler"}, tmp_path)
    for name, remedy in [
        ("aws cli", "pip install awscli"),
        ("boto3", "pip install awscli boto3"),
        ("node", "apt-get install nodejs"),
    ]:
        assert said[name][0][0] == "lacking", said[name]
        assert remedy in said[name][0][1]
    built = " ".join(text for _, text in said["build"])
    assert "no cargo" in built and "rustup" in built
    assert "no C compiler (no-such-compiler)" in built and "build-essential" in built


def test_clients_that_would_talk_to_aws_are_told(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    programs = tmp_path / "bin"
    script(programs, "aws", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1 botocore/2.9")
    script(programs, "python3", "1.26.27 for /usr/bin/python3")
    credentials = tmp_path / "credentials"
    credentials.write_text("[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n")
    environment = {
        **clean,
        "PATH": str(programs),
        "AWS_SHARED_CREDENTIALS_FILE": str(credentials),
        "AWS_PROFILE": "work",
    }
    said = doctor(environment, tmp_path)
    (mark, text), *_ = said["aws cli"]
    assert mark == "lacking" and f"aws-cli/2.9.19 ({programs}/aws)" in text
    assert "brookmill aws" in text
    assert "does not know AWS_ENDPOINT_URL" in said["boto3"][0][1]
    texts = " ".join(text for mark, text in said["environment"] if mark == "lacking")
    assert f"talk to the real AWS, with the key in {credentials}" in texts
    assert 'eval "$(brookmill env)"' in texts
    assert "the profile work is chosen" in texts


def test_what_env_exports_is_well_and_clears_the_rest(
    engine: Engine, clean: dict[str, str]
) -> None:
    directory = pathlib.Path(BINARY).resolve().parent
    text = (
        f'eval "$({BINARY} env --port {engine.port})";'
        f' echo "$AWS_PROFILE,$AWS_SESSION_TOKEN,$NO_PROXY,$no_proxy";'
        f" {BINARY} doctor --port {engine.port} --data {engine.data}"
    )
    environment = {
        **clean,
        "PATH": f"{directory}:{clean['PATH']}",
        "AWS_PROFILE": "work",
        "AWS_SESSION_TOKEN": "of-another-key",
        "NO_PROXY": "intranet",
        "no_proxy": "",
    }
    result = run(["sh", "-c", text], environment, check=False)
    first, *lines = result.stdout.splitlines()
    assert first == ",,127.0.0.1,localhost,intranet,127.0.0.1,localhost", first
    for line in lines:
        if re.match(r"\S+ +(environment|proxy|port|data directory) ", line):
            assert line.startswith("ok ") or "lies on" in line, line
    assert f"an engine answers there, version {version(clean)}, process" in result.stdout
    assert f"used by the engine of process {engine.process.pid}" in result.stdout


def version(clean: dict[str, str]) -> str:
    """The version that the program says it has."""
    return run([BINARY, "--version"], clean).stdout.split()[1]


def test_a_proxy_in_the_way_is_told(clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    environment = {name: value for name, value in clean.items() if name.lower() != "no_proxy"}
    environment["PATH"] = str(tmp_path / "empty")
    environment["http_proxy"] = "http://me:secret@proxy.example:3128"
    (mark, text), *_ = doctor(environment, tmp_path)["proxy"]
    assert mark == "lacking" and "http://proxy.example:3128" in text and "NO_PROXY=" in text
    assert "secret" not in text


def test_a_place_that_cannot_be_written_is_bad(
    engine: Engine, clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    (tmp_path / "file").touch()
    for place in [tmp_path / "file", tmp_path / "file" / "below", pathlib.Path("/proc/none")]:
        without_programs = {**clean, "PATH": str(tmp_path / "empty")}
        mark, text = doctor(without_programs, place)["data directory"][0]
        assert mark == "BAD" and "--data" in text, text
        result = run([BINARY, "up", "--port", "0", "--data", str(place)], clean, check=False)
        assert result.returncode == 1 and "--data" in result.stderr, result.stderr
    result = run([BINARY, "up", "--port", "0", "--data", str(engine.data)], clean, check=False)
    holder = f"in use by another engine (process {engine.process.pid})"
    assert holder in result.stderr and "--data" in result.stderr, result.stderr


def test_nobody_reads_to_the_end(clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    for command in ["doctor", "env"]:
        reading, writing = os.pipe()
        os.close(reading)
        result = subprocess.run(
            [BINARY, command], env=clean, stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path
        )
        os.close(writing)
        assert b"panicked" not in result.stderr, result.stderr


def test_an_interrupt_given_twice_ends_the_engine(
    start_engine: Callable[..., Engine],
) -> None:
    engine = start_engine()
    engine.client("s3").create_bucket(Bucket="kept")
    for _ in range(2):
        engine.process.send_signal(signal.SIGINT)
    poll(lambda: engine.process.poll() is not None, "the engine's end")
    assert engine.process.returncode in (0, 130)
    engine.process.stdout.close()
    engine.start()
    assert engine.client("s3").head_bucket(Bucket="kept")


@pytest.mark.skipif(sys.platform != "linux", reason="user namespaces are Linux's")
def test_without_user_namespaces_it_is_said_at_once(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    forbid = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\""
    within = ["unshare", "--user", "--map-root-user", "sh", "-c", forbid, "sh"]
    if subprocess.run([*within, "true"], capture_output=True).returncode != 0:
        pytest.skip("this host makes no user namespaces to forbid them in")
    here = ["--data", str(tmp_path / "d"), "--port", "0"]
    demo = ["--function", BINARY, "--sender", BINARY, "--template", BINARY]
    result = run([*within, BINARY, "demo", *here, *demo], clean, check=False, seconds=30)
    assert result.returncode == 1, result.stdout
    assert "functions cannot run here" in result.stderr, result.stderr
    assert "user.max_user_namespaces=10000" in result.stderr, result.stderr
    said = run([*within, BINARY, "doctor", *here], clean, check=False).stdout
    assert re.search(r"^(lacking|BAD) +functions +.*user\.max_user_namespaces", said, re.M), said
    with subprocess.Popen(
        [*within, BINARY, "up", *here], env=clean, stderr=subprocess.PIPE, text=True
    ) as up:
        try:
            assert "WARNING: functions cannot run here" in up.stderr.readline()
        finally:
            up.send_signal(signal.SIGINT)
