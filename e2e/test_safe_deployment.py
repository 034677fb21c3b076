"""New code behind the alias: it waits, is tried out, goes live, and goes back; nothing is lost."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import pytest

from pipeline import BUCKET, LOG_GROUP, SENDER, STACK, STREAM, Pipeline, packed_function
from waiting import poll, poll_equal


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A stack as the literal command creates it."""
    return start_pipeline().create()


def sha256(code: bytes) -> str:
    """A zip's hash as Lambda shows it."""
    return base64.b64encode(hashlib.sha256(code).digest()).decode()


def versions_of_requests(pipeline: Pipeline) -> dict[str, str]:
    """The version that each invocation ran, by its request id, from the log's START lines."""
    words = [line.split() for line in pipeline.log('"START RequestId"')]
    return {one[2]: one[4] for one in words}


def processed(pipeline: Pipeline) -> list[dict[str, str]]:
    """Each stored object's id, sequence number and the request that stored it."""
    s3 = pipeline.client("s3")

    def look(key: str) -> dict[str, str]:
        answer = s3.get_object(Bucket=BUCKET, Key=key)
        stored = json.loads(answer["Body"].read())
        return {**stored, "request": answer["Metadata"]["request-id"]}

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(look, pipeline.keys("data/")))


def version_that_stores(pipeline: Pipeline, identity: str) -> str:
    """Sends a record and answers which version of the function stored it."""
    pipeline.put([{"id": identity}])
    pipeline.wait_for([identity])
    answer = pipeline.client("s3").get_object(Bucket=BUCKET, Key=f"data/{identity}.json")
    request = answer["Metadata"]["request-id"]
    return poll(lambda: versions_of_requests(pipeline).get(request), "the invocation's START line")


def upload(pipeline: Pipeline, code: bytes) -> str:
    """Uploads code under a key with its hash; answers the key."""
    key = f"function/{hashlib.sha256(code).hexdigest()[:12]}.zip"
    pipeline.client("s3").put_object(Bucket=BUCKET, Key=key, Body=code)
    return key


def publish(pipeline: Pipeline) -> str:
    """Publishes what the function is now, by the command that the stack's outputs show."""
    command = pipeline.outputs()["NextPublish"].split()
    assert command[:3] == ["aws", "lambda", "publish-version"]
    return pipeline.engine.aws(*command[1:]).stdout.strip()


NEW = packed_function(marker=b"new code")


def test_by_default_the_alias_follows_the_newest_code(pipeline: Pipeline) -> None:
    function = pipeline.outputs()["FunctionName"]
    arn = pipeline.outputs()["LiveAliasArn"]
    assert arn.endswith(f":function:{function}:live")
    assert pipeline.mapping()["FunctionArn"] == arn
    alias = pipeline.client("lambda").get_alias(FunctionName=function, Name="live")
    assert (alias["AliasArn"], alias["FunctionVersion"]) == (arn, "$LATEST")
    assert version_that_stores(pipeline, "by-default") == "$LATEST"


def test_pinned_the_old_code_goes_on_while_the_new_is_tried_out(pipeline: Pipeline) -> None:
    functions = pipeline.client("lambda")
    name = pipeline.outputs()["FunctionName"]
    assert publish(pipeline) == "1"
    pipeline.update(LiveVersion="1")
    assert version_that_stores(pipeline, "pinned") == "1"
    key = upload(pipeline, NEW)
    pipeline.update(LiveVersion="1", FunctionCodeKey=key)
    assert functions.get_function_configuration(FunctionName=name)["CodeSha256"] == sha256(NEW)
    old = functions.get_function_configuration(FunctionName=name, Qualifier="live")
    assert (old["Version"], old["CodeSha256"]) == ("1", sha256(pipeline.code))
    assert version_that_stores(pipeline, "still-old") == "1"
    assert publish(pipeline) == "2"
    event = {
        "Records": [
            {
                "eventSource": "aws:kinesis",
                "eventSourceARN": f"arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}",
                "eventID": "shardId-000000000000:1",
                "kinesis": {
                    "partitionKey": "k",
                    "sequenceNumber": "1",
                    "approximateArrivalTimestamp": time.time(),
                    "data": base64.b64encode(b'{"id":"tried-out"}').decode(),
                },
            }
        ]
    }
    answer = functions.invoke(FunctionName=name, Qualifier="2", Payload=json.dumps(event))
    assert (answer["ExecutedVersion"], answer.get("FunctionError")) == ("2", None)
    assert json.loads(answer["Payload"].read()) == {"batchItemFailures": []}
    assert pipeline.stored("tried-out")["record"] == {"id": "tried-out"}


def test_under_load_each_record_is_processed_once_first_by_the_old_then_by_the_new(
    pipeline: Pipeline,
) -> None:
    before = set(pipeline.keys("data/"))
    mapping = pipeline.mapping()["UUID"]
    command = [SENDER, "--json", "--count", "1200", "--rate", "150", "--verify", BUCKET]
    with subprocess.Popen(
        command, env=pipeline.engine.environment(), stdout=subprocess.PIPE, text=True
    ) as sender:
        try:
            poll(lambda: len(pipeline.keys("data/")) > len(before) + 100, "the load is under way")
            pipeline.update(LiveVersion="2", FunctionCodeKey=upload(pipeline, NEW))
            assert sender.poll() is None, "the load was over before the update"
            output, _ = sender.communicate(timeout=120)
        finally:
            sender.kill()
    summary = json.loads(output.strip().splitlines()[-1])
    assert (summary["sent"], summary["landed"], summary["missing"]) == (1200, 1200, [])
    assert pipeline.keys("failed/") == [] and pipeline.keys("aws/") == []
    assert pipeline.mapping()["UUID"] == mapping
    stored = [one for one in processed(pipeline) if f"data/{one['id']}.json" not in before]
    assert len(stored) == 1200
    requests = {one["request"] for one in stored}
    poll(lambda: requests <= set(versions_of_requests(pipeline)), "every START line")
    versions = versions_of_requests(pipeline)
    stored.sort(key=lambda one: int(one["sequenceNumber"]))
    order = [versions[one["request"]] for one in stored]
    assert order == sorted(order) and set(order) == {"1", "2"}
    # As often as there were records: no invocation was repeated.
    functions = {"FunctionName": pipeline.outputs()["FunctionName"]}
    assert sampled(pipeline, "Errors", **functions) == 0


