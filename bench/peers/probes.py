"""What is measured: a probe starts a peer, does one thing with it, and says what it saw."""

from __future__ import annotations

import json
import pathlib
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import Any, Callable

import throughput
import wire
from mission import BUCKET, REFUSALS, STREAM, Mission, Server
from peers import AUTH, FAST, KEPT, PLAIN, Peer
from process import poll

Answer = dict[str, Any]
Answers = dict[str, Answer]

RECORDS = 1000
SAMPLES = 200
SAMPLE_SECONDS = 20
PATIENCE = 20


# What a peer may do wrong: refuse, end, or answer what is no answer.
FAILURES = (*REFUSALS, RuntimeError, OSError, subprocess.SubprocessError, KeyError, ValueError)


@dataclass
class Probe:
    """One probe; it may answer several rows of the table."""

    name: str
    rows: tuple[str, ...]
    look: Callable[[Peer, pathlib.Path], Answers]
    only_pipeline: bool = True

    def concerns(self, peer: Peer) -> bool:
        """Whether the peer is made for what this looks at."""
        return peer.pipeline or not self.only_pipeline

    def run(self, peer: Peer, work: pathlib.Path) -> Answers:
        """The answers; what went wrong is one too."""
        try:
            found = self.look(peer, work)
        except FAILURES as error:
            found = {}
            reason = f"{type(error).__name__}: " * isinstance(error, (KeyError, ValueError))
            reason += " ".join(str(error).split())[:300]
            for row in self.rows:
                found[row] = no(reason)
        return found


def yes(text: str, **more: Any) -> Answer:
    """It does."""
    return {"verdict": "yes", "text": text, **more}


def no(text: str, **more: Any) -> Answer:
    """It does not, and this is what was seen."""
    return {"verdict": "no", "text": text, **more}


def figure(value: float, unit: str, text: str = "") -> Answer:
    """A number."""
    return {"verdict": "figure", "value": value, "unit": unit, "text": text or f"{value:g} {unit}"}


def absent(text: str) -> Answer:
    """Not looked at, and why."""
    return {"verdict": "n/a", "text": text}


# Starting.


def start(peer: Peer, work: pathlib.Path) -> Answers:
    """Three starts on fresh directories; memory two seconds after the last."""
    times, memory = [], 0.0
    for number in range(3):
        directory = work / str(number)
        directory.mkdir()
        with Server(peer, directory, PLAIN) as server:
            times.append(server.ready_ms)
            if number == 2:
                time.sleep(2)
                memory = server.process.memory_mb()
    return {
        "ready": figure(round(statistics.median(times)), "ms"),
        "memory": figure(round(memory, 1), "MB"),
    }


# The pipeline.


def pipeline(peer: Peer, work: pathlib.Path) -> Answers:
    """Deploys, runs one record, many records, and one at a time."""
    rows = ("deploys", "function", "thousand", "latency")
    found: Answers = {row: no("the stack is not there") for row in rows}
    with Server(peer, work, PLAIN) as server:
        mission = Mission(server)
        begun = time.monotonic()
        try:
            mission.deploy()
        except FAILURES as error:
            because = f" {peer.docker}" if str(error).endswith("creating lambda:") else ""
            found["deploys"] = no((" ".join(str(error).split()) + because)[:300])
            return found
        seconds = time.monotonic() - begun
        found["deploys"] = yes(f"in {seconds:.1f} s", value=seconds)
        for row in rows[1:]:
            found[row] = no("the function does not run")
        try:
            mission.put("first")
        except REFUSALS as error:
            found["function"] = no(f"PutRecord: {error}"[:300])
            return found
        if not mission.lands("first", 30):
            found["function"] = no(no_object(mission, peer))
            return found
        found["function"] = yes("")
        found["thousand"] = thousand(mission)
        found["latency"] = latency(mission)
    return found


def no_object(mission: Mission, peer: Peer) -> str:
    """Why no object has landed, as far as the peer says."""
    try:
        mapping = mission.resource("StreamToFunction")
        client = mission.server.client("lambda")
        last = client.get_event_source_mapping(UUID=mapping).get("LastProcessingResult", "none")
        function = client.get_function_configuration(FunctionName=mission.resource("Function"))
        state = function.get("State", "?")
        reason = function.get("StateReason") or ""
    except FAILURES as error:
        return f"no object within 30 s; {peer.docker or error}"[:300]
    because = f"; {peer.docker}" if peer.docker else ""
    return f"no object within 30 s (function {state} {reason}, last result {last}){because}"[:300]


