#!/usr/bin/env python3
"""Stands on the path of a page's shell as `brookmill`, `aws`, `cargo` and `npm`.

A reader has several terminals and patience; a test has one shell and none. So `brookmill up` goes
on in the background, `aws … wait` looks more often, `aws logs tail --follow` ends when it has
shown something, and packages of npm come from where the tests have put them. All else is the
real program with the arguments that the page has.
"""

from __future__ import annotations

import json
import os
import pathlib
import pwd
import signal
import subprocess
import sys
import time

STATE = pathlib.Path(os.environ["DOCS_STATE"])
REPOSITORY = pathlib.Path(os.environ["DOCS_REPOSITORY"])
BINARY = os.environ["DOCS_BINARY"]
NODE_MODULES = os.environ.get("DOCS_NODE_MODULES", "")
SECONDS_MAX = 60.0
SECOND_CLI = "/usr/bin/aws"
HASTY = (
    "import sys, time; sleep = time.sleep; time.sleep = lambda seconds: sleep(min(seconds, 0.2));"
    " from awscli.clidriver import main; sys.exit(main())"
)


def fail(message: str) -> int:
    """Says why, and fails."""
    print(f"docs_shim: {message}", file=sys.stderr)
    return 97


def brookmill(arguments: list[str]) -> int:
    """The engine; `up` is left running."""
    if arguments[:1] != ["up"] or "--help" in arguments:
        os.execv(BINARY, [BINARY, *arguments])
    end()
    number = len(list(STATE.glob("up*.out")))
    out = STATE / f"up{number}.out"
    with open(out, "wb") as stdout, open(STATE / f"up{number}.err", "wb") as stderr:
        process = subprocess.Popen(
            [BINARY, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
    (STATE / "pid").write_text(str(process.pid))
    deadline = time.monotonic() + SECONDS_MAX
    while b"\n" not in out.read_bytes():
        if process.poll() is not None:
            sys.stderr.write((STATE / f"up{number}.err").read_text())
            return process.returncode
        if time.monotonic() > deadline:
            return fail("brookmill up says nothing")
        time.sleep(0.02)
    sys.stdout.write(out.read_text())
    return 0


def end() -> None:
    """Ends the engine that the page has started before, as Ctrl-C would, and waits for it."""
    file = STATE / "pid"
    if not file.exists():
        return
    pid = int(file.read_text())
    file.unlink()
    try:
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + SECONDS_MAX
        while time.monotonic() < deadline:
            os.kill(pid, 0)
            if pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError):
        return


def aws(arguments: list[str]) -> int:
    """The AWS CLI of the tests' environment, version 1; version 2 for what only that has."""
    if arguments[:2] == ["logs", "tail"]:
        return tail(arguments)
    os.execv(sys.executable, [sys.executable, "-c", HASTY, *arguments])


def tail(arguments: list[str]) -> int:
    """`aws logs tail`; where the machine has no version 2, the call that it makes."""
    said = ""
    if os.path.exists(SECOND_CLI):
        said = subprocess.run([SECOND_CLI, "--version"], capture_output=True, text=True).stdout
    if not said.startswith("aws-cli/2"):
        command = [sys.executable, "-c", HASTY, "logs", "filter-log-events"]
        os.execv(sys.executable, [*command, "--log-group-name", arguments[2]])
    command = [SECOND_CLI, *arguments, "--endpoint-url", os.environ["AWS_ENDPOINT_URL"]]
    if "--follow" not in arguments:
        os.execv(SECOND_CLI, command)
    # The log of before counts as well, so that nothing has to happen meanwhile.
    with subprocess.Popen(
        [*command, "--since", "1h"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(int(SECONDS_MAX))
        for line in process.stdout:
            sys.stdout.write(line)
            if "REPORT RequestId: " in line:
                process.kill()
                return 0
    return fail("aws logs tail --follow has shown no report")


def cargo(arguments: list[str]) -> int:
    """`cargo xtask package` in the repository, and the sender: with what the tests have built."""
    sender = ["run", "--release", "--package", "send-mock-data", "--"]
    if arguments[: len(sender)] == sender:
        os.execv(os.environ["DOCS_SENDER"], ["send-mock-data", *arguments[len(sender) :]])
    if arguments[:2] != ["xtask", "package"]:
        return fail("a page may run no cargo command that builds: mark the block")
    home = pathlib.Path(pwd.getpwuid(os.getuid()).pw_dir)
    os.environ.setdefault("CARGO_HOME", str(home / ".cargo"))
    os.environ.setdefault("RUSTUP_HOME", str(home / ".rustup"))
    os.environ["CARGO_TARGET_DIR"] = str(pathlib.Path(BINARY).parent.parent)
    os.environ["PATH"] = f"{os.environ['PATH']}:{home / '.cargo' / 'bin'}"
    here = pathlib.Path(__file__).resolve()
    os.chdir(REPOSITORY)
    for directory in os.environ["PATH"].split(":"):
        program = pathlib.Path(directory) / "cargo"
        if program.exists() and program.resolve() != here:
            os.environ["BROOKMILL_FUNCTION"] = os.environ["DOCS_FUNCTION"]
            os.execv(program, ["cargo", *arguments])
    return fail("no cargo on the path")


def npm(arguments: list[str]) -> int:
    """`npm install` of packages that the tests have installed already."""
    if arguments[:1] != ["install"] or not NODE_MODULES:
        return fail(f"npm {' '.join(arguments)}")
    manifest = json.loads((REPOSITORY / "e2e" / "node" / "package.json").read_text())
    for name in arguments[1:]:
        if name not in manifest["dependencies"]:
            return fail(f"{name} is not in e2e/node/package.json")
    if not os.path.exists("node_modules"):
        os.symlink(NODE_MODULES, "node_modules")
    return 0


PROGRAMS = {"brookmill": brookmill, "aws": aws, "cargo": cargo, "npm": npm}

if __name__ == "__main__":
    name = pathlib.Path(sys.argv[0]).name
    if sys.argv[1:] == ["--end"] and name == "brookmill":
        end()
        sys.exit(0)
    sys.exit(PROGRAMS[name](sys.argv[1:]))
