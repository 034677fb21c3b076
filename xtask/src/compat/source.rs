//! Reading the sources: operations, functions, literals.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::root;

/// An operation that is served.
pub struct Operation {
    /// Its name, e.g. `PutRecord`.
    pub name: String,
    /// Its file, without extension.
    pub module: String,
}

/// A resource type of CloudFormation.
pub struct Resource {
    /// E.g. `AWS::Kinesis::Stream`.
    pub name: String,
    /// The names of its properties.
    pub properties: Vec<String>,
    /// Properties with the one value that is taken.
    pub only: Vec<String>,
}

/// The operations in a crate's `ops/` that belong to a module of the model.
pub fn operations(package: &str, model: &str) -> Result<Vec<Operation>, String> {
    let listed = read(&root().join("crates").join(package).join("src/ops/mod.rs"))?;
    let serve = format!("registry.serve::<model::{model}::");
    let names = listed.match_indices(&serve).filter_map(|(at, _)| {
        let rest = listed.get(at + serve.len()..)?;
        rest.split(',').next().map(str::trim)
    });
    Ok(names
        .map(|name| Operation {
            name: name.to_owned(),
            module: snake(name),
        })
        .collect())
}

/// Every operation that a service has on AWS.
pub fn model_operations(model: &str) -> Result<Vec<String>, String> {
    let schema = read(
        &root()
            .join("crates/model/src")
            .join(model)
            .join("schema.rs"),
    )?;
    let mark = "OperationRef { name: \"";
    Ok(schema
        .match_indices(mark)
        .filter_map(|(at, _)| schema.get(at + mark.len()..)?.split('"').next())
        .map(str::to_owned)
        .collect())
}

/// The resource types, from their folder.
pub fn resource_types() -> Result<Vec<Resource>, String> {
    let mut types = Vec::new();
    for file in rust_files(&root().join("crates/cloudformation/src/resources")) {
        let text = without_comments(&read(&file)?);
        let Some((_, schema)) = text.split_once("static SCHEMA: Schema = ") else {
            continue;
        };
        let schema = schema.split("\n};").next().unwrap_or_default();
        let name = after(schema, "type_name:")
            .and_then(first_literal)
            .unwrap_or_default();
        let mark = "property(";
        let properties = schema
            .match_indices(mark)
            .filter(|(at, _)| !schema.get(..*at).is_some_and(|head| head.ends_with('_')))
            .filter_map(|(at, _)| first_literal(schema.get(at + mark.len()..)?))
            .collect();
        let mark = "other_than(";
        let only = text
            .match_indices(mark)
            .filter_map(|(at, _)| {
                let mut words = literals(balanced(text.get(at + mark.len() - 1..)?));
                let value = words.pop()?;
                (!words.is_empty()).then(|| format!("`{}: {value}`", words.join(".")))
            })
            .collect();
        types.push(Resource {
            name,
            properties,
            only,
        });
    }
    types.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(types)
}

/// All Rust files under a folder, in order.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's text.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The text without comment lines and ends of lines that are comments.
pub fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find("//") {
        Some(at)
            if line
                .get(..at)
                .is_some_and(|head| head.matches('"').count() % 2 == 0) =>
        {
            line.get(..at).unwrap_or_default()
        }
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file's text split where its tests begin.
pub fn split_tests(text: &str) -> (&str, &str) {
    let mark = "#[cfg(test)]\nmod ";
    let begins = text.match_indices(mark).find(|(at, _)| {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        rest.split('\n')
            .next()
            .is_some_and(|line| line.trim_end().ends_with('{'))
    });
    begins.map_or((text, ""), |(at, _)| text.split_at(at))
}

/// The text with empty lines in place of what is compiled for tests alone.
pub fn without_test_items(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.trim_start().starts_with("#[cfg(test)]") {
            let rest = lines.get(at..).unwrap_or_default();
            let skipped = 1 + item_lines(rest.get(1..).unwrap_or_default());
            kept.extend(std::iter::repeat_n('\n', skipped));
            at += skipped;
        } else {
            kept.push_str(line);
            kept.push('\n');
            at += 1;
        }
    }
    kept
}

/// How many lines the item that begins a text has: an item, statement, field or arm.
fn item_lines(lines: &[&str]) -> usize {
    let (mut depth, mut in_literal, mut escaped) = (0_usize, false, false);
    for (at, line) in lines.iter().enumerate() {
        let mut before = ' ';
        let line = line.trim();
        let mut ends = false;
        if !line.starts_with("//") && !line.starts_with("#[") {
            for letter in line.chars() {
                match letter {
                    _ if escaped => escaped = false,
                    '\\' if in_literal => escaped = true,
                    '"' => in_literal = !in_literal,
                    _ if in_literal => {}
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' => depth = depth.saturating_sub(1),
                    '}' => {
                        depth = depth.saturating_sub(1);
                        ends |= depth == 0;
                    }
                    ';' | ',' => ends |= depth == 0,
                    '/' if before == '/' => break,
                    _ => {}
                }
                before = letter;
            }
        }
        if ends && depth == 0 {
            return at + 1;
        }
    }
    lines.len()
}

/// From an opening bracket to the one that closes it, without the two.
pub fn balanced(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut in_literal = false;
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_literal => escaped = true,
            '"' => in_literal = !in_literal,
            '(' | '{' | '[' if !in_literal => depth += 1,
            ')' | '}' | ']' if !in_literal => {
                depth -= 1;
                if depth == 0 {
                    return text.get(1..at).unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    ""
}

/// The string literals in a text, in order.
pub fn literals(text: &str) -> Vec<String> {
    text.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn first_literal(text: &str) -> Option<String> {
    literals(text).into_iter().next()
}

fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark).map(|(_, rest)| rest)
}

/// `ListObjectsV2` → `list_objects_v2`.
pub fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{balanced, literals, snake, split_tests, without_comments, without_test_items};

    #[test]
    fn brackets_in_literals_do_not_count() {
        assert_eq!(balanced("(a(\")\"), b) c"), "a(\")\"), b");
        assert_eq!(literals("x(\"a\", \"b\")"), ["a", "b"]);
    }

    #[test]
    fn comments_and_tests_are_left_away() {
        assert_eq!(without_comments("a // b\n\"http://c\""), "a \n\"http://c\"");
        assert_eq!(split_tests("a\n#[cfg(test)]\nmod tests;\nb").1, "");
        assert_eq!(split_tests("a\n#[cfg(test)]\nmod tests {\nb}").0, "a\n");
        assert_eq!(snake("ListObjectsV2"), "list_objects_v2");
    }

    #[test]
    fn what_is_compiled_for_tests_leaves_empty_lines() {
        let text = "a;\n#[cfg(test)]\nmod tests;\nb;\n#[cfg(test)]\n#[allow(x)]\nfn f(\n    a: u8,\n) \
                    {\n    \"}\";\n}\nc;\n";
        assert_eq!(without_test_items(text), "a;\n\n\nb;\n\n\n\n\n\n\n\nc;\n");
    }
}
