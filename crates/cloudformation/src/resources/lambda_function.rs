//! `AWS::Lambda::Function`

use std::io::{Cursor, Write};

use bytes::Bytes;
use model::lambda::{
    CreateFunction, DeleteFunction, DeleteFunctionConcurrency, DeleteFunctionConcurrencyInput,
    DeleteFunctionInput, FunctionCode, GetFunctionConfiguration, GetFunctionConfigurationInput,
    GetFunctionConfigurationOutput, PutFunctionConcurrency, PutFunctionConcurrencyInput,
    TagResource, TagResourceInput, UntagResource, UntagResourceInput, UpdateFunctionCode,
    UpdateFunctionConfiguration,
};
use plane::BoxFuture;
use serde_json::{Value, json};
use wire::Operation;
use zip::write::SimpleFileOptions;

use crate::calls::{Calls, Failure};
use crate::limits::INLINE_CODE_BYTES;
use crate::resource_type::{
    Attributes, ResourceType, Wanted, changed, delta, integer, other_than, string, text,
};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const CODE: &[Property] = &[
    property("S3Bucket", Kind::Text),
    property("S3Key", Kind::Text),
    property("S3ObjectVersion", Kind::Text),
    property("ZipFile", Kind::Text),
];

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::Function",
    source: <CreateFunction as Operation>::META.input,
    properties: &[
        property("Architectures", Kind::Model),
        property("Code", Kind::Object(CODE)).required(),
        property("Description", Kind::Model),
        property("Environment", Kind::Model),
        property("EphemeralStorage", Kind::Model),
        property("FunctionName", Kind::Model).create_only(),
        property("Handler", Kind::Model),
        property("LoggingConfig", Kind::Model),
        property("MemorySize", Kind::Model),
        property("PackageType", Kind::Model).create_only(),
        property("ReservedConcurrentExecutions", Kind::Integer),
        property("Role", Kind::Model).required(),
        property("Runtime", Kind::Model),
        property("Tags", Kind::Tags),
        property("Timeout", Kind::Model),
        property("TracingConfig", Kind::Model),
    ],
    unsupported: &[
        "CapacityProviderConfig",
        "Code.ImageUri",
        "Code.SourceKMSKeyArn",
        "CodeSigningConfigArn",
        "DeadLetterConfig",
        "DurableConfig",
        "FileSystemConfigs",
        "FunctionScalingConfig",
        "ImageConfig",
        "KmsKeyArn",
        "Layers",
        "PublishToLatestPublished",
        "RecursiveLoop",
        "RuntimeManagementConfig",
        "SnapStart",
        "TenancyConfig",
        "VpcConfig",
    ],
    naming: Naming {
        property: Some("FunctionName"),
        length: 64,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Function;

/// The zip that inline code becomes: one file, `index` with the runtime's extension.
fn archive(runtime: Option<&str>, code: &str) -> Result<Bytes, String> {
    let refuse = |words: &str| Err(words.to_owned());
    let file = match runtime {
        Some(runtime) if runtime.starts_with("python") => "index.py",
        Some(runtime) if runtime.starts_with("nodejs") => "index.js",
        _ => {
            return refuse(
                "ZipFile can only be used when Runtime is set to either of nodejs, python.",
            );
        }
    };
    if code.len() > INLINE_CODE_BYTES {
        return refuse("Inline code is larger than 4 MB.");
    }
    let write = || -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        // No time of writing: the same code is the same archive, and so the same CodeSha256.
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(file, options)?;
        archive.write_all(code.as_bytes())?;
        Ok(archive.finish()?.into_inner())
    };
    match write() {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) => refuse(&error.to_string()),
    }
}

fn code(calls: &Calls, properties: &Properties) -> Result<FunctionCode, Failure> {
    let empty = Properties::new();
    let code = properties
        .get("Code")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let zip_file = match text(code, "ZipFile") {
        Some(source) => Some(
            archive(text(properties, "Runtime"), source)
                .map_err(|words| Failure::handler(&*calls.rng, &words, "InvalidRequest"))?,
        ),
        None => None,
    };
    Ok(FunctionCode {
        zip_file,
        s3_bucket: string(code, "S3Bucket"),
        s3_key: string(code, "S3Key"),
        s3_object_version: string(code, "S3ObjectVersion"),
        ..Default::default()
    })
}

async fn configuration(
    calls: &Calls,
    name: &str,
) -> Result<GetFunctionConfigurationOutput, Failure> {
    let input = GetFunctionConfigurationInput {
        function_name: Some(name.to_owned()),
        ..Default::default()
    };
    calls.call::<GetFunctionConfiguration>(input).await
}

/// Waits until the function is active and its last update is through.
async fn ready(calls: &Calls, name: &str) -> Result<GetFunctionConfigurationOutput, Failure> {
    calls
        .wait(|| async {
            let now = configuration(calls, name).await?;
            let failed = |words: &Option<String>| {
                let words = words.as_deref().unwrap_or("Failed");
                Failure::handler(&*calls.rng, words, "NotStabilized")
            };
            match (now.state.as_deref(), now.last_update_status.as_deref()) {
                (Some("Failed"), _) => Err(failed(&now.state_reason)),
                (_, Some("Failed")) => Err(failed(&now.last_update_status_reason)),
                (Some("Pending"), _) | (_, Some("InProgress")) => Ok(None),
                _ => Ok(Some(now)),
            }
        })
        .await
}

