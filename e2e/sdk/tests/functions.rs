//! A function whose code stands in the template: invoked, and failing on records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod stacks;

use std::collections::HashMap;
use std::process::Command;

use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_lambda::error::ProvideErrorMetadata;
use aws_sdk_lambda::types::{LogType, State};
use e2e_sdk::{ACCOUNT, Engine, until};
use serde_json::{Value, json};
use stacks::{BUCKET, STREAM, create};

/// The template, with the Python that this machine has.
fn template() -> String {
    let version = "import sys; print('python%d.%d' % sys.version_info[:2])";
    let python = Command::new("python3").args(["-c", version]).output();
    let python = python.expect("these tests need python3");
    let runtime = String::from_utf8(python.stdout).unwrap();
    include_str!("failing-function.yaml").replace("THE-MACHINES-PYTHON", runtime.trim())
}

/// An engine with the bucket and the stack; its outputs.
async fn deployed() -> (Engine, HashMap<String, String>) {
    let engine = Engine::start();
    engine
        .s3()
        .create_bucket()
        .bucket(BUCKET)
        .send()
        .await
        .unwrap();
    let outputs = create(&engine.cloudformation(), &template()).await;
    (engine, outputs)
}

#[tokio::test]
async fn a_function_is_invoked_and_its_failure_told_from_its_answer() {
    let (engine, outputs) = deployed().await;
    let client = engine.lambda();
    let name = &outputs["FunctionName"];
    let got = client
        .get_function()
        .function_name(name)
        .send()
        .await
        .unwrap();
    let configuration = got.configuration().unwrap();
    assert_eq!(configuration.state(), Some(&State::Active));
    assert_eq!(
        configuration.function_arn(),
        Some(outputs["FunctionArn"].as_str())
    );
    assert_eq!(configuration.timeout(), Some(10));

    let invoke = |payload: Value| {
        let payload = aws_sdk_lambda::primitives::Blob::new(payload.to_string());
        client
            .invoke()
            .function_name(name)
            .log_type(LogType::Tail)
            .payload(payload)
            .send()
    };
    let answer = invoke(json!({"id": 42})).await.unwrap();
    assert_eq!((answer.status_code(), answer.function_error()), (200, None));
    assert_eq!(answer.executed_version(), Some("$LATEST"));
    let payload: Value = serde_json::from_slice(answer.payload().unwrap().as_ref()).unwrap();
    assert_eq!(payload["echo"], json!({"id": 42}));
    let request = payload["request"].as_str().unwrap();
    let log = base64_simd::STANDARD
        .decode_to_vec(answer.log_result().unwrap())
        .unwrap();
    let log = String::from_utf8(log).unwrap();
    assert!(
        log.contains(&format!("START RequestId: {request} Version: $LATEST\n")),
        "{log}"
    );
    assert!(log.contains("echoing\n"), "{log}");
    assert!(
        log.contains(&format!("REPORT RequestId: {request}\t")),
        "{log}"
    );

    let answer = invoke(json!({"Records": []})).await.unwrap();
    assert_eq!(
        (answer.status_code(), answer.function_error()),
        (200, Some("Unhandled"))
    );
    let payload: Value = serde_json::from_slice(answer.payload().unwrap().as_ref()).unwrap();
    assert_eq!(payload["errorType"], json!("ValueError"));
    assert_eq!(payload["errorMessage"], json!("no records today"));

    let error = client
        .invoke()
        .function_name("absent")
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let message =
        format!("Function not found: arn:aws:lambda:us-east-1:{ACCOUNT}:function:absent:$LATEST");
    assert_eq!(error.message(), Some(message.as_str()));
    let broken = aws_sdk_lambda::primitives::Blob::new("{");
    let error = client
        .invoke()
        .function_name(name)
        .payload(broken)
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_invalid_request_content_exception(), "{error:?}");
}

#[tokio::test]
async fn records_that_a_function_fails_on_end_in_the_bucket() {
    let (engine, outputs) = deployed().await;
    let put = engine
        .kinesis()
        .put_record()
        .stream_name(STREAM)
        .partition_key("42");
    let put = put.data(Blob::new("a record")).send().await.unwrap();

    let s3 = engine.s3();
    let key = until("the record is in the bucket", async || {
        let listed = s3.list_objects_v2().bucket(BUCKET).send().await.unwrap();
        listed
            .contents()
            .first()
            .map(|one| one.key().unwrap().to_owned())
    })
    .await;
    let mapping = &outputs["MappingId"];
    assert!(
        key.starts_with(&format!("aws/lambda/{mapping}/{}/", put.shard_id())),
        "{key}"
    );
    let got = s3
        .get_object()
        .bucket(BUCKET)
        .key(&key)
        .send()
        .await
        .unwrap();
    let failure: Value =
        serde_json::from_slice(&got.body.collect().await.unwrap().into_bytes()).unwrap();
    assert_eq!(
        failure["requestContext"]["condition"],
        json!("RetryAttemptsExhausted")
    );
    assert_eq!(
        failure["requestContext"]["approximateInvokeCount"],
        json!(1)
    );
    assert_eq!(
        failure["requestContext"]["functionArn"],
        json!(outputs["FunctionArn"])
    );
    assert_eq!(
        failure["responseContext"]["functionError"],
        json!("Unhandled")
    );
    assert_eq!(
        failure["KinesisBatchInfo"]["startSequenceNumber"],
        json!(put.sequence_number())
    );
    assert_eq!(failure["KinesisBatchInfo"]["batchSize"], json!(1));
    let payload: Value = serde_json::from_str(failure["payload"].as_str().unwrap()).unwrap();
    let record = &payload["Records"][0]["kinesis"];
    assert_eq!(record["partitionKey"], json!("42"));
    assert_eq!(
        record["data"],
        json!(base64_simd::STANDARD.encode_to_string("a record"))
    );

    let mappings = engine.lambda().list_event_source_mappings();
    let mappings = mappings
        .function_name(&outputs["FunctionName"])
        .send()
        .await
        .unwrap();
    let [one] = mappings.event_source_mappings() else {
        panic!("{mappings:?}")
    };
    assert_eq!(one.uuid(), Some(mapping.as_str()));
    assert_eq!(one.maximum_retry_attempts(), Some(0));
}
