//! Tests of the engine with the AWS SDK for Rust; this file starts the engine that they talk to.
//!
//! Clients are configured by hand: the endpoint on loopback, the keys invented, no TLS, no
//! retries unless a test asks for them, because an answer of the engine is worth more than a
//! retry that hides a fault.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where its engine does not do its part"
)]

mod engine;
mod recorder;

pub use engine::{ACCOUNT, Engine, REGION, function_program, keys};
pub use recorder::Recorder;

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// The longest wait for anything that should happen soon.
pub const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer.
///
/// # Panics
/// There is none within [`PATIENCE`].
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "not in {PATIENCE:?}: {what}");
        sleep(PAUSE).await;
    }
}
