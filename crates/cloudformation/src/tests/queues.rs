//! Stand-ins for queues and topics, and a stack of them.

use std::collections::BTreeMap;

use model::{sns, sqs};
use plane::{Access, Call, Registry, Serve};
use serde_json::{Value, json};
use wire::Fault;

use super::world::{Things, World, add, find, remove, serve};

/// A queue that a topic tells, with the policies that allow it.
pub(super) const LETTERS: &str = r#"{
    "Parameters": {"Name": {"Type": "String", "Default": "letters"}},
    "Resources": {
        "Queue": {
            "Type": "AWS::SQS::Queue",
            "Properties": {"QueueName": {"Ref": "Name"}, "VisibilityTimeout": 60}
        },
        "Topic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {"TopicName": {"Ref": "Name"}, "DisplayName": "Letters"}
        },
        "QueuePolicy": {
            "Type": "AWS::SQS::QueuePolicy",
            "Properties": {
                "Queues": [{"Ref": "Queue"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"Service": "sns.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
                    "Condition": {"ArnEquals": {"aws:SourceArn": {"Ref": "Topic"}}}
                }]}
            }
        },
        "TopicPolicy": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {
                "Topics": [{"Ref": "Topic"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow",
                    "Principal": "*",
                    "Action": "sns:Publish",
                    "Resource": {"Ref": "Topic"}
                }]}
            }
        },
        "Subscription": {
            "Type": "AWS::SNS::Subscription",
            "Properties": {
                "TopicArn": {"Ref": "Topic"},
                "Protocol": "sqs",
                "Endpoint": {"Fn::GetAtt": ["Queue", "Arn"]},
                "RawMessageDelivery": true
            }
        }
    }
}"#;

fn url(name: &str) -> String {
    format!("http://127.0.0.1:4566/000000000000/{name}")
}

/// The name at the end of a URL or ARN.
fn last(whole: &Option<String>) -> Option<String> {
    let last = whole.as_deref()?.rsplit(['/', ':']).next();
    last.map(str::to_owned)
}

fn set(row: &mut Value, attributes: Option<BTreeMap<String, String>>) {
    for (name, value) in attributes.into_iter().flatten() {
        row[name] = json!(value);
    }
}

fn topic_arn(name: &str) -> String {
    format!("arn:aws:sns:us-east-1:000000000000:{name}")
}

/// The ARN of a topic's subscription to something.
fn subscribed(things: &Things, topic: &Value, endpoint: &Value) -> Option<String> {
    let is_it = |(key, row): &(&String, &Value)| {
        key.starts_with("subscription/") && row["topic"] == *topic && row["endpoint"] == *endpoint
    };
    let found = things.iter().find(is_it)?.0.strip_prefix("subscription/");
    found.map(str::to_owned)
}

serve! {
    sqs::CreateQueue, CreateQueueInput |world, things, asked| {
        let name = asked.queue_name.clone().unwrap_or_default();
        let mut row = json!({});
        set(&mut row, asked.attributes);
        // SQS answers with the queue that is there, if it is the same.
        let key = format!("queue/{name}");
        things.entry(key).or_insert(row);
        Ok(sqs::CreateQueueOutput { queue_url: Some(url(&name)) })
    };
    sqs::GetQueueUrl, GetQueueUrlInput |world, things, asked| {
        find(things, "queue", &asked.queue_name)?;
        let queue_url = asked.queue_name.as_deref().map(url);
        Ok(sqs::GetQueueUrlOutput { queue_url })
    };
    sqs::GetQueueAttributes, GetQueueAttributesInput |world, things, asked| {
        let name = last(&asked.queue_url);
        find(things, "queue", &name)?;
        let arn = format!("arn:aws:sqs:us-east-1:000000000000:{}", name.unwrap_or_default());
        let attributes = Some([("QueueArn".to_owned(), arn)].into());
        Ok(sqs::GetQueueAttributesOutput { attributes })
    };
    sqs::SetQueueAttributes, SetQueueAttributesInput |world, things, asked| {
        set(find(things, "queue", &last(&asked.queue_url))?, asked.attributes);
        Ok(Default::default())
    };
    sqs::DeleteQueue, DeleteQueueInput |world, things, asked| {
        remove(things, "queue", &last(&asked.queue_url))?;
        Ok(Default::default())
    };
    sns::CreateTopic, CreateTopicInput |world, things, asked| {
        let name = asked.name.unwrap_or_default();
        let mut row = json!({});
        set(&mut row, asked.attributes);
        things.entry(format!("topic/{name}")).or_insert(row);
        Ok(sns::CreateTopicOutput { topic_arn: Some(topic_arn(&name)) })
    };
    sns::GetTopicAttributes, GetTopicAttributesInput |world, things, asked| {
        find(things, "topic", &last(&asked.topic_arn))?;
        Ok(Default::default())
    };
    sns::SetTopicAttributes, SetTopicAttributesInput |world, things, asked| {
        let row = find(things, "topic", &last(&asked.topic_arn))?;
        row[asked.attribute_name.unwrap_or_default()] = json!(asked.attribute_value);
        Ok(Default::default())
    };
    sns::DeleteTopic, DeleteTopicInput |world, things, asked| {
        remove(things, "topic", &last(&asked.topic_arn))?;
        Ok(Default::default())
    };
    sns::Subscribe, SubscribeInput |world, things, asked| {
        find(things, "topic", &last(&asked.topic_arn))?;
        let (topic, endpoint) = (json!(asked.topic_arn), json!(asked.endpoint));
        let there = subscribed(things, &topic, &endpoint);
        let subscription_arn = there.unwrap_or_else(|| {
            let topic = asked.topic_arn.unwrap_or_default();
            format!("{topic}:00000000-0000-0000-0000-{:012}", world.number())
        });
        let mut row = json!({"topic": topic, "endpoint": endpoint, "protocol": asked.protocol});
        set(&mut row, asked.attributes);
        let _ = add(things, "subscription", &Some(subscription_arn.clone()), row);
        Ok(sns::SubscribeOutput { subscription_arn: Some(subscription_arn) })
    };
    sns::ListSubscriptionsByTopic, ListSubscriptionsByTopicInput |world, things, asked| {
        let of_topic = things.iter().filter(|(key, row)| {
            key.starts_with("subscription/") && row["topic"] == json!(asked.topic_arn)
        });
        let text = |row: &Value, name: &str| row[name].as_str().map(str::to_owned);
        let listed = of_topic.map(|(key, row)| sns::Subscription {
            subscription_arn: key.strip_prefix("subscription/").map(str::to_owned),
            protocol: text(row, "protocol"),
            endpoint: text(row, "endpoint"),
            topic_arn: text(row, "topic"),
            ..Default::default()
        });
        Ok(sns::ListSubscriptionsByTopicOutput {
            subscriptions: Some(listed.collect()),
            next_token: None,
        })
    };
    sns::GetSubscriptionAttributes, GetSubscriptionAttributesInput |world, things, asked| {
        find(things, "subscription", &asked.subscription_arn)?;
        Ok(Default::default())
    };
    sns::SetSubscriptionAttributes, SetSubscriptionAttributesInput |world, things, asked| {
        let row = find(things, "subscription", &asked.subscription_arn)?;
        row[asked.attribute_name.unwrap_or_default()] = json!(asked.attribute_value);
        Ok(Default::default())
    };
    sns::Unsubscribe, UnsubscribeInput |world, things, asked| {
        remove(things, "subscription", &asked.subscription_arn)?;
        Ok(Default::default())
    };
}
