//! A run: lives of one engine, each ended by a power cut, but for the last one.

use std::sync::{Arc, Mutex};

use store::sim::SimDisk;
use store::{Rng as _, SeededRng, SyncSite, VirtualClock};
use tokio::runtime::{Builder, Runtime};

use crate::client::Client;
use crate::engine::Engine;
use crate::expectation::Expectation;
use crate::function::Temper;
use crate::schedule::{Ended, drive};

/// 2026-01-01T00:00:00Z.
const START_MS: u64 = 1_767_225_600_000;

/// What the client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workload {
    /// The whole pipeline.
    Pipeline,
    /// Objects and alarms alone: many short lives in little time.
    Objects,
    /// Streams alone: control operations among records, failed syncs and full disks.
    Streams,
}

/// A run to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Decides everything.
    pub seed: u64,
    /// What the client does.
    pub workload: Workload,
    /// A kind of sync that is left out all along.
    pub skip: Option<SyncSite>,
    /// Whether to tell what happens.
    pub loud: bool,
}

/// What a run was like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Lives, the last one included.
    pub lives: u64,
    /// Lives that were cut short before the client was done.
    pub cut_short: u64,
    /// Records acknowledged, of different keys.
    pub records: usize,
    /// How often a full disk refused calls.
    pub refused: u64,
}

struct World {
    run: Run,
    rng: SeededRng,
    disk: SimDisk,
    clock: Arc<VirtualClock>,
    told: Mutex<Expectation>,
    actions: u64,
}

/// Makes a run.
///
/// # Errors
/// What was lost, or is not as it must be.
pub fn run(run: Run) -> Result<Outcome, String> {
    let rng = SeededRng::new(run.seed);
    let disk = SimDisk::new();
    run.skip.into_iter().for_each(|site| disk.skip_syncs(site));
    let mut world = World {
        run,
        rng,
        disk,
        clock: Arc::new(VirtualClock::new(START_MS)),
        told: Mutex::default(),
        actions: 0,
    };
    let mut outcome = Outcome::default();
    for life in 0..1 + world.rng.below(4) {
        outcome.lives += 1;
        if world.rng.below(8) > 0 {
            // Early ones meet the making of the stack, later ones the records.
            let span = match (run.workload, life) {
                (Workload::Objects, _) => 60,
                (Workload::Streams, _) => 90,
                (Workload::Pipeline, 0) => 340,
                (Workload::Pipeline, _) => 180,
            };
            world.disk.stop_after(world.rng.below(span));
        }
        if run.workload == Workload::Streams && world.rng.below(5) == 0 {
            let after = world.rng.below(25);
            world.disk.fail_sync(SyncSite::Commit, after);
        }
        let count = 3 + world.rng.below(12);
        match world.live(Temper::FailsAtOneOf(12), Some(count))? {
            Ended::Done(()) => {}
            Ended::PowerOff => outcome.cut_short += 1,
            Ended::Stuck => return Err("nothing happens any more".to_owned()),
        }
        world.cut();
    }
    outcome.lives += 1;
    match world.live(Temper::FailsAtOneOf(30), None)? {
        Ended::Done(()) => {}
        other => return Err(format!("the last life ended with {other:?}")),
    }
    if let Ok(told) = world.told.lock() {
        let of_streams = told.streams.values().map(|stream| stream.records.len());
        outcome.records = told.records.len() + of_streams.sum::<usize>();
        outcome.refused = told.refused;
    }
    Ok(outcome)
}

impl World {
    fn say(&self, what: impl FnOnce() -> String) {
        if self.run.loud {
            eprintln!("seed {}: {}", self.run.seed, what());
        }
    }

    /// Ends a life: the power goes; or the process dies alone, and what it wrote is still to be
    /// seen though it was never synced; or the process dies first, and the power goes while the
    /// next one looks at what it finds.
    fn cut(&self) {
        self.disk.set_capacity(None);
        match self.rng.below(4) {
            0 => {
                self.disk.kill();
                self.say(|| "killed".to_owned());
                return;
            }
            1 => {
                self.disk.kill();
                self.disk.stop_after(self.rng.below(30));
                self.say(|| "killed, started, and cut off while starting".to_owned());
                if let Ok(runtime) = runtime() {
                    let _inside = runtime.enter();
                    drop(Engine::open(&self.disk, &self.clock, 1, Temper::Calm));
                }
            }
            _ => {}
        }
        self.disk.crash(self.rng.next_u64());
        self.clock.pass(self.rng.below(3_000));
        self.say(|| "power cut".to_owned());
    }

    /// One life: so many actions of the client, or none and everything must land.
    fn live(&mut self, temper: Temper, actions: Option<u64>) -> Result<Ended<()>, String> {
        let runtime = runtime().map_err(|error| format!("no runtime: {error}"))?;
        let seed = self.rng.next_u64();
        let schedule = SeededRng::new(seed);
        let ended = runtime.block_on(async {
            let engine = match Engine::open(&self.disk, &self.clock, seed, temper) {
                Ok(engine) => engine,
                // Cut off while starting: the power is off.
                Err(_) if self.disk_is_off() => return Ok(Ended::PowerOff),
                Err(error) => return Err(format!("does not open: {error}")),
            };
            let client = Client {
                engine: &engine,
                disk: &self.disk,
                told: &self.told,
                rng: &self.rng,
            };
            let mut number = self.actions;
            let work = async {
                let whole = self.run.workload == Workload::Pipeline;
                if self.run.workload == Workload::Streams {
                    client.look_at_streams().await?;
                } else {
                    client.look().await?;
                    client.prepare_bucket().await?;
                }
                if whole {
                    client.prepare_stack().await?;
                }
                for _ in 0..actions.unwrap_or(0) {
                    number += 1;
                    match self.run.workload {
                        Workload::Pipeline => client.act(number).await?,
                        Workload::Objects => client.act_on_objects(number).await?,
                        Workload::Streams => client.act_on_streams(number).await?,
                    }
                }
                if actions.is_none() && whole {
                    client.wait_for_records().await?;
                    client.wait_for_failures().await?;
                    client.look().await?;
                    client.prepare_stack().await?;
                }
                Ok(())
            };
            let ended = drive(&engine.store, &engine.clock, &schedule, work).await;
            self.actions = number;
            let is_off = || self.disk_is_off() || engine.store.log().poisoned().is_some();
            match ended {
                Ended::Done(Ok(())) => Ok(Ended::Done(())),
                // A refusal because the power is off, or a sync has failed, is no loss.
                Ended::Done(Err(_)) if is_off() => Ok(Ended::PowerOff),
                Ended::Done(Err(lost)) => Err(lost),
                Ended::PowerOff => Ok(Ended::PowerOff),
                // Without power for the next segment, all wait for room in the log.
                Ended::Stuck if self.disk_is_off() => Ok(Ended::PowerOff),
                Ended::Stuck => Ok(Ended::Stuck),
            }
        });
        // Everything that still runs ends here, wherever it is.
        drop(runtime);
        self.say(|| format!("a life of {actions:?} actions: {ended:?}"));
        ended
    }

    /// Whether the power has gone already.
    fn disk_is_off(&self) -> bool {
        use store::Disk;
        let removed = self.disk.remove(std::path::Path::new("/nothing"));
        removed.is_err_and(|error| error.kind() != std::io::ErrorKind::NotFound)
    }
}

fn runtime() -> std::io::Result<Runtime> {
    Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
}
