//! Intrinsic functions: their form, and the names that they lead to.
//!
//! See "Intrinsic function reference" in the CloudFormation Template Reference.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use wire::Fault;

use super::document::Template;
use crate::faults::{format_error, template_error, unsupported, validation};

/// The pseudo parameters, which `Ref` knows without a declaration.
pub(crate) const PSEUDO: [&str; 8] = [
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// The function that a node is, with its argument; `None` for plain data.
pub(crate) fn function(value: &Value) -> Option<(&str, &Value)> {
    let members = value.as_object()?;
    let (name, argument) = members.iter().next()?;
    (members.len() == 1 && (name == "Ref" || name.starts_with("Fn::"))).then_some((name, argument))
}

/// Whether an argument may yield a list: it is one, or a function that may.
fn listlike(value: &Value) -> bool {
    value.is_array() || function(value).is_some()
}

fn textlike(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Null | Value::Object(_)) || function(value).is_some()
}

fn items(argument: &Value) -> &[Value] {
    argument.as_array().map_or(&[], Vec::as_slice)
}

/// Checks the form of one function.
///
/// # Errors
/// `ValidationError`: `Template error: every Fn::… object requires …`.
pub(crate) fn check_form(name: &str, argument: &Value) -> Result<(), Fault> {
    let list = items(argument);
    let (fine, otherwise) = match name {
        "Ref" => (
            argument.is_string(),
            "every Ref object must have a single String value.",
        ),
        "Fn::GetAtt" => (
            get_att(argument).is_some(),
            "every Fn::GetAtt object requires two non-empty parameters, the resource name and the \
             resource attribute",
        ),
        "Fn::Join" => (
            list.len() == 2 && list[0].is_string() && listlike(&list[1]),
            "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list \
             of strings to be joined or a function that returns a list of strings (such as \
             Fn::GetAZs) to be joined.",
        ),
        "Fn::Split" => (
            list.len() == 2 && list[0].is_string() && textlike(&list[1]),
            "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a \
             string to be split or a function that returns a string to be split.",
        ),
        "Fn::Select" => (
            list.len() == 2 && textlike(&list[0]) && listlike(&list[1]),
            "Fn::Select requires a list argument with two elements: an integer index and a list",
        ),
        "Fn::Sub" => (
            argument.is_string() || list.len() == 2 && list[0].is_string() && list[1].is_object(),
            "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a \
             string as first argument, and an optional second argument to specify a mapping of \
             values to replace in the string",
        ),
        "Fn::FindInMap" => (
            list.len() == 3 && list.iter().all(textlike),
            "every Fn::FindInMap object requires three parameters, the map name, map key and the \
             attribute for return value",
        ),
        "Fn::If" => (
            list.len() == 3 && list[0].is_string(),
            "Fn::If requires a list argument with three elements",
        ),
        "Fn::Equals" => (
            list.len() == 2,
            "every Fn::Equals object requires a list of 2 string parameters.",
        ),
        "Fn::And" => (
            (2..=10).contains(&list.len()),
            "every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.",
        ),
        "Fn::Or" => (
            (2..=10).contains(&list.len()),
            "every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.",
        ),
        "Fn::Not" => (
            list.len() == 1,
            "every Fn::Not object requires one boolean parameter.",
        ),
        "Fn::Base64" => (
            textlike(argument),
            "every Fn::Base64 object must have a String-typed value.",
        ),
        "Fn::GetAZs" => (
            textlike(argument),
            "every Fn::GetAZs object must have a String-typed value.",
        ),
        "Fn::ImportValue" => (
            textlike(argument),
            "the attribute in Fn::ImportValue must be a string or a function that returns a string",
        ),
        "Fn::Cidr" => (
            (2..=3).contains(&list.len()) && list.iter().all(textlike),
            "every Fn::Cidr object requires two or three parameters: an IP block, a count and a \
             number of subnet bits",
        ),
        other => return Err(unsupported(format!("Function {other}"))),
    };
    if fine {
        Ok(())
    } else {
        Err(template_error(otherwise))
    }
}

