//! Putting records into the stream.

use std::future::Future;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use pipeline_aws::{Deadline, Entry, EntryResult, Error, Kinesis, RetryPolicy};
use tokio::time::Instant;

use crate::record::{Encoding, Generator, MockRecord};
use crate::summary::Latencies;

/// Most records in one PutRecords call; see "PutRecords" in the Kinesis Data Streams API Reference.
pub const BATCH_RECORDS_MAX: usize = 500;
/// Most bytes in one PutRecords call, data and partition keys together.
pub const BATCH_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Calls under way at once, where the order of calls does not matter.
const BATCHES_AT_ONCE: usize = 4;
/// Calls a second that a rate is spread over.
const BATCHES_PER_SECOND: f64 = 20.0;
/// What a rate next to nothing comes to: a century.
const NEVER_SECONDS: u64 = 100 * 365 * 86_400;
/// Calls in a row that store nothing, until the rest of a batch is given up.
const FRUITLESS_CALLS_MAX: u32 = 20;

/// A stream.
pub trait Stream {
    /// Puts up to [`BATCH_RECORDS_MAX`] records; the results are in their order.
    fn put(&self, entries: &[&Entry]) -> impl Future<Output = Result<Vec<EntryResult>, Error>>;
}

/// A stream of Kinesis, by its name.
pub struct KinesisStream {
    /// The service.
    pub kinesis: Kinesis,
    /// The stream's name.
    pub name: String,
}

impl Stream for KinesisStream {
    async fn put(&self, entries: &[&Entry]) -> Result<Vec<EntryResult>, Error> {
        self.kinesis
            .put_records(&self.name, entries.iter().copied(), Deadline::NONE)
            .await
    }
}

/// What to send.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Records in all.
    pub count: usize,
    /// Records a second; none: as fast as the stream takes them.
    pub rate: Option<f64>,
    /// How they travel.
    pub encoding: Encoding,
    /// Whether one call waits for the one before, so that updates of an id stay in order.
    pub in_order: bool,
    /// Pauses between the calls for what was not stored.
    pub retry: RetryPolicy,
}

/// A record that is in the stream.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The record.
    pub record: MockRecord,
    /// Its shard.
    pub shard_id: String,
    /// Its sequence number.
    pub sequence_number: String,
    /// When the call that stored it began.
    pub begun: Instant,
}

/// What came of one batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// What is in the stream.
    pub sent: Vec<Sent>,
    /// Records that were given up.
    pub failed: usize,
    /// What the stream said of one of them.
    pub refusal: Option<String>,
    /// Entries that were sent again.
    pub retried: usize,
    /// How long each call took.
    pub latencies: Vec<Duration>,
}

/// What was sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SendSummary {
    /// Records in the stream.
    pub sent: usize,
    /// Records that were given up.
    pub failed: usize,
    /// What the stream said of the first of them.
    pub refusal: Option<String>,
    /// Entries that were sent again, because the stream refused them at first.
    pub retried: usize,
    /// From the first call to the last answer.
    pub elapsed: Duration,
    /// How long each call took.
    pub latencies: Latencies,
}

/// Sends the records that `generator` makes, and shows each batch to `on_batch`.
///
/// # Errors
/// The first call that fails as a whole, for instance for want of the stream.
pub async fn send(
    stream: &impl Stream,
    mut generator: Generator,
    plan: &Plan,
    mut on_batch: impl FnMut(Batch),
) -> Result<SendSummary, Error> {
    let begun = Instant::now();
    let at_once = if plan.in_order { 1 } else { BATCHES_AT_ONCE };
    let size = batch_size(plan.rate);
    let mut summary = SendSummary::default();
    let mut latencies = Vec::new();
    let mut under_way = FuturesUnordered::new();
    let mut made = 0;
    let mut kept_over = None;
    while made < plan.count || kept_over.is_some() || !under_way.is_empty() {
        let more = made < plan.count || kept_over.is_some();
        if more && under_way.len() < at_once {
            let before = made - usize::from(kept_over.is_some());
            let due = plan.rate.map_or(begun, |rate| due(begun, before, rate));
            let entries = fill(&mut generator, plan, size, &mut made, &mut kept_over)?;
            under_way.push(async move {
                tokio::time::sleep_until(due).await;
                put_all(stream, entries, &plan.retry).await
            });
        } else if let Some(batch) = under_way.next().await {
            let batch = batch?;
            summary.sent += batch.sent.len();
            summary.failed += batch.failed;
            summary.refusal = summary.refusal.or_else(|| batch.refusal.clone());
            summary.retried += batch.retried;
            latencies.extend_from_slice(&batch.latencies);
            on_batch(batch);
        }
    }
    summary.elapsed = begun.elapsed();
    summary.latencies = Latencies::new(latencies);
    Ok(summary)
}

