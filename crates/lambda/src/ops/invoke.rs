//! `Invoke`

use std::collections::HashMap;
use std::fmt::Write;
use std::str::Utf8Error;

use bytes::Bytes;
use model::lambda::{Invoke, InvokeInput, InvokeOutput};
use plane::{Access, Call, Serve};
use serde::de::IgnoredAny;
use wire::Fault;

use crate::faults::{invalid, no_function, too_large, unsupported};
use crate::invocation::Job;
use crate::names::FunctionName;
use crate::service::Lambda;

/// Bytes of an event, invoked synchronously and asynchronously.
const SYNC_BYTES_MAX: usize = 6_291_456;
const ASYNC_BYTES_MAX: usize = 1_048_576;

/// Bytes of the client context in base64.
const CLIENT_CONTEXT_BYTES_MAX: usize = 3583;

impl Serve<Invoke> for Lambda {
    fn access(&self, call: &Call, input: &InvokeInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:InvokeFunction", function, qualifier)
    }

    async fn run(&self, call: &Call, input: InvokeInput) -> Result<InvokeOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        let kind = input
            .invocation_type
            .as_deref()
            .unwrap_or("RequestResponse");
        let asynchronous = kind == "Event";
        if input.durable_execution_name.is_some() {
            return Err(unsupported("DurableExecutionName"));
        }
        if input.tenant_id.is_some() {
            return Err(unsupported("TenantId"));
        }
        let row = self
            .find(&name)
            .map_err(|_| no_function(&name.latest_arn()))?;
        // No payload at all is an empty object to the function.
        let payload = input
            .payload
            .filter(|payload| !payload.is_empty())
            .unwrap_or_else(|| Bytes::from_static(b"{}"));
        check_payload(&payload, kind, asynchronous)?;
        let client_context = input
            .client_context
            .as_deref()
            .map(client_context)
            .transpose()?;
        if kind == "DryRun" {
            return Ok(InvokeOutput {
                status_code: Some(204),
                ..InvokeOutput::default()
            });
        }
        let tail = !asynchronous && input.log_type.as_deref() == Some("Tail");
        let job = Job {
            row,
            invoked_arn: name.qualified_arn(),
            request_id: call.request_id.clone(),
            payload,
            client_context,
            trace: call.trace.clone(),
            tail,
        };
        let service = self.itself()?;
        if asynchronous {
            service.enqueue(job).await?;
            return Ok(InvokeOutput {
                status_code: Some(202),
                ..InvokeOutput::default()
            });
        }
        let done = service.invoke_row(job).await?;
        Ok(InvokeOutput {
            status_code: Some(200),
            function_error: done.failed.then(|| "Unhandled".to_owned()),
            log_result: done
                .tail
                .map(|tail| base64_simd::STANDARD.encode_to_string(tail)),
            payload: Some(done.payload),
            executed_version: Some(done.version),
            ..InvokeOutput::default()
        })
    }
}

fn check_payload(payload: &Bytes, kind: &str, asynchronous: bool) -> Result<(), Fault> {
    let limit = if asynchronous {
        ASYNC_BYTES_MAX
    } else {
        SYNC_BYTES_MAX
    };
    if payload.len() > limit {
        let length = payload.len();
        return Err(too_large(
            "RequestTooLargeException",
            format!(
                "{length} byte payload is too large for the {kind} invocation type (limit {limit} \
                 bytes)"
            ),
        ));
    }
    let no_json = |error: String| {
        bad_content(format!(
            "Could not parse request body into json: Could not parse payload into json: {error}"
        ))
    };
    let text = std::str::from_utf8(payload).map_err(|error| no_json(no_utf8(payload, error)))?;
    serde_json::from_str::<IgnoredAny>(text)
        .map(drop)
        .map_err(|error| no_json(error.to_string()))
}

fn bad_content(message: impl Into<String>) -> Fault {
    Fault::client("InvalidRequestContentException", message)
}

/// What is wrong with a text, in the words of the parser that Lambda has.
fn no_utf8(text: &[u8], error: Utf8Error) -> String {
    let at = error.valid_up_to();
    let byte = |at: usize| text.get(at).copied().unwrap_or_default();
    match error.error_len() {
        Some(1) if !matches!(byte(at), 0xc2..=0xf4) => {
            format!("Invalid UTF-8 start byte {:#x}", byte(at))
        }
        Some(length) => format!("Invalid UTF-8 middle byte {:#x}", byte(at + length)),
        None => "Unexpected end-of-input in the middle of a character".to_owned(),
    }
}

