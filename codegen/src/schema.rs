//! The constant tables of one service.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::Outcome;
use crate::emit::is_streaming;
use crate::names::{constant, upper_first};
use crate::source::{Model, Operation, Struct, is_event_stream, is_structure};

struct Tables<'a> {
    model: &'a Model,
    /// Shapes that members refer to: static's name to definition.
    shapes: BTreeMap<String, String>,
}

/// All tables of a service.
pub(crate) fn tables(model: &Model) -> Outcome<String> {
    let mut tables = Tables {
        model,
        shapes: BTreeMap::new(),
    };
    let mut structures = String::new();
    let mut written = BTreeSet::new();
    for item in &model.structs {
        tables.structure(item, &mut written, &mut structures)?;
    }
    let mut operations = String::new();
    let mut bindings = BTreeMap::new();
    let mut rows = String::new();
    for operation in &model.operations {
        tables.operation(operation, &mut bindings, &mut operations, &mut rows)?;
    }
    let service = tables.service(&rows)?;
    let mut out = format!(
        "// Written by `cargo codegen` from models/{}.json. Do not edit.\n\
         use wire::OperationMeta;\n\
         use wire::schema::*;\n",
        model.module
    );
    out.push_str(&service);
    for (definition, name) in &bindings {
        let _ = write!(out, "\nstatic {name}: HttpBinding = {definition};\n");
    }
    out.push_str(&operations);
    out.push_str(&structures);
    for (name, definition) in &tables.shapes {
        let _ = write!(out, "\nstatic {name}: Shape = {definition};\n");
    }
    Ok(out)
}

