//! `AWS::IAM::Role`

use std::collections::BTreeMap;

use model::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateRole, CreateRoleInput, DeleteRole,
    DeleteRoleInput, DeleteRolePolicy, DeleteRolePolicyInput, DetachRolePolicy,
    DetachRolePolicyInput, GetRole, GetRoleInput, PutRolePolicy, PutRolePolicyInput, Tag, TagRole,
    TagRoleInput, UntagRole, UntagRoleInput, UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput,
    UpdateRole, UpdateRoleInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{
    Attributes, ResourceType, Wanted, changed, integer, string, text, texts,
};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const POLICY: &[Property] = &[
    property("PolicyDocument", Kind::Json).required(),
    property("PolicyName", Kind::Text).required(),
];

static SCHEMA: Schema = Schema {
    type_name: "AWS::IAM::Role",
    source: <CreateRole as Operation>::META.input,
    properties: &[
        property("AssumeRolePolicyDocument", Kind::Json).required(),
        property("Description", Kind::Text),
        property("ManagedPolicyArns", Kind::List(&Kind::Text)),
        property("MaxSessionDuration", Kind::Integer),
        property("Path", Kind::Text).create_only(),
        property("Policies", Kind::List(&Kind::Object(POLICY))),
        property("RoleName", Kind::Text).create_only(),
        property("Tags", Kind::Tags),
    ],
    unsupported: &["PermissionsBoundary"],
    naming: Naming {
        property: Some("RoleName"),
        length: 64,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn", "RoleId"],
    capability: Capability::Iam,
};

/// The type.
pub(super) struct Role;

/// The inline policies by name, each as the text to send.
fn policies(properties: &Properties) -> BTreeMap<&str, String> {
    let policies = properties.get("Policies").and_then(Value::as_array);
    policies
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .filter_map(|policy| {
            Some((
                text(policy, "PolicyName")?,
                policy.get("PolicyDocument")?.to_string(),
            ))
        })
        .collect()
}

fn document(properties: &Properties, name: &str) -> Option<String> {
    properties.get(name).map(Value::to_string)
}

fn tag_list(tags: BTreeMap<String, String>) -> Vec<Tag> {
    tags.into_iter()
        .map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        })
        .collect()
}

async fn settle_policies(
    calls: &Calls,
    role: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let (before, after) = (policies(before), policies(after));
    for (name, document) in &after {
        if before.get(name) != Some(document) {
            calls
                .call::<PutRolePolicy>(PutRolePolicyInput {
                    role_name: Some(role.to_owned()),
                    policy_name: Some((*name).to_owned()),
                    policy_document: Some(document.clone()),
                })
                .await?;
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        calls
            .remove::<DeleteRolePolicy>(delete_policy(role, name))
            .await?;
    }
    Ok(())
}

fn delete_policy(role: &str, name: &str) -> DeleteRolePolicyInput {
    DeleteRolePolicyInput {
        role_name: Some(role.to_owned()),
        policy_name: Some(name.to_owned()),
    }
}

fn detach(role: &str, arn: &str) -> DetachRolePolicyInput {
    DetachRolePolicyInput {
        role_name: Some(role.to_owned()),
        policy_arn: Some(arn.to_owned()),
    }
}

async fn settle_managed(
    calls: &Calls,
    role: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let before = texts(before, "ManagedPolicyArns");
    let after = texts(after, "ManagedPolicyArns");
    for arn in after.iter().filter(|arn| !before.contains(arn)) {
        calls
            .call::<AttachRolePolicy>(AttachRolePolicyInput {
                role_name: Some(role.to_owned()),
                policy_arn: Some((*arn).to_owned()),
            })
            .await?;
    }
    for arn in before.iter().filter(|arn| !after.contains(arn)) {
        calls.remove::<DetachRolePolicy>(detach(role, arn)).await?;
    }
    Ok(())
}

async fn settle_itself(
    calls: &Calls,
    role: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let role_name = Some(role.to_owned());
    if changed(Some(before), after, "AssumeRolePolicyDocument") {
        calls
            .call::<UpdateAssumeRolePolicy>(UpdateAssumeRolePolicyInput {
                role_name: role_name.clone(),
                policy_document: document(after, "AssumeRolePolicyDocument"),
            })
            .await?;
    }
    if ["Description", "MaxSessionDuration"]
        .iter()
        .any(|name| changed(Some(before), after, name))
    {
        calls
            .call::<UpdateRole>(UpdateRoleInput {
                role_name: role_name.clone(),
                description: Some(string(after, "Description").unwrap_or_default()),
                max_session_duration: Some(integer(after, "MaxSessionDuration").unwrap_or(3600)),
            })
            .await?;
    }
    let (set, removed) = tags::changes(before, after);
    if !set.is_empty() {
        let input = TagRoleInput {
            role_name: role_name.clone(),
            tags: Some(tag_list(set)),
        };
        calls.call::<TagRole>(input).await?;
    }
    if !removed.is_empty() {
        calls
            .call::<UntagRole>(UntagRoleInput {
                role_name,
                tag_keys: Some(removed),
            })
            .await?;
    }
    Ok(())
}

impl ResourceType for Role {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetRoleInput {
                role_name: Some(wanted.name.to_owned()),
            };
            let found = calls.look::<GetRole>(input).await?;
            Ok(found.map(|_| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let properties = wanted.properties;
            calls
                .call::<CreateRole>(CreateRoleInput {
                    path: string(properties, "Path"),
                    role_name: Some(wanted.name.to_owned()),
                    assume_role_policy_document: document(properties, "AssumeRolePolicyDocument"),
                    description: string(properties, "Description"),
                    max_session_duration: integer(properties, "MaxSessionDuration"),
                    permissions_boundary: None,
                    tags: tags::some(properties).map(tag_list),
                })
                .await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let none = Properties::new();
            if let Some(before) = before {
                settle_itself(calls, physical, before, after).await?;
            }
            let before = before.unwrap_or(&none);
            settle_policies(calls, physical, before, after).await?;
            settle_managed(calls, physical, before, after).await
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let input = GetRoleInput {
                role_name: Some(physical.to_owned()),
            };
            let role = calls.call::<GetRole>(input).await?.role.unwrap_or_default();
            Ok(Attributes::from([
                ("Arn".to_owned(), role.arn.unwrap_or_default().into()),
                ("RoleId".to_owned(), role.role_id.unwrap_or_default().into()),
            ]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            for name in policies(properties).keys() {
                calls
                    .remove::<DeleteRolePolicy>(delete_policy(physical, name))
                    .await?;
            }
            for arn in texts(properties, "ManagedPolicyArns") {
                calls
                    .remove::<DetachRolePolicy>(detach(physical, arn))
                    .await?;
            }
            let input = DeleteRoleInput {
                role_name: Some(physical.to_owned()),
            };
            calls.remove::<DeleteRole>(input).await
        })
    }
}
