//! Answers and refusals of the operations.

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, DeleteEventSourceMapping,
    DeleteEventSourceMappingInput, DestinationConfig, EventSourceMappingMetricsConfig,
    FilterCriteria, GetEventSourceMapping, GetEventSourceMappingInput, ListEventSourceMappings,
    ListEventSourceMappingsInput, OnFailure, SelfManagedEventSource, UpdateEventSourceMapping,
    UpdateEventSourceMappingInput,
};
use wire::{Fault, Timestamp};

use super::neighbours::{FUNCTION, STREAM};
use super::world::{NOW_MS, World, mapping};

pub(super) async fn refusal(
    world: &World,
    input: CreateEventSourceMappingInput,
) -> (String, String, u16) {
    let fault = world
        .call::<CreateEventSourceMapping>(input)
        .await
        .unwrap_err();
    (fault.code.into_owned(), fault.message, fault.status)
}

pub(super) fn invalid(message: impl Into<String>) -> (String, String, u16) {
    (
        "InvalidParameterValueException".to_owned(),
        message.into(),
        400,
    )
}

#[tokio::test]
async fn create_answers_awss_members_and_defaults() {
    let world = World::new(1);
    let created = world.create(mapping()).await;
    let uuid = created.uuid.clone().unwrap();
    assert_eq!(uuid::Uuid::parse_str(&uuid).unwrap().get_version_num(), 4);
    assert_eq!(created.batch_size, Some(100));
    assert_eq!(created.bisect_batch_on_function_error, Some(false));
    let on_failure = OnFailure { destination: None };
    assert_eq!(
        created.destination_config,
        Some(DestinationConfig {
            on_success: None,
            on_failure: Some(on_failure)
        })
    );
    assert_eq!(created.event_source_arn.as_deref(), Some(STREAM));
    assert_eq!(
        created.event_source_mapping_arn,
        Some(format!(
            "arn:aws:lambda:us-east-1:111122223333:event-source-mapping:{uuid}"
        ))
    );
    assert_eq!(created.function_arn.as_deref(), Some(FUNCTION));
    assert_eq!(created.function_response_types, Some(Vec::new()));
    assert_eq!(created.last_modified, Some(Timestamp::from_millis(NOW_MS)));
    assert_eq!(
        created.last_processing_result.as_deref(),
        Some("No records processed")
    );
    assert_eq!(created.maximum_batching_window_in_seconds, Some(0));
    assert_eq!(created.maximum_record_age_in_seconds, Some(-1));
    assert_eq!(created.maximum_retry_attempts, Some(-1));
    assert_eq!(created.parallelization_factor, Some(1));
    assert_eq!(created.starting_position.as_deref(), Some("TRIM_HORIZON"));
    assert_eq!(created.state.as_deref(), Some("Creating"));
    assert_eq!(
        created.state_transition_reason.as_deref(),
        Some("User action")
    );
    assert_eq!(created.tumbling_window_in_seconds, Some(0));
    assert_eq!(created.filter_criteria, None);
    assert_eq!(created.topics, None);
    assert_eq!(created.starting_position_timestamp, None);

    world.state(&uuid, "Enabled").await;
    let disabled = CreateEventSourceMappingInput {
        function_name: Some(FUNCTION.to_owned()),
        enabled: Some(false),
        ..mapping()
    };
    assert_eq!(
        refusal(&world, disabled.clone()).await,
        (
            "ResourceConflictException".to_owned(),
            format!(
                "The event source arn (\" {STREAM} \") and function (\" handler \") provided \
                 mapping already exists. Please update or delete the existing mapping with UUID \
                 {uuid}"
            ),
            409
        )
    );
    delete(&world, &uuid).await.unwrap();
    world
        .until("deletion", |world| {
            world.mappings.engine.mappings.is_empty()
        })
        .await;
    let uuid = world.create(disabled).await.uuid.unwrap();
    world.state(&uuid, "Disabled").await;
}

async fn delete(world: &World, uuid: &str) -> Result<Option<String>, Fault> {
    let uuid = Some(uuid.to_owned());
    let input = DeleteEventSourceMappingInput { uuid };
    let deleted = world.call::<DeleteEventSourceMapping>(input).await?;
    Ok(deleted.state)
}

