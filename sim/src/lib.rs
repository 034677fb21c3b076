//! Deterministic simulation of the whole engine: one seed is one run.
//!
//! A run has several lives. Each life opens the engine on a pretended disk
//! ([`store::sim::SimDisk`]) and a virtual clock ([`store::VirtualClock`]), wired as the program
//! wires it: Kinesis, S3, IAM, Logs, CloudWatch metrics, SQS, SNS, CloudFormation and the event
//! source mappings over one store. Only Lambda is replaced, by a model function ([`function`]) that
//! writes each record to S3 through the door, under its execution role, and that fails as the
//! seed says, and by one that always fails, so that each record is given up too and told of to a
//! topic, which tells a queue. A client makes a bucket and a stack, sends records, reshards, puts
//! objects and log events, takes failure records from the queue, until the power goes at a change of the disk that the seed chooses: what was not
//! synced is lost or torn, and the next life begins, itself cut short at times. The last life is
//! left in peace until everything has landed. What was acknowledged must be there
//! ([`expectation`]).
//!
//! Runs of streams alone split, merge and scale them, change their retention and encryption, delete
//! them and make them again while records come, on a disk whose syncs fail at times and which gets
//! full: then calls are refused by an error that says so, what is there can be read, and the
//! service resumes when there is room again.
//!
//! # Replaying a seed
//!
//! A failing run names its seed. `SIM_SEED=<seed> cargo test -p sim -- --nocapture one_seed`
//! runs it again and tells what happens (`SIM_WORKLOAD=objects` for the runs of objects and alarms
//! alone, `SIM_WORKLOAD=streams` for those of streams alone); `SIM_SEEDS=<count>` sets how many
//! seeds the ordinary tests run, 1,000 without it, 350 of streams.
//!
//! # Removing any one sync is noticed
//!
//! For each kind of sync ([`store::SyncSite`]) a test leaves it out, and demands that some seed
//! finds a loss: an acknowledged record, object, alarm, message or stack that is gone or another,
//! or an engine that does not open again. Two kinds are not among them, which the store's own
//! tests show. `Removal` keeps what was deleted from coming back: without it space is lost until
//! the next start, and nothing that was acknowledged. `IndexDirectory` keeps the index's name: an
//! index that is gone is made again from the log, which goes wrong only where segments were
//! removed on its word between its making and the power cut; these runs are too short for that.
//!
//! # What is deterministic
//!
//! The disk, what a power cut leaves of it, time, randomness, the client, the function's failures,
//! when commits are made and what goes into each ([`schedule`] steps a store that has no threads,
//! and moves the clock when nobody has anything to do). Not deterministic is when a read that
//! waits for a disk comes back among the other tasks: Kinesis and S3 hand such reads to a thread,
//! and the schedule only waits for that thread before it moves the clock. Hash maps with random
//! keys are the other source. A seed therefore repeats a run nearly always, not always.
//!
//! **Not simulated**: HTTP and signatures, real functions and their processes.

#![forbid(unsafe_code)]

mod client;
pub mod engine;
pub mod expectation;
mod failures;
pub mod function;
mod look;
mod look_at_streams;
mod run;
pub mod schedule;
mod streams;

pub use run::{Outcome, Run, Workload, run};
