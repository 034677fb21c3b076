"""`pipeline/check-aws.sh`, whole, against the engine: it passes, it fails honestly, it cleans up.

Most of a check's time is the start of the AWS CLI, which uses one core: two checks run at once.
"""

from __future__ import annotations

import json
import pathlib
import re
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable, Iterator

import pytest

from engine import Engine
from pipeline import CODE_KEY, DIRECTORY, packed
from waiting import poll

STEPS = ("Prerequisites", *(f"Step {number}" for number in range(1, 7)), "Removal")
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "Ours",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:DeleteBucket",
            "Resource": "arn:aws:s3:::{}",
        }
    ],
}


class Check:
    """A bucket with things of others, and the script."""

    def __init__(self, engine: Engine, bucket: str, code: pathlib.Path) -> None:
        self.engine = engine
        self.bucket = bucket
        self.code = code
        self.s3 = engine.client("s3")
        self.s3.create_bucket(Bucket=bucket)
        self.s3.put_object(Bucket=bucket, Key="data/of-others.json", Body=b"{}")
        self.policy = json.dumps(POLICY).replace("{}", bucket)
        self.s3.put_bucket_policy(Bucket=bucket, Policy=self.policy)
        self.before = self.objects()

    def objects(self) -> dict[str, str]:
        """What is in the bucket."""
        found = self.s3.list_objects_v2(Bucket=self.bucket).get("Contents", [])
        return {one["Key"]: one["ETag"] for one in found}

    def statements(self) -> list[dict[str, Any]]:
        """What the bucket's policy says now."""
        text = self.s3.get_bucket_policy(Bucket=self.bucket)["Policy"]
        return json.loads(text)["Statement"]

    def start(self, *options: str) -> subprocess.Popen:
        """Begins the script, whose `aws` and `python3` are those of the tests' environment."""
        environment = self.engine.environment()
        programs = pathlib.Path(sys.executable).parent
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        script = str(DIRECTORY / "check-aws.sh")
        return subprocess.Popen(
            [script, "--hasty", "--code", str(self.code), *options, self.bucket],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.code.parent,
        )

    def run(self, *options: str) -> tuple[int, str]:
        """Runs the script to its end."""
        with self.start(*options) as script:
            try:
                said, _ = script.communicate(timeout=600)
            finally:
                script.kill()
        return script.returncode, said

    def assert_as_before(self) -> None:
        """Nothing of the check is left, and nothing of others is touched."""
        assert self.objects() == self.before
        assert self.statements() == json.loads(self.policy)["Statement"]
        stacks = self.engine.client("cloudformation").list_stacks()["StackSummaries"]
        assert {one["StackStatus"] for one in stacks} <= {"DELETE_COMPLETE"}
        assert self.engine.client("kinesis").list_streams()["StreamNames"] == []
        assert self.engine.client("iam").list_roles()["Roles"] == []


def verdicts(said: str) -> dict[str, str]:
    """The table at the end."""
    found = {}
    for step in STEPS:
        line = re.search(rf"^{step} .* (PASS|FAIL|FAIL \(not reached\))$", said, re.MULTILINE)
        assert line, said
        found[step] = line.group(1)
    return found


def passes(check: Check) -> tuple[int, str]:
    """Nothing is wrong."""
    return check.run()


def fails(check: Check) -> tuple[int, str]:
    """The function ends as soon as it is started."""
    check.code.write_bytes(packed({"bootstrap": pathlib.Path("/bin/true").read_bytes()}))
    # A zip under the template's own key is not overwritten, and stays.
    check.s3.put_object(Bucket=check.bucket, Key=CODE_KEY, Body=b"of others")
    check.before = check.objects()
    return check.run("--deadline", "2")


def rolls_back(check: Check) -> tuple[int, str]:
    """The function is for another processor, which the engine refuses."""
    program = bytearray(pathlib.Path("/bin/true").read_bytes())
    program[18] = 62 if program[18] == 183 else 183
    check.code.write_bytes(packed({"bootstrap": bytes(program)}))
    return check.run()


