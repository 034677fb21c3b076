"""What Lambda refuses of functions, tags, events and pages, by Boto3, and what rights it asks for."""

from __future__ import annotations

import base64
import json
from typing import Any, Callable


from engine import ACCOUNT, Engine
from functions import TRUST, deploy, role_arn
from pipeline import packed
from refusals import refusal
from test_runtimes import python_runtime
from waiting import poll_equal

ZIP = packed({"index.py": b"def handler(event, context): return event"})
CONTEXT = "def handler(event, context): return context.client_context.custom"
ARN = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function"
INVALID = (400, "InvalidParameterValueException")


def wanted(engine: Engine, name: str, **options: Any) -> dict[str, Any]:
    """The arguments of a CreateFunction that is fine."""
    return {
        "FunctionName": name,
        "Runtime": python_runtime(),
        "Handler": "index.handler",
        "Role": role_arn(engine),
        "Code": {"ZipFile": ZIP},
        **options,
    }


def user(engine: Engine, name: str, *actions: str) -> Any:
    """A client of a user who may do this, and pass roles."""
    iam = engine.client("iam")
    iam.create_user(UserName=name)
    allow(engine, name, *actions)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return engine.client("lambda", key["AccessKeyId"], key["SecretAccessKey"])


def allow(engine: Engine, name: str, *actions: str) -> None:
    """What the user may do from now on."""
    statement = {"Effect": "Allow", "Action": ["iam:PassRole", *actions], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": statement})
    engine.client("iam").put_user_policy(UserName=name, PolicyName="p", PolicyDocument=document)


def test_tags_are_a_right_of_their_own(engine: Engine) -> None:
    role_arn(engine)
    maker = user(engine, "maker", "lambda:CreateFunction", "lambda:GetFunction")
    tagged = wanted(engine, "tagged", Tags={"team": "mill"})
    status, code, message = refusal(maker.create_function, **tagged)
    assert (status, code) == (403, "AccessDeniedException")
    assert "lambda:TagResource" in message
    maker.create_function(**wanted(engine, "untagged"))
    allow(engine, "maker", "lambda:CreateFunction", "lambda:GetFunction", "lambda:TagResource")
    maker.create_function(**tagged)
    assert "Tags" not in maker.get_function(FunctionName="tagged")
    allow(engine, "maker", "lambda:GetFunction", "lambda:ListTags")
    assert maker.get_function(FunctionName="tagged")["Tags"] == {"team": "mill"}


def test_a_mapping_with_tags_needs_the_right_to_tag(engine: Engine) -> None:
    deploy(engine, "mapped", python_runtime(), "index.handler", {"index.py": CONTEXT})
    maker = user(engine, "mapper", "lambda:CreateEventSourceMapping")
    stream = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/none"
    mapping = {
        "FunctionName": "mapped",
        "EventSourceArn": stream,
        "StartingPosition": "LATEST",
        "Tags": {"a": "b"},
    }
    status, code, message = refusal(maker.create_event_source_mapping, **mapping)
    assert (status, code) == (403, "AccessDeniedException")
    assert "lambda:TagResource" in message
    allow(engine, "mapper", "lambda:CreateEventSourceMapping", "lambda:TagResource")
    missing = refusal(maker.create_event_source_mapping, **mapping)
    assert missing == (*INVALID, f"Stream not found: {stream}")
    mapping["Tags"] = {"aws:a": "b"}
    engine.client("kinesis").create_stream(StreamName="none", ShardCount=1)
    assert refusal(engine.client("lambda").create_event_source_mapping, **mapping)[:2] == INVALID


def test_policies_see_the_tags_of_functions_and_mappings(engine: Engine) -> None:
    root, iam = engine.client("lambda"), engine.client("iam")
    role = iam.create_role(RoleName="reads-streams", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.attach_role_policy(
        RoleName="reads-streams",
        PolicyArn="arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole",
    )
    root.create_function(**wanted(engine, "prod", Tags={"env": "prod"}))
    root.create_function(
        **wanted(engine, "dev", Tags={"env": "dev"}, Role=role["Role"]["Arn"])
    )
    stream = engine.client("kinesis")
    stream.create_stream(StreamName="tagged-source", ShardCount=1)
    stream.get_waiter("stream_exists").wait(StreamName="tagged-source")
    source = stream.describe_stream_summary(StreamName="tagged-source")
    mapping = root.create_event_source_mapping(
        FunctionName="dev",
        EventSourceArn=source["StreamDescriptionSummary"]["StreamARN"],
        StartingPosition="LATEST",
        Enabled=False,
        Tags={"env": "prod"},
    )
    client = user(engine, "tag-bound", "lambda:*")
    deny = {
        "Effect": "Deny",
        "Action": "lambda:*",
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:ResourceTag/env": "prod"}},
    }
    bring = {
        "Effect": "Deny",
        "Action": "lambda:*",
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:RequestTag/env": "prod"}},
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [deny, bring]})
    iam.put_user_policy(UserName="tag-bound", PolicyName="deny", PolicyDocument=document)
    denied = (403, "AccessDeniedException")
    for call, arguments in (
        (client.get_function, {"FunctionName": "prod"}),
        (client.invoke, {"FunctionName": "prod:$LATEST"}),
        (client.list_tags, {"Resource": f"{ARN}:prod"}),
        (client.get_event_source_mapping, {"UUID": mapping["UUID"]}),
        (client.list_tags, {"Resource": mapping["EventSourceMappingArn"]}),
        (client.tag_resource, {"Resource": f"{ARN}:dev", "Tags": {"env": "prod"}}),
        (client.create_function, wanted(engine, "more", Tags={"env": "prod"})),
    ):
        assert refusal(call, **arguments)[:2] == denied, arguments
    assert client.get_function(FunctionName="dev")["Tags"] == {"env": "dev"}
    client.tag_resource(Resource=f"{ARN}:dev", Tags={"env": "test"})


def test_tags_have_limits(engine: Engine) -> None:
    lambda_ = engine.client("lambda")
    lambda_.create_function(**wanted(engine, "limits"))
    resource = f"{ARN}:limits"
    assert refusal(lambda_.tag_resource, Resource=resource, Tags={}) == (
        *INVALID,
        "An error occurred and the request cannot be processed.",
    )
    for tags in ({"": "v"}, {"k" * 129: "v"}, {"k": "v" * 257}, {"aws:k": "v"}, {"AWS:k": "v"}):
        assert refusal(lambda_.tag_resource, Resource=resource, Tags=tags)[:2] == INVALID, tags
        made = wanted(engine, "never", Tags=tags)
        assert refusal(lambda_.create_function, **made)[:2] == INVALID, tags
    longest = {"ü" * 128: "ü" * 256}
    lambda_.tag_resource(Resource=resource, Tags=longest)
    assert lambda_.list_tags(Resource=resource)["Tags"] == longest


def test_runtimes_are_lambdas(engine: Engine) -> None:
    lambda_ = engine.client("lambda")
    lambda_.create_function(**wanted(engine, "runtime"))
    lambda_.get_waiter("function_active_v2").wait(FunctionName="runtime", WaiterConfig={"Delay": 1})
    retired = (
        *INVALID,
        "The runtime parameter of python3.7 is no longer supported for creating or updating AWS Lambda"
        " functions. We recommend you use a supported runtime while creating or updating functions.",
    )
    for call, arguments in (
        (lambda_.create_function, wanted(engine, "other")),
        (lambda_.update_function_configuration, {"FunctionName": "runtime"}),
    ):
        status, code, message = refusal(call, **{**arguments, "Runtime": "python9"})
        assert (status, code) == INVALID
        assert message.startswith(
            "Value python9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value"
            " set: [nodejs20.x, "
        )
        assert message.endswith("] or be a valid ARN")
        assert refusal(call, **{**arguments, "Runtime": "python3.7"}) == retired


def test_roles_are_of_the_same_account_and_there(engine: Engine) -> None:
    lambda_, iam = engine.client("lambda"), engine.client("iam")
    foreign = wanted(engine, "foreign", Role="arn:aws:iam::111122223333:role/r")
    assert refusal(lambda_.create_function, **foreign) == (
        403,
        "AccessDeniedException",
        "Cross-account pass role is not allowed.",
    )
    role = iam.create_role(RoleName="short-lived", AssumeRolePolicyDocument=json.dumps(TRUST))
    deploy(
        engine,
        "orphan",
        python_runtime(),
        "index.handler",
        {"index.py": "def handler(event, context): return event"},
        Role=role["Role"]["Arn"],
    )
    iam.delete_role(RoleName="short-lived")
    assert refusal(lambda_.invoke, FunctionName="orphan") == (
        403,
        "AccessDeniedException",
        "The role defined for the function cannot be assumed by Lambda.",
    )


def test_code_that_s3_does_not_give(engine: Engine) -> None:
    s3 = engine.client("s3")
    s3.create_bucket(Bucket="archives")
    s3.put_object(Bucket="archives", Key="code/one.zip", Body=ZIP)
    maker = user(engine, "deployer", "lambda:CreateFunction")
    made = wanted(engine, "from-s3", Code={"S3Bucket": "archives", "S3Key": "code/one.zip"})
    status, code, message = refusal(maker.create_function, **made)
    assert (status, code) == (403, "AccessDeniedException")
    assert message.startswith(
        "Your access has been denied by S3, please make sure your request credentials have permission"
        " to GetObject for archives/code/one.zip. S3 Error Code: AccessDenied. S3 Error Message: "
    )
    allow(engine, "deployer", "lambda:CreateFunction", "s3:GetObject")
    assert maker.create_function(**made)["CodeSize"] == len(ZIP)


def test_variables_that_no_process_can_have(engine: Engine) -> None:
    lambda_ = engine.client("lambda")
    variables = {"Variables": {"CUT": "before\0after"}}
    made = wanted(engine, "cut", Environment=variables)
    status, code, message = refusal(lambda_.create_function, **made)
    assert (status, code) == INVALID and "CUT" in message


def test_payloads_and_contexts(engine: Engine) -> None:
    function = deploy(engine, "told", python_runtime(), "index.handler", {"index.py": CONTEXT})
    lambda_ = engine.client("lambda")
    content = (400, "InvalidRequestContentException")
    for kind in ("RequestResponse", "Event", "DryRun"):
        status, code, message = refusal(
            lambda_.invoke, FunctionName="told", Payload=b'"\xff"', InvocationType=kind
        )
        assert (status, code) == content
        assert message.startswith("Could not parse request body into json: ")
    custom = {"lines": "one\ntwo", "spaced": " a  b ", "far": "zwölf 𝄞", "number": 1.50}
    # With line ends between its parts, which no header takes.
    context = json.dumps({"custom": custom}, indent=2).encode()
    crlf = context.replace(b"\n", b"\r\n")
    raw = json.dumps({"custom": custom}, ensure_ascii=False).encode()
    for text in (context, crlf, raw):
        encoded = base64.b64encode(text).decode()
        assert function.invoke({}, ClientContext=encoded).value == custom, text
    for text in (b"[]", b"1", b"null", b"{", b"\xff"):
        encoded = base64.b64encode(text).decode()
        assert refusal(lambda_.invoke, FunctionName="told", ClientContext=encoded) == (
            *content,
            "Client context must be a valid Base64-encoded JSON object.",
        )


def published(engine: Engine, name: str, versions: int) -> Any:
    """A function with so many versions."""
    lambda_ = engine.client("lambda")
    lambda_.create_function(**wanted(engine, name))
    for number in range(versions):
        lambda_.get_waiter("function_updated_v2").wait(
            FunctionName=name, WaiterConfig={"Delay": 1}
        )
        lambda_.update_function_configuration(FunctionName=name, Timeout=10 + number)

        def made() -> bool:
            try:
                return bool(lambda_.publish_version(FunctionName=name))
            except lambda_.exceptions.ResourceConflictException:
                return False

        poll_equal(made, True, "the version")
    return lambda_


def test_pages_of_versions_skip_nothing(engine: Engine) -> None:
    lambda_ = published(engine, "paged", 4)

    def page(**arguments: Any) -> tuple[list[str], Any]:
        answer = lambda_.list_versions_by_function(FunctionName="paged", MaxItems=2, **arguments)
        return [one["Version"] for one in answer["Versions"]], answer.get("NextMarker")

    first, marker = page()
    assert first == ["$LATEST", "1"]
    lambda_.delete_function(FunctionName="paged", Qualifier="1")
    second, marker = page(Marker=marker)
    assert second == ["2", "3"]
    assert page(Marker=marker) == (["4"], None)
    for bogus in ("1", "2", "nonsense"):
        assert refusal(page, Marker=bogus) == (*INVALID, "Invalid Marker.")
        for call in (lambda_.list_functions, lambda_.list_aliases):
            arguments = {} if call == lambda_.list_functions else {"FunctionName": "paged"}
            assert refusal(call, Marker=bogus, **arguments) == (*INVALID, "Invalid Marker.")
    size = lambda_.get_account_settings()["AccountUsage"]["TotalCodeSize"]
    lambda_.delete_function(FunctionName="paged")
    after = lambda_.get_account_settings()["AccountUsage"]["TotalCodeSize"]
    assert size - after == 4 * len(ZIP)


def test_functions_with_all_versions_come_in_pages_as_long_as_asked_for(
    start_engine: Callable[..., Engine],
) -> None:
    engine = start_engine()
    for name, versions in (("a", 3), ("b", 0), ("c", 1)):
        lambda_ = published(engine, name, versions)
    everything = ["a:$LATEST", "a:1", "a:2", "a:3", "b:$LATEST", "c:$LATEST", "c:1"]
    for size in range(1, 9):
        pages = lambda_.get_paginator("list_functions").paginate(
            FunctionVersion="ALL", PaginationConfig={"PageSize": size}
        )
        pages = [[one["FunctionArn"].split("function:")[1] for one in page["Functions"]] for page in pages]
        assert [one for page in pages for one in page] == everything
        assert all(len(page) == size for page in pages[:-1]) and len(pages[-1]) <= size
    pages = lambda_.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2})
    names = [[one["FunctionName"] for one in page["Functions"]] for page in pages]
    assert names == [["a", "b"], ["c"]]


