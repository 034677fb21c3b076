"""CloudWatch by Boto3 and by the AWS CLI: metrics, alarms, dashboards, in each protocol."""

from __future__ import annotations

import datetime
import gzip
import json
from typing import Any

import pytest

from engine import Engine
from refusals import bad_request
from waiting import poll_equal

NAMESPACE = "Mill"
DIMENSIONS = [{"Name": "Wheel", "Value": "left"}]


@pytest.fixture(scope="module")
def now() -> datetime.datetime:
    """A full minute, a few minutes ago."""
    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)
    return moment.replace(second=0, microsecond=0)


@pytest.fixture(scope="module")
def cloudwatch(engine: Engine, now: datetime.datetime) -> Any:
    """A client, and values of two minutes."""
    client = engine.client("cloudwatch")
    values = [(0, 1.0), (10, 5.0), (20, 3.0), (60, 7.0)]
    client.put_metric_data(
        Namespace=NAMESPACE,
        MetricData=[
            {
                "MetricName": "Turns",
                "Dimensions": DIMENSIONS,
                "Timestamp": now + datetime.timedelta(seconds=seconds),
                "Value": value,
                "Unit": "Count",
            }
            for seconds, value in values
        ],
    )
    return client


def period(now: datetime.datetime) -> dict[str, Any]:
    """The time that the values are in."""
    return {"StartTime": now, "EndTime": now + datetime.timedelta(minutes=2)}


def test_statistics(cloudwatch: Any, now: datetime.datetime) -> None:
    answer = cloudwatch.get_metric_statistics(
        Namespace=NAMESPACE,
        MetricName="Turns",
        Dimensions=DIMENSIONS,
        Period=60,
        Statistics=["Sum", "Average", "Minimum", "Maximum", "SampleCount"],
        **period(now),
    )
    points = sorted(answer["Datapoints"], key=lambda one: one["Timestamp"])
    assert [one["Timestamp"] for one in points] == [now, now + datetime.timedelta(minutes=1)]
    first = points[0]
    assert (first["Sum"], first["Average"], first["Minimum"]) == (9.0, 3.0, 1.0)
    assert (first["Maximum"], first["SampleCount"], first["Unit"]) == (5.0, 3.0, "Count")


def test_percentiles(cloudwatch: Any, now: datetime.datetime) -> None:
    answer = cloudwatch.get_metric_statistics(
        Namespace=NAMESPACE,
        MetricName="Turns",
        Dimensions=DIMENSIONS,
        Period=120,
        ExtendedStatistics=["p50", "p100"],
        **period(now),
    )
    (point,) = [one for one in answer["Datapoints"]][:1]
    assert point["ExtendedStatistics"]["p100"] >= point["ExtendedStatistics"]["p50"] > 0


def test_metric_data(cloudwatch: Any, now: datetime.datetime) -> None:
    metric = {"Namespace": NAMESPACE, "MetricName": "Turns", "Dimensions": DIMENSIONS}
    queries = [
        {"Id": "m1", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}},
    ]
    answer = cloudwatch.get_metric_data(MetricDataQueries=queries, **period(now))
    (result,) = answer["MetricDataResults"]
    assert (result["Id"], result["StatusCode"]) == ("m1", "Complete")
    assert result["Values"] == [7.0, 9.0]
    answer = cloudwatch.get_metric_data(
        MetricDataQueries=queries, ScanBy="TimestampAscending", **period(now)
    )
    assert answer["MetricDataResults"][0]["Values"] == [9.0, 7.0]


def test_list(cloudwatch: Any) -> None:
    (metric,) = cloudwatch.list_metrics(Namespace=NAMESPACE)["Metrics"]
    assert (metric["MetricName"], metric["Dimensions"]) == ("Turns", DIMENSIONS)


def test_the_cli_speaks_another_protocol_and_sees_the_same(engine: Engine, cloudwatch: Any) -> None:
    listed = engine.aws("cloudwatch", "list-metrics", "--namespace", NAMESPACE).stdout
    (metric,) = json.loads(listed)["Metrics"]
    assert metric["Dimensions"] == DIMENSIONS


