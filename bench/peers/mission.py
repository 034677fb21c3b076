"""A peer that runs, and the pipeline on it: the bucket, the stack, records."""

from __future__ import annotations

import io
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import time
import zipfile
from typing import Any, Iterable, Optional

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

import wire
from peers import KEYS, PLAIN, Peer
from process import Process, free_port, poll

DIRECTORY = pathlib.Path(__file__).resolve().parent.parent.parent / "pipeline"
STREAM, BUCKET, STACK = "kinesis-stream-hw-03", "s3-bucket-assignment-01", "KinesisLambdaS3Stack"
CODE_KEY = "kinesis-lambda-s3-function.zip"
TEMPLATE = "kinesis-lambda-s3-template.json"
LITERAL = (
    f"aws cloudformation {{verb}}-stack --stack-name {STACK} --template-body file://{TEMPLATE}"
    f" --parameters ParameterKey=StreamName,ParameterValue={STREAM}"
    f" ParameterKey=BucketName,ParameterValue={BUCKET}{{more}} --capabilities CAPABILITY_IAM"
)
CONFIG = Config(
    retries={"total_max_attempts": 1, "mode": "standard"},
    s3={"addressing_style": "path"},
    max_pool_connections=32,
    connect_timeout=5,
    read_timeout=60,
)
REFUSALS = (ClientError, BotoCoreError)


