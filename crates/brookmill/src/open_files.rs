//! The limit on open files: shells begin with 1,024, the engine takes 4,096 connections, and as
//! many of functions.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Connections, files of the store, and a few per running function.
pub const WANTED: u64 = 16_384;

/// Raises this process's limit as far as it may without asking anybody. Functions have limits of
/// their own.
pub fn raise() {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(u64::MAX);
    let wanted = WANTED.min(most);
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = Rlimit {
            current: Some(wanted),
            maximum: limit.maximum,
        };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(%error, "the limit on open files could not be raised");
        }
    }
}

/// How many files this process may have open now.
pub fn most() -> usize {
    let current = getrlimit(Resource::Nofile).current;
    current.map_or(usize::MAX, |current| {
        usize::try_from(current).unwrap_or(usize::MAX)
    })
}
