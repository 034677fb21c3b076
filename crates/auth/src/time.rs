//! The time formats of signatures and policies, on plain Unix seconds.

use wire::Timestamp;

/// Writes Unix seconds as `20150830T123600Z`, the form of `X-Amz-Date`.
#[must_use]
pub fn format_basic(unix_seconds: i64) -> String {
    Timestamp::from_secs(unix_seconds).basic()
}

/// Writes Unix seconds as `2015-08-30T12:36:00Z`.
#[must_use]
pub fn format_extended(unix_seconds: i64) -> String {
    Timestamp::from_secs(unix_seconds).iso8601()
}

/// Reads `20150830T123600Z` as Unix seconds; `None` for anything else.
#[must_use]
pub fn parse_basic(text: &str) -> Option<i64> {
    let has_form = text.len() == 16
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 => byte == b'T',
            15 => byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
    if !has_form {
        return None;
    }
    Timestamp::parse_iso8601(text).map(Timestamp::secs)
}

/// Reads an HTTP date (`Sun, 30 Aug 2015 12:36:00 GMT`) as Unix seconds.
#[must_use]
pub fn parse_http(text: &str) -> Option<i64> {
    Timestamp::parse_http_date(text).map(Timestamp::secs)
}

/// Reads a date as policies write them, as Unix milliseconds: epoch seconds, or ISO 8601 from a
/// plain year up to fractions of a second, with `Z` or an offset (UTC without either).
#[must_use]
pub fn parse_policy_date(text: &str) -> Option<i64> {
    if text.len() > 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse::<i64>().ok()?.checked_mul(1_000);
    }
    let parsed = match text.len() {
        4 => Timestamp::parse_iso8601(&format!("{text}-01-01")),
        7 => Timestamp::parse_iso8601(&format!("{text}-01")),
        _ => Timestamp::parse_iso8601(text),
    };
    parsed.map(Timestamp::millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_form_round_trips() {
        for (unix, text) in [
            (0, "19700101T000000Z"),
            (1_440_938_160, "20150830T123600Z"),
            (951_782_400, "20000229T000000Z"),
            (4_102_444_799, "20991231T235959Z"),
        ] {
            assert_eq!(format_basic(unix), text);
            assert_eq!(parse_basic(text), Some(unix));
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "20150230T000000Z",
            "20151301T000000Z",
            "20150830T240000Z",
            "2015-08-30",
            "",
            "20150830T1236é0",
        ] {
            assert_eq!(parse_basic(text), None, "{text}");
        }
    }

    #[test]
    fn http_dates() {
        assert_eq!(
            parse_http("Sun, 30 Aug 2015 12:36:00 GMT"),
            Some(1_440_938_160)
        );
        assert_eq!(parse_http("Sunday, 30-Aug-15 12:36:00 GMT"), None);
    }

    #[test]
    fn policy_dates() {
        let noon = 1_440_938_160_000;
        for text in [
            "2015-08-30T12:36:00Z",
            "2015-08-30T12:36Z",
            "2015-08-30T14:36:00+02:00",
            "2015-08-30T12:36:00.000Z",
            "1440938160",
        ] {
            assert_eq!(parse_policy_date(text), Some(noon), "{text}");
        }
        assert_eq!(parse_policy_date("2015-08-30"), Some(1_440_892_800_000));
        assert_eq!(parse_policy_date("2015"), Some(1_420_070_400_000));
        assert_eq!(parse_policy_date("yesterday"), None);
    }
}
