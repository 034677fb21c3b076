//! Events and streams in the order of the events' own time, however they came.

use model::logs as api;
use store::SeededRng;

use super::world::{START_MS, World, events_of, get, messages, text};

const HOUR_MS: i64 = 60 * 60 * 1000;

async fn put(world: &World, stream: &str, events: &[(i64, &str)]) {
    let input = events_of(stream, events);
    world.call::<api::PutLogEvents>(input).await.unwrap();
}

fn described() -> api::DescribeLogStreamsInput {
    api::DescribeLogStreamsInput {
        log_group_name: text("group"),
        ..Default::default()
    }
}

fn names(output: &api::DescribeLogStreamsOutput) -> Vec<String> {
    let streams = output.log_streams.as_deref().unwrap_or_default();
    let names = streams.iter().map(|stream| stream.log_stream_name.clone());
    names.map(Option::unwrap).collect()
}

#[tokio::test]
async fn what_happened_before_comes_before_whenever_it_came() {
    let world = World::with_stream().await;
    put(&world, "stream", &[(START_MS, "newer")]).await;
    put(&world, "stream", &[(START_MS - HOUR_MS, "older")]).await;
    let newest = api::GetLogEventsInput {
        limit: Some(1),
        ..get("stream")
    };
    let output = world.call::<api::GetLogEvents>(newest).await.unwrap();
    assert_eq!(messages(&output), ["newer"]);
    assert_eq!(world.all("stream").await, ["older", "newer"]);
    let output = world
        .call::<api::DescribeLogStreams>(described())
        .await
        .unwrap();
    let found = output.log_streams.unwrap().remove(0);
    assert_eq!(found.first_event_timestamp, Some(START_MS - HOUR_MS));
    assert_eq!(found.last_event_timestamp, Some(START_MS));
}

/// All messages, page by page, in one direction.
async fn paged(world: &World, limit: i32, forward: bool, from: i64, until: i64) -> Vec<String> {
    let mut found = Vec::new();
    let mut token = None;
    loop {
        let input = api::GetLogEventsInput {
            limit: Some(limit),
            next_token: token.clone(),
            start_from_head: Some(forward),
            start_time: Some(from),
            end_time: Some(until),
            ..get("stream")
        };
        let output = world.call::<api::GetLogEvents>(input).await.unwrap();
        let page = messages(&output);
        let next = if forward {
            found.extend(page.clone());
            output.next_forward_token
        } else {
            found.splice(0..0, page.clone());
            output.next_backward_token
        };
        if next == token || page.is_empty() {
            return found;
        }
        token = next;
    }
}

#[tokio::test]
async fn pages_of_any_stream_are_in_order_and_whole() {
    for seed in 0..12 {
        let rng = SeededRng::new(seed);
        let world = World::with_stream().await;
        let mut all: Vec<(i64, String)> = Vec::new();
        // Rarely, sometimes or nearly always back in time: the last have too many runs to keep.
        let odds = [1, 4, 90][usize::try_from(seed % 3).unwrap()];
        let mut batch: Vec<(i64, String)> = Vec::new();
        for number in 0..400 {
            let back = if rng.below(100) < odds { 5_000 } else { 0 };
            let back = i64::try_from(rng.below(back + 1)).unwrap();
            batch.push((world.now() - back, number.to_string()));
            world.clock.pass(rng.below(20));
            if rng.below(4) == 0 || number == 399 {
                batch.sort_by_key(|(time, _)| *time);
                let events: Vec<_> = batch.iter().map(|(at, text)| (*at, &**text)).collect();
                put(&world, "stream", &events).await;
                all.append(&mut batch);
            }
        }
        all.sort_by_key(|(time, _)| *time);
        let (from, until) = (all[37].0, all[361].0);
        let wanted = |from, until| -> Vec<String> {
            let within = all
                .iter()
                .filter(|(time, _)| *time >= from && *time < until);
            within.map(|(_, message)| message.clone()).collect()
        };
        let limit = i32::try_from(1 + rng.below(60)).unwrap();
        for forward in [true, false] {
            let found = paged(&world, limit, forward, 0, i64::MAX).await;
            assert_eq!(found, wanted(0, i64::MAX), "seed {seed}, {forward}");
            let found = paged(&world, limit, forward, from, until).await;
            assert_eq!(found, wanted(from, until), "seed {seed}, {forward}");
        }
    }
}

#[tokio::test]
async fn pages_of_streams_go_on_where_the_last_one_is_gone() {
    let world = World::new();
    world.group("group").await;
    for name in ["a", "b", "c", "d"] {
        world.stream("group", name).await;
    }
    let page = |token| api::DescribeLogStreamsInput {
        limit: Some(2),
        next_token: token,
        ..described()
    };
    let output = world.call::<api::DescribeLogStreams>(page(None)).await;
    let output = output.unwrap();
    assert_eq!(names(&output), ["a", "b"]);
    for name in ["a", "b"] {
        let delete = api::DeleteLogStreamInput {
            log_group_name: text("group"),
            log_stream_name: text(name),
        };
        world.call::<api::DeleteLogStream>(delete).await.unwrap();
    }
    let token = output.next_token;
    let output = world
        .call::<api::DescribeLogStreams>(page(token.clone()))
        .await;
    assert_eq!(names(&output.unwrap()), ["c", "d"]);
    // A token is of the list that it came with.
    let other = api::DescribeLogStreamsInput {
        descending: Some(true),
        ..page(token)
    };
    for wrong in [other, page(text("b"))] {
        let outcome = world.call::<api::DescribeLogStreams>(wrong).await;
        let message = "The specified nextToken is invalid.";
        assert_eq!(outcome.unwrap_err().message, message);
    }
    let groups = api::DescribeLogGroupsInput {
        next_token: text("group"),
        ..Default::default()
    };
    assert!(world.call::<api::DescribeLogGroups>(groups).await.is_err());
}

