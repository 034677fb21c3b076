//! Which members of an operation's input a test sets, and which of its output one observes.
//!
//! The members are the model's, those of structures inside others included: `Records.Data`. The
//! tests are the golden wire files' cases, each of which `cargo xtask test` sends to the engine and
//! compares; beside them `named-tests.json` names tests for members that no golden case can show.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::json::Json;
use super::source::read;
use super::specification;
use crate::process::root;

/// Member that the API reference calls reserved, and not implemented by AWS.
pub const RESERVED: &str = "StreamId";
const NAMED_TESTS: &str = "named-tests.json";

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Input,
    Output,
}

/// A service's members, and those that tests show.
pub struct Members {
    model: Json,
    shown: BTreeSet<(String, Side, String)>,
}

impl Members {
    /// Reads a service's model and golden files; `None` if it has none.
    pub fn of_service(model: &str) -> Result<Option<Self>, String> {
        let folder = root().join("e2e/golden").join(model);
        if !folder.is_dir() {
            return Ok(None);
        }
        let path = root().join("models").join(format!("{model}.json"));
        let mut members = Self {
            model: parsed(&path)?,
            shown: BTreeSet::new(),
        };
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let document = parsed(&path)?;
            if path.ends_with(NAMED_TESTS) {
                members.take_named(&document)?;
            } else if document.get("awaits").is_none() {
                members.take_file(&document);
            }
        }
        Ok(Some(members))
    }

    fn shape(&self, name: &str) -> Option<&Json> {
        self.model.get("shapes")?.get(name)
    }

    /// The shape of an operation's input or output.
    fn outer(&self, operation: &str, side: Side) -> Option<&Json> {
        let operation = self.model.get("operations")?.get(operation)?;
        let side = match side {
            Side::Input => "input",
            Side::Output => "output",
        };
        self.shape(operation.get(side)?.get("shape")?.text()?)
    }

    /// The members that no test shows: `Limit` of the input, `→ Shards.ShardId` of the output.
    pub fn unseen(&self, operation: &str) -> Vec<String> {
        let mut unseen = Vec::new();
        for side in [Side::Input, Side::Output] {
            let mut all = Vec::new();
            if let Some(outer) = self.outer(operation, side) {
                self.walk(outer, "", 0, &mut all);
            }
            for path in all {
                let known = (operation.to_owned(), side, path);
                if !self.shown.contains(&known) {
                    let arrow = if side == Side::Output { "→ " } else { "" };
                    unseen.push(format!("{arrow}{}", known.2));
                }
            }
        }
        unseen
    }

    /// All members of a structure, and of those inside it.
    fn walk(&self, structure: &Json, path: &str, depth: usize, all: &mut Vec<String>) {
        const DEPTH_MAX: usize = 8;
        let members = structure.get("members").map_or(&[][..], Json::members);
        for (name, reference) in members {
            let shape = reference.get("shape").and_then(Json::text);
            let Some(shape) = shape.and_then(|shape| self.shape(shape)) else {
                continue;
            };
            // An event stream's errors are no members of its events.
            if name == RESERVED || shape.get("exception").is_some() || depth > DEPTH_MAX {
                continue;
            }
            let path = joined(path, name);
            all.push(path.clone());
            if let Some(inner) = self.structure_in(shape) {
                self.walk(inner, &path, depth + 1, all);
            }
        }
    }

    /// The structure that a shape is, or is a list of.
    fn structure_in<'a>(&'a self, shape: &'a Json) -> Option<&'a Json> {
        match shape.get("type").and_then(Json::text)? {
            "structure" => Some(shape),
            "list" => {
                let element = shape.get("member")?.get("shape")?.text()?;
                self.structure_in(self.shape(element)?)
            }
            _ => None,
        }
    }

    fn take_file(&mut self, file: &Json) {
        let operation = file.get("operation").and_then(Json::text);
        let cases = file.get("cases").map_or(&[][..], Json::elements);
        for case in cases {
            for step in steps(case) {
                let called = step.get("call").and_then(Json::text).or(operation);
                if let Some(called) = called.filter(|_| succeeds(step)) {
                    self.take_step(called, step);
                }
            }
        }
    }

    fn take_step(&mut self, operation: &str, step: &Json) {
        let events = step.get("body").and_then(|body| body.get("events"));
        for event in events.map_or(&[][..], Json::elements) {
            self.take_event(operation, event);
        }
        let sides = [
            (Side::Input, step.get("input")),
            (Side::Output, step.get("body").or_else(|| step.get("until"))),
        ];
        for (side, value) in sides {
            let mut found = Vec::new();
            if let (Some(value), Some(outer)) = (value, self.outer(operation, side)) {
                self.find(value, outer, "", &mut found);
            }
            for path in found {
                self.shown.insert((operation.to_owned(), side, path));
            }
        }
    }

    /// An event of a stream is the member of the output's event stream that its type names.
    fn take_event(&mut self, operation: &str, event: &Json) {
        let kind = event.get("type").and_then(Json::text).unwrap_or_default();
        let payload = event.get("payload").cloned().unwrap_or(Json::Null);
        let union = Json::Object(vec![(kind.to_owned(), payload)]);
        let output = Json::Object(vec![("EventStream".to_owned(), union)]);
        let mut found = Vec::new();
        if let Some(outer) = self.outer(operation, Side::Output) {
            self.find(&output, outer, "", &mut found);
        }
        for path in found {
            self.shown
                .insert((operation.to_owned(), Side::Output, path));
        }
    }

    /// The members that a value has. What may be anything is not observed.
    fn find(&self, value: &Json, structure: &Json, path: &str, found: &mut Vec<String>) {
        let members = structure.get("members").map_or(&[][..], Json::members);
        for (name, inner) in value.members() {
            let reference = members.iter().find(|(known, _)| known == name);
            let shape = reference.and_then(|(_, reference)| reference.get("shape")?.text());
            let Some(shape) = shape.and_then(|shape| self.shape(shape)) else {
                continue;
            };
            if *inner == Json::Null || inner.text() == Some("<any>") {
                continue;
            }
            let path = joined(path, name);
            found.push(path.clone());
            let Some(structure) = self.structure_in(shape) else {
                continue;
            };
            // `each` is an element that the test repeats.
            let repeated = inner.get("each");
            for element in inner.elements().iter().chain(repeated).chain([inner]) {
                self.find(element, structure, &path, found);
            }
        }
    }

    /// Takes members that a named test shows; the test has to exist.
    fn take_named(&mut self, document: &Json) -> Result<(), String> {
        let mut tests: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (operation, sides) in document.members() {
            for (name, side) in [("input", Side::Input), ("output", Side::Output)] {
                for (path, test) in sides.get(name).map_or(&[][..], Json::members) {
                    let test = test.text().ok_or("named-tests.json: a test is its name")?;
                    tests.entry(test).or_default().push(path.clone());
                    self.shown.insert((operation.clone(), side, path.clone()));
                }
            }
        }
        let names: Vec<&str> = tests.keys().copied().collect();
        specification::check_names(NAMED_TESTS, &names)
    }
}

