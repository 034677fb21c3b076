//! Power cuts at every commit of an operation, and before and after every call that it makes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use model::cloudformation as cfn;
use serde_json::Value;
use store::sim::SimDisk;

use super::bench::{Bench, pairs};
use super::queues::LETTERS;
use super::stacks::{PARAMETERS, PIPELINE};
use super::world::{Things, World};

/// A stack, how it is replaced, and what fails where something has to.
struct Stack {
    template: &'static str,
    parameters: &'static [(&'static str, &'static str)],
    others: &'static [(&'static str, &'static str)],
    failing: &'static str,
}

const OF_THE_PIPELINE: Stack = Stack {
    template: PIPELINE,
    parameters: &PARAMETERS,
    others: &[
        ("StreamName", "other"),
        PARAMETERS[1],
        ("CreateDashboard", "no"),
    ],
    failing: "CreateEventSourceMapping",
};

const OF_QUEUES: Stack = Stack {
    template: LETTERS,
    parameters: &[],
    others: &[("Name", "other")],
    failing: "Subscribe",
};

/// What a run begins from and does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scene {
    Create,
    FailingCreate,
    Replace,
    FailingReplace,
    Delete,
    /// An update goes on from a creation that has failed without a rollback.
    GoOn,
    /// A rollback of an update that has failed without one.
    GoBack,
}

impl Scene {
    fn prepares(self) -> bool {
        !matches!(self, Self::Create | Self::FailingCreate)
    }

    fn breaks(self, stack: &Stack, world: &World) {
        if matches!(self, Self::FailingCreate | Self::FailingReplace) {
            world.failing.lock().unwrap().insert(stack.failing, 0);
        }
    }

    /// What there is before the scene.
    fn before(self) -> &'static str {
        match self {
            Self::GoOn => "CREATE_FAILED",
            Self::GoBack => "UPDATE_FAILED",
            _ => "CREATE_COMPLETE",
        }
    }

    async fn prepare(self, stack: &Stack, bench: &Bench) {
        let fail = |operation: &'static str| {
            let mut failing = bench.world.failing.lock().unwrap();
            failing.insert(operation, 0);
        };
        if self == Self::GoOn {
            fail(stack.failing);
            let created = bench.call::<cfn::CreateStack>(cfn::CreateStackInput {
                stack_name: Some("c".to_owned()),
                template_body: Some(stack.template.to_owned()),
                parameters: Some(pairs(stack.parameters)),
                capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
                disable_rollback: Some(true),
                ..Default::default()
            });
            created.await.unwrap();
        } else {
            let created = bench.create("c", stack.template, stack.parameters);
            created.await.unwrap();
        }
        if self == Self::GoBack {
            bench.settled("c").await;
            fail("UpdateEventSourceMapping");
            let changed = [
                ("ShardCount", "2"),
                ("FunctionMemoryMiB", "512"),
                ("BatchSize", "50"),
            ];
            let parameters = [stack.parameters, &changed].concat();
            let updated = bench.call::<cfn::UpdateStack>(unrolled(stack, &parameters));
            updated.await.unwrap();
        }
        assert_eq!(bench.settled("c").await, self.before());
        bench.world.failing.lock().unwrap().clear();
    }

    async fn ask(self, stack: &Stack, bench: &Bench) -> bool {
        match self {
            Self::Create | Self::FailingCreate => {
                let created = bench.create("c", stack.template, stack.parameters);
                created.await.is_ok()
            }
            Self::Replace | Self::FailingReplace => {
                let updated = bench.update("c", stack.template, stack.others);
                updated.await.is_ok()
            }
            Self::Delete => bench.delete("c").await.is_ok(),
            Self::GoOn => {
                let input = unrolled(stack, stack.parameters);
                bench.call::<cfn::UpdateStack>(input).await.is_ok()
            }
            Self::GoBack => {
                let input = cfn::RollbackStackInput {
                    stack_name: Some("c".to_owned()),
                    ..Default::default()
                };
                bench.call::<cfn::RollbackStack>(input).await.is_ok()
            }
        }
    }
}

