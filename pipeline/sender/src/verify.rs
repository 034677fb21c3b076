//! Looking for what was sent.

use std::collections::{HashMap, HashSet, VecDeque};
use std::future::Future;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use pipeline_aws::{Deadline, Error, S3};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::Instant;

use crate::send::Sent;
use crate::summary::Latencies;

/// Looks at once.
const LOOKS_AT_ONCE: usize = 16;
/// The pause after a round in which nothing was found grows from the first of these to the second.
const PAUSE_MIN: Duration = Duration::from_millis(2);
const PAUSE_MAX: Duration = Duration::from_millis(500);

/// A bucket.
pub trait Bucket {
    /// The content of an object; none where there is no such key.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, Error>>;
}

impl Bucket for S3 {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
        Ok(S3::get(self, key, Deadline::NONE)
            .await?
            .map(|object| object.body.to_vec()))
    }
}

/// Where to look, and for how long.
#[derive(Debug, Clone)]
pub struct Search {
    /// The stream's name, which is part of the key of a record that was put aside.
    pub stream: String,
    /// The prefix of records that were put aside, with a slash at its end.
    pub failure_prefix: String,
    /// The search ends when nothing was found for so long.
    pub patience: Duration,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verification {
    /// Ids whose newest record is in the bucket with the right content.
    pub landed: usize,
    /// Keys of records that were put aside.
    pub put_aside: Vec<String>,
    /// Ids that are not there, or there with another content, and which of the two.
    pub missing: Vec<String>,
    /// From the begin of the call that sent a record until its object was seen.
    pub latencies: Latencies,
}

impl Verification {
    /// Ids that were sent.
    pub fn ids(&self) -> usize {
        self.landed + self.put_aside.len() + self.missing.len()
    }
}

#[derive(Debug, Clone)]
enum Sight {
    Landed,
    PutAside(String),
    Nothing,
    OtherContent,
}

/// The object that the pipeline's function writes, as far as it matters here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    sequence_number: String,
    record: Value,
}

/// Waits until the newest record of each id that comes in through `sent` is under `data/`, and
/// shows each find to `on_found`. Ends when the sender of `sent` is gone and all is found, or when
/// nothing was found for as long as `search` is patient.
///
/// # Errors
/// A refusal of the bucket.
pub async fn verify(
    bucket: &impl Bucket,
    search: &Search,
    mut sent: UnboundedReceiver<Sent>,
    mut on_found: impl FnMut(),
) -> Result<Verification, Error> {
    let mut newest: HashMap<String, Sent> = HashMap::new();
    let mut queue: VecDeque<String> = VecDeque::new();
    let mut found: HashSet<String> = HashSet::new();
    let mut put_aside: HashMap<String, String> = HashMap::new();
    let mut other: HashSet<String> = HashSet::new();
    let mut latencies: HashMap<String, Duration> = HashMap::new();
    let mut sending = true;
    let mut last_find = Instant::now();
    let mut pause = PAUSE_MIN;
    loop {
        while sending {
            let next = if queue.is_empty() {
                sent.recv().await
            } else {
                sent.try_recv().ok()
            };
            let Some(next) = next else {
                sending = !sent.is_closed() || !sent.is_empty();
                break;
            };
            last_find = Instant::now();
            expect(next, &mut newest, &mut queue, &mut found, &mut put_aside);
        }
        if queue.is_empty() {
            if sending {
                continue;
            }
            break;
        }
        let round: Vec<Sent> = queue
            .drain(..queue.len().min(LOOKS_AT_ONCE))
            .filter_map(|id| newest.get(&id).cloned())
            .collect();
        let sights: Vec<_> = stream::iter(round)
            .map(|expected| async {
                let sight = look(bucket, search, &expected).await;
                (expected, sight, Instant::now())
            })
            .buffer_unordered(LOOKS_AT_ONCE)
            .collect()
            .await;
        let mut any = false;
        for (expected, sight, seen) in sights {
            let id = expected.record.id;
            match sight? {
                Sight::Landed => {
                    latencies.insert(id.clone(), seen - expected.begun);
                    found.insert(id.clone());
                    other.remove(&id);
                }
                Sight::PutAside(key) => drop(put_aside.insert(id.clone(), key)),
                sight => {
                    if matches!(sight, Sight::OtherContent) {
                        other.insert(id.clone());
                    }
                    queue.push_back(id);
                    continue;
                }
            }
            any = true;
            on_found();
        }
        if any {
            last_find = Instant::now();
            pause = PAUSE_MIN;
        } else if last_find.elapsed() > search.patience {
            break;
        } else {
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(PAUSE_MAX);
        }
    }
    let mut missing: Vec<String> = queue
        .into_iter()
        .map(|id| {
            if other.contains(&id) {
                format!("{id} (another content)")
            } else {
                id
            }
        })
        .collect();
    missing.sort_unstable();
    let mut put_aside: Vec<String> = put_aside.into_values().collect();
    put_aside.sort_unstable();
    Ok(Verification {
        landed: found.len(),
        put_aside,
        missing,
        latencies: Latencies::new(latencies.into_values().collect()),
    })
}

