//! Consumers with enhanced fan-out. See "RegisterStreamConsumer" and its neighbours in the Kinesis
//! API Reference.

use std::collections::BTreeMap;

use model::kinesis as api;
use wire::Fault;

use crate::Options;
use crate::testing::{START_MS, World, no_limits, refused, text};

const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s";

fn slow() -> Options {
    Options {
        transition_ms: 500,
        ..no_limits()
    }
}

async fn register(world: &World, name: &str) -> Result<api::Consumer, Fault> {
    let input = api::RegisterStreamConsumerInput {
        stream_arn: text(STREAM),
        consumer_name: text(name),
        tags: Some(BTreeMap::from([("team".to_owned(), name.to_owned())])),
        ..Default::default()
    };
    let output = world.call::<api::RegisterStreamConsumer>(input).await?;
    Ok(output.consumer.unwrap())
}

async fn describe(world: &World, arn: &str) -> Result<api::ConsumerDescription, Fault> {
    let input = api::DescribeStreamConsumerInput {
        consumer_arn: text(arn),
        ..Default::default()
    };
    let output = world.call::<api::DescribeStreamConsumer>(input).await?;
    Ok(output.consumer_description.unwrap())
}

async fn deregister(world: &World, arn: &str) -> Result<(), Fault> {
    let input = api::DeregisterStreamConsumerInput {
        consumer_arn: text(arn),
        ..Default::default()
    };
    let output = world.call::<api::DeregisterStreamConsumer>(input).await;
    output.map(|_| ())
}

/// Waits until a consumer has this state; `None` is for one that is gone.
async fn becomes(world: &World, arn: &str, status: Option<&str>) {
    let mut rows = world.kinesis.consumers.subscribe();
    loop {
        rows.borrow_and_update();
        let found = describe(world, arn).await.ok();
        if found.and_then(|found| found.consumer_status).as_deref() == status {
            return;
        }
        rows.changed().await.unwrap();
    }
}

async fn registered(world: &World, name: &str) -> String {
    let arn = register(world, name).await.unwrap().consumer_arn.unwrap();
    becomes(world, &arn, Some("ACTIVE")).await;
    arn
}

async fn listed(
    world: &World,
    input: api::ListStreamConsumersInput,
) -> (Vec<String>, Option<String>) {
    let input = api::ListStreamConsumersInput {
        stream_arn: text(STREAM),
        ..input
    };
    let output = world.call::<api::ListStreamConsumers>(input).await.unwrap();
    let consumers = output.consumers.unwrap();
    let names = consumers.into_iter().map(|one| one.consumer_name.unwrap());
    (names.collect(), output.next_token)
}

async fn count(world: &World) -> Option<i32> {
    let input = api::DescribeStreamSummaryInput {
        stream_name: text("s"),
        ..Default::default()
    };
    let output = world.call::<api::DescribeStreamSummary>(input).await;
    output
        .unwrap()
        .stream_description_summary
        .unwrap()
        .consumer_count
}

#[tokio::test]
async fn a_consumer_comes_and_goes_on_the_service_clock_and_over_a_restart() {
    let world = World::new(slow());
    let created = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(1),
        ..Default::default()
    };
    world.call::<api::CreateStream>(created).await.unwrap();
    let early = register(&world, "c").await;
    let message = "Stream s under account 111122223333 not ACTIVE, instead in state CREATING";
    assert_eq!(
        refused(early),
        ("ResourceInUseException".to_owned(), message.to_owned())
    );
    world.clock.pass(500);
    world.settled("s").await;
    let made = register(&world, "c").await.unwrap();
    let arn = format!("{STREAM}/consumer/c:{}", START_MS / 1000);
    assert_eq!(made.consumer_arn.as_ref(), Some(&arn));
    assert_eq!(made.consumer_status.as_deref(), Some("CREATING"));
    assert_eq!(
        made.consumer_creation_timestamp.map(|time| time.millis()),
        Some(START_MS as i64)
    );
    assert_eq!(
        describe(&world, &arn)
            .await
            .unwrap()
            .consumer_status
            .as_deref(),
        Some("CREATING")
    );

    // What was on its way gets there after a power cut.
    let world = world.crash(1);
    becomes(&world, &arn, Some("ACTIVE")).await;
    let described = describe(&world, &arn).await.unwrap();
    assert_eq!(described.stream_arn.as_deref(), Some(STREAM));
    assert_eq!(count(&world).await, Some(1));
    let again = register(&world, "c").await;
    let message = "Consumer c under stream s already exists for account 111122223333.";
    assert_eq!(
        refused(again),
        ("ResourceInUseException".to_owned(), message.to_owned())
    );

    deregister(&world, &arn).await.unwrap();
    deregister(&world, &arn).await.unwrap();
    assert_eq!(
        describe(&world, &arn)
            .await
            .unwrap()
            .consumer_status
            .as_deref(),
        Some("DELETING")
    );
    let world = world.crash(2);
    world.clock.pass(1_000);
    becomes(&world, &arn, None).await;
    assert_eq!(
        refused(describe(&world, &arn).await),
        (
            "ResourceNotFoundException".to_owned(),
            format!("Consumer {arn}, account 111122223333 not found.")
        )
    );
    let next = register(&world, "c").await.unwrap().consumer_arn.unwrap();
    assert_ne!(next, arn, "registered again it is another one");
    assert!(
        refused(describe(&world, &arn).await)
            .1
            .starts_with("Consumer ")
    );
    assert!(
        refused(deregister(&world, &arn).await)
            .1
            .starts_with("Consumer ")
    );
}

