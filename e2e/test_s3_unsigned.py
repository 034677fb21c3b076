"""S3 for whoever does not sign: what a bucket's policy lets everybody do, and how it is addressed."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest

from engine import Engine, send

BUCKET = "for-all"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def open_up(s3: Any, bucket: str, **condition: Any) -> None:
    """Lets everybody read and write a bucket's objects, under a condition."""
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": f"arn:aws:s3:::{bucket}/*",
        "Condition": condition,
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    unblocked = {"BlockPublicPolicy": False, "RestrictPublicBuckets": False}
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=unblocked)
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))


@pytest.fixture(scope="module")
def s3(engine: Engine) -> Any:
    """A client, and a bucket that is open to all."""
    client = engine.client("s3")
    client.create_bucket(Bucket=BUCKET)
    open_up(client, BUCKET)
    return client


def test_data_that_is_called_a_form_is_data(engine: Engine, s3: Any) -> None:
    """`curl --data-binary` calls everything a form."""
    for body in [b"plain", b"Version=2011-06-15&Action=GetCallerIdentity", b"a" * 3_000_000]:
        assert send("PUT", f"{engine.url}/{BUCKET}/form", body, FORM) == (200, b"")
        got = s3.get_object(Bucket=BUCKET, Key="form")
        assert got["Body"].read() == body
        assert got["ContentType"] == FORM["Content-Type"]


def test_calls_of_the_query_protocol_still_name_themselves(
    start_engine: Callable[..., Engine],
) -> None:
    engine = start_engine("--auth", "off")
    body = b"Version=2011-06-15&Action=GetCallerIdentity"
    status, answer = send("POST", f"{engine.url}/", body, FORM)
    assert (status, b"<Account>000000000000</Account>" in answer) == (200, True), answer
    url = engine.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    call = "Action=SendMessage&Version=2012-11-05&MessageBody=one"
    for method, where, body in [
        ("GET", f"{url}?{call}", b""),
        ("POST", url, call.encode()),
    ]:
        status, answer = send(method, where, body, FORM if body else {})
        assert (status, b"<MD5OfMessageBody>" in answer) == (200, True), answer


def test_a_bucket_with_a_services_name_in_the_host(engine: Engine, s3: Any) -> None:
    for bucket in ["logs", "lambda", "sqs"]:
        s3.create_bucket(Bucket=bucket)
        s3.put_object(Bucket=bucket, Key="k", Body=bucket.encode())
        open_up(s3, bucket)
        for host in ["localhost", "s3.localhost", "s3.us-east-1.amazonaws.com"]:
            headers = {"Host": f"{bucket}.{host}"}
            assert send("GET", f"{engine.url}/k", b"", headers) == (200, bucket.encode())


def test_a_bucket_of_another_region_and_one_that_is_not_there(engine: Engine, s3: Any) -> None:
    there = engine.client("s3", region="eu-west-1")
    located = {"LocationConstraint": "eu-west-1"}
    there.create_bucket(Bucket="for-all-there", CreateBucketConfiguration=located)
    there.put_object(Bucket="for-all-there", Key="k", Body=b"x")
    open_up(there, "for-all-there")
    assert send("GET", f"{engine.url}/for-all-there/k") == (200, b"x")
    for path in ["/not-there", "/not-there/k"]:
        status, answer = send("GET", f"{engine.url}{path}")
        assert (status, b"<Code>NoSuchBucket</Code>" in answer) == (404, True), answer


def test_a_policy_that_asks_for_the_page(engine: Engine, s3: Any) -> None:
    """"Restricting access to a specific HTTP referer", Amazon S3 User Guide."""
    s3.create_bucket(Bucket="for-one-page")
    s3.put_object(Bucket="for-one-page", Key="k", Body=b"x")
    open_up(s3, "for-one-page", StringLike={"aws:Referer": ["http://www.example.com/*"]})
    for headers, expected in [
        ({"Referer": "http://www.example.com/page"}, 200),
        ({"Referer": "http://other.example.com/page"}, 403),
        ({}, 403),
    ]:
        assert send("GET", f"{engine.url}/for-one-page/k", b"", headers)[0] == expected
