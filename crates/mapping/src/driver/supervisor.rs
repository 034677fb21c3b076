//! Moves one mapping through its states and keeps a runner on each shard that may be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plane::{ShardDescription, ShardStart};
use store::{Lane, Retention, StoreError};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinSet;
use wire::Fault;

use super::runner::{Command, End, Runner};
use super::{Live, RETRY_MAX_MS, stream};
use crate::engine::{Engine, checkpoint_key, checkpoint_prefix};
use crate::machine::{Checkpoint, Family, ShardFacts};
use crate::row::{Mapping, StartingPosition, State};

/// How long a deletion waits for what is under way, in milliseconds: "several seconds" on AWS.
///
/// See "DeleteEventSourceMapping" in the Lambda API Reference.
const DELETION_WAITS_MS: i64 = 5_000;

/// The driver of one mapping. Ends when the mapping is deleted.
pub(crate) struct Supervisor {
    engine: Arc<Engine>,
    key: String,
    changed: Arc<Notify>,
}

/// The stream as it was described last.
struct Source {
    changes: watch::Receiver<u64>,
    shards: Vec<ShardDescription>,
    retention_ms: Option<i64>,
    created_ms: Option<i64>,
}

/// Runners and what they share.
struct Crew {
    live: watch::Sender<Arc<Live>>,
    family: Family,
    commands: BTreeMap<u32, mpsc::UnboundedSender<Command>>,
    runners: JoinSet<(u32, End)>,
    source: Source,
    /// A shard ended, and the stream could not be listed since.
    is_stale: bool,
}

/// Why the crew was left.
enum Left {
    /// The row wants something else now.
    Changed,
    /// The stream no longer exists.
    Orphaned,
    /// The store failed.
    Failed,
}

impl Supervisor {
    pub(crate) fn new(engine: Arc<Engine>, key: String, changed: Arc<Notify>) -> Self {
        Self {
            engine,
            key,
            changed,
        }
    }

    fn row(&self) -> Option<Arc<Mapping>> {
        self.engine.mappings.get(&self.key)
    }

    /// Moves the mapping until it is deleted or the store fails.
    pub(crate) async fn run(self) {
        if let Err(error) = self.supervise().await {
            tracing::error!(%error, mapping = self.key, "a mapping's driver ends");
        }
        self.engine.forget_waker(&self.key);
    }

    async fn supervise(&self) -> Result<(), StoreError> {
        while let Some(row) = self.row() {
            let wanted = row.update.as_ref().unwrap_or(&row.settings);
            match row.state {
                State::Deleting => return self.erase(&row).await,
                State::Disabled => self.changed.notified().await,
                _ if !wanted.enabled => self.settle(State::Disabled).await?,
                _ => self.serve(&row).await?,
            }
        }
        Ok(())
    }

    /// Puts an update in force and reaches a steady state, unless the row moved on meanwhile.
    async fn settle(&self, state: State) -> Result<(), StoreError> {
        if self
            .row()
            .is_none_or(|row| row.state == state && row.update.is_none())
        {
            return Ok(());
        }
        let settled = self.engine.change(&self.key, |row| {
            if row.state != State::Deleting {
                row.settings = row.update.take().unwrap_or_else(|| row.settings.clone());
                row.state = state;
            }
        })?;
        match settled {
            Some((_, commit)) => commit.await.map(|_| ()),
            None => Ok(()),
        }
    }

    async fn erase(&self, row: &Mapping) -> Result<(), StoreError> {
        let engine = &self.engine;
        let ((), commit) = engine.services.store.transact(|transaction| {
            let prefix = checkpoint_prefix(row.id);
            for (key, _) in transaction.prefix(&engine.checkpoints, &prefix) {
                transaction.delete(&engine.checkpoints, &key);
            }
            transaction.delete(&engine.mappings, &self.key);
            transaction.retain(Lane::Telemetry, row.id, Retention::Forget);
            Ok::<_, StoreError>(())
        })?;
        commit.await.map(|_| ())
    }

    /// Waits for a change of the row, or for the time to try again.
    async fn pause(&self) {
        let retry = self.engine.sleep_until(self.engine.now_ms() + RETRY_MAX_MS);
        tokio::select! {
            () = retry => {}
            () = self.changed.notified() => {}
        }
    }

    /// Tells why the stream cannot be read, and waits. Whoever changes a mapping need not wait for
    /// that to end: it may never be readable again.
    async fn stall(&self, row: &Mapping, problem: &str) -> Result<(), StoreError> {
        self.engine.note_result(&self.key, problem);
        if row.is_positioned || row.state != State::Creating {
            self.settle(State::Enabled).await?;
        }
        self.pause().await;
        Ok(())
    }

