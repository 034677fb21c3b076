"""A stream, a Python function whose log says what it saw, and mappings between the two."""

from __future__ import annotations

import base64
import json
from typing import Any, Optional, Union

from engine import ACCOUNT, Engine
from pipeline import packed
from refusals import refusal
from waiting import poll, poll_equal

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}
READER = "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"
HANDLER = b"""
import base64, json
def handler(event, context):
    print("EVENT " + json.dumps(event))
    for record in event["Records"]:
        if b"fails" in base64.b64decode(record["kinesis"]["data"]):
            raise ValueError("no")
"""
MARK = "EVENT "


class Mapped:
    """A stream of one shard, a function, its role and a bucket for failures, all of one name."""

    def __init__(self, engine: Engine, name: str, handler: bytes = HANDLER) -> None:
        self.engine = engine
        self.name = name
        self.kinesis, self.lambda_, self.s3 = (
            engine.client(one) for one in ("kinesis", "lambda", "s3")
        )
        self.kinesis.create_stream(StreamName=name, ShardCount=1)
        waiter = self.kinesis.get_waiter("stream_exists")
        waiter.wait(StreamName=name, WaiterConfig={"Delay": 1})
        self.stream = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/{name}"
        self.s3.create_bucket(Bucket=name)
        iam = engine.client("iam")
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
        iam.attach_role_policy(RoleName=name, PolicyArn=READER)
        bucket = f"arn:aws:s3:::{name}"
        allowed = {"Action": ["s3:PutObject", "s3:ListBucket"], "Resource": [bucket, bucket + "/*"]}
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **allowed}]}
        iam.put_role_policy(
            RoleName=name, PolicyName="failures", PolicyDocument=json.dumps(policy)
        )
        self.lambda_.create_function(
            FunctionName=name,
            Runtime="python3.13",
            Handler="index.handler",
            Role=role["Arn"],
            Code={"ZipFile": packed({"index.py": handler})},
        )
        waiter = self.lambda_.get_waiter("function_active_v2")
        waiter.wait(FunctionName=name, WaiterConfig={"Delay": 1})

    def map(self, **options: Any) -> str:
        """Makes a mapping, from the stream's first record unless said otherwise."""
        arguments = {
            "EventSourceArn": self.stream,
            "FunctionName": self.name,
            "StartingPosition": "TRIM_HORIZON",
            **options,
        }
        uuid = self.lambda_.create_event_source_mapping(**arguments)["UUID"]
        self.wait(uuid)
        return uuid

    def shown(self, uuid: str) -> dict[str, Any]:
        """The mapping as GetEventSourceMapping has it."""
        return self.lambda_.get_event_source_mapping(UUID=uuid)

    def wait(self, uuid: str, state: str = "Enabled") -> None:
        """Waits for the mapping's state."""
        poll_equal(lambda: self.shown(uuid)["State"], state, "the mapping's state")

    def update(self, uuid: str, **change: Any) -> dict[str, Any]:
        """Changes the mapping and waits until that is in force; answers the call's answer."""
        answer = self.lambda_.update_event_source_mapping(UUID=uuid, **change)
        self.wait(uuid)
        return answer

    def refusal(self, **options: Any) -> tuple[int, str, str]:
        """The status, code and message with which a mapping is refused."""
        return refusal(self.map, **options)

    def put(self, *records: Union[str, bytes, dict[str, Any]], key: str = "k") -> list[str]:
        """Sends records with one call; answers their sequence numbers."""
        entries = []
        for one in records:
            data = json.dumps(one) if isinstance(one, dict) else one
            data = data.encode() if isinstance(data, str) else data
            entries.append({"Data": data, "PartitionKey": key})
        answer = self.kinesis.put_records(StreamName=self.name, Records=entries)
        return [one["SequenceNumber"] for one in answer["Records"]]

    def events(self) -> list[dict[str, Any]]:
        """The function's events, in the order in which it saw them."""
        logs = self.engine.client("logs")
        found: list[dict[str, Any]] = []
        arguments: dict[str, Any] = {"logGroupName": f"/aws/lambda/{self.name}"}
        while True:
            try:
                answer = logs.filter_log_events(**arguments)
            except logs.exceptions.ResourceNotFoundException:
                return []
            for one in answer["events"]:
                if one["message"].startswith(MARK):
                    found.append(json.loads(one["message"][len(MARK) :]))
            if "nextToken" not in answer:
                return found
            arguments["nextToken"] = answer["nextToken"]

    def seen(self) -> list[str]:
        """The data of all records that the function saw, in order, text as it is."""
        return [
            base64.b64decode(record["kinesis"]["data"]).decode(errors="replace")
            for event in self.events()
            for record in event["Records"]
        ]

    def wait_for(self, *records: Union[str, dict[str, Any]]) -> None:
        """Waits until the function has seen these records."""
        texts = [one if isinstance(one, str) else json.dumps(one) for one in records]
        poll(lambda: set(texts) <= set(self.seen()), f"the function saw {texts}")

    def failures(self) -> list[dict[str, Any]]:
        """The failure records in the bucket."""
        listed = self.s3.list_objects_v2(Bucket=self.name).get("Contents", [])
        bodies = (self.s3.get_object(Bucket=self.name, Key=one["Key"])["Body"] for one in listed)
        return [json.loads(body.read()) for body in bodies]

    def to_bucket(self) -> dict[str, Any]:
        """The bucket as failure destination."""
        return {"OnFailure": {"Destination": f"arn:aws:s3:::{self.name}"}}


def filters(*patterns: Optional[Any]) -> dict[str, Any]:
    """Filter criteria of patterns, as JSON or as text."""
    texts = [one if isinstance(one, str) else json.dumps(one) for one in patterns]
    return {"Filters": [{"Pattern": text} for text in texts]}
