//! The index beside a model of it that looks at every entry, and footers as they lie on disk.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::index::{ActiveIndex, Bounds, Entry, Key, LaneIndex, Section};
use super::position::Lane;
use super::segment::{
    DIRECTORY_ENTRY_BYTES, ENTRY_BYTES, FRAMES_START, SECTION_ENTRIES_MAX, TRAILER_BYTES,
    as_format_1, read_footer, read_section, seal,
};
use super::{Run, read::Target};
use crate::disk::{Disk, DiskFile, OpenMode};
use crate::error::StoreError;
use crate::rng::SeededRng;
use crate::sim::SimDisk;

const LANE: Lane = Lane::Records;

fn file(disk: &SimDisk, number: u32) -> Arc<dyn DiskFile> {
    disk.create_dir_all(Path::new("/data")).unwrap();
    let path = format!("/data/{number}.seg");
    disk.open(Path::new(&path), OpenMode::CreateNew).unwrap()
}

/// One segment as the model has it: every entry, in order.
struct Plain {
    number: u32,
    file: Arc<dyn DiskFile>,
    entries: Vec<(Key, Entry)>,
}

#[derive(Default)]
struct Model {
    segments: Vec<Plain>,
    active: Vec<(Key, Entry)>,
}

impl Model {
    fn all(&self, key: Key) -> Vec<(u32, Entry)> {
        let sealed = self.segments.iter();
        let sealed = sealed.flat_map(|one| one.entries.iter().map(|entry| (one.number, entry)));
        let all = sealed.chain(self.active.iter().map(|entry| (0, entry)));
        all.filter(|(_, (of, _))| *of == key)
            .map(|(number, (_, entry))| (number, *entry))
            .collect()
    }

    fn first(&self, key: Key, target: Target) -> Option<(u32, u32)> {
        let mut all = self.all(key).into_iter();
        all.find(|(_, entry)| target.reached_by(entry))
            .map(|(number, entry)| (number, entry.offset))
    }

    fn bounds(&self, key: Key) -> Option<Bounds> {
        let all = self.all(key);
        let ((_, first), (_, last)) = (all.first()?, all.last()?);
        Some(Bounds {
            first: first.first,
            last: last.last,
            first_time_ms: first.time_ms,
            last_time_ms: last.time_ms,
        })
    }

    fn parts(&self, owner: u64) -> Vec<u32> {
        let sealed = self.segments.iter().flat_map(|one| &one.entries);
        let keys = sealed.chain(&self.active).map(|(key, _)| *key);
        let of_owner = keys.filter(|(of, _)| *of == owner);
        let parts: BTreeSet<u32> = of_owner.map(|(_, part)| part).collect();
        parts.into_iter().collect()
    }
}

/// Segment (0 for the active one) and offset.
fn find(index: &LaneIndex, model: &Model, key: Key, target: Target) -> Option<(u32, u32)> {
    let reaches = |section: &Section| target.within(section);
    let set = index.set_of(1)?;
    if let Some(section) = set.by_part.first(key, None, reaches) {
        assert!(section.count as usize <= SECTION_ENTRIES_MAX);
        let mut segments = model.segments.iter();
        let segment = segments.find(|one| one.number == section.segment);
        let entries = read_section(&*segment.unwrap().file, LANE, &section).unwrap();
        return Some((section.segment, target.first_in(&entries).unwrap().offset));
    }
    let entries = set.active.entries.get(&key)?;
    target.first_in(entries).map(|entry| (0, entry.offset))
}

/// Appends random runs; numbers and times of a part rise, with gaps.
fn append(rng: &SeededRng, index: &mut LaneIndex, model: &mut Model, next: &mut [u64; 6]) {
    let set = index.set_of_mut(1);
    let offset = set.active.frames_end;
    let owner = 1 + rng.below(2);
    // Mostly the first part, so that it needs several sections.
    let parts = if rng.below(4) > 0 {
        0..1
    } else {
        rng.below(2) as u32..3
    };
    let mut runs = Vec::new();
    for part in parts {
        let key = (owner, part);
        let place = &mut next[(owner as usize - 1) * 3 + part as usize];
        let first = *place + rng.below(3);
        let last = first + rng.below(4);
        *place = last + 1;
        let time_ms = last / 5;
        runs.push(Run {
            part,
            first,
            last,
            time_ms,
        });
        let entry = Entry {
            offset,
            first,
            last,
            time_ms,
        };
        model.active.push((key, entry));
    }
    set.active
        .add(owner, &runs, offset, offset + 8, last_time(&runs));
}

fn last_time(runs: &[Run]) -> u64 {
    runs.iter().map(|run| run.time_ms).max().unwrap_or(0)
}

fn compare(rng: &SeededRng, index: &LaneIndex, model: &Model, next: &[u64; 6]) {
    for owner in 1..=3 {
        assert_eq!(index.parts(owner), model.parts(owner));
        assert_eq!(index.holds(owner), !model.parts(owner).is_empty());
        for part in 0..4 {
            let key = (owner, part);
            assert_eq!(index.bounds(key), model.bounds(key));
            let most = next.iter().max().unwrap() + 2;
            for _ in 0..6 {
                for target in [
                    Target::Number(rng.below(most)),
                    Target::Time(rng.below(most / 5 + 1)),
                ] {
                    let found = find(index, model, key, target);
                    assert_eq!(found, model.first(key, target), "{key:?}");
                }
            }
        }
    }
}

