//! Tumbling windows. See "Implementing stateful Kinesis Data Streams processing in Lambda" in the
//! Lambda Developer Guide, and AWS facts, tumbling windows.

use super::rig::{Function, Rig};
use crate::machine::{Event, Options, Outcome, WINDOW_STATE_BYTES_MAX};

const DAY_MS: i64 = 86_400_000;
/// The rig's time at first is 1,000 s after the epoch; windows of 10 s begin there.
const BEGIN_MS: i64 = 1_000_000;

fn options() -> Options {
    Options {
        window_ms: Some(10_000),
        ..Options::default()
    }
}

fn good() -> Function {
    Box::new(|_| Outcome::Succeeded)
}

/// What each invocation was told: its records, the state before, whether it is the last.
fn told(rig: &Rig) -> Vec<(Vec<u64>, String, bool)> {
    let windows = rig.windows.iter();
    rig.batches()
        .into_iter()
        .zip(windows)
        .map(|(batch, window)| (batch, window.state.to_string(), window.is_final))
        .collect()
}

fn tells(batch: &[u64], state: &str, is_final: bool) -> (Vec<u64>, String, bool) {
    (batch.to_vec(), state.to_owned(), is_final)
}

#[test]
fn a_state_goes_from_batch_to_batch_and_ends_with_its_window() {
    let mut rig = Rig::new(options(), good());
    rig.put([1, 2]);
    rig.run(3_000);
    rig.put([3]);
    rig.run(3_000);
    let so_far = [tells(&[1, 2], "{}", false), tells(&[3], "3", false)];
    assert_eq!(told(&rig), so_far);
    assert_eq!(
        (rig.windows[0].start_ms, rig.windows[0].end_ms),
        (BEGIN_MS, BEGIN_MS + 10_000)
    );
    // The window ends by itself, though nothing comes.
    rig.run(3_999);
    assert_eq!(rig.invocations.len(), 2);
    rig.run(1_000);
    assert_eq!(told(&rig)[2..], [tells(&[], "6", true)]);
    assert!(rig.invocations[2].0 >= BEGIN_MS + 10_000);
    assert!(rig.durable.windows.open.is_none());
    rig.run(DAY_MS);
    assert_eq!(
        rig.invocations.len(),
        3,
        "windows without records do not open"
    );
    rig.put([4]);
    rig.run(100);
    assert_eq!(told(&rig)[3..], [tells(&[4], "{}", false)]);
    assert!(rig.windows.iter().all(|window| !window.is_early));
}

#[test]
fn batches_do_not_reach_over_the_end_of_a_window() {
    let mut rig = Rig::new(
        Options {
            batching_window_ms: 300_000,
            ..options()
        },
        good(),
    );
    for counter in 1..=4 {
        rig.put([counter]);
        rig.now_ms += 6_000;
    }
    // Arrived at 0, 6, 12 and 18 s: all read at once, later.
    rig.run(0);
    assert_eq!(
        told(&rig),
        [
            tells(&[1, 2], "{}", false),
            tells(&[], "3", true),
            tells(&[3, 4], "{}", false),
            tells(&[], "7", true),
        ]
    );
}

#[test]
fn an_open_window_survives_crashes() {
    let mut rig = Rig::new(options(), good());
    rig.put([1]);
    rig.run(1_000);
    rig.crash();
    rig.put([2]);
    rig.run(1_000);
    rig.crash();
    rig.run(DAY_MS);
    assert_eq!(
        told(&rig),
        [
            tells(&[1], "{}", false),
            tells(&[2], "1", false),
            tells(&[], "3", true)
        ]
    );
    assert_eq!(rig.durable.windows.closed_ms, BEGIN_MS + 10_000);
}

#[test]
fn a_failing_batch_keeps_the_state_it_had_and_the_window_open() {
    let mut failures = 3;
    let function: Function = Box::new(move |batch| {
        if failures > 0 && batch.records.iter().any(|record| record.counter == 2) {
            failures -= 1;
            return Outcome::Failed;
        }
        Outcome::Succeeded
    });
    let mut rig = Rig::new(options(), function);
    rig.crash_loop = true;
    rig.put([1]);
    rig.run(9_000);
    rig.put([2]);
    rig.run(DAY_MS);
    let mut wanted = vec![tells(&[1], "{}", false)];
    wanted.extend(vec![tells(&[2], "1", false); 4]);
    wanted.push(tells(&[], "3", true));
    assert_eq!(told(&rig), wanted);
}

#[test]
fn what_is_given_up_leaves_the_state_as_it_is() {
    let function: Function =
        Box::new(
            |batch| match batch.records.iter().position(|record| record.counter == 3) {
                Some(position) => Outcome::FailedFrom(position),
                None => Outcome::Succeeded,
            },
        );
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(1),
            report_item_failures: true,
            has_failure_destination: true,
            ..options()
        },
        function,
    );
    // As a function should: the state is of the records that are done.
    rig.state = Box::new(|batch| {
        let done = batch.records.iter().map(|record| record.counter);
        let before = batch.window.as_ref().map_or("", |window| &window.state);
        format!(
            "{before}+{}",
            done.filter(|counter| *counter < 3 || *counter > 4)
                .sum::<u64>()
        )
    });
    rig.put([1, 2, 3, 4]);
    rig.run(5_000);
    rig.put([5]);
    rig.run(DAY_MS);
    assert_eq!(rig.deliveries.len(), 1);
    let states: Vec<_> = rig.windows.iter().map(|window| &*window.state).collect();
    assert_eq!(states, ["{}", "{}+3", "{}+3", "{}+3", "{}+3+5"]);
}

