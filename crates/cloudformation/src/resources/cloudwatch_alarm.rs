//! `AWS::CloudWatch::Alarm`

use model::cloudwatch::{
    DeleteAlarms, DeleteAlarmsInput, DescribeAlarms, DescribeAlarmsInput, MetricAlarm,
    PutMetricAlarm, Tag, TagResource, TagResourceInput, UntagResource, UntagResourceInput,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, other_than, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};
use crate::tags;

static SCHEMA: Schema = Schema {
    type_name: "AWS::CloudWatch::Alarm",
    source: <PutMetricAlarm as Operation>::META.input,
    properties: &[
        property("ActionsEnabled", Kind::Model),
        property("AlarmActions", Kind::Model),
        property("AlarmDescription", Kind::Model),
        property("AlarmName", Kind::Model).create_only(),
        property("ComparisonOperator", Kind::Model),
        property("DatapointsToAlarm", Kind::Model),
        property("Dimensions", Kind::Model),
        property("EvaluateLowSampleCountPercentile", Kind::Model),
        property("EvaluationPeriods", Kind::Model),
        property("ExtendedStatistic", Kind::Model),
        property("InsufficientDataActions", Kind::Model),
        property("MetricName", Kind::Model),
        property("Metrics", Kind::Model),
        property("Namespace", Kind::Model),
        property("OKActions", Kind::Model),
        property("Period", Kind::Model),
        property("Statistic", Kind::Model),
        property("Tags", Kind::Tags),
        property("Threshold", Kind::Model),
        property("TreatMissingData", Kind::Model),
        property("Unit", Kind::Model),
    ],
    unsupported: &[
        "EvaluationCriteria",
        "EvaluationInterval",
        "ThresholdMetricId",
    ],
    naming: Naming {
        property: Some("AlarmName"),
        length: 255,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Alarm;

async fn describe(calls: &Calls, name: &str) -> Result<Option<MetricAlarm>, Failure> {
    let input = DescribeAlarmsInput {
        alarm_names: Some(vec![name.to_owned()]),
        ..Default::default()
    };
    let found = calls.look::<DescribeAlarms>(input).await?;
    Ok(found
        .and_then(|found| found.metric_alarms)
        .and_then(|alarms| alarms.into_iter().next()))
}

async fn put(
    calls: &Calls,
    name: &str,
    properties: &Properties,
    tags: Option<Vec<Tag>>,
) -> Result<(), Failure> {
    let mut properties = properties.clone();
    properties.remove("Tags");
    calls
        .call_with::<PutMetricAlarm>(&properties, |input| {
            input.alarm_name = Some(name.to_owned());
            input.tags = tags;
        })
        .await?;
    Ok(())
}

fn tag_list(tags: std::collections::BTreeMap<String, String>) -> Vec<Tag> {
    tags.into_iter()
        .map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        })
        .collect()
}

impl ResourceType for Alarm {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        let compares = text(properties, "ComparisonOperator");
        let band = [
            "LessThanLowerOrGreaterThanUpperThreshold",
            "LessThanLowerThreshold",
            "GreaterThanUpperThreshold",
        ];
        let compares = compares.filter(|operator| band.contains(operator));
        let compares = compares.map(|operator| format!("ComparisonOperator {operator}"));
        compares.or_else(|| {
            other_than(
                properties,
                &["EvaluateLowSampleCountPercentile"],
                "evaluate",
            )
        })
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let found = describe(calls, wanted.name).await?;
            Ok(found.map(|_| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let tags = tags::some(wanted.properties).map(tag_list);
            put(calls, wanted.name, wanted.properties, tags).await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let Some(before) = before else { return Ok(()) };
            put(calls, physical, after, None).await?;
            let (set, removed) = tags::changes(before, after);
            if set.is_empty() && removed.is_empty() {
                return Ok(());
            }
            let resource_arn = describe(calls, physical)
                .await?
                .and_then(|alarm| alarm.alarm_arn);
            if !set.is_empty() {
                let input = TagResourceInput {
                    resource_arn: resource_arn.clone(),
                    tags: Some(tag_list(set)),
                };
                calls.call::<TagResource>(input).await?;
            }
            if !removed.is_empty() {
                let input = UntagResourceInput {
                    resource_arn,
                    tag_keys: Some(removed),
                };
                calls.call::<UntagResource>(input).await?;
            }
            Ok(())
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let plane::Caller {
                account, region, ..
            } = &calls.caller;
            let arn = format!("arn:aws:cloudwatch:{region}:{account}:alarm:{physical}");
            Ok(Attributes::from([("Arn".to_owned(), arn.into())]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteAlarmsInput {
                alarm_names: Some(vec![physical.to_owned()]),
            };
            calls.remove::<DeleteAlarms>(input).await
        })
    }
}
