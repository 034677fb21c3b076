"""docs/peers.md, written from the results. What is said here is what was measured."""

from __future__ import annotations

import json
import os
import pathlib
import platform
from typing import Any

import peers
from throughput import BYTES, RECORDS, RUNS, SECONDS

# Row, its name, and how it was looked at.
ROWS = (
    (
        "ready",
        "Time to the first answer",
        "median of three starts on empty directories, until `ListStreams` is answered",
    ),
    (
        "memory",
        "Memory, idle",
        "all its processes two seconds after the start; shared pages count once",
    ),
    (
        "deploys",
        "Deploys the pipeline's template",
        "the bucket and the zip, then the literal `create-stack` command, until the stack" " rests",
    ),
    (
        "function",
        "Runs the Rust function, without Docker",
        "one record; its object appears within 30 seconds",
    ),
    (
        "thousand",
        "1,000 records, each looked for",
        "`send-mock-data --count 1000 --verify`, in the default of one shard; time until "
        "all were seen",
    ),
    (
        "latency",
        "One record: put to object",
        "one record in flight, 200 times or 20 seconds; from the first byte of "
        "`PutRecord` to the first `GetObject` that finds it, looked for every millisecond",
    ),
    (
        "signature",
        "Refuses a wrong signature",
        "a user's key with a wrong secret calls `ListStreams` and `PutObject`; with the "
        "right one, both work",
    ),
    (
        "role",
        "Refuses what the role is denied",
        "the function stores a record; then its role is denied `s3:PutObject`, and the "
        "next one must not land. Where functions do not run: a user's own `PutObject`",
    ),
    (
        "killed",
        "State after `kill -9`",
        "20 records and an object, each acknowledged, then at once `kill -9`; all of it "
        "and the stack are looked for after a start",
    ),
    (
        "restarted",
        "State after an orderly end",
        "the same with Ctrl-C",
    ),
    (
        "reshard",
        "Two shards by `update-stack`, under load",
        "200 records a second for five seconds, and `update-stack` with `ShardCount=2` "
        "meanwhile; all must land",
    ),
    (
        "failure",
        "On failure to S3, in full",
        "the function cannot store a record; after `MaximumRetryAttempts` the bucket must"
        " hold the record itself under `aws/lambda/`",
    ),
    (
        "mb_memory",
        "`PutRecords`, in memory",
        f"indicative: {RECORDS} records of {BYTES:,} bytes a call, prepared before, 4 connections, "
        f"8 shards, no throughput limits; {SECONDS:.0f} seconds on an empty directory, the median "
        f"of {RUNS} such runs",
    ),
    (
        "mb_disk",
        "`PutRecords`, on disk",
        "the same, with each call kept on disk, as far as the peer does that",
    ),
)
SHORT = (
    "deploys",
    "function",
    "thousand",
    "latency",
    "signature",
    "role",
    "killed",
    "reshard",
    "failure",
)

INTRODUCTION = """\
# Brookmill beside others

Written by `python3 bench/peers` on {date}; the same command measures again. It installs the
others from their registries, then starts each on an empty directory inside a network namespace in
which only loopback exists, without Docker, and runs the same steps against each. Every cell of the
tables was measured; what was not is listed at the end.

Machine: {machine}. {load}
Figures are of one run and vary with the machine. What is yes or no varies little.

Each peer is measured at the setting it documents for what is looked at (below). Brookmill has no
such settings: it always writes to disk before it answers, and always checks signatures and
policies, also where speed was measured. The others were measured in memory and unchecked there.
They cover far more of AWS than Brookmill, which covers this pipeline only.
"""

ENDING = """\
## Not measured

- **LocalStack** is, since 23 March 2026, one container image that requires authentication
  ([its documentation](https://docs.localstack.cloud/aws/tooling/localstack-sdks)). LocalEmu, above,
  is a fork of its earlier open edition.
- **AWS SAM CLI** invokes functions in Docker, with events that one gives it; it reads no stream
  (AWS SAM developer guide, "sam local invoke").
- **floci** and the emulator **rustack** were not found in the registries that this program uses.
{absent}
## What this does not show

The steps are those of this project's own pipeline. Whoever needs DynamoDB, EventBridge or API Gateway
locally finds nothing of it in Brookmill and much in others. And nothing here has been compared
with AWS itself.
"""


