//! The service: its tables, what it needs of others, and what its operations share.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use plane::{
    Access, Account, Call, Door, EnvironmentGate, LogSink, MappingTags, MetricSink, Origin,
    Principals, Registry, Roles,
};
use sandbox::{Launcher, Process, SPARE_KEPT, Tier};
use store::{Disk, Store, StoreError, Table, WallClock};
use tokio::sync::watch;
use wire::Fault;

use crate::alias::{AliasRow, alias_key};
use crate::async_queue::QueuedEvent;
use crate::code_links::CodeLinks;
use crate::code_store::CodeStore;
use crate::concurrency::Concurrency;
use crate::event_invoke::EventInvokeRow;
use crate::faults::{internal, no_function};
use crate::names::{FunctionName, LATEST, Target};
use crate::output::Deliveries;
use crate::policy::CompiledPolicies;
use crate::pool::Pool;
use crate::row::{FunctionRow, LastUpdate, State};
use crate::runtimes::RuntimeFallback;

/// How long a stop waits for logs under way.
const LOGS_PATIENCE: Duration = Duration::from_secs(2);

/// What Lambda needs of the engine.
pub struct Needs {
    /// The store, opened and not yet started.
    pub store: Store,
    /// The disk that archives of code are kept on.
    pub disk: Arc<dyn Disk>,
    /// A directory below the data directory, for code alone.
    pub directory: PathBuf,
    /// The door to the other services.
    pub door: Door,
    /// Issues the credentials of execution roles.
    pub roles: Arc<dyn Roles>,
    /// Whom policies of functions name.
    pub principals: Arc<dyn Principals>,
    /// Serves the environments' listeners.
    pub gate: Arc<dyn EnvironmentGate>,
    /// Takes the functions' logs.
    pub logs: Arc<dyn LogSink>,
    /// Takes the functions' metrics.
    pub metrics: Arc<dyn MetricSink>,
    /// Starts processes.
    pub launcher: Launcher,
    /// How strong their walls must be.
    pub tier: Tier,
    /// What runs a function whose runtime's interpreter is not there.
    pub runtime_fallback: RuntimeFallback,
}

/// The Lambda service.
pub struct Lambda {
    pub(crate) store: Store,
    /// Functions by account, region and name.
    pub(crate) functions: Table<FunctionRow>,
    /// Published versions by function id and number.
    pub(crate) versions: Table<FunctionRow>,
    /// Aliases by function id and name.
    pub(crate) aliases: Table<AliasRow>,
    /// Asynchronous invocations that were accepted and have not ended.
    pub(crate) queue: Table<QueuedEvent>,
    /// What is made of asynchronous invocations, by function id and qualifier.
    pub(crate) event_invokes: Table<EventInvokeRow>,
    pub(crate) door: Door,
    pub(crate) roles: Arc<dyn Roles>,
    pub(crate) principals: Arc<dyn Principals>,
    pub(crate) gate: Arc<dyn EnvironmentGate>,
    pub(crate) logs: Arc<dyn LogSink>,
    pub(crate) metrics: Arc<dyn MetricSink>,
    pub(crate) launcher: Launcher,
    pub(crate) tier: Tier,
    pub(crate) runtime_fallback: RuntimeFallback,
    pub(crate) code: Arc<CodeStore>,
    pub(crate) code_links: CodeLinks,
    pub(crate) pool: Pool,
    pub(crate) concurrency: Arc<Concurrency>,
    next_origin: AtomicU64,
    pub(crate) policies: CompiledPolicies,
    /// What is reserved by account and region, as of a version of the table of functions.
    reserved: Mutex<(u64, HashMap<String, u32>)>,
    functions_version: watch::Receiver<u64>,
    /// Every process that runs, by environment.
    live: Mutex<HashMap<u64, Process>>,
    stopped: watch::Sender<bool>,
    pub(crate) deliveries: Deliveries,
    /// Weak: mappings invoke functions, and hold this service.
    mapping_tags: OnceLock<Weak<dyn MappingTags>>,
    this: Weak<Lambda>,
}