/// Takes note of a record that was sent: of one id, the one with the largest sequence number counts.
fn expect(
    sent: Sent,
    newest: &mut HashMap<String, Sent>,
    queue: &mut VecDeque<String>,
    found: &mut HashSet<String>,
    put_aside: &mut HashMap<String, String>,
) {
    let id = sent.record.id.clone();
    match newest.get(&id) {
        None => queue.push_back(id.clone()),
        Some(known) if is_at_least(&known.sequence_number, &sent.sequence_number) => return,
        Some(_) => {
            if found.remove(&id) | put_aside.remove(&id).is_some() {
                queue.push_back(id.clone());
            }
        }
    }
    newest.insert(id, sent);
}

async fn look(bucket: &impl Bucket, search: &Search, expected: &Sent) -> Result<Sight, Error> {
    let key = format!("data/{}.json", expected.record.id);
    if let Some(body) = bucket.get(&key).await? {
        return Ok(if is_right(&body, expected) {
            Sight::Landed
        } else {
            Sight::OtherContent
        });
    }
    let aside = format!(
        "{}{}/{}/{}.json",
        search.failure_prefix, search.stream, expected.shard_id, expected.sequence_number
    );
    let put_aside = bucket.get(&aside).await?.is_some();
    Ok(if put_aside {
        Sight::PutAside(aside)
    } else {
        Sight::Nothing
    })
}

/// Whether an object holds the record that was sent. A call whose answer was lost stores a record
/// twice, so that the sequence number may be a larger one than was told.
fn is_right(body: &[u8], expected: &Sent) -> bool {
    let Ok(stored) = serde_json::from_slice::<Stored>(body) else {
        return false;
    };
    let Ok(record) = serde_json::from_str::<Value>(&expected.record.json) else {
        return false;
    };
    stored.record == record && is_at_least(&stored.sequence_number, &expected.sequence_number)
}

/// Whether the decimal number `left` is at least `right`.
fn is_at_least(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    (left.len(), left) >= (right.len(), right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::MockRecord;
    use std::cell::RefCell;
    use tokio::sync::mpsc::unbounded_channel;

    #[derive(Default)]
    struct Fake {
        objects: RefCell<HashMap<String, Vec<u8>>>,
    }

    impl Fake {
        fn store(&self, sent: &Sent) {
            let body = format!(
                "{{\"sequenceNumber\":\"{}\",\"record\":{}}}",
                sent.sequence_number, sent.record.json
            );
            let key = format!("data/{}.json", sent.record.id);
            self.objects.borrow_mut().insert(key, body.into_bytes());
        }
    }

    impl Bucket for Fake {
        async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
            Ok(self.objects.borrow().get(key).cloned())
        }
    }

    fn sent(id: &str, sequence: u64, revision: u64) -> Sent {
        Sent {
            record: MockRecord {
                id: id.into(),
                json: format!("{{\"id\":\"{id}\",\"revision\":{revision}}}"),
            },
            shard_id: "shardId-000000000000".into(),
            sequence_number: sequence.to_string(),
            begun: Instant::now(),
        }
    }

    async fn search(bucket: &Fake, records: Vec<Sent>) -> Verification {
        let (sender, receiver) = unbounded_channel();
        for record in records {
            sender.send(record).unwrap();
        }
        drop(sender);
        let search = Search {
            stream: "s".into(),
            failure_prefix: "failed/".into(),
            patience: Duration::from_secs(5),
        };
        verify(bucket, &search, receiver, || ()).await.unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn landed_put_aside_and_missing_are_told_apart() {
        let bucket = Fake::default();
        let records = vec![
            sent("a", 1, 1),
            sent("b", 2, 1),
            sent("c", 3, 1),
            sent("d", 4, 1),
        ];
        bucket.store(&records[0]);
        bucket.store(&sent("d", 4, 99));
        let aside = "failed/s/shardId-000000000000/2.json";
        bucket
            .objects
            .borrow_mut()
            .insert(aside.into(), b"{}".to_vec());
        let verification = search(&bucket, records).await;
        assert_eq!(verification.landed, 1);
        assert_eq!(verification.put_aside, [aside]);
        assert_eq!(verification.missing, ["c", "d (another content)"]);
        assert_eq!(verification.ids(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn of_several_records_the_newest_is_looked_for() {
        let bucket = Fake::default();
        bucket.store(&sent("a", 9, 1));
        let both = || vec![sent("a", 10, 2), sent("a", 9, 1)];
        assert_eq!(
            search(&bucket, both()).await.missing,
            ["a (another content)"]
        );
        bucket.store(&sent("a", 10, 2));
        assert_eq!(search(&bucket, both()).await.landed, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_record_stored_twice_by_a_lost_answer_has_landed() {
        let bucket = Fake::default();
        bucket.store(&sent("a", 11, 1));
        assert_eq!(search(&bucket, vec![sent("a", 10, 1)]).await.landed, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn what_lands_late_is_waited_for() {
        let bucket = Fake::default();
        let record = sent("a", 1, 1);
        let late = async {
            tokio::time::sleep(Duration::from_secs(4)).await;
            bucket.store(&sent("a", 1, 1));
        };
        let (verification, ()) = tokio::join!(search(&bucket, vec![record]), late);
        assert_eq!(verification.landed, 1);
        assert!(verification.latencies.max() >= Some(Duration::from_secs(4)));
    }
}