/// When the record after `before` others is to be sent.
fn due(begun: Instant, before: usize, rate: f64) -> Instant {
    Duration::try_from_secs_f64(before as f64 / rate)
        .ok()
        .and_then(|wait| begun.checked_add(wait))
        .unwrap_or(begun + Duration::from_secs(NEVER_SECONDS))
}

fn batch_size(rate: Option<f64>) -> usize {
    rate.map_or(BATCH_RECORDS_MAX, |rate| {
        ((rate / BATCHES_PER_SECOND).ceil() as usize).clamp(1, BATCH_RECORDS_MAX)
    })
}

/// Makes records up to the limits of one call. The one that no longer fits is kept for the next.
fn fill(
    generator: &mut Generator,
    plan: &Plan,
    size: usize,
    made: &mut usize,
    kept_over: &mut Option<(MockRecord, Entry)>,
) -> Result<Vec<(MockRecord, Entry)>, Error> {
    let mut entries: Vec<(MockRecord, Entry)> = Vec::new();
    let mut bytes = 0;
    while entries.len() < size {
        let next = match kept_over.take() {
            Some(next) => next,
            None if *made < plan.count => {
                *made += 1;
                let record = generator
                    .record()
                    .map_err(|error| Error::Request(error.to_string()))?;
                let data = record.data(plan.encoding).into();
                let entry = Entry {
                    partition_key: record.id.clone(),
                    data,
                };
                (record, entry)
            }
            None => break,
        };
        bytes += next.1.data.len() + next.1.partition_key.len();
        if bytes > BATCH_BYTES_MAX && !entries.is_empty() {
            *kept_over = Some(next);
            break;
        }
        entries.push(next);
    }
    Ok(entries)
}