def begins(check: Check) -> tuple[int, str]:
    """The function's zip is none."""
    check.code.write_bytes(b"no zip")
    return check.run()


def is_interrupted(check: Check) -> tuple[int, str]:
    """Somebody presses Ctrl-C while the bucket refuses."""
    with check.start() as script:
        try:
            poll(lambda: len(check.statements()) == 2, "the check's own statement", 180)
            script.send_signal(signal.SIGINT)
            said, _ = script.communicate(timeout=180)
        finally:
            script.kill()
    return script.returncode, said


SCENARIOS = (passes, is_interrupted, fails, rolls_back, begins)


@pytest.fixture(scope="module")
def checks(
    start_engine: Callable[..., Engine],
    tmp_path_factory: pytest.TempPathFactory,
    function_zip: bytes,
) -> Iterator[dict[Any, tuple[Check, Future]]]:
    """Each scenario with an engine of its own, begun."""
    begun: dict[Any, tuple[Check, Future]] = {}
    with ThreadPoolExecutor(2) as pool:
        for scenario in SCENARIOS:
            file = tmp_path_factory.mktemp("check") / "function.zip"
            file.write_bytes(function_zip)
            name = f"check-{scenario.__name__.replace('_', '-')}"
            check = Check(start_engine(), name, file)
            begun[scenario] = (check, pool.submit(scenario, check))
        yield begun


def test_every_step_passes_and_nothing_is_left(checks: dict) -> None:
    check, future = checks[passes]
    status, said = future.result()
    assert status == 0, said
    assert set(verdicts(said).values()) == {"PASS"}, said
    assert "FAIL" not in said
    # The command is the brief's, but for the names.
    assert re.search(
        r"^  \$ aws cloudformation create-stack --stack-name (brookmill-check-[0-9a-f]{8})"
        r" --template-body file://kinesis-lambda-s3-template.json"
        r" --parameters ParameterKey=StreamName,ParameterValue=\1"
        r" ParameterKey=BucketName,ParameterValue=check-passes --capabilities CAPABILITY_IAM$",
        said,
        re.MULTILINE,
    ), said
    assert "sent 1000 · landed 1000 · put aside 0 · missing 0" in said
    assert "\nCreated: the stack brookmill-check-" in said and "\nLeft: nothing\n" in said
    check.assert_as_before()


def test_a_function_that_stores_nothing_fails_and_is_removed(checks: dict) -> None:
    check, future = checks[fails]
    status, said = future.result()
    assert status == 1, said
    found = verdicts(said)
    assert found["Step 3"] == "PASS" and found["Step 4"] == "PASS", said
    assert found["Step 5"] == "FAIL", said
    assert "FAIL  each record is data/<id>.json, with its content" in said
    assert found["Step 1"] == "FAIL (not reached)"
    assert found["Removal"] == "PASS" and "Left: nothing" in said
    check.assert_as_before()


def test_a_stack_that_rolls_back_fails_with_its_reason(checks: dict) -> None:
    check, future = checks[rolls_back]
    status, said = future.result()
    assert status == 1, said
    found = verdicts(said)
    assert found["Step 3"] == "FAIL" and found["Removal"] == "PASS", said
    assert "ROLLBACK_COMPLETE" in said and re.search(r"^ +Function\t", said, re.MULTILINE), said
    check.assert_as_before()


def test_without_code_or_bucket_nothing_is_made(checks: dict) -> None:
    check, future = checks[begins]
    status, said = future.result()
    assert status == 1 and verdicts(said)["Prerequisites"] == "FAIL", said
    assert "File is not a zip file" in said and "nothing was made" in said
    check.assert_as_before()
    check.bucket = "check-is-not-there"
    status, said = check.run()
    assert status == 1 and "FAIL  the bucket check-is-not-there exists" in said, said


def test_an_interrupted_check_puts_everything_back(checks: dict) -> None:
    check, future = checks[is_interrupted]
    status, said = future.result()
    assert status == 1, said
    assert "Interrupted" in said and "Left: nothing" in said, said
    assert verdicts(said)["Removal"] == "PASS", said
    check.assert_as_before()
