"""Streams and those who use them: producers that keep order, consumers that follow the shards."""

from __future__ import annotations

import threading
from typing import Any, Callable, Optional

from botocore.exceptions import ConnectionError as NoConnection
from botocore.exceptions import HTTPClientError

from urllib3.exceptions import HTTPError as BrokenStream

from waiting import poll, poll_equal

# What a client sees while an engine is away.
AWAY = (NoConnection, HTTPClientError)


def settle(client: Any, stream: str) -> None:
    """Waits until a stream is active."""

    def status() -> str:
        try:
            answer = client.describe_stream_summary(StreamName=stream)
        except client.exceptions.LimitExceededException:
            return "asked too often"
        return answer["StreamDescriptionSummary"]["StreamStatus"]

    poll_equal(status, "ACTIVE", f"the status of {stream}")


def make(client: Any, stream: str, shards: int = 1) -> str:
    """Makes a stream; answers its ARN."""
    client.create_stream(StreamName=stream, ShardCount=shards)
    settle(client, stream)
    return client.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"][
        "StreamARN"
    ]


def iterator(client: Any, stream: str, shard: str, **start: Any) -> str:
    """An iterator, from the oldest record on unless told otherwise."""
    arguments = {"ShardIteratorType": "TRIM_HORIZON", **start}
    answer = client.get_shard_iterator(StreamName=stream, ShardId=shard, **arguments)
    return answer["ShardIterator"]


def get(client: Any, shard_iterator: str, **more: Any) -> dict[str, Any]:
    """Calls GetRecords, which a shard answers five times a second."""

    def answer() -> Any:
        try:
            return client.get_records(ShardIterator=shard_iterator, **more)
        except client.exceptions.ProvisionedThroughputExceededException:
            return None

    return poll(answer, "the shard answers")


class Worker(threading.Thread):
    """A thread whose failure is the test's."""

    def __init__(self, engine_is_away: bool = False) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.failure: Optional[BaseException] = None
        self._may_be_away = engine_is_away

    def run(self) -> None:
        """Works until it has nothing more to do."""
        try:
            self.work()
        except BaseException as failure:
            self.failure = failure

    def work(self) -> None:
        """What it does."""
        raise NotImplementedError

    # Refusals after which a call is made again.
    RETRIED = ("ProvisionedThroughputExceededException",)

    def call(self, function: Callable[..., Any], **arguments: Any) -> Any:
        """A call that is made again while the shard has had its share or the engine is away."""

        def attempt() -> Any:
            try:
                return function(**arguments)
            except AWAY:
                if not self._may_be_away:
                    raise
                return None
            except Exception as error:
                code = getattr(error, "response", {}).get("Error", {}).get("Code")
                if code not in self.RETRIED:
                    raise
                return None

        return poll(attempt, f"an answer to {function.__name__}")

    def result(self, seconds: float = 60) -> Any:
        """Waits for the end, and raises what went wrong."""
        self.join(seconds)
        if self.failure is not None:
            raise self.failure
        assert not self.is_alive(), f"{type(self).__name__} does not end"
        return self


class Producer(Worker):
    """Puts numbers under some keys, each key's in order, until it is told to end."""

    def __init__(self, client: Any, stream: str, name: str, keys: int = 20, **more: Any) -> None:
        super().__init__(**more)
        self.client = client
        self.stream = stream
        self.keys = [f"{name}-{key}" for key in range(keys)]
        # For each key how many numbers were acknowledged, from 0 on.
        self.sent = 0
        # Sequence numbers that were acknowledged, by key and number.
        self.acknowledged: dict[tuple[str, int], str] = {}

    def work(self) -> None:
        """Round by round: no key has two records on the way, so that none overtakes another."""
        while not self.ended.is_set():
            number = self.sent
            left = self.keys
            while left:
                entries = [
                    {"Data": f"{key}:{number}".encode(), "PartitionKey": key} for key in left
                ]
                answer = self.call(self.client.put_records, StreamName=self.stream, Records=entries)
                failed = []
                for key, result in zip(left, answer["Records"]):
                    if "ErrorCode" in result:
                        code = result["ErrorCode"]
                        assert code == "ProvisionedThroughputExceededException", result
                        failed.append(key)
                    else:
                        self.acknowledged[key, number] = result["SequenceNumber"]
                assert answer["FailedRecordCount"] == len(failed)
                left = failed
            self.sent += 1


