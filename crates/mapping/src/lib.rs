//! Event source mappings: streams read, functions invoked, places kept.

pub mod machine;