    /// Reads the stream as long as the row wants it.
    async fn serve(&self, row: &Arc<Mapping>) -> Result<(), StoreError> {
        let live = self.live(row, None);
        let mut source = match self.describe(&live).await {
            Ok(source) => source,
            Err(problem) => return self.stall(row, &problem).await,
        };
        if !row.is_positioned
            && let Err(problem) = self.take_positions(&live, &mut source).await?
        {
            return self.stall(row, &problem).await;
        }
        self.settle(State::Enabled).await?;
        let Some(row) = self.row() else {
            return Ok(());
        };
        let live = self.live(&row, source.retention_ms);
        let mut crew = self.crew(live, source);
        let left = self.lead(&mut crew).await;
        self.dismiss(crew).await;
        match left {
            Left::Changed => {}
            Left::Orphaned => {
                let fault = Fault::client("ResourceNotFoundException", "");
                let problem = stream::problem(row.source(), &fault);
                self.engine.note_result(&self.key, &problem);
                self.pause().await;
            }
            Left::Failed => self.pause().await,
        }
        Ok(())
    }

    fn live(&self, row: &Arc<Mapping>, retention_ms: Option<i64>) -> Live {
        let settings = row.update.clone().unwrap_or_else(|| row.settings.clone());
        Live::new(row.clone(), settings, retention_ms)
    }

    /// Looks at the stream as the execution role, or tells the problem in words.
    async fn describe(&self, live: &Live) -> Result<Source, String> {
        let mapping = &live.mapping;
        let stream_arn = &mapping.stream_arn;
        let problem = |fault: Fault| stream::problem(mapping.source(), &fault);
        let shards = &self.engine.services.shards;
        // Before the listing, so that no change falls between the two.
        let changes = shards.watch(stream_arn).map_err(problem)?;
        let description = stream::describe(&self.engine, live).await?;
        let created_ms = description.created_ms;
        if mapping.stream_created_ms.is_some() && mapping.stream_created_ms != created_ms {
            // Another stream of the same name: the place kept is not a place in it.
            return Err(format!("PROBLEM: Stream not found: {stream_arn}"));
        }
        let caller = stream::reader(&self.engine, live)?;
        let listed = stream::shards(&self.engine, &caller, mapping).await;
        Ok(Source {
            changes,
            shards: listed.map_err(problem)?,
            retention_ms: description.retention_ms,
            created_ms,
        })
    }

    /// Takes the starting position in every shard there is; durable before the first read.
    async fn take_positions(
        &self,
        live: &Live,
        source: &mut Source,
    ) -> Result<Result<(), String>, StoreError> {
        let row = &live.mapping;
        let mut checkpoints = Vec::new();
        for shard in &source.shards {
            let start = match row.starting_position {
                StartingPosition::TrimHorizon => ShardStart::TrimHorizon,
                StartingPosition::Latest => ShardStart::Latest,
                StartingPosition::AtTimestamp(millis) => ShardStart::AtTimestamp(millis),
            };
            let next = match stream::position(&self.engine, live, shard.index, start).await {
                Ok(next) => next,
                Err(problem) => return Ok(Err(problem)),
            };
            let is_past = shard.closed && row.starting_position == StartingPosition::Latest;
            checkpoints.push((
                checkpoint_key(row.id, shard.index),
                if is_past {
                    Checkpoint::already_finished(next)
                } else {
                    Checkpoint::starting_at(next)
                },
            ));
        }
        let engine = &self.engine;
        let ((), commit) = engine.services.store.transact(|transaction| {
            let Some(row) = transaction.get(&engine.mappings, &self.key) else {
                return Ok::<_, StoreError>(());
            };
            let mut row = Mapping::clone(&row);
            row.is_positioned = true;
            row.stream_created_ms = source.created_ms;
            transaction.put(&engine.mappings, &self.key, row);
            for (key, checkpoint) in checkpoints {
                transaction.put(&engine.checkpoints, &key, checkpoint);
            }
            Ok(())
        })?;
        commit.await?;
        Ok(Ok(()))
    }

    fn crew(&self, live: Live, source: Source) -> Crew {
        let id = live.mapping.id;
        let finished = source
            .shards
            .iter()
            .map(|shard| shard.index)
            .filter(|index| {
                let checkpoint = self.engine.checkpoints.get(&checkpoint_key(id, *index));
                checkpoint.is_some_and(|checkpoint| checkpoint.finished)
            });
        let mut crew = Crew {
            family: Family::resuming(finished),
            live: watch::Sender::new(Arc::new(live)),
            commands: BTreeMap::new(),
            runners: JoinSet::new(),
            source,
            is_stale: false,
        };
        self.list(&mut crew);
        crew
    }

    /// Takes the newest listing: starts what may start, forgets what has expired.
    fn list(&self, crew: &mut Crew) {
        let facts: Vec<ShardFacts> = crew
            .source
            .shards
            .iter()
            .map(|shard| ShardFacts {
                index: shard.index,
                parents: shard.parents.clone(),
            })
            .collect();
        let ready = crew.family.listed(&facts);
        self.start(crew, &ready);
        self.forget_expired(crew);
    }

