//! Whatever the AWS SDK for Rust signs is accepted, and so is what our own signer signs; a change
//! of any signed part is not.

#![allow(clippy::expect_used)]

use std::time::{Duration, UNIX_EPOCH};

use auth::sigv4::{Payload, RequestParts, Signer, SigningKeyCache, parse, sha256, verify};
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use proptest::prelude::*;

/// Content and trailers.
type Received = (Vec<u8>, Vec<(String, String)>);

const NOW: i64 = 1_767_225_600;
const HOST: &str = "127.0.0.1:4566";

/// Percent-encodes as clients do.
fn encode(text: &str, keep: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) || keep.as_bytes().contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

#[derive(Debug)]
struct Call {
    method: &'static str,
    path: String,
    query: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Lets the SDK sign; returns the query and the headers to send.
fn signed_by_sdk(call: &Call, service: &str, presigned: bool) -> (String, Vec<(String, String)>) {
    let identity = Credentials::new(
        "AKIDEXAMPLE",
        "secret",
        Some("token/=".into()),
        None,
        "test",
    )
    .into();
    let mut settings = SigningSettings::default();
    if service == "s3" {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = aws_sigv4::http_request::PayloadChecksumKind::XAmzSha256;
    }
    if presigned {
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(Duration::from_secs(600));
        settings.payload_checksum_kind = aws_sigv4::http_request::PayloadChecksumKind::NoHeader;
    }
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region("eu-west-1")
        .name(service)
        .time(UNIX_EPOCH + Duration::from_secs(NOW as u64))
        .settings(settings)
        .build()
        .expect("parameters")
        .into();
    let query = if call.query.is_empty() {
        String::new()
    } else {
        format!("?{}", call.query)
    };
    let uri = format!("http://{HOST}{}{query}", call.path);
    let body = if presigned && service == "s3" {
        SignableBody::UnsignedPayload
    } else {
        SignableBody::Bytes(&call.body)
    };
    let headers = call.headers.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let request = SignableRequest::new(call.method, uri, headers, body).expect("request");
    let (instructions, _) = sign(request, &params).expect("signed").into_parts();
    let mut headers = call.headers.clone();
    headers.extend(
        instructions
            .headers()
            .map(|(n, v)| (n.to_owned(), v.to_owned())),
    );
    if !headers.iter().any(|(n, _)| n == "host") {
        headers.push(("host".into(), HOST.into()));
    }
    let mut query = call.query.clone();
    for (name, value) in instructions.params() {
        query = format!("{query}&{}={}", encode(name, ""), encode(value, ""));
    }
    (query.trim_start_matches('&').to_owned(), headers)
}

fn check(call: &Call, query: &str, headers: &[(String, String)], secret: &str) -> bool {
    let headers: Vec<(&str, &[u8])> = headers
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_bytes()))
        .collect();
    let request = RequestParts {
        method: call.method,
        path: &call.path,
        query,
        headers: &headers,
    };
    let presented = parse(&request).expect("presented");
    assert_eq!(presented.session_token.as_deref(), Some("token/="));
    let hash = sha256(&call.body);
    verify(
        &presented,
        secret,
        NOW,
        Some(&hash),
        &SigningKeyCache::new(),
    )
    .is_ok()
}

fn call() -> impl Strategy<Value = Call> {
    let name = "[a-zA-Z0-9 _.~!*'()é+&=;,@:$-]{1,12}";
    let segments = prop::collection::vec(name.prop_filter("dots", |s| s != "." && s != ".."), 0..4);
    let pairs = prop::collection::vec((name, "[ -~é]{0,12}"), 0..4);
    let headers = prop::collection::btree_map("x-amz-meta-[a-z]{1,6}", "[!-~][ -~]{0,12}", 0..3);
    (
        prop::sample::select(vec!["GET", "PUT", "POST"]),
        segments,
        pairs,
        headers,
        any::<Vec<u8>>(),
    )
        .prop_map(|(method, segments, pairs, headers, body)| Call {
            method,
            path: format!(
                "/{}",
                segments
                    .iter()
                    .map(|s| encode(s, ""))
                    .collect::<Vec<_>>()
                    .join("/")
            ),
            query: pairs
                .iter()
                .map(|(n, v)| format!("{}={}", encode(n, ""), encode(v, "")))
                .collect::<Vec<_>>()
                .join("&"),
            headers: headers.into_iter().collect(),
            body,
        })
}

