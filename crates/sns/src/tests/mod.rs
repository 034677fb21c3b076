mod deliveries;
mod topics;
mod world;
