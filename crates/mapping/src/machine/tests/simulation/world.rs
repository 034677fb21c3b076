//! The model: shards, a function with moods, a failure destination, a disk, one mapping.

use std::collections::{BTreeMap, BTreeSet};

use super::random::Random;
use crate::machine::{
    Action, Batch, Checkpoint, Delivery, Event, Family, InvocationTrace, Options, Outcome, Record,
    ShardFacts, ShardMachine,
};
use counts::Counts;

mod counts;
mod invariants;
mod neighbours;
mod stream;
mod windows;

type Id = (u32, u64);

/// How the function takes a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Good,
    /// The whole invocation fails, this often.
    Fails(u32),
    /// The answer names the record, this often.
    Reported(u32),
}

#[derive(Default)]
struct Shard {
    parents: Vec<u32>,
    records: Vec<Record<Id>>,
    closed: bool,
}

/// Something the machine asked for and that has not happened yet.
enum Pending {
    Read {
        from: u64,
        max_records: usize,
        until_ms: Option<i64>,
    },
    Invoke(Batch<Id>),
    Deliver(Delivery<Id>),
}

struct Running {
    machine: ShardMachine<Id>,
    pending: Vec<Pending>,
    writing: Option<Checkpoint>,
    wake_at: Option<i64>,
    stopped: bool,
    /// It stops to begin anew with another filter.
    renews: bool,
}

pub(super) struct World {
    random: Random,
    now_ms: i64,
    options: Options,
    /// Half of all mappings keep their options; others change them.
    reconfigures: bool,
    options_changed: bool,
    factor_changed: bool,
    /// The failure destination was taken away or added.
    destination_changed: bool,
    shards: BTreeMap<u32, Shard>,
    records_left: u64,
    next_counter: u64,
    moods: BTreeMap<Id, Mood>,
    /// Which classes of records the function sees: a record's class is its counter modulo four.
    filter: [bool; 4],
    /// Half of all mappings keep their filter; others change it.
    refilters: bool,
    filter_changed: bool,
    /// Read and not given to the machine.
    filtered: BTreeSet<Id>,
    /// Invocations that failed with the record in them.
    failures: BTreeMap<Id, u32>,
    /// Invocations that failed with exactly these records.
    range_failures: BTreeMap<(u32, u64, u64), u32>,
    /// In an invocation that failed since the last crash.
    failed: BTreeSet<Id>,
    /// Processed by the function or described at the failure destination.
    resolved: BTreeSet<Id>,
    /// Their last invocation succeeded: the state of their window has them.
    in_state: BTreeSet<Id>,
    /// What the states of all windows had at their ends.
    finalised: BTreeSet<Id>,
    counts: Counts,
    /// Failure records by key.
    destination: BTreeMap<String, Vec<Id>>,
    disk: BTreeMap<u32, Checkpoint>,
    family: Family,
    running: BTreeMap<u32, Running>,
    enabled: bool,
    crashes: u32,
    chaotic: bool,
}

impl World {
    pub(super) fn new(mut random: Random) -> Self {
        let options = random_options(&mut random);
        let initial = 1 + random.below(3) as u32;
        let mut world = Self {
            now_ms: 1_000_000,
            options,
            reconfigures: random.chance(50),
            options_changed: false,
            factor_changed: false,
            destination_changed: false,
            shards: (0..initial)
                .map(|index| (index, Shard::default()))
                .collect(),
            records_left: 10 + random.below(60),
            next_counter: 0,
            moods: BTreeMap::new(),
            filter: random_filter(&mut random),
            refilters: random.chance(50),
            filter_changed: false,
            filtered: BTreeSet::new(),
            failures: BTreeMap::new(),
            range_failures: BTreeMap::new(),
            failed: BTreeSet::new(),
            resolved: BTreeSet::new(),
            counts: Counts::default(),
            in_state: BTreeSet::new(),
            finalised: BTreeSet::new(),
            destination: BTreeMap::new(),
            disk: BTreeMap::new(),
            family: Family::default(),
            running: BTreeMap::new(),
            enabled: true,
            crashes: 0,
            chaotic: true,
            random,
        };
        world.list();
        world
    }

