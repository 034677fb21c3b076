//! Sending, receiving, hiding and deleting.

use std::collections::BTreeMap;

use model::sqs as api;

use super::world::{START_MS, World, ten, text};
use crate::index::Entry;
use crate::limits;

#[tokio::test]
async fn a_message_is_hidden_from_others_until_its_time_is_over_or_it_is_deleted() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let sent = world.send(&url, "one").await;
    let first = world.receive(&url).await.remove(0);
    assert_eq!(first.message_id, sent.message_id);
    assert_eq!(first.md5_of_body, sent.md5_of_message_body);
    assert!(world.receive(&url).await.is_empty());
    assert_eq!(world.counts(&url).await, ["0", "1", "0"]);
    world.pass_s(29);
    assert!(world.receive(&url).await.is_empty());
    world.pass_s(1);
    let second = world.receive(&url).await.remove(0);
    assert_ne!(second.receipt_handle, first.receipt_handle);
    let told = second.attributes.unwrap();
    assert_eq!(told["ApproximateReceiveCount"], "2");
    assert_eq!(told["SentTimestamp"], START_MS.to_string());
    assert_eq!(
        told["ApproximateFirstReceiveTimestamp"],
        START_MS.to_string()
    );
    assert_eq!(told["SenderId"], "111122223333");
    // The first receive's handle no longer deletes what somebody else works on.
    world.delete(&url, first.receipt_handle).await.unwrap();
    assert_eq!(world.counts(&url).await, ["0", "1", "0"]);
    world
        .delete(&url, second.receipt_handle.clone())
        .await
        .unwrap();
    assert_eq!(world.counts(&url).await, ["0", "0", "0"]);
    world.delete(&url, second.receipt_handle).await.unwrap();
}

#[tokio::test]
async fn visibility_is_changed_by_the_handle_of_a_message_in_flight() {
    let world = World::new();
    let url = world.queue("q", &[("VisibilityTimeout", "10")]).await;
    world.send(&url, "one").await;
    let handle = world.receive(&url).await.remove(0).receipt_handle;
    world.hide(&url, handle.clone(), 100).await.unwrap();
    world.pass_s(99);
    assert!(world.receive(&url).await.is_empty());
    world.hide(&url, handle.clone(), 0).await.unwrap();
    let again = world.receive(&url).await.remove(0).receipt_handle;
    let code = |result: Result<(), wire::Fault>| result.unwrap_err().code.into_owned();
    assert_eq!(
        code(world.hide(&url, handle, 5).await),
        "MessageNotInflight"
    );
    world.pass_s(5);
    let beyond = world.hide(&url, again.clone(), 43_200).await;
    assert!(beyond.unwrap_err().message.contains("beyond the limit"));
    for seconds in [-1, 43_201] {
        let refused = world.hide(&url, again.clone(), seconds).await;
        assert_eq!(code(refused), "InvalidParameterValue");
    }
    world.pass_s(5);
    assert_eq!(
        code(world.hide(&url, again.clone(), 5).await),
        "MessageNotInflight"
    );
    world.delete(&url, again.clone()).await.unwrap();
    let gone = world.hide(&url, again, 5).await.unwrap_err();
    assert!(gone.message.contains("Message does not exist"));
    let garbage = world.hide(&url, text("x"), 5).await;
    assert_eq!(code(garbage), "ReceiptHandleIsInvalid");
}

#[tokio::test]
async fn a_delayed_message_is_seen_when_its_delay_is_over() {
    let world = World::new();
    let url = world.queue("q", &[("DelaySeconds", "7")]).await;
    world.send(&url, "by the queue").await;
    let own = api::SendMessageInput {
        queue_url: text(&url),
        message_body: text("by itself"),
        delay_seconds: Some(0),
        ..Default::default()
    };
    world.call::<api::SendMessage>(own).await.unwrap();
    assert_eq!(world.counts(&url).await, ["1", "0", "1"]);
    assert_eq!(world.bodies(&url).await, ["by itself"]);
    world.pass_s(7);
    assert_eq!(world.bodies(&url).await, ["by the queue"]);
}

