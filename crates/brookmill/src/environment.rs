//! `brookmill env`: what a shell's SDKs and tools need to find the engine.

use std::io::IsTerminal;

use crate::aws_cli;
use crate::cli::ClientOptions;
use crate::output;

/// What belongs to other keys: a session's token is refused with ours.
pub const TOKENS: [&str; 2] = ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];
/// Some SDKs prefer a profile to the keys of the environment, and none bears one that is not there.
pub const PROFILES: [&str; 2] = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];
/// With it clients overlook our address, and go to AWS.
const OVERLOOK: &str = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
/// What the addresses of single services begin with, which count more than ours.
const SINGLE: &str = "AWS_ENDPOINT_URL_";

/// The names of this machine that no proxy shall be asked for.
const THIS_MACHINE: &str = "127.0.0.1,localhost";

/// The variables that name a proxy.
const PROXIES: [&str; 4] = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/// Prints exports for a POSIX shell; warnings go to standard error.
///
/// # Errors
/// What the operating system says of standard output.
pub fn run(options: &ClientOptions) -> Result<(), String> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    output::print(script(options.port, &options.region, set).as_bytes())?;
    if std::io::stdout().is_terminal() {
        eprintln!("# To set them in this shell: eval \"$(brookmill env)\"");
    }
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let elsewhere = sent_elsewhere(names.filter(|name| set(name).is_some()));
    if let Some(warning) = elsewhere {
        eprintln!("{warning}");
    }
    if let Some(warning) = aws_cli::find().and_then(|cli| cli.warning()) {
        eprintln!("{warning}");
    }
    Ok(())
}

/// A warning, if these variables send single services elsewhere.
fn sent_elsewhere(set: impl Iterator<Item = String>) -> Option<String> {
    let mut single: Vec<String> = set.filter(|name| name.starts_with(SINGLE)).collect();
    single.sort();
    (!single.is_empty()).then(|| {
        let names = single.join(" ");
        format!(
            "# Calls of single services go where these say: {names}. To clear them: unset {names}"
        )
    })
}

/// The shell's lines, given what is set in it.
fn script(port: u16, region: &str, set: impl Fn(&str) -> Option<String>) -> String {
    let mut lines = Vec::new();
    let left: Vec<&str> = [TOKENS, PROFILES]
        .into_iter()
        .flatten()
        .chain([OVERLOOK])
        .filter(|name| set(name).is_some())
        .collect();
    if !left.is_empty() {
        lines.push(format!("unset {}", left.join(" ")));
    }
    for (name, value) in variables(port, region) {
        lines.push(format!("export {name}={}", quoted(&value)));
    }
    if PROXIES.into_iter().any(|name| set(name).is_some()) {
        for name in ["no_proxy", "NO_PROXY"] {
            let before = set(name).unwrap_or_default();
            if !leaves_out_this_machine(&before) {
                // What was there stays, as the shell has it.
                lines.push(format!(
                    "export {name}=\"{THIS_MACHINE}${{{name}:+,${name}}}\""
                ));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A value as a POSIX shell reads it back, whatever is in it.
fn quoted(value: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte);
    if value.bytes().all(is_plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', "'\\''"))
    }
}

/// What `no_proxy` is to be, if a proxy is set and this machine is not yet left out.
pub fn no_proxy(set: impl Fn(&str) -> Option<String>) -> Option<[(&'static str, String); 2]> {
    PROXIES.into_iter().find_map(&set)?;
    let whole = |name: &'static str| {
        let before = set(name).unwrap_or_default();
        let value = match before.as_str() {
            _ if leaves_out_this_machine(&before) => before,
            "" => THIS_MACHINE.to_owned(),
            others => format!("{THIS_MACHINE},{others}"),
        };
        (name, value)
    };
    Some(["no_proxy", "NO_PROXY"].map(whole))
}

fn leaves_out_this_machine(no_proxy: &str) -> bool {
    no_proxy.split(',').any(|host| host.trim() == "127.0.0.1")
}

/// The variables that AWS's SDKs and CLI read.
pub fn variables(port: u16, region: &str) -> [(&'static str, String); 5] {
    [
        ("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{port}")),
        ("AWS_ACCESS_KEY_ID", "test".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
        ("AWS_DEFAULT_REGION", region.to_owned()),
        ("AWS_REGION", region.to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{no_proxy, script, sent_elsewhere};

    #[test]
    fn what_would_lead_past_the_engine_is_cleared_or_told() {
        let text = script(4566, "r", |name| {
            (name == "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").then(|| "true".to_owned())
        });
        assert!(
            text.starts_with("unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS\nexport AWS_ENDPOINT_URL="),
            "{text}"
        );
        let names = [
            "AWS_ENDPOINT_URL_S3",
            "AWS_ENDPOINT_URL",
            "AWS_ENDPOINT_URL_IAM",
        ];
        let warning = sent_elsewhere(names.into_iter().map(str::to_owned)).unwrap_or_default();
        assert!(
            warning.ends_with("unset AWS_ENDPOINT_URL_IAM AWS_ENDPOINT_URL_S3"),
            "{warning}"
        );
        assert_eq!(
            sent_elsewhere(["AWS_ENDPOINT_URL".to_owned()].into_iter()),
            None
        );
    }

    #[test]
    fn values_are_words_to_the_shell() {
        let text = script(4566, "x'; rm -r $HOME", |_| None);
        let quoted = r"'x'\''; rm -r $HOME'";
        assert!(
            text.ends_with(&format!(
                "export AWS_DEFAULT_REGION={quoted}\nexport AWS_REGION={quoted}\n"
            )),
            "{text}"
        );
    }

    #[test]
    fn programs_leave_this_machine_out_as_well() {
        assert_eq!(no_proxy(|_| None), None);
        let set = |name: &str| match name {
            "http_proxy" => Some("http://proxy:1".to_owned()),
            "no_proxy" => Some("a, 127.0.0.1".to_owned()),
            "NO_PROXY" => Some("b".to_owned()),
            _ => None,
        };
        let expected = [
            ("no_proxy", "a, 127.0.0.1".to_owned()),
            ("NO_PROXY", "127.0.0.1,localhost,b".to_owned()),
        ];
        assert_eq!(no_proxy(set), Some(expected));
    }

    #[test]
    fn exports_alone_where_nothing_is_left_over() {
        let text = script(4567, "eu-west-1", |_| None);
        assert_eq!(
            text,
            "export AWS_ENDPOINT_URL=http://127.0.0.1:4567\n\
             export AWS_ACCESS_KEY_ID=test\n\
             export AWS_SECRET_ACCESS_KEY=test\n\
             export AWS_DEFAULT_REGION=eu-west-1\n\
             export AWS_REGION=eu-west-1\n"
        );
    }

    #[test]
    fn what_belongs_to_other_keys_goes() {
        let set = |name: &str| {
            ["AWS_SESSION_TOKEN", "AWS_PROFILE"]
                .contains(&name)
                .then(|| "x".to_owned())
        };
        let text = script(4566, "us-east-1", set);
        assert!(
            text.starts_with("unset AWS_SESSION_TOKEN AWS_PROFILE\nexport "),
            "{text}"
        );
    }

    #[test]
    fn proxies_leave_this_machine_out() {
        let set = |name: &str| match name {
            "HTTP_PROXY" => Some("http://proxy:1".to_owned()),
            "no_proxy" => Some("a, 127.0.0.1".to_owned()),
            _ => None,
        };
        let text = script(4566, "us-east-1", set);
        assert!(text.ends_with("export NO_PROXY=\"127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}\"\n"));
        assert!(!text.contains("export no_proxy"), "{text}");
    }
}
