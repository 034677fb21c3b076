"""The template: linters, exact permissions, and a second implementation of CloudFormation.

Needs the packages of requirements.txt. The second implementation is moto, inside this process.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile
from unittest import mock

import boto3
import moto
from moto.awslambda.exceptions import UnknownFunctionException
from moto.awslambda.models import lambda_backends
from moto.core.common_models import CloudFormationModel

PIPELINE = pathlib.Path(__file__).resolve().parent.parent
TEMPLATE = PIPELINE / "kinesis-lambda-s3-template.json"
BODY_BYTES_MAX = 51_200
# cfn-lint is no module that `python -m` could start.
CFN_LINT = "import sys; from cfnlint.runner import main; sys.exit(main())"
# What moto 5.2.1 passes over with a warning: its CloudFormation knows no alarms.
NOT_IN_MOTO = {
    "IteratorAgeAlarm",
    "FunctionErrorsAlarm",
    "WriteThrottlingAlarm",
    "NoInvocationsAlarm",
}
REGION = "us-east-1"
STREAM = "kinesis-stream-hw-03"
BUCKET = "s3-bucket-assignment-01"
STACK = "KinesisLambdaS3Stack"

# Every action of the role, with the resources it is for.
STREAM_ARN = "arn:aws:kinesis:us-east-1:123456789012:stream/kinesis-stream-hw-03"
LOGS_ARN = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/KinesisLambdaS3Stack:*"
BUCKET_ARN = f"arn:aws:s3:::{BUCKET}"
GRANTS = {
    ("kinesis:DescribeStream", STREAM_ARN),
    ("kinesis:DescribeStreamSummary", STREAM_ARN),
    ("kinesis:GetRecords", STREAM_ARN),
    ("kinesis:GetShardIterator", STREAM_ARN),
    ("kinesis:ListShards", STREAM_ARN),
    ("kinesis:ListStreams", "*"),
    ("s3:GetObject", f"{BUCKET_ARN}/data/*"),
    ("s3:PutObject", f"{BUCKET_ARN}/data/*"),
    ("s3:PutObject", f"{BUCKET_ARN}/failed/*"),
    ("s3:PutObject", f"{BUCKET_ARN}/aws/lambda/*"),
    ("s3:ListBucket", BUCKET_ARN),
    ("logs:CreateLogStream", LOGS_ARN),
    ("logs:PutLogEvents", LOGS_ARN),
}
# What the second implementation resolves the template's intrinsic functions to.
KNOWN = {
    "Stream.Arn": STREAM_ARN,
    "FunctionLogGroup.Arn": LOGS_ARN,
    "AWS::Partition": "aws",
    "BucketName": BUCKET,
    "FailurePrefix": "failed/",
}


def body() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


def template() -> dict:
    return json.loads(body())


def resolve(value):
    """Resolves the few intrinsic functions that the role uses."""
    if isinstance(value, list):
        return [resolve(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "Fn::GetAtt" in value:
        return KNOWN[".".join(value["Fn::GetAtt"])]
    if "Fn::Sub" in value:
        return re.sub(r"\$\{([^}]+)\}", lambda match: KNOWN[match[1]], value["Fn::Sub"])
    return {key: resolve(one) for key, one in value.items()}


def as_list(value) -> list:
    return value if isinstance(value, list) else [value]


def role_policies() -> list[dict]:
    role = template()["Resources"]["FunctionRole"]["Properties"]
    return [policy["PolicyDocument"] for policy in resolve(role["Policies"])]


class Text(unittest.TestCase):
    def test_it_fits_into_a_request(self):
        self.assertLess(len(body().encode()), BODY_BYTES_MAX)

    def test_capability_iam_suffices(self):
        for name, resource in template()["Resources"].items():
            if resource["Type"].startswith("AWS::IAM::"):
                named = {"RoleName", "PolicyName", "ManagedPolicyName"} & set(resource["Properties"])
                self.assertFalse(named, f"{name} has a name: CAPABILITY_NAMED_IAM would be asked for")

    def test_only_stream_and_bucket_must_be_given(self):
        required = {name for name, one in template()["Parameters"].items() if "Default" not in one}
        self.assertEqual(required, {"StreamName", "BucketName"})

    def test_defaults_satisfy_their_own_patterns(self):
        for name, one in template()["Parameters"].items():
            if "AllowedPattern" in one and "Default" in one:
                self.assertRegex(one["Default"], one["AllowedPattern"], name)

    def test_the_live_version_is_latest_or_a_number(self):
        pattern = template()["Parameters"]["LiveVersion"]["AllowedPattern"]
        for version in ("$LATEST", "1", "120"):
            self.assertRegex(version, pattern)
        for other in ("", "latest", "LATEST", "1.2", "live", "$LATEST1"):
            self.assertNotRegex(other, pattern)

    def test_the_stream_is_processed_by_the_alias(self):
        resources = template()["Resources"]
        mapping = resources["StreamToFunction"]["Properties"]
        self.assertEqual(mapping["FunctionName"], {"Ref": "LiveAlias"})
        alias = resources["LiveAlias"]["Properties"]
        self.assertEqual(alias["FunctionVersion"], {"Ref": "LiveVersion"})

    def test_every_parameter_is_in_a_group(self):
        groups = template()["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
        grouped = [name for group in groups for name in group["Parameters"]]
        self.assertEqual(sorted(grouped), sorted(template()["Parameters"]))

    def test_the_dashboard_is_json(self):
        widgets = json.loads(
            template()["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
        )["widgets"]
        self.assertEqual(len(widgets), 6)


def metrics_of(alarm):
    """What an alarm watches: one metric, or those of its expression."""
    if "Metrics" not in alarm:
        return [alarm]
    return [one["MetricStat"]["Metric"] for one in alarm["Metrics"] if "MetricStat" in one]


class Alarms(unittest.TestCase):
    def test_they_watch_what_matters_and_notify_only_a_topic(self):
        alarms = [
            one["Properties"]
            for one in template()["Resources"].values()
            if one["Type"] == "AWS::CloudWatch::Alarm"
        ]
        metrics = [metric for alarm in alarms for metric in metrics_of(alarm)]
        watched = sorted((metric["Namespace"], metric["MetricName"]) for metric in metrics)
        expected = [
            ("AWS/Kinesis", "IncomingRecords"),
            ("AWS/Kinesis", "WriteProvisionedThroughputExceeded"),
            ("AWS/Lambda", "Errors"),
            ("AWS/Lambda", "Invocations"),
            ("AWS/Lambda", "IteratorAge"),
        ]
        self.assertEqual(watched, expected)
        # By function: that counts all its versions and aliases together.
        for metric in metrics:
            self.assertEqual(len(metric["Dimensions"]), 1)
            self.assertIn(metric["Dimensions"][0]["Name"], {"FunctionName", "StreamName"})
        notify = {"Fn::If": ["AlarmsNotify", [{"Ref": "AlarmTopicArn"}], {"Ref": "AWS::NoValue"}]}
        for alarm in alarms:
            self.assertEqual((alarm["AlarmActions"], alarm["OKActions"]), (notify, notify))

    def test_one_on_an_expression_returns_just_that(self):
        alarm = template()["Resources"]["NoInvocationsAlarm"]["Properties"]
        (watched,) = [one for one in alarm["Metrics"] if one["ReturnData"]]
        ids = {one["Id"] for one in alarm["Metrics"] if "MetricStat" in one}
        named = set(re.findall(r"[a-z]\w*", watched["Expression"]))
        self.assertEqual(named, ids)
        periods = {one["MetricStat"]["Period"] for one in alarm["Metrics"] if "MetricStat" in one}
        self.assertEqual(periods, {300})
        # A record that has just missed a batching window is taken in by the next.
        longest = template()["Parameters"]["MaximumBatchingWindowInSeconds"]["MaxValue"]
        self.assertGreater((alarm["DatapointsToAlarm"] - 1) * 300, longest)


class Permissions(unittest.TestCase):
    def test_the_role_may_exactly_this(self):
        granted = set()
        for document in role_policies():
            for statement in document["Statement"]:
                self.assertEqual(statement["Effect"], "Allow")
                for action in as_list(statement["Action"]):
                    for resource in as_list(statement["Resource"]):
                        granted.add((action, resource))
        self.assertEqual(granted, GRANTS)

    def test_the_metadata_says_why_each_action_stays(self):
        reasons = template()["Resources"]["FunctionRole"]["Metadata"]["WhyEachActionStays"]
        explained = {key.split(" on ")[0] for key in reasons}
        self.assertEqual(explained, {action for action, _ in GRANTS})
        self.assertEqual(len([key for key in reasons if key.startswith("s3:PutObject")]), 3)


class Linters(unittest.TestCase):
    def test_cfn_lint_finds_nothing_not_even_informational(self):
        # No configuration file may ignore anything on the sly.
        result = subprocess.run(
            [sys.executable, "-c", CFN_LINT, "--include-checks", "I", "--", str(TEMPLATE)],
            capture_output=True,
            text=True,
            cwd=PIPELINE,
            check=False,
        )
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        self.assertNotIn("cfn-lint", json.dumps(template()["Metadata"]))

    def test_the_policy_linter_finds_nothing(self):
        from parliament import analyze_policy_string

        for document in role_policies():
            findings = analyze_policy_string(json.dumps(document)).findings
            # kinesis:ListStreams acts on no single stream; AWS lists no resource type for it.
            self.assertEqual([str(finding) for finding in findings], [])


def code_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("bootstrap")
        entry.external_attr = 0o755 << 16
        archive.writestr(entry, b"\x7fELF")
    return buffer.getvalue()


ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": REGION,
    "MOTO_ALLOW_NONEXISTENT_REGION": "false",
}


class Alias(CloudFormationModel):
    """Moto's Lambda has aliases; its CloudFormation learns of them by this class being there."""

    # Moto reads from it which service a class belongs to.
    __module__ = "moto.awslambda.models"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Lambda::Alias"

    def __init__(self, alias):
        self.alias = alias

    @property
    def physical_resource_id(self) -> str:
        return self.alias.arn

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = cloudformation_json["Properties"]
        created = lambda_backends[account_id][region_name].create_alias(
            name=properties["Name"],
            function_name=properties["FunctionName"],
            function_version=properties["FunctionVersion"],
            description=properties["Description"],
            routing_config=None,
        )
        return cls(created)

    def delete(self, account_id, region_name):
        function = self.alias.arn.rsplit(":", 1)[0]
        # Moto deletes in no particular order: the function may have gone before.
        with contextlib.suppress(UnknownFunctionException):
            lambda_backends[account_id][region_name].delete_alias(
                name=self.alias.name, function_name=function
            )


