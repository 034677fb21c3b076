//! What a function makes of a window's state: the list of its records.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Id, World};
use crate::machine::{Batch, Outcome, Record, WINDOW_STATE_BYTES_MAX};

fn ids_of(state: &str) -> Vec<Id> {
    let (state, _) = state.split_once('|').unwrap_or((state, ""));
    let ids = state.trim_matches(['{', '}']).split(',');
    let ids = ids.filter_map(|id| id.split_once(':'));
    ids.map(|(shard, counter)| (shard.parse().unwrap(), counter.parse().unwrap()))
        .collect()
}

impl World {
    pub(super) fn check_window(&self, index: u32, batch: &Batch<Id>) {
        let options = self.running[&index].machine.options();
        let Some(window) = &batch.window else {
            assert!(!batch.records.is_empty() && options.window_ms.is_none());
            return;
        };
        assert_eq!(options.parallelization_factor, 1);
        assert_eq!(window.is_final, batch.records.is_empty());
        assert_eq!(window.is_early, window.state.len() > WINDOW_STATE_BYTES_MAX);
        assert!(window.is_final || !window.is_early);
        assert!(window.start_ms < window.end_ms);
        let ids = ids_of(&window.state);
        let known: BTreeSet<Id> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "twice in one state");
        for id in &known {
            assert!(
                self.resolved.contains(id),
                "not done, but in the state: {id:?}"
            );
        }
        for record in &batch.records {
            assert!(record.arrival_ms < window.end_ms);
            assert!(!known.contains(&record.handle), "done already: {record:?}");
            if !self.options_changed {
                assert!(record.arrival_ms >= window.start_ms);
            }
        }
        if self.options_changed {
            return;
        }
        assert_eq!(window.start_ms % options.window_ms.unwrap(), 0);
        let of_window =
            |record: &&Record<Id>| (window.start_ms..window.end_ms).contains(&record.arrival_ms);
        for record in self.shards[&index].records.iter().filter(of_window) {
            if window.is_final && !window.is_early {
                assert!(
                    self.is_over(record),
                    "the window is over, but not {record:?}"
                );
            }
        }
    }

    /// The state that the function answers with.
    pub(super) fn state_after(&mut self, batch: &Batch<Id>, outcome: &Outcome) -> Option<Arc<str>> {
        let window = batch.window.as_ref()?;
        let done = match outcome {
            Outcome::Succeeded => batch.records.len(),
            Outcome::FailedFrom(position) => *position,
            Outcome::Failed | Outcome::TooLarge | Outcome::NotInvoked => return None,
        };
        let mut ids = ids_of(&window.state);
        if window.is_final && *outcome == Outcome::Succeeded {
            self.finalised.extend(ids.iter().copied());
        }
        ids.extend(batch.records[..done].iter().map(|record| record.handle));
        let texts: Vec<String> = ids
            .iter()
            .map(|(shard, counter)| format!("{shard}:{counter}"))
            .collect();
        let mut state = format!("{{{}", texts.join(","));
        if !window.is_final && self.random.below(300) == 0 {
            state.push('|');
            state.push_str(&" ".repeat(WINDOW_STATE_BYTES_MAX));
        }
        state.push('}');
        Some(state.into())
    }

    /// Nothing that the function added up is lost.
    pub(super) fn check_finalised(&self) {
        if self.options.window_ms.is_none() || self.options_changed || self.age_limit().is_some() {
            return;
        }
        for id in self.in_state.difference(&self.filtered) {
            assert!(
                self.finalised.contains(id),
                "in no window's last state: {id:?}"
            );
        }
    }
}
