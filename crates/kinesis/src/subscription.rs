//! Subscriptions of consumers to shards: who holds one, and the events that it gives.
//!
//! See "SubscribeToShard" in the Kinesis API Reference. A subscription reads nothing ahead: it
//! looks for its next event when it is asked for one, so a slow reader holds one event at most.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::kinesis::SubscribeToShardEvent;
use plane::{BoxFuture, ShardPushes, ShardRead};
use tokio::sync::watch;
use wire::{Event, Events, Fault, NextEvent};

use crate::consumer::{ConsumerRow, ConsumerStatus};
use crate::consumer_target::ConsumerTarget;
use crate::read::{ReadOutcome, ReadRequest};
use crate::reader::{listed_shard, shard_read};
use crate::row::StreamRow;
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::stream::{ShardState, Stream};
use crate::throughput::READ_BYTES_PER_S;
use crate::{Kinesis, describe, faults, metrics};

/// How long a subscription lasts, in milliseconds of service time.
pub const LIFE_MS: u64 = 300_000;
/// For how long after a successful call the next one is refused; later it takes over.
pub const HOLD_MS: u64 = 5_000;
/// Least time between two calls of a consumer for a shard.
const CALL_MS: u64 = 1_000;
/// A shard at rest has an event as often as this.
const BEAT_MS: u64 = 5_000;
/// About the most bytes of an event's data and partition keys; one record is always in it.
const EVENT_BYTES_MAX: usize = 1 << 20;
/// Most records of an event.
const EVENT_RECORDS_MAX: usize = 10_000;
/// Slots that are kept before those that no longer matter are looked for.
const SLOTS_MIN: usize = 64;

/// Consumer and shard, by their internal numbers.
type Key = (u64, u32);

/// What is remembered of a consumer's calls for a shard.
#[derive(Debug, Default)]
struct Slot {
    called_ms: Option<u64>,
    started_ms: Option<u64>,
    /// Dropped when another takes over.
    holder: Option<watch::Sender<()>>,
}

impl Slot {
    fn matters(&self, now_ms: u64) -> bool {
        let lately = self.called_ms.max(self.started_ms);
        lately.is_some_and(|at_ms| now_ms < at_ms.saturating_add(HOLD_MS))
            || self.holder.as_ref().is_some_and(|held| !held.is_closed())
    }
}

/// Why a call gets no subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// There is one that began a moment ago.
    Active,
    /// The last call was less than a second ago.
    TooOften,
}

#[derive(Debug, Default)]
struct Slots {
    by_key: HashMap<Key, Slot>,
    sweep_at: usize,
}

/// All subscriptions of the process. A restart ends them.
#[derive(Debug)]
pub struct Subscriptions {
    slots: Mutex<Slots>,
    ending: watch::Sender<bool>,
}

impl Default for Subscriptions {
    fn default() -> Self {
        Self {
            slots: Mutex::default(),
            ending: watch::Sender::new(false),
        }
    }
}

impl Subscriptions {
    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a call for a shard that is there, and whether it may go on.
    ///
    /// # Errors
    /// [`Denied`]; the rate counts only where `limited`.
    pub fn call(&self, key: Key, now_ms: u64, limited: bool) -> Result<(), Denied> {
        let mut slots = self.slots();
        if slots.by_key.len() >= slots.sweep_at {
            slots.by_key.retain(|_, slot| slot.matters(now_ms));
            slots.sweep_at = SLOTS_MIN.max(slots.by_key.len() * 2);
        }
        let slot = slots.by_key.entry(key).or_default();
        let within = |at_ms: Option<u64>, span| at_ms.is_some_and(|at_ms| now_ms < at_ms + span);
        let denied = if within(slot.started_ms, HOLD_MS) {
            Err(Denied::Active)
        } else if limited && within(slot.called_ms, CALL_MS) {
            // Not counted itself: who asks without a pause gets one answer a second.
            return Err(Denied::TooOften);
        } else {
            Ok(())
        };
        slot.called_ms = Some(now_ms);
        denied
    }

    /// Begins a subscription; whoever had one ends. The receiver's sender is gone when it is this
    /// one's turn.
    ///
    /// # Errors
    /// [`Denied::Active`] if another call has just begun one.
    pub fn start(&self, key: Key, now_ms: u64) -> Result<watch::Receiver<()>, Denied> {
        let mut slots = self.slots();
        let slot = slots.by_key.entry(key).or_default();
        if slot
            .started_ms
            .is_some_and(|at_ms| now_ms < at_ms + HOLD_MS)
        {
            return Err(Denied::Active);
        }
        let (sender, receiver) = watch::channel(());
        slot.started_ms = Some(now_ms);
        slot.holder = Some(sender);
        Ok(receiver)
    }
}

