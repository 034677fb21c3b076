//! `brookmill env`: what a shell's SDKs and tools need to find the engine.

use crate::aws_cli;
use crate::cli::ClientOptions;

/// Prints exports for a POSIX shell; warnings go to standard error.
pub fn run(options: &ClientOptions) {
    for (name, value) in variables(options.port, &options.region) {
        println!("export {name}={value}");
    }
    if let Some(warning) = aws_cli::find().and_then(|cli| cli.warning()) {
        eprintln!("{warning}");
    }
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