/// Resource and attribute of a `Fn::GetAtt` argument; the attribute may be dotted.
pub(crate) fn get_att(argument: &Value) -> Option<(&str, String)> {
    let (resource, attribute) = match argument {
        Value::String(text) => {
            let (resource, attribute) = text.split_once('.')?;
            (resource, attribute.to_owned())
        }
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().map(Value::as_str).collect::<Option<_>>()?;
            let (resource, rest) = parts.split_first()?;
            (*resource, rest.join("."))
        }
        _ => return None,
    };
    (!resource.is_empty() && !attribute.is_empty()).then_some((resource, attribute))
}

/// A piece of a `Fn::Sub` string.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    /// `${Name}` or `${Name.Attribute}`
    Variable(&'a str),
}

/// Splits a `Fn::Sub` string; `${!x}` stands for the text `${x}`.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at(start);
        let Some(end) = from.find('}') else { break };
        let (variable, after) = (&from[2..end], &from[end + 1..]);
        pieces.push(Piece::Text(before));
        match variable.strip_prefix('!') {
            Some(literal) => {
                pieces.push(Piece::Text("${"));
                pieces.push(Piece::Text(literal));
                pieces.push(Piece::Text("}"));
            }
            None => pieces.push(Piece::Variable(variable)),
        }
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The names that a part of a template uses.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// By `Ref` or as a variable of `Fn::Sub`: parameters, pseudo parameters and resources.
    pub(crate) names: BTreeSet<String>,
    /// By `Fn::GetAtt`: resource and attribute.
    pub(crate) attributes: BTreeSet<(String, String)>,
    /// By `Fn::If` and `Condition`.
    pub(crate) conditions: BTreeSet<String>,
    /// Dynamic references such as `{{resolve:ssm:…}}`.
    pub(crate) dynamic: BTreeSet<String>,
    /// By `Fn::FindInMap`: maps whose names are written out.
    pub(crate) maps: BTreeSet<String>,
    /// `Fn::ImportValue` is used.
    pub(crate) imports: bool,
}

/// Checks the name of a variable of `Fn::Sub`.
fn check_variable(name: &str) -> Result<(), Fault> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':');
    if !name.is_empty() && name.bytes().all(fits) {
        return Ok(());
    }
    Err(template_error(
        "variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, \
         periods, and colons",
    ))
}

impl References {
    /// All that `value` refers to. With `conditions` decided, branches not taken count for
    /// nothing.
    ///
    /// # Errors
    /// As [`check_form`].
    pub(crate) fn of(
        value: &Value,
        conditions: Option<&BTreeMap<String, bool>>,
    ) -> Result<Self, Fault> {
        let mut references = Self::default();
        references.walk(value, conditions)?;
        Ok(references)
    }

    /// What `value` refers to outside of all `Fn::If`.
    ///
    /// # Errors
    /// As [`check_form`].
    pub(crate) fn unconditional(value: &Value) -> Result<Self, Fault> {
        let mut references = Self::default();
        let mut left = vec![value];
        while let Some(value) = left.pop() {
            match (function(value), value) {
                (Some(("Fn::If", _)), _) => {}
                (Some((_, argument @ (Value::Array(_) | Value::Object(_)))), _)
                    if holds_if(argument) =>
                {
                    left.push(argument);
                }
                (None, Value::Array(items)) => left.extend(items),
                (None, Value::Object(members)) => left.extend(members.values()),
                _ => references.walk(value, None)?,
            }
        }
        Ok(references)
    }

