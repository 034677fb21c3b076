//! The command `package-function`: checks a function's program, packs it, measures its start, and
//! says how to deploy it.

use std::fs;
use std::process::{Command, ExitCode, Stdio};

use pipeline_package::archive::{Archive, Effort};
use pipeline_package::cold_start::measure;
use pipeline_package::commands::{DEFAULT_BUCKET, DEFAULT_KEY, copy, quoted, stack};
use pipeline_package::elf;
use pipeline_package::options::Options;
use pipeline_package::suitable::{Architecture, check};

/// The most that Lambda takes, unzipped.
const UNZIPPED_MAX: usize = 250 * 1024 * 1024;

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).and_then(|options| package(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn package(options: &Options) -> Result<(), String> {
    let shown = options.program.display();
    let program = fs::read(&options.program).map_err(|error| format!("{shown}: {error}"))?;
    if program.len() > UNZIPPED_MAX {
        return Err(format!(
            "{shown} is larger than the 250 MiB that Lambda takes."
        ));
    }
    let architecture = options.architecture;
    let needs = elf::read(&program).map_err(|error| format!("{shown} {error}."))?;
    let verdict = check(&needs, architecture)
        .map_err(|faults| format!("Lambda's provided.al2023 cannot start {shown}.\n{faults}"))?;
    let cold_start = cold_start(options)?;

    let archive = Archive::of(&program, Effort::Small)?;
    let file = options
        .directory
        .join(format!("kinesis-lambda-s3-function-{architecture}.zip"));
    fs::create_dir_all(&options.directory)
        .and_then(|()| fs::write(&file, &archive.bytes))
        .map_err(|error| format!("{}: {error}", file.display()))?;

    println!("zip          {}", file.display());
    println!("for          {architecture}, {verdict}");
    println!(
        "size         {} zipped, {} unzipped",
        mebibytes(archive.bytes.len()),
        mebibytes(program.len())
    );
    println!("SHA-256      {}", archive.hex());
    println!("CodeSha256   {}", archive.code_sha256());
    println!("cold start   {cold_start}");
    println!("key          {}", archive.key());
    deploy(options, &archive, &file.display().to_string())
}

fn cold_start(options: &Options) -> Result<String, String> {
    let architecture = options.architecture;
    if !cfg!(target_os = "linux") || Architecture::of_this_machine() != Some(architecture) {
        return Ok(format!(
            "not measured: this machine does not run programs for {architecture}"
        ));
    }
    let measured = measure(&options.program, options.starts)?;
    Ok(format!(
        "least {:.1} ms, median {:.1} ms of {} starts, from start to asking for work; on this \
         machine, not on Lambda",
        measured.least.as_secs_f64() * 1000.0,
        measured.median.as_secs_f64() * 1000.0,
        measured.starts,
    ))
}

/// Uploads, or says how to; then says how to create and update the stack.
fn deploy(options: &Options, archive: &Archive, file: &str) -> Result<(), String> {
    let key = archive.key();
    let bucket = options.upload.as_deref().unwrap_or(DEFAULT_BUCKET);
    if options.upload.is_some() {
        let endpoint = endpoint();
        for key in [key.as_str(), DEFAULT_KEY] {
            upload(file, bucket, key, endpoint.as_deref())?;
            println!("uploaded     s3://{bucket}/{key}");
        }
    } else {
        println!("\nUpload it first, or run this again with --upload {bucket}:\n");
        for key in [key.as_str(), DEFAULT_KEY] {
            let words = copy(file, bucket, key, None);
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            println!("aws {}", words.join(" "));
        }
    }
    println!(
        "\nThen, in the directory pipeline, create the stack:\n\n{}\n",
        stack("create", bucket, &key, options.architecture)
    );
    println!(
        "or, where it is there already, update it (a parameter that is not named goes back to its \
         default; ParameterKey=<name>,UsePreviousValue=true keeps it):\n\n{}",
        stack("update", bucket, &key, options.architecture)
    );
    Ok(())
}

/// Where the environment says that S3 is.
fn endpoint() -> Option<String> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    if variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").is_some_and(|value| value == "true") {
        return None;
    }
    variable("AWS_ENDPOINT_URL_S3").or_else(|| variable("AWS_ENDPOINT_URL"))
}

fn upload(file: &str, bucket: &str, key: &str, endpoint: Option<&str>) -> Result<(), String> {
    let words = copy(file, bucket, key, endpoint);
    let status = Command::new("aws")
        .args(&words)
        .arg("--only-show-errors")
        .stdin(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`aws {}` failed: {status}", words.join(" "))),
        Err(error) => Err(format!(
            "The AWS CLI cannot be started ({error}). On Debian and Ubuntu: apt-get install awscli"
        )),
    }
}

fn mebibytes(bytes: usize) -> String {
    let tenths = (bytes * 10 + 524_288) / 1_048_576;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}
