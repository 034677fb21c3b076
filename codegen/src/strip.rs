//! From botocore's service models to facts: no prose, only what is selected.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::source::Selection;
use crate::{Outcome, read, write};

const METADATA: &[&str] = &[
    "apiVersion",
    "endpointPrefix",
    "jsonVersion",
    "protocols",
    "serviceId",
    "signingName",
    "targetPrefix",
    "uid",
    "xmlNamespace",
    "awsQueryCompatible",
];

const SHAPE: &[&str] = &[
    "type",
    "required",
    "min",
    "max",
    "pattern",
    "enum",
    "flattened",
    "payload",
    "streaming",
    "sensitive",
    "timestampFormat",
    "exception",
    "fault",
    "error",
    "eventstream",
    "locationName",
    "document",
    "union",
];

const MEMBER: &[&str] = &[
    "shape",
    "location",
    "locationName",
    "streaming",
    "flattened",
    "xmlAttribute",
    "xmlNamespace",
    "timestampFormat",
    "jsonvalue",
    "document",
];

pub(crate) fn run(data: &Path, models: &Path) -> Outcome<()> {
    let selection = Selection::load(models)?;
    for name in selection.services() {
        let full = load(&data.join(name))?;
        let stripped = strip(&full, name, &selection)?;
        let mut text = serde_json::to_string_pretty(&stripped).map_err(|e| e.to_string())?;
        text.push('\n');
        write(&models.join(format!("{name}.json")), &text)?;
    }
    Ok(())
}

/// The newest version of a service's model; botocore packs it with gzip.
fn load(service: &Path) -> Outcome<Value> {
    let mut versions: Vec<_> = std::fs::read_dir(service)
        .map_err(|error| format!("{}: {error}", service.display()))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    versions.sort();
    let newest = versions
        .pop()
        .ok_or_else(|| format!("{} is empty", service.display()))?;
    let packed = newest.join("service-2.json.gz");
    let text = if packed.exists() {
        let output = Command::new("gzip")
            .arg("-dc")
            .arg(&packed)
            .output()
            .map_err(|error| format!("gzip: {error}"))?;
        String::from_utf8(output.stdout).map_err(|error| error.to_string())?
    } else {
        read(&newest.join("service-2.json"))?
    };
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", newest.display()))
}

fn pick(value: &Value, keys: &[&str]) -> Map<String, Value> {
    let mut out = Map::new();
    for key in keys {
        if let Some(found) = value.get(*key) {
            out.insert((*key).to_owned(), found.clone());
        }
    }
    out
}

fn strip(full: &Value, name: &str, selection: &Selection) -> Outcome<Value> {
    let operations = object(full, "operations")?;
    let shapes = object(full, "shapes")?;
    let mut reached = BTreeSet::new();
    let mut kept = Map::new();
    for (operation, facts) in operations {
        let mut out = Map::new();
        out.insert("http".to_owned(), Value::Object(pick(&facts["http"], HTTP)));
        let chosen = selection.has(name, operation);
        if chosen {
            for side in ["input", "output"] {
                if let Some(found) = facts.get(side) {
                    let keys = &["shape", "resultWrapper", "locationName", "xmlNamespace"];
                    out.insert(side.to_owned(), Value::Object(pick(found, keys)));
                    reach(shapes, text(found, "shape")?, &mut reached)?;
                }
            }
            if facts.pointer("/httpChecksum/requestChecksumRequired") == Some(&Value::Bool(true)) {
                out.insert("checksumRequired".to_owned(), Value::Bool(true));
            }
        }
        if let Some(input) = facts.get("input") {
            let shape = shapes.get(text(input, "shape")?).unwrap_or(&Value::Null);
            for (location, key) in [("querystring", "needsQuery"), ("header", "needsHeaders")] {
                let needs = required_at(shape, location);
                if !needs.is_empty() {
                    out.insert(key.to_owned(), json!(needs));
                }
            }
        }
        kept.insert(operation.clone(), Value::Object(out));
    }
    for operation in selection.chosen(name) {
        if !operations.contains_key(operation) {
            return Err(format!("{name} has no operation {operation}"));
        }
    }
    let mut facts = Map::new();
    for (shape, value) in shapes {
        let error = value.get("exception").is_some();
        if !reached.contains(shape.as_str()) && !error {
            continue;
        }
        let mut stripped = strip_shape(value, error && !reached.contains(shape.as_str()));
        if let Some(code) = selection.error_code(name, shape) {
            stripped["error"]["code"] = json!(code);
        }
        facts.insert(shape.clone(), stripped);
    }
    let mut metadata = pick(&full["metadata"], METADATA);
    if let Some(Value::Array(protocols)) = metadata.get_mut("protocols") {
        protocols.extend(selection.older_protocols(name));
    }
    Ok(json!({
        "metadata": Value::Object(metadata),
        "operations": kept,
        "shapes": facts,
    }))
}

const HTTP: &[&str] = &["method", "requestUri", "responseCode"];

fn strip_shape(value: &Value, error_only: bool) -> Value {
    if error_only {
        return Value::Object(pick(value, &["type", "exception", "fault", "error"]));
    }
    let mut out = pick(value, SHAPE);
    if let Some(Value::Object(members)) = value.get("members") {
        let members: Map<String, Value> = members
            .iter()
            .map(|(name, member)| (name.clone(), Value::Object(pick(member, MEMBER))))
            .collect();
        out.insert("members".to_owned(), Value::Object(members));
    }
    for side in ["member", "key", "value"] {
        if let Some(found) = value.get(side) {
            out.insert(side.to_owned(), Value::Object(pick(found, MEMBER)));
        }
    }
    Value::Object(out)
}

fn required_at(shape: &Value, location: &str) -> Vec<String> {
    let required = shape
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    required
        .iter()
        .filter_map(Value::as_str)
        .filter_map(|name| {
            let member = shape.get("members")?.get(name)?;
            (member.get("location")?.as_str()? == location).then(|| {
                member
                    .get("locationName")
                    .and_then(Value::as_str)
                    .unwrap_or(name)
            })
        })
        .map(str::to_owned)
        .collect()
}

fn reach(shapes: &Map<String, Value>, name: &str, reached: &mut BTreeSet<String>) -> Outcome<()> {
    let shape = shapes.get(name).ok_or_else(|| format!("no shape {name}"))?;
    if shape.get("exception").is_some() || !reached.insert(name.to_owned()) {
        return Ok(());
    }
    if let Some(Value::Object(members)) = shape.get("members") {
        for member in members.values() {
            reach(shapes, text(member, "shape")?, reached)?;
        }
    }
    for side in ["member", "key", "value"] {
        if let Some(found) = shape.get(side) {
            reach(shapes, text(found, "shape")?, reached)?;
        }
    }
    Ok(())
}

fn object<'a>(value: &'a Value, key: &str) -> Outcome<&'a Map<String, Value>> {
    value
        .get(key)
        .and_then(Value::as_object)
        .ok_or_else(|| format!("no {key}"))
}

fn text<'a>(value: &'a Value, key: &str) -> Outcome<&'a str> {
    value
        .get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("no {key} in {value}"))
}
