//! `ListStacks`

use model::cloudformation::{ListStacks, ListStacksInput, ListStacksOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::finding::page;
use crate::limits::STACKS_PER_PAGE;

impl Serve<ListStacks> for Cloudformation {
    fn access(&self, _call: &Call, _input: &ListStacksInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudformation:ListStacks", "*")])
    }

    async fn run(&self, call: &Call, input: ListStacksInput) -> Result<ListStacksOutput, Fault> {
        let mut stacks = self.newest_first(call);
        let filter = input.stack_status_filter.unwrap_or_default();
        stacks.retain(|stack| filter.is_empty() || filter.contains(&stack.status));
        let (page, next_token) = page(&stacks, input.next_token.as_deref(), STACKS_PER_PAGE)?;
        let summaries = page
            .iter()
            .map(|stack| describe::stack_summary(stack))
            .collect();
        Ok(ListStacksOutput {
            stack_summaries: Some(summaries),
            next_token,
        })
    }
}
