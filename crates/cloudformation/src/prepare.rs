//! Everything about a template and its parameters that is decided before anything happens.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use wire::Fault;

use crate::calls::Failure;
use crate::faults::{check_shown, format_error, template_error, unsupported, validation};
use crate::graph::{self, Graph};
use crate::limits;
use crate::resource_type::ResourceType;
use crate::resources;
use crate::schema::{Capability, Kind, Properties};
use crate::state::{Applied, Output, Tag};
use crate::template::functions::{self, References};
use crate::template::parameters::{self, Given, Parameter};
use crate::template::resolve::{Known, Pseudo, Scope, UNKNOWN, check_size, plain_text};
use crate::template::{Resource, Template, conditions};

/// A template with its parameters: checked, its conditions decided, its graph known.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) template: Template,
    pub(crate) parameters: BTreeMap<String, Parameter>,
    pub(crate) conditions: BTreeMap<String, bool>,
    pub(crate) pseudo: Pseudo,
    pub(crate) graph: Graph,
    /// The stack's tags.
    pub(crate) tags: Vec<Tag>,
}

impl Prepared {
    /// Checks a template and decides all that depends on its parameters alone.
    ///
    /// # Errors
    /// `ValidationError` in CloudFormation's words.
    pub(crate) fn new(
        text: &str,
        given: &[Given],
        previous: &BTreeMap<String, Parameter>,
        pseudo: Pseudo,
        tags: Vec<Tag>,
    ) -> Result<Self, Fault> {
        let template = Template::new(text)?;
        check_types(&template)?;
        let parameters = parameters::assign(&template.parameters, given, previous)?;
        let conditions = conditions::decide(&template, &parameters, &pseudo)?;
        let graph = graph::of(&template, &conditions)?;
        let prepared = Self {
            template,
            parameters,
            conditions,
            pseudo,
            graph,
            tags,
        };
        prepared.check_attributes()?;
        Ok(prepared)
    }

    /// The resources whose conditions hold, each after the ones it waits for.
    pub(crate) fn in_order(&self) -> Vec<&Resource> {
        let order = graph::order(&self.graph).unwrap_or_default();
        order
            .iter()
            .filter_map(|id| self.template.resource(id))
            .collect()
    }

    /// The names of parameters that are never shown.
    pub(crate) fn hidden(&self) -> BTreeSet<String> {
        let hidden = self
            .template
            .parameters
            .iter()
            .filter(|parameter| parameter.no_echo);
        hidden.map(|parameter| parameter.name.clone()).collect()
    }

    pub(crate) fn scope<'a>(&'a self, known: &'a dyn Known) -> Scope<'a> {
        Scope {
            template: &self.template,
            pseudo: &self.pseudo,
            parameters: &self.parameters,
            conditions: &self.conditions,
            resources: known,
        }
    }

    fn check_attributes(&self) -> Result<(), Fault> {
        for resource in self.in_order() {
            let attributes = parts(resource)
                .map(|part| References::of(part, Some(&self.conditions)))
                .collect::<Result<Vec<_>, _>>()?;
            for (target, attribute) in attributes.iter().flat_map(|part| &part.attributes) {
                if !self.has_attribute(target, attribute) {
                    return Err(template_error(format!(
                        "resource {target} does not support attribute type {attribute} in Fn::GetAtt"
                    )));
                }
            }
        }
        Ok(())
    }

    fn has_attribute(&self, target: &str, attribute: &str) -> bool {
        let kind = self
            .template
            .resource(target)
            .and_then(|target| resources::find(&target.type_name));
        // A variable of Fn::Sub with a dot may also be one of its own.
        kind.is_none_or(|kind| kind.schema().attributes.contains(&attribute))
    }

    /// Outputs whose attributes do not exist, which CloudFormation finds out only once it has
    /// begun.
    pub(crate) fn broken_output(&self) -> Option<Failure> {
        for output in self.outputs() {
            let references = References::of(&output.value, Some(&self.conditions)).ok()?;
            for (target, attribute) in &references.attributes {
                if !self.has_attribute(target, attribute) {
                    let kind = self
                        .template
                        .resource(target)
                        .map(|target| target.type_name.as_str());
                    return Some(Failure::worded(format!(
                        "[Error] /Outputs/{}/Value/Fn::GetAtt: Resource type {} does not support \
                         attribute {{{attribute}}}",
                        output.key,
                        kind.unwrap_or_default(),
                    )));
                }
            }
        }
        None
    }

    fn outputs(&self) -> impl Iterator<Item = &crate::template::document::Output> {
        self.template.outputs.iter().filter(|output| {
            output
                .condition
                .as_ref()
                .is_none_or(|name| self.conditions.get(name) == Some(&true))
        })
    }

