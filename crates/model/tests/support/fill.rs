//! Structures filled with made-up values, after their schema.

use bytes::Bytes;
use wire::schema::{Kind, Location, Shape};
use wire::value::Slot;
use wire::{Fault, Structure, Timestamp};

/// A source of numbers that looks random enough (splitmix64).
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}

const TEXTS: [&str; 6] = [
    "a",
    "stream-1",
    "x & <y> \"z\"",
    "Straße 7",
    "日本",
    "tab\tline\nend\\",
];
/// Header values are visible ASCII without space at the ends.
const HEADER_TEXTS: [&str; 3] = ["a", "text/plain; charset=x", "\"etag\""];

/// Fills members: all of them if `sparse` is false, otherwise two of three.
pub fn fill(structure: &mut dyn Structure, numbers: &mut Numbers, sparse: bool) {
    let schema = structure.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if sparse && member.location == Location::Body && numbers.below(3) == 0 {
            continue;
        }
        let outside = !matches!(member.location, Location::Body | Location::Payload);
        if member.location == Location::Status {
            continue;
        }
        if let Some(slot) = structure.slot(index) {
            let _ = value(slot, member.shape, numbers, sparse, outside);
        }
    }
}

fn value(
    slot: Slot<'_>,
    shape: &Shape,
    numbers: &mut Numbers,
    sparse: bool,
    outside: bool,
) -> Result<(), Fault> {
    match slot {
        Slot::String(place) => *place = Some(text(shape, numbers, outside)),
        Slot::Integer(place) => *place = i32::try_from(numbers.below(1 << 31)).ok(),
        Slot::Long(place) => *place = i64::try_from(numbers.below(1 << 60)).ok(),
        Slot::Boolean(place) => *place = Some(numbers.below(2) == 0),
        Slot::Double(place) => *place = Some(numbers.below(1 << 40) as f64 / 1024.0),
        Slot::Blob(place) => {
            let length = numbers.below(40);
            let bytes = (0..length).map(|_| u8::try_from(numbers.below(256)).unwrap_or(0));
            *place = Some(bytes.collect::<Bytes>());
        }
        Slot::Stream(_) => {}
        Slot::Timestamp(place) => {
            let secs = i64::try_from(1_000_000_000 + numbers.below(1_000_000_000)).unwrap_or(0);
            let fraction = i64::try_from(numbers.below(1000)).unwrap_or(0);
            // Headers hold whole seconds only.
            let fraction = if outside { 0 } else { fraction };
            *place = Some(Timestamp::from_millis(secs * 1000 + fraction));
        }
        Slot::List(list) => {
            let Kind::List { item, .. } = shape.kind else {
                return Ok(());
            };
            for _ in 0..=numbers.below(3) {
                list.push(&mut |place| value(place, item, numbers, sparse, outside))?;
            }
        }
        Slot::Map(map) => {
            let Kind::Map { value: inner, .. } = shape.kind else {
                return Ok(());
            };
            for number in 0..=numbers.below(3) {
                map.put(format!("key{number}"), &mut |place| {
                    value(place, inner, numbers, sparse, outside)
                })?;
            }
        }
        Slot::Structure(place) => fill(place.open(), numbers, sparse),
    }
    Ok(())
}

fn text(shape: &Shape, numbers: &mut Numbers, outside: bool) -> String {
    let pick = |numbers: &mut Numbers, texts: &[&str]| {
        let at = usize::try_from(numbers.below(texts.len() as u64)).unwrap_or(0);
        texts[at].to_owned()
    };
    if !shape.values.is_empty() {
        pick(numbers, shape.values)
    } else if outside {
        pick(numbers, &HEADER_TEXTS)
    } else {
        pick(numbers, &TEXTS)
    }
}