def test_mappings_are_found_by_the_name_of_an_alias_that_is_gone(engine: Engine) -> None:
    may = {"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"}
    lambda_, kinesis = engine.client("lambda"), engine.client("kinesis")
    made = wanted(engine, "my-function", Role=role_arn(engine, may, name="reads"), Publish=True)
    lambda_.create_function(**made)
    lambda_.create_alias(FunctionName="my-function", Name="live", FunctionVersion="1")
    kinesis.create_stream(StreamName="read", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="read", WaiterConfig={"Delay": 1})
    mapping = lambda_.create_event_source_mapping(
        FunctionName="my-function:live",
        EventSourceArn=f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/read",
        StartingPosition="LATEST",
    )
    assert mapping["FunctionArn"] == f"{ARN}:my-function:live"

    def found(name: str) -> list[str]:
        answer = lambda_.list_event_source_mappings(FunctionName=name)
        return [one["UUID"] for one in answer["EventSourceMappings"]]

    names = [
        "my-function:live",
        f"{ACCOUNT}:function:my-function:live",
        f"us-east-1:{ACCOUNT}:function:my-function:live",
        f"{ARN}:my-function:live",
    ]
    for name in names:
        assert found(name) == [mapping["UUID"]], name
    lambda_.delete_alias(FunctionName="my-function", Name="live")
    for name in names:
        assert found(name) == [mapping["UUID"]], name
    assert found("my-function") == found("my-function:other") == []
    shown = lambda_.get_function(FunctionName=f"us-east-1:{ACCOUNT}:function:my-function")
    assert shown["Configuration"]["FunctionName"] == "my-function"
