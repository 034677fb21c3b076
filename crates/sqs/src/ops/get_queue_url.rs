//! GetQueueUrl

use model::sqs::{GetQueueUrl, GetQueueUrlInput, GetQueueUrlOutput};
use plane::{Access, Account, Call, Serve};
use wire::Fault;

use crate::names::Address;
use crate::{Sqs, faults};

fn named(call: &Call, input: &GetQueueUrlInput) -> Result<Address, Fault> {
    let name = input.queue_name.as_deref();
    let name = name.ok_or_else(|| faults::missing("QueueName"))?;
    let mut address = Address::own(call, name);
    if let Some(owner) = &input.queue_owner_aws_account_id {
        address.account = Account::new(owner.as_str());
    }
    Ok(address)
}

impl Serve<GetQueueUrl> for Sqs {
    fn access(&self, call: &Call, input: &GetQueueUrlInput) -> Result<Vec<Access>, Fault> {
        let address = named(call, input)?;
        Ok(vec![self.access_to("sqs:GetQueueUrl", &address)])
    }

    async fn run(&self, call: &Call, input: GetQueueUrlInput) -> Result<GetQueueUrlOutput, Fault> {
        let address = named(call, &input)?;
        let queue = self.queues.get(&address.key());
        queue.ok_or_else(faults::no_queue)?;
        Ok(GetQueueUrlOutput {
            queue_url: Some(address.url(self.endpoint(call))),
        })
    }
}