    pub(super) fn chaos_steps(&mut self) -> u64 {
        200 + self.random.below(400)
    }

    pub(super) fn chaos(&mut self) {
        match self.random.below(100) {
            0..12 => self.put(),
            12..14 => self.reshard(),
            14..26 => self.pass_time(),
            26..29 => self.crash(),
            29..31 if self.reconfigures => self.reconfigure(),
            31..33 => self.toggle(),
            33..35 if self.refilters => self.refilter(),
            _ => self.happen(),
        }
    }

    /// No more surprises: everything must end.
    pub(super) fn settle(&mut self) {
        self.chaotic = false;
        while self.records_left > 0 {
            self.put();
        }
        if !self.enabled {
            self.enabled = true;
            self.resume();
        }
        for _ in 0..200_000 {
            if self.is_settled() {
                self.check_end();
                return;
            }
            self.happen();
            self.pass_time();
            if !self.enabled || self.running.values().any(|running| running.stopped) {
                self.enabled = true;
                self.resume();
            }
        }
        let states: Vec<_> = self
            .running
            .iter()
            .map(|(index, running)| (index, &running.machine, running.wake_at))
            .collect();
        panic!("stuck at {}: {:?} {states:#?}", self.now_ms, self.disk);
    }

    // What happens.

    fn pass_time(&mut self) {
        let due = self
            .running
            .values()
            .flat_map(|running| {
                let reads = running.pending.iter().filter_map(|pending| match pending {
                    Pending::Read { until_ms, .. } => *until_ms,
                    _ => None,
                });
                reads.chain(running.wake_at)
            })
            .filter(|at_ms| *at_ms > self.now_ms)
            .min();
        let jump = match due {
            Some(due) if !self.chaotic || self.random.chance(50) => due - self.now_ms,
            _ => self.random.below(2_000) as i64,
        };
        self.now_ms += jump.max(0);
        let due: Vec<u32> = self
            .running
            .iter()
            .filter(|(_, running)| running.wake_at.is_some_and(|at| at <= self.now_ms))
            .map(|(index, _)| *index)
            .collect();
        for index in due {
            // The wish stays until the machine changes it, as a timer that fired would not.
            self.step(index, Event::Tick);
        }
    }

    fn crash(&mut self) {
        self.crashes += 1;
        self.failed.clear();
        let running = std::mem::take(&mut self.running);
        for (index, mut running) in running {
            // What was under way may have had its effect, and a write may have reached the disk.
            for pending in std::mem::take(&mut running.pending) {
                match pending {
                    Pending::Invoke(batch) if self.random.chance(50) => {
                        self.apply(index, &batch);
                    }
                    Pending::Deliver(delivery) if self.random.chance(50) => {
                        self.deliver(index, &delivery);
                    }
                    _ => {}
                }
            }
            if let Some(checkpoint) = running.writing.take()
                && self.random.chance(50)
            {
                self.write(index, checkpoint);
            }
        }
        self.enabled = true;
        self.resume();
    }

    fn resume(&mut self) {
        if self.running.values().any(|running| !running.stopped) {
            self.failed.clear();
        }
        self.running.clear();
        self.family = Family::resuming(
            self.disk
                .iter()
                .filter(|(_, checkpoint)| checkpoint.finished)
                .map(|(index, _)| *index),
        );
        self.list();
    }

    fn reconfigure(&mut self) {
        let mut options = random_options(&mut self.random);
        if options.has_failure_destination != self.options.has_failure_destination {
            self.destination_changed = true;
        }
        options.retention_ms = self.options.retention_ms;
        self.options_changed = true;
        if options.parallelization_factor != self.options.parallelization_factor {
            self.factor_changed = true;
        }
        self.options = options.clone();
        for index in self.indexes() {
            self.step(index, Event::Configured(options.clone()));
        }
    }

