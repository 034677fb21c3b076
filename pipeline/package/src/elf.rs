//! Reads what a program needs of the machine that starts it: processor, libraries, and which
//! versions of their symbols.
//!
//! The layout is that of elf(5); versions are those of "Symbol Versioning" in the Linux Standard
//! Base. Every number of the file is checked before it is used.

/// What a program says that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Number of the processor's architecture (`e_machine`).
    pub machine: u16,
    /// Shared libraries.
    pub libraries: Vec<String>,
    /// Versions that these libraries must have.
    pub versions: Vec<Version>,
}

/// One version of one library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The library's file.
    pub library: String,
    /// The version's name, for instance `GLIBC_2.34`.
    pub name: String,
    /// Whether the loader goes on where it is missing.
    pub weak: bool,
    /// The symbols that are wanted in this version, where the file still has its section headers.
    pub symbols: Vec<String>,
}

const SEGMENT_LOAD: u64 = 1;
const SEGMENT_DYNAMIC: u64 = 2;
const SECTION_DYNAMIC_SYMBOLS: u64 = 11;
const TAG_LIBRARY: u64 = 1;
const TAG_STRINGS: u64 = 5;
const TAG_SYMBOLS: u64 = 6;
const TAG_SYMBOL_VERSIONS: u64 = 0x6fff_fff0;
const TAG_NEEDS: u64 = 0x6fff_fffe;
const TAG_NEEDS_COUNT: u64 = 0x6fff_ffff;
const FLAG_WEAK: u64 = 2;
const SYMBOL_SIZE: u64 = 24;

/// More than any real program has of anything that is counted here.
const COUNT_MAX: u64 = 65_536;

/// Reads a program.
///
/// # Errors
/// What is wrong with the file.
pub fn read(file: &[u8]) -> Result<Needs, String> {
    let image = Image(file);
    if image.bytes(0, 6) != Some(&[0x7f, b'E', b'L', b'F', 2, 1]) {
        return Err("is no 64-bit ELF program for Linux".to_owned());
    }
    needs(&image).ok_or_else(|| "is a damaged ELF file".to_owned())
}

fn needs(image: &Image<'_>) -> Option<Needs> {
    let mut found = Needs {
        machine: u16::try_from(image.half(18)?).ok()?,
        libraries: Vec::new(),
        versions: Vec::new(),
    };
    let segments = image.segments()?;
    let Some(dynamic) = segments.iter().find(|one| one.kind == SEGMENT_DYNAMIC) else {
        return Some(found);
    };
    let table = Dynamic::read(image, &segments, dynamic)?;
    let Some(strings) = table.strings else {
        return Some(found);
    };
    for name in table.libraries {
        found
            .libraries
            .push(image.text(strings.checked_add(name)?)?);
    }
    let Some(needs) = table.needs else {
        return Some(found);
    };
    let mut wanted = version_needs(image, strings, needs, table.needs_count)?;
    if let (Some(symbols), Some(numbers)) = (table.symbols, table.symbol_versions) {
        for index in 1..image.dynamic_symbols().unwrap_or(0) {
            let number = image.half(numbers.checked_add(index * 2)?)?;
            let Some((_, version)) = wanted.iter_mut().find(|(one, _)| *one == number) else {
                continue;
            };
            let name = image.word(symbols.checked_add(index * SYMBOL_SIZE)?)?;
            version
                .symbols
                .push(image.text(strings.checked_add(name)?)?);
        }
    }
    found.versions = wanted.into_iter().map(|(_, version)| version).collect();
    Some(found)
}

/// The versions that are needed, each with the number that symbols refer to it by.
fn version_needs(
    image: &Image<'_>,
    strings: u64,
    first: u64,
    count: u64,
) -> Option<Vec<(u64, Version)>> {
    let (mut found, mut library) = (Vec::new(), first);
    for _ in 0..count.min(COUNT_MAX) {
        let name = image.text(strings.checked_add(image.word(library.checked_add(4)?)?)?)?;
        let mut entry = library.checked_add(image.word(library.checked_add(8)?)?)?;
        for _ in 0..image.half(library.checked_add(2)?)? {
            let version = Version {
                library: name.clone(),
                name: image.text(strings.checked_add(image.word(entry.checked_add(8)?)?)?)?,
                weak: image.half(entry.checked_add(4)?)? & FLAG_WEAK != 0,
                symbols: Vec::new(),
            };
            found.push((image.half(entry.checked_add(6)?)?, version));
            match image.word(entry.checked_add(12)?)? {
                0 => break,
                next => entry = entry.checked_add(next)?,
            }
        }
        match image.word(library.checked_add(12)?)? {
            0 => break,
            next => library = library.checked_add(next)?,
        }
    }
    Some(found)
}

