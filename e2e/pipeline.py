"""The pipeline on an engine: its bucket, its stack, its senders, what it leaves behind."""

from __future__ import annotations

import base64
import io
import json
import os
import pathlib
import sys
import zipfile
from typing import Any, Iterable, Optional

from botocore.exceptions import ClientError

from engine import BUILT, REPOSITORY, Engine, run
from waiting import poll, poll_equal

DIRECTORY = REPOSITORY / "pipeline"
TEMPLATE = DIRECTORY / "kinesis-lambda-s3-template.json"
FUNCTION = os.environ.get("BROOKMILL_FUNCTION", str(BUILT / "bootstrap"))
SENDER = os.environ.get("BROOKMILL_SENDER", str(BUILT / "send-mock-data"))
STREAM, BUCKET, STACK = "kinesis-stream-hw-03", "s3-bucket-assignment-01", "KinesisLambdaS3Stack"
CODE_KEY = "kinesis-lambda-s3-function.zip"
LOG_GROUP = f"/aws/lambda/{STACK}"


def packed(files: dict[str, bytes]) -> bytes:
    """A zip in which every file may be run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100755 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def packed_function(**more: bytes) -> bytes:
    """The pipeline's function as a zip, and further files beside it."""
    return packed({"bootstrap": pathlib.Path(FUNCTION).read_bytes(), **more})


