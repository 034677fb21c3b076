//! What resource types look like: their properties, which of them force a replacement, and how
//! values are read against that.

use serde_json::{Map, Number, Value};
use wire::schema::{Kind as ModelKind, Shape, StructureSchema};

use crate::template::resolve::{UNKNOWN, plain_text};

/// The properties of a resource, resolved.
pub(crate) type Properties = Map<String, Value>;

/// What a property's value is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
    /// Any JSON: a policy document.
    Json,
    /// A list.
    List(&'static Kind),
    /// An object with these members.
    Object(&'static [Property]),
    /// A list of objects with `Key` and `Value`; the stack's own tags are added.
    Tags,
    /// What the member of the same name is in the operation that makes the resource.
    Model,
}

/// A property of a type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) create_only: bool,
}

/// A property that is optional and may be updated in place.
pub(crate) const fn property(name: &'static str, kind: Kind) -> Property {
    Property {
        name,
        kind,
        required: false,
        create_only: false,
    }
}

impl Property {
    /// The same, required.
    pub(crate) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// The same; a change of it needs a new physical resource.
    pub(crate) const fn create_only(self) -> Self {
        Self {
            create_only: true,
            ..self
        }
    }
}

/// The alphabet of a generated name's suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// Letters of both cases and digits, as types of the registry have them.
    Mixed,
    /// Capital letters and digits, as older types have them.
    Upper,
    /// Small letters and digits, as bucket names demand.
    Lower,
}

/// How a physical resource is named where the template does not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming {
    /// The property that names the resource; `None` where the name cannot be chosen.
    pub(crate) property: Option<&'static str>,
    /// Characters that a name may have.
    pub(crate) length: usize,
    /// Letters of the suffix.
    pub(crate) alphabet: Alphabet,
}

/// Which capability a type needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capability {
    /// None.
    None,
    /// `CAPABILITY_IAM`, or `CAPABILITY_NAMED_IAM` where the naming property is set.
    Iam,
}

/// What the engine knows of a type.
#[derive(Debug)]
pub(crate) struct Schema {
    /// E.g. `AWS::Kinesis::Stream`.
    pub(crate) type_name: &'static str,
    /// The input of the operation that makes the resource, for [`Kind::Model`].
    pub(crate) source: &'static StructureSchema,
    pub(crate) properties: &'static [Property],
    /// Properties that the type has on AWS and this engine does not, each as its path.
    pub(crate) unsupported: &'static [&'static str],
    pub(crate) naming: Naming,
    /// What `Fn::GetAtt` knows.
    pub(crate) attributes: &'static [&'static str],
    pub(crate) capability: Capability,
}

impl Schema {
    /// The property of this name.
    pub(crate) fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }

    /// The first property that the type has on AWS only.
    pub(crate) fn unsupported(&self, properties: &Properties) -> Option<&'static str> {
        let given = |path: &&&str| {
            let mut names = path.split('.');
            let first = names.next().and_then(|name| properties.get(name));
            let value = names.try_fold(first, |value, name| Some(value?.get(name)));
            value.flatten().is_some()
        };
        self.unsupported.iter().find(given).copied()
    }

    /// Checks properties against the type and converts scalars to what the type wants: templates
    /// may write `"3"` for a number and `true` for `"true"`.
    ///
    /// # Errors
    /// Why the properties do not fit, with the path of the one at fault.
    pub(crate) fn check(&self, properties: &Properties) -> Result<Properties, String> {
        object(self.properties, properties, "", &|property, value, path| {
            self.value(property, value, path)
        })
    }

    fn value(&self, property: &Property, value: &Value, path: &str) -> Result<Value, String> {
        if let Kind::Model = property.kind {
            let member = self
                .source
                .members
                .iter()
                .find(|member| member.name == property.name);
            return match member {
                Some(member) => model(member.shape, value, path),
                None => Err(format!(
                    "#{path}: has no counterpart in {}",
                    self.source.name
                )),
            };
        }
        convert(property.kind, value, path)
    }

    /// The properties that differ, and of these the ones that force a replacement.
    pub(crate) fn differences(
        &self,
        before: &Properties,
        after: &Properties,
    ) -> Vec<&'static Property> {
        self.properties
            .iter()
            .filter(|property| before.get(property.name) != after.get(property.name))
            .collect()
    }
}

fn object(
    known: &[Property],
    members: &Properties,
    path: &str,
    value: &dyn Fn(&Property, &Value, &str) -> Result<Value, String>,
) -> Result<Properties, String> {
    let at = if path.is_empty() { "" } else { path };
    let mut checked = Map::new();
    for (name, member) in members {
        let property = known
            .iter()
            .find(|property| property.name == name)
            .ok_or_else(|| format!("#{at}: extraneous key [{name}] is not permitted"))?;
        checked.insert(
            name.clone(),
            value(property, member, &format!("{path}/{name}"))?,
        );
    }
    match known
        .iter()
        .find(|known| known.required && !members.contains_key(known.name))
    {
        Some(missing) => Err(format!("#{at}: required key [{}] not found", missing.name)),
        None => Ok(checked),
    }
}

fn wrong(path: &str, expected: &str, found: &Value) -> String {
    let found = match found {
        Value::Null => "Null",
        Value::Bool(_) => "Boolean",
        Value::Number(_) => "Number",
        Value::String(_) => "String",
        Value::Array(_) => "JSONArray",
        Value::Object(_) => "JSONObject",
    };
    format!("#{path}: expected type: {expected}, found: {found}")
}