impl Lambda {
    /// Opens the service on a store that is not yet started.
    ///
    /// # Errors
    /// What opening the tables or the directory of code fails with.
    pub fn open(needs: Needs) -> Result<Arc<Self>, StoreError> {
        let functions = needs.store.table("lambda.functions")?;
        let versions = needs.store.table("lambda.versions")?;
        let aliases = needs.store.table("lambda.aliases")?;
        let queue = needs.store.table("lambda.queue")?;
        let event_invokes = needs.store.table("lambda.event_invokes")?;
        let session = format!("{:016x}", needs.store.rng().next_u64());
        let code = CodeStore::open(needs.disk, &needs.directory, &session).map_err(|error| {
            let context = format!("opening {}", needs.directory.display());
            StoreError::Io {
                context,
                source: Arc::new(error),
            }
        })?;
        // Unique over restarts, as service time never goes back and no millisecond sees a million
        // invocations.
        let first_origin = needs.store.service_clock().now_ms() << 20;
        Ok(Arc::new_cyclic(|this| Self {
            versions,
            aliases,
            queue,
            event_invokes,
            door: needs.door,
            roles: needs.roles,
            principals: needs.principals,
            gate: needs.gate,
            logs: needs.logs,
            metrics: needs.metrics,
            launcher: needs.launcher,
            tier: needs.tier,
            runtime_fallback: needs.runtime_fallback,
            code: Arc::new(code),
            code_links: CodeLinks::new(needs.store.rng().as_ref()),
            pool: Pool::default(),
            concurrency: Arc::default(),
            next_origin: AtomicU64::new(first_origin),
            policies: CompiledPolicies::default(),
            reserved: Mutex::default(),
            functions_version: functions.subscribe(),
            functions,
            live: Mutex::default(),
            stopped: watch::Sender::new(false),
            deliveries: Deliveries::new(),
            mapping_tags: OnceLock::new(),
            this: this.clone(),
            store: needs.store,
        }))
    }

    /// Takes up what the last run left: settles changes, removes archives nobody names, goes on
    /// with asynchronous invocations. After the store has been started, on a tokio runtime.
    pub fn start(self: &Arc<Self>) {
        for (key, row) in self.functions.all() {
            if !row.is_settled() {
                self.settle_later(key.to_string(), row.generation);
            }
        }
        let this = self.clone();
        tokio::task::spawn_blocking(move || {
            let named = |key: &str| this.is_code_named(key);
            this.code.sweep(named);
        });
        self.resume_queue();
    }

    /// Has the operations over tags answer for mappings, too. Only the first call counts.
    pub fn answer_for_tags_of(&self, mappings: Weak<dyn MappingTags>) {
        let _ = self.mapping_tags.set(mappings);
    }

    /// The mappings' tags.
    pub(crate) fn mapping_tags(&self) -> Result<Arc<dyn MappingTags>, Fault> {
        let mappings = self.mapping_tags.get().and_then(Weak::upgrade);
        mappings.ok_or_else(|| internal("looking for tags", "there are no mappings"))
    }

