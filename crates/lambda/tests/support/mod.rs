//! An engine around Lambda: a store in a temporary directory, roles that everybody trusts, a log
//! and metrics that are kept, and a gate that serves the Runtime API and nothing else.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use lambda::{Lambda, Needs, RuntimeFallback};
use model::lambda as m;
use plane::{
    Access, Account, Authorizer, BoxFuture, Call, Caller, Door, EnvironmentGate, KnownUsers,
    LogEvent, LogSink, MetricSample, MetricSink, Origin, Principal, Region, Registry, Roles,
    RuntimeApi, RuntimeRefusal, Serve, SessionCredentials, SessionRequest,
};
use sandbox::{Launcher, Tier};
use store::{Options, OsDisk, Seams, Store};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use wire::Fault;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const ROLE: &str = "arn:aws:iam::000000000000:role/r";

/// Longer than anything may take; reached only by a failing test.
pub const DEADLINE: Duration = Duration::from_secs(30);

struct Everything;

impl Authorizer for Everything {
    fn authorize(&self, _: &Caller, _: &Access) -> Result<(), Fault> {
        Ok(())
    }
}

#[derive(Default)]
pub struct TestRoles {
    pub issued: Mutex<Vec<SessionRequest>>,
    pub revoked: Mutex<Vec<String>>,
}

impl Roles for TestRoles {
    fn act_as(
        &self,
        _: &str,
        role_arn: &str,
        session_name: &str,
        region: &Region,
        _: Origin,
    ) -> Result<Caller, Fault> {
        if role_arn != ROLE {
            return Err(Fault::client("AccessDenied", "no"));
        }
        let account = Account::new("000000000000");
        let mut caller = Caller::root(account, region.clone(), "lambda.amazonaws.com");
        caller.principal = Principal::AssumedRole {
            role: "r".into(),
            id: "AROA".into(),
            path: "/".into(),
            session: session_name.into(),
        };
        Ok(caller)
    }

    fn issue(&self, request: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>> {
        let mut issued = self.issued.lock().unwrap();
        issued.push(request);
        let access_key = format!("ASIA{}", issued.len());
        Box::pin(async move {
            Ok(SessionCredentials {
                access_key,
                secret: "secret".into(),
                session_token: "token".into(),
                expires_ms: i64::MAX,
            })
        })
    }

    fn revoke(&self, access_key: &str) {
        self.revoked.lock().unwrap().push(access_key.to_owned());
    }
}

/// Log lines by group and stream, and metrics in order.
#[derive(Default)]
pub struct Records {
    pub lines: Mutex<Vec<(String, String, LogEvent)>>,
    pub metrics: Mutex<Vec<(String, f64, bool)>>,
}

impl LogSink for Records {
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        group: &'a str,
        stream: &'a str,
        events: Vec<LogEvent>,
    ) -> BoxFuture<'a, Result<(), Fault>> {
        assert!(matches!(caller.principal, Principal::AssumedRole { .. }));
        let mut lines = self.lines.lock().unwrap();
        lines.extend(
            events
                .into_iter()
                .map(|one| (group.to_owned(), stream.to_owned(), one)),
        );
        Box::pin(async { Ok(()) })
    }
}

impl MetricSink for Records {
    fn record(&self, sample: MetricSample<'_>) {
        assert_eq!(sample.namespace, "AWS/Lambda");
        let named = !sample.dimensions.is_empty();
        self.metrics
            .lock()
            .unwrap()
            .push((sample.name.to_owned(), sample.value, named));
    }
}

/// S3 with one object, `code.zip`, read by whoever deploys.
struct Bucket(Bytes);

impl Serve<model::s3::GetObject> for Bucket {
    fn access(&self, _: &Call, _: &model::s3::GetObjectInput) -> Result<Vec<Access>, Fault> {
        Ok(Vec::new())
    }

    async fn run(
        &self,
        call: &Call,
        input: model::s3::GetObjectInput,
    ) -> Result<model::s3::GetObjectOutput, Fault> {
        assert_eq!(call.caller.principal, Principal::Root);
        if input.key.as_deref() != Some("code.zip") {
            return Err(Fault::client(
                "NoSuchKey",
                "The specified key does not exist.",
            ));
        }
        let body = Some(wire::Payload::from(self.0.clone()));
        Ok(model::s3::GetObjectOutput {
            body,
            ..Default::default()
        })
    }
}

struct TestGate;

