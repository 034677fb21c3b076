//! Points in time with the precision that AWS answers with.

/// Milliseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp {
    millis: i64,
}

impl Timestamp {
    /// From milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }

    /// From whole seconds since the epoch.
    pub const fn from_secs(secs: i64) -> Self {
        Self {
            millis: secs.saturating_mul(1000),
        }
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.millis
    }

    /// Whole seconds since the epoch, rounded down.
    pub const fn secs(self) -> i64 {
        self.millis.div_euclid(1000)
    }
}

const DAY_SECS: i64 = 86_400;
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// The epoch fell on a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// A calendar date and time of day in UTC.
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

/// Days since the epoch of a date in the Gregorian calendar, which is taken to be eternal.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March here, so that leap days come last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil(secs: i64) -> Civil {
    let time = secs.rem_euclid(DAY_SECS);
    let day = secs.div_euclid(DAY_SECS) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    Civil {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * from_march + 2) / 5 + 1,
        hour: time / 3600,
        minute: time / 60 % 60,
        second: time % 60,
    }
}

/// A number in so many digits.
fn push_digits(text: &mut String, number: i64, digits: u32) {
    for place in (0..digits).rev() {
        let digit = number / 10_i64.pow(place) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
}

/// Years beyond which no text form is read.
const YEAR_MAX: i64 = 9999;

impl Timestamp {
    /// `2015-01-25T08:00:00.123Z`, with the fraction left out where it is zero.
    pub fn iso8601(self) -> String {
        let fraction = self.millis.rem_euclid(1000);
        let mut text = self.iso8601_secs();
        if fraction != 0 {
            text.pop();
            text.push_str(&format!(".{fraction:03}Z"));
        }
        text
    }

    /// `2015-01-25T08:00:00.123Z`, with three digits of fraction always.
    pub fn iso8601_millis(self) -> String {
        let mut text = self.iso8601_secs();
        text.pop();
        text.push_str(&format!(".{:03}Z", self.millis.rem_euclid(1000)));
        text
    }

    fn iso8601_secs(self) -> String {
        let Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = civil(self.secs());
        if !(0..=YEAR_MAX).contains(&year) {
            return format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        }
        // On the way of every request: a signature is over the time.
        let mut text = String::with_capacity(24);
        push_digits(&mut text, year, 4);
        for (before, number) in [
            ('-', month),
            ('-', day),
            ('T', hour),
            (':', minute),
            (':', second),
        ] {
            text.push(before);
            push_digits(&mut text, number, 2);
        }
        text.push('Z');
        text
    }

    /// `20150125T080000Z`, the form of `X-Amz-Date`.
    pub fn basic(self) -> String {
        let mut text = self.iso8601_secs();
        text.retain(|c| !matches!(c, '-' | ':'));
        text
    }

    /// `Sun, 25 Jan 2015 08:00:00 GMT`.
    pub fn http_date(self) -> String {
        let (weekday, month, time) = self.words();
        let Civil { year, day, .. } = civil(self.secs());
        format!("{weekday}, {day:02} {month} {year:04} {time} GMT")
    }

    /// `Sun Jan 25 08:00:00 UTC 2015`, as programs in Java write a date.
    pub fn java_date(self) -> String {
        let (weekday, month, time) = self.words();
        let Civil { year, day, .. } = civil(self.secs());
        format!("{weekday} {month} {day:02} {time} UTC {year:04}")
    }

    /// The names of the day of the week and of the month, and the time of day.
    fn words(self) -> (&'static str, &'static str, String) {
        let at = |index: i64, names: &[&'static str]| -> &'static str {
            usize::try_from(index)
                .ok()
                .and_then(|index| names.get(index))
                .copied()
                .unwrap_or("")
        };
        let weekday = self.secs().div_euclid(DAY_SECS).rem_euclid(7);
        let Civil {
            month,
            hour,
            minute,
            second,
            ..
        } = civil(self.secs());
        let time = format!("{hour:02}:{minute:02}:{second:02}");
        (at(weekday, &WEEKDAYS), at(month - 1, &MONTHS), time)
    }

    /// Seconds since the epoch as the shortest decimal: `1545084650.987`, `1545084650`.
    pub fn epoch_seconds(self) -> String {
        self.epoch_text().as_str().to_owned()
    }

    /// [`Timestamp::epoch_seconds`] where each record of an answer has one: without memory of its
    /// own.
    pub(crate) fn epoch_text(self) -> EpochText {
        let mut text = EpochText {
            bytes: [0; EPOCH_TEXT_MAX],
            from: EPOCH_TEXT_MAX,
        };
        let millis = self.millis.unsigned_abs();
        let mut fraction = millis % 1000;
        let mut places = 3;
        while places > 0 && fraction.is_multiple_of(10) {
            fraction /= 10;
            places -= 1;
        }
        for _ in 0..places {
            text.push_front(b'0' + (fraction % 10) as u8);
            fraction /= 10;
        }
        if places > 0 {
            text.push_front(b'.');
        }
        let mut secs = millis / 1000;
        loop {
            text.push_front(b'0' + (secs % 10) as u8);
            secs /= 10;
            if secs == 0 {
                break;
            }
        }
        if self.millis < 0 {
            text.push_front(b'-');
        }
        text
    }

    /// From seconds since the epoch, rounded to milliseconds; `None` for what is no such number.
    pub fn from_epoch_seconds(secs: f64) -> Option<Self> {
        let millis = (secs * 1000.0).round();
        // The bound keeps the conversion exact: beyond it a double has no whole milliseconds.
        (millis.is_finite() && millis.abs() < 9.0e15).then_some(Self {
            millis: millis as i64,
        })
    }

    /// Reads an ISO 8601 date and time: `2015-01-25`, `2015-01-25T08:00:00Z`, with a fraction of
    /// a second and an offset such as `+01:00` if need be; without one it is UTC.
    pub fn parse_iso8601(text: &str) -> Option<Self> {
        let mut cursor = Cursor {
            rest: text.trim().as_bytes(),
        };
        let year = cursor.digits(4)?;
        let dashed = cursor.take(b'-');
        let month = cursor.digits(2)?;
        if cursor.take(b'-') != dashed {
            return None;
        }
        let day = cursor.digits(2)?;
        let (mut hour, mut minute, mut second, mut fraction, mut offset) = (0, 0, 0, 0, 0);
        if cursor.take(b'T') || cursor.take(b't') || cursor.take(b' ') {
            hour = cursor.digits(2)?;
            let colons = cursor.take(b':');
            minute = cursor.digits(2)?;
            if colons && cursor.take(b':') || !colons && cursor.peek_digit() {
                second = cursor.digits(2)?;
                if cursor.take(b'.') || cursor.take(b',') {
                    fraction = cursor.fraction()?;
                }
            }
            if !cursor.take(b'Z') && !cursor.take(b'z') {
                let sign = match (cursor.take(b'+'), cursor.take(b'-')) {
                    (true, false) => Some(-60),
                    (false, true) => Some(60),
                    _ => None,
                };
                if let Some(sign) = sign {
                    let hours = cursor.digits(2)?;
                    let _ = cursor.take(b':');
                    let minutes = if cursor.peek_digit() {
                        cursor.digits(2)?
                    } else {
                        0
                    };
                    offset = sign * (hours * 60 + minutes);
                }
            }
        }
        if !cursor.rest.is_empty() {
            return None;
        }
        let at = Self::checked(year, month, day, hour, minute, second)?;
        Some(Self {
            millis: (at + offset) * 1000 + fraction,
        })
    }

    /// Reads an HTTP date, `Sun, 25 Jan 2015 08:00:00 GMT`.
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let (_, rest) = text.split_once(',').unwrap_or(("", text));
        let mut words = rest.split_ascii_whitespace();
        let day = words.next()?.parse().ok()?;
        let name = words.next()?;
        let month = MONTHS
            .iter()
            .position(|month| month.eq_ignore_ascii_case(name))?
            + 1;
        let year = words.next()?.parse().ok()?;
        let mut cursor = Cursor {
            rest: words.next()?.as_bytes(),
        };
        let hour = cursor.digits(2)?;
        let minute = cursor.take(b':').then(|| cursor.digits(2))??;
        let second = cursor.take(b':').then(|| cursor.digits(2))??;
        let zone = words.next().unwrap_or("GMT");
        if !cursor.rest.is_empty()
            || words.next().is_some()
            || !matches!(zone, "GMT" | "UTC" | "+0000")
        {
            return None;
        }
        let month = i64::try_from(month).ok()?;
        Self::checked(year, month, day, hour, minute, second).map(Self::from_secs)
    }

    /// Reads any of the three text forms.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(secs) = text.trim().parse::<f64>()
            && text.trim().len() != 8
        {
            return Self::from_epoch_seconds(secs);
        }
        Self::parse_iso8601(text).or_else(|| Self::parse_http_date(text))
    }

    fn checked(y: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<i64> {
        let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let fits = (0..=YEAR_MAX).contains(&y)
            && (1..=12).contains(&month)
            && (1..=length).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 60;
        fits.then(|| days(y, month, day) * DAY_SECS + hour * 3600 + minute * 60 + second)
    }
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn take(&mut self, byte: u8) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn peek_digit(&self) -> bool {
        self.rest.first().is_some_and(u8::is_ascii_digit)
    }

    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        digits.iter().try_fold(0, |value, digit| {
            digit
                .is_ascii_digit()
                .then(|| value * 10 + i64::from(digit - b'0'))
        })
    }

    /// The digits after a decimal point, as milliseconds.
    fn fraction(&mut self) -> Option<i64> {
        let count = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = self.rest.split_at_checked(count).filter(|_| count > 0)?;
        self.rest = rest;
        let digits = digits.iter().copied().chain([b'0'; 3]).take(3);
        Some(digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
    }
}

/// Sign, digits of 64 bits and the point.
const EPOCH_TEXT_MAX: usize = 24;

/// Seconds since the epoch as text, filled from its end.
pub(crate) struct EpochText {
    bytes: [u8; EPOCH_TEXT_MAX],
    from: usize,
}

impl EpochText {
    fn push_front(&mut self, byte: u8) {
        if let Some(from) = self.from.checked_sub(1)
            && let Some(place) = self.bytes.get_mut(from)
        {
            *place = byte;
            self.from = from;
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        let text = self.bytes.get(self.from..).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn the_three_forms_of_the_smithy_specification() {
        let time = Timestamp::from_millis(1_515_531_081_123);
        assert_eq!(time.iso8601(), "2018-01-09T20:51:21.123Z");
        assert_eq!(time.epoch_seconds(), "1515531081.123");
        let time = Timestamp::from_secs(1_398_796_238);
        assert_eq!(time.iso8601(), "2014-04-29T18:30:38Z");
        assert_eq!(time.iso8601_millis(), "2014-04-29T18:30:38.000Z");
        assert_eq!(time.http_date(), "Tue, 29 Apr 2014 18:30:38 GMT");
        assert_eq!(time.epoch_seconds(), "1398796238");
        assert_eq!(Timestamp::from_millis(-1_500).epoch_seconds(), "-1.5");
    }

    #[test]
    fn dates_of_java_across_leap_days() {
        for (millis, text) in [
            (1_421_889_722_000, "Thu Jan 22 01:22:02 UTC 2015"),
            (0, "Thu Jan 01 00:00:00 UTC 1970"),
            (951_782_399_999, "Mon Feb 28 23:59:59 UTC 2000"),
            (951_782_400_000, "Tue Feb 29 00:00:00 UTC 2000"),
            (1_798_761_599_000, "Thu Dec 31 23:59:59 UTC 2026"),
        ] {
            assert_eq!(Timestamp::from_millis(millis).java_date(), text);
        }
    }

    #[test]
    fn texts_are_read_in_all_their_variants() {
        let time = Some(Timestamp::from_secs(1_398_796_238));
        for text in [
            "2014-04-29T18:30:38Z",
            "2014-04-29T18:30:38",
            "2014-04-29 18:30:38.000Z",
            "2014-04-29T20:30:38+02:00",
            "2014-04-29T13:30:38-0500",
            "20140429T183038Z",
            "Tue, 29 Apr 2014 18:30:38 GMT",
            "1398796238",
            "1398796238.0",
        ] {
            assert_eq!(Timestamp::parse(text), time, "{text}");
        }
        let midnight = Some(Timestamp::from_secs(1_398_729_600));
        assert_eq!(Timestamp::parse("2014-04-29"), midnight);
        assert_eq!(Timestamp::parse("20140429"), midnight);
        for text in [
            "",
            "yesterday",
            "2014-02-30",
            "2014-13-01",
            "2014-04-29T25:00:00Z",
            "inf",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn forms_round_trip(millis in -62_135_596_800_000_i64..253_402_300_799_999) {
            let time = Timestamp::from_millis(millis);
            proptest::prop_assert_eq!(Timestamp::parse_iso8601(&time.iso8601()), Some(time));
            let secs = Timestamp::from_secs(time.secs());
            proptest::prop_assert_eq!(Timestamp::parse_http_date(&time.http_date()), Some(secs));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
