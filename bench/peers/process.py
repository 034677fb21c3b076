"""Processes: started in a group of their own, measured, killed with all their children."""

from __future__ import annotations

import fcntl
import os
import pathlib
import signal
import socket
import struct
import subprocess
import time
from typing import Callable, Optional, TypeVar

Found = TypeVar("Found")
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1


def loopback_up() -> None:
    """Switches the loopback interface of a new network namespace on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0)
        (flags,) = struct.unpack("16xH14x", fcntl.ioctl(any_socket, SIOCGIFFLAGS, request))
        request = struct.pack("16sH14x", b"lo", flags | IFF_UP)
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, request)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def poll(look: Callable[[], Optional[Found]], seconds: float, pause: float = 0.05) -> Found | None:
    """Looks until something is found; None after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > deadline:
            return found or None
        time.sleep(pause)


class Process:
    """A server, and what it has started."""

    def __init__(
        self, command: list[str], environment: dict[str, str], cwd: pathlib.Path, log: pathlib.Path
    ) -> None:
        self.log = log
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                command,
                env=environment,
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Whether the first process is there."""
        return self.process.poll() is None

    def kill(self) -> None:
        """As a power cut ends it: without warning, with its children."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float = 20) -> None:
        """Asks it to end, as Ctrl-C does, and waits."""
        if self.is_running():
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        self.kill()

    def _signal(self, number: int) -> None:
        for pid in self.family():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def family(self) -> list[int]:
        """The process, its descendants, and whoever is in its session."""
        rows = {}
        for directory in pathlib.Path("/proc").iterdir():
            if directory.name.isdigit():
                try:
                    words = (directory / "stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                rows[int(directory.name)] = (int(words[1]), int(words[3]))
        family = {self.process.pid}
        family |= {pid for pid, (_, session) in rows.items() if session == self.process.pid}
        while True:
            more = {pid for pid, (parent, _) in rows.items() if parent in family} - family
            if not more:
                return sorted(family)
            family |= more

    def memory_mb(self) -> float:
        """Proportional set size of all of them: shared pages count once."""
        total = 0
        for pid in self.family():
            try:
                text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            for line in text.splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1000

    def last_words(self, lines: int = 3) -> str:
        """The end of its log."""
        text = self.log.read_text(errors="replace").strip() if self.log.exists() else ""
        return " | ".join(text.splitlines()[-lines:])[-300:]
