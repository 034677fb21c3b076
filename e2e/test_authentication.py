"""Who may call: signatures, keys, clocks, users and roles."""

from __future__ import annotations

import datetime
import json
import urllib.parse
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

import isolation
from engine import ACCOUNT, Engine, send
from refusals import refusal

BUCKET = "authentication"


@pytest.fixture(scope="module", autouse=True)
def bucket(engine: Engine) -> None:
    """A bucket with one object."""
    s3 = engine.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    s3.put_object(Bucket=BUCKET, Key="key", Body=b"content")


SIGNATURE = (
    "The request signature we calculated does not match the signature you provided. Check your"
    " {} and signing method."
)


def test_a_wrong_secret(engine: Engine) -> None:
    s3 = engine.client("s3", secret="wrong")
    assert refusal(s3.list_buckets) == (403, "SignatureDoesNotMatch", SIGNATURE.format("key"))
    kinesis = engine.client("kinesis", secret="wrong")
    status, code, message = refusal(kinesis.list_streams)
    assert (status, code) == (400, "InvalidSignatureException")
    assert message.startswith("The request signature we calculated does not match")
    sts = engine.client("sts", secret="wrong")
    status, code, message = refusal(sts.get_caller_identity)
    assert (status, code) == (403, "SignatureDoesNotMatch")


def test_an_unknown_key(engine: Engine) -> None:
    key = "AKIAIOSFODNN7EXAMPLE"
    assert refusal(engine.client("s3", key).list_buckets) == (
        403,
        "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.",
    )
    message = "The security token included in the request is invalid."
    assert refusal(engine.client("kinesis", key).list_streams) == (
        400,
        "UnrecognizedClientException",
        message,
    )
    assert refusal(engine.client("sts", key).get_caller_identity) == (
        403,
        "InvalidClientTokenId",
        message,
    )
    status, code, _ = refusal(engine.client("lambda", key).list_functions)
    assert (status, code) == (403, "UnrecognizedClientException")


def skewed(engine: Engine, service: str, minutes: int) -> tuple[int, bytes]:
    """A request that is signed at another time."""
    url = f"{engine.url}/"
    body = b"Action=GetCallerIdentity&Version=2011-06-15" if service == "sts" else b""
    request = AWSRequest("POST" if body else "GET", url, data=body)
    if body:
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    request.context["timestamp"] = now.strftime("%Y%m%dT%H%M%SZ")
    signer = SigV4Auth(Credentials(isolation.KEY, isolation.SECRET), service, isolation.REGION)
    request.headers["X-Amz-Date"] = request.context["timestamp"]
    if service == "s3":
        request.headers["X-Amz-Content-SHA256"] = signer.payload(request)
    canonical = signer.canonical_request(request)
    text = signer.string_to_sign(request, canonical)
    signer._inject_signature_to_request(request, signer.signature(text, request))
    return send(request.method, url, body, dict(request.headers))


def test_a_skewed_clock(engine: Engine) -> None:
    assert skewed(engine, "s3", 10)[0] == 200
    status, body = skewed(engine, "s3", 20)
    assert (status, b"<Code>RequestTimeTooSkewed</Code>" in body) == (403, True), body
    status, body = skewed(engine, "s3", -20)
    assert (status, b"<Code>RequestTimeTooSkewed</Code>" in body) == (403, True), body
    status, body = skewed(engine, "sts", -20)
    assert (status, b"<Code>SignatureDoesNotMatch</Code>" in body) == (403, True), body
    assert b"Signature expired: " in body


def test_an_unsigned_request(engine: Engine) -> None:
    status, body = send("GET", f"{engine.url}/{BUCKET}/key")
    assert (status, b"<Code>AccessDenied</Code>" in body) == (403, True), body
    headers = {
        "X-Amz-Target": "Kinesis_20131202.ListStreams",
        "Content-Type": "application/x-amz-json-1.1",
    }
    status, body = send("POST", f"{engine.url}/", b"{}", headers)
    assert status == 400, body
    assert json.loads(body)["__type"] == "MissingAuthenticationTokenException"


def test_an_unsigned_read_of_a_public_bucket(engine: Engine) -> None:
    s3 = engine.client("s3")
    s3.create_bucket(Bucket="public-one")
    s3.put_object(Bucket="public-one", Key="k", Body=b"for all")
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::public-one/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    # Since April 2023 a new bucket blocks public policies until that is taken back.
    s3.put_public_access_block(
        Bucket="public-one",
        PublicAccessBlockConfiguration={"BlockPublicPolicy": False, "RestrictPublicBuckets": False},
    )
    assert send("GET", f"{engine.url}/public-one/k")[0] == 403
    s3.put_bucket_policy(Bucket="public-one", Policy=policy)
    assert send("GET", f"{engine.url}/public-one/k") == (200, b"for all")


