//! Base64 with the sentences that AWS refuses bad base64 with.

use crate::Fault;

/// Why a text is not base64, as AWS's JSON services word it.
pub(crate) fn complaint(text: &str) -> String {
    let length = text.len();
    if !length.is_multiple_of(4) {
        return format!(
            "'{text}' can not be converted to a Blob: Base64 encoded length is expected a multiple \
             of 4 bytes but found: {length}"
        );
    }
    let body = text.trim_end_matches('=');
    let alphabet = |c: char| c.is_ascii_alphanumeric() || c == '+' || c == '/';
    match body.chars().find(|c| !alphabet(*c)) {
        Some(bad) => {
            format!("'{text}' can not be converted to a Blob: Invalid Base64 character: '{bad}'")
        }
        // The spelling is the service's own.
        None => format!(
            "'{text}' can not be converted to a Blob: Invalid last non-pad Base64 character \
             dectected"
        ),
    }
}

/// Decodes standard base64 with padding.
pub(crate) fn decode(text: &str, refuse: impl Fn(String) -> Fault) -> Result<Vec<u8>, Fault> {
    base64_simd::STANDARD
        .decode_to_vec(text.as_bytes())
        .map_err(|_| refuse(complaint(text)))
}

/// Encodes to standard base64 with padding, at the end of `out`.
pub(crate) fn append(bytes: &[u8], out: &mut Vec<u8>) {
    base64_simd::STANDARD.encode_append(bytes, out);
}
