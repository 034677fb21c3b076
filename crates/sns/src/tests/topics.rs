//! Topics and subscriptions themselves, and what calls need.

use model::sns as api;
use plane::Region;
use wire::Fault;

use super::world::{FUNCTION, QUEUE, World, text};

fn code<T>(result: Result<T, Fault>) -> String {
    result.map(drop).unwrap_err().code.into_owned()
}

#[tokio::test]
async fn making_a_topic_twice_is_making_it_once_unless_it_differs() {
    let world = World::new();
    let arn = world.topic("t").await;
    assert_eq!(arn, "arn:aws:sns:us-east-1:111122223333:t");
    assert_eq!(world.topic("t").await, arn);
    let create = |display: &str, tag: Option<&str>| api::CreateTopicInput {
        name: text("t"),
        attributes: Some([("DisplayName".to_owned(), display.to_owned())].into()),
        tags: tag.map(|value| {
            vec![api::Tag {
                key: text("k"),
                value: text(value),
            }]
        }),
        ..Default::default()
    };
    let made = world.call::<api::CreateTopic>(create("", None)).await;
    assert_eq!(made.unwrap().topic_arn, Some(arn));
    for other in [create("other", None), create("", Some("v"))] {
        let fault = world.call::<api::CreateTopic>(other).await.unwrap_err();
        assert!(
            fault
                .message
                .contains("Topic already exists with different")
        );
    }
}

#[tokio::test]
async fn subscribing_twice_is_subscribing_once() {
    let world = World::new();
    let topic = world.topic("t").await;
    let arn = world.subscribe(&topic, "sqs", QUEUE).await;
    assert_eq!(world.subscribe(&topic, "sqs", QUEUE).await, arn);
    let raw = api::SubscribeInput {
        topic_arn: text(&topic),
        protocol: text("sqs"),
        endpoint: text(QUEUE),
        attributes: Some([("RawMessageDelivery".to_owned(), "true".to_owned())].into()),
        ..Default::default()
    };
    let other = world.call::<api::Subscribe>(raw).await;
    assert_eq!(code(other), "InvalidParameter");
    world.subscribe(&topic, "lambda", FUNCTION).await;
    let list = api::ListSubscriptionsInput::default();
    let listed = world.call::<api::ListSubscriptions>(list).await.unwrap();
    assert_eq!(listed.subscriptions.unwrap().len(), 2);
    let delete = api::DeleteTopicInput {
        topic_arn: text(&topic),
    };
    world.call::<api::DeleteTopic>(delete).await.unwrap();
    assert!(world.service.subscriptions.is_empty());
    let get = api::GetSubscriptionAttributesInput {
        subscription_arn: text(&arn),
    };
    let gone = world.call::<api::GetSubscriptionAttributes>(get).await;
    assert_eq!(code(gone), "NotFound");
}

#[tokio::test]
async fn lists_have_pages_of_a_hundred() {
    let world = World::new();
    for number in 0..101 {
        world.topic(&format!("t{number:03}")).await;
    }
    let list = |next_token| api::ListTopicsInput { next_token };
    let first = world.call::<api::ListTopics>(list(None)).await.unwrap();
    assert_eq!(first.topics.unwrap().len(), 100);
    let rest = world.call::<api::ListTopics>(list(first.next_token)).await;
    let rest = rest.unwrap();
    assert_eq!((rest.topics.unwrap().len(), rest.next_token), (1, None));
    let wrong = world.call::<api::ListTopics>(list(text("?"))).await;
    assert_eq!(code(wrong), "InvalidParameter");
}

