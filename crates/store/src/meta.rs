//! The store's own rows: the next internal id, the service clock's offset, retentions, and up to where
//! segments of the objects lane may have been given back.

use crate::error::Result;
use crate::log::{Lane, Position};
use crate::table::{Table, Tables};

pub(crate) const TABLE: &str = "store.meta";
pub(crate) const NEXT_ID: &str = "next-id";
pub(crate) const CLOCK_OFFSET: &str = "clock-offset-ms";
pub(crate) const GIVEN_BACK: &str = "objects-given-back";
const RETENTION: &str = "retention/";

/// How long frames of an owner are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// For ever. The default of an owner that was never mentioned.
    Forever,
    /// Until the newest item of a run is this many milliseconds of service time old.
    Milliseconds(u64),
    /// Not at all: the owner is gone.
    Forget,
}

const FORGET: u64 = 0;

impl Retention {
    pub(crate) fn to_row(self) -> u64 {
        match self {
            Self::Forever => u64::MAX,
            Self::Milliseconds(span) => span.clamp(1, u64::MAX - 1),
            Self::Forget => FORGET,
        }
    }

    pub(crate) fn from_row(row: u64) -> Self {
        match row {
            u64::MAX => Self::Forever,
            FORGET => Self::Forget,
            span => Self::Milliseconds(span),
        }
    }

    /// Whether something of this age's newest time may go.
    pub(crate) fn has_expired(self, newest_ms: u64, now_ms: u64) -> bool {
        match self {
            Self::Forever => false,
            Self::Milliseconds(span) => newest_ms.saturating_add(span) <= now_ms,
            Self::Forget => true,
        }
    }
}

pub(crate) fn retention_key(lane: Lane, owner: u64) -> String {
    format!("{RETENTION}{lane}/{owner:016x}")
}

/// The store's own table.
#[derive(Debug)]
pub(crate) struct Meta {
    rows: Table<u64>,
}

impl Meta {
    pub(crate) fn new(tables: &Tables) -> Result<Self> {
        Ok(Self {
            rows: tables.table(TABLE)?,
        })
    }

    pub(crate) fn rows(&self) -> &Table<u64> {
        &self.rows
    }

    pub(crate) fn clock_offset_ms(&self) -> u64 {
        self.rows.get(CLOCK_OFFSET).map_or(0, |row| *row)
    }

    /// Before which position segments of the objects lane may have been given back. The log alone
    /// does not make the ordered index any more.
    pub(crate) fn given_back(&self) -> Position {
        let row = self.rows.get(GIVEN_BACK);
        row.map_or(Position::start(Lane::Objects), |row| {
            Position::from_u64(*row)
        })
    }

    pub(crate) fn retention(&self, lane: Lane, owner: u64) -> Retention {
        let row = self.rows.get(&retention_key(lane, owner));
        row.map_or(Retention::Forever, |row| Retention::from_row(*row))
    }

    /// Owners of the lane that are to be forgotten.
    pub(crate) fn forgotten(&self, lane: Lane) -> Vec<u64> {
        let prefix = format!("{RETENTION}{lane}/");
        let rows = self.rows.prefix(&prefix).into_iter();
        rows.filter(|(_, row)| **row == FORGET)
            .filter_map(|(key, _)| u64::from_str_radix(key.get(prefix.len()..)?, 16).ok())
            .collect()
    }
}
