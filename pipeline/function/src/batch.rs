//! One batch: what is decoded, what is written, what is put aside, what is reported.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use pipeline_aws::{Condition, Deadline, PutOutcome};
use serde_json::json;

use crate::decode::{RecordFault, decode};
use crate::document::{Document, aside, position};
use crate::event::{BatchItemFailure, BatchResponse, EventRecord};
use crate::key::{data_key, failure_key};
use crate::log::{Level, Line};
use crate::settings::Settings;
use crate::store::Store;
use crate::write::{WriteError, Written, write};

/// Objects that are written at once, each over a connection of its own. Where a put takes 25 ms this
/// makes 1,280 a second: more than the 1,000 records that a shard takes.
const WRITES_AT_ONCE: usize = 32;

/// Kept back of an invocation's time, so that its answer leaves before Lambda ends it: a batch that
/// runs into the timeout is delivered again as a whole.
pub const ANSWER_RESERVE: Duration = Duration::from_millis(500);

/// What surrounds one invocation.
#[derive(Debug, Clone)]
pub struct Invocation {
    /// When every call must have ended.
    pub deadline: Deadline,
    /// Stored as metadata beside each object, never in it.
    pub metadata: Vec<(&'static str, String)>,
}

/// What came of a batch.
#[derive(Debug)]
pub struct Outcome {
    /// The answer to Lambda.
    pub response: BatchResponse,
    /// What to log.
    pub lines: Vec<Line>,
}

/// One object to write.
enum Job {
    /// A processed record, the newest of its id in this batch.
    Write {
        key: String,
        document: Document,
        sequence_numbers: Vec<String>,
    },
    /// A record at fault.
    Aside {
        key: String,
        body: Bytes,
        fault: RecordFault,
        sequence_number: String,
    },
    /// A record that could not even be written down, which no input causes.
    Unwritable {
        error: String,
        sequence_number: String,
    },
}

enum Done {
    Written {
        written: Written,
        records: usize,
        key: String,
    },
    PutAside {
        key: String,
        fault: RecordFault,
    },
    Failed {
        code: String,
        error: String,
        sequence_numbers: Vec<String>,
    },
}

/// Processes one batch. A failure of the store concerns the records of that object alone; all of
/// them are reported, also those that a newer record of the same batch has overtaken, because that
/// newer one is not stored either.
pub async fn process(
    store: &impl Store,
    settings: &Settings,
    records: Vec<EventRecord>,
    invocation: &Invocation,
) -> Outcome {
    let order: Vec<String> = records
        .iter()
        .map(|record| record.kinesis.sequence_number.clone())
        .collect();
    let done: Vec<Done> = stream::iter(jobs(settings, records))
        .map(|job| run(store, job, invocation))
        .buffer_unordered(WRITES_AT_ONCE)
        .collect()
        .await;
    summarise(&order, done)
}

fn jobs(settings: &Settings, records: Vec<EventRecord>) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::with_capacity(records.len());
    let mut writes: HashMap<String, usize> = HashMap::new();
    for record in records {
        match prepare(&record) {
            Ok(Prepared { key, document }) => {
                let sequence_number = record.kinesis.sequence_number;
                let earlier = writes.get(&key).and_then(|at| jobs.get_mut(*at));
                if let Some(Job::Write {
                    document: kept,
                    sequence_numbers,
                    ..
                }) = earlier
                {
                    sequence_numbers.push(sequence_number);
                    if document.position.is_newer_than(&kept.position) {
                        *kept = document;
                    }
                } else {
                    writes.insert(key.clone(), jobs.len());
                    let sequence_numbers = vec![sequence_number];
                    jobs.push(Job::Write {
                        key,
                        document,
                        sequence_numbers,
                    });
                }
            }
            Err(Unprepared::Fault(fault)) => jobs.push(aside_job(settings, record, fault)),
            Err(Unprepared::Serialisation(error)) => jobs.push(Job::Unwritable {
                error: error.to_string(),
                sequence_number: record.kinesis.sequence_number,
            }),
        }
    }
    jobs
}

struct Prepared {
    key: String,
    document: Document,
}

enum Unprepared {
    Fault(RecordFault),
    Serialisation(serde_json::Error),
}

fn prepare(record: &EventRecord) -> Result<Prepared, Unprepared> {
    let data = base64_simd::STANDARD
        .decode_to_vec(&record.kinesis.data)
        .map_err(|error| Unprepared::Fault(RecordFault::NotJson(error.to_string())))?;
    let decoded = decode(&data).map_err(Unprepared::Fault)?;
    let key = data_key(&decoded.id).map_err(|fault| Unprepared::Fault(fault.into()))?;
    let document =
        Document::processed(position(record), &decoded).map_err(Unprepared::Serialisation)?;
    Ok(Prepared { key, document })
}

