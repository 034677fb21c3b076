//! Evaluates intrinsic functions.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use wire::Fault;

use super::cidr;
use super::document::Template;
use super::functions::{self, Piece};
use super::parameters::Parameter;
use crate::faults::{template_error, validation};
use crate::limits::VALUE_BYTES;

/// Stands for a value that exists only once the operation is under way, as change sets show it.
pub(crate) const UNKNOWN: &str = "{{changeSet:KNOWN_AFTER_APPLY}}";

/// What the pseudo parameters stand for.
#[derive(Debug, Clone)]
pub(crate) struct Pseudo {
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) stack_id: String,
    pub(crate) stack_name: String,
    pub(crate) notification_arns: Vec<String>,
}

impl Pseudo {
    fn value(&self, name: &str) -> Option<Value> {
        Some(match name {
            "AWS::AccountId" => self.account.as_str().into(),
            "AWS::Region" => self.region.as_str().into(),
            "AWS::StackId" => self.stack_id.as_str().into(),
            "AWS::StackName" => self.stack_name.as_str().into(),
            "AWS::Partition" => "aws".into(),
            "AWS::URLSuffix" => "amazonaws.com".into(),
            "AWS::NotificationARNs" => self
                .notification_arns
                .iter()
                .map(|arn| Value::from(arn.as_str()))
                .collect(),
            _ => return None,
        })
    }
}

/// What is known of resources and exports; `None` is not known yet.
pub(crate) trait Known {
    /// What `Ref` yields for a resource.
    fn reference(&self, resource: &str) -> Option<Value>;
    /// What `Fn::GetAtt` yields.
    fn attribute(&self, resource: &str, attribute: &str) -> Option<Value>;
    /// The value of an export of this account and region; `None`: there is no such export.
    fn import(&self, name: &str) -> Option<String>;
}

/// All that functions are evaluated against.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) template: &'a Template,
    pub(crate) pseudo: &'a Pseudo,
    pub(crate) parameters: &'a BTreeMap<String, Parameter>,
    pub(crate) conditions: &'a BTreeMap<String, bool>,
    pub(crate) resources: &'a dyn Known,
}

