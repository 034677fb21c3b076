//! Events put and read back.

use model::logs as api;
use plane::{LogEvent, LogSink as _, Origin};

use super::world::{START_MS, World, events_of, get, messages, refused, text};

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;

#[tokio::test]
async fn events_come_back_in_order() {
    let world = World::with_stream().await;
    world.put("stream", &["1", "2"]).await;
    world.clock.pass(7);
    world.put("stream", &["3"]).await;
    assert_eq!(world.all("stream").await, ["1", "2", "3"]);
    let output = world
        .call::<api::GetLogEvents>(get("stream"))
        .await
        .unwrap();
    let last = output.events.unwrap().remove(2);
    assert_eq!(
        (last.timestamp, last.ingestion_time),
        (Some(START_MS + 7), Some(START_MS + 7))
    );
    let token = output.next_forward_token.unwrap();
    assert!(
        token.starts_with("f/") && token.ends_with("/s") && token.len() == 60,
        "{token}"
    );
}

#[tokio::test]
async fn refusals_of_puts_are_in_awss_words() {
    let world = World::with_stream().await;
    let put = |events: &[(i64, &str)]| events_of("stream", events);
    let wrong = world
        .call::<api::PutLogEvents>(put(&[(START_MS, "a"), (START_MS - 1, "b")]))
        .await;
    let message = "Log events in a single PutLogEvents request must be in chronological order.";
    assert_eq!(
        refused(wrong),
        ("InvalidParameterException".into(), message.into())
    );
    let span = [(START_MS - DAY_MS - 1, "a"), (START_MS, "b")];
    let (code, message) = refused(world.call::<api::PutLogEvents>(put(&span)).await);
    assert_eq!(code, "InvalidParameterException");
    assert!(
        message.contains("cannot span more than 24 hours"),
        "{message}"
    );
    let large = "x".repeat(1_048_576 - 25);
    let large = world.call::<api::PutLogEvents>(put(&[(START_MS, &large)]));
    let message = "Upload too large: 1048577 bytes exceeds limit of 1048576";
    assert_eq!(
        refused(large.await),
        ("InvalidParameterException".into(), message.into())
    );
    let none = world
        .call::<api::PutLogEvents>(events_of("none", &[(START_MS, "a")]))
        .await;
    let message = "The specified log stream does not exist.";
    assert_eq!(
        refused(none),
        ("ResourceNotFoundException".into(), message.into())
    );
    assert!(world.all("stream").await.is_empty());
}

#[tokio::test]
async fn events_too_old_or_too_new_are_left_out_and_told() {
    let world = World::with_stream().await;
    let old = START_MS - 14 * DAY_MS - 1;
    let output = world
        .call::<api::PutLogEvents>(events_of("stream", &[(old, "old"), (old + 2, "fine")]))
        .await
        .unwrap();
    assert!(output.next_sequence_token.is_some());
    let info = output.rejected_log_events_info.unwrap();
    assert_eq!(info.too_old_log_event_end_index, Some(1));
    assert_eq!(info.too_new_log_event_start_index, None);
    let new = START_MS + 2 * HOUR_MS;
    let output = world
        .call::<api::PutLogEvents>(events_of("stream", &[(new, "fine too"), (new + 1, "new")]))
        .await
        .unwrap();
    let info = output.rejected_log_events_info.unwrap();
    assert_eq!(info.too_new_log_event_start_index, Some(1));
    assert_eq!(world.all("stream").await, ["fine", "fine too"]);
}

#[tokio::test]
async fn pages_in_both_directions() {
    let world = World::with_stream().await;
    for number in 0..25 {
        world.put("stream", &[&number.to_string()]).await;
        world.clock.pass(1);
    }
    let page = |token: Option<String>| api::GetLogEventsInput {
        limit: Some(10),
        next_token: token,
        ..get("stream")
    };
    // Without a word on where to begin, the newest come first.
    let newest = world.call::<api::GetLogEvents>(page(None)).await.unwrap();
    assert_eq!(
        messages(&newest),
        (15..25).map(|n| n.to_string()).collect::<Vec<_>>()
    );
    let back = newest.next_backward_token.clone();
    let older = world.call::<api::GetLogEvents>(page(back)).await.unwrap();
    assert_eq!(
        messages(&older),
        (5..15).map(|n| n.to_string()).collect::<Vec<_>>()
    );
    let forward = older.next_forward_token.clone();
    let again = world
        .call::<api::GetLogEvents>(page(forward))
        .await
        .unwrap();
    assert_eq!(messages(&again), messages(&newest));
    // The end answers its own token, until there is more.
    let end = again.next_forward_token.clone();
    let nothing = world
        .call::<api::GetLogEvents>(page(end.clone()))
        .await
        .unwrap();
    assert!(messages(&nothing).is_empty());
    assert_eq!(nothing.next_forward_token, end);
    world.put("stream", &["more"]).await;
    let more = world.call::<api::GetLogEvents>(page(end)).await.unwrap();
    assert_eq!(messages(&more), ["more"]);
    // From a time on (included) to another (not included).
    let between = api::GetLogEventsInput {
        start_time: Some(START_MS + 3),
        end_time: Some(START_MS + 5),
        ..get("stream")
    };
    let between = world.call::<api::GetLogEvents>(between).await.unwrap();
    assert_eq!(messages(&between), ["3", "4"]);
    for token in [
        "x",
        "f/1/s",
        "g/00000000000000000000000000000000000000000000000000000001/s",
    ] {
        let bad = world.call::<api::GetLogEvents>(page(text(token))).await;
        let message = "The specified nextToken is invalid.";
        assert_eq!(
            refused(bad),
            ("InvalidParameterException".into(), message.into())
        );
    }
    let many = api::GetLogEventsInput {
        limit: Some(10_001),
        ..get("stream")
    };
    let message = "1 validation error detected: Value '10001' at 'limit' failed to satisfy \
                   constraint: Member must have value less than or equal to 10000";
    let many = world.call::<api::GetLogEvents>(many).await;
    assert_eq!(
        refused(many),
        ("InvalidParameterException".into(), message.into())
    );
}

