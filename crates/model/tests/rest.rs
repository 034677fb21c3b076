//! S3 and Lambda on the wire: examples of their API References, and the services' errors.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;

use bytes::Bytes;
use model::{lambda, s3};
use support::{header, read_rest, refusal, reply, text};
use wire::schema::Protocol;
use wire::{Fault, Payload, Structure, Timestamp};

#[track_caller]
fn input<T: Structure>(
    service: &str,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> T {
    let (_, input) = read_rest(service, method, uri, headers, body).expect("readable");
    input.downcast().expect("the input's type")
}

/// The document without the white space that the references indent theirs with.
fn flat(xml: &str) -> String {
    let (head, rest) = xml.split_once("?>").expect("a declaration");
    let rest: String = rest.lines().map(str::trim).collect();
    format!("{}?>\n{rest}", head.trim())
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
#[test]
fn delete_objects_of_the_reference() {
    let input: s3::DeleteObjectsInput = input(
        "s3",
        "POST",
        "/examplebucket?delete",
        &[("content-md5", "p5/WA/oEr30qrEEl21PAqw==")],
        "<Delete>
           <Object>
             <Key>sample1.txt</Key>
           </Object>
           <Object>
             <Key>sample2.txt</Key>
           </Object>
         </Delete>",
    );
    let key = |name: &str| s3::ObjectIdentifier {
        key: Some(name.to_owned()),
        ..Default::default()
    };
    let expected = s3::Delete {
        objects: Some(vec![key("sample1.txt"), key("sample2.txt")]),
        quiet: None,
    };
    assert_eq!(input.delete, Some(expected));
    let output = s3::DeleteObjectsOutput {
        deleted: Some(vec![s3::DeletedObject {
            key: Some("sample1.txt".to_owned()),
            ..Default::default()
        }]),
        errors: Some(vec![s3::Error {
            key: Some("sample2.txt".to_owned()),
            code: Some("AccessDenied".to_owned()),
            message: Some("Access Denied".to_owned()),
            ..Default::default()
        }]),
        ..Default::default()
    };
    assert_eq!(
        text(reply::<s3::DeleteObjects>(Protocol::RestXml, output)),
        flat(
            r#"<?xml version="1.0" encoding="UTF-8"?>
            <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Deleted>
                <Key>sample1.txt</Key>
              </Deleted>
              <Error>
                <Key>sample2.txt</Key>
                <Code>AccessDenied</Code>
                <Message>Access Denied</Message>
              </Error>
            </DeleteResult>"#
        )
    );
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html (its members in the
// order of the model)
#[test]
fn list_objects_of_the_reference() {
    let output = s3::ListObjectsV2Output {
        name: Some("bucket".to_owned()),
        prefix: Some(String::new()),
        key_count: Some(1),
        max_keys: Some(1000),
        is_truncated: Some(false),
        contents: Some(vec![s3::Object {
            key: Some("my-image.jpg".to_owned()),
            last_modified: Some(Timestamp::from_secs(1_255_369_830)),
            e_tag: Some("\"fba9dede5f27731c9771645a39863328\"".to_owned()),
            size: Some(434_234),
            storage_class: Some("STANDARD".to_owned()),
            ..Default::default()
        }]),
        ..Default::default()
    };
    let answer = reply::<s3::ListObjectsV2>(Protocol::RestXml, output);
    assert_eq!(
        header(&answer, "content-type").as_deref(),
        Some("application/xml")
    );
    assert_eq!(
        text(answer),
        flat(
            r#"<?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <IsTruncated>false</IsTruncated>
              <Contents>
                <Key>my-image.jpg</Key>
                <LastModified>2009-10-12T17:50:30.000Z</LastModified>
                <ETag>&quot;fba9dede5f27731c9771645a39863328&quot;</ETag>
                <Size>434234</Size>
                <StorageClass>STANDARD</StorageClass>
              </Contents>
              <Name>bucket</Name>
              <Prefix></Prefix>
              <MaxKeys>1000</MaxKeys>
              <KeyCount>1</KeyCount>
            </ListBucketResult>"#
        )
    );
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
#[test]
fn the_location_of_a_bucket_is_the_document_itself() {
    let location = |location: Option<&str>| {
        let output = s3::GetBucketLocationOutput {
            location_constraint: location.map(str::to_owned),
        };
        text(reply::<s3::GetBucketLocation>(Protocol::RestXml, output))
    };
    assert_eq!(
        location(Some("us-west-2")),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint \
         xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">us-west-2</LocationConstraint>"
    );
    assert!(location(None).ends_with("/\"></LocationConstraint>"));
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
#[test]
fn complete_multipart_upload_of_the_reference() {
    let input: s3::CompleteMultipartUploadInput = input(
        "s3",
        "POST",
        "/example-bucket/example-object?uploadId=AAAsb2FkIElEIGZvciBlbHZpbmcncyWeeS1tb3ZpZS5tMnRzIRRwbG9hZA",
        &[("if-none-match", "*")],
        r#"<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
             <Part>
               <PartNumber>1</PartNumber>
               <ETag>"a54357aff0632cce46d942af68356b38"</ETag>
             </Part>
           </CompleteMultipartUpload>"#,
    );
    assert_eq!(input.key.as_deref(), Some("example-object"));
    assert_eq!(input.if_none_match.as_deref(), Some("*"));
    let parts = input
        .multipart_upload
        .and_then(|upload| upload.parts)
        .expect("parts");
    assert_eq!(parts[0].part_number, Some(1));
    assert_eq!(
        parts[0].e_tag.as_deref(),
        Some("\"a54357aff0632cce46d942af68356b38\"")
    );
}

#[test]
fn objects_come_with_headers_and_leave_with_headers() {
    let mut input: s3::PutObjectInput = input(
        "s3",
        "PUT",
        "/b/data/1.json?x-id=PutObject",
        &[
            ("content-type", "application/json"),
            ("x-amz-meta-Stream", "kinesis-stream-hw-03"),
            ("if-match", "\"abc\""),
            ("x-amz-checksum-crc32", "AAAAAA=="),
            ("content-length", "3"),
        ],
        "",
    );
    wire::codec::set_payload(&mut input, Payload::Bytes(Bytes::from_static(b"abc")));
    assert_eq!(input.content_length, Some(3));
    assert_eq!(input.if_match.as_deref(), Some("\"abc\""));
    let metadata = BTreeMap::from([("Stream".to_owned(), "kinesis-stream-hw-03".to_owned())]);
    assert_eq!(input.metadata.as_ref(), Some(&metadata));
    assert_eq!(input.body.as_ref().and_then(Payload::length), Some(3));
    let output = s3::GetObjectOutput {
        body: input.body,
        e_tag: Some("\"abc\"".to_owned()),
        last_modified: Some(Timestamp::from_secs(1_398_796_238)),
        content_range: Some("bytes 0-2/9".to_owned()),
        metadata: Some(metadata),
        ..Default::default()
    };
    let answer = reply::<s3::GetObject>(Protocol::RestXml, output);
    assert_eq!(answer.status, 206);
    let at = |name: &str| header(&answer, name);
    assert_eq!(
        at("last-modified").as_deref(),
        Some("Tue, 29 Apr 2014 18:30:38 GMT")
    );
    assert_eq!(at("etag").as_deref(), Some("\"abc\""));
    assert_eq!(
        at("x-amz-meta-stream").as_deref(),
        Some("kinesis-stream-hw-03")
    );
    assert_eq!(at("x-amz-request-id").as_deref(), Some(support::REQUEST_ID));
    assert_eq!(at("server").as_deref(), Some("AmazonS3"));
    assert_eq!(text(answer), "abc");
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
#[test]
fn s3_errors_of_the_reference() {
    let fault = Fault::client("NoSuchKey", "The resource you requested does not exist")
        .with_status(404)
        .with_field("Resource", "/mybucket/myfoto.jpg");
    let answer = refusal("s3", Protocol::RestXml, &fault);
    assert_eq!(answer.status, 404);
    let shown = text(answer);
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>\
                    <Message>The resource you requested does not exist</Message>\
                    <Resource>/mybucket/myfoto.jpg</Resource>\
                    <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId><HostId>";
    assert!(shown.starts_with(expected), "{shown}");
}

#[track_caller]
fn refused(
    service: &str,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (String, String) {
    let fault = read_rest(service, method, uri, headers, body)
        .and_then(|(meta, input)| wire::validate(input.as_ref(), meta))
        .expect_err("refused");
    (fault.code.into_owned(), fault.message)
}

fn pair(code: &str, message: &str) -> (String, String) {
    (code.to_owned(), message.to_owned())
}

const MALFORMED: &str =
    "The XML you provided was not well-formed or did not validate against our published schema";

#[test]
fn s3_refuses_what_it_cannot_read() {
    for body in [
        "<Delete>",
        "nothing",
        "<Delete><Object/></Delete>",
        "<Delete/>",
        "\u{0}",
    ] {
        let found = refused("s3", "POST", "/b?delete", &[], body);
        assert_eq!(found, pair("MalformedXML", MALFORMED), "{body}");
    }
    assert_eq!(
        refused("s3", "POST", "/b?delete", &[], ""),
        pair("MissingRequestBodyError", "Request Body is empty")
    );
    assert_eq!(
        refused("s3", "GET", "/b?list-type=2&max-keys=ten", &[], ""),
        pair(
            "InvalidArgument",
            "Provided max-keys not an integer or within integer range"
        )
    );
    let (_, list) =
        read_rest("s3", "GET", "/b?list-type=2&max-keys=&prefix=", &[], "").expect("readable");
    let list: s3::ListObjectsV2Input = list.downcast().expect("the input's type");
    assert_eq!((list.max_keys, list.prefix.as_deref()), (None, Some("")));
    let elsewhere = "<CreateBucketConfiguration><LocationConstraint>mars-1</LocationConstraint>\
                     </CreateBucketConfiguration>";
    let (meta, bucket) = read_rest("s3", "PUT", "/b", &[], elsewhere).expect("readable");
    assert_eq!(wire::validate(bucket.as_ref(), meta), Ok(()));
    // A date that is none is as good as no condition.
    let read: s3::GetObjectInput = input(
        "s3",
        "GET",
        "/b/k",
        &[("if-modified-since", "yesterday")],
        "",
    );
    assert_eq!(read.if_modified_since, None);
}

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
#[test]
fn create_function_and_its_answer() {
    let input: lambda::CreateFunctionInput = input(
        "lambda",
        "POST",
        "/2015-03-31/functions",
        &[],
        r#"{"FunctionName":"f","Role":"arn:aws:iam::111122223333:role/r","Code":{"ZipFile":"UEs="},
            "Environment":{"Variables":{"A":"1"}},"Timeout":3,"Publish":true}"#,
    );
    assert_eq!(input.timeout, Some(3));
    let zip = input.code.and_then(|code| code.zip_file);
    assert_eq!(zip.as_deref(), Some(&b"PK"[..]));
    let configuration = lambda::FunctionConfiguration {
        function_name: Some("f".to_owned()),
        code_size: Some(2),
        ..Default::default()
    };
    let output = lambda::CreateFunctionOutput::from(configuration);
    let answer = reply::<lambda::CreateFunction>(Protocol::RestJson, output);
    assert_eq!(answer.status, 201);
    assert_eq!(text(answer), r#"{"FunctionName":"f","CodeSize":2}"#);
}

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
#[test]
fn invoke_carries_its_payload_as_it_is() {
    let input: lambda::InvokeInput = input(
        "lambda",
        "POST",
        "/2015-03-31/functions/f/invocations?Qualifier=1",
        &[
            ("x-amz-invocation-type", "RequestResponse"),
            ("x-amz-log-type", "Tail"),
        ],
        "{\"a\": 1}",
    );
    assert_eq!(input.payload.as_deref(), Some(&b"{\"a\": 1}"[..]));
    assert_eq!(input.qualifier.as_deref(), Some("1"));
    assert_eq!(input.log_type.as_deref(), Some("Tail"));
    let output = lambda::InvokeOutput {
        status_code: Some(202),
        function_error: Some("Unhandled".to_owned()),
        executed_version: Some("$LATEST".to_owned()),
        payload: Some(Bytes::from_static(b"null")),
        ..Default::default()
    };
    let answer = reply::<lambda::Invoke>(Protocol::RestJson, output);
    assert_eq!(answer.status, 202);
    assert_eq!(
        header(&answer, "x-amz-function-error").as_deref(),
        Some("Unhandled")
    );
    assert_eq!(
        header(&answer, "x-amz-executed-version").as_deref(),
        Some("$LATEST")
    );
    assert_eq!(text(answer), "null");
}

#[test]
fn lambda_errors_have_a_header_and_a_body() {
    let shown = |fault: &Fault| {
        let answer = refusal("lambda", Protocol::RestJson, fault);
        (
            answer.status,
            header(&answer, "x-amzn-errortype").unwrap_or_default(),
            text(answer),
        )
    };
    let missing =
        Fault::client("ResourceNotFoundException", "Function not found: f").with_status(404);
    assert_eq!(
        shown(&missing),
        (
            404,
            "ResourceNotFoundException".to_owned(),
            r#"{"Type":"User","Message":"Function not found: f"}"#.to_owned()
        )
    );
    let invalid = Fault::client(
        "InvalidParameterValueException",
        "Unrecognized event source.",
    );
    assert_eq!(
        shown(&invalid).2,
        r#"{"Type":"User","message":"Unrecognized event source."}"#
    );
    // The model knows the status.
    let large = Fault::client("RequestTooLargeException", "");
    assert_eq!(shown(&large).0, 413);
    let denied = Fault::client("AccessDeniedException", "User: x").with_status(403);
    assert_eq!(shown(&denied).2, r#"{"Message":"User: x"}"#);
}

#[test]
fn lambda_refuses_what_it_cannot_read() {
    let (code, message) = refused("lambda", "POST", "/2015-03-31/functions", &[], "{");
    assert_eq!(code, "InvalidRequestContentException");
    assert!(
        message.starts_with("Could not parse request body into json: "),
        "{message}"
    );
    assert_eq!(
        refused(
            "lambda",
            "POST",
            "/2015-03-31/event-source-mappings/",
            &[],
            r#"{"FunctionName":"f","StartingPosition":"invalid"}"#
        ),
        pair(
            "ValidationException",
            "1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy \
             constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]"
        )
    );
}
