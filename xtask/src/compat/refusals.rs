//! What the code that serves an operation refuses, found by following its calls in the source.
//!
//! This reads text and not types. A call is followed where its target is certain: `module::name`,
//! `Type::name`, a name of the same file or one imported, a method of `self`, or one whose name the
//! crate has only once. What is refused where no operation is seen to come is a breach of
//! [`Refusals::unseen`], so that nothing is forgotten.

use std::collections::BTreeSet;
use std::ops::Range;

use super::source::{self, Operation, balanced, literals, read, rust_files, without_comments};
use crate::process::root;

/// Sentences whose subject is only known when they are said; what they are said of is found
/// where they are said.
const GENERAL: [&str; 6] = [
    "…",
    "… of resource …",
    "The option …",
    "The parameter …",
    "Parameter …",
    "Function …",
];

fn is_general(option: &str) -> bool {
    GENERAL.contains(&option)
}

/// What an operation refuses only of what another has taken, and so refused, before.
const CHECKED_BEFORE: [(&str, &str); 1] = [("Invoke", "An EventBridge event bus as a destination")];

/// The folder of what reads templates. What it refuses is said once, not of each operation that
/// takes a template or uses one that was taken.
const TEMPLATES: &str = "template";

/// A function or macro of a crate.
struct Function {
    module: String,
    /// The type whose `impl` it is in.
    of: Option<String>,
    /// The folder of its file.
    folder: String,
    name: String,
    body: String,
}

impl Function {
    /// It is in a file of `ops/`, which no other file calls.
    fn is_operation(&self) -> bool {
        self.folder == "ops" && self.module != "ops"
    }
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
            let stem = file.file_stem().and_then(|stem| stem.to_str());
            let folder = file
                .parent()
                .and_then(|folder| folder.file_name()?.to_str());
            let folder = folder.unwrap_or_default();
            let module = stem.filter(|stem| *stem != "mod").unwrap_or(folder);
            refusals.add(module, folder, &read(&file)?);
        }
        Ok(refusals)
    }

    /// Reads a file.
    fn add(&mut self, module: &str, folder: &str, text: &str) {
        let text = without_comments(source::split_tests(text).0);
        self.functions.extend(functions(module, folder, &text));
        self.imports.extend(imports(module, &text));
    }

    /// What an operation refuses that AWS has.
    pub fn of_operation(&self, operation: &Operation) -> Vec<String> {
        let is_said_elsewhere =
            |option: &str| CHECKED_BEFORE.contains(&(operation.name.as_str(), option));
        let reached = self.reached(operation).into_iter();
        let functions = reached.filter_map(|at| self.functions.get(at));
        let functions = functions.filter(|function| function.folder != TEMPLATES);
        let found: BTreeSet<String> = functions
            .flat_map(|function| refused(&function.body))
            .filter(|option| !is_general(option) && !is_said_elsewhere(option))
            .collect();
        found.into_iter().collect()
    }

    /// What is refused in templates.
    pub fn in_templates(&self) -> Vec<String> {
        let functions = self.functions.iter();
        let functions = functions.filter(|function| function.folder == TEMPLATES);
        let found: BTreeSet<String> = functions
            .flat_map(|function| refused(&function.body))
            .collect();
        found.into_iter().collect()
    }

    /// What the crate refuses where none of its operations is seen to come, with the function.
    pub fn unseen(&self, operations: &[Operation]) -> Vec<String> {
        let seen: BTreeSet<usize> = operations
            .iter()
            .flat_map(|operation| self.reached(operation))
            .collect();
        let told: BTreeSet<String> = seen
            .iter()
            .filter_map(|at| self.functions.get(*at))
            .flat_map(|function| refused(&function.body))
            .collect();
        let missed = self.functions.iter().flat_map(|function| {
            let options = refused(&function.body).into_iter();
            let missed = options.filter(|option| !is_general(option) && !told.contains(option));
            missed.map(|option| format!("`{option}` in {}::{}", function.module, function.name))
        });
        missed.collect()
    }

    /// The functions that serve an operation.
    fn reached(&self, operation: &Operation) -> BTreeSet<usize> {
        let mut waiting: Vec<usize> = (0..self.functions.len())
            .filter(|at| {
                self.functions
                    .get(*at)
                    .is_some_and(|one| one.is_operation() && one.module == operation.module)
            })
            .collect();
        let mut seen: BTreeSet<usize> = waiting.iter().copied().collect();
        while let Some(at) = waiting.pop() {
            let Some(function) = self.functions.get(at) else {
                continue;
            };
            for next in self.called(function) {
                if seen.insert(next) {
                    waiting.push(next);
                }
            }
        }
        seen
    }

    /// The functions that a function's body calls or hands on, as far as that is certain.
    fn called(&self, from: &Function) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, after) in from.body.match_indices(['(', '!', ')', ',']) {
            let head = from.body.get(..at).unwrap_or_default();
            let name = last_word(head);
            if name.is_empty() {
                continue;
            }
            let is_call = matches!(after, "(" | "!");
            let before = head.get(..head.len() - name.len()).unwrap_or_default();
            let target = if let Some(path) = before.strip_suffix("::") {
                let owner = match last_word(path) {
                    "Self" => from.of.as_deref().unwrap_or_default(),
                    owner => owner,
                };
                let module = source::snake(owner);
                self.position(|one| one.name == name && one.of.as_deref() == Some(owner))
                    .or_else(|| self.position(|one| one.name == name && one.module == module))
                    .or_else(|| {
                        self.only(|one| one.name == name && !one.is_operation())
                            .filter(|_| is_call)
                    })
            } else if !is_call {
                None
            } else if before.ends_with('.') {
                let of_itself = from.of.as_deref().filter(|_| before.ends_with("self."));
                of_itself
                    .and_then(|of| {
                        self.position(|one| {
                            one.name == name
                                && one.of.as_deref() == Some(of)
                                && (!one.is_operation() || one.module == from.module)
                        })
                    })
                    .or_else(|| self.only_method(name, from))
            } else {
                self.position(|one| {
                    one.name == name && one.module == from.module && one.of.is_none()
                })
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

    /// The method of this name that `from` can call, if there is exactly one, or one in its module.
    fn only_method(&self, name: &str, from: &Function) -> Option<usize> {
        let callable = |one: &Function| {
            one.name == name
                && one.of.is_some()
                && (!one.is_operation() || one.module == from.module)
        };
        self.only(callable)
            .or_else(|| self.only(|one| callable(one) && one.module == from.module))
    }

    /// The function that fits, if there is exactly one.
    fn only(&self, fits: impl Fn(&Function) -> bool) -> Option<usize> {
        let at = self.position(&fits)?;
        let further = self.functions.iter().skip(at + 1).any(fits);
        (!further).then_some(at)
    }
}

/// The options that a piece of code refuses.
fn refused(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    // What is made part of a sentence is told where that is said.
    if body.contains("let unsupported = |") {
        return found;
    }
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
    // Doubled brackets are brackets, here for a while of another form.
    let literal = literal.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut rest = literal.as_str();
    while let Some((head, tail)) = rest.split_once('{') {
        text.push_str(head);
        text.push('…');
        rest = tail.split_once('}').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace('\u{1}', "{").replace('\u{2}', "}")
}

fn functions(module: &str, folder: &str, text: &str) -> Vec<Function> {
    let mut found = Vec::new();
    let implementations = implementations(text);
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
                let of = implementations.iter().find(|(span, _)| span.contains(&at));
                found.push(Function {
                    module: module.to_owned(),
                    of: of.map(|(_, of)| of.clone()),
                    folder: folder.to_owned(),
                    name,
                    body,
                });
            }
        }
    }
    found
}

