//! The condition keys that policies see.

use model::cloudwatch as api;

use super::alarms::{alarm, put};
use crate::testing::{World, text};

const ALARM: &str = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot";
const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:topic";

fn one(value: &str) -> Option<Vec<String>> {
    Some(vec![value.to_owned()])
}

fn tag(value: &str) -> Option<Vec<api::Tag>> {
    Some(vec![api::Tag {
        key: text("team"),
        value: text(value),
    }])
}

#[tokio::test]
async fn policies_see_tags_and_actions() {
    let world = World::new();
    let input = api::PutMetricAlarmInput {
        tags: tag("a"),
        alarm_actions: Some(vec![TOPIC.to_owned()]),
        ..alarm()
    };
    put(&world, input).await;
    assert_eq!(world.asked.values("aws:RequestTag/team"), one("a"));
    assert_eq!(world.asked.values("aws:TagKeys"), one("team"));
    assert_eq!(world.asked.values("cloudwatch:AlarmActions"), one(TOPIC));
    assert_eq!(world.asked.values("aws:ResourceTag/team"), None);

    let input = api::DescribeAlarmsInput {
        alarm_names: Some(vec!["hot".to_owned()]),
        ..Default::default()
    };
    world.call::<api::DescribeAlarms>(input).await.unwrap();
    assert_eq!(world.asked.values("aws:ResourceTag/team"), one("a"));
    let input = api::TagResourceInput {
        resource_arn: text(ALARM),
        tags: tag("b"),
    };
    world.call::<api::TagResource>(input).await.unwrap();
    assert_eq!(world.asked.values("aws:ResourceTag/team"), one("a"));
    assert_eq!(world.asked.values("aws:RequestTag/team"), one("b"));
    let input = api::UntagResourceInput {
        resource_arn: text(ALARM),
        tag_keys: Some(vec!["team".to_owned()]),
    };
    world.call::<api::UntagResource>(input).await.unwrap();
    assert_eq!(world.asked.values("aws:ResourceTag/team"), one("b"));
    assert_eq!(world.asked.values("aws:TagKeys"), one("team"));
    let input = api::PutDashboardInput {
        dashboard_name: text("board"),
        dashboard_body: text("{\"widgets\": []}"),
        tags: tag("c"),
    };
    world.call::<api::PutDashboard>(input).await.unwrap();
    assert_eq!(world.asked.values("aws:RequestTag/team"), one("c"));
    let input = api::GetDashboardInput {
        dashboard_name: text("board"),
    };
    world.call::<api::GetDashboard>(input).await.unwrap();
    assert_eq!(world.asked.values("aws:ResourceTag/team"), one("c"));
}
