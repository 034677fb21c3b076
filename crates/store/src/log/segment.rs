//! Segment files: a header, frames, and, once sealed, an index footer that ends the file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frame::Fields;
use super::index::{ActiveIndex, Entry, Key, Sealed, SealedSegment, Section};
use super::position::{Lane, Position};
use crate::disk::{Disk, DiskFile, OpenMode, SyncSite};
use crate::error::{Result, StoreError};

/// Where a segment's first frame starts.
pub(crate) const FRAMES_START: u32 = 4096;
const SEGMENT_VERSION: u32 = 1;
const HEADER_MAGIC: u64 = u64::from_le_bytes(*b"bmillseg");
const TRAILER_MAGIC: u64 = u64::from_le_bytes(*b"bmillen2");
/// Of format 1: there all entries of a part are one section.
const TRAILER_MAGIC_1: u64 = u64::from_le_bytes(*b"bmillend");
const HEADER_BYTES: usize = 32;
/// Bytes of the trailer that ends a sealed segment.
pub(crate) const TRAILER_BYTES: usize = 48;
/// Most entries of a section, which is what is read of a footer at once.
pub(crate) const SECTION_ENTRIES_MAX: usize = 512;
/// Bytes of one section's entry in a footer's directory.
pub(crate) const DIRECTORY_ENTRY_BYTES: usize = 64;
/// Bytes of one run's entry in a footer.
pub(crate) const ENTRY_BYTES: usize = 28;

/// File name of a segment.
pub(crate) fn file_name(lane: Lane, number: u32) -> String {
    format!("{lane}-{number:010}.seg")
}

/// Lane and number that a segment's file name tells.
pub(crate) fn parse_file_name(path: &Path) -> Option<(Lane, u32)> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".seg")?;
    let (name, number) = stem.split_once('-')?;
    let lane = Lane::ALL.into_iter().find(|lane| lane.name() == name)?;
    Some((lane, number.parse().ok()?))
}

fn crc(lane: Lane, number: u32, pieces: &[&[u8]]) -> u64 {
    let mut digest = crc_fast::Digest::new(crc_fast::CrcAlgorithm::Crc64Nvme);
    digest.update(
        &Position {
            lane,
            segment: number,
            offset: 0,
        }
        .to_u64()
        .to_le_bytes(),
    );
    for piece in pieces {
        digest.update(piece);
    }
    digest.finalize()
}

fn header(lane: Lane, number: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER_BYTES);
    out.extend_from_slice(&HEADER_MAGIC.to_le_bytes());
    out.extend_from_slice(&SEGMENT_VERSION.to_le_bytes());
    out.extend_from_slice(&u32::from(lane.number()).to_le_bytes());
    out.extend_from_slice(&u64::from(number).to_le_bytes());
    let check = crc(lane, number, &[&out]);
    out.extend_from_slice(&check.to_le_bytes());
    out
}

/// Makes segment `number`, its name durable, from a recycled file if there is one.
pub(crate) fn allocate(
    disk: &dyn Disk,
    dir: &Path,
    lane: Lane,
    number: u32,
    capacity: u32,
    recycled: Option<PathBuf>,
) -> std::io::Result<Arc<dyn DiskFile>> {
    let path = dir.join(file_name(lane, number));
    let file = match &recycled {
        Some(old) => {
            disk.rename(old, &path)?;
            disk.open(&path, OpenMode::Write)?
        }
        None => disk.open(&path, OpenMode::CreateNew)?,
    };
    let made = (|| {
        if recycled.is_none() {
            file.preallocate(u64::from(capacity))?;
        }
        // Synced by the first commit into it: without frames it is as good as not there.
        write_header(&*file, lane, number)?;
        disk.sync_dir(dir, SyncSite::SegmentDirectory)
    })();
    if let Err(error) = made {
        // Give back what was taken; a half-made segment left behind is removed at the next start.
        let _ = disk.remove(&path);
        return Err(error);
    }
    Ok(file)
}

/// Writes the header; the next sync makes it durable.
pub(crate) fn write_header(file: &dyn DiskFile, lane: Lane, number: u32) -> std::io::Result<()> {
    file.write_all_at(&header(lane, number), 0)
}

/// Whether the file's header says it is this segment.
pub(crate) fn header_verifies(file: &dyn DiskFile, lane: Lane, number: u32) -> Result<bool> {
    let mut bytes = [0; HEADER_BYTES];
    match file.read_exact_at(&mut bytes, 0) {
        Ok(()) => Ok(bytes.as_slice() == header(lane, number)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(StoreError::io(
            format!("reading {}", file_name(lane, number)),
            error,
        )),
    }
}

fn encode_entries(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::with_capacity(entries.len() * ENTRY_BYTES);
    for entry in entries {
        out.extend_from_slice(&entry.offset.to_le_bytes());
        out.extend_from_slice(&entry.first.to_le_bytes());
        out.extend_from_slice(&entry.last.to_le_bytes());
        out.extend_from_slice(&entry.time_ms.to_le_bytes());
    }
    out
}

fn decode_entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut fields = Fields(bytes);
    let mut entries = Vec::with_capacity(bytes.len() / ENTRY_BYTES);
    while !fields.0.is_empty() {
        let (offset, first) = (fields.u32()?, fields.u64()?);
        let (last, time_ms) = (fields.u64()?, fields.u64()?);
        entries.push(Entry {
            offset,
            first,
            last,
            time_ms,
        });
    }
    Some(entries)
}