impl Tables<'_> {
    fn structure(
        &mut self,
        item: &Struct,
        written: &mut BTreeSet<String>,
        out: &mut String,
    ) -> Outcome<()> {
        let name = constant(&item.name);
        let (members, payload) = match &item.shape {
            None => ("&[]".to_owned(), None),
            Some(shape) => {
                let table = format!("MEMBERS_OF_{}", constant(shape));
                if written.insert(table.clone()) {
                    self.members(shape, &table, out)?;
                }
                let payload = self
                    .model
                    .shape(shape)?
                    .get("payload")
                    .and_then(Value::as_str);
                let payload = payload.and_then(|payload| {
                    let members = self.model.shape(shape).ok()?["members"].as_object()?;
                    members.keys().position(|member| member == payload)
                });
                (format!("&{table}"), payload)
            }
        };
        let shape = item
            .shape
            .as_deref()
            .map(|shape| self.model.shape(shape))
            .transpose()?;
        let own = shape
            .and_then(|shape| shape.get("locationName"))
            .and_then(Value::as_str);
        let xml_name = item.xml_name.as_deref().or(own).unwrap_or(&item.name);
        let _ = write!(
            out,
            "\npub(super) static {name}: StructureSchema = StructureSchema {{\n    name: {:?},\n    \
             xml_name: {xml_name:?},\n    members: {members},\n    payload: {payload:?},\n}};\n",
            item.name
        );
        Ok(())
    }

    fn members(&mut self, shape: &str, table: &str, out: &mut String) -> Outcome<()> {
        let value = self.model.shape(shape)?.clone();
        let members = value["members"]
            .as_object()
            .ok_or_else(|| format!("{shape}: no members"))?;
        let required: Vec<&str> = value["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let payload = value.get("payload").and_then(Value::as_str);
        let _ = write!(out, "\nstatic {table}: [Member; {}] = [\n", members.len());
        for (name, member) in members {
            let wire = member["locationName"].as_str().unwrap_or(name);
            let target_name = member["shape"].as_str().ok_or("member without shape")?;
            let target = self.model.shape(target_name)?;
            let is_map = target["type"] == "map";
            let location = if payload == Some(name) {
                "Payload"
            } else {
                match member["location"].as_str() {
                    None => "Body",
                    Some("header") => "Header",
                    Some("headers") => "PrefixHeaders",
                    Some("querystring") if is_map => "QueryMap",
                    Some("querystring") => "Query",
                    Some("uri") => "Label",
                    Some("statusCode") => "Status",
                    Some(other) => return Err(format!("{shape}.{name}: location {other}")),
                }
            };
            let streaming = is_streaming(target, member);
            let target = self.shape_static(target_name, streaming)?;
            let _ = write!(
                out,
                "    Member::new({name:?}, {wire:?}, Location::{location}, &{target})"
            );
            if required.contains(&name.as_str()) {
                out.push_str(".required()");
            }
            if member.get("flattened").is_some() {
                out.push_str(".flattened()");
            }
            if member.get("xmlAttribute").is_some() {
                out.push_str(".attribute()");
            }
            if let Some(format) = member["timestampFormat"].as_str() {
                let _ = write!(out, ".timestamp({})", timestamp_format(format)?);
            }
            let namespace = member.get("xmlNamespace").or_else(|| {
                self.model
                    .shapes
                    .get(target_name)
                    .and_then(|shape| shape.get("xmlNamespace"))
            });
            if let Some(namespace) = namespace {
                let prefix = namespace["prefix"].as_str().unwrap_or_default();
                let uri = namespace["uri"]
                    .as_str()
                    .or(namespace.as_str())
                    .unwrap_or_default();
                let _ = write!(out, ".namespace({prefix:?}, {uri:?})");
            }
            out.push_str(",\n");
        }
        out.push_str("];\n");
        Ok(())
    }

    /// The static of a shape, defined if it is not yet.
    fn shape_static(&mut self, name: &str, streaming: bool) -> Outcome<String> {
        let shape = self.model.shape(name)?.clone();
        let stream = streaming || is_event_stream(&shape);
        let key = format!(
            "{}_{}",
            if stream { "STREAM" } else { "SHAPE" },
            constant(name)
        );
        if self.shapes.contains_key(&key) {
            return Ok(key);
        }
        self.shapes.insert(key.clone(), String::new());
        let kind = self.kind(name, &shape, stream)?;
        let mut text = format!("Shape::new({name:?}, {kind})");
        let (min, max) = (bound(name, &shape, "min")?, bound(name, &shape, "max")?);
        if min.is_some() || max.is_some() {
            let _ = write!(text, ".range({min:?}, {max:?})");
        }
        if let Some(pattern) = shape["pattern"].as_str() {
            let _ = write!(text, ".pattern({pattern:?})");
        }
        if let Some(values) = shape["enum"].as_array() {
            let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            let _ = write!(text, ".values(&{values:?})");
        }
        if shape.get("sensitive").is_some() {
            text.push_str(".sensitive()");
        }
        self.shapes.insert(key.clone(), text);
        Ok(key)
    }

    fn kind(&mut self, name: &str, shape: &Value, stream: bool) -> Outcome<String> {
        if stream {
            return Ok("Kind::Stream".to_owned());
        }
        let flattened = shape.get("flattened").is_some();
        Ok(match shape["type"].as_str().unwrap_or_default() {
            "string" => "Kind::String".to_owned(),
            "integer" => "Kind::Integer".to_owned(),
            "long" => "Kind::Long".to_owned(),
            "boolean" => "Kind::Boolean".to_owned(),
            "float" | "double" => "Kind::Double".to_owned(),
            "blob" => "Kind::Blob".to_owned(),
            "timestamp" => match shape["timestampFormat"].as_str() {
                None => "Kind::Timestamp(None)".to_owned(),
                Some(format) => format!("Kind::Timestamp(Some({}))", timestamp_format(format)?),
            },
            "structure" if is_structure(shape) => {
                format!("Kind::Structure(&{})", constant(&upper_first(name)))
            }
            "list" => {
                let item = shape["member"]["shape"]
                    .as_str()
                    .ok_or("list without member")?;
                let item_name = shape["member"]["locationName"].as_str().unwrap_or("member");
                let item = self.shape_static(item, false)?;
                format!(
                    "Kind::List {{ item: &{item}, item_name: {item_name:?}, flattened: {flattened} }}"
                )
            }
            "map" => {
                let key = shape["key"]["shape"].as_str().ok_or("map without key")?;
                let value = shape["value"]["shape"]
                    .as_str()
                    .ok_or("map without value")?;
                let key_name = shape["key"]["locationName"].as_str().unwrap_or("key");
                let value_name = shape["value"]["locationName"].as_str().unwrap_or("value");
                let (key, value) = (
                    self.shape_static(key, false)?,
                    self.shape_static(value, false)?,
                );
                format!(
                    "Kind::Map {{ key: &{key}, value: &{value}, key_name: {key_name:?}, \
                     value_name: {value_name:?}, flattened: {flattened} }}"
                )
            }
            other => return Err(format!("{name} is of unknown type {other}")),
        })
    }

    fn operation(
        &self,
        operation: &Operation,
        bindings: &mut BTreeMap<String, String>,
        out: &mut String,
        rows: &mut String,
    ) -> Outcome<()> {
        let name = &operation.name;
        let facts = &operation.facts;
        let binding = binding(facts)?;
        let count = bindings.len();
        let http = bindings
            .entry(binding)
            .or_insert_with(|| format!("HTTP_{count}"))
            .clone();
        let table = constant(name);
        let meta = if operation.chosen {
            let wrapper = facts
                .pointer("/output/resultWrapper")
                .and_then(Value::as_str);
            let _ = write!(
                out,
                "\npub(super) static OPERATION_{table}: OperationMeta = OperationMeta {{\n    \
                 service: {:?},\n    name: {name:?},\n    http: &{http},\n    \
                 input: &{table}_INPUT,\n    output: &{table}_OUTPUT,\n    \
                 new_input: || Box::<super::{name}Input>::default(),\n    \
                 new_output: || Box::<super::{name}Output>::default(),\n    \
                 result_wrapper: {wrapper:?},\n    has_output: {},\n    checksum_required: {},\n}};\n",
                self.model.signing_name(),
                facts.get("output").is_some(),
                facts.get("checksumRequired").is_some(),
            );
            format!("Some(&OPERATION_{table})")
        } else {
            "None".to_owned()
        };
        let _ = writeln!(
            rows,
            "        OperationRef {{ name: {name:?}, http: &{http}, meta: {meta} }},"
        );
        Ok(())
    }

    fn service(&self, rows: &str) -> Outcome<String> {
        let model = self.model;
        let mut errors = String::new();
        let mut names: Vec<&String> = model
            .shapes
            .iter()
            .filter(|(_, shape)| shape.get("exception").is_some())
            .map(|(name, _)| name)
            .collect();
        names.sort();
        for name in names {
            let shape = model.shape(name)?;
            let code = shape
                .pointer("/error/code")
                .and_then(Value::as_str)
                .unwrap_or(name);
            let status = shape
                .pointer("/error/httpStatusCode")
                .and_then(Value::as_u64);
            let status = status.unwrap_or(if shape.get("fault").is_some() {
                500
            } else {
                400
            });
            let _ = writeln!(
                errors,
                "        ErrorMeta {{ shape: {name:?}, code: {code:?}, status: {status} }},"
            );
        }
        Ok(format!(
            "\n/// The service, with all its operations.\npub static SERVICE: ServiceMeta = ServiceMeta {{\n    \
             name: {:?},\n    endpoint_prefix: {:?},\n    api_version: {:?},\n    uid: {:?},\n    \
             protocols: &[{}],\n    target_prefix: {:?},\n    xml_namespace: {:?},\n    \
             query_compatible: {},\n    operations: &[\n{rows}    ],\n    errors: &[\n{errors}    ],\n}};\n",
            model.signing_name(),
            model.metadata("endpointPrefix").unwrap_or_default(),
            model.metadata("apiVersion").unwrap_or_default(),
            model.metadata("uid").unwrap_or_default(),
            protocols(model)?.join(", "),
            model.metadata("targetPrefix"),
            model.xml_namespace,
            model.metadata.get("awsQueryCompatible").is_some(),
        ))
    }
}