class Pipeline:
    """A stack of the pipeline's template and what belongs to it."""

    def __init__(self, engine: Engine, code: bytes) -> None:
        self.engine = engine
        self.code = code
        self.body = TEMPLATE.read_text()
        self.parameters: dict[str, str] = {}

    def client(self, service: str) -> Any:
        """A Boto3 client of root."""
        return self.engine.client(service)

    def prepare(self) -> Pipeline:
        """Makes the bucket and uploads the function: what has to be there before the stack."""
        self.client("s3").create_bucket(Bucket=BUCKET)
        self.client("s3").put_object(Bucket=BUCKET, Key=CODE_KEY, Body=self.code)
        return self

    # The stack.

    def _request(self, parameters: dict[str, str]) -> dict[str, Any]:
        self.parameters = {"StreamName": STREAM, "BucketName": BUCKET, **parameters}
        return {
            "StackName": STACK,
            "TemplateBody": self.body,
            "Capabilities": ["CAPABILITY_IAM"],
            "Parameters": [
                {"ParameterKey": key, "ParameterValue": value}
                for key, value in self.parameters.items()
            ],
        }

    def begin_create(self, **parameters: str) -> None:
        """Calls CreateStack."""
        self.client("cloudformation").create_stack(**self._request(parameters))

    def begin_update(self, **parameters: str) -> None:
        """Calls UpdateStack with these parameters beside the stream's and the bucket's names."""
        self.client("cloudformation").update_stack(**self._request(parameters))

    def create(self, **parameters: str) -> Pipeline:
        """Creates the stack and waits until it is complete and its mapping enabled."""
        self.begin_create(**parameters)
        self.settle("CREATE_COMPLETE")
        self.wait_for_mapping()
        return self

    def update(self, **parameters: str) -> None:
        """Updates the stack and waits until that is complete."""
        self.begin_update(**parameters)
        self.settle("UPDATE_COMPLETE")

    def status(self) -> Optional[str]:
        """The stack's status; none where there is no stack."""
        try:
            answer = self.client("cloudformation").describe_stacks(StackName=STACK)
        except ClientError as error:
            assert f"Stack with id {STACK} does not exist" in str(error), error
            return None
        return answer["Stacks"][0]["StackStatus"]

    def settle(self, wanted: str, seconds: float = 60) -> None:
        """Waits until the stack is no longer under way, and tells the events if it went wrong."""

        def settled() -> Optional[str]:
            status = self.status() or "DELETE_COMPLETE"
            return None if status.endswith("IN_PROGRESS") else status

        status = poll(settled, f"the stack settles as {wanted}", seconds)
        assert status == wanted, f"{status}\n{self.events()}"

    def events(self) -> str:
        """The stack's events, oldest first, a line each."""
        events = self.client("cloudformation").describe_stack_events(StackName=STACK)
        return "\n".join(
            f"{one['LogicalResourceId']} {one['ResourceStatus']} "
            f"{one.get('ResourceStatusReason', '')}"
            for one in reversed(events["StackEvents"])
        )

    def outputs(self) -> dict[str, str]:
        """The stack's outputs."""
        (stack,) = self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}

    def resources(self) -> dict[str, str]:
        """The physical ids of the stack's resources."""
        answer = self.client("cloudformation").describe_stack_resources(StackName=STACK)
        return {
            one["LogicalResourceId"]: one["PhysicalResourceId"] for one in answer["StackResources"]
        }

    def delete(self) -> None:
        """Deletes the stack and waits until it is gone."""
        self.client("cloudformation").delete_stack(StackName=STACK)
        self.settle("DELETE_COMPLETE")

    # The mapping, the function and the role.

    def mapping(self) -> dict[str, Any]:
        """The event source mapping."""
        uuid = self.outputs()["EventSourceMappingId"]
        return self.client("lambda").get_event_source_mapping(UUID=uuid)

    def wait_for_mapping(self, state: str = "Enabled") -> None:
        """Waits until the mapping is in a state."""
        poll_equal(lambda: self.mapping()["State"], state, "the mapping's state")

    def role(self) -> str:
        """The name of the function's role."""
        return self.outputs()["FunctionRoleArn"].rsplit("/", 1)[1]

    def policy(self, name: str) -> dict[str, Any]:
        """An inline policy of the role."""
        answer = self.client("iam").get_role_policy(RoleName=self.role(), PolicyName=name)
        return answer["PolicyDocument"]

    def put_policy(self, name: str, document: dict[str, Any]) -> None:
        """Replaces an inline policy of the role."""
        self.client("iam").put_role_policy(
            RoleName=self.role(), PolicyName=name, PolicyDocument=json.dumps(document)
        )

    # Records in.

    def send_rust(self, *arguments: str, check: bool = True) -> dict[str, Any]:
        """Runs the Rust sender; answers its summary."""
        command = [SENDER, "--json", *arguments]
        result = run(command, self.engine.environment(), check=check, seconds=240)
        return json.loads(result.stdout.strip().splitlines()[-1])

    def send_python(self, *arguments: str) -> str:
        """Runs the Boto3 sender; answers what it has printed."""
        command = [sys.executable, str(DIRECTORY / "send_mock_data.py"), *arguments]
        return run(command, self.engine.environment(), seconds=240).stdout

    def put(self, documents: Iterable[Any], key: Optional[str] = None) -> list[dict[str, str]]:
        """Sends records, JSON or raw bytes; answers where each went, in order."""
        entries = []
        for one in documents:
            data = one if isinstance(one, bytes) else json.dumps(one).encode()
            partition = key or (
                str(one["id"])[:256] if isinstance(one, dict) and one.get("id") else "k"
            )
            entries.append({"Data": data, "PartitionKey": partition})
        results: list[Optional[dict[str, str]]] = [None] * len(entries)
        waiting = list(range(len(entries)))
        while waiting:
            answer = self.client("kinesis").put_records(
                StreamName=STREAM, Records=[entries[index] for index in waiting[:500]]
            )
            for index, result in zip(waiting[:500], answer["Records"]):
                if "ErrorCode" not in result:
                    results[index] = result
            waiting = [index for index in waiting if results[index] is None]
        return results

    # Objects out.

    def keys(self, prefix: str = "") -> list[str]:
        """The keys in the bucket."""
        pages = (
            self.client("s3")
            .get_paginator("list_objects_v2")
            .paginate(Bucket=BUCKET, Prefix=prefix)
        )
        return [one["Key"] for page in pages for one in page.get("Contents", [])]

    def stored(self, identity: str) -> Optional[dict[str, Any]]:
        """The object of an id, parsed."""
        try:
            answer = self.client("s3").get_object(Bucket=BUCKET, Key=f"data/{identity}.json")
        except self.client("s3").exceptions.NoSuchKey:
            return None
        return json.loads(answer["Body"].read())

    def wait_for(self, identities: Iterable[str], seconds: float = 60) -> None:
        """Waits until each of these ids is under data/."""
        wanted = {f"data/{one}.json" for one in identities}
        poll_equal(
            lambda: len(wanted - set(self.keys("data/"))), 0, "ids missing under data/", seconds
        )

    def given_up(self) -> list[dict[str, Any]]:
        """What the mapping has written to its on-failure destination."""
        s3 = self.client("s3")
        return [
            json.loads(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read())
            for key in self.keys("aws/lambda/")
        ]

    def given_up_records(self) -> list[dict[str, Any]]:
        """The records in the on-failure destination, decoded."""
        return [
            json.loads(base64.b64decode(record["kinesis"]["data"]))
            for one in self.given_up()
            for record in json.loads(one["payload"])["Records"]
        ]

    def log_events(self, pattern: str = "") -> list[dict[str, Any]]:
        """The events in the function's log group that match a pattern."""
        paginator = self.client("logs").get_paginator("filter_log_events")
        pages = paginator.paginate(logGroupName=LOG_GROUP, filterPattern=pattern)
        return [event for page in pages for event in page["events"]]

    def log(self, pattern: str = "") -> list[str]:
        """Their messages."""
        return [event["message"] for event in self.log_events(pattern)]

    def open_shards(self) -> list[dict[str, Any]]:
        """The stream's shards that take records."""
        shards = self.client("kinesis").list_shards(StreamName=STREAM)["Shards"]
        return [one for one in shards if "EndingSequenceNumber" not in one["SequenceNumberRange"]]
