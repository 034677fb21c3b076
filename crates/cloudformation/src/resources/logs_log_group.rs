//! `AWS::Logs::LogGroup`

use model::logs::{
    CreateLogGroup, CreateLogGroupInput, DeleteLogGroup, DeleteLogGroupInput,
    DeleteRetentionPolicy, DeleteRetentionPolicyInput, DescribeLogGroups, DescribeLogGroupsInput,
    LogGroup as Described, PutRetentionPolicy, PutRetentionPolicyInput, TagResource,
    TagResourceInput, UntagResource, UntagResourceInput,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{
    Attributes, ResourceType, Wanted, changed, integer, other_than, string,
};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};
use crate::tags;

static SCHEMA: Schema = Schema {
    type_name: "AWS::Logs::LogGroup",
    source: <CreateLogGroup as Operation>::META.input,
    properties: &[
        property("LogGroupClass", Kind::Text),
        property("LogGroupName", Kind::Text).create_only(),
        property("RetentionInDays", Kind::Integer),
        property("Tags", Kind::Tags),
    ],
    unsupported: &[
        "BearerTokenAuthenticationEnabled",
        "DataProtectionPolicy",
        "DeletionProtectionEnabled",
        "FieldIndexPolicies",
        "KmsKeyId",
        "ResourcePolicyDocument",
    ],
    naming: Naming {
        property: Some("LogGroupName"),
        length: 512,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn"],
    capability: Capability::None,
};

/// The type.
pub(super) struct LogGroup;

async fn describe(calls: &Calls, name: &str) -> Result<Option<Described>, Failure> {
    let mut input = DescribeLogGroupsInput {
        log_group_name_prefix: Some(name.to_owned()),
        ..Default::default()
    };
    loop {
        let token = input.next_token.take();
        let page = DescribeLogGroupsInput {
            next_token: token,
            ..input.clone()
        };
        let Some(page) = calls.look::<DescribeLogGroups>(page).await? else {
            return Ok(None);
        };
        let mut groups = page.log_groups.into_iter().flatten();
        if let Some(group) = groups.find(|group| group.log_group_name.as_deref() == Some(name)) {
            return Ok(Some(group));
        }
        match page.next_token {
            Some(next) => input.next_token = Some(next),
            None => return Ok(None),
        }
    }
}

async fn settle_retention(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let log_group_name = Some(name.to_owned());
    match integer(after, "RetentionInDays") {
        Some(days) => {
            calls
                .call::<PutRetentionPolicy>(PutRetentionPolicyInput {
                    log_group_name,
                    retention_in_days: Some(days),
                })
                .await?;
        }
        None => {
            let input = DeleteRetentionPolicyInput { log_group_name };
            calls.remove::<DeleteRetentionPolicy>(input).await?;
        }
    }
    Ok(())
}

impl ResourceType for LogGroup {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        other_than(properties, &["LogGroupClass"], "STANDARD")
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            match describe(calls, wanted.name).await {
                // It has a name that no group has, which is for CreateLogGroup to say.
                Err(failure) if failure.code == "InvalidParameterException" => Ok(None),
                found => Ok(found?.map(|_| wanted.name.to_owned())),
            }
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let tagged = tags::some(wanted.properties);
            let input = CreateLogGroupInput {
                log_group_name: Some(wanted.name.to_owned()),
                log_group_class: string(wanted.properties, "LogGroupClass"),
                tags: tagged,
                ..Default::default()
            };
            calls.call::<CreateLogGroup>(input).await?;
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
            let fresh = before.is_none() && !after.contains_key("RetentionInDays");
            if !fresh && changed(before, after, "RetentionInDays") {
                settle_retention(calls, physical, after).await?;
            }
            let Some(before) = before else { return Ok(()) };
            let (set, removed) = tags::changes(before, after);
            if set.is_empty() && removed.is_empty() {
                return Ok(());
            }
            let group = describe(calls, physical).await?.unwrap_or_default();
            if !set.is_empty() {
                let input = TagResourceInput {
                    resource_arn: group.log_group_arn.clone(),
                    tags: Some(set),
                };
                calls.call::<TagResource>(input).await?;
            }
            if !removed.is_empty() {
                let input = UntagResourceInput {
                    resource_arn: group.log_group_arn,
                    tag_keys: Some(removed),
                };
                calls.call::<UntagResource>(input).await?;
            }
            Ok(())
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let plane::Caller {
                account, region, ..
            } = &calls.caller;
            let arn = format!("arn:aws:logs:{region}:{account}:log-group:{physical}:*");
            Ok(Attributes::from([("Arn".to_owned(), arn.into())]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteLogGroupInput {
                log_group_name: Some(physical.to_owned()),
            };
            calls.remove::<DeleteLogGroup>(input).await
        })
    }
}
