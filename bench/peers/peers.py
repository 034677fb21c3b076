"""The peers: how each is started for what is to be shown, at the best setting that it documents.

PLAIN is what a user gets without options; AUTH switches signatures and policies on; KEPT keeps
state on disk as safely as the peer can; FAST leaves throughput limits away.
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
from typing import Optional

PLAIN, AUTH, KEPT, FAST = "plain", "auth", "kept", "fast"
KEYS = ("test", "test")


class Peer:
    """One implementation. `settings` says for the page what was switched on for what."""

    name = ""
    title = ""
    source = ""
    pipeline = True
    account = "000000000000"
    # Set where functions need Docker by the peer's own documentation.
    docker: Optional[str] = None
    settings: dict[str, str] = {}
    # Settings in which the peer can be started at all.
    purposes = (PLAIN, AUTH, KEPT, FAST)

    def __init__(self, cache: pathlib.Path, binaries: pathlib.Path) -> None:
        self.cache = cache
        self.binaries = binaries

    def program(self) -> pathlib.Path:
        """What is started; its absence means that the peer is not installed."""
        raise NotImplementedError

    def is_installed(self) -> bool:
        """Whether it is there."""
        return self.program().exists()

    def version(self) -> str:
        """What was installed."""
        raise NotImplementedError

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        """The command line."""
        raise NotImplementedError

    def environment(self, purpose: str, port: int, data: pathlib.Path) -> dict[str, str]:
        """Variables beside the common ones."""
        return {}

    def directory(self, data: pathlib.Path) -> pathlib.Path:
        """Where it is started."""
        return data


class Brookmill(Peer):
    """This project."""

    name, title, source = "brookmill", "Brookmill", "this checkout"
    purposes = (PLAIN, FAST)
    settings = {PLAIN: "`up`: durable, signatures and policies enforced", FAST: "`--no-limits`"}

    def program(self) -> pathlib.Path:
        return self.binaries / "brookmill"

    def version(self) -> str:
        return output([str(self.program()), "--version"]).split()[-1]

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        command = [str(self.program()), "up", "--port", str(port), "--data", str(data / "data")]
        return command + (["--no-limits"] if purpose == FAST else [])


class PythonPeer(Peer):
    """A peer in a virtual environment of its own."""

    distribution = ""

    def python(self) -> pathlib.Path:
        """The environment's interpreter."""
        return self.cache / self.name / "bin/python"

    def version(self) -> str:
        code = f"from importlib.metadata import version; print(version('{self.distribution}'))"
        return output([str(self.python()), "-c", code])


class Moto(PythonPeer):
    """moto's server."""

    name, title, source, distribution = "moto", "moto server", "PyPI: moto[server]", "moto"
    purposes = (PLAIN, AUTH)
    account = "123456789012"
    docker = "functions run in Docker containers"
    settings = {
        PLAIN: "its CloudFormation does not know `AWS::Lambda::Alias`",
        AUTH: "`/moto-api/reset-auth`",
        KEPT: "keeps nothing on disk",
    }

    def program(self) -> pathlib.Path:
        return self.cache / "moto/bin/moto_server"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        return [str(self.program()), "-H", "127.0.0.1", "-p", str(port)]


class Ministack(PythonPeer):
    """ministack."""

    name, title, source = "ministack", "ministack", "PyPI: ministack[full]"
    distribution = "ministack"
    purposes = (PLAIN, AUTH, KEPT)
    settings = {
        PLAIN: "`AWS_ENDPOINT_URL` set to itself, which functions need",
        AUTH: "`AUTH=true`",
        KEPT: "`PERSIST_STATE=1`, `S3_PERSIST=1`",
    }

    def program(self) -> pathlib.Path:
        return self.cache / "ministack/bin/ministack"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        return [str(self.program())]

    def environment(self, purpose: str, port: int, data: pathlib.Path) -> dict[str, str]:
        variables = {
            "GATEWAY_PORT": str(port),
            "BIND_HOST": "127.0.0.1",
            "SFTP_ENABLED": "0",
            "IOT_MTLS_ENABLED": "0",
            "STATE_DIR": str(data / "state"),
            "S3_DATA_DIR": str(data / "s3"),
            # Handed to functions; without it they would call AWS itself.
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": KEYS[0],
            "AWS_SECRET_ACCESS_KEY": KEYS[1],
        }
        if purpose == AUTH:
            variables["AUTH"] = "true"
        if purpose == KEPT:
            variables.update(PERSIST_STATE="1", S3_PERSIST="1")
        return variables


