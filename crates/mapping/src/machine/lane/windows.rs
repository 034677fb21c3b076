//! The lane's tumbling windows.

use std::sync::Arc;

use super::{Held, Lane, Outbox, Situation, Work};
use crate::machine::backoff;
use crate::machine::event::{Action, Batch, Record};
use crate::machine::limits::BACKOFF_MAX_MS;
use crate::machine::options::Options;
use crate::machine::window::{BatchWindow, Bounds, WindowPlace};

impl<H: Clone> Lane<H> {
    pub(in crate::machine) fn resume_windows(&mut self, windows: WindowPlace) {
        self.windows = windows;
    }

    pub(in crate::machine) fn windows(&self) -> &WindowPlace {
        &self.windows
    }

    pub(in crate::machine) fn has_window(&self) -> bool {
        self.windows.open.is_some()
    }

    /// When the window of the last record held ends, else the open one.
    pub(in crate::machine) fn window_end(&self, options: &Options) -> Option<i64> {
        let open = self.windows.open.as_ref().map(|window| window.end_ms);
        let last = options.window_ms.zip(self.held.back());
        let last = last.map(|(length_ms, held)| {
            let closed_ms = open.unwrap_or(self.windows.closed_ms);
            match held.record.arrival_ms {
                arrival_ms if open.is_some_and(|end_ms| arrival_ms < end_ms) => closed_ms,
                arrival_ms => Bounds::of(arrival_ms, closed_ms, length_ms).end_ms,
            }
        });
        open.max(last)
    }

    /// The window of a batch that begins with a record: the open one, if there is one.
    pub(super) fn bounds(&self, arrival_ms: i64, options: &Options) -> Option<Bounds> {
        match &self.windows.open {
            Some(window) => Some(window.bounds()),
            None => options
                .window_ms
                .map(|length_ms| Bounds::of(arrival_ms, self.windows.closed_ms, length_ms)),
        }
    }

    /// The window of these records.
    pub(super) fn batch_bounds(
        &self,
        records: &[Record<H>],
        situation: &Situation<'_>,
    ) -> Option<Bounds> {
        let first = records.first()?;
        self.bounds(first.arrival_ms, situation.options)
    }

    /// What an invocation with records is told of their window.
    pub(super) fn batch_window(&self, bounds: Bounds) -> BatchWindow {
        BatchWindow {
            start_ms: bounds.start_ms,
            end_ms: bounds.end_ms,
            state: self.state(),
            is_final: false,
            is_early: false,
        }
    }

    pub(super) fn state(&self) -> Arc<str> {
        match &self.windows.open {
            Some(window) => window.state.clone(),
            None => Arc::from("{}"),
        }
    }

    /// When a batch that begins with a record is no longer filled.
    pub(super) fn closes_at(&self, front: &Held<H>, situation: &Situation<'_>) -> i64 {
        let closes_at = front.read_ms + situation.options.batching_window_ms;
        match self.bounds(front.record.arrival_ms, situation.options) {
            Some(bounds) => closes_at.min(bounds.end_ms),
            None => closes_at,
        }
    }

    /// Whether nothing more belongs to the open window.
    pub(super) fn window_is_over(&self, situation: &Situation<'_>) -> bool {
        let Some(window) = &self.windows.open else {
            return false;
        };
        if window.overflows() || situation.closing || situation.options.window_ms.is_none() {
            return true;
        }
        match self.held.front() {
            Some(front) => front.record.arrival_ms >= window.end_ms,
            None => {
                self.failing.is_empty()
                    && (situation.drained || situation.caught_up_ms >= window.end_ms)
            }
        }
    }

    /// Invokes the function for the last time with the open window's state.
    pub(super) fn finish_window(&mut self, situation: &Situation<'_>, out: &mut Outbox<H>) {
        let Some(window) = &self.windows.open else {
            return;
        };
        if situation.now_ms < window.retry_at_ms.max(self.not_before_ms) {
            return;
        }
        let number = out.number();
        out.actions.push(Action::Invoke(Batch {
            number,
            lane: self.index,
            attempt: window.attempts,
            records: Vec::new(),
            window: Some(BatchWindow {
                start_ms: window.start_ms,
                end_ms: window.end_ms,
                state: window.state.clone(),
                is_final: true,
                is_early: window.overflows(),
            }),
        }));
        self.work = Work::Closing { batch: number };
    }

    /// Takes the end of a window's last invocation. It is tried until it succeeds, as on AWS.
    pub(super) fn window_finished(
        &mut self,
        success: bool,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) {
        let Some(window) = &mut self.windows.open else {
            return;
        };
        out.dirty = true;
        if success {
            // One that ended before its time goes on with a fresh state.
            let closed_ms = match window.overflows() {
                true => window.start_ms,
                false => window.end_ms,
            };
            self.windows.closed_ms = self.windows.closed_ms.max(closed_ms);
            self.windows.open = None;
        } else {
            window.attempts = window.attempts.saturating_add(1);
            window.retry_at_ms = situation.now_ms + backoff::after(window.attempts, BACKOFF_MAX_MS);
            self.gate = situation.upcoming;
        }
    }
}
