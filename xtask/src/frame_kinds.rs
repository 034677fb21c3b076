//! The format of the data directory: its number and its kinds of frames are in the code what they are
//! in `docs/on-disk-format.md`.

use std::collections::BTreeSet;

use crate::compat::source::{read, rust_files};
use crate::process::root;

const PAGE: &str = "docs/on-disk-format.md";
/// Where the number of the format is.
const DIRECTORY: &str = "crates/store/src/data_dir.rs";

/// What only one of the two says.
///
/// # Errors
/// What cannot be read.
pub fn breaches() -> Result<Vec<String>, String> {
    let page = read(&root().join(PAGE))?;
    let described = described(&page);
    let mut breaches = Vec::new();
    let code = read(&root().join(DIRECTORY))?;
    let format = code.split_once("const FORMAT: u32 = ");
    let format = format.and_then(|(_, rest)| rest.split(';').next());
    let title = format!("# On-disk format, version {}", format.unwrap_or_default());
    if page.lines().next() != Some(title.as_str()) {
        breaches.push(format!("{PAGE}: its title is not \"{title}\""));
    }
    let mut known = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("crates")).map_err(|error| error.to_string())? {
        let folder = entry.map_err(|error| error.to_string())?.path().join("src");
        for file in rust_files(&folder) {
            for (name, kind) in kinds(&read(&file)?) {
                known.insert(kind);
                if !described.contains(&kind) {
                    let file = file.strip_prefix(root()).unwrap_or(&file).display();
                    breaches.push(format!(
                        "{file}: {PAGE} does not tell of {name} ({kind:#06x})"
                    ));
                }
            }
        }
    }
    let gone = described.difference(&known);
    breaches.extend(gone.map(|kind| format!("{PAGE}: no code knows frames of kind {kind:#06x}")));
    Ok(breaches)
}

/// The kinds in the page's table: `| objects | 0x0010 | …`.
fn described(page: &str) -> BTreeSet<u16> {
    page.lines()
        .filter_map(|line| {
            line.strip_prefix("| ")?
                .split(" | ")
                .nth(1)?
                .strip_prefix("0x")
        })
        .filter_map(|digits| u16::from_str_radix(digits, 16).ok())
        .collect()
}

/// The constants of a file that are kinds of frames.
fn kinds(text: &str) -> Vec<(String, u16)> {
    let constant = |line: &str| {
        let (name, value) = line.split_once("const ")?.1.split_once(": u16 = ")?;
        let is_kind = name.split('_').any(|word| word == "KIND");
        let value = value.split(';').next()?;
        let value = match value.strip_prefix("0x") {
            Some(digits) => u16::from_str_radix(digits, 16),
            None => value.parse(),
        };
        is_kind.then_some((name.to_owned(), value.ok()?))
    };
    text.lines().filter_map(constant).collect()
}

#[cfg(test)]
mod tests {
    use super::{breaches, described, kinds};

    #[test]
    fn the_page_tells_of_every_kind() {
        assert_eq!(breaches().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn kinds_are_read_from_constants_and_the_table() {
        let text = "pub const KIND_PUT: u16 = 0x10;\nconst DELIVERY_FRAME_KIND: u16 = 3;\n\
                    const PORT: u16 = 4;\n";
        let found = [
            ("KIND_PUT".to_owned(), 16),
            ("DELIVERY_FRAME_KIND".to_owned(), 3),
        ];
        assert_eq!(kinds(text), found);
        let page = "| lane | kind | payload |\n|---|---|---|\n| objects | 0x0010 | a |\n";
        assert_eq!(described(page).into_iter().collect::<Vec<_>>(), [16]);
    }
}
