//! Calls of IAM and Lambda: a role, functions, invocations.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::connection::{Answer, Connection, Request, query, request};

const FUNCTIONS: &str = "/2015-03-31/functions";
const ROLE: &str = "bench";
/// Longer than any change takes.
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(2);

/// A function's code.
pub struct Code {
    /// The runtime's name.
    pub runtime: &'static str,
    /// The zip file.
    pub archive: Vec<u8>,
}

/// A connection to the control plane and to functions.
pub struct Lambda {
    connection: Connection,
}

impl Lambda {
    /// Connects, and makes the role of all functions.
    ///
    /// # Errors
    /// A refusal.
    pub fn open(address: SocketAddr) -> Result<Self, String> {
        let mut connection = Connection::open(address)?;
        let trust = json!({ "Version": "2012-10-17", "Statement": {
            "Effect": "Allow",
            "Principal": { "Service": "lambda.amazonaws.com" },
            "Action": "sts:AssumeRole",
        }});
        let allowed = json!({ "Version": "2012-10-17", "Statement": {
            "Effect": "Allow", "Action": "logs:*", "Resource": "*",
        }});
        for call in [
            [
                ("Action", "CreateRole"),
                ("AssumeRolePolicyDocument", &trust.to_string()),
                ("RoleName", ROLE),
                ("Version", "2010-05-08"),
            ]
            .to_vec(),
            [
                ("Action", "PutRolePolicy"),
                ("PolicyDocument", &allowed.to_string()),
                ("PolicyName", "logs"),
                ("RoleName", ROLE),
                ("Version", "2010-05-08"),
            ]
            .to_vec(),
        ] {
            connection.exchange(&query("iam", &call))?.good()?;
        }
        Ok(Self { connection })
    }

    /// Makes a function and waits until it may be invoked.
    ///
    /// # Errors
    /// A refusal.
    pub fn create(&mut self, name: &str, code: &Code) -> Result<(), String> {
        let body = json!({
            "FunctionName": name,
            "Runtime": code.runtime,
            "Handler": "index.handler",
            "Role": format!("arn:aws:iam::000000000000:role/{ROLE}"),
            "MemorySize": 256,
            "Code": { "ZipFile": base64_simd::STANDARD.encode_to_string(&code.archive) },
        });
        let body = body.to_string();
        self.connection
            .exchange(&request("lambda", "POST", FUNCTIONS, &[], body.as_bytes()))?
            .good()?;
        self.wait(name, "State", "Active")
    }

    /// Changes a variable of its environment, so that the next invocation starts it anew.
    ///
    /// # Errors
    /// A refusal.
    pub fn renew(&mut self, name: &str, number: usize) -> Result<(), String> {
        let body = json!({ "Environment": { "Variables": { "NUMBER": number.to_string() } } });
        let path = format!("{FUNCTIONS}/{name}/configuration");
        let body = body.to_string();
        self.connection
            .exchange(&request("lambda", "PUT", &path, &[], body.as_bytes()))?
            .good()?;
        self.wait(name, "LastUpdateStatus", "Successful")
    }

    fn wait(&mut self, name: &str, member: &str, wanted: &str) -> Result<(), String> {
        let path = format!("{FUNCTIONS}/{name}/configuration");
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let ask = request("lambda", "GET", &path, &[], b"");
            let answer = self.connection.exchange(&ask)?.good()?;
            let answer: Value =
                serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
            if answer.get(member).and_then(Value::as_str) == Some(wanted) {
                return Ok(());
            }
            thread::sleep(POLL);
        }
        Err(format!("{name}: {member} does not become {wanted}"))
    }

    /// Sends a prepared request.
    ///
    /// # Errors
    /// The connection broke.
    pub fn exchange(&mut self, request: &Request) -> Result<Answer, String> {
        self.connection.exchange(request)
    }
}

/// An invocation, signed as of now, which is answered with the end of its log if wanted.
pub fn invoke(name: &str, with_log: bool) -> Request {
    let path = format!("{FUNCTIONS}/{name}/invocations");
    let headers: &[(&str, &str)] = if with_log {
        &[("x-amz-log-type", "Tail")]
    } else {
        &[]
    };
    request("lambda", "POST", &path, headers, b"{}")
}
