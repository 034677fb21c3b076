//! From requests of REST services to operations.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

use wire::codec::form_pairs;

fn check(service: &str, method: &str, uri: &str, headers: &[&str], expected: Option<&str>) {
    let service = model::service(service).expect("a service");
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let query = form_pairs(query.as_bytes());
    let has = |name: &str| headers.contains(&name);
    let found = model::route_rest(service, method, path, &query, &has);
    let shown = found.map(|(operation, labels)| {
        let labels: Vec<String> = labels
            .iter()
            .map(|(name, text)| format!(" {name}={text}"))
            .collect();
        format!("{}{}", operation.name, labels.concat())
    });
    assert_eq!(shown.as_deref(), expected, "{method} {uri}");
}

#[test]
fn s3_operations_that_share_a_path_are_told_apart() {
    let s3 = |method, uri, headers: &[&str], expected| {
        check("s3", method, uri, headers, Some(expected));
    };
    s3("GET", "/", &[], "ListBuckets");
    s3("GET", "/?x-id=ListBuckets", &[], "ListBuckets");
    s3("GET", "/b", &[], "ListObjects Bucket=b");
    s3("GET", "/b/", &[], "ListObjects Bucket=b");
    s3(
        "GET",
        "/b?list-type=2&prefix=data%2F",
        &[],
        "ListObjectsV2 Bucket=b",
    );
    s3("GET", "/b?location", &[], "GetBucketLocation Bucket=b");
    s3("GET", "/b?location=", &[], "GetBucketLocation Bucket=b");
    s3("GET", "/b?acl", &[], "GetBucketAcl Bucket=b");
    s3("GET", "/b?uploads", &[], "ListMultipartUploads Bucket=b");
    s3("PUT", "/b", &[], "CreateBucket Bucket=b");
    s3("HEAD", "/b", &[], "HeadBucket Bucket=b");
    s3("POST", "/b?delete", &[], "DeleteObjects Bucket=b");
    s3(
        "PUT",
        "/b/data/1.json",
        &[],
        "PutObject Bucket=b Key=data/1.json",
    );
    s3(
        "PUT",
        "/b/data/1.json?x-id=PutObject",
        &[],
        "PutObject Bucket=b Key=data/1.json",
    );
    s3(
        "PUT",
        "/b/k",
        &["x-amz-copy-source"],
        "CopyObject Bucket=b Key=k",
    );
    s3(
        "PUT",
        "/b/k?partNumber=1&uploadId=u",
        &[],
        "UploadPart Bucket=b Key=k",
    );
    let copy = ["x-amz-copy-source"];
    s3(
        "PUT",
        "/b/k?partNumber=1&uploadId=u",
        &copy,
        "UploadPartCopy Bucket=b Key=k",
    );
    s3("GET", "/b/k", &[], "GetObject Bucket=b Key=k");
    s3(
        "GET",
        "/b/k?attributes",
        &["x-amz-object-attributes"],
        "GetObjectAttributes Bucket=b Key=k",
    );
    s3("GET", "/b/k?uploadId=u", &[], "ListParts Bucket=b Key=k");
    s3(
        "DELETE",
        "/b/k?uploadId=u",
        &[],
        "AbortMultipartUpload Bucket=b Key=k",
    );
    s3("DELETE", "/b/k", &[], "DeleteObject Bucket=b Key=k");
    s3(
        "POST",
        "/b/k?uploads",
        &[],
        "CreateMultipartUpload Bucket=b Key=k",
    );
    s3(
        "POST",
        "/b/k?uploadId=u",
        &[],
        "CompleteMultipartUpload Bucket=b Key=k",
    );
    s3(
        "GET",
        "/b/k?tagging",
        &[],
        "GetObjectTagging Bucket=b Key=k",
    );
}

#[test]
fn s3_keys_are_taken_as_they_are() {
    check(
        "s3",
        "GET",
        "/b//a//b/",
        &[],
        Some("GetObject Bucket=b Key=/a//b/"),
    );
    check(
        "s3",
        "GET",
        "/b/a%2Fb%20c+d%25",
        &[],
        Some("GetObject Bucket=b Key=a/b c+d%"),
    );
    check(
        "s3",
        "GET",
        "/b/a=1&b/../c",
        &[],
        Some("GetObject Bucket=b Key=a=1&b/../c"),
    );
    check("s3", "PATCH", "/b/k", &[], None);
}

#[test]
fn lambda_paths() {
    let lambda =
        |method: &str, uri: &str, expected: &str| check("lambda", method, uri, &[], Some(expected));
    lambda("POST", "/2015-03-31/functions", "CreateFunction");
    lambda("GET", "/2015-03-31/functions/", "ListFunctions");
    lambda(
        "GET",
        "/2015-03-31/functions/f",
        "GetFunction FunctionName=f",
    );
    lambda(
        "DELETE",
        "/2015-03-31/functions/f?Qualifier=1",
        "DeleteFunction FunctionName=f",
    );
    lambda(
        "POST",
        "/2015-03-31/functions/f/invocations",
        "Invoke FunctionName=f",
    );
    let arn = "arn%3Aaws%3Alambda%3Aus-east-1%3A111122223333%3Afunction%3Af";
    lambda(
        "PUT",
        &format!("/2015-03-31/functions/{arn}/code"),
        "UpdateFunctionCode FunctionName=arn:aws:lambda:us-east-1:111122223333:function:f",
    );
    lambda(
        "GET",
        &format!("/2017-03-31/tags/{arn}"),
        "ListTags Resource=arn:aws:lambda:us-east-1:111122223333:function:f",
    );
    lambda(
        "POST",
        "/2015-03-31/event-source-mappings/",
        "CreateEventSourceMapping",
    );
    lambda(
        "GET",
        "/2015-03-31/event-source-mappings/u-1",
        "GetEventSourceMapping UUID=u-1",
    );
    lambda("GET", "/2018-10-31/layers", "ListLayers");
    lambda("DELETE", "/2017-03-31/tags/r", "UntagResource Resource=r");
    check("lambda", "GET", "/2015-03-31/nonsense", &[], None);
}