def test_a_body_that_was_changed_on_its_way(engine: Engine) -> None:
    request = AWSRequest("PUT", f"{engine.url}/{BUCKET}/changed", data=b"right")
    signer = SigV4Auth(Credentials(isolation.KEY, isolation.SECRET), "s3", isolation.REGION)
    request.headers["X-Amz-Content-SHA256"] = signer.payload(request)
    signer.add_auth(request)
    status, body = send("PUT", request.url, b"wrong", dict(request.headers))
    assert (status, b"<Code>XAmzContentSHA256Mismatch</Code>" in body) == (400, True), body
    assert send("GET", presigned(engine, "changed"))[0] == 404


def presigned(engine: Engine, key: str, seconds: int = 60, **more: str) -> str:
    """A URL that whoever holds it may get."""
    # Without this, Boto3 presigns for S3 by signature version 2.
    client = engine.client("s3", config=Config(signature_version="s3v4"), **more)
    arguments = {"Bucket": BUCKET, "Key": key}
    return client.generate_presigned_url("get_object", Params=arguments, ExpiresIn=seconds)


def test_a_presigned_url(engine: Engine) -> None:
    url = presigned(engine, "key")
    assert send("GET", url) == (200, b"content")
    parts = urllib.parse.urlsplit(url)
    other = parts._replace(path=f"/{BUCKET}/other").geturl()
    status, body = send("GET", other)
    assert (status, b"<Code>SignatureDoesNotMatch</Code>" in body) == (403, True), body
    status, body = send("GET", presigned(engine, "key", secret="wrong"))
    assert (status, b"<Code>SignatureDoesNotMatch</Code>" in body) == (403, True), body


def test_signature_version_2_is_refused(engine: Engine) -> None:
    arguments = {"Bucket": BUCKET, "Key": "key"}
    config = Config(signature_version="s3")
    client = engine.client("s3", config=config)
    status, body = send("GET", client.generate_presigned_url("get_object", Params=arguments))
    assert status == 400
    assert (
        b"The authorization mechanism you have provided is not supported. Please use"
        b" AWS4-HMAC-SHA256." in body
    )


