//! `ListFunctionEventInvokeConfigs`

use model::lambda::{
    ListFunctionEventInvokeConfigs, ListFunctionEventInvokeConfigsInput,
    ListFunctionEventInvokeConfigsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::{named, nothing_to_set};
use crate::paging;
use crate::service::{Lambda, version_prefix};

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
        let row = self.functions.get(&name.key()).ok_or_else(nothing_to_set)?;
        let page = paging::page(input.max_items);
        let after = paging::after(input.marker.as_deref())?.unwrap_or_default();
        let rows = self.event_invokes.prefix(&version_prefix(row.id));
        let rows: Vec<_> = rows
            .iter()
            .map(|(_, one)| one)
            .filter(|one| one.qualifier > after)
            .take(page + 1)
            .collect();
        let (rows, next_marker) = paging::cut(rows, page, |one| one.qualifier.clone());
        Ok(ListFunctionEventInvokeConfigsOutput {
            next_marker,
            function_event_invoke_configs: Some(
                rows.iter().map(|one| one.shown(&name.arn())).collect(),
            ),
        })
    }
}
