//! Prints an answer of every operation in every protocol, with the values that went in, for
//! `tests/golden/check_replies.py`, which reads them with botocore's parsers:
//! `cargo run -p model --example replies | python3 crates/model/tests/golden/check_replies.py`.

#![allow(clippy::expect_used, clippy::panic, reason = "a tool of the tests")]

#[path = "../tests/support/mod.rs"]
mod support;

use serde_json::json;
use support::fill::{Numbers, fill};
use support::{body, plain};
use wire::codec::encode;

fn main() {
    for service in model::services() {
        for meta in service
            .operations
            .iter()
            .filter_map(|operation| operation.meta)
        {
            for (number, protocol) in service.protocols.iter().enumerate() {
                let mut output = (meta.new_output)();
                fill(output.as_mut(), &mut Numbers(number as u64 + 7), false);
                let expected = plain(output.as_ref());
                let reply = encode(*protocol, service, meta, output, support::REQUEST_ID);
                let headers: serde_json::Map<String, serde_json::Value> = reply
                    .headers
                    .iter()
                    .map(|(name, value)| (name.to_string(), value.clone().into()))
                    .collect();
                let line = json!({
                    "service": service.endpoint_prefix,
                    "operation": meta.name,
                    "protocol": format!("{protocol:?}"),
                    "status": reply.status,
                    "headers": headers,
                    "body": base64_simd::STANDARD.encode_to_string(body(reply)),
                    "output": expected,
                });
                println!("{line}");
            }
        }
    }
}
