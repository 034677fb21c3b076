//! The command `send-mock-data`.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use send_mock_data::options::Options;
use send_mock_data::run::run;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options, |name| std::env::var(name).ok()).await {
        Ok(summary) => {
            let text = if options.json {
                summary.json().to_string()
            } else {
                summary.to_string()
            };
            let written = writeln!(std::io::stdout(), "{text}").is_ok();
            if summary.is_complete() && written {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
