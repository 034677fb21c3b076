//! Execution environments: one process with its walls, its listener, its credentials, its log.
//!
//! See "Understanding the Lambda execution environment lifecycle" in the Developer Guide.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plane::{BoxFuture, NextInvocation, Origin, RuntimeApi, SessionCredentials, SessionRequest};
use sandbox::{
    PORT_PLACEHOLDER, Process, RECORDS_PLACEHOLDER, SpawnError, Spec, TMP_PLACEHOLDER, Tier,
};
use tokio::sync::{Notify, oneshot, watch};
use wire::{Fault, Timestamp, hex};

use crate::code_store::Lease;
use crate::environment_log::{Ended, acting, destination};
use crate::faults::{self, internal};
use crate::interpreters::Language;
use crate::log_pipes::LogPipes;
use crate::output::Output;
use crate::platform_log::Format;
use crate::pool;
use crate::readiness::Begin;
use crate::report::Outcome;
use crate::row::FunctionRow;
use crate::runtime_state::{Answer, RuntimeState};
use crate::runtimes;
use crate::service::Lambda;
use crate::settling::Settled;

/// The service as roles name it in their trust policies.
pub(crate) const PRINCIPAL: &str = "lambda.amazonaws.com";

/// How long an environment's credentials count.
const CREDENTIALS_S: u64 = 43_200;

/// Credentials with less time left than this are not given to another invocation: the longest
/// takes 15 minutes.
const CREDENTIALS_LEFT_MS: u64 = 1_800_000;

/// Where functions in Node.js find packages beside those of their archives.
const NODE_PATH: &str = "/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task";

/// How an environment is used at the moment.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    pub(crate) busy: bool,
    pub(crate) frozen: bool,
    /// It has been reset: another may follow in what it leaves.
    reset: bool,
    /// Monotonic nanoseconds of the last end of use.
    pub(crate) idle_since: u64,
}

/// A running environment.
pub(crate) struct Environment {
    pub(crate) id: u64,
    pub(crate) function: u64,
    pub(crate) version: String,
    generation: u64,
    /// The service clock's offset it was started under.
    clock_offset_ms: u64,
    credentials_end_ms: u64,
    access_key: String,
    pub(crate) process: Process,
    pub(crate) output: Output,
    pub(crate) runtime: Arc<RuntimeState>,
    pub(crate) settled: watch::Sender<Settled>,
    /// Serves the listener until it is dropped.
    _gate: Box<dyn Send + Sync>,
    /// Keeps the code until the process has been told to end.
    code: Arc<Lease>,
    /// Its log stream, which stays the same through resets.
    stream: String,
    pub(crate) init_ms: f64,
    usage: Mutex<Usage>,
    /// Tells the keeper that a frozen environment is in use again.
    pub(crate) woken: Arc<Notify>,
    lambda: std::sync::Weak<Lambda>,
}

/// Why no environment could be had.
pub(crate) enum StartFailure {
    /// The engine's fault or the role's: the function did not run.
    Unavailable(Fault),
    /// The function's fault, after so many milliseconds of initialisation.
    Init {
        outcome: Outcome,
        init_ms: f64,
        /// None where there was no program to start.
        ended: Option<Ended>,
    },
}

/// What a new environment starts with.
pub(crate) struct Start<'a> {
    pub(crate) row: &'a Arc<FunctionRow>,
    pub(crate) code: &'a Arc<Lease>,
    /// The log stream; a second attempt writes to the first one's.
    pub(crate) stream: &'a str,
    pub(crate) limit: Duration,
    /// The first lines of the log.
    pub(crate) lines: Vec<String>,
    /// What one that was reset has left, to start in.
    pub(crate) remains: Option<&'a Remains>,
    /// For an initialisation within an invocation, that invocation.
    pub(crate) origin: Option<Origin>,
}

/// What is left of an environment that was reset after a crash or a timeout: `/tmp` as it was, and
/// the log stream. The next invocation initialises anew in it.
pub(crate) struct Remains {
    pub(crate) function: u64,
    pub(crate) version: String,
    generation: u64,
    pub(crate) stream: String,
    process: Process,
    _code: Arc<Lease>,
    /// Monotonic nanoseconds.
    pub(crate) since: u64,
}

