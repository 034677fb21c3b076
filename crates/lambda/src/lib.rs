//! AWS Lambda: functions, their versions, policies and concurrency; and what runs them.
//!
//! A function is a row; its code an archive on disk; its executions are [`sandbox`] processes
//! kept warm in a pool, each with a listener, credentials and a log of its own. Invocations enter
//! by the operation `Invoke`, by [`plane::Invoke`] (event source mappings), or from the queue of
//! asynchronous events, and all take the same way from there.
//!
//! **Invariants.** Nothing here knows HTTP. An operation is a file in `ops/`. A function's
//! process acts with its execution role's credentials, which count on its own listener alone.

mod alias;
mod async_queue;
mod bootstraps;
mod change;
mod code_links;
mod code_store;
mod concurrency;
mod deployment;
mod destination;
mod elf;
mod environment;
mod environment_log;
mod event_invoke;
mod faults;
mod interpreters;
mod invocation;
mod log_pipes;
mod names;
mod ops;
mod output;
mod overview;
mod package;
mod paging;
mod platform_log;
mod policy;
mod pool;
mod readiness;
mod report;
mod row;
mod runtime_state;
mod runtimes;
mod service;
mod settings;
mod settling;

pub use overview::FunctionOverview;
pub use runtimes::{RuntimeFallback, interpreted_runtimes};
pub use service::{Lambda, Needs};
