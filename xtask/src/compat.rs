//! `cargo xtask compat`: what of each service there is, told by the code and its tests.
//!
//! An operation is a file in a service's `ops/`. It is *full* if a test names it and the code that
//! serves it refuses nothing that AWS has; *partial* with what it refuses, or if no test names it.
//! Where a service has golden wire files, every member of input and output must be shown by one.
//! Every other operation of the model is *refused*. Also checks that the tests exist which
//! SPECIFICATION.md names.

mod evidence;
mod json;
mod members;
mod refusals;
pub mod source;
mod specification;

use std::fmt::Write as _;
use std::fs;

use crate::process::root;
use crate::services::{CRATES, SERVICES, Service};
use evidence::Evidence;
use members::{Members, RESERVED};
use refusals::Refusals;

const FILE: &str = "COMPAT.md";

const INTRODUCTION: &str = "\
# What works

Written by `cargo xtask compat` from the operations' folders, the refusals in the code and the tests
that name an operation. Do not edit.

- **full**: a test names the operation, and the code refuses nothing that AWS has for it but what is
  said above the service's table.
- **partial**: what is listed is refused with an error that names it, before anything is changed; or
  no test names the operation yet.
- For Kinesis more is asked: every member of the operation's input must be set by a golden wire case
  (`e2e/golden/kinesis/`) that succeeds, and every member of its output compared in one, also those of structures
  inside others; `e2e/golden/kinesis/named-tests.json` names tests for what such a case cannot show. What no test
  sets or, after an arrow, observes makes the operation **partial**, and is listed. `StreamId` does not count: AWS
  calls it reserved, and not implemented.
- **refused**: every other operation answers an error that names it (`NotImplemented`, 501, from S3;
  `UnknownOperationException` or the service's own kind elsewhere).

\"…\" stands for any value but those that are supported. The last column says
whose tests name the operation.
";

/// Writes the file, or with `--check` compares it.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        other => return Err(format!("cargo xtask compat: unknown: {}", other.join(" "))),
    };
    specification::check()?;
    let wanted = document()?;
    check_refusals()?;
    let path = root().join(FILE);
    if fs::read_to_string(&path).ok().as_deref() == Some(wanted.as_str()) {
        return Ok(());
    }
    if check {
        return Err(format!(
            "{FILE} is not what the code says; run `cargo xtask compat`"
        ));
    }
    fs::write(&path, wanted).map_err(|error| format!("{FILE}: {error}"))?;
    println!("wrote {FILE}");
    Ok(())
}

fn document() -> Result<String, String> {
    let mut text = INTRODUCTION.to_owned();
    let mut names = Vec::new();
    for service in &SERVICES {
        names.extend(source::model_operations(service.model)?);
    }
    for service in &SERVICES {
        chapter(&mut text, service, &names)?;
    }
    resources(&mut text)?;
    Ok(text)
}

/// Everything that is refused is told of where an operation comes to it.
fn check_refusals() -> Result<(), String> {
    let mut missed = Vec::new();
    for one in &CRATES {
        let mut operations = Vec::new();
        for service in SERVICES
            .iter()
            .filter(|of| of.crates.contains(&one.package))
        {
            operations.extend(source::operations(one.package, service.model)?);
        }
        let unseen = Refusals::of_crate(one.package)?.unseen(&operations);
        missed.extend(
            unseen
                .into_iter()
                .map(|what| format!("{}: {what}", one.package)),
        );
    }
    if missed.is_empty() {
        return Ok(());
    }
    Err(format!(
        "refused, but no operation is seen to come there, so that {FILE} would not say it:\n{}",
        missed.join("\n")
    ))
}

/// An operation that is served: its name, what it refuses, whose tests name it.
struct Served {
    name: String,
    refused: Vec<String>,
    /// Members that no test sets or observes, where that is asked for.
    unseen: Option<Vec<String>>,
    tests: Vec<String>,
}

