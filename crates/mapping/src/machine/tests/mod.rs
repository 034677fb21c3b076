//! The machine against facts of AWS and against a model with crashes.

mod counts;
mod facts;
mod filters;
mod rig;
mod simulation;
mod windows;