    /// As the driver does it: machines stop, and begin anew where they were.
    fn refilter(&mut self) {
        self.filter = random_filter(&mut self.random);
        self.filter_changed = true;
        for index in self.indexes() {
            if !self.running[&index].stopped {
                self.running.get_mut(&index).unwrap().renews = true;
                self.step(index, Event::Stop);
            }
        }
    }

    fn renew(&mut self, index: u32) {
        let running = self.running.get_mut(&index).unwrap();
        let checkpoint = running.machine.checkpoint().clone();
        if checkpoint.version > 0 {
            assert_eq!(self.disk[&index], checkpoint, "stopped, and durable");
        }
        for pending in running.pending.drain(..) {
            assert!(matches!(pending, Pending::Read { .. }), "stopped, and idle");
        }
        running.machine = ShardMachine::resume(self.options.clone(), checkpoint);
        running.renews = false;
        running.stopped = false;
        running.wake_at = None;
        self.step(index, Event::Tick);
    }

    fn toggle(&mut self) {
        if self.enabled {
            self.enabled = false;
            for index in self.indexes() {
                self.running.get_mut(&index).unwrap().renews = false;
                self.step(index, Event::Stop);
            }
        } else if self.running.values().all(|running| running.stopped) {
            self.enabled = true;
            self.resume();
        }
    }

    /// One thing under way ends.
    fn happen(&mut self) {
        let indexes = self.indexes();
        if indexes.is_empty() {
            return;
        }
        let index = indexes[self.random.index(indexes.len())];
        let running = self.running.get_mut(&index).unwrap();
        let choices = running.pending.len() + 1;
        let choice = self.random.index(choices);
        if choice == choices - 1 {
            if let Some(checkpoint) = running.writing.take() {
                let version = checkpoint.version;
                self.write(index, checkpoint);
                self.step(index, Event::CheckpointDurable { version });
            }
            return;
        }
        match running.pending.swap_remove(choice) {
            Pending::Read {
                from, max_records, ..
            } => self.end_read(index, from, max_records),
            Pending::Invoke(batch) => {
                let (outcome, state) = if self.chaotic && self.random.chance(10) {
                    (Outcome::NotInvoked, None)
                } else if self.chaotic && batch.records.len() > 1 && self.random.chance(5) {
                    (Outcome::TooLarge, None)
                } else {
                    self.apply(index, &batch)
                };
                let is_invoked = !matches!(outcome, Outcome::NotInvoked | Outcome::TooLarge);
                let trace = is_invoked.then(|| InvocationTrace {
                    request_id: format!("request-{}", batch.number),
                    executed_version: "$LATEST".to_owned(),
                    function_error: None,
                });
                self.counts.invoked(batch.records.len(), &outcome);
                let first_failed = match outcome {
                    Outcome::Failed | Outcome::TooLarge => 0,
                    Outcome::FailedFrom(position) => position,
                    Outcome::Succeeded | Outcome::NotInvoked => batch.records.len(),
                };
                let failed = batch.records[first_failed..].iter();
                self.failed.extend(failed.map(|record| record.handle));
                let batch = batch.number;
                self.step(
                    index,
                    Event::InvocationFinished {
                        batch,
                        outcome,
                        trace,
                        state,
                    },
                );
            }
            Pending::Deliver(delivery) => {
                let delivered = !self.chaotic || self.random.chance(70);
                if delivered {
                    self.deliver(index, &delivery);
                    self.counts.delivered(delivery.records.len());
                }
                self.step(
                    index,
                    Event::DeliveryFinished {
                        delivery: delivery.number,
                        delivered,
                    },
                );
            }
        }
    }

    // The driver.