    /// Changes whenever functions have changed; the number means nothing else.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.functions.subscribe()
    }

    /// Ends every environment, also those in use, and takes no more invocations.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
        self.code.stop();
        self.pool.retire_all();
        for process in self.live().values() {
            process.kill();
        }
        self.launcher.dismiss();
    }

    /// Has the next environment's walls built as far as they do not depend on its function, once
    /// this one's are no longer waited for; nothing that is not needed soon stays.
    pub(crate) fn prepare_next(self: &Arc<Self>) {
        if self.tier != Tier::Full {
            return;
        }
        let (launcher, clock) = (self.launcher.clone(), self.wall_clock().clone());
        let (weak, mut stopped) = (Arc::downgrade(self), self.stopped.subscribe());
        tokio::spawn(async move {
            let preparing = launcher.clone();
            let prepared = tokio::task::spawn_blocking(move || {
                preparing.prepare();
                // Stopped meanwhile: whoever stops may have looked before it was there.
                if weak.upgrade().is_none_or(|lambda| lambda.is_stopped()) {
                    preparing.dismiss();
                }
            });
            // An error means that the runtime is going, and all with it.
            drop(prepared.await);
            tokio::select! {
                () = clock.sleep(SPARE_KEPT) => launcher.prune(),
                _ = stopped.wait_for(|stopped| *stopped) => {}
            }
        });
    }

    /// Waits until the logs of the environments that were ended are with CloudWatch Logs, two
    /// seconds at most. After [`Lambda::stop`], while the door is still open.
    pub async fn delivered(&self) {
        let patience = self.store.wall_clock().sleep(LOGS_PATIENCE);
        tokio::select! {
            () = self.deliveries.done() => {}
            () = patience => tracing::warn!("the last log lines of functions are lost"),
        }
    }

    pub(crate) fn is_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Resolves when the service is stopped.
    pub(crate) async fn stopped(&self) {
        // An error means that the service itself is gone.
        let _ = self.stopped.subscribe().wait_for(|stopped| *stopped).await;
    }

    /// The processes that run now.
    pub(crate) fn live(&self) -> MutexGuard<'_, HashMap<u64, Process>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the service's operations to the registry.
    pub fn register(self: &Arc<Self>, registry: &mut Registry) {
        crate::ops::register(registry, self);
    }

    pub(crate) fn itself(&self) -> Result<Arc<Self>, Fault> {
        self.this
            .upgrade()
            .ok_or_else(|| internal("an invocation", "the service is closing"))
    }

    pub(crate) fn wall_clock(&self) -> &Arc<dyn WallClock> {
        self.store.wall_clock()
    }

    /// Service time, in milliseconds since the epoch.
    pub(crate) fn now_ms(&self) -> u64 {
        self.store.service_clock().now_ms()
    }

    /// Milliseconds since a moment of the monotonic clock.
    #[allow(
        clippy::cast_precision_loss,
        reason = "no span here comes near 2^53 ns"
    )]
    pub(crate) fn elapsed_ms(&self, began: u64) -> f64 {
        self.wall_clock().monotonic_nanos().saturating_sub(began) as f64 / 1e6
    }

    pub(crate) fn next_origin(&self) -> Origin {
        Origin(self.next_origin.fetch_add(1, Ordering::Relaxed))
    }

    /// A random UUID (version 4).
    pub(crate) fn new_uuid(&self) -> String {
        self.store.rng().uuid()
    }

    /// A value for `X-Amzn-Trace-Id` that says: not sampled.
    pub(crate) fn trace_id(&self) -> String {
        let (high, low) = (self.store.rng().next_u64(), self.store.rng().next_u64());
        let seconds = self.wall_clock().now_ms() / 1000;
        let (id, parent) = (high & 0xffff_ffff, self.store.rng().next_u64());
        format!("Root=1-{seconds:08x}-{id:08x}{low:016x};Parent={parent:016x};Sampled=0")
    }

    /// The function or version somebody named.
    pub(crate) fn find(&self, name: &FunctionName) -> Result<Arc<FunctionRow>, Fault> {
        let missing = || no_function(&name.qualified_arn());
        let row = self.functions.get(&name.key()).ok_or_else(missing)?;
        let alias = match name.target() {
            Target::Alias(alias) => {
                let alias = self.aliases.get(&alias_key(row.id, alias));
                Some(alias.ok_or_else(missing)?)
            }
            _ => None,
        };
        let target = match &alias {
            Some(alias) => Target::of(Some(&alias.version)),
            None => name.target(),
        };
        match target {
            Target::Latest => Ok(row),
            Target::Version(version) | Target::Alias(version) => self
                .versions
                .get(&version_key(row.id, version))
                // Keys are padded: "01" is no version.
                .filter(|row| row.version == version)
                .ok_or_else(missing),
        }
    }

    /// What functions of a place (account and region) have reserved of its concurrency. Summed
    /// up again only after functions have changed, as every invocation asks.
    pub(crate) fn reserved_in(&self, place: &str) -> u32 {
        let version = *self.functions_version.borrow();
        let mut cached = self.reserved.lock().unwrap_or_else(PoisonError::into_inner);
        if cached.0 != version {
            *cached = (version, HashMap::new());
        }
        if let Some(reserved) = cached.1.get(place) {
            return *reserved;
        }
        let rows = self.functions.prefix(&format!("{place}/"));
        let reserved = rows
            .iter()
            .filter_map(|(_, row)| row.reserved_concurrency)
            .sum();
        cached.1.insert(place.to_owned(), reserved);
        reserved
    }

    /// Whether this is still what runs under its name and version.
    pub(crate) fn is_current(&self, row: &FunctionRow) -> bool {
        let now = if row.version == LATEST {
            self.functions.get(&row.key())
        } else {
            self.versions.get(&version_key(row.id, &row.version))
        };
        now.is_some_and(|now| now.id == row.id && now.generation == row.generation)
    }

    pub(crate) fn is_code_named(&self, key: &str) -> bool {
        let named = |(_, row): &(Arc<str>, Arc<FunctionRow>)| row.code.key == key;
        self.functions.all().iter().any(named) || self.versions.all().iter().any(named)
    }

    /// Removes an archive unless a function or version still names it.
    pub(crate) fn forget_code(self: &Arc<Self>, key: String) {
        let this = self.clone();
        tokio::task::spawn_blocking(move || {
            if !this.is_code_named(&key) {
                this.code.remove(&key);
            }
        });
    }

    /// Unpacks a function's code before it is said to be ready, so that the first invocation finds
    /// it so.
    async fn unpack(&self, key: &str) {
        let Some(row) = self.functions.get(key) else {
            return;
        };
        let (code, archive) = (self.code.clone(), row.code.key.clone());
        // Whoever removes it meanwhile finds what has been unpacked.
        let lease = code.lease(&archive);
        if !self.is_current(&row) {
            return;
        }
        let unpacked = tokio::task::spawn_blocking(move || {
            let unpacked = code.unpacked(&archive);
            drop(lease);
            unpacked
        });
        if let Ok(Err(error)) = unpacked.await {
            tracing::warn!(%error, key, "a function's code is unpacked when it is invoked");
        }
    }

    /// Marks a change as in force, as AWS does a moment after it has answered.
    pub(crate) fn settle_later(self: &Arc<Self>, key: String, generation: u64) {
        let this = self.clone();
        tokio::spawn(async move {
            this.unpack(&key).await;
            let revision_id = this.new_uuid();
            let settled = this.store.transact(|tx| {
                if let Some(row) = tx.get(&this.functions, &key)
                    && row.generation == generation
                {
                    let mut row = FunctionRow::clone(&row);
                    row.state = State::Active;
                    row.last_update = LastUpdate::Successful;
                    row.revision_id = revision_id;
                    tx.put(&this.functions, &key, row);
                }
                Ok::<_, StoreError>(())
            });
            if let Err(error) = store::committed(settled, StoreError::clone).await {
                tracing::warn!(%error, "a function's change is settled at the next start");
            }
        });
    }

    /// What an operation on one function needs.
    pub(crate) fn access(
        &self,
        call: &Call,
        action: &'static str,
        function: Option<&str>,
        qualifier: Option<&str>,
    ) -> Result<Vec<Access>, Fault> {
        let name = FunctionName::of_caller(&call.caller, function, qualifier)?;
        let policy = self.policy(&name);
        let mut access = Access::new(action, name.qualified_arn()).with_resource_policy(policy);
        access = self.on_tagged(access, &name);
        if name.account != call.caller.account {
            access = access.owned_by(name.account);
        }
        Ok(vec![access])
    }

    /// An access to a function, or one of its versions or aliases: they have the function's tags.
    pub(crate) fn on_tagged(&self, access: Access, name: &FunctionName) -> Access {
        match self.functions.get(&name.key()) {
            Some(row) => access.on_tagged(&row.tags),
            None => access,
        }
    }
}

/// Key of a published version in its table; ordered by number.
pub(crate) fn version_key(function: u64, version: &str) -> String {
    format!("{}{version:0>10}", version_prefix(function))
}

/// What the keys of a function's published versions begin with.
pub(crate) fn version_prefix(function: u64) -> String {
    format!("{function:020}/")
}

/// What an operation on all functions of a caller's account and region needs.
pub(crate) fn access_to_all(action: &'static str) -> Result<Vec<Access>, Fault> {
    Ok(vec![Access::new(action, "*")])
}

/// The prefix of the keys of an account's functions in a region.
pub(crate) fn place_of(account: &Account, region: &plane::Region) -> String {
    format!("{account}/{region}")
}
