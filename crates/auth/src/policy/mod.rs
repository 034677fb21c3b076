//! The IAM policy language: documents, their evaluation, and its explanation.
//!
//! Follows "IAM JSON policy reference" and "Policy evaluation logic" in the IAM User Guide.

pub mod bound;
mod condition;
mod context;
mod document;
pub mod edit;
mod evaluate;
mod operator;
mod pattern;
mod principal;
mod public;
mod syntax;

pub use bound::Bound;
pub use context::{Context, Principal, Request};
pub use document::{Effect, Kind, Policy, PolicyFault, Statement};
pub use evaluate::{
    Decision, Outcome, Policies, Source, StatementTrace, access_denied, evaluate, explain,
};
pub use pattern::is_like;
