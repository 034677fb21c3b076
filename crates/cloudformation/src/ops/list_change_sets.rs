//! `ListChangeSets`

use model::cloudformation::{ListChangeSets, ListChangeSetsInput, ListChangeSetsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::finding::page;
use crate::limits::STACKS_PER_PAGE;
use crate::state::within;

impl Serve<ListChangeSets> for Cloudformation {
    fn access(&self, call: &Call, input: &ListChangeSetsInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        Ok(vec![self.access_to(
            call,
            "cloudformation:ListChangeSets",
            Some(name),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListChangeSetsInput,
    ) -> Result<ListChangeSetsOutput, Fault> {
        let stack = self.demand(call, input.stack_name.as_deref())?;
        let mut sets = self.means.ledger.change_sets.prefix(&within(stack.id));
        sets.retain(|(_, set)| set.execution != "EXECUTE_COMPLETE");
        sets.reverse();
        let (page, next_token) = page(&sets, input.next_token.as_deref(), STACKS_PER_PAGE)?;
        let summaries = page
            .iter()
            .map(|(_, set)| describe::change_set_summary(&stack, set))
            .collect();
        Ok(ListChangeSetsOutput {
            summaries: Some(summaries),
            next_token,
        })
    }
}