struct Guard(tokio::task::JoinHandle<()>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl EnvironmentGate for TestGate {
    fn open(
        &self,
        listener: TcpListener,
        _: u64,
        runtime: Arc<dyn RuntimeApi>,
    ) -> Result<Box<dyn Send + Sync>, Fault> {
        listener.set_nonblocking(true).unwrap();
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        Ok(Box::new(Guard(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = serve(stream, runtime.as_ref()).await;
            }
        }))))
    }
}

async fn serve(stream: tokio::net::TcpStream, runtime: &dyn RuntimeApi) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let (mut line, mut length, mut kind) = (String::new(), 0, None);
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        loop {
            let mut header = String::new();
            stream.read_line(&mut header).await?;
            let Some((name, value)) = header.trim_end().split_once(':') else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().unwrap(),
                "lambda-runtime-function-error-type" => kind = Some(value.trim().to_owned()),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        let body = Bytes::from(body);
        let path = line.split(' ').nth(1).unwrap().to_owned();
        let parts: Vec<&str> = path.split('/').skip(3).collect();
        let accepted = |result: Result<(), RuntimeRefusal>| match result {
            Ok(()) => (
                202,
                String::new(),
                Bytes::from_static(b"{\"status\":\"OK\"}"),
            ),
            Err(refusal) => {
                let body = format!(
                    "{{\"errorMessage\":\"{}\",\"errorType\":\"{}\"}}",
                    refusal.message, refusal.error_type
                );
                (refusal.status, String::new(), Bytes::from(body))
            }
        };
        let (status, headers, body) = match parts.as_slice() {
            ["invocation", "next"] => {
                let Some(next) = runtime.next().await else {
                    return Ok(());
                };
                let headers = format!(
                    "Lambda-Runtime-Aws-Request-Id: {}\r\nLambda-Runtime-Deadline-Ms: \
                     {}\r\nLambda-Runtime-Invoked-Function-Arn: {}\r\n",
                    next.request_id, next.deadline_ms, next.function_arn
                );
                (200, headers, next.payload)
            }
            ["invocation", id, "response"] => accepted(runtime.response(id, body)),
            ["invocation", id, "error"] => accepted(runtime.error(id, kind.as_deref(), body)),
            ["init", "error"] => accepted(runtime.init_error(kind.as_deref(), body)),
            _ => panic!("{path}"),
        };
        let head = format!(
            "HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\n\r\n",
            body.len()
        );
        stream
            .get_mut()
            .write_all(&[head.as_bytes(), &body].concat())
            .await?;
    }
}

pub struct Engine {
    pub lambda: Arc<Lambda>,
    pub door: Door,
    pub roles: Arc<TestRoles>,
    pub people: Arc<KnownUsers>,
    pub records: Arc<Records>,
    pub store: Store,
    directory: tempfile::TempDir,
}

pub fn testbed() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_lambda-testbed"))
}

impl Engine {
    pub fn new() -> Engine {
        Engine::on(tempfile::tempdir().unwrap(), Tier::Full)
    }

    pub fn on(directory: tempfile::TempDir, tier: Tier) -> Engine {
        Engine::with(directory, tier, Seams::system())
    }

    pub fn with(directory: tempfile::TempDir, tier: Tier, seams: Seams) -> Engine {
        let disk = Arc::new(OsDisk);
        let store = Store::open(directory.path(), seams, Options::default()).unwrap();
        let door = Door::new();
        let (roles, records) = (Arc::new(TestRoles::default()), Arc::new(Records::default()));
        let people = Arc::new(KnownUsers::default());
        let inner = Door::new();
        let mut registry = Registry::new();
        let bucket = Arc::new(Bucket(zip_of(&[("bootstrap", 0o755, b"#!/bin/sh\n")])));
        registry.serve::<model::s3::GetObject, _>(&bucket);
        assert!(inner.open(registry, Arc::new(Everything)));
        let lambda = Lambda::open(Needs {
            store: store.clone(),
            disk,
            directory: directory.path().join("lambda"),
            // Not the one it is called through: the two would keep each other alive, and a test
            // that opens a directory again needs all of it gone.
            door: inner.clone(),
            roles: roles.clone(),
            principals: people.clone(),
            gate: Arc::new(TestGate),
            logs: records.clone(),
            metrics: records.clone(),
            launcher: Launcher::with_init(testbed()),
            tier,
            runtime_fallback: RuntimeFallback::None,
        })
        .unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        lambda.register(&mut registry);
        assert!(door.open(registry, Arc::new(Everything)));
        lambda.start();
        Engine {
            lambda,
            door,
            roles,
            people,
            records,
            store,
            directory,
        }
    }

