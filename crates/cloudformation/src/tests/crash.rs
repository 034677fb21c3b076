//! Power cuts at every commit of an operation, and before and after every call that it makes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use store::sim::SimDisk;

use super::bench::Bench;
use super::stacks::{PARAMETERS, PIPELINE};
use super::world::{Things, World};

/// What a run begins from and does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scene {
    Create,
    FailingCreate,
    Replace,
    FailingReplace,
    Delete,
}

impl Scene {
    fn prepares(self) -> bool {
        !matches!(self, Self::Create | Self::FailingCreate)
    }

    fn breaks(self, world: &World) {
        if matches!(self, Self::FailingCreate | Self::FailingReplace) {
            world
                .failing
                .lock()
                .unwrap()
                .insert("CreateEventSourceMapping", 0);
        }
    }

    async fn ask(self, bench: &Bench) -> bool {
        let [_, bucket] = PARAMETERS;
        let other = [("StreamName", "other"), bucket, ("CreateDashboard", "no")];
        match self {
            Self::Create | Self::FailingCreate => {
                bench.create("c", PIPELINE, &PARAMETERS).await.is_ok()
            }
            Self::Replace | Self::FailingReplace => {
                bench.update("c", PIPELINE, &other).await.is_ok()
            }
            Self::Delete => bench.delete("c").await.is_ok(),
        }
    }
}

/// Names with generated parts cut off, and contents without what looking leaves behind.
fn essence(things: &Things) -> Vec<(String, String)> {
    let mut essence: Vec<_> = things
        .iter()
        .map(|(key, thing)| {
            let mut thing = thing.clone();
            if let Some(members) = thing.as_object_mut() {
                members.remove("looks");
            }
            let name = match key.rsplit_once('-') {
                Some((stem, _)) if key.starts_with("mapping/") => stem.len().to_string(),
                Some((stem, _)) if key.starts_with("alias/") => stem.to_owned(),
                Some((stem, suffix)) if suffix.len() == 12 => stem.to_owned(),
                _ => key.clone(),
            };
            let kind = key.split('/').next().unwrap_or_default();
            (
                format!("{kind} {name}"),
                if kind == "mapping" {
                    String::new()
                } else {
                    strip(&thing)
                },
            )
        })
        .collect();
    essence.sort();
    essence
}

/// Text of a thing, its generated suffixes cut off.
fn strip(thing: &Value) -> String {
    let text = thing.to_string();
    let mut stripped = String::new();
    for word in text.split_inclusive(['"', '/', '\\', ':', ',']) {
        let core = word.trim_end_matches(['"', '/', '\\', ':', ',']);
        match core.rsplit_once('-') {
            Some((stem, suffix)) if suffix.len() == 12 && stem.starts_with("c-") => {
                stripped.push_str(stem);
            }
            _ => stripped.push_str(word),
        }
    }
    stripped
}

/// When the power fails.
#[derive(Clone, Copy, Debug)]
enum Cut {
    Never,
    /// After so many commits.
    Commits(usize),
    /// After so many half calls: before the effect of one, or after it.
    Calls(usize),
}

/// Runs a scene whose power may fail; answers whether it failed in time, the final status, and
/// what is left in the world.
fn run(scene: Scene, when: Cut, seed: u64) -> (bool, String, Vec<(String, String)>) {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    };
    let disk = Arc::new(SimDisk::new());
    let world: Arc<World> = Arc::default();
    if scene.prepares() {
        let runtime = runtime();
        let bench = Bench::open(&disk, world.clone(), false);
        runtime.block_on(async {
            bench.create("c", PIPELINE, &PARAMETERS).await.unwrap();
            assert_eq!(bench.settled("c").await, "CREATE_COMPLETE");
        });
        bench.store.close().unwrap();
    }
    scene.breaks(&world);
    let mut left = usize::MAX;
    match when {
        Cut::Never => {}
        Cut::Commits(commits) => left = commits,
        Cut::Calls(calls) => *world.power.lock().unwrap() = Some(calls + 1),
    }
    let mut cut = false;
    let mut asked = false;
    {
        let runtime = runtime();
        let bench = Bench::open(&disk, world.clone(), true);
        runtime.block_on(async {
            let key = |bench: &Bench| {
                let stacks = bench.service.means.ledger.stacks.all();
                stacks
                    .into_iter()
                    .any(|(_, stack)| stack.operation.is_some())
            };
            let ask = scene.ask(&bench);
            tokio::pin!(ask);
            let begun = Instant::now();
            loop {
                assert!(
                    begun.elapsed() < Duration::from_secs(60),
                    "{scene:?} does not end"
                );
                if !asked {
                    tokio::select! {
                        biased;
                        outcome = &mut ask => asked = outcome,
                        () = tokio::task::yield_now() => {}
                    }
                }
                if left == 0 || world.dark() {
                    cut = true;
                    break;
                }
                if bench.store.step().unwrap() {
                    left -= 1;
                } else if asked && !key(&bench) {
                    break;
                }
                tokio::time::sleep(Duration::from_micros(10)).await;
            }
        });
        drop(runtime);
    }
    disk.crash(seed);
    *world.power.lock().unwrap() = None;
    let runtime = runtime();
    let bench = Bench::open(&disk, world.clone(), false);
    let status = runtime.block_on(async {
        bench.service.resume();
        if !cut || asked {
            assert!(
                !bench.service.means.ledger.stacks.is_empty(),
                "an answered request is lost"
            );
        }
        if bench.service.means.ledger.stacks.is_empty() {
            return "NONE".to_owned();
        }
        let arn = bench.service.means.ledger.stacks.all()[0].1.arn.clone();
        bench.settled(&arn).await
    });
    let left = essence(&world.things.lock().unwrap());
    (cut, status, left)
}

fn at_every_step(scene: Scene, expected: &str) {
    let (_, status, left) = run(scene, Cut::Never, 1);
    assert_eq!(status, expected, "{scene:?} without a power cut");
    let begun = if scene.prepares() {
        run_prepared()
    } else {
        Vec::new()
    };
    for cut_at in [Cut::Commits as fn(usize) -> Cut, Cut::Calls] {
        for step in 0.. {
            let when = cut_at(step);
            let (cut, after, things) = run(scene, when, step as u64);
            if !cut {
                assert!(step > 2, "{scene:?} is over at {when:?}");
                break;
            }
            if after == "NONE" || (after == "CREATE_COMPLETE" && scene.prepares()) {
                // The request itself was not durable, and not answered.
                assert_eq!(things, begun, "{scene:?} at {when:?}");
                continue;
            }
            assert_eq!(after, status, "{scene:?} at {when:?}");
            assert_eq!(things, left, "{scene:?} at {when:?}");
        }
    }
}

fn run_prepared() -> Vec<(String, String)> {
    run(Scene::Create, Cut::Never, 1).2
}

#[test]
fn a_creation_goes_on_from_every_step() {
    at_every_step(Scene::Create, "CREATE_COMPLETE");
}

#[test]
fn a_failing_creation_leaves_nothing_from_every_step() {
    at_every_step(Scene::FailingCreate, "ROLLBACK_COMPLETE");
}

#[test]
fn a_replacement_goes_on_from_every_step() {
    at_every_step(Scene::Replace, "UPDATE_COMPLETE");
}

#[test]
fn a_failing_replacement_goes_back_from_every_step() {
    at_every_step(Scene::FailingReplace, "UPDATE_ROLLBACK_COMPLETE");
}

#[test]
fn a_deletion_goes_on_from_every_step() {
    at_every_step(Scene::Delete, "DELETE_COMPLETE");
}
