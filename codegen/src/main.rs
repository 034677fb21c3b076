//! Writes the `model` crate from the services' models under `models/`.
//!
//! `cargo codegen` writes, `cargo codegen --check` compares with what is committed, and
//! `cargo codegen strip <directory>` makes `models/*.json` from the service models that botocore
//! publishes.

mod emit;
mod names;
mod schema;
mod source;
mod strip;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What went wrong, as a sentence.
pub(crate) type Outcome<T> = Result<T, String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn write(path: &Path, text: &str) -> Outcome<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// All generated files: path under the repository's root, and contents.
fn generated() -> Outcome<Vec<(PathBuf, String)>> {
    let models = root().join("models");
    let selection = source::Selection::load(&models)?;
    let mut files = Vec::new();
    for name in selection.services() {
        let model = source::Model::load(&models, name, &selection)?;
        let types = Path::new("crates/model/src").join(format!("{name}.rs"));
        let tables = Path::new("crates/model/src").join(name).join("schema.rs");
        files.push((types, emit::types(&model)?));
        files.push((tables, schema::tables(&model)?));
    }
    Ok(files)
}

fn run(arguments: &[String]) -> Outcome<()> {
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => {
            for (path, text) in generated()? {
                write(&root().join(&path), &text)?;
            }
            Ok(())
        }
        ["--check"] => {
            for (path, text) in generated()? {
                if read(&root().join(&path))? != text {
                    return Err(format!(
                        "{} is not what `cargo codegen` writes: run it and commit the result",
                        path.display()
                    ));
                }
            }
            Ok(())
        }
        ["strip", directory] => strip::run(Path::new(directory), &root().join("models")),
        _ => Err("usage: cargo codegen [--check | strip <botocore data directory>]".to_owned()),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("codegen: {sentence}");
            ExitCode::FAILURE
        }
    }
}
