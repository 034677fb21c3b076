//! `DescribeStackResources`

use model::cloudformation::{
    DescribeStackResources, DescribeStackResourcesInput, DescribeStackResourcesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::faults::{no_stack_with_id, validation};
use crate::limits;

impl Serve<DescribeStackResources> for Cloudformation {
    fn access(
        &self,
        call: &Call,
        input: &DescribeStackResourcesInput,
    ) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref();
        Ok(vec![self.access_to(
            call,
            "cloudformation:DescribeStackResources",
            name,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStackResourcesInput,
    ) -> Result<DescribeStackResourcesOutput, Fault> {
        let ledger = &self.means.ledger;
        let stack = match (&input.stack_name, &input.physical_resource_id) {
            (Some(name), None) => self
                .find(call, name)
                .ok_or_else(|| no_stack_with_id(name))?,
            (None, Some(physical)) => self
                .newest_first(call)
                .into_iter()
                .filter(|stack| !stack.is_deleted())
                .find(|stack| {
                    let rows = ledger.resources_of(stack.id);
                    rows.iter()
                        .any(|row| row.applied.is_some() && row.physical == *physical)
                })
                .ok_or_else(|| validation(format!("Stack for {physical} does not exist")))?,
            _ => {
                return Err(validation(
                    "Specify either a stack name or a physical resource id, but not both.",
                ));
            }
        };
        let rows = ledger.resources_of(stack.id);
        let wanted = input.logical_resource_id.as_deref();
        let resources: Vec<_> = rows
            .iter()
            .filter(|row| wanted.is_none_or(|wanted| row.logical == wanted))
            .take(limits::RESOURCES_DESCRIBED)
            .map(|row| describe::resource(&stack, row))
            .collect();
        if let Some(wanted) = wanted
            && resources.is_empty()
        {
            let stack = input.stack_name.unwrap_or_default();
            return Err(validation(format!(
                "Resource {wanted} does not exist for stack {stack}"
            )));
        }
        Ok(DescribeStackResourcesOutput {
            stack_resources: Some(resources),
        })
    }
}
