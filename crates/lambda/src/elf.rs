//! Reads what an executable needs of its host: architecture, loader, and C library.
//!
//! The layout is that of "elf(5)"; version needs are those of the Linux Standard Base's "Symbol
//! Versioning". Every number of the file is checked before it is used.

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needs {
    /// `x86_64`, `arm64`, or the machine's number.
    pub(crate) machine: String,
    /// The program that loads it, if it is linked dynamically.
    pub(crate) loader: Option<String>,
    /// The newest version of glibc it asks for.
    pub(crate) glibc: Option<(u32, u32)>,
}

const PROGRAM_LOAD: u32 = 1;
const PROGRAM_DYNAMIC: u32 = 2;
const PROGRAM_INTERPRETER: u32 = 3;
const DYNAMIC_STRINGS: u64 = 5;
const DYNAMIC_VERSION_NEEDS: u64 = 0x6fff_fffe;
const DYNAMIC_VERSION_NEEDS_COUNT: u64 = 0x6fff_ffff;

/// More than any real executable has of anything that is counted here.
const COUNT_MAX: usize = 4096;

struct Segment {
    kind: u32,
    offset: u64,
    address: u64,
    size: u64,
}

struct Image<'a>(&'a [u8]);

impl<'a> Image<'a> {
    fn bytes(&self, at: u64, length: u64) -> Option<&'a [u8]> {
        let start = usize::try_from(at).ok()?;
        self.0
            .get(start..start.checked_add(usize::try_from(length).ok()?)?)
    }

    fn number(&self, at: u64, length: u64) -> Option<u64> {
        let bytes = self.bytes(at, length)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |value, byte| value << 8 | u64::from(*byte)),
        )
    }

    fn half(&self, at: u64) -> Option<u64> {
        self.number(at, 2)
    }

    fn word(&self, at: u64) -> Option<u32> {
        u32::try_from(self.number(at, 4)?).ok()
    }

    fn long(&self, at: u64) -> Option<u64> {
        self.number(at, 8)
    }

    fn text(&self, at: u64) -> Option<&'a str> {
        let rest = self.0.get(usize::try_from(at).ok()?..)?;
        let end = rest.iter().take(4096).position(|byte| *byte == 0)?;
        std::str::from_utf8(rest.get(..end)?).ok()
    }

    fn segments(&self) -> Option<Vec<Segment>> {
        let (table, size, count) = (self.long(32)?, self.half(54)?, self.half(56)?);
        (0..count)
            .map(|index| {
                let at = table.checked_add(index * size)?;
                Some(Segment {
                    kind: self.word(at)?,
                    offset: self.long(at.checked_add(8)?)?,
                    address: self.long(at.checked_add(16)?)?,
                    size: self.long(at.checked_add(32)?)?,
                })
            })
            .collect()
    }
}

/// Reads an executable; none if it is not a 64-bit little-endian ELF file.
pub(crate) fn read(file: &[u8]) -> Option<Needs> {
    let image = Image(file);
    if image.bytes(0, 6)? != [0x7f, b'E', b'L', b'F', 2, 1] {
        return None;
    }
    let machine = match image.half(18)? {
        62 => "x86_64".to_owned(),
        183 => "arm64".to_owned(),
        number => format!("machine {number}"),
    };
    let segments = image.segments().unwrap_or_default();
    let loader = segments
        .iter()
        .find(|segment| segment.kind == PROGRAM_INTERPRETER)
        .and_then(|segment| image.text(segment.offset))
        .map(str::to_owned);
    Some(Needs {
        machine,
        loader,
        glibc: glibc(&image, &segments),
    })
}

fn glibc(image: &Image<'_>, segments: &[Segment]) -> Option<(u32, u32)> {
    let dynamic = segments
        .iter()
        .find(|segment| segment.kind == PROGRAM_DYNAMIC)?;
    let (mut strings, mut needs, mut count) = (None, None, 0);
    for index in 0..(dynamic.size / 16).min(COUNT_MAX as u64) {
        let at = dynamic.offset.checked_add(index * 16)?;
        let value = image.long(at.checked_add(8)?)?;
        match image.long(at)? {
            0 => break,
            DYNAMIC_STRINGS => strings = Some(value),
            DYNAMIC_VERSION_NEEDS => needs = Some(value),
            DYNAMIC_VERSION_NEEDS_COUNT => count = value,
            _ => {}
        }
    }
    let place = |address: u64| {
        segments
            .iter()
            .filter(|segment| segment.kind == PROGRAM_LOAD)
            .find_map(|segment| {
                let within = address.checked_sub(segment.address)?;
                (within < segment.size).then(|| segment.offset.checked_add(within))?
            })
    };
    let (strings, mut at) = (place(strings?)?, place(needs?)?);
    let mut newest = None;
    for _ in 0..count.min(COUNT_MAX as u64) {
        let entries = image.half(at.checked_add(2)?)?;
        let mut entry = at.checked_add(u64::from(image.word(at.checked_add(8)?)?))?;
        for _ in 0..entries.min(COUNT_MAX as u64) {
            let name = strings.checked_add(u64::from(image.word(entry.checked_add(8)?)?))?;
            newest = newest.max(image.text(name).and_then(version));
            match image.word(entry.checked_add(12)?)? {
                0 => break,
                next => entry = entry.checked_add(u64::from(next))?,
            }
        }
        match image.word(at.checked_add(12)?)? {
            0 => break,
            next => at = at.checked_add(u64::from(next))?,
        }
    }
    newest
}

/// `GLIBC_2.34` → (2, 34).
fn version(name: &str) -> Option<(u32, u32)> {
    let (major, rest) = name.strip_prefix("GLIBC_")?.split_once('.')?;
    let minor = rest.split('.').next()?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_very_program_is_read() {
        let file = std::fs::read("/proc/self/exe").unwrap();
        let needs = read(&file).unwrap();
        let here = if cfg!(target_arch = "x86_64") {
            "x86_64"
        } else {
            "arm64"
        };
        assert_eq!(needs.machine, here);
        if cfg!(target_env = "gnu") {
            assert!(needs.loader.unwrap().contains("ld-linux"));
            let (major, minor) = needs.glibc.unwrap();
            assert!(major == 2 && minor >= 17, "{major}.{minor}");
        }
    }

    #[test]
    fn cut_and_twisted_files_are_survived() {
        let file = std::fs::read("/proc/self/exe").unwrap();
        let head = &file[..file.len().min(65_536)];
        assert_eq!(read(b"#!/bin/sh\n"), None);
        for length in (0..4096).step_by(7) {
            let _ = read(&head[..length.min(head.len())]);
        }
        for at in 0..2048.min(head.len()) {
            let mut twisted = head.to_vec();
            twisted[at] ^= 0xff;
            let _ = read(&twisted);
        }
    }
}
