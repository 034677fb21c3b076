//! `ListFunctionEventInvokeConfigs`

use model::lambda::{
    ListFunctionEventInvokeConfigs, ListFunctionEventInvokeConfigsInput,
    ListFunctionEventInvokeConfigsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::named;
use crate::faults::no_function;
use crate::service::{Lambda, version_prefix};

/// Settings on one page, whatever was asked for.
const PAGE_MAX: usize = 50;

impl Serve<ListFunctionEventInvokeConfigs> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &ListFunctionEventInvokeConfigsInput,
    ) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        self.access_to_event_invoke(call, "lambda:ListFunctionEventInvokeConfigs", function)
    }

    async fn run(
        &self,
        call: &Call,
        input: ListFunctionEventInvokeConfigsInput,
    ) -> Result<ListFunctionEventInvokeConfigsOutput, Fault> {
        let (name, _) = named(call, input.function_name.as_deref(), None)?;
        let row = self
            .functions
            .get(&name.key())
            .ok_or_else(|| no_function(&name.arn()))?;
        let wanted = input
            .max_items
            .and_then(|items| usize::try_from(items).ok());
        let page = wanted.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let after = input.marker.unwrap_or_default();
        let rows = self.event_invokes.prefix(&version_prefix(row.id));
        let mut rows: Vec<_> = rows
            .iter()
            .map(|(_, one)| one)
            .filter(|one| one.qualifier > after)
            .take(page + 1)
            .collect();
        let more = rows.len() > page;
        rows.truncate(page);
        let last = rows.last().map(|one| one.qualifier.clone());
        Ok(ListFunctionEventInvokeConfigsOutput {
            next_marker: last.filter(|_| more),
            function_event_invoke_configs: Some(
                rows.iter().map(|one| one.shown(&name.arn())).collect(),
            ),
        })
    }
}
