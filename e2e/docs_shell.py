"""Runs the blocks of one page in order: one directory, one shell, one engine of its own.

The directory looks like a fresh clone in which the programs are built. A page that starts no
engine talks to one that is there already, as a page about AWS talks to AWS. Two things are not
as a reader has them: the port 4566 in a block is replaced by a free one, and some programs are
stood in for by `docs_shim.py`, which says how.
"""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

from docs_pages import Block
from engine import BINARY, REPOSITORY
from pipeline import FUNCTION, SENDER

SHIM = pathlib.Path(__file__).with_name("docs_shim.py")
DEFAULT_PORT = "4566"
SECONDS_MAX = 150.0
LEFT_OUT = {".git", ".cache", ".venv", "target", "pipeline", ".brookmill"}
DONE = "=== the block is done ==="


class BlockFailed(Exception):
    """A block did not do what it says."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def clone(directory: pathlib.Path) -> pathlib.Path:
    """A directory like a fresh clone after a build: the sources by links, `pipeline/` a copy."""
    for entry in REPOSITORY.iterdir():
        if entry.name not in LEFT_OUT:
            (directory / entry.name).symlink_to(entry)
    ignored = shutil.ignore_patterns("__pycache__", ".venv", "*.zip")
    shutil.copytree(REPOSITORY / "pipeline", directory / "pipeline", ignore=ignored)
    release = directory / "target" / "release"
    release.mkdir(parents=True)
    (release / "brookmill").symlink_to(SHIM)
    package = pathlib.Path(BINARY).parent.parent / "package"
    (directory / "target" / "package").symlink_to(package)
    return directory


class PageShell:
    """The shell that a page is typed into."""

    def __init__(
        self,
        directory: pathlib.Path,
        environment: dict[str, str],
        node_modules: str = "",
        port: int = 0,
    ) -> None:
        self.port = port or free_port()
        self.home = directory / "home"
        self.state = directory / "state"
        self.work = directory / "brookmill"
        programs = directory / "bin"
        for one in (self.home, self.state, self.work, programs):
            one.mkdir()
        for name in ("brookmill", "aws", "cargo", "npm"):
            (programs / name).symlink_to(SHIM)
        clone(self.work)
        self.output = self.state / "output.txt"
        self.environment = {
            **environment,
            "HOME": str(self.home),
            # A page's reader is not kept from her own home's configuration.
            "AWS_CONFIG_FILE": str(self.home / ".aws" / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.home / ".aws" / "credentials"),
            "PATH": f"{programs}:{pathlib.Path(sys.executable).parent}:{environment['PATH']}",
            "BROOKMILL_PORT": str(self.port),
            "DOCS_STATE": str(self.state),
            "DOCS_REPOSITORY": str(REPOSITORY),
            "DOCS_BINARY": BINARY,
            "DOCS_FUNCTION": FUNCTION,
            "DOCS_SENDER": SENDER,
            "DOCS_NODE_MODULES": node_modules,
        }
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(
                ["bash", "--noprofile", "--norc"],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.environment,
                cwd=self.work,
                start_new_session=True,
            )
        self.count = 0

    def run(self, block: Block) -> str:
        """Runs a block to its end; answers what it has written."""
        text = block.text.replace(DEFAULT_PORT, str(self.port))
        self.count += 1
        suffix = {"bash": "sh", "sh": "sh", "python": "py", "js": "mjs", "rust": "rs"}
        file = self.state / f"block{self.count}.{suffix[block.language]}"
        file.write_text(text)
        if block.language == "python":
            command = f"python {file}"
        elif block.language == "js":
            # Node looks for packages beside the program.
            command = f"cp {file} ./docs-block.mjs && node docs-block.mjs"
        elif block.language == "rust":
            command = str(pathlib.Path(BINARY).parent / "examples" / "quick_start")
        else:
            command = f"source {file}"
        begin = self.output.stat().st_size
        script = f"set -eo pipefail\n{command} </dev/null\nset +e\nprintf '%s\\n' '{DONE}'\n"
        try:
            self.process.stdin.write(script.encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        return self._wait(block, begin)

    def _wait(self, block: Block, begin: int) -> str:
        deadline = time.monotonic() + SECONDS_MAX
        while True:
            # Asked first: what a shell that has ended has written is all there then.
            ended = self.process.poll()
            written = self.output.read_bytes()[begin:].decode(errors="replace")
            if written.endswith(f"{DONE}\n"):
                return written.removesuffix(f"{DONE}\n")
            if ended is not None:
                raise BlockFailed(f"{block.where} fails ({ended}):\n{block.text}\n{written}")
            if time.monotonic() > deadline:
                raise BlockFailed(f"{block.where} does not end:\n{block.text}\n{written}")
            time.sleep(0.02)

    def close(self) -> str:
        """Ends the shell and the engine that the page has started; answers the engine's errors."""
        subprocess.run(
            [str(self.work / "target/release/brookmill"), "--end"], env=self.environment, check=True
        )
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()
        return "".join(one.read_text(errors="replace") for one in self.state.glob("up*.err"))
