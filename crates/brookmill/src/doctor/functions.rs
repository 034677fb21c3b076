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

/// The runtimes in Python that this machine has an interpreter for.
pub fn pythons() -> Vec<Finding> {
    let found = lambda::python_runtimes();
    vec![if found.is_empty() {
        Finding::lacking(
            "no Python 3.8 to 3.14: functions in Python are refused, others run",
            "To install: apt-get install python3",
        )
    } else {
        Finding::good(format!("functions of {} run", found.join(", ")))
    }]
}

/// Without the full stop that a remedy or nothing follows.
fn sentence(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}
