//! Queues themselves: made, changed, listed, purged, deleted; and what calls need.

use std::collections::BTreeMap;

use model::sqs as api;
use plane::{Account, Call};
use wire::Fault;

use super::world::{World, create, text};

fn code<T>(result: Result<T, Fault>) -> String {
    result.map(drop).unwrap_err().code.into_owned()
}

#[tokio::test]
async fn making_a_queue_twice_is_making_it_once_unless_it_differs() {
    let world = World::new();
    let url = world.queue("q", &[("DelaySeconds", "5")]).await;
    assert_eq!(url, "http://engine/111122223333/q");
    assert_eq!(world.queue("q", &[]).await, url);
    assert_eq!(world.queue("q", &[("DelaySeconds", "5")]).await, url);
    let other = world
        .call::<api::CreateQueue>(create("q", &[("DelaySeconds", "6")]))
        .await;
    assert_eq!(code(other), "QueueNameExists");
}

#[tokio::test]
async fn a_name_is_free_again_a_minute_after_its_queue() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    world.send(&url, "one").await;
    let delete = || api::DeleteQueueInput {
        queue_url: text(&url),
    };
    world.call::<api::DeleteQueue>(delete()).await.unwrap();
    assert!(world.service.messages.is_empty());
    let again = world.call::<api::DeleteQueue>(delete()).await;
    assert_eq!(code(again), "QueueDoesNotExist");
    let early = world.call::<api::CreateQueue>(create("q", &[])).await;
    assert_eq!(code(early), "QueueDeletedRecently");
    world.pass_s(60);
    world.queue("q", &[]).await;
    assert!(world.receive(&url).await.is_empty());
}

#[tokio::test]
async fn a_purge_empties_the_queue_once_a_minute() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    for body in ["seen", "hidden"] {
        world.send(&url, body).await;
    }
    let one = api::ReceiveMessageInput {
        queue_url: text(&url),
        ..Default::default()
    };
    assert_eq!(world.receive_with(one).await.len(), 1);
    let purge = || api::PurgeQueueInput {
        queue_url: text(&url),
    };
    world.call::<api::PurgeQueue>(purge()).await.unwrap();
    assert_eq!(world.counts(&url).await, ["0", "0", "0"]);
    let again = world.call::<api::PurgeQueue>(purge()).await;
    assert_eq!(code(again), "PurgeQueueInProgress");
    world.pass_s(60);
    world.call::<api::PurgeQueue>(purge()).await.unwrap();
}

#[tokio::test]
async fn lists_have_pages_where_a_size_is_given() {
    let world = World::new();
    for name in ["a", "b-1", "b-2", "b-3"] {
        world.queue(name, &[]).await;
    }
    let list = |max: Option<i32>, token: Option<String>| api::ListQueuesInput {
        queue_name_prefix: text("b"),
        max_results: max,
        next_token: token,
    };
    let names = |output: &api::ListQueuesOutput| {
        let urls = output.queue_urls.iter().flatten();
        urls.map(|url| url.rsplit('/').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let all = world.call::<api::ListQueues>(list(None, None)).await;
    assert_eq!(names(&all.unwrap()), ["b-1", "b-2", "b-3"]);
    let first = world.call::<api::ListQueues>(list(Some(2), None)).await;
    let first = first.unwrap();
    assert_eq!(names(&first), ["b-1", "b-2"]);
    let rest = world
        .call::<api::ListQueues>(list(Some(2), first.next_token))
        .await
        .unwrap();
    assert_eq!((names(&rest), rest.next_token), (vec!["b-3".into()], None));
    let wrong = world.call::<api::ListQueues>(list(Some(1001), None)).await;
    assert_eq!(code(wrong), "InvalidParameterValue");
}

#[tokio::test]
async fn tags_come_and_go() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let tag = |tags: &[(&str, &str)]| api::TagQueueInput {
        queue_url: text(&url),
        tags: Some(
            tags.iter()
                .map(|(k, v)| ((*k).into(), (*v).into()))
                .collect(),
        ),
    };
    world
        .call::<api::TagQueue>(tag(&[("a", "1"), ("b", "2")]))
        .await
        .unwrap();
    for reserved in ["aws:x", "AWS:x"] {
        let wrong = world.call::<api::TagQueue>(tag(&[(reserved, "1")])).await;
        assert_eq!(code(wrong), "InvalidParameterValue");
    }
    let untag = api::UntagQueueInput {
        queue_url: text(&url),
        tag_keys: Some(vec!["a".into()]),
    };
    world.call::<api::UntagQueue>(untag).await.unwrap();
    let list = api::ListQueueTagsInput {
        queue_url: text(&url),
    };
    let tags = world.call::<api::ListQueueTags>(list).await.unwrap().tags;
    assert_eq!(tags, Some(BTreeMap::from([("b".into(), "2".into())])));
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let message = |result: Result<(), Fault>| result.unwrap_err().message;
    let input = api::SendMessageInput {
        queue_url: text(&url),
        ..Default::default()
    };
    let sent = world.call::<api::SendMessage>(input).await.map(drop);
    assert_eq!(
        message(sent),
        "The request must contain the parameter MessageBody."
    );
    let input = api::SendMessageBatchInput {
        queue_url: text(&url),
        entries: Some(vec![Default::default()]),
    };
    let sent = world.call::<api::SendMessageBatch>(input).await.map(drop);
    assert_eq!(
        message(sent),
        "The request must contain the parameter SendMessageBatchRequestEntry.Id."
    );
    let input = api::GetQueueUrlInput::default();
    let got = world.call::<api::GetQueueUrl>(input).await.map(drop);
    assert_eq!(
        message(got),
        "The request must contain the parameter QueueName."
    );
}

#[tokio::test]
async fn a_call_names_the_queue_and_brings_its_policy() {
    let world = World::new();
    let arn = "arn:aws:sqs:us-east-1:111122223333:q";
    let url = world.queue("q", &[]).await;
    assert_eq!(world.asked.last().action, "sqs:CreateQueue");
    world.send(&url, "one").await;
    let asked = world.asked.last();
    assert_eq!(
        (asked.action, asked.resource.as_str()),
        ("sqs:SendMessage", arn)
    );
    assert!(asked.resource_policy.is_none());
    let add = |label: &str| api::AddPermissionInput {
        queue_url: text(&url),
        label: text(label),
        aws_account_ids: Some(vec!["444455556666".into()]),
        actions: Some(vec!["SendMessage".into()]),
    };
    world.call::<api::AddPermission>(add("l")).await.unwrap();
    world.receive(&url).await;
    assert!(world.asked.last().resource_policy.is_some());
    let remove = || api::RemovePermissionInput {
        queue_url: text(&url),
        label: text("l"),
    };
    world.call::<api::RemovePermission>(remove()).await.unwrap();
    let again = world.call::<api::RemovePermission>(remove()).await;
    assert_eq!(code(again), "InvalidParameterValue");
    assert_eq!(world.attribute(&url, "Policy").await, None);
}

#[tokio::test]
async fn other_accounts_are_not_let_change_a_queue() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let mut caller = world.caller.clone();
    caller.account = Account::new("444455556666");
    let call = Call {
        caller,
        request_id: String::new(),
        endpoint: None,
        hung_up: None,
        trace: None,
        context: Vec::new(),
    };
    let delete = api::DeleteQueueInput {
        queue_url: text(&url),
    };
    let access = plane::Serve::<api::DeleteQueue>::access(&*world.service, &call, &delete);
    assert_eq!(code(access), "AccessDenied");
    let send = api::SendMessageInput {
        queue_url: text(&url),
        ..Default::default()
    };
    let access = plane::Serve::<api::SendMessage>::access(&*world.service, &call, &send);
    let owner = access.unwrap().remove(0).owner;
    assert_eq!(owner, Some(Account::new("111122223333")));
}

