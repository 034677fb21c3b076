//! Whatever a stranger sends is answered with a fault, never with a panic; and patterns match
//! what a plain recursive reading of them matches.

#![allow(clippy::expect_used)]

use std::sync::Arc;

use auth::policy::{
    Context, Kind, Policies, Policy, Principal, Request, access_denied, evaluate, explain,
};
use auth::sigv4::{BodyVerifier, ChunkDecoder, RequestParts, SigningKeyCache, parse, verify};
use auth::{FaultStyle, time};
use proptest::prelude::*;

const STYLES: [FaultStyle; 4] = [
    FaultStyle::Json,
    FaultStyle::RestJson,
    FaultStyle::Query,
    FaultStyle::S3,
];

/// `*` and `?` by their definition.
fn matches(pattern: &[char], text: &[char]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        (['*', rest @ ..], _) => {
            matches(rest, text) || (!text.is_empty() && matches(pattern, &text[1..]))
        }
        (['?', rest @ ..], [_, after @ ..]) => matches(rest, after),
        ([p, rest @ ..], [t, after @ ..]) => p == t && matches(rest, after),
        _ => false,
    }
}

fn allows(pattern: &str, key: &str) -> bool {
    let statement = serde_json::json!({
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": format!("arn:aws:s3:::{pattern}"),
        }
    });
    let policy = Policy::from_json(&statement, Kind::Identity).expect("policy");
    let (principal, context) = (Principal::user("1", "/", "u", "AIDA"), Context::new());
    let request = Request {
        principal: &principal,
        action: "s3:GetObject",
        resource: &format!("arn:aws:s3:::{key}"),
        resource_account: None,
        context: &context,
    };
    let list = [Arc::new(policy)];
    evaluate(
        &request,
        &Policies {
            identity: &list,
            ..Policies::default()
        },
    )
    .is_allow()
}

/// Text that looks like a policy often enough.
fn policy_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Version",
        "2012-10-17",
        "Statement",
        "Effect",
        "Allow",
        "Deny",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Principal",
        "NotPrincipal",
        "Condition",
        "StringLike",
        "Null",
        "ForAllValues:StringEquals",
        "IpAddress",
        "10.0.0.0/8",
        "aws:SourceIp",
        "true",
        "s3:*",
        "arn:aws:s3:::b/${aws:username}",
        "arn:",
        "*",
        "AWS",
        "111122223333",
        "${",
        "2026-01-01T",
    ]);
    let leaf = prop_oneof![
        word.clone().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        ".{0,8}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::vec((word.clone(), inner), 0..6).prop_map(|pairs| {
                serde_json::Value::Object(pairs.into_iter().map(|(k, v)| (k.into(), v)).collect())
            }),
        ]
    })
    .prop_map(|value| value.to_string())
}

