//! Canonical requests: one text for every way of writing the same request.

use std::fmt::Write as _;

use wire::percent::{self, push_encoded};

use super::presented::RequestParts;

/// What the two families of services do with a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PathStyle {
    /// S3: encoded once, never normalised, because keys may hold `//` and `..`.
    S3,
    /// All others: normalised, then what was sent is encoded once more.
    Normalised,
}

/// The canonical request up to and including the signed headers: only the payload hash is missing.
pub(super) fn canonical_head(
    request: &RequestParts<'_>,
    signed_headers: &[String],
    style: PathStyle,
    presigned: bool,
) -> String {
    let mut text = String::with_capacity(512);
    text.push_str(request.method);
    text.push('\n');
    canonical_path(request.path, style, &mut text);
    text.push('\n');
    canonical_query(request.query, presigned, &mut text);
    text.push('\n');
    for name in signed_headers {
        text.push_str(name);
        text.push(':');
        let mut first = true;
        for (_, value) in request
            .headers
            .iter()
            .filter(|(n, _)| n.eq_ignore_ascii_case(name))
        {
            if !first {
                text.push(',');
            }
            first = false;
            push_collapsed(value, &mut text);
        }
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&signed_headers.join(";"));
    text.push('\n');
    text
}

/// Trims and turns every run of white space into one space. Values are UTF-8 in practice; other
/// bytes are read as Latin-1, which cannot make two values equal that a signer saw as different.
fn push_collapsed(value: &[u8], text: &mut String) {
    let latin;
    let value = match std::str::from_utf8(value) {
        Ok(value) => value,
        Err(_) => {
            latin = value.iter().map(|b| char::from(*b)).collect::<String>();
            &latin
        }
    };
    for (index, word) in value.split_ascii_whitespace().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}

fn canonical_path(path: &str, style: PathStyle, text: &mut String) {
    match style {
        PathStyle::S3 => {
            let path = if path.is_empty() { "/" } else { path };
            for (index, segment) in path.split('/').enumerate() {
                if index > 0 {
                    text.push('/');
                }
                push_encoded(&percent::decode_leniently(segment.as_bytes()), text);
            }
        }
        PathStyle::Normalised => {
            let mut segments: Vec<&str> = Vec::new();
            for segment in path.split('/') {
                match segment {
                    "" | "." => {}
                    ".." => {
                        segments.pop();
                    }
                    other => segments.push(other),
                }
            }
            for segment in &segments {
                text.push('/');
                push_encoded(segment.as_bytes(), text);
            }
            if segments.is_empty() || path.ends_with('/') {
                text.push('/');
            }
        }
    }
}

fn canonical_query(query: &str, presigned: bool, text: &mut String) {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = percent::decode_query(name.as_bytes());
        if presigned && name == b"X-Amz-Signature" {
            continue;
        }
        let (mut encoded_name, mut encoded_value) = (String::new(), String::new());
        push_encoded(&name, &mut encoded_name);
        push_encoded(&percent::decode_query(value.as_bytes()), &mut encoded_value);
        pairs.push((encoded_name, encoded_value));
    }
    pairs.sort();
    for (index, (name, value)) in pairs.iter().enumerate() {
        let separator = if index > 0 { "&" } else { "" };
        let _ = write!(text, "{separator}{name}={value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str, style: PathStyle) -> String {
        let mut out = String::new();
        canonical_path(text, style, &mut out);
        out
    }

    #[test]
    fn s3_paths_keep_their_shape() {
        for (raw, canonical) in [
            ("", "/"),
            ("/", "/"),
            ("/b/a//../x/", "/b/a//../x/"),
            ("/b/caf%c3%a9", "/b/caf%C3%A9"),
            ("/b/a b(1)!", "/b/a%20b%281%29%21"),
            ("/b/a%2Fb+c", "/b/a%2Fb%2Bc"),
            ("/b/100%", "/b/100%25"),
        ] {
            assert_eq!(path(raw, PathStyle::S3), canonical, "{raw}");
        }
    }

    #[test]
    fn other_paths_are_normalised_and_encoded_again() {
        for (raw, canonical) in [
            ("", "/"),
            ("/example1/example2/../..", "/"),
            ("//example//", "/example/"),
            ("/./example", "/example"),
            (
                "/2015-03-31/functions/arn%3Aaws",
                "/2015-03-31/functions/arn%253Aaws",
            ),
            ("/../x", "/x"),
        ] {
            assert_eq!(path(raw, PathStyle::Normalised), canonical, "{raw}");
        }
    }

    #[test]
    fn queries_are_sorted_by_name_then_value() {
        let mut out = String::new();
        canonical_query(
            "b=2&a=z&a=%7e&list-type&X-Amz-Signature=1&c=x+y",
            true,
            &mut out,
        );
        assert_eq!(out, "a=z&a=~&b=2&c=x%20y&list-type=");
        // '~' (0x7e) sorts after 'z' (0x7a).
    }

    #[test]
    fn header_values_are_collapsed_and_joined() {
        let headers: &[(&str, &[u8])] = &[
            ("Host", b" example.com "),
            ("My-Header", b"a   b"),
            ("my-header", b"c"),
        ];
        let request = RequestParts {
            method: "GET",
            path: "/",
            query: "",
            headers,
        };
        let signed = ["host".to_owned(), "my-header".to_owned()];
        assert_eq!(
            canonical_head(&request, &signed, PathStyle::S3, false),
            "GET\n/\n\nhost:example.com\nmy-header:a b,c\n\nhost;my-header\n"
        );
    }
}
