//! What an operation will do to each resource: the same for an update and for a change set.

use std::collections::BTreeMap;

use serde_json::Value;
use wire::Fault;

use crate::begin::PAUSED;
use crate::faults::template_error;
use crate::limits::PLAN_BYTES;
use crate::prepare::{Prepared, kind_of};
use crate::resource_type::Attributes;
use crate::resources;
use crate::schema::{Properties, Schema};
use crate::state::{
    Applied, Change, ChangeAction, ChangeDetail, Output, Resource, Stack, Tag, Target,
};
use crate::template::functions::References;
use crate::template::resolve::{Known, UNKNOWN, members_weight};
use crate::template::{Policy, Resource as Declared};

/// What has to be done to get from one state of a resource to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Nothing at all.
    Keep,
    /// Only what CloudFormation itself keeps changes: policies, dependencies, metadata.
    Note,
    /// It is changed in place.
    Update,
    /// A new physical resource takes its place.
    Replace,
}

/// Decides for one resource.
pub(crate) fn decide(schema: &Schema, before: &Applied, after: &Applied) -> Decision {
    let differences = schema.differences(&before.properties, &after.properties);
    if differences.iter().any(|property| property.create_only) {
        return Decision::Replace;
    }
    if !differences.is_empty() {
        return Decision::Update;
    }
    let same = before.metadata == after.metadata
        && before.depends_on == after.depends_on
        && before.deletion_policy == after.deletion_policy
        && before.update_replace_policy == after.update_replace_policy;
    if same { Decision::Keep } else { Decision::Note }
}

/// The exports of an account and region, by name.
pub(crate) type Exports = BTreeMap<String, String>;

/// What will still stand as it is while the operation runs.
struct Standing<'a> {
    resources: BTreeMap<&'a str, (&'a str, &'a Attributes)>,
    exports: &'a Exports,
}

impl Known for Standing<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        self.resources
            .get(resource)
            .map(|(physical, _)| Value::from(*physical))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Option<Value> {
        self.resources
            .get(resource)
            .and_then(|(_, attributes)| attributes.get(attribute).cloned())
    }

    fn import(&self, name: &str) -> Option<String> {
        // A missing export makes the operation fail once it runs, not before.
        Some(
            self.exports
                .get(name)
                .cloned()
                .unwrap_or_else(|| UNKNOWN.to_owned()),
        )
    }
}

/// A plan.
#[derive(Debug, PartialEq)]
pub(crate) struct Plan {
    /// Changes as change sets show them.
    pub(crate) changes: Vec<Change>,
    /// Something changes that change sets do not list: metadata.
    pub(crate) notes: bool,
    /// The outputs as far as they are known.
    pub(crate) outputs: Vec<Output>,
}

impl Plan {
    /// Whether there is anything to do for an update: resources, metadata, outputs or tags.
    pub(crate) fn changes_anything(&self, stack: &Stack, tags: &[Tag]) -> bool {
        let tagged = stack
            .target
            .as_ref()
            .is_some_and(|target| target.tags != tags);
        // What has failed is tried again, whatever the reason was.
        let paused = PAUSED.contains(&stack.status.as_str());
        let outputs = self.outputs != stack.outputs;
        !self.changes.is_empty() || self.notes || tagged || outputs || paused
    }
}

/// Plans the way from the resources that are there to what is prepared. Every property of every
/// resource is checked on the way.
///
/// # Errors
/// `ValidationError` where functions or properties do not fit.
pub(crate) fn plan(
    prepared: &Prepared,
    present: &BTreeMap<String, Resource>,
    previous: Option<&Target>,
    exports: &Exports,
) -> Result<Plan, Fault> {
    let mut standing = Standing {
        resources: BTreeMap::new(),
        exports,
    };
    let mut plan = Plan {
        changes: Vec::new(),
        notes: false,
        outputs: Vec::new(),
    };
    let mut bytes = 0;
    for declared in prepared.in_order() {
        let after = prepared.wanted(declared, &standing)?;
        bytes += members_weight(&after.properties);
        if bytes > PLAN_BYTES {
            return Err(template_error(format!(
                "the properties of the resources are larger than {PLAN_BYTES} bytes with their \
                 functions evaluated"
            )));
        }
        let row = present
            .get(&declared.id)
            .filter(|row| row.type_name == declared.type_name);
        let Some((row, before)) = row.and_then(|row| row.standing().map(|now| (row, now))) else {
            if let Some(other) = present.get(&declared.id)
                && other.standing().is_some()
            {
                return Err(crate::faults::validation(format!(
                    "Update of resource type is not permitted. The new template modifies resource \
                     type of the following resources: [{}]",
                    declared.id
                )));
            }
            plan.changes.push(added(declared, after.shown().clone()));
            continue;
        };
        let decision = decide(kind_of(declared)?.schema(), before, &after);
        if decision == Decision::Note {
            plan.notes |= before.metadata != after.metadata;
        }
        if let Decision::Update | Decision::Replace = decision {
            let details = details(prepared, declared, before, &after, &standing, previous)?;
            let replacement = decision == Decision::Replace;
            plan.changes.push(Change {
                action: ChangeAction::Modify,
                logical: declared.id.clone(),
                physical: Some(row.physical.clone()),
                type_name: declared.type_name.clone(),
                replacement,
                retained: declared.update_replace_policy != Policy::Delete,
                details,
                before: Some(before.shown().clone()),
                after: Some(after.shown().clone()),
            });
        }
        if decision != Decision::Replace {
            standing
                .resources
                .insert(&row.logical, (&before.physical, &before.attributes));
        }
    }
    for (logical, row) in present {
        let Some(applied) = row.standing() else {
            continue;
        };
        if !prepared.graph.contains_key(logical) {
            plan.changes.push(removed(row, applied));
        }
    }
    plan.outputs = prepared.evaluate_outputs(&standing)?;
    Ok(plan)
}

