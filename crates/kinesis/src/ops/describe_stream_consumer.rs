//! DescribeStreamConsumer

use model::kinesis::{
    DescribeStreamConsumer, DescribeStreamConsumerInput, DescribeStreamConsumerOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::consumer_target::consumer_address;

impl Serve<DescribeStreamConsumer> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &DescribeStreamConsumerInput,
    ) -> Result<Vec<Access>, Fault> {
        let target = consumer_address!(input).target(&call.caller)?;
        Ok(vec![self.consumer_access(
            "kinesis:DescribeStreamConsumer",
            &call.caller,
            &target,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStreamConsumerInput,
    ) -> Result<DescribeStreamConsumerOutput, Fault> {
        let target = consumer_address!(input).target(&call.caller)?;
        Ok(DescribeStreamConsumerOutput {
            consumer_description: Some(self.consumer(&target)?.description()),
        })
    }
}
