//! The Conditions section, decided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wire::Fault;

use super::document::Template;
use super::functions;
use super::parameters::Parameter;
use super::resolve::{Known, Pseudo, Scope};
use crate::faults::{format_error, template_error};

/// Checks what can be said of conditions before there are values of parameters.
///
/// # Errors
/// `ValidationError` for conditions that refer to resources, to none or to themselves.
pub(crate) fn check(template: &Template) -> Result<(), Fault> {
    let mut foreign = BTreeSet::new();
    for condition in template.conditions.values() {
        let references = functions::References::of(condition, None)?;
        functions::check_maps(template, &references)?;
        if references.imports {
            return Err(template_error("Cannot use Fn::ImportValue in Conditions."));
        }
        let is_foreign =
            |name: &&str| !functions::PSEUDO.contains(name) && template.parameter(name).is_none();
        foreign.extend(references.targets().filter(is_foreign).map(str::to_owned));
    }
    if !foreign.is_empty() {
        let foreign: Vec<_> = foreign.iter().map(String::as_str).collect();
        return Err(format_error(format!(
            "Unresolved dependencies [{}]. Cannot reference resources in the Conditions block of \
             the template",
            foreign.join(", ")
        )));
    }
    in_order(template).map(drop)
}

/// The names of all conditions, each behind those that it is made of. A template may chain more of
/// them than a stack has room for calls.
fn in_order(template: &Template) -> Result<Vec<&str>, Fault> {
    let mut ordered = Vec::with_capacity(template.conditions.len());
    let mut seen = BTreeSet::new();
    let mut path = Vec::new();
    let mut under_way = BTreeSet::new();
    for first in template.conditions.keys() {
        let mut next = Some(first.as_str());
        loop {
            if let Some(name) = next.filter(|name| !seen.contains(name)) {
                let condition = template.conditions.get(name).ok_or_else(|| {
                    format_error(format!(
                        "Unresolved condition dependency {name} in the Conditions block of the \
                         template"
                    ))
                })?;
                seen.insert(name);
                under_way.insert(name);
                path.push((name, parts(condition).into_iter()));
            }
            let Some((name, rest)) = path.last_mut() else {
                break;
            };
            next = rest.next();
            if next.is_none() {
                under_way.remove(name);
                ordered.push(*name);
                path.pop();
            }
            if next.is_some_and(|name| under_way.contains(name)) {
                let names: Vec<_> = path.iter().map(|(name, _)| *name).collect();
                return Err(format_error(format!(
                    "Circular dependencies for conditions: [{}]",
                    names.join(", ")
                )));
            }
        }
    }
    Ok(ordered)
}

/// The names of the conditions that a condition is made of.
fn parts(condition: &Value) -> Vec<&str> {
    match condition {
        Value::Object(members) => match (members.len(), members.get("Condition")) {
            (1, Some(Value::String(name))) => vec![name],
            _ => members.values().flat_map(parts).collect(),
        },
        Value::Array(items) => items.iter().flat_map(parts).collect(),
        _ => Vec::new(),
    }
}

/// Decides every condition of a template.
///
/// # Errors
/// `ValidationError` for conditions that are no conditions, refer to none or to themselves.
pub(crate) fn decide(
    template: &Template,
    parameters: &BTreeMap<String, Parameter>,
    pseudo: &Pseudo,
) -> Result<BTreeMap<String, bool>, Fault> {
    let none = BTreeMap::new();
    let scope = Scope {
        template,
        parameters,
        pseudo,
        conditions: &none,
        resources: &Nothing,
    };
    let mut decision = Decision {
        scope,
        decided: BTreeMap::new(),
    };
    for name in in_order(template)? {
        if let Some(condition) = template.conditions.get(name) {
            let outcome = decision.evaluate(condition)?;
            decision.decided.insert(name.to_owned(), outcome);
        }
    }
    Ok(decision.decided)
}

/// Conditions see no resources.
struct Nothing;

impl Known for Nothing {
    fn reference(&self, _: &str) -> Option<Value> {
        None
    }

    fn attribute(&self, _: &str, _: &str) -> Option<Value> {
        None
    }

    fn import(&self, _: &str) -> Option<String> {
        None
    }
}

struct Decision<'a> {
    scope: Scope<'a>,
    /// All that the one which is looked at is made of.
    decided: BTreeMap<String, bool>,
}

impl Decision<'_> {
    fn evaluate(&self, condition: &Value) -> Result<bool, Fault> {
        let wrong = || {
            template_error(
                "every Condition member must be a condition function or a reference to one",
            )
        };
        if let Some(members) = condition.as_object()
            && members.len() == 1
            && let Some(name) = members.get("Condition").and_then(Value::as_str)
        {
            return self.decided.get(name).copied().ok_or_else(wrong);
        }
        let (name, argument) = functions::function(condition).ok_or_else(wrong)?;
        functions::check_form(name, argument)?;
        let items = argument.as_array().map_or(&[][..], Vec::as_slice);
        match (name, items) {
            ("Fn::Equals", [left, right]) => Ok(self.operand(left)? == self.operand(right)?),
            ("Fn::Not", [inner]) => Ok(!self.evaluate(inner)?),
            ("Fn::And", all) => {
                // Every member is looked at, so that a mistake in any of them is found.
                let mut outcome = true;
                for inner in all {
                    outcome &= self.evaluate(inner)?;
                }
                Ok(outcome)
            }
            ("Fn::Or", all) => {
                let mut outcome = false;
                for inner in all {
                    outcome |= self.evaluate(inner)?;
                }
                Ok(outcome)
            }
            _ => Err(wrong()),
        }
    }

    fn operand(&self, value: &Value) -> Result<Value, Fault> {
        let value = self.scope.resolve(value)?.unwrap_or(Value::Null);
        // Numbers, booleans and their spellings are the same to Fn::Equals.
        Ok(match value {
            Value::Number(number) => Value::String(number.to_string()),
            Value::Bool(flag) => Value::String(flag.to_string()),
            other => other,
        })
    }
}