#[tokio::test]
async fn a_long_poll_ends_with_the_first_message_or_when_its_time_is_over() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let poll = || api::ReceiveMessageInput {
        wait_time_seconds: Some(20),
        ..ten(&url)
    };
    let (received, _) = tokio::join!(world.receive_with(poll()), async {
        tokio::task::yield_now().await;
        world.send(&url, "one").await
    });
    assert_eq!(received.len(), 1);
    // Hidden until the thirtieth second: the poll waits for it, as far as it may.
    let sleeping = tokio::join!(world.receive_with(poll()), async {
        while world.clock.next_deadline_ms().is_none() {
            tokio::task::yield_now().await;
        }
        world.clock.pass(20_000);
    });
    assert!(sleeping.0.is_empty());
    let woken = tokio::join!(world.receive_with(poll()), async {
        while world.clock.next_deadline_ms().is_none() {
            tokio::task::yield_now().await;
        }
        world.clock.pass(10_000);
    });
    assert_eq!(woken.0.len(), 1);
    let stopped = tokio::join!(world.receive_with(poll()), async {
        while world.clock.next_deadline_ms().is_none() {
            tokio::task::yield_now().await;
        }
        world.service.stop();
    });
    assert!(stopped.0.is_empty());
}

/// How long what should be answered at once may take.
const REAL_DEADLINE: std::time::Duration = std::time::Duration::from_secs(20);

#[tokio::test]
async fn a_message_that_comes_due_while_a_poll_looks_is_not_missed() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let other = world.queue("other", &[]).await;
    for _ in 0..20 {
        world.send(&url, "one").await;
        let hidden = world.receive(&url).await.remove(0);
        let poll = api::ReceiveMessageInput {
            wait_time_seconds: Some(20),
            ..ten(&url)
        };
        let hide = world.hide(&url, hidden.receipt_handle, 10);
        hide.await.expect("the handle is the last one");
        // The look waits for what was decided before it, and time goes on meanwhile.
        let polled = tokio::time::timeout(REAL_DEADLINE, world.receive_with(poll));
        let (_, received, ()) = tokio::join!(world.send(&other, "x"), polled, async {
            world.clock.pass(10_000);
        });
        let received = received.expect("the message is due");
        let handle = received
            .into_iter()
            .next()
            .and_then(|one| one.receipt_handle);
        world.delete(&url, handle).await.unwrap();
    }
}

#[tokio::test]
async fn attributes_travel_with_a_message_and_have_a_digest() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let value = |kind: &str, value: &str| api::MessageAttributeValue {
        data_type: text(kind),
        string_value: text(value),
        ..Default::default()
    };
    let attributes = BTreeMap::from([
        ("kind".to_owned(), value("String", "order")),
        ("count".to_owned(), value("Number", "3")),
    ]);
    let trace = api::MessageSystemAttributeValue {
        data_type: text("String"),
        string_value: text("Root=1"),
        ..Default::default()
    };
    let input = api::SendMessageInput {
        queue_url: text(&url),
        message_body: text("b"),
        message_attributes: Some(attributes.clone()),
        message_system_attributes: Some(BTreeMap::from([("AWSTraceHeader".to_owned(), trace)])),
        ..Default::default()
    };
    let sent = world.call::<api::SendMessage>(input).await.unwrap();
    assert!(sent.md5_of_message_system_attributes.is_some());
    let received = world.receive(&url).await.remove(0);
    assert_eq!(
        received.md5_of_message_attributes,
        sent.md5_of_message_attributes
    );
    assert_eq!(received.message_attributes, Some(attributes));
    assert_eq!(received.attributes.unwrap()["AWSTraceHeader"], "Root=1");
}

