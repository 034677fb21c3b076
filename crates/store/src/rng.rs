//! The seam to randomness.

use std::sync::Mutex;

use crate::sync::lock;

/// A source of random bytes.
pub trait Rng: Send + Sync + std::fmt::Debug {
    /// Fills the buffer.
    fn fill_bytes(&self, buffer: &mut [u8]);

    /// A random number over the whole range.
    fn next_u64(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill_bytes(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// A random UUID (version 4), as it is written.
    fn uuid(&self) -> String {
        let mut bytes = [0; 16];
        self.fill_bytes(&mut bytes);
        let uuid = uuid::Builder::from_random_bytes(bytes).into_uuid();
        uuid.to_string()
    }
}

/// The operating system's generator.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsRng;

impl Rng for OsRng {
    fn fill_bytes(&self, buffer: &mut [u8]) {
        // Linux fails here only before its pool is first filled or under a sandbox that forbids
        // the call. Keys made without randomness would be worse than no process.
        if let Err(error) = getrandom::fill(buffer) {
            tracing::error!(%error, "the system gives no random bytes");
            std::process::abort();
        }
    }
}

/// A generator whose whole output follows from its seed (SplitMix64). Not for secrets.
#[derive(Debug)]
pub struct SeededRng {
    state: Mutex<u64>,
}

impl SeededRng {
    /// A generator for this seed.
    pub fn new(seed: u64) -> Self {
        Self {
            state: Mutex::new(seed),
        }
    }

    /// A number in `0..bound`, or 0 when `bound` is 0.
    pub fn below(&self, bound: u64) -> u64 {
        self.next_u64().checked_rem(bound).unwrap_or(0)
    }
}

impl Rng for SeededRng {
    fn fill_bytes(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let bytes = self.next_u64().to_le_bytes();
            for (to, from) in chunk.iter_mut().zip(bytes) {
                *to = from;
            }
        }
    }

    fn next_u64(&self) -> u64 {
        let mut state = lock(&self.state);
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = *state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_fixes_the_output() {
        let (one, two) = (SeededRng::new(7), SeededRng::new(7));
        let (mut a, mut b) = ([0; 21], [0; 21]);
        one.fill_bytes(&mut a);
        two.fill_bytes(&mut b);
        assert_eq!(a, b);
        assert_ne!(SeededRng::new(8).next_u64(), SeededRng::new(7).next_u64());
    }

    #[test]
    fn the_system_gives_bytes() {
        assert_ne!(OsRng.next_u64(), OsRng.next_u64());
    }
}
