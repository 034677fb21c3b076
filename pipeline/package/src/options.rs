//! The command line of `package-function`, which `cargo xtask package` writes.

use std::path::PathBuf;

use crate::commands::is_bucket_name;
use crate::suitable::Architecture;

/// What to pack, for whom, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The function's program.
    pub program: PathBuf,
    /// What it is built for.
    pub architecture: Architecture,
    /// The directory of the zip.
    pub directory: PathBuf,
    /// The bucket to upload to, if at all.
    pub upload: Option<String>,
    /// How often to start it.
    pub starts: usize,
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    /// What is missing, unknown or no value.
    pub fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut program, mut architecture, mut directory) = (None, None, None);
        let (mut upload, mut starts) = (None, 20);
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(format!("{name} needs a value"))?;
            match name.as_str() {
                "--program" => program = Some(PathBuf::from(value)),
                "--directory" => directory = Some(PathBuf::from(value)),
                "--arch" => {
                    let read = Architecture::from_name(&value);
                    architecture =
                        Some(read.ok_or(format!("--arch: {value} is not x86_64 or arm64"))?);
                }
                "--upload" if is_bucket_name(&value) => upload = Some(value),
                "--upload" => return Err(format!("--upload: {value} is no bucket's name")),
                "--starts" => {
                    starts = value
                        .parse()
                        .ok()
                        .filter(|count| *count > 0)
                        .ok_or(format!("--starts: {value} is no number above 0"))?;
                }
                _ => return Err(format!("unknown argument {name}")),
            }
        }
        Ok(Self {
            program: program.ok_or("--program is missing")?,
            architecture: architecture
                .or_else(Architecture::of_this_machine)
                .ok_or("--arch is missing")?,
            directory: directory.ok_or("--directory is missing")?,
            upload,
            starts,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Options, String> {
        Options::read(text.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn all_of_it_is_read() {
        let options = read("--program p --arch arm64 --directory d --upload abc --starts 3");
        let options = options.unwrap();
        assert_eq!(options.architecture, Architecture::Arm64);
        assert_eq!(
            (options.upload.as_deref(), options.starts),
            (Some("abc"), 3)
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, word) in [
            ("--directory d", "--program is missing"),
            ("--program p --directory d --arch mips", "mips"),
            ("--program p --directory d --upload A", "no bucket's name"),
            ("--program p --directory d --starts 0", "--starts"),
            ("--program p --frobnicate d", "--frobnicate"),
            ("--program", "needs a value"),
        ] {
            let refused = read(text).unwrap_err();
            assert!(refused.contains(word), "{refused}");
        }
    }
}
