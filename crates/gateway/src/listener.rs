//! Listeners and their connections.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use auth::sigv4::SigningKeyCache;
use http::header::{CONNECTION, EXPECT, HOST, HeaderValue};
use http::{Request, Response, Version};
use hyper::body::{Body, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use plane::{Account, BoxFuture, Door, EnvironmentGate, Keys, Region, RuntimeApi};
use tokio::sync::watch;
use wire::Fault;

use crate::authenticate::{Authentication, Entrance, Mode};
use crate::body::{Pool, Room};
use crate::browser::Allowed;
use crate::connections::Connections;
use crate::pages::Admin;
use crate::reply::ReplyBody;
use crate::request_id::RequestIds;
use crate::runtime_api;

/// Most requests at once on one connection of HTTP/2.
const STREAMS_MAX: u32 = 256;
/// Longest request head taken, in bytes.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// How long nothing is accepted where it cannot be: out of descriptors, mostly.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// How long the log does not say again that connections cannot be accepted.
const WARNING_PAUSE_MS: i64 = 60_000;

/// What the gateway needs to know of its surroundings.
pub struct Options {
    /// Whether signatures count.
    pub mode: Mode,
    /// The account of unknown keys while signatures do not count.
    pub default_account: Account,
    /// The region of unsigned requests.
    pub default_region: Region,
    /// Hosts and origins that are ours beside the built-in ones.
    pub allowed: Allowed,
    /// The wall clock: milliseconds since the epoch.
    pub now_ms: Arc<dyn Fn() -> i64 + Send + Sync>,
    /// Waits.
    pub sleep: Arc<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>,
    /// How many files this process may have open.
    pub open_files: usize,
}

/// Where requests go. A reset puts another one in its place.
#[derive(Clone)]
pub struct Target {
    /// The services.
    pub door: Door,
    /// The access keys.
    pub keys: Arc<dyn Keys>,
    /// Our own pages.
    pub admin: Arc<dyn Admin>,
}

/// The gateway.
#[derive(Clone)]
pub struct Gateway {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) authentication: Authentication,
    pub(crate) allowed: Allowed,
    pub(crate) now_ms: Arc<dyn Fn() -> i64 + Send + Sync>,
    pub(crate) request_ids: RequestIds,
    pub(crate) bodies: Pool,
    target: RwLock<Option<Target>>,
    connections: Connections,
    sleep: Arc<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>,
    /// When the log last said that connections cannot be accepted.
    warned_ms: AtomicI64,
}

/// What a connection's requests are measured by.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) entrance: Entrance,
    pub(crate) peer: SocketAddr,
    pub(crate) runtime: Option<Arc<dyn RuntimeApi>>,
    /// What its bodies may take of memory.
    pub(crate) room: Room,
}

/// A listener that is being served until this is dropped; connections finish the request that
/// they are at.
pub struct Serving {
    stop: watch::Sender<()>,
    address: SocketAddr,
}

impl Serving {
    /// The address that is listened on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it, and waits for what connections are at until `patience` is over.
    pub async fn end(self, patience: impl Future<Output = ()>) {
        self.stop.send_replace(());
        tokio::select! {
            () = self.stop.closed() => {}
            () = patience => {}
        }
    }
}

