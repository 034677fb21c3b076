//! CloudWatch Logs through the door, on a pretended disk.

mod crash;
mod events;
mod filters;
mod groups;
mod order;
mod world;