fn parsed(path: &Path) -> Result<Json, String> {
    Json::parse(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// A case, with what comes before and after it.
fn steps(case: &Json) -> impl Iterator<Item = &Json> {
    let around = ["before", "after"].into_iter();
    let around = around.flat_map(|name| case.get(name).map_or(&[][..], Json::elements));
    around.chain([case])
}

/// Whether the answer that a step wants, or waits for, is a success.
fn succeeds(step: &Json) -> bool {
    let status = step.get("status");
    let awaited = step.get("until").and_then(|until| until.get("__type"));
    step.get("error").is_none()
        && awaited.is_none()
        && status.is_none_or(|it| *it == Json::Number("200".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Json, Members, Side};

    const MODEL: &str = r#"{
        "operations": {"Put": {"input": {"shape": "In"}, "output": {"shape": "Out"}}},
        "shapes": {
            "In": {"type": "structure", "members": {
                "Name": {"shape": "Text"}, "StreamId": {"shape": "Text"}, "Items": {"shape": "Items"}
            }},
            "Out": {"type": "structure", "members": {
                "Count": {"shape": "Text"}, "Gone": {"shape": "Gone"}
            }},
            "Gone": {"type": "structure", "members": {}, "exception": true},
            "Items": {"type": "list", "member": {"shape": "Item"}},
            "Item": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Of": {"shape": "Item"}}},
            "Text": {"type": "string"}
        }
    }"#;

    fn unseen(cases: &str) -> Vec<String> {
        let model = Json::parse(MODEL).unwrap();
        let mut members = Members {
            model,
            shown: Default::default(),
        };
        let file = format!("{{\"operation\": \"Put\", \"cases\": {cases}}}");
        members.take_file(&Json::parse(&file).unwrap());
        let mut unseen = members.unseen("Put");
        unseen.retain(|path| path.matches('.').count() < 2);
        unseen
    }

    #[test]
    fn only_successes_show_members() {
        let all = ["Name", "Items", "Items.Key", "Items.Of", "→ Count"];
        assert_eq!(unseen("[]"), all);
        let refused = r#"[{"input": {"Name": "a"}, "error": ["X"]}]"#;
        assert_eq!(unseen(refused), all);
        let refused = r#"[{"input": {"Name": "a"}, "until": {"__type": "X"}}]"#;
        assert_eq!(unseen(refused), all);
        let shown =
            r#"[{"input": {"Name": "a", "Items": [{"Key": 1}]}, "body": {"Count": "<any>"}}]"#;
        assert_eq!(unseen(shown), ["Items.Of", "→ Count"]);
        let around = r#"[{"error": ["X"], "before": [{"input": {"Items": {"each": {"Of": {}}, "times": 2}}, "body": {"Count": 1}}]}]"#;
        assert_eq!(unseen(around), ["Name", "Items.Key"]);
        assert!(Side::Input < Side::Output);
    }
}
