"""kill -9 at any moment: what was acknowledged is there afterwards, and what was begun is ended."""

from __future__ import annotations

import random
import threading
import time
from typing import Any, Callable, Optional

from botocore.exceptions import BotoCoreError, ClientError

from engine import Engine
from pipeline import BUCKET, CODE_KEY, STACK, STREAM, Pipeline
from waiting import poll, poll_equal

SEED = 20260101
CREATE_MOMENTS = 4
UPDATE_MOMENTS = 3
# The share of an operation's usual duration after which the last of the moments begins.
LAST_MOMENT = 0.9


class Sender(threading.Thread):
    """Sends record after record, and remembers which were acknowledged."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__(daemon=True)
        self.pipeline = pipeline
        self.acknowledged: list[str] = []
        self.ending = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.ending.is_set():
            identities = [f"sent-{number}-{index}" for index in range(10)]
            number += 1
            try:
                self.pipeline.put([{"id": one} for one in identities])
            except (BotoCoreError, ClientError):
                # The engine is gone: whether these were stored is not known.
                self.ending.wait(0.05)
                continue
            self.acknowledged += identities


def test_in_the_middle_of_a_run(start_pipeline: Callable[..., Pipeline]) -> None:
    pipeline = start_pipeline().create(BatchSize="20")
    source = random.Random(SEED)
    sender = Sender(pipeline)
    sender.start()
    for _ in range(3):
        before = len(sender.acknowledged)
        enough = before + 50
        poll(lambda: len(sender.acknowledged) > enough, "records are acknowledged")
        time.sleep(source.uniform(0, 0.2))
        pipeline.engine.kill()
        pipeline.engine.start()
    sender.ending.set()
    sender.join(60)
    assert len(sender.acknowledged) > 150
    pipeline.wait_for(sender.acknowledged)
    assert pipeline.keys("failed/") == [] and pipeline.keys("aws/") == []
    assert pipeline.status() == "CREATE_COMPLETE"
    assert pipeline.mapping()["State"] == "Enabled"


def duration(operation: Callable[[], None]) -> float:
    """How long an operation takes that nothing interrupts, in seconds."""
    begun = time.monotonic()
    operation()
    return time.monotonic() - begun


def moments(source: random.Random, count: int, usual: float) -> list[float]:
    """Moments within an operation, in seconds from its begin: one in each part of it."""
    part = usual * LAST_MOMENT / count
    return [part * (number + source.random()) for number in range(count)]


def kill_after(
    pipeline: Pipeline, begin: Callable[[], None], seconds: float
) -> Optional[Exception]:
    """Begins an operation, and cuts the power so many seconds later."""
    failed: list[Exception] = []

    def call() -> None:
        try:
            begin()
        except (BotoCoreError, ClientError) as error:
            failed.append(error)

    caller = threading.Thread(target=call)
    caller.start()
    time.sleep(seconds)
    pipeline.engine.kill()
    caller.join(60)
    pipeline.engine.start()
    return failed[0] if failed else None


def settled(pipeline: Pipeline) -> Optional[str]:
    """The status at which the stack comes to rest; none where there is no stack."""

    def rests() -> Any:
        status = pipeline.status()
        return False if status and status.endswith("IN_PROGRESS") else (status,)

    return poll(rests, "the stack comes to rest")[0]


def nothing_left(pipeline: Pipeline) -> None:
    """Only the bucket with the function's zip and what it wrote is there."""
    assert pipeline.client("kinesis").list_streams()["StreamNames"] == []
    assert pipeline.client("lambda").list_functions()["Functions"] == []
    mappings = pipeline.client("lambda").list_event_source_mappings
    poll_equal(lambda: mappings()["EventSourceMappings"], [], "mappings")
    assert pipeline.client("iam").list_roles()["Roles"] == []
    assert pipeline.client("logs").describe_log_groups()["logGroups"] == []
    assert CODE_KEY in pipeline.keys()


def test_in_the_middle_of_create_stack(start_pipeline: Callable[..., Pipeline]) -> None:
    pipeline = start_pipeline()

    def create() -> None:
        pipeline.begin_create()
        pipeline.settle("CREATE_COMPLETE")

    usual = duration(create)
    pipeline.delete()
    ends = []
    for number, seconds in enumerate(moments(random.Random(SEED + 1), CREATE_MOMENTS, usual)):
        error = kill_after(pipeline, pipeline.begin_create, seconds)
        status = settled(pipeline)
        ends.append(status)
        if status == "CREATE_COMPLETE":
            pipeline.wait_for_mapping()
            identity = f"after-{number}"
            pipeline.put([{"id": identity}])
            pipeline.wait_for([identity])
        elif status is None:
            assert error is not None, "an acknowledged stack is not forgotten"
        else:
            assert status == "ROLLBACK_COMPLETE", pipeline.events()
        pipeline.delete()
        nothing_left(pipeline)
    # Later moments fall behind the call's answer, so that the stack must be brought to its end.
    assert ends[-1] is not None


