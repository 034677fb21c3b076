//! Tokens that go on with a list behind a name: what tells the list, then the name in hexadecimal.

/// The token of the page of a list after a name.
pub(crate) fn behind(list: &str, name: &str) -> String {
    let digits = name.bytes().map(|byte| format!("{byte:02x}"));
    std::iter::once(list.to_owned()).chain(digits).collect()
}

/// The name that a page of a list comes after; `None` if the token is none of this list.
pub(crate) fn name_in(list: &str, token: &str) -> Option<String> {
    let digits = token.strip_prefix(list)?;
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        })
        .collect();
    String::from_utf8(bytes?).ok()
}
