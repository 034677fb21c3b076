//! `DescribeChangeSet`

use model::cloudformation::{DescribeChangeSet, DescribeChangeSetInput, DescribeChangeSetOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;

impl Serve<DescribeChangeSet> for Cloudformation {
    fn access(&self, call: &Call, input: &DescribeChangeSetInput) -> Result<Vec<Access>, Fault> {
        let (set, stack) = (
            input.change_set_name.as_deref(),
            input.stack_name.as_deref(),
        );
        Ok(vec![self.access_to_set(
            call,
            "cloudformation:DescribeChangeSet",
            set,
            stack,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeChangeSetInput,
    ) -> Result<DescribeChangeSetOutput, Fault> {
        let name = input.change_set_name.unwrap_or_default();
        let (stack, set) = self.change_set(call, &name, input.stack_name.as_deref())?;
        Ok(describe::change_set(
            &stack,
            &set,
            input.include_property_values.unwrap_or(false),
        ))
    }
}
