"""The Boto3 sender against stubbed services: no test reaches beyond this process."""

from __future__ import annotations

import base64
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import boto3
from botocore.exceptions import ClientError, EndpointConnectionError
from botocore.response import StreamingBody
from botocore.stub import ANY, Stubber

PIPELINE = pathlib.Path(__file__).resolve().parent.parent


def load():
    """Imports the script, which is no package."""
    spec = importlib.util.spec_from_file_location("send_mock_data", PIPELINE / "send_mock_data.py")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by its name.
    with mock.patch.dict("sys.modules", {"send_mock_data": module}):
        spec.loader.exec_module(module)
    return module


sender = load()
KEYS = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "secret"}


def client(service):
    return boto3.client(service, region_name="us-east-1", **KEYS)


def stored(number):
    return {"SequenceNumber": str(number), "ShardId": "shardId-000000000000"}


def refused():
    return {"ErrorCode": "ProvisionedThroughputExceededException", "ErrorMessage": "Rate exceeded"}


def body(content):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return {"Body": StreamingBody(io.BytesIO(raw), len(raw))}


def expected(record_id="a", number=10, record=None):
    return sender.Sent(record or {"id": record_id}, "shardId-000000000000", number, 0.0)


class Records(unittest.TestCase):
    def test_the_same_seed_makes_the_same_records(self):
        make = lambda seed: [sender.random_record(sender.random.Random(seed)) for _ in range(3)]
        self.assertEqual(make(1), make(1))
        self.assertNotEqual(make(1), make(2))

    def test_an_entry_is_base64_of_json_under_its_id(self):
        record = sender.random_record(sender.random.Random(1))
        entry = sender.entry(record)
        self.assertEqual(json.loads(base64.b64decode(entry["Data"])), record)
        self.assertEqual(entry["PartitionKey"], record["id"])

    def test_batches_stay_within_the_limit_of_a_call(self):
        sizes = [len(batch) for batch in sender.batches([{}] * 1001)]
        self.assertEqual(sizes, [500, 500, 1])


class Sending(unittest.TestCase):
    def test_only_refused_entries_are_sent_again(self):
        records = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
        kinesis = client("kinesis")
        with Stubber(kinesis) as stub, mock.patch.object(sender.time, "sleep"):
            stub.add_response(
                "put_records",
                {"FailedRecordCount": 1, "Records": [stored(1), refused(), stored(2)]},
                {"StreamName": "s", "Records": [sender.entry(record) for record in records]},
            )
            stub.add_response(
                "put_records",
                {"Records": [stored(3)]},
                {"StreamName": "s", "Records": [sender.entry(records[1])]},
            )
            sent = sender.send_batch(kinesis, "s", records)
            stub.assert_no_pending_responses()
        self.assertEqual([one.record["id"] for one in sent], ["a", "c", "b"])

    def test_a_stream_that_takes_nothing_is_given_up(self):
        kinesis = client("kinesis")
        err = io.StringIO()
        with Stubber(kinesis) as stub, mock.patch.object(sender.time, "sleep"), mock.patch(
            "sys.stderr", err
        ):
            for _ in range(sender.FRUITLESS_CALLS_MAX + 1):
                answer = {"FailedRecordCount": 1, "Records": [refused()]}
                stub.add_response("put_records", answer, {"StreamName": "s", "Records": ANY})
            self.assertEqual(sender.send_batch(kinesis, "s", [{"id": "a"}]), [])
            stub.assert_no_pending_responses()
        self.assertEqual(err.getvalue(), f"  refused 1: {refused()['ErrorCode']}: Rate exceeded\n")


    def test_what_is_sent_already_is_told_before_a_failure(self):
        kinesis, err = client("kinesis"), io.StringIO()
        with Stubber(kinesis) as stub, mock.patch("sys.stderr", err):
            answer = {"Records": [stored(number) for number in range(1, 501)]}
            stub.add_response("put_records", answer, {"StreamName": "s", "Records": ANY})
            stub.add_client_error("put_records", "ExpiredTokenException", http_status_code=400)
            with self.assertRaises(ClientError):
                sender.send(kinesis, "s", [{"id": str(number)} for number in range(501)])
        self.assertEqual(err.getvalue(), "500 records are in s, and then:\n")


