//! ListEventSourceMappings.

use std::ops::Bound;

use model::lambda::{
    ListEventSourceMappings, ListEventSourceMappingsInput, ListEventSourceMappingsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::invalid_parameter;
use crate::names::arn_of;
use crate::row::Mapping;
use crate::service::Mappings;

/// Most mappings in one answer, also where more are asked for.
///
/// See "ListEventSourceMappings" in the Lambda API Reference.
const PAGE_MAX: usize = 100;

impl Serve<ListEventSourceMappings> for Mappings {
    fn access(&self, _: &Call, _: &ListEventSourceMappingsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("lambda:ListEventSourceMappings", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListEventSourceMappingsInput,
    ) -> Result<ListEventSourceMappingsOutput, Fault> {
        let caller = &call.caller;
        let prefix = Mapping::key_of(&caller.account, &caller.region, "");
        let marker = input.marker.as_deref().filter(|marker| !marker.is_empty());
        if marker.is_some_and(|marker| uuid::Uuid::parse_str(marker).is_err()) {
            return Err(invalid_parameter("Invalid Marker."));
        }
        let after = marker.map(|marker| format!("{prefix}{marker}"));
        let from = match &after {
            Some(key) => Bound::Excluded(key.as_str()),
            None => Bound::Included(prefix.as_str()),
        };
        // A function that no longer exists still has mappings: they are found by its name.
        let function = input.function_name.as_deref();
        let function_arn = function.map(|function| {
            self.function_arn(call, function)
                .unwrap_or_else(|| arn_of(caller, function))
        });
        let page = input
            .max_items
            .and_then(|items| usize::try_from(items).ok())
            .map_or(PAGE_MAX, |items| items.clamp(1, PAGE_MAX));
        let mut found: Vec<_> = self
            .engine
            .mappings
            .range(from, usize::MAX, |key| key.starts_with(&prefix))
            .into_iter()
            .map(|(_, mapping)| mapping)
            .filter(|mapping| {
                input
                    .event_source_arn
                    .as_ref()
                    .is_none_or(|arn| *arn == mapping.source().arn())
            })
            .filter(|mapping| {
                function_arn.as_deref().is_none_or(|function| {
                    let settings = &mapping.settings;
                    settings.function_arn == function
                })
            })
            .take(page + 1)
            .collect();
        let has_more = found.len() > page;
        found.truncate(page);
        let last = found.last().map(|mapping| mapping.uuid.clone());
        Ok(ListEventSourceMappingsOutput {
            next_marker: last.filter(|_| has_more),
            event_source_mappings: Some(
                found
                    .iter()
                    .map(|mapping| mapping.configuration())
                    .collect(),
            ),
        })
    }
}
