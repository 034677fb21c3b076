//! Resource policies. See "Sharing your data stream with another account" in the developer guide.

use std::collections::BTreeMap;

use model::kinesis as api;
use plane::{Account, Caller, Principal, Region};

use crate::testing::{World, no_limits, refused, text};

const ARN: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
    "Principal":{"AWS":"444455556666"},"Action":"kinesis:PutRecord",
    "Resource":"arn:aws:kinesis:us-east-1:111122223333:stream/s"}]}"#;

async fn get(world: &World) -> String {
    let input = api::GetResourcePolicyInput {
        resource_arn: text(ARN),
        ..Default::default()
    };
    let output = world.call::<api::GetResourcePolicy>(input).await.unwrap();
    output.policy.unwrap()
}

fn put(policy: &str) -> api::PutResourcePolicyInput {
    api::PutResourcePolicyInput {
        resource_arn: text(ARN),
        policy: text(policy),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_policy_is_kept_as_it_was_put_and_goes_along_with_every_access() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    assert_eq!(get(&world).await, "{}", "before there was one");
    world
        .call::<api::PutResourcePolicy>(put(POLICY))
        .await
        .unwrap();
    assert_eq!(get(&world).await, POLICY);

    let world = world.crash(1);
    assert_eq!(get(&world).await, POLICY, "after a power cut");
    world.put("s", "k", "data").await.unwrap();
    let asked = world.rules.last();
    assert_eq!(asked.action, "kinesis:PutRecord");
    assert_eq!(
        asked.resource_policy.as_deref(),
        auth::Policy::parse(POLICY).ok().as_ref()
    );

    let delete = || api::DeleteResourcePolicyInput {
        resource_arn: text(ARN),
        ..Default::default()
    };
    for _ in 0..2 {
        world
            .call::<api::DeleteResourcePolicy>(delete())
            .await
            .unwrap();
        assert_eq!(get(&world).await, "{}");
    }
    world.put("s", "k", "data").await.unwrap();
    assert_eq!(world.rules.last().resource_policy, None);
}

#[tokio::test]
async fn what_is_no_policy_changes_nothing() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    world
        .call::<api::PutResourcePolicy>(put(POLICY))
        .await
        .unwrap();
    let result = world.call::<api::PutResourcePolicy>(put("{}")).await;
    assert_eq!(refused(result).0, "InvalidArgumentException");
    assert_eq!(get(&world).await, POLICY);

    let mut elsewhere = put(POLICY);
    elsewhere.resource_arn = text(&ARN.replace("/s", "/t"));
    let result = world.call::<api::PutResourcePolicy>(elsewhere).await;
    let message = "Stream t under account 111122223333 not found.";
    assert_eq!(
        refused(result),
        ("ResourceNotFoundException".to_owned(), message.to_owned())
    );
}

#[tokio::test]
async fn other_accounts_never_touch_the_policy() {
    let mut world = World::new(no_limits());
    world.stream("s", 1).await;
    let owner = world.caller.clone();
    world.caller = Caller::root(
        Account::new("444455556666"),
        Region::new("us-east-1"),
        "other",
    );
    let denied = "User: arn:aws:iam::444455556666:root is not authorized to perform: \
                  kinesis:PutResourcePolicy on resource: \
                  arn:aws:kinesis:us-east-1:111122223333:stream/s because no resource-based policy \
                  allows the kinesis:PutResourcePolicy action";
    assert_eq!(
        refused(world.call::<api::PutResourcePolicy>(put(POLICY)).await),
        ("AccessDeniedException".to_owned(), denied.to_owned())
    );
    world.caller = owner;
    assert_eq!(get(&world).await, "{}");
}

#[tokio::test]
async fn a_consumer_has_a_policy_of_its_own() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let input = api::RegisterStreamConsumerInput {
        stream_arn: text(ARN),
        consumer_name: text("c"),
        ..Default::default()
    };
    let output = world
        .call::<api::RegisterStreamConsumer>(input)
        .await
        .unwrap();
    let arn = output.consumer.unwrap().consumer_arn.unwrap();
    let describe = || api::DescribeStreamConsumerInput {
        consumer_arn: text(&arn),
        ..Default::default()
    };
    loop {
        let described = world.call::<api::DescribeStreamConsumer>(describe()).await;
        let described = described.unwrap().consumer_description.unwrap();
        if described.consumer_status.as_deref() == Some("ACTIVE") {
            break;
        }
        tokio::task::yield_now().await;
    }

    let mut of_consumer = put(POLICY);
    of_consumer.resource_arn = text(&arn);
    world
        .call::<api::PutResourcePolicy>(of_consumer)
        .await
        .unwrap();
    assert_eq!(get(&world).await, "{}", "the stream's is another");

    let world = world.crash(1);
    let described = world.call::<api::DescribeStreamConsumer>(describe()).await;
    described.unwrap();
    let asked = world.rules.last();
    assert_eq!(
        (asked.action, asked.resource.as_str()),
        ("kinesis:DescribeStreamConsumer", arn.as_str())
    );
    assert_eq!(
        asked.resource_policy.as_deref(),
        auth::Policy::parse(POLICY).ok().as_ref()
    );
}

