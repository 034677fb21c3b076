//! Clients started from this shell: which AWS CLI, and whom they would talk to.

use std::path::Path;

use super::Finding;
use super::network::without_password;
use super::programs::INSTALL_CLIENTS;
use super::surroundings::Surroundings;
use crate::aws_cli;

const POINT_HERE: &str = "To point this shell at the engine: eval \"$(brookmill env)\"";

/// Every AWS CLI on the path; the first is the one that `aws` starts.
pub fn command_lines(port: u16) -> Vec<Finding> {
    let found = aws_cli::all();
    if found.is_empty() {
        return vec![Finding::lacking("none on the path", INSTALL_CLIENTS)];
    }
    let described = found.iter().map(|(path, cli)| {
        let shown = format!("{} ({})", cli.name, path.display());
        if cli.knows_endpoint_variable() && cli.overlooks_it_for_sqs() {
            Finding::good(format!(
                "{shown}; it overlooks AWS_ENDPOINT_URL for SQS: brookmill aws sqs …"
            ))
        } else if cli.knows_endpoint_variable() {
            Finding::good(shown)
        } else {
            Finding::lacking(
                format!("{shown} does not know AWS_ENDPOINT_URL and would talk to the real AWS"),
                format!(
                    "Use brookmill aws …, give it --endpoint-url http://127.0.0.1:{port}, or get \
                     1.29 / 2.13 or later. {INSTALL_CLIENTS}"
                ),
            )
        }
    });
    described.collect()
}

/// Whom SDKs and tools of this shell would talk to, and with which key.
pub fn environment(here: &Surroundings, port: u16) -> Vec<Finding> {
    let files = here.aws_files();
    let keys_at_home = files.iter().find(|file| holds_keys(file));
    let mut findings = vec![endpoint(
        here,
        port,
        keys_at_home.map(|file| file.as_path()),
    )];
    findings.extend(other_endpoints(here));
    if here.get("AWS_ENDPOINT_URL").is_some() {
        findings.extend(key(here));
    }
    if let Some(profile) = here
        .get("AWS_PROFILE")
        .or_else(|| here.get("AWS_DEFAULT_PROFILE"))
    {
        findings.push(Finding::lacking(
            format!("the profile {profile} is chosen (AWS_PROFILE): its settings count here too"),
            "To clear it: unset AWS_PROFILE AWS_DEFAULT_PROFILE",
        ));
    }
    findings
}

/// Whether a file of AWS's tools has a key or a way to one in it.
fn holds_keys(file: &Path) -> bool {
    const SIGNS: [&str; 4] = [
        "aws_access_key_id",
        "credential_process",
        "sso_",
        "role_arn",
    ];
    std::fs::read_to_string(file).is_ok_and(|text| SIGNS.iter().any(|sign| text.contains(sign)))
}

