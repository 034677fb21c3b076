//! `ListStackResources`

use model::cloudformation::{
    ListStackResources, ListStackResourcesInput, ListStackResourcesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::faults::no_stack_with_id;
use crate::finding::page;
use crate::limits::RESOURCES_PER_PAGE;

impl Serve<ListStackResources> for Cloudformation {
    fn access(&self, call: &Call, input: &ListStackResourcesInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        Ok(vec![self.access_to(
            call,
            "cloudformation:ListStackResources",
            Some(name),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListStackResourcesInput,
    ) -> Result<ListStackResourcesOutput, Fault> {
        let name = input.stack_name.unwrap_or_default();
        let stack = self
            .find(call, &name)
            .ok_or_else(|| no_stack_with_id(&name))?;
        let rows = self.means.ledger.resources_of(stack.id);
        let (page, next_token) = page(&rows, input.next_token.as_deref(), RESOURCES_PER_PAGE)?;
        let summaries = page
            .iter()
            .map(|row| describe::resource_summary(row))
            .collect();
        Ok(ListStackResourcesOutput {
            stack_resource_summaries: Some(summaries),
            next_token,
        })
    }
}