fn client_context(text: &str) -> Result<String, Fault> {
    let bad = || bad_content("Client context must be a valid Base64-encoded JSON object.");
    if text.len() > CLIENT_CONTEXT_BYTES_MAX {
        return Err(invalid(format!(
            "1 validation error detected: Value at 'clientContext' failed to satisfy constraint: \
             Member must have length less than or equal to {CLIENT_CONTEXT_BYTES_MAX}"
        )));
    }
    let decoded = base64_simd::STANDARD
        .decode_to_vec(text)
        .map_err(|_| bad())?;
    let decoded = String::from_utf8(decoded).map_err(|_| bad())?;
    serde_json::from_str::<HashMap<String, IgnoredAny>>(&decoded).map_err(|_| bad())?;
    Ok(as_header(&decoded))
}

/// The same JSON without the space between its parts and in printable ASCII alone: a header
/// carries it to the function.
fn as_header(json: &str) -> String {
    let mut compact = String::with_capacity(json.len());
    let (mut within, mut escaped) = (false, false);
    for one in json.chars() {
        match one {
            ' ' | '\t' | '\r' | '\n' if !within => continue,
            '"' if !escaped => within = !within,
            _ => {}
        }
        escaped = within && one == '\\' && !escaped;
        if matches!(one, ' '..='~') {
            compact.push(one);
        } else {
            for unit in one.encode_utf16(&mut [0; 2]) {
                // Writing to a string never fails.
                let _ = write!(compact, "\\u{unit:04x}");
            }
        }
    }
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_checked_in_lambdas_words() {
        let bad = Bytes::from_static(b"{bad");
        let fault = check_payload(&bad, "RequestResponse", false).unwrap_err();
        assert_eq!(fault.code, "InvalidRequestContentException");
        assert!(fault.message.starts_with(
            "Could not parse request body into json: Could not parse payload into json: "
        ));
        let long = Bytes::from(vec![b' '; SYNC_BYTES_MAX + 1]);
        let fault = check_payload(&long, "RequestResponse", false).unwrap_err();
        assert_eq!(fault.status, 413);
        assert_eq!(
            fault.message,
            "6291457 byte payload is too large for the RequestResponse invocation type (limit \
             6291456 bytes)"
        );
        assert!(check_payload(&Bytes::from_static(b" [1] "), "Event", true).is_ok());
    }

    #[test]
    fn a_payload_is_utf_8() {
        for (payload, said) in [
            (&b"\"\xff\""[..], "Invalid UTF-8 start byte 0xff"),
            (b"\"\x80\"", "Invalid UTF-8 start byte 0x80"),
            (b"\"\xe4\xb8x\"", "Invalid UTF-8 middle byte 0x78"),
            (b"\"\xc3\"", "Invalid UTF-8 middle byte 0x22"),
        ] {
            let fault = check_payload(&Bytes::from_static(payload), "Event", true).unwrap_err();
            assert_eq!(fault.code, "InvalidRequestContentException");
            let start = "Could not parse request body into json: Could not parse payload into json";
            assert_eq!(fault.message, format!("{start}: {said}"));
        }
        let text = Bytes::from_static("\"zwölf\"".as_bytes());
        assert!(check_payload(&text, "Event", true).is_ok());
    }

    #[test]
    fn a_client_context_fits_into_a_header() {
        let context = |json: &str| {
            let text = base64_simd::STANDARD.encode_to_string(json);
            client_context(&text)
        };
        assert_eq!(
            context("{\n \"a b\" : [1.50,\r\n\t{\"q\\\"\\\\\": \"ü 𝄞 \\n\"} ] }").unwrap(),
            r#"{"a b":[1.50,{"q\"\\":"\u00fc \ud834\udd1e \n"}]}"#
        );
        for json in ["[]", "1", "null", "{", "{}{}", ""] {
            let fault = context(json).unwrap_err();
            assert_eq!(fault.code, "InvalidRequestContentException", "{json}");
            assert_eq!(
                fault.message,
                "Client context must be a valid Base64-encoded JSON object."
            );
        }
    }
}