/// An update that leaves the stack as it is if it fails.
fn unrolled(stack: &Stack, parameters: &[(&str, &str)]) -> cfn::UpdateStackInput {
    cfn::UpdateStackInput {
        stack_name: Some("c".to_owned()),
        template_body: Some(stack.template.to_owned()),
        parameters: Some(pairs(parameters)),
        capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
        disable_rollback: Some(true),
        ..Default::default()
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
                Some((stem, _)) if key.starts_with("subscription/") => stem.to_owned(),
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
fn run(stack: &Stack, scene: Scene, when: Cut, seed: u64) -> (bool, String, Vec<(String, String)>) {
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
        runtime.block_on(scene.prepare(stack, &bench));
        bench.store.close().unwrap();
    }
    scene.breaks(stack, &world);
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
            let ask = scene.ask(stack, &bench);
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

/// What there is in the world before a scene.
fn prepared(stack: &Stack, scene: Scene) -> Vec<(String, String)> {
    let world: Arc<World> = Arc::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let bench = Bench::open(&Arc::new(SimDisk::new()), world.clone(), false);
    runtime.block_on(scene.prepare(stack, &bench));
    essence(&world.things.lock().unwrap())
}

fn at_every_step(stack: &Stack, scene: Scene, expected: &str) {
    let (_, status, left) = run(stack, scene, Cut::Never, 1);
    assert_eq!(status, expected, "{scene:?} without a power cut");
    let begun = if scene.prepares() {
        prepared(stack, scene)
    } else {
        Vec::new()
    };
    for cut_at in [Cut::Commits as fn(usize) -> Cut, Cut::Calls] {
        for step in 0.. {
            let when = cut_at(step);
            let (cut, after, things) = run(stack, scene, when, step as u64);
            if !cut {
                assert!(step > 2, "{scene:?} is over at {when:?}");
                break;
            }
            if after == "NONE" || (after == scene.before() && scene.prepares()) {
                // The request itself was not durable, and not answered.
                assert_eq!(things, begun, "{scene:?} at {when:?}");
                continue;
            }
            assert_eq!(after, status, "{scene:?} at {when:?}");
            assert_eq!(things, left, "{scene:?} at {when:?}");
        }
    }
}

#[test]
fn a_creation_goes_on_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::Create, "CREATE_COMPLETE");
}

#[test]
fn a_failing_creation_leaves_nothing_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::FailingCreate, "ROLLBACK_COMPLETE");
}

#[test]
fn a_replacement_goes_on_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::Replace, "UPDATE_COMPLETE");
}

#[test]
fn a_failing_replacement_goes_back_from_every_step() {
    at_every_step(
        &OF_THE_PIPELINE,
        Scene::FailingReplace,
        "UPDATE_ROLLBACK_COMPLETE",
    );
}

#[test]
fn a_failed_creation_is_gone_on_with_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::GoOn, "UPDATE_COMPLETE");
}

#[test]
fn a_failed_update_is_rolled_back_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::GoBack, "UPDATE_ROLLBACK_COMPLETE");
}

#[test]
fn a_deletion_goes_on_from_every_step() {
    at_every_step(&OF_THE_PIPELINE, Scene::Delete, "DELETE_COMPLETE");
}

#[test]
fn queues_and_topics_are_made_from_every_step() {
    at_every_step(&OF_QUEUES, Scene::Create, "CREATE_COMPLETE");
}

#[test]
fn nothing_is_left_of_queues_and_topics_that_fail_from_every_step() {
    at_every_step(&OF_QUEUES, Scene::FailingCreate, "ROLLBACK_COMPLETE");
}

#[test]
fn queues_and_topics_are_replaced_from_every_step() {
    at_every_step(&OF_QUEUES, Scene::Replace, "UPDATE_COMPLETE");
}

#[test]
fn queues_and_topics_go_back_from_every_step() {
    at_every_step(
        &OF_QUEUES,
        Scene::FailingReplace,
        "UPDATE_ROLLBACK_COMPLETE",
    );
}

#[test]
fn queues_and_topics_are_deleted_from_every_step() {
    at_every_step(&OF_QUEUES, Scene::Delete, "DELETE_COMPLETE");
}
