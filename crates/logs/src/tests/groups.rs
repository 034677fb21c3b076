//! Groups and streams.

use std::collections::BTreeMap;

use model::logs as api;

use super::world::{DAY_MS, START_MS, World, group, refused, stream, text};

fn described() -> api::DescribeLogGroupsInput {
    api::DescribeLogGroupsInput::default()
}

async fn names(world: &World, input: api::DescribeLogGroupsInput) -> Vec<String> {
    let output = world.call::<api::DescribeLogGroups>(input).await.unwrap();
    let groups = output.log_groups.unwrap();
    groups
        .into_iter()
        .map(|group| group.log_group_name.unwrap())
        .collect()
}

#[tokio::test]
async fn a_group_is_made_described_and_deleted() {
    let world = World::new();
    world.group("/aws/lambda/f").await;
    let output = world
        .call::<api::DescribeLogGroups>(described())
        .await
        .unwrap();
    let found = output.log_groups.unwrap().remove(0);
    let arn = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f";
    assert_eq!(found.arn, text(&format!("{arn}:*")));
    assert_eq!(found.log_group_arn, text(arn));
    assert_eq!(found.creation_time, Some(START_MS));
    assert_eq!(found.log_group_class, text("STANDARD"));
    assert_eq!(
        (found.metric_filter_count, found.retention_in_days),
        (Some(0), None)
    );
    let again = world
        .call::<api::CreateLogGroup>(group("/aws/lambda/f"))
        .await;
    let message = "The specified log group already exists";
    assert_eq!(
        refused(again),
        ("ResourceAlreadyExistsException".into(), message.into())
    );
    let delete = || api::DeleteLogGroupInput {
        log_group_name: text("/aws/lambda/f"),
    };
    world.call::<api::DeleteLogGroup>(delete()).await.unwrap();
    assert!(names(&world, described()).await.is_empty());
    let gone = world.call::<api::DeleteLogGroup>(delete()).await;
    let message = "The specified log group does not exist.";
    assert_eq!(
        refused(gone),
        ("ResourceNotFoundException".into(), message.into())
    );
}

#[tokio::test]
async fn groups_come_in_pages_by_prefix_or_pattern() {
    let world = World::new();
    for name in ["b", "a/2", "a/1", "a/3", "A/x"] {
        world.group(name).await;
    }
    assert_eq!(
        names(&world, described()).await,
        ["A/x", "a/1", "a/2", "a/3", "b"]
    );
    let with = |prefix: Option<&str>, pattern: Option<&str>| api::DescribeLogGroupsInput {
        log_group_name_prefix: prefix.map(str::to_owned),
        log_group_name_pattern: pattern.map(str::to_owned),
        ..described()
    };
    assert_eq!(
        names(&world, with(Some("a/"), None)).await,
        ["a/1", "a/2", "a/3"]
    );
    assert_eq!(names(&world, with(None, Some("a/"))).await.len(), 4);
    let both = world
        .call::<api::DescribeLogGroups>(with(Some("a"), Some("a")))
        .await;
    let message =
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.";
    assert_eq!(
        refused(both),
        ("InvalidParameterException".into(), message.into())
    );
    let mut found = Vec::new();
    let mut next_token = None;
    loop {
        let input = api::DescribeLogGroupsInput {
            limit: Some(2),
            next_token: next_token.take(),
            ..described()
        };
        let output = world.call::<api::DescribeLogGroups>(input).await.unwrap();
        found.push(output.log_groups.unwrap().len());
        match output.next_token {
            Some(token) => next_token = Some(token),
            None => break,
        }
    }
    assert_eq!(found, [2, 2, 1]);
}

