//! What the code that serves an operation refuses, found by following its calls in the source.
//!
//! This reads text and not types. A call is followed where its target is certain: `module::name`,
//! a name of the same file or one imported, or a method whose name the crate has only once.

use std::collections::BTreeSet;

use super::source::{self, Operation, balanced, literals, read, rust_files, without_comments};
use crate::process::root;

/// Sentences whose subject is only known when they are said; what they are said of is found
/// where they are said.
const GENERAL: [&str; 5] = [
    "…",
    "The option …",
    "The parameter …",
    "Parameter …",
    "Function …",
];

/// A function or macro of a crate.
struct Function {
    module: String,
    /// It is in a file of `ops/`, which no other file calls.
    is_operation: bool,
    name: String,
    body: String,
}

/// A crate's functions, with what each refuses.
pub struct Refusals {
    functions: Vec<Function>,
    /// For each module, the names that it imports from others of its crate: module and name.
    imports: Vec<(String, String, String)>,
}

impl Refusals {
    /// Reads a crate.
    pub fn of_crate(package: &str) -> Result<Self, String> {
        let folder = root().join("crates").join(package).join("src");
        let mut refusals = Self {
            functions: Vec::new(),
            imports: Vec::new(),
        };
        for file in rust_files(&folder) {
            let text = read(&file)?;
            let text = without_comments(source::split_tests(&text).0);
            let stem = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            let folder = file
                .parent()
                .and_then(|folder| folder.file_name()?.to_str());
            let module = if stem == "mod" {
                folder.unwrap_or_default()
            } else {
                stem
            };
            let is_operation = folder == Some("ops") && stem != "mod";
            refusals
                .functions
                .extend(functions(module, is_operation, &text));
            refusals.imports.extend(imports(module, &text));
        }
        Ok(refusals)
    }

    /// What an operation refuses that AWS has.
    pub fn of_operation(&self, operation: &Operation) -> Vec<String> {
        let mut waiting: Vec<usize> = (0..self.functions.len())
            .filter(|at| {
                self.functions
                    .get(*at)
                    .is_some_and(|one| one.module == operation.module)
            })
            .collect();
        let mut seen: BTreeSet<usize> = waiting.iter().copied().collect();
        let mut found = Vec::new();
        while let Some(at) = waiting.pop() {
            let Some(function) = self.functions.get(at) else {
                continue;
            };
            for option in refused(&function.body) {
                let is_general = GENERAL.iter().any(|general| option.starts_with(general));
                if !is_general && !found.contains(&option) {
                    found.push(option);
                }
            }
            for next in self.called(function) {
                if seen.insert(next) {
                    waiting.push(next);
                }
            }
        }
        found.sort();
        found
    }

    /// The functions that a function's body calls, as far as that is certain.
    fn called(&self, from: &Function) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, _) in from.body.match_indices(['(', '!']) {
            let head = from.body.get(..at).unwrap_or_default();
            let name = last_word(head);
            if name.is_empty() {
                continue;
            }
            let before = head.get(..head.len() - name.len()).unwrap_or_default();
            let target = if let Some(path) = before.strip_suffix("::") {
                let module = last_word(path);
                let module = source::snake(module);
                self.position(|one| one.name == name && one.module == module)
                    .or_else(|| self.only(name, from))
            } else if before.ends_with('.') {
                self.only(name, from)
            } else {
                self.position(|one| one.name == name && one.module == from.module)
                    .or_else(|| {
                        let (_, module, _) = self
                            .imports
                            .iter()
                            .find(|(by, _, what)| *by == from.module && what == name)?;
                        self.position(|one| one.name == name && one.module == *module)
                    })
            };
            found.extend(target);
        }
        found
    }

    fn position(&self, is_it: impl Fn(&Function) -> bool) -> Option<usize> {
        self.functions.iter().position(is_it)
    }

    /// The function of this name that `from` can call, if there is exactly one.
    fn only(&self, name: &str, from: &Function) -> Option<usize> {
        let callable =
            |one: &Function| one.name == name && (!one.is_operation || one.module == from.module);
        let at = self.position(callable)?;
        let further = self.functions.iter().skip(at + 1).any(callable);
        (!further).then_some(at)
    }
}

