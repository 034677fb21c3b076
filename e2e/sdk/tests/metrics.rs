//! CloudWatch, to which this SDK speaks CBOR.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::{Duration, SystemTime};

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::error::ProvideErrorMetadata;
use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{
    ComparisonOperator, Dimension, Metric, MetricDataQuery, MetricDatum, MetricStat, StandardUnit,
    StateValue, Statistic,
};
use e2e_sdk::{Engine, Recorder, until};

const NAMESPACE: &str = "Pipeline";
const METRIC: &str = "Landed";

fn dimension() -> Dimension {
    Dimension::builder().name("Stage").value("test").build()
}

async fn put(client: &Client, values: &[f64]) {
    let data = values.iter().map(|value| {
        let datum = MetricDatum::builder()
            .metric_name(METRIC)
            .dimensions(dimension());
        datum.unit(StandardUnit::Count).value(*value).build()
    });
    let put = client
        .put_metric_data()
        .namespace(NAMESPACE)
        .set_metric_data(Some(data.collect()));
    put.send().await.unwrap();
}

/// From an hour ago until a while hence.
fn span() -> (DateTime, DateTime) {
    let now = SystemTime::now();
    (
        DateTime::from(now - Duration::from_secs(3600)),
        DateTime::from(now + Duration::from_secs(120)),
    )
}

#[tokio::test]
async fn what_is_put_is_counted() {
    let engine = Engine::start();
    let sent = Recorder::default();
    let client = Client::from_conf(engine.cloudwatch_config().interceptor(sent.clone()).build());
    put(&client, &[1.0, 2.5, 4.0]).await;
    assert_eq!(
        sent.header("content-type").as_deref(),
        Some("application/cbor")
    );
    assert_eq!(
        sent.header("smithy-protocol").as_deref(),
        Some("rpc-v2-cbor")
    );

    // The values may fall into two minutes.
    let (start, end) = span();
    let statistics = until("the values are counted", async || {
        let got = client
            .get_metric_statistics()
            .namespace(NAMESPACE)
            .metric_name(METRIC)
            .dimensions(dimension())
            .start_time(start)
            .end_time(end)
            .period(60)
            .statistics(Statistic::Sum)
            .statistics(Statistic::SampleCount)
            .statistics(Statistic::Maximum)
            .send()
            .await
            .unwrap();
        let points = got.datapoints.unwrap_or_default();
        let count: f64 = points.iter().filter_map(|one| one.sample_count()).sum();
        (count >= 3.0).then_some(points)
    })
    .await;
    assert_eq!(
        statistics.iter().filter_map(|one| one.sum()).sum::<f64>(),
        7.5
    );
    assert_eq!(
        statistics
            .iter()
            .filter_map(|one| one.maximum())
            .fold(0.0, f64::max),
        4.0
    );
    assert!(
        statistics
            .iter()
            .all(|one| one.unit() == Some(&StandardUnit::Count))
    );

    let metric = Metric::builder().namespace(NAMESPACE).metric_name(METRIC);
    let metric = metric.dimensions(dimension()).build();
    let stat = MetricStat::builder()
        .metric(metric)
        .period(60)
        .stat("Sum")
        .build();
    let query = MetricDataQuery::builder()
        .id("landed")
        .metric_stat(stat)
        .build();
    let double = MetricDataQuery::builder()
        .id("double")
        .expression("landed * 2")
        .build();
    let got = client.get_metric_data().start_time(start).end_time(end);
    let got = got
        .metric_data_queries(query)
        .metric_data_queries(double)
        .send()
        .await
        .unwrap();
    let sums: Vec<(Option<&str>, f64)> = got
        .metric_data_results()
        .iter()
        .map(|one| (one.id(), one.values().iter().sum()))
        .collect();
    assert_eq!(sums, [(Some("landed"), 7.5), (Some("double"), 15.0)]);

    let listed = client
        .list_metrics()
        .namespace(NAMESPACE)
        .send()
        .await
        .unwrap();
    let [metric] = listed.metrics() else {
        panic!("{listed:?}")
    };
    assert_eq!(metric.metric_name(), Some(METRIC));
    assert_eq!(metric.dimensions(), [dimension()]);
}

#[tokio::test]
async fn refusals_are_typed() {
    let engine = Engine::start();
    let client = engine.cloudwatch();
    let (start, end) = span();
    let got = client
        .get_metric_statistics()
        .namespace(NAMESPACE)
        .metric_name(METRIC)
        .period(60);
    let got = got
        .statistics(Statistic::Sum)
        .start_time(end)
        .end_time(start);
    let error = got.send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_parameter_value_exception(), "{error:?}");
    assert_eq!(
        error.message(),
        Some("The parameter StartTime must be less than the parameter EndTime.")
    );
    let datum = MetricDatum::builder()
        .metric_name(METRIC)
        .value(1.0)
        .values(2.0)
        .build();
    let put = client
        .put_metric_data()
        .namespace(NAMESPACE)
        .metric_data(datum);
    let error = put.send().await.unwrap_err().into_service_error();
    assert!(
        error.is_invalid_parameter_combination_exception(),
        "{error:?}"
    );
    assert_eq!(
        error.message(),
        Some(
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually \
             exclusive and you have specified both."
        )
    );
}

#[tokio::test]
async fn an_alarm_is_stored_and_set() {
    let engine = Engine::start();
    let client = engine.cloudwatch();
    client
        .put_metric_alarm()
        .alarm_name("too few")
        .namespace(NAMESPACE)
        .metric_name(METRIC)
        .statistic(Statistic::Sum)
        .period(60)
        .evaluation_periods(1)
        .threshold(10.0)
        .comparison_operator(ComparisonOperator::LessThanThreshold)
        .send()
        .await
        .unwrap();
    let set = client
        .set_alarm_state()
        .alarm_name("too few")
        .state_value(StateValue::Alarm);
    set.state_reason("tried").send().await.unwrap();
    let described = client
        .describe_alarms()
        .alarm_names("too few")
        .send()
        .await
        .unwrap();
    let [alarm] = described.metric_alarms() else {
        panic!("{described:?}")
    };
    assert_eq!(alarm.threshold(), Some(10.0));
    assert_eq!(
        alarm.comparison_operator(),
        Some(&ComparisonOperator::LessThanThreshold)
    );
    assert_eq!(alarm.state_value(), Some(&StateValue::Alarm));
    assert_eq!(alarm.state_reason(), Some("tried"));
    let set = client
        .set_alarm_state()
        .alarm_name("absent")
        .state_value(StateValue::Ok);
    let error = set
        .state_reason("tried")
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    assert!(error.is_resource_not_found(), "{error:?}");
    client
        .delete_alarms()
        .alarm_names("too few")
        .send()
        .await
        .unwrap();
    let described = client.describe_alarms().send().await.unwrap();
    assert!(described.metric_alarms().is_empty());
}
