mod deliveries;
mod topics;
pub mod world;
