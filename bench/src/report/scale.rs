//! Axes: where a value lies, and which values are marked.

/// A linear axis from 0 to a round number.
pub struct Linear {
    /// The last mark.
    pub end: f64,
    step: f64,
    pixels: f64,
}

impl Linear {
    /// That holds `largest`, with at most `marks` marks beside 0.
    pub fn holding(largest: f64, marks: usize, pixels: f64) -> Self {
        let largest = if largest.is_finite() && largest > 0.0 {
            largest
        } else {
            1.0
        };
        let least = largest / marks.max(1) as f64;
        let power = 10_f64.powf(least.log10().floor());
        // Of 1, 2, 5 and 10 times a power of ten the first that is enough; against rounding a
        // little less will do.
        let factors = [1.0, 2.0, 5.0, 10.0];
        let step = factors
            .into_iter()
            .map(|factor| factor * power)
            .find(|step| *step >= least * (1.0 - 1e-9))
            .unwrap_or(10.0 * power);
        let end = step * (largest / step - 1e-9).ceil();
        Self { end, step, pixels }
    }

    /// Where a value lies, in pixels from 0.
    pub fn at(&self, value: f64) -> f64 {
        (value / self.end).clamp(0.0, 1.0) * self.pixels
    }

    /// The marked values, 0 among them.
    pub fn marks(&self) -> Vec<f64> {
        let count = (self.end / self.step).round() as usize;
        (0..=count).map(|mark| mark as f64 * self.step).collect()
    }
}

/// A logarithmic axis; what is not positive lies at its beginning.
pub struct Logarithmic {
    from: f64,
    to: f64,
    pixels: f64,
}

impl Logarithmic {
    /// From one positive value to a larger one.
    pub fn between(from: f64, to: f64, pixels: f64) -> Self {
        Self { from, to, pixels }
    }

    /// Where a value lies, in pixels from the beginning.
    pub fn at(&self, value: f64) -> f64 {
        let whole = (self.to / self.from).ln();
        if whole > 0.0 && value > 0.0 {
            ((value / self.from).ln() / whole).clamp(0.0, 1.0) * self.pixels
        } else {
            0.0
        }
    }
}

/// A number as one reads it: with few digits, and a comma between thousands.
pub fn text(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 99.95 || size == 0.0 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    };
    let plain = format!("{value:.decimals$}");
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let digits = whole.trim_start_matches('-').len();
    let mut grouped = String::new();
    for (place, character) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > whole.len() - digits && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(character);
    }
    grouped + rest
}

/// A mark's number: without decimals that say nothing.
pub fn mark(value: f64) -> String {
    let text = text(value);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_round_and_holds_the_largest() {
        for (largest, marks, end, step) in [
            (437.0, 5, 500.0, 100.0),
            (500.0, 5, 500.0, 100.0),
            (501.0, 5, 600.0, 200.0),
            (0.93, 5, 1.0, 0.2),
            (17_350.0, 4, 20_000.0, 5000.0),
            (0.0, 5, 1.0, 0.2),
            (f64::NAN, 5, 1.0, 0.2),
        ] {
            let axis = Linear::holding(largest, marks, 100.0);
            assert!((axis.end - end).abs() < 1e-9, "{largest}: {}", axis.end);
            assert!((axis.step - step).abs() < 1e-9, "{largest}: {}", axis.step);
            assert!(axis.marks().len() <= marks + 1, "{largest}");
            let last = axis.marks().last().copied().unwrap_or_default();
            assert!((last - end).abs() < 1e-9, "{largest}: {last}");
        }
    }

    #[test]
    fn values_lie_in_proportion_and_never_outside() {
        let axis = Linear::holding(400.0, 4, 200.0);
        assert_eq!(
            [0.0, 100.0, 400.0, 900.0, -1.0].map(|value| axis.at(value)),
            [0.0, 50.0, 200.0, 200.0, 0.0]
        );
        let axis = Logarithmic::between(1.0, 1000.0, 300.0);
        for (value, pixels) in [(1.0, 0.0), (10.0, 100.0), (1000.0, 300.0), (0.0, 0.0)] {
            assert!((axis.at(value) - pixels).abs() < 1e-9, "{value}");
        }
        assert_eq!(Logarithmic::between(1.0, 1.0, 300.0).at(1.0), 0.0);
    }

    #[test]
    fn numbers_are_readable() {
        let texts = [
            0.0,
            0.456,
            9.87,
            12.34,
            99.9,
            99.96,
            437.6,
            1234.0,
            1_234_567.8,
            -4321.0,
        ];
        assert_eq!(
            texts.map(text),
            [
                "0",
                "0.46",
                "9.87",
                "12.3",
                "99.9",
                "100",
                "438",
                "1,234",
                "1,234,568",
                "-4,321"
            ]
        );
        assert_eq!(
            [0.2, 2.0, 2.5, 20.0, 5000.0].map(mark),
            ["0.2", "2", "2.5", "20", "5,000"]
        );
    }
}
