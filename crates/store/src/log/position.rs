//! Where things are in the log.

use std::fmt;

/// A run of segments whose contents live equally long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Lane {
    /// Table rows. Dropped once snapshots cover them.
    Control = 0,
    /// Stream records. Dropped by whole segments when everything in them has expired.
    Records = 1,
    /// Objects. Dropped by whole segments when nothing in them is live.
    Objects = 2,
    /// Logs, metrics, traces. Expire like records; may be written lazily.
    Telemetry = 3,
}

impl Lane {
    /// All lanes, by number.
    pub const ALL: [Self; 4] = [Self::Control, Self::Records, Self::Objects, Self::Telemetry];

    /// The lane with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The lane's number, as written in frames.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The lane's name, as it stands in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Records => "records",
            Self::Objects => "objects",
            Self::Telemetry => "telemetry",
        }
    }

    pub(crate) fn slot(self) -> usize {
        usize::from(self.number())
    }
}

impl fmt::Display for Lane {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Where a frame starts: never given twice, and rising within a lane in the order of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The lane.
    pub lane: Lane,
    /// The segment's number in its lane, counted from 1 and never reused: its generation.
    pub segment: u32,
    /// Byte offset in the segment.
    pub offset: u32,
}

const SEGMENT_BITS: u32 = 30;

impl Position {
    /// The position before everything in a lane.
    pub const fn start(lane: Lane) -> Self {
        Self {
            lane,
            segment: 0,
            offset: 0,
        }
    }

    /// One number for storing: 2 bits lane, 30 bits segment, 32 bits offset. Rises as positions
    /// of one lane do.
    pub fn to_u64(self) -> u64 {
        (u64::from(self.lane.number()) << (SEGMENT_BITS + 32))
            | (u64::from(self.segment) << 32)
            | u64::from(self.offset)
    }

    /// The position that [`Self::to_u64`] gave this number.
    pub fn from_u64(number: u64) -> Self {
        let lane = match number >> (SEGMENT_BITS + 32) {
            0 => Lane::Control,
            1 => Lane::Records,
            2 => Lane::Objects,
            _ => Lane::Telemetry,
        };
        let segment = (number >> 32) & ((1 << SEGMENT_BITS) - 1);
        Self {
            lane,
            segment: segment as u32,
            offset: (number & u64::from(u32::MAX)) as u32,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}+{}", self.lane, self.segment, self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_survive_being_one_number() {
        for lane in Lane::ALL {
            let position = Position {
                lane,
                segment: 77,
                offset: u32::MAX,
            };
            assert_eq!(Position::from_u64(position.to_u64()), position);
            assert!(
                position.to_u64()
                    > Position {
                        segment: 76,
                        ..position
                    }
                    .to_u64()
            );
        }
    }
}
