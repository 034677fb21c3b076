//! What became of a record, read back from the telemetry lane: for who traces it.

use std::sync::Arc;

use serde::Serialize;
use store::{Frame, Lane, StoreError};

use crate::deliveries::{DELIVERY_FRAME_KIND, DeliveryTrace, number_at};
use crate::overview::{Failing, Place};
use crate::row::Mapping;
use crate::service::Mappings;
use crate::under_way::Running;

/// Deliveries of a shard that are gone through for one record at most.
const LOOKED_AT_MAX: usize = 50_000;
/// Deliveries that are still gone through once a record is done: after a crash it may have been
/// delivered again.
const LOOKED_AT_AFTER: usize = 1_000;
/// Deliveries of a record that are told at most: the first half of them, and the last.
const TOLD_MAX: usize = 100;

/// How a record stands with a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Fate {
    /// The mapping has not come to it.
    Waiting,
    /// The function has it just now.
    Running,
    /// The function failed, and will be invoked with it again.
    Failing,
    /// The function has processed it.
    Delivered,
    /// The mapping's limits ended the attempts.
    GivenUp,
    /// The mapping is behind it, and nothing is known of a delivery: its filters left it out, the
    /// mapping began later, or it was so long ago that deliveries are no longer kept.
    Passed,
}

/// A record that is traced.
#[derive(Debug, Clone, Copy)]
pub struct Traced<'a> {
    /// ARN of its stream.
    pub stream_arn: &'a str,
    /// Index of its shard.
    pub shard: u32,
    /// Its counter in the shard.
    pub counter: u64,
    /// Its sequence number.
    pub sequence_number: &'a str,
    /// Its partition key.
    pub partition_key: &'a str,
    /// Its arrival, milliseconds since the epoch.
    pub arrival_ms: u64,
}

/// One delivery in which a record was.
#[derive(Debug, Clone)]
pub struct Told {
    /// When it ended, milliseconds of service time since the epoch.
    pub ended_ms: u64,
    /// What the function's own calls are stored under; 0 if it was not invoked.
    pub origin: u64,
    /// What the log has of it.
    pub delivery: DeliveryTrace,
    /// The record's place in the batch, from 0; `None` where an earlier build wrote it.
    pub place: Option<usize>,
    /// Whether the function has processed the record in it.
    pub is_done: bool,
}

/// What became of a record in a mapping.
#[derive(Debug, Clone)]
pub struct History {
    /// The mapping's UUID.
    pub uuid: String,
    /// The function's ARN, as the mapping names it.
    pub function_arn: String,
    /// The mapping's state.
    pub state: &'static str,
    /// How the record stands.
    pub fate: Fate,
    /// The invocation that is under way with it, unless it is done already.
    pub running: Option<Running>,
    /// The batch that fails, if the record is in one that is tried again.
    pub failing: Option<Failing>,
    /// The deliveries, in the order in which they ended.
    pub told: Vec<Told>,
    /// There were more than are told, or than were looked at.
    pub is_cut: bool,
}

/// Where an invocation stands in a stream.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The stream that the mapping reads.
    pub stream_arn: String,
    /// The mapping's UUID.
    pub uuid: String,
    /// The function's ARN, as the mapping names it.
    pub function_arn: String,
    /// The shard's index.
    pub shard: u32,
    /// The delivery; of its record nothing is said.
    pub told: Told,
}

fn read(frame: &Frame) -> Option<DeliveryTrace> {
    if frame.kind != DELIVERY_FRAME_KIND {
        return None;
    }
    serde_json::from_slice(&frame.payload()).ok()
}

/// The place of a record in a batch; the outer `None` if it is not in it.
fn place_in(delivery: &DeliveryTrace, counter: u64, sequence: &str) -> Option<Option<usize>> {
    if !delivery.members.is_empty() {
        return delivery.members.place(counter).map(Some);
    }
    // All numbers of a shard have as many digits.
    let within = delivery.first.as_str() <= sequence && sequence <= delivery.last.as_str();
    (within && delivery.first.len() == sequence.len()).then_some(None)
}

fn is_done(outcome: &str, place: Option<usize>) -> bool {
    let failed_from = |text: &str| text.parse::<usize>().ok();
    match outcome.strip_prefix("FailedFrom ").and_then(failed_from) {
        Some(index) => place.is_some_and(|place| place < index),
        None => outcome == "Succeeded",
    }
}

impl Mappings {
    /// What became of a record in each mapping of its stream. Reads the disk.
    ///
    /// # Errors
    /// The store's.
    pub fn histories(&self, of: &Traced<'_>) -> Result<Vec<History>, StoreError> {
        let Traced {
            shard,
            counter,
            sequence_number: sequence,
            ..
        } = *of;
        let rows = self.engine.mappings.all();
        let of_stream = rows
            .iter()
            .filter(|(_, row)| row.stream_arn == of.stream_arn);
        of_stream
            .map(|(_, row)| {
                // Before the log is read: what ends meanwhile is found there.
                let running = self.engine.under_way.find(row.id, sequence);
                let (told, is_cut) = self.told(row, shard, counter, sequence, of.arrival_ms)?;
                let place = self.place_for(row, shard, counter, of.partition_key);
                let known = fate(&told, place.as_ref(), counter);
                let running = running.filter(|_| matches!(known, Fate::Waiting | Fate::Failing));
                let fate = running.map_or(known, |_| Fate::Running);
                Ok(History {
                    uuid: row.uuid.clone(),
                    function_arn: row.settings.function_arn.clone(),
                    state: row.state.as_str(),
                    running,
                    failing: place
                        .and_then(|place| place.failing)
                        .filter(|_| fate == Fate::Failing),
                    fate,
                    told,
                    is_cut,
                })
            })
            .collect()
    }

