//! GetMetricData and metric math.

use model::cloudwatch as api;
use wire::{Fault, Timestamp};

use crate::testing::{START_S, World, minute, refused, text};

fn stat(id: &str, name: &str, stat: &str, period: i32) -> api::MetricDataQuery {
    let metric = api::Metric {
        namespace: text("App"),
        metric_name: text(name),
        dimensions: None,
    };
    let stat = api::MetricStat {
        metric: Some(metric),
        period: Some(period),
        stat: text(stat),
        unit: None,
    };
    api::MetricDataQuery {
        id: text(id),
        metric_stat: Some(stat),
        ..Default::default()
    }
}

fn expression(id: &str, expression: &str) -> api::MetricDataQuery {
    api::MetricDataQuery {
        id: text(id),
        expression: text(expression),
        ..Default::default()
    }
}

fn input(queries: Vec<api::MetricDataQuery>) -> api::GetMetricDataInput {
    api::GetMetricDataInput {
        metric_data_queries: Some(queries),
        start_time: Some(Timestamp::from_secs(START_S)),
        end_time: Some(Timestamp::from_secs(START_S + 300)),
        scan_by: text("TimestampAscending"),
        ..Default::default()
    }
}

async fn world() -> World {
    let world = World::new();
    for (at_s, a, b) in [(0, 10.0, 2.0), (60, 20.0, 0.0), (180, 40.0, 5.0)] {
        world.put_value("a", at_s, a).await;
        world.put_value("b", at_s, b).await;
    }
    world.put_value("only", 120, 1.0).await;
    world
}

async fn evaluate(world: &World, text: &str) -> Result<Vec<(i64, f64)>, Fault> {
    let mut queries = vec![
        stat("a", "a", "Sum", 60),
        stat("b", "b", "Sum", 60),
        stat("only", "only", "Sum", 60),
        expression("e", text),
    ];
    queries
        .iter_mut()
        .take(3)
        .for_each(|query| query.return_data = Some(false));
    let output = world.call::<api::GetMetricData>(input(queries)).await?;
    let result = output.metric_data_results.unwrap().remove(0);
    assert_eq!(result.id.as_deref(), Some("e"));
    let times = result
        .timestamps
        .unwrap()
        .into_iter()
        .map(|at| minute(Some(at)));
    Ok(times.zip(result.values.unwrap()).collect())
}

#[tokio::test]
async fn an_array_is_as_many_results() {
    let world = world().await;
    let output = world
        .call::<api::GetMetricData>(input(vec![
            stat("a", "a", "Sum", 60),
            stat("b", "b", "Sum", 60),
            expression("e", "[a, b]"),
        ]))
        .await
        .unwrap();
    let results = output.metric_data_results.unwrap();
    let of = |at: usize| results[at].values.clone().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!((of(2), of(3)), (of(0), of(1)));
    for wrong in ["SUM([a, 1])", "[[a], b]"] {
        let (code, message) = refused(evaluate(&world, wrong).await);
        assert_eq!(code, "ValidationError");
        assert!(message.contains("made of time series"), "{message}");
    }
}