/// A service's chapter; `names` are the operations of all services.
fn chapter(text: &mut String, service: &Service, names: &[String]) -> Result<(), String> {
    let mut served = Vec::new();
    let mut in_templates = Vec::new();
    let members = Members::of_service(service.model)?;
    for package in service.crates {
        let refusals = Refusals::of_crate(package)?;
        in_templates.extend(refusals.in_templates());
        let evidence = Evidence::gather(package, service.client)?;
        for operation in source::operations(package, service.model)? {
            let is_unique = names.iter().filter(|name| **name == operation.name).count() == 1;
            let tests = evidence.of(&operation.name, is_unique);
            served.push(Served {
                refused: refusals
                    .of_operation(&operation)
                    .into_iter()
                    .filter(|option| members.is_none() || option != RESERVED)
                    .collect(),
                unseen: members.as_ref().map(|of| of.unseen(&operation.name)),
                tests: tests.into_iter().map(str::to_owned).collect(),
                name: operation.name,
            });
        }
    }
    served.sort_by(|one, other| one.name.cmp(&other.name));
    let everywhere = take_common(&mut served);
    let all = source::model_operations(service.model)?;
    let _ = write!(
        text,
        "\n## {}\n\n{} of {} operations{}.{}{}\n\n| operation | | refused in it |{} tests |\n|---|---|---|{}---|\n",
        service.title,
        served.len(),
        all.len(),
        match &members {
            Some(_) => format!(
                ", {} of them full",
                served.iter().filter(|one| one.is_full()).count()
            ),
            None => String::new(),
        },
        match everywhere.as_slice() {
            [] => String::new(),
            options => format!(" Refused wherever they are given: {}.", quoted(options)),
        },
        match in_templates.as_slice() {
            [] => String::new(),
            options => format!(" Refused in templates: {}.", quoted(options)),
        },
        members.as_ref().map_or("", |_| " not set or observed |"),
        members.as_ref().map_or("", |_| "---|"),
    );
    text.extend(served.iter().map(row));
    let is_refused = |name: &&String| !served.iter().any(|one| one.name == **name);
    let refused: Vec<&str> = all.iter().filter(is_refused).map(String::as_str).collect();
    if !refused.is_empty() {
        let _ = write!(text, "\nRefused: {}.\n", refused.join(", "));
    }
    Ok(())
}

/// Takes out what most operations of a service refuse: it is said once.
fn take_common(served: &mut [Served]) -> Vec<String> {
    let mut common: Vec<String> = Vec::new();
    for option in served.iter().flat_map(|one| &one.refused) {
        let times = served
            .iter()
            .filter(|one| one.refused.contains(option))
            .count();
        if times * 2 > served.len() && !common.contains(option) {
            common.push(option.clone());
        }
    }
    for one in served {
        one.refused.retain(|option| !common.contains(option));
    }
    common
}

impl Served {
    fn is_full(&self) -> bool {
        let is_seen = self.unseen.as_ref().is_none_or(Vec::is_empty);
        !self.tests.is_empty() && self.refused.is_empty() && is_seen
    }
}

/// An operation's line in the table.
fn row(one: &Served) -> String {
    let tests = match one.tests.as_slice() {
        [] => "none yet".to_owned(),
        folders => folders.join(", "),
    };
    format!(
        "| {} | {} | {} |{} {tests} |\n",
        one.name,
        if one.is_full() { "full" } else { "partial" },
        quoted(&one.refused),
        match &one.unseen {
            Some(members) => format!(" {} |", quoted(members)),
            None => String::new(),
        },
    )
}

fn quoted(options: &[String]) -> String {
    let quoted: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
    quoted.join(", ")
}

/// The chapter of CloudFormation's resource types.
fn resources(text: &mut String) -> Result<(), String> {
    text.push_str(
        "\n## Resource types of CloudFormation\n\nEvery other type, and every other property of \
         these types, is refused by its name before\nanything is created. A property of the last \
         column is taken with that value only, and\nwhat the operation that makes a resource refuses \
         is refused here too. Resources have the tags that\ntemplate and stack give them, but not those \
         that AWS adds: `aws:cloudformation:stack-name`, `:stack-id`\nand `:logical-id`.\n\n| type | properties | only |\n|---|---|---|\n",
    );
    for resource in source::resource_types()? {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            resource.name,
            resource.properties.join(", "),
            resource.only.join(", ")
        );
    }
    Ok(())
}
