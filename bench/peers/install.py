"""Brings the peers from their registries into the cache directory. The only step with a network."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
from typing import Iterable, Optional

# Pinned, so that two runs measure the same. A newer version is one edit away.
PYTHON = {
    "driver": ["awscli==1.45.11", "boto3==1.43.11"],
    "moto": ["moto[server]==5.2.5"],
    "ministack": ["ministack[full]==1.5.33"],
    "localemu": ["localemu==1.3.2"],
}
NODE = ["kinesalite@3.3.3", "kinesis-local@0.6.2"]
RUST = {"ferrokinesis": "0.7.0", "fakecloud": "0.51.0"}


def newest_python() -> str:
    """One peer needs Python 3.12, whatever it says; all get the newest there is."""
    versions = pathlib.Path("~/.pyenv/versions").expanduser()
    for minor in (13, 12):
        program: Optional[str] = shutil.which(f"python3.{minor}")
        found = sorted(versions.glob(f"3.{minor}.*/bin/python3"))
        # A shim of pyenv is no interpreter.
        if program and "shims" not in program:
            return program
        if found:
            return str(found[-1])
    return sys.executable


def python_packages(cache: pathlib.Path, names: Iterable[str] = PYTHON) -> None:
    """A virtual environment for each, so that their dependencies do not meet."""
    python = newest_python()
    for name in names:
        packages = PYTHON[name]
        directory = cache / name
        mark = directory / "installed"
        wanted = "\n".join([python, *packages])
        if mark.exists() and mark.read_text() == wanted:
            continue
        print(f"installing {' '.join(packages)}", flush=True)
        subprocess.run([python, "-m", "venv", "--clear", str(directory)], check=True)
        pip = [str(directory / "bin/pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        mark.write_text(wanted)


def node_packages(cache: pathlib.Path) -> None:
    """Those that run on Node.js."""
    mark = cache / "npm/installed"
    if shutil.which("npm") is None:
        print("no npm: the peers that run on Node.js are left out")
        return
    if mark.exists() and mark.read_text() == "\n".join(NODE):
        return
    print(f"installing {' '.join(NODE)}", flush=True)
    mark.parent.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--silent"]
    subprocess.run(["npm", "install", *quiet, *NODE], cwd=mark.parent, check=True)
    mark.write_text("\n".join(NODE))


def rust_packages(cache: pathlib.Path, names: Iterable[str] = RUST) -> None:
    """Those that cargo builds; what does not build is left out."""
    for name in names:
        version = RUST[name]
        mark = cache / f"cargo/{name}.installed"
        if mark.exists() and mark.read_text() == version:
            continue
        print(f"building {name} {version}", flush=True)
        root = ["--root", str(cache / "cargo"), "--locked"]
        environment = {**os.environ, "CARGO_TARGET_DIR": str(cache / "cargo-target")}
        command = ["cargo", "install", "--quiet", *root, f"{name}@{version}"]
        if subprocess.run(command, env=environment, cwd=cache).returncode == 0:
            mark.write_text(version)
        else:
            print(f"{name} does not build: left out")


def everything(cache: pathlib.Path) -> None:
    """All of them."""
    cache.mkdir(parents=True, exist_ok=True)
    python_packages(cache)
    node_packages(cache)
    rust_packages(cache)


def streams(cache: pathlib.Path) -> None:
    """Those that `bench kinesis` measures. One that cannot be installed keeps no other back."""
    cache.mkdir(parents=True, exist_ok=True)
    steps = (
        lambda: python_packages(cache, ["moto"]),
        lambda: node_packages(cache),
        lambda: rust_packages(cache, ["ferrokinesis"]),
    )
    for step in steps:
        try:
            step()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"left out: {error}", flush=True)


if __name__ == "__main__":
    streams(pathlib.Path(sys.argv[1]).resolve())
