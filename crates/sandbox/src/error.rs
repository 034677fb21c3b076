//! Why a process could not be started.

use std::io;

/// Why an environment could not be started. Everything that was made on the way is gone again.
#[derive(Debug, thiserror::Error)]
pub enum SpawnError {
    /// The specification itself is wrong: {0}
    #[error("the function's process cannot be described: {0}")]
    Invalid(String),
    /// The supervisor could not be started at all.
    #[error("the sandbox's supervisor could not be started: {0}")]
    Supervisor(#[source] io::Error),
    /// The walls could not be built on this host. `step` says which one, in words.
    #[error("the sandbox could not {step}: {source}")]
    Wall {
        /// What was being done: "mount /proc", "start /var/task/bootstrap".
        step: String,
        /// The kernel's answer.
        #[source]
        source: io::Error,
    },
    /// The walls stand, but the program could not be executed: it is missing, is for another
    /// architecture, or its interpreter or loader is missing.
    #[error("{program} could not be executed: {source}")]
    Program {
        /// The program's path as seen inside.
        program: String,
        /// The kernel's answer.
        #[source]
        source: io::Error,
    },
    /// The supervisor went away, or fell silent for ten seconds, before the function was started.
    #[error("the sandbox's supervisor gave no answer")]
    Silent,
}
