"""What a function can reach: the services under its own role, and nothing else."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import Engine
from pipeline import packed

CODE = b"""
import hashlib, hmac, json, os, urllib.error, urllib.request, datetime, socket

def sign(method, url, service, key, secret, token, body, headers):
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    host = url.split("/")[2]
    path = "/" + url.split("/", 3)[3]
    digest = hashlib.sha256(body).hexdigest()
    all_headers = {**headers, "host": host, "x-amz-date": now, "x-amz-content-sha256": digest}
    if token:
        all_headers["x-amz-security-token"] = token
    names = sorted(all_headers)
    canonical = "\\n".join([method, path, "", *(f"{n}:{all_headers[n]}" for n in names), "",
                           ";".join(names), digest])
    scope = f"{now[:8]}/us-east-1/{service}/aws4_request"
    of_request = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\\n".join(["AWS4-HMAC-SHA256", now, scope, of_request])
    k = ("AWS4" + secret).encode()
    for part in (now[:8], "us-east-1", service, "aws4_request"):
        k = hmac.new(k, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(k, text.encode(), hashlib.sha256).hexdigest()
    all_headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={key}/{scope}, "
        f"SignedHeaders={';'.join(names)}, Signature={signature}")
    del all_headers["host"]
    return all_headers

def call(url, service, keys, body=b"", method="POST", headers=None):
    signed = sign(method, url, service, *keys, body, headers or {}) if keys else (headers or {})
    request = urllib.request.Request(url, data=body or None, headers=signed, method=method)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return [answer.status, answer.read().decode(errors="replace")]
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode(errors="replace")]
    except Exception as error:
        return [0, repr(error)]

def own():
    return (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"],
            os.environ["AWS_SESSION_TOKEN"])

IDENTITY = b"Action=GetCallerIdentity&Version=2011-06-15"
FORM = {"content-type": "application/x-www-form-urlencoded"}

def handler(event, context):
    home = os.environ["AWS_ENDPOINT_URL"] + "/"
    what = event["what"]
    if what == "own":
        return call(home, "sts", own(), IDENTITY, headers=FORM)
    if what == "keys":
        return own()
    if what == "as":
        return call(home, "sts", event["keys"], IDENTITY, headers=FORM)
    if what == "reset":
        return call(home + "_brookmill/reset", "s3", event.get("keys") or own())
    if what == "unsigned-reset":
        return call(home + "_brookmill/reset", "s3", None)
    if what == "main-port":
        return call(event["url"], "sts", own(), IDENTITY, headers=FORM)
    if what == "connect":
        with socket.create_connection(tuple(event["address"]), 3):
            return "connected"
    if what == "put":
        return call(home + event["path"], "s3", own(), b"x", "PUT")
    if what == "environment":
        return sorted(os.environ)
    if what == "file":
        with open(event["path"]) as file:
            return file.read()
    if what == "write":
        with open(event["path"], "w") as file:
            return file.write("x")
    if what == "processes":
        return [name for name in os.listdir("/proc") if name.isdigit()]
"""

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
PATH_ALLOWED = "bucket-of-the-function/allowed/x"


class Inside:
    """Asks a function to try something, and tells what came of it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def make(self, name: str) -> None:
        """Makes a function with a role of the same name."""
        iam, lambda_ = self.engine.client("iam"), self.engine.client("lambda")
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))
        allowed = {
            "Version": "2012-10-17",
            "Statement": {
                "Effect": "Allow",
                "Action": "s3:PutObject",
                "Resource": "arn:aws:s3:::bucket-of-the-function/allowed/*",
            },
        }
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps(allowed))
        lambda_.create_function(
            FunctionName=name,
            Runtime="python3.13",
            Handler="index.handler",
            Role=role["Role"]["Arn"],
            Timeout=20,
            Code={"ZipFile": packed({"index.py": CODE})},
        )
        lambda_.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})

    def answer(self, function: str = "one", **event: Any) -> tuple[str, Any]:
        """Invokes; answers the kind of error (empty for none) and the payload."""
        answer = self.engine.client("lambda").invoke(
            FunctionName=function, Payload=json.dumps(event)
        )
        return answer.get("FunctionError", ""), json.loads(answer["Payload"].read())


