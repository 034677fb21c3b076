"""The commands of the pipeline's README, letter for letter, from the directory of the template."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shlex
import subprocess
from typing import Any, Callable

import pytest

import programs
from engine import Engine, run
from pipeline import (
    BUCKET,
    CODE_KEY,
    DIRECTORY,
    LOG_GROUP,
    STACK,
    STREAM,
    Pipeline,
    packed_function,
)
from waiting import poll, poll_equal

CREATE = (
    "aws cloudformation create-stack --stack-name KinesisLambdaS3Stack"
    " --template-body file://kinesis-lambda-s3-template.json"
    " --parameters ParameterKey=StreamName,ParameterValue=kinesis-stream-hw-03"
    " ParameterKey=BucketName,ParameterValue=s3-bucket-assignment-01"
    " --capabilities CAPABILITY_IAM"
)
UPDATE = CREATE.replace("create-stack", "update-stack")
WAIT = "aws cloudformation wait stack-{}-complete --stack-name KinesisLambdaS3Stack"
DELETE = "aws cloudformation delete-stack --stack-name KinesisLambdaS3Stack"
COUNT = 1000


class Literal:
    """A shell in pipeline/ whose `aws` is one of the two versions."""

    def __init__(self, engine: Engine, function_zip: bytes, version: str) -> None:
        self.pipeline = Pipeline(engine, function_zip)
        self.version = version
        self.program = programs.aws(version)
        # Debian's 2.9.19 knows no AWS_ENDPOINT_URL.
        self.flags = f" --endpoint-url {engine.url}" if version == "2" else ""

    def aws(self, command: str, check: bool = True) -> subprocess.CompletedProcess:
        """Runs a literal command line."""
        name, *arguments = shlex.split(command + self.flags)
        assert name == "aws"
        environment = self.pipeline.engine.environment()
        return run([*self.program, *arguments], environment, check=check, cwd=DIRECTORY)


@pytest.fixture(scope="module", params=["1", "2"])
def literal(
    request: pytest.FixtureRequest, start_engine: Callable[..., Engine], function_zip: bytes
) -> Literal:
    """A stack that exists because the literal commands were typed."""
    programs.aws(request.param)
    engine = start_engine()
    shell = Literal(engine, function_zip, request.param)
    shell.aws(f"aws s3 mb s3://{BUCKET}")
    zip_file = engine.data.parent / CODE_KEY
    zip_file.write_bytes(function_zip)
    shell.aws(f"aws s3 cp {zip_file} s3://{BUCKET}/{CODE_KEY}")
    answer = json.loads(shell.aws(CREATE).stdout)
    assert re.fullmatch(
        r"arn:aws:cloudformation:us-east-1:000000000000:stack/KinesisLambdaS3Stack/[0-9a-f-]{36}",
        answer["StackId"],
    )
    # The CLI looks at once and then every 30 seconds.
    shell.pipeline.settle("CREATE_COMPLETE")
    shell.aws(WAIT.format("create"))
    return shell


def sum_of(pipeline: Pipeline, namespace: str, metric: str, dimensions: dict[str, str]) -> float:
    """All of a metric of the last hour."""
    now = datetime.datetime.now(datetime.timezone.utc)
    answer = pipeline.client("cloudwatch").get_metric_statistics(
        Namespace=namespace,
        MetricName=metric,
        Dimensions=[{"Name": name, "Value": value} for name, value in dimensions.items()],
        StartTime=now - datetime.timedelta(hours=1),
        EndTime=now + datetime.timedelta(minutes=2),
        Period=60,
        Statistics=["Sum", "SampleCount"],
    )
    return sum(point["Sum"] for point in answer["Datapoints"])


def test_every_record_of_both_senders_lands_and_nothing_else(literal: Literal) -> None:
    pipeline = literal.pipeline
    summary = pipeline.send_rust("--count", str(COUNT), "--verify", BUCKET)
    assert (summary["sent"], summary["landed"], summary["missing"]) == (COUNT, COUNT, [])
    text = pipeline.send_python("--count", str(COUNT), "--verify", BUCKET)
    assert f"sent {COUNT} · landed {COUNT} · put aside 0 · missing 0" in text
    assert len(pipeline.keys("data/")) == 2 * COUNT
    assert set(pipeline.keys()) - set(pipeline.keys("data/")) == {CODE_KEY}


def test_the_log_has_start_end_and_report(literal: Literal) -> None:
    lines = literal.pipeline.log()
    assert any(
        re.match(r"START RequestId: [0-9a-f-]{36} Version: \$LATEST\n", line) for line in lines
    )
    assert any(re.match(r"END RequestId: [0-9a-f-]{36}\n", line) for line in lines)
    report = re.compile(
        r"REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: \d+ ms\t"
        r"Memory Size: 256 MB\tMax Memory Used: \d+ MB\t"
    )
    assert any(report.match(line) for line in lines)


def test_logs_tail_shows_them(literal: Literal) -> None:
    if literal.version == "1":
        # Version 1 of the AWS CLI has no `logs tail`; this is the call that it makes.
        command = f"aws logs filter-log-events --log-group-name {LOG_GROUP} --interleaved"
    else:
        command = f"aws logs tail {LOG_GROUP} --since 1h"
    assert "REPORT RequestId: " in literal.aws(command).stdout


def test_logs_tail_follows(literal: Literal) -> None:
    if literal.version == "1":
        pytest.skip("version 1 of the AWS CLI has no `logs tail`")
    pipeline = literal.pipeline

    def reports() -> set[str]:
        return set(re.findall(r"REPORT RequestId: [0-9a-f-]{36}", "".join(pipeline.log())))

    _, *arguments = shlex.split(f"aws logs tail {LOG_GROUP} --follow --since 1h" + literal.flags)
    environment = {**pipeline.engine.environment(), "PYTHONUNBUFFERED": "1"}
    written = pipeline.engine.data.parent / "tail.txt"
    with open(written, "wb") as output:
        tail = subprocess.Popen([*literal.program, *arguments], env=environment, stdout=output)
    try:
        poll(written.read_text, "tail shows what was there")
        before = reports()
        pipeline.put([{"id": "seen-by-tail"}])
        new = poll(lambda: reports() - before, "the report of one more invocation").pop()
        poll(lambda: new in written.read_text(), "tail --follow shows it")
        assert tail.poll() is None
    finally:
        tail.kill()
        tail.wait()


def test_metrics_are_counted(literal: Literal) -> None:
    pipeline = literal.pipeline
    stream, function = {"StreamName": STREAM}, {"FunctionName": pipeline.outputs()["FunctionName"]}
    poll(
        lambda: sum_of(pipeline, "AWS/Kinesis", "IncomingRecords", stream) >= 2 * COUNT,
        "IncomingRecords",
    )
    assert sum_of(pipeline, "AWS/Kinesis", "IncomingBytes", stream) > 0
    poll(lambda: sum_of(pipeline, "AWS/Lambda", "Invocations", function) > 0, "Invocations")
    assert sum_of(pipeline, "AWS/Lambda", "Errors", function) == 0
    listed = pipeline.client("cloudwatch").list_metrics(Namespace="AWS/Lambda")["Metrics"]
    names = {one["MetricName"] for one in listed}
    assert {"Invocations", "Errors", "Duration", "IteratorAge", "ConcurrentExecutions"} <= names
    listed = pipeline.client("cloudwatch").list_metrics(Namespace="AWS/Kinesis")["Metrics"]
    names = {one["MetricName"] for one in listed if one["Dimensions"][0]["Value"] == STREAM}
    assert {
        "IncomingRecords",
        "IncomingBytes",
        "GetRecords.IteratorAgeMilliseconds",
        "WriteProvisionedThroughputExceeded",
    } <= names


def test_its_alarms_and_outputs_are_there(literal: Literal) -> None:
    pipeline = literal.pipeline
    alarms = pipeline.client("cloudwatch").describe_alarms()["MetricAlarms"]
    # The one on an expression has no metric of its own.
    assert {one.get("MetricName") for one in alarms} == {
        "IteratorAge",
        "Errors",
        "WriteProvisionedThroughputExceeded",
        None,
    }
    assert (
        pipeline.outputs()["NextLogs"] == f"aws logs tail {LOG_GROUP} --follow --region us-east-1"
    )


def test_update_without_a_change_is_refused(literal: Literal) -> None:
    result = literal.aws(UPDATE, check=False)
    # 255 in version 1, 254 in version 2.
    assert result.returncode in (254, 255)
    assert (
        "An error occurred (ValidationError) when calling the UpdateStack operation:"
        " No updates are to be performed." in result.stderr
    )
    assert literal.pipeline.status() == "CREATE_COMPLETE"


def test_an_added_alarm_adds_just_that(literal: Literal) -> None:
    pipeline = literal.pipeline
    before = pipeline.resources()
    template: dict[str, Any] = json.loads(pipeline.body)
    more = json.loads(json.dumps(template["Resources"]["FunctionErrorsAlarm"]))
    more["Properties"].update({"MetricName": "Throttles", "AlarmDescription": "Throttled."})
    template["Resources"]["FunctionThrottlesAlarm"] = more
    pipeline.body = json.dumps(template)
    seen = len(
        pipeline.client("cloudformation").describe_stack_events(StackName=STACK)["StackEvents"]
    )
    pipeline.update()
    after = pipeline.resources()
    assert set(after) - set(before) == {"FunctionThrottlesAlarm"}
    assert {name: after[name] for name in before} == before
    events = pipeline.client("cloudformation").describe_stack_events(StackName=STACK)["StackEvents"]
    touched = {one["LogicalResourceId"] for one in events[: len(events) - seen]}
    assert touched == {STACK, "FunctionThrottlesAlarm"}
    assert len(pipeline.client("cloudwatch").describe_alarms()["MetricAlarms"]) == 5


def test_changed_code_changes_its_hash(literal: Literal) -> None:
    pipeline = literal.pipeline
    name = pipeline.outputs()["FunctionName"]
    lambda_ = pipeline.client("lambda")
    before = lambda_.get_function_configuration(FunctionName=name)["CodeSha256"]
    changed = packed_function(NOTES=b"new")
    digest = hashlib.sha256(changed).hexdigest()[:12]
    pipeline.client("s3").put_object(Bucket=BUCKET, Key=f"function/{digest}.zip", Body=changed)
    pipeline.update(FunctionCodeKey=f"function/{digest}.zip")
    after = lambda_.get_function_configuration(FunctionName=name)["CodeSha256"]
    assert before != after
    pipeline.put([{"id": "after-new-code"}])
    pipeline.wait_for(["after-new-code"])


def test_deleting_leaves_the_bucket_and_nothing_else(literal: Literal) -> None:
    pipeline = literal.pipeline
    kept = set(pipeline.keys())
    role = pipeline.role()
    literal.aws(DELETE)
    pipeline.settle("DELETE_COMPLETE")
    literal.aws(WAIT.format("delete"))
    assert pipeline.status() is None
    assert set(pipeline.keys()) == kept
    assert [one["Name"] for one in pipeline.client("s3").list_buckets()["Buckets"]] == [BUCKET]
    assert pipeline.client("kinesis").list_streams()["StreamNames"] == []
    assert pipeline.client("lambda").list_functions()["Functions"] == []
    mappings = pipeline.client("lambda").list_event_source_mappings
    poll_equal(lambda: mappings()["EventSourceMappings"], [], "mappings")
    assert pipeline.client("logs").describe_log_groups()["logGroups"] == []
    assert pipeline.client("cloudwatch").describe_alarms()["MetricAlarms"] == []
    assert pipeline.client("cloudwatch").list_dashboards()["DashboardEntries"] == []
    assert role not in [one["RoleName"] for one in pipeline.client("iam").list_roles()["Roles"]]
    assert pipeline.client("iam").list_roles()["Roles"] == []