fn added(declared: &Declared, properties: Properties) -> Change {
    Change {
        action: ChangeAction::Add,
        logical: declared.id.clone(),
        physical: None,
        type_name: declared.type_name.clone(),
        replacement: false,
        retained: false,
        details: Vec::new(),
        before: None,
        after: Some(properties),
    }
}

fn removed(row: &Resource, applied: &Applied) -> Change {
    Change {
        action: ChangeAction::Remove,
        logical: row.logical.clone(),
        physical: Some(applied.physical.clone()),
        type_name: row.type_name.clone(),
        replacement: false,
        retained: applied.deletion_policy != Policy::Delete,
        details: Vec::new(),
        before: Some(applied.shown().clone()),
        after: None,
    }
}

/// What of a resource changes, and why: first what is known for certain, by attribute.
fn details(
    prepared: &Prepared,
    declared: &Declared,
    before: &Applied,
    after: &Applied,
    standing: &Standing<'_>,
    previous: Option<&Target>,
) -> Result<Vec<ChangeDetail>, Fault> {
    let Some(kind) = resources::find(&declared.type_name) else {
        return Ok(Vec::new());
    };
    let none = Value::Null;
    let source = |written: &Value| source(prepared, written, standing, previous);
    let mut details = Vec::new();
    if before.metadata != after.metadata {
        let (source, cause) = source(declared.metadata.as_ref().unwrap_or(&none))?;
        details.push(ChangeDetail {
            attribute: "Metadata".to_owned(),
            name: None,
            recreation: false,
            source: source.to_owned(),
            dynamic: false,
            cause,
        });
    }
    for property in kind
        .schema()
        .differences(&before.properties, &after.properties)
    {
        let detail = |attribute: &str, name: Option<&str>, source: &str, cause| ChangeDetail {
            attribute: attribute.to_owned(),
            name: name.map(str::to_owned),
            recreation: property.create_only,
            source: source.to_owned(),
            dynamic: false,
            cause,
        };
        let mut itself = true;
        if property.name == "Tags" {
            let keys = changed_tags(&before.properties, &after.properties);
            let previous = previous.map(|target| target.tags.as_slice());
            let of_stack = |key: &&str| {
                let mut tags = prepared.tags.iter().chain(previous.unwrap_or_default());
                tags.any(|(name, _)| name == key)
            };
            itself = keys.is_empty() || !keys.iter().all(of_stack);
            if keys.iter().any(of_stack) {
                details.push(detail("Tags", None, "DirectModification", None));
            }
        }
        if itself {
            let (source, cause) = source(declared.properties.get(property.name).unwrap_or(&none))?;
            details.push(detail("Properties", Some(property.name), source, cause));
        }
    }
    // A value that comes from a parameter may also have been written anew.
    let by_parameter = details
        .iter()
        .filter(|detail| detail.source == "ParameterReference");
    let dynamic: Vec<_> = by_parameter
        .map(|detail| ChangeDetail {
            source: "DirectModification".to_owned(),
            dynamic: true,
            cause: None,
            ..detail.clone()
        })
        .collect();
    details.extend(dynamic);
    Ok(details)
}

/// Where a change of what is written so comes from: source and cause.
fn source(
    prepared: &Prepared,
    written: &Value,
    standing: &Standing<'_>,
    previous: Option<&Target>,
) -> Result<(&'static str, Option<String>), Fault> {
    let references = References::of(written, Some(&prepared.conditions))?;
    let moved =
        |id: &str| prepared.template.resource(id).is_some() && !standing.resources.contains_key(id);
    let parameter = |name: &str| {
        let before = previous.and_then(|target| target.parameters.get(name));
        let now = prepared.parameters.get(name);
        now.is_some_and(|now| before != Some(now))
    };
    let attribute = references.attributes.iter().find(|(id, _)| moved(id));
    Ok(if let Some((id, attribute)) = attribute {
        ("ResourceAttribute", Some(format!("{id}.{attribute}")))
    } else if let Some(id) = references.names.iter().find(|id| moved(id)) {
        ("ResourceReference", Some(id.clone()))
    } else if let Some(name) = references.names.iter().find(|name| parameter(name)) {
        ("ParameterReference", Some(name.clone()))
    } else {
        ("DirectModification", None)
    })
}

/// The keys of the tags that differ.
fn changed_tags<'a>(before: &'a Properties, after: &'a Properties) -> Vec<&'a str> {
    fn tags(properties: &Properties) -> BTreeMap<&str, Option<&Value>> {
        let tags = properties.get("Tags").and_then(Value::as_array);
        tags.into_iter()
            .flatten()
            .filter_map(|tag| Some((tag.get("Key")?.as_str()?, tag.get("Value"))))
            .collect()
    }
    let (before, after) = (tags(before), tags(after));
    let keys = before.keys().chain(after.keys());
    let keys = keys.filter(|key| before.get(*key) != after.get(*key));
    keys.copied().collect()
}
