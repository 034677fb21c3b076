//! What is kept of the samples of one metric in one minute or second.

use crate::limits::EXACT_VALUES;

/// Count, sum, smallest, largest, and how often each value came.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stats {
    pub count: f64,
    pub sum: f64,
    pub min: f64,
    pub max: f64,
    pub values: Distribution,
}

/// How often each value came: exactly while few values differ, then rounded to steps of 1 %,
/// 2 %, 4 % and so on, so that it stays small.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Distribution {
    /// 0: exact; above: rounded to powers of [`step`].
    level: u8,
    /// Statistic sets came in whose values nobody knows: no percentiles.
    unknown: bool,
    /// Value and weight, by value.
    weights: Vec<(f64, f64)>,
}

const LEVEL_MAX: u8 = 8;

fn step(level: u8) -> f64 {
    1.0 + 0.01 * f64::from(1_u16 << (level.clamp(1, LEVEL_MAX) - 1))
}

fn rounded(value: f64, level: u8) -> f64 {
    if level == 0 || value == 0.0 {
        return value;
    }
    let step = step(level);
    step.powf((value.abs().ln() / step.ln()).round())
        .copysign(value)
}

impl Distribution {
    /// From what was stored.
    pub fn restore(level: u8, unknown: bool, weights: Vec<(f64, f64)>) -> Self {
        Self {
            level: level.min(LEVEL_MAX),
            unknown,
            weights,
        }
    }

    /// Level and whether values are unknown, as stored.
    pub fn header(&self) -> (u8, bool) {
        (self.level, self.unknown)
    }

    /// Values and weights, by value; `None` if percentiles cannot be told.
    pub fn known(&self) -> Option<&[(f64, f64)]> {
        (!self.unknown).then_some(&self.weights)
    }

    /// Values and weights, by value.
    pub fn weights(&self) -> &[(f64, f64)] {
        &self.weights
    }

    fn add(&mut self, value: f64, weight: f64) {
        let value = rounded(value, self.level);
        match self
            .weights
            .binary_search_by(|(known, _)| known.total_cmp(&value))
        {
            Ok(at) => {
                if let Some((_, known)) = self.weights.get_mut(at) {
                    *known += weight;
                }
            }
            Err(at) => self.weights.insert(at, (value, weight)),
        }
        while self.weights.len() > EXACT_VALUES && self.level < LEVEL_MAX {
            self.coarsen(self.level + 1);
        }
    }

    fn coarsen(&mut self, level: u8) {
        self.level = level;
        for (value, _) in &mut self.weights {
            *value = rounded(*value, level);
        }
        self.weights.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
    }

    fn merge(&mut self, other: &Self) {
        self.unknown |= other.unknown;
        if other.level > self.level {
            self.coarsen(other.level);
        }
        for (value, weight) in &other.weights {
            self.add(*value, *weight);
        }
    }
}

impl Stats {
    /// One value that came so often.
    pub fn of(value: f64, weight: f64) -> Self {
        let values = Distribution {
            weights: vec![(value, weight)],
            ..Distribution::default()
        };
        Self {
            count: weight,
            sum: value * weight,
            min: value,
            max: value,
            values,
        }
    }

    /// A statistic set. Its values are known only if they are all the same.
    pub fn of_set(count: f64, sum: f64, min: f64, max: f64) -> Self {
        let known = min == max || count == 1.0;
        let weights = if known {
            vec![(sum / count, count)]
        } else {
            Vec::new()
        };
        let values = Distribution {
            level: 0,
            unknown: !known,
            weights,
        };
        Self {
            count,
            sum,
            min,
            max,
            values,
        }
    }

    /// Adds one more value.
    pub fn add(&mut self, value: f64, weight: f64) {
        self.count += weight;
        self.sum += value * weight;
        self.min = self.min.min(value);
        self.max = self.max.max(value);
        self.values.add(value, weight);
    }

    /// Takes in another set.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        self.values.merge(&other.values);
    }

    /// About what it takes in memory, in bytes.
    pub fn size(&self) -> usize {
        96 + 16 * self.values.weights.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_are_kept_exactly() {
        let mut stats = Stats::of(3.0, 1.0);
        for value in [1.0, 2.0, 3.0, -4.0] {
            stats.add(value, 2.0);
        }
        assert_eq!(
            (stats.count, stats.sum, stats.min, stats.max),
            (9.0, 7.0, -4.0, 3.0)
        );
        let expected = [(-4.0, 2.0), (1.0, 2.0), (2.0, 2.0), (3.0, 3.0)];
        assert_eq!(stats.values.known(), Some(&expected[..]));
    }

    #[test]
    fn many_values_stay_small_and_near() {
        let mut stats = Stats::of(1.0, 1.0);
        for value in 2..=100_000_u32 {
            stats.add(f64::from(value), 1.0);
        }
        let weights = stats.values.known().unwrap();
        assert!(weights.len() <= EXACT_VALUES);
        let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
        assert_eq!(total, 100_000.0);
        assert_eq!((stats.min, stats.max), (1.0, 100_000.0));
    }

    #[test]
    fn sets_hide_their_values() {
        let mut stats = Stats::of_set(3.0, 6.0, 1.0, 3.0);
        assert_eq!(stats.values.known(), None);
        stats.merge(&Stats::of(2.0, 1.0));
        assert_eq!(stats.values.known(), None);
        assert_eq!(
            Stats::of_set(3.0, 6.0, 2.0, 2.0).values.known(),
            Some(&[(2.0, 3.0)][..])
        );
    }
}
