//! Rows as the API shows them.

use model::cloudformation as model;
use serde_json::{Value, json};
use wire::Timestamp;

use crate::mask::MASK;
use crate::state::{
    Change, ChangeAction, ChangeDetail, ChangeSet, Event, Resource, Stack, Tag, Target,
};

fn time(ms: i64) -> Option<Timestamp> {
    Some(Timestamp::from_millis(ms))
}

/// The parameters of a target; hidden ones show as asterisks.
pub(crate) fn parameters(target: &Target) -> Option<Vec<model::Parameter>> {
    let parameters: Vec<_> = target
        .parameters
        .iter()
        .map(|(key, parameter)| {
            let hidden = target.hidden.contains(key);
            model::Parameter {
                parameter_key: Some(key.clone()),
                parameter_value: Some(if hidden {
                    MASK.to_owned()
                } else {
                    parameter.text.clone()
                }),
                ..Default::default()
            }
        })
        .collect();
    (!parameters.is_empty()).then_some(parameters)
}

fn tags(tags: &[Tag]) -> Vec<model::Tag> {
    let tag = |(key, value): &Tag| model::Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    };
    tags.iter().map(tag).collect()
}

/// A stack in full.
pub(crate) fn stack(stack: &Stack) -> model::Stack {
    let target = stack.target.as_ref();
    let outputs: Vec<_> = stack
        .outputs
        .iter()
        .map(|output| model::Output {
            output_key: Some(output.key.clone()),
            output_value: Some(output.value.clone()),
            description: output.description.clone(),
            export_name: output.export.clone(),
        })
        .collect();
    let capabilities = target
        .map(|target| target.capabilities.clone())
        .unwrap_or_default();
    model::Stack {
        stack_id: Some(stack.arn.clone()),
        stack_name: Some(stack.name.clone()),
        change_set_id: stack.change_set.clone(),
        description: target.and_then(|target| target.description.clone()),
        parameters: target.and_then(parameters),
        creation_time: time(stack.created_ms),
        deletion_time: stack.deleted_ms.and_then(time),
        last_updated_time: stack.updated_ms.and_then(time),
        rollback_configuration: Some(model::RollbackConfiguration::default()),
        stack_status: Some(stack.status.clone()),
        stack_status_reason: stack.reason.clone(),
        disable_rollback: Some(stack.disable_rollback),
        notification_arns: Some(Vec::new()),
        capabilities: (!capabilities.is_empty()).then_some(capabilities),
        outputs: (!outputs.is_empty()).then_some(outputs),
        role_arn: stack.role_arn.clone(),
        tags: Some(target.map(|target| tags(&target.tags)).unwrap_or_default()),
        enable_termination_protection: (!stack.is_deleted())
            .then_some(stack.termination_protection),
        drift_information: Some(model::StackDriftInformation {
            stack_drift_status: Some("NOT_CHECKED".to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// A stack in a line of `ListStacks`.
pub(crate) fn stack_summary(stack: &Stack) -> model::StackSummary {
    model::StackSummary {
        stack_id: Some(stack.arn.clone()),
        stack_name: Some(stack.name.clone()),
        template_description: stack
            .target
            .as_ref()
            .and_then(|target| target.description.clone()),
        creation_time: time(stack.created_ms),
        last_updated_time: stack.updated_ms.and_then(time),
        deletion_time: stack.deleted_ms.and_then(time),
        stack_status: Some(stack.status.clone()),
        stack_status_reason: stack.reason.clone(),
        drift_information: Some(model::StackDriftInformationSummary {
            stack_drift_status: Some("NOT_CHECKED".to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// An event.
pub(crate) fn event(stack: &Stack, event: &Event) -> model::StackEvent {
    model::StackEvent {
        stack_id: Some(stack.arn.clone()),
        event_id: Some(event.id.clone()),
        stack_name: Some(stack.name.clone()),
        operation_id: event.operation.clone(),
        logical_resource_id: Some(event.logical.clone()),
        physical_resource_id: Some(event.physical.clone()),
        resource_type: Some(event.type_name.clone()),
        timestamp: time(event.time_ms),
        resource_status: Some(event.status.clone()),
        resource_status_reason: event.reason.clone(),
        resource_properties: event.properties.clone(),
        client_request_token: event.token.clone(),
        ..Default::default()
    }
}

fn physical(row: &Resource) -> Option<String> {
    (!row.physical.is_empty()).then(|| row.physical.clone())
}

/// A resource of `DescribeStackResources`.
pub(crate) fn resource(stack: &Stack, row: &Resource) -> model::StackResource {
    model::StackResource {
        stack_name: Some(stack.name.clone()),
        stack_id: Some(stack.arn.clone()),
        logical_resource_id: Some(row.logical.clone()),
        physical_resource_id: physical(row),
        resource_type: Some(row.type_name.clone()),
        timestamp: time(row.changed_ms),
        resource_status: Some(row.status.clone()),
        resource_status_reason: row.reason.clone(),
        drift_information: Some(drift()),
        ..Default::default()
    }
}

fn drift() -> model::StackResourceDriftInformation {
    model::StackResourceDriftInformation {
        stack_resource_drift_status: Some("NOT_CHECKED".to_owned()),
        ..Default::default()
    }
}

/// A resource of `DescribeStackResource`.
pub(crate) fn resource_detail(stack: &Stack, row: &Resource) -> model::StackResourceDetail {
    let metadata = row
        .applied
        .as_ref()
        .and_then(|applied| applied.metadata.as_ref());
    model::StackResourceDetail {
        stack_name: Some(stack.name.clone()),
        stack_id: Some(stack.arn.clone()),
        logical_resource_id: Some(row.logical.clone()),
        physical_resource_id: physical(row),
        resource_type: Some(row.type_name.clone()),
        last_updated_timestamp: time(row.changed_ms),
        resource_status: Some(row.status.clone()),
        resource_status_reason: row.reason.clone(),
        metadata: Some(metadata.map_or_else(|| "{}".to_owned(), Value::to_string)),
        drift_information: Some(drift()),
        ..Default::default()
    }
}

/// A resource of `ListStackResources`.
pub(crate) fn resource_summary(row: &Resource) -> model::StackResourceSummary {
    model::StackResourceSummary {
        logical_resource_id: Some(row.logical.clone()),
        physical_resource_id: physical(row),
        resource_type: Some(row.type_name.clone()),
        last_updated_timestamp: time(row.changed_ms),
        resource_status: Some(row.status.clone()),
        resource_status_reason: row.reason.clone(),
        drift_information: Some(model::StackResourceDriftInformationSummary {
            stack_resource_drift_status: Some("NOT_CHECKED".to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn detail(detail: &ChangeDetail, change: &Change, values: bool) -> model::ResourceChangeDetail {
    let value = |properties: &Option<crate::schema::Properties>| {
        let name = detail.name.as_deref().filter(|_| values)?;
        let value = properties.as_ref()?.get(name)?;
        Some(
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        )
    };
    let recreation = if detail.recreation { "Always" } else { "Never" };
    model::ResourceChangeDetail {
        target: Some(model::ResourceTargetDefinition {
            attribute: Some(detail.attribute.clone()),
            name: detail.name.clone(),
            requires_recreation: Some(recreation.to_owned()),
            path: detail
                .name
                .as_ref()
                .filter(|_| values)
                .map(|name| format!("/Properties/{name}")),
            before_value: value(&change.before),
            after_value: value(&change.after),
            ..Default::default()
        }),
        evaluation: Some(
            if detail.dynamic || detail.source.starts_with("Resource") {
                "Dynamic"
            } else {
                "Static"
            }
            .to_owned(),
        ),
        change_source: Some(detail.source.clone()),
        causing_entity: detail.cause.clone(),
    }
}

/// A change of a change set; with `values`, also what properties were and will be.
pub(crate) fn change(change: &Change, values: bool) -> model::Change {
    let action = match change.action {
        ChangeAction::Add => "Add",
        ChangeAction::Modify => "Modify",
        ChangeAction::Remove => "Remove",
    };
    let mut scope: Vec<String> = Vec::new();
    for detail in &change.details {
        if !scope.contains(&detail.attribute) {
            scope.push(detail.attribute.clone());
        }
    }
    scope.sort();
    let policy = match (change.action, change.replacement, change.retained) {
        (ChangeAction::Modify, true, false) => Some("ReplaceAndDelete"),
        (ChangeAction::Modify, true, true) => Some("ReplaceAndRetain"),
        (ChangeAction::Remove, _, false) => Some("Delete"),
        (ChangeAction::Remove, _, true) => Some("Retain"),
        _ => None,
    };
    let replacement = if change.replacement { "True" } else { "False" };
    let context = |properties: &Option<crate::schema::Properties>| {
        let properties = properties.as_ref().filter(|_| values)?;
        Some(json!({ "Properties": properties }).to_string())
    };
    model::Change {
        r#type: Some("Resource".to_owned()),
        resource_change: Some(model::ResourceChange {
            policy_action: policy.map(str::to_owned),
            action: Some(action.to_owned()),
            logical_resource_id: Some(change.logical.clone()),
            physical_resource_id: change.physical.clone(),
            resource_type: Some(change.type_name.clone()),
            replacement: (change.action == ChangeAction::Modify).then(|| replacement.to_owned()),
            scope: Some(scope),
            details: Some(
                change
                    .details
                    .iter()
                    .map(|one| detail(one, change, values))
                    .collect(),
            ),
            before_context: context(&change.before),
            after_context: context(&change.after),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// A change set in a line of `ListChangeSets`.
pub(crate) fn change_set_summary(stack: &Stack, set: &ChangeSet) -> model::ChangeSetSummary {
    model::ChangeSetSummary {
        stack_id: Some(stack.arn.clone()),
        stack_name: Some(stack.name.clone()),
        change_set_id: Some(set.arn.clone()),
        change_set_name: Some(set.name.clone()),
        execution_status: Some(set.execution.clone()),
        status: Some(set.status.clone()),
        status_reason: set.reason.clone(),
        creation_time: time(set.created_ms),
        description: set.description.clone(),
        include_nested_stacks: Some(false),
        ..Default::default()
    }
}

/// A change set in full.
pub(crate) fn change_set(
    stack: &Stack,
    set: &ChangeSet,
    values: bool,
) -> model::DescribeChangeSetOutput {
    let tags = tags(&set.target.tags);
    model::DescribeChangeSetOutput {
        change_set_name: Some(set.name.clone()),
        change_set_id: Some(set.arn.clone()),
        stack_id: Some(stack.arn.clone()),
        stack_name: Some(stack.name.clone()),
        description: set.description.clone(),
        parameters: parameters(&set.target),
        creation_time: time(set.created_ms),
        execution_status: Some(set.execution.clone()),
        status: Some(set.status.clone()),
        status_reason: set.reason.clone(),
        notification_arns: Some(Vec::new()),
        rollback_configuration: Some(model::RollbackConfiguration::default()),
        capabilities: Some(set.target.capabilities.clone()),
        tags: (!tags.is_empty()).then_some(tags),
        changes: Some(set.changes.iter().map(|one| change(one, values)).collect()),
        on_stack_failure: set.on_stack_failure.clone(),
        include_nested_stacks: Some(false),
        ..Default::default()
    }
}