    /// Logical names that might be resources.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).chain(
            self.attributes
                .iter()
                .map(|(resource, _)| resource.as_str()),
        )
    }

    fn variable(&mut self, variable: &str) {
        match variable.split_once('.') {
            Some((resource, attribute)) => {
                self.attributes
                    .insert((resource.to_owned(), attribute.to_owned()));
            }
            None => {
                self.names.insert(variable.to_owned());
            }
        }
    }

    /// Notes the dynamic references of a value without functions.
    fn note_dynamic(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.note_dynamic(item)),
            Value::Object(members) => members
                .values()
                .for_each(|member| self.note_dynamic(member)),
            Value::String(text) => {
                if let Some((_, reference)) = text.split_once("{{resolve:") {
                    let end = reference.find("}}").unwrap_or(reference.len());
                    let inner = reference.get(..end).unwrap_or(reference);
                    self.dynamic.insert(format!("{{{{resolve:{inner}}}}}"));
                }
            }
            _ => {}
        }
    }

    fn walk(
        &mut self,
        value: &Value,
        conditions: Option<&BTreeMap<String, bool>>,
    ) -> Result<(), Fault> {
        let Some((name, argument)) = function(value) else {
            return match value {
                Value::Array(items) => items
                    .iter()
                    .try_for_each(|item| self.walk(item, conditions)),
                Value::Object(members) => members
                    .values()
                    .try_for_each(|member| self.walk(member, conditions)),
                Value::String(_) => {
                    self.note_dynamic(value);
                    Ok(())
                }
                _ => Ok(()),
            };
        };
        check_form(name, argument)?;
        match (name, items(argument)) {
            ("Ref", _) => {
                self.names
                    .insert(argument.as_str().unwrap_or_default().to_owned());
                Ok(())
            }
            ("Fn::GetAtt", _) => {
                if let Some((resource, attribute)) = get_att(argument) {
                    self.attributes.insert((resource.to_owned(), attribute));
                }
                Ok(())
            }
            ("Fn::If", [condition, yes, no]) => {
                let condition = condition.as_str().unwrap_or_default();
                self.conditions.insert(condition.to_owned());
                match conditions.and_then(|decided| decided.get(condition)) {
                    Some(true) => self.walk(yes, conditions),
                    Some(false) => self.walk(no, conditions),
                    None => {
                        self.walk(yes, conditions)?;
                        self.walk(no, conditions)
                    }
                }
            }
            ("Fn::Sub", arguments) => {
                let (text, variables) = sub_arguments(argument, arguments);
                self.walk(&Value::String(text.to_owned()), conditions)?;
                for piece in pieces(text) {
                    let Piece::Variable(variable) = piece else {
                        continue;
                    };
                    check_variable(variable)?;
                    if variables.is_none_or(|variables| !variables.contains_key(variable)) {
                        self.variable(variable);
                    }
                }
                variables
                    .into_iter()
                    .flat_map(Map::values)
                    .try_for_each(|value| self.walk(value, conditions))
            }
            ("Fn::ImportValue", _) => {
                self.imports = true;
                self.walk(argument, conditions)
            }
            ("Fn::FindInMap", [map, ..]) => {
                self.maps.extend(map.as_str().map(str::to_owned));
                self.walk(argument, conditions)
            }
            _ => self.walk(argument, conditions),
        }
    }
}

fn holds_if(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_if),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| name == "Fn::If" || holds_if(member)),
        _ => false,
    }
}

/// String and variables of a `Fn::Sub`, whose form has been checked.
pub(crate) fn sub_arguments<'a>(
    argument: &'a Value,
    arguments: &'a [Value],
) -> (&'a str, Option<&'a Map<String, Value>>) {
    match arguments {
        [text, variables] => (text.as_str().unwrap_or_default(), variables.as_object()),
        _ => (argument.as_str().unwrap_or_default(), None),
    }
}