/// Where the `impl` blocks of a text are, and of which type: `impl<T> Trait for module::Type<T>`.
fn implementations(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("\nimpl") {
        let rest = text.get(at..).unwrap_or_default();
        let Some(opens) = rest.find('{') else {
            continue;
        };
        let (head, body) = rest.split_at(opens);
        let head = head.split(" where").next().unwrap_or_default();
        let named = match head.split_once(" for ") {
            Some((_, named)) => named,
            None => head.split_once(' ').map_or("", |(_, named)| named),
        };
        let named = last_word(named.split('<').next().unwrap_or_default().trim());
        found.push((at..at + opens + balanced(body).len(), named.to_owned()));
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
    use super::{Refusals, refused};
    use crate::compat::source::Operation;

    #[test]
    fn calls_are_followed_to_the_type_that_is_named() {
        let mut refusals = Refusals {
            functions: Vec::new(),
            imports: Vec::new(),
        };
        let operation = "\nimpl Serve<PutIt> for S3 {\n    async fn run(&self) {\n        \
                         self.check(); names.iter().map(Kind::parse)\n    }\n}\n";
        refusals.add("put_it", "ops", operation);
        let kinds = "\nimpl Other {\n    fn parse() { unsupported(\"Other\") }\n}\n\
                     \nimpl<T> Kind<T> {\n    fn parse() { unsupported(\"Kind\") }\n}\n";
        refusals.add("kinds", "src", kinds);
        let checks = "\nimpl S3 {\n    fn check(&self) { not_supported(\"It with ${{x}}\") }\n}\n\
                      \nimpl Other {\n    fn check(&self) { not_supported(\"That\") }\n}\n";
        refusals.add("checks", "src", checks);
        refusals.add(
            "document",
            "template",
            "fn read() { unsupported(\"Rules\") }",
        );
        let operation = Operation {
            name: "PutIt".to_owned(),
            module: "put_it".to_owned(),
        };
        assert_eq!(refusals.of_operation(&operation), ["It with ${x}", "Kind"]);
        assert_eq!(refusals.in_templates(), ["Rules"]);
        let unseen = refusals.unseen(&[operation]);
        let wanted = ["`Other` in kinds::parse", "`That` in checks::check"];
        assert_eq!(unseen[..2], wanted);
    }

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
        assert!(refused("let unsupported = |what| Err(what); unsupported(\"&&\")").is_empty());
    }
}
