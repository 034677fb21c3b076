//! Dashboards and tags.

use model::cloudwatch as api;
use plane::Region;

use crate::testing::{World, refused, text};

const BODY: &str = r#"{"widgets":[]}"#;

fn put(name: &str, body: &str) -> api::PutDashboardInput {
    api::PutDashboardInput {
        dashboard_name: text(name),
        dashboard_body: text(body),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_page_of_dashboards_comes_after_a_token_of_this_list() {
    let world = World::new();
    for number in 0..1_001 {
        let name = format!("d{number:04}");
        let put = world.call::<api::PutDashboard>(put(&name, BODY));
        put.await.unwrap();
    }
    let list = async |next_token: Option<String>| {
        let input = api::ListDashboardsInput {
            dashboard_name_prefix: None,
            next_token,
        };
        world.call::<api::ListDashboards>(input).await
    };
    let first = list(None).await.unwrap();
    assert_eq!(first.dashboard_entries.unwrap().len(), 1_000);
    let second = list(first.next_token).await.unwrap();
    let last = second.dashboard_entries.unwrap().remove(0);
    assert_eq!(last.dashboard_name.as_deref(), Some("d1000"));
    assert_eq!(second.next_token, None);
    let (code, _) = refused(list(text("d0500")).await);
    assert_eq!(code, "InvalidParameterValue");
}

#[tokio::test]
async fn dashboards_come_and_go() {
    let mut world = World::new();
    world
        .call::<api::PutDashboard>(put("main", BODY))
        .await
        .unwrap();
    world = world.crash();
    let get = || api::GetDashboardInput {
        dashboard_name: text("main"),
    };
    let found = world.call::<api::GetDashboard>(get()).await.unwrap();
    assert_eq!(found.dashboard_body.as_deref(), Some(BODY));
    let arn = "arn:aws:cloudwatch::111122223333:dashboard/main";
    assert_eq!(found.dashboard_arn.as_deref(), Some(arn));
    let list = async |prefix: &str| {
        let input = api::ListDashboardsInput {
            dashboard_name_prefix: text(prefix),
            next_token: None,
        };
        world
            .call::<api::ListDashboards>(input)
            .await
            .unwrap()
            .dashboard_entries
            .unwrap()
    };
    assert_eq!(list("ma").await.remove(0).size, Some(14));
    assert!(list("x").await.is_empty());
    let delete = api::DeleteDashboardsInput {
        dashboard_names: Some(vec!["main".to_owned()]),
    };
    world
        .call::<api::DeleteDashboards>(delete.clone())
        .await
        .unwrap();
    assert_eq!(
        refused(world.call::<api::DeleteDashboards>(delete).await).0,
        "ResourceNotFound"
    );
    let missing = world.call::<api::GetDashboard>(get()).await.err().unwrap();
    assert_eq!((&*missing.code, missing.status), ("ResourceNotFound", 404));
}

#[tokio::test]
async fn dashboards_are_refused_in_cloudwatch_words() {
    let world = World::new();
    assert_eq!(
        refused(
            world
                .call::<api::PutDashboard>(put("no spaces", BODY))
                .await
        ),
        (
            "InvalidParameterValue".to_owned(),
            "The value for field DashboardName contains invalid characters. It can only contain \
             alphanumerics, dash (-) and underscore (_).\n"
                .to_owned()
        )
    );
    for body in ["nonsense", "[]", r#"{"widgets":1}"#] {
        let (code, _) = refused(world.call::<api::PutDashboard>(put("main", body)).await);
        assert_eq!(code, "InvalidParameterInput", "{body}");
    }
    let body = r#"{"widgets":[{"type":"text","x":0,"width":30,"properties":{}}]}"#;
    let (_, message) = refused(world.call::<api::PutDashboard>(put("main", body)).await);
    let expected = r#"The dashboard body is invalid, there are 2 validation errors:
[
  {
    "dataPath": "/widgets/0/width",
    "message": "Should be <= 24"
  },
  {
    "dataPath": "/widgets/0/properties",
    "message": "Should have required property 'markdown'"
  }
]"#;
    assert_eq!(message, expected);
}

#[tokio::test]
async fn tags_are_put_shown_and_taken() {
    let world = World::new();
    let tag = |key: &str, value: &str| api::Tag {
        key: text(key),
        value: text(value),
    };
    let alarm = api::PutMetricAlarmInput {
        alarm_name: text("hot"),
        namespace: text("App"),
        metric_name: text("load"),
        statistic: text("Sum"),
        period: Some(60),
        evaluation_periods: Some(1),
        threshold: Some(30.0),
        comparison_operator: text("GreaterThanThreshold"),
        tags: Some(vec![tag("Environment", "Production")]),
        ..Default::default()
    };
    world.call::<api::PutMetricAlarm>(alarm).await.unwrap();
    let arn = || text("arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot");
    let shown = async || {
        let input = api::ListTagsForResourceInput {
            resource_arn: arn(),
        };
        world
            .call::<api::ListTagsForResource>(input)
            .await
            .unwrap()
            .tags
            .unwrap()
    };
    let input = api::TagResourceInput {
        resource_arn: arn(),
        tags: Some(vec![tag("tag1", "foo"), tag("tag2", "bar")]),
    };
    world.call::<api::TagResource>(input.clone()).await.unwrap();
    assert_eq!(shown().await.len(), 3);
    let keys = Some(vec!["tag1".to_owned()]);
    let untag = api::UntagResourceInput {
        resource_arn: arn(),
        tag_keys: keys,
    };
    world.call::<api::UntagResource>(untag).await.unwrap();
    assert!(shown().await == [tag("Environment", "Production"), tag("tag2", "bar")]);
    // Another region knows nothing of the alarm.
    let elsewhere = world.caller.in_region(Region::new("eu-west-1"));
    let of_alarm = api::ListTagsForResourceInput {
        resource_arn: arn(),
    };
    let there = world
        .door
        .call::<api::ListTagsForResource>(&elsewhere, "request", of_alarm);
    assert_eq!(there.await.unwrap().tags, Some(Vec::new()));
    let there = world
        .door
        .call::<api::TagResource>(&elsewhere, "request", input.clone());
    assert_eq!(refused(there.await).0, "ResourceNotFoundException");
    let delete = api::DeleteAlarmsInput {
        alarm_names: Some(vec!["hot".to_owned()]),
    };
    world.call::<api::DeleteAlarms>(delete).await.unwrap();
    assert!(shown().await.is_empty());
    let gone = refused(world.call::<api::TagResource>(input).await);
    assert_eq!(gone.0, "ResourceNotFoundException");
}
