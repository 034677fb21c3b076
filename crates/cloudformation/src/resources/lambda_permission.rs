//! `AWS::Lambda::Permission`

use model::lambda::{
    AddPermission, GetPolicy, GetPolicyInput, RemovePermission, RemovePermissionInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::Permission",
    source: <AddPermission as Operation>::META.input,
    properties: &[
        property("Action", Kind::Model).required().create_only(),
        property("EventSourceToken", Kind::Model).create_only(),
        property("FunctionName", Kind::Model)
            .required()
            .create_only(),
        property("Principal", Kind::Model).required().create_only(),
        property("PrincipalOrgID", Kind::Model).create_only(),
        property("SourceAccount", Kind::Model).create_only(),
        property("SourceArn", Kind::Model).create_only(),
    ],
    unsupported: &["FunctionUrlAuthType", "InvokedViaFunctionUrl"],
    naming: Naming {
        property: None,
        length: 100,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Id"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Permission;

impl ResourceType for Permission {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetPolicyInput {
                function_name: string(wanted.properties, "FunctionName"),
                ..Default::default()
            };
            let policy = calls
                .look_ahead::<GetPolicy>(input)
                .await?
                .and_then(|found| found.policy);
            let policy: Option<Value> =
                policy.and_then(|policy| serde_json::from_str(&policy).ok());
            let statements = policy.as_ref().and_then(|policy| policy.get("Statement"));
            let taken = statements
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .any(|statement| statement.get("Sid").and_then(Value::as_str) == Some(wanted.name));
            Ok(taken.then(|| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            calls
                .call_with::<AddPermission>(wanted.properties, |input| {
                    input.statement_id = Some(wanted.name.to_owned());
                })
                .await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move { Ok(Attributes::from([("Id".to_owned(), physical.into())])) })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = RemovePermissionInput {
                function_name: string(properties, "FunctionName"),
                statement_id: Some(physical.to_owned()),
                ..Default::default()
            };
            calls.remove::<RemovePermission>(input).await
        })
    }
}