/// Where in the file the dynamic table's things lie.
#[derive(Default)]
struct Dynamic {
    libraries: Vec<u64>,
    strings: Option<u64>,
    symbols: Option<u64>,
    symbol_versions: Option<u64>,
    needs: Option<u64>,
    needs_count: u64,
}

impl Dynamic {
    fn read(image: &Image<'_>, segments: &[Segment], dynamic: &Segment) -> Option<Self> {
        let place = |address: u64| {
            segments
                .iter()
                .filter(|one| one.kind == SEGMENT_LOAD)
                .find_map(|one| {
                    let within = address.checked_sub(one.address)?;
                    (within < one.size).then(|| one.offset.checked_add(within))?
                })
        };
        let mut table = Self::default();
        for index in 0..(dynamic.size / 16).min(COUNT_MAX) {
            let at = dynamic.offset.checked_add(index * 16)?;
            let value = image.long(at.checked_add(8)?)?;
            match image.long(at)? {
                0 => break,
                TAG_LIBRARY => table.libraries.push(value),
                TAG_STRINGS => table.strings = Some(place(value)?),
                TAG_SYMBOLS => table.symbols = Some(place(value)?),
                TAG_SYMBOL_VERSIONS => table.symbol_versions = Some(place(value)?),
                TAG_NEEDS => table.needs = Some(place(value)?),
                TAG_NEEDS_COUNT => table.needs_count = value,
                _ => {}
            }
        }
        Some(table)
    }
}

struct Segment {
    kind: u64,
    offset: u64,
    address: u64,
    size: u64,
}

struct Image<'a>(&'a [u8]);

impl<'a> Image<'a> {
    fn bytes(&self, at: u64, length: u64) -> Option<&'a [u8]> {
        let start = usize::try_from(at).ok()?;
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        self.0.get(start..end)
    }

    fn number(&self, at: u64, length: u64) -> Option<u64> {
        let bytes = self.bytes(at, length)?;
        let add = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        Some(bytes.iter().rev().fold(0, add))
    }

    fn half(&self, at: u64) -> Option<u64> {
        self.number(at, 2)
    }

    fn word(&self, at: u64) -> Option<u64> {
        self.number(at, 4)
    }

    fn long(&self, at: u64) -> Option<u64> {
        self.number(at, 8)
    }

    fn text(&self, at: u64) -> Option<String> {
        let rest = self.0.get(usize::try_from(at).ok()?..)?;
        let end = rest.iter().take(4096).position(|byte| *byte == 0)?;
        Some(String::from_utf8_lossy(rest.get(..end)?).into_owned())
    }

    fn segments(&self) -> Option<Vec<Segment>> {
        let (table, size, count) = (self.long(32)?, self.half(54)?, self.half(56)?);
        let entry = |index: u64| {
            let at = table.checked_add(index * size)?;
            Some(Segment {
                kind: self.word(at)?,
                offset: self.long(at.checked_add(8)?)?,
                address: self.long(at.checked_add(16)?)?,
                size: self.long(at.checked_add(32)?)?,
            })
        };
        (0..count).map(entry).collect()
    }

    /// How many dynamic symbols there are. Only a section header says so.
    fn dynamic_symbols(&self) -> Option<u64> {
        let (table, size, count) = (self.long(40)?, self.half(58)?, self.half(60)?);
        for index in 0..count {
            let at = table.checked_add(index * size)?;
            if self.word(at.checked_add(4)?)? == SECTION_DYNAMIC_SYMBOLS {
                return Some((self.long(at.checked_add(32)?)? / SYMBOL_SIZE).min(COUNT_MAX));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_very_program_is_read_with_its_symbols() {
        let needs = read(&std::fs::read("/proc/self/exe").unwrap()).unwrap();
        assert_eq!(
            needs.machine,
            if cfg!(target_arch = "x86_64") {
                62
            } else {
                183
            }
        );
        if cfg!(target_env = "gnu") {
            assert!(needs.libraries.iter().any(|one| one == "libc.so.6"));
            let start = |one: &String| one == "__libc_start_main";
            let version = needs
                .versions
                .iter()
                .find(|one| one.symbols.iter().any(start));
            assert!(version.unwrap().name.starts_with("GLIBC_2."));
        }
    }

    #[test]
    fn no_prefix_and_no_changed_byte_makes_it_fail_otherwise_than_by_a_sentence() {
        let file = std::fs::read("/proc/self/exe").unwrap();
        for length in (0..2048).chain([file.len() / 2]) {
            let _ = read(&file[..length]);
        }
        let mut head = file;
        for at in 0..1024 {
            let kept = head[at];
            head[at] = 0xff;
            let _ = read(&head);
            head[at] = kept;
        }
    }

    #[test]
    fn what_is_no_program_is_told_so() {
        assert_eq!(
            read(b"#!/bin/sh\n").unwrap_err(),
            "is no 64-bit ELF program for Linux"
        );
    }
}