#[tokio::test]
async fn expressions() {
    let world = world().await;
    for (text, expected) in [
        ("a+b", vec![(0, 12.0), (1, 20.0), (3, 45.0)]),
        ("100*a/b", vec![(0, 500.0), (3, 800.0)]),
        ("-a+1", vec![(0, -9.0), (1, -19.0), (3, -39.0)]),
        ("a-SUM(a)", vec![(0, -60.0), (1, -50.0), (3, -30.0)]),
        (
            "FILL(a, 0)",
            vec![(0, 10.0), (1, 20.0), (2, 0.0), (3, 40.0), (4, 0.0)],
        ),
        (
            "FILL(a, REPEAT)",
            vec![(0, 10.0), (1, 20.0), (2, 20.0), (3, 40.0), (4, 40.0)],
        ),
        (
            "FILL(a, LINEAR)",
            vec![(0, 10.0), (1, 20.0), (2, 30.0), (3, 40.0)],
        ),
        ("IF(a > 15, a, b)", vec![(0, 2.0), (1, 20.0), (3, 40.0)]),
        ("IF(a > 15 AND b > 0, 1)", vec![(3, 1.0)]),
        ("RATE(a)", vec![(1, 10.0 / 60.0), (3, 20.0 / 120.0)]),
        ("DIFF(a)", vec![(1, 10.0), (3, 20.0)]),
        ("RUNNING_SUM(a)", vec![(0, 10.0), (1, 30.0), (3, 70.0)]),
        (
            "a/PERIOD(a)",
            vec![(0, 10.0 / 60.0), (1, 20.0 / 60.0), (3, 40.0 / 60.0)],
        ),
        (
            "SUM(METRICS())",
            vec![(0, 12.0), (1, 20.0), (2, 1.0), (3, 45.0)],
        ),
        ("SUM([a, b])", vec![(0, 12.0), (1, 20.0), (3, 45.0)]),
        (
            "MAX([a, FILL(only, 30)])",
            vec![(0, 30.0), (1, 30.0), (2, 1.0), (3, 40.0), (4, 30.0)],
        ),
        // Missing values count as 0.
        ("a+only", vec![(0, 10.0), (1, 20.0), (2, 1.0), (3, 40.0)]),
        ("only/a", vec![(0, 0.0), (1, 0.0), (3, 0.0)]),
        ("a < only", vec![(0, 0.0), (1, 0.0), (2, 1.0), (3, 0.0)]),
        (
            "a > 15 AND only > 0",
            vec![(0, 0.0), (1, 0.0), (2, 0.0), (3, 0.0)],
        ),
        ("IF(a > 15, only, 1)", vec![(0, 1.0), (1, 0.0), (3, 0.0)]),
        ("IF(a > 15, 1, only)", vec![(1, 1.0), (3, 1.0)]),
        (
            "AVG([a, only])",
            vec![(0, 5.0), (1, 10.0), (2, 0.5), (3, 20.0)],
        ),
        ("AVG([a] * 2)", vec![(0, 20.0), (1, 40.0), (3, 80.0)]),
        ("MAX(METRICS(\"a\"))", vec![(0, 10.0), (1, 20.0), (3, 40.0)]),
        (
            "a*0+AVG(b)",
            vec![(0, 7.0 / 3.0), (1, 7.0 / 3.0), (3, 7.0 / 3.0)],
        ),
    ] {
        assert_eq!(evaluate(&world, text).await.unwrap(), expected, "{text}");
    }
}

#[tokio::test]
async fn wrong_expressions_are_refused_by_name() {
    let world = world().await;
    for (text, expected) in [
        ("a+", "Error in expression 'e': it ends too early"),
        ("zz+1", "Error in expression 'e': the id 'zz' is not known"),
        ("e+1", "Error in expression 'e': 'e' depends on itself"),
        (
            "SEARCH('{App} m', 'Sum', 300)",
            "Error in expression 'e': the function SEARCH is not supported by Brookmill",
        ),
        (
            "ANOMALY_DETECTION_BAND(a)",
            "Error in expression 'e': the function ANOMALY_DETECTION_BAND is not supported by \
             Brookmill",
        ),
        (
            "SUM(a)",
            "Error in expression 'e': the result is a number and not a time series",
        ),
    ] {
        let (code, message) = refused(evaluate(&world, text).await);
        assert_eq!(
            (code.as_str(), message.as_str()),
            ("ValidationError", expected)
        );
    }
}

