//! What a resource type is, and how its files read properties.

use std::collections::BTreeMap;

use plane::BoxFuture;
use serde_json::Value;

use crate::calls::{Calls, Failure};
use crate::schema::{Properties, Schema};

/// What `Fn::GetAtt` yields for a resource.
pub(crate) type Attributes = BTreeMap<String, Value>;

/// A resource that is to be created.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// The name chosen for it: the template's or a made-up one.
    pub(crate) name: &'a str,
    /// Its properties.
    pub(crate) properties: &'a Properties,
}

/// A type: its schema, and how its resources come, change and go.
///
/// Everything but [`ResourceType::create`] may be done again after a crash without harm, and
/// `create` is preceded by [`ResourceType::find`].
pub(crate) trait ResourceType: Send + Sync {
    /// What the engine knows of the type.
    fn schema(&self) -> &'static Schema;

    /// The property value that the type has on AWS and this engine does not, if there is one.
    fn unsupported(&self, _properties: &Properties) -> Option<String> {
        None
    }

    /// The physical id of the resource that `wanted` would collide with or, after a crash, is.
    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>>;

    /// What nobody else of the account and region can have, of a resource of this name and these
    /// properties; `None` where each has an id of its own, or it is not known before it is made.
    fn identity(&self, name: &str, _properties: &Properties) -> Option<String> {
        self.schema().naming.property.map(|_| name.to_owned())
    }

    /// Whether the service answers the making of one that is there with that one, and so does
    /// CloudFormation.
    fn adopts(&self) -> bool {
        false
    }

    /// The name in a physical id.
    fn name_of<'p>(&self, physical: &'p str) -> &'p str {
        physical
    }

    /// Why it cannot be made while this one is there.
    fn taken(&self, _calls: &Calls, physical: &str, _properties: &Properties) -> String {
        let name = self.schema().type_name;
        format!("Resource of type '{name}' with identifier '{physical}' already exists.")
    }

    /// Makes the resource and answers its physical id. [`ResourceType::settle`] follows.
    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>>;

    /// Brings the resource to `after` and waits until it is stable. `before` is what it has been
    /// brought to earlier, wholly or in part; `None` right after its creation. Of a type whose
    /// properties are all create-only there is nothing to settle.
    fn settle<'a>(
        &'a self,
        _calls: &'a Calls,
        _physical: &'a str,
        _before: Option<&'a Properties>,
        _after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }

    /// Reads what `Fn::GetAtt` yields; nothing of a type without attributes.
    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        _physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async { Ok(Attributes::new()) })
    }

    /// Takes the resource away and waits until it is gone. One that is gone already is fine.
    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>>;
}

/// A property as text.
pub(crate) fn text<'a>(properties: &'a Properties, name: &str) -> Option<&'a str> {
    properties.get(name).and_then(Value::as_str)
}

/// A property as owned text.
pub(crate) fn string(properties: &Properties, name: &str) -> Option<String> {
    text(properties, name).map(str::to_owned)
}

/// A property as a whole number.
pub(crate) fn integer(properties: &Properties, name: &str) -> Option<i32> {
    properties
        .get(name)
        .and_then(Value::as_i64)
        .and_then(|number| i32::try_from(number).ok())
}

/// The texts of a list property; none if it is absent.
pub(crate) fn texts<'a>(properties: &'a Properties, name: &str) -> Vec<&'a str> {
    let items = properties.get(name).and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// A value deep in the properties, named by its path, where it is text other than `supported`
/// and known already.
pub(crate) fn other_than(
    properties: &Properties,
    path: &[&str],
    supported: &str,
) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let value = rest
        .iter()
        .try_fold(properties.get(*first)?, |value, name| value.get(name));
    let found = value?.as_str()?;
    let known = !found.contains(crate::template::resolve::UNKNOWN);
    (known && found != supported).then(|| format!("{} {found}", path.join(".")))
}

/// Whether a property differs; everything does before there is a `before`.
pub(crate) fn changed(before: Option<&Properties>, after: &Properties, name: &str) -> bool {
    before.is_none_or(|before| before.get(name) != after.get(name))
}

/// The properties that differ from `before`, those taken away at their default; for operations
/// that leave alone what is absent.
pub(crate) fn delta(before: &Properties, after: &Properties, defaults: &Value) -> Properties {
    let mut delta = Properties::new();
    for (name, value) in after {
        if before.get(name) != Some(value) {
            delta.insert(name.clone(), value.clone());
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        if let Some(default) = defaults.get(name) {
            delta.insert(name.clone(), default.clone());
        }
    }
    delta
}