class Verifying(unittest.TestCase):
    def look(self, *answers):
        s3 = client("s3")
        options = sender.parse(["--verify", "b", "--stream", "s"])
        with Stubber(s3) as stub:
            for key, answer in answers:
                if answer is None:
                    stub.add_client_error("get_object", "NoSuchKey", http_status_code=404)
                else:
                    stub.add_response("get_object", body(answer), {"Bucket": "b", "Key": key})
            place = sender.look(s3, options, expected())
            stub.assert_no_pending_responses()
        return place

    def test_a_record_lands_with_its_content_and_number_or_a_larger_one(self):
        for number in (10, 11):
            content = {"record": {"id": "a"}, "sequenceNumber": str(number)}
            self.assertEqual(self.look(("data/a.json", content)), "data/a.json")

    def test_another_content_or_an_older_number_has_not_landed(self):
        for content in (
            {"record": {"id": "a", "x": 1}, "sequenceNumber": "10"},
            {"record": {"id": "a"}, "sequenceNumber": "9"},
            {"id": "a"},
            b"not JSON",
        ):
            self.assertIsNone(self.look(("data/a.json", content)))

    def test_a_record_that_was_put_aside_is_found_there(self):
        aside = "failed/s/shardId-000000000000/10.json"
        self.assertEqual(self.look(("data/a.json", None), (aside, {"reason": "x"})), aside)
        self.assertIsNone(self.look(("data/a.json", None), (aside, None)))

    def test_the_search_ends_when_nothing_lands_any_more(self):
        options = sender.parse(["--verify", "b", "--verify-timeout", "1"])
        clock = iter(range(1000))
        places = {"a": "data/a.json", "b": None, "c": "failed/c"}
        with mock.patch.object(sender.time, "sleep"), mock.patch.object(
            sender.time, "monotonic", lambda: float(next(clock))
        ), mock.patch.object(sender, "look", lambda _, __, one: places[one.record["id"]]):
            found = sender.verify(None, [expected(name) for name in "abc"], options)
        self.assertEqual((len(found.latencies), found.put_aside), (1, ["failed/c"]))
        self.assertEqual(found.missing, ["b"])


class Program(unittest.TestCase):
    """The whole program, without credentials or network."""

    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        environment = {"HOME": home.name, "AWS_EC2_METADATA_DISABLED": "true"}
        patch = mock.patch.dict(os.environ, environment, clear=True)
        patch.start()
        self.addCleanup(patch.stop)
        boto3.DEFAULT_SESSION = None

    def main(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = sender.main(list(arguments))
        return code, out.getvalue(), err.getvalue()

    def test_without_credentials_it_is_one_sentence_and_one(self):
        code, out, err = self.main("--region", "eu-west-1")
        self.assertEqual((code, out), (1, ""))
        self.assertRegex(err, r"\ANo AWS credentials found: [^\n]+\.\n\Z")

    def test_without_a_region_the_default_is_taken_with_a_notice(self):
        _, _, err = self.main()
        self.assertIn("No region is configured; taking us-east-1.", err)
        os.environ["AWS_REGION"] = "eu-west-1"
        self.assertNotIn("No region", self.main()[2])

    def sending(self, error=None, missing=()):
        os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY="secret")
        with mock.patch.object(sender, "send_batch") as send_batch, mock.patch.object(
            sender, "verify", return_value=sender.Verification(missing=list(missing))
        ):
            send_batch.side_effect = error or (
                lambda _, __, records: [expected(record=record) for record in records]
            )
            return self.main("--region", "eu-west-1", *(["--verify", "b"] if missing else []))

    def test_without_arguments_a_hundred_records_go_to_the_briefs_stream(self):
        code, out, _ = self.sending()
        self.assertEqual(code, 0)
        self.assertRegex(out, r"\ASent 100 records to kinesis-stream-hw-03 in .*, 0 failed\.")

    def test_without_the_stream_it_is_one_sentence_and_one(self):
        answer = {"Error": {"Code": "ResourceNotFoundException", "Message": "Stream x not found"}}
        code, _, err = self.sending(sender.ClientError(answer, "PutRecords"))
        self.assertEqual(code, 1)
        self.assertRegex(err, r"\AThere is no active stream kinesis-stream-hw-03 [^\n]+\.\n\Z")

    def test_a_service_that_is_not_reached_is_told_once_while_it_is_tried_again(self):
        os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY="secret")
        error = EndpointConnectionError(endpoint_url="http://127.0.0.1:9/")
        # Nothing is sent: what would be is answered by the error, and the pauses are none.
        with mock.patch(
            "botocore.httpsession.URLLib3Session.send", side_effect=error
        ) as send, mock.patch("time.sleep"):
            code, out, err = self.main("--region", "eu-west-1")
        self.assertEqual((code, out), (1, ""))
        self.assertGreater(send.call_count, 2)
        first = 'Could not connect to the endpoint URL: "http://127.0.0.1:9/"'
        self.assertEqual(err, f"{first}; trying again.\n{first}\n")

    def test_a_missing_record_is_named_and_one(self):
        code, out, _ = self.sending(missing=["order-1"])
        self.assertEqual(code, 1)
        self.assertIn("missing 1\n  missing: order-1", out)


class Numbers(unittest.TestCase):
    def test_percentiles_are_nearest_ranks(self):
        text = sender.percentiles(number / 1000 for number in range(100, 0, -1))
        self.assertEqual(text, "p50 50.0 ms · p90 90.0 ms · p99 99.0 ms · max 100.0 ms")
        self.assertEqual(sender.percentiles([]), "no latencies")


if __name__ == "__main__":
    unittest.main()
