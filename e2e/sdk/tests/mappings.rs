//! Event source mappings: each option, and what becomes of records that a function fails on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod stacks;

use std::collections::{BTreeMap, HashMap};
use std::process::Command;

use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::PutRecordsRequestEntry;
use aws_sdk_lambda::error::ProvideErrorMetadata;
use aws_sdk_lambda::operation::create_event_source_mapping::builders::CreateEventSourceMappingFluentBuilder as Creation;
use aws_sdk_lambda::types::{
    DestinationConfig, EventSourceMappingMetric, EventSourceMappingMetricsConfig,
    EventSourcePosition, Filter, FilterCriteria, FunctionResponseType, OnFailure,
};
use e2e_sdk::{Engine, until};
use serde_json::{Value, json};
use stacks::{BUCKET, STREAM, create};

const ABSENT: &str = "12345678-1234-1234-1234-123456789012";

/// An engine with the bucket, the stream and the function; the stack's outputs.
async fn deployed() -> (Engine, HashMap<String, String>) {
    let version = "import sys; print('python%d.%d' % sys.version_info[:2])";
    let python = Command::new("python3").args(["-c", version]).output();
    let python = python.expect("these tests need python3");
    let runtime = String::from_utf8(python.stdout).unwrap();
    let template =
        include_str!("picky-function.yaml").replace("THE-MACHINES-PYTHON", runtime.trim());
    let engine = Engine::start();
    let bucket = engine.s3().create_bucket().bucket(BUCKET);
    bucket.send().await.unwrap();
    let outputs = create(&engine.cloudformation(), &template).await;
    (engine, outputs)
}

/// The bucket as the destination of failures.
fn to_the_bucket() -> DestinationConfig {
    let on_failure = OnFailure::builder().destination(format!("arn:aws:s3:::{BUCKET}"));
    DestinationConfig::builder()
        .on_failure(on_failure.build())
        .build()
}

/// A mapping from the stream's beginning, which tells the bucket of failures.
fn mapping(engine: &Engine, outputs: &HashMap<String, String>) -> Creation {
    engine
        .lambda()
        .create_event_source_mapping()
        .event_source_arn(&outputs["StreamArn"])
        .function_name(&outputs["FunctionName"])
        .starting_position(EventSourcePosition::TrimHorizon)
        .destination_config(to_the_bucket())
}

async fn until_state(client: &aws_sdk_lambda::Client, uuid: &str, wanted: &str) {
    until(&format!("the mapping is {wanted}"), async || {
        let got = client.get_event_source_mapping().uuid(uuid).send().await;
        (got.unwrap().state() == Some(wanted)).then_some(())
    })
    .await;
}

/// Puts records in one call, of which one batch is made; their sequence numbers.
async fn put(engine: &Engine, records: &[&str]) -> Vec<String> {
    let entry = |data: &&str| {
        let entry = PutRecordsRequestEntry::builder().partition_key("key");
        entry.data(Blob::new(*data)).build().unwrap()
    };
    let put = engine.kinesis().put_records().stream_name(STREAM);
    let put = put.set_records(Some(records.iter().map(entry).collect()));
    let put = put.send().await.unwrap();
    assert_eq!(put.failed_record_count(), Some(0));
    put.records()
        .iter()
        .map(|one| one.sequence_number().unwrap().to_owned())
        .collect()
}

/// The first failure record that the bucket gets.
async fn failure(engine: &Engine) -> Value {
    let s3 = engine.s3();
    let key = until("a failure is told", async || {
        let listed = s3.list_objects_v2().bucket(BUCKET).send().await.unwrap();
        let first = listed.contents().first();
        first.map(|one| one.key().unwrap().to_owned())
    })
    .await;
    let got = s3.get_object().bucket(BUCKET).key(key).send().await;
    let body = got.unwrap().body.collect().await.unwrap();
    serde_json::from_slice(&body.into_bytes()).unwrap()
}

