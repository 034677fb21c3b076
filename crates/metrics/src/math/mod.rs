//! Metric math: expressions over metrics.
//!
//! See "Using math expressions with CloudWatch metrics" in the Amazon CloudWatch User Guide.

mod evaluate;
mod parse;

use std::collections::BTreeMap;

pub(crate) use evaluate::{Env, evaluate};
pub(crate) use parse::{Expression, parse};

/// Values by time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Series {
    /// Value of each period, by its beginning, seconds since the epoch.
    pub points: BTreeMap<i64, f64>,
    /// The length of a period, in seconds.
    pub period_s: i64,
    /// What it is called where several are answered.
    pub label: String,
}

/// What an expression can be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Series(Series),
    Several(Vec<Series>),
}