proptest! {
    #[test]
    fn wildcards_mean_what_they_say(pattern in "[ab*?:/]{1,8}", text in "[ab:/]{1,10}") {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        prop_assert_eq!(allows(&pattern, &text), matches(&p, &t));
    }

    #[test]
    fn policies(text in prop_oneof![policy_text(), ".{0,60}".boxed()]) {
        for kind in [Kind::Identity, Kind::Managed, Kind::Trust, Kind::Resource] {
            match Policy::parse_as(&text, kind) {
                Err(fault) => prop_assert!(!fault.to_string().is_empty()),
                Ok(policy) => {
                    let principal = Principal::session("111122223333", "/", "r", "AROA", "s");
                    let context = Context::new().with("aws:SourceIp", "10.0.0.1");
                    let request = Request {
                        principal: &principal,
                        action: "s3:GetObject",
                        resource: "arn:aws:s3:::b/k",
                        resource_account: None,
                        context: &context,
                    };
                    let list = [Arc::new(policy)];
                    let policies = Policies {
                        identity: &list,
                        resource: Some(&list[0]),
                        boundary: Some(&list[0]),
                        session: Some(&list),
                        resource_must_allow: false,
                    };
                    let decision = evaluate(&request, &policies);
                    let sentence = access_denied(&request, &decision);
                    prop_assert_eq!(sentence.is_none(), decision.is_allow());
                    let statements = list[0].statements.len();
                    prop_assert_eq!(explain(&request, &policies).len(), statements * 4);
                }
            }
        }
    }

    #[test]
    fn signatures(
        method in ".{0,6}",
        path in ".{0,30}",
        query in "(X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature)(=[ -~]{0,20})?&?){0,6}",
        authorization in "(AWS4-HMAC-SHA256 )?(Credential|Signature|SignedHeaders|=|/|,| |[ -~]){0,12}",
        date in "([0-9]{8}T[0-9]{6}Z|.{0,18})",
        hash in "(UNSIGNED-PAYLOAD|STREAMING-AWS4-HMAC-SHA256-PAYLOAD|[0-9a-f]{64}|.{0,10})",
        with_header in any::<bool>(),
    ) {
        let mut headers: Vec<(&str, &[u8])> = vec![
            ("host", b"h"),
            ("x-amz-date", date.as_bytes()),
            ("x-amz-content-sha256", hash.as_bytes()),
            ("x-odd", b"\xff\xfe"),
        ];
        if with_header {
            headers.push(("authorization", authorization.as_bytes()));
        }
        let request =
            RequestParts { method: &method, path: &path, query: &query, headers: &headers };
        let refused = match parse(&request) {
            Err(fault) => Some(fault),
            Ok(presented) => {
                let now = presented.timestamp;
                verify(&presented, "secret", now, None, &SigningKeyCache::new()).err()
            }
        };
        // Nobody guesses a signature.
        let fault = refused.expect("refused");
        for style in STYLES {
            let data = fault.render(style);
            prop_assert!((400..500).contains(&data.status) && !data.message.is_empty());
        }
    }

    #[test]
    fn chunked_bodies(
        body in prop::collection::vec(
            prop_oneof![
                prop::sample::select(b"0123456789abcdef;=:\r\n".to_vec()),
                any::<u8>()
            ],
            0..200,
        ),
        step in 1_usize..50,
        has_trailers in any::<bool>(),
    ) {
        let announced = if has_trailers { vec!["a".to_owned()] } else { Vec::new() };
        let mut decoder = ChunkDecoder::new(None, 20, has_trailers, announced);
        let mut content = 0;
        let mut failed = false;
        'pieces: for mut piece in body.chunks(step) {
            loop {
                match decoder.next(&mut piece) {
                    Ok(Some(data)) => content += data.len(),
                    Ok(None) => break,
                    Err(_) => {
                        failed = true;
                        break 'pieces;
                    }
                }
            }
        }
        prop_assert!(content <= 20);
        if !failed && decoder.finish().is_ok() {
            prop_assert_eq!(content, 20);
        }
    }

    #[test]
    fn dates(text in "[0-9TZ:+.-]{0,30}") {
        let _ = (time::parse_basic(&text), time::parse_http(&text), time::parse_policy_date(&text));
    }

    #[test]
    fn formatted_dates_read_back(seconds in 0_i64..250_000_000_000) {
        prop_assert_eq!(time::parse_basic(&time::format_basic(seconds)), Some(seconds));
    }

    #[test]
    fn plain_bodies_pass_unchanged(body in prop::collection::vec(any::<u8>(), 0..100)) {
        let mut verifier = BodyVerifier::unsigned();
        let mut input = body.as_slice();
        let mut content = Vec::new();
        while let Some(piece) = verifier.next(&mut input).expect("piece") {
            content.extend_from_slice(piece);
        }
        prop_assert_eq!(&content, &body);
        prop_assert_eq!(verifier.finish().map(|end| end.length), Ok(body.len() as u64));
    }
}
