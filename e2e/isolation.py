"""An environment in which no client finds the credentials or the way to the real AWS."""

from __future__ import annotations

import os
import pathlib
import tempfile

REGION = "us-east-1"
KEY, SECRET = "test", "test"
# Nothing listens on the discard port: what goes through a proxy fails at once.
CLOSED_PROXY = "http://127.0.0.1:9"
LOOPBACK = "127.0.0.1,localhost,.localhost"
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "PYENV_ROOT", "VIRTUAL_ENV")


def variables(home: pathlib.Path) -> dict[str, str]:
    """The environment of every client: an empty home, no profile, a proxy that is not there."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    proxies = {
        name: CLOSED_PROXY
        for base in ("http_proxy", "https_proxy", "all_proxy")
        for name in (base, base.upper())
    }
    return {
        **kept,
        **proxies,
        "NO_PROXY": LOOPBACK,
        "no_proxy": LOOPBACK,
        "HOME": str(home),
        "AWS_CONFIG_FILE": str(home / "no-config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(home / "no-credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "PYTHONWARNINGS": "ignore",
    }


def credentials(key: str = KEY, secret: str = SECRET) -> dict[str, str]:
    """Invented keys and the region, as clients read them."""
    return {
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
    }


def enter() -> dict[str, str]:
    """Puts this process itself into such an environment; answers it."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="brookmill-home-"))
    wanted = variables(home)
    named = {name: value for name, value in os.environ.items() if name.startswith("BROOKMILL_")}
    own = {name: value for name, value in os.environ.items() if name.startswith("PYTEST_")}
    os.environ.clear()
    os.environ.update({**wanted, **named, **own})
    return wanted
