//! Tags of what one service keeps, for which another service's operations answer.

use std::collections::BTreeMap;

use wire::Fault;

use crate::{Account, BoxFuture, Region};

/// The tags of event source mappings: Lambda's operations over tags take their ARNs beside those of
/// functions. Implemented by the mappings.
pub trait MappingTags: Send + Sync {
    /// The tags of a mapping.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    fn mapping_tags(
        &self,
        account: &Account,
        region: &Region,
        arn: &str,
    ) -> Result<BTreeMap<String, String>, Fault>;

    /// Adds tags and takes others away; resolves when that is durable.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterValueException` for more than 50.
    fn change_mapping_tags<'a>(
        &'a self,
        account: &'a Account,
        region: &'a Region,
        arn: &'a str,
        added: BTreeMap<String, String>,
        removed: Vec<String>,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
