//! Pages of listings: of 100, with the last key as the token of the next.

use base64_simd::STANDARD;
use wire::Fault;

use crate::{faults, limits};

/// The part of keyed rows after a token's, and the next token if there are more.
///
/// # Errors
/// `InvalidParameter` for a token that was not given out.
pub(crate) fn page<V>(
    mut rows: Vec<(String, V)>,
    token: Option<&str>,
) -> Result<(Vec<V>, Option<String>), Fault> {
    if let Some(token) = token.filter(|token| !token.is_empty()) {
        let after = STANDARD.decode_to_vec(token).ok();
        let after = after.and_then(|key| String::from_utf8(key).ok());
        let after = after.ok_or_else(|| faults::invalid("NextToken Reason: invalid token"))?;
        rows.retain(|(key, _)| *key > after);
    }
    let has_more = rows.len() > limits::PAGE_MAX;
    rows.truncate(limits::PAGE_MAX);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|(key, _)| STANDARD.encode_to_string(key));
    Ok((rows.into_iter().map(|(_, row)| row).collect(), next))
}