#[tokio::test]
async fn every_option_is_kept_and_told() {
    let (engine, outputs) = deployed().await;
    let client = engine.lambda();
    let filter = r#"{"data":{"kind":["wanted"]}}"#;
    let criteria = FilterCriteria::builder()
        .filters(Filter::builder().pattern(filter).build())
        .build();
    let metrics = EventSourceMappingMetricsConfig::builder()
        .metrics(EventSourceMappingMetric::EventCount)
        .build();
    let made = mapping(&engine, &outputs)
        .enabled(false)
        .batch_size(250)
        .maximum_batching_window_in_seconds(3)
        .parallelization_factor(1)
        .maximum_retry_attempts(7)
        .maximum_record_age_in_seconds(120)
        .bisect_batch_on_function_error(true)
        .function_response_types(FunctionResponseType::ReportBatchItemFailures)
        .tumbling_window_in_seconds(30)
        .filter_criteria(criteria.clone())
        .metrics_config(metrics.clone())
        .tags("team", "ours")
        .send()
        .await
        .unwrap();
    assert_eq!(made.state(), Some("Creating"));
    let uuid = made.uuid().unwrap();
    until_state(&client, uuid, "Disabled").await;
    let got = client.get_event_source_mapping().uuid(uuid).send().await;
    let got = got.unwrap();
    assert_eq!(got.batch_size(), Some(250));
    assert_eq!(got.maximum_batching_window_in_seconds(), Some(3));
    assert_eq!(got.parallelization_factor(), Some(1));
    assert_eq!(got.maximum_retry_attempts(), Some(7));
    assert_eq!(got.maximum_record_age_in_seconds(), Some(120));
    assert_eq!(got.bisect_batch_on_function_error(), Some(true));
    assert_eq!(
        got.function_response_types(),
        [FunctionResponseType::ReportBatchItemFailures]
    );
    assert_eq!(got.tumbling_window_in_seconds(), Some(30));
    assert_eq!(got.filter_criteria(), Some(&criteria));
    assert_eq!(got.metrics_config(), Some(&metrics));
    assert_eq!(got.destination_config(), Some(&to_the_bucket()));
    assert_eq!(
        got.starting_position(),
        Some(&EventSourcePosition::TrimHorizon)
    );
    assert_eq!(got.event_source_arn(), Some(outputs["StreamArn"].as_str()));
    let arn = got.event_source_mapping_arn().unwrap();
    let tags = async || {
        let listed = client.list_tags().resource(arn).send().await.unwrap();
        let tags = listed.tags.unwrap_or_default().into_iter();
        tags.collect::<BTreeMap<String, String>>()
    };
    let pairs = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        let pairs = pairs.iter();
        pairs
            .map(|(key, value)| ((*key).into(), (*value).into()))
            .collect()
    };
    assert_eq!(tags().await, pairs(&[("team", "ours")]));
    let more = client
        .tag_resource()
        .resource(arn)
        .tags("team", "theirs")
        .tags("stage", "test");
    more.send().await.unwrap();
    assert_eq!(
        tags().await,
        pairs(&[("stage", "test"), ("team", "theirs")])
    );
    let fewer = client.untag_resource().resource(arn).tag_keys("team");
    fewer.send().await.unwrap();
    assert_eq!(tags().await, pairs(&[("stage", "test")]));

    let updated = client
        .update_event_source_mapping()
        .uuid(uuid)
        .batch_size(10)
        .tumbling_window_in_seconds(0)
        .parallelization_factor(10)
        .filter_criteria(FilterCriteria::builder().build())
        .maximum_record_age_in_seconds(-1)
        .maximum_retry_attempts(-1)
        .send()
        .await
        .unwrap();
    assert_eq!(updated.state(), Some("Updating"));
    until_state(&client, uuid, "Disabled").await;
    let got = client.get_event_source_mapping().uuid(uuid).send().await;
    let got = got.unwrap();
    assert_eq!(
        (got.batch_size(), got.parallelization_factor()),
        (Some(10), Some(10))
    );
    assert_eq!(got.filter_criteria(), None);
    assert_eq!(got.maximum_record_age_in_seconds(), Some(-1));
    assert_eq!(got.maximum_retry_attempts(), Some(-1));
    assert_eq!(got.bisect_batch_on_function_error(), Some(true));

    let deleted = client.delete_event_source_mapping().uuid(uuid).send().await;
    assert_eq!(deleted.unwrap().state(), Some("Deleting"));
    until("the mapping is gone", async || {
        let got = client.get_event_source_mapping().uuid(uuid).send().await;
        let error = got.err()?.into_service_error();
        error.is_resource_not_found_exception().then_some(())
    })
    .await;
}