#[tokio::test]
async fn twenty_consumers_of_which_five_may_be_creating() {
    let world = World::new(Options {
        transition_ms: 1,
        ..no_limits()
    });
    let created = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(1),
        ..Default::default()
    };
    world.call::<api::CreateStream>(created).await.unwrap();
    world.clock.pass(1);
    world.settled("s").await;
    for round in 0..4 {
        let mut arns = Vec::new();
        for n in 0..5 {
            let name = format!("c{round}{n}");
            arns.push(register(&world, &name).await.unwrap().consumer_arn.unwrap());
        }
        let (code, message) = refused(register(&world, "sixth").await);
        assert_eq!(code, "LimitExceededException");
        let creating = if round < 3 {
            "CREATING"
        } else {
            "20 consumers"
        };
        assert!(message.contains(creating), "{message}");
        world.clock.pass(1);
        for arn in arns {
            becomes(&world, &arn, Some("ACTIVE")).await;
        }
    }
    let (code, message) = refused(register(&world, "more").await);
    assert_eq!(code, "LimitExceededException");
    assert!(message.contains("20 consumers"), "{message}");
    assert_eq!(count(&world).await, Some(20));
}

#[tokio::test]
async fn fifty_consumers_of_an_on_demand_stream_where_the_account_is_committed() {
    let world = World::new(no_limits());
    let created = api::CreateStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    world.call::<api::CreateStream>(created).await.unwrap();
    world.settled("s").await;
    let commit = async |status: &str| {
        let wanted = api::MinimumThroughputBillingCommitmentInput {
            status: text(status),
        };
        let input = api::UpdateAccountSettingsInput {
            minimum_throughput_billing_commitment: Some(wanted),
        };
        let answer = world.call::<api::UpdateAccountSettings>(input).await;
        answer.unwrap();
    };
    for n in 0..20 {
        registered(&world, &format!("c{n}")).await;
    }
    assert_eq!(
        refused(register(&world, "more").await).0,
        "LimitExceededException"
    );
    commit("ENABLED").await;
    for n in 20..50 {
        registered(&world, &format!("c{n}")).await;
    }
    let (code, message) = refused(register(&world, "more").await);
    assert_eq!(code, "LimitExceededException");
    assert!(message.contains("50 consumers"), "{message}");
}