def test_the_query_protocol(engine: Engine, cloudwatch: Any) -> None:
    body = f"Action=ListMetrics&Version=2010-08-01&Namespace={NAMESPACE}".encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    status, text = engine.signed("POST", "/", "monitoring", body, form)
    assert status == 200
    assert b"<MetricName>Turns</MetricName>" in text
    # SDKs compress the bodies of PutMetricData from 10 KiB on.
    put = "Action=PutMetricData&Version=2010-08-01&Namespace=Compressed"
    put += "&MetricData.member.1.MetricName=Turns&MetricData.member.1.Value=1"
    packed = {**form, "Content-Encoding": "gzip"}
    status, text = engine.signed("POST", "/", "monitoring", gzip.compress(put.encode()), packed)
    assert status == 200, text
    listed = cloudwatch.list_metrics(Namespace="Compressed")["Metrics"]
    assert [one["MetricName"] for one in listed] == ["Turns"]
    status, text = engine.signed("POST", "/", "monitoring", put.encode(), packed)
    assert status == 400 and b"not valid gzip" in text


def state(cloudwatch: Any) -> str:
    """The state of the alarm."""
    (alarm,) = cloudwatch.describe_alarms(AlarmNames=["fast"])["MetricAlarms"]
    return alarm["StateValue"]


def test_an_alarm_is_raised_and_ends(cloudwatch: Any) -> None:
    alarm = {
        "AlarmName": "fast",
        "Namespace": NAMESPACE,
        "MetricName": "Speed",
        "Statistic": "Maximum",
        # A period below a minute is evaluated every ten seconds.
        "Period": 10,
        "EvaluationPeriods": 1,
        "Threshold": 10,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": "notBreaching",
    }
    cloudwatch.put_metric_alarm(**alarm)
    poll_equal(lambda: state(cloudwatch), "OK", "the alarm's state")
    cloudwatch.put_metric_data(
        Namespace=NAMESPACE,
        MetricData=[{"MetricName": "Speed", "Value": 11, "StorageResolution": 1}],
    )
    poll_equal(lambda: state(cloudwatch), "ALARM", "the alarm's state", seconds=90)
    (found,) = cloudwatch.describe_alarms(AlarmNames=["fast"])["MetricAlarms"]
    assert found["StateReason"].startswith("Threshold Crossed: 1 ")
    history = cloudwatch.describe_alarm_history(AlarmName="fast", HistoryItemType="StateUpdate")[
        "AlarmHistoryItems"
    ]
    assert history
    cloudwatch.set_alarm_state(AlarmName="fast", StateValue="OK", StateReason="by hand")
    cloudwatch.delete_alarms(AlarmNames=["fast"])
    assert cloudwatch.describe_alarms()["MetricAlarms"] == []


def test_dashboards(cloudwatch: Any) -> None:
    body = json.dumps({"widgets": []})
    cloudwatch.put_dashboard(DashboardName="wheels", DashboardBody=body)
    assert cloudwatch.get_dashboard(DashboardName="wheels")["DashboardBody"] == body
    (entry,) = cloudwatch.list_dashboards()["DashboardEntries"]
    assert entry["DashboardName"] == "wheels"
    cloudwatch.delete_dashboards(DashboardNames=["wheels"])
    assert cloudwatch.list_dashboards()["DashboardEntries"] == []


def test_errors(cloudwatch: Any, now: datetime.datetime) -> None:
    day = datetime.timedelta(days=1)
    common = {"Namespace": NAMESPACE, "MetricName": "Turns", "Statistics": ["Sum"]}
    code, message = bad_request(
        cloudwatch.get_metric_statistics, StartTime=now - day, EndTime=now, Period=1, **common
    )
    assert code == "InvalidParameterCombination"
    assert message == (
        "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may"
        " reduce the datapoints requested by increasing Period, or decreasing the time range."
    )
    code, message = bad_request(
        cloudwatch.get_metric_statistics, StartTime=now, EndTime=now, Period=60, **common
    )
    assert message == "The parameter StartTime must be less than the parameter EndTime."
    code, message = bad_request(
        cloudwatch.put_metric_data,
        Namespace=NAMESPACE,
        MetricData=[{"MetricName": "m", "Value": 1, "Values": [1]}],
    )
    assert message == (
        "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually"
        " exclusive and you have specified both."
    )