impl Remains {
    /// Whether an invocation of this row may run there.
    pub(crate) fn fits(&self, row: &FunctionRow) -> bool {
        self.generation == row.generation
    }
}

/// How a runtime is started.
struct Program {
    argv: Vec<String>,
    code_dir: PathBuf,
    runtime_dir: Option<PathBuf>,
    expose: Vec<PathBuf>,
    /// What the runtime needs in the environment beside what every one has.
    variables: Vec<(&'static str, &'static str)>,
    /// What the log has to say of it.
    note: Option<String>,
}

impl Environment {
    /// Starts an environment and waits until its runtime asks for an invocation.
    pub(crate) async fn start(
        lambda: &Arc<Lambda>,
        start: Start<'_>,
    ) -> Result<Arc<Self>, StartFailure> {
        let row = start.row;
        let program = program(lambda, row).await?;
        let began = lambda.wall_clock().monotonic_nanos();
        let elapsed_ms = || lambda.elapsed_ms(began);
        let caller = acting(lambda, row).map_err(StartFailure::Unavailable)?;
        let id = lambda.store.rng().next_u64();
        let credentials = credentials(lambda, row, id).await?;
        let spec = spec(lambda, row, &start, &program, &credentials);
        let again = match start.remains {
            Some(remains) => lambda.launcher.restart(&remains.process, &spec).await,
            None => None,
        };
        let spawned = match again {
            Some(spawned) => spawned,
            // Nothing was left, or somebody has ended it.
            None => lambda.launcher.spawn(&spec).await,
        };
        let spawned = match spawned {
            Ok(spawned) => spawned,
            Err(error) => {
                lambda.roles.revoke(&credentials.access_key);
                return Err(spawn_failure(error, elapsed_ms()));
            }
        };
        let runtime = Arc::new(RuntimeState::default());
        let api: Arc<dyn RuntimeApi> = runtime.clone();
        let gate = match lambda.gate.open(spawned.listener, id, api) {
            Ok(gate) => gate,
            Err(fault) => {
                lambda.roles.revoke(&credentials.access_key);
                return Err(StartFailure::Unavailable(fault));
            }
        };
        let destination = destination(lambda, row, caller, start.stream);
        let (stdout, stderr) = (Some(spawned.stdout), Some(spawned.stderr));
        let pipes = LogPipes::new(stdout, stderr, spawned.records);
        let origin = start.origin.unwrap_or(Origin::OUTSIDE);
        let output = Output::start(destination, pipes, origin);
        for line in start.lines.into_iter().chain(program.note) {
            output.line(line);
        }
        let mut environment = Self {
            id,
            function: row.id,
            version: row.version.clone(),
            generation: row.generation,
            clock_offset_ms: lambda.store.service_clock().offset_ms(),
            credentials_end_ms: u64::try_from(credentials.expires_ms).unwrap_or_default(),
            access_key: credentials.access_key,
            process: spawned.process,
            output,
            runtime,
            settled: watch::Sender::new(Settled::Ready),
            _gate: gate,
            code: start.code.clone(),
            stream: start.stream.to_owned(),
            init_ms: 0.0,
            usage: Mutex::default(),
            woken: Arc::default(),
            lambda: Arc::downgrade(lambda),
        };
        lambda.live().insert(id, environment.process.clone());
        if lambda.is_stopped() {
            environment.process.kill();
        }
        let outcome = tokio::select! {
            biased;
            done = environment.runtime.initialised() => done.err().map(Outcome::from),
            exit = environment.process.wait() => Some(Outcome::Exited(exit)),
            () = lambda.wall_clock().sleep(start.limit) => Some(Outcome::TimedOut),
        };
        environment.init_ms = elapsed_ms();
        match outcome {
            None => {
                let format = Format::of(row.settings.json_log);
                let now_ms = lambda.store.service_clock().now_ms();
                if let Some(line) = format.init_done(environment.init_ms, now_ms) {
                    environment.output.line(line);
                }
                lambda.prepare_next();
                Ok(Arc::new(environment))
            }
            Some(outcome) => {
                let ended = Ended {
                    output: environment.output.clone(),
                    process: Some(environment.process.clone()),
                    peak: environment.process.memory_peak().await,
                };
                environment.reset(lambda, row);
                Err(StartFailure::Init {
                    outcome,
                    init_ms: environment.init_ms,
                    ended: Some(ended),
                })
            }
        }
    }

