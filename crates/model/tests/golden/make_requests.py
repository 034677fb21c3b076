"""Writes requests.jsonl: a request of every operation with generated types, as botocore's own
serializers write it, with the parameters that went in. Needs botocore 1.43.11."""

import base64
import datetime
import json
import pathlib
import urllib.parse

import botocore
import botocore.loaders
import botocore.model
import botocore.serialize

HERE = pathlib.Path(__file__).parent
SELECTION = json.loads((HERE / "../../../../models/selection.json").read_text())
PROTOCOLS = {
    "kinesis": ["json"],
    "lambda": ["rest-json"],
    "s3": ["rest-xml"],
    "cloudformation": ["query"],
    "iam": ["query"],
    "sts": ["query"],
    "cloudwatch": ["json", "query", "smithy-rpc-v2-cbor"],
    "logs": ["json"],
    "sqs": ["json"],
    "sns": ["query"],
}
TIME = datetime.datetime(2018, 1, 9, 20, 51, 21, tzinfo=datetime.timezone.utc)


def sample(shape, name):
    """A value of the shape for botocore, and the same as plain JSON."""
    kind = shape.type_name
    if kind == "string":
        text = shape.enum[0] if shape.enum else f"{name} & <1>"
        return text, text
    if kind in ("integer", "long"):
        return 7, 7
    if kind in ("float", "double"):
        return 1.5, 1.5
    if kind == "boolean":
        return True, True
    if kind == "timestamp":
        return TIME, TIME.timestamp()
    if kind == "blob":
        data = b"\x00\xffblob"
        return data, base64.b64encode(data).decode()
    if kind == "list":
        pairs = [sample(shape.member, f"{name}{i}") for i in (1, 2)]
        return [p[0] for p in pairs], [p[1] for p in pairs]
    if kind == "map":
        pairs = {f"k{i}": sample(shape.value, f"{name}{i}") for i in (1, 2)}
        return {k: p[0] for k, p in pairs.items()}, {k: p[1] for k, p in pairs.items()}
    given, plain = {}, {}
    for member, target in shape.members.items():
        if target.serialization.get("streaming"):
            continue
        given[member], plain[member] = sample(target, member)
    return given, plain


def main():
    assert botocore.__version__ == "1.43.11", botocore.__version__
    loader = botocore.loaders.Loader()
    with open(HERE / "requests.jsonl", "w", encoding="utf-8") as out:
        for service, protocols in PROTOCOLS.items():
            # Without the extras that botocore lays over the models it publishes.
            version = loader.determine_latest_version(service, "service-2")
            facts = loader.load_data(f"{service}/{version}/service-2")
            model = botocore.model.ServiceModel(facts, service)
            chosen = SELECTION[service]["operations"]
            for name in model.operation_names if chosen == "all" else chosen:
                operation = model.operation_model(name)
                given, plain = sample(operation.input_shape, name) if operation.input_shape else ({}, {})
                for protocol in protocols:
                    serializer = botocore.serialize.create_serializer(protocol, False)
                    request = serializer.serialize_to_request(given, operation)
                    query = request["query_string"]
                    if not isinstance(query, str):
                        query = urllib.parse.urlencode(query, doseq=True)
                    body = request["body"]
                    if isinstance(body, dict):
                        body = urllib.parse.urlencode(body, doseq=True)
                    if isinstance(body, str):
                        body = body.encode()
                    path = request["url_path"]
                    if query:
                        path += ("&" if "?" in path else "?") + query
                    line = {
                        "service": model.signing_name,
                        "operation": name,
                        "protocol": protocol,
                        "method": request["method"],
                        "uri": path,
                        "headers": {k.lower(): str(v) for k, v in request["headers"].items()},
                        "body": base64.b64encode(body or b"").decode(),
                        "input": plain,
                    }
                    out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")


main()
