"""What is handed out: the wheel, the tarball, completions, manual pages, the container's command, the
workflows; and `brookmill health` and `cost`."""

from __future__ import annotations

import decimal
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tarfile
from typing import Callable, Iterator

import pytest
import yaml

from engine import BINARY, REPOSITORY, Engine, run

VERSION = re.search(r'^version = "(.+)"$', (REPOSITORY / "Cargo.toml").read_text(), re.M)[1]
COMMANDS = {
    *("up", "demo", "env", "doctor", "aws", "health", "clock", "trace", "top", "cost"),
    *("completions", "man"),
}
# Stands on the path as cargo. maturin takes the program that was built away while it packs it, which
# may be the one that other tests run: it is given a copy.
# Of the packages that a command names, cargo gives each dependency all wanted features. maturin names
# one; built so after all of the workspace, most crates would be compiled again. Where the workspace is
# built already, this names all of it, and keeps the tests' programs from maturin.
CARGO_OF_THE_WORKSPACE = """#!{python}
import json, os, pathlib, shutil, subprocess, sys
cargo, arguments = {cargo!r}, sys.argv[1:]
if arguments[:1] != ["rustc"]:
    os.execv(cargo, [cargo, *arguments])
command = [cargo, *arguments]
if {built!r}:
    for name in ("--manifest-path", "--bin"):
        at = arguments.index(name)
        del arguments[at : at + 2]
    command = [cargo, "build", "--workspace", "--all-targets", *arguments[1:]]
process = subprocess.Popen(command, cwd={repository!r}, stdout=subprocess.PIPE, text=True)
for line in process.stdout:
    message = json.loads(line)
    if message.get("profile", {{}}).get("test"):
        continue
    program = message.get("executable")
    if program and message["target"]["name"] == "brookmill":
        copy = str(pathlib.Path(sys.argv[0]).parent / "brookmill")
        shutil.copy2(program, copy)
        message["executable"] = copy
        message["filenames"] = [copy if one == program else one for one in message["filenames"]]
    print(json.dumps(message), flush=True)
sys.exit(process.wait())
"""


def own_environment() -> dict[str, str]:
    """The environment that the tests were started with: cargo needs the user's own."""
    # A worker is started by pytest, which has left that environment already.
    first = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    entries = pathlib.Path(f"/proc/{first}/environ").read_bytes().split(b"\0")
    return dict(os.fsdecode(entry).split("=", 1) for entry in entries if b"=" in entry)


def builder(directory: pathlib.Path) -> dict[str, str]:
    """An environment in which pip finds maturin and cargo, and cargo has no network."""
    own = own_environment()
    cargo = own.get("CARGO") or shutil.which("cargo", path=own.get("PATH"))
    if not cargo:
        pytest.skip("no cargo on the path: a wheel cannot be built")
    shim = directory / "shim" / "cargo"
    shim.parent.mkdir()
    built = "BROOKMILL_WORKSPACE_IS_BUILT" in own
    values = {"python": sys.executable, "repository": str(REPOSITORY), "cargo": cargo}
    shim.write_text(CARGO_OF_THE_WORKSPACE.format(built=built, **values))
    shim.chmod(0o755)
    path = [str(one) for one in (shim.parent, pathlib.Path(sys.executable).parent)]
    path += [str(pathlib.Path(cargo).parent), own["PATH"]]
    packages = next(one for one in sys.path if one.endswith("site-packages"))
    return {
        **own,
        "PATH": os.pathsep.join(path),
        "PYTHONPATH": packages,
        "CARGO_NET_OFFLINE": "true",
        "MATURIN_PEP517_ARGS": "--profile dev",
    }


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A fresh virtual environment after `pip install .` in the checkout."""
    directory = tmp_path_factory.mktemp("wheel")
    environment = builder(directory)
    venv = directory / "venv"
    run([sys.executable, "-m", "venv", str(venv)], environment)
    # Without isolation and index pip takes maturin from the tests' own environment.
    options = ["--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    pip = [str(venv / "bin" / "pip"), "install", *options, str(REPOSITORY)]
    run(pip, environment, seconds=900)
    return venv


def test_the_wheel_brings_the_program_and_its_licences(installed: pathlib.Path) -> None:
    program = installed / "bin" / "brookmill"
    assert program.stat().st_mode & 0o111 == 0o111
    assert run([str(program), "--version"], {}).stdout == f"brookmill {VERSION}\n"
    python = str(installed / "bin" / "python")
    code = (
        "import importlib.metadata as m, json; d = m.distribution('brookmill');"
        "print(json.dumps([d.version, d.metadata['License-Expression'], d.read_text('WHEEL'),"
        " sorted(str(f) for f in d.files)]))"
    )
    version, licence, wheel, files = json.loads(run([python, "-c", code], {}).stdout)
    assert (version, licence) == (VERSION, "Apache-2.0")
    for name in ("LICENSE", "NOTICE"):
        assert f"brookmill-{VERSION}.dist-info/licenses/{name}" in files
    # One for each architecture, for every Python: it brings no module.
    assert re.search(r"^Tag: py3-none-(linux|manylinux\w+)_(x86_64|aarch64)$", wheel, re.M), wheel
    assert not [name for name in files if name.endswith((".py", ".so"))]


def test_the_installed_program_is_an_engine(
    installed: pathlib.Path, clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    program = str(installed / "bin" / "brookmill")
    command = [program, "up", "--port", "0", "--data", str(tmp_path / "data")]
    with serving(command, clean) as port:
        said = json.loads(run([program, "health", "--port", str(port)], clean).stdout)
        assert (said["status"], said["version"]) == ("running", VERSION)


class serving:
    """An engine started by a command line of one's own; ends with the block."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.command, self.environment = command, environment

    def __enter__(self) -> int:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdout=pipe, stderr=pipe, text=True
        )
        line = self.process.stdout.readline()
        found = re.search(r"on http://[\d.]+:(\d+) ", line)
        assert found, (line, self.process.stderr.read())
        return int(found.group(1))

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)
        assert self.process.returncode == 0