impl Gateway {
    /// A gateway without a target: it answers 503 until [`Gateway::aim`].
    pub fn new(options: Options) -> Self {
        let Options {
            mode,
            default_account,
            default_region,
            allowed,
            now_ms,
            sleep,
            open_files,
        } = options;
        let authentication = Authentication {
            mode,
            default_account,
            default_region,
            signing_keys: SigningKeyCache::new(),
        };
        let shared = Shared {
            authentication,
            allowed,
            now_ms,
            request_ids: RequestIds::new(),
            bodies: Pool::default(),
            target: RwLock::new(None),
            connections: Connections::within(open_files),
            sleep,
            warned_ms: AtomicI64::new(i64::MIN),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Sends all further requests to `target`.
    pub fn aim(&self, target: Target) {
        *self
            .shared
            .target
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(target);
    }

    /// Serves the main port.
    ///
    /// # Errors
    /// What the operating system says of the listener.
    pub fn serve(&self, listener: TcpListener) -> std::io::Result<Serving> {
        self.start(listener, None)
    }

    fn start(
        &self,
        listener: TcpListener,
        environment: Option<(u64, Arc<dyn RuntimeApi>)>,
    ) -> std::io::Result<Serving> {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let (stop, stopped) = watch::channel(());
        tokio::spawn(accept(self.shared.clone(), listener, environment, stopped));
        Ok(Serving { stop, address })
    }
}

impl EnvironmentGate for Gateway {
    fn open(
        &self,
        listener: TcpListener,
        environment: u64,
        runtime: Arc<dyn RuntimeApi>,
    ) -> Result<Box<dyn Send + Sync>, Fault> {
        match self.start(listener, Some((environment, runtime))) {
            Ok(serving) => Ok(Box::new(serving)),
            Err(error) => {
                let message = format!("The execution environment's listener failed: {error}");
                Err(Fault::server("ServiceException", message))
            }
        }
    }
}

impl Shared {
    pub(crate) fn target(&self) -> Option<Target> {
        self.target
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Says so in the log, once in a while for all listeners together.
    fn warn_of_accepting(&self, error: &std::io::Error) {
        let now_ms = (self.now_ms)();
        let before_ms = self.warned_ms.load(Ordering::Relaxed);
        let is_long_ago = now_ms.saturating_sub(before_ms) >= WARNING_PAUSE_MS;
        // Whoever fails here leaves it to another, who is about to say it.
        let may = is_long_ago
            && self
                .warned_ms
                .compare_exchange(before_ms, now_ms, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if may {
            tracing::warn!(%error, "a connection could not be accepted");
        }
    }
}

async fn accept(
    shared: Arc<Shared>,
    listener: tokio::net::TcpListener,
    environment: Option<(u64, Arc<dyn RuntimeApi>)>,
    mut stopped: watch::Receiver<()>,
) {
    let (quota, room) = match &environment {
        Some(_) => (shared.connections.of_environment(), Room::of_environment()),
        None => (shared.connections.of_main(), Room::of_main()),
    };
    loop {
        let accepted = async {
            let place = quota.place().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            _ = stopped.changed() => return,
            accepted = accepted => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                shared.warn_of_accepting(&error);
                drop(place);
                tokio::select! {
                    _ = stopped.changed() => return,
                    () = (shared.sleep)(ACCEPT_PAUSE) => continue,
                }
            }
        };
        // Without this, small answers wait up to 40 ms for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        let entry = match &environment {
            Some((id, runtime)) => Entry {
                entrance: Entrance::Environment(*id),
                peer,
                runtime: Some(runtime.clone()),
                room: room.clone(),
            },
            None => {
                let loopback = peer.ip().is_loopback();
                Entry {
                    entrance: Entrance::Main { loopback },
                    peer,
                    runtime: None,
                    room: room.clone(),
                }
            }
        };
        let shared = shared.clone();
        let stopped = stopped.clone();
        tokio::spawn(async move {
            connection(shared, entry, stream, stopped).await;
            drop(place);
        });
    }
}

async fn connection(
    shared: Arc<Shared>,
    entry: Entry,
    stream: tokio::net::TcpStream,
    mut stopped: watch::Receiver<()>,
) {
    let is_environment = entry.runtime.is_some();
    let service = service_fn(move |request| {
        let shared = shared.clone();
        let entry = entry.clone();
        async move { Ok::<_, Infallible>(answer(shared, entry, request).await) }
    });
    let mut builder = connection_builder();
    // Lambda's Runtime API begins every word of a header's name with a capital.
    if is_environment {
        let mut head = [0; 64];
        let peeked = tokio::select! {
            peeked = stream.peek(&mut head) => peeked.unwrap_or_default(),
            _ = stopped.changed() => return,
        };
        let is_runtime = runtime_api::is_begun_by(head.get(..peeked).unwrap_or_default());
        builder.http1().title_case_headers(is_runtime);
    }
    let mut connection = std::pin::pin!(builder.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        result = connection.as_mut() => {
            if let Err(error) = result {
                tracing::debug!(%error, "a connection ended badly");
            }
            return;
        }
        _ = stopped.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// How every connection is served. The benchmark's server that does nothing uses it too, so that it
/// is measured on the same stack.
pub fn connection_builder() -> auto::Builder<TokioExecutor> {
    // HTTP/2 is told by its first bytes: the AWS SDK for JavaScript speaks it to Kinesis at once.
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().max_buf_size(HEAD_BYTES_MAX);
    builder
        .http2()
        .max_header_list_size(HEAD_BYTES_MAX as u32)
        .max_concurrent_streams(STREAMS_MAX);
    builder
}

async fn answer(
    shared: Arc<Shared>,
    entry: Entry,
    mut request: Request<Incoming>,
) -> Response<ReplyBody> {
    if request.version() == Version::HTTP_2 {
        name_host(&mut request);
        return crate::request::answer(shared, entry, request).await;
    }
    // Hyper sends no `100 Continue` where there is no body to wait for. Botocore then takes the
    // final answer for an early one, and stays confused for as long as the connection lasts.
    let in_vain = request.headers().contains_key(EXPECT) && request.body().is_end_stream();
    let mut response = crate::request::answer(shared, entry, request).await;
    if in_vain {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
    }
    response
}

/// HTTP/2 names the host in `:authority`, whatever a header says.
fn name_host(request: &mut Request<Incoming>) {
    let authority = request.uri().authority().map(|of| of.as_str().to_owned());
    if let Some(Ok(host)) = authority.map(HeaderValue::try_from) {
        request.headers_mut().insert(HOST, host);
    }
}
