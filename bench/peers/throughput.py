"""PutRecords of 500 records of 2,000 bytes each, over four connections, for some seconds."""

from __future__ import annotations

import base64
import json
import os
import pathlib
import shutil
import statistics
import threading
import time
from typing import Any

import wire
from mission import Server
from peers import Peer

STREAM = "throughput"
SHARDS = 8
CONNECTIONS = 4
SECONDS = 4.0
RUNS = 3
RECORDS = 500
BYTES = 2000


def prepared(port: int, keys: tuple[str, str]) -> wire.Request:
    """One call, signed; sent again and again, so that the client costs next to nothing."""
    step = 2**128 // RECORDS
    records = [
        {
            "Data": base64.b64encode(os.urandom(BYTES)).decode(),
            "PartitionKey": f"key-{number}",
            "ExplicitHashKey": str(number * step),
        }
        for number in range(RECORDS)
    ]
    return wire.kinesis(port, "PutRecords", {"StreamName": STREAM, "Records": records}, keys)


def measure(peer: Peer, work: pathlib.Path, purpose: str) -> dict[str, Any]:
    """The median of some runs, each on an empty directory."""
    rates = []
    for number in range(RUNS):
        directory = work / f"throughput-{purpose}-{number}"
        directory.mkdir()
        rate, refusal = run(peer, directory, purpose)
        if refusal:
            text = f"{rate:.0f} MB/s until refused: {refusal}"[:300]
            return {"verdict": "no", "text": text}
        rates.append(rate)
        shutil.rmtree(directory)
    rate = statistics.median(rates)
    return {"verdict": "figure", "value": rate, "unit": "MB/s", "text": f"{rate:.0f} MB/s"}


def run(peer: Peer, directory: pathlib.Path, purpose: str) -> tuple[float, str]:
    """Megabytes of data a second that were acknowledged, and the first refusal."""
    calls = [0] * CONNECTIONS
    refused: list[str] = []
    with Server(peer, directory, purpose) as server:
        server.create_stream(STREAM, SHARDS)
        requests = [prepared(server.port, server.keys) for _ in range(CONNECTIONS)]
        begun = time.monotonic()

        def send(number: int) -> None:
            connection = wire.Connection(server.port)
            while time.monotonic() - begun < SECONDS and not refused:
                try:
                    status, body = connection.send(requests[number])
                except OSError as error:
                    refused.append(str(error))
                    return
                if status != 200 or json.loads(body).get("FailedRecordCount"):
                    refused.append(f"{status} {body[:200]!r}")
                    return
                calls[number] += 1
            connection.close()

        threads = [threading.Thread(target=send, args=(one,)) for one in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - begun
    rate = sum(calls) * RECORDS * BYTES / 1e6 / seconds
    return rate, refused[0] if refused else ""
