//! The pipeline as it is deployed to AWS: its template, its function, its records.
#![allow(clippy::unwrap_used, clippy::panic)]

mod stacks;

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::path::Path;

use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::types::Capability;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::PutRecordsRequestEntry;
use aws_sdk_s3::primitives::ByteStream;
use e2e_sdk::{Engine, function_program, until};
use serde_json::{Value, json};
use stacks::{BUCKET, STACK, STREAM, create, creation, parameters, reasons, settled};
use zip::write::SimpleFileOptions;

const CODE_KEY: &str = "kinesis-lambda-s3-function.zip";
const COUNT: usize = 300;

/// The pipeline's template.
fn template() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../pipeline/kinesis-lambda-s3-template.json");
    std::fs::read_to_string(path).unwrap()
}

/// The function, packed for `provided.al2023`. Not compressed, which an unoptimised build is slow at.
fn code() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .unix_permissions(0o755)
        .compression_method(zip::CompressionMethod::Stored);
    archive.start_file("bootstrap", options).unwrap();
    archive
        .write_all(&std::fs::read(function_program()).unwrap())
        .unwrap();
    archive.finish().unwrap().into_inner()
}

/// An engine with the bucket, and the function's code in it.
async fn engine() -> Engine {
    let engine = Engine::start();
    let s3 = engine.s3();
    s3.create_bucket().bucket(BUCKET).send().await.unwrap();
    let body = ByteStream::from(code());
    s3.put_object()
        .bucket(BUCKET)
        .key(CODE_KEY)
        .body(body)
        .send()
        .await
        .unwrap();
    engine
}

/// The keys under a prefix.
async fn keys(s3: &aws_sdk_s3::Client, prefix: &str) -> Vec<String> {
    let pages = s3
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix(prefix)
        .into_paginator()
        .send();
    let pages = pages.try_collect().await.unwrap();
    let objects = pages.iter().flat_map(|page| page.contents());
    objects.map(|one| one.key().unwrap().to_owned()).collect()
}

/// An object, parsed.
async fn document(s3: &aws_sdk_s3::Client, key: &str) -> Value {
    let got = s3
        .get_object()
        .bucket(BUCKET)
        .key(key)
        .send()
        .await
        .unwrap();
    serde_json::from_slice(&got.body.collect().await.unwrap().into_bytes()).unwrap()
}

#[tokio::test]
async fn records_become_objects() {
    let engine = engine().await;
    let cloudformation = engine.cloudformation();
    let outputs = create(&cloudformation, &template()).await;
    assert_eq!(outputs["StreamName"], STREAM);

    let kinesis = engine.kinesis();
    let mut sent: HashMap<String, (Value, String, String)> = HashMap::new();
    for batch in 0..COUNT / 100 {
        let records: Vec<_> = (0..100)
            .map(|at| {
                (
                    format!("id-{batch}-{at}"),
                    json!({"id": format!("id-{batch}-{at}"), "n": at}),
                )
            })
            .collect();
        let entries = records.iter().map(|(id, record)| {
            let entry = PutRecordsRequestEntry::builder().partition_key(id);
            entry.data(Blob::new(record.to_string())).build().unwrap()
        });
        let put = kinesis.put_records().stream_name(STREAM);
        let put = put
            .set_records(Some(entries.collect()))
            .send()
            .await
            .unwrap();
        assert_eq!(put.failed_record_count(), Some(0));
        for ((id, record), result) in records.into_iter().zip(put.records()) {
            let shard = result.shard_id().unwrap().to_owned();
            sent.insert(
                id,
                (record, shard, result.sequence_number().unwrap().to_owned()),
            );
        }
    }
    // No JSON: put aside by the function, and in nobody's way.
    let bad = kinesis
        .put_record()
        .stream_name(STREAM)
        .partition_key("bad");
    let bad = bad.data(Blob::new("not json")).send().await.unwrap();

    let s3 = engine.s3();
    until("every record is an object", async || {
        (keys(&s3, "data/").await.len() >= COUNT).then_some(())
    })
    .await;
    assert_eq!(keys(&s3, "data/").await.len(), COUNT);
    for (id, (record, shard, sequence_number)) in &sent {
        let stored = document(&s3, &format!("data/{id}.json")).await;
        assert_eq!(stored["id"], json!(id));
        assert_eq!(&stored["record"], record);
        assert_eq!(stored["stream"], json!(STREAM));
        assert_eq!(stored["shard"], json!(shard));
        assert_eq!(stored["sequenceNumber"], json!(sequence_number));
    }
    let aside = format!(
        "failed/{STREAM}/{}/{}.json",
        bad.shard_id(),
        bad.sequence_number()
    );
    until("the bad record is put aside", async || {
        keys(&s3, "failed/").await.contains(&aside).then_some(())
    })
    .await;
    let stored = document(&s3, &aside).await;
    assert_eq!(
        stored["data"],
        json!(base64_simd::STANDARD.encode_to_string("not json"))
    );
    assert!(stored["reason"].is_string(), "{stored}");

    let stack = cloudformation
        .describe_stacks()
        .stack_name(STACK)
        .send()
        .await
        .unwrap();
    let id = stack.stacks()[0].stack_id().unwrap().to_owned();
    cloudformation
        .delete_stack()
        .stack_name(STACK)
        .send()
        .await
        .unwrap();
    let deleted = settled(&cloudformation, &id).await.unwrap();
    assert_eq!(deleted.stack_status().unwrap().as_str(), "DELETE_COMPLETE");
    assert!(settled(&cloudformation, STACK).await.is_none());
    let error = kinesis
        .describe_stream_summary()
        .stream_name(STREAM)
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_resource_not_found_exception());
    let function = engine
        .lambda()
        .get_function()
        .function_name(&outputs["FunctionName"]);
    let error = function.send().await.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    // The bucket was there before the stack, and its objects are the user's.
    assert_eq!(keys(&s3, "data/").await.len(), COUNT);
}

#[tokio::test]
async fn refusals_of_stacks_are_typed() {
    let engine = engine().await;
    let client = engine.cloudformation();
    let error = creation(&client, &template())
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    assert!(error.is_insufficient_capabilities_exception(), "{error:?}");
    assert_eq!(
        error.message(),
        Some("Requires capabilities : [CAPABILITY_IAM]")
    );
    assert!(settled(&client, STACK).await.is_none());

    create(&client, &template()).await;
    let again = creation(&client, &template()).capabilities(Capability::CapabilityIam);
    let error = again.send().await.unwrap_err().into_service_error();
    assert!(error.is_already_exists_exception(), "{error:?}");
    let message = format!("Stack [{STACK}] already exists");
    assert_eq!(error.message(), Some(message.as_str()));

    let update = client
        .update_stack()
        .stack_name(STACK)
        .template_body(template());
    let update = update.set_parameters(Some(parameters().to_vec()));
    let error = update
        .capabilities(Capability::CapabilityIam)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("ValidationError"));
    assert_eq!(error.message(), Some("No updates are to be performed."));
    let newest = reasons(&client).await;
    assert!(
        newest[0].starts_with(&format!("{STACK} CREATE_COMPLETE")),
        "{newest:#?}"
    );

    let unknown = r#"{"Resources": {"Table": {"Type": "AWS::DynamoDB::Table"}}}"#;
    let call = client
        .create_stack()
        .stack_name("Other")
        .template_body(unknown);
    let error = call.send().await.unwrap_err();
    assert_eq!(error.code(), Some("ValidationError"));
    assert!(
        error.message().unwrap().contains("AWS::DynamoDB::Table"),
        "{error:?}"
    );
}