impl Scope<'_> {
    /// The value with all functions evaluated; `None` where it is `AWS::NoValue`.
    ///
    /// # Errors
    /// `ValidationError` in CloudFormation's words.
    pub(crate) fn resolve(&self, value: &Value) -> Result<Option<Value>, Fault> {
        if let Some((name, argument)) = functions::function(value) {
            functions::check_form(name, argument)?;
            return self.function(name, argument);
        }
        match value {
            Value::Array(items) => {
                let mut resolved = Vec::with_capacity(items.len());
                let mut bytes = 0;
                for item in items {
                    if let Some(item) = self.resolve(item)? {
                        bytes += weight(&item);
                        check_size(bytes)?;
                        resolved.push(item);
                    }
                }
                Ok(Some(Value::Array(resolved)))
            }
            Value::Object(members) => {
                let mut resolved = Map::new();
                let mut bytes = 0;
                for (name, member) in members {
                    if let Some(member) = self.resolve(member)? {
                        bytes += name.len() + weight(&member);
                        check_size(bytes)?;
                        resolved.insert(name.clone(), member);
                    }
                }
                Ok(Some(Value::Object(resolved)))
            }
            other => Ok(Some(other.clone())),
        }
    }

    /// The value as text, for outputs and names.
    ///
    /// # Errors
    /// As [`Scope::resolve`]; and where the value is no text.
    pub(crate) fn text(&self, value: &Value, what: &str) -> Result<String, Fault> {
        self.resolve(value)?
            .as_ref()
            .and_then(plain_text)
            .ok_or_else(|| template_error(format!("{what} must be a string")))
    }

    fn named(&self, name: &str) -> Result<Option<Value>, Fault> {
        if name == "AWS::NoValue" {
            return Ok(None);
        }
        if let Some(value) = self.pseudo.value(name) {
            return Ok(Some(value));
        }
        if let Some(parameter) = self.parameters.get(name) {
            return Ok(Some(parameter.value()));
        }
        if self.template.resource(name).is_some() {
            return Ok(Some(
                self.resources
                    .reference(name)
                    .unwrap_or_else(|| UNKNOWN.into()),
            ));
        }
        Err(validation(format!(
            "Template format error: Unresolved resource dependencies [{name}] in the Resources \
             block of the template"
        )))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Value {
        self.resources
            .attribute(resource, attribute)
            .unwrap_or_else(|| UNKNOWN.into())
    }

    fn function(&self, name: &str, argument: &Value) -> Result<Option<Value>, Fault> {
        let items = argument.as_array().map_or(&[][..], Vec::as_slice);
        match (name, items) {
            ("Ref", _) => self.named(argument.as_str().unwrap_or_default()),
            ("Fn::GetAtt", _) => Ok(functions::get_att(argument)
                .map(|(resource, attribute)| self.attribute(resource, &attribute))),
            ("Fn::If", [condition, yes, no]) => {
                let condition = condition.as_str().unwrap_or_default();
                let decided = self.conditions.get(condition).ok_or_else(|| {
                    template_error(format!(
                        "unresolved condition dependency {condition} in Fn::If"
                    ))
                })?;
                self.resolve(if *decided { yes } else { no })
            }
            ("Fn::Join", [delimiter, list]) => {
                let parts = self.texts(list, "Fn::Join")?;
                let delimiter = delimiter.as_str().unwrap_or_default();
                let bytes = parts.iter().map(|part| part.len() + delimiter.len());
                check_size(bytes.sum())?;
                Ok(Some(parts.join(delimiter).into()))
            }
            ("Fn::Split", [delimiter, text]) => {
                let text = self.text(text, "the source of Fn::Split")?;
                if text.contains(UNKNOWN) {
                    return Ok(Some(UNKNOWN.into()));
                }
                let delimiter = delimiter.as_str().unwrap_or_default();
                let parts = if delimiter.is_empty() {
                    vec![Value::from(text)]
                } else {
                    text.split(delimiter).map(Value::from).collect()
                };
                Ok(Some(Value::Array(parts)))
            }
            ("Fn::Select", [index, list]) => self.select(index, list),
            ("Fn::Sub", arguments) => self.substitute(argument, arguments),
            ("Fn::FindInMap", [map, first, second]) => {
                let map = self.text(map, "the map's name in Fn::FindInMap")?;
                let first = self.text(first, "the first key of Fn::FindInMap")?;
                let second = self.text(second, "the second key of Fn::FindInMap")?;
                self.template
                    .mappings
                    .get(&map)
                    .and_then(|rows| rows.get(&first))
                    .and_then(|row| row.get(&second))
                    .map(|value| Some(value.clone()))
                    .ok_or_else(|| {
                        template_error(format!(
                            "Unable to get mapping for {map}::{first}::{second}"
                        ))
                    })
            }
            ("Fn::Base64", _) => {
                let text = self.text(argument, "the value of Fn::Base64")?;
                if text.contains(UNKNOWN) {
                    return Ok(Some(UNKNOWN.into()));
                }
                Ok(Some(
                    base64_simd::STANDARD
                        .encode_to_string(text.as_bytes())
                        .into(),
                ))
            }
            ("Fn::GetAZs", _) => {
                let region = self.text(argument, "the region of Fn::GetAZs")?;
                let region = if region.is_empty() {
                    &self.pseudo.region
                } else {
                    &region
                };
                Ok(Some(
                    ["a", "b", "c"]
                        .iter()
                        .map(|zone| format!("{region}{zone}"))
                        .collect(),
                ))
            }
            ("Fn::ImportValue", _) => {
                let name = self.text(argument, "the name of Fn::ImportValue")?;
                if name.contains(UNKNOWN) {
                    return Ok(Some(UNKNOWN.into()));
                }
                let value = self
                    .resources
                    .import(&name)
                    .ok_or_else(|| validation(format!("No export named {name} found")))?;
                Ok(Some(value.into()))
            }
            ("Fn::Cidr", arguments) => {
                let mut texts = Vec::new();
                for argument in arguments {
                    texts.push(self.text(argument, "an argument of Fn::Cidr")?);
                }
                if texts.iter().any(|text| text.contains(UNKNOWN)) {
                    return Ok(Some(UNKNOWN.into()));
                }
                let (block, count, bits) = match texts.as_slice() {
                    [block, count] => (block, count, None),
                    [block, count, bits] => (block, count, Some(bits)),
                    _ => return Err(template_error("Fn::Cidr takes two or three arguments")),
                };
                cidr::subnets(block, count, bits.map(String::as_str)).map(Some)
            }
            ("Fn::Equals" | "Fn::And" | "Fn::Or" | "Fn::Not", _) => Err(template_error(format!(
                "{name} may be used in the Conditions block only"
            ))),
            _ => Err(template_error(format!("{name} has unfit arguments"))),
        }
    }

    /// The members of a list as text; those that are `AWS::NoValue` are left out.
    fn texts(&self, list: &Value, of: &str) -> Result<Vec<String>, Fault> {
        match self.resolve(list)? {
            Some(Value::Array(items)) => items
                .iter()
                .map(|item| {
                    plain_text(item).ok_or_else(|| {
                        template_error(format!("every member of {of} must be a string"))
                    })
                })
                .collect(),
            Some(Value::String(text)) if text == UNKNOWN => Ok(vec![text]),
            _ => Err(template_error(format!("{of} requires a list"))),
        }
    }

    fn select(&self, index: &Value, list: &Value) -> Result<Option<Value>, Fault> {
        let index = self.text(index, "the index of Fn::Select")?;
        let list = match self.resolve(list)? {
            Some(Value::Array(items)) => items,
            Some(Value::String(text)) if text.contains(UNKNOWN) => {
                return Ok(Some(UNKNOWN.into()));
            }
            _ => {
                return Err(template_error(
                    "Fn::Select requires a list argument with two elements: an integer index and \
                     a list",
                ));
            }
        };
        let position: usize = index.trim().parse().map_err(|_| {
            template_error(
                "Fn::Select requires a list argument with two elements: an integer index and a list",
            )
        })?;
        list.into_iter().nth(position).map(Some).ok_or_else(|| {
            template_error(format!(
                "Fn::Select cannot select nonexistent value at index {position}"
            ))
        })
    }

    fn substitute(&self, argument: &Value, arguments: &[Value]) -> Result<Option<Value>, Fault> {
        let (text, variables) = functions::sub_arguments(argument, arguments);
        let mut result = String::with_capacity(text.len());
        for piece in functions::pieces(text) {
            let variable = match piece {
                Piece::Text(text) => {
                    result.push_str(text);
                    continue;
                }
                Piece::Variable(variable) => variable,
            };
            let value = match variables.and_then(|variables| variables.get(variable)) {
                Some(value) => self.resolve(value)?,
                None => match variable.split_once('.') {
                    Some((resource, attribute)) => Some(self.attribute(resource, attribute)),
                    None => self.named(variable)?,
                },
            };
            let value = value.as_ref().and_then(plain_text).ok_or_else(|| {
                template_error(format!(
                    "variable {variable} in Fn::Sub expression does not resolve to a string"
                ))
            })?;
            result.push_str(&value);
            check_size(result.len())?;
        }
        Ok(Some(result.into()))
    }
}

/// Bytes that a value takes, about.
pub(crate) fn weight(value: &Value) -> usize {
    const EACH: usize = 8;
    EACH + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(weight).sum(),
        Value::Object(members) => members_weight(members),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// Bytes that members take, about.
pub(crate) fn members_weight(members: &Map<String, Value>) -> usize {
    let each = members.iter();
    each.map(|(name, member)| name.len() + weight(member)).sum()
}

/// That a value has not grown beyond what is kept of it several times.
pub(crate) fn check_size(bytes: usize) -> Result<(), Fault> {
    if bytes > VALUE_BYTES {
        return Err(template_error(format!(
            "a value is larger than {VALUE_BYTES} bytes with its functions evaluated"
        )));
    }
    Ok(())
}

/// A scalar as text; `None` for lists, maps and null.
pub(crate) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