#[tokio::test]
async fn a_call_names_the_topic_and_brings_its_policy() {
    let world = World::new();
    let topic = world.topic("t").await;
    world.publish(&topic, "x").await;
    let asked = world.told.asked.lock().unwrap().last().unwrap().clone();
    assert_eq!(
        (asked.action, asked.resource.as_str()),
        ("SNS:Publish", topic.as_str())
    );
    assert!(asked.resource_policy.is_some());
    let add = || api::AddPermissionInput {
        topic_arn: text(&topic),
        label: text("l"),
        aws_account_id: Some(vec!["444455556666".to_owned()]),
        action_name: Some(vec!["Publish".to_owned()]),
    };
    world.call::<api::AddPermission>(add()).await.unwrap();
    let again = world.call::<api::AddPermission>(add()).await;
    assert_eq!(code(again), "InvalidParameter");
    let get = || api::GetTopicAttributesInput {
        topic_arn: text(&topic),
    };
    let told = world.call::<api::GetTopicAttributes>(get()).await.unwrap();
    let policy = told.attributes.unwrap().remove("Policy").unwrap();
    assert!(policy.contains("444455556666") && policy.contains("__default_statement_ID"));
    let remove = api::RemovePermissionInput {
        topic_arn: text(&topic),
        label: text("l"),
    };
    world.call::<api::RemovePermission>(remove).await.unwrap();
    let told = world.call::<api::GetTopicAttributes>(get()).await.unwrap();
    assert!(!told.attributes.unwrap()["Policy"].contains("444455556666"));
}

#[tokio::test]
async fn policies_see_tags_protocols_and_endpoints() {
    let world = World::new();
    let seen = |key: &str| {
        let asked = world.told.asked.lock().unwrap();
        let context = &asked.last().unwrap().context;
        let found = context.iter().find(|(name, _)| name == key);
        found.map(|(_, values)| values.clone())
    };
    let one = |value: &str| Some(vec![value.to_owned()]);
    let tags = |value: &str| {
        Some(vec![api::Tag {
            key: text("team"),
            value: text(value),
        }])
    };
    let input = api::CreateTopicInput {
        name: text("t"),
        tags: tags("a"),
        ..Default::default()
    };
    let made = world.call::<api::CreateTopic>(input).await.unwrap();
    assert_eq!(seen("aws:RequestTag/team"), one("a"));
    assert_eq!(seen("aws:TagKeys"), one("team"));
    let arn = made.topic_arn.unwrap();
    world.subscribe(&arn, "sqs", QUEUE).await;
    assert_eq!(seen("sns:Protocol"), one("sqs"));
    assert_eq!(seen("sns:Endpoint"), one(QUEUE));
    assert_eq!(seen("aws:ResourceTag/team"), one("a"));
    let input = api::TagResourceInput {
        resource_arn: text(&arn),
        tags: tags("b"),
    };
    world.call::<api::TagResource>(input).await.unwrap();
    assert_eq!(seen("aws:RequestTag/team"), one("b"));
    let input = api::UntagResourceInput {
        resource_arn: text(&arn),
        tag_keys: Some(vec!["team".to_owned()]),
    };
    world.call::<api::UntagResource>(input).await.unwrap();
    assert_eq!(seen("aws:ResourceTag/team"), one("b"));
    assert_eq!(seen("aws:TagKeys"), one("team"));
}

#[tokio::test]
async fn tags_of_awss_own_are_refused_in_any_case() {
    let world = World::new();
    let topic = world.topic("t").await;
    for reserved in ["aws:x", "AWS:x"] {
        let input = api::TagResourceInput {
            resource_arn: text(&topic),
            tags: Some(vec![api::Tag {
                key: text(reserved),
                value: text("1"),
            }]),
        };
        let refused = world.call::<api::TagResource>(input).await.unwrap_err();
        assert_eq!(refused.code, "InvalidParameter", "{reserved}");
    }
}