#[tokio::test]
async fn policies_see_tags() {
    let world = World::new();
    let seen = |key: &str| {
        let context = world.asked.last().context;
        let found = context.into_iter().find(|(name, _)| name == key);
        found.map(|(_, values)| values)
    };
    let one = |value: &str| Some(vec![value.to_owned()]);
    let tags = |value: &str| Some(BTreeMap::from([("team".to_owned(), value.to_owned())]));
    let input = api::CreateQueueInput {
        tags: tags("a"),
        ..create("q", &[])
    };
    let made = world.call::<api::CreateQueue>(input).await.unwrap();
    assert_eq!(seen("aws:RequestTag/team"), one("a"));
    assert_eq!(seen("aws:TagKeys"), one("team"));
    let url = made.queue_url.unwrap();
    world.send(&url, "body").await;
    assert_eq!(seen("aws:ResourceTag/team"), one("a"));
    let input = api::TagQueueInput {
        queue_url: text(&url),
        tags: tags("b"),
    };
    world.call::<api::TagQueue>(input).await.unwrap();
    assert_eq!(seen("aws:RequestTag/team"), one("b"));
    let input = api::UntagQueueInput {
        queue_url: text(&url),
        tag_keys: Some(vec!["team".to_owned()]),
    };
    world.call::<api::UntagQueue>(input).await.unwrap();
    assert_eq!(seen("aws:ResourceTag/team"), one("b"));
    assert_eq!(seen("aws:TagKeys"), one("team"));
}

/// "AWS JSON policy elements: Principal", IAM User Guide: a principal is stored by its unique id,
/// which is shown once the user or role is gone.
#[tokio::test]
async fn another_user_of_the_same_name_is_not_let() {
    const USER: &str = "arn:aws:iam::111122223333:user/u";
    let (first, second) = ("AIDAFIRST11111111111", "AIDASECOND2222222222");
    let world = World::new();
    let url = world.queue("q", &[]).await;
    let policy = serde_json::json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"AWS": USER},
        "Action": "sqs:*",
        "Resource": "*",
    }]});
    let policy = policy.to_string();
    let set = || api::SetQueueAttributesInput {
        queue_url: text(&url),
        attributes: Some(BTreeMap::from([("Policy".to_owned(), policy.clone())])),
    };
    let unknown = world.call::<api::SetQueueAttributes>(set()).await;
    assert_eq!(
        unknown.map(drop).unwrap_err().message,
        "Invalid value for the parameter Policy."
    );
    let made = world
        .call::<api::CreateQueue>(create("r", &[("Policy", &policy)]))
        .await;
    assert_eq!(code(made), "InvalidAttributeValue");

    let is = |id: &str| world.asked.people.know(USER, id);
    is(first);
    world.call::<api::SetQueueAttributes>(set()).await.unwrap();
    assert_eq!(world.attribute(&url, "Policy").await.unwrap(), policy);
    is(second);
    let add = api::AddPermissionInput {
        queue_url: text(&url),
        label: text("others"),
        aws_account_ids: Some(vec!["444455556666".to_owned()]),
        actions: Some(vec!["SendMessage".to_owned()]),
    };
    world.call::<api::AddPermission>(add).await.unwrap();
    let world = world.crash(3);
    let shown = world.attribute(&url, "Policy").await.unwrap();
    assert!(shown.contains(first) && shown.contains("444455556666"));
    assert!(world.asked.is_let(first));
    assert!(!world.asked.is_let(second));
}
