//! `DescribeStacks`

use model::cloudformation::{DescribeStacks, DescribeStacksInput, DescribeStacksOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::faults::no_stack_with_id;
use crate::finding::page;
use crate::limits::STACKS_PER_PAGE;

impl Serve<DescribeStacks> for Cloudformation {
    fn access(&self, call: &Call, input: &DescribeStacksInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref();
        Ok(vec![self.access_to(
            call,
            "cloudformation:DescribeStacks",
            name,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStacksInput,
    ) -> Result<DescribeStacksOutput, Fault> {
        if let Some(name) = &input.stack_name {
            let stack = self
                .find(call, name)
                .ok_or_else(|| no_stack_with_id(name))?;
            let stacks = Some(vec![describe::stack(&stack)]);
            return Ok(DescribeStacksOutput {
                stacks,
                next_token: None,
            });
        }
        let mut stacks = self.newest_first(call);
        stacks.retain(|stack| !stack.is_deleted());
        let (page, next_token) = page(&stacks, input.next_token.as_deref(), STACKS_PER_PAGE)?;
        let stacks = page.iter().map(|stack| describe::stack(stack)).collect();
        Ok(DescribeStacksOutput {
            stacks: Some(stacks),
            next_token,
        })
    }
}