#[tokio::test]
async fn a_batch_answers_for_each_of_its_entries() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let entry = |id: &str, body: &str| api::SendMessageBatchRequestEntry {
        id: text(id),
        message_body: text(body),
        ..Default::default()
    };
    let input = api::SendMessageBatchInput {
        queue_url: text(&url),
        entries: Some(vec![entry("a", "1"), entry("b", "\u{1}"), entry("c", "3")]),
    };
    let sent = world.call::<api::SendMessageBatch>(input).await.unwrap();
    let ids = |ids: Vec<Option<String>>| ids.into_iter().flatten().collect::<Vec<_>>();
    let successful = sent.successful.unwrap().into_iter().map(|one| one.id);
    assert_eq!(ids(successful.collect()), ["a", "c"]);
    let failed = sent.failed.unwrap().remove(0);
    assert_eq!(
        (failed.code.as_deref(), failed.sender_fault),
        (Some("InvalidMessageContents"), Some(true))
    );
    let received = world.receive(&url).await;
    let entries = received
        .iter()
        .map(|message| api::ChangeMessageVisibilityBatchRequestEntry {
            id: message.body.clone(),
            receipt_handle: message.receipt_handle.clone(),
            visibility_timeout: Some(60),
        });
    let input = api::ChangeMessageVisibilityBatchInput {
        queue_url: text(&url),
        entries: Some(entries.collect()),
    };
    let changed = world.call::<api::ChangeMessageVisibilityBatch>(input);
    assert_eq!(changed.await.unwrap().successful.unwrap().len(), 2);
    let mut entries: Vec<_> = received
        .iter()
        .map(|message| api::DeleteMessageBatchRequestEntry {
            id: message.body.clone(),
            receipt_handle: message.receipt_handle.clone(),
        })
        .collect();
    entries[1].receipt_handle = text("garbage");
    let input = api::DeleteMessageBatchInput {
        queue_url: text(&url),
        entries: Some(entries),
    };
    let deleted = world.call::<api::DeleteMessageBatch>(input).await.unwrap();
    assert_eq!(deleted.successful.unwrap().len(), 1);
    let failed = deleted.failed.unwrap().remove(0);
    assert_eq!(failed.code.as_deref(), Some("ReceiptHandleIsInvalid"));
    assert_eq!(world.counts(&url).await, ["0", "1", "0"]);
}

#[tokio::test]
async fn messages_expire_and_give_their_room_back() {
    let world = World::new();
    let url = world.queue("q", &[("MessageRetentionPeriod", "60")]).await;
    world.send(&url, "old").await;
    world.pass_s(59);
    world.send(&url, "new").await;
    assert_eq!(world.counts(&url).await, ["2", "0", "0"]);
    world.pass_s(1);
    assert_eq!(world.counts(&url).await, ["1", "0", "0"]);
    assert_eq!(world.bodies(&url).await, ["new"]);
    let now_ms = START_MS + 60_000;
    assert_eq!(world.service.sweep().await, Some(now_ms + 1_000));
    assert_eq!(world.service.index.totals().0, 1);
    assert_eq!(world.service.sweep().await, Some(now_ms + 59_000));
    world.pass_s(59);
    assert_eq!(world.service.sweep().await, None);
    assert!(world.service.messages.is_empty() && world.service.deliveries.is_empty());
}

#[tokio::test]
async fn senders_are_throttled_where_there_is_no_room() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let full = Entry {
        due_ms: u64::MAX,
        sent_ms: u64::MAX,
        came_ms: u64::MAX,
        bytes: limits::MESSAGES_BYTES_MAX,
        receives: 0,
    };
    let index = &world.service.index;
    let send = || api::SendMessageInput {
        queue_url: text(&url),
        message_body: text("x"),
        ..Default::default()
    };
    index.place(0, 0, full);
    let fault = world.call::<api::SendMessage>(send()).await.unwrap_err();
    assert_eq!(fault.code, "RequestThrottled");
    index.remove(0, 0);
    let small = Entry { bytes: 1, ..full };
    for number in 0..limits::MESSAGES_MAX as u64 {
        index.place(0, number, small);
    }
    let fault = world.call::<api::SendMessage>(send()).await.unwrap_err();
    assert!(fault.message.contains("100000 messages"));
    index.remove(0, 0);
    world.call::<api::SendMessage>(send()).await.unwrap();
}

