//! From a program to what Lambda takes: the checks, the archive, its names, and how fast it starts.

pub mod archive;
pub mod cold_start;
pub mod commands;
pub mod elf;
pub mod options;
pub mod suitable;