#[tokio::test]
async fn streams() {
    let world = World::with_stream().await;
    let again = world
        .call::<api::CreateLogStream>(stream("group", "stream"))
        .await;
    let message = "The specified log stream already exists";
    assert_eq!(
        refused(again),
        ("ResourceAlreadyExistsException".into(), message.into())
    );
    let nowhere = world
        .call::<api::CreateLogStream>(stream("none", "stream"))
        .await;
    assert_eq!(
        refused(nowhere).1,
        "The specified log group does not exist."
    );
    let describe = || api::DescribeLogStreamsInput {
        log_group_name: text("group"),
        ..Default::default()
    };
    let output = world
        .call::<api::DescribeLogStreams>(describe())
        .await
        .unwrap();
    let found = output.log_streams.unwrap().remove(0);
    let arn = "arn:aws:logs:us-east-1:111122223333:log-group:group:log-stream:stream";
    assert_eq!(found.arn, text(arn));
    assert_eq!(
        (found.creation_time, found.stored_bytes),
        (Some(START_MS), Some(0))
    );
    assert_eq!(
        (found.last_event_timestamp, found.upload_sequence_token),
        (None, None)
    );
    // The newest first.
    world.stream("group", "a").await;
    world.put("stream", &["1"]).await;
    world.clock.pass(5);
    world.put("a", &["2"]).await;
    let newest = api::DescribeLogStreamsInput {
        order_by: text("LastEventTime"),
        descending: Some(true),
        limit: Some(1),
        ..describe()
    };
    let output = world.call::<api::DescribeLogStreams>(newest).await.unwrap();
    let found = output.log_streams.unwrap().remove(0);
    assert_eq!(found.log_stream_name, text("a"));
    assert_eq!(found.last_event_timestamp, Some(START_MS + 5));
    assert!(output.next_token.is_some());
    let both = api::DescribeLogStreamsInput {
        order_by: text("LastEventTime"),
        log_stream_name_prefix: text("a"),
        ..describe()
    };
    let both = world.call::<api::DescribeLogStreams>(both).await;
    let message = "Cannot order by LastEventTime with a logStreamNamePrefix.";
    assert_eq!(
        refused(both),
        ("InvalidParameterException".into(), message.into())
    );
    let twice = api::DescribeLogStreamsInput {
        log_group_identifier: text("group"),
        ..describe()
    };
    let twice = world.call::<api::DescribeLogStreams>(twice).await;
    let message = "LogGroup name and LogGroup ARN are mutually exclusive parameters.";
    assert_eq!(
        refused(twice),
        ("ValidationException".into(), message.into())
    );
    // A stream under an old name is a new one.
    let delete = api::DeleteLogStreamInput {
        log_group_name: text("group"),
        log_stream_name: text("stream"),
    };
    world.call::<api::DeleteLogStream>(delete).await.unwrap();
    world.stream("group", "stream").await;
    assert!(world.all("stream").await.is_empty());
}

#[tokio::test]
async fn retention_hides_what_is_older() {
    let world = World::with_stream().await;
    let retain = |days: i32| api::PutRetentionPolicyInput {
        log_group_name: text("group"),
        retention_in_days: Some(days),
    };
    let (code, message) = refused(world.call::<api::PutRetentionPolicy>(retain(2)).await);
    assert_eq!(code, "InvalidParameterException");
    assert!(
        message.contains("Value '2' at 'retentionInDays' failed"),
        "{message}"
    );
    world.put("stream", &["old"]).await;
    world.clock.pass(2 * u64::try_from(DAY_MS).unwrap());
    world.put("stream", &["new"]).await;
    assert_eq!(world.all("stream").await, ["old", "new"]);
    world
        .call::<api::PutRetentionPolicy>(retain(1))
        .await
        .unwrap();
    assert_eq!(world.all("stream").await, ["new"]);
    let world = world.crash(1);
    assert_eq!(world.all("stream").await, ["new"]);
    let output = world
        .call::<api::DescribeLogGroups>(described())
        .await
        .unwrap();
    assert_eq!(output.log_groups.unwrap()[0].retention_in_days, Some(1));
    let forever = api::DeleteRetentionPolicyInput {
        log_group_name: text("group"),
    };
    world
        .call::<api::DeleteRetentionPolicy>(forever)
        .await
        .unwrap();
    let output = world
        .call::<api::DescribeLogGroups>(described())
        .await
        .unwrap();
    assert_eq!(output.log_groups.unwrap()[0].retention_in_days, None);
}

