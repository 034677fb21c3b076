//! `AWS::Lambda::Version`

use model::lambda::{
    DeleteFunction, DeleteFunctionInput, FunctionConfiguration, ListVersionsByFunction,
    ListVersionsByFunctionInput, PublishVersion,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::Version",
    source: <PublishVersion as Operation>::META.input,
    properties: &[
        property("CodeSha256", Kind::Model).create_only(),
        property("Description", Kind::Model).create_only(),
        property("FunctionName", Kind::Model)
            .required()
            .create_only(),
    ],
    unsupported: &[
        "FunctionScalingConfig",
        "ProvisionedConcurrencyConfig",
        "RuntimePolicy",
    ],
    naming: Naming {
        property: None,
        length: 64,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["FunctionArn", "Version"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Version;

/// What two versions have in common if one was published from the other.
fn substance(version: &FunctionConfiguration) -> FunctionConfiguration {
    FunctionConfiguration {
        function_arn: None,
        version: None,
        description: None,
        revision_id: None,
        last_modified: None,
        ..version.clone()
    }
}

/// The newest published version, if `$LATEST` is still the same: Lambda would answer it instead
/// of publishing another.
async fn unchanged(calls: &Calls, properties: &Properties) -> Result<Option<String>, Failure> {
    let (mut latest, mut newest, mut marker) = (None, None, None);
    loop {
        let input = ListVersionsByFunctionInput {
            function_name: string(properties, "FunctionName"),
            marker,
            ..Default::default()
        };
        let Some(page) = calls.look::<ListVersionsByFunction>(input).await? else {
            return Ok(None);
        };
        for version in page.versions.into_iter().flatten() {
            if version.version.as_deref() == Some("$LATEST") {
                latest = Some(version);
            } else {
                newest = Some(version);
            }
        }
        marker = page.next_marker.filter(|marker| !marker.is_empty());
        if marker.is_none() {
            break;
        }
    }
    let (Some(latest), Some(newest)) = (latest, newest) else {
        return Ok(None);
    };
    let same = substance(&latest) == substance(&newest);
    Ok(newest.function_arn.filter(|_| same))
}

/// The number at the end of a version's ARN.
fn number(physical: &str) -> &str {
    physical.rsplit(':').next().unwrap_or_default()
}

impl ResourceType for Version {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(unchanged(calls, wanted.properties))
    }

    fn identity(&self, name: &str, _properties: &Properties) -> Option<String> {
        // Before it is published nobody knows its number.
        name.starts_with("arn:").then(|| name.to_owned())
    }

    fn taken(&self, _calls: &Calls, physical: &str, _properties: &Properties) -> String {
        format!(
            "A version for this Lambda function exists ( {} ). Modify the function to create a new \
             version.",
            number(physical)
        )
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let made = calls
                .call_with::<PublishVersion>(wanted.properties, |_| {})
                .await?;
            Ok(made.function_arn.unwrap_or_default())
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            Ok(Attributes::from([
                ("FunctionArn".to_owned(), physical.into()),
                ("Version".to_owned(), number(physical).into()),
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
            let input = DeleteFunctionInput {
                function_name: string(properties, "FunctionName"),
                qualifier: Some(number(physical).to_owned()),
            };
            calls.remove::<DeleteFunction>(input).await
        })
    }
}
