"""The two major versions of the AWS CLI."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys

import pytest

SECOND = "/usr/bin/aws"


def aws(version: str) -> list[str]:
    """The AWS CLI of a major version: 1 of the tests' environment, 2 where the machine has it."""
    if version == "1":
        return [sys.executable, str(pathlib.Path(sys.executable).parent / "aws")]
    said = ""
    if shutil.which(SECOND):
        said = subprocess.run([SECOND, "--version"], capture_output=True, text=True).stdout
    if not said.startswith("aws-cli/2"):
        pytest.skip(f"{SECOND} is not version 2 of the AWS CLI (Debian's awscli): {said!r}")
    return [SECOND]