def sampled(pipeline: Pipeline, metric: str, **dimensions: str) -> float:
    """The sum of a metric of Lambda's over all that has been counted."""
    now = time.time()
    answer = pipeline.client("cloudwatch").get_metric_statistics(
        Namespace="AWS/Lambda",
        MetricName=metric,
        Dimensions=[{"Name": key, "Value": value} for key, value in dimensions.items()],
        StartTime=now - 3600,
        EndTime=now + 60,
        Period=3600,
        Statistics=["Sum"],
    )
    return sum(one["Sum"] for one in answer["Datapoints"])


def test_metrics_tell_versions_apart_and_the_functions_count_all(pipeline: Pipeline) -> None:
    function = pipeline.outputs()["FunctionName"]
    live = {"FunctionName": function, "Resource": f"{function}:live"}
    by_version = [
        sampled(pipeline, "Invocations", **live, ExecutedVersion=version)
        for version in ("$LATEST", "1", "2")
    ]
    assert all(by_version), by_version
    assert sampled(pipeline, "Invocations", **live) == sum(by_version)
    # The one by number is not the alias's.
    tried = {"FunctionName": function, "Resource": f"{function}:2"}
    assert sampled(pipeline, "Invocations", **tried) == 1
    whole = sampled(pipeline, "Invocations", FunctionName=function)
    assert whole == sum(by_version) + 1
    assert sampled(pipeline, "IteratorAge", FunctionName=function) == sampled(
        pipeline, "IteratorAge", **live
    )


def test_the_former_version_is_one_parameter_away(pipeline: Pipeline) -> None:
    key = upload(pipeline, NEW)
    assert version_that_stores(pipeline, "new") == "2"
    pipeline.update(LiveVersion="1", FunctionCodeKey=key)
    assert version_that_stores(pipeline, "back") == "1"
    streams = pipeline.client("logs").describe_log_streams(logGroupName=LOG_GROUP)["logStreams"]
    named = {re.search(r"\[(.+)\]", one["logStreamName"])[1] for one in streams}
    assert named == {"$LATEST", "1", "2"}


def test_a_version_that_is_not_there_is_rolled_back(pipeline: Pipeline) -> None:
    key = upload(pipeline, NEW)
    pipeline.begin_update(LiveVersion="9", FunctionCodeKey=key)
    pipeline.settle("UPDATE_ROLLBACK_COMPLETE")
    assert "Function not found: " in pipeline.events()
    assert version_that_stores(pipeline, "after-rollback") == "1"
    function = pipeline.outputs()["FunctionName"]
    with pytest.raises(Exception, match=r"following aliases reference it: \[live\]"):
        pipeline.client("lambda").delete_function(FunctionName=function, Qualifier="1")


def test_without_the_parameter_new_code_goes_live_with_its_update(pipeline: Pipeline) -> None:
    newer = packed_function(marker=b"newer code")
    pipeline.update(FunctionCodeKey=upload(pipeline, newer))
    assert version_that_stores(pipeline, "at-once") == "$LATEST"
    function = pipeline.outputs()["FunctionName"]
    live = pipeline.client("lambda").get_function(FunctionName=function, Qualifier="live")
    assert live["Configuration"]["CodeSha256"] == sha256(newer)


def test_alias_and_versions_go_with_the_stack(pipeline: Pipeline) -> None:
    pipeline.delete()
    assert pipeline.client("lambda").list_functions(FunctionVersion="ALL")["Functions"] == []
    assert pipeline.client("lambda").list_event_source_mappings()["EventSourceMappings"] == []


def test_a_stack_from_before_the_alias_is_led_to_it(pipeline: Pipeline) -> None:
    body = pipeline.body
    former = json.loads(body)
    del former["Resources"]["LiveAlias"], former["Outputs"]["LiveAliasArn"]
    del former["Parameters"]["LiveVersion"]
    groups = former["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    for group in groups:
        group["Parameters"] = [one for one in group["Parameters"] if one != "LiveVersion"]
    mapping = former["Resources"]["StreamToFunction"]["Properties"]
    mapping["FunctionName"] = {"Ref": "Function"}
    pipeline.body = json.dumps(former)
    pipeline.create()
    uuid = pipeline.mapping()["UUID"]
    assert pipeline.mapping()["FunctionArn"].endswith(pipeline.outputs()["FunctionName"])
    pipeline.put([{"id": f"before-{number}"} for number in range(50)])
    pipeline.body = body
    pipeline.update()
    pipeline.wait_for_mapping()
    pipeline.put([{"id": f"after-{number}"} for number in range(50)])
    wanted = [f"{when}-{number}" for when in ("before", "after") for number in range(50)]
    pipeline.wait_for(wanted)
    assert pipeline.mapping()["UUID"] == uuid
    assert pipeline.mapping()["FunctionArn"] == pipeline.outputs()["LiveAliasArn"]
    replaced = [line for line in pipeline.events().splitlines() if "DELETE" in line]
    assert replaced == [], f"nothing of {STACK} was replaced"
    poll_equal(lambda: pipeline.mapping()["LastProcessingResult"], "OK", "the mapping's result")