def thousand(mission: Mission) -> Answer:
    """1,000 records by the project's own sender, each looked for in the bucket."""
    sender = mission.server.peer.binaries / "send-mock-data"
    command = [str(sender), "--json", "--count", str(RECORDS), "--verify", BUCKET]
    begun = time.monotonic()
    result = subprocess.run(
        [*command, "--verify-timeout", str(PATIENCE)],
        env=mission.server.variables(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    seconds = time.monotonic() - begun
    if not result.stdout.strip():
        return no(" ".join(result.stderr.split())[:300])
    summary = json.loads(result.stdout.strip().splitlines()[-1])
    landed, missing = summary["landed"], len(summary["missing"])
    if missing:
        return no(f"{landed:,} landed, {missing:,} lost", value=landed)
    return yes(f"{landed:,} landed, 0 lost, {seconds:.1f} s", value=seconds)


def latency(mission: Mission) -> Answer:
    """One record in flight; from the first byte of PutRecord to the first sight of its object."""
    port, keys = mission.server.port, mission.server.keys
    puts, gets = wire.Connection(port), wire.Connection(port)
    taken: list[float] = []
    begun = time.monotonic()
    for number in range(SAMPLES + 10):
        identity = f"sample-{number}"
        data = json.dumps({"id": identity, "city": "Ghent", "temperature": 17.5}).encode()
        put = wire.kinesis(port, "PutRecord", wire.record(STREAM, identity, data), keys)
        get = wire.get_object(port, BUCKET, f"data/{identity}.json", keys)
        start_of_put = time.monotonic()
        puts.send(put)
        if not poll(lambda: gets.send(get)[0] == 200, PATIENCE, 0.001):
            return no(f"record {number} did not land within {PATIENCE} s")
        # The first ten warm the function and the connections up.
        if number >= 10:
            taken.append((time.monotonic() - start_of_put) * 1000)
        if time.monotonic() - begun > SAMPLE_SECONDS and len(taken) >= 10:
            break
    taken.sort()
    half, most = (taken[max(0, -(-len(taken) * part // 100) - 1)] for part in (50, 99))
    text = f"p50 {half:.1f} ms, p99 {most:.1f} ms ({len(taken)} records)"
    return {"verdict": "figure", "value": half, "p99": most, "text": text}


# What is refused.


def refusals(peer: Peer, work: pathlib.Path) -> Answers:
    """Wrong signatures and denied writes, with all that the peer has for it switched on."""
    with guarded(peer, work / "signature") as server:
        found = {"signature": wrong_signature(server, Mission(server))}
    with guarded(peer, work / "role") as server:
        return {**found, "role": by_user(server) if peer.docker else by_function(server)}


def guarded(peer: Peer, work: pathlib.Path) -> Server:
    """The peer with all checks switched on, on a directory of its own."""
    work.mkdir()
    return Server(peer, work, AUTH if AUTH in peer.purposes else PLAIN)


def administrator(server: Server) -> tuple[str, str]:
    """A user who may do everything; moto checks keys once such a user is there."""
    iam = server.client("iam")
    iam.create_user(UserName="probe")
    document = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    iam.put_user_policy(
        UserName="probe",
        PolicyName="all",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [document]}),
    )
    made = iam.create_access_key(UserName="probe")["AccessKey"]
    keys = (made["AccessKeyId"], made["SecretAccessKey"])
    if server.peer.name == "moto":
        request = wire.Request(server.port, "sts", "POST", "/moto-api/reset-auth", body=b"0")
        wire.Connection(server.port).send(request)
    server.keys = keys
    return keys


def wrong_signature(server: Server, mission: Mission) -> Answer:
    """The right key with a wrong secret, for a read of Kinesis and a write to S3."""
    mission.s3.create_bucket(Bucket=BUCKET)
    key, secret = administrator(server)
    server.client("kinesis").list_streams()
    server.client("s3").put_object(Bucket=BUCKET, Key="right", Body=b"1")
    accepted = []
    wrong = (key, secret[::-1])
    for name, call in (
        ("ListStreams", lambda: server.client("kinesis", wrong).list_streams()),
        ("PutObject", lambda: server.client("s3", wrong).put_object(Bucket=BUCKET, Key="w")),
    ):
        try:
            call()
            accepted.append(name)
        except REFUSALS:
            pass
    return no(f"{' and '.join(accepted)} accepted") if accepted else yes("")


DENY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}],
    }
)


