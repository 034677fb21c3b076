"""The built programs against moto's server on loopback: real HTTP, real signatures.

Builds nothing: the programs are BROOKMILL_FUNCTION and BROOKMILL_SENDER, else those in target/debug
of the repository. This file plays Lambda: it reads the stream and hands batches to the function by
the Runtime API.
"""

from __future__ import annotations

import base64
import datetime
import http.server
import ipaddress
import json
import logging
import os
import pathlib
import queue
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

import boto3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto.server import DomainDispatcherApplication, ThreadedMotoServer, create_backend_app
from werkzeug.serving import make_server

PIPELINE = pathlib.Path(__file__).resolve().parent.parent
BUILT = PIPELINE.parent / "target" / "debug"
FUNCTION = os.environ.get("BROOKMILL_FUNCTION", str(BUILT / "bootstrap"))
SENDER = os.environ.get("BROOKMILL_SENDER", str(BUILT / "send-mock-data"))
STREAM, BUCKET, REGION = "kinesis-stream-hw-03", "s3-bucket-assignment-01", "us-east-1"
STREAM_ARN = f"arn:aws:kinesis:{REGION}:123456789012:stream/{STREAM}"
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
SECONDS_MAX = 60
ANY_RECORD = {
    "PartitionKey": "k",
    "ApproximateArrivalTimestamp": datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(directory: pathlib.Path) -> tuple[str, str]:
    """Makes a certificate for 127.0.0.1 that signs itself; answers the files of it and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback")])
    now = datetime.datetime.now(datetime.timezone.utc)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    files = directory / "certificate.pem", directory / "key.pem"
    files[0].write_bytes(signed.public_bytes(pem))
    files[1].write_bytes(secret)
    return str(files[0]), str(files[1])


class RuntimeApi(http.server.ThreadingHTTPServer):
    """Lambda's Runtime API for one execution environment."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), RuntimeHandler)
        self.events: queue.Queue = queue.Queue()
        self.answers: queue.Queue = queue.Queue()
        self.asked = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def invoke(self, records: list[dict]) -> dict:
        self.events.put(json.dumps({"Records": records}).encode())
        return self.answers.get(timeout=SECONDS_MAX)


class RuntimeHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status: int, body: bytes, headers: dict) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.asked.set()
        event = self.server.events.get()
        deadline = int((time.time() + 30) * 1000)
        headers = {
            "Lambda-Runtime-Aws-Request-Id": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            "Lambda-Runtime-Deadline-Ms": str(deadline),
            "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:f",
            "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
            "Content-Type": "application/json",
        }
        self.reply(200, event, headers)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path.endswith("/response"):
            self.server.answers.put(json.loads(body))
        else:
            self.server.answers.put({"failed": json.loads(body)})
        self.reply(202, b'{"status":"OK"}', {})


