"""`cargo xtask package`: what Lambda could not start is refused; what is packed can be deployed."""

from __future__ import annotations

import base64
import hashlib
import os
import pathlib
import platform
import re
import shlex
import shutil
import stat
import subprocess
import sys
import zipfile
from typing import Callable

import pytest

from engine import BINARY, Engine, run
from pipeline import BUCKET, CODE_KEY, DIRECTORY, FUNCTION, Pipeline

BUILT = pathlib.Path(BINARY).parent
XTASK = BUILT / "xtask"
HERE, THERE = ("x86_64", "arm64") if platform.machine() == "x86_64" else ("arm64", "x86_64")
RUST = {"x86_64": "x86_64", "arm64": "aarch64"}
NEWER = "#include <stdlib.h>\nint main(void) { return arc4random() == 0; }\n"
ENDS = "int main(void) { return 3; }\n"
# Asks for work as Lambda's Runtime API wants it, and waits for ever.
ASKS = """
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(void) {
    char *host = getenv("AWS_LAMBDA_RUNTIME_API"), *colon = strrchr(host, ':'), request[128];
    unsigned port = 0;
    /* By hand: newer C libraries bring strtol and scanf in new versions. */
    for (char *digit = colon + 1; *digit; digit++) port = port * 10 + (*digit - '0');
    *colon = 0;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = inet_addr(host);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) return 2;
    sprintf(request, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nHost: %s\\r\\n\\r\\n", host);
    write(connection, request, strlen(request));
    return read(connection, request, 1) < 0;
}
"""


