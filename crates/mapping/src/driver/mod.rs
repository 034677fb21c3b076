//! What moves mappings: a supervisor per mapping, a runner per shard that it reads.

mod failures;
mod invoker;
mod pace;
mod reader;
mod runner;
mod stream;
mod supervisor;

pub(crate) use supervisor::Supervisor;

use std::sync::Arc;

use crate::filter::{Filters, InvalidPattern};
use crate::machine::Options;
use crate::row::{Mapping, Settings};

/// A mapping as its runners see it; replaced whole when it changes.
#[derive(Debug, Clone)]
struct Live {
    mapping: Arc<Mapping>,
    settings: Settings,
    /// The settings' patterns.
    filters: Result<Filters, InvalidPattern>,
    retention_ms: Option<i64>,
}

impl Live {
    fn new(mapping: Arc<Mapping>, settings: Settings, retention_ms: Option<i64>) -> Self {
        Self {
            mapping,
            filters: Filters::compile(&settings.filters),
            settings,
            retention_ms,
        }
    }

    fn options(&self) -> Options {
        self.settings.options(self.retention_ms)
    }
}

/// The longest wait between two attempts at what was refused, in milliseconds.
const RETRY_MAX_MS: i64 = 5_000;

/// What the function's answer was worth.
const RESULT_OK: &str = "OK";
const RESULT_FAILED: &str = "PROBLEM: Function call failed";
