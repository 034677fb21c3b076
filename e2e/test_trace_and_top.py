"""`brookmill trace` and `brookmill top`: what happened to a record, and what happens now."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import socket
import struct
import subprocess
import termios
import threading
import time
from typing import Any, Callable, Iterator

import pytest

from engine import BINARY, Engine, run, send
from mappings import Mapped
from pipeline import BUCKET, STREAM, Pipeline
from waiting import SECONDS_MAX, poll, poll_equal


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack as the template makes it, with records that have landed."""
    one = start_pipeline().create()
    # Each its own call and its own batch or not, as it comes.
    one.put([{"id": number, "name": f"record {number}"} for number in range(40, 45)], key="k")
    one.wait_for(str(number) for number in range(40, 45))
    return one


@pytest.fixture(scope="module")
def engine(pipeline: Pipeline) -> Engine:
    """The engine that the stack is in."""
    return pipeline.engine


@pytest.fixture(scope="module")
def failing(engine: Engine) -> Mapped:
    """A function that fails, tried twice, and its failure destination."""
    one = Mapped(engine, "failing")
    one.uuid = one.map(
        MaximumRetryAttempts=1,
        DestinationConfig={"OnFailure": {"Destination": f"arn:aws:s3:::{one.name}"}},
    )
    return one


