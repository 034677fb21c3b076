"""Whoever gets to no service of ours is told so in words that its client reads."""

from __future__ import annotations

import http.client

import pytest
from botocore.config import Config

from engine import Engine, send
from functions import deploy
from refusals import refusal
from test_runtimes import python_runtime

NOT_SERVED = {
    "ec2": ("describe_instances", {}),
    "rds": ("describe_db_instances", {}),
    "dynamodb": ("list_tables", {}),
    "apigateway": ("get_rest_apis", {}),
    "route53": ("list_hosted_zones", {}),
}
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Host": "sns.us-east-1.amazonaws.com"}
SENDER = """if True:
  import http.client, os
  def handler(event, context):
      host, port = os.environ['AWS_LAMBDA_RUNTIME_API'].split(':')
      connection = http.client.HTTPConnection(host, int(port))
      connection.request('POST', '/', b'a&' * event['count'], event['headers'])
      answer = connection.getresponse()
      return answer.status, answer.read().decode()
"""


@pytest.mark.parametrize("service", sorted(NOT_SERVED))
def test_a_service_that_is_not_served_is_named(engine: Engine, service: str) -> None:
    operation, arguments = NOT_SERVED[service]
    status, code, message = refusal(getattr(engine.client(service), operation), **arguments)
    assert (status, code) == (404, "UnknownService")
    assert message == f"The service {service} is not one that Brookmill serves."


@pytest.mark.parametrize(
    "service", ["cloudformation", "cloudwatch", "iam", "kinesis", "lambda", "s3", "sqs"]
)
def test_a_host_that_is_not_ours_is_named(engine: Engine, service: str) -> None:
    client = engine.client(service, config=Config(retries={"total_max_attempts": 1}))
    host = f"other.example:{engine.port}"
    client.meta.events.register(
        "before-send", lambda request, **_: request.headers.update({"Host": host})
    )
    calls = {
        "cloudformation": "list_stacks",
        "cloudwatch": "list_metrics",
        "iam": "list_users",
        "kinesis": "list_streams",
        "lambda": "list_functions",
        "s3": "list_buckets",
        "sqs": "list_queues",
    }
    status, code, message = refusal(getattr(client, calls[service]))
    assert (status, code) == (403, "AccessDenied")
    assert message.startswith("The host other.example is not one that this server answers for.")
    assert "--allow-host other.example" in message


def test_a_body_that_is_too_large_is_told(engine: Engine) -> None:
    iam = engine.client("iam")
    status, code, message = refusal(
        iam.create_policy, PolicyName="large", PolicyDocument="a" * (21 << 20)
    )
    assert (status, code) == (413, "RequestEntityTooLarge")
    assert "20971520 bytes" in message


@pytest.mark.parametrize("secret", ["test", "wrong"])
def test_who_sends_all_at_once_reads_why_it_is_refused(engine: Engine, secret: str) -> None:
    s3 = engine.client("s3", secret=secret, config=Config(signature_version="s3v4"))
    url = s3.generate_presigned_url("put_object", Params={"Bucket": "absent", "Key": "k"})
    code = {"test": b"NoSuchBucket", "wrong": b"SignatureDoesNotMatch"}[secret]
    connection = http.client.HTTPConnection("127.0.0.1", engine.port)
    # On one connection, too: it goes on behind the data.
    for _ in range(2):
        connection.request("PUT", url.split(str(engine.port), 1)[1], b"x" * (40 << 20))
        answer = connection.getresponse()
        assert code in answer.read()
    headers = {"X-Amz-Target": "Kinesis_20131202.PutRecord"}
    connection.request("POST", "/", b" " * (40 << 20), headers)
    assert connection.getresponse().status == 413


def test_a_form_of_too_many_parameters_is_refused_unread(engine: Engine) -> None:
    status, answer = send("POST", f"{engine.url}/", b"a&" * (10 << 20), FORM)
    assert (status, b"more than 350000 elements" in answer) == (400, True)
    sender = deploy(
        engine, "sender", python_runtime(), "index.handler", {"index.py": SENDER}, Timeout=60
    )
    event = {"count": 1_000_000, "headers": FORM}
    status, text = sender.invoke(event).value
    assert (status, "more than 350000 elements" in text) == (400, True)


def test_monitors_may_ask_for_heads(engine: Engine) -> None:
    for path, status in [
        ("/_brookmill/health", 200),
        ("/_brookmill/metrics", 200),
        ("/_brookmill/", 200),
        ("/_brookmill/status", 403),
    ]:
        connection = http.client.HTTPConnection("127.0.0.1", engine.port)
        connection.request("HEAD", path)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (status, b""), path


def test_data_without_a_length_is_refused(engine: Engine) -> None:
    s3 = engine.client("s3", config=Config(signature_version="s3v4"))
    s3.create_bucket(Bucket="lengths")
    url = s3.generate_presigned_url("put_object", Params={"Bucket": "lengths", "Key": "k"})
    connection = http.client.HTTPConnection("127.0.0.1", engine.port)
    connection.putrequest("PUT", url.split(str(engine.port), 1)[1])
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, b"<Code>MissingContentLength</Code>" in answer.read()) == (411, True)
