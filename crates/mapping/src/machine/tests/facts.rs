//! What AWS does, by table.

use super::rig::Rig;
use crate::machine::{BATCH_PAYLOAD_BYTES_MAX, Condition, Event, Metric, Options, Outcome};

fn options() -> Options {
    Options {
        has_failure_destination: true,
        ..Options::default()
    }
}

fn failing_on(bad: u64) -> super::rig::Function {
    Box::new(move |batch| {
        if batch.records.iter().any(|record| record.counter == bad) {
            Outcome::Failed
        } else {
            Outcome::Succeeded
        }
    })
}

fn reporting(bad: u64) -> super::rig::Function {
    Box::new(move |batch| {
        batch
            .records
            .iter()
            .position(|record| record.counter == bad)
            .map_or(Outcome::Succeeded, Outcome::FailedFrom)
    })
}

const DAY_MS: i64 = 86_400_000;

#[test]
fn three_retries_make_four_invocations() {
    for (retries, invocations) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
        let mut rig = Rig::new(
            Options {
                retry_attempts_max: Some(retries),
                ..options()
            },
            failing_on(1),
        );
        rig.put([1]);
        rig.run(DAY_MS);
        assert_eq!(rig.invocations.len(), invocations);
        assert_eq!(rig.deliveries.len(), 1);
        let delivery = &rig.deliveries[0];
        assert_eq!(delivery.range.invocations as usize, invocations);
        assert_eq!(
            delivery.verdict.condition,
            Condition::RetryAttemptsExhausted
        );
        assert_eq!(rig.durable.next, 2);
        assert!(rig.durable.lanes.is_empty());
    }
}

#[test]
fn a_crash_after_each_failure_resets_no_count_and_no_bisection() {
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(3),
            ..options()
        },
        failing_on(1),
    );
    rig.crash_loop = true;
    rig.put([1]);
    rig.run(DAY_MS);
    assert_eq!(rig.invocations.len(), 4);
    assert_eq!(rig.deliveries.len(), 1);

    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(0),
            bisect: true,
            ..options()
        },
        failing_on(3),
    );
    rig.crash_loop = true;
    rig.put(1..=4);
    rig.run(DAY_MS);
    assert_eq!(
        rig.batches(),
        [vec![1, 2, 3, 4], vec![1, 2], vec![3, 4], vec![3], vec![4]]
    );
}

#[test]
fn with_item_failures_the_rest_is_tried_with_new_attempts() {
    // Recorded: six records, batches of three, three retries, the sixth record fails: the batch
    // 4 to 6 is seen once, then the sixth record alone four times.
    let mut rig = Rig::new(
        Options {
            batch_size: 3,
            batching_window_ms: 1_000,
            retry_attempts_max: Some(3),
            report_item_failures: true,
            ..options()
        },
        reporting(6),
    );
    rig.put(1..=6);
    rig.run(DAY_MS);
    assert_eq!(
        rig.batches(),
        [
            vec![1, 2, 3],
            vec![4, 5, 6],
            vec![6],
            vec![6],
            vec![6],
            vec![6]
        ]
    );
    let delivery = &rig.deliveries[0];
    assert_eq!((delivery.range.first, delivery.range.last), (6, 6));
    assert_eq!(delivery.range.invocations, 4);
    assert_eq!(delivery.records.len(), 1);
    // Also where the whole had failed before.
    let mut failures = 3;
    let function = move |batch: &crate::machine::Batch<u64>| {
        failures -= 1;
        match (failures >= 0, batch.records.len()) {
            (true, _) => Outcome::Failed,
            (false, 3) => Outcome::FailedFrom(2),
            (false, _) => Outcome::FailedFrom(0),
        }
    };
    let mut rig = Rig::new(rig.options.clone(), Box::new(function));
    rig.put(1..=3);
    rig.run(DAY_MS);
    assert_eq!(rig.batches()[..4], vec![vec![1, 2, 3]; 4]);
    assert_eq!(rig.batches()[4..], vec![vec![3]; 4]);
}

