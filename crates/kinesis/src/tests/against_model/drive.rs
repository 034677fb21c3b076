//! Takes the steps, with the service and with the reference.

use std::time::{Duration, Instant};

use model::kinesis as api;
use store::SyncSite;
use wire::Fault;

use super::calls::{self, Told};
use super::look::Held;
use super::reference::{Model, Op, Place, Progress};
use super::seen::{NAMES, compare, same, shards, stream_arn};
use super::steps::{Step, Stop, Trouble, Wished, name_of};
use crate::testing::{START_MS, World, no_limits, text};

/// How long the service may take to get to what is due.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Run {
    world: Option<World>,
    pub model: Model,
    pub held: Vec<Held>,
    /// Records put so far.
    numbers: u64,
}

/// What a client sees of streams and consumers on their way.
type Statuses = Vec<(String, Vec<(String, i64)>)>;

async fn statuses(world: &World) -> Statuses {
    let mut seen = Vec::new();
    for name in NAMES {
        let input = api::DescribeStreamSummaryInput {
            stream_name: text(name),
            ..Default::default()
        };
        let summary = world.call::<api::DescribeStreamSummary>(input).await;
        let status = summary.map_or("gone".to_owned(), |output| {
            let summary = output.stream_description_summary.unwrap();
            summary.stream_status.unwrap()
        });
        let input = api::ListStreamConsumersInput {
            stream_arn: stream_arn(name),
            ..Default::default()
        };
        let consumers = world.call::<api::ListStreamConsumers>(input).await;
        let consumers = consumers.map_or(Vec::new(), |output| output.consumers.unwrap());
        let consumers = consumers.into_iter().map(|consumer| {
            let created = consumer.consumer_creation_timestamp.unwrap().millis();
            (consumer.consumer_status.unwrap(), created)
        });
        seen.push((status, consumers.collect()));
    }
    seen
}

fn expected_statuses(model: &Model) -> Statuses {
    let of = |name: &&str| match model.streams.get(*name) {
        None => ("gone".to_owned(), Vec::new()),
        Some(stream) => {
            let consumers = stream.consumers.values().map(|consumer| {
                let status = match consumer.progress {
                    Progress::Coming(_) => "CREATING",
                    Progress::There => "ACTIVE",
                    Progress::Going(_) => "DELETING",
                };
                (status.to_owned(), consumer.created_s as i64 * 1000)
            });
            (stream.status().to_owned(), consumers.collect())
        }
    };
    NAMES.iter().map(of).collect()
}

/// Whether nothing that a restart finishes is still under way.
fn is_quiet(seen: &Statuses, now_ms: u64) -> bool {
    seen.iter().all(|(status, consumers)| {
        let there = status == "ACTIVE" || status == "gone";
        let quiet = |(status, created_ms): &(String, i64)| match status.as_str() {
            "CREATING" => false,
            "DELETING" => created_ms + 1000 > now_ms as i64,
            _ => true,
        };
        there && consumers.iter().all(quiet)
    })
}

async fn until(world: &World, reached: impl Fn(&Statuses) -> bool) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    let mut looks = 0;
    loop {
        let seen = statuses(world).await;
        if reached(&seen) {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(format!("it stays at {seen:?}"));
        }
        looks += 1;
        match looks {
            0..100 => tokio::task::yield_now().await,
            _ => tokio::time::sleep(Duration::from_millis(1)).await,
        }
    }
}

/// Compares answers to a call, and tells the reference the numbers of its records.
fn learn(
    model: &mut Model,
    name: &str,
    expected: &Result<Vec<Place>, &'static str>,
    told: &Result<Vec<Told>, Fault>,
) -> Result<(), String> {
    let (places, told) = match (expected, told) {
        (Ok(places), Ok(told)) => (places, told),
        (Err(code), Err(fault)) => return same("refusal", fault.code.as_ref(), *code),
        (expected, told) => return Err(format!("answered {told:?}, expected {expected:?}")),
    };
    same("records", told.len(), places.len())?;
    for ((shard, at), told) in places.iter().zip(told) {
        let stream = model.streams.get_mut(name).unwrap();
        let record = &mut stream.shards[*shard as usize].log[*at];
        record.number = Some(told.number.clone());
        same("shard", told.shard, *shard)?;
        same("encrypted", told.encrypted, record.encrypted)?;
    }
    Ok(())
}

impl Run {
    pub fn new(transition_ms: u64) -> Self {
        let options = crate::Options {
            transition_ms,
            ..no_limits()
        };
        Self {
            world: Some(World::new(options)),
            model: Model::new(START_MS, transition_ms),
            held: Vec::new(),
            numbers: 0,
        }
    }

    pub fn world(&self) -> &World {
        self.world.as_ref().unwrap()
    }

    pub async fn all(mut self, steps: &[Step]) -> Result<(), String> {
        for (at, step) in steps.iter().enumerate() {
            let taken = self.take(step).await;
            let world = self.world.as_ref().unwrap();
            let compared = match taken {
                // Nothing is different, and the answer has been compared.
                Ok(()) if step.only_looks() => Ok(()),
                Ok(()) => compare(world, &mut self.model).await,
                Err(what) => Err(what),
            };
            compared.map_err(|what| format!("step {at}, {step:?}: {what}"))?;
        }
        Ok(())
    }

