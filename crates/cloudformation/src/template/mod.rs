//! Templates: from text to a checked model, and the evaluation of their functions.

mod cidr;
pub(crate) mod conditions;
pub(crate) mod document;
pub(crate) mod functions;
pub(crate) mod parameters;
mod parse;
mod pattern;
pub(crate) mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use document::{Policy, Resource, Template};
