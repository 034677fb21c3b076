//! Requests that the SDK signs for somebody who has no keys.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use e2e_sdk::Engine;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const BUCKET: &str = "s3-bucket-assignment-01";

/// Sends a request as a client without keys would; answers the whole response.
async fn send(engine: &Engine, request: &PresignedRequest, uri: &str, body: &str) -> String {
    let host = engine.url().strip_prefix("http://").unwrap();
    let path = uri.strip_prefix(engine.url()).unwrap();
    let mut head = format!("{} {path} HTTP/1.1\r\nhost: {host}\r\n", request.method());
    for (name, value) in request.headers().filter(|(name, _)| *name != "host") {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !request.headers().any(|(name, _)| name == "content-length") && !body.is_empty() {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    let mut connection = TcpStream::connect(host).await.unwrap();
    let whole = format!("{head}connection: close\r\n\r\n{body}");
    connection.write_all(whole.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn whoever_has_the_address_may_do_what_it_says_and_nothing_else() {
    let engine = Engine::start();
    let client = engine.s3();
    client.create_bucket().bucket(BUCKET).send().await.unwrap();
    let hour = PresigningConfig::expires_in(Duration::from_secs(3600)).unwrap();
    let put = client.put_object().bucket(BUCKET).key("data/a b.json");
    let put = put.presigned(hour.clone()).await.unwrap();
    let answer = send(&engine, &put, put.uri(), r#"{"id":1}"#).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");

    let get = client
        .get_object()
        .bucket(BUCKET)
        .key("data/a b.json")
        .presigned(hour)
        .await;
    let get = get.unwrap();
    let answer = send(&engine, &get, get.uri(), "").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.ends_with(r#"{"id":1}"#), "{answer}");

    let other = get.uri().replace("a%20b", "other");
    assert_ne!(other, get.uri());
    let answer = send(&engine, &get, &other, "").await;
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    assert!(
        answer.contains("<Code>SignatureDoesNotMatch</Code>"),
        "{answer}"
    );
    let answer = send(&engine, &get, get.uri().split('?').next().unwrap(), "").await;
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    assert!(answer.contains("<Code>AccessDenied</Code>"), "{answer}");
}
