//! Whole operations, against stand-ins for the other services.

mod aliases;
mod bench;
mod buckets;
mod changesets;
mod cleanups;
mod conditions;
mod consumers;
mod crash;
mod exports;
mod hidden;
mod lifetime;
mod owners;
mod paused;
mod queues;
mod refusals;
mod rollbacks;
mod stacks;
mod updates;
mod validation;
mod world;
