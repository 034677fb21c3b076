//! The Query protocol as SQS spoke it before it took to JSON: lists and maps stand without an
//! element around them, each member under the name of one.
//!
//! See "Making Query API requests" in the Amazon SQS Developer Guide and the examples of the API
//! Reference. The model of today has no names for it; they follow from those it has.

use std::borrow::Cow;

use super::query::{self, Node};
use super::xml::{Writer, write_value};
use super::{ReplyParts, RequestParts};
use crate::schema::{Kind, Member, ServiceMeta, Shape};
use crate::value::{Slot, View};
use crate::{Fault, OperationMeta, Structure};

/// The name of one member of a list or map, or of the member itself.
fn name_of_one(member: &Member) -> Cow<'static, str> {
    match member.shape.kind {
        Kind::List { item, .. } if matches!(item.kind, Kind::Structure(_)) => item.name.into(),
        Kind::List { .. } | Kind::Map { .. } => match member.name {
            "Actions" => "ActionName".into(),
            "tags" => "Tag".into(),
            "queueUrls" => "QueueUrl".into(),
            name => name.strip_suffix('s').unwrap_or(name).into(),
        },
        _ => member.wire.into(),
    }
}

/// What a map's keys and values are called.
fn entry_names(one: &str) -> (&'static str, &'static str) {
    if one == "Tag" {
        ("Key", "Value")
    } else {
        ("Name", "Value")
    }
}

pub(crate) fn decode(target: &mut dyn Structure, request: &RequestParts<'_>) -> Result<(), Fault> {
    structure(&query::tree(request)?, target, "")
}

fn structure(from: &Node, target: &mut dyn Structure, path: &str) -> Result<(), Fault> {
    let schema = target.schema();
    for (index, member) in schema.members.iter().enumerate() {
        let name = name_of_one(member);
        let Some(node) = from.child(&name) else {
            continue;
        };
        let path = if path.is_empty() {
            name.to_string()
        } else {
            format!("{path}.{name}")
        };
        if let Some(slot) = target.slot(index) {
            value(node, slot, member.shape, &name, &path)?;
        }
    }
    Ok(())
}

fn value(from: &Node, slot: Slot<'_>, shape: &Shape, one: &str, path: &str) -> Result<(), Fault> {
    match (slot, shape.kind) {
        (Slot::Structure(place), Kind::Structure(_)) => structure(from, place.open(), path),
        (Slot::List(list), Kind::List { item, .. }) => {
            list.open();
            for (number, node) in from.numbered().into_iter().enumerate() {
                let path = format!("{path}.{}", number + 1);
                list.push(&mut |place| value(node, place, item, one, &path))?;
            }
            Ok(())
        }
        (Slot::Map(map), Kind::Map { value: inner, .. }) => {
            map.open();
            let (key_name, value_name) = entry_names(one);
            for entry in from.numbered() {
                let key = entry.child(key_name).and_then(|node| node.value.clone());
                let (Some(key), Some(node)) = (key, entry.child(value_name)) else {
                    continue;
                };
                map.put(key, &mut |place| value(node, place, inner, one, path))?;
            }
            Ok(())
        }
        (slot, _) => match &from.value {
            Some(text) => query::scalar(text, slot, path),
            None => Ok(()),
        },
    }
}

pub(crate) fn encode(
    reply: &mut ReplyParts,
    service: &ServiceMeta,
    meta: &OperationMeta,
    output: &dyn Structure,
    request_id: &str,
) {
    let mut out = Writer::new();
    let root = format!("{}Response", meta.name);
    out.open_in(&root, service.xml_namespace);
    if meta.has_output {
        let result = format!("{}Result", meta.name);
        out.open(&result);
        members(&mut out, output);
        out.close(&result);
    }
    out.open("ResponseMetadata");
    out.leaf("RequestId", request_id);
    out.close("ResponseMetadata");
    out.close(&root);
    reply.document("text/xml", out.finish());
}

fn members(out: &mut Writer, from: &dyn Structure) {
    for (index, member) in from.schema().members.iter().enumerate() {
        if let Some(view) = from.view(index) {
            element(out, &name_of_one(member), view, member.shape);
        }
    }
}

fn element(out: &mut Writer, name: &str, view: View<'_>, shape: &Shape) {
    match (view, shape.kind) {
        (View::List(list), Kind::List { item, .. }) => {
            for view in (0..list.len()).filter_map(|index| list.at(index)) {
                element(out, name, view, item);
            }
        }
        (View::Map(map), Kind::Map { value: inner, .. }) => {
            let (key_name, value_name) = entry_names(name);
            for (key, view) in map.entries() {
                out.open(name);
                out.leaf(key_name, key);
                element(out, value_name, view, inner);
                out.close(name);
            }
        }
        (View::Structure(inner), _) => {
            out.open(name);
            members(out, inner);
            out.close(name);
        }
        (view, _) => write_value(out, name, view, shape, None),
    }
}
