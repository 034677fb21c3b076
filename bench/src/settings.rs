//! How much is measured.

use std::path::PathBuf;

const USAGE: &str = "\
Usage: cargo run --release -p bench -- [options]

  --samples N       records sent one after the other, put to object (1000)
  --starts N        starts on a fresh directory (20)
  --records-mb N    records in the directory left by kill -9, in MB (1000)
  --objects N       objects in it (100000)
  --directory PATH  where temporary directories are made (the system's)
";

/// How much is measured.
pub struct Settings {
    /// Records sent one after the other, put to object.
    pub samples: usize,
    /// Starts on a fresh directory.
    pub starts: usize,
    /// Records in the directory left by kill -9, MB of data.
    pub records_mb: usize,
    /// Objects in the directory left by kill -9.
    pub objects: usize,
    /// Where temporary directories are made.
    pub directory: PathBuf,
}

impl Settings {
    /// From the command line.
    ///
    /// # Errors
    /// How it is used.
    pub fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut settings = Self {
            samples: 1000,
            starts: 20,
            records_mb: 1000,
            objects: 100_000,
            directory: std::env::temp_dir(),
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            let number = || {
                value
                    .parse::<usize>()
                    .ok()
                    .filter(|number| *number > 0)
                    .ok_or(USAGE)
            };
            match name.as_str() {
                "--samples" => settings.samples = number()?,
                "--starts" => settings.starts = number()?,
                "--records-mb" => settings.records_mb = number()?,
                "--objects" => settings.objects = number()?,
                "--directory" => settings.directory = PathBuf::from(&value),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(settings)
    }
}
