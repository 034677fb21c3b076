"""The engine as its users have it: a process, started by `brookmill up`, on a port of loopback."""

from __future__ import annotations

import json
import os
import pathlib
import re
import selectors
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import Any, Optional

import boto3
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

import isolation
from waiting import SECONDS_MAX, poll

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
BUILT = REPOSITORY / "target" / "debug"
BINARY = os.environ.get("BROOKMILL_BINARY", str(BUILT / "brookmill"))
ACCOUNT = "000000000000"
FIRST_LINE = re.compile(r"on http://127\.0\.0\.1:(\d+) ")
# The AWS CLI, whose waiters look every fifth of a second instead of every 30 seconds.
HASTY = (
    "import sys, time; sleep = time.sleep; time.sleep = lambda seconds: sleep(min(seconds, 0.2));"
    " from awscli.clidriver import main; sys.exit(main())"
)
# An answer from the engine is worth more than a retry that hides a fault.
CONFIG = Config(
    retries={"total_max_attempts": 1, "mode": "standard"},
    max_pool_connections=64,
    connect_timeout=10,
    read_timeout=60,
)


class Engine:
    """One engine over one data directory; may be killed and started again."""

    def __init__(self, data: pathlib.Path, clean: dict[str, str], *options: str) -> None:
        self.data = data
        self.clean = clean
        self.options = options
        self.port = 0
        self.process: Optional[subprocess.Popen] = None
        self.log = data.parent / f"{data.name}.log"
        self.first_line = ""
        # What is run, and as whom: another user's number, if not this process's.
        self.program = BINARY
        self.user: Optional[int] = None
        self._clients: dict[Any, Any] = {}

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Engine:
        """Starts it, on the port it had before if it had one, and waits until it answers."""
        up = ["up", "--data", str(self.data), "--port", str(self.port), *self.options]
        other: dict[str, Any] = {}
        if self.user is not None:
            other = {"user": self.user, "group": self.user, "extra_groups": []}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, *up],
                env=self.clean,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=self.data.parent,
                **other,
            )
        self.first_line = self._read_first_line()
        found = FIRST_LINE.search(self.first_line)
        assert found, f"no address in {self.first_line!r}; standard error: {self.errors()}"
        self.port = int(found.group(1))
        poll(self.is_healthy, "the engine's health")
        return self

    def _read_first_line(self) -> str:
        stdout = self.process.stdout
        deadline = time.monotonic() + SECONDS_MAX
        line = b""
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            while not line.endswith(b"\n") and time.monotonic() < deadline:
                if selector.select(1.0):
                    read = os.read(stdout.fileno(), 4096)
                    if not read:
                        break
                    line += read
        return line.decode()

    def errors(self) -> str:
        """What it has written to standard error."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def is_healthy(self) -> bool:
        """Whether it says that it runs."""
        try:
            with urllib.request.urlopen(f"{self.url}/_brookmill/health", timeout=5) as answer:
                return json.load(answer)["status"] == "running"
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """Ends it as a power cut would end it: without warning."""
        self.process.kill()
        self._gone()

    def stop(self) -> int:
        """Asks it to end; answers its exit status."""
        self.process.terminate()
        try:
            return self._gone()
        except subprocess.TimeoutExpired:
            self.process.kill()
            self._gone()
            raise

    def _gone(self) -> int:
        status = self.process.wait(timeout=SECONDS_MAX)
        self.process.stdout.close()
        self._clients.clear()
        return status

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def client(
        self,
        service: str,
        key: str = isolation.KEY,
        secret: str = isolation.SECRET,
        token: Optional[str] = None,
        config: Config = CONFIG,
        region: str = isolation.REGION,
    ) -> Any:
        """A Boto3 client; one for each service and set of keys."""
        known = (service, key, secret, token, id(config), region)
        if known not in self._clients:
            self._clients[known] = boto3.session.Session().client(
                service,
                endpoint_url=self.url,
                region_name=region,
                aws_access_key_id=key,
                aws_secret_access_key=secret,
                aws_session_token=token,
                config=config,
            )
        return self._clients[known]

    def environment(self, **keys: str) -> dict[str, str]:
        """The environment of a command line client that shall talk to this engine."""
        return {**self.clean, **isolation.credentials(**keys), "AWS_ENDPOINT_URL": self.url}

    def aws(
        self, *arguments: str, check: bool = True, hasty: bool = False
    ) -> subprocess.CompletedProcess:
        """Runs version 1 of the AWS CLI, of the tests' own environment."""
        program = ["-c", HASTY] if hasty else [str(pathlib.Path(sys.executable).parent / "aws")]
        command = [sys.executable, *program, *arguments]
        return run(command, self.environment(), check=check)

    def signed(
        self,
        method: str,
        path: str,
        service: str = "s3",
        body: bytes = b"",
        headers: Optional[dict[str, str]] = None,
        key: str = isolation.KEY,
        secret: str = isolation.SECRET,
    ) -> tuple[int, bytes]:
        """One request, signed by botocore's signer and sent as it is."""
        request = AWSRequest(method, f"{self.url}{path}", data=body, headers=headers or {})
        signer = S3SigV4Auth if service == "s3" else SigV4Auth
        signer(Credentials(key, secret), service, isolation.REGION).add_auth(request)
        return send(method, f"{self.url}{path}", body, dict(request.headers))

    def advance(self, seconds: int) -> None:
        """Moves its clock forward, which it must have been started for."""
        body = json.dumps({"advance_ms": seconds * 1000}).encode()
        status, answer = self.signed("POST", "/_brookmill/clock", "sts", body)
        assert status == 200, answer


def send(
    method: str, url: str, body: bytes = b"", headers: Optional[dict[str, str]] = None
) -> tuple[int, bytes]:
    """One request as it is; answers status and body, also of refusals."""
    request = urllib.request.Request(url, data=body or None, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def run(
    command: list[str],
    environment: dict[str, str],
    check: bool = True,
    cwd: Optional[pathlib.Path] = None,
    seconds: float = 120,
) -> subprocess.CompletedProcess:
    """Runs a program to its end; a failure shows what it has written."""
    result = subprocess.run(
        command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=seconds
    )
    if check and result.returncode != 0:
        raise AssertionError(
            f"{' '.join(command)}: exit {result.returncode}\n{result.stdout}\n{result.stderr}"
        )
    return result
