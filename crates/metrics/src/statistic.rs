//! Statistics: what one number is made of a set of samples.
//!
//! See "CloudWatch statistics definitions" in the Amazon CloudWatch User Guide.

use crate::stats::Stats;

/// A statistic by its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Statistic {
    SampleCount,
    Average,
    Sum,
    Minimum,
    Maximum,
    /// `p99`
    Percentile(f64),
    /// `tm90`, `WM(10%:90%)`, `PR(:300)` and so on.
    Trimmed(Kind, Bound, Bound),
}

/// What is made of the values within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `TM`: their mean.
    Mean,
    /// `WM`: the mean of all, those outside moved to the bounds.
    Winsorized,
    /// `TC`: their count.
    Count,
    /// `TS`: their sum.
    Sum,
    /// `PR`: their share, in percent.
    Rank,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bound {
    Open,
    Percent(f64),
    Value(f64),
}

impl Statistic {
    /// The statistic with this name; `None` if there is none.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "SampleCount" => Self::SampleCount,
            "Average" => Self::Average,
            "Sum" => Self::Sum,
            "Minimum" => Self::Minimum,
            "Maximum" => Self::Maximum,
            "IQM" => Self::Trimmed(Kind::Mean, Bound::Percent(25.0), Bound::Percent(75.0)),
            _ => return Self::extended(name),
        })
    }

    fn extended(name: &str) -> Option<Self> {
        if let Some(percent) = name.strip_prefix('p').and_then(percentage) {
            return Some(Self::Percentile(percent));
        }
        let (kind, rest) = (name.get(..2)?, name.get(2..)?);
        if let Some(range) = rest
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
        {
            let kind = match kind {
                "TM" => Kind::Mean,
                "WM" => Kind::Winsorized,
                "TC" => Kind::Count,
                "TS" => Kind::Sum,
                "PR" => Kind::Rank,
                _ => return None,
            };
            let (low, high) = range.split_once(':')?;
            let (low, high) = (bound(low)?, bound(high)?);
            let both_open = low == Bound::Open && high == Bound::Open;
            let percents = matches!((low, high), (Bound::Percent(_), _) | (_, Bound::Percent(_)));
            let mixed =
                percents && matches!((low, high), (Bound::Value(_), _) | (_, Bound::Value(_)));
            if both_open || mixed || (kind == Kind::Rank && percents) {
                return None;
            }
            return Some(Self::Trimmed(kind, low, high));
        }
        let kind = match kind {
            "tm" => Kind::Mean,
            "wm" => Kind::Winsorized,
            "tc" => Kind::Count,
            "ts" => Kind::Sum,
            _ => return None,
        };
        let percent = percentage(rest)?;
        Some(Self::Trimmed(kind, Bound::Open, Bound::Percent(percent)))
    }

    /// Whether it is one of the five that every metric has.
    pub fn is_plain(self) -> bool {
        !matches!(self, Self::Percentile(_) | Self::Trimmed(..))
    }

    /// The number; `None` where the samples came as sets whose values nobody knows, or where no
    /// value lies within the bounds.
    pub fn of(self, stats: &Stats) -> Option<f64> {
        Some(match self {
            Self::SampleCount => stats.count,
            Self::Sum => stats.sum,
            Self::Minimum => stats.min,
            Self::Maximum => stats.max,
            Self::Average => stats.sum / stats.count,
            Self::Percentile(percent) => {
                let weights = stats.values.known()?;
                let value = at_share(weights, percent / 100.0)?;
                value.clamp(stats.min, stats.max)
            }
            Self::Trimmed(kind, low, high) => {
                return trimmed(kind, low, high, stats.values.known()?);
            }
        })
    }
}

fn percentage(text: &str) -> Option<f64> {
    let digits = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let percent: f64 = text.parse().ok().filter(|_| digits && !text.is_empty())?;
    (percent <= 100.0).then_some(percent)
}

fn bound(text: &str) -> Option<Bound> {
    if text.is_empty() {
        return Some(Bound::Open);
    }
    match text.strip_suffix('%') {
        Some(percent) => percentage(percent).map(Bound::Percent),
        None => text
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .map(Bound::Value),
    }
}

fn total(weights: &[(f64, f64)]) -> f64 {
    weights.iter().map(|(_, weight)| weight).sum()
}

/// The smallest value that at least this share of all does not exceed.
fn at_share(weights: &[(f64, f64)], share: f64) -> Option<f64> {
    // A little less, so that rounding does not push an exact share to the next value.
    let wanted = total(weights) * share - 1e-9;
    let mut passed = 0.0;
    for (value, weight) in weights {
        passed += weight;
        if passed >= wanted {
            return Some(*value);
        }
    }
    weights.last().map(|(value, _)| *value)
}

fn trimmed(kind: Kind, low: Bound, high: Bound, weights: &[(f64, f64)]) -> Option<f64> {
    let all = total(weights);
    let (mut count, mut sum, mut moved) = (0.0, 0.0, 0.0);
    let (mut least, mut most) = (None, None);
    let mut passed = 0.0;
    for (value, weight) in weights {
        let (start, end) = (passed, passed + weight);
        passed = end;
        let from = match low {
            Bound::Percent(percent) => all * percent / 100.0,
            Bound::Value(bound) if *value < bound => end,
            _ => start,
        };
        let until = match high {
            Bound::Percent(percent) => all * percent / 100.0,
            Bound::Value(bound) if *value > bound => start,
            _ => end,
        };
        let inside = (end.min(until) - start.max(from)).max(0.0);
        count += inside;
        sum += inside * value;
        if inside > 0.0 {
            least = least.or(Some(*value));
            most = Some(*value);
        }
    }
    if kind == Kind::Winsorized {
        let (least, most) = (least?, most?);
        for (value, weight) in weights {
            moved += value.clamp(least, most) * weight;
        }
    }
    match kind {
        Kind::Count => Some(count),
        Kind::Sum => Some(sum),
        Kind::Rank => Some(100.0 * count / all),
        Kind::Mean => (count > 0.0).then(|| sum / count),
        Kind::Winsorized => Some(moved / all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_to(last: u32) -> Stats {
        let mut stats = Stats::of(1.0, 1.0);
        (2..=last).for_each(|value| stats.add(f64::from(value), 1.0));
        stats
    }

    fn value(name: &str, stats: &Stats) -> Option<f64> {
        Statistic::named(name).unwrap().of(stats)
    }

    #[test]
    fn plain_statistics() {
        let stats = one_to(11);
        for (name, expected) in [
            ("Sum", 66.0),
            ("SampleCount", 11.0),
            ("Minimum", 1.0),
            ("Maximum", 11.0),
            ("Average", 6.0),
        ] {
            assert_eq!(value(name, &stats), Some(expected), "{name}");
        }
    }

    #[test]
    fn extended_statistics() {
        let stats = one_to(100);
        for (name, expected) in [
            ("p50", 50.0),
            ("p99", 99.0),
            ("p99.9", 100.0),
            ("p0", 1.0),
            ("p100", 100.0),
            ("tm90", 45.5),
            ("TM(10%:90%)", 50.5),
            ("IQM", 50.5),
            ("tc90", 90.0),
            ("ts90", 4095.0),
            ("TC(50:)", 51.0),
            ("PR(:30)", 30.0),
            ("WM(:50)", 37.75),
        ] {
            assert_eq!(value(name, &stats), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "p",
            "p101",
            "pfoo",
            "sum",
            "TM(:)",
            "PR(10%:90%)",
            "TM(1:90%)",
            "xx90",
            "é9",
        ] {
            assert_eq!(Statistic::named(name), None, "{name}");
        }
    }
}
