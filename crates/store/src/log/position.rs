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

/// Where a frame starts: never given twice, and rising within a lane in the order of decision; in
/// the records lane within each of its [`SegmentSet`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The lane.
    pub lane: Lane,
    /// The segment's number in its lane, never reused: its generation. Counted from 1, in each
    /// [`SegmentSet`] from a start of its own.
    pub segment: u32,
    /// Byte offset in the segment.
    pub offset: u32,
}

const SEGMENT_BITS: u32 = 30;
/// A segment's number tells its set in the bits above these: 64 million segments per set.
const SET_BITS: u32 = 26;

/// Which segments of the records lane a frame goes to. A segment is dropped when all of it has
/// expired; so frames are put together that are kept about as long. Their retentions differ by less
/// than twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SegmentSet(u8);

impl SegmentSet {
    /// How many there are: from a day to a year, by powers of two.
    pub(crate) const COUNT: usize = 9;

    /// The set of frames that are kept for so many milliseconds.
    pub fn of_retention_ms(retention_ms: u64) -> Self {
        let days = (retention_ms / 86_400_000).max(1);
        Self((days.ilog2() as u8).min(Self::COUNT as u8 - 1))
    }

    pub(crate) fn of_segment(number: u32) -> Self {
        Self((number >> SET_BITS) as u8)
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The number before the set's first segment.
    fn base(self) -> u32 {
        u32::from(self.0) << SET_BITS
    }
}

/// Segments that are written one after the other: a lane's, or a set's of the records lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Track {
    pub(crate) lane: Lane,
    pub(crate) set: SegmentSet,
}

impl Track {
    pub(crate) const COUNT: usize = Lane::ALL.len() + SegmentSet::COUNT - 1;

    /// The tracks of a lane.
    pub(crate) fn of_lane(lane: Lane) -> impl Iterator<Item = Self> {
        let sets = match lane {
            Lane::Records => SegmentSet::COUNT as u8,
            _ => 1,
        };
        (0..sets).map(SegmentSet).map(move |set| Self { lane, set })
    }

    /// The track that a position lies in.
    pub(crate) fn of(position: Position) -> Self {
        let set = match position.lane {
            Lane::Records => SegmentSet::of_segment(position.segment),
            _ => SegmentSet::default(),
        };
        Self {
            lane: position.lane,
            set,
        }
    }

    /// Its place among all.
    pub(crate) fn slot(self) -> usize {
        match self.set.index() {
            0 => self.lane.slot(),
            set => Lane::ALL.len() + set - 1,
        }
    }

    /// The number that the track's next segment gets after this one; its first after `None`.
    pub(crate) fn next_number(self, newest: Option<u32>) -> u32 {
        newest.unwrap_or(self.set.base()).saturating_add(1)
    }
}

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
    fn what_is_in_a_set_is_kept_less_than_twice_as_long() {
        let set = |hours: u64| SegmentSet::of_retention_ms(hours * 3_600_000);
        for (shorter, longer) in [(24, 47), (48, 95), (96, 191), (168, 168), (6144, 8760)] {
            assert_eq!(set(shorter), set(longer), "{shorter} and {longer} hours");
        }
        for hours in [24, 48, 96, 192, 384, 768, 1536, 3072] {
            assert!(set(hours) < set(2 * hours), "{hours} hours");
        }
        assert_eq!(set(0), SegmentSet::default());
        assert_eq!(set(8760).index(), SegmentSet::COUNT - 1);
        assert_eq!(set(u64::MAX / 3_600_000), set(8760));
    }

    #[test]
    fn every_track_has_a_slot_and_numbers_of_its_own() {
        let tracks = Lane::ALL.into_iter().flat_map(Track::of_lane);
        let mut slots: Vec<usize> = tracks
            .inspect(|track| {
                let segment = track.next_number(None);
                let position = Position {
                    lane: track.lane,
                    segment,
                    offset: 0,
                };
                let stored = Position::from_u64(position.to_u64());
                assert_eq!((stored, Track::of(stored)), (position, *track));
                assert_eq!(track.next_number(Some(segment)), segment + 1);
            })
            .map(Track::slot)
            .collect();
        slots.sort_unstable();
        assert_eq!(slots, (0..Track::COUNT).collect::<Vec<_>>());
    }

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