#[tokio::test]
async fn listings_go_on_with_tokens_that_expire() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    world.stream("t", 1).await;
    for name in ["b", "a", "c"] {
        registered(&world, name).await;
    }
    let page = |max_results, next_token| api::ListStreamConsumersInput {
        max_results,
        next_token,
        ..Default::default()
    };
    let all: Vec<_> = ["a", "b", "c"].map(str::to_owned).into();
    assert_eq!(listed(&world, page(None, None)).await, (all.clone(), None));
    let (first, token) = listed(&world, page(Some(2), None)).await;
    assert_eq!(first, all[..2]);
    let (rest, end) = listed(&world, page(Some(2), token.clone())).await;
    assert_eq!((&rest[..], end), (&all[2..], None));

    let created = |millis| api::ListStreamConsumersInput {
        stream_creation_timestamp: Some(wire::Timestamp::from_millis(millis)),
        ..Default::default()
    };
    assert_eq!(listed(&world, created(START_MS as i64)).await.0, all);
    let ask = async |arn: &str, input| {
        let stream_arn = text(arn);
        let input = api::ListStreamConsumersInput {
            stream_arn,
            ..input
        };
        refused(world.call::<api::ListStreamConsumers>(input).await)
    };
    let both = api::ListStreamConsumersInput {
        next_token: token.clone(),
        ..created(START_MS as i64)
    };
    let other = STREAM.replace("/s", "/t");
    for (arn, input, code, message) in [
        (
            STREAM,
            created(START_MS as i64 + 5_000),
            "ResourceNotFoundException",
            "Stream s under account 111122223333 not found.",
        ),
        (
            STREAM,
            both,
            "InvalidArgumentException",
            "NextToken and StreamCreationTimestamp cannot be provided together.",
        ),
        (
            STREAM,
            page(None, text("x")),
            "InvalidArgumentException",
            "Invalid NextToken.",
        ),
        (
            &other,
            page(None, token.clone()),
            "InvalidArgumentException",
            "Invalid NextToken.",
        ),
    ] {
        assert_eq!(ask(arn, input).await, (code.to_owned(), message.to_owned()));
    }
    world.clock.pass(300_001);
    assert_eq!(
        ask(STREAM, page(None, token)).await.0,
        "ExpiredNextTokenException"
    );
}

#[tokio::test]
async fn a_stream_with_consumers_is_deleted_only_by_force() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let arn = registered(&world, "c").await;
    let delete = |enforce_consumer_deletion| api::DeleteStreamInput {
        stream_name: text("s"),
        enforce_consumer_deletion,
        ..Default::default()
    };
    for enforced in [None, Some(false)] {
        assert_eq!(
            refused(world.call::<api::DeleteStream>(delete(enforced)).await),
            (
                "ResourceInUseException".to_owned(),
                "DeleteStream can't delete 111122223333:s because there are consumers associated \
                 with this data stream. To delete s anyway, set the EnforceConsumerDeletion \
                 parameter to true to force the deletion of all the consumers that are associated \
                 with it."
                    .to_owned()
            )
        );
    }
    world
        .call::<api::DeleteStream>(delete(Some(true)))
        .await
        .unwrap();
    world.settled("s").await;
    assert_eq!(
        refused(describe(&world, &arn).await).0,
        "ResourceNotFoundException"
    );
    world.stream("s", 1).await;
    assert_eq!(
        count(&world).await,
        Some(0),
        "the next stream of that name has none"
    );
}

#[tokio::test]
async fn tags_and_rights_are_the_consumer_s() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let arn = registered(&world, "c").await;
    let tags = async || {
        let input = api::ListTagsForResourceInput {
            resource_arn: text(&arn),
            ..Default::default()
        };
        let output = world.call::<api::ListTagsForResource>(input).await.unwrap();
        let tags = output.tags.unwrap().into_iter();
        tags.map(|tag| (tag.key.unwrap(), tag.value.unwrap()))
            .collect::<Vec<_>>()
    };
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(tags().await, [pair("team", "c")]);
    let add = api::TagResourceInput {
        resource_arn: text(&arn),
        tags: Some(BTreeMap::from([pair("a", "1"), pair("team", "d")])),
        ..Default::default()
    };
    world.call::<api::TagResource>(add).await.unwrap();
    assert_eq!(tags().await, [pair("a", "1"), pair("team", "d")]);
    let asked = world.rules.last();
    assert_eq!(
        (asked.action, &asked.resource),
        ("kinesis:ListTagsForResource", &arn)
    );
    assert!(
        asked
            .context
            .contains(&("aws:ResourceTag/team".to_owned(), vec!["d".to_owned()]))
    );
    let take = api::UntagResourceInput {
        resource_arn: text(&arn),
        tag_keys: Some(vec!["team".to_owned()]),
        ..Default::default()
    };
    world.call::<api::UntagResource>(take).await.unwrap();
    assert_eq!(tags().await, [pair("a", "1")]);

    let named = api::DescribeStreamConsumerInput {
        stream_arn: text(STREAM),
        consumer_name: text("c"),
        ..Default::default()
    };
    world
        .call::<api::DescribeStreamConsumer>(named)
        .await
        .unwrap();
    let asked = world.rules.last();
    assert_eq!(
        (asked.action, asked.resource),
        ("kinesis:DescribeStreamConsumer", arn)
    );
    listed(&world, Default::default()).await;
    let asked = world.rules.last();
    assert_eq!(asked.action, "kinesis:ListStreamConsumers");
    assert_eq!(asked.resource, STREAM);
}
