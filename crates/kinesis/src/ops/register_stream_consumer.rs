//! RegisterStreamConsumer

use std::collections::BTreeMap;

use model::kinesis::{
    RegisterStreamConsumer, RegisterStreamConsumerInput, RegisterStreamConsumerOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::consumer::ConsumerRow;
use crate::target::Address;
use crate::{Kinesis, consumer, tags};

/// The address of the stream in the input of an operation on its consumers.
macro_rules! stream_of {
    ($input:expr) => {
        Address {
            name: None,
            arn: $input.stream_arn.as_deref(),
            id: $input.stream_id.as_deref(),
        }
    };
}
pub(super) use stream_of;

impl Serve<RegisterStreamConsumer> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &RegisterStreamConsumerInput,
    ) -> Result<Vec<Access>, Fault> {
        let target = stream_of!(input).target(&call.caller)?;
        let access = self.access("kinesis:RegisterStreamConsumer", &call.caller, &target);
        let mut needed = vec![tags::to_add(access, input.tags.as_ref())];
        if tags::are_given(input.tags.as_ref()) {
            // When it is made is part of its ARN, and not known yet.
            let name = input.consumer_name.as_deref().unwrap_or_default();
            let consumer = consumer::arn(&target.arn(), name, None);
            let access = Access::new("kinesis:TagResource", format!("{consumer}:*"));
            needed.push(tags::to_add(access, input.tags.as_ref()));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: RegisterStreamConsumerInput,
    ) -> Result<RegisterStreamConsumerOutput, Fault> {
        let target = stream_of!(input).target(&call.caller)?;
        let name = input.consumer_name.unwrap_or_default();
        let tags = input.tags.unwrap_or_default();
        tags::check_of("consumer", &name, &target.account, &BTreeMap::new(), &tags)?;
        let make = |stream: &_| ConsumerRow::new(stream, &name, tags);
        let row = self.register_consumer(&target, make).await?;
        Ok(RegisterStreamConsumerOutput {
            consumer: Some(row.summary()),
        })
    }
}
