"""The link by which GetFunction lets the code be downloaded: whole, by nothing else, not for long."""

from __future__ import annotations

import json
import urllib.request
from typing import Any, Callable

import boto3
import pytest

import isolation
from engine import Engine, send
from functions import Function, deploy
from pipeline import packed
from test_runtimes import python_runtime

CODE = "def handler(event, context): return {number}"
# Follows a link's path by its own listener, without signing anything.
FOLLOW = """
import os, urllib.request
def handler(event, context):
    with urllib.request.urlopen(os.environ['AWS_ENDPOINT_URL'] + event) as answer:
        return len(answer.read())
"""


def code(number: int) -> bytes:
    """A zip whose function tells its number."""
    return packed({"index.py": CODE.format(number=number).encode()})


@pytest.fixture(scope="module")
def clocked(start_engine: Callable[..., Engine]) -> Engine:
    """An engine whose clock can be moved."""
    return start_engine("--clock-control")


@pytest.fixture(scope="module")
def function(clocked: Engine) -> Function:
    """A function whose version 1 is other code than `$LATEST`."""
    function = deploy(
        clocked, "linked", python_runtime(), "index.handler", {"index.py": CODE.format(number=1)}
    )
    lambda_ = clocked.client("lambda")
    lambda_.update_function_code(FunctionName="linked", ZipFile=code(1))
    function.settle()
    lambda_.publish_version(FunctionName="linked")
    lambda_.update_function_code(FunctionName="linked", ZipFile=code(2))
    function.settle()
    return function


def location(engine: Engine, **arguments: Any) -> str:
    """The link that GetFunction gives."""
    shown = engine.client("lambda").get_function(FunctionName="linked", **arguments)["Code"]
    assert shown["RepositoryType"] == "S3"
    return shown["Location"]


def refused(url: str) -> tuple[int, str, str]:
    """Status, code and message of a refusal."""
    status, body = send("GET", url)
    said = json.loads(body)
    return status, said["code"], said["message"]


def test_the_code_comes_back_as_it_was_uploaded(clocked: Engine, function: Function) -> None:
    assert send("GET", location(clocked)) == (200, code(2))
    assert send("GET", location(clocked, Qualifier="1")) == (200, code(1))
    clocked.client("lambda").create_alias(
        FunctionName="linked", Name="live", FunctionVersion="1"
    )
    assert send("GET", location(clocked, Qualifier="live")) == (200, code(1))
    with urllib.request.urlopen(location(clocked), timeout=30) as answer:
        assert answer.headers["Content-Type"] == "application/zip"


def test_a_link_is_where_its_client_has_asked(clocked: Engine, function: Function) -> None:
    assert location(clocked).startswith(f"{clocked.url}/_brookmill/code/")
    named = f"http://localhost:{clocked.port}"
    client = boto3.session.Session().client(
        "lambda",
        endpoint_url=named,
        region_name=isolation.REGION,
        aws_access_key_id=isolation.KEY,
        aws_secret_access_key=isolation.SECRET,
    )
    where = client.get_function(FunctionName="linked")["Code"]["Location"]
    assert where.startswith(f"{named}/") and send("GET", where) == (200, code(2))


def test_nobody_makes_a_link_up(clocked: Engine, function: Function) -> None:
    url = location(clocked)
    base, token = url.rsplit("/", 1)
    denied = (403, "AccessDenied", "Access Denied")
    for at in (0, 20, len(token) // 2, len(token) - 2):
        other = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        assert refused(f"{base}/{other}") == denied
    for other in ("", "x", "../health", token + "AAAA", token[:-4]):
        assert refused(f"{base}/{other}")[0] == 403, other
    # It lets the code be read, and nothing else.
    for method in ("HEAD", "PUT", "DELETE", "POST"):
        assert send(method, url)[0] == 403, method


def test_a_function_may_follow_a_link(clocked: Engine, function: Function) -> None:
    follows = deploy(
        clocked, "follows", python_runtime(), "index.handler", {"index.py": FOLLOW}
    )
    path = location(clocked).removeprefix(clocked.url)
    assert follows.invoke(path).value == len(code(2))
    # Nothing else of the engine's pages is there for it.
    assert "403" in follows.invoke("/_brookmill/health").value["errorMessage"]


def test_a_link_is_worth_nothing_after_ten_minutes(clocked: Engine, function: Function) -> None:
    old = location(clocked)
    clocked.advance(540)
    assert send("GET", old) == (200, code(2))
    clocked.advance(61)
    assert refused(old) == (403, "AccessDenied", "Request has expired")
    assert send("GET", location(clocked)) == (200, code(2))


def test_code_that_is_gone_is_not_found(clocked: Engine, function: Function) -> None:
    of_latest, of_version = location(clocked), location(clocked, Qualifier="1")
    clocked.client("lambda").update_function_code(FunctionName="linked", ZipFile=code(3))
    function.settle()
    gone = (404, "NoSuchKey", "The specified key does not exist.")
    assert refused(of_latest) == gone
    assert send("GET", of_version) == (200, code(1))
    clocked.client("lambda").delete_function(FunctionName="linked")
    assert refused(of_version) == gone
