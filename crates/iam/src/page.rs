//! Lists in pages: the marker holds the name of the last item of the page before.

use wire::Fault;

use crate::faults::validation;
use crate::limits::PAGE_ITEMS_DEFAULT;

/// What tells a marker from other texts.
const MARK: &str = "after:";

/// One page.
pub(crate) struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page begins, if there is one.
    pub marker: Option<String>,
}

/// Cuts a page out of all items, which are sorted by what `name` answers.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = T>,
    marker: Option<&str>,
    max_items: Option<i32>,
    name: impl Fn(&T) -> String,
) -> Result<Page<T>, Fault> {
    let max = match max_items {
        Some(max) => usize::try_from(max)
            .map_err(|_| validation("Invalid value for MaxItems: it must be at least 1."))?,
        None => PAGE_ITEMS_DEFAULT,
    };
    let last = marker.map(decode).transpose()?;
    let after = |item: &T| last.as_ref().is_none_or(|last| name(item) > *last);
    let mut rest = items.into_iter().filter(after);
    let items: Vec<T> = rest.by_ref().take(max).collect();
    let marker = match rest.next() {
        Some(_) => items.last().map(&name).map(|name| encode(&name)),
        None => None,
    };
    Ok(Page { items, marker })
}

/// The one page of a list in which there is never anything.
///
/// # Errors
/// `ValidationError` for a marker, which no page has given out, or no room for any item.
pub(crate) fn nothing<T>(marker: Option<&str>, max_items: Option<i32>) -> Result<Vec<T>, Fault> {
    Ok(page(Vec::new(), marker, max_items, |_| String::new())?.items)
}

fn encode(name: &str) -> String {
    base64_simd::STANDARD.encode_to_string(format!("{MARK}{name}"))
}

fn decode(marker: &str) -> Result<String, Fault> {
    let text = base64_simd::STANDARD.decode_to_vec(marker).ok();
    let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| text.strip_prefix(MARK).map(str::to_owned))
        .ok_or_else(|| validation("The specified value for Marker is invalid."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_cover_everything_once() {
        let all: Vec<String> = (0..7).map(|n| format!("n{n}")).collect();
        let (mut seen, mut marker) = (Vec::new(), None);
        loop {
            let next = page(all.clone(), marker.as_deref(), Some(3), String::clone).expect("page");
            seen.extend(next.items);
            marker = next.marker;
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
        for marker in ["n1", "bm90IG91cnM=", ""] {
            assert!(page(all.clone(), Some(marker), None, String::clone).is_err());
        }
        let whole = page(all.clone(), None, Some(7), String::clone).expect("page");
        assert_eq!((whole.items.len(), whole.marker), (7, None));
    }
}
