"""What a function can reach: the services under its own role, and nothing else.

All of it twice: with an engine of whoever runs the tests, and, if that is root, of an ordinary user.
"""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import socket
import tempfile
import time
from typing import Any, Callable, Iterator

import pytest

from engine import BINARY, Engine
from pipeline import packed
from waiting import poll

CODE = (pathlib.Path(__file__).parent / "handlers" / "prisoner.py").read_bytes()
NOBODY = 65534
PROCESSES_MAX = 1_024
TMP_BYTES = 512 << 20

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


def command_line(process: int) -> bytes:
    """What a process was started with; nothing if it is gone."""
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


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
            MemorySize=256,
            Code={"ZipFile": packed({"index.py": CODE})},
        )
        lambda_.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})

    def answer(self, function: str = "one", **event: Any) -> tuple[str, Any]:
        """Invokes; answers the kind of error (empty for none) and the payload."""
        answer = self.engine.client("lambda").invoke(
            FunctionName=function, Payload=json.dumps(event)
        )
        return answer.get("FunctionError", ""), json.loads(answer["Payload"].read())


    def processes(self) -> dict[int, str]:
        """All processes that came of the engine, and the state of each: but supervisors without a
        function, which wait for one."""
        parents, states = {}, {}
        for one in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                fields = (one / "stat").read_text().rsplit(") ", 1)[1].split()
            except (OSError, IndexError):
                continue
            states[int(one.name)], parents[int(one.name)] = fields[0], int(fields[1])
        found, rest = {self.engine.process.pid}, set(parents)
        while more := {one for one in rest if parents[one] in found}:
            found |= more
            rest -= more
        found -= {self.engine.process.pid}
        childless = found - {parents[one] for one in found}
        waiting = [one for one in childless if b"__sandbox-init" in command_line(one)]
        return {one: states[one] for one in found - set(waiting)}

    def interpreters(self) -> list[str]:
        """The states of the functions' own processes."""

        return [state for one, state in self.processes().items() if b"python" in command_line(one)]

    def assert_well(self) -> None:
        """The engine and other functions go on."""
        error, (status, body) = self.answer("two", what="own")
        assert (error, status) == ("", 200), body