#[tokio::test]
async fn the_owner_s_root_is_not_bound_by_a_policy_where_it_is_about_the_policy() {
    let mut world = World::new(no_limits());
    world.stream("s", 1).await;
    world
        .call::<api::PutResourcePolicy>(put(POLICY))
        .await
        .unwrap();
    get(&world).await;
    assert_eq!(world.rules.last().resource_policy, None);
    world.put("s", "k", "data").await.unwrap();
    assert!(world.rules.last().resource_policy.is_some());

    world.caller.principal = Principal::User {
        name: "u".to_owned(),
        id: "AIDAEXAMPLE".to_owned(),
        path: "/".to_owned(),
    };
    get(&world).await;
    assert!(world.rules.last().resource_policy.is_some());
}

#[tokio::test]
async fn tags_at_creation_are_allowed_like_tags_later() {
    let world = World::new(no_limits());
    world.rules.forbid("kinesis:AddTagsToStream");
    world.rules.forbid("kinesis:TagResource");
    let tag = || BTreeMap::from([("team".to_owned(), "a".to_owned())]);
    let given = |count: usize| (count > 0).then(tag);
    let create = |count| api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(1),
        tags: given(count),
        ..Default::default()
    };
    let denied = |action: &str| ("AccessDeniedException".to_owned(), action.to_owned());
    let result = world.call::<api::CreateStream>(create(1)).await;
    assert_eq!(refused(result), denied("kinesis:AddTagsToStream"));
    let asked = world.rules.last();
    assert_eq!(asked.resource, ARN);
    let key = ("aws:RequestTag/team".to_owned(), vec!["a".to_owned()]);
    assert!(asked.context.contains(&key), "{:?}", asked.context);
    world.call::<api::CreateStream>(create(0)).await.unwrap();
    world.settled("s").await;

    let register = |count| api::RegisterStreamConsumerInput {
        stream_arn: text(ARN),
        consumer_name: text("c"),
        tags: given(count),
        ..Default::default()
    };
    let result = world.call::<api::RegisterStreamConsumer>(register(1)).await;
    assert_eq!(refused(result), denied("kinesis:TagResource"));
    assert_eq!(world.rules.last().resource, format!("{ARN}/consumer/c:*"));
    let result = world.call::<api::RegisterStreamConsumer>(register(0)).await;
    result.unwrap();
}

#[tokio::test]
async fn policies_name_people_who_exist_and_not_their_namesakes() {
    const USER: &str = "arn:aws:iam::111122223333:user/alice";
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let policy = POLICY.replace("444455556666", USER);
    assert_eq!(
        refused(world.call::<api::PutResourcePolicy>(put(&policy)).await),
        (
            "InvalidArgumentException".to_owned(),
            format!("Invalid principal in policy: \"AWS\":\"{USER}\"")
        )
    );
    assert_eq!(get(&world).await, "{}");
    let put_it = async |world: &World, id: &str| {
        world.people.know(USER, id);
        let put = world.call::<api::PutResourcePolicy>(put(&policy));
        put.await.unwrap();
        assert_eq!(get(world).await, policy);
    };
    let asked_of = async |world: &World, id: &str| {
        world.put("s", "k", "data").await.unwrap();
        let bound = BTreeMap::from([(USER.to_owned(), id.to_owned())]);
        let expected = auth::Policy::parse_bound(&policy, &bound);
        let asked = world.rules.last().resource_policy;
        assert_eq!(asked.as_deref(), Some(&expected), "{id}");
    };
    put_it(&world, "AIDAFIRST").await;
    asked_of(&world, "AIDAFIRST").await;
    world.people.know(USER, "AIDASECOND");
    let world = world.crash(2);
    assert!(get(&world).await.contains("AIDAFIRST"));
    asked_of(&world, "AIDAFIRST").await;
    // Put again, the same words mean another.
    put_it(&world, "AIDASECOND").await;
    asked_of(&world, "AIDASECOND").await;
}
