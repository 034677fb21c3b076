//! Events of a group that match a pattern.

use model::logs as api;

use super::world::{START_MS, World, refused, text};

fn filter() -> api::FilterLogEventsInput {
    api::FilterLogEventsInput {
        log_group_name: text("group"),
        ..Default::default()
    }
}

async fn found(world: &World, input: api::FilterLogEventsInput) -> Vec<String> {
    let output = world.call::<api::FilterLogEvents>(input).await.unwrap();
    let events = output.events.unwrap();
    events
        .into_iter()
        .map(|event| event.message.unwrap())
        .collect()
}

async fn world() -> World {
    let world = World::with_stream().await;
    world.stream("group", "other").await;
    for (stream, message) in [
        ("stream", "ERROR one"),
        ("other", "INFO two"),
        ("stream", "{\"level\":\"ERROR\",\"n\":3}"),
        ("other", "ERROR four"),
    ] {
        world.put(stream, &[message]).await;
        world.clock.pass(1);
    }
    world
}

#[tokio::test]
async fn streams_are_merged_by_time() {
    let world = world().await;
    let all = [
        "ERROR one",
        "INFO two",
        "{\"level\":\"ERROR\",\"n\":3}",
        "ERROR four",
    ];
    assert_eq!(found(&world, filter()).await, all);
    let with = |pattern: &str| api::FilterLogEventsInput {
        filter_pattern: text(pattern),
        ..filter()
    };
    assert_eq!(
        found(&world, with("ERROR -level")).await,
        ["ERROR one", "ERROR four"]
    );
    assert_eq!(found(&world, with("{ $.n > 2 }")).await, [all[2]]);
    let named = api::FilterLogEventsInput {
        log_stream_names: Some(vec!["other".to_owned()]),
        ..filter()
    };
    assert_eq!(found(&world, named).await, ["INFO two", "ERROR four"]);
    let between = api::FilterLogEventsInput {
        start_time: Some(START_MS + 1),
        end_time: Some(START_MS + 2),
        ..filter()
    };
    assert_eq!(found(&world, between).await, all[1..3]);
}

#[tokio::test]
async fn pages_show_each_event_once() {
    let world = world().await;
    let mut messages = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let mut token = None;
    loop {
        let input = api::FilterLogEventsInput {
            limit: Some(1),
            next_token: token.take(),
            filter_pattern: text("ERROR"),
            ..filter()
        };
        let output = world.call::<api::FilterLogEvents>(input).await.unwrap();
        for event in output.events.unwrap() {
            ids.insert(event.event_id.unwrap());
            messages.push(event.message.unwrap());
        }
        match output.next_token {
            Some(next) => token = Some(next),
            None => break,
        }
    }
    assert_eq!(messages.len(), 3);
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn a_page_holds_a_megabyte_and_goes_on() {
    let world = World::with_stream().await;
    let half = "x".repeat(500_000);
    for number in 0..5 {
        world.put("stream", &[&format!("{number}{half}")]).await;
        world.clock.pass(1);
    }
    let mut pages = Vec::new();
    let mut token = None;
    loop {
        let input = api::FilterLogEventsInput {
            next_token: token.take(),
            ..filter()
        };
        let output = world.call::<api::FilterLogEvents>(input).await.unwrap();
        let events = output.events.unwrap().into_iter();
        let page: String = events
            .map(|event| event.message.unwrap().remove(0))
            .collect();
        pages.push(page);
        match output.next_token {
            Some(next) => token = Some(next),
            None => break,
        }
    }
    assert_eq!(pages, ["01", "23", "4"]);
}

#[tokio::test]
async fn what_takes_long_to_search_holds_up_nobody() {
    let world = World::with_stream().await;
    world.put("stream", &[&"a".repeat(2_000)]).await;
    let search = world.call::<api::FilterLogEvents>(api::FilterLogEventsInput {
        filter_pattern: text("%[ab]{99}c%"),
        ..filter()
    });
    // The runtime has one thread.
    tokio::select! {
        biased;
        _ = search => panic!("done before anything else was"),
        () = std::future::ready(()) => {}
    }
}

#[tokio::test]
async fn searches_wait_where_there_are_many() {
    let world = world().await;
    let room = world.logs.searches.acquire_many(8).await.unwrap();
    let search = world.call::<api::FilterLogEvents>(filter());
    tokio::pin!(search);
    tokio::select! {
        biased;
        _ = &mut search => panic!("there was no room"),
        () = tokio::task::yield_now() => {}
    }
    drop(room);
    assert_eq!(search.await.unwrap().events.unwrap().len(), 4);
}

#[tokio::test]
async fn a_search_that_nobody_waits_for_ends() {
    let world = world().await;
    let (client, hung_up) = tokio::sync::watch::channel(false);
    let call = plane::Call {
        caller: world.caller.clone(),
        request_id: "request".to_owned(),
        endpoint: None,
        hung_up: Some(hung_up),
        trace: None,
        context: Vec::new(),
    };
    let found = async || {
        let output = plane::Serve::<api::FilterLogEvents>::run(&*world.logs, &call, filter()).await;
        output.unwrap().events.unwrap().len()
    };
    assert_eq!(found().await, 4);
    client.send_replace(true);
    assert_eq!(found().await, 0);
}

#[tokio::test]
async fn refusals() {
    let world = world().await;
    let token = api::FilterLogEventsInput {
        next_token: text("x"),
        ..filter()
    };
    let message = "The specified nextToken is invalid.";
    let fault = refused(world.call::<api::FilterLogEvents>(token).await);
    assert_eq!(fault, ("InvalidParameterException".into(), message.into()));
    let group = api::FilterLogEventsInput {
        log_group_name: text("none"),
        ..Default::default()
    };
    let message = "The specified log group does not exist.";
    let fault = refused(world.call::<api::FilterLogEvents>(group).await);
    assert_eq!(fault, ("ResourceNotFoundException".into(), message.into()));
    let pattern = api::FilterLogEventsInput {
        filter_pattern: text("{ $.a"),
        ..filter()
    };
    let fault = refused(world.call::<api::FilterLogEvents>(pattern).await);
    assert_eq!(fault.0, "InvalidParameterException");
}