#[tokio::test]
async fn refusals_are_typed() {
    let (engine, outputs) = deployed().await;
    let client = engine.lambda();
    let refused = mapping(&engine, &outputs)
        .tumbling_window_in_seconds(901)
        .send()
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Some("ValidationException"));
    let key = mapping(&engine, &outputs).kms_key_arn("arn:aws:kms:us-east-1:000000000000:key/k");
    let error = key.send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_parameter_value_exception(), "{error:?}");
    assert!(error.message().unwrap().contains("KMSKeyArn"), "{error:?}");
    let made = mapping(&engine, &outputs).enabled(false).send().await;
    let uuid = made.unwrap().uuid.unwrap();
    until_state(&client, &uuid, "Disabled").await;
    let twice = mapping(&engine, &outputs).send().await;
    let error = twice.unwrap_err().into_service_error();
    assert!(error.is_resource_conflict_exception(), "{error:?}");
    assert!(error.message().unwrap().contains(&uuid), "{error:?}");
    let absent = client.get_event_source_mapping().uuid(ABSENT).send().await;
    let error = absent.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let arn = format!("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:{ABSENT}");
    let untagged = client.list_tags().resource(&arn).send().await;
    let error = untagged.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let many = (0..51).map(|number| (number.to_string(), String::new()));
    let tagged = client
        .tag_resource()
        .resource(arn.replace(ABSENT, &uuid))
        .set_tags(Some(many.collect()));
    let error = tagged.send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_parameter_value_exception(), "{error:?}");
}

#[tokio::test]
async fn a_bad_record_among_good_ones_is_found_by_halving() {
    let (engine, outputs) = deployed().await;
    let records = ["1", "2", "3", "4", "5", "bad", "7", "8"];
    let numbers = put(&engine, &records).await;
    let made = mapping(&engine, &outputs)
        .bisect_batch_on_function_error(true)
        .maximum_retry_attempts(3);
    made.send().await.unwrap();
    let failure = failure(&engine).await;
    let batch = &failure["KinesisBatchInfo"];
    assert_eq!(batch["batchSize"], json!(1));
    assert_eq!(batch["startSequenceNumber"], json!(numbers[5]));
    assert_eq!(batch["endSequenceNumber"], json!(numbers[5]));
    let condition = &failure["requestContext"]["condition"];
    assert_eq!(condition, &json!("RetryAttemptsExhausted"));
}

#[tokio::test]
async fn what_the_function_reports_is_tried_again_from_there() {
    let (engine, outputs) = deployed().await;
    let numbers = put(&engine, &["1", "2 report", "3", "bad report", "5"]).await;
    let made = mapping(&engine, &outputs)
        .function_response_types(FunctionResponseType::ReportBatchItemFailures)
        .maximum_retry_attempts(0);
    made.send().await.unwrap();
    let failure = failure(&engine).await;
    let batch = &failure["KinesisBatchInfo"];
    assert_eq!(batch["startSequenceNumber"], json!(numbers[3]));
    assert_eq!(batch["endSequenceNumber"], json!(numbers[4]));
    assert_eq!(failure["responseContext"]["functionError"], Value::Null);
}

#[tokio::test]
async fn only_what_a_filter_lets_through_is_invoked_with() {
    let (engine, outputs) = deployed().await;
    let numbers = put(&engine, &[r#"{"kind":"bad"}"#, r#"{"kind":"bad wanted"}"#]).await;
    let filter = Filter::builder().pattern(r#"{"data":{"kind":[{"suffix":"wanted"}]}}"#);
    let criteria = FilterCriteria::builder().filters(filter.build()).build();
    let made = mapping(&engine, &outputs)
        .filter_criteria(criteria)
        .maximum_retry_attempts(0);
    made.send().await.unwrap();
    let failure = failure(&engine).await;
    let batch = &failure["KinesisBatchInfo"];
    assert_eq!(batch["batchSize"], json!(1));
    assert_eq!(batch["startSequenceNumber"], json!(numbers[1]));
}

#[tokio::test]
async fn a_disabled_mapping_keeps_its_place() {
    let (engine, outputs) = deployed().await;
    let client = engine.lambda();
    let made = mapping(&engine, &outputs).maximum_retry_attempts(0);
    let uuid = made.send().await.unwrap().uuid.unwrap();
    until_state(&client, &uuid, "Enabled").await;
    let enable = async |enabled: bool| {
        let update = client.update_event_source_mapping().uuid(&uuid);
        update.enabled(enabled).send().await.unwrap();
        until_state(&client, &uuid, if enabled { "Enabled" } else { "Disabled" }).await;
    };
    enable(false).await;
    let numbers = put(&engine, &["bad"]).await;
    let s3 = engine.s3();
    let listed = s3.list_objects_v2().bucket(BUCKET).send().await.unwrap();
    assert_eq!(listed.key_count(), Some(0));
    enable(true).await;
    let failure = failure(&engine).await;
    let batch = &failure["KinesisBatchInfo"];
    assert_eq!(batch["startSequenceNumber"], json!(numbers[0]));
}