def by_function(server: Server) -> Answer:
    """The deployed function stores a record; its role then is denied s3:PutObject."""
    mission = Mission(server).deploy()
    mission.put("allowed")
    if not mission.lands("allowed", 30):
        return no("nothing lands before the denial either, with policies enforced")
    server.client("iam").put_role_policy(
        RoleName=mission.resource("FunctionRole"), PolicyName="deny", PolicyDocument=DENY
    )
    mission.put("denied")
    if mission.lands("denied", 6):
        return no("the function's object is written all the same")
    return yes("")


def by_user(server: Server) -> Answer:
    """Where the function does not run: a user's key, allowed and then denied s3:PutObject."""
    server.client("s3").create_bucket(Bucket=BUCKET)
    administrator(server)
    server.client("s3").put_object(Bucket=BUCKET, Key="allowed", Body=b"1")
    server.client("iam").put_user_policy(UserName="probe", PolicyName="deny", PolicyDocument=DENY)
    try:
        server.client("s3").put_object(Bucket=BUCKET, Key="denied", Body=b"1")
    except REFUSALS:
        return {"verdict": "partly", "text": "a user's write; the function does not run"}
    return no("a denied user's write is accepted")


# What is kept.


def kill(peer: Peer, work: pathlib.Path) -> Answers:
    """kill -9 right after the last acknowledgement; then, from the start again, an orderly end."""
    kept = KEPT if KEPT in peer.purposes else PLAIN
    found: Answers = {}
    for row, orderly in (("killed", False), ("restarted", True)):
        directory = work / row
        directory.mkdir()
        try:
            found[row] = keep(peer, directory, kept, orderly)
        except FAILURES as error:
            found[row] = no(" ".join(str(error).split())[:300])
    return found


def keep(peer: Peer, work: pathlib.Path, purpose: str, orderly: bool) -> Answer:
    """What is there after the end."""
    count = 20
    with Server(peer, work, purpose) as server:
        mission = Mission(server)
        has_stack = False
        if peer.pipeline:
            try:
                mission.deploy()
                has_stack = True
            except FAILURES:
                mission.s3.put_object(Bucket=BUCKET, Key="before", Body=b"1")
        # A stack that failed may have left its stream behind.
        stream = STREAM if has_stack else "kept"
        if not has_stack:
            server.create_stream(stream, 1)
        for number in range(count):
            mission.put(f"kept-{number}", stream)
        if peer.pipeline:
            mission.s3.put_object(Bucket=BUCKET, Key="last", Body=b"1")
        server.process.stop() if orderly else server.process.kill()
        server.start()
        return what_is_left(server, stream, count, has_stack)


def what_is_left(server: Server, stream: str, count: int, has_stack: bool) -> Answer:
    """Records, object and stack, each looked for."""
    parts, good = [], True
    try:
        there = server.records(stream)
        parts.append(f"{there} of {count} records")
        good &= there == count
    except REFUSALS:
        parts.append("no stream")
        good = False
    if server.peer.pipeline:
        try:
            server.client("s3").get_object(Bucket=BUCKET, Key="last")
            parts.append("the object")
        except REFUSALS:
            parts.append("no object")
            good = False
        if has_stack:
            try:
                Mission(server).settle(5)
                parts.append("the stack")
            except REFUSALS:
                parts.append("no stack")
                good = False
    return (yes if good else no)(", ".join(parts))


# Resharding under load, and failures.