/// Bytes given out that the rate has not yet made up for, in thousandths.
#[derive(Debug)]
struct Debt {
    at_ms: u64,
    thousandths: i64,
}

impl Debt {
    const FULL: i64 = READ_BYTES_PER_S * 1000;

    /// When the next event may leave, milliseconds since the epoch.
    fn free_ms(&mut self, now_ms: u64) -> u64 {
        let pause = now_ms.saturating_sub(self.at_ms).min(60_000) as i64;
        self.at_ms = self.at_ms.max(now_ms);
        self.thousandths = (self.thousandths - READ_BYTES_PER_S * pause).max(0);
        let over = self.thousandths - Self::FULL;
        if over < 0 {
            return now_ms;
        }
        now_ms.saturating_add((over / READ_BYTES_PER_S) as u64 + 1)
    }

    fn charge(&mut self, bytes: usize) {
        self.thousandths += bytes as i64 * 1000;
    }
}

/// What a subscription has found.
struct Found {
    row: Arc<StreamRow>,
    outcome: ReadOutcome,
}

/// What a subscription waits for when it has nothing to give.
enum Turn {
    Give(Box<Found>),
    End(Option<Fault>),
    WaitUntil(u64),
}

/// A subscription under way.
pub struct Subscription {
    kinesis: Arc<Kinesis>,
    stream: Arc<Stream>,
    state: Arc<ShardState>,
    consumer: Arc<ConsumerRow>,
    /// The counter to read on from.
    from: u64,
    ends_ms: u64,
    beat_ms: u64,
    debt: Debt,
    changed: watch::Receiver<u64>,
    held: watch::Receiver<()>,
    ending: watch::Receiver<bool>,
    over: bool,
}

impl Subscription {
    /// A subscription from a counter on, that begins now.
    pub fn new(
        kinesis: Arc<Kinesis>,
        stream: Arc<Stream>,
        state: Arc<ShardState>,
        consumer: Arc<ConsumerRow>,
        from: u64,
        held: watch::Receiver<()>,
        now_ms: u64,
    ) -> Self {
        Self {
            from,
            ends_ms: now_ms.saturating_add(LIFE_MS),
            beat_ms: now_ms.saturating_add(BEAT_MS),
            debt: Debt {
                at_ms: now_ms,
                thousandths: 0,
            },
            changed: stream.watch(),
            held,
            ending: kinesis.subscriptions.ending.subscribe(),
            over: false,
            kinesis,
            stream,
            state,
            consumer,
        }
    }

    async fn advance(&mut self) -> Option<Result<Found, Fault>> {
        while !self.over {
            self.changed.borrow_and_update();
            let now_ms = self.kinesis.clock.now_ms();
            match self.turn(now_ms).await {
                Turn::Give(found) => return Some(Ok(*found)),
                Turn::End(fault) => {
                    self.over = true;
                    return fault.map(Err);
                }
                Turn::WaitUntil(time_ms) => {
                    // The first three say by what they are when they are looked at again.
                    tokio::select! {
                        _ = self.changed.changed() => {}
                        _ = self.held.changed() => {}
                        _ = self.ending.changed() => {}
                        () = self.kinesis.clock.sleep_until(time_ms) => {}
                    }
                }
            }
        }
        None
    }

    /// Why it is over, if it is.
    fn end(&self, now_ms: u64) -> Option<Option<Fault>> {
        let shard = self.state.id();
        if *self.ending.borrow() || now_ms >= self.ends_ms {
            return Some(None);
        }
        if self.held.has_changed().is_err() {
            return Some(Some(faults::subscribed(&self.consumer, shard)));
        }
        let (name, account) = (&*self.stream.name, self.stream.account.as_str());
        if self.kinesis.stream_by_id(self.stream.id).is_none() {
            return Some(Some(faults::stream_not_found(name, account)));
        }
        let row = self.kinesis.consumers.get(&self.consumer.key());
        let there = row.is_some_and(|row| {
            row.id == self.consumer.id && row.status != ConsumerStatus::Deleting
        });
        (!there).then(|| {
            let arn = self.consumer.arn();
            Some(faults::consumer_not_found(&arn, account))
        })
    }

    async fn turn(&mut self, now_ms: u64) -> Turn {
        if let Some(end) = self.end(now_ms) {
            return Turn::End(end);
        }
        let limited = self.kinesis.limits_throughput(&self.stream);
        let free_ms = if limited {
            self.debt.free_ms(now_ms)
        } else {
            now_ms
        };
        if free_ms > now_ms {
            return Turn::WaitUntil(free_ms.min(self.ends_ms));
        }
        match self.read(now_ms).await {
            Ok(Some(found)) => Turn::Give(Box::new(found)),
            Ok(None) => Turn::WaitUntil(self.beat_ms.min(self.ends_ms)),
            Err(fault) => Turn::End(Some(in_stream(fault))),
        }
    }

