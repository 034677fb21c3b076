//! Signatures that AWS published: the examples of the Amazon S3 API Reference ("Authenticating
//! requests: using the authorization header", "… using query parameters", "… transferring payload
//! in multiple chunks") and of the Signature Version 4 test suite.

#![allow(clippy::expect_used)]

use auth::fault::{AuthFault, FaultStyle};
use auth::sigv4::{
    BodyFault, BodyVerifier, Payload, Placement, Presented, RequestParts, Signer, SigningKeyCache,
    parse, verify,
};
use auth::time::parse_basic;

/// Content and trailers.
type Received = (Vec<u8>, Vec<(String, String)>);

const S3_SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const SUITE_SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn s3_signer() -> Signer {
    Signer {
        access_key: "AKIAIOSFODNN7EXAMPLE".into(),
        secret: S3_SECRET.into(),
        session_token: None,
        region: "us-east-1".into(),
        service: "s3".into(),
    }
}

fn s3_now() -> i64 {
    parse_basic("20130524T000000Z").expect("date")
}

/// A request with the headers of the example and the signature it prints.
fn s3_example(
    method: &str,
    path: &str,
    query: &str,
    headers: &[(&str, &str)],
    signature: &str,
) -> Presented {
    let mut names: Vec<&str> = headers.iter().map(|(n, _)| *n).collect();
    names.sort_unstable();
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,\
         SignedHeaders={},Signature={signature}",
        names.join(";")
    );
    let mut all: Vec<(&str, &[u8])> = headers.iter().map(|(n, v)| (*n, v.as_bytes())).collect();
    all.push(("Authorization", authorization.as_bytes()));
    parse(&RequestParts {
        method,
        path,
        query,
        headers: &all,
    })
    .expect("presented")
}

fn accept(presented: &Presented) -> auth::sigv4::Verified {
    verify(
        presented,
        S3_SECRET,
        s3_now(),
        None,
        &SigningKeyCache::new(),
    )
    .expect("verified")
}

const BUCKET: (&str, &str) = ("host", "examplebucket.s3.amazonaws.com");
const DATE: (&str, &str) = ("x-amz-date", "20130524T000000Z");

#[test]
fn s3_header_examples() {
    accept(&s3_example(
        "GET",
        "/test.txt",
        "",
        &[
            BUCKET,
            ("range", "bytes=0-9"),
            ("x-amz-content-sha256", EMPTY),
            DATE,
        ],
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    ));
    let put = s3_example(
        "PUT",
        "/test$file.text",
        "",
        &[
            BUCKET,
            ("date", "Fri, 24 May 2013 00:00:00 GMT"),
            (
                "x-amz-content-sha256",
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            ),
            DATE,
            ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ],
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    );
    for (body, good) in [
        ("Welcome to Amazon S3.", true),
        ("Welcome to Amazon S4.", false),
    ] {
        let mut verifier = accept(&put).body;
        let mut input = body.as_bytes();
        assert_eq!(verifier.next(&mut input), Ok(Some(body.as_bytes())));
        let end = verifier.finish().map_err(|fault| fault.render().code);
        assert_eq!(end.is_ok(), good);
        assert!(good || end == Err("XAmzContentSHA256Mismatch"));
    }
    for (query, signature) in [
        (
            "lifecycle",
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        ),
        (
            "max-keys=2&prefix=J",
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ] {
        let headers = [BUCKET, ("x-amz-content-sha256", EMPTY), DATE];
        accept(&s3_example("GET", "/", query, &headers, signature));
    }
}

#[test]
fn s3_presigned_example() {
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524\
                 %2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400\
                 &X-Amz-SignedHeaders=host&X-Amz-Signature=\
                 aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    let headers: &[(&str, &[u8])] = &[("Host", b"examplebucket.s3.amazonaws.com")];
    let request = RequestParts {
        method: "GET",
        path: "/test.txt",
        query,
        headers,
    };
    let presented = parse(&request).expect("presented");
    assert_eq!(presented.placement, Placement::Query);
    assert_eq!(presented.payload, Payload::Unsigned);
    let keys = SigningKeyCache::new();
    let at = |now| verify(&presented, S3_SECRET, now, None, &keys).map(|v| v.signature);
    assert_eq!(at(s3_now()).map(|_| ()), Ok(()));
    assert!(at(s3_now() + 86_400).is_ok());
    let late = at(s3_now() + 86_401)
        .expect_err("over")
        .render(FaultStyle::S3);
    assert_eq!(
        (late.code, late.message.as_str()),
        ("AccessDenied", "Request has expired")
    );
    let early = at(s3_now() - 901)
        .expect_err("not yet")
        .render(FaultStyle::S3);
    assert_eq!(early.code, "RequestTimeTooSkewed");

    let bare = RequestParts {
        query: "",
        ..request
    };
    assert_eq!(s3_signer().presign(&bare, 86_400, s3_now()), query);
}

fn streaming_headers(hash: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("content-encoding", "aws-chunked"),
        ("host", "s3.amazonaws.com"),
        ("x-amz-content-sha256", hash),
        DATE,
        ("x-amz-decoded-content-length", "66560"),
        ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
    ]
}

