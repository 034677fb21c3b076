//! Messages on their way to queues and functions.

use std::sync::atomic::Ordering;

use model::sns as api;
use plane::Principal;
use store::ServiceClock;
use wire::Fault;

use super::world::{FUNCTION, QUEUE, World, text};
use crate::limits;

fn busy() -> Fault {
    Fault::client("RequestThrottled", "Rate exceeded")
}

fn denied() -> Fault {
    Fault::client("AccessDenied", "no").with_status(403)
}

/// Nothing is left of messages and deliveries.
fn is_done(world: &World) -> bool {
    let service = &world.service;
    service.deliveries.is_empty() && service.messages.is_empty() && service.bytes() == 0
}

#[tokio::test]
async fn a_message_goes_to_each_subscription_as_its_protocol_has_it() {
    let world = World::new();
    let topic = world.topic("t").await;
    world.subscribe(&topic, "sqs", QUEUE).await;
    let function = world.subscribe(&topic, "lambda", FUNCTION).await;
    world.publish(&topic, "hello").await;
    world.until("both deliveries", is_done).await;
    let message = world.told.messages.lock().unwrap().remove(0);
    let url = "https://sqs.us-east-1.amazonaws.com/111122223333/q";
    assert_eq!(message.queue_url.as_deref(), Some(url));
    let body = message.message_body.unwrap();
    let envelope: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (&envelope["Type"], &envelope["Message"]),
        (&"Notification".into(), &"hello".into())
    );
    let event = world.told.events.lock().unwrap().remove(0);
    let event: serde_json::Value = serde_json::from_slice(&event).unwrap();
    let record = &event["Records"][0];
    assert_eq!(record["EventSubscriptionArn"], function.as_str());
    assert_eq!(record["Sns"]["MessageId"], envelope["MessageId"]);
    assert_eq!(record["Sns"]["Subject"], serde_json::Value::Null);
    for caller in world.told.callers.lock().unwrap().iter() {
        let service = Principal::Service("sns.amazonaws.com".to_owned());
        assert_eq!(caller.principal, service);
        assert_eq!(caller.source_arn.as_deref(), Some(topic.as_str()));
    }
    assert_eq!(world.told.counted("NumberOfNotificationsDelivered"), 2);
}

#[tokio::test]
async fn a_raw_message_is_as_it_was_published() {
    let world = World::new();
    let topic = world.topic("t").await;
    let arn = world.subscribe(&topic, "sqs", QUEUE).await;
    let input = api::SetSubscriptionAttributesInput {
        subscription_arn: text(&arn),
        attribute_name: text("RawMessageDelivery"),
        attribute_value: text("true"),
    };
    world
        .call::<api::SetSubscriptionAttributes>(input)
        .await
        .unwrap();
    let value = api::MessageAttributeValue {
        data_type: text("Number"),
        string_value: text("3"),
        ..Default::default()
    };
    let input = api::PublishInput {
        target_arn: text(&topic),
        message: text("plain"),
        message_attributes: Some([("n".to_owned(), value)].into()),
        ..Default::default()
    };
    world.call::<api::Publish>(input).await.unwrap();
    world.until("the delivery", is_done).await;
    let message = world.told.messages.lock().unwrap().remove(0);
    assert_eq!(message.message_body.as_deref(), Some("plain"));
    let attributes = message.message_attributes.unwrap();
    assert_eq!(attributes["n"].string_value.as_deref(), Some("3"));
}

#[tokio::test]
async fn what_passes_is_tried_again_and_what_does_not_is_given_up() {
    let world = World::new();
    let topic = world.topic("t").await;
    world.subscribe(&topic, "sqs", QUEUE).await;
    world.fail(vec![busy(); 7]);
    world.publish(&topic, "late").await;
    world.until("the eighth try", is_done).await;
    assert_eq!(world.messages(), 1);
    world.fail(vec![denied()]);
    world.publish(&topic, "lost").await;
    world.until("the refusal", is_done).await;
    assert_eq!(world.messages(), 1);
    assert_eq!(world.told.counted("NumberOfNotificationsFailed"), 1);
}

