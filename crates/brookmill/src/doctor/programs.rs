//! Programs of the machine that parts of the project use.

use std::process::{Command, Stdio};

use super::Finding;
use super::surroundings::Surroundings;

/// How to get the Python clients where the system's Python refuses packages, as Debian's and
/// Ubuntu's do.
pub const INSTALL_CLIENTS: &str = "To install: apt-get install python3-venv; python3 -m venv ~/.venv \
    && . ~/.venv/bin/activate && pip install awscli boto3";
/// The first version of Boto3 that knows `AWS_ENDPOINT_URL`.
const BOTO3_KNOWS: (u32, u32) = (1, 28);

/// What a program says when asked, on one line; none if it is not there or fails.
fn say(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(|line| line.trim().to_owned())
}

/// Boto3, for the sender in Python and the quick start.
pub fn boto3() -> Vec<Finding> {
    let ask = "import boto3, sys; print(boto3.__version__, 'for', sys.executable)";
    vec![judge_boto3(say("python3", &["-c", ask]).as_deref())]
}

fn judge_boto3(said: Option<&str>) -> Finding {
    let Some(said) = said else {
        return Finding::lacking(
            "none for python3: only send_mock_data.py and other Python clients need it",
            INSTALL_CLIENTS,
        );
    };
    let mut numbers = said.split('.').map(|number| number.parse().ok());
    let version = numbers.next().flatten().zip(numbers.next().flatten());
    match version {
        Some(version) if version < BOTO3_KNOWS => Finding::lacking(
            format!("{said} does not know AWS_ENDPOINT_URL and would talk to the real AWS"),
            format!("Give it endpoint_url in the code, or a newer one. {INSTALL_CLIENTS}"),
        ),
        _ => Finding::good(said),
    }
}

/// Node.js, for the quick start in JavaScript.
pub fn node() -> Vec<Finding> {
    vec![match say("node", &["--version"]) {
        Some(version) => Finding::good(version),
        None => Finding::lacking(
            "none: only clients in JavaScript need it",
            "To install: apt-get install nodejs npm",
        ),
    }]
}

/// What `cargo demo`, `cargo xtask package` and building from source take.
pub fn build_tools(here: &Surroundings) -> Vec<Finding> {
    let cargo = say("cargo", &["--version"]);
    let compiler = here.get("CC").unwrap_or("cc");
    let cc = say(compiler, &["--version"]);
    let mut findings = Vec::new();
    if cargo.is_none() {
        findings.push(Finding::lacking(
            "no cargo: only building from source and packing the function need it",
            "To install: see https://rustup.rs",
        ));
    }
    if cc.is_none() {
        findings.push(Finding::lacking(
            format!("no C compiler ({compiler}): only building from source needs it"),
            "To install: apt-get install build-essential",
        ));
    }
    if let (Some(cargo), Some(cc)) = (cargo, cc) {
        findings.push(Finding::good(format!("{cargo}; {cc}")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::surroundings::pretend;
    use super::{build_tools, judge_boto3};

    #[test]
    fn a_boto3_that_would_talk_to_aws_is_told() {
        assert_eq!(judge_boto3(None).mark, Mark::Lacking);
        assert_eq!(judge_boto3(Some("1.26.27 for x")).mark, Mark::Lacking);
        assert_eq!(judge_boto3(Some("1.28.0 for x")).mark, Mark::Good);
        assert_eq!(judge_boto3(Some("2.0.0 for x")).mark, Mark::Good);
    }

    #[test]
    fn a_missing_compiler_is_told_by_its_name() {
        let found = build_tools(&pretend(&[("CC", "/nowhere/cc")]));
        let compiler = found
            .iter()
            .find(|finding| finding.found.contains("C compiler"));
        assert_eq!(compiler.map(|finding| finding.mark), Some(Mark::Lacking));
        assert!(compiler.is_some_and(|finding| finding.found.contains("/nowhere/cc")));
    }
}
