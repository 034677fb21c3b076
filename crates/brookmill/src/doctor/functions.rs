//! What functions run in and by: walls, and interpreters.

use super::Finding;

/// How functions can be confined here.
pub fn walls() -> Vec<Finding> {
    let support = sandbox::Launcher::new().probe();
    let mut findings = Vec::new();
    match (&support.full, &support.reduced) {
        (Ok(()), _) => findings.push(Finding::good(format!(
            "confined by namespaces, {} and seccomp",
            landlock(sandbox::landlock_abi())
        ))),
        (Err(why), Ok(())) => {
            findings.push(Finding::lacking(
                sentence(why),
                "Until then functions do not start, unless the engine is started with \
                 --confinement reduced, which does not hold the following",
            ));
            let lacks = support.reduced_lacks.iter();
            findings.extend(lacks.map(|lack| Finding::lacking(sentence(lack), "")));
        }
        (Err(why), Err(reduced)) => findings.push(Finding::bad(
            sentence(why),
            format!(
                "The engine runs, functions do not; --confinement reduced does not help: {reduced}"
            ),
        )),
    }
    let shortages = support.shortages.iter();
    findings.extend(shortages.map(|shortage| Finding::lacking(sentence(shortage), "")));
    findings.extend(
        support
            .notes
            .iter()
            .map(|note| Finding::good(sentence(note))),
    );
    findings
}

fn landlock(abi: Option<u32>) -> String {
    match abi {
        Some(abi) => format!("Landlock (version {abi})"),
        None => {
            "no Landlock (this kernel has none or has not enabled it: lsm=landlock,…)".to_owned()
        }
    }
}

/// The runtimes in Python and Node.js that this machine has an interpreter for.
pub fn interpreted() -> Vec<Finding> {
    let found = lambda::interpreted_runtimes();
    let mut findings = Vec::new();
    if !found.is_empty() {
        findings.push(Finding::good(format!(
            "functions of {} run",
            found.join(", ")
        )));
    }
    let languages = [
        ("python", "Python 3.8 to 3.14", "python3"),
        ("nodejs", "Node.js 18 to 24", "nodejs"),
    ];
    for (prefix, name, package) in languages {
        if !found.iter().any(|runtime| runtime.starts_with(prefix)) {
            findings.push(Finding::lacking(
                format!("no {name}: functions of {prefix} runtimes are refused, others run"),
                format!("To install: apt-get install {package}"),
            ));
        }
    }
    findings
}

/// Without the full stop that a remedy or nothing follows.
fn sentence(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}
