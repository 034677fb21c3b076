//! The project's own commands: `cargo demo`, `cargo xtask test`, `cargo xtask tidy`.
//!
//! Without dependencies, so that it is compiled before the reader has finished the first line.

mod build;
mod compat;
mod demo;
mod deny;
mod frame_kinds;
mod node_packages;
mod ops_folders;
mod package;
mod picture;
mod process;
mod services;
mod tests;
mod tidy;
mod toolchain;
mod venv;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  demo [--exit]      build everything, start the engine and run the pipeline once
  test [--quick]     every test there is; --quick leaves the end-to-end tests out
  ops [--check]      write the operation and resource lists from their folders
  compat [--check]   write COMPAT.md from operations, refusals and tests
  package [options]  build, check, pack, measure and upload the function (--help)
  picture [options]  draw docs/demo.svg from what the demo prints (--help)
  deny               licences, bans and sources of the dependencies
  tidy               rules of the house that no compiler checks
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let result = match arguments.first().map(String::as_str) {
        Some("demo") => demo::run(rest),
        Some("test") => tests::run_command(rest),
        Some("ops") => ops_folders::run(rest),
        Some("package") => package::run_command(rest),
        Some("picture") => picture::run(rest),
        Some("deny") => deny::run_command(),
        Some("compat") => compat::run(rest),
        Some("tidy") => tidy::run(),
        Some("--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