#[test]
fn an_always_failing_record_of_at_most_sixty_seconds_is_invoked_eight_times() {
    let mut rig = Rig::new(
        Options {
            batch_size: 1,
            batching_window_ms: 1_000,
            record_age_max_ms: Some(60_000),
            ..options()
        },
        failing_on(1),
    );
    rig.put([1]);
    rig.run(DAY_MS);
    assert_eq!(rig.invocations.len(), 8);
    assert_eq!(rig.deliveries[0].range.invocations, 8);
    assert_eq!(
        rig.deliveries[0].verdict.condition,
        Condition::RecordAgeExceeded
    );
    assert_eq!(rig.deliveries[0].verdict.at_ms, 1_000_000 + 60_001);
}

#[test]
fn records_that_are_too_old_when_read_are_never_invoked_and_the_others_are() {
    let mut rig = Rig::new(
        Options {
            batch_size: 10,
            batching_window_ms: 1_000,
            record_age_max_ms: Some(60_000),
            retry_attempts_max: Some(0),
            ..options()
        },
        failing_on(0),
    );
    rig.put([1]);
    rig.now_ms += 61_000;
    rig.put(2..=6);
    rig.run(10_000);
    assert_eq!(rig.batches(), [vec![2, 3, 4, 5, 6]]);
    assert_eq!(rig.deliveries.len(), 1);
    assert_eq!(
        (rig.deliveries[0].range.first, rig.deliveries[0].range.last),
        (1, 1)
    );
    assert_eq!(
        rig.deliveries[0].verdict.condition,
        Condition::RecordAgeExceeded
    );
}

#[test]
fn the_streams_retention_bounds_infinite_retries() {
    let mut rig = Rig::new(
        Options {
            retention_ms: Some(DAY_MS),
            ..options()
        },
        failing_on(1),
    );
    rig.put([1]);
    rig.run(2 * DAY_MS);
    assert_eq!(
        rig.deliveries[0].verdict.condition,
        Condition::RecordAgeExceeded
    );
    assert!(rig.invocations.last().unwrap().0 <= 1_000_000 + DAY_MS);
}

#[test]
fn splitting_consumes_no_retry() {
    let mut rig = Rig::new(
        Options {
            bisect: true,
            retry_attempts_max: Some(1),
            ..options()
        },
        failing_on(2),
    );
    rig.put(1..=4);
    rig.run(DAY_MS);
    assert_eq!(
        rig.batches(),
        [
            vec![1, 2, 3, 4],
            vec![1, 2],
            vec![1],
            vec![2],
            vec![2],
            vec![3, 4]
        ]
    );
    assert_eq!(rig.deliveries.len(), 1);
    assert_eq!(
        (rig.deliveries[0].range.first, rig.deliveries[0].range.last),
        (2, 2)
    );
    // The first half waits as the whole would, the second is tried once the first is done.
    let at: Vec<i64> = rig.invocations.iter().map(|(at_ms, _)| *at_ms).collect();
    assert_eq!((at[1] - at[0], at[2] - at[1]), (250, 250));
    assert_eq!((at[3] - at[2], at[5] - at[4]), (0, 0));
}

#[test]
fn throttles_count_as_no_attempt() {
    let mut throttles = 5;
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(0),
            ..options()
        },
        Box::new(move |_| {
            if throttles > 0 {
                throttles -= 1;
                Outcome::NotInvoked
            } else {
                Outcome::Succeeded
            }
        }),
    );
    rig.put([1]);
    rig.run(DAY_MS);
    assert_eq!(rig.invocations.len(), 6);
    assert!(rig.deliveries.is_empty());
    assert_eq!(rig.durable.next, 2);
    let waits: Vec<i64> = rig
        .invocations
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0)
        .collect();
    assert_eq!(waits, [250, 500, 1000, 2000, 4000]);
}

