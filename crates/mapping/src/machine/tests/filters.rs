//! Records that the function is not to see, as the machine learns of them.

use super::rig::Rig;
use crate::machine::{Options, Outcome};

const DAY_MS: i64 = 86_400_000;

#[test]
fn filtered_records_advance_the_checkpoint_and_fill_no_batch() {
    // "Control which events Lambda sends to your function": with a batching window it is applied to
    // each record before it is added to the batch.
    let options = Options {
        batch_size: 2,
        batching_window_ms: 5_000,
        ..Options::default()
    };
    let mut rig = Rig::new(options, Box::new(|_| Outcome::Succeeded));
    rig.filter = |counter| counter.is_multiple_of(3);
    rig.put(1..=2);
    rig.run(0);
    assert_eq!(rig.durable.next, 3);
    rig.put(3..=5);
    rig.run(4_000);
    assert_eq!(rig.batches(), [] as [Vec<u64>; 0]);
    assert_eq!(rig.durable.next, 3);
    rig.put([6]);
    rig.run(0);
    assert_eq!(rig.batches(), [[3, 6]]);
    rig.put([9]);
    rig.run(5_000);
    assert_eq!(rig.batches(), [vec![3, 6], vec![9]]);
    assert_eq!(rig.durable.next, 10);
}

#[test]
fn a_closed_shard_of_filtered_records_finishes() {
    let mut rig = Rig::new(Options::default(), Box::new(|_| Outcome::Succeeded));
    rig.filter = |_| false;
    rig.put(1..=3);
    rig.closed = true;
    rig.run(0);
    assert!(rig.finished && rig.durable.finished);
    assert_eq!(rig.batches(), [] as [Vec<u64>; 0]);
}

#[test]
fn halves_are_made_of_what_is_left() {
    let options = Options {
        bisect: true,
        retry_attempts_max: Some(0),
        has_failure_destination: true,
        ..Options::default()
    };
    let function = |batch: &crate::machine::Batch<u64>| match batch
        .records
        .iter()
        .any(|record| record.counter == 7)
    {
        true => Outcome::Failed,
        false => Outcome::Succeeded,
    };
    let mut rig = Rig::new(options, Box::new(function));
    rig.filter = |counter| !counter.is_multiple_of(2);
    rig.put(1..=8);
    rig.run(DAY_MS);
    assert_eq!(
        rig.batches(),
        [vec![1, 3, 5, 7], vec![1, 3], vec![5, 7], vec![5], vec![7]]
    );
    assert_eq!(
        (rig.deliveries.len(), rig.deliveries[0].records.len()),
        (1, 1)
    );
    assert_eq!(rig.durable.next, 9);
}

#[test]
fn a_failing_range_outlives_other_patterns() {
    let options = Options {
        batch_size: 3,
        batching_window_ms: 10,
        retry_attempts_max: Some(2),
        has_failure_destination: true,
        ..Options::default()
    };
    let mut rig = Rig::new(options, Box::new(|_| Outcome::Failed));
    rig.filter = |counter| counter != 2;
    rig.put(1..=4);
    rig.run(100);
    assert_eq!(rig.batches(), [[1, 3, 4]]);
    // As the driver begins anew: what failed keeps its attempts, and what is in between now has
    // them too; a batch never has more than its size.
    rig.filter = |_| true;
    rig.crash();
    rig.run(DAY_MS);
    let ones = vec![1, 2, 3];
    assert_eq!(rig.batches()[1..], [ones.clone(), ones, vec![4], vec![4]]);
    assert_eq!(rig.deliveries.len(), 2);
    // Nothing of a range may be left.
    let mut rig = Rig::new(rig.options.clone(), Box::new(|_| Outcome::Failed));
    rig.put(1..=3);
    rig.run(100);
    rig.filter = |counter| counter > 3;
    rig.crash();
    rig.run(DAY_MS);
    assert_eq!(rig.batches(), [[1, 2, 3]]);
    assert_eq!((rig.deliveries.len(), rig.durable.next), (0, 4));
    assert!(rig.durable.lanes.is_empty());
}

#[test]
fn a_verdict_is_of_the_records_that_the_patterns_admitted_then() {
    let options = Options {
        record_age_max_ms: Some(60_000),
        has_failure_destination: true,
        ..Options::default()
    };
    let function = |batch: &crate::machine::Batch<u64>| match batch.records[0].counter {
        1 => Outcome::Failed,
        _ => Outcome::Succeeded,
    };
    let mut rig = Rig::new(options, Box::new(function));
    rig.put(1..=2);
    rig.now_ms += 40_000;
    rig.put(3..=4);
    rig.run(100);
    assert_eq!(rig.batches(), [[1, 2, 3, 4]]);
    rig.filter = |counter| counter < 3;
    rig.crash();
    rig.refuse_deliveries = 1_000;
    rig.run(30_000);
    // The patterns are changed back while the failure record of the first two cannot be written.
    rig.filter = |_| true;
    rig.crash();
    rig.refuse_deliveries = 0;
    rig.run(100);
    assert_eq!(rig.deliveries.len(), 1);
    assert_eq!(rig.deliveries[0].records.len(), 2);
    assert_eq!(rig.batches().last(), Some(&vec![3, 4]));
    assert_eq!(rig.durable.next, 5);
}
