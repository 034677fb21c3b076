"""Runs one mission against Brookmill and against other local implementations of AWS.

    python3 bench/peers

from the root of the checkout. It installs the peers into a cache directory (the only step that
needs a network), then measures inside a network namespace of its own, where nothing but loopback
exists, and writes docs/peers.md. `--only NAME,…` and `--probes NAME,…` measure a part and keep
what was measured before; `--write` only writes the page again.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
INSIDE = "BROOKMILL_PEERS_INSIDE"


def parse() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python3 bench/peers", description=__doc__.split("\n")[0])
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser()
    parser.add_argument("--cache", type=pathlib.Path, default=cache / "brookmill-peers")
    parser.add_argument(
        "--binaries",
        type=pathlib.Path,
        help="directory with brookmill, bootstrap and send-mock-data; default: built for release",
    )
    parser.add_argument("--only", default="", help="names of peers, with commas between them")
    parser.add_argument("--probes", default="", help="names of probes, with commas between them")
    parser.add_argument("--offline", action="store_true", help="measure what is installed already")
    parser.add_argument("--write", action="store_true", help="only write the page again")
    parser.add_argument("--results", type=pathlib.Path, default=REPOSITORY / "bench/results")
    parser.add_argument("--page", type=pathlib.Path, default=REPOSITORY / "docs/peers.md")
    return parser.parse_args()


def binaries(options: argparse.Namespace) -> pathlib.Path:
    """The directory of the release build."""
    if options.binaries:
        return options.binaries.resolve()
    packages = ("brookmill", "kinesis-lambda-s3-function", "send-mock-data")
    named = [word for package in packages for word in ("--package", package)]
    subprocess.run(["cargo", "build", "--release", *named], cwd=REPOSITORY, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", "target")
    return REPOSITORY / target / "release"


def enter(options: argparse.Namespace) -> None:
    """Starts this program again where there is no network, and where nothing outlives it."""
    python = options.cache / "driver/bin/python"
    namespaces = ["--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.geteuid() != 0:
        namespaces.insert(0, "--map-root-user")
    arguments = [*sys.argv[1:], "--binaries", str(binaries(options))]
    command = ["unshare", *namespaces, str(python), str(HERE), *arguments]
    os.execvpe("unshare", command, {**os.environ, INSIDE: "1"})


def measure(options: argparse.Namespace) -> None:
    """Every probe of every peer; the results are kept after each."""
    import peers
    import probes
    from process import loopback_up

    loopback_up()
    options.results.mkdir(parents=True, exist_ok=True)
    file = options.results / "peers.json"
    results = json.loads(file.read_text()) if file.exists() else {}
    wanted = [name for name in options.only.split(",") if name]
    named = [name for name in options.probes.split(",") if name]
    for peer in peers.all_peers(options.cache, options.binaries):
        if wanted and peer.name not in wanted:
            continue
        known = results.setdefault(peer.name, {"probes": {}})
        if not peer.is_installed():
            known["absent"] = True
            print(f"{peer.name}: not installed", flush=True)
            continue
        known.pop("absent", None)
        known["version"] = peer.version()
        for probe in probes.PROBES:
            if named and probe.name not in named or not probe.concerns(peer):
                continue
            load = os.getloadavg()[0]
            work = pathlib.Path(tempfile.mkdtemp(prefix=f"peers-{peer.name}-"))
            try:
                found = probe.run(peer, work)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            known["probes"].update(found)
            known["date"] = datetime.date.today().isoformat()
            known.setdefault("load", {})[probe.name] = load
            for name, answer in found.items():
                print(f"{peer.name:<14} {name:<14} {answer['verdict']:<8} {answer['text']}")
            sys.stdout.flush()
            file.write_text(json.dumps(results, indent=1, sort_keys=True))


def main() -> None:
    """The program."""
    options = parse()
    options.cache = options.cache.expanduser().resolve()
    sys.path.insert(0, str(HERE))
    if options.write:
        import page

        page.write(options.results / "peers.json", options.page)
    elif os.environ.get(INSIDE):
        measure(options)
        import page

        page.write(options.results / "peers.json", options.page)
    else:
        if not options.offline:
            import install

            install.everything(options.cache)
        enter(options)


if __name__ == "__main__":
    main()
