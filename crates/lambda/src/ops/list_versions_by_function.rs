//! `ListVersionsByFunction`

use model::lambda::{
    ListVersionsByFunction, ListVersionsByFunctionInput, ListVersionsByFunctionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::no_function;
use crate::names::FunctionName;
use crate::service::{Lambda, version_prefix};

/// Versions on one page, whatever was asked for.
const PAGE_MAX: usize = 50;

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
        let wanted = input
            .max_items
            .and_then(|items| usize::try_from(items).ok());
        let page = wanted.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let mut latest = row.listed();
        latest.function_arn = Some(format!("{}:$LATEST", row.arn()));
        let published = self.versions.prefix(&version_prefix(row.id));
        let all =
            std::iter::once(latest).chain(published.iter().map(|(_, version)| version.listed()));
        let start = input
            .marker
            .and_then(|marker| marker.parse::<usize>().ok())
            .unwrap_or(0);
        let mut versions: Vec<_> = all.skip(start).take(page + 1).collect();
        let more = versions.len() > page;
        versions.truncate(page);
        Ok(ListVersionsByFunctionOutput {
            next_marker: more.then(|| (start + page).to_string()),
            versions: Some(versions),
        })
    }
}