class SecondImplementation(unittest.TestCase):
    """Moto creates what the template says, except what NOT_IN_MOTO names."""

    def setUp(self):
        patch = mock.patch.dict(os.environ, ENVIRONMENT)
        patch.start()
        self.addCleanup(patch.stop)
        aws = moto.mock_aws()
        aws.start()
        self.addCleanup(aws.stop)
        self.client("s3").create_bucket(Bucket=BUCKET)
        self.client("s3").put_object(
            Bucket=BUCKET, Key="kinesis-lambda-s3-function.zip", Body=code_zip()
        )

    def client(self, service):
        return boto3.client(service, region_name=REGION)

    def create(self, **parameters):
        given = {"StreamName": STREAM, "BucketName": BUCKET, **parameters}
        self.client("cloudformation").create_stack(
            StackName=STACK,
            TemplateBody=body(),
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in given.items()
            ],
            Capabilities=["CAPABILITY_IAM"],
        )

    def stack(self):
        return self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]

    def outputs(self):
        return {one["OutputKey"]: one["OutputValue"] for one in self.stack()["Outputs"]}

    def test_it_creates_every_resource_that_it_knows(self):
        self.create()
        self.assertEqual(self.stack()["StackStatus"], "CREATE_COMPLETE")
        listed = self.client("cloudformation").list_stack_resources(StackName=STACK)
        created = {
            one["LogicalResourceId"]: one["PhysicalResourceId"]
            for one in listed["StackResourceSummaries"]
            if one["LogicalResourceId"]
        }
        self.assertEqual(set(created), set(template()["Resources"]) - NOT_IN_MOTO)
        self.assertTrue(all(created.values()), created)

    def test_the_stream_the_function_and_the_mapping_are_as_asked(self):
        self.create(ShardCount="2", BatchSize="7", FunctionTimeoutSeconds="30")
        stream = self.client("kinesis").describe_stream_summary(StreamName=STREAM)
        self.assertEqual(stream["StreamDescriptionSummary"]["OpenShardCount"], 2)
        function = self.client("lambda").get_function_configuration(
            FunctionName=self.outputs()["FunctionName"]
        )
        self.assertEqual((function["Runtime"], function["Timeout"]), ("provided.al2023", 30))
        variables = {"BUCKET_NAME": BUCKET, "FAILURE_PREFIX": "failed/"}
        self.assertEqual(function["Environment"]["Variables"], variables)
        (source,) = self.client("lambda").list_event_source_mappings()["EventSourceMappings"]
        self.assertEqual(source["BatchSize"], 7)
        self.assertEqual(source["StartingPosition"], "TRIM_HORIZON")
        alias = self.client("lambda").get_alias(
            FunctionName=self.outputs()["FunctionName"], Name="live"
        )
        self.assertEqual(alias["FunctionVersion"], "$LATEST")
        self.assertEqual(alias["AliasArn"], self.outputs()["LiveAliasArn"])

    def test_the_role_has_its_three_policies(self):
        self.create()
        name = self.outputs()["FunctionRoleArn"].rsplit("/", 1)[1]
        policies = self.client("iam").list_role_policies(RoleName=name)["PolicyNames"]
        self.assertEqual(sorted(policies), ["read-stream", "write-logs", "write-objects"])

    def test_log_group_and_dashboard_are_there(self):
        self.create(LogRetentionInDays="30")
        (group,) = self.client("logs").describe_log_groups()["logGroups"]
        self.assertEqual(
            (group["logGroupName"], group["retentionInDays"]), (f"/aws/lambda/{STACK}", 30)
        )
        (dashboard,) = self.client("cloudwatch").list_dashboards()["DashboardEntries"]
        self.assertEqual(dashboard["DashboardName"], self.outputs()["DashboardName"])

    def test_no_dashboard_is_made_unless_wanted(self):
        self.create(CreateDashboard="no")
        self.assertEqual(self.client("cloudwatch").list_dashboards()["DashboardEntries"], [])
        self.assertNotIn("DashboardName", self.outputs())

    def test_delete_leaves_the_bucket_and_its_objects(self):
        self.create()
        self.client("cloudformation").delete_stack(StackName=STACK)
        self.assertEqual(self.client("kinesis").list_streams()["StreamNames"], [])
        self.assertEqual(self.client("logs").describe_log_groups()["logGroups"], [])
        (left,) = self.client("s3").list_objects_v2(Bucket=BUCKET)["Contents"]
        self.assertEqual(left["Key"], "kinesis-lambda-s3-function.zip")


if __name__ == "__main__":
    unittest.main()
