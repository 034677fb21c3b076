"""Functions for tests: deployed with Boto3, invoked, their logs read."""

from __future__ import annotations

import base64
import dataclasses
import json
import platform
import re
from typing import Any, Optional

from engine import ACCOUNT, Engine
from pipeline import packed
from waiting import poll

ROLE = "functions"
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
BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
ARCHITECTURE = "arm64" if platform.machine() == "aarch64" else "x86_64"


@dataclasses.dataclass
class Answer:
    """What an invocation gave."""

    value: Any
    error: Optional[str]
    log: str
    request_id: str
    version: str


class Function:
    """A function of an engine."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self.arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}"

    def invoke(self, event: Any, context: Any = None, **options: Any) -> Answer:
        """Invokes it and waits; the answer has the end of its log."""
        if context is not None:
            options["ClientContext"] = base64.b64encode(json.dumps(context).encode()).decode()
        given = self.engine.client("lambda").invoke(
            FunctionName=self.name, Payload=json.dumps(event), LogType="Tail", **options
        )
        return Answer(
            value=json.loads(given["Payload"].read() or b"null"),
            error=given.get("FunctionError"),
            log=base64.b64decode(given.get("LogResult", "")).decode(),
            request_id=given["ResponseMetadata"]["RequestId"],
            version=given["ExecutedVersion"],
        )

    def log(self) -> list[str]:
        """The messages in its log group, in order."""
        logs = self.engine.client("logs")
        try:
            pages = logs.get_paginator("filter_log_events").paginate(
                logGroupName=f"/aws/lambda/{self.name}"
            )
            return [event["message"] for page in pages for event in page["events"]]
        except logs.exceptions.ResourceNotFoundException:
            return []

    def wait_for_log(self, pattern: str) -> list[str]:
        """Waits until a message matches; answers all."""

        def found() -> list[str]:
            lines = self.log()
            return lines if any(re.search(pattern, line) for line in lines) else []

        return poll(found, f"{pattern!r} in the log of {self.name}")

    def settle(self) -> dict[str, Any]:
        """Waits until its last change is in force; answers its configuration."""
        lambda_ = self.engine.client("lambda")

        def settled() -> Optional[dict[str, Any]]:
            shown = lambda_.get_function_configuration(FunctionName=self.name)
            is_settled = (shown["State"], shown["LastUpdateStatus"]) == ("Active", "Successful")
            return shown if is_settled else None

        lambda_.get_waiter("function_active_v2").wait(
            FunctionName=self.name, WaiterConfig={"Delay": 1}
        )
        return poll(settled, f"{self.name} settles")


def role_arn(engine: Engine, *policies: dict[str, Any], name: str = ROLE) -> str:
    """A role that functions may have, made if it is missing; with these statements."""
    iam = engine.client("iam")
    try:
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))
        iam.attach_role_policy(RoleName=name, PolicyArn=BASIC)
    except iam.exceptions.EntityAlreadyExistsException:
        pass
    if policies:
        document = {"Version": "2012-10-17", "Statement": list(policies)}
        iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=json.dumps(document))
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def deploy(
    engine: Engine,
    name: str,
    runtime: str,
    handler: str,
    files: dict[str, Any],
    **options: Any,
) -> Function:
    """Makes a function of these files and waits until it is active."""
    content = {
        path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()
    }
    settings = {"Timeout": 20, "Architectures": [ARCHITECTURE], **options}
    settings.setdefault("Role", role_arn(engine))
    engine.client("lambda").create_function(
        FunctionName=name,
        Runtime=runtime,
        Handler=handler,
        Code={"ZipFile": packed(content)},
        **settings,
    )
    function = Function(engine, name)
    function.settle()
    return function