fn endpoint(here: &Surroundings, port: u16, keys_at_home: Option<&Path>) -> Finding {
    let is_ours = |url: &str| {
        let rest = url.strip_prefix("http://").unwrap_or_default();
        let rest = rest.trim_end_matches('/');
        let hosts = ["127.0.0.1", "localhost"];
        hosts.iter().any(|host| rest == format!("{host}:{port}"))
    };
    let keys = match (here.get("AWS_ACCESS_KEY_ID"), keys_at_home) {
        (Some("test"), _) | (None, None) => None,
        (Some(_), _) => Some("AWS_ACCESS_KEY_ID".to_owned()),
        (None, Some(file)) => Some(file.display().to_string()),
    };
    match (here.get("AWS_ENDPOINT_URL"), keys) {
        (Some(_), _) if is_true(here.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) => {
            Finding::lacking(
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is set: clients do not look at AWS_ENDPOINT_URL",
                "To clear it: unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            )
        }
        (Some(url), _) if is_ours(url) => {
            Finding::good(format!("clients of this shell talk to {url}"))
        }
        (Some(url), _) => Finding::lacking(
            format!(
                "clients of this shell talk to {}, not to port {port} here",
                without_password(url)
            ),
            POINT_HERE,
        ),
        (None, Some(keys)) => Finding::lacking(
            format!("clients of this shell talk to the real AWS, with the key in {keys}"),
            POINT_HERE,
        ),
        (None, None) => Finding::good(format!("AWS_ENDPOINT_URL is not set. {POINT_HERE}")),
    }
}

fn is_true(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// Endpoints of single services, which count more than the one of all.
fn other_endpoints(here: &Surroundings) -> Vec<Finding> {
    let single = here.beginning_with("AWS_ENDPOINT_URL_");
    let elsewhere = single.filter(|(_, url)| Some(*url) != here.get("AWS_ENDPOINT_URL"));
    elsewhere
        .map(|(name, url)| {
            Finding::lacking(
                format!("{name} sends one service to {}", without_password(url)),
                format!("To clear it: unset {name}"),
            )
        })
        .collect()
}

/// What is wrong with the key that the engine would get.
fn key(here: &Surroundings) -> Option<Finding> {
    let id = here.get("AWS_ACCESS_KEY_ID");
    if id == Some("test") && here.get("AWS_SESSION_TOKEN").is_some() {
        return Some(Finding::lacking(
            "AWS_SESSION_TOKEN is left from other keys, and the engine refuses it",
            "To clear it: unset AWS_SESSION_TOKEN",
        ));
    }
    if id.is_none() {
        return Some(Finding::lacking("AWS_ACCESS_KEY_ID is not set", POINT_HERE));
    }
    None
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Mark;
    use super::super::surroundings::pretend;
    use super::{endpoint, environment};

    const URL: (&str, &str) = ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    const KEY: (&str, &str) = ("AWS_ACCESS_KEY_ID", "test");

    fn lacking(variables: &[(&str, &str)]) -> Vec<String> {
        let found = environment(&pretend(variables), 4566);
        let lacking = found.into_iter().filter(|found| found.mark != Mark::Good);
        lacking.map(|found| found.found).collect()
    }

    #[test]
    fn what_env_prints_is_well() {
        assert!(lacking(&[URL, KEY]).is_empty());
        assert!(lacking(&[]).is_empty());
    }

    #[test]
    fn ways_to_the_real_aws_are_told() {
        let found = lacking(&[("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")]);
        assert!(
            found[0].contains("real AWS, with the key in AWS_ACCESS_KEY_ID"),
            "{found:?}"
        );
        let file = Path::new("/home/me/.aws/credentials");
        let found = endpoint(&pretend(&[]), 4566, Some(file));
        assert!(
            found.found.contains("/home/me/.aws/credentials"),
            "{found:?}"
        );
        let found = lacking(&[("AWS_ENDPOINT_URL", "https://me:secret@elsewhere"), KEY]);
        assert!(found[0].contains("talk to https://elsewhere,"), "{found:?}");
        let found = lacking(&[URL, KEY, ("AWS_ENDPOINT_URL_S3", "https://s3")]);
        assert!(found[0].contains("AWS_ENDPOINT_URL_S3"), "{found:?}");
        let found = lacking(&[URL, KEY, ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")]);
        assert!(
            found[0].contains("do not look at AWS_ENDPOINT_URL"),
            "{found:?}"
        );
    }

    #[test]
    fn what_is_left_of_other_keys_is_told() {
        let found = lacking(&[
            URL,
            KEY,
            ("AWS_SESSION_TOKEN", "x"),
            ("AWS_PROFILE", "work"),
        ]);
        assert!(found[0].contains("AWS_SESSION_TOKEN is left"), "{found:?}");
        assert!(found[1].contains("the profile work is chosen"), "{found:?}");
        assert_eq!(lacking(&[URL]), ["AWS_ACCESS_KEY_ID is not set"]);
    }
}
