//! Spans of time as the command line has them: `90s`, `6m`, `1h30m`.

const UNITS: [(char, u64); 4] = [
    ('d', 86_400_000),
    ('h', 3_600_000),
    ('m', 60_000),
    ('s', 1_000),
];

/// How spans are written, for refusals.
pub const FORM: &str = "a span is a number with its unit: 90s, 6m, 24h, 7d or 1h30m";

/// A span of milliseconds as text, to the second.
pub fn text(milliseconds: u64) -> String {
    let mut left = milliseconds;
    let mut text = String::new();
    for (unit, unit_ms) in UNITS {
        if left >= unit_ms {
            text.push_str(&format!("{}{unit}", left / unit_ms));
            left %= unit_ms;
        }
    }
    if text.is_empty() {
        "0s".to_owned()
    } else {
        text
    }
}

/// The milliseconds of a span: numbers, each with its unit. `None` for anything else.
pub fn parse(text: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let mut number = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            number.push(character);
            continue;
        }
        let (_, unit_ms) = UNITS.iter().find(|(unit, _)| *unit == character)?;
        let count: u64 = number.parse().ok()?;
        total = total.checked_add(count.checked_mul(*unit_ms)?)?;
        number.clear();
    }
    (number.is_empty() && !text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_numbers_with_units() {
        assert_eq!(parse("0s"), Some(0));
        assert_eq!(parse("90s"), Some(90_000));
        assert_eq!(parse("6m"), Some(360_000));
        assert_eq!(parse("24h"), Some(86_400_000));
        assert_eq!(parse("1d1h30m"), Some(86_400_000 + 5_400_000));
        let too_many = ["99999999999999999999d", "999999999999d"];
        for wrong in ["", "6", "-6m", "6 m", "m", "6M", "6m5", "1.5h"]
            .into_iter()
            .chain(too_many)
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        for text in ["0s", "1d1h1m1s", "6m", "7d"] {
            assert_eq!(parse(text).map(super::text).as_deref(), Some(text));
        }
    }
}