#[test]
fn waits_begin_anew_once_the_function_was_invoked() {
    let mut invocations = 0;
    let function = move |_: &crate::machine::Batch<u64>| {
        invocations += 1;
        match invocations % 3 {
            0 => Outcome::Succeeded,
            _ => Outcome::NotInvoked,
        }
    };
    let mut rig = Rig::new(options(), Box::new(function));
    for counter in 1..=2 {
        rig.put([counter]);
        rig.run(10_000);
    }
    let at: Vec<i64> = rig.invocations.iter().map(|(at_ms, _)| *at_ms).collect();
    assert_eq!((at[1] - at[0], at[2] - at[1]), (250, 500));
    assert_eq!((at[4] - at[3], at[5] - at[4]), (250, 500));
}

#[test]
fn a_batch_closes_by_size_by_window_and_by_payload() {
    let succeeding = || -> super::rig::Function { Box::new(|_| Outcome::Succeeded) };
    let mut rig = Rig::new(
        Options {
            batch_size: 3,
            batching_window_ms: 5_000,
            ..options()
        },
        succeeding(),
    );
    rig.put(1..=4);
    rig.run(60_000);
    assert_eq!(rig.batches(), [vec![1, 2, 3], vec![4]]);
    assert_eq!(rig.invocations[0].0, 1_000_000);
    assert_eq!(rig.invocations[1].0, 1_005_000);

    let mut rig = Rig::new(
        Options {
            batching_window_ms: 5_000,
            ..options()
        },
        succeeding(),
    );
    rig.put_sized(1..=4, BATCH_PAYLOAD_BYTES_MAX / 2 - 14);
    rig.run(60_000);
    assert_eq!(rig.batches(), [vec![1, 2], vec![3, 4]]);

    // A record larger than the limit goes alone; the invocation's refusal decides.
    let mut rig = Rig::new(options(), succeeding());
    rig.put_sized([1], BATCH_PAYLOAD_BYTES_MAX + 1);
    rig.put([2]);
    rig.run(60_000);
    assert_eq!(rig.batches(), [vec![1], vec![2]]);
}

#[test]
fn a_record_that_expires_in_a_failing_batch_leaves_it() {
    let mut rig = Rig::new(
        Options {
            batching_window_ms: 30_000,
            record_age_max_ms: Some(60_000),
            ..options()
        },
        failing_on(2),
    );
    rig.put([1]);
    rig.run(20_000);
    rig.put([2]);
    rig.run(DAY_MS);
    let ends: Vec<_> = rig
        .deliveries
        .iter()
        .map(|delivery| {
            (
                delivery.range.first,
                delivery.range.last,
                delivery.verdict.at_ms,
            )
        })
        .collect();
    assert_eq!(ends, [(1, 1, 1_060_001), (2, 2, 1_080_001)]);
}

#[test]
fn a_refused_failure_record_is_written_later_with_the_same_verdict() {
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(0),
            ..options()
        },
        failing_on(1),
    );
    rig.refuse_deliveries = 3;
    rig.put([1, 2]);
    rig.run(100);
    let range = rig.durable.lanes[0].failing[0].clone();
    let verdict = range.verdict.clone().unwrap();
    assert_eq!(
        rig.durable.next, 1,
        "nothing is passed before it is delivered"
    );
    rig.run(500);
    rig.crash();
    rig.run(DAY_MS);
    assert_eq!(rig.deliveries.len(), 1);
    assert_eq!(rig.deliveries[0].verdict, verdict);
    assert_eq!(rig.deliveries[0].range.invocations, range.invocations);
    assert_eq!(rig.invocations.len(), 1);
    assert!(rig.metrics.contains(&Metric::DestinationDeliveryFailure));
    assert_eq!(rig.durable.next, 3);
}

