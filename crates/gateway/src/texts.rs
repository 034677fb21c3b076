//! Headers as texts. A byte of a header is a character of ISO-8859-1, both ways: so S3 reads and
//! writes them, and what a client has put in UTF-8 comes back as the same bytes.

use std::borrow::Cow;

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue, Version};
use wire::Fault;

const METADATA: &str = "x-amz-meta-";

/// The headers of a request, names in lower case. Metadata that is sent several times is one list,
/// "as RFC 2616 has it": "Working with object metadata", Amazon S3 User Guide.
pub fn of(headers: &HeaderMap) -> Vec<(&str, Cow<'_, str>)> {
    let mut texts: Vec<(&str, Cow<'_, str>)> = Vec::with_capacity(headers.len());
    for (name, value) in headers {
        let (name, text) = (name.as_str(), text(value));
        // The values of one header follow each other.
        match texts.last_mut() {
            Some((last, list)) if name.starts_with(METADATA) && *last == name => {
                list.to_mut().push(',');
                list.to_mut().push_str(&text);
            }
            _ => texts.push((name, text)),
        }
    }
    texts
}

/// Refuses data whose length nobody tells: S3 takes chunks of its own (`aws-chunked`) alone. HTTP/2,
/// which S3 does not speak, ends data without it.
///
/// # Errors
/// `NotImplemented`, `MissingContentLength`
pub fn check_transfer(
    headers: &HeaderMap,
    version: Version,
    is_chunked: bool,
) -> Result<(), Fault> {
    if is_chunked || version == Version::HTTP_2 {
        return Ok(());
    }
    if headers.contains_key(TRANSFER_ENCODING) {
        let message = "A header you provided implies functionality that is not implemented";
        return Err(Fault::client("NotImplemented", message)
            .with_status(501)
            .with_field("Header", "Transfer-Encoding"));
    }
    if headers.contains_key(CONTENT_LENGTH) {
        return Ok(());
    }
    let message = "You must provide the Content-Length HTTP header.";
    Err(Fault::client("MissingContentLength", message).with_status(411))
}

fn text(value: &HeaderValue) -> Cow<'_, str> {
    match value.to_str() {
        Ok(text) => Cow::from(text),
        Err(_) => Cow::from(
            value
                .as_bytes()
                .iter()
                .map(|byte| char::from(*byte))
                .collect::<String>(),
        ),
    }
}

/// The bytes of a text in a header; one with characters beyond those of ISO-8859-1 is UTF-8.
pub fn bytes(text: &str) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        return Cow::from(text.as_bytes());
    }
    let latin: Option<Vec<u8>> = text
        .chars()
        .map(|letter| u8::try_from(letter).ok())
        .collect();
    latin.map_or(Cow::from(text.as_bytes()), Cow::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_ascii_comes_back_as_the_same_bytes() {
        for sent in ["a.pdf".as_bytes(), "ä.pdf €".as_bytes(), b"\xe4.pdf"] {
            let value = HeaderValue::from_bytes(sent).unwrap();
            assert_eq!(&*bytes(&text(&value)), sent);
        }
        assert_eq!(&*bytes("€"), "€".as_bytes());
    }

    #[test]
    fn the_length_of_data_has_to_be_told() {
        let code = |name: &'static str, version| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static("1"));
            let checked = check_transfer(&headers, version, false);
            checked
                .err()
                .map(|fault| (fault.code.into_owned(), fault.status))
        };
        let refused = |code: &str, status| Some((code.to_owned(), status));
        let missing = refused("MissingContentLength", 411);
        assert_eq!(code("accept", Version::HTTP_11), missing);
        assert_eq!(code("accept", Version::HTTP_2), None);
        assert_eq!(code("content-length", Version::HTTP_11), None);
        let unknown = refused("NotImplemented", 501);
        assert_eq!(code("transfer-encoding", Version::HTTP_11), unknown);
    }

    #[test]
    fn metadata_that_is_sent_twice_is_a_list() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-amz-meta-a", "1"),
            ("accept", "x"),
            ("x-amz-meta-a", "2"),
            ("accept", "y"),
        ] {
            headers.append(name, HeaderValue::from_static(value));
        }
        let mut found = of(&headers);
        found.sort();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, text)| (*name, &**text)).collect();
        let expected = [("accept", "x"), ("accept", "y"), ("x-amz-meta-a", "1,2")];
        assert_eq!(found, expected);
    }
}