def reshard(peer: Peer, work: pathlib.Path) -> Answers:
    """200 records a second while update-stack goes from one shard to two."""
    if peer.docker:
        return {"reshard": absent("the function does not run")}
    with Server(peer, work, PLAIN) as server:
        mission = Mission(server).deploy()
        mission.put("first")
        if not mission.lands("first", 30):
            return {"reshard": no("the function does not run")}
        try:
            landed, sent = under_load(mission, lambda: mission.literal("update", ShardCount="2"))
        except RuntimeError as error:
            return {"reshard": no(f"update-stack: {error}"[:300])}
        shards = mission.open_shards()
        text = f"{landed:,} of {sent:,} landed"
        if shards == 2:
            return {"reshard": (yes if landed == sent else no)(text)}
        update = lambda: mission.kinesis.update_shard_count(  # noqa: E731
            StreamName=STREAM, TargetShardCount=2, ScalingType="UNIFORM_SCALING"
        )
        landed, sent = under_load(mission, update, "again")
        text = (
            f"update-stack leaves {shards} shard; by UpdateShardCount {landed} of {sent:,} landed"
        )
        return {"reshard": no(text)}


def under_load(
    mission: Mission, change: Callable[[], Any], prefix: str = "load"
) -> tuple[int, int]:
    """How many of how many records land that are sent around a change."""
    sent: list[str] = []

    def send() -> None:
        kinesis = mission.server.client("kinesis")
        for turn in range(100):
            names = [f"{prefix}-{turn}-{number}" for number in range(10)]
            entries = [
                {"Data": json.dumps({"id": one}).encode(), "PartitionKey": one} for one in names
            ]
            for again in range(20):
                try:
                    answer = kinesis.put_records(StreamName=STREAM, Records=entries)
                except REFUSALS:
                    time.sleep(0.1)
                    continue
                refused = [
                    entry
                    for entry, result in zip(entries, answer["Records"])
                    if result.get("ErrorCode")
                ]
                stored = {entry["PartitionKey"] for entry in entries}
                sent.extend(stored - {entry["PartitionKey"] for entry in refused})
                entries = refused
                if not entries:
                    break
            time.sleep(0.05)

    sender = threading.Thread(target=send)
    sender.start()
    time.sleep(1.5)
    try:
        change()
        mission.settle()
    finally:
        sender.join()
    return mission.landed(sent, PATIENCE), len(sent)


def on_failure(peer: Peer, work: pathlib.Path) -> Answers:
    """The function cannot store a record; after one retry it goes to the bucket, in full."""
    if peer.docker:
        return {"failure": absent("the function does not run")}
    with Server(peer, work, PLAIN) as server:
        mission = Mission(server).deploy(MaximumRetryAttempts="1")
        mission.put("first")
        if not mission.lands("first", 30):
            return {"failure": no("the function does not run")}
        client = server.client("lambda")
        name = mission.resource("Function")
        variables = {"BUCKET_NAME": "a-bucket-that-is-not-there", "FAILURE_PREFIX": "failed/"}
        client.update_function_configuration(
            FunctionName=name, Environment={"Variables": variables}
        )
        mission.put("given-up")
        if not poll(lambda: mission.keys("aws/lambda/"), 45, 0.2):
            return {"failure": no("nothing under aws/lambda/ within 45 s")}
        key, *_ = mission.keys("aws/lambda/")
        document = json.loads(mission.s3.get_object(Bucket=BUCKET, Key=key)["Body"].read())
        payload = document.get("payload")
        if payload and "kinesis" in payload and json.loads(payload)["Records"]:
            return {"failure": yes("")}
        return {"failure": no("an object without the records")}


def put_records(peer: Peer, work: pathlib.Path) -> Answers:
    """PutRecords as fast as it goes."""
    purpose = FAST if FAST in peer.purposes else PLAIN
    found: Answers = {}
    if peer.name == "brookmill":
        found["mb_memory"] = absent("always on disk")
        found["mb_disk"] = throughput.measure(peer, work, purpose)
        return found
    found["mb_memory"] = throughput.measure(peer, work, purpose)
    found["mb_disk"] = absent("kept on disk only at intervals or not at all")
    if peer.name in ("fakecloud", "kinesalite", "ferrokinesis"):
        found["mb_disk"] = throughput.measure(peer, work, KEPT)
    return found


PROBES = (
    Probe("start", ("ready", "memory"), start, only_pipeline=False),
    Probe("pipeline", ("deploys", "function", "thousand", "latency"), pipeline),
    Probe("refusals", ("signature", "role"), refusals),
    Probe("kill", ("killed", "restarted"), kill, only_pipeline=False),
    Probe("reshard", ("reshard",), reshard),
    Probe("failure", ("failure",), on_failure),
    Probe("put", ("mb_memory", "mb_disk"), put_records, only_pipeline=False),
)
