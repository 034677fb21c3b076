//! Whole operations, against stand-ins for the other services.

mod bench;
mod changesets;
mod crash;
mod refusals;
mod stacks;
mod updates;
mod world;
