//! Updates, replacements and their rollback.

use serde_json::json;

use super::bench::Bench;
use super::stacks::{PARAMETERS, PIPELINE, pair};

#[tokio::test]
async fn a_changed_shard_count_reshards_and_no_change_is_refused() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    bench.settled("k").await;
    let none = bench.update("k", PIPELINE, &PARAMETERS).await;
    assert_eq!(none, Err("No updates are to be performed.".to_owned()));
    let before = bench.world.names();
    let [stream, bucket] = PARAMETERS;
    bench
        .update("k", PIPELINE, &[stream, bucket, ("ShardCount", "2")])
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.count("UpdateShardCount"), 1);
    assert_eq!(
        bench.world.get("stream/kinesis-stream-hw-03")["shards"],
        json!(2)
    );
    assert_eq!(bench.world.names(), before);
    let events = bench.events("k").await;
    let update: Vec<_> = events
        .iter()
        .skip_while(|event| event.1 != "UPDATE_IN_PROGRESS")
        .collect();
    let update: Vec<_> = update
        .iter()
        .map(|(id, status, _)| (id.as_str(), status.as_str()))
        .collect();
    assert_eq!(
        update,
        [
            ("k", "UPDATE_IN_PROGRESS"),
            ("Stream", "UPDATE_IN_PROGRESS"),
            ("Stream", "UPDATE_COMPLETE"),
            ("k", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
            ("k", "UPDATE_COMPLETE"),
        ]
    );
    let stack = bench.stack("k").await.unwrap();
    assert!(stack.last_updated_time.is_some());
    // More than double: Kinesis refuses, and the stack goes back.
    bench
        .update("k", PIPELINE, &[stream, bucket, ("ShardCount", "9")])
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(
        bench.world.get("stream/kinesis-stream-hw-03")["shards"],
        json!(2)
    );
    let parameters = bench.stack("k").await.unwrap().parameters.unwrap();
    let shards = parameters
        .iter()
        .find(|p| p.parameter_key.as_deref() == Some("ShardCount"));
    assert_eq!(shards.unwrap().parameter_value.as_deref(), Some("2"));
}

#[tokio::test]
async fn changed_code_and_memory_are_updates_in_place() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    bench.settled("k").await;
    let [stream, bucket] = PARAMETERS;
    let changed = [
        stream,
        bucket,
        ("FunctionCodeKey", "new.zip"),
        ("FunctionMemoryMiB", "512"),
        ("BatchSize", "7"),
    ];
    bench.update("k", PIPELINE, &changed).await.unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    let names = bench.world.names();
    let thing = |kind: &str| {
        bench
            .world
            .get(names.iter().find(|name| name.starts_with(kind)).unwrap())
    };
    assert_eq!(thing("function/")["key"], json!("new.zip"));
    assert_eq!(thing("function/")["memory"], json!(512));
    assert_eq!(thing("mapping/")["batch"], json!(7));
    assert_eq!(bench.world.count("CreateFunction"), 1);
}

#[tokio::test]
async fn resources_come_and_go_with_their_conditions() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    bench.settled("k").await;
    let [stream, bucket] = PARAMETERS;
    bench
        .update("k", PIPELINE, &[stream, bucket, ("CreateDashboard", "no")])
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    assert!(
        !bench
            .world
            .names()
            .iter()
            .any(|name| name.starts_with("dashboard/"))
    );
    let events = bench.events("k").await;
    let cleanup = events
        .iter()
        .position(|event| event.1 == "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    let gone = events
        .iter()
        .position(|event| event.0 == "Dashboard" && event.1 == "DELETE_IN_PROGRESS");
    assert!(cleanup < gone, "removal is cleanup");
    bench.update("k", PIPELINE, &PARAMETERS).await.unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    assert!(
        bench
            .world
            .names()
            .iter()
            .any(|name| name.starts_with("dashboard/"))
    );
}