    fn list(&mut self) {
        if !self.enabled {
            return;
        }
        let facts: Vec<ShardFacts> = self
            .shards
            .iter()
            .map(|(index, shard)| ShardFacts {
                index: *index,
                parents: shard.parents.clone(),
            })
            .collect();
        let ready = self.family.listed(&facts);
        self.start(ready);
    }

    fn start(&mut self, ready: Vec<u32>) {
        for index in ready {
            let checkpoint = self
                .disk
                .get(&index)
                .cloned()
                .unwrap_or_else(|| Checkpoint::starting_at(0));
            let running = Running {
                machine: ShardMachine::resume(self.options.clone(), checkpoint),
                pending: Vec::new(),
                writing: None,
                wake_at: None,
                stopped: false,
                renews: false,
            };
            self.running.insert(index, running);
            self.step(index, Event::Tick);
        }
    }

    fn step(&mut self, index: u32, event: Event<Id>) {
        let Some(running) = self.running.get_mut(&index) else {
            return;
        };
        let actions = running.machine.step(self.now_ms, event);
        for action in actions {
            self.act(index, action);
        }
        let stops = |running: &Running| running.stopped && running.renews;
        if self.running.get(&index).is_some_and(stops) {
            self.renew(index);
        }
    }

    fn act(&mut self, index: u32, action: Action<Id>) {
        if let Action::Invoke(batch) = &action {
            self.check_window(index, batch);
            self.check_batch(index, batch);
            self.check_durable(index, batch);
        }
        let Some(running) = self.running.get_mut(&index) else {
            return;
        };
        match action {
            Action::Read {
                from,
                max_records,
                until_ms,
                ..
            } => running.pending.push(Pending::Read {
                from,
                max_records,
                until_ms,
            }),
            Action::Invoke(batch) => running.pending.push(Pending::Invoke(batch)),
            Action::Deliver(delivery) => running.pending.push(Pending::Deliver(delivery)),
            Action::Checkpoint(checkpoint) => running.writing = Some(checkpoint),
            Action::WakeAt(at) => running.wake_at = at,
            Action::Measure(metric) => self.counts.take(metric),
            Action::Stopped => running.stopped = true,
            Action::Finished => {
                self.running.remove(&index);
                let ready = self.family.finished(index);
                if self.enabled {
                    self.start(ready);
                }
            }
        }
    }

    fn open_shards(&self) -> Vec<u32> {
        self.shards
            .iter()
            .filter(|(_, shard)| !shard.closed)
            .map(|(index, _)| *index)
            .collect()
    }

    fn indexes(&self) -> Vec<u32> {
        self.running.keys().copied().collect()
    }

    fn random_mood(&mut self) -> Mood {
        // Moods end, so that a mapping with infinite retries ends too.
        let times = match self.random.below(3) {
            0 => 12,
            _ => 1 + self.random.below(3) as u32,
        };
        match self.random.below(10) {
            0 => Mood::Fails(times),
            1 => Mood::Reported(times),
            _ => Mood::Good,
        }
    }
}

/// Half of all mappings have none.
fn random_filter(random: &mut Random) -> [bool; 4] {
    let has_filter = random.chance(50);
    [(); 4].map(|()| !has_filter || random.chance(60))
}

fn random_options(random: &mut Random) -> Options {
    let window_ms = random
        .chance(35)
        .then(|| [2_000, 10_000, 60_000][random.index(3)]);
    Options {
        batch_size: 1 + random.index(6),
        batching_window_ms: [0, 0, 1_000, 5_000][random.index(4)],
        parallelization_factor: match window_ms {
            Some(_) => 1,
            None => [1, 1, 2, 3][random.index(4)],
        },
        window_ms,
        retry_attempts_max: [None, Some(0), Some(1), Some(3)][random.index(4)],
        record_age_max_ms: [None, None, Some(60_000)][random.index(3)],
        retention_ms: [None, None, None, Some(120_000)][random.index(4)],
        bisect: random.chance(50),
        report_item_failures: random.chance(50),
        has_failure_destination: random.chance(70),
    }
}