/// Checks every function of a template and that every name leads somewhere.
///
/// # Errors
/// `ValidationError` in CloudFormation's words.
pub(crate) fn check(template: &Template) -> Result<(), Fault> {
    let known = |name: &str| {
        PSEUDO.contains(&name)
            || template.parameter(name).is_some()
            || template.resource(name).is_some()
    };
    let mut unresolved = BTreeSet::new();
    for resource in &template.resources {
        check_condition(template, resource.condition.as_deref(), "Resources")?;
        let references = References::of(&resource.properties, None)?;
        check_ifs(template, &references)?;
        check_maps(template, &references)?;
        refuse_dynamic(&references, &resource.id)?;
        unresolved.extend(missing(&references, known, template));
        if let Some(metadata) = &resource.metadata {
            let references = References::of(metadata, None)?;
            check_ifs(template, &references)?;
            check_maps(template, &references)?;
            unresolved.extend(missing(&references, known, template));
        }
        unresolved.extend(
            resource
                .depends_on
                .iter()
                .filter(|id| template.resource(id).is_none())
                .cloned(),
        );
        if resource.depends_on.contains(&resource.id) {
            return Err(validation(format!(
                "Circular dependency between resources: [{}]",
                resource.id
            )));
        }
    }
    if !unresolved.is_empty() {
        return Err(format_error(unresolved_in(&unresolved, "Resources")));
    }
    for output in &template.outputs {
        check_condition(template, output.condition.as_deref(), "Outputs")?;
        for value in [Some(&output.value), output.export.as_ref()]
            .into_iter()
            .flatten()
        {
            let references = References::of(value, None)?;
            check_ifs(template, &references)?;
            check_maps(template, &references)?;
            refuse_dynamic(&references, &output.key)?;
            unresolved.extend(missing(&references, known, template));
        }
    }
    if !unresolved.is_empty() {
        return Err(validation(unresolved_in(&unresolved, "Outputs")));
    }
    Ok(())
}

/// `Unresolved resource dependencies [A, B] in the … block of the template`
pub(crate) fn unresolved_in(names: &BTreeSet<String>, block: &str) -> String {
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    format!(
        "Unresolved resource dependencies [{}] in the {block} block of the template",
        names.join(", ")
    )
}

fn missing<'a>(
    references: &'a References,
    known: impl Fn(&str) -> bool + 'a,
    template: &'a Template,
) -> impl Iterator<Item = String> + 'a {
    let names = references
        .names
        .iter()
        .filter(move |name| !known(name))
        .cloned();
    let attributes = references
        .attributes
        .iter()
        .filter(|(resource, _)| template.resource(resource).is_none())
        .map(|(resource, _)| resource.clone());
    names.chain(attributes)
}

fn check_condition(template: &Template, name: Option<&str>, block: &str) -> Result<(), Fault> {
    match name {
        Some(name) if !template.conditions.contains_key(name) => Err(format_error(format!(
            "Unresolved condition dependency [{name}] in the {block} block of the template"
        ))),
        _ => Ok(()),
    }
}

fn check_ifs(template: &Template, references: &References) -> Result<(), Fault> {
    let unknown = |name: &&String| !template.conditions.contains_key(name.as_str());
    match references.conditions.iter().find(unknown) {
        Some(name) => Err(template_error(format!(
            "unresolved condition dependency {name} in Fn::If"
        ))),
        None => Ok(()),
    }
}

/// Checks that maps exist that `Fn::FindInMap` names.
///
/// # Errors
/// `ValidationError` naming the first one that does not.
pub(crate) fn check_maps(template: &Template, references: &References) -> Result<(), Fault> {
    let mut maps = references.maps.iter();
    match maps.find(|name| !template.mappings.contains_key(*name)) {
        Some(name) => Err(template_error(format!(
            "Mapping named '{name}' is not present in the 'Mappings' section of template."
        ))),
        None => Ok(()),
    }
}

/// Checks what has come out of functions and parameters.
///
/// # Errors
/// `ValidationError` for a dynamic reference.
pub(crate) fn check_resolved(properties: &Map<String, Value>, owner: &str) -> Result<(), Fault> {
    let mut references = References::default();
    properties
        .values()
        .for_each(|value| references.note_dynamic(value));
    refuse_dynamic(&references, owner)
}

fn refuse_dynamic(references: &References, owner: &str) -> Result<(), Fault> {
    let Some(reference) = references.dynamic.first() else {
        return Ok(());
    };
    // It is the template that is refused here, whatever the operation is that reads it.
    let what = format!("The dynamic reference {reference} of {owner}");
    Err(unsupported(what))
}
