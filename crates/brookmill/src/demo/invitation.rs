//! What to do next, in another terminal, while the engine keeps running.

use std::path::Path;

use super::{BUCKET, STACK, STREAM};
use crate::aws_cli::{self, AwsCli};
use crate::output::line;
use crate::up::USUAL_PORT;

/// The region that needs no telling.
const USUAL_REGION: &str = "us-east-1";

/// Prints what to look at and what to paste, with the programs that this machine has.
pub fn show(port: u16, region: &str, sender: &Path) {
    let engine = std::env::current_exe().unwrap_or_else(|_| "brookmill".into());
    let cli = aws_cli::find();
    let (engine, sender) = (shorten(&engine), shorten(sender));
    line(invitation(port, region, &engine, &sender, cli.as_ref()));
}

/// A path as it is written from here.
fn shorten(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    let short = short.display().to_string();
    if short.contains([' ', '\'', '"', '$', '`', '\\']) {
        format!("'{}'", short.replace('\'', "'\\''"))
    } else {
        short
    }
}

fn invitation(port: u16, region: &str, engine: &str, sender: &str, cli: Option<&AwsCli>) -> String {
    let mut options = String::new();
    if port != USUAL_PORT {
        options.push_str(&format!(" --port {port}"));
    }
    let trace = format!("  {engine} trace{options} --id me");
    if region != USUAL_REGION {
        options.push_str(&format!(" --region {region}"));
    }
    let mut lines = vec![
        String::new(),
        "The engine keeps running; Ctrl-C ends it. All that happens, live:".to_owned(),
        String::new(),
        format!("  http://127.0.0.1:{port}/_brookmill/"),
        String::new(),
        "In another terminal, from the same directory:".to_owned(),
        String::new(),
        format!("  eval \"$({engine} env{options})\""),
        format!("  {sender} --count 100 --verify {BUCKET}"),
    ];
    let aws = match cli {
        Some(cli) if !cli.knows_endpoint_variable() => {
            // This one would talk to the real AWS.
            if port == USUAL_PORT {
                format!("{engine} aws")
            } else {
                format!("BROOKMILL_PORT={port} {engine} aws")
            }
        }
        _ => "aws".to_owned(),
    };
    if cli.is_none() {
        lines.push(String::new());
        lines.push("With the AWS CLI, which is not on the path here:".to_owned());
        lines.push(String::new());
    }
    lines.extend([
        format!(
            "  {aws} kinesis put-record --stream-name {STREAM} --partition-key me \
             --data \"$(echo '{{\"id\":\"me\"}}' | base64)\""
        ),
        format!("  {aws} s3 cp s3://{BUCKET}/data/me.json -"),
        trace,
        format!("  {aws} cloudformation describe-stacks --stack-name {STACK}"),
        String::new(),
    ]);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::invitation;
    use crate::aws_cli::AwsCli;

    #[test]
    fn an_aws_cli_that_would_talk_to_aws_is_not_proposed() {
        let old = AwsCli {
            name: "aws-cli/2.9.19".to_owned(),
            version: (2, 9),
        };
        let text = invitation(4566, "us-east-1", "b", "s", Some(&old));
        assert!(text.contains("  b aws s3 cp"), "{text}");
        let text = invitation(5000, "us-east-1", "b", "s", Some(&old));
        assert!(text.contains("  BROOKMILL_PORT=5000 b aws s3 cp"), "{text}");
    }

    #[test]
    fn the_usual_port_and_region_need_no_option() {
        let text = invitation(
            4566,
            "us-east-1",
            "target/release/brookmill",
            "sender",
            None,
        );
        assert!(
            text.contains("  eval \"$(target/release/brookmill env)\"\n"),
            "{text}"
        );
        assert!(text.contains("which is not on the path here"), "{text}");
        assert!(
            text.contains("  target/release/brookmill trace --id me\n"),
            "{text}"
        );
        let text = invitation(5000, "eu-west-1", "b", "sender", None);
        assert!(
            text.contains("eval \"$(b env --port 5000 --region eu-west-1)\"\n"),
            "{text}"
        );
        assert!(text.contains("  b trace --port 5000 --id me\n"), "{text}");
    }
}
