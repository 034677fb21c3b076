//! How the sentences name members and show values.

use std::borrow::Cow;

use crate::value::View;

/// `StreamName` → `streamName`.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

/// Most bytes of a value that a sentence shows. Texts that AWS takes at all are shorter.
const SHOWN_BYTES_MAX: usize = 1 << 20;

/// The value as the service's Java prints it; of one that is too long the beginning.
pub(super) fn show(view: View<'_>) -> String {
    let mut shown = String::new();
    push(&mut shown, view);
    shown.truncate(shown.floor_char_boundary(SHOWN_BYTES_MAX));
    shown
}

/// Appends values one after the other, as long as there is room.
fn push_all<'a>(
    shown: &mut String,
    values: impl Iterator<Item = (Option<Cow<'a, str>>, Option<View<'a>>)>,
) {
    for (number, (name, value)) in values.enumerate() {
        if shown.len() > SHOWN_BYTES_MAX {
            return;
        }
        if number > 0 {
            shown.push_str(", ");
        }
        if let Some(name) = name {
            shown.push_str(&name);
            shown.push('=');
        }
        match value {
            Some(value) => push(shown, value),
            None => shown.push_str("null"),
        }
    }
}

fn push(shown: &mut String, view: View<'_>) {
    match view {
        View::String(text) => shown.push_str(text),
        View::Integer(value) => shown.push_str(&value.to_string()),
        View::Boolean(value) => shown.push_str(&value.to_string()),
        View::Double(value) => shown.push_str(&format!("{value:?}")),
        View::Blob(bytes) => shown.push_str(&format!(
            "java.nio.HeapByteBuffer[pos=0 lim={0} cap={0}]",
            bytes.len()
        )),
        View::Stream(_) => shown.push_str("stream"),
        View::Timestamp(time) => shown.push_str(&time.iso8601()),
        View::List(list) => {
            let elements = (0..list.len()).filter_map(|index| list.at(index));
            shown.push('[');
            push_all(shown, elements.map(|element| (None, Some(element))));
            shown.push(']');
        }
        View::Map(map) => {
            let entries = map.entries();
            shown.push('{');
            push_all(
                shown,
                entries.map(|(key, value)| (Some(key.into()), Some(value))),
            );
            shown.push('}');
        }
        View::Structure(structure) => {
            let schema = structure.schema();
            let members = schema.members.iter().enumerate();
            let members = members.map(|(index, member)| {
                (Some(lower_first(member.name).into()), structure.view(index))
            });
            shown.push_str(schema.name);
            shown.push('(');
            push_all(shown, members);
            shown.push(')');
        }
    }
}

/// Size of the hash table whose order the services list a set of values in.
const TABLE_MIN: usize = 32;

/// The values in the order in which the services list them: by Java's hash of the text, in a table
/// of 32 or more buckets. (Checked against recorded answers of Kinesis, Lambda and CloudWatch.)
pub(super) fn set(values: &[&str]) -> String {
    let table = TABLE_MIN.max(values.len().next_power_of_two());
    let bucket = |text: &&str| {
        let hash = text.encode_utf16().fold(0_u32, |hash, unit| {
            hash.wrapping_mul(31).wrapping_add(u32::from(unit))
        });
        hash as usize & (table - 1)
    };
    let mut sorted = values.to_vec();
    sorted.sort_by_key(bucket);
    format!("[{}]", sorted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::set;

    fn check(values: &[&str], expected: &str) {
        assert_eq!(set(values), expected);
    }

    #[test]
    fn sets_are_listed_as_the_services_list_them() {
        check(
            &[
                "AT_SEQUENCE_NUMBER",
                "AFTER_SEQUENCE_NUMBER",
                "TRIM_HORIZON",
                "LATEST",
                "AT_TIMESTAMP",
            ],
            "[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
        );
        check(
            &["OK", "ALARM", "INSUFFICIENT_DATA"],
            "[INSUFFICIENT_DATA, ALARM, OK]",
        );
        check(
            &["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"],
            "[LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
        );
        check(
            &["BUFFERED", "RESPONSE_STREAM"],
            "[RESPONSE_STREAM, BUFFERED]",
        );
    }
}
