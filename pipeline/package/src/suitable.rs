//! Whether Lambda's `provided.al2023` can start a program.
//!
//! That system is Amazon Linux 2023: glibc 2.34 and GCC 11 ("Amazon Linux 2023 User Guide", core
//! toolchain packages). The loader looks at all versions that a program asks for before it starts
//! it, whether they are called or not, and also where the reference is weak.

use std::fmt;

use crate::elf::{Needs, Version};

/// The newest glibc that may be needed.
const GLIBC_MAX: (u32, u32) = (2, 34);
/// The newest libgcc that may be needed.
const GCC_MAX: (u32, u32) = (11, 0);
/// The glibc that brought packed relative relocations, which ask for a version without a number.
const PACKED_RELOCATIONS: &str = "GLIBC_ABI_DT_RELR";
/// What glibc and GCC bring. Anything else would have to be in the zip.
const LIBRARIES: [&str; 10] = [
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "libc.so.6",
    "libdl.so.2",
    "libgcc_s.so.1",
    "libm.so.6",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libutil.so.1",
];
/// Symbols that are named of each version; who knows these knows enough.
const SYMBOLS_SHOWN: usize = 8;

/// The processors that Lambda has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Architecture {
    /// Intel and AMD.
    X86_64,
    /// Graviton.
    Arm64,
}

impl Architecture {
    /// Reads Lambda's name, or Rust's.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "x86_64" => Some(Self::X86_64),
            "arm64" | "aarch64" => Some(Self::Arm64),
            _ => None,
        }
    }

    /// This machine's.
    #[must_use]
    pub fn of_this_machine() -> Option<Self> {
        Self::from_name(std::env::consts::ARCH)
    }

    fn elf_machine(self) -> u16 {
        match self {
            Self::X86_64 => 62,
            Self::Arm64 => 183,
        }
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::X86_64 => "x86_64",
            Self::Arm64 => "arm64",
        })
    }
}

/// Says what a program needs of the system, if Lambda has all of that.
///
/// # Errors
/// Everything that Lambda does not have, by name, and what to do.
pub fn check(needs: &Needs, architecture: Architecture) -> Result<String, String> {
    let mut faults = Vec::new();
    if needs.machine != architecture.elf_machine() {
        faults.push(format!("It is not built for {architecture}."));
    }
    for library in &needs.libraries {
        if !LIBRARIES.contains(&library.as_str()) {
            faults.push(format!(
                "It needs the shared library {library}, which provided.al2023 cannot be relied on \
                 to have. Link it statically."
            ));
        }
    }
    let too_new: Vec<&Version> = needs
        .versions
        .iter()
        .filter(|one| is_too_new(one))
        .collect();
    for version in &too_new {
        faults.push(format!(
            "It needs {} of {}{}.",
            version.name,
            version.library,
            symbols(version)
        ));
    }
    if !too_new.is_empty() {
        let target = match architecture {
            Architecture::X86_64 => "x86_64-unknown-linux-musl",
            Architecture::Arm64 => "aarch64-unknown-linux-musl",
        };
        faults.push(format!(
            "provided.al2023 has glibc 2.34 and GCC 11. Build a static program (rustup target add \
             {target}, and apt-get install musl-tools), or build where glibc is not newer than \
             2.34, for instance in a container of Amazon Linux 2023."
        ));
    }
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    if needs.libraries.is_empty() {
        return Ok("static; needs no library".to_owned());
    }
    let newest = needs
        .versions
        .iter()
        .filter_map(|one| number(&one.name, "GLIBC_"))
        .max();
    Ok(newest.map_or_else(
        || "dynamic; asks for no version of glibc".to_owned(),
        |(major, minor)| format!("dynamic; needs glibc {major}.{minor}, Lambda has 2.34"),
    ))
}

fn is_too_new(version: &Version) -> bool {
    if version.weak {
        return false;
    }
    let name = version.name.as_str();
    if let Some(needed) = number(name, "GLIBC_") {
        return needed > GLIBC_MAX;
    }
    if let Some(needed) = number(name, "GCC_") {
        return needed > GCC_MAX;
    }
    // GLIBC_PRIVATE changes with each release: nothing can be said about it.
    name == PACKED_RELOCATIONS || name == "GLIBC_PRIVATE"
}

/// `GLIBC_2.2.5` → (2, 2).
fn number(name: &str, prefix: &str) -> Option<(u32, u32)> {
    let mut parts = name.strip_prefix(prefix)?.split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = parts.next().unwrap_or("0").parse().ok()?;
    Some((major, minor))
}

fn symbols(version: &Version) -> String {
    if version.name == PACKED_RELOCATIONS {
        return " (linked with -z pack-relative-relocs)".to_owned();
    }
    let shown: Vec<&str> = version
        .symbols
        .iter()
        .take(SYMBOLS_SHOWN)
        .map(String::as_str)
        .collect();
    match (shown.is_empty(), version.symbols.len() - shown.len()) {
        (true, _) => String::new(),
        (false, 0) => format!(" for {}", shown.join(", ")),
        (false, more) => format!(" for {} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needing(name: &str, symbols: &[&str]) -> Needs {
        Needs {
            machine: 62,
            libraries: vec!["libc.so.6".to_owned()],
            versions: vec![Version {
                library: "libc.so.6".to_owned(),
                name: name.to_owned(),
                weak: false,
                symbols: symbols.iter().map(|one| (*one).to_owned()).collect(),
            }],
        }
    }

    fn refusal(needs: &Needs) -> String {
        check(needs, Architecture::X86_64).unwrap_err()
    }

    #[test]
    fn what_lambda_has_is_taken() {
        for name in ["GLIBC_2.2.5", "GLIBC_2.34", "GCC_4.2.0", "GCC_11.0"] {
            assert!(check(&needing(name, &[]), Architecture::X86_64).is_ok());
        }
        let text = check(&needing("GLIBC_2.34", &[]), Architecture::X86_64).unwrap();
        assert_eq!(text, "dynamic; needs glibc 2.34, Lambda has 2.34");
    }

    #[test]
    fn what_is_newer_is_refused_with_its_symbols() {
        for name in ["GLIBC_2.35", "GLIBC_2.100", "GLIBC_3.0", "GLIBC_PRIVATE"] {
            let text = refusal(&needing(name, &["arc4random", "other"]));
            assert!(
                text.starts_with(&format!(
                    "It needs {name} of libc.so.6 for arc4random, other."
                )),
                "{text}"
            );
            assert!(text.contains("rustup target add x86_64-unknown-linux-musl"));
        }
        assert!(refusal(&needing("GCC_12.0.0", &[])).contains("GCC_12.0.0"));
    }

    #[test]
    fn packed_relocations_need_a_newer_loader_though_no_symbol_says_so() {
        let text = refusal(&needing(PACKED_RELOCATIONS, &[]));
        assert!(text.contains("-z pack-relative-relocs"), "{text}");
    }

    #[test]
    fn what_the_loader_goes_on_without_is_taken() {
        let mut needs = needing("GLIBC_2.39", &["pidfd_spawnp"]);
        needs.versions[0].weak = true;
        assert!(check(&needs, Architecture::X86_64).is_ok());
    }

    #[test]
    fn another_processor_and_another_library_are_refused() {
        let mut needs = needing("GLIBC_2.17", &[]);
        needs.libraries.push("libssl.so.3".to_owned());
        let text = check(&needs, Architecture::Arm64).unwrap_err();
        assert!(text.contains("It is not built for arm64."));
        assert!(text.contains("libssl.so.3"));
    }
}
