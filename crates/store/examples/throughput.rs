//! Speed of the append path and of starting, on the disk of the directory given.

use std::path::Path;
use std::time::Instant;

use store::{
    AppendBatch, Fold, FoldRegistration, Frame, FrameDraft, Lane, Options, OrderedIndex, Replay,
    Run, Seams, Store,
};

const FRAME_BYTES: usize = 512 << 10;
const APPENDERS: u64 = 16;
const OBJECTS: u64 = 100_000;

struct Keys(OrderedIndex);

impl Fold for Keys {
    fn apply(&self, frame: &Frame) {
        self.0.put(
            1,
            &frame.payload()[..8],
            frame.position.to_u64().to_le_bytes().to_vec(),
        );
    }
}

fn open(dir: &Path) -> Result<Store, store::StoreError> {
    let store = Store::open(dir, Seams::system(), Options::default())?;
    store.register(FoldRegistration {
        lane: Lane::Objects,
        kinds: 0..=9,
        replay: Replay::BeyondOrderedIndex,
        fold: std::sync::Arc::new(Keys(store.ordered_index().clone())),
    })?;
    store.start()?;
    Ok(store)
}

fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap_or("")
        .replace('\t', " ")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = std::env::args().nth(1).ok_or("which directory?")?;
    let dir = Path::new(&dir);
    let what = std::env::args().nth(2).unwrap_or_default();
    let began = Instant::now();
    let store = open(dir)?;
    println!("open and start: {:?}, {}", began.elapsed(), resident());
    if what != "fill" {
        return Ok(());
    }
    let began = Instant::now();
    let frames = (1_u64 << 30) / FRAME_BYTES as u64 / APPENDERS;
    let appenders: Vec<_> = (0..APPENDERS)
        .map(|owner| {
            let log = store.log().clone();
            tokio::spawn(async move {
                let body = bytes::Bytes::from(vec![owner as u8; FRAME_BYTES]);
                for number in 0..frames {
                    let (first, last) = (number * 500, number * 500 + 499);
                    let runs = vec![Run {
                        part: 0,
                        first,
                        last,
                        time_ms: number,
                    }];
                    let frame = FrameDraft {
                        runs,
                        ..FrameDraft::new(1, owner, body.clone())
                    };
                    let batch = AppendBatch::one(Lane::Records, frame);
                    log.append(batch).await?.commit.await?;
                }
                Ok::<_, store::StoreError>(())
            })
        })
        .collect();
    for appender in appenders {
        appender.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    println!("records: {:.0} MB/s, {}", 1024.0 / seconds, resident());

    let began = Instant::now();
    let mut last = None;
    for key in 0..OBJECTS {
        let mut body = key.to_be_bytes().to_vec();
        body.resize(1024, 1);
        let frame = AppendBatch::one(Lane::Objects, FrameDraft::new(1, 1, body));
        last = Some(store.log().append(frame).await?.commit);
    }
    if let Some(commit) = last {
        commit.await?;
    }
    println!(
        "objects: {:.0}/s, {}",
        OBJECTS as f64 / began.elapsed().as_secs_f64(),
        resident()
    );

    let began = Instant::now();
    for number in 0..200_u64 {
        let frame = FrameDraft::new(1, 1, number.to_be_bytes().to_vec());
        store
            .log()
            .append(AppendBatch::one(Lane::Objects, frame))
            .await?
            .commit
            .await?;
    }
    println!("one after another: {:?} each", began.elapsed() / 200);
    // As after kill -9.
    std::process::exit(0)
}
