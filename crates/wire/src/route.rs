//! From method, path and query to an operation, for services whose operations have paths.

use crate::codec::form_pairs;
use crate::schema::{HttpBinding, OperationRef, Segment, ServiceMeta};

/// The labels of a path: name and decoded text.
pub type Labels = Vec<(&'static str, String)>;

/// Finds the operation that a request of a REST service is for.
///
/// `path` is raw (percent-encoded), `query` decoded; `has_header` says whether a header of that
/// lower-case name is there. Where several operations fit, the one wins that names most of what
/// the request has: literals of path and query, then parameters and headers it cannot do without.
pub fn route(
    service: &'static ServiceMeta,
    method: &str,
    path: &str,
    query: &[(String, String)],
    has_header: &dyn Fn(&str) -> bool,
) -> Option<(&'static OperationRef, Labels)> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let candidates = service.operations.iter().filter(|operation| {
        operation.http.method == method
            && path_fits(operation.http.path, path)
            && query_fits(operation.http, query)
    });
    let best = candidates.max_by_key(|operation| {
        let http = operation.http;
        let parameters = http
            .required_query
            .iter()
            .all(|name| query.iter().any(|(parameter, _)| parameter == name));
        let headers = http
            .required_headers
            .iter()
            .all(|name| has_header(&name.to_ascii_lowercase()));
        let literals = http
            .path
            .iter()
            .filter(|part| matches!(part, Segment::Literal(_)))
            .count();
        let needs = http.required_query.len() + http.required_headers.len();
        let complete = parameters && headers;
        // Of operations that the request is incomplete for, the least demanding one is meant.
        let preference = if complete { needs } else { usize::MAX - needs };
        // SDKs may name the operation; S3 has two that differ by their host alone.
        let named = query
            .iter()
            .any(|(name, value)| name == "x-id" && value == operation.name);
        (
            literals,
            http.query.len(),
            complete,
            preference,
            named,
            operation.meta.is_some(),
        )
    })?;
    Some((best, labels(best.http.path, path)))
}

/// Whether a path without its first slash fits a pattern. One slash too many at the end is
/// overlooked, but for a greedy label.
fn path_fits(pattern: &[Segment], path: &str) -> bool {
    let mut rest = Some(path);
    for segment in pattern {
        let Some(text) = rest else { return false };
        match segment {
            Segment::Greedy(_) => return !text.is_empty(),
            Segment::Literal(literal) => {
                let (head, tail) = split(text);
                if head != *literal {
                    return false;
                }
                rest = tail;
            }
            Segment::Label(_) => {
                let (head, tail) = split(text);
                if head.is_empty() {
                    return false;
                }
                rest = tail;
            }
        }
    }
    rest.is_none_or(str::is_empty)
}

fn split(text: &str) -> (&str, Option<&str>) {
    match text.split_once('/') {
        Some((head, tail)) => (head, Some(tail)),
        None => (text, None),
    }
}

fn query_fits(http: &HttpBinding, query: &[(String, String)]) -> bool {
    http.query.iter().all(|(name, value)| {
        query
            .iter()
            .any(|(parameter, text)| parameter == name && value.is_none_or(|value| value == text))
    })
}

fn labels(pattern: &[Segment], path: &str) -> Labels {
    let mut rest = path;
    let mut out = Vec::new();
    for segment in pattern {
        let (head, tail) = split(rest);
        match segment {
            Segment::Literal(_) => {}
            Segment::Label(name) => out.push((*name, decode(head))),
            Segment::Greedy(name) => {
                out.push((*name, decode(rest)));
                break;
            }
        }
        rest = tail.unwrap_or_default();
    }
    out
}

/// Percent-decodes a part of a path, where a plus sign stands for itself.
fn decode(text: &str) -> String {
    let text = text
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D");
    form_pairs(text.as_bytes())
        .pop()
        .map(|(name, _)| name)
        .unwrap_or_default()
}