fn aside_job(settings: &Settings, record: EventRecord, fault: RecordFault) -> Job {
    let sequence_number = record.kinesis.sequence_number.clone();
    let key = failure_key(
        &settings.failure_prefix,
        record.stream(),
        record.shard(),
        &sequence_number,
    );
    match aside(position(&record), &fault, &record.kinesis.data) {
        Ok(body) => Job::Aside {
            key,
            body,
            fault,
            sequence_number,
        },
        Err(error) => Job::Unwritable {
            error: error.to_string(),
            sequence_number,
        },
    }
}

async fn run(store: &impl Store, job: Job, invocation: &Invocation) -> Done {
    let Invocation { deadline, metadata } = invocation;
    match job {
        Job::Write {
            key,
            document,
            sequence_numbers,
        } => match write(store, &key, &document, metadata, *deadline).await {
            Ok(written) => Done::Written {
                written,
                records: sequence_numbers.len(),
                key,
            },
            Err(error) => failed(error, sequence_numbers),
        },
        Job::Aside {
            key,
            body,
            fault,
            sequence_number,
        } => {
            // Unconditional: a redelivery writes the same bytes.
            match store
                .put(&key, body, &Condition::None, metadata, *deadline)
                .await
            {
                Ok(PutOutcome::Stored) => Done::PutAside { key, fault },
                Ok(_) => failed(WriteError::Contended, vec![sequence_number]),
                Err(error) => failed(error.into(), vec![sequence_number]),
            }
        }
        Job::Unwritable {
            error,
            sequence_number,
        } => Done::Failed {
            code: "Serialisation".to_owned(),
            error,
            sequence_numbers: vec![sequence_number],
        },
    }
}

fn failed(error: WriteError, sequence_numbers: Vec<String>) -> Done {
    let code = match &error {
        WriteError::Store(error) => error.code().unwrap_or("NoAnswer"),
        WriteError::Contended => "Contended",
    };
    Done::Failed {
        code: code.to_owned(),
        error: error.to_string(),
        sequence_numbers,
    }
}

#[derive(Default)]
struct Counts {
    stored: usize,
    overtaken: usize,
    already_there: usize,
    put_aside: usize,
}

/// Failures with one code, of which the first is shown in full.
struct Failures {
    records: usize,
    first: String,
    error: String,
}

fn summarise(order: &[String], done: Vec<Done>) -> Outcome {
    let mut counts = Counts::default();
    let mut lines = Vec::new();
    let mut failures: BTreeMap<String, Failures> = BTreeMap::new();
    let mut failed: HashSet<String> = HashSet::new();
    for done in done {
        match done {
            Done::Written {
                written,
                records,
                key,
            } => {
                counts.overtaken += records - 1;
                match written {
                    Written::AlreadyThere => counts.already_there += 1,
                    Written::Created | Written::Replaced => counts.stored += 1,
                    Written::ReplacedForeign => {
                        counts.stored += 1;
                        lines.push(Line::new(
                            Level::Warn,
                            "object of unknown origin replaced",
                            json!({ "key": key }),
                        ));
                    }
                }
            }
            Done::PutAside { key, fault } => {
                counts.put_aside += 1;
                lines.push(Line::new(
                    Level::Warn,
                    "record put aside",
                    json!({ "key": key, "reason": fault.to_string() }),
                ));
            }
            Done::Failed {
                code,
                error,
                sequence_numbers,
            } => {
                let first = sequence_numbers.first().cloned().unwrap_or_default();
                failures
                    .entry(code)
                    .or_insert(Failures {
                        records: 0,
                        first,
                        error,
                    })
                    .records += sequence_numbers.len();
                failed.extend(sequence_numbers);
            }
        }
    }
    for (
        code,
        Failures {
            records,
            first,
            error,
        },
    ) in failures
    {
        lines.push(Line::new(
            Level::Error,
            "records not stored, to be delivered again",
            json!({ "code": code, "records": records, "firstSequenceNumber": first, "error": error }),
        ));
    }
    let batch_item_failures: Vec<_> = order
        .iter()
        .filter(|sequence_number| failed.contains(*sequence_number))
        .map(|sequence_number| BatchItemFailure {
            item_identifier: sequence_number.clone(),
        })
        .collect();
    lines.push(Line::new(
        if batch_item_failures.is_empty() {
            Level::Info
        } else {
            Level::Error
        },
        "batch processed",
        json!({
            "records": order.len(),
            "stored": counts.stored,
            "alreadyThere": counts.already_there,
            "overtaken": counts.overtaken,
            "putAside": counts.put_aside,
            "failed": batch_item_failures.len(),
        }),
    ));
    Outcome {
        response: BatchResponse {
            batch_item_failures,
        },
        lines,
    }
}

#[cfg(test)]
mod tests;
