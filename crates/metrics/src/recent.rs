//! Data points that are durable in the journal and not yet in a summary, in memory.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::bins::{self, BinKey, Bins, Width};
use crate::stats::Stats;
use crate::unit::Unit;

/// See the module.
#[derive(Default)]
pub(crate) struct Recent(Mutex<State>);

#[derive(Default)]
struct State {
    /// What no summary holds.
    bins: Bins,
    /// What a summary on its way to disk holds.
    leaving: Bins,
    /// The number of the last journal frame taken in.
    journalled: u64,
    /// The number of the last summary whose bins are no longer here.
    summarised: u64,
    /// About what `bins` take, in bytes.
    bytes: usize,
}

/// What a summary is made of.
pub(crate) struct Leaving {
    /// The bins.
    pub bins: Bins,
    /// The last journal frame that they hold.
    pub journalled: u64,
}

impl Recent {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what the disk held at start-up.
    pub fn restore(&self, journalled: u64, summarised: u64) {
        let mut state = self.state();
        state.journalled = journalled;
        state.summarised = summarised;
    }

    /// Takes in a durable journal frame.
    pub fn apply<'a>(&self, number: u64, added: impl Iterator<Item = (BinKey, &'a Stats)>) {
        let mut state = self.state();
        state.journalled = state.journalled.max(number);
        for (key, stats) in added {
            state.bytes += stats.size();
            bins::merge(&mut state.bins, key, stats);
        }
    }

    /// The bins of a metric that begin in a span of seconds, and the last summary whose bins are
    /// not among them.
    pub fn of(
        &self,
        number: u32,
        from_s: i64,
        until_s: i64,
        mut each: impl FnMut(BinKey, &Stats),
    ) -> u64 {
        let state = self.state();
        let start = BinKey {
            number,
            start_s: from_s,
            width: Width::Minute,
            unit: Unit(0),
        };
        for bins in [&state.leaving, &state.bins] {
            bins.range(start..)
                .take_while(|(key, _)| key.number == number && key.start_s < until_s)
                .for_each(|(key, stats)| each(*key, stats));
        }
        state.summarised
    }

    /// Gives out what a summary is to hold; `None` if there is nothing or one is on its way.
    pub fn leave(&self) -> Option<Leaving> {
        let mut state = self.state();
        if state.bins.is_empty() || !state.leaving.is_empty() {
            return None;
        }
        state.leaving = std::mem::take(&mut state.bins);
        state.bytes = 0;
        Some(Leaving {
            bins: state.leaving.clone(),
            journalled: state.journalled,
        })
    }

    /// A summary is durable: its bins are read from there from now on.
    pub fn left(&self, summary: u64) {
        let mut state = self.state();
        state.summarised = summary;
        state.leaving.clear();
    }

    /// A summary could not be written: its bins stay.
    pub fn stay(&self) {
        let mut state = self.state();
        let leaving = std::mem::take(&mut state.leaving);
        state.bytes += bins::size(&leaving);
        for (key, stats) in leaving {
            bins::merge(&mut state.bins, key, &stats);
        }
    }

    /// About what is held, in bytes.
    pub fn bytes(&self) -> usize {
        self.state().bytes
    }
}