#[test]
fn without_a_destination_exhausted_records_are_passed() {
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(0),
            batch_size: 1,
            ..Options::default()
        },
        failing_on(1),
    );
    rig.put([1, 2]);
    rig.run(60_000);
    assert_eq!(rig.batches(), [vec![1], vec![2]]);
    assert!(rig.deliveries.is_empty());
    assert!(rig.metrics.contains(&Metric::Dropped(1)));
}

#[test]
fn a_new_limit_applies_to_what_is_failing() {
    let mut rig = Rig::new(options(), failing_on(1));
    rig.put([1]);
    rig.run(3_000);
    assert!(rig.deliveries.is_empty());
    rig.configure(Options {
        retry_attempts_max: Some(1),
        ..options()
    });
    rig.run(1);
    assert_eq!(rig.deliveries.len(), 1);
}

#[test]
fn a_stopped_shard_goes_on_where_it_was() {
    let mut rig = Rig::new(
        Options {
            batch_size: 2,
            ..options()
        },
        failing_on(0),
    );
    rig.put(1..=4);
    rig.run(10);
    rig.event(Event::Stop);
    assert!(rig.stopped);
    rig.put([5]);
    rig.run(10_000);
    assert_eq!(rig.batches(), [vec![1, 2], vec![3, 4]]);
    rig.crash();
    rig.run(10);
    assert_eq!(rig.batches(), [vec![1, 2], vec![3, 4], vec![5]]);
}

#[test]
fn a_closed_shard_ends_when_its_last_record_is_done() {
    let mut rig = Rig::new(
        Options {
            batching_window_ms: 300_000,
            ..options()
        },
        failing_on(0),
    );
    rig.put(1..=2);
    rig.closed = true;
    rig.run(10);
    assert_eq!(rig.batches(), [vec![1, 2]]);
    assert!(rig.finished);
    assert!(rig.durable.finished);
    // A restart says so again and reads nothing.
    rig.finished = false;
    rig.crash();
    rig.run(10);
    assert!(rig.finished);
    assert_eq!(rig.invocations.len(), 1);
}

#[test]
fn iterator_age_is_that_of_the_last_record_at_invocation() {
    let mut rig = Rig::new(
        Options {
            batching_window_ms: 4_000,
            ..options()
        },
        failing_on(0),
    );
    rig.put([1]);
    rig.run(1_000);
    rig.put([2]);
    rig.run(10_000);
    let is_age = |metric: &&Metric| matches!(metric, Metric::IteratorAge(_));
    let ages: Vec<_> = rig.metrics.iter().filter(is_age).collect();
    assert_eq!(ages, [&Metric::IteratorAge(3_000)]);
}

#[test]
fn lanes_are_blocked_by_their_own_failures_only() {
    let mut rig = Rig::new(
        Options {
            parallelization_factor: 2,
            batch_size: 1,
            ..options()
        },
        failing_on(2),
    );
    rig.put(1..=5);
    rig.run(100);
    // Odd counters are lane 1, even ones lane 0, where 2 blocks 4.
    let done: Vec<u64> = rig.batches().concat();
    assert!([1, 3, 5].iter().all(|counter| done.contains(counter)));
    assert!(!done.contains(&4));
    assert_eq!(rig.durable.next, 2);
    rig.crash();
    let before = rig.invocations.len();
    rig.run(10_000);
    let again: Vec<u64> = rig.batches()[before..].concat();
    assert!(again.iter().all(|counter| *counter == 2), "{again:?}");
}

#[test]
fn a_failure_of_the_first_item_keeps_the_batch_together() {
    // The cut is where the batch begins: nothing is done and nothing is split off.
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(1),
            report_item_failures: true,
            bisect: true,
            ..options()
        },
        reporting(1),
    );
    rig.put(1..=3);
    rig.run(DAY_MS);
    assert_eq!(rig.batches(), [vec![1, 2, 3], vec![1, 2, 3]]);
    assert_eq!(rig.deliveries[0].records.len(), 3);
    assert_eq!(rig.deliveries[0].range.invocations, 2);
}