def write(results: pathlib.Path, page: pathlib.Path) -> None:
    """Writes the page."""
    known = json.loads(results.read_text())
    everybody = peers.all_peers(pathlib.Path("."), pathlib.Path("."))
    there = [one for one in everybody if known.get(one.name, {}).get("probes")]
    absent = [one for one in everybody if one not in there]
    parts = [introduction(known), "## The pipeline\n"]
    parts.append(table([one for one in there if one.pipeline], ROWS[:12], known))
    parts.append("## Kinesis alone\n")
    rows = [row for row in ROWS if row[0] in ("ready", "memory", "killed", "restarted")]
    parts.append(table(there, rows + list(ROWS[12:]), known))
    parts.append(reasons(there, known))
    parts.append("## How it was looked at\n")
    parts.append("\n".join(f"- **{name}**: {how}." for _, name, how in ROWS) + "\n")
    parts.append("## Versions and settings\n")
    parts.append(settings(there, known))
    missing = "".join(
        f"- **{one.title}** ({one.source}) was not installed when this was run.\n" for one in absent
    )
    parts.append(ENDING.format(absent=missing))
    page.write_text("\n".join(parts))
    print(f"\nwritten: {page}\n\nFor the README:\n")
    print(table([one for one in there if one.pipeline], [r for r in ROWS if r[0] in SHORT], known))


def introduction(known: dict[str, Any]) -> str:
    """Date, machine, load."""
    date = max(one["date"] for one in known.values() if "date" in one)
    cpus, memory = os.cpu_count(), os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    machine = f"{cpus} virtual CPUs, {platform.machine()}, {memory:.0f} GB, Linux"
    loads = [load for one in known.values() for load in one.get("load", {}).values()]
    load = "It did other things meanwhile"
    if max(loads) < cpus:
        load = "It did little else"
    load += f":\nits load average before each step was {min(loads):.1f} to {max(loads):.1f}."
    return INTRODUCTION.format(date=date, machine=machine, load=load)


def cell(answer: dict[str, Any] | None) -> str:
    """What stands in the table; the reason of a no stands below it."""
    if answer is None:
        return "—"
    verdict, text = answer["verdict"], answer["text"]
    if verdict == "figure" and answer.get("unit") == "ms":
        return f"{answer['value']:,.0f} ms"
    if verdict == "figure":
        return text
    if verdict == "n/a":
        return "—"
    if verdict == "yes":
        return f"yes: {text}" if text else "yes"
    if verdict == "partly":
        return "partly"
    return "no"


def table(columns: list[peers.Peer], rows: Any, known: dict[str, Any]) -> str:
    """A table of Markdown."""
    lines = ["| | " + " | ".join(one.title for one in columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for row, name, _ in rows:
        cells = [cell(known[one.name]["probes"].get(row)) for one in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def reasons(columns: list[peers.Peer], known: dict[str, Any]) -> str:
    """For each no, what was seen."""
    lines = ["## What was seen where it says no, partly or —\n"]
    for peer in columns:
        answers = known[peer.name]["probes"]
        of_text: dict[str, list[str]] = {}
        for row, name, _ in ROWS:
            answer = answers.get(row)
            if answer and answer["verdict"] in ("no", "partly", "n/a"):
                of_text.setdefault(answer["text"], []).append(name)
        if of_text:
            lines.append(f"**{peer.title}**\n")
            for text, names in of_text.items():
                lines.append(f"- {'; '.join(names)}: {escaped(text)}")
            lines.append("")
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text of a program, as text of Markdown."""
    for one in "\\`*_<>|[]":
        text = text.replace(one, f"\\{one}")
    return text


def settings(columns: list[peers.Peer], known: dict[str, Any]) -> str:
    """What was started, and how."""
    lines = ["| | version | from | always | signatures and policies | kept on disk | throughput |"]
    lines.append("|---" * 7 + "|")
    for peer in columns:
        said = [
            peer.settings.get(purpose, "")
            for purpose in (peers.PLAIN, peers.AUTH, peers.KEPT, peers.FAST)
        ]
        if peer.docker:
            said[0] = "; ".join(one for one in (said[0], peer.docker) if one)
        cells = [peer.title, known[peer.name]["version"], peer.source, *said]
        lines.append("| " + " | ".join(one or "—" for one in cells) + " |")
    return "\n".join(lines) + "\n"