def test_in_the_middle_of_update_stack(start_pipeline: Callable[..., Pipeline]) -> None:
    pipeline = start_pipeline().create()
    usual = duration(lambda: pipeline.update(ShardCount="2", FunctionMemoryMiB="299"))
    for number, seconds in enumerate(moments(random.Random(SEED + 2), UPDATE_MOMENTS, usual)):
        shards = 1 if number % 2 == 0 else 2
        before = len(pipeline.open_shards())
        memory = str(300 + number)

        def begin() -> None:
            pipeline.begin_update(ShardCount=str(shards), FunctionMemoryMiB=memory)

        error = kill_after(pipeline, begin, seconds)
        status = settled(pipeline)
        if status == "UPDATE_COMPLETE" and error is None:
            wanted = shards
        elif status == "UPDATE_ROLLBACK_COMPLETE":
            wanted = before
        else:
            # The call itself was cut off: it was taken up or it was not, but wholly.
            assert error is not None, status
            wanted = len(pipeline.open_shards())
            assert wanted in (before, shards)
        poll_equal(lambda: len(pipeline.open_shards()), wanted, "open shards")
        identity = f"after-{number}"
        pipeline.put([{"id": identity}])
        pipeline.wait_for([identity])
        name = pipeline.outputs()["FunctionName"]
        function = pipeline.client("lambda").get_function_configuration(FunctionName=name)
        stack = pipeline.client("cloudformation").describe_stacks(StackName=STACK)
        parameters = {
            one["ParameterKey"]: one["ParameterValue"] for one in stack["Stacks"][0]["Parameters"]
        }
        assert function["MemorySize"] == int(parameters["FunctionMemoryMiB"])
        assert len(pipeline.open_shards()) == int(parameters["ShardCount"])
    summary = pipeline.client("kinesis").describe_stream_summary(StreamName=STREAM)
    assert summary["StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE"
    pipeline.delete()
    nothing_left(pipeline)


def test_in_the_middle_of_delete_stack(start_pipeline: Callable[..., Pipeline]) -> None:
    pipeline = start_pipeline().create()
    usual = duration(pipeline.delete)
    for seconds in moments(random.Random(SEED + 3), 2, usual):
        pipeline.create()

        def begin() -> None:
            pipeline.client("cloudformation").delete_stack(StackName=STACK)

        error = kill_after(pipeline, begin, seconds)
        status = settled(pipeline)
        assert status is None or (status == "CREATE_COMPLETE" and error is not None), status
        pipeline.delete()
        nothing_left(pipeline)


def test_in_the_middle_of_a_reset(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    source = random.Random(SEED + 4)
    for _ in range(3):
        engine.client("s3").create_bucket(Bucket="old-bucket")
        engine.client("kinesis").create_stream(StreamName="old-stream", ShardCount=1)
        engine.client("iam").create_user(UserName="old-user")
        reset = threading.Thread(target=reset_quietly, args=(engine,))
        reset.start()
        time.sleep(source.uniform(0, 0.06))
        engine.kill()
        reset.join(60)
        engine.start()
        seen = (
            len(engine.client("s3").list_buckets()["Buckets"]),
            len(engine.client("kinesis").list_streams()["StreamNames"]),
            len(engine.client("iam").list_users()["Users"]),
        )
        assert seen in ((0, 0, 0), (1, 1, 1)), "neither wholly old nor wholly new"
        assert engine.signed("POST", "/_brookmill/reset", "sts")[0] == 200


def reset_quietly(engine: Engine) -> None:
    """Calls the reset of an engine that may go away meanwhile."""
    try:
        engine.signed("POST", "/_brookmill/reset", "sts")
    except OSError:
        pass


def test_objects_that_were_acknowledged_are_there(
    start_pipeline: Callable[..., Pipeline],
) -> None:
    pipeline = start_pipeline()
    s3 = pipeline.client("s3")
    etags = {}
    for number in range(50):
        key, body = f"own/{number}", random.Random(number).randbytes(number * 997)
        etags[key] = s3.put_object(Bucket=BUCKET, Key=key, Body=body)["ETag"]
    pipeline.engine.kill()
    pipeline.engine.start()
    s3 = pipeline.client("s3")
    for number, (key, etag) in enumerate(etags.items()):
        answer = s3.get_object(Bucket=BUCKET, Key=key)
        assert answer["ETag"] == etag
        assert answer["Body"].read() == random.Random(number).randbytes(number * 997)