    /// What comes next, if there is something to tell.
    async fn read(&mut self, now_ms: u64) -> Result<Option<Found>, Fault> {
        let row = self.stream.row();
        let shard = listed_shard(&row, self.state.id(), now_ms)?;
        let due = now_ms >= self.beat_ms;
        // Most wakings are for other shards.
        let idle = self.state.durable() < self.from && shard.is_open();
        let outcome = if idle {
            ReadOutcome {
                next: self.from,
                ..ReadOutcome::default()
            }
        } else {
            let request = ReadRequest {
                from: self.from,
                records_max: EVENT_RECORDS_MAX,
                bytes_max: EVENT_BYTES_MAX,
                now_ms,
            };
            let stream = &self.stream;
            self.kinesis
                .read_shard(stream, &row, shard, request)
                .await?
        };
        // From here on nothing waits: what is taken is given.
        self.from = outcome.next;
        if outcome.records.is_empty() && !outcome.finished && !due {
            return Ok(None);
        }
        self.beat_ms = now_ms.saturating_add(BEAT_MS);
        self.debt.charge(outcome.bytes);
        self.count(&outcome, now_ms);
        self.over = outcome.finished;
        Ok(Some(Found { row, outcome }))
    }

    /// What was found, as an event of the API.
    fn event(&self, found: Found) -> Result<SubscribeToShardEvent, Fault> {
        let Found { row, outcome } = found;
        let shard = self.shard_of(&row)?;
        let read_to = shard.sequence_number(outcome.next.saturating_sub(1));
        let finished = outcome.finished;
        Ok(SubscribeToShardEvent {
            millis_behind_latest: Some(outcome.behind_ms as i64),
            continuation_sequence_number: (!finished).then(|| read_to.text_behind()),
            child_shards: finished.then(|| describe::child_shards(&row, shard)),
            records: Some(describe::records(shard, outcome)),
        })
    }

    fn shard_of<'a>(&self, row: &'a StreamRow) -> Result<&'a Shard, Fault> {
        let shard = self.state.id();
        let missing = || faults::shard_does_not_exist(shard, &row.name, row.account.as_str());
        row.shards.get(shard.0).ok_or_else(missing)
    }

    fn count(&self, outcome: &ReadOutcome, now_ms: u64) {
        let behind_ms = outcome.behind_ms as f64;
        let values = [
            ("SubscribeToShardEvent.Bytes", outcome.bytes as f64, "Bytes"),
            (
                "SubscribeToShardEvent.MillisBehindLatest",
                behind_ms,
                "Milliseconds",
            ),
            (
                "SubscribeToShardEvent.Records",
                outcome.records.len() as f64,
                "Count",
            ),
            ("SubscribeToShardEvent.Success", 1.0, "Count"),
        ];
        let (sink, name) = (&*self.kinesis.metrics, &self.consumer.name);
        metrics::tell_of_consumer(sink, &self.stream, name, now_ms, &values);
    }
}

impl Events for Subscription {
    fn next(&mut self) -> NextEvent<'_> {
        Box::pin(async {
            let event = match self.advance().await? {
                Ok(found) => self.event(found),
                Err(fault) => Err(fault),
            };
            Some(event.map(|event| Event {
                name: "SubscribeToShardEvent",
                body: Box::new(event),
            }))
        })
    }
}

impl ShardPushes for Subscription {
    fn next(&mut self, from: u64) -> BoxFuture<'_, Option<Result<ShardRead, Fault>>> {
        self.from = from;
        Box::pin(async {
            let read = match self.advance().await? {
                Ok(found) => self
                    .shard_of(&found.row)
                    .map(|shard| shard_read(shard, found.outcome)),
                Err(fault) => Err(fault),
            };
            Some(read)
        })
    }
}

/// A fault as the event stream's union knows it.
fn in_stream(mut fault: Fault) -> Fault {
    if fault.status >= 500 {
        fault.code = "InternalFailureException".into();
    }
    fault
}

impl Kinesis {
    /// Ends all subscriptions, and any that would begin, for the process is about to end.
    pub fn end_subscriptions(&self) {
        self.subscriptions.ending.send_replace(true);
    }

