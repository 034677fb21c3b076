//! SPECIFICATION.md names tests; they have to exist.

use std::fs;
use std::path::Path;

use super::source::{read, rust_files};
use crate::process::root;

const FILE: &str = "SPECIFICATION.md";

/// Fails with the tests that the specification names and nobody has written.
pub fn check() -> Result<(), String> {
    let specification = read(&root().join(FILE))?;
    check_names(FILE, &tests_named(&specification))
}

/// Fails with the tests that a file names and nobody has written.
pub fn check_names(file: &str, names: &[&str]) -> Result<(), String> {
    let mut sources = Vec::new();
    for folder in ["crates", "sim", "pipeline", "e2e"] {
        for file in rust_files(&root().join(folder)) {
            sources.push(read(&file)?);
        }
    }
    for folder in ["e2e", "pipeline/tests"] {
        sources.extend(python(&root().join(folder))?);
    }
    let missing: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| {
            let (rust, python) = (format!("fn {name}("), format!("def {name}("));
            !sources
                .iter()
                .any(|text| text.contains(&rust) || text.contains(&python))
        })
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{file} names tests that do not exist: {}",
            missing.join(", ")
        ))
    }
}

/// What stands in backquotes and looks like the name of a test.
fn tests_named(text: &str) -> Vec<&str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.matches('_').count() >= 2)
        .filter(|name| {
            name.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        })
        .collect()
}

fn python(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .map(|path| read(&path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::tests_named;

    #[test]
    fn names_of_tests_are_told_from_other_names() {
        let text = "| `a_test_name`, `other_test_name` | `root.key` `--no-limits` `If-Match` |";
        assert_eq!(tests_named(text), ["a_test_name", "other_test_name"]);
    }
}
