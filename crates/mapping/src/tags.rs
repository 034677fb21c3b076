//! Tags of mappings, which Lambda's operations over tags read and change.

use std::collections::BTreeMap;

use plane::{Account, BoxFuture, MappingTags, Region, check_lambda_tags};
use wire::Fault;

use crate::faults::{not_found, store_failed};
use crate::row::Mapping;
use crate::service::Mappings;

/// The key of the row of a mapping with this ARN.
fn key(account: &Account, region: &Region, arn: &str) -> String {
    let uuid = arn.rsplit(':').next().unwrap_or_default();
    Mapping::key_of(account, region, uuid)
}

impl MappingTags for Mappings {
    fn mapping_tags(
        &self,
        account: &Account,
        region: &Region,
        arn: &str,
    ) -> Result<BTreeMap<String, String>, Fault> {
        let row = self.engine.mappings.get(&key(account, region, arn));
        let row = row.filter(|row| row.arn() == arn).ok_or_else(not_found)?;
        Ok(row.tags.clone())
    }

    fn change_mapping_tags<'a>(
        &'a self,
        account: &'a Account,
        region: &'a Region,
        arn: &'a str,
        added: BTreeMap<String, String>,
        removed: Vec<String>,
    ) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let engine = &self.engine;
            let key = key(account, region, arn);
            let decided = engine.services.store.transact(|transaction| {
                let row = transaction.get(&engine.mappings, &key);
                let row = row.filter(|row| row.arn() == arn).ok_or_else(not_found)?;
                let mut row = Mapping::clone(&row);
                row.tags.extend(added.clone());
                row.tags.retain(|name, _| !removed.contains(name));
                check_lambda_tags(&row.tags)?;
                transaction.put(&engine.mappings, &key, row);
                Ok(())
            });
            store::committed(decided, store_failed).await
        })
    }
}
