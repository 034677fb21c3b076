//! Runtimes: which exist, which this host can run, and how each is started.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use wire::Fault;

use crate::faults::invalid;
use crate::interpreters::{self, Answers, Interpreter, Language, Reach};

/// The runtimes Lambda's own message lists.
///
/// See "Lambda runtimes" in the AWS Lambda Developer Guide.
const KNOWN: [&str; 25] = [
    "nodejs20.x",
    "python3.14",
    "provided.al2023",
    "python3.12",
    "python3.13",
    "nodejs24.x",
    "nodejs22.x",
    "java25",
    "python3.10",
    "python3.11",
    "java21",
    "ruby3.3",
    "ruby3.4",
    "ruby3.2",
    "python3.8",
    "python3.9",
    "java17",
    "nodejs16.x",
    "dotnet10",
    "dotnet8",
    "java11",
    "dotnet6",
    "nodejs18.x",
    "provided.al2",
    "java8.al2",
];

/// Runtimes that came after the message was last seen.
const ADDED: [&str; 1] = ["ruby4.0"];

/// Runtimes that were there once: no function can be given them any more.
///
/// See "Runtime deprecation policy" in the AWS Lambda Developer Guide.
const RETIRED: [&str; 20] = [
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
    "nodejs12.x",
    "nodejs14.x",
    "java8",
    "python2.7",
    "python3.6",
    "python3.7",
    "dotnetcore1.0",
    "dotnetcore2.0",
    "dotnetcore2.1",
    "dotnetcore3.1",
    "go1.x",
    "ruby2.5",
    "ruby2.7",
    "provided",
];

/// What happens with a runtime whose version of an interpreter this host does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RuntimeFallback {
    /// The function is refused.
    #[default]
    None,
    /// The nearest version that is there runs it.
    Nearest,
}

/// Minor versions of Python and major ones of Node.js that a fallback looks at.
const PYTHONS_NEAR: std::ops::RangeInclusive<u32> = 8..=20;
const NODES_NEAR: std::ops::RangeInclusive<u32> = 18..=40;

/// Whether a runtime brings its own `bootstrap`.
pub(crate) fn is_custom(runtime: &str) -> bool {
    runtime.starts_with("provided.")
}

/// The interpreter a runtime stands for: `python3.12` → Python `3.12`, `nodejs20.x` → Node.js
/// `20`. None for those that bring their own program, and for those that are not run here.
pub(crate) fn interpreted(runtime: &str) -> Option<(Language, &str)> {
    if let Some(version) = runtime.strip_prefix("python") {
        return Some((Language::Python, version));
    }
    let version = runtime.strip_prefix("nodejs")?.strip_suffix(".x")?;
    // Node.js 16 knows neither `fetch` nor the options the bootstrap is started with.
    (version != "16").then_some((Language::Node, version))
}

/// Names a script that is started in a runtime's place.
const WRAPPER: &str = "AWS_LAMBDA_EXEC_WRAPPER";

/// What Lambda's runtimes do where a script is to start them: it gets their command, and what is
/// wrong with it is printed.
const START_WRAPPER: &str = r#"
[ -f "$0" ] || { echo "$0: does not exist"; exit 127; }
[ -x "$0" ] || { echo "$0: is not an executable"; exit 126; }
exec "$0" "$@"
"#;

/// The command that starts a runtime, by the function's wrapper script if its variables name one.
///
/// See "Modifying the runtime environment" in the AWS Lambda Developer Guide.
pub(crate) fn wrapped(
    command: Vec<String>,
    variables: Option<&BTreeMap<String, String>>,
) -> Vec<String> {
    let wrapper = variables.and_then(|variables| variables.get(WRAPPER));
    let Some(wrapper) = wrapper.filter(|wrapper| !wrapper.is_empty()) else {
        return command;
    };
    let shell = ["/bin/sh", "-c", START_WRAPPER, wrapper].map(str::to_owned);
    shell.into_iter().chain(command).collect()
}