class Localemu(PythonPeer):
    """LocalEmu, which goes on from LocalStack's open edition."""

    name, title, source, distribution = "localemu", "LocalEmu", "PyPI: localemu", "localemu"
    purposes = (PLAIN, AUTH, KEPT)
    docker = "functions run in Docker containers"
    settings = {
        AUTH: "`IAM_ENFORCEMENT=1`, `ROOT_ACCESS_KEYS=test`",
        KEPT: "`PERSISTENCE=1`, `SNAPSHOT_SAVE_STRATEGY=SCHEDULED`, `SNAPSHOT_FLUSH_INTERVAL=1`",
    }

    def program(self) -> pathlib.Path:
        return self.cache / "localemu/bin/localemu"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        return [str(self.program()), "start", "--host", "127.0.0.1", "--port", str(port)]

    def environment(self, purpose: str, port: int, data: pathlib.Path) -> dict[str, str]:
        variables = {
            # A host that is itself a container is none for it; its state shall be in `data`.
            "OVERRIDE_IN_DOCKER": "0",
            "FILESYSTEM_ROOT": str(data / "files"),
            "SKIP_SSL_CERT_DOWNLOAD": "1",
            "SKIP_INFRA_DOWNLOADS": "1",
        }
        if purpose == AUTH:
            variables.update(IAM_ENFORCEMENT="1", ROOT_ACCESS_KEYS=KEYS[0])
        if purpose == KEPT:
            variables.update(
                PERSISTENCE="1", SNAPSHOT_SAVE_STRATEGY="SCHEDULED", SNAPSHOT_FLUSH_INTERVAL="1"
            )
        return variables


class Fakecloud(Peer):
    """fakecloud."""

    name, title, source = "fakecloud", "fakecloud", "`cargo install fakecloud`"
    purposes = (PLAIN, AUTH, KEPT)
    docker = "functions run in Docker containers"
    settings = {
        AUTH: "`--iam strict --verify-sigv4`",
        KEPT: "`--storage-mode persistent`",
    }

    def program(self) -> pathlib.Path:
        return self.cache / "cargo/bin/fakecloud"

    def version(self) -> str:
        return output([str(self.program()), "--version"]).split()[-1]

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        command = [str(self.program()), "--addr", f"127.0.0.1:{port}"]
        command += ["--account-id", self.account]
        if purpose == AUTH:
            command += ["--iam", "strict", "--verify-sigv4"]
        if purpose == KEPT:
            command += ["--storage-mode", "persistent", "--data-path", str(data / "state")]
        return command


class NodePeer(Peer):
    """A peer that runs on Node.js."""

    pipeline = False
    purposes = (PLAIN, KEPT)
    package_name = ""

    def package(self) -> pathlib.Path:
        """Where npm has put it."""
        return self.cache / "npm/node_modules" / self.package_name

    def version(self) -> str:
        code = f"console.log(require('{self.package()}/package.json').version)"
        return f"{output(['node', '-e', code])} (Node.js {output(['node', '--version'])})"


class Kinesalite(NodePeer):
    """kinesalite."""

    name, title, source = "kinesalite", "kinesalite", "npm: kinesalite"
    package_name = "kinesalite"
    settings = {KEPT: "`--path`"}

    def program(self) -> pathlib.Path:
        return self.package() / "cli.js"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        command = [str(shutil.which("node")), str(self.program()), "--port", str(port)]
        return command + (["--path", str(data / "level")] if purpose == KEPT else [])


class KinesisMock(NodePeer):
    """kinesis-mock, by its npm package."""

    name, title, source = "kinesis-mock", "kinesis-mock", "npm: kinesis-local"
    package_name = "kinesis-local"
    settings = {KEPT: "`SHOULD_PERSIST_DATA=true`, `PERSIST_INTERVAL=100ms`"}

    def program(self) -> pathlib.Path:
        return self.package() / "main.js"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        return [str(shutil.which("node")), str(self.program())]

    def directory(self, data: pathlib.Path) -> pathlib.Path:
        # It reads its certificate from where it is started.
        return self.package()

    def environment(self, purpose: str, port: int, data: pathlib.Path) -> dict[str, str]:
        variables = {
            "KINESIS_MOCK_PLAIN_PORT": str(port),
            "KINESIS_MOCK_TLS_PORT": str(port + 1),
            "LOG_LEVEL": "ERROR",
        }
        if purpose == KEPT:
            variables.update(
                SHOULD_PERSIST_DATA="true",
                PERSIST_INTERVAL="100ms",
                PERSIST_PATH=str(data / "state"),
            )
        return variables


class Ferrokinesis(Peer):
    """ferrokinesis."""

    name, title, source = "ferrokinesis", "ferrokinesis", "`cargo install ferrokinesis`"
    pipeline = False
    purposes = (PLAIN, KEPT)
    settings = {PLAIN: "`--log-level error`", KEPT: "`--state-dir`"}

    def program(self) -> pathlib.Path:
        return self.cache / "cargo/bin/ferrokinesis"

    def version(self) -> str:
        listed = output(["cargo", "install", "--list", "--root", str(self.cache / "cargo")])
        found = [line for line in listed.splitlines() if line.startswith("ferrokinesis v")]
        return found[0].split()[1].strip("v:") if found else "?"

    def command(self, purpose: str, port: int, data: pathlib.Path) -> list[str]:
        command = [str(self.program()), "--port", str(port), "--log-level", "error"]
        return command + (["--state-dir", str(data / "state")] if purpose == KEPT else [])


def output(command: list[str]) -> str:
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def all_peers(cache: pathlib.Path, binaries: pathlib.Path) -> list[Peer]:
    """In the order of the page's columns."""
    kinds = (Brookmill, Ministack, Moto, Localemu, Fakecloud, Kinesalite, KinesisMock, Ferrokinesis)
    return [kind(cache, binaries) for kind in kinds]


if sys.version_info < (3, 10):
    sys.exit("This program needs Python 3.10.")