fn protocols(model: &Model) -> Outcome<Vec<&'static str>> {
    let mut out = Vec::new();
    let named = model.metadata["protocols"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    for protocol in named.iter().filter_map(Value::as_str) {
        match (protocol, model.metadata("jsonVersion")) {
            ("json", Some("1.0")) => out.push("Protocol::AwsJson10"),
            ("json", _) => {
                out.push("Protocol::AwsJson11");
                // Kinesis alone documents no CBOR, and every Java client speaks it.
                if model.module == "kinesis" {
                    out.push("Protocol::AwsCbor11");
                }
            }
            ("smithy-rpc-v2-cbor", _) => out.push("Protocol::RpcV2Cbor"),
            ("query", _) => out.push("Protocol::Query"),
            ("rest-xml", _) => out.push("Protocol::RestXml"),
            ("rest-json", _) => out.push("Protocol::RestJson"),
            (other, _) => return Err(format!("{}: protocol {other}", model.module)),
        }
    }
    Ok(out)
}

fn binding(facts: &Value) -> Outcome<String> {
    let method = facts
        .pointer("/http/method")
        .and_then(Value::as_str)
        .ok_or("no method")?;
    let uri = facts
        .pointer("/http/requestUri")
        .and_then(Value::as_str)
        .ok_or("no URI")?;
    let status = facts
        .pointer("/http/responseCode")
        .and_then(Value::as_u64)
        .unwrap_or(200);
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let segments: Vec<String> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(
            |segment| match segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
                None => format!("Segment::Literal({segment:?})"),
                Some(label) => match label.strip_suffix('+') {
                    Some(label) => format!("Segment::Greedy({label:?})"),
                    None => format!("Segment::Label({label:?})"),
                },
            },
        )
        .collect();
    let literals: Vec<String> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => format!("({name:?}, Some({value:?}))"),
            None => format!("({pair:?}, None)"),
        })
        .collect();
    let list = |key: &str| -> Vec<&str> {
        facts[key]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    };
    Ok(format!(
        "HttpBinding {{\n    method: {method:?},\n    path: &[{}],\n    query: &[{}],\n    \
         required_query: &{:?},\n    required_headers: &{:?},\n    status: {status},\n}}",
        segments.join(", "),
        literals.join(", "),
        list("needsQuery"),
        list("needsHeaders"),
    ))
}

fn bound(name: &str, shape: &Value, key: &str) -> Outcome<Option<i64>> {
    match shape.get(key) {
        None => Ok(None),
        Some(value) => {
            let whole = value.as_i64().or_else(|| {
                let float = value.as_f64().filter(|float| float.fract() == 0.0)?;
                format!("{float:.0}").parse().ok()
            });
            whole
                .map(Some)
                .ok_or_else(|| format!("{name}: {key} is {value}"))
        }
    }
}

fn timestamp_format(format: &str) -> Outcome<&'static str> {
    match format {
        "iso8601" => Ok("TimestampFormat::Iso8601"),
        "rfc822" => Ok("TimestampFormat::HttpDate"),
        "unixTimestamp" => Ok("TimestampFormat::EpochSeconds"),
        other => Err(format!("timestamp format {other}")),
    }
}