#[tokio::test]
async fn tags() {
    let world = World::new();
    let tag = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
    let input = api::CreateLogGroupInput {
        tags: Some(tag("env", "testing")),
        ..group("group")
    };
    world.call::<api::CreateLogGroup>(input).await.unwrap();
    let arn = text("arn:aws:logs:us-east-1:111122223333:log-group:group");
    let input = api::TagResourceInput {
        resource_arn: arn.clone(),
        tags: Some(tag("a", "1")),
    };
    world.call::<api::TagResource>(input).await.unwrap();
    let input = api::UntagResourceInput {
        resource_arn: arn.clone(),
        tag_keys: Some(vec!["env".to_owned()]),
    };
    world.call::<api::UntagResource>(input).await.unwrap();
    let input = api::ListTagsForResourceInput { resource_arn: arn };
    let output = world.call::<api::ListTagsForResource>(input).await.unwrap();
    assert_eq!(output.tags.unwrap(), tag("a", "1"));
}

#[tokio::test]
async fn tags_are_put_to_the_resource_that_was_authorised_and_to_nobody_elses() {
    let mut world = World::new();
    world.group("group").await;
    let tag = |arn: &str| api::TagResourceInput {
        resource_arn: text(arn),
        tags: Some(BTreeMap::from([("a".to_owned(), "1".to_owned())])),
    };
    let untag = |arn: &str| api::UntagResourceInput {
        resource_arn: text(arn),
        tag_keys: Some(vec!["a".to_owned()]),
    };
    let list = |arn: &str| api::ListTagsForResourceInput {
        resource_arn: text(arn),
    };
    let own = "arn:aws:logs:us-east-1:111122223333:log-group:group";
    world.call::<api::TagResource>(tag(own)).await.unwrap();
    assert_eq!(world.rules.last(), ("logs:TagResource", own.to_owned()));
    let listed = world.call::<api::ListTagsForResource>(list(own)).await;
    assert_eq!(listed.unwrap().tags.unwrap().len(), 1);
    assert_eq!(world.rules.last(), ("logs:ListTagsForResource", own.into()));
    world.call::<api::UntagResource>(untag(own)).await.unwrap();
    assert_eq!(world.rules.last(), ("logs:UntagResource", own.to_owned()));
    for (account, region) in [("111122223333", "eu-west-1"), ("444455556666", "us-east-1")] {
        let account = plane::Account::new(account);
        world.caller = plane::Caller::root(account, plane::Region::new(region), "test");
        let message = "The specified resource does not exist.";
        let missing = ("ResourceNotFoundException".into(), message.into());
        let outcome = world.call::<api::TagResource>(tag(own)).await;
        assert_eq!(refused(outcome), missing);
        assert_eq!(world.rules.last(), ("logs:TagResource", own.to_owned()));
        let outcome = world.call::<api::UntagResource>(untag(own)).await;
        assert_eq!(refused(outcome), missing);
        let outcome = world.call::<api::ListTagsForResource>(list(own)).await;
        assert_eq!(refused(outcome), missing);
    }
}

#[tokio::test]
async fn an_identifier_names_the_group_of_its_own_account_and_region() {
    let world = World::with_stream().await;
    world.put("stream", &["1"]).await;
    let get = |identifier: &str| api::GetLogEventsInput {
        log_group_identifier: text(identifier),
        log_stream_name: text("stream"),
        ..Default::default()
    };
    let own = "arn:aws:logs:us-east-1:111122223333:log-group:group";
    for identifier in ["group", own] {
        let output = world.call::<api::GetLogEvents>(get(identifier)).await;
        assert_eq!(output.unwrap().events.unwrap().len(), 1);
    }
    for other in [
        own.replace("us-east-1", "eu-west-1"),
        own.replace("111122223333", "444455556666"),
        own.replace(":logs:", ":kinesis:"),
    ] {
        let message = "The specified log group does not exist.";
        let missing = ("ResourceNotFoundException".into(), message.into());
        let outcome = world.call::<api::GetLogEvents>(get(&other)).await;
        assert_eq!(refused(outcome), missing);
        let filter = api::FilterLogEventsInput {
            log_group_identifier: text(&other),
            ..Default::default()
        };
        let outcome = world.call::<api::FilterLogEvents>(filter).await;
        assert_eq!(refused(outcome), missing);
        let describe = api::DescribeLogStreamsInput {
            log_group_identifier: text(&other),
            ..Default::default()
        };
        let outcome = world.call::<api::DescribeLogStreams>(describe).await;
        assert_eq!(refused(outcome), missing);
    }
}

