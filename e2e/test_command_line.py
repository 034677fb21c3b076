"""`brookmill` itself: its first line, its port, its data directory, the reset, `--auth off`."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import pathlib
import socket
import subprocess
import sys
import threading
from typing import Callable

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionError, HTTPClientError

from engine import BINARY, Engine, run, send
from waiting import poll


def refused_up(clean: dict[str, str], *arguments: str) -> str:
    """What `up` says when it refuses."""
    result = run([BINARY, "up", *arguments], clean, check=False, seconds=30)
    assert result.returncode != 0, result.stdout
    return result.stderr


def test_the_first_line_says_all_that_clients_need(engine: Engine) -> None:
    line = engine.first_line
    assert line.startswith("Brookmill ")
    assert f"on http://127.0.0.1:{engine.port} · data in {engine.data}" in line
    assert "account 000000000000 · region us-east-1" in line


def test_health_names_every_service(engine: Engine, clean: dict[str, str]) -> None:
    said = json.loads(run([BINARY, "health", "--port", str(engine.port)], clean).stdout)
    services = ["cloudformation", "cloudwatch", "iam", "kinesis", "lambda", "logs", "s3", "sns"]
    assert said["services"] == [*services, "sqs", "sts"]


def test_a_second_up_on_the_same_data_is_refused(engine: Engine, clean: dict[str, str]) -> None:
    said = refused_up(clean, "--data", str(engine.data), "--port", "0")
    assert str(engine.data) in said
    assert engine.is_healthy()


def test_a_busy_port_says_who_holds_it(
    engine: Engine, clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    said = refused_up(clean, "--data", str(tmp_path / "d"), "--port", str(engine.port))
    name = pathlib.Path(BINARY).name[:15]
    assert f"port {engine.port} is held by {name} (process {engine.process.pid})" in said
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        said = refused_up(clean, "--data", str(tmp_path / "d"), "--port", str(port))
        assert f"(process {os.getpid()})" in said


def test_listening_beyond_loopback_is_refused(
    clean: dict[str, str], tmp_path: pathlib.Path
) -> None:
    data = str(tmp_path / "d")
    said = refused_up(clean, "--data", data, "--port", "0", "--address", "0.0.0.0")
    assert "--trust-network" in said


def test_env_prints_exports(clean: dict[str, str]) -> None:
    text = run([BINARY, "env", "--port", "4567"], clean).stdout
    assert "export AWS_ENDPOINT_URL=http://127.0.0.1:4567\n" in text
    shell = subprocess.run(
        ["sh", "-c", f'eval "$({BINARY} env)"; echo $AWS_ACCESS_KEY_ID'],
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout == "test\n"


def test_env_is_safe_to_evaluate(clean: dict[str, str]) -> None:
    region = "x'; echo injected; '"
    shell = subprocess.run(
        ["sh", "-c", 'eval "$("$1" env --region "$2")"; printf %s "$AWS_REGION"', "sh", BINARY, region],
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout == region


def test_aws_runs_the_machines_cli_against_the_engine(
    engine: Engine, clean: dict[str, str]
) -> None:
    path = f"{pathlib.Path(sys.executable).parent}:{clean['PATH']}"
    # Nobody answers there: what goes through a proxy does not come to the engine.
    proxy = {"http_proxy": "http://127.0.0.1:9", "NO_PROXY": "example.com"}
    environment = {**clean, **proxy, "PATH": path, "BROOKMILL_PORT": str(engine.port)}
    # What belongs to another account is in nobody's way.
    for left_over in [
        {},
        {"AWS_PROFILE": "absent"},
        {"AWS_DEFAULT_PROFILE": "absent"},
        {"AWS_SESSION_TOKEN": "of-another-key"},
        {"AWS_SECURITY_TOKEN": "of-another-key", "AWS_ACCESS_KEY_ID": ""},
    ]:
        command = [BINARY, "aws", "sts", "get-caller-identity"]
        text = run(command, {**environment, **left_over}).stdout
        assert json.loads(text)["Arn"] == "arn:aws:iam::000000000000:root", left_over


def test_env_leads_to_the_engine_alone(engine: Engine, clean: dict[str, str]) -> None:
    astray = {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL_S3": "http://x"}
    result = run([BINARY, "env"], {**clean, **astray})
    assert result.stdout.startswith("unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS\n")
    assert "AWS_ENDPOINT_URL_S3" in result.stderr


def test_what_is_no_port_or_no_level_is_told(clean: dict[str, str]) -> None:
    for command in ["env", "health", "top"]:
        result = run([BINARY, command, "--port", "0"], clean, check=False)
        assert (result.returncode, "0 is not in 1.." in result.stderr) == (2, True), result.stderr
    arguments = ["up", "--port", "0", "--data", "/dev/null/x"]
    result = run([BINARY, *arguments], {**clean, "BROOKMILL_LOG": "loud"}, check=False)
    assert result.stderr.startswith("WARNING: BROOKMILL_LOG=loud is no level"), result.stderr


def test_a_demo_of_no_records_is_refused_at_once(clean: dict[str, str]) -> None:
    programs = ["--function", "f", "--sender", "s", "--template", "t"]
    result = run([BINARY, "demo", *programs, "--count", "0"], clean, check=False)
    assert (result.returncode, "0 is not in 1.." in result.stderr) == (2, True), result.stderr


def test_doctor_answers(clean: dict[str, str], tmp_path: pathlib.Path) -> None:
    result = run([BINARY, "doctor", "--data", str(tmp_path)], clean, check=False)
    assert result.returncode in (0, 1)
    assert result.stdout.strip()


def test_only_root_may_reset(engine: Engine) -> None:
    engine.client("s3").create_bucket(Bucket="kept")
    url = f"{engine.url}/_brookmill/reset"
    assert send("POST", url)[0] == 403
    assert engine.signed("POST", "/_brookmill/reset", "sts", secret="wrong")[0] == 403
    iam = engine.client("iam")
    iam.create_user(UserName="admin")
    allow = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    iam.put_user_policy(UserName="admin", PolicyName="all", PolicyDocument=policy)
    keys = iam.create_access_key(UserName="admin")["AccessKey"]
    admin = {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"]}
    status, body = engine.signed("POST", "/_brookmill/reset", "sts", **admin)
    assert (status, b"user/admin is not the root user" in body) == (403, True), body
    headers = {"Origin": engine.url}
    assert engine.signed("POST", "/_brookmill/reset", "sts", headers=headers)[0] == 403
    assert engine.client("s3").head_bucket(Bucket="kept")


def test_a_reset_wipes_everything_and_stays_after_a_crash(engine: Engine) -> None:
    engine.client("kinesis").create_stream(StreamName="wiped", ShardCount=1)
    engine.client("s3").put_object(Bucket="kept", Key="k", Body=b"x")
    assert engine.signed("POST", "/_brookmill/reset", "sts")[0] == 200
    for _ in range(2):
        assert engine.client("s3").list_buckets()["Buckets"] == []
        assert engine.client("kinesis").list_streams()["StreamNames"] == []
        assert engine.client("iam").list_users()["Users"] == []
        engine.kill()
        engine.start()
    engine.client("s3").create_bucket(Bucket="anew")


def test_auth_off_checks_nothing_and_says_so(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine("--auth", "off")
    assert "WARNING: --auth off" in engine.errors()
    client = engine.client("sts", "whoever", "wrong")
    assert client.get_caller_identity()["Arn"] == "arn:aws:iam::000000000000:root"
    other = engine.client("sts", "123456789012", "wrong")
    assert other.get_caller_identity()["Account"] == "123456789012"
    engine.client("s3", "whoever").create_bucket(Bucket="made-by-whoever")
    iam = engine.client("iam")
    iam.create_user(UserName="known")
    keys = iam.create_access_key(UserName="known")["AccessKey"]
    known = engine.client("s3", keys["AccessKeyId"], "wrong")
    with pytest.raises(ClientError) as refused:
        known.list_objects_v2(Bucket="made-by-whoever")
    assert refused.value.response["Error"]["Code"] == "AccessDenied"
    assert send("POST", f"{engine.url}/_brookmill/reset")[0] == 200
    assert engine.client("s3").list_buckets()["Buckets"] == []


def test_it_ends_when_told_to_and_keeps_what_it_had(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    engine.client("s3").create_bucket(Bucket="stays")
    assert engine.stop() == 0
    engine.start()
    assert engine.client("s3").head_bucket(Bucket="stays")


def test_it_ends_with_the_requests_under_way_answered(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    engine.client("s3").create_bucket(Bucket="busy")
    queue = engine.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    stored: list[str] = []
    refused: list[str] = []

    def put(writer: int) -> None:
        s3 = engine.client("s3", config=Config(retries={"total_max_attempts": 1}))
        for number in itertools.count():
            try:
                s3.put_object(Bucket="busy", Key=f"{writer}-{number}", Body=b"x" * 1000)
            except ClientError as error:
                refused.append(str(error))
                return
            except (ConnectionError, HTTPClientError):
                return
            stored.append(f"{writer}-{number}")

    def wait() -> None:
        with contextlib.suppress(ConnectionError, HTTPClientError, ClientError):
            engine.client("sqs").receive_message(QueueUrl=queue, WaitTimeSeconds=20)

    writers = [threading.Thread(target=put, args=(writer,)) for writer in range(6)]
    threads = [*writers, *(threading.Thread(target=wait) for _ in range(8))]
    for thread in threads:
        thread.start()
    poll(lambda: len(stored) > 200, "200 objects")
    # Who waits for a message keeps nobody from ending.
    assert engine.stop() == 0
    for thread in threads:
        thread.join()
    assert refused == [] and " ERROR " not in engine.errors()
    engine.start()
    pages = engine.client("s3").get_paginator("list_objects_v2").paginate(Bucket="busy")
    found = {entry["Key"] for page in pages for entry in page["Contents"]}
    assert set(stored) <= found