/// A runtime as `INIT_START` lines name it: `python:3.12`, `nodejs:20`.
pub(crate) fn name_in_log(runtime: &str) -> String {
    match interpreted(runtime) {
        Some((Language::Python, version)) => format!("python:{version}"),
        Some((Language::Node, version)) => format!("nodejs:{version}"),
        None => runtime.replace("provided.", "provided:"),
    }
}

/// Refuses a runtime that does not exist, or that this engine does not run, by name.
pub(crate) fn check(runtime: &str) -> Result<(), Fault> {
    if RETIRED.contains(&runtime) {
        return Err(invalid(format!(
            "The runtime parameter of {runtime} is no longer supported for creating or updating AWS \
             Lambda functions. We recommend you use a supported runtime while creating or updating \
             functions."
        )));
    }
    if !KNOWN.contains(&runtime) && !ADDED.contains(&runtime) {
        return Err(invalid(format!(
            "Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum \
             value set: [{}] or be a valid ARN",
            KNOWN.join(", ")
        )));
    }
    if !is_custom(runtime) && interpreted(runtime).is_none() {
        return Err(invalid(format!(
            "The runtime {runtime} is not supported by Brookmill: it runs provided.al2023, \
             provided.al2, python3.8 to python3.14 and nodejs18.x to nodejs24.x."
        )));
    }
    Ok(())
}

/// Refuses a runtime whose interpreter this host does not have, or functions do not reach. Starts
/// processes: blocks.
pub(crate) fn check_host(
    runtime: &str,
    fallback: RuntimeFallback,
    reach: Reach,
) -> Result<(), Fault> {
    let Some((language, version)) = interpreted(runtime) else {
        return Ok(());
    };
    if interpreter(language, version, fallback, reach).is_some() {
        return Ok(());
    }
    let (name, program) = (language.name(), language.program(version));
    if let Some(closed) = interpreter(language, version, fallback, Reach::Engine) {
        let program = closed.program.display();
        return Err(invalid(format!(
            "The runtime {runtime} needs {name} {version} where every user may run it: in the \
             reduced confinement functions are users of their own, and {program} is closed to them."
        )));
    }
    let near = match (
        fallback,
        interpreter(language, version, RuntimeFallback::Nearest, reach),
    ) {
        (RuntimeFallback::None, Some(near)) => format!(
            " It has {name} {}; an engine started with --runtime-fallback nearest runs the function \
             with that.",
            near.version
        ),
        _ => String::new(),
    };
    Err(invalid(format!(
        "The runtime {runtime} needs {name} {version} on the machine that runs Brookmill, which has \
         none: no {program} of that version was found.{near}"
    )))
}

/// What was the nearest, so that not every start of a process searches anew.
static NEAREST: Mutex<Vec<(Language, String, Interpreter)>> = Mutex::new(Vec::new());

/// The interpreter that starts a function which was accepted. Starts processes the first time:
/// blocks.
pub(crate) fn interpreter_to_start(
    language: Language,
    version: &str,
    fallback: RuntimeFallback,
    reach: Reach,
) -> Option<Interpreter> {
    let is_wanted = |of: Language, wanted: &str| of == language && wanted == version;
    let nearest = || NEAREST.lock().unwrap_or_else(PoisonError::into_inner);
    let known = nearest()
        .iter()
        .find_map(|(of, wanted, one)| is_wanted(*of, wanted).then(|| one.clone()));
    if known.is_some() {
        return known;
    }
    let found = interpreter(language, version, fallback, reach)?;
    if found.version != version {
        let mut nearest = nearest();
        nearest.retain(|(of, wanted, _)| !is_wanted(*of, wanted));
        nearest.push((language, version.to_owned(), found.clone()));
    }
    Some(found)
}