    /// Stops everything and opens it again on the same directory.
    pub fn again(self) -> Engine {
        let Engine {
            lambda,
            store,
            directory,
            ..
        } = self;
        lambda.stop();
        store.close().unwrap();
        drop((lambda, store, self.door, self.roles, self.people));
        drop(self.records);
        Engine::on(directory, Tier::Full)
    }

    /// The names of the directories that code lies unpacked in.
    pub fn unpacked(&self) -> Vec<String> {
        let listed = |directory: PathBuf| std::fs::read_dir(directory).into_iter().flatten();
        let sessions = listed(self.directory.path().join("lambda/unpacked")).flatten();
        let all = sessions.flat_map(|session| listed(session.path()).flatten());
        all.map(|entry| entry.file_name().into_string().unwrap())
            .collect()
    }

    pub fn caller() -> Caller {
        Caller::root(
            Account::new("000000000000"),
            Region::new("us-east-1"),
            "test",
        )
    }

    pub async fn call<O: wire::Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let mut id = [0; 8];
        self.store.rng().fill_bytes(&mut id);
        let id = format!("request-{:016x}", u64::from_le_bytes(id));
        let caller = Engine::caller();
        let called = self.door.call::<O>(&caller, &id, input);
        tokio::time::timeout(DEADLINE, called).await.unwrap()
    }

    /// A function of the testbed that does what its handler says, active.
    pub async fn function(&self, handler: &str) {
        let program = std::fs::read(testbed()).unwrap();
        let zip = zip_of(&[("bootstrap", 0o755, &program)]);
        self.create(input(handler, "provided.al2023", handler, zip))
            .await
            .unwrap();
    }

    pub async fn create(&self, input: m::CreateFunctionInput) -> Result<(), Fault> {
        let name = input.function_name.clone().unwrap();
        let created = self.call::<m::CreateFunction>(input).await?;
        assert_eq!(created.state.as_deref(), Some("Pending"));
        self.settled(&name).await;
        Ok(())
    }

    /// Waits until a function's last change is in force.
    pub async fn settled(&self, name: &str) -> m::GetFunctionConfigurationOutput {
        let wait = async {
            loop {
                let mut changed = self.lambda.watch();
                let input = m::GetFunctionConfigurationInput {
                    function_name: Some(name.to_owned()),
                    ..Default::default()
                };
                let shown = self
                    .call::<m::GetFunctionConfiguration>(input)
                    .await
                    .unwrap();
                if shown.last_update_status.as_deref() == Some("Successful") {
                    return shown;
                }
                changed.changed().await.unwrap();
            }
        };
        tokio::time::timeout(DEADLINE, wait).await.unwrap()
    }

    pub async fn invoke(&self, name: &str, payload: &'static str) -> m::InvokeOutput {
        self.try_invoke(name, payload).await.unwrap()
    }

    pub async fn try_invoke(
        &self,
        name: &str,
        payload: &'static str,
    ) -> Result<m::InvokeOutput, Fault> {
        let input = m::InvokeInput {
            function_name: Some(name.to_owned()),
            payload: Some(Bytes::from_static(payload.as_bytes())),
            log_type: Some("Tail".into()),
            ..Default::default()
        };
        self.call::<m::Invoke>(input).await
    }
}

pub fn input(name: &str, runtime: &str, handler: &str, zip: Bytes) -> m::CreateFunctionInput {
    m::CreateFunctionInput {
        function_name: Some(name.to_owned()),
        runtime: Some(runtime.to_owned()),
        handler: Some(handler.to_owned()),
        role: Some(ROLE.to_owned()),
        timeout: Some(if handler == "hang" { 1 } else { 20 }),
        code: Some(m::FunctionCode {
            zip_file: Some(zip),
            ..Default::default()
        }),
        environment: Some(m::Environment {
            variables: Some(BTreeMap::from([("OWN".to_owned(), "{port}".to_owned())])),
        }),
        architectures: Some(vec![
            if cfg!(target_arch = "aarch64") {
                "arm64"
            } else {
                "x86_64"
            }
            .to_owned(),
        ]),
        ..Default::default()
    }
}

pub fn zip_of(files: &[(&str, u32, &[u8])]) -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mode, content) in files {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored)
            .unix_permissions(*mode);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    Bytes::from(writer.finish().unwrap().into_inner())
}

pub fn text(output: &m::InvokeOutput) -> String {
    String::from_utf8(output.payload.clone().unwrap().to_vec()).unwrap()
}

pub fn log_tail(output: &m::InvokeOutput) -> String {
    let decoded = base64_simd::STANDARD.decode_to_vec(output.log_result.as_deref().unwrap());
    String::from_utf8(decoded.unwrap()).unwrap()
}
