//! Supervisor and function of this crate's tests. As a function it is a client of the Runtime API
//! that does what its handler's name says.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

fn main() -> io::Result<()> {
    sandbox::init_main();
    let handler = std::env::var("_HANDLER").unwrap_or_default();
    if handler == "exit-at-init" {
        println!("giving up");
        std::process::exit(3);
    }
    if handler == "hang-at-init" {
        loop {
            std::thread::park();
        }
    }
    let mut api = Api::connect()?;
    if handler == "error-at-init" {
        let body = br#"{"errorMessage":"no","errorType":"Init.No"}"#;
        api.call(
            "POST",
            "/init/error",
            body,
            "Lambda-Runtime-Function-Error-Type: Init.No\r\n",
        )?;
        std::process::exit(1);
    }
    let mut count = 0;
    loop {
        let (headers, event) = api.call("GET", "/invocation/next", b"", "")?;
        count += 1;
        let id = header(&headers, "lambda-runtime-aws-request-id");
        match handler.as_str() {
            "exit" => std::process::exit(7),
            "abort" => std::process::abort(),
            "hang" => loop {
                std::thread::park();
            },
            "error" => {
                let body = br#"{"errorMessage":"bad luck","errorType":"Luck"}"#;
                let kind = "Lambda-Runtime-Function-Error-Type: Luck\r\n";
                api.call("POST", &format!("/invocation/{id}/error"), body, kind)?;
                continue;
            }
            "eat" => {
                let mut held = Vec::new();
                loop {
                    held.push(vec![1u8; 1 << 20]);
                    std::thread::sleep(std::time::Duration::from_micros(300));
                }
            }
            "large" => {
                let body = vec![b'1'; 6_291_557];
                api.call("POST", &format!("/invocation/{id}/response"), &body, "")?;
                continue;
            }
            "keep" => {
                let kept = keep()?;
                match String::from_utf8_lossy(&event).as_ref() {
                    "\"exit\"" => std::process::exit(7),
                    "\"hang\"" => {
                        println!("hanging");
                        loop {
                            std::thread::park();
                        }
                    }
                    _ => {
                        let path = format!("/invocation/{id}/response");
                        api.call("POST", &path, format!("[{kept},{count}]").as_bytes(), "")?;
                        continue;
                    }
                }
            }
            _ => {}
        }
        println!("line {count}");
        let body = match handler.as_str() {
            "variables" => {
                let mut all: Vec<String> = std::env::vars()
                    .map(|(name, value)| format!("\"{name}\":{value:?}"))
                    .collect();
                all.sort();
                format!("{{{}}}", all.join(",")).into_bytes()
            }
            "count" => count.to_string().into_bytes(),
            "arn" => {
                let arn = header(&headers, "lambda-runtime-invoked-function-arn");
                format!("\"{arn}\"").into_bytes()
            }
            _ => event,
        };
        api.call("POST", &format!("/invocation/{id}/response"), &body, "")?;
        if handler == "after" {
            after(&body);
        }
    }
}

/// What goes on after an answer.
fn after(event: &[u8]) {
    match event {
        b"\"exit\"" => std::process::exit(129),
        b"\"hang\"" => loop {
            std::thread::park();
        },
        b"\"work\"" => {
            // Longer than the next invocation waits for it.
            std::thread::sleep(std::time::Duration::from_millis(200));
            println!("worked on");
        }
        _ => {}
    }
}

/// Makes a file in `/tmp` longer by a byte; answers how long it is then.
fn keep() -> io::Result<u64> {
    let mut options = std::fs::File::options();
    let mut file = options.create(true).append(true).open("/tmp/kept")?;
    file.write_all(b".")?;
    Ok(file.metadata()?.len())
}

fn header(headers: &[String], name: &str) -> String {
    let found = headers.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    });
    found.unwrap_or_default()
}

struct Api(BufReader<TcpStream>);

impl Api {
    fn connect() -> io::Result<Self> {
        let address = std::env::var("AWS_LAMBDA_RUNTIME_API").map_err(io::Error::other)?;
        Ok(Self(BufReader::new(TcpStream::connect(address)?)))
    }

    fn call(
        &mut self,
        method: &str,
        path: &str,
        body: &[u8],
        extra: &str,
    ) -> io::Result<(Vec<String>, Vec<u8>)> {
        let head = format!(
            "{method} /2018-06-01/runtime{path} HTTP/1.1\r\nHost: a\r\n{extra}Content-Length: \
             {}\r\n\r\n",
            body.len()
        );
        self.0
            .get_mut()
            .write_all(&[head.as_bytes(), body].concat())?;
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match line.trim_end() {
                "" => break,
                line => headers.push(line.to_owned()),
            }
        }
        let length = header(&headers, "content-length").parse().unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok((headers, body))
    }
}