/// Feeds a body in pieces of `step` bytes.
fn receive(presented: &Presented, body: &[u8], step: usize) -> Result<Received, BodyFault> {
    let mut verifier = accept(presented).body;
    let mut content = Vec::new();
    for mut piece in body.chunks(step) {
        while let Some(data) = verifier.next(&mut piece)? {
            content.extend_from_slice(data);
        }
    }
    verifier.finish().map(|end| (content, end.trailers))
}

fn framed(signatures: [&str; 3]) -> Vec<u8> {
    let mut body = Vec::new();
    for (size, signature) in [65_536_usize, 1_024, 0].into_iter().zip(signatures) {
        body.extend_from_slice(format!("{size:x};chunk-signature={signature}\r\n").as_bytes());
        body.extend(std::iter::repeat_n(b'a', size));
        if size > 0 {
            body.extend_from_slice(b"\r\n");
        }
    }
    body
}

#[test]
fn s3_streaming_example() {
    let mut headers = streaming_headers("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
    headers.insert(1, ("content-length", "66824"));
    let presented = s3_example(
        "PUT",
        "/examplebucket/chunkObject.txt",
        "",
        &headers,
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
    );
    let mut body = framed([
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
    ]);
    body.extend_from_slice(b"\r\n");
    assert_eq!(body.len(), 66_824);
    for step in [1, 7, 8_192, body.len()] {
        let (content, trailers) = receive(&presented, &body, step).expect("body");
        assert_eq!(content, vec![b'a'; 66_560]);
        assert!(trailers.is_empty());
    }
    for at in [100, 65_700, 66_700] {
        let mut changed = body.clone();
        changed[at] ^= 1;
        assert!(receive(&presented, &changed, 1_000).is_err(), "byte {at}");
    }
    for end in [66_824 - 90, 66_000, 0] {
        let cut = receive(&presented, &body[..end], 1_000);
        assert_eq!(cut, Err(BodyFault::Incomplete), "{end}");
    }
}

#[test]
fn s3_streaming_example_with_trailer() {
    let mut headers = streaming_headers("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
    headers.push(("x-amz-trailer", "x-amz-checksum-crc32c"));
    let presented = s3_example(
        "PUT",
        "/examplebucket/chunkObject.txt",
        "",
        &headers,
        "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
    );
    let chunks = framed([
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
    ]);
    let with = |trailer: &str| [chunks.as_slice(), trailer.as_bytes()].concat();
    let signature = "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435";
    for end in [
        format!("x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:{signature}\r\n\r\n"),
        format!("x-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:{signature}\r\n\r\n"),
    ] {
        let (content, trailers) = receive(&presented, &with(&end), 4_096).expect("body");
        assert_eq!(content.len(), 66_560);
        assert_eq!(
            trailers,
            [("x-amz-checksum-crc32c".to_owned(), "sOO8/Q==".to_owned())]
        );
    }
    let mut unchecked = BodyVerifier::framing_only(&presented).expect("framing");
    let whole = with(&format!(
        "x-amz-checksum-crc32c:AAAAAA==\r\nx-amz-trailer-signature:{signature}\r\n\r\n"
    ));
    let mut input = whole.as_slice();
    while unchecked.next(&mut input).expect("piece").is_some() {}
    assert_eq!(unchecked.finish().map(|end| end.length), Ok(66_560));
    let forged =
        format!("x-amz-checksum-crc32c:AAAAAA==\r\nx-amz-trailer-signature:{signature}\r\n");
    assert_eq!(
        receive(&presented, &with(&forged), 4_096),
        Err(BodyFault::ChunkSignature)
    );
    let unsigned = "x-amz-checksum-crc32c:sOO8/Q==\r\n\r\n";
    assert_eq!(
        receive(&presented, &with(unsigned), 4_096),
        Err(BodyFault::Incomplete)
    );
    let unknown = format!("x-other:1\r\nx-amz-trailer-signature:{signature}\r\n\r\n");
    assert_eq!(
        receive(&presented, &with(&unknown), 4_096),
        Err(BodyFault::Trailer)
    );
}

#[test]
fn iam_guide_and_test_suite() {
    let now = parse_basic("20150830T123600Z").expect("date");
    let keys = SigningKeyCache::new();
    let check = |service: &str,
                 host: &str,
                 path: &str,
                 query: &str,
                 content: Option<&str>,
                 sig: &str| {
        let signed = if content.is_some() {
            "content-type;host;x-amz-date"
        } else {
            "host;x-amz-date"
        };
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/{service}/aws4_request, \
             SignedHeaders={signed}, Signature={sig}"
        );
        let mut headers: Vec<(&str, &[u8])> = vec![
            ("Host", host.as_bytes()),
            ("X-Amz-Date", b"20150830T123600Z"),
            ("Authorization", authorization.as_bytes()),
        ];
        if let Some(content) = content {
            headers.push(("Content-Type", content.as_bytes()));
        }
        let request = RequestParts {
            method: "GET",
            path,
            query,
            headers: &headers,
        };
        let presented = parse(&request).expect("presented");
        verify(&presented, SUITE_SECRET, now, None, &keys)
            .map(|_| ())
            .expect(path);
    };
    check(
        "iam",
        "iam.amazonaws.com",
        "/",
        "Action=ListUsers&Version=2010-05-08",
        Some("application/x-www-form-urlencoded; charset=utf-8"),
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
    );
    // get-vanilla, normalize-path/get-relative, get-slash, get-vanilla-query-order-key-case.
    let vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    for path in ["/", "/example/..", "//"] {
        check("service", "example.amazonaws.com", path, "", None, vanilla);
    }
    check(
        "service",
        "example.amazonaws.com",
        "/",
        "Param2=value2&Param1=value1",
        None,
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    );
}

#[test]
fn wrong_secret_shows_both_sides_on_s3() {
    let presented = s3_example(
        "GET",
        "/test.txt",
        "",
        &[
            BUCKET,
            ("range", "bytes=0-9"),
            ("x-amz-content-sha256", EMPTY),
            DATE,
        ],
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
    let fault = verify(&presented, "other", s3_now(), None, &SigningKeyCache::new())
        .map(|_| ())
        .expect_err("mismatch");
    let data = fault.render(FaultStyle::S3);
    assert_eq!((data.code, data.status), ("SignatureDoesNotMatch", 403));
    let names: Vec<&str> = data.extra.iter().map(|(n, _)| *n).collect();
    assert_eq!(
        names,
        [
            "AWSAccessKeyId",
            "StringToSign",
            "SignatureProvided",
            "StringToSignBytes",
            "CanonicalRequest",
            "CanonicalRequestBytes"
        ]
    );
    assert!(
        data.extra[4]
            .1
            .starts_with("GET\n/test.txt\n\nhost:examplebucket")
    );
    assert!(data.extra[5].1.starts_with("47 45 54 0a 2f"));
    let json = fault.render(FaultStyle::Json);
    assert_eq!((json.code, json.status), ("InvalidSignatureException", 400));
}

#[test]
fn what_is_not_well_formed() {
    let good = "AWS4-HMAC-SHA256 Credential=K/20130524/us-east-1/kinesis/aws4_request, \
                SignedHeaders=host;x-amz-date, Signature=00";
    let fault = |authorization: &str, query: &str, more: &[(&str, &[u8])]| {
        let mut headers: Vec<(&str, &[u8])> =
            vec![("host", b"h"), ("x-amz-date", b"20130524T000000Z")];
        if !authorization.is_empty() {
            headers.push(("authorization", authorization.as_bytes()));
        }
        headers.extend_from_slice(more);
        parse(&RequestParts {
            method: "POST",
            path: "/",
            query,
            headers: &headers,
        })
        .map(|_| ())
    };
    let json = |result: Result<(), AuthFault>| {
        let data = result.expect_err("fault").render(FaultStyle::Json);
        (data.code, data.message)
    };
    assert_eq!(fault("", "", &[]), Err(AuthFault::Missing));
    assert_eq!(fault(good, "", &[]), Ok(()));
    assert_eq!(
        json(fault(good, "X-Amz-Algorithm=AWS4-HMAC-SHA256", &[])),
        (
            "InvalidSignatureException",
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP \
             header."
                .into()
        )
    );
    assert_eq!(
        json(fault("AWS4-HMAC-SHA256 Credential=x", "", &[])),
        (
            "IncompleteSignatureException",
            "Authorization header requires 'Signature' parameter. Authorization header requires \
             'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=x"
                .into()
        )
    );
    assert_eq!(
        json(fault(
            "",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=1",
            &[]
        ))
        .1,
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters \
         must include 'X-Amz-Signature'. AWS query-string parameters must include \
         'X-Amz-SignedHeaders'. Re-examine the query-string parameters."
    );
    assert_eq!(
        json(fault(&good.replace("20130524", "20130523"), "", &[])).1,
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: \
         '20130523' != '20130524', from '20130524T000000Z'."
    );
    assert_eq!(
        json(fault(&good.replace("host;", ""), "", &[])).1,
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert!(fault(good, "", &[("x-amz-target", b"Kinesis_20131202.PutRecord")]).is_err());
    let s3 = good.replace("kinesis", "s3");
    let s3_fault = |more: &[(&str, &[u8])]| {
        fault(&s3, "", more)
            .expect_err("fault")
            .render(FaultStyle::S3)
    };
    assert_eq!(s3_fault(&[]).code, "InvalidRequest");
    let unsigned = s3_fault(&[("x-amz-acl", b"private")]);
    assert_eq!(
        unsigned.extra,
        [("HeadersNotSigned", "x-amz-acl".to_owned())]
    );
    let retired = fault("AWS key:signature", "", &[])
        .expect_err("v2")
        .render(FaultStyle::S3);
    assert_eq!(
        retired.message,
        "The authorization mechanism you have provided is not supported. Please use \
         AWS4-HMAC-SHA256."
    );
}
