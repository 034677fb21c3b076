//! How the sentences name members and show values.

use crate::value::View;

/// `StreamName` → `streamName`.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

/// The value as the service's Java prints it.
pub(super) fn show(view: View<'_>) -> String {
    match view {
        View::String(text) => text.to_owned(),
        View::Integer(value) => value.to_string(),
        View::Boolean(value) => value.to_string(),
        View::Double(value) => format!("{value:?}"),
        View::Blob(bytes) => {
            format!(
                "java.nio.HeapByteBuffer[pos=0 lim={0} cap={0}]",
                bytes.len()
            )
        }
        View::Stream(_) => "stream".to_owned(),
        View::Timestamp(time) => time.iso8601(),
        View::List(list) => {
            let elements = (0..list.len()).filter_map(|index| list.at(index)).map(show);
            format!("[{}]", elements.collect::<Vec<_>>().join(", "))
        }
        View::Map(map) => {
            let entries = map
                .entries()
                .map(|(key, value)| format!("{key}={}", show(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        View::Structure(structure) => {
            let schema = structure.schema();
            let members = schema.members.iter().enumerate().map(|(index, member)| {
                let value = structure
                    .view(index)
                    .map_or_else(|| "null".to_owned(), show);
                format!("{}={value}", lower_first(member.name))
            });
            format!(
                "{}({})",
                schema.name,
                members.collect::<Vec<_>>().join(", ")
            )
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
