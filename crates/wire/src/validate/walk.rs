//! The walk over an input that collects violations.

use super::text::{lower_first, set, show};
use super::{Manner, pattern};
use crate::Structure;
use crate::schema::{Kind, Shape};
use crate::value::View;

/// Violations that a service lists at most.
const ERRORS_MAX: usize = 10;

enum Step<'a> {
    Member(&'static str),
    /// An element of a list, counted from one.
    Element(usize),
    Entry(&'a str),
}

/// All violations in an input, ten at most.
pub(super) fn violations(input: &dyn Structure, manner: &Manner) -> Vec<String> {
    let mut walk = Walk {
        manner,
        path: Vec::new(),
        errors: Vec::new(),
    };
    walk.structure(input);
    walk.errors
}

struct Walk<'a> {
    manner: &'a Manner,
    path: Vec<Step<'a>>,
    errors: Vec<String>,
}

impl<'a> Walk<'a> {
    fn full(&self) -> bool {
        self.errors.len() >= ERRORS_MAX
    }

    fn structure(&mut self, structure: &'a dyn Structure) {
        match self.manner.order {
            None => {
                for index in 0..structure.schema().members.len() {
                    self.member(structure, index);
                }
            }
            Some(order) => {
                for index in order(structure.schema()) {
                    self.member(structure, index);
                }
            }
        }
    }

    fn member(&mut self, structure: &'a dyn Structure, index: usize) {
        let Some(member) = structure.schema().members.get(index) else {
            return;
        };
        if self.full() {
            return;
        }
        self.path.push(Step::Member(member.name));
        match structure.view(index) {
            Some(view) => self.value(view, member.shape),
            None if member.required => self.report(None, "Member must not be null"),
            None => {}
        }
        self.path.pop();
    }

    fn value(&mut self, view: View<'a>, shape: &'static Shape) {
        for rule in self.broken(view, shape) {
            self.report(Some(view), &rule);
        }
        match (view, shape.kind) {
            (View::Structure(inner), _) => self.structure(inner),
            (View::List(list), Kind::List { item, .. }) => {
                if is_scalar(item) {
                    let broken = |view: View<'_>| !self.broken(view, item).is_empty();
                    if self.constrained(item)
                        && (0..list.len()).filter_map(|at| list.at(at)).any(broken)
                    {
                        let rules = self.rules(item);
                        self.report(
                            Some(view),
                            &format!("Member must satisfy constraint: {rules}"),
                        );
                    }
                    return;
                }
                for index in 0..list.len() {
                    let Some(element) = list.at(index) else {
                        continue;
                    };
                    if self.full() {
                        return;
                    }
                    self.path.push(Step::Element(index + 1));
                    self.value(element, item);
                    self.path.pop();
                }
            }
            (View::Map(map), Kind::Map { key, value, .. }) => self.map(view, map, key, value),
            _ => {}
        }
    }