#[tokio::test]
async fn acknowledged_messages_are_delivered_after_a_power_cut() {
    for seed in 0..8 {
        let world = World::new();
        let topic = world.topic("t").await;
        world.subscribe(&topic, "sqs", QUEUE).await;
        world.fail(vec![busy(); 1_000]);
        for message in ["one", "two"] {
            world.publish(&topic, message).await;
        }
        let world = world.crash(seed);
        assert_eq!(world.service.messages.len(), 2, "seed {seed}");
        assert_eq!(world.service.bytes(), 6);
        world.fail(Vec::new());
        world.until("both deliveries", is_done).await;
        let messages = world.told.messages.lock().unwrap();
        let bodies = messages.iter().map(|message| {
            let body = message.message_body.as_deref().unwrap();
            let envelope: serde_json::Value = serde_json::from_str(body).unwrap();
            envelope["Message"].as_str().unwrap().to_owned()
        });
        let mut bodies: Vec<String> = bodies.collect();
        bodies.sort();
        bodies.dedup();
        assert_eq!(bodies, ["one", "two"]);
    }
}

#[tokio::test]
async fn who_unsubscribes_gets_nothing_more() {
    let mut world = World::new();
    let topic = world.topic("t").await;
    let arn = world.subscribe(&topic, "sqs", QUEUE).await;
    world.fail(vec![busy(); 1_000]);
    world.publish(&topic, "under way").await;
    let input = || api::UnsubscribeInput {
        subscription_arn: text(&arn),
    };
    world.call::<api::Unsubscribe>(input()).await.unwrap();
    let signer = world.caller.clone();
    world.told.asked.lock().unwrap().clear();
    // The link in a notification is for whoever has it.
    world.caller.principal = plane::Principal::Anonymous;
    world.call::<api::Unsubscribe>(input()).await.unwrap();
    assert!(world.told.asked.lock().unwrap().is_empty());
    world.caller = signer;
    world.publish(&topic, "later").await;
    world.until("the end", is_done).await;
    assert_eq!(world.messages(), 0);
}

#[tokio::test]
async fn publishers_are_throttled_where_there_is_no_room() {
    let world = World::new();
    let topic = world.topic("t").await;
    world.subscribe(&topic, "sqs", QUEUE).await;
    let bytes = &world.service.bytes;
    bytes.store(limits::MESSAGES_BYTES_MAX, Ordering::Release);
    let publish = || api::PublishInput {
        topic_arn: text(&topic),
        message: text("x"),
        ..Default::default()
    };
    let fault = world.call::<api::Publish>(publish()).await.unwrap_err();
    assert_eq!((fault.code.as_ref(), fault.status), ("Throttled", 429));
    bytes.store(0, Ordering::Release);
    world.call::<api::Publish>(publish()).await.unwrap();
    world.until("the delivery", is_done).await;
}

#[tokio::test]
async fn deliveries_go_on_when_a_full_disk_has_room_again() {
    let world = World::new();
    let topic = world.topic("t").await;
    world.subscribe(&topic, "sqs", QUEUE).await;
    world.fail(vec![busy(); 100_000]);
    world.disk.set_capacity(Some(world.disk.used_bytes()));
    let mut bytes = limits::MESSAGE_BYTES_MAX;
    let mut published = 0;
    // Until there is no room for the smallest message, nor for the end of a delivery.
    while bytes > 0 {
        let input = api::PublishInput {
            topic_arn: text(&topic),
            message: Some("x".repeat(bytes)),
            ..Default::default()
        };
        match world.call::<api::Publish>(input).await {
            Ok(_) => published += 1,
            Err(fault) => {
                assert!(fault.status >= 500, "{fault}");
                bytes /= 2;
            }
        }
    }
    assert!(published > 0);
    world.fail(Vec::new());
    let tried = ServiceClock::now_ms(&*world.clock) + 60_000;
    let is_tried = |world: &World| ServiceClock::now_ms(&*world.clock) > tried;
    world.until("a minute of tries", is_tried).await;
    assert!(!is_done(&world));
    world.disk.set_capacity(None);
    world.until("the end of all deliveries", is_done).await;
    assert_eq!(world.messages(), published);
}