def brookmill(engine: Engine, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
    """Runs a command of the binary against the engine."""
    command = [BINARY, *arguments, "--port", str(engine.port)]
    return run(command, engine.clean, check=check)


def trace(engine: Engine, *arguments: str) -> dict[str, Any]:
    """What `brookmill trace --json` says."""
    return json.loads(brookmill(engine, "trace", "--json", *arguments).stdout)


def refusal(engine: Engine, *arguments: str) -> str:
    """With what `brookmill trace` fails."""
    result = brookmill(engine, "trace", *arguments, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("brookmill: ")
    return result.stderr


def told(engine: Engine, *arguments: str) -> dict[str, Any]:
    """The one record of a trace, once the log has the function's last line about it."""

    def complete() -> Any:
        (record,) = trace(engine, *arguments)["records"]
        (mapping,) = record["mappings"]
        lines = [
            one["message"]
            for delivery in mapping["deliveries"]
            if delivery["was_invoked"]
            for one in delivery["log"]["lines"]
        ]
        attempts = sum(one["was_invoked"] for one in mapping["deliveries"])
        reports = sum(one.startswith("REPORT ") for one in lines)
        return record if attempts and reports == attempts else None

    return poll(complete, "a trace with a REPORT line for each attempt")


def test_a_record_is_traced_from_the_call_to_the_object(engine: Engine) -> None:
    record = told(engine, "--id", "42")
    assert (record["id"], record["stream"], record["partition_key"]) == ("42", STREAM, "k")
    assert record["shard"] == "shardId-000000000000"
    assert json.loads(record["data"]) == {"id": 42, "name": "record 42"}
    call = record["call"]
    assert (call["operation"], call["records"]) == ("PutRecords", 5)
    assert (call["caller"], call["access_key"]) == ("arn:aws:iam::000000000000:root", "test")
    assert call["source"] == "127.0.0.1"
    assert "Boto" in call["user_agent"]
    (mapping,) = record["mappings"]
    assert mapping["fate"] == "Delivered"
    (delivery,) = mapping["deliveries"]
    assert (delivery["outcome"], delivery["attempt"]) == ("Succeeded", 1)
    assert delivery["is_done"] and delivery["duration_ms"] > 0
    assert delivery["began_ms"] >= record["arrival_ms"]
    batch = delivery["batch"]
    assert batch["records"] == 5 and batch["place"] == 3
    lines = [one["message"] for one in delivery["log"]["lines"]]
    assert any(f"START RequestId: {delivery['request_id']}" in line for line in lines)
    (written,) = delivery["objects"]["items"]
    assert (written["bucket"], written["key"]) == (BUCKET, "data/42.json")
    assert written["is_current"] and delivery["objects"]["total"] == 5


def test_a_sequence_number_and_an_object_lead_to_the_same(
    engine: Engine, pipeline: Pipeline
) -> None:
    by_id = told(engine, "--id", "43")
    sequence = pipeline.stored("43")["sequenceNumber"]
    assert by_id["sequence_number"] == sequence
    by_sequence = ["--shard", "shardId-000000000000", "--sequence", sequence]
    assert trace(engine, *by_sequence)["records"] == [by_id]
    assert trace(engine, "--stream", STREAM, "--sequence", sequence)["records"] == [by_id]
    for key in ("data/43.json", f"s3://{BUCKET}/data/43.json"):
        document = trace(engine, "--object", key)
        assert document["records"] == [by_id]
        (found,) = document["objects"]
        (delivery,) = by_id["mappings"][0]["deliveries"]
        assert found["batch"]["delivery"]["request_id"] == delivery["request_id"]
        assert found["is_by_invocation"]
    # What a client put has no batch.
    pipeline.client("s3").put_object(Bucket=BUCKET, Key="by-hand", Body=b"x")
    (found,) = trace(engine, "--object", "by-hand")["objects"]
    assert (found["is_by_invocation"], found["batch"]) == (False, None)


def test_in_words(engine: Engine) -> None:
    told(engine, "--id", "42")
    text = brookmill(engine, "trace", "--id", "42").stdout
    for part in (
        f"Record 42 in {STREAM}, shardId-000000000000\n",
        " by PutRecords of 5 records, arn:aws:iam::000000000000:root, key test, from 127.0.0.1, ",
        ": processed\n",
        "  attempt 1, 3 of 5: succeeded in ",
        "log      START RequestId: ",
        f"object   s3://{BUCKET}/data/42.json, ",
        "and 4 other objects of the same invocation\n",
    ):
        assert part in text, text


def test_a_record_put_aside_is_traced_to_where_it_is(engine: Engine, pipeline: Pipeline) -> None:
    (sent,) = pipeline.put([b"not json"], key="k")
    sequence = sent["SequenceNumber"]
    poll(lambda: [key for key in pipeline.keys("failed/") if sequence in key], "it is put aside")
    record = told(engine, "--sequence", sequence)
    assert (record["id"], record["data"]) == (None, "not json")
    (delivery,) = record["mappings"][0]["deliveries"]
    (written,) = delivery["objects"]["items"]
    assert written["key"] == f"failed/{STREAM}/{sent['ShardId']}/{sequence}.json"


def test_a_poison_record_is_traced_through_its_retries(engine: Engine, failing: Mapped) -> None:
    good, bad = failing.put({"id": "first"}), failing.put({"id": "it fails"})
    poll_equal(lambda: len(failing.failures()), 1, "failure records")
    record = told(engine, "--id", "it fails")
    assert [record["sequence_number"]] == bad
    (mapping,) = record["mappings"]
    assert (mapping["function"], mapping["fate"]) == (failing.name, "GivenUp")
    first, second, end = mapping["deliveries"]
    for attempt, delivery in enumerate((first, second), 1):
        assert (delivery["attempt"], delivery["outcome"]) == (attempt, "Failed")
        assert delivery["function_error"] == "Unhandled"
        assert any("ValueError" in one["message"] for one in delivery["log"]["lines"])
    assert first["request_id"] != second["request_id"]
    assert (end["outcome"], end["reason"]) == ("GivenUp", "RetryAttemptsExhausted")
    bucket, key = end["failure_record"].removeprefix("s3://").split("/", 1)
    (listed,) = failing.s3.list_objects_v2(Bucket=failing.name)["Contents"]
    assert (bucket, key) == (failing.name, listed["Key"])
    # The failure record leads back to the record; nothing of it is the first one's.
    assert trace(engine, "--object", key)["records"] == [record]
    assert [told(engine, "--id", "first")["sequence_number"]] == good
    text = brookmill(engine, "trace", "--id", "it fails").stdout
    assert f"given up after 2 attempts: RetryAttemptsExhausted, described in s3://{bucket}" in text


def test_how_a_record_stands_is_told(engine: Engine, failing: Mapped) -> None:
    def fate(identity: str) -> dict[str, Any]:
        (record,) = trace(engine, "--stream", failing.name, "--id", identity)["records"]
        (mapping,) = record["mappings"]
        return mapping

    failing.update(failing.uuid, MaximumRetryAttempts=-1)
    failing.put({"id": "again, it fails"})
    mapping = poll(
        lambda: (one := fate("again, it fails"))["fate"] == "Failing" and one, "it fails"
    )
    assert mapping["failing"]["attempts"] >= 1
    assert mapping["failing"]["retry_at_ms"] > mapping["deliveries"][-1]["ended_ms"]
    # It is behind the one that fails.
    failing.put({"id": "behind"})
    assert (fate("behind")["fate"], fate("behind")["deliveries"]) == ("Waiting", [])
    text = brookmill(engine, "trace", "--id", "again, it fails").stdout
    assert ": the function fails, and will be invoked again at 2" in text
    pattern = json.dumps({"data": {"id": ["wanted"]}})
    failing.update(
        failing.uuid, MaximumRetryAttempts=1, FilterCriteria={"Filters": [{"Pattern": pattern}]}
    )
    failing.put({"id": "wanted"})
    failing.wait_for({"id": "wanted"})
    poll_equal(lambda: fate("behind")["fate"], "Passed", "what the filter leaves out")
    assert fate("again, it fails")["fate"] == "GivenUp"
    failing.update(failing.uuid, FilterCriteria={})


def test_what_is_not_there_is_told_with_what_to_do(engine: Engine, pipeline: Pipeline) -> None:
    message = refusal(engine, "--id", "nobody has it")
    assert "Nothing is known of the id nobody has it: none of the " in message
    assert "FailedRecordCount" in message
    assert "s3://" not in message and "data/nobody has it.json" in message
    sequence = pipeline.stored("42")["sequenceNumber"]
    other = refusal(engine, "--sequence", sequence, "--shard", "shardId-000000000007")
    assert "not of this shard" in other
    assert "no sequence number" in refusal(engine, "--sequence", "42")
    assert "There is no stream nothing." in refusal(engine, "--id", "42", "--stream", "nothing")
    assert "s3://BUCKET/KEY" in refusal(engine, "--object", "s3://none")
    assert "There is no object none in any bucket." in refusal(engine, "--object", "none")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    for command in (["trace", "--id", "1"], ["top", "--once"]):
        result = run([BINARY, *command, "--port", port], engine.clean, check=False)
        assert result.returncode == 1
        assert "no engine on 127.0.0.1" in result.stderr and "`brookmill up`" in result.stderr


def test_only_root_sees_it(engine: Engine) -> None:
    path = "/_brookmill/trace"
    assert send("POST", f"{engine.url}{path}", b'{"id": "42"}')[0] == 403
    status, _ = engine.signed("POST", path, "sts", b'{"id": "42"}')
    assert status == 200
    status, body = engine.signed("POST", path, "sts", b'{"colour": "red"}')
    assert (status, json.loads(body)["code"]) == (400, "InvalidRequest")


@pytest.fixture
def load(pipeline: Pipeline) -> Iterator[int]:
    """Records of the same size, sent all the while; how many bytes each counts."""
    ended = threading.Event()
    numbers = iter(range(1_000_000, 9_000_000))
    size = len(json.dumps({"id": 1_000_000})) + len("k")

    def send_on() -> None:
        while not ended.is_set():
            pipeline.put([{"id": next(numbers)} for _ in range(10)], key="k")
            time.sleep(0.02)

    sender = threading.Thread(target=send_on)
    sender.start()
    yield size
    ended.set()
    sender.join(SECONDS_MAX)


def test_top_shows_a_known_load(engine: Engine, load: int) -> None:
    frame = json.loads(brookmill(engine, "top", "--json", "--interval", "2").stdout)
    assert frame["over_ms"] >= 2_000

    def one(kind: str, name: str) -> dict[str, Any]:
        (found,) = [one for one in frame[kind]["items"] if one["name"] == name]
        return found

    stream = one("streams", STREAM)
    assert stream["records_per_s"] > 0 and stream["throttled_per_s"] == 0
    # All records are of one size, so that the two rates say the same.
    assert stream["bytes_per_s"] == pytest.approx(stream["records_per_s"] * load, rel=0.01)
    (shard,) = stream["shards"]
    assert (shard["id"], shard["open"]) == ("shardId-000000000000", True)
    assert shard["records_per_s"] == stream["records_per_s"]
    (mapping,) = [one for one in frame["mappings"]["items"] if one["stream"] == STREAM]
    assert (mapping["state"], mapping["last_result"]) == ("Enabled", "OK")
    function = one("functions", mapping["function"])
    assert function["invocations_per_s"] > 0
    assert function["duration_ms"]["p99"] >= function["duration_ms"]["p50"] > 0
    bucket = one("buckets", BUCKET)
    assert bucket["puts_per_s"] > 0


def test_top_without_a_terminal_prints_one_frame(engine: Engine) -> None:
    text = brookmill(engine, "top").stdout
    assert text.startswith("Brookmill ") and "\x1b" not in text
    for part in ("STREAMS", STREAM, "MAPPINGS", "FUNCTIONS", "BUCKETS", BUCKET):
        assert part in text, text


class Watched:
    """`brookmill top` on a terminal of ours."""

    def __init__(self, engine: Engine) -> None:
        self.ours, self.theirs = pty.openpty()
        self.resize(50, 120)
        self.before = termios.tcgetattr(self.theirs)
        self.seen = bytearray()
        command = [BINARY, "top", "--port", str(engine.port)]
        self.process = subprocess.Popen(
            command,
            env=engine.clean,
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=subprocess.DEVNULL,
        )

    def resize(self, rows: int, columns: int) -> None:
        """Gives the window another size."""
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, *wanted: bytes) -> None:
        """Waits until all this is shown, from now on."""
        since = len(self.seen)

        def shows() -> bool:
            if select.select([self.ours], [], [], 0.1)[0]:
                self.seen.extend(os.read(self.ours, 65536))
            return all(one in self.seen[since:] for one in wanted)

        poll(shows, f"top shows {wanted}")

    def leave(self, key: bytes) -> None:
        """Presses a key and waits until the terminal is given back."""
        os.write(self.ours, key)
        self.wait_for(b"\x1b[?1049l")
        assert self.process.wait(timeout=SECONDS_MAX) == 0
        assert termios.tcgetattr(self.theirs) == self.before

    def close(self) -> None:
        """Ends it, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def top(engine: Engine) -> Iterator[Watched]:
    """A terminal in which it runs."""
    one = Watched(engine)
    yield one
    one.close()


@pytest.mark.parametrize("key", [b"q", b"\x03"])
def test_top_gives_the_terminal_back(top: Watched, key: bytes) -> None:
    top.wait_for(b"STREAMS")
    assert top.seen.startswith(b"\x1b[?1049h")
    assert termios.tcgetattr(top.theirs) != top.before
    top.resize(6, 40)
    top.wait_for(b"window is too small")
    top.leave(key)


def test_top_outlives_the_engine(engine: Engine, top: Watched) -> None:
    top.wait_for(b"STREAMS")
    engine.kill()
    top.wait_for(b"no engine on 127.0.0.1", b"STREAMS")
    engine.start()
    # Its last line of a frame without the message in it.
    top.wait_for(b"over 0.0ms", b"q leaves")
    top.leave(b"q")


def test_a_record_delivered_before_a_crash_is_traced_after_it(
    engine: Engine, pipeline: Pipeline, failing: Mapped
) -> None:
    ways = [("--id", "42"), ("--object", "data/43.json"), ("--id", "it fails")]
    before = [told(engine, *way) for way in ways]
    # One more, killed as soon as its object is there: the delivery itself may not have ended.
    pipeline.put([{"id": "last"}], key="k")
    pipeline.wait_for(["last"])
    engine.kill()
    engine.start()
    assert [told(engine, *way) for way in ways] == before

    def delivered() -> Any:
        (record,) = trace(engine, "--id", "last")["records"]
        (mapping,) = record["mappings"]
        return mapping if mapping["fate"] == "Delivered" else None

    mapping = poll(delivered, "the last record is delivered")
    assert mapping["deliveries"][-1]["is_done"]
