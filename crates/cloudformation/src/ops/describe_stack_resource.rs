//! `DescribeStackResource`

use model::cloudformation::{
    DescribeStackResource, DescribeStackResourceInput, DescribeStackResourceOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::faults::{no_stack, validation};
use crate::state::resource_key;

impl Serve<DescribeStackResource> for Cloudformation {
    fn access(
        &self,
        call: &Call,
        input: &DescribeStackResourceInput,
    ) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        Ok(vec![self.access_to(
            call,
            "cloudformation:DescribeStackResource",
            Some(name),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStackResourceInput,
    ) -> Result<DescribeStackResourceOutput, Fault> {
        let name = input.stack_name.unwrap_or_default();
        let stack = self.find(call, &name).ok_or_else(|| no_stack(&name))?;
        let logical = input.logical_resource_id.unwrap_or_default();
        let row = self
            .means
            .ledger
            .resources
            .get(&resource_key(stack.id, &logical));
        let row = row.ok_or_else(|| {
            validation(format!(
                "Resource {logical} does not exist for stack {name}"
            ))
        })?;
        let detail = describe::resource_detail(&stack, &row);
        Ok(DescribeStackResourceOutput {
            stack_resource_detail: Some(detail),
        })
    }
}
