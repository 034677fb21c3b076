//! `AWS::Lambda::Alias`

use model::lambda::{
    CreateAlias, DeleteAlias, DeleteAliasInput, GetAlias, GetAliasInput, UpdateAlias,
};
use plane::BoxFuture;
use serde_json::json;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, delta, string, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::Alias",
    source: <CreateAlias as Operation>::META.input,
    properties: &[
        property("Description", Kind::Model),
        property("FunctionName", Kind::Model)
            .required()
            .create_only(),
        property("FunctionVersion", Kind::Model).required(),
        property("Name", Kind::Model).required().create_only(),
    ],
    unsupported: &["ProvisionedConcurrencyConfig", "RoutingConfig"],
    // The name is one of the function's aliases, not of the account: where a replacement belongs
    // to another function it may keep it.
    naming: Naming {
        property: None,
        length: 128,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["AliasArn"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Alias;

fn get(properties: &Properties) -> GetAliasInput {
    GetAliasInput {
        function_name: string(properties, "FunctionName"),
        name: string(properties, "Name"),
    }
}

impl ResourceType for Alias {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let found = calls.look_ahead::<GetAlias>(get(wanted.properties)).await?;
            Ok(found.and_then(|found| found.alias_arn))
        })
    }

    fn identity(&self, _name: &str, properties: &Properties) -> Option<String> {
        let part = |name| text(properties, name).unwrap_or_default();
        Some(format!("{}:{}", part("FunctionName"), part("Name")))
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let made = calls
                .call_with::<CreateAlias>(wanted.properties, |_| {})
                .await?;
            Ok(made.alias_arn.unwrap_or_default())
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
            let Some(before) = before else { return Ok(()) };
            let delta = delta(before, after, &json!({"Description": ""}));
            if !delta.is_empty() {
                calls
                    .call_with::<UpdateAlias>(&delta, |input| {
                        input.function_name = string(after, "FunctionName");
                        input.name = string(after, "Name");
                    })
                    .await?;
            }
            Ok(())
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move { Ok(Attributes::from([("AliasArn".to_owned(), physical.into())])) })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteAliasInput {
                function_name: string(properties, "FunctionName"),
                name: string(properties, "Name"),
            };
            calls.remove::<DeleteAlias>(input).await
        })
    }
}