/// The options that a piece of code refuses.
fn refused(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["unsupported(", "not_supported("] {
        for (at, _) in body.match_indices(mark) {
            let is_part = body
                .get(..at)
                .is_some_and(|head| head.ends_with(|c: char| c == '_' || c.is_alphanumeric()));
            let inner = balanced(body.get(at + mark.len() - 1..).unwrap_or_default());
            if let (false, Some(literal)) = (is_part, literals(inner).into_iter().next()) {
                found.push(without_placeholders(&literal));
            }
        }
    }
    let lists = body
        .match_indices("refuse(")
        .map(|(at, mark)| at + mark.len() - 1);
    let lists = lists.chain(
        body.match_indices("let unsupported = [")
            .map(|(at, mark)| at + mark.len() - 1),
    );
    for at in lists {
        let list = balanced(body.get(at..).unwrap_or_default());
        // What AWS itself refuses for streams is no difference.
        if !list.contains("not_for_streams")
            && (list.trim_start().starts_with("&[") || list.trim_start().starts_with('('))
        {
            found.extend(names_of_pairs(list));
        }
    }
    found
}

/// The literals that are the first or the last of a pair.
fn names_of_pairs(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = list;
    while let Some((head, tail)) = rest.split_once('"') {
        let Some((literal, tail)) = tail.split_once('"') else {
            break;
        };
        let before = head.trim_end();
        let opens = before
            .strip_suffix('(')
            .is_some_and(|outer| !outer.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let next = tail.trim_start();
        let next = next.strip_prefix(',').unwrap_or(next).trim_start();
        if opens || (before.ends_with(',') && next.starts_with(')')) {
            names.push(without_placeholders(literal));
        }
        rest = tail;
    }
    names
}

/// `KeyId {key}` → `KeyId …`
fn without_placeholders(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal;
    while let Some((head, tail)) = rest.split_once('{') {
        text.push_str(head);
        text.push('…');
        rest = tail.split_once('}').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

fn functions(module: &str, is_operation: bool, text: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for mark in ["fn ", "macro_rules! "] {
        for (at, _) in text.match_indices(mark) {
            let rest = text.get(at + mark.len()..).unwrap_or_default();
            let name: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // A signature ends where its body begins; one without a body is a trait's.
            let Some(begins) = rest.find(['{', ';']) else {
                continue;
            };
            let body = rest.get(begins..).unwrap_or_default();
            if !name.is_empty() && body.starts_with('{') {
                let body = balanced(body).to_owned();
                found.push(Function {
                    module: module.to_owned(),
                    is_operation,
                    name,
                    body,
                });
            }
        }
    }
    found
}

/// `use crate::faults::{a, b};` gives `(module, "faults", "a")` and so on.
fn imports(module: &str, text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for statement in text.split("use ").skip(1) {
        let statement = statement.split(';').next().unwrap_or_default();
        if !statement.starts_with("crate::") && !statement.starts_with("super::") {
            continue;
        }
        let (path, names) = match statement.split_once('{') {
            Some((path, names)) => (path.trim_end_matches("::"), names),
            None => statement.rsplit_once("::").unwrap_or_default(),
        };
        let from = last_word(path);
        for name in names.trim_end_matches('}').split(',').map(str::trim) {
            found.push((module.to_owned(), from.to_owned(), name.to_owned()));
        }
    }
    found
}

/// The identifier that a text ends with.
fn last_word(text: &str) -> &str {
    let begins = text
        .char_indices()
        .rev()
        .take_while(|(_, letter)| letter.is_alphanumeric() || *letter == '_')
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(begins..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn refusals_are_found_in_their_forms() {
        assert_eq!(
            refused("return Err(faults::unsupported(\"StreamId\"));"),
            ["StreamId"]
        );
        assert_eq!(
            refused("unsupported(&format!(\"KeyId {key}\"))"),
            ["KeyId …"]
        );
        assert_eq!(
            refused("refuse(&[(\"a\", input.a.is_some()), (\"b\", input.b == Some(\"c\"))])?"),
            ["a", "b"]
        );
        assert_eq!(
            refused("refuse(&[(x(\"n\"), \"Filter\",)], unsupported)"),
            ["Filter"]
        );
        assert!(refused("refuse(&[(x, \"Queues\")], not_for_streams)").is_empty());
    }
}