class Server:
    """A peer, started on a directory of its own."""

    def __init__(self, peer: Peer, work: pathlib.Path, purpose: str = PLAIN) -> None:
        self.peer, self.purpose = peer, purpose
        self.work = work / purpose
        self.work.mkdir(exist_ok=True)
        self.port = free_port()
        self.process: Optional[Process] = None
        self.ready_ms = 0.0
        self.keys = KEYS

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_: Any) -> None:
        if self.process:
            self.process.kill()

    def start(self) -> Server:
        """Starts it, and waits for the first signed answer of Kinesis."""
        home = self.work / "home"
        (home / "tmp").mkdir(parents=True, exist_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            # Without Docker, also where the machine has it.
            "DOCKER_HOST": "unix:///nonexistent",
            "AWS_DEFAULT_REGION": wire.REGION,
            **self.peer.environment(self.purpose, self.port, self.work),
        }
        command = self.peer.command(self.purpose, self.port, self.work)
        begun = time.monotonic()
        directory = self.peer.directory(self.work)
        self.process = Process(command, environment, directory, self.work / "log")
        if not poll(self._answers, 90, 0.002):
            words = self.process.last_words()
            self.process.kill()
            raise RuntimeError(f"does not start: {words}")
        self.ready_ms = (time.monotonic() - begun) * 1000
        return self

    def _answers(self) -> bool:
        if not self.process.is_running():
            raise RuntimeError(f"ends at once: {self.process.last_words()}")
        try:
            request = wire.kinesis(self.port, "ListStreams", {}, self.keys)
            connection = wire.Connection(self.port)
            status, _ = connection.send(request)
            connection.close()
            return status == 200
        except OSError:
            return False

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def client(self, service: str, keys: Optional[tuple[str, str]] = None) -> Any:
        """A Boto3 client."""
        key, secret = keys or self.keys
        return boto3.session.Session().client(
            service,
            endpoint_url=self.url,
            region_name=wire.REGION,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=CONFIG,
        )

    def variables(self) -> dict[str, str]:
        """The environment of a client program."""
        return {
            "PATH": f"{self.peer.cache}/driver/bin:{os.environ['PATH']}",
            "HOME": str(self.work / "home"),
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": self.keys[0],
            "AWS_SECRET_ACCESS_KEY": self.keys[1],
            "AWS_DEFAULT_REGION": wire.REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def create_stream(self, name: str, shards: int) -> None:
        """A stream by the API, waited for."""
        kinesis = self.client("kinesis")
        kinesis.create_stream(StreamName=name, ShardCount=shards)
        if not poll(lambda: self.is_active(name), 30):
            raise RuntimeError("the stream does not become active")

    def is_active(self, name: str) -> bool:
        """Whether a stream can be used."""
        summary = self.client("kinesis").describe_stream_summary(StreamName=name)
        return summary["StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE"

    def records(self, name: str) -> int:
        """How many records can be read from a stream."""
        kinesis = self.client("kinesis")
        count = 0
        for shard in kinesis.list_shards(StreamName=name)["Shards"]:
            iterator = kinesis.get_shard_iterator(
                StreamName=name, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
            for _ in range(10):
                answer = kinesis.get_records(ShardIterator=iterator, Limit=1000)
                count += len(answer["Records"])
                iterator = answer.get("NextShardIterator")
                if not iterator or not answer["Records"]:
                    break
        return count


class Mission:
    """The pipeline on a server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.s3 = server.client("s3")
        self.kinesis = server.client("kinesis")

    def prepare(self) -> Mission:
        """The bucket, and the function in it."""
        self.s3.create_bucket(Bucket=BUCKET)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            entry = zipfile.ZipInfo("bootstrap", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100755 << 16
            program = self.server.peer.binaries / "bootstrap"
            archive.writestr(entry, program.read_bytes())
        self.s3.put_object(Bucket=BUCKET, Key=CODE_KEY, Body=buffer.getvalue())
        return self

    def literal(self, verb: str, **parameters: str) -> None:
        """create-stack or update-stack as the pipeline's README has it."""
        more = "".join(
            f" ParameterKey={key},ParameterValue={value}" for key, value in parameters.items()
        )
        command = shlex.split(LITERAL.format(verb=verb, more=more))
        variables = self.server.variables()
        command[0] = str(shutil.which("aws", path=variables["PATH"]))
        result = subprocess.run(
            command, cwd=DIRECTORY, env=variables, capture_output=True, text=True, timeout=120
        )
        if result.returncode:
            raise RuntimeError(" ".join(result.stderr.split())[:300])

    def settle(self, seconds: float = 90) -> str:
        """The status at which the stack comes to rest."""

        def settled() -> Optional[str]:
            (stack,) = self.cloudformation.describe_stacks(StackName=STACK)["Stacks"]
            status = stack["StackStatus"]
            return None if status.endswith("IN_PROGRESS") else status

        return poll(settled, seconds) or "still IN_PROGRESS"

    @property
    def cloudformation(self) -> Any:
        """A client of CloudFormation."""
        return self.server.client("cloudformation")

    def first_failure(self) -> str:
        """The first resource that failed, and why."""
        events = self.cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
        for event in reversed(events):
            if event["ResourceStatus"].endswith("FAILED"):
                reason = " ".join(event.get("ResourceStatusReason", "").split())
                return f"{event['LogicalResourceId']}: {reason}"[:250]
        return "no event says why"

    def deploy(self, **parameters: str) -> Mission:
        """All of it; an exception says why it did not work."""
        self.prepare()
        self.literal("create", **parameters)
        status = self.settle()
        if status != "CREATE_COMPLETE":
            raise RuntimeError(f"{status}; {self.first_failure()}")
        return self

    def resource(self, logical: str) -> str:
        """A resource's physical id."""
        answer = self.cloudformation.describe_stack_resources(StackName=STACK)
        found = [
            one["PhysicalResourceId"]
            for one in answer["StackResources"]
            if one.get("LogicalResourceId") == logical
        ]
        if not found:
            raise RuntimeError(f"DescribeStackResources does not know {logical}")
        return found[0]

    def put(self, identity: str, stream: str = STREAM) -> None:
        """One record, acknowledged."""
        record = json.dumps({"id": identity, "city": "Ghent", "temperature": 17.5}).encode()
        self.kinesis.put_record(StreamName=stream, PartitionKey=identity, Data=record)

    def keys(self, prefix: str) -> list[str]:
        """The keys in the bucket."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        return [one["Key"] for page in pages for one in page.get("Contents", [])]

    def lands(self, identity: str, seconds: float) -> bool:
        """Whether the record's object appears."""
        key = f"data/{identity}.json"
        return bool(poll(lambda: key in self.keys("data/" + identity), seconds))

    def landed(self, identities: Iterable[str], patience: float) -> int:
        """How many of them are there once nothing has landed for so many seconds."""
        wanted = {f"data/{one}.json" for one in identities}
        best, since = -1, time.monotonic()
        while best < len(wanted) and time.monotonic() - since < patience:
            found = len(wanted & set(self.keys("data/")))
            if found > best:
                best, since = found, time.monotonic()
            time.sleep(0.1)
        return best

    def open_shards(self) -> int:
        """How many shards take records."""
        shards = self.kinesis.list_shards(StreamName=STREAM)["Shards"]
        return sum("EndingSequenceNumber" not in one["SequenceNumberRange"] for one in shards)
