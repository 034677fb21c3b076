//! The plane between services: who calls, the one door that every call passes, and the small
//! interfaces by which one service uses another without knowing it.
//!
//! Services depend on this crate and never on each other; the binary wires them together.

mod access;
mod caller;
mod door;
mod events;
mod functions;
mod identity;
mod pace;
mod principals;
mod shards;
mod tags;

pub use access::{Access, Authorizer};
pub use caller::{Account, Caller, Origin, Principal, Region, SessionContext, Source};
pub use door::{Call, Door, Registry, Serve, not_supported};
pub use events::{EmbeddedMetrics, LogEvent, LogSink, MetricSample, MetricSink};
pub use functions::{
    EnvironmentGate, FunctionDescription, Invocation, InvocationRequest, Invoke, InvokeRefusal,
    NextInvocation, RuntimeApi, RuntimeRefusal,
};
pub use identity::{KeyHolder, KeyRefusal, Keys, Roles, SessionCredentials, SessionRequest};
pub use pace::Pace;
pub use principals::{KnownUsers, Principals, UnknownPrincipal};
pub use shards::{ReadShard, ShardDescription, ShardPushes, ShardRead, ShardRecord, ShardStart};
pub use tags::{MappingTags, check_lambda_tags, is_reserved_tag};

use std::future::Future;
use std::pin::Pin;

/// A boxed future, as the object-safe interfaces of this crate return them.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