async fn settle_concurrency(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let function_name = Some(name.to_owned());
    match integer(after, "ReservedConcurrentExecutions") {
        Some(reserved) => {
            calls
                .call::<PutFunctionConcurrency>(PutFunctionConcurrencyInput {
                    function_name,
                    reserved_concurrent_executions: Some(reserved),
                })
                .await?;
        }
        None => {
            calls
                .remove::<DeleteFunctionConcurrency>(DeleteFunctionConcurrencyInput {
                    function_name,
                })
                .await?;
        }
    }
    Ok(())
}

/// Gives a function or a mapping the tags that it has to have now.
pub(super) async fn settle_tags(
    calls: &Calls,
    arn: Option<String>,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let (set, removed) = tags::changes(before, after);
    if !set.is_empty() {
        let input = TagResourceInput {
            resource: arn.clone(),
            tags: Some(set),
        };
        calls.call::<TagResource>(input).await?;
    }
    if !removed.is_empty() {
        let input = UntagResourceInput {
            resource: arn,
            tag_keys: Some(removed),
        };
        calls.call::<UntagResource>(input).await?;
    }
    Ok(())
}

async fn settle_configuration(
    calls: &Calls,
    name: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let defaults = json!({
        "Description": "", "Timeout": 3, "MemorySize": 128, "Environment": {"Variables": {}},
        "EphemeralStorage": {"Size": 512}, "TracingConfig": {"Mode": "PassThrough"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": format!("/aws/lambda/{name}")},
    });
    let mut delta = delta(before, after, &defaults);
    let elsewhere = [
        "Code",
        "Architectures",
        "ReservedConcurrentExecutions",
        "Tags",
        "PackageType",
    ];
    delta.retain(|name, _| !elsewhere.contains(&name.as_str()));
    if delta.is_empty() {
        return Ok(());
    }
    calls
        .call_with::<UpdateFunctionConfiguration>(&delta, |input| {
            input.function_name = Some(name.to_owned());
        })
        .await?;
    ready(calls, name).await.map(|_| ())
}

async fn settle_code(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let code = code(calls, after)?;
    let architectures = match after.get("Architectures") {
        Some(_) => crate::resource_type::texts(after, "Architectures")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        None => vec!["x86_64".to_owned()],
    };
    calls
        .call_with::<UpdateFunctionCode>(&Properties::new(), |input| {
            input.function_name = Some(name.to_owned());
            input.zip_file = code.zip_file;
            input.s3_bucket = code.s3_bucket;
            input.s3_key = code.s3_key;
            input.s3_object_version = code.s3_object_version;
            input.architectures = Some(architectures);
        })
        .await?;
    ready(calls, name).await.map(|_| ())
}

impl ResourceType for Function {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        other_than(properties, &["PackageType"], "Zip")
            .or_else(|| other_than(properties, &["TracingConfig", "Mode"], "PassThrough"))
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetFunctionConfigurationInput {
                function_name: Some(wanted.name.to_owned()),
                ..Default::default()
            };
            let found = calls.look::<GetFunctionConfiguration>(input).await?;
            Ok(found.map(|_| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let code = code(calls, wanted.properties)?;
            let tagged = tags::some(wanted.properties);
            let mut properties = wanted.properties.clone();
            properties.retain(|name, _| name != "Code" && name != "Tags");
            calls
                .call_with::<CreateFunction>(&properties, |input| {
                    input.function_name = Some(wanted.name.to_owned());
                    input.code = Some(code);
                    input.tags = tagged;
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
            let now = ready(calls, physical).await?;
            let Some(before) = before else {
                if after.contains_key("ReservedConcurrentExecutions") {
                    settle_concurrency(calls, physical, after).await?;
                }
                return Ok(());
            };
            settle_configuration(calls, physical, before, after).await?;
            let recoded = ["Code", "Architectures"];
            if recoded
                .iter()
                .any(|name| changed(Some(before), after, name))
            {
                settle_code(calls, physical, after).await?;
            }
            if changed(Some(before), after, "ReservedConcurrentExecutions") {
                settle_concurrency(calls, physical, after).await?;
            }
            settle_tags(calls, now.function_arn, before, after).await
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let arn = configuration(calls, physical)
                .await?
                .function_arn
                .unwrap_or_default();
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
            let input = DeleteFunctionInput {
                function_name: Some(physical.to_owned()),
                ..Default::default()
            };
            calls.remove::<DeleteFunction>(input).await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::archive;

    #[test]
    fn inline_code_is_the_same_archive_every_time() {
        let one = archive(Some("python3.13"), "def handler(e, c): pass").unwrap();
        let other = archive(Some("python3.13"), "def handler(e, c): pass").unwrap();
        assert_eq!(one, other);
        assert_eq!(one.get(..2), Some(&b"PK"[..]));
        assert!(one.windows(8).any(|bytes| bytes == b"index.py"));
    }

    #[test]
    fn inline_code_is_for_scripts_alone() {
        let refusal = archive(Some("provided.al2023"), "x").unwrap_err();
        assert!(refusal.contains("ZipFile can only be used"), "{refusal}");
    }
}
