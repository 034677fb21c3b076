//! Samples, statistics, and what a power cut leaves of them.

use model::cloudwatch as api;
use plane::{MetricSample, MetricSink as _};
use wire::Timestamp;

use crate::testing::{START_S, World, minute, of, refused, text};

#[tokio::test]
async fn samples_of_the_engine_are_read_back_by_stream() {
    let world = World::new();
    for _ in 0..3 {
        world.count("IncomingRecords", "one", 2.0);
    }
    world.count("IncomingRecords", "two", 5.0);
    world.metrics.flush().await.unwrap();
    world.count("IncomingRecords", "one", 1.0);
    world.metrics.flush().await.unwrap();
    let input = api::GetMetricStatisticsInput {
        namespace: text("AWS/Kinesis"),
        statistics: Some(vec!["Sum".to_owned(), "SampleCount".to_owned()]),
        dimensions: Some(vec![dimension("StreamName", "one")]),
        ..of("IncomingRecords")
    };
    let found = world.call::<api::GetMetricStatistics>(input).await.unwrap();
    assert_eq!(found.label.as_deref(), Some("IncomingRecords"));
    let points = found.datapoints.unwrap();
    let [point] = points.as_slice() else {
        panic!("one point")
    };
    assert_eq!((point.sum, point.sample_count), (Some(7.0), Some(4.0)));
    assert_eq!(point.unit.as_deref(), Some("Count"));
    assert_eq!(point.average, None);
    let expected = "# TYPE brookmill_kinesis_incoming_records_total counter\n\
        brookmill_kinesis_incoming_records_total{account=\"111122223333\",region=\"us-east-1\",stream_name=\"one\"} 7\n\
        brookmill_kinesis_incoming_records_total{account=\"111122223333\",region=\"us-east-1\",stream_name=\"two\"} 5\n";
    assert_eq!(world.metrics.prometheus(), expected);
}

/// Alarms are evaluated after a flush, while another one may be under way.
#[tokio::test]
async fn after_a_flush_what_another_one_has_taken_can_be_read() {
    let world = World::new();
    world.count("IncomingRecords", "one", 2.0);
    let input = api::GetMetricStatisticsInput {
        namespace: text("AWS/Kinesis"),
        statistics: Some(vec!["Sum".to_owned()]),
        dimensions: Some(vec![dimension("StreamName", "one")]),
        ..of("IncomingRecords")
    };
    let read = async {
        world.metrics.flush().await.unwrap();
        world.call::<api::GetMetricStatistics>(input).await
    };
    let (first, found) = tokio::join!(world.metrics.flush(), read);
    first.unwrap();
    assert_eq!(found.unwrap().datapoints.unwrap().len(), 1);
}

#[test]
fn levels_are_no_counters_to_prometheus() {
    let world = World::new();
    for (name, unit, value) in [
        ("ApproximateNumberOfMessagesVisible", "Count", 5.0),
        ("ApproximateNumberOfMessagesVisible", "Count", 3.0),
        ("ApproximateAgeOfOldestMessage", "Seconds", 7.0),
        ("ConcurrentExecutions", "Count", 2.0),
        ("ConcurrentExecutions", "Count", 1.0),
    ] {
        world.metrics.record(MetricSample {
            account: &world.caller.account,
            region: &world.caller.region,
            namespace: "AWS/SQS",
            name,
            dimensions: &[],
            value,
            unit,
            time_ms: 0,
        });
    }
    let of = "{account=\"111122223333\",region=\"us-east-1\"}";
    let expected = format!(
        "# TYPE brookmill_sqs_approximate_age_of_oldest_message_seconds gauge\n\
         brookmill_sqs_approximate_age_of_oldest_message_seconds{of} 7\n\
         # TYPE brookmill_sqs_approximate_number_of_messages_visible gauge\n\
         brookmill_sqs_approximate_number_of_messages_visible{of} 3\n\
         # TYPE brookmill_sqs_concurrent_executions summary\n\
         brookmill_sqs_concurrent_executions_sum{of} 3\n\
         brookmill_sqs_concurrent_executions_count{of} 2\n"
    );
    assert_eq!(world.metrics.prometheus(), expected);
}

fn dimension(name: &str, value: &str) -> api::Dimension {
    api::Dimension {
        name: text(name),
        value: text(value),
    }
}

