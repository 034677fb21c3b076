//! The machine's AWS CLI: finding it, its version, and running it against the engine.

use std::io::ErrorKind;
use std::num::NonZeroU16;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::cli::AwsOptions;
use crate::doctor::INSTALL_CLIENTS;
use crate::environment;

/// An AWS CLI that was found.
pub struct AwsCli {
    /// What `aws --version` says first, e.g. `aws-cli/2.15.0`.
    pub name: String,
    /// Its first two numbers.
    pub version: (u32, u32),
}

impl AwsCli {
    /// Whether it reads `AWS_ENDPOINT_URL`: version 1 from 1.29 on, version 2 from 2.13 on.
    pub fn knows_endpoint_variable(&self) -> bool {
        match self.version.0 {
            0 => false,
            1 => self.version >= (1, 29),
            2 => self.version >= (2, 13),
            _ => true,
        }
    }

    /// Whether it sends SQS' commands to the real AWS in spite of `AWS_ENDPOINT_URL`: version 1 has
    /// an address of its own for them in most regions.
    pub fn overlooks_it_for_sqs(&self) -> bool {
        self.version.0 == 1
    }

    /// What is to be said of a version that would talk to the real AWS.
    pub fn warning(&self) -> Option<String> {
        (!self.knows_endpoint_variable()).then(|| {
            format!(
                "WARNING: {} does not know AWS_ENDPOINT_URL and would talk to the real AWS. Use \
                 `brookmill aws …`, give it --endpoint-url yourself, or install 1.29 / 2.13 or \
                 later.",
                self.name
            )
        })
    }
}

/// The AWS CLI that `aws` starts, if there is one.
pub fn find() -> Option<AwsCli> {
    ask(Path::new("aws"))
}

/// Every AWS CLI on the path, with where it lies; the first is the one that `aws` starts.
pub fn all() -> Vec<(PathBuf, AwsCli)> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut seen = Vec::new();
    std::env::split_paths(&path)
        .filter_map(|directory| {
            let program = directory.join("aws");
            // /bin is often a link to /usr/bin.
            let real = std::fs::canonicalize(&program).ok()?;
            if seen.contains(&real) {
                return None;
            }
            seen.push(real);
            ask(&program).map(|cli| (program, cli))
        })
        .collect()
}

/// Has a program say that it is an AWS CLI, and which.
fn ask(program: &Path) -> Option<AwsCli> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    // Old versions print it to standard error.
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let name = text.split_whitespace().next()?.to_owned();
    let mut numbers = name
        .strip_prefix("aws-cli/")?
        .split('.')
        .map(|part| part.parse().ok());
    let version = (numbers.next()??, numbers.next()??);
    Some(AwsCli { name, version })
}

/// Where the engine is.
///
/// # Errors
/// A sentence if BROOKMILL_PORT is no port.
fn port(set: impl Fn(&str) -> Option<String>) -> Result<u16, String> {
    let Some(text) = set("BROOKMILL_PORT") else {
        return Ok(4566);
    };
    text.parse::<NonZeroU16>()
        .map(NonZeroU16::get)
        .map_err(|error| format!("BROOKMILL_PORT is no port: {text}: {error}"))
}

/// The region that the AWS CLI is to take: version 1 reads the one variable, version 2 both.
fn region(set: impl Fn(&str) -> Option<String>) -> String {
    let names = ["AWS_REGION", "AWS_DEFAULT_REGION"].into_iter();
    let mut named = names.filter_map(set).filter(|region| !region.is_empty());
    named.next().unwrap_or_else(|| "us-east-1".to_owned())
}

/// Becomes `aws` with the engine as its endpoint.
///
/// # Errors
/// A sentence if there is no AWS CLI.
pub fn run(options: &AwsOptions) -> Result<ExitCode, String> {
    let set = |name: &str| Some(std::env::var_os(name)?.to_string_lossy().into_owned());
    let (port, region) = (port(set)?, region(set));
    let variables = environment::variables(port, &region);
    let mut command = Command::new("aws");
    command.args(["--endpoint-url", &format!("http://127.0.0.1:{port}")]);
    command.args(&options.arguments);
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let own_key = set("AWS_ACCESS_KEY_ID").is_some();
    for (name, value) in variables {
        let is_key = name.contains("ACCESS_KEY");
        if !(is_key && own_key) && (is_key || set(name).is_none()) {
            command.env(name, value);
        }
    }
    command.envs(environment::no_proxy(set).into_iter().flatten());
    for name in environment::PROFILES {
        command.env_remove(name);
    }
    if !own_key {
        for name in environment::TOKENS {
            command.env_remove(name);
        }
    }
    let error = command.exec();
    Err(match error.kind() {
        ErrorKind::NotFound => format!("no AWS CLI is on the path. {INSTALL_CLIENTS}"),
        _ => format!("the AWS CLI does not start: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::{AwsCli, port, region};

    #[test]
    fn a_region_in_either_variable_counts() {
        let named = |region: &str, default: &str| {
            let (region, default) = (region.to_owned(), default.to_owned());
            move |name: &str| match name {
                "AWS_REGION" => Some(region.clone()),
                "AWS_DEFAULT_REGION" => Some(default.clone()),
                _ => None,
            }
        };
        assert_eq!(region(|_| None), "us-east-1");
        assert_eq!(region(named("", "eu-west-1")), "eu-west-1");
        assert_eq!(region(named("eu-west-2", "")), "eu-west-2");
        assert_eq!(region(named("eu-west-2", "eu-west-1")), "eu-west-2");
    }

    #[test]
    fn what_is_no_port_is_not_another_one() {
        assert_eq!(port(|_| None), Ok(4566));
        assert_eq!(port(|_| Some("5000".to_owned())), Ok(5000));
        for wrong in ["abc", "", "65536", "-1", "0"] {
            let message = port(|_| Some(wrong.to_owned())).unwrap_err();
            assert!(
                message.starts_with("BROOKMILL_PORT is no port"),
                "{message}"
            );
        }
    }

    #[test]
    fn versions_that_would_talk_to_aws_are_known() {
        for (version, knows) in [
            ((1, 28), false),
            ((1, 29), true),
            ((1, 45), true),
            ((2, 9), false),
            ((2, 13), true),
        ] {
            let cli = AwsCli {
                name: "aws-cli".to_owned(),
                version,
            };
            assert_eq!(cli.knows_endpoint_variable(), knows, "{version:?}");
            assert_eq!(cli.warning().is_none(), knows);
            assert_eq!(cli.overlooks_it_for_sqs(), version.0 == 1);
        }
    }
}