#[tokio::test]
async fn creation_checks_come_in_awss_words() {
    let world = World::new(1);
    let cases = [
        (
            CreateEventSourceMappingInput {
                event_source_arn: None,
                ..mapping()
            },
            "Unrecognized event source.".to_owned(),
        ),
        (
            CreateEventSourceMappingInput {
                starting_position: None,
                ..mapping()
            },
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
             constraint: Member must not be null."
                .to_owned(),
        ),
        (
            CreateEventSourceMappingInput {
                function_name: Some("other".to_owned()),
                ..mapping()
            },
            "Function does not exist".to_owned(),
        ),
        (
            CreateEventSourceMappingInput {
                event_source_arn: Some(STREAM.replace("orders", "x")),
                ..mapping()
            },
            format!("Stream not found: {}", STREAM.replace("orders", "x")),
        ),
        (
            CreateEventSourceMappingInput {
                starting_position: Some("AT_TIMESTAMP".to_owned()),
                starting_position_timestamp: Some(Timestamp::from_millis(NOW_MS + 60_000)),
                ..mapping()
            },
            "StartingPositionTimestamp must not be in the future.".to_owned(),
        ),
        (
            CreateEventSourceMappingInput {
                starting_position: Some("AT_TIMESTAMP".to_owned()),
                ..mapping()
            },
            "Need to specify a timestamp".to_owned(),
        ),
    ];
    for (input, message) in cases {
        assert_eq!(refusal(&world, input).await, invalid(message));
    }
    let (code, message, _) = refusal(
        &world,
        CreateEventSourceMappingInput {
            starting_position: Some("invalid".to_owned()),
            ..mapping()
        },
    )
    .await;
    assert_eq!(code, "ValidationException");
    assert!(
        message.contains("Value 'invalid' at 'startingPosition'"),
        "{message}"
    );
    assert!(world.mappings.engine.mappings.is_empty());
}

#[tokio::test]
async fn what_is_not_there_yet_is_refused_by_name() {
    let world = World::new(1);
    let destination = |arn: &str| {
        let destination = Some(arn.to_owned());
        Some(DestinationConfig {
            on_success: None,
            on_failure: Some(OnFailure { destination }),
        })
    };
    let cases = [
        (
            CreateEventSourceMappingInput {
                kms_key_arn: Some("arn:aws:kms:us-east-1:111122223333:key/k".to_owned()),
                ..mapping()
            },
            "KMSKeyArn",
        ),
        (
            CreateEventSourceMappingInput {
                metrics_config: Some(EventSourceMappingMetricsConfig {
                    metrics: Some(vec!["KafkaMetrics".to_owned()]),
                }),
                ..mapping()
            },
            "MetricsConfig",
        ),
        (
            CreateEventSourceMappingInput {
                topics: Some(vec!["topic".to_owned()]),
                ..mapping()
            },
            "Topics",
        ),
        (
            CreateEventSourceMappingInput {
                self_managed_event_source: Some(SelfManagedEventSource::default()),
                ..mapping()
            },
            "SelfManagedEventSource",
        ),
        (
            CreateEventSourceMappingInput {
                destination_config: destination("kafka://topic"),
                ..mapping()
            },
            "kafka://topic",
        ),
        (
            CreateEventSourceMappingInput {
                event_source_arn: Some("arn:aws:sqs:us-east-1:111122223333:q".to_owned()),
                ..mapping()
            },
            "no Kinesis stream",
        ),
        (
            CreateEventSourceMappingInput {
                maximum_record_age_in_seconds: Some(59),
                ..mapping()
            },
            "MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 \
             (inclusive)",
        ),
    ];
    for (input, name) in cases {
        let (code, message, status) = refusal(&world, input).await;
        assert_eq!(
            (code.as_str(), status),
            ("InvalidParameterValueException", 400)
        );
        assert!(message.contains(name), "{message}");
    }
    // Nothing but the empty values that AWS drops is accepted.
    let input = CreateEventSourceMappingInput {
        filter_criteria: Some(FilterCriteria::default()),
        tumbling_window_in_seconds: Some(0),
        ..mapping()
    };
    let uuid = world.enabled(input).await;
    let change = UpdateEventSourceMappingInput {
        uuid: Some(uuid),
        kms_key_arn: Some("arn:aws:kms:us-east-1:111122223333:key/k".to_owned()),
        ..UpdateEventSourceMappingInput::default()
    };
    let fault = world
        .call::<UpdateEventSourceMapping>(change)
        .await
        .unwrap_err();
    assert_eq!(fault.message, "KMSKeyArn is not supported by Brookmill.");
}

#[tokio::test]
async fn unknown_uuids_are_not_found() {
    let world = World::new(1);
    let uuid = Some("14d13ed2-8b5c-4b3a-9e5d-0d8e3b8d1a11".to_owned());
    let get = GetEventSourceMappingInput { uuid: uuid.clone() };
    let delete = DeleteEventSourceMappingInput { uuid: uuid.clone() };
    let update = UpdateEventSourceMappingInput {
        uuid,
        ..UpdateEventSourceMappingInput::default()
    };
    for fault in [
        world.call::<GetEventSourceMapping>(get).await.unwrap_err(),
        world
            .call::<DeleteEventSourceMapping>(delete)
            .await
            .unwrap_err(),
        world
            .call::<UpdateEventSourceMapping>(update)
            .await
            .unwrap_err(),
    ] {
        assert_eq!(fault.code, "ResourceNotFoundException");
        assert_eq!(fault.message, "The resource you requested does not exist.");
        assert_eq!(fault.status, 404);
    }
}