#[tokio::test]
async fn statistics_and_percentiles() {
    let world = World::new();
    let datum = api::MetricDatum {
        values: Some((1..=100).map(f64::from).collect()),
        counts: Some(vec![1.0; 100]),
        unit: text("Milliseconds"),
        ..Default::default()
    };
    world.put("Latency", datum).await.unwrap();
    let input = api::GetMetricStatisticsInput {
        extended_statistics: Some(vec!["p50".to_owned(), "p99".to_owned(), "tm90".to_owned()]),
        ..of("Latency")
    };
    let found = world.call::<api::GetMetricStatistics>(input).await.unwrap();
    let point = found.datapoints.unwrap().remove(0);
    let values = point.extended_statistics.unwrap();
    let expected = [("p50", 50.0), ("p99", 99.0), ("tm90", 45.5)];
    assert_eq!(
        values,
        expected
            .map(|(name, value)| (name.to_owned(), value))
            .into()
    );
    let input = api::GetMetricStatisticsInput {
        extended_statistics: Some(vec!["median".to_owned()]),
        ..of("Latency")
    };
    let (code, _) = refused(world.call::<api::GetMetricStatistics>(input).await);
    assert_eq!(code, "InvalidParameterValue");
}

#[tokio::test]
async fn units_are_told_apart() {
    let world = World::new();
    for (unit, value) in [("Count", 5.0), ("Seconds", 1.0)] {
        let datum = api::MetricDatum {
            value: Some(value),
            unit: text(unit),
            ..Default::default()
        };
        world.put("m", datum).await.unwrap();
    }
    let datum = api::MetricDatum {
        value: Some(10.0),
        ..Default::default()
    };
    world.put("m", datum).await.unwrap();
    let input = || api::GetMetricStatisticsInput {
        statistics: Some(vec!["Average".to_owned()]),
        ..of("m")
    };
    let found = world
        .call::<api::GetMetricStatistics>(input())
        .await
        .unwrap();
    let mut points: Vec<(String, f64)> = found
        .datapoints
        .unwrap()
        .into_iter()
        .map(|point| (point.unit.unwrap(), point.average.unwrap()))
        .collect();
    points.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [("Count", 5.0), ("None", 10.0), ("Seconds", 1.0)];
    assert_eq!(
        points,
        expected.map(|(unit, value)| (unit.to_owned(), value))
    );
    let one = api::GetMetricStatisticsInput {
        unit: text("Seconds"),
        ..input()
    };
    let found = world.call::<api::GetMetricStatistics>(one).await.unwrap();
    assert_eq!(found.datapoints.unwrap().len(), 1);
}

#[tokio::test]
async fn a_power_cut_loses_nothing_acknowledged() {
    let mut world = World::new();
    world.put_value("m", 0, 1.0).await;
    world.put_value("m", 60, 2.0).await;
    world.metrics.summarise().await.unwrap();
    world.put_value("m", 60, 4.0).await;
    let expected = vec![(0, 1.0), (1, 6.0)];
    assert_eq!(world.sums("m").await, expected);
    for _ in 0..3 {
        world = world.crash();
        assert_eq!(world.sums("m").await, expected);
        world.metrics.summarise().await.unwrap();
        assert_eq!(world.sums("m").await, expected);
        world.metrics.summarise().await.unwrap();
    }
    // The number of a metric stays its own.
    world.put_value("other", 0, 9.0).await;
    world = world.crash();
    assert_eq!(world.sums("m").await, expected);
    assert_eq!(world.sums("other").await, vec![(0, 9.0)]);
}

