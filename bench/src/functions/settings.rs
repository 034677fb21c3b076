//! How much of functions and mappings is measured.

use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

use crate::engine::root;

const USAGE: &str = "\
Usage: cargo run --release -p bench -- functions [options]

  --samples N       warm invocations, one after the other (5000)
  --starts N        cold starts of each language (30)
  --seconds N       of a run of as many invocations as possible (10)
  --runs N          of those, and of the pipeline; the median counts (3)
  --records N       sent through the pipeline in each run (40000)
  --singles N       sent one after the other, put to object (2000)
  --built PATH      a directory with brookmill and bootstrap, which are not built then
  --directory PATH  where data directories are made: on a disk, not in memory (target/bench-data)
  --results PATH    where results are kept (target/bench-results)
";

/// How much is measured.
pub struct Settings {
    /// Warm invocations.
    pub samples: usize,
    /// Cold starts of each language.
    pub starts: usize,
    /// How long a run of as many invocations as possible takes.
    pub length: Duration,
    /// Runs of those, and of the pipeline.
    pub runs: usize,
    /// Records of a run of the pipeline.
    pub records: usize,
    /// Records sent one after the other.
    pub singles: usize,
    /// Where the engine and the function are, if they are not to be built.
    pub built: Option<PathBuf>,
    /// Where data directories are made.
    pub directory: PathBuf,
    /// Where results are kept.
    pub results: PathBuf,
}

impl Settings {
    /// From the command line.
    ///
    /// # Errors
    /// How it is used.
    pub fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let target = root().join("target");
        let mut settings = Self {
            samples: 5_000,
            starts: 30,
            length: Duration::from_secs(10),
            runs: 3,
            records: 40_000,
            singles: 2_000,
            built: None,
            directory: target.join("bench-data"),
            results: target.join("bench-results"),
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            let number = value.parse::<usize>().ok().filter(|number| *number > 0);
            match (name.as_str(), number) {
                ("--samples", Some(number)) => settings.samples = number,
                ("--starts", Some(number)) => settings.starts = number,
                ("--seconds", Some(number)) => settings.length = Duration::from_secs(number as u64),
                ("--runs", Some(number)) => settings.runs = number,
                ("--records", Some(number)) => settings.records = number,
                ("--singles", Some(number)) => settings.singles = number,
                ("--built", _) => settings.built = Some(value.into()),
                ("--directory", _) => settings.directory = value.into(),
                ("--results", _) => settings.results = value.into(),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(settings)
    }

    /// A data directory that is removed when it is dropped.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn data_directory(&self) -> Result<TempDir, String> {
        let failed = |error: std::io::Error| format!("{}: {error}", self.directory.display());
        std::fs::create_dir_all(&self.directory).map_err(failed)?;
        tempfile::Builder::new()
            .prefix("functions")
            .tempdir_in(&self.directory)
            .map_err(failed)
    }
}