/// Writes and syncs the footer. It ends at `size`, or, without a size, right after the frames,
/// where the file is cut off.
pub(crate) fn seal(
    file: &dyn DiskFile,
    lane: Lane,
    number: u32,
    index: &ActiveIndex,
    size: Option<u32>,
) -> std::io::Result<Sealed> {
    let footer_bytes = index.footer_bytes();
    let start = match size {
        Some(size) => size as usize - footer_bytes.min(size as usize),
        None => index.frames_end as usize,
    };
    let mut footer = Vec::with_capacity(footer_bytes);
    let mut directory = Vec::new();
    let mut sections = Vec::with_capacity(index.entries.len());
    for (key, entries) in &index.entries {
        for entries in entries.chunks(SECTION_ENTRIES_MAX) {
            let bytes = encode_entries(entries);
            let (at, check) = (start + footer.len(), crc(lane, number, &[&bytes]));
            let section = Section::of(entries, number, at as u32, check);
            footer.extend_from_slice(&bytes);
            write_directory_entry(&mut directory, *key, &section);
            sections.push((*key, section));
        }
    }
    let mut trailer = Vec::with_capacity(TRAILER_BYTES);
    trailer.extend_from_slice(&TRAILER_MAGIC.to_le_bytes());
    trailer.extend_from_slice(&((start + footer.len()) as u64).to_le_bytes());
    trailer.extend_from_slice(&(sections.len() as u64).to_le_bytes());
    trailer.extend_from_slice(&u64::from(index.frames_end).to_le_bytes());
    trailer.extend_from_slice(&index.newest_ms.to_le_bytes());
    let check = crc(lane, number, &[&directory, &trailer]);
    footer.extend_from_slice(&directory);
    footer.extend_from_slice(&trailer);
    footer.extend_from_slice(&check.to_le_bytes());
    let end = start + footer.len();
    file.write_all_at(&footer, start as u64)?;
    if size.is_none() {
        file.set_size(end as u64)?;
    }
    file.sync_data(SyncSite::Seal)?;
    let segment = SealedSegment {
        lane,
        number,
        size: end as u32,
        frames_end: index.frames_end,
        newest_ms: index.newest_ms,
        owners: Vec::new(),
    };
    Ok(Sealed::new(segment, sections))
}

fn write_directory_entry(directory: &mut Vec<u8>, key: Key, section: &Section) {
    directory.extend_from_slice(&key.0.to_le_bytes());
    directory.extend_from_slice(&key.1.to_le_bytes());
    directory.extend_from_slice(&section.count.to_le_bytes());
    directory.extend_from_slice(&section.at.to_le_bytes());
    directory.extend_from_slice(&[0; 4]);
    for number in [
        section.first,
        section.last,
        section.first_time_ms,
        section.last_time_ms,
        section.check,
    ] {
        directory.extend_from_slice(&number.to_le_bytes());
    }
}

/// Reads the footer's directory; `None` if the segment is not sealed.
pub(crate) fn read_footer(file: &dyn DiskFile, lane: Lane, number: u32) -> Result<Option<Sealed>> {
    let failed = |error| StoreError::io(format!("reading {}", file_name(lane, number)), error);
    let size = file.size().map_err(failed)?;
    let Some(trailer_at) = size.checked_sub(TRAILER_BYTES as u64) else {
        return Ok(None);
    };
    if trailer_at < u64::from(FRAMES_START) || size > u64::from(u32::MAX) {
        return Ok(None);
    }
    let mut trailer = [0; TRAILER_BYTES];
    file.read_exact_at(&mut trailer, trailer_at)
        .map_err(failed)?;
    Ok(parse_footer(file, lane, number, size, &trailer)
        .map_err(failed)?
        .filter(|sealed| {
            let frames_end = sealed.segment.frames_end;
            frames_end >= FRAMES_START && u64::from(frames_end) <= trailer_at
        }))
}