# Named programs must be there; without names, whoever has not built any sees that in the skip.
@unittest.skipUnless(
    "BROOKMILL_FUNCTION" in os.environ or os.path.exists(FUNCTION), f"{FUNCTION} is not built"
)
class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        cls.moto = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
        cls.moto.start()
        host, port = cls.moto.get_host_and_port()
        cls.endpoint = f"http://{host}:{port}"

    @classmethod
    def tearDownClass(cls):
        cls.moto.stop()

    def setUp(self):
        self.client("kinesis").create_stream(StreamName=STREAM, ShardCount=2)
        self.client("s3").create_bucket(Bucket=BUCKET)
        self.positions: dict[str, str] = {}
        self.runtime = self.start_runtime()
        self.function = self.start_function(self.runtime, {**KEYS, "AWS_SESSION_TOKEN": "token"})

    def tearDown(self):
        self.check_signatures(False)
        self.client("kinesis").delete_stream(StreamName=STREAM)
        s3 = self.client("s3")
        for key in self.keys():
            s3.delete_object(Bucket=BUCKET, Key=key)
        s3.delete_bucket(Bucket=BUCKET)

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )

    def start_runtime(self):
        runtime = RuntimeApi()
        self.addCleanup(runtime.server_close)
        self.addCleanup(runtime.shutdown)
        return runtime

    def check_signatures(self, wanted):
        """Makes moto check signatures from the next call on, or no longer."""
        unchecked = b"0" if wanted else b"inf"
        request = urllib.request.Request(
            f"{self.endpoint}/moto-api/reset-auth",
            data=unchecked,
            headers={"Content-Type": "application/octet-stream"},
        )
        urllib.request.urlopen(request, timeout=SECONDS_MAX).close()

    def start_function(self, runtime, keys):
        environment = {
            **keys,
            "AWS_REGION": REGION,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{runtime.server_port}",
            "AWS_LAMBDA_FUNCTION_NAME": "f",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "BUCKET_NAME": BUCKET,
            "FAILURE_PREFIX": "failed/",
        }
        function = subprocess.Popen([FUNCTION], env=environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(function.stdout.close)
        self.addCleanup(function.wait)
        self.addCleanup(function.kill)
        self.assertTrue(runtime.asked.wait(SECONDS_MAX), "the function never asked for work")
        return function

    def keys(self):
        pages = self.client("s3").get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return [one["Key"] for page in pages for one in page.get("Contents", [])]

    def deliver(self):
        """Reads what is new in the stream and hands it to the function, shard by shard."""
        kinesis = self.client("kinesis")
        for shard in kinesis.list_shards(StreamName=STREAM)["Shards"]:
            shard_id = shard["ShardId"]
            start = {"ShardIteratorType": "TRIM_HORIZON"}
            if shard_id in self.positions:
                start = {
                    "ShardIteratorType": "AFTER_SEQUENCE_NUMBER",
                    "StartingSequenceNumber": self.positions[shard_id],
                }
            iterator = kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shard_id, **start)
            records = kinesis.get_records(ShardIterator=iterator["ShardIterator"])["Records"]
            if records:
                events = [self.event(shard_id, record) for record in records]
                self.assertEqual(self.runtime.invoke(events), {"batchItemFailures": []})
                self.positions[shard_id] = records[-1]["SequenceNumber"]

    @staticmethod
    def event(shard_id, record):
        return {
            "kinesis": {
                "kinesisSchemaVersion": "1.0",
                "partitionKey": record["PartitionKey"],
                "sequenceNumber": record["SequenceNumber"],
                "data": base64.b64encode(record["Data"]).decode(),
                "approximateArrivalTimestamp": record["ApproximateArrivalTimestamp"].timestamp(),
            },
            "eventSource": "aws:kinesis",
            "eventVersion": "1.0",
            "eventID": f"{shard_id}:{record['SequenceNumber']}",
            "eventName": "aws:kinesis:record",
            "invokeIdentityArn": "arn:aws:iam::123456789012:role/r",
            "awsRegion": REGION,
            "eventSourceARN": STREAM_ARN,
        }

    def send(self, program, *arguments, endpoint=None, variables=None):
        endpoint = endpoint or self.endpoint
        command = [*program, "--endpoint-url", endpoint, "--region", REGION, *arguments]
        environment = {**os.environ, **KEYS, **(variables or {})}
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as sender:
            deadline = time.monotonic() + SECONDS_MAX
            while sender.poll() is None and time.monotonic() < deadline:
                self.deliver()
            sender.kill()
            return sender.returncode, sender.stdout.read()

    def test_what_the_rust_sender_sends_lands(self):
        program = [SENDER]
        code, text = self.send(program, "--count", "300", "--verify", BUCKET)
        self.assertEqual(code, 0, text)
        self.assertIn("ids sent 300 · landed 300 · put aside 0 · missing 0", text)
        self.assertEqual(len(self.keys()), 300)

    def test_updates_of_hot_ids_end_with_the_last(self):
        program = [SENDER]
        arguments = ["--count", "200", "--skew", "0.8", "--plain", "--seed", "7", "--json"]
        code, text = self.send(program, *arguments, "--verify", BUCKET)
        self.assertEqual(code, 0, text)
        summary = json.loads(text)
        self.assertEqual((summary["sent"], summary["missing"]), (200, []))
        self.assertLess(summary["landed"], 100)

    def test_tls_is_spoken_and_an_unknown_certificate_refused(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        files = certificate(pathlib.Path(directory.name))
        app = DomainDispatcherApplication(create_backend_app)
        server = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=files)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        program = [SENDER, "--count", "10", "--verify", BUCKET]
        endpoint = f"https://127.0.0.1:{server.server_port}"
        known = {"SSL_CERT_FILE": files[0]}
        code, text = self.send(program, endpoint=endpoint, variables=known)
        self.assertEqual(code, 0, text)
        code, text = self.send(program, endpoint=endpoint)
        self.assertEqual(code, 1, text)
        self.assertIn("UnknownIssuer", text)

    def test_every_signature_is_right(self):
        """Moto checks signatures by making them anew with botocore's signer.

        It takes paths unescaped, so that botocore's own requests fail on keys with escapes: none
        here, they are in test_records_at_fault_are_put_aside_and_odd_ids_are_stored.
        """
        iam = self.client("iam")
        iam.create_user(UserName="u")
        policy = {"Effect": "Allow", "Action": "*", "Resource": "*"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [policy]})
        iam.put_user_policy(UserName="u", PolicyName="all", PolicyDocument=document)
        key = iam.create_access_key(UserName="u")["AccessKey"]
        keys = {
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        }
        wrong = {**keys, "AWS_SECRET_ACCESS_KEY": "wrong"}
        runtime = self.start_runtime()
        self.start_function(runtime, keys)
        self.check_signatures(True)
        program = [SENDER, "--endpoint-url", self.endpoint]
        for variables, code in ((keys, 0), (wrong, 1)):
            environment = {**os.environ, **KEYS, **variables, "AWS_REGION": REGION}
            result = subprocess.run(
                program, env=environment, capture_output=True, text=True, check=False
            )
            self.assertEqual(result.returncode, code, result.stderr)
        self.assertIn("403", result.stderr)
        odd = ["plain", "tilde~", "a//b", "a.b-c_d"]
        events = [
            self.event(
                "shardId-000000000000",
                {
                    **ANY_RECORD,
                    "SequenceNumber": str(number),
                    "Data": json.dumps({"id": one}).encode(),
                },
            )
            for number, one in enumerate(odd)
        ]
        answer = runtime.invoke(events)
        self.check_signatures(False)
        self.assertEqual(answer, {"batchItemFailures": []})
        self.assertEqual(set(self.keys()), {f"data/{one}.json" for one in odd})

    def test_what_the_boto3_sender_sends_lands(self):
        program = [sys.executable, str(PIPELINE / "send_mock_data.py")]
        code, text = self.send(program, "--count", "100", "--verify", BUCKET)
        self.assertEqual(code, 0, text)
        self.assertIn("sent 100 · landed 100 · put aside 0 · missing 0", text)

    def test_records_at_fault_are_put_aside_and_odd_ids_are_stored(self):
        ids = ["a b+c", "Straße/1", "100%", "tilde~", "q?x=1&y#z"]
        datas = ["not json", *(json.dumps({"id": one}) for one in ids)]
        for data in datas:
            self.client("kinesis").put_record(
                StreamName=STREAM, PartitionKey="k", Data=data.encode()
            )
        self.deliver()
        keys = self.keys()
        stored = {key for key in keys if key.startswith("data/")}
        self.assertEqual(stored, {f"data/{one}.json" for one in ids})
        (aside,) = [key for key in keys if key.startswith(f"failed/{STREAM}/shardId-")]
        content = json.loads(self.client("s3").get_object(Bucket=BUCKET, Key=aside)["Body"].read())
        self.assertEqual(base64.b64decode(content["data"]), b"not json")

    def test_a_bucket_that_is_gone_is_an_item_failure_and_logged(self):
        record = {**ANY_RECORD, "SequenceNumber": "7", "Data": b'{"id":1}'}
        self.client("s3").delete_bucket(Bucket=BUCKET)
        answer = self.runtime.invoke([self.event("shardId-000000000000", record)])
        self.client("s3").create_bucket(Bucket=BUCKET)
        self.assertEqual(answer, {"batchItemFailures": [{"itemIdentifier": "7"}]})
        self.function.kill()
        lines = [json.loads(line) for line in self.function.stdout]
        self.assertEqual(lines[0]["message"], "ready")
        (failure,) = [line for line in lines if "code" in line]
        self.assertEqual((failure["level"], failure["code"]), ("ERROR", "NoSuchBucket"))


if __name__ == "__main__":
    unittest.main()