#[tokio::test]
async fn a_summary_whose_writer_goes_away_loses_nothing() {
    let mut world = World::new();
    for round in 0..20 {
        world.put_value("m", 0, 1.0).await;
        let mut summary = Box::pin(world.metrics.summarise());
        std::future::poll_fn(|context| {
            let _ = summary.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
        drop(summary);
        assert_eq!(world.sums("m").await, vec![(0, f64::from(round + 1))]);
    }
    world.metrics.summarise().await.unwrap();
    world = world.crash();
    assert_eq!(world.sums("m").await, vec![(0, 20.0)]);
}

#[tokio::test]
async fn late_samples_join_their_minute() {
    let world = World::new();
    world.put_value("m", 0, 1.0).await;
    world.metrics.summarise().await.unwrap();
    world.clock.pass(3_600_000);
    world.put_value("m", 3_600, 8.0).await;
    world.metrics.summarise().await.unwrap();
    world.put_value("m", 30, 2.0).await;
    world.metrics.summarise().await.unwrap();
    assert_eq!(world.sums("m").await, vec![(0, 3.0), (60, 8.0)]);
}

#[tokio::test]
async fn seconds_are_kept_for_those_who_ask() {
    let world = World::new();
    for at_s in 0..4 {
        let datum = api::MetricDatum {
            value: Some(1.0),
            timestamp: Some(Timestamp::from_secs(START_S + at_s)),
            storage_resolution: Some(1),
            ..Default::default()
        };
        world.put("fine", datum).await.unwrap();
        world.put_value("coarse", at_s, 1.0).await;
    }
    let input = |name: &str, period| api::GetMetricStatisticsInput {
        statistics: Some(vec!["Sum".to_owned()]),
        end_time: Some(Timestamp::from_secs(START_S + 300)),
        period: Some(period),
        ..of(name)
    };
    let count = async |name: &str, period| {
        let found = world
            .call::<api::GetMetricStatistics>(input(name, period))
            .await
            .unwrap();
        found.datapoints.unwrap().len()
    };
    assert_eq!(count("fine", 1).await, 4);
    assert_eq!(count("fine", 5).await, 1);
    assert_eq!(count("fine", 60).await, 1);
    // What came without seconds stands at the beginning of its minute.
    assert_eq!(count("coarse", 1).await, 1);
    assert_eq!(count("coarse", 30).await, 1);
    assert_eq!(count("coarse", 60).await, 1);
}

#[tokio::test]
async fn puts_are_refused_in_cloudwatch_words() {
    let world = World::new();
    let base = api::MetricDatum {
        value: Some(1.0),
        ..Default::default()
    };
    let both = api::MetricDatum {
        values: Some(vec![1.0]),
        ..base.clone()
    };
    assert_eq!(
        refused(world.put("m", both).await),
        (
            "InvalidParameterCombination".to_owned(),
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually \
             exclusive and you have specified both."
                .to_owned()
        )
    );
    let set = api::MetricDatum {
        statistic_values: Some(api::StatisticSet {
            sample_count: Some(1.0),
            sum: Some(1.0),
            minimum: Some(1.0),
            maximum: Some(1.0),
        }),
        ..base.clone()
    };
    assert_eq!(
        refused(world.put("m", set).await).1,
        "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are \
         mutually exclusive and you have specified both."
    );
    let sizes = api::MetricDatum {
        value: None,
        values: Some(vec![1.0, 2.0]),
        counts: Some(vec![1.0]),
        ..Default::default()
    };
    assert_eq!(
        refused(world.put("m", sizes).await),
        (
            "InvalidParameterValue".to_owned(),
            "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of \
             the same size."
                .to_owned()
        )
    );
    let nan = api::MetricDatum {
        value: Some(f64::NAN),
        ..Default::default()
    };
    assert_eq!(
        refused(world.put("m", nan).await).0,
        "InvalidParameterValue"
    );
    let old = api::MetricDatum {
        timestamp: Some(Timestamp::from_secs(START_S - 15 * 86_400)),
        ..base.clone()
    };
    assert!(
        refused(world.put("m", old).await)
            .1
            .contains("two weeks in the past")
    );
    assert!(world.sums("m").await.is_empty());
}

#[tokio::test]
async fn values_reach_two_to_the_power_of_360() {
    let world = World::new();
    let of = |value: f64| api::MetricDatum {
        value: Some(value),
        ..Default::default()
    };
    for value in [2_f64.powi(360), -2_f64.powi(360)] {
        world.put("m", of(value)).await.unwrap();
        let (code, _) = refused(world.put("m", of(value * 1.01)).await);
        assert_eq!(code, "InvalidParameterValue");
    }
}

#[tokio::test]
async fn names_are_ascii_that_shows_something() {
    let world = World::new();
    let put = async |namespace: &str, name: &str, value: &str| {
        let datum = api::MetricDatum {
            metric_name: text("m"),
            dimensions: Some(vec![dimension("Good", "value"), dimension(name, value)]),
            value: Some(1.0),
            ..Default::default()
        };
        let input = api::PutMetricDataInput {
            namespace: text(namespace),
            metric_data: Some(vec![datum]),
            ..Default::default()
        };
        world.call::<api::PutMetricData>(input).await
    };
    put("My App", "Id", "a b").await.unwrap();
    let place = "MetricData.member.1.Dimensions.member.2";
    let ascii = |parameter: &str| {
        format!("The value for parameter {parameter} contains non-ASCII characters.")
    };
    let other = |parameter: &str, shown: &str| {
        format!("The value {shown} for parameter {parameter} is invalid.")
    };
    for (namespace, name, value, message) in [
        ("M\u{fc}hle", "Id", "a", ascii("Namespace")),
        ("App", "\u{e9}", "a", ascii(&format!("{place}.Name"))),
        ("App", "Id", "\u{e9}", ascii(&format!("{place}.Value"))),
        ("App", " ", "a", other(&format!("{place}.Name"), " ")),
        ("App", "Id", "  ", other(&format!("{place}.Value"), "  ")),
        (
            "App",
            "Id",
            "a\tb",
            other(&format!("{place}.Value"), "a\\tb"),
        ),
    ] {
        let found = refused(put(namespace, name, value).await);
        assert_eq!(found, ("InvalidParameterValue".to_owned(), message));
    }
}

#[tokio::test]
async fn requests_for_statistics_are_refused_in_cloudwatch_words() {
    let world = World::new();
    let input = |start, end, period| api::GetMetricStatisticsInput {
        statistics: Some(vec!["SampleCount".to_owned()]),
        start_time: Some(Timestamp::from_secs(start)),
        end_time: Some(Timestamp::from_secs(end)),
        period: Some(period),
        ..of("m")
    };
    let many = world
        .call::<api::GetMetricStatistics>(input(START_S, START_S + 86_400, 1))
        .await;
    assert_eq!(
        refused(many),
        (
            "InvalidParameterCombination".to_owned(),
            "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may \
             reduce the datapoints requested by increasing Period, or decreasing the time range."
                .to_owned()
        )
    );
    let both = api::GetMetricStatisticsInput {
        extended_statistics: Some(vec!["p50".to_owned()]),
        ..input(START_S, START_S + 60, 60)
    };
    let both = world.call::<api::GetMetricStatistics>(both).await;
    assert_eq!(
        refused(both),
        (
            "InvalidParameterCombination".to_owned(),
            "The parameters Statistics and ExtendedStatistics are mutually exclusive and you have \
             specified both."
                .to_owned()
        )
    );
    let none = world
        .call::<api::GetMetricStatistics>(input(START_S, START_S, 60))
        .await;
    assert_eq!(
        refused(none),
        (
            "InvalidParameterValue".to_owned(),
            "The parameter StartTime must be less than the parameter EndTime.".to_owned()
        )
    );
}

#[tokio::test]
async fn metrics_are_listed_by_dimension_and_in_pages() {
    let world = World::new();
    let mut data = Vec::new();
    for index in 0..501 {
        data.push(api::MetricDatum {
            metric_name: text("m"),
            dimensions: Some(vec![dimension("Id", &index.to_string())]),
            value: Some(1.0),
            ..Default::default()
        });
    }
    let input = api::PutMetricDataInput {
        namespace: text("App"),
        metric_data: Some(data),
        ..Default::default()
    };
    world.call::<api::PutMetricData>(input).await.unwrap();
    let list = async |input| world.call::<api::ListMetrics>(input).await.unwrap();
    let first = list(api::ListMetricsInput::default()).await;
    assert_eq!(first.metrics.unwrap().len(), 500);
    let input = api::ListMetricsInput {
        next_token: first.next_token,
        ..Default::default()
    };
    let second = list(input).await;
    assert_eq!(
        (second.metrics.unwrap().len(), second.next_token),
        (1, None)
    );
    let filter = api::DimensionFilter {
        name: text("Id"),
        value: text("7"),
    };
    let input = api::ListMetricsInput {
        dimensions: Some(vec![filter]),
        ..Default::default()
    };
    assert_eq!(list(input).await.metrics.unwrap().len(), 1);
    world.clock.pass(10 * 86_400_000);
    world.metrics.forget_expired().await.unwrap();
    assert_eq!(
        list(api::ListMetricsInput::default())
            .await
            .metrics
            .unwrap()
            .len(),
        500
    );
    // Two weeks without samples.
    world.clock.pass(5 * 86_400_000);
    assert!(
        list(api::ListMetricsInput::default())
            .await
            .metrics
            .unwrap()
            .is_empty()
    );
    assert_eq!(world.metrics.registrations.len(), 501);
    world.clock.pass(2 * 86_400_000);
    world.metrics.forget_expired().await.unwrap();
    assert!(world.metrics.registrations.is_empty());
    assert!(
        list(api::ListMetricsInput::default())
            .await
            .metrics
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn the_flusher_works_by_service_time() {
    let world = World::new();
    let running = crate::Metrics::start(&world.metrics);
    world.count("IncomingRecords", "one", 4.0);
    let input = api::GetMetricStatisticsInput {
        namespace: text("AWS/Kinesis"),
        statistics: Some(vec!["Maximum".to_owned()]),
        dimensions: Some(vec![dimension("StreamName", "one")]),
        ..of("IncomingRecords")
    };
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let found = world
            .call::<api::GetMetricStatistics>(input.clone())
            .await
            .unwrap();
        if let Some(point) = found.datapoints.unwrap().first() {
            assert_eq!((minute(point.timestamp), point.maximum), (0, Some(4.0)));
            break;
        }
        assert!(std::time::Instant::now() < deadline, "nothing was flushed");
        world.clock.pass(10);
        tokio::task::yield_now().await;
    }
    drop(running);
}
