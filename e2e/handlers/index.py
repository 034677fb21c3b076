"""The pipeline's function in Python: the same objects as the one in Rust, by Boto3."""

import base64
import datetime
import json
import os
import re
import unicodedata

import boto3
from botocore.exceptions import ClientError

BUCKET, FAILURE_PREFIX = os.environ["BUCKET_NAME"], os.environ["FAILURE_PREFIX"]
KPL_MAGIC = b"\xf3\x89\x9a\xc2"
KEY_BYTES_MAX = 1024
ROUNDS_MAX = 16
s3 = boto3.client("s3")


class RecordFault(Exception):
    """A record that cannot be stored, whatever the bucket says."""


class Integer(str):
    """An integer, as it was written."""


def parse(text):
    """The outermost object's members as pairs; other values as they are."""

    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    return json.loads(
        text, object_pairs_hook=list, parse_int=Integer, parse_constant=refuse, parse_float=float
    )


def decode(data):
    """The id and the text of a record: JSON, or base64 of JSON."""
    if data.startswith(KPL_MAGIC):
        raise RecordFault(
            "the data is an aggregate of the Kinesis Producer Library, which is not taken apart"
        )
    try:
        text = data.decode()
        value = parse(text)
    except ValueError as as_json:
        try:
            compact = b"".join(data.split()).rstrip(b"=")
            padded = compact + b"=" * (-len(compact) % 4)
            text = base64.b64decode(padded, validate=True).decode()
            value = parse(text)
        except ValueError:
            words = f"the data is neither JSON nor base64 of JSON: {as_json}"
            raise RecordFault(words) from None
    text = text.strip(" \t\r\n")
    if not text.startswith("{"):
        raise RecordFault("the data is JSON but not an object")
    ids = [value for name, value in value if name == "id"]
    if len(ids) > 1:
        raise RecordFault("the object has more than one id")
    if not ids or ids[0] is None:
        raise RecordFault("the object has no id")
    if not isinstance(ids[0], str):
        raise RecordFault("the id is neither a string nor an integer")
    return "0" if isinstance(ids[0], Integer) and ids[0] == "-0" else str(ids[0]), text


def data_key(identity):
    """The key of the object for an id."""
    if not identity:
        raise RecordFault("the id is empty")
    if identity.startswith("/"):
        raise RecordFault("the id begins with a slash")
    for character in identity:
        if unicodedata.category(character) == "Cc":
            raise RecordFault(f"the id has the control character U+{ord(character):04X}")
    for segment in (".", ".."):
        if segment in identity.split("/"):
            raise RecordFault(f'the id has the path segment "{segment}"')
    key = f"data/{identity}.json"
    length = len(key.encode())
    if length > KEY_BYTES_MAX:
        raise RecordFault(
            f"the id makes a key of {length} bytes, and {KEY_BYTES_MAX} is the most that S3 takes"
        )
    return key


def text_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def position(record):
    """Where and when a record entered the stream."""
    kinesis = record["kinesis"]
    millis = round(kinesis["approximateArrivalTimestamp"] * 1000)
    time = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=millis)
    return {
        "stream": record["eventSourceARN"].partition(":stream/")[2].partition("/")[0],
        "shard": record["eventID"].partition(":")[0],
        "partitionKey": kinesis["partitionKey"],
        "sequenceNumber": kinesis["sequenceNumber"],
        "arrivalTime": time.isoformat(timespec="milliseconds") + "Z",
    }


def is_newer(one, other):
    """Whether one position is newer than another."""
    sequences = int(one["sequenceNumber"]), int(other["sequenceNumber"])
    if (one["stream"], one["partitionKey"]) == (other["stream"], other["partitionKey"]):
        return sequences[0] > sequences[1]
    return (one["arrivalTime"], sequences[0]) > (other["arrivalTime"], sequences[1])


def stored_position(body):
    """Where a stored object comes from; none where this function did not write it."""
    try:
        stored = json.loads(body)
        names = ("stream", "shard", "partitionKey", "sequenceNumber", "arrivalTime")
        is_own = all(isinstance(stored[name], str) for name in names)
        return stored if is_own and re.fullmatch("[0-9]+", stored["sequenceNumber"]) else None
    except (ValueError, KeyError, TypeError):
        return None


def write(key, place, body):
    """Writes an object, unless it or a newer one is there."""
    condition = {"IfNoneMatch": "*"}
    for _ in range(ROUNDS_MAX):
        try:
            s3.put_object(Bucket=BUCKET, Key=key, Body=body, ContentType="application/json", **condition)
            return
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            if status not in (404, 409, 412):
                raise
        try:
            existing = s3.get_object(Bucket=BUCKET, Key=key)
        except s3.exceptions.NoSuchKey:
            condition = {"IfNoneMatch": "*"}
            continue
        stored = stored_position(existing["Body"].read())
        if stored is not None and not is_newer(place, stored):
            return
        condition = {"IfMatch": existing["ETag"]}
    raise RuntimeError("other writers of the object came in between")


def process(record):
    """Stores one record, or puts it aside."""
    place = position(record)
    members = text_of(place)[1:]
    try:
        identity, text = decode(base64.b64decode(record["kinesis"]["data"]))
        key = data_key(identity)
    except RecordFault as fault:
        key = f"{FAILURE_PREFIX}{place['stream']}/{place['shard']}/{place['sequenceNumber']}.json"
        reason, data = text_of(str(fault)), text_of(record["kinesis"]["data"])
        body = f'{{"reason":{reason},"data":{data},{members}'
        s3.put_object(Bucket=BUCKET, Key=key, Body=body.encode(), ContentType="application/json")
        return
    write(key, place, f'{{"id":{text_of(identity)},"record":{text},{members}'.encode())


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            process(record)
        except Exception as error:  # The store's, whichever: that record is delivered again.
            sequence = record["kinesis"]["sequenceNumber"]
            print("not stored:", sequence, error)
            failures.append({"itemIdentifier": sequence})
    return {"batchItemFailures": failures}
