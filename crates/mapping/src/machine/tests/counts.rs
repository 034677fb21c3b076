//! What is counted of events. See "Event source mapping metrics" in "Types of metrics for Lambda
//! functions", Lambda Developer Guide.

use super::rig::{Function, Rig};
use crate::machine::{Metric, Options, Outcome};

const DAY_MS: i64 = 86_400_000;

/// Sums of what was counted: polled, filtered out, invoked, failed, delivered, dropped.
fn sums(rig: &Rig) -> [usize; 6] {
    let mut sums = [0; 6];
    for metric in &rig.metrics {
        match metric {
            Metric::Polled(events) => sums[0] += events,
            Metric::FilteredOut(events) => sums[1] += events,
            Metric::Invoked(events) => sums[2] += events,
            Metric::FailedInvoke(events) => sums[3] += events,
            Metric::Delivered(events) => sums[4] += events,
            Metric::Dropped(events) => sums[5] += events,
            Metric::IteratorAge(_) | Metric::DestinationDeliveryFailure => {}
        }
    }
    sums
}

fn failing() -> Function {
    Box::new(|_| Outcome::Failed)
}

#[test]
fn filtered_events_are_polled_and_not_invoked() {
    let mut rig = Rig::new(Options::default(), Box::new(|_| Outcome::Succeeded));
    rig.filter = |counter| counter > 2;
    rig.put(1..=5);
    rig.run(1_000);
    assert_eq!(sums(&rig), [5, 2, 3, 0, 0, 0]);
}

#[test]
fn events_count_at_each_attempt_and_are_delivered_or_dropped() {
    for (has_failure_destination, ends) in [(true, [2, 0]), (false, [0, 2])] {
        let options = Options {
            retry_attempts_max: Some(2),
            has_failure_destination,
            ..Options::default()
        };
        let mut rig = Rig::new(options, failing());
        rig.put([1, 2]);
        rig.run(DAY_MS);
        assert_eq!(sums(&rig), [2, 0, 6, 6, ends[0], ends[1]]);
    }
}

#[test]
fn of_a_partial_failure_the_rest_has_failed() {
    let options = Options {
        retry_attempts_max: Some(0),
        report_item_failures: true,
        ..Options::default()
    };
    let mut is_first = true;
    let function: Function = Box::new(move |_| match std::mem::take(&mut is_first) {
        true => Outcome::FailedFrom(1),
        false => Outcome::Succeeded,
    });
    let mut rig = Rig::new(options, function);
    rig.put([1, 2, 3]);
    rig.run(DAY_MS);
    assert_eq!(sums(&rig), [3, 0, 5, 2, 0, 0]);
}

#[test]
fn throttled_events_count_again() {
    let mut throttles = 2;
    let function: Function = Box::new(move |_| {
        if throttles == 0 {
            return Outcome::Succeeded;
        }
        throttles -= 1;
        Outcome::NotInvoked
    });
    let mut rig = Rig::new(Options::default(), function);
    rig.put([1]);
    rig.run(DAY_MS);
    assert_eq!(sums(&rig), [1, 0, 3, 2, 0, 0]);
}

#[test]
fn what_the_stream_keeps_no_longer_is_not_dropped_by_the_mapping() {
    for (record_age_max_ms, dropped) in [(None, 0), (Some(60_000), 1), (Some(2 * DAY_MS), 0)] {
        let options = Options {
            record_age_max_ms,
            retention_ms: Some(DAY_MS),
            ..Options::default()
        };
        let mut rig = Rig::new(options, failing());
        rig.put([1]);
        rig.run(3 * DAY_MS);
        assert_eq!(sums(&rig)[4..], [0, dropped], "{record_age_max_ms:?}");
        assert_eq!(rig.durable.next, 2);
    }
}

#[test]
fn the_last_invocation_of_a_window_has_no_events() {
    let options = Options {
        window_ms: Some(1_000),
        ..Options::default()
    };
    let mut rig = Rig::new(options, Box::new(|_| Outcome::Succeeded));
    rig.put([1]);
    rig.run(DAY_MS);
    assert_eq!(rig.invocations.len(), 2);
    assert_eq!(sums(&rig), [1, 0, 1, 0, 0, 0]);
}
