//! What happened to a record: from the call that put it to the objects that came of it. Read from
//! what the services keep, so that it costs nothing until somebody asks. docs/trace.md describes the
//! document.

mod asked;
mod deliveries;
mod identity;
mod object;
mod record;

use plane::Account;
use serde_json::{Map, Value, json};
use wire::{Fault, Timestamp};

use super::Inner;
use super::status::Services;
use asked::{Asked, Subject};
use kinesis::{FoundRecord, NotFound, SearchBounds, Searched};

/// The format of the document; it changes when a member changes its meaning or goes.
const FORMAT: u32 = 1;

/// Records that are told of at most.
const RECORDS_MAX: usize = 5;
/// What is gone through to find an id.
const SEARCH: SearchBounds = SearchBounds {
    records: 1_000_000,
    bytes: 512 * 1024 * 1024,
    found: RECORDS_MAX,
};

impl Inner {
    /// What happened to what the body asks for; none while the world is being wiped. Reads the disk.
    ///
    /// # Errors
    /// `InvalidRequest`, and what is not found by what it is.
    pub(crate) fn trace(&self, body: &[u8]) -> Option<Result<String, Fault>> {
        let services = self.lock_services().clone()?;
        let trace = Trace {
            services: &services,
            notes: Vec::new(),
        };
        let document = Asked::parse(body).and_then(|asked| trace.document(&asked));
        Some(document.map(|document| document.to_string()))
    }
}

/// A trace that is being made.
struct Trace<'a> {
    services: &'a Services,
    /// What is to be said of it as a whole.
    notes: Vec<String>,
}

impl Trace<'_> {
    fn document(mut self, asked: &Asked) -> Result<Value, Fault> {
        let (mut objects, mut records) = (Vec::new(), Vec::new());
        match asked.subject() {
            Subject::Sequence(sequence) => {
                let shard = asked.shard.as_deref();
                let kinesis = &self.services.kinesis;
                let found = kinesis.record_at(asked.stream.as_deref(), shard, sequence);
                records.push(found.map_err(|why| refusal(why, asked))?);
            }
            Subject::Object { bucket, key } => {
                let found = self.services.s3.objects_at(bucket, key)?;
                if found.is_empty() {
                    return Err(no_object(bucket, key));
                }
                for object in &found {
                    records.extend(self.record_behind(object)?);
                    objects.push(self.of_object(object)?);
                }
            }
            Subject::Id(id) => {
                let stream = asked.stream.as_deref();
                let is_it = |data: &[u8]| identity::id_of(data).is_some_and(|found| found == id);
                let found = self.services.kinesis.search(stream, SEARCH, is_it);
                let (found, searched) = found.map_err(|why| refusal(why, asked))?;
                records = found;
                if records.is_empty() {
                    let key = format!("data/{id}.json");
                    for object in &self.services.s3.objects_at(None, &key)? {
                        records.extend(self.record_behind(object)?);
                        objects.push(self.of_object(object)?);
                    }
                }
                if records.is_empty() && objects.is_empty() {
                    return Err(no_id(id, searched));
                }
                self.note_search(records.len(), searched);
            }
        }
        let mut seen = Vec::new();
        let mut told = Vec::new();
        for record in &records {
            let place = (&record.stream_arn, record.shard, record.counter);
            if !seen.contains(&place) {
                seen.push(place);
                told.push(self.of_record(record)?);
            }
        }
        Ok(json!({
            "format": FORMAT,
            "time_ms": self.services.clock.now_ms(),
            "objects": objects,
            "records": told,
            "notes": self.notes,
        }))
    }

    fn note_search(&mut self, found: usize, searched: Searched) {
        if found == RECORDS_MAX {
            self.notes.push(format!(
                "Of this id the newest {RECORDS_MAX} records are shown; there may be more. \
                 --sequence shows a certain one."
            ));
        } else if found > 0 && searched.since_ms > 0 {
            self.notes.push(format!(
                "Earlier records of this id are not shown: the newest {} records were looked at, all \
                 since {}. --stream narrows it down.",
                searched.records,
                at(searched.since_ms)
            ));
        }
    }

    fn group_of(&self, function_arn: &str) -> Option<(Account, plane::Region, String)> {
        self.services.lambda.log_group(function_arn)
    }
}

