//! Where a function's code comes from.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use bytes::Bytes;
use model::lambda as m;
use support::{DEADLINE, Engine, input, zip_of};

#[tokio::test]
async fn code_comes_from_s3() {
    let engine = Engine::new();
    let from = |key: &str| {
        let mut create = input("f", "provided.al2023", "x", Bytes::new());
        create.code = Some(m::FunctionCode {
            s3_bucket: Some("bucket".into()),
            s3_key: Some(key.into()),
            ..Default::default()
        });
        create
    };
    let fault = engine
        .call::<m::CreateFunction>(from("other"))
        .await
        .unwrap_err();
    assert_eq!(fault.code, "InvalidParameterValueException");
    assert_eq!(
        fault.message,
        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The \
         specified key does not exist."
    );
    let refused = |code: m::FunctionCode| {
        let mut create = from("code.zip");
        create.code = Some(code);
        let called = engine.call::<m::CreateFunction>(create);
        async { called.await.unwrap_err().message }
    };
    let (bucket, key) = (Some("bucket".to_owned()), Some("code.zip".to_owned()));
    let mut code = m::FunctionCode {
        s3_bucket: bucket.clone(),
        ..Default::default()
    };
    let no_source = "Please provide a source for function code.";
    assert_eq!(refused(code.clone()).await, no_source);
    (code.s3_bucket, code.s3_key) = (None, key.clone());
    assert_eq!(refused(code.clone()).await, no_source);
    (code.s3_bucket, code.zip_file) = (bucket, Some(Bytes::from_static(b"zip")));
    assert_eq!(
        refused(code).await,
        "Please do not provide other FunctionCode parameters when providing a ZipFile."
    );
    engine.create(from("code.zip")).await.unwrap();
    assert!(engine.settled("f").await.code_size.unwrap() > 0);
}

#[tokio::test]
async fn code_that_is_being_unpacked_goes_with_its_function() {
    let engine = Engine::new();
    let names: Vec<String> = (0..2_000).map(|n| format!("d{}/{n}", n % 50)).collect();
    let files = names
        .iter()
        .map(|name| (name.as_str(), 0o644, &b"content"[..]));
    let zip = zip_of(&files.collect::<Vec<_>>());
    for name in ["a", "b", "c", "d"] {
        let create = input(name, "provided.al2023", "x", zip.clone());
        engine.call::<m::CreateFunction>(create).await.unwrap();
        let delete = m::DeleteFunctionInput {
            function_name: Some(name.into()),
            ..Default::default()
        };
        engine.call::<m::DeleteFunction>(delete).await.unwrap();
    }
    engine.function("echo").await;
    let deadline = std::time::Instant::now() + DEADLINE;
    // Its own code, and nothing else.
    while engine.unpacked().len() != 1 {
        let left = engine.unpacked();
        assert!(std::time::Instant::now() < deadline, "{left:?}");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}
