//! The trace that an invocation belongs to.
//!
//! See "Tracing header" in the AWS X-Ray Developer Guide: `X-Amzn-Trace-Id` has a root, and where
//! the caller has them a parent and the decision whether the trace is sampled.

use crate::request_id::RequestIds;

/// The header.
pub(crate) const TRACE_ID: &str = "x-amzn-trace-id";

/// What an invocation is told of its trace: the caller's, as far as there is one, or a new one that
/// is not sampled.
pub(crate) fn of(header: Option<&str>, ids: &RequestIds, now_ms: i64) -> String {
    let given = |name: &str, is_good: fn(&str) -> bool| {
        let mut fields = header.unwrap_or_default().split(';');
        let value = fields.find_map(|field| {
            let (key, value) = field.trim().split_once('=')?;
            (key == name).then_some(value)
        });
        value.filter(|value| is_good(value))
    };
    let digits = |count: usize| -> String {
        let id = ids.next();
        id.chars().filter(|one| *one != '-').take(count).collect()
    };
    let root = given("Root", is_root);
    let parent = root.and_then(|_| given("Parent", |text| is_hex(text, 16)));
    let sampled = root.and_then(|_| given("Sampled", |text| matches!(text, "0" | "1")));
    let root = root.map_or_else(
        || format!("1-{:08x}-{}", now_ms.max(0) / 1000, digits(24)),
        str::to_owned,
    );
    let parent = parent.map_or_else(|| digits(16), str::to_owned);
    let sampled = sampled.unwrap_or("0");
    format!("Root={root};Parent={parent};Sampled={sampled}")
}

fn is_root(text: &str) -> bool {
    let mut parts = text.split('-');
    let parts = (parts.next(), parts.next(), parts.next(), parts.next());
    matches!(parts, (Some("1"), Some(time), Some(id), None) if is_hex(time, 8) && is_hex(id, 24))
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "1-5759e988-bd862e3fe1be46a994272793";

    #[test]
    fn a_callers_trace_goes_on() {
        let ids = RequestIds::new();
        let whole = format!("Root={ROOT};Parent=53995c3f42cd8ad8;Sampled=1");
        assert_eq!(of(Some(&whole), &ids, 0), whole);
        let more = format!("Self=1-x; {whole};Lineage=a:0");
        assert_eq!(of(Some(&more), &ids, 0), whole);
        let root = of(Some(&format!("Root={ROOT}")), &ids, 0);
        assert!(root.starts_with(&format!("Root={ROOT};Parent=")), "{root}");
        assert!(root.ends_with(";Sampled=0"), "{root}");
        assert_eq!(root.len(), whole.len());
    }

    #[test]
    fn without_a_good_one_there_is_a_new_one() {
        let ids = RequestIds::new();
        for header in [
            None,
            Some("Root=1-5759e988-x;Parent=53995c3f42cd8ad8;Sampled=1"),
            Some("Root=2-5759e988-bd862e3fe1be46a994272793;Sampled=1"),
            Some("Sampled=1"),
            Some("nothing\u{fc}"),
        ] {
            let trace = of(header, &ids, 1_465_510_280_000);
            assert!(trace.starts_with("Root=1-5759e988-"), "{trace}");
            assert!(is_root(&trace[5..40]), "{trace}");
            assert!(
                trace.ends_with(";Sampled=0") && !trace.contains("53995c3f"),
                "{trace}"
            );
            assert_ne!(trace, of(header, &ids, 1_465_510_280_000));
        }
    }
}