#[tokio::test]
async fn a_page_holds_a_megabyte() {
    let world = World::with_stream().await;
    let half = "x".repeat(500_000);
    for _ in 0..3 {
        world.put("stream", &[&half]).await;
    }
    let head = api::GetLogEventsInput {
        start_from_head: Some(true),
        ..get("stream")
    };
    let output = world.call::<api::GetLogEvents>(head).await.unwrap();
    assert_eq!(messages(&output).len(), 2);
    let output = world
        .call::<api::GetLogEvents>(get("stream"))
        .await
        .unwrap();
    assert_eq!(messages(&output).len(), 2);
    assert_eq!(world.all("stream").await.len(), 3);
}

#[tokio::test]
async fn lines_of_functions_are_delivered_under_their_role() {
    let world = World::new();
    let line = |message: &str| LogEvent {
        time_ms: START_MS,
        message: message.to_owned(),
        origin: Origin(7),
    };
    let put = |message: &str| {
        world
            .logs
            .put(&world.caller, "group", "stream", vec![line(message)])
    };
    world
        .rules
        .forbidden
        .lock()
        .unwrap()
        .push("logs:CreateLogGroup");
    let fault = put("1").await.err().unwrap();
    assert_eq!(fault.message, "logs:CreateLogGroup");
    world.rules.forbidden.lock().unwrap().clear();
    put("2").await.unwrap();
    put("3").await.unwrap();
    assert_eq!(world.all("stream").await, ["2", "3"]);
    world
        .rules
        .forbidden
        .lock()
        .unwrap()
        .push("logs:PutLogEvents");
    assert!(put("4").await.is_err());
    assert_eq!(world.all("stream").await, ["2", "3"]);
}

#[tokio::test]
async fn environments_that_begin_at_once_lose_no_lines() {
    let world = World::new();
    let put = |message: &str| {
        let event = LogEvent {
            time_ms: START_MS,
            message: message.to_owned(),
            origin: Origin(7),
        };
        world
            .logs
            .put(&world.caller, "group", "stream", vec![event])
    };
    // Each finds that there is no group, and all but one that it is being made.
    let (one, two, three) = tokio::join!(put("1"), put("2"), put("3"));
    one.and(two).and(three).unwrap();
    assert_eq!(world.all("stream").await.len(), 3);
}

#[tokio::test]
async fn events_that_are_taken_are_looked_through_for_metrics() {
    let world = World::with_stream().await;
    world.put("stream", &["one", "two"]).await;
    let old = [(START_MS - 20 * DAY_MS, "too old")];
    world
        .call::<api::PutLogEvents>(events_of("stream", &old))
        .await
        .unwrap();
    let line = |message: &str| LogEvent {
        time_ms: START_MS,
        message: message.to_owned(),
        origin: Origin(7),
    };
    let put = |message: &str| {
        world
            .logs
            .put(&world.caller, "other", "stream", vec![line(message)])
    };
    put("2026-01-01T00:00:00.000Z\tid\tINFO\t{}\n")
        .await
        .unwrap();
    {
        let mut forbidden = world.rules.forbidden.lock().unwrap();
        forbidden.push("logs:PutLogEvents");
    }
    assert!(put("forbidden").await.is_err());
    let read = world.read.0.lock().unwrap().clone();
    assert_eq!(
        read,
        [
            "111122223333/us-east-1/group: one",
            "111122223333/us-east-1/group: two",
            "111122223333/us-east-1/other: {}\n",
        ]
    );
}

#[tokio::test]
async fn an_invocations_lines_are_found_in_whichever_stream_they_are() {
    let world = World::with_stream().await;
    let write = |stream: &'static str, origin: u64, message: String| {
        let event = LogEvent {
            time_ms: world.now(),
            message,
            origin: Origin(origin),
        };
        world.logs.put(&world.caller, "group", stream, vec![event])
    };
    write("one", 7, "a".to_owned()).await.unwrap();
    world.clock.pass(1_000);
    write("two", 7, "b".to_owned()).await.unwrap();
    write("two", 8, "other".to_owned()).await.unwrap();
    write("one", 7, "ü".repeat(2_000)).await.unwrap();
    world.clock.pass(3_600_000);
    write("one", 7, "late".to_owned()).await.unwrap();
    let until = u64::try_from(START_MS).unwrap() + 1_000;
    let (account, region) = (&world.caller.account, &world.caller.region);
    let lines = |group: &str, most: usize| {
        let wanted = [7].into_iter().collect();
        let group = (account, region, group);
        let lines = world.logs.lines_by(group, &wanted, (0, until), most);
        let told = lines
            .unwrap()
            .into_iter()
            .map(|line| (line.stream, line.message));
        told.collect::<Vec<_>>()
    };
    let found = lines("group", 100);
    let streams: Vec<&str> = found.iter().map(|(stream, _)| &**stream).collect();
    assert_eq!(streams, ["one", "one", "two"]);
    assert_eq!((&*found[0].1, &*found[2].1), ("a", "b"));
    assert_eq!(found[1].1, "ü".repeat(1_024));
    assert_eq!(lines("group", 1).len(), 1);
    assert!(lines("other", 1).is_empty());
}
