//! Units, as they are stored.

/// CloudWatch's units, in alphabetical order. The place in this list is stored: never reorder.
const UNITS: [&str; 27] = [
    "Bits",
    "Bits/Second",
    "Bytes",
    "Bytes/Second",
    "Count",
    "Count/Second",
    "Gigabits",
    "Gigabits/Second",
    "Gigabytes",
    "Gigabytes/Second",
    "Kilobits",
    "Kilobits/Second",
    "Kilobytes",
    "Kilobytes/Second",
    "Megabits",
    "Megabits/Second",
    "Megabytes",
    "Megabytes/Second",
    "Microseconds",
    "Milliseconds",
    "None",
    "Percent",
    "Seconds",
    "Terabits",
    "Terabits/Second",
    "Terabytes",
    "Terabytes/Second",
];

const NONE: u8 = 20;

/// A unit by its place in the list of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Unit(pub u8);

impl Unit {
    /// The unit of samples that name none.
    pub const NONE: Self = Self(NONE);

    /// The unit with this name.
    pub fn named(name: &str) -> Option<Self> {
        let place = UNITS.binary_search(&name).ok()?;
        u8::try_from(place).ok().map(Self)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        UNITS.get(usize::from(self.0)).copied().unwrap_or("None")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_found_by_name() {
        assert!(UNITS.is_sorted());
        for name in UNITS {
            assert_eq!(Unit::named(name).map(Unit::name), Some(name));
        }
        assert_eq!(Unit::NONE.name(), "None");
        assert_eq!(Unit::named("Furlongs"), None);
    }
}