#[tokio::test]
async fn pages_of_the_newest_streams_show_each_once_while_events_come() {
    let world = World::new();
    world.group("group").await;
    for name in ["a", "b", "c", "d"] {
        world.stream("group", name).await;
        put(&world, name, &[(world.now(), "1")]).await;
        world.clock.pass(1);
    }
    let page = |token| api::DescribeLogStreamsInput {
        limit: Some(2),
        order_by: text("LastEventTime"),
        descending: Some(true),
        next_token: token,
        ..described()
    };
    let output = world.call::<api::DescribeLogStreams>(page(None)).await;
    let output = output.unwrap();
    assert_eq!(names(&output), ["d", "c"]);
    put(&world, "c", &[(world.now(), "2")]).await;
    let output = world
        .call::<api::DescribeLogStreams>(page(output.next_token))
        .await;
    assert_eq!(names(&output.unwrap()), ["b", "a"]);
}

/// All messages of a group that match a pattern, page by page.
async fn filtered(world: &World, input: api::FilterLogEventsInput) -> Vec<String> {
    let mut found = Vec::new();
    let mut token = None;
    loop {
        let page = api::FilterLogEventsInput {
            log_group_name: text("group"),
            next_token: token,
            ..input.clone()
        };
        let output = world.call::<api::FilterLogEvents>(page).await.unwrap();
        let events = output.events.unwrap().into_iter();
        found.extend(events.map(|event| event.message.unwrap()));
        token = output.next_token;
        if token.is_none() {
            return found;
        }
    }
}

#[tokio::test]
async fn small_events_do_not_take_the_place_of_large_ones_on_a_page() {
    let world = World::with_stream().await;
    let text_of = |number: usize| {
        let length = if number.is_multiple_of(2) { 200_000 } else { 1 };
        format!("{number:02}{}", "x".repeat(length))
    };
    let texts: Vec<String> = (0..24).map(text_of).collect();
    let time = |number: usize| START_MS - HOUR_MS + i64::try_from(number).unwrap();
    // In four runs of time, the latest first.
    for begin in (0..4).rev() {
        for number in (begin * 6..).take(6) {
            put(&world, "stream", &[(time(number), &texts[number])]).await;
        }
    }
    let expected: Vec<&str> = texts.iter().map(|text| &text[..2]).collect();
    let numbers = |messages: Vec<String>| -> Vec<String> {
        let numbers = messages.into_iter().map(|text| text[..2].to_owned());
        numbers.collect()
    };
    for forward in [true, false] {
        let found = numbers(paged(&world, 10_000, forward, 0, i64::MAX).await);
        assert_eq!(found, expected, "forward: {forward}");
    }
    let found = filtered(&world, api::FilterLogEventsInput::default()).await;
    assert_eq!(numbers(found), expected);
}

#[tokio::test]
async fn what_matches_in_several_streams_is_found_once_and_in_order() {
    for seed in 0..6 {
        let rng = SeededRng::new(seed);
        let world = World::with_stream().await;
        for name in ["other", "scattered"] {
            world.stream("group", name).await;
        }
        let mut all: Vec<(i64, String)> = Vec::new();
        for number in 0..600 {
            let (name, back) = match rng.below(4) {
                0 => ("stream", 0),
                1 => ("other", rng.below(2) * 3_000),
                _ => ("scattered", rng.below(5_000)),
            };
            let level = if rng.below(3) == 0 { "ERROR" } else { "INFO" };
            let time = world.now() - i64::try_from(back).unwrap();
            all.push((time, format!("{level} {number}")));
            let (time, message) = all.last().unwrap();
            put(&world, name, &[(*time, message)]).await;
            // No two come at once: of those that happened at once, the first to come is first.
            world.clock.pass(1 + rng.below(20));
        }
        all.sort_by_key(|(time, _)| *time);
        let (from, until) = (all[57].0, all[481].0);
        let limit = i32::try_from(1 + rng.below(60)).unwrap();
        for pattern in ["", "ERROR"] {
            let input = api::FilterLogEventsInput {
                limit: Some(limit),
                start_time: Some(from),
                end_time: Some(until),
                filter_pattern: text(pattern),
                ..Default::default()
            };
            let within = all.iter().filter(|(time, message)| {
                (from..=until).contains(time) && message.contains(pattern)
            });
            let expected: Vec<&String> = within.map(|(_, message)| message).collect();
            assert_eq!(
                filtered(&world, input).await.iter().collect::<Vec<_>>(),
                expected,
                "seed {seed}, {pattern}"
            );
        }
    }
}
