"""Reads the answers that `cargo run -p model --example replies` prints with botocore's parsers
and compares what they find with what was written. Exits 1 if anything differs."""

import base64
import datetime
import json
import sys

import botocore.loaders
import botocore.model
import botocore.parsers

PARSERS = {
    "AwsJson10": "json",
    "AwsJson11": "json",
    "Query": "query",
    "RpcV2Cbor": "smithy-rpc-v2-cbor",
    "RestJson": "rest-json",
    "RestXml": "rest-xml",
}
NAMES = {"monitoring": "cloudwatch"}


def plain(value):
    if isinstance(value, datetime.datetime):
        return round(value.timestamp(), 3)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def main():
    loader, models, checked, failures = botocore.loaders.Loader(), {}, 0, 0
    for line in sys.stdin:
        case = json.loads(line)
        parser = PARSERS.get(case["protocol"])
        if parser is None:
            continue
        service = NAMES.get(case["service"], case["service"])
        if service not in models:
            version = loader.determine_latest_version(service, "service-2")
            facts = loader.load_data(f"{service}/{version}/service-2")
            models[service] = botocore.model.ServiceModel(facts, service)
        shape = models[service].operation_model(case["operation"]).output_shape
        response = {
            "status_code": case["status"],
            "headers": botocore.compat.HTTPHeaders.from_dict(case["headers"]),
            "body": base64.b64decode(case["body"]),
        }
        members = shape.members if shape else {}
        # Bodies that are neither text nor a document are none of the parser's business.
        payload = members.get(shape.serialization.get("payload")) if shape else None
        if payload is not None and payload.type_name == "blob":
            continue
        if any(member.serialization.get("eventstream") for member in members.values()):
            continue
        found = plain(botocore.parsers.create_parser(parser).parse(response, shape))
        metadata = found.pop("ResponseMetadata")
        expected = case["output"]
        for member, target in members.items():
            if target.serialization.get("location") == "statusCode":
                expected[member] = case["status"]
        # botocore reads this document not in its parser but in a handler of its own.
        if case["operation"] == "GetBucketLocation":
            continue
        checked += 1
        # Its RPC v2 parser passes over the headers of an answer without a body.
        identified = metadata.get("RequestId") or not case["body"]
        if found != expected or not identified:
            failures += 1
            print(f"{service}:{case['operation']} as {case['protocol']}\n  found    {found}\n  expected {expected}")
    print(f"{checked} answers checked, {failures} differ")
    return 1 if failures or not checked else 0


sys.exit(main())