def test_a_user_may_do_what_its_policy_allows(engine: Engine) -> None:
    iam = engine.client("iam")
    iam.create_user(UserName="reader")
    keys = iam.create_access_key(UserName="reader")["AccessKey"]
    s3 = engine.client("s3", keys["AccessKeyId"], keys["SecretAccessKey"])
    status, code, message = refusal(s3.get_object, Bucket=BUCKET, Key="key")
    assert (status, code) == (403, "AccessDenied")
    assert message == (
        "User: arn:aws:iam::000000000000:user/reader is not authorized to perform: s3:GetObject on"
        f' resource: "arn:aws:s3:::{BUCKET}/key" because no identity-based policy allows the'
        " s3:GetObject action"
    )
    allow = {"Effect": "Allow", "Action": "s3:*", "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    deny = {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [allow, deny]}
    iam.put_user_policy(UserName="reader", PolicyName="p", PolicyDocument=json.dumps(document))
    assert s3.get_object(Bucket=BUCKET, Key="key")["Body"].read() == b"content"
    _, _, message = refusal(s3.delete_object, Bucket=BUCKET, Key="key")
    assert "with an explicit deny in an identity-based policy" in message
    iam.update_access_key(UserName="reader", AccessKeyId=keys["AccessKeyId"], Status="Inactive")
    status, code, _ = refusal(s3.get_object, Bucket=BUCKET, Key="key")
    assert (status, code) == (403, "InvalidAccessKeyId")


def test_an_assumed_role(engine: Engine) -> None:
    iam = engine.client("iam")
    user = iam.create_user(UserName="assumer")["User"]
    keys = iam.create_access_key(UserName="assumer")["AccessKey"]
    trust = {"Effect": "Allow", "Principal": {"AWS": user["Arn"]}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="assumed", AssumeRolePolicyDocument=document)["Role"]
    allow = {"Effect": "Allow", "Action": "kinesis:ListStreams", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    iam.put_role_policy(RoleName="assumed", PolicyName="p", PolicyDocument=policy)
    sts = engine.client("sts", keys["AccessKeyId"], keys["SecretAccessKey"])
    answer = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="session")
    session = (
        answer["Credentials"]["AccessKeyId"],
        answer["Credentials"]["SecretAccessKey"],
        answer["Credentials"]["SessionToken"],
    )
    assert session[0].startswith("ASIA")
    identity = engine.client("sts", *session).get_caller_identity()
    assert identity["Arn"] == "arn:aws:sts::000000000000:assumed-role/assumed/session"
    assert engine.client("kinesis", *session).list_streams()["StreamNames"] == []
    status, code, message = refusal(
        engine.client("kinesis", *session).create_stream, StreamName="s", ShardCount=1
    )
    assert (status, code) == (400, "AccessDeniedException")
    assert message == (
        "User: arn:aws:sts::000000000000:assumed-role/assumed/session is not authorized to"
        " perform: kinesis:CreateStream on resource:"
        " arn:aws:kinesis:us-east-1:000000000000:stream/s because no identity-based policy allows"
        " the kinesis:CreateStream action"
    )
    other_token = (*session[:2], session[2][:-1] + ("B" if session[2][-1] == "A" else "A"))
    assert refusal(engine.client("s3", *other_token).list_buckets) == (
        400,
        "InvalidToken",
        "The provided token is malformed or otherwise invalid.",
    )
    without_token = engine.client("sts", session[0], session[1])
    status, code, _ = refusal(without_token.get_caller_identity)
    assert (status, code) == (403, "InvalidClientTokenId")


def test_root_may_not_assume_a_role(engine: Engine) -> None:
    sts = engine.client("sts")
    arn = "arn:aws:iam::000000000000:role/assumed"
    status, code, message = refusal(sts.assume_role, RoleArn=arn, RoleSessionName="session")
    assert (status, code) == (403, "AccessDenied")
    assert message == "Roles may not be assumed by root accounts."


def test_policies_of_aws_can_be_read(engine: Engine) -> None:
    iam = engine.client("iam")
    arn = "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"
    assert iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v4"
    document = iam.get_policy_version(PolicyArn=arn, VersionId="v4")["PolicyVersion"]["Document"]
    assert "sqs:ListQueues" in document["Statement"][0]["Action"]
    assert len(iam.list_policy_versions(PolicyArn=arn)["Versions"]) == 1


def test_only_who_exists_is_trusted(engine: Engine) -> None:
    iam = engine.client("iam")
    for kind, name in (
        ("AWS", "arn:aws:iam::000000000000:user/nobody-of-this-name"),
        ("Service", "foo.amazonaws.com"),
    ):
        trust = {"Effect": "Allow", "Principal": {kind: name}, "Action": "sts:AssumeRole"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        status, code, message = refusal(
            iam.create_role, RoleName="trusting", AssumeRolePolicyDocument=document
        )
        assert (status, code) == (400, "MalformedPolicyDocument")
        assert message == f'Invalid principal in policy: "{kind.upper()}":"{name}"'


def test_a_session_without_mfa_is_kept_from_iam(engine: Engine) -> None:
    made = engine.client("sts").get_session_token()["Credentials"]
    keys = (made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    assert engine.client("s3", *keys).list_buckets()["Buckets"] is not None
    status, code, _ = refusal(engine.client("iam", *keys).list_users)
    assert (status, code) == (403, "InvalidClientTokenId")


def test_policies_of_resources_name_people_and_not_their_namesakes(engine: Engine) -> None:
    iam, s3, sqs = (engine.client(service) for service in ("iam", "s3", "sqs"))
    url = sqs.create_queue(QueueName="named")["QueueUrl"]
    queue = f"arn:aws:sqs:us-east-1:{ACCOUNT}:named"

    def policy(who: str, action: str, what: str) -> str:
        statement = {"Effect": "Allow", "Principal": {"AWS": who}, "Action": action, "Resource": what}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

    nobody = f"arn:aws:iam::{ACCOUNT}:user/nobody-at-all"
    objects = f"arn:aws:s3:::{BUCKET}/*"
    refused = policy(nobody, "s3:GetObject", objects)
    assert refusal(s3.put_bucket_policy, Bucket=BUCKET, Policy=refused) == (
        400,
        "MalformedPolicy",
        "Invalid principal in policy",
    )
    refused = {"Policy": policy(nobody, "sqs:SendMessage", queue)}
    assert refusal(sqs.set_queue_attributes, QueueUrl=url, Attributes=refused) == (
        400,
        "InvalidAttributeValue",
        "Invalid value for the parameter Policy.",
    )

    def make() -> tuple[str, str, Any, Any]:
        user = iam.create_user(UserName="named")["User"]
        keys = iam.create_access_key(UserName="named")["AccessKey"]
        pair = keys["AccessKeyId"], keys["SecretAccessKey"]
        return user["UserId"], pair[0], engine.client("s3", *pair), engine.client("sqs", *pair)

    first, key, reader, sender = make()
    who = f"arn:aws:iam::{ACCOUNT}:user/named"
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy(who, "s3:GetObject", objects))
    attributes = {"Policy": policy(who, "sqs:SendMessage", queue)}
    sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
    assert reader.get_object(Bucket=BUCKET, Key="key")["Body"].read() == b"content"
    sender.send_message(QueueUrl=url, MessageBody="x")
    iam.delete_access_key(UserName="named", AccessKeyId=key)
    iam.delete_user(UserName="named")
    _, _, reader, sender = make()
    assert refusal(reader.get_object, Bucket=BUCKET, Key="key")[:2] == (403, "AccessDenied")
    assert refusal(sender.send_message, QueueUrl=url, MessageBody="x")[0] == 403
    for shown in [
        s3.get_bucket_policy(Bucket=BUCKET)["Policy"],
        sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])["Attributes"]["Policy"],
    ]:
        assert first in shown and who not in shown
    s3.delete_bucket_policy(Bucket=BUCKET)