class Consumer(Worker):
    """Reads a stream from its first shards on; reads a child when all of its parents are read."""

    def __init__(self, client: Any, stream: str, **more: Any) -> None:
        super().__init__(**more)
        self.client = client
        self.stream = stream
        # By shard, in the order in which they were begun: partition keys, data, sequence numbers.
        self.read: dict[str, list[tuple[str, bytes, int]]] = {}
        self.finished: set[str] = set()

    def work(self) -> None:
        """Reads until it is told to end, and then to the tip."""
        shards = self.call(self.client.list_shards, StreamName=self.stream)["Shards"]
        known = {one["ShardId"] for one in shards}
        for one in shards:
            if one.get("ParentShardId") not in known:
                self.begin(one["ShardId"])
        self.follow()

    def begin(self, shard: str) -> None:
        """Begins with a shard."""
        assert shard not in self.read, f"{shard} is begun twice"
        self.read[shard] = []

    def take(self, shard: str, records: list[dict[str, Any]]) -> None:
        """Keeps records of a shard."""
        for one in records:
            number = int(one["SequenceNumber"])
            self.read[shard].append((one["PartitionKey"], one["Data"], number))

    def finish(self, shard: str, children: list[dict[str, Any]]) -> None:
        """A shard has ended; begins with those of its children that have no parent unread."""
        self.finished.add(shard)
        for child in children:
            assert shard in child["ParentShards"], child
            if self.finished.issuperset(child["ParentShards"]):
                self.begin(child["ShardId"])

    def follow(self) -> None:
        """Reads all shards in turn, over and over."""
        at: dict[str, str] = {}
        while True:
            was_told = self.ended.is_set()
            behind = False
            for shard in [one for one in self.read if one not in self.finished]:
                if shard not in at:
                    at[shard] = self.call(
                        self.client.get_shard_iterator,
                        StreamName=self.stream,
                        ShardId=shard,
                        ShardIteratorType="TRIM_HORIZON",
                    )["ShardIterator"]
                answer = self.call(self.client.get_records, ShardIterator=at[shard])
                self.take(shard, answer["Records"])
                following = answer.get("NextShardIterator")
                if following is None:
                    self.finish(shard, answer["ChildShards"])
                    behind = True
                else:
                    assert "ChildShards" not in answer
                    at[shard] = following
                    behind = behind or answer["MillisBehindLatest"] > 0 or bool(answer["Records"])
            if was_told and not behind:
                return

    def has_read(self, count: int) -> bool:
        """Whether it has so many records, or can have no more."""
        return self.failure is not None or sum(map(len, self.read.values())) >= count

    def by_key(self) -> dict[str, list[int]]:
        """The numbers read under each key, in the order in which they were read."""
        found: dict[str, list[int]] = {}
        for records in self.read.values():
            for key, data, _ in records:
                name, number = data.decode().rsplit(":", 1)
                assert name == key
                found.setdefault(key, []).append(int(number))
        return found

    def sequence_numbers(self) -> list[int]:
        """All sequence numbers; those of a shard rise."""
        found = []
        for shard, records in self.read.items():
            numbers = [number for _, _, number in records]
            assert numbers == sorted(set(numbers)), f"{shard} is out of order"
            found += numbers
        return found


class Subscriber(Consumer):
    """A consumer with enhanced fan-out: it is pushed what the others ask for."""

    # A consumer subscribes to a shard once in five seconds at most.
    RETRIED = (*Consumer.RETRIED, "ResourceInUseException", "LimitExceededException")

    def __init__(self, client: Any, stream: str, arn: str, name: str, **more: Any) -> None:
        super().__init__(client, stream, **more)
        self.arn = register(client, arn, name)
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []

    def begin(self, shard: str) -> None:
        """Begins with a shard, in a thread of its own."""
        super().begin(shard)
        thread = threading.Thread(target=self._subscribe, args=(shard,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def follow(self) -> None:
        """Leaves the reading to the shards' threads, which end with their shards or never."""

    def _subscribe(self, shard: str) -> None:
        try:
            at = {"Type": "TRIM_HORIZON"}
            while shard not in self.finished:
                answer = self.call(
                    self.client.subscribe_to_shard,
                    ConsumerARN=self.arn,
                    ShardId=shard,
                    StartingPosition=at,
                )
                at = self._events(shard, answer["EventStream"], at)
        except BaseException as failure:
            self.failure = failure

    def _events(self, shard: str, events: Any, at: dict[str, str]) -> dict[str, str]:
        """Takes what comes; answers where the next subscription goes on."""
        try:
            for one in events:
                event = one["SubscribeToShardEvent"]
                with self._lock:
                    self.take(shard, event["Records"])
                    if event.get("ChildShards"):
                        assert "ContinuationSequenceNumber" not in event
                        self.finish(shard, event["ChildShards"])
                        return at
                at = {
                    "Type": "AFTER_SEQUENCE_NUMBER",
                    "SequenceNumber": event["ContinuationSequenceNumber"],
                }
        except (*AWAY, BrokenStream, OSError):
            if not self._may_be_away:
                raise
        return at


def register(client: Any, arn: str, name: str) -> str:
    """Registers a consumer; answers its ARN."""
    client.register_stream_consumer(StreamARN=arn, ConsumerName=name)
    describe = client.describe_stream_consumer

    def active() -> Optional[str]:
        try:
            found = describe(StreamARN=arn, ConsumerName=name)["ConsumerDescription"]
        except client.exceptions.LimitExceededException:
            return None
        return found["ConsumerARN"] if found["ConsumerStatus"] == "ACTIVE" else None

    return poll(active, f"{name} is active")


def subscribed(client: Any, consumer: str, shard: str, count: int) -> list[dict[str, Any]]:
    """So many records of a shard by a subscription from the oldest on."""
    answer = client.subscribe_to_shard(
        ConsumerARN=consumer, ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"}
    )
    found: list[dict[str, Any]] = []
    for one in answer["EventStream"]:
        found += one["SubscribeToShardEvent"]["Records"]
        if len(found) >= count:
            break
    answer["EventStream"].close()
    return found