fn parse_footer(
    file: &dyn DiskFile,
    lane: Lane,
    number: u32,
    size: u64,
    trailer: &[u8; TRAILER_BYTES],
) -> std::io::Result<Option<Sealed>> {
    let mut fields = Fields(trailer);
    let parts: Option<Vec<u64>> = (0..6).map(|_| fields.u64()).collect();
    let Some(&[magic, directory_at, count, frames_end, newest_ms, check]) = parts.as_deref() else {
        return Ok(None);
    };
    let directory_end = size - TRAILER_BYTES as u64;
    let expected = directory_end
        .checked_sub(directory_at)
        .map(|len| len as usize);
    let len = usize::try_from(count)
        .ok()
        .and_then(|n| n.checked_mul(DIRECTORY_ENTRY_BYTES));
    let is_known = magic == TRAILER_MAGIC || magic == TRAILER_MAGIC_1;
    if !is_known || len.is_none() || len != expected {
        return Ok(None);
    }
    let mut directory = vec![0; len.unwrap_or_default()];
    file.read_exact_at(&mut directory, directory_at)?;
    let covered = trailer.get(..TRAILER_BYTES - 8).unwrap_or_default();
    if crc(lane, number, &[&directory, covered]) != check {
        return Ok(None);
    }
    let mut fields = Fields(&directory);
    let sections: Option<Vec<(Key, Section)>> = (0..count)
        .map(|_| read_directory_entry(&mut fields, number))
        .collect();
    let Some(mut sections) = sections else {
        return Ok(None);
    };
    if magic == TRAILER_MAGIC_1 {
        sections = split_sections(file, lane, sections)?;
    }
    let segment = SealedSegment {
        lane,
        number,
        size: size as u32,
        frames_end: frames_end as u32,
        newest_ms,
        owners: Vec::new(),
    };
    Ok(Some(Sealed::new(segment, sections)))
}

fn read_directory_entry(fields: &mut Fields<'_>, segment: u32) -> Option<(Key, Section)> {
    let key = (fields.u64()?, fields.u32()?);
    let (count, at, _) = (fields.u32()?, fields.u32()?, fields.u32()?);
    let (first, last) = (fields.u64()?, fields.u64()?);
    let (first_time_ms, last_time_ms) = (fields.u64()?, fields.u64()?);
    let check = fields.u64()?;
    Some((
        key,
        Section {
            segment,
            count,
            at,
            first,
            last,
            first_time_ms,
            last_time_ms,
            check,
        },
    ))
}

/// Cuts the large sections of format 1 into such as are written today, in memory.
fn split_sections(
    file: &dyn DiskFile,
    lane: Lane,
    whole: Vec<(Key, Section)>,
) -> std::io::Result<Vec<(Key, Section)>> {
    let mut sections = Vec::with_capacity(whole.len());
    for (key, section) in whole {
        let bytes = match section.count as usize {
            0..=SECTION_ENTRIES_MAX => None,
            count => {
                let mut bytes = vec![0; count * ENTRY_BYTES];
                file.read_exact_at(&mut bytes, u64::from(section.at))?;
                Some(bytes)
            }
        };
        // One that does not verify stays whole: who reads it is told.
        let verifies = |bytes: &Vec<u8>| crc(lane, section.segment, &[bytes]) == section.check;
        let Some(bytes) = bytes.filter(verifies) else {
            sections.push((key, section));
            continue;
        };
        let mut at = section.at;
        for piece in bytes.chunks(SECTION_ENTRIES_MAX * ENTRY_BYTES) {
            let check = crc(lane, section.segment, &[piece]);
            let entries = decode_entries(piece).unwrap_or_default();
            sections.push((key, Section::of(&entries, section.segment, at, check)));
            at += piece.len() as u32;
        }
    }
    Ok(sections)
}

/// Reads the entries of a section.
pub(crate) fn read_section(
    file: &dyn DiskFile,
    lane: Lane,
    section: &Section,
) -> Result<Vec<Entry>> {
    let (name, at) = (|| file_name(lane, section.segment), u64::from(section.at));
    let mut bytes = vec![0; section.count as usize * ENTRY_BYTES];
    file.read_exact_at(&mut bytes, at)
        .map_err(|error| StoreError::io(format!("reading {}", name()), error))?;
    if crc(lane, section.segment, &[&bytes]) != section.check {
        return Err(StoreError::corrupt(name(), at, "index footer"));
    }
    decode_entries(&bytes).ok_or_else(|| StoreError::corrupt(name(), at, "index footer"))
}

/// Writes the footer as builds of format 1 did.
#[cfg(test)]
pub(crate) fn as_format_1(
    file: &dyn DiskFile,
    lane: Lane,
    number: u32,
    index: &ActiveIndex,
) -> std::io::Result<()> {
    let (mut footer, mut directory) = (Vec::new(), Vec::new());
    for (key, entries) in &index.entries {
        let bytes = encode_entries(entries);
        let at = index.frames_end + footer.len() as u32;
        let section = Section::of(entries, number, at, crc(lane, number, &[&bytes]));
        footer.extend_from_slice(&bytes);
        write_directory_entry(&mut directory, *key, &section);
    }
    let mut trailer = Vec::new();
    for number in [
        TRAILER_MAGIC_1,
        u64::from(index.frames_end) + footer.len() as u64,
        index.entries.len() as u64,
        u64::from(index.frames_end),
        index.newest_ms,
    ] {
        trailer.extend_from_slice(&number.to_le_bytes());
    }
    let check = crc(lane, number, &[&directory, &trailer]);
    footer.extend_from_slice(&directory);
    footer.extend_from_slice(&trailer);
    footer.extend_from_slice(&check.to_le_bytes());
    file.write_all_at(&footer, u64::from(index.frames_end))?;
    file.set_size(u64::from(index.frames_end) + footer.len() as u64)
}