/// Puts a batch, and again what of it was refused, until all is stored or nothing goes any more.
async fn put_all(
    stream: &impl Stream,
    mut pending: Vec<(MockRecord, Entry)>,
    retry: &RetryPolicy,
) -> Result<Batch, Error> {
    let mut batch = Batch::default();
    let mut fruitless = 0;
    while !pending.is_empty() {
        let entries: Vec<&Entry> = pending.iter().map(|(_, entry)| entry).collect();
        let begun = Instant::now();
        let results = stream.put(&entries).await?;
        batch.latencies.push(begun.elapsed());
        let before = pending.len();
        let mut refused = Vec::new();
        for ((record, entry), result) in pending.into_iter().zip(results) {
            match result {
                EntryResult::Stored {
                    shard_id,
                    sequence_number,
                } => {
                    batch.sent.push(Sent {
                        record,
                        shard_id,
                        sequence_number,
                        begun,
                    });
                }
                EntryResult::Failed { code, message } => {
                    batch.refusal = Some(format!("{code}: {message}"));
                    refused.push((record, entry));
                }
            }
        }
        pending = refused;
        fruitless = if pending.len() < before {
            1
        } else {
            fruitless + 1
        };
        if pending.is_empty() || fruitless > FRUITLESS_CALLS_MAX {
            break;
        }
        batch.retried += pending.len();
        tokio::time::sleep(retry.pause(fruitless)).await;
    }
    batch.failed = pending.len();
    batch.refusal = batch.refusal.filter(|_| batch.failed > 0);
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    /// Refuses every `refuse_every`-th entry that it sees, and remembers what it took.
    struct Fake {
        refuse_every: usize,
        seen: RefCell<usize>,
        taken: RefCell<BTreeMap<String, usize>>,
        calls: RefCell<Vec<(Instant, usize)>>,
    }

    impl Fake {
        fn new(refuse_every: usize) -> Self {
            Fake {
                refuse_every,
                seen: RefCell::new(0),
                taken: RefCell::default(),
                calls: RefCell::default(),
            }
        }
    }

    impl Stream for Fake {
        async fn put(&self, entries: &[&Entry]) -> Result<Vec<EntryResult>, Error> {
            self.calls
                .borrow_mut()
                .push((Instant::now(), entries.len()));
            tokio::time::sleep(Duration::from_millis(5)).await;
            Ok(entries
                .iter()
                .map(|entry| {
                    let mut seen = self.seen.borrow_mut();
                    *seen += 1;
                    if (*seen).is_multiple_of(self.refuse_every) {
                        return EntryResult::Failed {
                            code: "ProvisionedThroughputExceededException".into(),
                            message: "Rate exceeded".into(),
                        };
                    }
                    *self
                        .taken
                        .borrow_mut()
                        .entry(entry.partition_key.clone())
                        .or_default() += 1;
                    EntryResult::Stored {
                        shard_id: "s".into(),
                        sequence_number: seen.to_string(),
                    }
                })
                .collect())
        }
    }

    fn plan(count: usize, rate: Option<f64>) -> Plan {
        Plan {
            count,
            rate,
            encoding: Encoding::Base64,
            in_order: false,
            retry: RetryPolicy::default(),
        }
    }

    fn generator() -> Generator {
        Generator::new(1, 0.0, 1_700_000_000_000)
    }

    #[tokio::test(start_paused = true)]
    async fn only_refused_entries_are_sent_again() {
        let fake = Fake::new(3);
        let mut shown = 0;
        let summary = send(&fake, generator(), &plan(1200, None), |batch| {
            shown += batch.sent.len()
        })
        .await
        .unwrap();
        assert_eq!((summary.sent, summary.failed, shown), (1200, 0, 1200));
        assert_eq!(summary.refusal, None);
        assert_eq!(summary.retried, *fake.seen.borrow() - 1200);
        assert_eq!(fake.taken.borrow().len(), 1200);
        assert!(
            fake.taken.borrow().values().all(|times| *times == 1),
            "none was sent twice"
        );
        assert!(
            fake.calls
                .borrow()
                .iter()
                .all(|(_, size)| *size <= BATCH_RECORDS_MAX)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_that_takes_nothing_is_given_up() {
        let summary = send(&Fake::new(1), generator(), &plan(10, None), |_| ())
            .await
            .unwrap();
        assert_eq!((summary.sent, summary.failed), (0, 10));
        assert_eq!(
            summary.refusal.as_deref(),
            Some("ProvisionedThroughputExceededException: Rate exceeded")
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_is_kept() {
        let fake = Fake::new(usize::MAX);
        let summary = send(&fake, generator(), &plan(1000, Some(100.0)), |_| ())
            .await
            .unwrap();
        let seconds = summary.elapsed.as_secs_f64();
        assert!((9.8..10.2).contains(&seconds), "{seconds}");
        assert!(fake.calls.borrow().iter().all(|(_, size)| *size <= 5));
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_stays_within_the_bytes() {
        let mut generator = generator();
        let mut kept_over = None;
        let mut made = 1;
        let large = |id: &str| {
            let record = MockRecord {
                id: id.into(),
                json: String::new(),
            };
            (
                record,
                Entry {
                    partition_key: id.into(),
                    data: vec![0; BATCH_BYTES_MAX - 1].into(),
                },
            )
        };
        kept_over.replace(large("a"));
        let plan = plan(2, None);
        let first = fill(&mut generator, &plan, 500, &mut made, &mut kept_over).unwrap();
        assert_eq!((first.len(), kept_over.is_some()), (1, true));
        let second = fill(&mut generator, &plan, 500, &mut made, &mut kept_over).unwrap();
        assert_eq!((second.len(), kept_over.is_some()), (1, false));
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_next_to_nothing_overflows_nothing() {
        let begun = Instant::now();
        assert_eq!(due(begun, 100, 50.0), begun + Duration::from_secs(2));
        assert!(due(begun, 1, 1e-300) > begun + Duration::from_secs(NEVER_SECONDS - 1));
    }
}