    /// Deletes checkpoints of finished shards that the stream no longer lists.
    fn forget_expired(&self, crew: &Crew) {
        let listed: BTreeSet<u32> = crew.source.shards.iter().map(|shard| shard.index).collect();
        let prefix = checkpoint_prefix(crew.live.borrow().mapping.id);
        let engine = &self.engine;
        let expired: Vec<Arc<str>> = engine
            .checkpoints
            .prefix(&prefix)
            .into_iter()
            .filter(|(_, checkpoint)| checkpoint.finished)
            .filter(|(key, _)| {
                let index = key
                    .strip_prefix(&prefix)
                    .and_then(|index| index.parse().ok());
                index.is_some_and(|index: u32| !listed.contains(&index))
            })
            .map(|(key, _)| key)
            .collect();
        if expired.is_empty() {
            return;
        }
        let deleted = engine.services.store.transact(|transaction| {
            for key in &expired {
                transaction.delete(&engine.checkpoints, key);
            }
            Ok::<_, StoreError>(())
        });
        if let Err(error) = deleted {
            tracing::warn!(%error, "checkpoints of expired shards were not deleted");
        }
    }

    fn start(&self, crew: &mut Crew, ready: &[u32]) {
        for index in ready {
            let Some(shard) = crew
                .source
                .shards
                .iter()
                .find(|shard| shard.index == *index)
            else {
                continue;
            };
            let starting_position = crew.live.borrow().mapping.starting_position;
            let runner = Runner {
                engine: self.engine.clone(),
                live: crew.live.subscribe(),
                changes: crew.source.changes.clone(),
                index: *index,
                shard_id: shard.id.clone(),
                // Without a checkpoint it came after the positions were taken: it is a child,
                // of which nothing may be missed.
                start: match starting_position {
                    StartingPosition::AtTimestamp(millis) => ShardStart::AtTimestamp(millis),
                    _ => ShardStart::TrimHorizon,
                },
            };
            let (sender, receiver) = mpsc::unbounded_channel();
            crew.commands.insert(*index, sender);
            let index = *index;
            crew.runners
                .spawn(async move { (index, runner.run(receiver).await) });
        }
    }

    /// Leads the crew until the row wants something else.
    async fn lead(&self, crew: &mut Crew) -> Left {
        loop {
            let retry = self.engine.sleep_until(self.engine.now_ms() + RETRY_MAX_MS);
            tokio::select! {
                () = retry, if crew.is_stale => self.relist(crew).await,
                () = self.changed.notified() => {
                    let Some(row) = self.row() else {
                        return Left::Changed;
                    };
                    let live = self.live(&row, crew.source.retention_ms);
                    if row.state == State::Deleting || !live.settings.enabled {
                        return Left::Changed;
                    }
                    if row.state != State::Updating && row.state != State::Enabling {
                        continue;
                    }
                    configure(crew, live);
                    if self.settle(State::Enabled).await.is_err() {
                        return Left::Failed;
                    }
                }
                Some(ended) = crew.runners.join_next() => match ended {
                    Ok((index, End::Finished)) => {
                        crew.commands.remove(&index);
                        let ready = crew.family.finished(index);
                        self.start(crew, &ready);
                        self.relist(crew).await;
                    }
                    Ok((_, End::Orphaned)) => return Left::Orphaned,
                    Ok((_, End::Stopped)) => return Left::Failed,
                    Err(error) => {
                        tracing::error!(%error, mapping = self.key, "a runner ended badly");
                        return Left::Failed;
                    }
                },
            }
        }
    }

    /// Looks at the stream again, for children and the retention; what was known stays if that
    /// fails.
    async fn relist(&self, crew: &mut Crew) {
        let live = crew.live.borrow().clone();
        let source = match self.describe(&live).await {
            Ok(source) => source,
            Err(problem) => {
                self.engine.note_result(&self.key, &problem);
                crew.is_stale = true;
                return;
            }
        };
        crew.is_stale = false;
        // Also where the retention is as it was: a runner may have learnt another meanwhile.
        let retention_ms = source.retention_ms;
        configure(
            crew,
            Live {
                retention_ms,
                ..Live::clone(&live)
            },
        );
        crew.source = source;
        self.list(crew);
    }

    /// Stops all runners and waits for what is under way. A mapping that is deleted does not wait
    /// for long: its function goes on without it.
    async fn dismiss(&self, crew: Crew) {
        for commands in crew.commands.values() {
            let _ = commands.send(Command::Stop);
        }
        let mut runners = crew.runners;
        let stopped = async { while runners.join_next().await.is_some() {} };
        tokio::select! {
            () = stopped => {}
            () = self.is_to_go() => runners.shutdown().await,
        }
    }

    /// Resolves a while after the mapping was deleted.
    async fn is_to_go(&self) {
        while self.row().is_some_and(|row| row.state != State::Deleting) {
            self.changed.notified().await;
        }
        let until_ms = self.engine.now_ms() + DELETION_WAITS_MS;
        self.engine.sleep_until(until_ms).await;
    }
}

/// Puts new options in force in all runners.
fn configure(crew: &Crew, live: Live) {
    let options = live.options();
    crew.live.send_replace(Arc::new(live));
    for commands in crew.commands.values() {
        // A runner that has just ended needs none.
        let _ = commands.send(Command::Configure(options.clone()));
    }
}