#[test]
fn the_last_invocation_is_tried_until_it_succeeds() {
    // "If the invocation is unsuccessful, your Lambda function suspends further processing until a
    // successful invocation."
    let mut failures = 5;
    let function: Function = Box::new(move |batch| {
        if batch.records.is_empty() && failures > 0 {
            failures -= 1;
            return Outcome::Failed;
        }
        Outcome::Succeeded
    });
    let mut rig = Rig::new(
        Options {
            retry_attempts_max: Some(0),
            ..options()
        },
        function,
    );
    rig.crash_loop = true;
    rig.put([1]);
    rig.run(10_600);
    rig.put([2]);
    rig.run(DAY_MS);
    let mut wanted = vec![tells(&[1], "{}", false)];
    wanted.extend(vec![tells(&[], "1", true); 6]);
    wanted.extend([tells(&[2], "{}", false), tells(&[], "2", true)]);
    assert_eq!(told(&rig), wanted);
    let waits: Vec<i64> = rig.invocations[1..7]
        .windows(2)
        .map(|two| two[1].0 - two[0].0)
        .collect();
    assert_eq!(
        waits,
        [250, 500, 1_000, 2_000, 4_000],
        "attempts outlive crashes"
    );
}

#[test]
fn a_state_that_is_too_large_ends_its_window_early() {
    let mut rig = Rig::new(options(), good());
    rig.state = Box::new(
        |batch| match batch.records.first().map(|record| record.counter) {
            Some(1) => "1".repeat(WINDOW_STATE_BYTES_MAX + 1),
            Some(2) => "2".repeat(WINDOW_STATE_BYTES_MAX),
            _ => "3".to_owned(),
        },
    );
    rig.put([1]);
    rig.run(1_000);
    rig.put([2]);
    rig.run(1_000);
    rig.put([3]);
    rig.run(DAY_MS);
    let told = rig.windows.iter().map(|window| {
        (
            window.state.len(),
            window.is_final,
            window.is_early,
            window.start_ms,
        )
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (2, false, false, BEGIN_MS),
            (WINDOW_STATE_BYTES_MAX + 1, true, true, BEGIN_MS),
            // The same window, with a fresh state.
            (2, false, false, BEGIN_MS),
            (WINDOW_STATE_BYTES_MAX, false, false, BEGIN_MS),
            (1, true, false, BEGIN_MS),
        ]
    );
}

#[test]
fn a_closed_shard_ends_its_window_and_then_itself() {
    let mut rig = Rig::new(options(), good());
    rig.put([1]);
    rig.closed = true;
    rig.run(0);
    assert_eq!(
        told(&rig),
        [tells(&[1], "{}", false), tells(&[], "1", true)]
    );
    assert!(rig.finished);
}

#[test]
fn a_record_that_comes_late_belongs_to_the_next_window() {
    let mut rig = Rig::new(options(), good());
    rig.put([1]);
    rig.run(10_500);
    assert_eq!(rig.invocations.len(), 2);
    let now_ms = rig.now_ms;
    rig.now_ms = BEGIN_MS + 9_999;
    rig.put([2]);
    rig.now_ms = now_ms;
    rig.run(DAY_MS);
    assert_eq!(
        told(&rig)[2..],
        [tells(&[2], "{}", false), tells(&[], "2", true)]
    );
    assert_eq!(rig.windows[2].start_ms, BEGIN_MS + 10_000);
}

#[test]
fn an_open_window_ends_when_windows_are_changed_or_left_away() {
    for (window_ms, parallelization_factor) in [(None, 1), (None, 3)] {
        for restarts in [false, true] {
            let mut rig = Rig::new(options(), good());
            rig.put([1]);
            rig.run(1_000);
            let changed = Options {
                window_ms,
                parallelization_factor,
                ..options()
            };
            if restarts {
                rig.event(Event::Stop);
                assert!(rig.stopped);
                rig.options = changed;
                rig.crash();
            } else {
                rig.configure(changed);
            }
            rig.put([2]);
            rig.run(1_000);
            assert_eq!(rig.batches(), [vec![1], vec![], vec![2]]);
            assert_eq!(rig.windows.len(), 2, "the last batch has none");
            assert!(rig.durable.windows.open.is_none());
        }
    }
    let mut rig = Rig::new(options(), good());
    rig.put([1]);
    rig.run(1_000);
    rig.configure(Options {
        window_ms: Some(60_000),
        ..options()
    });
    rig.put([2]);
    rig.run(12_000);
    rig.put([3]);
    rig.run(DAY_MS);
    let ends: Vec<i64> = rig
        .windows
        .iter()
        .map(|window| window.end_ms - BEGIN_MS)
        .collect();
    // 1,000 s is in the minute from 960 s on.
    assert_eq!(ends, [10_000, 10_000, 10_000, 20_000, 20_000]);
}
