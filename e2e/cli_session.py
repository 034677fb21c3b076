"""The AWS CLI kept running: the same program for many commands, without its start each time."""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
from typing import Any, Optional

import programs
from engine import Engine

# Reads a command a line, runs it as the program does, and tells in a line what it wrote. Its
# waiters look more often than every ten seconds, and what was throttled is tried again as soon:
# therefore more often than the program would, as some calls are allowed once a second only.
LOOP = """
import contextlib, io, json, sys, time
from awscli.clidriver import create_clidriver
driver, sleep = create_clidriver(), time.sleep
time.sleep = lambda seconds: sleep(min(seconds, 0.3))
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = driver.main(json.loads(line))
        except SystemExit as end:
            status = end.code
    print(json.dumps([status, out.getvalue(), err.getvalue()]), flush=True)
"""


class CliSession:
    """`aws kinesis …` of one major version, against an engine."""

    def __init__(self, version: str, engine: Engine) -> None:
        self.version = version
        self.engine = engine
        self._process: Optional[subprocess.Popen] = None

    def __enter__(self) -> CliSession:
        program = programs.aws(self.version)
        if self.version == "1":
            python = sys.executable
        else:
            # Debian's program is Python's, and its packages are that Python's.
            python = pathlib.Path(program[0]).read_text().splitlines()[0].removeprefix("#!")
        self._process = subprocess.Popen(
            [*python.split(), "-c", LOOP],
            env={**self.engine.environment(), "AWS_MAX_ATTEMPTS": "10"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: Any) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()

    def _run(self, arguments: list[str]) -> tuple[int, str, str]:
        raw = ["--cli-binary-format", "raw-in-base64-out"] if self.version == "2" else []
        command = ["--endpoint-url", self.engine.url, "--output", "json", *raw, "kinesis"]
        self._process.stdin.write(json.dumps([*command, *arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the CLI ended in {arguments}"
        status, out, err = json.loads(answer)
        return status, out, err

    def __call__(self, *arguments: str) -> Any:
        """Runs a subcommand that succeeds; answers what it shows, parsed, or nothing."""
        status, out, err = self._run(list(arguments))
        assert status == 0, f"{' '.join(arguments)}: exit {status}\n{out}\n{err}"
        return json.loads(out) if out.strip() else None

    def refused(self, *arguments: str) -> str:
        """Runs a subcommand that fails; answers what it writes to standard error."""
        status, _, err = self._run(list(arguments))
        assert status != 0, f"{' '.join(arguments)} succeeds"
        return err.strip()

    def offered(self) -> set[str]:
        """The subcommands that this version has."""
        choices = self.refused("no-such-subcommand").split("valid choices are:")[-1]
        return set(re.findall(r"[a-z]+(?:-[a-z]+)*", choices)) - {"help"}
