//! Base64 with the sentences that AWS refuses bad base64 with.

use bytes::BytesMut;

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

/// As [`append`].
pub(crate) fn append_to(bytes: &[u8], out: &mut BytesMut) {
    let (before, length) = (out.len(), bytes.len().div_ceil(3) * 4);
    out.reserve(length);
    let Some(room) = out.spare_capacity_mut().get_mut(..length) else {
        return;
    };
    let written = base64_simd::STANDARD.encode(bytes, base64_simd::Out::from_uninit_slice(room));
    debug_assert_eq!(written.len(), length);
    // SAFETY: the encoder has filled all of `room`, which is the first `length` bytes of the spare
    // capacity: base64 with padding is as long as that. Clearing it beforehand, which would spare
    // this, costs half as much as encoding.
    unsafe { out.set_len(before + length) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_appending_write_the_same() {
        let bytes: Vec<u8> = (0..=255).collect();
        for length in (0..70).chain([255, 256]) {
            let (mut one, mut other) = (b"before".to_vec(), BytesMut::from("before"));
            append(&bytes[..length], &mut one);
            append_to(&bytes[..length], &mut other);
            assert_eq!(one, other, "{length}");
        }
    }
}