fn at(time_ms: u64) -> String {
    Timestamp::from_millis(i64::try_from(time_ms).unwrap_or(i64::MAX)).iso8601()
}

fn not_found(code: &'static str, message: impl Into<String>) -> Fault {
    Fault::client(code, message).with_status(404)
}

fn no_object(bucket: Option<&str>, key: &str) -> Fault {
    let place = bucket.map_or("any bucket".to_owned(), |bucket| {
        format!("the bucket {bucket}")
    });
    not_found(
        "ObjectNotFound",
        format!(
            "There is no object {key} in {place}. If its record is known, --id or --sequence shows \
             what the function did with it."
        ),
    )
}

fn no_id(id: &str, searched: Searched) -> Fault {
    let Searched {
        records, since_ms, ..
    } = searched;
    let reach = match since_ms {
        0 => format!("none of the {records} records that are kept has this id"),
        since_ms => format!(
            "none of the newest {records} records has this id; all since {} were looked at. Name its \
             stream with --stream, or its --sequence",
            at(since_ms)
        ),
    };
    not_found(
        "RecordNotFound",
        format!(
            "Nothing is known of the id {id}: {reach}, and there is no object data/{id}.json. Was the \
             record taken in? PutRecords tells in FailedRecordCount what was not."
        ),
    )
}

fn refusal(why: NotFound, asked: &Asked) -> Fault {
    let stream = asked.stream.as_deref().unwrap_or_default();
    match why {
        NotFound::NoStream if asked.stream.is_none() => not_found(
            "StreamNotFound",
            "There is no stream. `brookmill demo` makes one and sends records through it.",
        ),
        NotFound::NoStream => not_found(
            "StreamNotFound",
            format!("There is no stream {stream}. `brookmill aws kinesis list-streams` names those there are."),
        ),
        NotFound::NoSequenceNumber => Fault::client(
            "InvalidRequest",
            "That is no sequence number: PutRecord and PutRecords answer with numbers of 56 digits.",
        ),
        NotFound::NoShard => not_found(
            "ShardNotFound",
            "The sequence number is not of this shard, or of no shard of this engine's streams; \
             perhaps its stream was deleted. Leave --shard and --stream away to look everywhere.",
        ),
        NotFound::Expired {
            stream,
            kept_hours,
            arrival_ms,
        } => Fault::client(
            "RecordExpired",
            format!(
                "The record arrived at {} and has expired: {stream} keeps records for {kept_hours} hours. \
                 `brookmill aws kinesis increase-stream-retention-period` keeps later ones longer; \
                 --object shows who wrote an object also afterwards.",
                at(arrival_ms)
            ),
        )
        .with_status(410),
        NotFound::NoRecord => not_found(
            "RecordNotFound",
            "No record of the shard has this sequence number.",
        ),
        NotFound::Failed(message) => Fault::server("InternalFailure", message),
    }
}

/// What was serialised, with more members.
fn with(base: Value, more: Value) -> Value {
    let mut object = match base {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    if let Value::Object(more) = more {
        object.extend(more);
    }
    Value::Object(object)
}

/// The first characters of a text, and whether there are more.
fn first_chars(text: &str, most: usize) -> (String, bool) {
    let short: String = text.chars().take(most).collect();
    let is_cut = short.len() < text.len();
    (short, is_cut)
}

impl Trace<'_> {
    /// The record that an object says it comes from, if it is still kept.
    fn record_behind(&mut self, object: &s3::FoundObject) -> Result<Option<FoundRecord>, Fault> {
        let Some(source) = object.content.as_deref().and_then(identity::source_of) else {
            return Ok(None);
        };
        let kinesis = &self.services.kinesis;
        let stream = source.stream.as_deref();
        match kinesis.record_at(stream, source.shard.as_deref(), &source.sequence_number) {
            Ok(record) => Ok(Some(record)),
            Err(NotFound::Failed(message)) => Err(Fault::server("InternalFailure", message)),
            Err(NotFound::Expired { kept_hours, .. }) => {
                self.notes.push(format!(
                    "The object's record has expired: its stream keeps records for {kept_hours} hours."
                ));
                Ok(None)
            }
            // The object may say anything.
            Err(_) => Ok(None),
        }
    }
}
