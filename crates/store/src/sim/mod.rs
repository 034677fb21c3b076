//! A disk and its accidents, pretended: [`SimDisk`] keeps apart what was written from what was
//! synced, and loses the difference when told to.

mod disk;
mod file;

pub use disk::SimDisk;