    /// Ends its processes, and keeps what they leave for the function's next invocation.
    pub(crate) fn reset(&self, lambda: &Arc<Lambda>, row: &FunctionRow) {
        if !lambda.is_current(row) || lambda.is_stopped() {
            self.process.kill();
            return;
        }
        self.usage().reset = true;
        self.process.reset();
        let remains = Remains {
            function: self.function,
            version: self.version.clone(),
            generation: self.generation,
            stream: self.stream.clone(),
            process: self.process.clone(),
            _code: self.code.clone(),
            since: lambda.wall_clock().monotonic_nanos(),
        };
        pool::leave(lambda, remains);
    }

    /// Whether another invocation of this row may run here.
    pub(crate) fn fits(&self, row: &FunctionRow, lambda: &Lambda) -> bool {
        self.generation == row.generation
            && self.process.exit().is_none()
            && self.clock_offset_ms == lambda.store.service_clock().offset_ms()
            && lambda.store.service_clock().now_ms() + CREDENTIALS_LEFT_MS < self.credentials_end_ms
    }

    /// How it is used. Frozen and thawed under this lock only, so that orders keep their order.
    pub(crate) fn usage(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes it into use.
    pub(crate) fn begin_use(&self) {
        let mut usage = self.usage();
        usage.busy = true;
        if usage.frozen {
            usage.frozen = false;
            self.process.thaw();
            self.woken.notify_one();
        }
    }

    /// Ends its use.
    pub(crate) fn end_use(&self, now: u64) {
        let mut usage = self.usage();
        usage.busy = false;
        usage.idle_since = now;
    }

    /// Hands it an invocation, whose log begins when the runtime takes it.
    pub(crate) fn assign(
        &self,
        next: NextInvocation,
        origin: Origin,
        begin: Option<Begin>,
    ) -> oneshot::Receiver<Answer> {
        let output = self.output.clone();
        let on_taken = move || -> BoxFuture<'static, ()> {
            match begin {
                Some(begin) => Box::pin(output.begin(begin.line, begin.origin)),
                None => Box::pin(std::future::ready(())),
            }
        };
        self.runtime.assign(next, origin, Box::new(on_taken))
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        self.runtime.close();
        if !self.usage().reset {
            self.process.kill();
        }
        if let Some(lambda) = self.lambda.upgrade() {
            lambda.live().remove(&self.id);
            lambda.roles.revoke(&self.access_key);
        }
    }
}

fn spawn_failure(error: SpawnError, init_ms: f64) -> StartFailure {
    match error {
        SpawnError::Program { program, source } => {
            let reason = match source.raw_os_error() {
                Some(13) => "permission denied".to_owned(),
                Some(8) => "exec format error".to_owned(),
                Some(2) => "no such file or directory".to_owned(),
                _ => source.to_string(),
            };
            let outcome = Outcome::InvalidEntrypoint(format!("fork/exec {program}: {reason}"));
            StartFailure::Init {
                outcome,
                init_ms,
                ended: None,
            }
        }
        other => {
            tracing::error!(error = %other, "a function's process could not be started");
            let message = format!(
                "The function's process could not be started: {other}. The command brookmill \
                 doctor says what this machine lacks."
            );
            StartFailure::Unavailable(Fault::server("ServiceException", message))
        }
    }
}

