//! `AWS::Lambda::EventInvokeConfig`

use model::lambda::{
    DeleteFunctionEventInvokeConfig, DeleteFunctionEventInvokeConfigInput,
    GetFunctionEventInvokeConfig, GetFunctionEventInvokeConfigInput, PutFunctionEventInvokeConfig,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{ResourceType, Wanted, string, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::EventInvokeConfig",
    source: <PutFunctionEventInvokeConfig as Operation>::META.input,
    properties: &[
        property("DestinationConfig", Kind::Model),
        property("FunctionName", Kind::Model)
            .required()
            .create_only(),
        property("MaximumEventAgeInSeconds", Kind::Model),
        property("MaximumRetryAttempts", Kind::Model),
        property("Qualifier", Kind::Model).required().create_only(),
    ],
    unsupported: &[],
    naming: Naming {
        property: None,
        length: 256,
        alphabet: Alphabet::Mixed,
    },
    attributes: &[],
    capability: Capability::None,
};

/// The type.
pub(super) struct EventInvokeConfig;

/// What `Ref` gives: the function and the qualifier.
fn physical(properties: &Properties) -> String {
    let part = |name| text(properties, name).unwrap_or_default();
    format!("{}|{}", part("FunctionName"), part("Qualifier"))
}

/// Puts all settings: what a template leaves out has its default again.
async fn put(calls: &Calls, properties: &Properties) -> Result<(), Failure> {
    calls
        .call_with::<PutFunctionEventInvokeConfig>(properties, |_| {})
        .await
        .map(drop)
}

impl ResourceType for EventInvokeConfig {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetFunctionEventInvokeConfigInput {
                function_name: string(wanted.properties, "FunctionName"),
                qualifier: string(wanted.properties, "Qualifier"),
            };
            let found = calls.look::<GetFunctionEventInvokeConfig>(input).await?;
            Ok(found.map(|_| physical(wanted.properties)))
        })
    }

    fn identity(&self, _name: &str, properties: &Properties) -> Option<String> {
        Some(physical(properties))
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            put(calls, wanted.properties).await?;
            Ok(physical(wanted.properties))
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            match before {
                Some(before) if before != after => put(calls, after).await,
                _ => Ok(()),
            }
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteFunctionEventInvokeConfigInput {
                function_name: string(properties, "FunctionName"),
                qualifier: string(properties, "Qualifier"),
            };
            calls.remove::<DeleteFunctionEventInvokeConfig>(input).await
        })
    }
}