#[tokio::test]
async fn a_replacement_carries_its_dependants_along_and_cleans_up() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    bench.settled("k").await;
    let [_, bucket] = PARAMETERS;
    bench
        .update("k", PIPELINE, &[("StreamName", "other"), bucket])
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    let names = bench.world.names();
    assert!(names.contains(&"stream/other".to_owned()), "{names:?}");
    assert!(
        !names.contains(&"stream/kinesis-stream-hw-03".to_owned()),
        "{names:?}"
    );
    let role = bench
        .world
        .get(names.iter().find(|name| name.starts_with("role/")).unwrap());
    assert!(
        role["policies"]["read-stream"]
            .as_str()
            .unwrap()
            .contains("stream/other")
    );
    assert_eq!(
        names
            .iter()
            .filter(|name| name.starts_with("mapping/"))
            .count(),
        1
    );
    let events = bench.events("k").await;
    let stream: Vec<_> = events
        .iter()
        .filter(|(id, status, _)| id == "Stream" && !status.starts_with("CREATE"))
        .map(|(_, status, reason)| (status.as_str(), reason.as_str()))
        .collect();
    assert_eq!(
        stream,
        [
            (
                "UPDATE_IN_PROGRESS",
                "Requested update requires the creation of a new physical resource; hence \
                 creating one."
            ),
            ("UPDATE_IN_PROGRESS", "Resource creation Initiated"),
            ("UPDATE_COMPLETE", ""),
            ("DELETE_IN_PROGRESS", ""),
            ("DELETE_COMPLETE", ""),
        ]
    );
    assert_eq!(
        bench.output("k", "StreamName").await.as_deref(),
        Some("other")
    );
}

#[tokio::test]
async fn a_failed_replacement_goes_back_and_leaves_nothing_new() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    bench.settled("k").await;
    let before = bench.world.things.lock().unwrap().clone();
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("CreateEventSourceMapping", 0);
    let [_, bucket] = PARAMETERS;
    bench
        .update(
            "k",
            PIPELINE,
            &[("StreamName", "other"), bucket, ("CreateDashboard", "no")],
        )
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_ROLLBACK_COMPLETE");
    let mut after = bench.world.things.lock().unwrap().clone();
    for things in [&mut after] {
        for (_, thing) in things.iter_mut() {
            thing.as_object_mut().map(|thing| thing.remove("looks"));
        }
    }
    let mut expected = before;
    for thing in expected.values_mut() {
        thing.as_object_mut().map(|thing| thing.remove("looks"));
    }
    assert_eq!(after, expected);
    let statuses = bench.statuses("k", "k").await;
    assert_eq!(
        statuses[2..],
        [
            "UPDATE_IN_PROGRESS",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE",
        ]
    );
    let events = bench.events("k").await;
    let why = events
        .iter()
        .find(|event| event.1 == "UPDATE_ROLLBACK_IN_PROGRESS")
        .unwrap();
    assert!(
        why.2
            .starts_with("The following resource(s) failed to update: [")
            && why.2.contains("StreamToFunction"),
        "{}",
        why.2
    );
    bench.world.failing.lock().unwrap().clear();
    bench
        .update("k", PIPELINE, &[("StreamName", "other"), bucket])
        .await
        .unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
}

#[tokio::test]
async fn a_resource_that_keeps_its_given_name_cannot_be_replaced() {
    let bench = Bench::new();
    let role = |path: &str| {
        json!({"Resources": {"R": {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": "g", "Path": path, "AssumeRolePolicyDocument": {"Statement": []},
        }}}})
        .to_string()
    };
    bench.create("n", &role("/"), &[]).await.unwrap();
    bench.settled("n").await;
    bench.update("n", &role("/team/"), &[]).await.unwrap();
    assert_eq!(bench.settled("n").await, "UPDATE_ROLLBACK_COMPLETE");
    let events = bench.events("n").await;
    let why = "CloudFormation cannot update a stack when a custom-named resource requires \
               replacing. Rename g and update the stack again.";
    assert!(
        events
            .iter()
            .any(|event| event.1 == "UPDATE_FAILED" && event.2 == why),
        "{events:?}"
    );
    assert!(bench.world.names().contains(&"role/g".to_owned()));
}

#[tokio::test]
async fn tags_of_the_stack_reach_its_resources() {
    let bench = Bench::new();
    let template = json!({"Resources": {
        "B": {"Type": "AWS::S3::Bucket", "Properties": {"Tags": [{"Key": "own", "Value": "1"}]}},
    }});
    let input = |value: &str| model::cloudformation::UpdateStackInput {
        stack_name: Some("t".to_owned()),
        use_previous_template: Some(true),
        tags: Some(vec![model::cloudformation::Tag {
            key: Some("team".to_owned()),
            value: Some(value.to_owned()),
        }]),
        ..Default::default()
    };
    bench.create("t", &template.to_string(), &[]).await.unwrap();
    bench.settled("t").await;
    let key = bench.world.names().remove(0);
    assert_eq!(bench.world.get(&key), json!({"tags": {"own": "1"}}));
    bench
        .call::<model::cloudformation::UpdateStack>(input("blue"))
        .await
        .unwrap();
    assert_eq!(bench.settled("t").await, "UPDATE_COMPLETE");
    assert_eq!(
        bench.world.get(&key),
        json!({"tags": {"own": "1", "team": "blue"}})
    );
}