    fn told(
        &self,
        row: &Mapping,
        shard: u32,
        counter: u64,
        sequence: &str,
        arrival_ms: u64,
    ) -> Result<(Vec<Told>, bool), StoreError> {
        let mut told: Vec<Told> = Vec::new();
        let (mut looked_at, mut after, mut done) = (0, 0, false);
        let mut is_cut = false;
        for frame in self.scan(row.id, shard, arrival_ms) {
            let frame = frame?;
            looked_at += 1;
            after += usize::from(done);
            if after > LOOKED_AT_AFTER {
                return Ok((told, is_cut));
            }
            if looked_at > LOOKED_AT_MAX {
                return Ok((told, true));
            }
            let Some(delivery) = read(&frame) else {
                continue;
            };
            let Some(place) = place_in(&delivery, counter, sequence) else {
                continue;
            };
            let is_done = is_done(&delivery.outcome, place);
            done |= is_done || delivery.outcome == "GivenUp";
            after = 0;
            if told.len() >= TOLD_MAX {
                told.remove(TOLD_MAX / 2);
                is_cut = true;
            }
            told.push(tell(&frame, delivery, place, is_done));
        }
        Ok((told, is_cut))
    }

    /// The delivery that an invocation was made for, which wrote something at this time; `None` if
    /// no mapping made it, or that is no longer known. Reads the disk.
    ///
    /// # Errors
    /// The store's.
    pub fn batch_of(&self, origin: u64, wrote_ms: u64) -> Result<Option<Batch>, StoreError> {
        let log = self.engine.services.store.log();
        let wrote = i64::try_from(wrote_ms).unwrap_or(i64::MAX);
        for (_, row) in self.engine.mappings.all() {
            for shard in log.parts(Lane::Telemetry, row.id) {
                let mut later = 0;
                for frame in self.scan(row.id, shard, wrote_ms).take(LOOKED_AT_MAX) {
                    let frame = frame?;
                    let delivery = read(&frame);
                    if let Some(delivery) = delivery.filter(|_| frame.origin == origin) {
                        return Ok(Some(Batch {
                            stream_arn: row.stream_arn.clone(),
                            uuid: row.uuid.clone(),
                            function_arn: row.settings.function_arn.clone(),
                            shard,
                            told: tell(&frame, delivery, None, false),
                        }));
                    }
                    // Up to ten batches of a shard are under way at a time.
                    later += usize::from(read(&frame).is_some_and(|it| it.began_ms > wrote));
                    if later > LOOKED_AT_AFTER {
                        break;
                    }
                }
            }
        }
        Ok(None)
    }

    fn scan(
        &self,
        mapping: u64,
        shard: u32,
        since_ms: u64,
    ) -> impl Iterator<Item = Result<Arc<Frame>, StoreError>> {
        let log = self.engine.services.store.log();
        log.scan(Lane::Telemetry, mapping, shard, number_at(since_ms))
    }
}

fn tell(frame: &Frame, delivery: DeliveryTrace, place: Option<usize>, is_done: bool) -> Told {
    Told {
        ended_ms: frame.runs.first().map_or(frame.time_ms, |run| run.time_ms),
        origin: frame.origin,
        delivery,
        place,
        is_done,
    }
}

fn fate(told: &[Told], place: Option<&Place>, counter: u64) -> Fate {
    let outcome = |told: &Told, wanted: &str| told.delivery.outcome == wanted;
    if told.iter().any(|told| told.is_done) {
        return Fate::Delivered;
    }
    if told.iter().any(|told| outcome(told, "GivenUp")) {
        return Fate::GivenUp;
    }
    let failing = place.and_then(|place| place.failing.as_ref());
    if failing.is_some_and(|failing| failing.given_up.is_some()) {
        // Nothing but its failure record is missing.
        return Fate::GivenUp;
    }
    let is_behind = place.is_some_and(|place| place.finished || place.position > counter);
    let was_tried = told.iter().any(|told| !outcome(told, "NotInvoked"));
    match (is_behind, was_tried) {
        (true, true) => Fate::GivenUp,
        (true, false) if told.is_empty() => Fate::Passed,
        (true, false) => Fate::GivenUp,
        (false, true) => Fate::Failing,
        (false, false) => Fate::Waiting,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_done, place_in};
    use crate::deliveries::DeliveryTrace;
    use crate::members::Members;

    #[test]
    fn a_partial_failure_has_done_what_lies_before_it() {
        for (outcome, place, done) in [
            ("Succeeded", Some(3), true),
            ("Succeeded", None, true),
            ("Failed", Some(0), false),
            ("NotInvoked", Some(0), false),
            ("GivenUp", Some(0), false),
            ("FailedFrom 2", Some(1), true),
            ("FailedFrom 2", Some(2), false),
            ("FailedFrom 2", None, false),
        ] {
            assert_eq!(is_done(outcome, place), done, "{outcome} {place:?}");
        }
    }

    #[test]
    fn a_lane_of_others_is_no_delivery_of_a_record_between_them() {
        let mut delivery = DeliveryTrace {
            first: "11".to_owned(),
            last: "19".to_owned(),
            members: Members::of([1, 9].into_iter()),
            ..DeliveryTrace::default()
        };
        assert_eq!(place_in(&delivery, 5, "15"), None);
        assert_eq!(place_in(&delivery, 9, "19"), Some(Some(1)));
        // An earlier build told no members.
        delivery.members = Members::default();
        assert_eq!(place_in(&delivery, 5, "15"), Some(None));
        assert_eq!(place_in(&delivery, 10, "20"), None);
    }
}
