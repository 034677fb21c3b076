//! From a tree of elements to structures.

use bytes::Bytes;

use super::Element;
use crate::schema::{Kind, Location, Member, Shape};
use crate::value::Slot;
use crate::{Fault, Structure, Timestamp};

/// What a document is refused with that does not fit its schema.
pub(crate) type Refuse<'a> = &'a dyn Fn() -> Fault;

/// Reads an element's children and attributes into a structure's body members.
pub(crate) fn structure(
    from: &Element,
    target: &mut dyn Structure,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let schema = target.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if member.location != Location::Body {
            continue;
        }
        let Some(slot) = target.slot(index) else {
            continue;
        };
        if member.attribute {
            let found = from.attributes.iter().find(|(name, _)| name == member.wire);
            if let Some((_, text)) = found {
                scalar(text, slot, member.shape, Some(member), refuse)?;
            }
            continue;
        }
        match (&slot, member.shape.kind) {
            (
                Slot::List(_),
                Kind::List {
                    item, flattened, ..
                },
            ) if flattened || member.flattened => {
                let Slot::List(list) = slot else { continue };
                for child in from.named(member.wire) {
                    list.push(&mut |place| element(child, place, item, None, refuse))?;
                }
            }
            (
                Slot::Map(_),
                Kind::Map {
                    key_name,
                    value_name,
                    value,
                    flattened,
                    ..
                },
            ) if flattened || member.flattened => {
                let Slot::Map(map) = slot else { continue };
                for child in from.named(member.wire) {
                    let key = text_of(child, key_name);
                    let Some(inner) = child.named(value_name).next() else {
                        continue;
                    };
                    map.put(key, &mut |place| element(inner, place, value, None, refuse))?;
                }
            }
            _ => {
                if let Some(child) = from.named(member.wire).next() {
                    element(child, slot, member.shape, Some(member), refuse)?;
                }
            }
        }
    }
    Ok(())
}

fn text_of(parent: &Element, name: &str) -> String {
    parent
        .named(name)
        .next()
        .map(|child| child.text.clone())
        .unwrap_or_default()
}

/// Reads an element into its slot.
pub(crate) fn element(
    from: &Element,
    slot: Slot<'_>,
    shape: &Shape,
    member: Option<&Member>,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    match (slot, shape.kind) {
        (Slot::Structure(place), Kind::Structure(_)) => structure(from, place.open(), refuse),
        (
            Slot::List(list),
            Kind::List {
                item, item_name, ..
            },
        ) => {
            list.open();
            for child in from.named(item_name) {
                list.push(&mut |place| element(child, place, item, None, refuse))?;
            }
            Ok(())
        }
        (
            Slot::Map(map),
            Kind::Map {
                key_name,
                value_name,
                value,
                ..
            },
        ) => {
            map.open();
            for entry in from.named("entry") {
                let key = text_of(entry, key_name);
                let Some(inner) = entry.named(value_name).next() else {
                    continue;
                };
                map.put(key, &mut |place| element(inner, place, value, None, refuse))?;
            }
            Ok(())
        }
        (slot, _) if from.children.is_empty() => scalar(&from.text, slot, shape, member, refuse),
        _ => Err(refuse()),
    }
}

fn scalar(
    text: &str,
    slot: Slot<'_>,
    shape: &Shape,
    member: Option<&Member>,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let trimmed = text.trim();
    match slot {
        Slot::String(place) => *place = Some(text.to_owned()),
        Slot::Integer(place) => *place = Some(trimmed.parse().map_err(|_| refuse())?),
        Slot::Long(place) => *place = Some(trimmed.parse().map_err(|_| refuse())?),
        Slot::Double(place) => *place = Some(trimmed.parse().map_err(|_| refuse())?),
        Slot::Boolean(place) => {
            *place = Some(match trimmed {
                "true" | "TRUE" | "True" | "1" => true,
                "false" | "FALSE" | "False" | "0" => false,
                _ => return Err(refuse()),
            });
        }
        Slot::Blob(place) => {
            let compact: String = text.split_ascii_whitespace().collect();
            let bytes = base64_simd::STANDARD.decode_to_vec(compact.as_bytes());
            *place = Some(Bytes::from(bytes.map_err(|_| refuse())?));
        }
        Slot::Timestamp(place) => {
            let _ = (shape, member);
            *place = Some(Timestamp::parse(trimmed).ok_or_else(refuse)?);
        }
        Slot::Stream(_) | Slot::List(_) | Slot::Map(_) | Slot::Structure(_) => {
            return Err(refuse());
        }
    }
    Ok(())
}