const TAG: &[Property] = &[
    property("Key", Kind::Text).required(),
    property("Value", Kind::Text).required(),
];

fn convert(kind: Kind, value: &Value, path: &str) -> Result<Value, String> {
    if value.as_str().is_some_and(|text| text.contains(UNKNOWN)) {
        return Ok(value.clone());
    }
    match kind {
        Kind::Text => text(value, path),
        Kind::Integer => integer(value, path),
        Kind::Flag => flag(value, path),
        Kind::Json => match value {
            Value::Object(_) | Value::Array(_) => Ok(value.clone()),
            // A document may also be written as the text that it is sent as.
            Value::String(text) => serde_json::from_str::<Value>(text)
                .ok()
                .filter(Value::is_object)
                .ok_or_else(|| wrong(path, "JSONObject", value)),
            _ => Err(wrong(path, "JSONObject", value)),
        },
        Kind::List(item) => list(value, path, &|value, path| convert(*item, value, path)),
        Kind::Object(known) => {
            let members = value
                .as_object()
                .ok_or_else(|| wrong(path, "JSONObject", value))?;
            object(known, members, path, &|property, value, path| {
                convert(property.kind, value, path)
            })
            .map(Value::Object)
        }
        Kind::Tags => convert(Kind::List(&Kind::Object(TAG)), value, path),
        // Only properties of the type itself have a counterpart in the model.
        Kind::Model => Err(wrong(path, "a property of the type", value)),
    }
}

fn text(value: &Value, path: &str) -> Result<Value, String> {
    plain_text(value)
        .map(Value::String)
        .ok_or_else(|| wrong(path, "String", value))
}

fn integer(value: &Value, path: &str) -> Result<Value, String> {
    let number = match value {
        Value::String(text) => text.trim().parse::<i64>().ok(),
        #[allow(clippy::cast_possible_truncation)]
        Value::Number(number) => number.as_i64().or_else(|| {
            number
                .as_f64()
                .filter(|number| number.fract() == 0.0 && number.abs() < 9e15)
                .map(|number| number as i64)
        }),
        _ => None,
    };
    number
        .map(Value::from)
        .ok_or_else(|| wrong(path, "Integer", value))
}

fn flag(value: &Value, path: &str) -> Result<Value, String> {
    match value {
        Value::Bool(_) => Ok(value.clone()),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Ok(Value::Bool(true)),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Ok(Value::Bool(false)),
        _ => Err(wrong(path, "Boolean", value)),
    }
}

fn number(value: &Value, path: &str) -> Result<Value, String> {
    let number = match value {
        Value::String(text) => text.trim().parse::<f64>().ok(),
        Value::Number(number) => number.as_f64(),
        _ => None,
    };
    number
        .and_then(Number::from_f64)
        .map(Value::Number)
        .ok_or_else(|| wrong(path, "Number", value))
}

fn list(
    value: &Value,
    path: &str,
    item: &dyn Fn(&Value, &str) -> Result<Value, String>,
) -> Result<Value, String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        // A single value stands for a list of one.
        Value::Null | Value::Object(_) => return Err(wrong(path, "JSONArray", value)),
        scalar => std::slice::from_ref(scalar),
    };
    items
        .iter()
        .enumerate()
        .map(|(index, value)| item(value, &format!("{path}/{index}")))
        .collect()
}

fn model(shape: &Shape, value: &Value, path: &str) -> Result<Value, String> {
    if value.as_str().is_some_and(|text| text.contains(UNKNOWN)) {
        return Ok(value.clone());
    }
    match shape.kind {
        ModelKind::String | ModelKind::Blob => text(value, path),
        ModelKind::Integer | ModelKind::Long => integer(value, path),
        ModelKind::Boolean => flag(value, path),
        ModelKind::Double | ModelKind::Timestamp(_) => number(value, path),
        ModelKind::Stream => Err(format!("#{path}: cannot be written in a template")),
        ModelKind::List { item, .. } => list(value, path, &|value, path| model(item, value, path)),
        ModelKind::Map { value: shape, .. } => {
            let members = value
                .as_object()
                .ok_or_else(|| wrong(path, "JSONObject", value))?;
            members
                .iter()
                .map(|(key, member)| {
                    Ok((key.clone(), model(shape, member, &format!("{path}/{key}"))?))
                })
                .collect::<Result<Map<_, _>, String>>()
                .map(Value::Object)
        }
        ModelKind::Structure(schema) => {
            let members = value
                .as_object()
                .ok_or_else(|| wrong(path, "JSONObject", value))?;
            let mut checked = Map::new();
            for (name, value) in members {
                let member = schema
                    .members
                    .iter()
                    .find(|member| member.name == name)
                    .ok_or_else(|| format!("#{path}: extraneous key [{name}] is not permitted"))?;
                let value = model(member.shape, value, &format!("{path}/{name}"))?;
                checked.insert(name.clone(), value);
            }
            let missing = schema
                .members
                .iter()
                .find(|m| m.required && !members.contains_key(m.name));
            match missing {
                Some(missing) => Err(format!(
                    "#{path}: required key [{}] not found",
                    missing.name
                )),
                None => Ok(Value::Object(checked)),
            }
        }
    }
}
