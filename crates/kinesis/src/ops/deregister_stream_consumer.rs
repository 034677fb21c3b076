//! DeregisterStreamConsumer

use model::kinesis::{
    DeregisterStreamConsumer, DeregisterStreamConsumerInput, DeregisterStreamConsumerOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::consumer_target::consumer_address;

impl Serve<DeregisterStreamConsumer> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &DeregisterStreamConsumerInput,
    ) -> Result<Vec<Access>, Fault> {
        let target = consumer_address!(input).target(&call.caller)?;
        Ok(vec![self.consumer_access(
            "kinesis:DeregisterStreamConsumer",
            &call.caller,
            &target,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeregisterStreamConsumerInput,
    ) -> Result<DeregisterStreamConsumerOutput, Fault> {
        let target = consumer_address!(input).target(&call.caller)?;
        self.deregister_consumer(&target).await?;
        Ok(DeregisterStreamConsumerOutput {})
    }
}
