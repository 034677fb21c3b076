//! The Rust types of one service.

use std::fmt::Write as _;

use serde_json::Value;

use crate::Outcome;
use crate::names::{constant, field, upper_first};
use crate::source::{Model, Struct, is_event_stream};

/// Types, markers, and the service's table.
pub(crate) fn types(model: &Model) -> Outcome<String> {
    let mut body = String::new();
    for item in &model.structs {
        structure(model, item, &mut body)?;
    }
    for operation in model.operations.iter().filter(|operation| operation.chosen) {
        let name = &operation.name;
        let table = constant(name);
        let _ = write!(
            body,
            "\npub struct {name};\nwire::operation!({name}, {name}Input, {name}Output, schema::OPERATION_{table});\n"
        );
    }
    let mut out = format!(
        "// Written by `cargo codegen` from models/{}.json. Do not edit.\n\
         #![allow(missing_docs, reason = \"the model holds facts and no prose\")]\n\n\
         mod schema;\n\n",
        model.module
    );
    if body.contains("BTreeMap<") {
        out.push_str("use std::collections::BTreeMap;\n\n");
    }
    if body.contains("Bytes>") {
        out.push_str("use bytes::Bytes;\n");
    }
    for name in ["Payload", "Timestamp"] {
        if body.contains(&format!("<{name}>")) {
            let _ = writeln!(out, "use wire::{name};");
        }
    }
    out.push_str("\npub use schema::SERVICE;\n");
    out.push_str(&body);
    Ok(out)
}

/// Name and member of each field, in the model's order.
pub(crate) fn fields<'a>(model: &'a Model, item: &Struct) -> Outcome<Vec<(String, &'a Value)>> {
    let Some(shape) = &item.shape else {
        return Ok(Vec::new());
    };
    let shape = model.shape(shape)?;
    let members = shape["members"]
        .as_object()
        .ok_or_else(|| format!("{}: no members", item.name))?;
    Ok(members
        .iter()
        .map(|(name, member)| (field(name), member))
        .collect())
}

fn structure(model: &Model, item: &Struct, out: &mut String) -> Outcome<()> {
    let fields = fields(model, item)?;
    let mut streams = false;
    let mut lines = String::new();
    for (name, member) in &fields {
        let ty = rust_type(model, member)?;
        streams |= ty == "Payload";
        let _ = writeln!(lines, "    pub {name}: Option<{ty}>,");
    }
    let derives = if streams {
        "Default"
    } else {
        "Clone, Default, PartialEq"
    };
    let name = &item.name;
    if fields.is_empty() {
        let _ = write!(out, "\n#[derive({derives})]\npub struct {name} {{}}\n");
    } else {
        let _ = write!(
            out,
            "\n#[derive({derives})]\npub struct {name} {{\n{lines}}}\n"
        );
    }
    let _ = write!(out, "wire::structure!({name}, schema::{}", constant(name));
    for (index, (field, _)) in fields.iter().enumerate() {
        let _ = write!(out, ", {index} {field}");
    }
    out.push_str(");\n");
    if let Some(twin) = &item.twin {
        let twin = upper_first(twin);
        let _ = write!(
            out,
            "\nimpl From<{twin}> for {name} {{\n    fn from(shared: {twin}) -> Self {{\n        Self {{\n"
        );
        for (field, _) in &fields {
            let _ = writeln!(out, "            {field}: shared.{field},");
        }
        out.push_str("        }\n    }\n}\n");
    }
    Ok(())
}

fn rust_type(model: &Model, reference: &Value) -> Outcome<String> {
    let name = reference["shape"].as_str().ok_or("member without shape")?;
    let shape = model.shape(name)?;
    if shape.get("document").is_some() || reference.get("document").is_some() {
        return Err(format!(
            "{}: {name} is a document type, which has no codec",
            model.module
        ));
    }
    if reference.get("jsonvalue").is_some() {
        return Err(format!(
            "{}: {name} is a JSON value in a header",
            model.module
        ));
    }
    let kind = shape["type"]
        .as_str()
        .ok_or_else(|| format!("{name} has no type"))?;
    Ok(match kind {
        "string" => "String".to_owned(),
        "integer" => "i32".to_owned(),
        "long" => "i64".to_owned(),
        "boolean" => "bool".to_owned(),
        "float" | "double" => "f64".to_owned(),
        "timestamp" => "Timestamp".to_owned(),
        "blob" if is_streaming(shape, reference) => "Payload".to_owned(),
        "blob" => "Bytes".to_owned(),
        "list" => format!("Vec<{}>", rust_type(model, &shape["member"])?),
        "map" => format!("BTreeMap<String, {}>", rust_type(model, &shape["value"])?),
        "structure" if is_event_stream(shape) => "Payload".to_owned(),
        "structure" => upper_first(name),
        other => {
            return Err(format!(
                "{}: {name} is of unknown type {other}",
                model.module
            ));
        }
    })
}

pub(crate) fn is_streaming(shape: &Value, reference: &Value) -> bool {
    shape.get("streaming").is_some() || reference.get("streaming").is_some()
}
