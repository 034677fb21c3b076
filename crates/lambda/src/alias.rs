//! Aliases: names that point to a version and can be moved.
//!
//! See "Create an alias for a Lambda function" in the AWS Lambda Developer Guide and the
//! operations on aliases in the API Reference.

use model::lambda::{AliasConfiguration, AliasRoutingConfiguration};
use serde::{Deserialize, Serialize};
use store::Transaction;
use wire::Fault;

use crate::faults::{no_function, unsupported};
use crate::names::{FunctionName, Target};
use crate::row::{FunctionRow, PolicyStatement};
use crate::service::{Lambda, version_key, version_prefix};

/// An alias as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AliasRow {
    pub(crate) name: String,
    /// `$LATEST`, or the number of a version.
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) revision_id: String,
    /// Statements about the alias alone.
    pub(crate) policy: Vec<PolicyStatement>,
    pub(crate) policy_revision: String,
}

impl AliasRow {
    /// As the operations show it.
    pub(crate) fn configuration(&self, function_arn: &str) -> AliasConfiguration {
        AliasConfiguration {
            alias_arn: Some(format!("{function_arn}:{}", self.name)),
            name: Some(self.name.clone()),
            function_version: Some(self.version.clone()),
            description: Some(self.description.clone()),
            revision_id: Some(self.revision_id.clone()),
            ..AliasConfiguration::default()
        }
    }
}

/// Key of an alias in its table.
pub(crate) fn alias_key(function: u64, alias: &str) -> String {
    format!("{}{alias}", version_prefix(function))
}

/// Refuses weights: an alias points to one version here. Empty weights ask for nothing.
pub(crate) fn refuse_weights(routing: Option<&AliasRoutingConfiguration>) -> Result<(), Fault> {
    let weights = routing.and_then(|routing| routing.additional_version_weights.as_ref());
    if weights.is_some_and(|weights| !weights.is_empty()) {
        return Err(unsupported("RoutingConfig AdditionalVersionWeights"));
    }
    Ok(())
}

impl Lambda {
    /// Refuses a version that a function does not have.
    pub(crate) fn check_version(
        &self,
        tx: &Transaction<'_>,
        function: &FunctionRow,
        version: &str,
    ) -> Result<(), Fault> {
        let there = match Target::of(Some(version)) {
            Target::Latest => true,
            Target::Version(number) => tx
                .get(&self.versions, &version_key(function.id, number))
                .is_some_and(|row| row.version == number),
            Target::Alias(_) => return Err(unsupported(format_args!("FunctionVersion {version}"))),
        };
        if there {
            return Ok(());
        }
        Err(no_function(&format!("{}:{version}", function.arn())))
    }

    /// The function of an operation on its aliases, as it is decided.
    pub(crate) fn function_of(
        &self,
        tx: &Transaction<'_>,
        name: &FunctionName,
    ) -> Result<std::sync::Arc<FunctionRow>, Fault> {
        tx.get(&self.functions, &name.key())
            .ok_or_else(|| no_function(&name.arn()))
    }
}
