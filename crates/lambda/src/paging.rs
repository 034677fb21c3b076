//! Pages of lists: how long they are, and the markers by which the next one is asked for.
//!
//! A marker names the last entry that was listed, so that a list which changes meanwhile neither
//! leaves out entries nor shows them twice.

use base64_simd::URL_SAFE_NO_PAD;
use wire::Fault;

use crate::faults::invalid;

/// Entries on one page, whatever was asked for.
///
/// See "`MaxItems`" of the list operations in the AWS Lambda API Reference.
const PAGE_MAX: usize = 50;

/// How many entries a page has.
pub(crate) fn page(max_items: Option<i32>) -> usize {
    let wanted = max_items.and_then(|items| usize::try_from(items).ok());
    wanted.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX)
}

/// The marker of a page whose last entry has this name.
pub(crate) fn marker(last: &str) -> String {
    URL_SAFE_NO_PAD.encode_to_string(format!("after {last}"))
}

/// The name that a marker stands for; none for the first page.
pub(crate) fn after(marker: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(marker) = marker.filter(|marker| !marker.is_empty()) else {
        return Ok(None);
    };
    let named = URL_SAFE_NO_PAD.decode_to_vec(marker).ok();
    let named = named.and_then(|bytes| String::from_utf8(bytes).ok());
    named
        .and_then(|text| Some(text.strip_prefix("after ")?.to_owned()))
        .map(Some)
        .ok_or_else(|| invalid("Invalid Marker."))
}

/// The first entries of a list as its page, with the marker of the next page if there are more.
pub(crate) fn cut<T>(
    mut entries: Vec<T>,
    page: usize,
    name: impl Fn(&T) -> String,
) -> (Vec<T>, Option<String>) {
    let more = entries.len() > page;
    entries.truncate(page);
    let last = entries.last().map(|last| marker(&name(last)));
    (entries, last.filter(|_| more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_names_the_last_entry_and_nothing_else_is_one() {
        let names = vec!["a", "b", "c"];
        let (first, next) = cut(names.clone(), 2, |name| (*name).to_owned());
        assert_eq!(first, ["a", "b"]);
        assert_eq!(after(next.as_deref()), Ok(Some("b".to_owned())));
        assert_eq!(cut(names, 3, |name| (*name).to_owned()).1, None);
        assert_eq!((after(None), after(Some(""))), (Ok(None), Ok(None)));
        for bogus in ["1", "b", "zzzz", "§"] {
            assert_eq!(after(Some(bogus)).unwrap_err().message, "Invalid Marker.");
        }
        assert_eq!((page(None), page(Some(0)), page(Some(51))), (50, 1, 50));
    }
}
