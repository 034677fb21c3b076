"""A Python function whose code stands in the template, read from a stream, failing and retried."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import Engine
from waiting import poll, poll_equal

TEMPLATE = """
Parameters:
  Attempts: {Type: Number, Default: 2}
Resources:
  Stream:
    Type: AWS::Kinesis::Stream
    Properties: {Name: events, ShardCount: 1}
  Failures:
    Type: AWS::S3::Bucket
    Properties: {BucketName: failures}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}
      ManagedPolicyArns:
        - !Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"
      Policies:
        - PolicyName: failures
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Action: "s3:PutObject", Resource: !Sub "${Failures.Arn}/*"}
              - {Effect: Allow, Action: "s3:ListBucket", Resource: !GetAtt Failures.Arn}
  Function:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: reader
      Runtime: python3.13
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Environment: {Variables: {GREETING: hello}}
      Code:
        ZipFile: |
          import base64, json, os
          def handler(event, context):
              for record in event["Records"]:
                  data = json.loads(base64.b64decode(record["kinesis"]["data"]))
                  print(os.environ["GREETING"], data["n"], record["eventID"].split(":")[0])
                  if data.get("fails"):
                      raise ValueError(f"no {data['n']}")
              return None
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Stream.Arn
      FunctionName: !Ref Function
      StartingPosition: TRIM_HORIZON
      BatchSize: 10
      MaximumRetryAttempts: !Ref Attempts
      DestinationConfig: {OnFailure: {Destination: !GetAtt Failures.Arn}}
"""


@pytest.fixture(scope="module")
def stack(engine: Engine) -> str:
    """The stack, and the name of its mapping."""
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(
        StackName="python", TemplateBody=TEMPLATE, Capabilities=["CAPABILITY_IAM"]
    )
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="python", WaiterConfig={"Delay": 1}
    )
    answer = cloudformation.describe_stack_resource(StackName="python", LogicalResourceId="Mapping")
    return answer["StackResourceDetail"]["PhysicalResourceId"]


def put(engine: Engine, *records: dict[str, Any]) -> list[str]:
    """Sends records with one call; answers their sequence numbers."""
    entries = [{"Data": json.dumps(one).encode(), "PartitionKey": "k"} for one in records]
    answer = engine.client("kinesis").put_records(StreamName="events", Records=entries)
    return [one["SequenceNumber"] for one in answer["Records"]]


def lines(engine: Engine, pattern: str) -> list[str]:
    """What the function's log holds."""
    logs = engine.client("logs")
    try:
        answer = logs.filter_log_events(logGroupName="/aws/lambda/reader", filterPattern=pattern)
    except logs.exceptions.ResourceNotFoundException:
        return []
    return [one["message"] for one in answer["events"]]


def test_it_reads_the_stream(engine: Engine, stack: str) -> None:
    put(engine, {"n": 1}, {"n": 2})
    poll(lambda: len(lines(engine, "hello")) == 2, "both records in the log")
    assert lines(engine, "hello") == [
        "hello 1 shardId-000000000000\n",
        "hello 2 shardId-000000000000\n",
    ]
    mapping = engine.client("lambda").get_event_source_mapping(UUID=stack)
    assert (mapping["State"], mapping["BatchSize"]) == ("Enabled", 10)
    poll(
        lambda: (
            engine.client("lambda").get_event_source_mapping(UUID=stack)["LastProcessingResult"]
            == "OK"
        ),
        "its result",
    )


def test_a_failing_batch_is_retried_and_then_given_up(engine: Engine, stack: str) -> None:
    first, last = put(engine, {"n": 3}, {"n": 4, "fails": True})
    put(engine, {"n": 5})
    s3 = engine.client("s3")

    def keys() -> list[str]:
        answer = s3.list_objects_v2(Bucket="failures")
        return [one["Key"] for one in answer.get("Contents", [])]

    poll(keys, "a record of the failure")
    (key,) = keys()
    assert key.startswith(f"aws/lambda/{stack}/shardId-000000000000/")
    record = json.loads(s3.get_object(Bucket="failures", Key=key)["Body"].read())
    arn = "arn:aws:lambda:us-east-1:000000000000:function:reader"
    assert record["requestContext"]["functionArn"] == arn
    assert record["requestContext"]["condition"] == "RetryAttemptsExhausted"
    # Two retries after the first attempt.
    assert record["requestContext"]["approximateInvokeCount"] == 3
    assert record["responseContext"] == {
        "statusCode": 200,
        "executedVersion": "$LATEST",
        "functionError": "Unhandled",
    }
    info = record["KinesisBatchInfo"]
    assert info["shardId"] == "shardId-000000000000"
    assert info["streamArn"] == "arn:aws:kinesis:us-east-1:000000000000:stream/events"
    assert int(info["startSequenceNumber"]) <= int(first)
    assert int(info["endSequenceNumber"]) >= int(last)
    poll_equal(lambda: len(lines(engine, '"hello 4"')), 3, "attempts in the log")
    poll(lambda: lines(engine, '"ValueError: no 4"'), "the error in the log")


def test_then_the_shard_goes_on(engine: Engine, stack: str) -> None:
    put(engine, {"n": 6})
    poll(lambda: lines(engine, '"hello 6"'), "the next record")


def test_invoking_it_directly(engine: Engine, stack: str) -> None:
    lambda_ = engine.client("lambda")
    data = "eyJuIjogNywgImZhaWxzIjogdHJ1ZX0="
    event = {"Records": [{"kinesis": {"data": data}, "eventID": "direct:0"}]}
    answer = lambda_.invoke(FunctionName="reader", Payload=json.dumps(event), LogType="Tail")
    assert (answer["StatusCode"], answer["FunctionError"]) == (200, "Unhandled")
    payload = json.loads(answer["Payload"].read())
    assert (payload["errorType"], payload["errorMessage"]) == ("ValueError", "no 7")
    assert answer["LogResult"]
    answer = lambda_.invoke(FunctionName="reader", Payload=json.dumps({"Records": []}))
    assert "FunctionError" not in answer
    assert answer["Payload"].read() == b"null"


def test_new_code_in_the_template_is_an_update(engine: Engine, stack: str) -> None:
    cloudformation, lambda_ = engine.client("cloudformation"), engine.client("lambda")
    before = lambda_.get_function_configuration(FunctionName="reader")["CodeSha256"]
    cloudformation.update_stack(
        StackName="python",
        TemplateBody=TEMPLATE.replace("return None", "return {}").replace("hello", "goodbye"),
        Capabilities=["CAPABILITY_IAM"],
    )
    cloudformation.get_waiter("stack_update_complete").wait(
        StackName="python", WaiterConfig={"Delay": 1}
    )
    after = lambda_.get_function_configuration(FunctionName="reader")
    assert after["CodeSha256"] != before
    assert after["Environment"]["Variables"] == {"GREETING": "goodbye"}
    put(engine, {"n": 8})
    poll(lambda: lines(engine, '"goodbye 8"'), "the new code's words")
