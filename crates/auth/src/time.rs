//! The time formats of signatures and policies, on plain Unix seconds.

const SECONDS_PER_DAY: i64 = 86_400;
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A moment split into calendar fields, UTC.
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Civil {
    // Howard Hinnant's "days from civil" arithmetic: years start in March, so that the leap day
    // is the last one.
    fn from_unix(seconds: i64) -> Civil {
        let days = seconds.div_euclid(SECONDS_PER_DAY);
        let rest = seconds.rem_euclid(SECONDS_PER_DAY);
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        Civil {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: rest / 3_600,
            minute: rest % 3_600 / 60,
            second: rest % 60,
        }
    }

    fn to_unix(&self) -> Option<i64> {
        let in_range = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            && (0..=60).contains(&self.second)
            && (0..=9_999).contains(&self.year);
        if !in_range {
            return None;
        }
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (self.month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        Some(days * SECONDS_PER_DAY + self.hour * 3_600 + self.minute * 60 + self.second)
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Writes Unix seconds as `20150830T123600Z`, the form of `X-Amz-Date`.
#[must_use]
pub fn format_basic(unix_seconds: i64) -> String {
    let c = Civil::from_unix(unix_seconds);
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        c.year, c.month, c.day, c.hour, c.minute, c.second
    )
}

/// Writes Unix seconds as `2015-08-30T12:36:00Z`.
#[must_use]
pub fn format_extended(unix_seconds: i64) -> String {
    let c = Civil::from_unix(unix_seconds);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        c.year, c.month, c.day, c.hour, c.minute, c.second
    )
}

/// Writes Unix seconds as an HTTP date, `Sun, 30 Aug 2015 12:36:00 GMT`.
#[must_use]
pub fn format_http(unix_seconds: i64) -> String {
    let c = Civil::from_unix(unix_seconds);
    let weekday = (unix_seconds.div_euclid(SECONDS_PER_DAY) + 4).rem_euclid(7);
    format!(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
        pick(&WEEKDAYS, weekday),
        c.day,
        pick(&MONTHS, c.month - 1),
        c.year,
        c.hour,
        c.minute,
        c.second
    )
}

fn pick<'a>(names: &[&'a str], index: i64) -> &'a str {
    usize::try_from(index)
        .ok()
        .and_then(|i| names.get(i))
        .copied()
        .unwrap_or("")
}

fn number(text: &str, from: usize, to: usize) -> Option<i64> {
    let digits = text.get(from..to)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Reads `20150830T123600Z` as Unix seconds; `None` for anything else.
#[must_use]
pub fn parse_basic(text: &str) -> Option<i64> {
    if text.len() != 16 || text.get(8..9) != Some("T") || text.get(15..) != Some("Z") {
        return None;
    }
    Civil {
        year: number(text, 0, 4)?,
        month: number(text, 4, 6)?,
        day: number(text, 6, 8)?,
        hour: number(text, 9, 11)?,
        minute: number(text, 11, 13)?,
        second: number(text, 13, 15)?,
    }
    .to_unix()
}

/// Reads an HTTP date (`Sun, 30 Aug 2015 12:36:00 GMT`) as Unix seconds.
#[must_use]
pub fn parse_http(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once(", ")?;
    let month_name = rest.get(3..6)?;
    let month = MONTHS.iter().position(|m| *m == month_name)?;
    if rest.len() != 24 || !rest.ends_with(" GMT") {
        return None;
    }
    Civil {
        year: number(rest, 7, 11)?,
        month: i64::try_from(month).ok()? + 1,
        day: number(rest, 0, 2)?,
        hour: number(rest, 12, 14)?,
        minute: number(rest, 15, 17)?,
        second: number(rest, 18, 20)?,
    }
    .to_unix()
}

/// Reads a date as policies write them, as Unix milliseconds: epoch seconds, or ISO 8601 from a
/// plain year up to fractions of a second, with `Z` or an offset (UTC without either).
#[must_use]
pub fn parse_policy_date(text: &str) -> Option<i64> {
    if text.len() > 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse::<i64>().ok()?.checked_mul(1_000);
    }
    let (date, clock) = match text.split_once(['T', 't']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let mut fields = date.split('-');
    let mut field = |width: usize, missing: i64| match fields.next() {
        Some(part) if part.len() == width => number(part, 0, width),
        Some(_) => None,
        None => Some(missing),
    };
    let (year, month, day) = (field(4, 0)?, field(2, 1)?, field(2, 1)?);
    if fields.next().is_some() {
        return None;
    }
    let Some(clock) = clock else {
        let seconds = Civil {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
        }
        .to_unix()?;
        return seconds.checked_mul(1_000);
    };
    let (clock, offset_seconds) = split_offset(clock)?;
    let (clock, millis) = match clock.split_once('.') {
        Some((clock, fraction)) => {
            let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
            (clock, number(&digits, 0, 3)?)
        }
        None => (clock, 0),
    };
    let second = if clock.len() == 8 {
        number(clock, 6, 8)?
    } else {
        0
    };
    let well_formed = matches!(clock.len(), 5 | 8)
        && clock.get(2..3) == Some(":")
        && (clock.len() == 5 || clock.get(5..6) == Some(":"));
    if !well_formed {
        return None;
    }
    let (hour, minute) = (number(clock, 0, 2)?, number(clock, 3, 5)?);
    let seconds = Civil {
        year,
        month,
        day,
        hour,
        minute,
        second,
    }
    .to_unix()?;
    (seconds - offset_seconds)
        .checked_mul(1_000)?
        .checked_add(millis)
}

fn split_offset(clock: &str) -> Option<(&str, i64)> {
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = clock.rfind(['+', '-']) else {
        return Some((clock, 0));
    };
    let (clock, offset) = (clock.get(..at)?, clock.get(at..)?);
    let minutes = match offset.len() {
        6 if offset.get(3..4) == Some(":") => number(offset, 1, 3)? * 60 + number(offset, 4, 6)?,
        5 => number(offset, 1, 3)? * 60 + number(offset, 3, 5)?,
        _ => return None,
    };
    Some((
        clock,
        if offset.starts_with('-') {
            -minutes * 60
        } else {
            minutes * 60
        },
    ))
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
        assert_eq!(format_http(1_440_938_160), "Sun, 30 Aug 2015 12:36:00 GMT");
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