@pytest.fixture(scope="module")
def inside(start_engine: Callable[..., Engine]) -> Inside:
    """Two functions with a role each."""
    both = Inside(start_engine())
    both.engine.client("s3").create_bucket(Bucket="bucket-of-the-function")
    both.make("one")
    both.make("two")
    return both


def test_it_is_its_role(inside: Inside) -> None:
    error, (status, body) = inside.answer(what="own")
    assert (error, status) == ("", 200), body
    assert "<Arn>arn:aws:sts::000000000000:assumed-role/one/one</Arn>" in body


def test_test_test_gets_nowhere(inside: Inside) -> None:
    _, (status, body) = inside.answer(what="as", keys=["test", "test", ""])
    assert status == 403, body
    assert "InvalidClientTokenId" in body or "AccessDenied" in body, body


def test_another_functions_credentials_get_nowhere(inside: Inside) -> None:
    _, keys = inside.answer("two", what="keys")
    _, (status, body) = inside.answer("two", what="as", keys=keys)
    assert status == 200, body
    _, (status, body) = inside.answer("one", what="as", keys=keys)
    assert status == 403, body


@pytest.mark.parametrize("event", [{}, {"keys": ["test", "test", ""]}], ids=["own", "test"])
def test_the_reset_is_refused(inside: Inside, event: dict[str, Any]) -> None:
    _, (status, body) = inside.answer(what="reset", **event)
    assert status in (403, 404), body
    assert inside.engine.client("lambda").list_functions()["Functions"]


def test_the_unsigned_reset_is_refused(inside: Inside) -> None:
    _, (status, body) = inside.answer(what="unsigned-reset")
    assert status in (403, 404), body
    assert inside.engine.client("lambda").list_functions()["Functions"]


def test_the_main_port_is_out_of_reach(inside: Inside) -> None:
    _, (status, body) = inside.answer(what="main-port", url=f"{inside.engine.url}/")
    assert status in (0, 403), body
    error, _ = inside.answer(what="connect", address=["127.0.0.1", inside.engine.port])
    assert error == "Unhandled"


def test_the_network_is_out_of_reach(inside: Inside) -> None:
    error, payload = inside.answer(what="connect", address=["192.0.2.1", 80])
    assert error == "Unhandled", payload


def test_only_what_its_role_allows_is_written(inside: Inside) -> None:
    _, (status, body) = inside.answer(what="put", path=PATH_ALLOWED)
    assert status == 200, body
    _, (status, body) = inside.answer(what="put", path="bucket-of-the-function/other")
    assert status == 403, body
    assert (
        "User: arn:aws:sts::000000000000:assumed-role/one/one is not authorized to perform:"
        " s3:PutObject on resource: &quot;arn:aws:s3:::bucket-of-the-function/other&quot;"
        " because no identity-based policy allows the s3:PutObject action"
    ).replace("&quot;", '"') in body.replace("&quot;", '"')


def test_the_hosts_files_environment_and_processes_are_not_there(inside: Inside) -> None:
    error, payload = inside.answer(what="file", path=str(inside.engine.log))
    assert error == "Unhandled", payload
    error, payload = inside.answer(what="file", path="/etc/shadow")
    assert error == "Unhandled", payload
    _, names = inside.answer(what="environment")
    assert "HTTP_PROXY" not in names and "BROOKMILL_BINARY" not in names
    _, processes = inside.answer(what="processes")
    assert str(inside.engine.process.pid) not in processes


def test_tmp_is_writable_and_the_code_is_not(inside: Inside) -> None:
    error, payload = inside.answer(what="write", path="/tmp/own")
    assert (error, payload) == ("", 1)
    error, payload = inside.answer(what="write", path="/var/task/own")
    assert error == "Unhandled" and payload["errorType"] in ("OSError", "PermissionError"), payload