async fn program(lambda: &Arc<Lambda>, row: &FunctionRow) -> Result<Program, StartFailure> {
    let code = lambda.code.clone();
    let (key, runtime) = (row.code.key.clone(), row.settings.runtime.clone());
    let (memory_mb, fallback) = (row.settings.memory_mb, lambda.runtime_fallback);
    let (own, reach) = (row.settings.variables.clone(), lambda.reach());
    const DURING: &str = "preparing a function's code";
    let prepared = tokio::task::spawn_blocking(move || -> std::io::Result<Option<Program>> {
        let code_dir = code.unpacked(&key)?;
        let Some((language, version)) = runtimes::interpreted(&runtime) else {
            let argv = vec!["/var/task/bootstrap".to_owned()];
            // A link leads where it leads inside.
            let found = code_dir.join("bootstrap").symlink_metadata().is_ok();
            let program = Program {
                argv,
                code_dir,
                runtime_dir: None,
                expose: Vec::new(),
                variables: Vec::new(),
                note: None,
            };
            return Ok(found.then_some(program));
        };
        let name = language.name();
        let interpreter = runtimes::interpreter_to_start(language, version, fallback, reach)
            .ok_or_else(|| std::io::Error::other(format!("{name} {version} is gone")))?;
        let (runtime_dir, bootstrap) = code.runtime(language, &interpreter)?;
        let mut argv = vec![interpreter.program.display().to_string()];
        let variables = match language {
            Language::Python => {
                // The bootstrap adds the host's packages once they are wanted.
                argv.push("-S".to_owned());
                vec![("PYTHONPATH", "/var/runtime")]
            }
            Language::Node => {
                // As Lambda's own runtime is started: what is young and what is old within the
                // function's memory, so that Node.js collects before the limit ends it.
                argv.push(format!("--max-semi-space-size={}", (memory_mb / 20).max(1)));
                argv.push(format!("--max-old-space-size={}", memory_mb * 9 / 10));
                vec![("NODE_PATH", NODE_PATH)]
            }
        };
        argv.push(format!("/var/runtime/{bootstrap}"));
        let argv = runtimes::wrapped(argv, own.as_ref());
        let used = &interpreter.version;
        let note = (used != version).then(|| {
            format!(
                "Brookmill: {runtime} is run by {name} {used}, the nearest version on this machine \
                 (--runtime-fallback nearest)\n"
            )
        });
        Ok(Some(Program {
            argv,
            code_dir,
            runtime_dir: Some(runtime_dir),
            expose: interpreter.expose,
            variables,
            note,
        }))
    })
    .await
    .map_err(|error| StartFailure::Unavailable(internal(DURING, error)))?
    .map_err(|error| StartFailure::Unavailable(faults::file(DURING, &error)))?;
    prepared.ok_or_else(|| StartFailure::Init {
        outcome: Outcome::InvalidEntrypoint(
            "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]".to_owned(),
        ),
        init_ms: 0.0,
        ended: None,
    })
}

async fn credentials(
    lambda: &Lambda,
    row: &FunctionRow,
    environment: u64,
) -> Result<SessionCredentials, StartFailure> {
    let request = SessionRequest {
        role_arn: row.settings.role.clone(),
        session_name: row.name.clone(),
        service: PRINCIPAL.to_owned(),
        duration_s: CREDENTIALS_S,
        environment: Some(environment),
        function_arn: Some(row.arn()),
    };
    let issued = lambda.roles.issue(request).await;
    issued.map_err(|fault| StartFailure::Unavailable(not_assumed(&fault)))
}

/// The role has been deleted, or trusts Lambda no more.
pub(crate) fn not_assumed(fault: &Fault) -> Fault {
    tracing::debug!(%fault, "a function's role cannot be assumed");
    let message = "The role defined for the function cannot be assumed by Lambda.";
    Fault::client("AccessDeniedException", message).with_status(403)
}