#[tokio::test]
async fn labels_tell_metrics_apart() {
    let world = world().await;
    let labels = async |queries| {
        let output = world
            .call::<api::GetMetricData>(input(queries))
            .await
            .unwrap();
        assert_eq!(output.messages, Some(Vec::new()));
        let results = output.metric_data_results.unwrap().into_iter();
        results
            .map(|result| result.label.unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(vec![stat("x", "a", "Sum", 60), stat("y", "b", "Sum", 60)]).await,
        ["a", "b"]
    );
    let stats = vec![stat("x", "a", "Sum", 60), stat("y", "a", "Minimum", 60)];
    assert_eq!(labels(stats).await, ["a Sum", "a Minimum"]);
    let both = vec![stat("x", "a", "Sum", 60), stat("y", "a", "Minimum", 30)];
    assert_eq!(labels(both).await, ["a Sum 60", "a Minimum 30"]);
    let periods = vec![stat("x", "a", "Sum", 60), stat("y", "a", "Sum", 30)];
    assert_eq!(labels(periods).await, ["a 60", "a 30"]);
}

#[tokio::test]
async fn several_units_are_named() {
    let world = World::new();
    for (unit, value) in [("Seconds", 60.0), ("Milliseconds", 60_000.0)] {
        let datum = api::MetricDatum {
            value: Some(value),
            unit: text(unit),
            ..Default::default()
        };
        world.put("m", datum).await.unwrap();
    }
    let output = world
        .call::<api::GetMetricData>(input(vec![stat("m", "m", "Sum", 60)]))
        .await;
    let result = output.unwrap().metric_data_results.unwrap().remove(0);
    assert_eq!(result.values, Some(vec![60_000.0]));
    let message = result.messages.unwrap().remove(0);
    assert_eq!(message.code.as_deref(), Some("MultipleUnits"));
    assert_eq!(
        message.value.as_deref(),
        Some("Multiple units returned: '[Milliseconds, Seconds]'")
    );
}

#[tokio::test]
async fn pages_hold_every_point_once_newest_first() {
    let world = world().await;
    let mut found = Vec::new();
    let mut token = None;
    loop {
        let asked = api::GetMetricDataInput {
            max_datapoints: Some(2),
            scan_by: None,
            next_token: token,
            ..input(vec![stat("a", "a", "Sum", 60), stat("b", "b", "Sum", 60)])
        };
        let output = world.call::<api::GetMetricData>(asked).await.unwrap();
        for result in output.metric_data_results.unwrap() {
            found.extend(result.values.unwrap());
        }
        token = output.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(found, [40.0, 20.0, 10.0, 5.0, 0.0, 2.0]);
}

#[tokio::test]
async fn pages_go_on_where_they_ended_while_points_come() {
    let world = world().await;
    let page = |token| api::GetMetricDataInput {
        max_datapoints: Some(3),
        scan_by: None,
        next_token: token,
        ..input(vec![
            stat("a", "a", "Sum", 60),
            stat("none", "none", "Sum", 60),
            stat("b", "b", "Sum", 60),
        ])
    };
    let shown = |output: &api::GetMetricDataOutput| -> Vec<(String, Vec<f64>)> {
        let results = output.metric_data_results.clone().unwrap().into_iter();
        let shown = results.map(|result| (result.id.unwrap(), result.values.unwrap()));
        shown.collect()
    };
    let first = world.call::<api::GetMetricData>(page(None)).await.unwrap();
    let expected = [("a".to_owned(), vec![40.0, 20.0, 10.0])];
    assert_eq!(shown(&first), expected);
    world.put_value("a", 240, 50.0).await;
    world.put_value("b", 240, 7.0).await;
    let second = world.call::<api::GetMetricData>(page(first.next_token));
    let second = second.await.unwrap();
    let expected = [
        ("none".to_owned(), Vec::new()),
        ("b".to_owned(), vec![7.0, 5.0, 0.0]),
    ];
    assert_eq!(shown(&second), expected);
    world.put_value("a", 120, 30.0).await;
    let third = world.call::<api::GetMetricData>(page(second.next_token.clone()));
    let third = third.await.unwrap();
    assert_eq!(shown(&third), [("b".to_owned(), vec![2.0])]);
    assert_eq!(third.next_token, None);
    // A token goes on in the order that it came in.
    let other = api::GetMetricDataInput {
        scan_by: text("TimestampAscending"),
        ..page(second.next_token)
    };
    for wrong in [other, page(text("3"))] {
        let refusal = refused(world.call::<api::GetMetricData>(wrong).await);
        assert_eq!(refusal.0, "InvalidNextToken");
    }
}

#[tokio::test]
async fn a_long_chain_of_expressions_is_worked_out() {
    let world = world().await;
    let nested = |id: &str| format!("{}{id}{}", "-(".repeat(20), ")".repeat(20));
    let mut queries: Vec<_> = (0..498)
        .map(|number| expression(&format!("e{number}"), &nested(&format!("e{}", number + 1))))
        .collect();
    queries.push(expression("e498", "a+1"));
    queries.push(stat("a", "a", "Sum", 60));
    let output = world.call::<api::GetMetricData>(input(queries.clone()));
    let results = output.await.unwrap().metric_data_results.unwrap();
    assert_eq!(results.len(), 500);
    assert_eq!(results[0].values.as_deref(), Some(&[11.0, 21.0, 41.0][..]));
    queries[498].expression = text("e7+1");
    let refusal = refused(world.call::<api::GetMetricData>(input(queries)).await);
    assert!(refusal.1.contains("'e7' depends on itself"), "{refusal:?}");
}
