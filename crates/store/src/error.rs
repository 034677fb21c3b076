//! What can go wrong in the store.

use std::io;
use std::sync::Arc;

use thiserror::Error;

use crate::log::Lane;

/// What clients are told where there is no room on the disk.
pub const FULL_DISK: &str =
    "The disk of the data directory is full. Reads go on; writes resume when there is space again.";

/// Whether an error of the system says that there is no room on the disk.
pub fn is_full_disk(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded)
}

/// An error of the store. Cloneable, because one failed write answers every waiter.
#[derive(Debug, Clone, Error)]
pub enum StoreError {
    /// Another process has this data directory open.
    #[error("the data directory {path} is in use by another process")]
    Locked {
        /// The directory that was to be opened.
        path: String,
    },
    /// There is no room for the next segment. Reads go on, writes may be tried again.
    #[error("no space left for the next segment of the {lane} lane")]
    NoSpace {
        /// The lane whose segment could not be allocated.
        lane: Lane,
    },
    /// Accepted data could not be written or synced: the log takes nothing more until a restart.
    #[error("the log stopped after a failed write or sync: {reason}")]
    Poisoned {
        /// What failed first.
        reason: Arc<str>,
    },
    /// A sealed segment, snapshot or index does not verify.
    #[error("{segment} is corrupt at offset {offset}: {reason}")]
    Corrupt {
        /// File name of the segment, snapshot or index.
        segment: String,
        /// Byte offset of the first thing that does not verify.
        offset: u64,
        /// What did not verify.
        reason: String,
    },
    /// The queue of the lane holds as many bytes as it may.
    #[error("the queue of the {lane} lane is full")]
    Full {
        /// The lane whose queue is full.
        lane: Lane,
    },
    /// The batch itself breaks a rule of the log.
    #[error("the batch is not acceptable: {reason}")]
    InvalidBatch {
        /// Which rule.
        reason: &'static str,
    },
    /// The frame is not there: never written, not durable yet, or its segment is gone.
    #[error("no frame at {position}")]
    NotFound {
        /// The position that was asked for, as [`crate::log::Position`] prints it.
        position: String,
    },
    /// [`crate::Store::start`] has not run yet.
    #[error("the store has not been started")]
    NotStarted,
    /// [`crate::Store::start`] has run already.
    #[error("the store has been started already")]
    AlreadyStarted,
    /// The store was closed before the commit could be answered.
    #[error("the store is closed")]
    Closed,
    /// The data directory was written in a format this build does not know.
    #[error("the data directory has format {found}, this build knows {known}")]
    Format {
        /// What the directory says.
        found: String,
        /// The newest format this build reads.
        known: u32,
    },
    /// What `CURRENT` says and the generations that are there do not fit together. To open the
    /// directory would be to remove what may be the data.
    #[error("{reason}; nothing in the data directory was changed")]
    Generation {
        /// What does not fit.
        reason: String,
    },
    /// A row does not serialise, or does not deserialise into the type of its table.
    #[error("a row of table {table} does not convert: {reason}")]
    Row {
        /// The table's name.
        table: String,
        /// The converter's reason.
        reason: String,
    },
    /// A table was asked for twice with different row types.
    #[error("table {table} was opened with another row type before")]
    TableType {
        /// The table's name.
        table: String,
    },
    /// The ordered index failed.
    #[error("the ordered index failed: {0}")]
    Index(Arc<str>),
    /// Input or output failed outside the commit path.
    #[error("{context}: {source}")]
    Io {
        /// What was being done.
        context: String,
        /// The system's error.
        source: Arc<io::Error>,
    },
}

impl StoreError {
    /// Wraps an I/O error with what was being done.
    pub(crate) fn io(context: impl Into<String>, source: io::Error) -> Self {
        Self::Io {
            context: context.into(),
            source: Arc::new(source),
        }
    }

    pub(crate) fn corrupt(
        segment: impl Into<String>,
        offset: u64,
        reason: impl Into<String>,
    ) -> Self {
        Self::Corrupt {
            segment: segment.into(),
            offset,
            reason: reason.into(),
        }
    }

    /// Whether there was no room on the disk.
    pub fn is_full_disk(&self) -> bool {
        match self {
            Self::NoSpace { .. } => true,
            Self::Io { source, .. } => is_full_disk(source),
            _ => false,
        }
    }
}

/// Why a transaction was not decided.
#[derive(Debug, Clone, Error)]
pub enum TransactError<E> {
    /// Whoever decides it refused.
    #[error("{0}")]
    Refused(E),
    /// The store did not take it.
    #[error("{0}")]
    Store(StoreError),
}

impl<E> TransactError<E> {
    /// The refusal, or what `failed` says of a store that did not take it.
    pub fn refusal(self, failed: impl FnOnce(&StoreError) -> E) -> E {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Store(error) => failed(&error),
        }
    }
}

impl From<TransactError<StoreError>> for StoreError {
    fn from(error: TransactError<StoreError>) -> Self {
        error.refusal(StoreError::clone)
    }
}

/// Shorthand for results of this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