#[tokio::test]
async fn what_happens_to_messages_is_counted() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    world.send(&url, "one").await;
    world.send(&url, "three").await;
    for message in world.receive(&url).await {
        world.delete(&url, message.receipt_handle).await.unwrap();
    }
    world.receive(&url).await;
    assert_eq!(
        world.sums.all(),
        [
            ("NumberOfEmptyReceives", 1.0),
            ("NumberOfMessagesDeleted", 2.0),
            ("NumberOfMessagesReceived", 2.0),
            ("NumberOfMessagesSent", 2.0),
            ("SentMessageSize", 8.0),
        ]
    );
}

#[tokio::test]
async fn what_queues_hold_is_told_each_minute_as_long_as_they_are_used() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    world.queue("never-used", &[]).await;
    for body in ["one", "two", "three"] {
        world.send(&url, body).await;
    }
    let later = api::SendMessageInput {
        queue_url: text(&url),
        message_body: text("later"),
        delay_seconds: Some(900),
        ..Default::default()
    };
    world.call::<api::SendMessage>(later).await.unwrap();
    let one = api::ReceiveMessageInput {
        max_number_of_messages: Some(1),
        visibility_timeout: Some(600),
        ..ten(&url)
    };
    world.receive_with(one).await;
    world.pass_s(300);
    world.sums.clear();
    world.service.tell_what_queues_hold();
    assert_eq!(
        world.sums.all(),
        [
            ("ApproximateAgeOfOldestMessage", 300.0),
            ("ApproximateNumberOfMessagesDelayed", 1.0),
            ("ApproximateNumberOfMessagesNotVisible", 1.0),
            ("ApproximateNumberOfMessagesVisible", 2.0),
        ]
    );
    // Empty, but used a while ago; then for too long no more.
    let purge = api::PurgeQueueInput {
        queue_url: text(&url),
    };
    world.call::<api::PurgeQueue>(purge).await.unwrap();
    world.sums.clear();
    world.service.tell_what_queues_hold();
    assert_eq!(
        world.sums.all().iter().map(|(_, sum)| *sum).sum::<f64>(),
        0.0
    );
    assert_eq!(world.sums.all().len(), 4);
    world.pass_s(6 * 3600 + 1);
    world.sums.clear();
    world.service.tell_what_queues_hold();
    assert!(world.sums.all().is_empty());
}

#[tokio::test]
async fn queues_are_told_of_after_a_restart_as_before() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    world.receive(&url).await;
    let used = world.service.tell_what_queues_hold();
    world.service.keep_uses(&used).await.unwrap();
    let world = world.crash(1);
    world.pass_s(60);
    world.service.tell_what_queues_hold();
    assert_eq!(world.sums.all().len(), 4);
    // What was used too long ago is not kept for ever.
    world.pass_s(6 * 3600);
    world.sums.clear();
    let used = world.service.tell_what_queues_hold();
    assert!(world.sums.all().is_empty());
    world.service.keep_uses(&used).await.unwrap();
    assert!(world.service.kept_uses.is_empty());
}

fn age_s(world: &World) -> f64 {
    world.sums.clear();
    world.service.tell_what_queues_hold();
    let all = world.sums.all();
    let ages = all
        .iter()
        .filter(|(name, _)| *name == "ApproximateAgeOfOldestMessage");
    ages.map(|(_, age_s)| *age_s).sum()
}

#[tokio::test]
async fn a_message_received_three_times_hides_no_others_age() {
    let world = World::new();
    let url = world.queue("q", &[("VisibilityTimeout", "0")]).await;
    world.send(&url, "stuck").await;
    world.receive(&url).await;
    world.receive(&url).await;
    world.pass_s(100);
    assert_eq!(age_s(&world), 100.0);
    world.receive(&url).await;
    assert_eq!(age_s(&world), 0.0);
    world.send(&url, "next").await;
    world.pass_s(50);
    assert_eq!(age_s(&world), 50.0);
}