#[test]
fn whatever_is_sealed_and_dropped_is_found_as_by_looking_at_everything() {
    for seed in 0..4 {
        let (rng, disk) = (SeededRng::new(seed), SimDisk::new());
        let (mut index, mut model) = (LaneIndex::default(), Model::default());
        let (mut next, mut number) = ([0; 6], 0);
        for _ in 0..16 {
            for _ in 0..rng.below(700) {
                append(&rng, &mut index, &mut model, &mut next);
            }
            if rng.below(3) > 0 && !model.active.is_empty() {
                number += 1;
                let file = file(&disk, number);
                let active = &index.set_of_mut(number).active;
                let expected = active.footer_bytes();
                let sealed = seal(&*file, LANE, number, active, None).unwrap();
                let footer = sealed.segment.size - sealed.segment.frames_end;
                assert_eq!(footer as usize, expected, "room is kept for the footer");
                let read = read_footer(&*file, LANE, number).unwrap().unwrap();
                assert_eq!(read.sections, sealed.sections);
                assert_eq!(read.segment.owners, sealed.segment.owners);
                let sealed = if rng.below(2) == 0 { sealed } else { read };
                index.set_of_mut(number).seal(sealed);
                let entries = std::mem::take(&mut model.active);
                model.segments.push(Plain {
                    number,
                    file,
                    entries,
                });
            }
            if rng.below(4) == 0 {
                // Mostly the oldest, as they expire; any, as neighbours live longer.
                let gone: Vec<u32> = model.segments.iter().map(|one| one.number).collect();
                let gone: Vec<u32> = gone.into_iter().filter(|_| rng.below(3) == 0).collect();
                assert_eq!(index.drop_segments(&gone).len(), gone.len());
                model.segments.retain(|one| !gone.contains(&one.number));
            }
            compare(&rng, &index, &model, &next);
        }
    }
}

/// A segment with one part of many entries and one of few.
fn sealed_file(disk: &SimDisk) -> (Arc<dyn DiskFile>, ActiveIndex) {
    let mut active = ActiveIndex::new();
    for number in 0..1300 {
        let run = |part| Run {
            part,
            first: number,
            last: number,
            time_ms: number,
        };
        let runs = [run(0), run(7)];
        let runs = if number < 3 { &runs[..] } else { &runs[..1] };
        let offset = FRAMES_START + number as u32 * 8;
        active.add(5, runs, offset, offset + 8, number);
    }
    (file(disk, 1), active)
}

#[test]
fn a_footer_of_format_1_is_read_as_if_written_today() {
    let disk = SimDisk::new();
    let (file, active) = sealed_file(&disk);
    let today = seal(&*file, LANE, 1, &active, None).unwrap();
    let counts = |sections: &[(Key, Section)]| -> Vec<u32> {
        sections.iter().map(|(_, section)| section.count).collect()
    };
    assert_eq!(counts(&today.sections), [512, 512, 276, 3]);
    as_format_1(&*file, LANE, 1, &active).unwrap();
    let read = read_footer(&*file, LANE, 1).unwrap().unwrap();
    // The entries lie where they lie today: behind the frames, part by part.
    assert_eq!(read.sections, today.sections);
    for (_, section) in &read.sections {
        read_section(&*file, LANE, section).unwrap();
    }
    // One that does not verify stays whole, and whoever reads it is told.
    let at = today.segment.frames_end as usize + 600 * ENTRY_BYTES;
    disk.flip(Path::new("/data/1.seg"), at);
    let read = read_footer(&*file, LANE, 1).unwrap().unwrap();
    assert_eq!(counts(&read.sections), [1300, 3]);
    let outcome = read_section(&*file, LANE, &read.sections[0].1);
    assert!(matches!(outcome, Err(StoreError::Corrupt { .. })));
}

#[test]
fn a_damaged_section_is_noticed_and_the_others_are_read() {
    let disk = SimDisk::new();
    let (file, active) = sealed_file(&disk);
    let sealed = seal(&*file, LANE, 1, &active, None).unwrap();
    let second = sealed.sections[1].1;
    for byte in [0, 3, ENTRY_BYTES * 511 + 27] {
        let at = second.at as usize + byte;
        disk.flip(Path::new("/data/1.seg"), at);
        for (place, (_, section)) in sealed.sections.iter().enumerate() {
            let outcome = read_section(&*file, LANE, section);
            if place == 1 {
                let Err(StoreError::Corrupt { offset, .. }) = outcome else {
                    panic!("{outcome:?}");
                };
                assert_eq!(offset, u64::from(second.at));
            } else {
                outcome.unwrap();
            }
        }
        disk.flip(Path::new("/data/1.seg"), at);
    }
    // A directory with damage is none.
    let directory = sealed.segment.size as usize - TRAILER_BYTES - DIRECTORY_ENTRY_BYTES;
    disk.flip(Path::new("/data/1.seg"), directory);
    assert!(read_footer(&*file, LANE, 1).unwrap().is_none());
}

#[test]
fn parts_get_no_more_room_than_the_segment_before_came_to_need() {
    let run = |part, number| Run {
        part,
        first: number,
        last: number,
        time_ms: 0,
    };
    let room = |index: &ActiveIndex| index.entries.values().map(Vec::capacity).sum::<usize>();
    let mut index = ActiveIndex::new();
    for number in 0..1_000 {
        index.add(1, &[run(0, number), run(1, number)], 0, 0, 0);
    }
    // As many again get theirs at once.
    let mut next = index.next().next();
    next.add(1, &[run(0, 0), run(1, 0)], 0, 0, 0);
    assert!(room(&next) >= 100, "{}", room(&next));
    // Of many, most get room for what they have.
    let runs: Vec<Run> = (2..10_000).map(|part| run(part, 0)).collect();
    next.add(1, &runs, 0, 0, 0);
    assert!(room(&next) < 13_000, "{}", room(&next));
}
