//! Lists in pages: the marker is the name of the last item of the page before.

use wire::Fault;

use crate::faults::validation;
use crate::limits::PAGE_ITEMS_DEFAULT;

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
    let after = |item: &T| marker.is_none_or(|marker| name(item).as_str() > marker);
    let mut rest = items.into_iter().filter(after);
    let items: Vec<T> = rest.by_ref().take(max).collect();
    let marker = match rest.next() {
        Some(_) => items.last().map(&name),
        None => None,
    };
    Ok(Page { items, marker })
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
        let whole = page(all.clone(), None, Some(7), String::clone).expect("page");
        assert_eq!((whole.items.len(), whole.marker), (7, None));
    }
}