def test_health_asks_the_engine(start_engine: Callable[..., Engine], clean: dict[str, str]) -> None:
    engine = start_engine()
    command = [BINARY, "health", "--port", str(engine.port)]
    assert json.loads(run(command, clean).stdout)["status"] == "running"
    assert run([BINARY, "health"], {**clean, "BROOKMILL_PORT": str(engine.port)}).returncode == 0
    engine.stop()
    result = run(command, clean, check=False)
    assert result.returncode == 1
    assert f"no engine on 127.0.0.1:{engine.port}" in result.stderr


def test_the_tarball_is_complete_and_the_same_twice(tmp_path: pathlib.Path) -> None:
    script = str(REPOSITORY / "packaging" / "tarball.sh")
    environment = {**own_environment(), "SOURCE_DATE_EPOCH": "1700000000"}
    # Says what the program says, but is packed in no time.
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(BINARY)} "$@"\n')
    program.chmod(0o755)
    hashes = []
    for number in range(2):
        out = str(tmp_path / str(number))
        said = run(["bash", script, str(program), out], environment).stdout
        tarball = pathlib.Path(said.strip())
        hashes.append(hashlib.sha256(tarball.read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]
    root = f"brookmill-{VERSION}-{os.uname().machine}-linux-gnu"
    assert tarball.name == f"{root}.tar.gz"
    with tarfile.open(tarball) as packed:
        members = {member.name: member for member in packed.getmembers()}
    wanted = ["LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "man/man1/brookmill.1"]
    wanted += [f"man/man1/brookmill-{command}.1" for command in COMMANDS]
    wanted += [f"completions/{name}" for name in ("brookmill.bash", "_brookmill", "brookmill.fish")]
    assert not {f"{root}/{name}" for name in wanted} - set(members)
    assert members[f"{root}/brookmill"].mode & stat.S_IXUSR
    assert {member.uid for member in members.values()} == {0}


def test_bash_completes(clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    script = tmp_path / "brookmill.bash"
    script.write_text(run([BINARY, "completions", "bash"], clean).stdout)
    run(["bash", "-n", str(script)], clean)

    def complete(*words: str) -> set[str]:
        line = " ".join(shlex.quote(word) for word in words)
        last = len(words) - 1
        code = (
            f"source {shlex.quote(str(script))}; COMP_WORDS=({line}); COMP_CWORD={last};"
            f' _brookmill brookmill "${{COMP_WORDS[{last}]}}" "${{COMP_WORDS[{last - 1}]}}";'
            ' printf "%s\\n" "${COMPREPLY[@]}"'
        )
        return set(run(["bash", "-c", code], clean).stdout.split())

    assert COMMANDS <= complete("brookmill", "")
    assert complete("brookmill", "up", "--conf") == {"--confinement"}
    assert complete("brookmill", "up", "--confinement", "") == {"full", "reduced"}


@pytest.mark.parametrize("shell", ["zsh", "fish", "elvish", "powershell"])
def test_other_shells_have_a_script(shell: str, clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    text = run([BINARY, "completions", shell], clean).stdout
    assert all(command in text for command in COMMANDS)
    if shell in ("zsh", "fish") and shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(text)
        run([shell, "-n", str(script)], clean)


def test_manual_pages_are_well_formed(clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    run([BINARY, "man", "--directory", str(tmp_path / "man1")], clean)
    pages = {page.name: page for page in (tmp_path / "man1").iterdir()}
    commands = {*COMMANDS, "clock-advance"}
    assert set(pages) == {"brookmill.1", *(f"brookmill-{command}.1" for command in commands)}
    assert pages["brookmill.1"].read_text() != ""
    for name, page in pages.items():
        text = page.read_text()
        assert re.search(r"^\.TH ", text, re.M) and "\n.SH NAME\n" in text, name
        if shutil.which("groff"):
            result = run(["groff", "-man", "-Tutf8", "-ww", str(page)], clean)
            assert result.stderr == ""
            assert page.stem in result.stdout
    assert run([BINARY, "man"], clean).stdout.startswith(".ie")


def sums(text: str) -> Iterator[tuple[decimal.Decimal, decimal.Decimal]]:
    """For each column of the first table, the sum of its lines and its total."""
    table = text.split("Dollars a month\n")[1].split("\n\n")[0].splitlines()
    rows = [re.split(r"\s{2,}", line) for line in table]
    values = {
        row[0]: [decimal.Decimal(cell.replace(",", "").replace("<", "")) for cell in row[1:]]
        for row in rows
    }
    totals = values.pop("total")
    values.pop("of it, while nothing is sent")
    for column, total in enumerate(totals):
        yield sum(row[column] for row in values.values()), total


def test_what_it_costs_adds_up(clean: dict[str, str]) -> None:
    for options in (
        [],
        ["--records-per-second", "0.2,10,123456", "--record-bytes", "30000", "--on-demand"],
        ["--repeated-ids-percent", "40", "--months-kept", "12", "--architecture", "arm64"],
    ):
        text = run([BINARY, "cost", *options], clean).stdout
        columns = list(sums(text))
        assert len(columns) == 3
        for added, total in columns:
            # Each of twelve lines is rounded to a cent.
            assert total > 0 and abs(added - total) <= decimal.Decimal("0.07"), (added, total)
        assert re.search(r"^Prices: published from 20\d\d", text, re.M)


def test_prices_can_be_renewed_and_mistakes_are_named(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    prices = json.loads(run([BINARY, "cost", "--print-prices"], clean).stdout)
    region = prices["regions"].pop("us-east-1")
    prices["regions"]["eu-west-9"] = region
    region["s3_put"]["tiers"][0]["price"] = "0.01"
    file = tmp_path / "prices.json"

    def cost(*options: str, check: bool = True) -> subprocess.CompletedProcess:
        file.write_text(json.dumps(prices))
        return run([BINARY, "cost", "--prices", str(file), *options], clean, check=check)

    text = cost("--region", "eu-west-9", "--records-per-second", "1").stdout
    assert re.search(r"^S3 PUT requests +26\.28$", text, re.M)  # twice 13.14
    refused = cost(check=False)
    assert refused.returncode == 1
    assert "no prices for us-east-1; there are some for eu-west-9" in refused.stderr
    del region["alarm_month"]
    refused = cost("--region", "eu-west-9", check=False)
    assert str(file) in refused.stderr and "missing field `alarm_month`" in refused.stderr


def dockerfile() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with their arguments."""
    text = (REPOSITORY / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def test_the_containers_command_works_outside_one(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    instructions = dockerfile()
    command = json.loads(next(rest for name, rest in instructions if name == "CMD"))
    compose = yaml.safe_load((REPOSITORY / "compose.yaml").read_text())
    services = compose["services"]["brookmill"]
    for arguments in (command, services["command"]):
        joined = [word.replace("/data", str(tmp_path / "data")) for word in arguments]
        words = [
            "0" if word == "4566" else word.replace("--port=4566", "--port=0") for word in joined
        ]
        assert words != joined != arguments
        with serving([BINARY, *words], clean) as port:
            check = next(rest for name, rest in instructions if name == "HEALTHCHECK")
            health = json.loads(check[check.index("[") :])
            assert health[0] == "brookmill"
            asked = [word.replace("4566", str(port)) for word in health[1:]]
            assert json.loads(run([BINARY, *asked], clean).stdout)["status"] == "running"


def test_the_image_is_nobody_special_and_says_that_it_is_untested() -> None:
    instructions = dockerfile()
    names = [name for name, _ in instructions]
    known = "FROM WORKDIR COPY RUN LABEL ARG USER VOLUME EXPOSE HEALTHCHECK ENTRYPOINT CMD".split()
    assert set(names) <= set(known)
    user = next(rest for name, rest in instructions if name == "USER")
    assert user.isdigit() and int(user) > 0 and names.index("USER") < names.index("CMD")
    for name, rest in instructions:
        if name == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (REPOSITORY / source).exists(), source
    compose = yaml.safe_load((REPOSITORY / "compose.yaml").read_text())
    service = compose["services"]["brookmill"]
    # Whoever reaches the port is in: it is this machine's alone.
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert all(volume.split(":")[0] in compose["volumes"] for volume in service["volumes"])
    for file in ("Dockerfile", "compose.yaml"):
        assert (REPOSITORY / file).read_text().startswith("# UNTESTED")


@pytest.mark.parametrize("name", ["ci", "release"])
def test_workflows_are_sound(name: str) -> None:
    path = REPOSITORY / ".github" / "workflows" / f"{name}.yml"
    text = path.read_text()
    assert text.startswith("# UNTESTED")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    for job in jobs.values():
        assert job["timeout-minutes"] <= 60
        for need in [job.get("needs", [])] if isinstance(job.get("needs"), str) else []:
            assert need in jobs
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
            else:
                subprocess.run(["bash", "-n"], input=step["run"], text=True, check=True)
    assert not re.search(r"secrets\.", text)
    if name == "release":
        runners = {one["architecture"] for one in jobs["build"]["strategy"]["matrix"]["include"]}
        assert runners == {"x86_64", "aarch64"}