#[tokio::test]
async fn a_group_with_tags_needs_one_of_two_permissions_more() {
    let world = World::new();
    let tagged = |name: &str| api::CreateLogGroupInput {
        tags: Some(BTreeMap::from([("team".to_owned(), "a".to_owned())])),
        ..group(name)
    };
    let forbid =
        |actions: &[&'static str]| *world.rules.forbidden.lock().unwrap() = actions.to_vec();
    forbid(&["logs:TagResource"]);
    world
        .call::<api::CreateLogGroup>(tagged("1"))
        .await
        .unwrap();
    forbid(&["logs:TagLogGroup"]);
    world
        .call::<api::CreateLogGroup>(tagged("2"))
        .await
        .unwrap();
    forbid(&["logs:TagResource", "logs:TagLogGroup"]);
    world.group("3").await;
    let outcome = world.call::<api::CreateLogGroup>(tagged("4")).await;
    let message = "User with accountId: 111122223333 is not authorized to perform CreateLogGroup \
                   with Tags. An additional permission \"logs:TagResource\" is required.";
    assert_eq!(
        refused(outcome),
        ("AccessDeniedException".into(), message.into())
    );
    forbid(&["logs:CreateLogGroup", "logs:TagResource"]);
    let outcome = world.call::<api::CreateLogGroup>(tagged("4")).await;
    assert_eq!(refused(outcome).1, "logs:CreateLogGroup");
    assert_eq!(names(&world, described()).await, ["1", "2", "3"]);
}

#[tokio::test]
async fn policies_see_tags() {
    let world = World::new();
    let one = |value: &str| Some(vec![value.to_owned()]);
    let tags = |value: &str| Some(BTreeMap::from([("team".to_owned(), value.to_owned())]));
    let arn = text("arn:aws:logs:us-east-1:111122223333:log-group:group");
    let input = api::CreateLogGroupInput {
        tags: tags("a"),
        ..group("group")
    };
    world.call::<api::CreateLogGroup>(input).await.unwrap();
    assert_eq!(world.rules.values("aws:RequestTag/team"), one("a"));
    assert_eq!(world.rules.values("aws:TagKeys"), one("team"));
    world.stream("group", "stream").await;
    assert_eq!(world.rules.values("aws:ResourceTag/team"), one("a"));
    let input = api::TagResourceInput {
        resource_arn: arn.clone(),
        tags: tags("b"),
    };
    world.call::<api::TagResource>(input).await.unwrap();
    assert_eq!(world.rules.values("aws:ResourceTag/team"), one("a"));
    assert_eq!(world.rules.values("aws:RequestTag/team"), one("b"));
    let input = api::UntagResourceInput {
        resource_arn: arn.clone(),
        tag_keys: Some(vec!["team".to_owned()]),
    };
    world.call::<api::UntagResource>(input).await.unwrap();
    assert_eq!(world.rules.values("aws:ResourceTag/team"), one("b"));
    assert_eq!(world.rules.values("aws:TagKeys"), one("team"));
    // Names and tags of AWS are nobody else's.
    let input = api::TagResourceInput {
        resource_arn: arn,
        tags: Some(BTreeMap::from([("aws:team".to_owned(), "a".to_owned())])),
    };
    let (code, _) = refused(world.call::<api::TagResource>(input).await);
    assert_eq!(code, "InvalidParameterException");
    let outcome = world.call::<api::CreateLogGroup>(group("aws/foo")).await;
    assert_eq!(
        refused(outcome),
        (
            "InvalidParameterException".to_owned(),
            "Log groups starting with AWS/ are reserved for AWS.".to_owned()
        )
    );
}

#[tokio::test]
async fn what_is_deleted_leaves_no_numbers_behind() {
    let world = World::with_stream().await;
    world.stream("group", "other").await;
    world.put("stream", &["a"]).await;
    world.put("other", &["b"]).await;
    let numbers = || world.logs.next_event.lock().unwrap().len();
    assert_eq!(numbers(), 2);
    let stream = api::DeleteLogStreamInput {
        log_group_name: text("group"),
        log_stream_name: text("stream"),
    };
    world.call::<api::DeleteLogStream>(stream).await.unwrap();
    assert_eq!(numbers(), 1);
    world.put("other", &["c"]).await;
    assert_eq!(world.all("other").await, ["b", "c"]);
    let group = api::DeleteLogGroupInput {
        log_group_name: text("group"),
    };
    world.call::<api::DeleteLogGroup>(group).await.unwrap();
    assert_eq!(numbers(), 0);
}
