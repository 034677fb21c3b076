//! An engine that has nothing to do gives memory back.

use std::time::Duration;

/// How often the engine looks whether it has anything to do.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Clock ticks (of 10 ms) of CPU time within that, up to which it has not.
const IDLE_TICKS: u64 = 1;
/// After so many looks in a row that found nothing it is idle.
const IDLE_LOOKS: u32 = 3;

/// Gives memory back whenever the engine has become idle; for as long as the runtime lives.
pub async fn watch() {
    let mut before = cpu_ticks();
    let mut given = None;
    let mut idle_looks = 0;
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let now = cpu_ticks();
        let has_nothing = now.saturating_sub(before) <= IDLE_TICKS;
        idle_looks = if has_nothing { idle_looks + 1 } else { 0 };
        let is_idle = idle_looks >= IDLE_LOOKS;
        // Once, until enough has been done that it may be worth while again.
        if is_idle && given.is_none_or(|given| now > given) {
            sandbox::give_memory_back();
            given = Some(cpu_ticks());
        }
        before = now;
    }
}

/// CPU time of this process so far: the fields `utime` and `stime` of `/proc/self/stat`.
fn cpu_ticks() -> u64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The program's name, in brackets, may hold anything.
    let fields = text
        .rsplit_once(')')
        .map_or("", |(_, fields)| fields)
        .split_ascii_whitespace();
    fields
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::cpu_ticks;

    #[test]
    fn work_is_noticed() {
        let before = cpu_ticks();
        let mut sum = 0_u64;
        while cpu_ticks() < before + 5 {
            sum = (0..1_000_000).fold(sum, u64::wrapping_add);
        }
        assert!(cpu_ticks() >= before + 5, "{sum}");
    }
}