    async fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Call(name, wish) => {
                let name = name_of(*name);
                let op = wish.op(name, &self.model, &mut self.numbers);
                self.call(name, &op).await
            }
            Step::Pass(by_ms) => {
                self.world().clock.pass(*by_ms);
                self.model.now_ms += by_ms;
                self.settle().await
            }
            Step::Iterator(name, pick, kind, at) => {
                self.iterator(name_of(*name), *pick, *kind, *at).await
            }
            Step::Read(pick, limit) => self.read(*pick, *limit).await,
            Step::List(name, filter, pick) => self.list(name_of(*name), *filter, *pick).await,
            Step::Restart(stop) => {
                self.restart(*stop);
                let only = self.model.clone();
                self.survive(vec![only]).await
            }
            Step::Cut(name, wish, trouble, stop) => {
                let name = name_of(*name);
                let op = wish.op(name, &self.model, &mut self.numbers);
                self.cut(name, &op, *trouble, *stop).await
            }
            Step::FullDisk(name, wished) => self.fill(name_of(*name), wished).await,
            Step::Housekeep => {
                let kept = self.world().kinesis.store.housekeep();
                kept.map_err(|error| error.to_string())
            }
        }
    }

    async fn call(&mut self, name: &'static str, op: &Op) -> Result<(), String> {
        let told = calls::call(self.world(), name, op).await;
        let expected = self.model.call(name, op);
        learn(&mut self.model, name, &expected, &told)?;
        self.settle().await
    }

    /// Waits until what is due has been made.
    async fn settle(&mut self) -> Result<(), String> {
        let scaled = self.model.settle();
        let expected = expected_statuses(&self.model);
        let world = self.world.as_ref().unwrap();
        let reached = until(world, |seen| *seen == expected).await;
        reached.map_err(|what| format!("{what} instead of {expected:?}"))?;
        scale(world, &mut self.model, scaled).await
    }

    fn restart(&mut self, stop: Stop) {
        let world = self.world.take().unwrap();
        self.world = Some(match stop {
            Stop::Closed => {
                // A log that took no more says so once again.
                let _ = world.kinesis.store.close();
                world.restart()
            }
            Stop::Killed => world.restart(),
            Stop::PowerCut(seed) => world.crash(seed),
        });
    }

    /// After a restart: the service must be where one of these is.
    async fn survive(&mut self, candidates: Vec<Model>) -> Result<(), String> {
        let world = self.world.as_ref().unwrap();
        let now_ms = self.model.now_ms;
        until(world, |seen| is_quiet(seen, now_ms)).await?;
        let mut differences = Vec::new();
        for mut candidate in candidates {
            candidate.restart();
            let scaled = candidate.settle();
            let compared = match scale(world, &mut candidate, scaled).await {
                Ok(()) => compare(world, &mut candidate).await,
                differs => differs,
            };
            match compared {
                Ok(()) => {
                    self.model = candidate;
                    return Ok(());
                }
                Err(difference) => differences.push(difference),
            }
        }
        Err(differences.join(", and "))
    }

    /// A call during which something goes wrong: what was acknowledged is there after it, what was
    /// not is there wholly or not at all.
    async fn cut(
        &mut self,
        name: &'static str,
        op: &Op,
        trouble: Trouble,
        stop: Stop,
    ) -> Result<(), String> {
        match trouble {
            Trouble::PowerGoes(after) => self.world().disk.stop_after(after),
            Trouble::SyncFails(after) => self.world().disk.fail_sync(SyncSite::Commit, after),
        }
        let told = calls::call(self.world(), name, op).await;
        let before = self.model.clone();
        let mut after = before.clone();
        let expected = after.call(name, op);
        let failed = told
            .as_ref()
            .is_err_and(|fault| fault.code == "InternalFailure");
        let candidates = if failed {
            // Until the restart readers see what was there before.
            compare(self.world(), &mut before.clone()).await?;
            match expected {
                Ok(_) => vec![before, after],
                Err(_) => vec![before],
            }
        } else {
            learn(&mut after, name, &expected, &told)?;
            vec![after]
        };
        self.restart(stop);
        self.survive(candidates).await
    }

    /// Puts into a full disk: refused, or stored. Nothing else is different, and it goes on when
    /// there is room again.
    async fn fill(&mut self, name: &'static str, wished: &[Wished]) -> Result<(), String> {
        let disk = self.world().disk.clone();
        disk.set_capacity(Some(disk.used_bytes()));
        let mut entries = Vec::new();
        for wished in wished {
            self.numbers += 1;
            entries.push(wished.entry(self.model.streams.get(name), self.numbers));
        }
        for entry in &entries {
            let op = Op::Put(entry.clone());
            let told = calls::call(self.world(), name, &op).await;
            if let Err(fault) = &told
                && fault.status == 500
            {
                same("refusal", fault.code.as_ref(), "InternalFailure")?;
                same("says why", fault.message.contains("disk"), true)?;
                continue;
            }
            let expected = self.model.call(name, &op);
            learn(&mut self.model, name, &expected, &told)?;
        }
        compare(self.world.as_ref().unwrap(), &mut self.model).await?;
        disk.set_capacity(None);
        match entries.first() {
            Some(entry) => self.call(name, &Op::Put(entry.clone())).await,
            None => Ok(()),
        }
    }
}

/// Takes over what scaling has made.
async fn scale(
    world: &World,
    model: &mut Model,
    scaled: Vec<(&'static str, u32)>,
) -> Result<(), String> {
    let now_ms = model.now_ms;
    for (name, target) in scaled {
        let seen = shards(world, name).await;
        let stream = model.streams.get_mut(name).unwrap();
        stream.scale(target, &seen, now_ms)?;
    }
    Ok(())
}
