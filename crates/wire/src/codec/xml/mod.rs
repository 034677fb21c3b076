//! XML: a small tree to read from, a writer, and how structures map to both.

mod read;
mod tree;
mod write;

pub(crate) use read::{element as read_element, structure as read_structure};
pub(crate) use tree::{Element, parse};
pub(crate) use write::{Writer, structure as write_structure, value as write_value};
