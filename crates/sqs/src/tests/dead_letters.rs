//! Messages that were received too often.

use model::sqs as api;

use super::world::{World, create, text};

async fn pair(world: &World) -> (String, String) {
    let dead = world.queue("dead", &[]).await;
    let arn = world.attribute(&dead, "QueueArn").await.unwrap();
    let redrive = format!(r#"{{"deadLetterTargetArn":"{arn}","maxReceiveCount":2}}"#);
    let attributes = [
        ("RedrivePolicy", redrive.as_str()),
        ("VisibilityTimeout", "0"),
    ];
    (world.queue("q", &attributes).await, dead)
}

#[tokio::test]
async fn a_message_that_was_received_too_often_goes_to_the_dead_letter_queue() {
    let world = World::new();
    let (url, dead) = pair(&world).await;
    let sent = world.send(&url, "one").await;
    for _ in 0..2 {
        assert_eq!(world.bodies(&url).await, ["one"]);
    }
    assert!(world.receive(&url).await.is_empty());
    assert_eq!(world.counts(&url).await, ["0", "0", "0"]);
    let letter = world.receive(&dead).await.remove(0);
    assert_eq!(letter.message_id, sent.message_id);
    let told = letter.attributes.unwrap();
    assert_eq!(
        told["DeadLetterQueueSourceArn"],
        "arn:aws:sqs:us-east-1:111122223333:q"
    );
    assert_eq!(told["ApproximateReceiveCount"], "1");
    let sources = api::ListDeadLetterSourceQueuesInput {
        queue_url: text(&dead),
        ..Default::default()
    };
    let sources = world.call::<api::ListDeadLetterSourceQueues>(sources).await;
    assert_eq!(sources.unwrap().queue_urls, Some(vec![url]));
}

#[tokio::test]
async fn a_dead_letters_age_counts_from_its_move() {
    let world = World::new();
    let (url, dead) = pair(&world).await;
    world.send(&url, "x").await;
    world.pass_s(1000);
    for _ in 0..3 {
        world.receive(&url).await;
        world.pass_s(30);
    }
    assert!(world.receive(&url).await.is_empty());
    world.pass_s(40);
    world.sums.clear();
    world.service.tell_what_queues_hold();
    let oldest = ("ApproximateAgeOfOldestMessage", 70.0);
    assert!(world.sums.all().contains(&oldest), "{:?}", world.sums.all());
    drop(dead);
}

#[tokio::test]
async fn without_the_dead_letter_queue_messages_stay() {
    let world = World::new();
    let (url, dead) = pair(&world).await;
    world.send(&url, "one").await;
    let gone = api::DeleteQueueInput {
        queue_url: text(&dead),
    };
    world.call::<api::DeleteQueue>(gone).await.unwrap();
    for _ in 0..4 {
        assert_eq!(world.bodies(&url).await, ["one"]);
    }
}

#[tokio::test]
async fn a_dead_letter_queue_must_be_there_and_want_the_letters() {
    let world = World::new();
    let allow = r#"{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111122223333:friend"]}"#;
    world.queue("dead", &[("RedriveAllowPolicy", allow)]).await;
    let redrive = |name: &str| {
        format!(r#"{{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:{name}"}}"#)
    };
    for (source, target, reason) in [
        ("q", "none", Some("does not exist")),
        ("q", "dead", Some("does not allow")),
        ("friend", "dead", None),
    ] {
        let input = create(source, &[("RedrivePolicy", &redrive(target))]);
        let made = world.call::<api::CreateQueue>(input).await;
        match reason {
            Some(reason) => assert!(made.unwrap_err().message.contains(reason)),
            None => assert!(made.is_ok()),
        }
    }
}
