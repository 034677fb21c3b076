//! Deliveries with what the function wrote in them: lines of its log, and objects.

use std::collections::{HashMap, HashSet};

use logs::OriginLine;
use mapping::Told;
use s3::Change;
use serde_json::{Value, json};
use wire::Fault;

use super::Trace;

/// Lines of one invocation that are told.
const LINES_MAX: usize = 100;
/// Objects of one invocation that are told.
const OBJECTS_MAX: usize = 20;
/// Changes of objects that are looked for in one stretch of time.
const CHANGES_MAX: usize = 20_000;
/// An earlier build did not tell when a delivery began; a function runs for 15 minutes at most.
const LONGEST_MS: u64 = 15 * 60_000;
/// Lines are delivered so long after an invocation's end at most.
const LINES_LATER_MS: u64 = 10_000;
/// Stretches of time that are nearer than this are one.
const GAP_MS: u64 = 10 * 60_000;

/// What invocations wrote, by their origins.
#[derive(Default)]
pub(super) struct Written {
    lines: HashMap<u64, Vec<OriginLine>>,
    changes: HashMap<u64, Vec<Change>>,
}

/// What tells the objects of a record from those of others in its batch.
pub(super) struct Marks {
    /// The record's id, if its data has one.
    pub id: Option<String>,
    /// Its sequence number.
    pub sequence_number: String,
}

impl Marks {
    fn marks(&self, key: &str) -> bool {
        let stem = key.rsplit_once('.').map_or(key, |(stem, _)| stem);
        let ends_with = |id: &str| {
            let rest = stem.strip_suffix(id);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        self.id.as_deref().is_some_and(ends_with) || key.contains(&self.sequence_number)
    }
}

/// When a delivery began and ended.
pub(super) fn span(told: &Told) -> (u64, u64) {
    let began_ms = u64::try_from(told.delivery.began_ms).unwrap_or(0);
    let began_ms = if began_ms == 0 {
        told.ended_ms.saturating_sub(LONGEST_MS)
    } else {
        began_ms.min(told.ended_ms)
    };
    (began_ms, told.ended_ms)
}

/// Stretches of time, those near each other taken together.
fn stretches(mut spans: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    spans.sort_unstable();
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    for (from, until) in spans {
        match stretches.last_mut() {
            Some((_, end)) if from <= end.saturating_add(GAP_MS) => *end = until.max(*end),
            _ => stretches.push((from, until)),
        }
    }
    stretches
}

impl Trace<'_> {
    /// What a function's invocations wrote in these deliveries.
    pub(super) fn written(&mut self, function_arn: &str, told: &[&Told]) -> Result<Written, Fault> {
        let invoked = || told.iter().filter(|told| told.origin != 0);
        let origins: HashSet<u64> = invoked().map(|told| told.origin).collect();
        let listed: Vec<u64> = origins.iter().copied().collect();
        let mut written = Written::default();
        let group = self.group_of(function_arn);
        for (from, until) in stretches(invoked().map(|told| span(told)).collect()) {
            let (changes, is_whole) =
                self.services
                    .s3
                    .changes_by(&listed, from, until, CHANGES_MAX)?;
            if !is_whole {
                self.note_once(
                    "Objects of this time may be missing here: their segments have been cleared up \
                     since. --object shows who wrote a certain one.",
                );
            }
            for change in changes {
                written
                    .changes
                    .entry(change.origin)
                    .or_default()
                    .push(change);
            }
            if let Some((account, region, name)) = &group {
                let span = (from, until.saturating_add(LINES_LATER_MS));
                let group = (account, region, name.as_str());
                let lines = &self.services.logs;
                for line in lines.lines_by(group, &origins, span, LINES_MAX + 1)? {
                    written.lines.entry(line.origin).or_default().push(line);
                }
            }
        }
        Ok(written)
    }

    fn note_once(&mut self, note: &str) {
        if !self.notes.iter().any(|known| known == note) {
            self.notes.push(note.to_owned());
        }
    }
}

/// A delivery as the document has it.
pub(super) fn of_delivery(told: &Told, written: &Written, marks: Option<&Marks>) -> Value {
    let delivery = &told.delivery;
    let (began_ms, ended_ms) = span(told);
    let lines = written
        .lines
        .get(&told.origin)
        .map_or(&[][..], Vec::as_slice);
    let changes = written
        .changes
        .get(&told.origin)
        .map_or(&[][..], Vec::as_slice);
    let is_own = |change: &&Change| marks.is_some_and(|marks| marks.marks(&change.key));
    let own: Vec<&Change> = changes.iter().filter(is_own).collect();
    // Where none is the record's own, it may be any of them.
    let shown = if own.is_empty() {
        changes.iter().collect()
    } else {
        own
    };
    let was_invoked = !matches!(
        delivery.outcome.as_str(),
        "NotInvoked" | "GivenUp" | "NotDescribed"
    );
    json!({
        "outcome": delivery.outcome,
        "is_done": told.is_done,
        "attempt": delivery.attempt + 1,
        "began_ms": began_ms,
        "ended_ms": ended_ms,
        "duration_ms": delivery.duration_us.map(|us| us as f64 / 1000.0),
        "was_invoked": was_invoked,
        "request_id": Some(&delivery.request_id).filter(|id| !id.is_empty()),
        "version": delivery.version,
        "function_error": delivery.function_error,
        "reason": delivery.reason,
        "batch": {
            "records": delivery.records,
            "place": told.place.map(|place| place + 1),
            "first_sequence_number": delivery.first,
            "last_sequence_number": delivery.last,
        },
        "failure_record": delivery.failure_record,
        "log": { "is_cut": lines.len() > LINES_MAX, "lines": lines.get(..LINES_MAX).unwrap_or(lines) },
        "objects": {
            "total": changes.len(),
            "items": shown.iter().take(OBJECTS_MAX).collect::<Vec<_>>(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{GAP_MS, Marks, stretches};

    #[test]
    fn a_records_objects_are_named_after_it() {
        let marks = Marks {
            id: Some("42".to_owned()),
            sequence_number: "496".to_owned(),
        };
        for (key, is_own) in [
            ("data/42.json", true),
            ("42", true),
            ("failed/s/shardId-000000000000/496.json", true),
            ("data/142.json", false),
            ("data/4.json", false),
        ] {
            assert_eq!(marks.marks(key), is_own, "{key}");
        }
    }

    #[test]
    fn what_is_near_is_looked_for_at_once() {
        let near = 30 + GAP_MS;
        let spans = vec![(near, near + 5), (10, 20), (15, 30)];
        assert_eq!(stretches(spans), [(10, near + 5)]);
        assert_eq!(stretches(vec![(0, 1), (2 + GAP_MS, 3 + GAP_MS)]).len(), 2);
        assert!(stretches(Vec::new()).is_empty());
    }
}