    /// What a resource is to be, as far as it is known: its physical id and attributes are open.
    ///
    /// # Errors
    /// `ValidationError` where functions or properties do not fit.
    pub(crate) fn wanted(&self, resource: &Resource, known: &dyn Known) -> Result<Applied, Fault> {
        let kind = kind_of(resource)?;
        let resolved = self.scope(known).resolve(&resource.properties)?;
        let mut properties = match resolved {
            Some(Value::Object(properties)) => properties,
            _ => Properties::new(),
        };
        // Those in the template's own text have been refused already.
        functions::check_resolved(&properties, &resource.id)?;
        if let Some(name) = kind.schema().unsupported(&properties) {
            let what = format!("Property {name} of resource {}", resource.id);
            return Err(unsupported(what));
        }
        let taggable = kind
            .schema()
            .property("Tags")
            .is_some_and(|tags| matches!(tags.kind, Kind::Tags));
        if taggable && !self.tags.is_empty() {
            add_tags(&mut properties, &self.tags);
        }
        let properties = kind.schema().check(&properties).map_err(|why| {
            validation(format!(
                "Properties validation failed for resource {} with message:\n[{why}]",
                resource.id
            ))
        })?;
        if let Some(what) = kind.unsupported(&properties) {
            return Err(unsupported(format!("{what} of resource {}", resource.id)));
        }
        let metadata = match &resource.metadata {
            Some(metadata) => self.scope(known).resolve(metadata)?,
            None => None,
        };
        Ok(Applied {
            physical: String::new(),
            masked: self.masked(resource, known, &properties)?,
            properties,
            attributes: BTreeMap::new(),
            depends_on: self.graph.get(&resource.id).cloned().unwrap_or_default(),
            metadata,
            deletion_policy: resource.deletion_policy,
            update_replace_policy: resource.update_replace_policy,
        })
    }

    /// The outputs, with what is known put in.
    ///
    /// # Errors
    /// `ValidationError` where functions do not fit.
    pub(crate) fn evaluate_outputs(&self, known: &dyn Known) -> Result<Vec<Output>, Fault> {
        let scope = self.scope(known);
        let mut bytes = 0;
        self.outputs()
            .map(|output| {
                let export = match &output.export {
                    Some(name) => Some(scope.text(name, "the name of an export")?),
                    None => None,
                };
                if export.as_deref() == Some("") {
                    return Err(format_error(format!(
                        "The Name field of the Export of output {} must not be empty.",
                        output.key
                    )));
                }
                let value = self.output_value(scope, &output.value)?;
                bytes += value.len();
                check_size(bytes)?;
                Ok(Output {
                    key: output.key.clone(),
                    value,
                    description: output.description.clone(),
                    export,
                })
            })
            .collect()
    }

    fn output_value(&self, scope: Scope<'_>, value: &Value) -> Result<String, Fault> {
        let value = scope.resolve(value)?.unwrap_or(Value::Null);
        plain_text(&value).ok_or_else(|| {
            let kind = match value {
                Value::Array(_) => " and not a List",
                Value::Object(_) => " and not a Map",
                _ => "",
            };
            format_error(format!(
                "The Value field of every Outputs member must evaluate to a String{kind}."
            ))
        })
    }

    /// The names of all exports that the template imports.
    ///
    /// # Errors
    /// As [`Prepared::evaluate_outputs`].
    pub(crate) fn imports(&self, known: &dyn Known) -> Result<BTreeSet<String>, Fault> {
        let recorder = Recorder {
            known,
            imports: std::sync::Mutex::default(),
        };
        let scope = self.scope(&recorder);
        for resource in self.in_order() {
            for part in parts(resource) {
                if References::of(part, Some(&self.conditions))?.imports {
                    scope.resolve(part)?;
                }
            }
        }
        for output in self.outputs() {
            if References::of(&output.value, Some(&self.conditions))?.imports {
                scope.resolve(&output.value)?;
            }
        }
        Ok(recorder.imports.into_inner().unwrap_or_default())
    }
}

/// What of a resource may contain functions.
pub(crate) fn parts(resource: &Resource) -> impl Iterator<Item = &Value> {
    [Some(&resource.properties), resource.metadata.as_ref()]
        .into_iter()
        .flatten()
}

/// Notes the exports that are asked for.
struct Recorder<'a> {
    known: &'a dyn Known,
    imports: std::sync::Mutex<BTreeSet<String>>,
}

impl Known for Recorder<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        self.known.reference(resource)
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Option<Value> {
        self.known.attribute(resource, attribute)
    }

    fn import(&self, name: &str) -> Option<String> {
        if let Ok(mut imports) = self.imports.lock()
            && !name.contains(UNKNOWN)
        {
            imports.insert(name.to_owned());
        }
        self.known.import(name)
    }
}