/// "AWS JSON policy elements: Principal", IAM User Guide: a principal is stored by its unique id,
/// which is shown once the user or role is gone.
#[tokio::test]
async fn another_user_of_the_same_name_is_not_let() {
    const USER: &str = "arn:aws:iam::111122223333:user/u";
    let (first, second) = ("AIDAFIRST11111111111", "AIDASECOND2222222222");
    let world = World::new();
    let topic = world.topic("t").await;
    let policy = serde_json::json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"AWS": USER},
        "Action": "sns:GetTopicAttributes",
        "Resource": "*",
    }]});
    let set = || api::SetTopicAttributesInput {
        topic_arn: text(&topic),
        attribute_name: text("Policy"),
        attribute_value: Some(policy.to_string()),
    };
    let unknown = world.call::<api::SetTopicAttributes>(set()).await;
    assert_eq!(
        unknown.map(drop).unwrap_err().message,
        "Invalid parameter: Policy Error: PrincipalNotFound"
    );
    let is = |id: &str| world.told.people.know(USER, id);
    is(first);
    world.call::<api::SetTopicAttributes>(set()).await.unwrap();
    is(second);
    let add = api::AddPermissionInput {
        topic_arn: text(&topic),
        label: text("others"),
        aws_account_id: Some(vec!["444455556666".to_owned()]),
        action_name: Some(vec!["Publish".to_owned()]),
    };
    world.call::<api::AddPermission>(add).await.unwrap();
    let world = world.crash(3);
    let get = api::GetTopicAttributesInput {
        topic_arn: text(&topic),
    };
    let got = world.call::<api::GetTopicAttributes>(get).await.unwrap();
    let shown = got.attributes.unwrap().remove("Policy").unwrap();
    assert!(shown.contains(first) && shown.contains("444455556666"));
    assert!(world.told.is_let(first));
    assert!(!world.told.is_let(second));
}

#[tokio::test]
async fn a_delivery_status_of_no_message_is_taken() {
    let world = World::new();
    let topic = world.topic("t").await;
    let set = |name: &str, value: &str| {
        world.call::<api::SetTopicAttributes>(api::SetTopicAttributesInput {
            topic_arn: text(&topic),
            attribute_name: text(name),
            attribute_value: text(value),
        })
    };
    for service in ["Application", "Firehose", "HTTP", "Lambda", "SQS"] {
        let name = format!("{service}SuccessFeedbackSampleRate");
        set(&name, "0").await.unwrap();
        let refused = set(&name, "1").await.map(drop).unwrap_err();
        assert!(refused.message.contains("delivery status logging"));
    }
}

#[tokio::test]
async fn each_region_knows_its_own_topics_alone() {
    let mut world = World::new();
    let topic = world.topic("t").await;
    let subscribed = world.subscribe(&topic, "sqs", QUEUE).await;
    world.caller = world.caller.in_region(Region::new("eu-west-1"));
    let publish = || api::PublishInput {
        topic_arn: text(&topic),
        message: text("m"),
        ..Default::default()
    };
    let target = api::PublishInput {
        target_arn: text(&topic),
        topic_arn: None,
        ..publish()
    };
    let subscribe = api::SubscribeInput {
        topic_arn: text(&topic),
        protocol: text("sqs"),
        endpoint: text(QUEUE),
        ..Default::default()
    };
    let unsubscribe = api::UnsubscribeInput {
        subscription_arn: text(&subscribed),
    };
    let message = |refused: Fault| refused.message;
    let outcomes = [
        world.call::<api::Publish>(publish()).await.map(drop),
        world.call::<api::Publish>(target).await.map(drop),
        world.call::<api::Subscribe>(subscribe).await.map(drop),
        world.call::<api::Unsubscribe>(unsubscribe).await.map(drop),
    ];
    let parameters = ["TopicArn", "TargetArn", "TopicArn", "SubscriptionArn"];
    for (outcome, parameter) in outcomes.into_iter().zip(parameters) {
        let expected = format!("Invalid parameter: {parameter}");
        assert_eq!(outcome.map_err(message), Err(expected));
    }
    // A service goes where the topic is.
    world.caller.chain.push("service.amazonaws.com".to_owned());
    world.call::<api::Publish>(publish()).await.unwrap();
}

#[tokio::test]
async fn each_message_of_a_batch_is_counted_with_its_size() {
    let world = World::new();
    let topic = world.topic("t").await;
    let entry = |id: &str| api::PublishBatchRequestEntry {
        id: text(id),
        message: text("m"),
        ..Default::default()
    };
    let batch = api::PublishBatchInput {
        topic_arn: text(&topic),
        publish_batch_request_entries: Some(vec![entry("1"), entry("2"), entry("3")]),
    };
    world.call::<api::PublishBatch>(batch).await.unwrap();
    assert_eq!(world.told.counted("NumberOfMessagesPublished"), 3);
    assert_eq!(world.told.counted("PublishSize"), 3);
}
