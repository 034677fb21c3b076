//! How the thread that does the chores is asked to.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::sync::lock;

#[derive(Debug, Default)]
struct State {
    asked: bool,
    closed: bool,
}

/// Shared between those who ask and the one who does.
#[derive(Debug, Default)]
pub(crate) struct Chores {
    state: Mutex<State>,
    due: Condvar,
}

impl Chores {
    /// Asks for a round of chores soon.
    pub(crate) fn ask(&self) {
        lock(&self.state).asked = true;
        self.due.notify_one();
    }

    /// Ends the thread.
    pub(crate) fn close(&self) {
        lock(&self.state).closed = true;
        self.due.notify_all();
    }

    /// Waits until asked, closed, or the span has passed; says whether to go on.
    pub(crate) fn wait(&self, span: Duration) -> bool {
        let state = lock(&self.state);
        let waited = self
            .due
            .wait_timeout_while(state, span, |state| !state.asked && !state.closed);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.asked = false;
        !state.closed
    }
}
