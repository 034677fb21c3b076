//! Load: connections that each send their next request as soon as they have their answer.
//!
//! One thread serves all of them (edge-triggered epoll), so that the client takes as little of the
//! machine as it can; requests are signed beforehand. What it takes is measured apart.

pub mod answer;
mod link;
pub mod requests;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use requests::Requests;

use crate::processes::Cost;

/// How often it is looked whether enough bytes have been acknowledged.
const LOOK: Duration = Duration::from_millis(5);
/// How often a measurement by time takes its bearings.
const TICK: Duration = Duration::from_secs(1);

/// What an answer must be to count.
#[derive(Clone, Copy)]
pub enum Expect {
    /// Status 200.
    Good,
    /// Status 200, and no record refused.
    NoneFailed,
    /// Status 200, and content as long as announced with the request, within a hundredth.
    Length,
}

/// When to stop.
#[derive(Clone, Copy)]
pub enum Until {
    /// After so long.
    Elapsed(Duration),
    /// After so many bytes of payload, looked at after each `step` of them.
    Payload {
        /// All.
        total: u64,
        /// Between two looks.
        step: u64,
        /// After so long it stops all the same.
        patience: Duration,
    },
}

/// A load to put on a server.
pub struct Load {
    /// The server.
    pub address: SocketAddr,
    /// Connections at once.
    pub connections: usize,
    /// Threads of the client.
    pub threads: usize,
    /// What to send, in turn.
    pub requests: Arc<Requests>,
    /// What counts.
    pub expect: Expect,
    /// When to stop.
    pub until: Until,
    /// Latencies are noted from then on.
    pub warm_up: Duration,
}

/// What had happened by one moment.
#[derive(Clone, Copy, Default)]
pub struct Moment {
    /// Since the first request.
    pub elapsed: Duration,
    /// Bytes of payload acknowledged.
    pub payload: u64,
    /// Requests answered well.
    pub calls: u64,
    /// What the server's processes had used.
    pub server: Cost,
    /// CPU time of the client.
    pub client_cpu: Duration,
}

/// What came of a load.
pub struct Outcome {
    /// The start, each tick or step, and the end.
    pub moments: Vec<Moment>,
    /// From a request's first byte sent to its answer's last byte read, in microseconds, sorted.
    pub latencies: Vec<u32>,
    /// Answers that do not count, and broken connections.
    pub errors: u64,
    /// What the first of them said.
    pub first_error: Option<String>,
    /// Calls answered well by the very end, those after the last moment included.
    pub calls: u64,
    /// Connections opened again because the server closes them after an answer.
    pub reopened: u64,
}

#[derive(Default)]
struct Counters {
    payload: AtomicU64,
    calls: AtomicU64,
    errors: AtomicU64,
    reopened: AtomicU64,
    is_warm: AtomicBool,
    stop: AtomicBool,
}

impl Load {
    /// Puts it on the server; `server` looks at the server's processes.
    ///
    /// # Errors
    /// The server does not take connections any more, or answers no HTTP.
    pub fn run(&self, server: &dyn Fn() -> Cost) -> Result<Outcome, String> {
        let counters = Counters::default();
        // Connected and signed before the clock runs.
        let clients: Vec<link::Client<'_>> = (0..self.threads)
            .map(|number| link::Client::new(self, &counters, number))
            .collect::<Result<_, _>>()?;
        let (fail, failed) = mpsc::channel::<String>();
        let mut moments = Vec::new();
        let mut broken = None;
        let ended = thread::scope(|scope| {
            let begun = Instant::now();
            let moment = || Moment {
                elapsed: begun.elapsed(),
                payload: counters.payload.load(Ordering::Relaxed),
                calls: counters.calls.load(Ordering::Relaxed),
                server: server(),
                client_cpu: Cost::of_process("self").cpu,
            };
            moments.push(moment());
            let threads: Vec<_> = clients
                .into_iter()
                .map(|mut client| {
                    let fail = fail.clone();
                    scope.spawn(move || {
                        let result = client.serve();
                        if let Err(message) = &result {
                            // The receiver lives until all threads have ended.
                            let _ = fail.send(message.clone());
                        }
                        result.map(|()| client.noted())
                    })
                })
                .collect();
            drop(fail);
            loop {
                let wait = match self.until {
                    Until::Elapsed(all) => {
                        let due = TICK * u32::try_from(moments.len()).unwrap_or(u32::MAX);
                        due.min(all).saturating_sub(begun.elapsed())
                    }
                    Until::Payload { .. } => LOOK,
                };
                match failed.recv_timeout(wait) {
                    Err(mpsc::RecvTimeoutError::Timeout) => {}
                    Ok(message) => {
                        broken = Some(message);
                        break;
                    }
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
                if begun.elapsed() >= self.warm_up {
                    counters.is_warm.store(true, Ordering::Relaxed);
                }
                let is_over = match self.until {
                    Until::Elapsed(all) => begun.elapsed() >= all,
                    Until::Payload {
                        total,
                        step,
                        patience,
                    } => {
                        let payload = counters.payload.load(Ordering::Relaxed);
                        let is_late = begun.elapsed() >= patience;
                        let is_due = payload >= step * moments.len() as u64 || payload >= total;
                        if !is_due && !is_late {
                            continue;
                        }
                        payload >= total || is_late
                    }
                };
                moments.push(moment());
                if is_over {
                    break;
                }
            }
            counters.stop.store(true, Ordering::Relaxed);
            let ended: Vec<Result<link::Noted, String>> = threads
                .into_iter()
                .map(|thread| {
                    let panicked = |_| Err("the client panicked".to_owned());
                    thread.join().unwrap_or_else(panicked)
                })
                .collect();
            ended.into_iter().collect::<Result<Vec<_>, String>>()
        });
        let noted = match (broken, ended) {
            (Some(message), _) | (None, Err(message)) => return Err(message),
            (None, Ok(noted)) => noted,
        };
        let mut latencies: Vec<u32> = Vec::new();
        let mut first_error = None;
        for one in noted {
            latencies.extend(one.latencies);
            first_error = first_error.or(one.first_error);
        }
        latencies.sort_unstable();
        Ok(Outcome {
            moments,
            latencies,
            errors: counters.errors.load(Ordering::Relaxed),
            first_error,
            calls: counters.calls.load(Ordering::Relaxed),
            reopened: counters.reopened.load(Ordering::Relaxed),
        })
    }
}
