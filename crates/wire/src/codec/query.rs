//! AWS Query: forms in, XML out.
//!
//! See "AWS Query protocol" in the Smithy documentation.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::xml::{Writer, write_structure};
use super::{
    DEPTH_MAX, ELEMENTS_MAX, ReplyParts, RequestParts, base64, query_code, too_many_elements,
};
use crate::schema::{Kind, ServiceMeta, Shape};
use crate::value::Slot;
use crate::{Fault, FaultKind, OperationMeta, Structure, Timestamp, percent};

/// The name and value pairs of a form or a query string, percent-decoded, in order.
pub fn form_pairs(text: &[u8]) -> Vec<(String, String)> {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = halves.next().unwrap_or_default();
            (decoded(name), decoded(halves.next().unwrap_or_default()))
        })
        .collect()
}

/// Refuses a form of too many parameters before they are taken apart.
///
/// # Errors
/// `SerializationException`.
pub fn check_form(text: &[u8]) -> Result<(), Fault> {
    match memchr::memchr_iter(b'&', text).count() {
        0..ELEMENTS_MAX => Ok(()),
        _ => Err(too_many_elements()),
    }
}

fn decoded(text: &[u8]) -> String {
    String::from_utf8(percent::decode_query(text))
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Parameters as a tree: `A.member.1.B=c` is `c` under `A`, `member`, `1`, `B`.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) value: Option<String>,
    children: BTreeMap<String, Node>,
}

impl Node {
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.get(name)
    }

    fn insert(&mut self, path: &str, value: String) -> Result<(), Fault> {
        let mut node = self;
        for (depth, part) in path.split('.').enumerate() {
            if depth >= DEPTH_MAX {
                return Err(malformed(path));
            }
            node = node.children.entry(part.to_owned()).or_default();
        }
        node.value = Some(value);
        Ok(())
    }

    /// The children whose names are numbers, in numerical order.
    pub(super) fn numbered(&self) -> Vec<&Node> {
        let mut found: Vec<(u64, &Node)> = self
            .children
            .iter()
            .filter_map(|(name, node)| Some((name.parse().ok()?, node)))
            .collect();
        found.sort_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, node)| node).collect()
    }
}

fn malformed(name: &str) -> Fault {
    Fault::client(
        "MalformedInput",
        format!("The parameter {name} cannot be read."),
    )
}

pub(crate) fn decode(target: &mut dyn Structure, request: &RequestParts<'_>) -> Result<(), Fault> {
    structure(&tree(request)?, target, "")
}

/// The parameters of a request's body and query.
pub(super) fn tree(request: &RequestParts<'_>) -> Result<Node, Fault> {
    check_form(request.body)?;
    let form = form_pairs(request.body);
    let mut root = Node::default();
    let mut parts = 0;
    for (name, value) in form.into_iter().chain(request.query.iter().cloned()) {
        // What signing and dispatch read is no input.
        if !matches!(name.as_str(), "Action" | "Version") && !name.starts_with("X-Amz-") {
            parts += name.split('.').count();
            if parts > 4 * ELEMENTS_MAX {
                return Err(too_many_elements());
            }
            root.insert(&name, value)?;
        }
    }
    Ok(root)
}

fn structure(from: &Node, target: &mut dyn Structure, path: &str) -> Result<(), Fault> {
    let schema = target.schema();
    for (index, member) in schema.members.iter().enumerate() {
        let Some(node) = from.child(member.wire) else {
            continue;
        };
        let path = join(path, member.wire);
        if let Some(slot) = target.slot(index) {
            value(node, slot, member.shape, member.flattened, &path)?;
        }
    }
    Ok(())
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn value(
    from: &Node,
    slot: Slot<'_>,
    shape: &Shape,
    flat_here: bool,
    path: &str,
) -> Result<(), Fault> {
    match (slot, shape.kind) {
        (Slot::Structure(place), Kind::Structure(_)) => structure(from, place.open(), path),
        (
            Slot::List(list),
            Kind::List {
                item,
                item_name,
                flattened,
            },
        ) => {
            list.open();
            let items = if flattened || flat_here {
                from.numbered()
            } else {
                from.child(item_name)
                    .map(Node::numbered)
                    .unwrap_or_default()
            };
            for (number, node) in items.into_iter().enumerate() {
                let path = format!("{path}.{item_name}.{}", number + 1);
                list.push(&mut |place| value(node, place, item, false, &path))?;
            }
            Ok(())
        }
        (
            Slot::Map(map),
            Kind::Map {
                key_name,
                value_name,
                value: inner,
                flattened,
                ..
            },
        ) => {
            map.open();
            let entries = if flattened || flat_here {
                from.numbered()
            } else {
                from.child("entry").map(Node::numbered).unwrap_or_default()
            };
            for entry in entries {
                let key = entry.child(key_name).and_then(|node| node.value.clone());
                let (Some(key), Some(node)) = (key, entry.child(value_name)) else {
                    continue;
                };
                map.put(key, &mut |place| value(node, place, inner, false, path))?;
            }
            Ok(())
        }
        (slot, _) => match &from.value {
            Some(text) => scalar(text, slot, path),
            None => Ok(()),
        },
    }
}

pub(super) fn scalar(text: &str, slot: Slot<'_>, path: &str) -> Result<(), Fault> {
    let refuse = |kind: &str| {
        Fault::client(
            "MalformedInput",
            format!("Value ({text}) for parameter {path} is invalid. Must be {kind}."),
        )
    };
    match slot {
        Slot::String(place) => *place = Some(text.to_owned()),
        Slot::Integer(place) => *place = Some(text.parse().map_err(|_| refuse("an integer"))?),
        Slot::Long(place) => *place = Some(text.parse().map_err(|_| refuse("an integer"))?),
        Slot::Double(place) => *place = Some(text.parse().map_err(|_| refuse("a number"))?),
        Slot::Boolean(place) => {
            *place = Some(match text.to_ascii_lowercase().as_str() {
                "true" | "1" => true,
                "false" | "0" => false,
                _ => return Err(refuse("a boolean")),
            });
        }
        Slot::Blob(place) => {
            let bytes = base64::decode(text, |message| Fault::client("MalformedInput", message))?;
            *place = Some(Bytes::from(bytes));
        }
        Slot::Timestamp(place) => {
            *place = Some(Timestamp::parse(text).ok_or_else(|| refuse("a timestamp"))?);
        }
        Slot::Stream(_) | Slot::List(_) | Slot::Map(_) | Slot::Structure(_) => {
            return Err(refuse("a structure"));
        }
    }
    Ok(())
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
    if let Some(wrapper) = meta.result_wrapper {
        out.open(wrapper);
        write_structure(&mut out, output);
        out.close(wrapper);
    }
    out.open("ResponseMetadata");
    out.leaf("RequestId", request_id);
    out.close("ResponseMetadata");
    out.close(&root);
    reply.document("text/xml", out.finish());
}

pub(crate) fn fault(
    reply: &mut ReplyParts,
    service: &ServiceMeta,
    fault: &Fault,
    request_id: &str,
) {
    let mut out = Writer::new();
    out.open_in("ErrorResponse", service.xml_namespace);
    out.open("Error");
    out.leaf(
        "Type",
        if fault.kind == FaultKind::Client {
            "Sender"
        } else {
            "Receiver"
        },
    );
    out.leaf("Code", query_code(service, fault));
    out.leaf("Message", &fault.message);
    for (name, value) in &fault.fields {
        out.leaf(name, value);
    }
    out.close("Error");
    out.leaf("RequestId", request_id);
    out.close("ErrorResponse");
    reply.document("text/xml", out.finish());
}
