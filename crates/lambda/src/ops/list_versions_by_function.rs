//! `ListVersionsByFunction`

use std::ops::Bound;

use model::lambda::{
    FunctionConfiguration, ListVersionsByFunction, ListVersionsByFunctionInput,
    ListVersionsByFunctionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::no_function;
use crate::names::{FunctionName, LATEST};
use crate::paging;
use crate::row::FunctionRow;
use crate::service::{Lambda, version_key, version_prefix};

impl Serve<ListVersionsByFunction> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &ListVersionsByFunctionInput,
    ) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        self.access(call, "lambda:ListVersionsByFunction", function, None)
    }

    async fn run(
        &self,
        call: &Call,
        input: ListVersionsByFunctionInput,
    ) -> Result<ListVersionsByFunctionOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        let row = self
            .functions
            .get(&name.key())
            .ok_or_else(|| no_function(&name.arn()))?;
        let page = paging::page(input.max_items);
        let after = paging::after(input.marker.as_deref())?;
        let shown = self.versions_after(&row, after.as_deref(), page + 1);
        let (versions, next_marker) =
            paging::cut(shown, page, |one| one.version.clone().unwrap_or_default());
        Ok(ListVersionsByFunctionOutput {
            next_marker,
            versions: Some(versions),
        })
    }
}

impl Lambda {
    /// A function's versions as lists show them, `$LATEST` first: so many of those after one.
    pub(super) fn versions_after(
        &self,
        row: &FunctionRow,
        after: Option<&str>,
        limit: usize,
    ) -> Vec<FunctionConfiguration> {
        let mut latest = row.listed();
        latest.function_arn = Some(format!("{}:{LATEST}", row.arn()));
        let latest = after.is_none().then_some(latest);
        let prefix = version_prefix(row.id);
        let from = match after {
            None | Some(LATEST) => prefix.clone(),
            Some(version) => version_key(row.id, version),
        };
        let published = self.versions.range(Bound::Excluded(&from), limit, |key| {
            key.starts_with(&prefix)
        });
        let published = published.iter().map(|(_, version)| version.listed());
        latest.into_iter().chain(published).take(limit).collect()
    }
}
