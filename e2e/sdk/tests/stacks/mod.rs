//! Stacks: creating them and waiting for them.

use std::collections::HashMap;

use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::operation::create_stack::builders::CreateStackFluentBuilder;
use aws_sdk_cloudformation::types::{Capability, Parameter, Stack};
use e2e_sdk::until;

/// The stack of every test.
pub const STACK: &str = "KinesisLambdaS3Stack";
/// The bucket of every test.
pub const BUCKET: &str = "s3-bucket-assignment-01";
/// The stream of every test.
pub const STREAM: &str = "kinesis-stream-hw-03";

/// The parameters that every template here has.
pub fn parameters() -> [Parameter; 2] {
    [("StreamName", STREAM), ("BucketName", BUCKET)].map(|(key, value)| {
        Parameter::builder()
            .parameter_key(key)
            .parameter_value(value)
            .build()
    })
}

/// The call that creates a stack, without the capability that it may need.
pub fn creation(client: &Client, template: &str) -> CreateStackFluentBuilder {
    let call = client
        .create_stack()
        .stack_name(STACK)
        .template_body(template);
    call.set_parameters(Some(parameters().to_vec()))
}

/// Creates the stack and waits until it is complete; answers its outputs.
pub async fn create(client: &Client, template: &str) -> HashMap<String, String> {
    let call = creation(client, template).capabilities(Capability::CapabilityIam);
    let created = call.send().await.unwrap();
    let prefix = format!("arn:aws:cloudformation:us-east-1:000000000000:stack/{STACK}/");
    assert!(
        created.stack_id().unwrap().starts_with(&prefix),
        "{created:?}"
    );
    let stack = settled(client, STACK).await.unwrap();
    let status = stack.stack_status().unwrap().as_str();
    assert_eq!(status, "CREATE_COMPLETE", "{:#?}", reasons(client).await);
    let outputs = stack.outputs.unwrap_or_default();
    outputs
        .into_iter()
        .map(|one| (one.output_key.unwrap(), one.output_value.unwrap()))
        .collect()
}

/// Waits until nothing is under way in a stack, named or identified; none where it is not there.
pub async fn settled(client: &Client, stack: &str) -> Option<Stack> {
    until("the stack settles", async || {
        match client.describe_stacks().stack_name(stack).send().await {
            Ok(described) => {
                let [stack] = described.stacks() else {
                    panic!("{described:?}")
                };
                let status = stack.stack_status().unwrap().as_str();
                (!status.ends_with("_IN_PROGRESS")).then(|| Some(stack.clone()))
            }
            Err(error) => {
                assert_eq!(error.code(), Some("ValidationError"));
                let message = format!("Stack with id {stack} does not exist");
                assert_eq!(error.message(), Some(message.as_str()));
                Some(None)
            }
        }
    })
    .await
}

/// What the stack's events say, the newest first.
pub async fn reasons(client: &Client) -> Vec<String> {
    let events = client
        .describe_stack_events()
        .stack_name(STACK)
        .send()
        .await
        .unwrap();
    let events = events.stack_events().iter();
    events
        .map(|one| {
            let status = one.resource_status().map(|status| status.as_str());
            format!(
                "{} {} {}",
                one.logical_resource_id().unwrap_or_default(),
                status.unwrap_or_default(),
                one.resource_status_reason().unwrap_or_default()
            )
        })
        .collect()
}
