//! Which test names an operation.

use std::fs;
use std::path::Path;

use super::source::{read, rust_files, snake, split_tests};
use crate::process::root;

/// The texts of the tests that may name a service's operations.
pub struct Evidence {
    /// Path from the root, and text.
    rust: Vec<(String, String)>,
    clients: Vec<(String, String)>,
    client: &'static str,
}

impl Evidence {
    /// Reads a crate's tests, the simulation and the end-to-end tests.
    pub fn gather(package: &str, client: &'static str) -> Result<Self, String> {
        let mut rust = Vec::new();
        let folder = root().join("crates").join(package);
        for file in rust_files(&folder.join("src")) {
            let shown = shown(&file);
            let text = read(&file)?;
            let is_test = shown.contains("/tests/") || shown.ends_with("/tests.rs");
            let text = if is_test {
                text
            } else {
                split_tests(&text).1.to_owned()
            };
            rust.push((shown, text));
        }
        for file in rust_files(&folder.join("tests")) {
            rust.push((shown(&file), read(&file)?));
        }
        let mut clients = Vec::new();
        for folder in ["e2e", "pipeline/tests"] {
            let entries = fs::read_dir(root().join(folder))
                .into_iter()
                .flatten()
                .flatten();
            for path in entries.map(|entry| entry.path()) {
                if path.extension().is_some_and(|extension| extension == "py") {
                    clients.push((shown(&path), read(&path)?));
                }
            }
        }
        // The AWS SDK for Rust has Boto3's names for operations.
        for file in rust_files(&root().join("e2e/sdk")) {
            clients.push((shown(&file), read(&file)?));
        }
        clients.sort();
        Ok(Self {
            rust,
            clients,
            client,
        })
    }

    /// The folders whose tests name the operation: the crate's own, `e2e`, `pipeline`. Folders and
    /// not files, so that COMPAT.md changes when what is shown does and not with every new test.
    /// `is_unique` says that no other service has an operation of that name.
    pub fn of(&self, operation: &str, is_unique: bool) -> Vec<&str> {
        let words = [operation.to_owned(), format!("{operation}Input")];
        let own = self
            .rust
            .iter()
            .filter(|(_, text)| words.iter().any(|word| has_word(text, word)));
        let method = format!(".{}(", snake(operation));
        let command = snake(operation).replace('_', "-");
        let commands = [
            format!("{} {command}", self.client),
            format!("\"{}\", \"{command}\"", self.client),
        ];
        let outside = self.clients.iter().filter(|(_, text)| {
            let mut called = text.match_indices(&method);
            called.any(|(at, _)| {
                text.get(..at)
                    .is_some_and(|head| is_unique || self.is_client(head))
            }) || commands
                .iter()
                .any(|command| text.contains(command.as_str()))
        });
        let mut folders: Vec<&str> = own.chain(outside).map(|(path, _)| folder(path)).collect();
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// Whether a text ends with a name of this service's client.
    fn is_client(&self, head: &str) -> bool {
        let begins = head
            .char_indices()
            .rev()
            .take_while(|(_, letter)| {
                letter.is_alphanumeric() || ['_', '.', '(', ')', '"', '\''].contains(letter)
            })
            .last()
            .map_or(head.len(), |(at, _)| at);
        head.get(begins..)
            .is_some_and(|name| name.contains(self.client))
    }
}

/// `crates/s3/src/tests/ranges.rs` → `crates/s3`, `e2e/test_metrics.py` → `e2e`.
fn folder(path: &str) -> &str {
    let parts = if path.starts_with("crates/") { 2 } else { 1 };
    let end = path.match_indices('/').nth(parts - 1);
    end.and_then(|(at, _)| path.get(..at)).unwrap_or(path)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|tail| tail.chars().next());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}