#[tokio::test]
async fn update_answers_the_old_values_until_they_are_replaced() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    let change = UpdateEventSourceMappingInput {
        uuid: Some(uuid.clone()),
        batch_size: Some(7),
        function_response_types: Some(vec!["ReportBatchItemFailures".to_owned()]),
        ..UpdateEventSourceMappingInput::default()
    };
    let answer = world
        .call::<UpdateEventSourceMapping>(change.clone())
        .await
        .unwrap();
    assert_eq!(answer.state.as_deref(), Some("Updating"));
    assert_eq!(answer.batch_size, Some(100));
    world.state(&uuid, "Enabled").await;
    let answer = world.get(&uuid).await.unwrap();
    assert_eq!(answer.batch_size, Some(7));
    let types = answer.function_response_types.unwrap();
    assert_eq!(types, ["ReportBatchItemFailures"]);

    // A mapping in transition is in use.
    let key = world.mappings.engine.mappings.all()[0].0.clone();
    let between = |row: &mut crate::row::Mapping| row.state = crate::row::State::Disabling;
    let (_, commit) = world
        .mappings
        .engine
        .change(&key, between)
        .unwrap()
        .unwrap();
    commit.await.unwrap();
    let fault = world
        .call::<UpdateEventSourceMapping>(change)
        .await
        .unwrap_err();
    assert_eq!(fault.code, "ResourceInUseException");
    assert_eq!(
        fault.message,
        "Cannot update the event source mapping because it is in use."
    );
    let fault = delete(&world, &uuid).await.unwrap_err();
    assert_eq!(
        fault.message,
        "Cannot delete the event source mapping because it is in use."
    );
}

#[tokio::test]
async fn delete_answers_once_and_leaves_nothing() {
    let world = World::new(2);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    assert_eq!(
        delete(&world, &uuid).await.unwrap().as_deref(),
        Some("Deleting")
    );
    world
        .until("deletion", |world| {
            let engine = &world.mappings.engine;
            engine.mappings.is_empty() && engine.checkpoints.is_empty()
        })
        .await;
    assert_eq!(world.get(&uuid).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn a_deletion_does_not_wait_for_a_function_that_takes_long() {
    let world = World::new(2);
    let uuid = world.enabled(mapping()).await;
    world.lambda.holds.send_replace(true);
    world.put(0, &["a"]);
    world
        .until("an invocation", |world| !world.lambda.batches().is_empty())
        .await;
    delete(&world, &uuid).await.unwrap();
    world
        .until("deletion", |world| {
            let engine = &world.mappings.engine;
            engine.mappings.is_empty() && engine.checkpoints.is_empty()
        })
        .await;
    // The stream can have another to the same function, which begins where it says.
    world.enabled(mapping()).await;
    world.lambda.holds.send_replace(false);
    world
        .until("the record", |world| world.lambda.batches().len() > 1)
        .await;
}

#[tokio::test]
async fn list_filters_and_pages() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    let list = |input: ListEventSourceMappingsInput| {
        let world = &world;
        async move {
            let listed = world.call::<ListEventSourceMappings>(input).await.unwrap();
            let uuids = listed.event_source_mappings.unwrap().into_iter();
            (
                uuids.filter_map(|it| it.uuid).collect::<Vec<_>>(),
                listed.next_marker,
            )
        }
    };
    let all = ListEventSourceMappingsInput::default();
    assert_eq!(list(all.clone()).await, (vec![uuid.clone()], None));
    for (function, stream, expected) in [
        (Some("handler"), None, 1),
        (Some(FUNCTION), Some(STREAM.to_owned()), 1),
        (Some("other"), None, 0),
        (None, Some(STREAM.replace("orders", "x")), 0),
    ] {
        let input = ListEventSourceMappingsInput {
            function_name: function.map(str::to_owned),
            event_source_arn: stream,
            ..all.clone()
        };
        assert_eq!(list(input).await.0.len(), expected);
    }
    // Rows as other mappings would have them: a page ends where it is full.
    let engine = &world.mappings.engine;
    let row = engine.mappings.all()[0].1.clone();
    let (_, commit) = world
        .store
        .transact(|transaction| {
            for index in 0..2_u128 {
                let mut row = crate::row::Mapping::clone(&row);
                row.uuid = uuid::Uuid::from_u128(index).to_string();
                transaction.put(&engine.mappings, &row.key(), row);
            }
            Ok::<_, store::StoreError>(())
        })
        .unwrap();
    commit.await.unwrap();
    let page = |marker: Option<String>| ListEventSourceMappingsInput {
        max_items: Some(2),
        marker,
        ..ListEventSourceMappingsInput::default()
    };
    let (first, marker) = list(page(None)).await;
    assert_eq!(first.len(), 2);
    let (second, end) = list(page(marker)).await;
    assert_eq!((second, end), (vec![uuid], None));
}
