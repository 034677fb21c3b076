//! Tumbling windows: records of a stretch of arrival time, and a state that goes with them from one
//! invocation to the next.
//!
//! See "Implementing stateful Kinesis Data Streams processing in Lambda" in the Lambda Developer
//! Guide.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::limits::WINDOW_STATE_BYTES_MAX;

/// Where a window begins and ends, milliseconds since the epoch; the end is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) start_ms: i64,
    pub(super) end_ms: i64,
}

impl Bounds {
    /// The window of a record. Windows begin at multiples of their length; a record that comes to
    /// light when its window is over belongs to the next.
    pub(super) fn of(arrival_ms: i64, closed_ms: i64, length_ms: i64) -> Self {
        let length_ms = length_ms.max(1);
        let start_ms = arrival_ms.max(closed_ms).div_euclid(length_ms) * length_ms;
        Self {
            start_ms,
            end_ms: start_ms.saturating_add(length_ms),
        }
    }
}

/// A window whose function has answered with a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowMark {
    /// When it begins, milliseconds since the epoch.
    pub start_ms: i64,
    /// When it ends, milliseconds since the epoch.
    pub end_ms: i64,
    /// What the function answered last, as JSON.
    pub state: Arc<str>,
    /// Failed attempts at its last invocation.
    #[serde(default)]
    pub attempts: u32,
    /// When that may be tried again, milliseconds since the epoch.
    #[serde(default)]
    pub retry_at_ms: i64,
}

impl WindowMark {
    pub(super) fn new(bounds: Bounds, state: Arc<str>) -> Self {
        Self {
            start_ms: bounds.start_ms,
            end_ms: bounds.end_ms,
            state,
            attempts: 0,
            retry_at_ms: 0,
        }
    }

    pub(super) fn bounds(&self) -> Bounds {
        Bounds {
            start_ms: self.start_ms,
            end_ms: self.end_ms,
        }
    }

    /// The state is larger than it may be: the window ends before its time.
    pub(super) fn overflows(&self) -> bool {
        self.state.len() > WINDOW_STATE_BYTES_MAX
    }
}

/// Where a shard is in its windows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// The window that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<WindowMark>,
    /// No window before this time is opened again, milliseconds since the epoch.
    #[serde(default)]
    pub closed_ms: i64,
}

impl WindowPlace {
    pub(super) fn is_at_the_beginning(&self) -> bool {
        *self == Self::default()
    }
}

/// What an invocation is told of its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchWindow {
    /// When it begins, milliseconds since the epoch.
    pub start_ms: i64,
    /// When it ends, milliseconds since the epoch.
    pub end_ms: i64,
    /// What the function answered last, as JSON; `{}` at first.
    pub state: Arc<str>,
    /// Nothing more comes with this state.
    pub is_final: bool,
    /// The state was too large.
    pub is_early: bool,
}
