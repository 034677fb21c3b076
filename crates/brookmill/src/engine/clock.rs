//! Service time, moved from outside.

use std::sync::Arc;

use store::{ServiceClock, Store};
use wire::Fault;

use super::Inner;

const DAY_MS: u64 = 86_400_000;
/// How far service time may be ahead of the machine's clock, in milliseconds: a century. Counters
/// of records hold twice as much.
const AHEAD_MS_MAX: u64 = 36_500 * DAY_MS;

/// What the page shows of a clock.
pub fn document(clock: &dyn ServiceClock, may_advance: bool) -> String {
    serde_json::json!({
        "time_ms": clock.now_ms(),
        "offset_ms": clock.offset_ms(),
        "may_advance": may_advance,
    })
    .to_string()
}

/// The milliseconds that a request's body asks for.
///
/// # Errors
/// `InvalidRequest`, which says what a body looks like.
pub fn asked_ms(body: &[u8]) -> Result<u64, Fault> {
    let said: Option<serde_json::Value> = serde_json::from_slice(body).ok();
    said.and_then(|said| said.get("advance_ms")?.as_u64())
        .filter(|by_ms| *by_ms > 0)
        .ok_or_else(|| {
            invalid(
                "The body must be JSON with advance_ms, a number of milliseconds greater than 0: \
                 service time only goes forward.",
            )
        })
}

fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidRequest", message)
}

/// Moves service time forward. It is durable and visible when this returns.
///
/// # Errors
/// `InvalidRequest` beyond a century, `InternalFailure` if the store takes nothing.
pub async fn advance(store: &Store, by_ms: u64) -> Result<(), Fault> {
    let ahead_ms = store.service_clock().offset_ms().saturating_add(by_ms);
    if ahead_ms > AHEAD_MS_MAX {
        return Err(invalid(format!(
            "Service time would be {} days ahead of this machine's clock; {} are the most.",
            ahead_ms / DAY_MS,
            AHEAD_MS_MAX / DAY_MS
        )));
    }
    let failed = |error: store::StoreError| Fault::server("InternalFailure", error.to_string());
    store
        .advance_clock(by_ms)
        .map_err(failed)?
        .await
        .map_err(failed)?;
    Ok(())
}

impl Inner {
    /// Service time, as the page shows it; none while the world is being wiped.
    pub(crate) fn clock(&self) -> Option<String> {
        let services = self.lock_services().clone()?;
        Some(document(&*services.clock, self.settings.clock_control))
    }

    /// Moves service time forward, if the engine was started for it; answers as
    /// [`Inner::clock`].
    ///
    /// # Errors
    /// `ClockControlOff`, and those of [`advance`].
    pub(crate) async fn advance_clock(self: Arc<Self>, body: &[u8]) -> Result<String, Fault> {
        if !self.settings.clock_control {
            let message = "This engine's service time cannot be moved: it was started without \
                           --clock-control.";
            return Err(Fault::client("ClockControlOff", message).with_status(403));
        }
        let by_ms = asked_ms(body)?;
        // One at a time, and none while the world is being wiped.
        let held = self.resets.lock().await;
        let stopping = || Fault::server("ServiceUnavailable", "The engine is stopping.");
        let world = held
            .world
            .as_ref()
            .ok_or_else(|| stopping().with_status(503))?;
        advance(world.store(), by_ms).await?;
        let clock = world.store().service_clock();
        Ok(document(&**clock, self.settings.clock_control))
    }
}

#[cfg(test)]
mod tests {
    use super::asked_ms;

    #[test]
    fn only_a_positive_number_of_milliseconds_is_understood() {
        assert_eq!(asked_ms(b"{\"advance_ms\": 360000}"), Ok(360_000));
        for other in [
            &b""[..],
            b"360000",
            b"{}",
            b"{\"advance_ms\": 0}",
            b"{\"advance_ms\": -1}",
            b"{\"advance_ms\": 1.5}",
            b"{\"advance_ms\": \"6m\"}",
        ] {
            let refused = asked_ms(other).unwrap_err();
            assert_eq!(refused.code, "InvalidRequest");
        }
    }
}