/// The variables every environment has, and the function's own.
///
/// See "Defined runtime environment variables" in the Developer Guide.
fn spec(
    lambda: &Lambda,
    row: &FunctionRow,
    start: &Start<'_>,
    program: &Program,
    credentials: &SessionCredentials,
) -> Spec {
    let settings = &row.settings;
    let mut spec = Spec::new(program.argv.clone(), &program.code_dir);
    spec.runtime_dir.clone_from(&program.runtime_dir);
    spec.expose.clone_from(&program.expose);
    spec.memory_mb = settings.memory_mb;
    spec.tmp_size_mb = settings.tmp_mb;
    spec.tier = lambda.tier;
    spec.records = !runtimes::is_custom(&settings.runtime);
    let reduced = lambda.tier == Tier::Reduced;
    let task_root = if reduced {
        program.code_dir.display().to_string()
    } else {
        "/var/task".into()
    };
    let runtime_dir = match &program.runtime_dir {
        Some(directory) if reduced => directory.display().to_string(),
        _ => "/var/runtime".to_owned(),
    };
    let mut set = |name: &str, value: String| spec.env.push((name.to_owned(), value));
    set("AWS_LAMBDA_FUNCTION_NAME", row.name.clone());
    set("AWS_LAMBDA_FUNCTION_VERSION", row.version.clone());
    set(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        settings.memory_mb.to_string(),
    );
    set("AWS_LAMBDA_LOG_GROUP_NAME", settings.log_group.clone());
    set("AWS_LAMBDA_LOG_STREAM_NAME", start.stream.to_owned());
    set("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand".to_owned());
    set(
        "AWS_LAMBDA_RUNTIME_API",
        format!("127.0.0.1:{PORT_PLACEHOLDER}"),
    );
    set(
        "AWS_ENDPOINT_URL",
        format!("http://127.0.0.1:{PORT_PLACEHOLDER}"),
    );
    set("AWS_REGION", row.region.clone());
    set("AWS_DEFAULT_REGION", row.region.clone());
    set("AWS_ACCESS_KEY_ID", credentials.access_key.clone());
    set("AWS_SECRET_ACCESS_KEY", credentials.secret.clone());
    set("AWS_SESSION_TOKEN", credentials.session_token.clone());
    set("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR".to_owned());
    // On AWS, too, the daemon has the Runtime API's address. Nothing is sampled, so nothing is sent.
    set("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000".to_owned());
    set("_AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1".to_owned());
    set("_AWS_XRAY_DAEMON_PORT", "2000".to_owned());
    set("_HANDLER", settings.handler.clone().unwrap_or_default());
    set("LAMBDA_TASK_ROOT", task_root);
    set("LAMBDA_RUNTIME_DIR", runtime_dir);
    set("LANG", "en_US.UTF-8".to_owned());
    set("TZ", ":UTC".to_owned());
    set(
        "PATH",
        "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin".to_owned(),
    );
    set(
        "LD_LIBRARY_PATH",
        "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:\
         /opt/lib"
            .to_owned(),
    );
    if let Some(json) = settings.json_log {
        set("AWS_LAMBDA_LOG_FORMAT", "JSON".to_owned());
        set("AWS_LAMBDA_LOG_LEVEL", json.application.name().to_owned());
    }
    if reduced {
        // There `/tmp` is the host's and out of reach.
        set("TMPDIR", TMP_PLACEHOLDER.to_owned());
    }
    if !runtimes::is_custom(&settings.runtime) {
        set(
            "AWS_EXECUTION_ENV",
            format!("AWS_Lambda_{}", settings.runtime),
        );
        set("_LAMBDA_TELEMETRY_LOG_FD", RECORDS_PLACEHOLDER.to_owned());
    }
    for (name, value) in &program.variables {
        set(name, (*value).to_owned());
    }
    let own = settings.variables.iter().flatten();
    for (name, value) in own {
        // Braces of the function's own values are not ours to fill in: they are kept apart.
        spec.env.retain(|(known, _)| known != name);
        spec.plain_env.push((name.clone(), value.clone()));
    }
    spec
}

/// The name of a new environment's log stream.
pub(crate) fn log_stream(lambda: &Lambda, row: &FunctionRow) -> String {
    let now = i64::try_from(lambda.store.service_clock().now_ms()).unwrap_or(i64::MAX);
    let date = Timestamp::from_millis(now).iso8601();
    let date = date.get(..10).unwrap_or_default().replace('-', "/");
    let mut random = [0; 16];
    lambda.store.rng().fill_bytes(&mut random);
    let random = hex::encode(&random);
    let version = &row.version;
    if row.settings.log_group == format!("/aws/lambda/{}", row.name) {
        format!("{date}/[{version}]{random}")
    } else {
        format!("{date}/{}[{version}]{random}", row.name)
    }
}