#[tokio::test]
async fn an_update_right_behind_a_creation_is_carried_out_once() {
    for round in 0..20 {
        let bench = Bench::new();
        let template = |shards: u32| pair(json!({"Name": "s", "ShardCount": shards}), json!({}));
        bench.create("q", &template(1), &[]).await.unwrap();
        // The moment that the creation shows as complete, its task may still be about to end.
        while bench.update("q", &template(2), &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
        assert_eq!(bench.settled("q").await, "UPDATE_COMPLETE");
        assert_eq!(bench.world.count("UpdateShardCount"), 1, "round {round}");
        let statuses = bench.statuses("q", "Stream").await;
        assert_eq!(
            statuses[3..],
            ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"],
            "round {round}"
        );
    }
}

#[tokio::test]
async fn a_log_group_gets_its_class_without_being_replaced() {
    let bench = Bench::new();
    let group = |class: serde_json::Value| {
        let mut properties = json!({"LogGroupName": "g"});
        if !class.is_null() {
            properties["LogGroupClass"] = class;
        }
        let group = json!({"Type": "AWS::Logs::LogGroup", "Properties": properties});
        json!({"Resources": {"G": group}}).to_string()
    };
    bench.create("l", &group(json!(null)), &[]).await.unwrap();
    bench.settled("l").await;
    let standard = group(json!("STANDARD"));
    bench.update("l", &standard, &[]).await.unwrap();
    assert_eq!(bench.settled("l").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.count("CreateLogGroup"), 1);
    assert_eq!(bench.world.count("DeleteLogGroup"), 0);
}

#[tokio::test]
async fn a_parameter_in_metadata_alone_is_a_change() {
    let bench = Bench::new();
    let body = json!({
        "Parameters": {"P": {"Type": "String"}},
        "Resources": {"S": {
            "Type": "AWS::Kinesis::Stream",
            "Metadata": {"Of": {"Fn::Sub": "${P} in ${AWS::Region}"}},
        }},
    })
    .to_string();
    bench.create("m", &body, &[("P", "one")]).await.unwrap();
    bench.settled("m").await;
    bench.update("m", &body, &[("P", "two")]).await.unwrap();
    assert_eq!(bench.settled("m").await, "UPDATE_COMPLETE");
    let ledger = &bench.service.means.ledger;
    let rows = ledger.resources.all();
    let applied = rows[0].1.applied.as_ref().unwrap();
    assert_eq!(applied.metadata, Some(json!({"Of": "two in us-east-1"})));
    let none = bench.update("m", &body, &[("P", "two")]).await;
    assert_eq!(none, Err("No updates are to be performed.".to_owned()));
}

#[tokio::test]
async fn a_cleanup_tries_three_times_and_says_what_it_leaves() {
    let bench = Bench::new();
    let group =
        |name: &str| json!({"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name}});
    let two = json!({"Resources": {"A": group("a"), "B": group("b")}}).to_string();
    let one = json!({"Resources": {"A": group("a")}}).to_string();
    bench.create("c", &two, &[]).await.unwrap();
    bench.settled("c").await;
    let failing = |times: Option<usize>| {
        let mut failing = bench.world.failing.lock().unwrap();
        match times {
            Some(times) => failing.insert("DeleteLogGroup", times),
            None => failing.remove("DeleteLogGroup"),
        };
    };
    failing(Some(0));
    bench.update("c", &one, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_COMPLETE");
    let reason = bench.stack("c").await.unwrap().stack_status_reason;
    assert_eq!(
        reason.as_deref(),
        Some("Update successful. One or more resources could not be deleted.")
    );
    let statuses = bench.statuses("c", "B").await;
    let failed = statuses.iter().filter(|status| *status == "DELETE_FAILED");
    assert_eq!(failed.count(), 3);
    assert_eq!(bench.world.names(), ["group/a", "group/b"]);
    // The next update has nothing to leave.
    failing(None);
    let other = json!({"Resources": {"C": group("c")}}).to_string();
    bench.update("c", &other, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_COMPLETE");
    assert_eq!(bench.stack("c").await.unwrap().stack_status_reason, None);
}