    /// A subscription of an active consumer to a shard, from a counter on that the shard tells, and
    /// its state and the time.
    ///
    /// # Errors
    /// The operation's.
    pub(crate) fn subscribe_at(
        &self,
        target: &ConsumerTarget,
        id: ShardId,
        from: impl FnOnce(&Shard, &ShardState, u64) -> Result<u64, Fault>,
    ) -> Result<Subscription, Fault> {
        let consumer = self.active_consumer(target)?;
        let stream_target = &target.stream;
        let account = stream_target.account.as_str();
        let missing = || faults::shard_does_not_exist(id, &stream_target.name, account);
        let stream = self.stream(stream_target)?;
        let row = stream.row();
        let now_ms = self.clock.now_ms();
        let shard = listed_shard(&row, id, now_ms)?;
        let state = stream.shard(shard.index).ok_or_else(missing)?;
        let key = (consumer.id, shard.index);
        let refuse = |denied| self.denied(denied, &stream, &consumer, id, now_ms);
        let limited = self.limits_throughput(&stream);
        self.subscriptions
            .call(key, now_ms, limited)
            .map_err(refuse)?;
        let from = from(shard, &state, now_ms)?;
        let kinesis = self
            .me
            .upgrade()
            .ok_or_else(|| faults::internal(&"the service is going"))?;
        let held = self.subscriptions.start(key, now_ms).map_err(refuse)?;
        self.count_call(&stream, &consumer, true, now_ms);
        Ok(Subscription::new(
            kinesis,
            stream.clone(),
            state,
            consumer.clone(),
            from,
            held,
            now_ms,
        ))
    }

    /// The refusal of a call for a subscription.
    fn denied(
        &self,
        denied: Denied,
        stream: &Stream,
        consumer: &ConsumerRow,
        shard: ShardId,
        now_ms: u64,
    ) -> Fault {
        self.count_call(stream, consumer, false, now_ms);
        match denied {
            Denied::Active => faults::subscribed(consumer, shard),
            Denied::TooOften => faults::subscribes_too_often(consumer, shard),
        }
    }

    /// Tells CloudWatch whether a call got a subscription.
    fn count_call(&self, stream: &Stream, consumer: &ConsumerRow, admitted: bool, now_ms: u64) {
        let (yes, no) = (
            f64::from(u8::from(admitted)),
            f64::from(u8::from(!admitted)),
        );
        let values = [
            ("SubscribeToShard.RateExceeded", no, "Count"),
            ("SubscribeToShard.Success", yes, "Count"),
        ];
        metrics::tell_of_consumer(&*self.metrics, stream, &consumer.name, now_ms, &values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_within_five_seconds_is_refused_and_later_it_takes_over() {
        let all = Subscriptions::default();
        let key = (1, 2);
        assert_eq!(all.call(key, 0, true), Ok(()));
        let first = all.start(key, 0).unwrap();
        assert_eq!(all.call(key, 4_999, true), Err(Denied::Active));
        assert_eq!(all.start(key, 4_999).unwrap_err(), Denied::Active);
        assert_eq!(all.call((1, 3), 4_999, true), Ok(()), "another shard");
        assert_eq!(all.call(key, 5_000, true), Err(Denied::TooOften));
        assert!(first.has_changed().is_ok());
        assert_eq!(all.call(key, 5_999, true), Ok(()));
        let second = all.start(key, 5_999).unwrap();
        assert!(first.has_changed().is_err(), "taken over");
        assert!(second.has_changed().is_ok());
    }

    #[test]
    fn calls_that_come_to_nothing_count_too() {
        let all = Subscriptions::default();
        assert_eq!(all.call((1, 1), 0, true), Ok(()));
        assert_eq!(all.call((1, 1), 999, true), Err(Denied::TooOften));
        assert_eq!(all.call((1, 1), 999, false), Ok(()), "not limited");
        assert_eq!(all.call((1, 1), 2_000, true), Ok(()));
    }

    #[test]
    fn what_no_longer_matters_is_forgotten() {
        let all = Subscriptions::default();
        let held = all.start((0, 0), 0).unwrap();
        for n in 0..10_000 {
            let now_ms = u64::from(n) * 100;
            all.call((1, n), now_ms, true).unwrap();
            drop(all.start((1, n), now_ms).unwrap());
        }
        let slots = all.slots();
        assert!(slots.by_key.len() < 200, "{}", slots.by_key.len());
        assert!(slots.by_key.contains_key(&(0, 0)));
        assert!(held.has_changed().is_ok());
    }

    #[test]
    fn two_mebibytes_a_second() {
        let mut debt = Debt {
            at_ms: 0,
            thousandths: 0,
        };
        assert_eq!(debt.free_ms(0), 0);
        debt.charge(2 << 20);
        assert_eq!(debt.free_ms(0), 1);
        assert_eq!(debt.free_ms(1), 1);
        debt.charge(1 << 20);
        let free = debt.free_ms(1);
        assert!((500..=502).contains(&free), "{free}");
        debt.charge(9 << 20);
        let free = debt.free_ms(1);
        assert!((5_000..=5_002).contains(&free), "{free}");
    }
}
