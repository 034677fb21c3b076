//! The sections of a template, checked for form.
//!
//! See "Template sections" in the CloudFormation User Guide.

use serde_json::{Map, Value};
use wire::Fault;

use super::parameters::Declaration;
use super::{conditions, functions, parse};
use crate::faults::{check_shown, format_error, unsupported, validation};
use crate::limits;

/// What becomes of a physical resource that leaves its stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub(crate) enum Policy {
    /// It is deleted.
    #[default]
    Delete,
    /// It stays.
    Retain,
    /// It stays, unless the operation that created it is rolled back.
    RetainExceptOnCreate,
}

/// A resource as the template declares it.
#[derive(Debug, Clone)]
pub(crate) struct Resource {
    pub(crate) id: String,
    pub(crate) type_name: String,
    pub(crate) properties: Value,
    pub(crate) metadata: Option<Value>,
    pub(crate) depends_on: Vec<String>,
    pub(crate) condition: Option<String>,
    pub(crate) deletion_policy: Policy,
    pub(crate) update_replace_policy: Policy,
}

/// An output as the template declares it.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub(crate) key: String,
    pub(crate) description: Option<String>,
    pub(crate) value: Value,
    pub(crate) export: Option<Value>,
    pub(crate) condition: Option<String>,
}

/// A template that is well formed and whose names all lead somewhere.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    pub(crate) description: Option<String>,
    pub(crate) metadata: Option<Value>,
    pub(crate) parameters: Vec<Declaration>,
    pub(crate) mappings: Map<String, Value>,
    pub(crate) conditions: Map<String, Value>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) outputs: Vec<Output>,
}

impl Template {
    /// Parses and checks a template's text.
    ///
    /// # Errors
    /// `ValidationError` in CloudFormation's words.
    pub(crate) fn new(body: &str) -> Result<Self, Fault> {
        let Value::Object(mut sections) = parse::parse(body)? else {
            return Err(format_error("unsupported structure."));
        };
        sections
            .iter()
            .try_for_each(|(name, section)| refuse_null(section, &format!("/{name}")))?;
        for name in ["Description", "Outputs", "Parameters"] {
            if let Some(section) = sections.get(name) {
                refuse_unshown(section, &format!("/{name}"))?;
            }
        }
        check_sections(&sections)?;
        let description = description(&mut sections)?;
        let resources = resources(sections.get("Resources"))?;
        let template = Self {
            description,
            parameters: parameters(sections.get("Parameters"))?,
            mappings: mappings(sections.remove("Mappings"))?,
            conditions: object(sections.remove("Conditions"), "Conditions")?,
            outputs: outputs(sections.get("Outputs"))?,
            resources,
            metadata: sections.remove("Metadata"),
        };
        functions::check(&template)?;
        conditions::check(&template)?;
        Ok(template)
    }

    /// The resource of a logical id.
    pub(crate) fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == id)
    }

    /// The declaration of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&Declaration> {
        self.parameters
            .iter()
            .find(|parameter| parameter.name == name)
    }
}

/// Refuses null, wherever it is.
fn refuse_null(value: &Value, path: &str) -> Result<(), Fault> {
    match value {
        Value::Null => Err(validation(format!(
            "[{path}] 'null' values are not allowed in templates"
        ))),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| refuse_null(item, &format!("{path}/{index}"))),
        Value::Object(members) => members
            .iter()
            .try_for_each(|(name, member)| refuse_null(member, &format!("{path}/{name}"))),
        _ => Ok(()),
    }
}

/// Refuses what could not be shown of a section, wherever it is.
fn refuse_unshown(value: &Value, path: &str) -> Result<(), Fault> {
    match value {
        Value::String(text) => check_shown(format!("[{path}]"), text),
        Value::Array(items) => items.iter().try_for_each(|item| refuse_unshown(item, path)),
        Value::Object(members) => members
            .iter()
            .try_for_each(|(name, member)| refuse_unshown(member, &format!("{path}/{name}"))),
        _ => Ok(()),
    }
}

fn check_sections(sections: &Map<String, Value>) -> Result<(), Fault> {
    const KNOWN: [&str; 8] = [
        "AWSTemplateFormatVersion",
        "Description",
        "Metadata",
        "Parameters",
        "Mappings",
        "Conditions",
        "Resources",
        "Outputs",
    ];
    for (name, value) in sections {
        match name.as_str() {
            "AWSTemplateFormatVersion" if value.as_str() != Some("2010-09-09") => {
                return Err(format_error(
                    "unsupported value for AWSTemplateFormatVersion.",
                ));
            }
            "Transform" => return Err(unsupported(format!("Transform {}", names(value)))),
            "Rules" | "Hooks" => return Err(unsupported(format!("Template section {name}"))),
            name if KNOWN.contains(&name) => {}
            name => {
                return Err(validation(format!(
                    "Invalid template property or properties [{name}]"
                )));
            }
        }
    }
    Ok(())
}

