//! `ListAliases`

use std::ops::Bound;

use model::lambda::{ListAliases, ListAliasesInput, ListAliasesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::alias_key;
use crate::faults::no_function;
use crate::names::FunctionName;
use crate::service::{Lambda, version_prefix};

/// Aliases on one page, whatever was asked for.
const PAGE_MAX: usize = 50;

impl Serve<ListAliases> for Lambda {
    fn access(&self, call: &Call, input: &ListAliasesInput) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        // Aliases are no resources of their own to IAM: the function is.
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, "lambda:ListAliases", Some(&name.arn()), None)
    }

    async fn run(&self, call: &Call, input: ListAliasesInput) -> Result<ListAliasesOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        let arn = name.arn();
        let function = self.functions.get(&name.key());
        let function = function.ok_or_else(|| no_function(&arn))?;
        let wanted = input
            .max_items
            .and_then(|items| usize::try_from(items).ok());
        let page = wanted.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let prefix = version_prefix(function.id);
        let from = alias_key(function.id, input.marker.as_deref().unwrap_or_default());
        let rows = self
            .aliases
            .range(Bound::Included(&from), usize::MAX, |key| {
                key.starts_with(&prefix)
            });
        let of_version = input.function_version.as_deref();
        let mut rows: Vec<_> = rows
            .into_iter()
            .map(|(_, row)| row)
            .filter(|row| of_version.is_none_or(|version| row.version == version))
            .take(page + 1)
            .collect();
        let next = (rows.len() > page).then(|| rows.pop()).flatten();
        Ok(ListAliasesOutput {
            next_marker: next.map(|row| row.name.clone()),
            aliases: Some(rows.iter().map(|row| row.configuration(&arn)).collect()),
        })
    }
}
