//! What the two REST protocols share: members in path, query, headers and status.

use bytes::Bytes;

use super::{ReplyParts, RequestParts};
use crate::schema::{Kind, Location, Member, Shape, TimestampFormat};
use crate::value::{Slot, View};
use crate::{Fault, Structure, Timestamp};

/// What a text in a header or parameter is refused with: the member and the text.
pub(crate) type Refuse<'a> = &'a dyn Fn(&Member, &str) -> Fault;

/// Fills the members that travel outside the body.
pub(crate) fn decode(
    target: &mut dyn Structure,
    request: &RequestParts<'_>,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let schema = target.schema();
    for (index, member) in schema.members.iter().enumerate() {
        let Some(slot) = target.slot(index) else {
            continue;
        };
        match member.location {
            Location::Label => {
                let label = request.labels.iter().find(|(name, _)| *name == member.wire);
                if let Some((_, text)) = label {
                    scalar(text, slot, member, member.shape, refuse)?;
                }
            }
            Location::Query => parameter(request, slot, member, refuse)?,
            Location::QueryMap => {
                if let Slot::Map(map) = slot {
                    let bound = |name: &str| {
                        schema
                            .members
                            .iter()
                            .any(|other| other.location == Location::Query && other.wire == name)
                    };
                    for (name, text) in request.query.iter().filter(|(name, _)| !bound(name)) {
                        put(map, name, text)?;
                    }
                }
            }
            Location::Header => header(request, slot, member, refuse)?,
            Location::PrefixHeaders => {
                if let Slot::Map(map) = slot {
                    for (name, value) in request.headers {
                        let prefix = name.get(..member.wire.len());
                        if prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(member.wire)) {
                            put(
                                map,
                                name.get(member.wire.len()..).unwrap_or_default(),
                                value,
                            )?;
                        }
                    }
                }
            }
            Location::Body | Location::Payload | Location::Status => {}
        }
    }
    Ok(())
}

fn put(map: &mut dyn crate::value::MapSlot, key: &str, text: &str) -> Result<(), Fault> {
    map.put(key.to_owned(), &mut |slot| {
        if let Slot::String(place) = slot {
            *place = Some(text.to_owned());
        }
        Ok(())
    })
}

fn parameter(
    request: &RequestParts<'_>,
    slot: Slot<'_>,
    member: &Member,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let mut values = request.query.iter().filter(|(name, _)| name == member.wire);
    match (slot, member.shape.kind) {
        (Slot::List(list), Kind::List { item, .. }) => {
            for (_, text) in values {
                list.push(&mut |place| scalar(text, place, member, item, refuse))?;
            }
            Ok(())
        }
        (slot, _) => match values.next() {
            Some((_, text)) => scalar(text, slot, member, member.shape, refuse),
            None => Ok(()),
        },
    }
}

fn header(
    request: &RequestParts<'_>,
    slot: Slot<'_>,
    member: &Member,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let mut values = request
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case(member.wire));
    match (slot, member.shape.kind) {
        (Slot::List(list), Kind::List { item, .. }) => {
            for text in values.flat_map(|(_, value)| value.split(',')) {
                list.push(&mut |place| scalar(text.trim(), place, member, item, refuse))?;
            }
            Ok(())
        }
        (slot, _) => match values.next() {
            Some((_, text)) => scalar(text.trim(), slot, member, member.shape, refuse),
            None => Ok(()),
        },
    }
}

fn scalar(
    text: &str,
    slot: Slot<'_>,
    member: &Member,
    shape: &Shape,
    refuse: Refuse<'_>,
) -> Result<(), Fault> {
    let bad = || refuse(member, text);
    if text.is_empty() && !matches!(slot, Slot::String(_)) {
        // A parameter without a value is as good as none.
        return Ok(());
    }
    match slot {
        Slot::String(place) => *place = Some(text.to_owned()),
        Slot::Integer(place) => *place = Some(text.parse().map_err(|_| bad())?),
        Slot::Long(place) => *place = Some(text.parse().map_err(|_| bad())?),
        Slot::Double(place) => *place = Some(text.parse().map_err(|_| bad())?),
        Slot::Boolean(place) => {
            *place = Some(match text.to_ascii_lowercase().as_str() {
                "true" => true,
                "false" => false,
                _ => return Err(bad()),
            });
        }
        Slot::Blob(place) => {
            let bytes = base64_simd::STANDARD.decode_to_vec(text.as_bytes());
            *place = Some(Bytes::from(bytes.map_err(|_| bad())?));
        }
        Slot::Timestamp(place) => {
            let own = match shape.kind {
                Kind::Timestamp(format) => format,
                _ => None,
            };
            match Timestamp::parse(text) {
                Some(time) => *place = Some(time),
                // A date that is none in a conditional header is ignored (RFC 9110, 13.1.3).
                None if member.location == Location::Header
                    && own != Some(TimestampFormat::Iso8601) => {}
                None => return Err(bad()),
            }
        }
        Slot::Stream(_) | Slot::List(_) | Slot::Map(_) | Slot::Structure(_) => return Err(bad()),
    }
    Ok(())
}

/// Writes status and headers.
pub(crate) fn encode(output: &dyn Structure, reply: &mut ReplyParts) {
    for (index, member) in output.schema().members.iter().enumerate() {
        let Some(view) = output.view(index) else {
            continue;
        };
        match (member.location, view) {
            (Location::Status, View::Integer(status)) => {
                reply.status = u16::try_from(status).unwrap_or(reply.status);
            }
            (Location::Header, view) => {
                if let Some(text) = header_text(view, member, member.shape) {
                    reply.header(member.wire.to_ascii_lowercase(), text);
                }
            }
            (Location::PrefixHeaders, View::Map(map)) => {
                for (key, value) in map.entries() {
                    if let View::String(text) = value {
                        let name = format!("{}{key}", member.wire).to_ascii_lowercase();
                        reply.header(name, text);
                    }
                }
            }
            _ => {}
        }
    }
}

fn header_text(view: View<'_>, member: &Member, shape: &Shape) -> Option<String> {
    Some(match view {
        View::String(text) => text.to_owned(),
        View::Integer(number) => number.to_string(),
        View::Boolean(truth) => truth.to_string(),
        View::Double(number) => format!("{number:?}"),
        View::Blob(bytes) => base64_simd::STANDARD.encode_to_string(bytes),
        View::Timestamp(time) => {
            let own = match shape.kind {
                Kind::Timestamp(format) => format,
                _ => None,
            };
            match member.timestamp.or(own) {
                None | Some(TimestampFormat::HttpDate) => time.http_date(),
                Some(TimestampFormat::Iso8601) => time.iso8601(),
                Some(TimestampFormat::EpochSeconds) => time.epoch_seconds(),
            }
        }
        View::List(list) => {
            let Kind::List { item, .. } = shape.kind else {
                return None;
            };
            let texts = (0..list.len())
                .filter_map(|index| list.at(index))
                .filter_map(|element| header_text(element, member, item));
            texts.collect::<Vec<_>>().join(",")
        }
        View::Stream(_) | View::Map(_) | View::Structure(_) => return None,
    })
}

/// Whether any member travels in a document.
pub(crate) fn has_document(structure: &dyn Structure) -> bool {
    structure
        .schema()
        .members
        .iter()
        .any(|member| member.location == Location::Body)
}

/// The payload member with its index, if the structure has one.
pub(crate) fn payload(structure: &dyn Structure) -> Option<(usize, &'static Member)> {
    let schema = structure.schema();
    let index = schema.payload?;
    Some((index, schema.members.get(index)?))
}