fn names(value: &Value) -> String {
    match value {
        Value::String(name) => format!("[{name}]"),
        Value::Array(items) => {
            let names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            format!("[{}]", names.join(", "))
        }
        Value::Object(_) => "[AWS::Include]".to_owned(),
        _ => "[]".to_owned(),
    }
}

fn description(sections: &mut Map<String, Value>) -> Result<Option<String>, Fault> {
    match sections.remove("Description") {
        None => Ok(None),
        Some(Value::String(text)) if text.len() <= limits::DESCRIPTION_BYTES => Ok(Some(text)),
        Some(Value::String(_)) => Err(format_error(format!(
            "'Description' length is greater than {}.",
            limits::DESCRIPTION_BYTES
        ))),
        Some(_) => Err(format_error("Description must be a string.")),
    }
}

fn object(value: Option<Value>, section: &str) -> Result<Map<String, Value>, Fault> {
    match value {
        None => Ok(Map::new()),
        Some(Value::Object(members)) => Ok(members),
        Some(_) => Err(format_error(format!("{section} must be an object."))),
    }
}

fn check_name(kind: &str, name: &str) -> Result<(), Fault> {
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format_error(format!(
            "{kind} name {name} is non alphanumeric."
        )));
    }
    if name.len() > limits::NAME_CHARACTERS {
        return Err(format_error(format!(
            "{kind} name {name} is longer than {} characters.",
            limits::NAME_CHARACTERS
        )));
    }
    Ok(())
}

fn check_count(kind: &str, count: usize, limit: usize) -> Result<(), Fault> {
    if count > limit {
        return Err(format_error(format!(
            "Number of {kind}, {count}, is greater than maximum allowed, {limit}"
        )));
    }
    Ok(())
}

fn parameters(section: Option<&Value>) -> Result<Vec<Declaration>, Fault> {
    let Some(section) = section else {
        return Ok(Vec::new());
    };
    let members = section
        .as_object()
        .ok_or_else(|| format_error("Parameters must be an object."))?;
    check_count("parameters", members.len(), limits::PARAMETERS)?;
    members
        .iter()
        .map(|(name, declared)| {
            check_name("Parameter", name)?;
            Declaration::new(name, declared)
        })
        .collect()
}

fn mappings(section: Option<Value>) -> Result<Map<String, Value>, Fault> {
    let mappings = object(section, "Mappings")?;
    check_count("mappings", mappings.len(), limits::MAPPINGS)?;
    for (name, mapping) in &mappings {
        check_name("Mappings", name)?;
        let rows = mapping
            .as_object()
            .ok_or_else(|| format_error("Every Mappings attribute must be a map."))?;
        check_count("mapping attributes", rows.len(), limits::MAPPINGS)?;
        for (key, row) in rows {
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
            if key.is_empty() || !key.bytes().all(fits) {
                return Err(format_error(format!(
                    "Mappings element name '{key}' must be non-empty and can contain only \
                     alphanumerics, '-' or '.'"
                )));
            }
            let row = row.as_object().ok_or_else(|| {
                format_error(format!("Every Mappings member {key} must be a map"))
            })?;
            let unfit = |name: &&String| !name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if let Some(name) = row.keys().find(unfit) {
                return Err(format_error(format!(
                    "Mappings attribute name '{name}' must contain only alphanumeric characters."
                )));
            }
            let scalar =
                |value: &Value| !matches!(value, Value::Object(_) | Value::Array(_) | Value::Null);
            let fine = |value: &Value| match value {
                Value::Array(items) => items.iter().all(scalar),
                value => scalar(value),
            };
            if !row.values().all(fine) {
                return Err(format_error(
                    "Every Mappings attribute must be a String or a List.",
                ));
            }
        }
    }
    Ok(mappings)
}

fn resources(section: Option<&Value>) -> Result<Vec<Resource>, Fault> {
    let none = || format_error("At least one Resources member must be defined.");
    let members = section.and_then(Value::as_object).ok_or_else(none)?;
    if members.is_empty() {
        return Err(none());
    }
    check_count("resources", members.len(), limits::RESOURCES)?;
    members
        .iter()
        .map(|(id, declared)| resource(id, declared))
        .collect()
}