def in_the_open(clean: dict[str, str], user: int | None, *options: str) -> Iterator[Engine]:
    """An engine of that user, or of whoever runs the tests, with its data where every user may go."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="brookmill-open-"))
    directory.chmod(0o755)
    # Interpreters that every user may start.
    homes = dict.fromkeys(("HOME", "PYENV_ROOT"), str(directory))
    environment = {**clean, "PATH": "/usr/bin:/bin", **homes}
    engine = Engine(directory / "data", environment, "--runtime-fallback", "nearest", *options)
    if user is not None:
        os.chown(directory, user, user)
        engine.program, engine.user = shutil.copy(BINARY, directory), user
    try:
        yield engine.start()
    finally:
        if engine.is_running():
            engine.stop()
        said = engine.errors()
        shutil.rmtree(directory)
    assert "panicked at" not in said, said


@pytest.fixture(scope="module", params=["own", "ordinary"])
def inside(
    request: pytest.FixtureRequest, start_engine: Callable[..., Engine], clean: dict[str, str]
) -> Iterator[Inside]:
    """Two functions with a role each."""
    if request.param == "own":
        engines = iter([start_engine("--runtime-fallback", "nearest")])
    elif os.geteuid() == 0:
        engines = in_the_open(clean, NOBODY)
    else:
        pytest.skip("only root can be somebody else")
    for engine in engines:
        both = Inside(engine)
        engine.client("s3").create_bucket(Bucket="bucket-of-the-function")
        both.make("one")
        both.make("two")
        yield both


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


def test_the_data_directory_is_not_there(inside: Inside) -> None:
    data = inside.engine.data
    files = [one for one in data.rglob("*") if one.is_file()]
    assert files
    for path in (data, data.parent):
        error, payload = inside.answer(what="list", path=str(path))
        assert error == "Unhandled", payload
    for file in files:
        error, payload = inside.answer(what="file", path=str(file))
        assert error == "Unhandled", payload


def test_another_functions_tmp_and_code_are_not_there(inside: Inside) -> None:
    assert inside.answer("two", what="write", path="/tmp/of-two") == ("", 1)
    assert "of-two" in inside.answer("two", what="list", path="/tmp")[1]
    assert "of-two" not in inside.answer("one", what="list", path="/tmp")[1]
    assert inside.answer("one", what="list", path="/var/task") == ("", ["index.py"])
    listed = inside.answer("one", what="list", path="/proc")[1]
    assert len([name for name in listed if name.isdigit()]) <= 2


def test_the_engine_is_not_signalled(inside: Inside) -> None:
    error, payload = inside.answer(what="signal", process=inside.engine.process.pid)
    assert (error, payload["errorType"]) == ("Unhandled", "ProcessLookupError"), payload
    others = set(inside.processes())
    inside.answer(what="signal", process=-1)
    inside.assert_well()
    assert inside.engine.is_running() and others & set(inside.processes())


def test_other_hosts_on_the_engines_port_are_out_of_reach(inside: Inside) -> None:
    for host in ("127.0.0.2", "192.0.2.1", "0.0.0.0"):
        error, payload = inside.answer(what="connect", address=[host, inside.engine.port])
        assert error == "Unhandled", payload


def test_nothing_leaves_by_udp(inside: Inside) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)
        inside.answer(what="udp", address=receiver.getsockname())
        with pytest.raises(BlockingIOError):
            receiver.recv(1)
    error, payload = inside.answer(what="udp", address=["192.0.2.1", 53])
    assert (error, payload["errorType"]) == ("Unhandled", "OSError"), payload


def test_a_fork_bomb_stays_inside(inside: Inside) -> None:
    before = set(inside.processes())
    error, payload = inside.answer(what="fork")
    # Its memory may be used up before its processes are.
    assert error or payload < PROCESSES_MAX, payload
    inside.assert_well()
    inside.answer(what="signal", process=-1)
    few = len(before) + 8
    poll(lambda: len(inside.processes()) <= few, "the processes of the bomb are gone")


def test_the_disk_is_not_filled(inside: Inside) -> None:
    error, payload = inside.answer(what="fill")
    assert (error, payload[0]) == ("", 28), payload
    assert TMP_BYTES - (2 << 20) <= payload[1] <= TMP_BYTES


def test_memory_is_not_exhausted(inside: Inside) -> None:
    error, payload = inside.answer(what="memory")
    assert error == "Unhandled", payload
    assert payload["errorType"] in ("MemoryError", "Runtime.OutOfMemory"), payload
    inside.assert_well()


@pytest.mark.parametrize("kind", ["shared", "sockets"])
def test_memory_beside_that_of_processes_is_not_exhausted(inside: Inside, kind: str) -> None:
    error, payload = inside.answer(what=f"memory-of-{kind}")
    assert (error, payload["errorType"]) == ("Unhandled", "Runtime.OutOfMemory"), payload
    inside.assert_well()


def test_processes_that_share_memory_are_not_taken_for_many(inside: Inside) -> None:
    assert inside.answer(what="heirs") == ("", [7] * 4)


def test_nothing_outlives_the_timeout(inside: Inside) -> None:
    lambda_ = inside.engine.client("lambda")
    lambda_.update_function_configuration(FunctionName="one", Timeout=1)
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="one", WaiterConfig={"Delay": 1})
    before = set(inside.processes())
    error, payload = inside.answer(what="outlive")
    assert error == "Unhandled" and "Task timed out after 1.00 seconds" in payload["errorMessage"]
    poll(lambda: not set(inside.processes()) - before, "what it has left is gone")
    lambda_.update_function_configuration(FunctionName="one", Timeout=20)
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="one", WaiterConfig={"Delay": 1})


def test_nothing_runs_between_invocations(inside: Inside) -> None:
    assert inside.answer(what="go-on") == ("", None)
    poll(lambda: set(inside.interpreters()) == {"T"}, "the environments are frozen")
    frozen = time.monotonic()
    for _ in range(20):
        inside.engine.client("lambda").list_functions()
    again = time.monotonic()

    def stamps() -> list[float]:
        return inside.answer(what="stamps")[1]

    poll(lambda: stamps()[-1] > again, "it goes on while the function is invoked")
    assert stamps()[0] < frozen
    assert not [one for one in stamps() if frozen < one < again]
