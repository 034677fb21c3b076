//! The pipeline, deployed from its template through the HTTP API.

use std::fs;
use std::io::{Cursor, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

use crate::connection::{Connection, query, request};
use crate::engine::{Program, root};

/// The stream's name.
pub const STREAM: &str = "kinesis-stream-hw-03";
/// The bucket's name.
pub const BUCKET: &str = "s3-bucket-assignment-01";
const STACK: &str = "KinesisLambdaS3Stack";

/// Makes the bucket, uploads the function and creates the stack, with this many shards.
///
/// # Errors
/// A refusal, or a stack that does not become complete.
pub fn deploy(address: SocketAddr, program: &Program, shards: usize) -> Result<(), String> {
    let mut connection = Connection::open(address)?;
    connection
        .exchange(&request("s3", "PUT", &format!("/{BUCKET}"), &[], b""))?
        .good()?;
    let path = format!("/{BUCKET}/kinesis-lambda-s3-function.zip");
    connection
        .exchange(&request(
            "s3",
            "PUT",
            &path,
            &[],
            &bootstrap(&program.function)?,
        ))?
        .good()?;
    let template = root().join("pipeline/kinesis-lambda-s3-template.json");
    let template = fs::read_to_string(&template)
        .map_err(|error| format!("{}: {error}", template.display()))?;
    let shards = shards.to_string();
    let create = [
        ("Action", "CreateStack"),
        ("Version", "2010-05-15"),
        ("StackName", STACK),
        ("TemplateBody", &template),
        ("Parameters.member.1.ParameterKey", "StreamName"),
        ("Parameters.member.1.ParameterValue", STREAM),
        ("Parameters.member.2.ParameterKey", "BucketName"),
        ("Parameters.member.2.ParameterValue", BUCKET),
        ("Parameters.member.3.ParameterKey", "ShardCount"),
        ("Parameters.member.3.ParameterValue", &shards),
        ("Capabilities.member.1", "CAPABILITY_IAM"),
    ];
    connection
        .exchange(&query("cloudformation", &create))?
        .good()?;
    let describe = [
        ("Action", "DescribeStacks"),
        ("Version", "2010-05-15"),
        ("StackName", STACK),
    ];
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let answer = connection
            .exchange(&query("cloudformation", &describe))?
            .good()?;
        let answer = String::from_utf8_lossy(&answer);
        let status = answer
            .split_once("<StackStatus>")
            .and_then(|(_, rest)| rest.split_once("</StackStatus>"))
            .map_or("unknown", |(status, _)| status);
        match status {
            "CREATE_COMPLETE" => return Ok(()),
            "CREATE_IN_PROGRESS" if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(5));
            }
            other => return Err(format!("the stack is {other}")),
        }
    }
}

/// A program, packed as a custom runtime.
///
/// # Errors
/// It cannot be read.
pub fn bootstrap(program: &Path) -> Result<Vec<u8>, String> {
    let content = fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
    archive("bootstrap", &content)
}

/// An archive of one file.
///
/// # Errors
/// None that memory would explain.
pub fn archive(name: &str, content: &[u8]) -> Result<Vec<u8>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("packing the function: {error}");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().unix_permissions(0o755);
    archive
        .start_file(name, options)
        .map_err(|error| failed(&error))?;
    archive.write_all(content).map_err(|error| failed(&error))?;
    Ok(archive
        .finish()
        .map_err(|error| failed(&error))?
        .into_inner())
}
