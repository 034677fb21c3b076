//! `cargo xtask package`: the function built for Lambda, packed, measured, uploaded if asked to.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::target_directory;
use crate::process::{cargo, root, run};
use crate::toolchain::{Machine, Toolchain};

const USAGE: &str = "\
Usage: cargo xtask package [options]

  --arch x86_64|arm64  processor that Lambda shall use; by default this machine's
  --upload BUCKET      upload with the AWS CLI: to function/<hash>.zip, and to
                       kinesis-lambda-s3-function.zip, which the template takes by default
  --program PATH       pack this program instead of building the function; so does the variable
                       BROOKMILL_FUNCTION
  --directory PATH     where the zip goes; by default target/package
";

/// The variable that names a function that is built already.
const BUILT: &str = "BROOKMILL_FUNCTION";

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    arch: Option<String>,
    upload: Option<String>,
    program: Option<PathBuf>,
    directory: Option<PathBuf>,
}

/// The command line's entry.
pub fn run_command(arguments: &[String]) -> Result<(), String> {
    if arguments.iter().any(|one| one == "--help" || one == "-h") {
        print!("{USAGE}");
        return Ok(());
    }
    let mut options = read(arguments)?;
    if options.program.is_none() {
        options.program = std::env::var_os(BUILT).map(PathBuf::from);
        if let Some(program) = &options.program {
            eprintln!("Packing {}, as {BUILT} says.", program.display());
        }
    }
    let arch = match &options.arch {
        Some(arch) => arch.as_str(),
        None => lambda_name(std::env::consts::ARCH)?,
    };
    let (program, profile) = match &options.program {
        Some(program) => (program.clone(), "dev"),
        None => (build(arch)?, "release"),
    };
    let tool = build_tool(profile)?;
    let directory = options
        .directory
        .unwrap_or_else(|| target_directory().join("package"));
    let mut command = Command::new(tool);
    command.arg("--program").arg(program);
    command.arg("--directory").arg(directory);
    command.args(["--arch", arch]);
    if let Some(bucket) = &options.upload {
        command.args(["--upload", bucket]);
    }
    // It has said itself what is wrong.
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("The function is not packed.".to_owned()),
        Err(error) => Err(format!("package-function could not be started: {error}")),
    }
}

fn read(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = arguments.iter();
    while let Some(name) = words.next() {
        let mut value = || {
            words
                .next()
                .cloned()
                .ok_or_else(|| format!("cargo xtask package: {name} needs a value\n\n{USAGE}"))
        };
        match name.as_str() {
            "--arch" => options.arch = Some(lambda_name(&value()?)?.to_owned()),
            "--upload" => options.upload = Some(value()?),
            "--program" => options.program = Some(value()?.into()),
            "--directory" => options.directory = Some(value()?.into()),
            _ => {
                return Err(format!(
                    "cargo xtask package: unknown argument: {name}\n\n{USAGE}"
                ));
            }
        }
    }
    Ok(options)
}

/// Lambda's name of a processor.
fn lambda_name(arch: &str) -> Result<&'static str, String> {
    match arch {
        "x86_64" => Ok("x86_64"),
        "arm64" | "aarch64" => Ok("arm64"),
        other => Err(format!(
            "Lambda has x86_64 and arm64, not {other}: name one with --arch"
        )),
    }
}

/// Builds the function; answers its program.
fn build(arch: &str) -> Result<PathBuf, String> {
    let rust_arch = if arch == "arm64" { "aarch64" } else { arch };
    let toolchain = Toolchain::choose(rust_arch, &Machine::this()?)?;
    eprintln!("Building the function for {}.", toolchain.target);
    let mut command = cargo();
    command
        .args(["build", "--locked", "--release"])
        .args(["--package", "kinesis-lambda-s3-function"])
        .args(["--target", &toolchain.target])
        // Names of functions would be half of the program; nothing on Lambda reads them.
        .args(["--config", "profile.release.strip=\"symbols\""])
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(&root()))
        .env_remove("RUSTFLAGS")
        .envs(toolchain.variables());
    run(&mut command)?;
    Ok(target_directory()
        .join(&toolchain.target)
        .join("release/bootstrap"))
}

/// The user's own flags, and those that keep this machine's directories out of the program, so that
/// the same sources and the same compiler make the same bytes in another directory.
fn rust_flags(root: &Path) -> String {
    let own = match std::env::var("CARGO_ENCODED_RUSTFLAGS") {
        Ok(flags) => flags,
        Err(_) => std::env::var("RUSTFLAGS")
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("\u{1f}"),
    };
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let mut flags: Vec<String> = Vec::new();
    if !own.is_empty() {
        flags.push(own);
    }
    if let Some(home) = cargo_home {
        flags.push(format!("--remap-path-prefix={}=/cargo", home.display()));
    }
    flags.push(format!("--remap-path-prefix={}=/source", root.display()));
    flags.join("\u{1f}")
}

/// Builds the program that checks and packs; answers it.
fn build_tool(profile: &str) -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args(["build", "--locked", "--quiet", "--profile", profile]);
    command.args(["--package", "pipeline-package"]);
    run(&mut command)?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target_directory().join(folder).join("package-function"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_read_and_others_refused() {
        let options = read(&words("--arch aarch64 --upload abc --program p")).unwrap();
        assert_eq!(options.arch.as_deref(), Some("arm64"));
        assert_eq!(options.upload.as_deref(), Some("abc"));
        for text in ["--arch mips", "--frobnicate", "--upload"] {
            assert!(read(&words(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn the_checkouts_directory_does_not_get_into_the_program() {
        let flags = rust_flags(Path::new("/somewhere/else"));
        assert!(flags.ends_with("--remap-path-prefix=/somewhere/else=/source"));
    }
}
