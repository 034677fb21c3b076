//! `DescribeStackEvents`

use model::cloudformation::{
    DescribeStackEvents, DescribeStackEventsInput, DescribeStackEventsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::describe;
use crate::finding::page;
use crate::limits::EVENTS_PER_PAGE;
use crate::state::within;

impl Serve<DescribeStackEvents> for Cloudformation {
    fn access(&self, call: &Call, input: &DescribeStackEventsInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        Ok(vec![self.access_to(
            call,
            "cloudformation:DescribeStackEvents",
            Some(name),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStackEventsInput,
    ) -> Result<DescribeStackEventsOutput, Fault> {
        let stack = self.demand(call, input.stack_name.as_deref())?;
        let mut events = self.means.ledger.events.prefix(&within(stack.id));
        events.reverse();
        let (page, next_token) = page(&events, input.next_token.as_deref(), EVENTS_PER_PAGE)?;
        let events = page
            .iter()
            .map(|(_, event)| describe::event(&stack, event))
            .collect();
        Ok(DescribeStackEventsOutput {
            stack_events: Some(events),
            next_token,
        })
    }
}