/// The interpreter that runs a version of a language here. Starts processes: blocks.
pub(crate) fn interpreter(
    language: Language,
    version: &str,
    fallback: RuntimeFallback,
    reach: Reach,
) -> Option<Interpreter> {
    let mut answers = Answers::new();
    let exact = interpreters::find(language, version, reach, &mut answers);
    if exact.is_some() || fallback == RuntimeFallback::None {
        return exact;
    }
    let number = version.rsplit('.').next()?.parse::<u32>().ok()?;
    let mut near: Vec<u32> = match language {
        Language::Python => PYTHONS_NEAR.collect(),
        Language::Node => NODES_NEAR.collect(),
    };
    // Of two that are as near the newer.
    near.sort_by_key(|other| (other.abs_diff(number), u32::MAX - other));
    near.into_iter().find_map(|other| {
        let other = match language {
            Language::Python => format!("3.{other}"),
            Language::Node => other.to_string(),
        };
        interpreters::find(language, &other, reach, &mut answers)
    })
}

/// The runtimes in Python and Node.js that this host has an interpreter for, in that order and
/// oldest first. Starts processes: blocks.
pub fn interpreted_runtimes() -> Vec<&'static str> {
    let mut answers = Answers::new();
    let mut found: Vec<&str> = KNOWN.into_iter().collect();
    found.retain(|runtime| {
        interpreted(runtime).is_some_and(|(language, version)| {
            interpreters::find(language, version, Reach::Engine, &mut answers).is_some()
        })
    });
    // python3.9 is older than python3.10.
    found.sort_by_key(|runtime| (!runtime.starts_with("python"), runtime.len(), *runtime));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_runtime_is_refused_in_lambdas_words() {
        let fault = check("cobol85").unwrap_err();
        assert!(fault.message.starts_with(
            "Value cobol85 at 'runtime' failed to satisfy constraint: Member must satisfy enum \
             value set: [nodejs20.x, python3.14, provided.al2023, "
        ));
        assert!(fault.message.ends_with(", java8.al2] or be a valid ARN"));
        let retired = check("python3.7").unwrap_err().message;
        assert!(retired.starts_with("The runtime parameter of python3.7 is no longer supported"));
        assert!(check("ruby4.0").unwrap_err().message.contains("Brookmill"));
        assert!(
            check("java21")
                .unwrap_err()
                .message
                .contains("java21 is not supported")
        );
        assert!(check("provided.al2023").is_ok());
    }

    #[test]
    fn runtimes_stand_for_interpreters() {
        assert_eq!(interpreted("python3.9"), Some((Language::Python, "3.9")));
        assert_eq!(interpreted("nodejs22.x"), Some((Language::Node, "22")));
        assert_eq!(interpreted("provided.al2"), None);
        assert_eq!(name_in_log("nodejs22.x"), "nodejs:22");
        assert_eq!(name_in_log("provided.al2023"), "provided:al2023");
        let fault = check("nodejs16.x").unwrap_err();
        assert!(fault.message.contains("nodejs16.x is not supported"));
        assert!(check("nodejs18.x").is_ok());
    }

    #[test]
    fn an_interpreter_that_is_not_there_is_named() {
        let check_host = |runtime| check_host(runtime, RuntimeFallback::None, Reach::Engine);
        let fault = check_host("python3.99").unwrap_err();
        assert!(
            fault
                .message
                .starts_with("The runtime python3.99 needs Python 3.99 on the machine")
        );
        let fault = check_host("nodejs99.x").unwrap_err();
        assert!(fault.message.contains("needs Node.js 99 on the machine"));
        assert!(check_host("provided.al2023").is_ok());
    }

    #[test]
    fn the_nearest_one_runs_where_that_is_wanted() {
        // Whatever is there: the tests of the engine need some Python anyway.
        let interpreter = |version: &str, fallback| {
            interpreter(Language::Python, version, fallback, Reach::Engine)
        };
        let near = interpreter("3.99", RuntimeFallback::Nearest).unwrap();
        let exact = interpreter(&near.version, RuntimeFallback::None);
        assert_eq!(exact.as_ref(), Some(&near));
        let check_host = |fallback| check_host("python3.99", fallback, Reach::Engine);
        assert!(check_host(RuntimeFallback::Nearest).is_ok());
        let refused = check_host(RuntimeFallback::None).unwrap_err();
        assert!(refused.message.contains("--runtime-fallback nearest"));
    }
}