fn resource(id: &str, declared: &Value) -> Result<Resource, Fault> {
    const KNOWN: [&str; 8] = [
        "Type",
        "Properties",
        "Metadata",
        "DependsOn",
        "Condition",
        "DeletionPolicy",
        "UpdateReplacePolicy",
        "Description",
    ];
    check_name("Resource", id)?;
    let members = declared
        .as_object()
        .ok_or_else(|| format_error("Any Resources member must be an object."))?;
    for name in members.keys() {
        match name.as_str() {
            "CreationPolicy" | "UpdatePolicy" => {
                return Err(unsupported(format!("Attribute {name} of resource {id}")));
            }
            name if KNOWN.contains(&name) => {}
            name => {
                return Err(validation(format!(
                    "Invalid template resource property '{name}'"
                )));
            }
        }
    }
    let type_name = match members.get("Type") {
        None => {
            return Err(format_error(format!(
                "[/Resources/{id}] Every Resources object must contain a Type member."
            )));
        }
        Some(Value::String(name)) => name.clone(),
        Some(_) => {
            return Err(format_error(format!(
                "[/Resources/{id}/Type] must be a string."
            )));
        }
    };
    let properties = match members.get("Properties") {
        None => Value::Object(Map::new()),
        Some(properties @ Value::Object(_)) => properties.clone(),
        Some(_) => {
            return Err(format_error(format!(
                "[/Resources/{id}/Properties] Properties must be an object."
            )));
        }
    };
    Ok(Resource {
        id: id.to_owned(),
        type_name,
        properties,
        metadata: members.get("Metadata").cloned(),
        depends_on: depends_on(id, members.get("DependsOn"))?,
        condition: condition(&format!("/Resources/{id}"), members.get("Condition"))?,
        deletion_policy: policy(id, "DeletionPolicy", members.get("DeletionPolicy"))?,
        update_replace_policy: policy(
            id,
            "UpdateReplacePolicy",
            members.get("UpdateReplacePolicy"),
        )?,
    })
}

fn depends_on(id: &str, value: Option<&Value>) -> Result<Vec<String>, Fault> {
    let wrong = || {
        format_error(format!(
            "[/Resources/{id}/DependsOn] DependsOn must be a string or a list of strings."
        ))
    };
    match value {
        None => Ok(Vec::new()),
        Some(Value::String(name)) => Ok(vec![name.clone()]),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect(),
        Some(_) => Err(wrong()),
    }
}

fn condition(path: &str, value: Option<&Value>) -> Result<Option<String>, Fault> {
    match value {
        None => Ok(None),
        Some(Value::String(name)) => Ok(Some(name.clone())),
        Some(_) => Err(format_error(format!(
            "[{path}/Condition] Condition must be a string."
        ))),
    }
}

fn policy(id: &str, attribute: &str, value: Option<&Value>) -> Result<Policy, Fault> {
    match value.map(Value::as_str) {
        None | Some(Some("Delete")) => Ok(Policy::Delete),
        Some(Some("Retain")) => Ok(Policy::Retain),
        Some(Some("RetainExceptOnCreate")) if attribute == "DeletionPolicy" => {
            Ok(Policy::RetainExceptOnCreate)
        }
        Some(Some("Snapshot")) => Err(validation(format!(
            "Template error: resource {id} does not support {attribute} Snapshot"
        ))),
        Some(other) => Err(format_error(format!(
            "Unrecognized {attribute} {} for resource {id}",
            other.unwrap_or("of another kind than string")
        ))),
    }
}

fn outputs(section: Option<&Value>) -> Result<Vec<Output>, Fault> {
    let Some(section) = section else {
        return Ok(Vec::new());
    };
    let members = section
        .as_object()
        .ok_or_else(|| format_error("Outputs must be an object."))?;
    check_count("outputs", members.len(), limits::OUTPUTS)?;
    members
        .iter()
        .map(|(key, declared)| output(key, declared))
        .collect()
}

fn output(key: &str, declared: &Value) -> Result<Output, Fault> {
    check_name("Output", key)?;
    let missing = || format_error("Every Outputs member must contain a Value object");
    let members = declared.as_object().ok_or_else(missing)?;
    for name in members.keys() {
        if !["Value", "Description", "Export", "Condition"].contains(&name.as_str()) {
            return Err(validation(format!(
                "Invalid template output property '{name}'"
            )));
        }
    }
    let value = members.get("Value").ok_or_else(missing)?.clone();
    let export = match members.get("Export") {
        None => None,
        Some(Value::Object(export)) if export.len() == 1 && export.contains_key("Name") => {
            export.get("Name").cloned()
        }
        Some(_) => {
            return Err(format_error(format!(
                "[/Outputs/{key}/Export] Export must contain a Name and nothing else."
            )));
        }
    };
    Ok(Output {
        key: key.to_owned(),
        description: members
            .get("Description")
            .and_then(Value::as_str)
            .map(str::to_owned),
        value,
        export,
        condition: condition(&format!("/Outputs/{key}"), members.get("Condition"))?,
    })
}
