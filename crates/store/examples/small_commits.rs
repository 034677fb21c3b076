//! What zeroes behind small rounds are worth: commits a second without and with them, in turns, on
//! the disk of the directory given.

use std::path::Path;
use std::time::{Duration, Instant};

use store::{AppendBatch, FrameDraft, Lane, Options, Run, Seams, Store, StoreError};

const TURNS: u32 = 4;
const SPAN: Duration = Duration::from_secs(2);
/// Bytes of a frame, and how many wait for theirs at a time.
const LOADS: [(usize, u64); 3] = [(300, 1), (1200, 1), (1200, 8)];

/// Appends one frame after the other; says how many.
fn append(store: &Store, owner: u64, bytes: usize) -> Result<u64, StoreError> {
    let began = Instant::now();
    let mut number = 0;
    while began.elapsed() < SPAN {
        number += 1;
        let run = Run {
            part: 0,
            first: number,
            last: number,
            time_ms: 1,
        };
        let frame = FrameDraft {
            runs: vec![run],
            ..FrameDraft::new(1, owner, vec![7; bytes])
        };
        let batch = AppendBatch::one(Lane::Records, frame);
        store.log().try_append(batch)?.commit.wait()?;
    }
    Ok(number)
}

fn commits(
    dir: &Path,
    zeroes_bytes: usize,
    bytes: usize,
    appenders: u64,
) -> Result<u64, StoreError> {
    let options = Options {
        zeroes_bytes,
        ..Options::default()
    };
    let store = Store::open(dir, Seams::system(), options)?;
    store.start()?;
    let counts = std::thread::scope(|scope| {
        let store = &store;
        let begun: Vec<_> = (0..appenders)
            .map(|owner| scope.spawn(move || append(store, owner, bytes)))
            .collect();
        let ended = begun.into_iter().map(|thread| thread.join());
        ended
            .map(|count| count.unwrap_or(Err(StoreError::Closed)))
            .sum::<Result<u64, _>>()
    });
    store.close()?;
    counts
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = std::env::args().nth(1).ok_or("which directory?")?;
    let dir = Path::new(&dir).join("small-commits");
    for _ in 0..TURNS {
        for (bytes, appenders) in LOADS {
            for zeroes_bytes in [0, Options::default().zeroes_bytes] {
                let count = commits(&dir, zeroes_bytes, bytes, appenders)?;
                let rate = count as f64 / SPAN.as_secs_f64();
                println!(
                    "{bytes} bytes, {appenders} at a time, {zeroes_bytes} zeroes: {rate:.0}/s"
                );
                std::fs::remove_dir_all(&dir)?;
            }
        }
    }
    Ok(())
}
