//! `ListAliases`

use std::ops::Bound;

use model::lambda::{ListAliases, ListAliasesInput, ListAliasesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::alias_key;
use crate::faults::no_function;
use crate::names::FunctionName;
use crate::paging;
use crate::service::{Lambda, version_prefix};

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
        let (page, after) = (
            paging::page(input.max_items),
            paging::after(input.marker.as_deref())?,
        );
        let prefix = version_prefix(function.id);
        let from = alias_key(function.id, after.as_deref().unwrap_or_default());
        let rows = self
            .aliases
            .range(Bound::Excluded(&from), usize::MAX, |key| {
                key.starts_with(&prefix)
            });
        let of_version = input.function_version.as_deref();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(_, row)| row)
            .filter(|row| of_version.is_none_or(|version| row.version == version))
            .take(page + 1)
            .collect();
        let (rows, next_marker) = paging::cut(rows, page, |row| row.name.clone());
        Ok(ListAliasesOutput {
            next_marker,
            aliases: Some(rows.iter().map(|row| row.configuration(&arn)).collect()),
        })
    }
}
