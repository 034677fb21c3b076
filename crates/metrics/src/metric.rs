//! What a metric is: a namespace, a name and a set of dimensions, in an account and region.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash};

use model::cloudwatch as api;
use plane::{Account, Caller, MetricSample, Region};
use serde::{Deserialize, Serialize};

/// A metric's identity. Dimensions are a set: their order does not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Metric {
    pub account: Account,
    pub region: Region,
    pub namespace: String,
    pub name: String,
    pub dimensions: BTreeMap<String, String>,
}

/// A metric's row, under `<account>/<region>/<number>`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Registration {
    /// The metric's number, under which its data points are stored.
    pub number: u32,
    /// The metric.
    pub metric: Metric,
    /// The day on which samples last came, in days since the epoch. It is written once a day.
    pub seen_day: i64,
}

impl Metric {
    /// The key of the row of the metric with this number.
    pub fn row_key(&self, number: u32) -> String {
        format!("{}/{}/{number:010}", self.account, self.region)
    }

    /// The metric that a caller names.
    pub fn named(
        caller: &Caller,
        namespace: &str,
        name: &str,
        dimensions: Option<&[api::Dimension]>,
    ) -> Self {
        Self {
            account: caller.account.clone(),
            region: caller.region.clone(),
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            dimensions: dimensions.unwrap_or_default().iter().map(pair).collect(),
        }
    }

    /// The metric of a sample.
    pub fn of(sample: &MetricSample<'_>) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            account: sample.account.clone(),
            region: sample.region.clone(),
            namespace: sample.namespace.to_owned(),
            name: sample.name.to_owned(),
            dimensions: sample.dimensions.iter().map(owned).collect(),
        }
    }

    /// Whether a sample belongs to this metric.
    pub fn is_of(&self, sample: &MetricSample<'_>) -> bool {
        self.name == sample.name
            && self.dimensions.len() == sample.dimensions.len()
            && sample.dimensions.iter().all(|(name, value)| {
                self.dimensions
                    .get(*name)
                    .is_some_and(|known| known == value)
            })
            && self.namespace == sample.namespace
            && self.region == *sample.region
            && self.account == *sample.account
    }

    /// The dimensions as answers show them.
    pub fn shown_dimensions(&self) -> Vec<api::Dimension> {
        let shown = |(name, value): (&String, &String)| api::Dimension {
            name: Some(name.clone()),
            value: Some(value.clone()),
        };
        self.dimensions.iter().map(shown).collect()
    }
}

/// A hash of a sample's metric that needs no memory and does not mind the order of dimensions.
pub(crate) fn hash_of(hasher: &impl BuildHasher, sample: &MetricSample<'_>) -> u64 {
    let whose = (sample.account, sample.region, sample.namespace, sample.name);
    let dimensions = sample
        .dimensions
        .iter()
        .map(|dimension| hasher.hash_one(dimension));
    dimensions.fold(hasher.hash_one(whose), u64::wrapping_add)
}

/// Name and value of a dimension.
pub(crate) fn pair(dimension: &api::Dimension) -> (String, String) {
    (
        dimension.name.clone().unwrap_or_default(),
        dimension.value.clone().unwrap_or_default(),
    )
}
