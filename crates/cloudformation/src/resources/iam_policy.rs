//! `AWS::IAM::Policy`: an inline policy of roles and users.

use model::iam::{
    DeleteRolePolicy, DeleteRolePolicyInput, DeleteUserPolicy, DeleteUserPolicyInput,
    PutRolePolicy, PutRolePolicyInput, PutUserPolicy, PutUserPolicyInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, string, texts};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::IAM::Policy",
    source: <PutRolePolicy as Operation>::META.input,
    properties: &[
        property("PolicyDocument", Kind::Json).required(),
        property("PolicyName", Kind::Text).required(),
        property("Roles", Kind::List(&Kind::Text)),
        property("Users", Kind::List(&Kind::Text)),
    ],
    unsupported: &["Groups"],
    naming: Naming {
        property: None,
        length: 23,
        alphabet: Alphabet::Upper,
    },
    attributes: &["Id"],
    capability: Capability::Iam,
};

/// The type.
pub(super) struct Policy;

async fn put(calls: &Calls, properties: &Properties) -> Result<(), Failure> {
    let policy_name = string(properties, "PolicyName");
    let policy_document = properties.get("PolicyDocument").map(Value::to_string);
    for role in texts(properties, "Roles") {
        calls
            .call::<PutRolePolicy>(PutRolePolicyInput {
                role_name: Some(role.to_owned()),
                policy_name: policy_name.clone(),
                policy_document: policy_document.clone(),
            })
            .await?;
    }
    for user in texts(properties, "Users") {
        calls
            .call::<PutUserPolicy>(PutUserPolicyInput {
                user_name: Some(user.to_owned()),
                policy_name: policy_name.clone(),
                policy_document: policy_document.clone(),
            })
            .await?;
    }
    Ok(())
}

/// Takes the policy from everybody who has it in `properties` but not in `kept`.
async fn take(
    calls: &Calls,
    properties: &Properties,
    kept: Option<&Properties>,
) -> Result<(), Failure> {
    let name = string(properties, "PolicyName");
    // Under another name, nobody keeps the old one.
    let kept = kept.filter(|kept| string(kept, "PolicyName") == name);
    let gone = |list: &'static str| {
        let keepers = kept.map(|kept| texts(kept, list)).unwrap_or_default();
        texts(properties, list)
            .into_iter()
            .filter(move |holder| !keepers.contains(holder))
    };
    for role in gone("Roles") {
        let input = DeleteRolePolicyInput {
            role_name: Some(role.to_owned()),
            policy_name: name.clone(),
        };
        calls.remove::<DeleteRolePolicy>(input).await?;
    }
    for user in gone("Users") {
        let input = DeleteUserPolicyInput {
            user_name: Some(user.to_owned()),
            policy_name: name.clone(),
        };
        calls.remove::<DeleteUserPolicy>(input).await?;
    }
    Ok(())
}

impl ResourceType for Policy {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        _calls: &'a Calls,
        _wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        // The id is CloudFormation's own; putting a policy replaces one of the same name.
        Box::pin(async { Ok(None) })
    }

    fn create<'a>(
        &'a self,
        _calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let nobody = ["Roles", "Users"]
                .iter()
                .all(|list| texts(wanted.properties, list).is_empty());
            if nobody {
                return Err(Failure::worded(
                    "At least one of [Groups,Roles,Users] must be non-empty.".to_owned(),
                ));
            }
            // It is put when it is settled: then CloudFormation already knows what to take back.
            Ok(wanted.name.to_owned())
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
            put(calls, after).await?;
            match before {
                Some(before) => take(calls, before, Some(after)).await,
                None => Ok(()),
            }
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
        _physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(take(calls, properties, None))
    }
}