/// The type of a resource, which has been checked to be known.
///
/// # Errors
/// `ValidationError` naming the type.
pub(crate) fn kind_of(resource: &Resource) -> Result<&'static dyn ResourceType, Fault> {
    resources::find(&resource.type_name).ok_or_else(|| {
        format_error(format!(
            "Unrecognized resource types: [{}]",
            resource.type_name
        ))
    })
}

/// The resource types of a template that are not known, in order.
pub(crate) fn unknown_types(template: &Template) -> Vec<String> {
    let types = template.resources.iter();
    let types = types.map(|resource| &resource.type_name);
    let unknown: BTreeSet<&String> = types
        .filter(|name| resources::find(name).is_none())
        .collect();
    unknown.into_iter().cloned().collect()
}

/// Refuses types that are not known.
///
/// # Errors
/// `ValidationError`.
pub(crate) fn check_types(template: &Template) -> Result<(), Fault> {
    let unknown = unknown_types(template);
    if unknown.is_empty() {
        return Ok(());
    }
    Err(format_error(format!(
        "Unrecognized resource types: [{}]",
        unknown.join(", ")
    )))
}

fn add_tags(properties: &mut Properties, tags: &[Tag]) {
    let own = properties.entry("Tags").or_insert_with(|| json!([]));
    let Value::Array(own) = own else { return };
    for (key, value) in tags {
        if !own
            .iter()
            .any(|tag| tag.get("Key").and_then(Value::as_str) == Some(key))
        {
            own.push(json!({"Key": key, "Value": value}));
        }
    }
}

/// The capabilities that a template needs, and the types that need them.
pub(crate) fn capabilities(template: &Template) -> (Option<&'static str>, Vec<String>) {
    let mut types = BTreeSet::new();
    let mut named = false;
    for resource in &template.resources {
        let Some(kind) = resources::find(&resource.type_name) else {
            continue;
        };
        let schema = kind.schema();
        if schema.capability == Capability::Iam {
            types.insert(resource.type_name.clone());
            named |= schema
                .naming
                .property
                .is_some_and(|name| resource.properties.get(name).is_some());
        }
    }
    let capability = match (types.is_empty(), named) {
        (true, _) => None,
        (false, true) => Some("CAPABILITY_NAMED_IAM"),
        (false, false) => Some("CAPABILITY_IAM"),
    };
    (capability, types.into_iter().collect())
}

/// Checks that the request acknowledges what the template may do.
///
/// # Errors
/// `InsufficientCapabilitiesException`; `ValidationError` for types that the request excludes.
pub(crate) fn check_request(
    template: &Template,
    acknowledged: &[String],
    allowed_types: &[String],
) -> Result<(), Fault> {
    let (needed, _) = capabilities(template);
    let has = |name: &str| acknowledged.iter().any(|capability| capability == name);
    if let Some(needed) = needed
        && !has(needed)
        && !(needed == "CAPABILITY_IAM" && has("CAPABILITY_NAMED_IAM"))
    {
        return Err(Fault::client(
            "InsufficientCapabilitiesException",
            format!("Requires capabilities : [{needed}]"),
        ));
    }
    if allowed_types.is_empty() {
        return Ok(());
    }
    let allowed = |name: &str| {
        allowed_types
            .iter()
            .any(|pattern| match pattern.strip_suffix("::*") {
                Some(prefix) => name
                    .strip_prefix(prefix)
                    .is_some_and(|rest| rest.starts_with("::")),
                None => name == pattern,
            })
    };
    match template
        .resources
        .iter()
        .find(|resource| !allowed(&resource.type_name))
    {
        Some(refused) => Err(validation(format!(
            "Resource type {} is not allowed by parameter ResourceTypes [{}]",
            refused.type_name,
            allowed_types.join(", ")
        ))),
        None => Ok(()),
    }
}

/// Checks a stack's tags.
///
/// # Errors
/// `ValidationError`.
pub(crate) fn check_tags(tags: &[Tag]) -> Result<(), Fault> {
    if tags.len() > limits::TAGS {
        return Err(validation(format!(
            "Number of tags must not exceed {}",
            limits::TAGS
        )));
    }
    for (key, value) in tags {
        check_shown(format!("Tag {}", key.escape_default()), key)?;
        check_shown(format!("Tag {key}"), value)?;
    }
    match tags.iter().find(|(key, _)| plane::is_reserved_tag(key)) {
        Some((key, _)) => Err(validation(format!(
            "aws: prefixed tag key names are not allowed for external use: {key}"
        ))),
        None => Ok(()),
    }
}