class Machine:
    """A machine whose cargo, rustc and further programs are what a test says."""

    def __init__(self, directory: pathlib.Path, clean: dict[str, str]) -> None:
        self.programs = directory / "programs"
        self.target = directory / "target"
        self.libraries = directory / "libraries"
        self.out = directory / "out"
        self.calls = directory / "calls"
        self.programs.mkdir()
        for profile in ("debug", "release"):
            (self.target / profile).mkdir(parents=True)
            (self.target / profile / "package-function").symlink_to(BUILT / "package-function")
        self.environment = {
            **clean,
            "PATH": str(self.programs),
            "CARGO": str(self.programs / "cargo"),
            "RUSTC": str(self.programs / "rustc"),
            "CARGO_TARGET_DIR": str(self.target),
            "CARGO_HOME": "/a/cargo/home",
        }
        self.program("cargo", f'echo "$*" >>{self.calls}; /usr/bin/env >>{self.calls}')
        self.program(
            "rustc",
            f"case $1 in -vV) echo host: {RUST[HERE]}-unknown-linux-gnu ;;"
            f" *) echo {self.libraries}/$4 ;; esac",
        )
        self.program("cc", "exit 1")
        self.add_target(f"{RUST[HERE]}-unknown-linux-gnu")

    def program(self, name: str, text: str) -> None:
        """Adds a program, or replaces it."""
        file = self.programs / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def add_target(self, name: str) -> None:
        """Adds Rust's standard library for a target."""
        (self.libraries / name).mkdir(parents=True)
        (self.libraries / name / "libstd-0123.rlib").touch()

    def package(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        """Runs the command."""
        command = [str(XTASK), "package", "--directory", str(self.out), *arguments]
        return run(command, self.environment, check=check)

    def zip(self, arch: str) -> pathlib.Path:
        """What it has packed."""
        return self.out / f"kinesis-lambda-s3-function-{arch}.zip"


@pytest.fixture
def machine(tmp_path: pathlib.Path, clean: dict[str, str]) -> Machine:
    """A machine with Rust and a C compiler for itself alone."""
    return Machine(tmp_path, clean)


def compiled(directory: pathlib.Path, text: str, *flags: str) -> pathlib.Path:
    """A program in C."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler")
    (directory / "program.c").write_text(text)
    program = directory / "bootstrap"
    command = [compiler, "-o", str(program), *flags, str(directory / "program.c")]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        pytest.skip(f"this machine's C library has no arc4random: {result.stderr}")
    return program


def test_a_program_that_needs_a_newer_glibc_is_refused_with_the_symbol(
    machine: Machine, tmp_path: pathlib.Path
) -> None:
    program = compiled(tmp_path, NEWER)
    refused = machine.package("--program", str(program), check=False)
    assert refused.returncode == 1
    assert f"Lambda's provided.al2023 cannot start {program}." in refused.stderr
    assert "It needs GLIBC_2.36 of libc.so.6 for arc4random." in refused.stderr
    assert f"rustup target add {RUST[HERE]}-unknown-linux-musl" in refused.stderr
    assert not machine.out.exists()


def test_a_program_that_ends_before_it_asks_for_work_is_refused(
    machine: Machine, tmp_path: pathlib.Path
) -> None:
    # Static, so that no C library of any machine is too new.
    program = compiled(tmp_path, ENDS, "-static")
    refused = machine.package("--program", str(program), check=False)
    assert refused.returncode == 1
    assert "ended before it asked for work (exit status: 3)" in refused.stderr
    assert "GLIBC" not in refused.stderr and not machine.out.exists()


def test_what_is_no_program_and_what_is_for_another_processor_is_refused(
    machine: Machine, tmp_path: pathlib.Path
) -> None:
    script = tmp_path / "script"
    script.write_text("#!/bin/sh\n")
    refused = machine.package("--program", str(script), check=False)
    assert "is no 64-bit ELF program for Linux" in refused.stderr
    refused = machine.package("--program", FUNCTION, "--arch", THERE, check=False)
    assert refused.returncode == 1 and f"It is not built for {THERE}." in refused.stderr
    refused = machine.package("--arch", "mips", check=False)
    assert "Lambda has x86_64 and arm64, not mips" in refused.stderr


def test_what_is_lacking_for_another_processor_is_named_with_its_install_line(
    machine: Machine,
) -> None:
    refused = machine.package("--arch", THERE, check=False)
    arch, debian = RUST[THERE], RUST[THERE].replace("_", "-")
    install = f"apt-get install gcc-{debian}-linux-gnu libc6-dev-"
    assert refused.returncode == 1
    assert f"This machine cannot build the function for {arch}." in refused.stderr
    for line in (
        f"rustup target add {arch}-unknown-linux-musl",
        f"rustup target add {arch}-unknown-linux-gnu",
    ):
        assert line in refused.stderr, refused.stderr
    assert refused.stderr.count(install) == 2
    assert not machine.calls.exists(), "nothing was built"


def test_with_target_and_compiler_it_is_built_for_another_processor(machine: Machine) -> None:
    arch = RUST[THERE]
    target = f"{arch}-unknown-linux-gnu"
    machine.add_target(target)
    machine.program(f"{arch}-linux-gnu-gcc", "exit 1")
    # A program without any need: an ELF header alone.
    header = bytearray(64)
    header[:6] = b"\x7fELF\x02\x01"
    header[18] = {"x86_64": 62, "arm64": 183}[THERE]
    built = machine.target / target / "release" / "bootstrap"
    built.parent.mkdir(parents=True)
    built.write_bytes(header)
    shown = machine.package("--arch", THERE).stdout
    calls = machine.calls.read_text()
    assert re.search(
        rf"^build --locked --release --package kinesis-lambda-s3-function --target {target} ",
        calls,
        re.MULTILINE,
    ), calls
    upper, lower = target.upper().replace("-", "_"), target.replace("-", "_")
    for line in (
        f"CARGO_TARGET_{upper}_LINKER={arch}-linux-gnu-gcc",
        f"CC_{lower}={arch}-linux-gnu-gcc",
    ):
        assert f"\n{line}\n" in calls, calls
    assert "--remap-path-prefix=/a/cargo/home=/cargo\x1f--remap-path-prefix=" in calls
    assert f"not measured: this machine does not run programs for {THERE}" in shown
    assert ("ParameterKey=Architecture,ParameterValue=arm64" in shown) == (THERE == "arm64")
    with zipfile.ZipFile(machine.zip(THERE)) as archive:
        assert archive.read("bootstrap") == bytes(header)


def test_the_same_program_gives_the_same_bytes(machine: Machine, tmp_path: pathlib.Path) -> None:
    program = compiled(tmp_path, ASKS)
    shown = machine.package("--program", str(program)).stdout
    # What it needs of this machine's glibc, Lambda's has too.
    assert re.search(rf"^for +{HERE}, dynamic; needs glibc 2\.\d+, Lambda has 2\.34$", shown, re.M)
    first = machine.zip(HERE).read_bytes()
    copy = tmp_path / "another-name"
    shutil.copy(program, copy)
    os.utime(copy, (0, 0))
    machine.environment["BROOKMILL_FUNCTION"] = str(copy)
    machine.package()
    assert machine.zip(HERE).read_bytes() == first
    with zipfile.ZipFile(machine.zip(HERE)) as archive:
        (entry,) = archive.infolist()
        assert (entry.filename, entry.external_attr >> 16 & 0o777) == ("bootstrap", 0o755)
        assert archive.read(entry) == program.read_bytes()


def test_it_is_uploaded_and_its_lines_deploy_it(
    machine: Machine, start_engine: Callable[..., Engine], function_zip: bytes
) -> None:
    engine = start_engine()
    pipeline = Pipeline(engine, function_zip)
    pipeline.client("s3").create_bucket(Bucket=BUCKET)
    machine.environment.update(engine.environment())
    aws = pathlib.Path(sys.executable).parent / "aws"
    machine.environment["PATH"] = f"{aws.parent}:{machine.programs}:/usr/bin:/bin"
    shown = machine.package("--program", FUNCTION, "--upload", BUCKET).stdout
    packed = machine.zip(HERE).read_bytes()
    digest = hashlib.sha256(packed).hexdigest()
    key = f"function/{digest[:12]}.zip"
    assert re.search(rf"^key +{key}$", shown, re.MULTILINE), shown
    assert re.search(rf"^SHA-256 +{digest}$", shown, re.MULTILINE)
    assert re.search(r"^size +[0-9.]+ MiB zipped, [0-9.]+ MiB unzipped$", shown, re.MULTILINE)
    assert re.search(
        r"^cold start +least [0-9.]+ ms, median [0-9.]+ ms of 20 starts, .*not on Lambda$",
        shown,
        re.MULTILINE,
    ), shown
    for name in (key, CODE_KEY):
        body = pipeline.client("s3").get_object(Bucket=BUCKET, Key=name)["Body"].read()
        assert body == packed, name
    create = next(line for line in shown.splitlines() if " create-stack " in line)
    _, *words = shlex.split(create)
    run([sys.executable, str(aws), *words], engine.environment(), cwd=DIRECTORY)
    pipeline.settle("CREATE_COMPLETE")
    name = pipeline.outputs()["FunctionName"]
    answer = pipeline.client("lambda").get_function_configuration(FunctionName=name)
    assert answer["CodeSha256"] == base64.b64encode(hashlib.sha256(packed).digest()).decode()
    pipeline.put([{"id": "packed"}])
    pipeline.wait_for(["packed"])
    update = next(line for line in shown.splitlines() if " update-stack " in line)
    assert update == create.replace("create-stack", "update-stack")
