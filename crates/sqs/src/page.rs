//! Pages of a listing of queues.

use base64_simd::STANDARD;
use wire::Fault;

use crate::names::Address;
use crate::{faults, limits};

/// A page of queues, by name.
pub(crate) struct Page {
    queues: Vec<Address>,
    pub(crate) next_token: Option<String>,
}

/// How many queues a page may have.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    queues_max: usize,
    /// Without it a listing is cut off at the longest page, and has no token.
    is_given: bool,
}

/// # Errors
/// `InvalidParameterValue`
pub(crate) fn check_size(max_results: Option<i32>) -> Result<Size, Fault> {
    let max = max_results.unwrap_or(limits::PAGE_QUEUES_MAX);
    let fits = (1..=limits::PAGE_QUEUES_MAX).contains(&max);
    let queues_max = usize::try_from(max).ok().filter(|_| fits);
    Ok(Size {
        queues_max: queues_max.ok_or_else(|| {
            let reason = "Must be between 1 and 1000, if provided.";
            faults::invalid_value(max, "MaxResults", reason)
        })?,
        is_given: max_results.is_some(),
    })
}

impl Page {
    /// The page after a token's.
    ///
    /// # Errors
    /// `InvalidParameterValue` for a token that was not given out.
    pub(crate) fn of(
        mut queues: Vec<Address>,
        size: Size,
        token: Option<&str>,
    ) -> Result<Self, Fault> {
        if let Some(token) = token {
            let after = STANDARD.decode_to_vec(token).ok();
            let after = after.and_then(|name| String::from_utf8(name).ok());
            let after = after.ok_or_else(|| faults::invalid("Invalid or expired next token."))?;
            queues.retain(|queue| queue.name > after);
        }
        let has_more = queues.len() > size.queues_max;
        queues.truncate(size.queues_max);
        let last = queues.last().filter(|_| has_more && size.is_given);
        let next_token = last.map(|queue| STANDARD.encode_to_string(&queue.name));
        Ok(Self { queues, next_token })
    }

    pub(crate) fn urls(&self, endpoint: &str) -> Vec<String> {
        let queues = self.queues.iter();
        queues.map(|queue| queue.url(endpoint)).collect()
    }
}