proptest! {
    #[test]
    fn sdk_headers_are_accepted(call in call(), s3 in any::<bool>()) {
        let (query, headers) = signed_by_sdk(&call, if s3 { "s3" } else { "lambda" }, false);
        prop_assert!(check(&call, &query, &headers, "secret"));
        prop_assert!(!check(&call, &query, &headers, "Secret"));
        let longer = format!("{query}&x");
        prop_assert!(!check(&call, &longer, &headers, "secret"));
    }

    #[test]
    fn sdk_presigned_queries_are_accepted(mut call in call(), s3 in any::<bool>()) {
        call.headers.clear();
        let (query, headers) = signed_by_sdk(&call, if s3 { "s3" } else { "lambda" }, true);
        prop_assert!(check(&call, &query, &headers, "secret"));
        let longer = query.replace("Expires=600", "Expires=601");
        prop_assert!(!check(&call, &longer, &headers, "secret"));
    }

    #[test]
    fn own_signatures_are_accepted(call in call(), s3 in any::<bool>()) {
        let signer = Signer {
            access_key: "AKIDEXAMPLE".into(),
            secret: "secret".into(),
            session_token: Some("token/=".into()),
            region: "eu-west-1".into(),
            service: if s3 { "s3" } else { "lambda" }.into(),
        };
        let mut headers = call.headers.clone();
        headers.push(("host".into(), HOST.into()));
        let borrowed: Vec<(&str, &[u8])> =
            headers.iter().map(|(n, v)| (n.as_str(), v.as_bytes())).collect();
        let parts = RequestParts {
            method: call.method,
            path: &call.path,
            query: &call.query,
            headers: &borrowed,
        };
        let added = signer.headers(&parts, Payload::Computed, &call.body, NOW);
        headers.extend(added);
        prop_assert!(check(&call, &call.query, &headers, "secret"));
    }

    #[test]
    fn streamed_bodies_round_trip(
        body in prop::collection::vec(any::<u8>(), 0..40_000),
        step in 1_usize..20_000,
        flip in any::<prop::sample::Index>(),
    ) {
        let signer = Signer {
            access_key: "AKIDEXAMPLE".into(),
            secret: "secret".into(),
            session_token: None,
            region: "eu-west-1".into(),
            service: "s3".into(),
        };
        let length = body.len().to_string();
        let mut headers: Vec<(&str, &[u8])> = vec![
            ("host", HOST.as_bytes()),
            ("x-amz-decoded-content-length", length.as_bytes()),
            ("x-amz-trailer", b"x-amz-checksum-sha256"),
        ];
        let payload = Payload::StreamingSigned { trailer: true };
        let parts = RequestParts { method: "PUT", path: "/b/k", query: "", headers: &headers };
        let added = signer.headers(&parts, payload, b"", NOW);
        headers.extend(added.iter().map(|(n, v)| (n.as_str(), v.as_bytes())));
        let parts = RequestParts { method: "PUT", path: "/b/k", query: "", headers: &headers };
        let presented = parse(&parts).expect("presented");
        let mut stream = signer.streaming(&presented.signature, NOW);
        let mut framed = Vec::new();
        for chunk in body.chunks(8_192) {
            framed.extend(stream.chunk(chunk));
        }
        framed.extend(stream.chunk(b""));
        let trailer = ("x-amz-checksum-sha256".to_owned(), wire::hex::encode(&sha256(&body)));
        framed.extend(stream.end(std::slice::from_ref(&trailer)));

        let receive = |framed: &[u8]| -> Option<Received> {
            let mut verifier =
                verify(&presented, "secret", NOW, None, &SigningKeyCache::new()).ok()?.body;
            let mut content = Vec::new();
            for mut piece in framed.chunks(step) {
                while let Some(data) = verifier.next(&mut piece).ok()? {
                    content.extend_from_slice(data);
                }
            }
            Some((content, verifier.finish().ok()?.trailers))
        };
        prop_assert_eq!(receive(&framed), Some((body.clone(), vec![trailer])));
        // A changed byte may only ever be one that does not matter to the content.
        let at = flip.index(framed.len());
        framed[at] ^= 0x20;
        if let Some((content, _)) = receive(&framed) {
            prop_assert_eq!(content, body);
        }
    }
}
