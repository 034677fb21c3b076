mod crash;
mod dead_letters;
mod messages;
mod queues;
pub mod world;