    fn map(
        &mut self,
        view: View<'a>,
        map: &'a dyn crate::value::Map,
        key: &'static Shape,
        value: &'static Shape,
    ) {
        let broken_key =
            |(name, _): (&str, View<'_>)| !self.broken(View::String(name), key).is_empty();
        if self.constrained(key) && map.entries().any(broken_key) {
            let rules = self.rules(key);
            self.report(
                Some(view),
                &format!("Map keys must satisfy constraint: {rules}"),
            );
        }
        if is_scalar(value) {
            let broken = |(_, element): (&str, View<'_>)| !self.broken(element, value).is_empty();
            if self.constrained(value) && map.entries().any(broken) {
                let rules = self.rules(value);
                self.report(
                    Some(view),
                    &format!("Map value must satisfy constraint: {rules}"),
                );
            }
            return;
        }
        for (name, element) in map.entries() {
            if self.full() {
                return;
            }
            self.path.push(Step::Entry(name));
            self.value(element, value);
            self.path.pop();
        }
    }

    /// The rules of a shape that a value breaks, in the order in which services report them.
    fn broken(&self, view: View<'_>, shape: &'static Shape) -> Vec<String> {
        if !self.constrained(shape) {
            return Vec::new();
        }
        let mut rules = Vec::new();
        if let View::String(text) = view {
            if !shape.values.is_empty()
                && !shape.values.contains(&text)
                && self.manner.unchecked != Some(shape.name)
            {
                rules.push(self.enumeration(shape));
            }
            if let Some(pattern) = self.pattern(shape)
                && !pattern::fits(shape, pattern, text)
            {
                rules.push(pattern_rule(pattern));
            }
        }
        let Some((size, noun)) = measure(view) else {
            return rules;
        };
        if let Some(min) = shape.min
            && size < min as f64
        {
            rules.push(at_least(noun, min));
        }
        if let Some(max) = shape.max
            && size > max as f64
        {
            rules.push(at_most(noun, max));
        }
        rules
    }

    /// The service's own pattern for a shape, or the model's.
    fn pattern(&self, shape: &'static Shape) -> Option<&'static str> {
        (self.manner.pattern)(shape).or(shape.pattern)
    }

    fn constrained(&self, shape: &'static Shape) -> bool {
        shape.min.is_some()
            || shape.max.is_some()
            || !shape.values.is_empty()
            || self.pattern(shape).is_some()
    }

    fn enumeration(&self, shape: &Shape) -> String {
        if self.manner.shows_values {
            format!("Member must satisfy enum value set: {}", set(shape.values))
        } else {
            "Member must satisfy enum value set".to_owned()
        }
    }

    /// All rules of an element's shape.
    fn rules(&self, shape: &'static Shape) -> String {
        let noun = match shape.kind {
            Kind::Integer | Kind::Long | Kind::Double => "value",
            _ => "length",
        };
        let mut rules = Vec::new();
        rules.extend(shape.max.map(|max| at_most(noun, max)));
        rules.extend(shape.min.map(|min| at_least(noun, min)));
        if let Some(pattern) = shape.pattern {
            rules.push(pattern_rule(
                (self.manner.pattern)(shape).unwrap_or(pattern),
            ));
        }
        if !shape.values.is_empty() {
            rules.push(self.enumeration(shape));
        }
        format!("[{}]", rules.join(", "))
    }

    fn report(&mut self, view: Option<View<'_>>, rule: &str) {
        if self.full() {
            return;
        }
        let value = match view {
            _ if !self.manner.shows_values => String::new(),
            None => " null".to_owned(),
            Some(view) => format!(" '{}'", show(view)),
        };
        let path = self.path();
        self.errors.push(format!(
            "Value{value} at '{path}' failed to satisfy constraint: {rule}"
        ));
    }

    fn path(&self) -> String {
        let steps = self.path.iter().map(|step| match step {
            Step::Member(name) => lower_first(name),
            Step::Element(number) => format!("{number}.member"),
            Step::Entry(key) => format!("{key}.member"),
        });
        steps.collect::<Vec<_>>().join(".")
    }
}

fn at_least(noun: &str, min: i64) -> String {
    format!("Member must have {noun} greater than or equal to {min}")
}

fn at_most(noun: &str, max: i64) -> String {
    format!("Member must have {noun} less than or equal to {max}")
}

fn pattern_rule(pattern: &str) -> String {
    format!("Member must satisfy regular expression pattern: {pattern}")
}

fn is_scalar(shape: &Shape) -> bool {
    !matches!(
        shape.kind,
        Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }
    )
}

/// What bounds apply to: a value or a length. Texts are measured in code points.
fn measure(view: View<'_>) -> Option<(f64, &'static str)> {
    let length = |length: usize| Some((length as f64, "length"));
    match view {
        View::Integer(value) => Some((value as f64, "value")),
        View::Double(value) => Some((value, "value")),
        View::String(text) => length(text.chars().count()),
        View::Blob(bytes) => length(bytes.len()),
        View::List(list) => length(list.len()),
        View::Map(map) => length(map.len()),
        View::Boolean(_) | View::Stream(_) | View::Timestamp(_) | View::Structure(_) => None,
    }
}
