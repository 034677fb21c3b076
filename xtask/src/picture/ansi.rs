//! Terminal colours: escape sequences are taken out of the text and kept as styles.

/// A run of characters that look alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Name of the style, a class in the picture; empty for plain text.
    pub style: &'static str,
    /// The characters.
    pub text: String,
}

impl Run {
    /// Text in a style.
    pub fn new(style: &'static str, text: impl Into<String>) -> Self {
        Self {
            style,
            text: text.into(),
        }
    }
}

/// Cuts a line at its escape sequences. Of several attributes the last that means something wins.
pub fn runs(line: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut style = "";
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(one) = rest.next() {
        if one != '\u{1b}' {
            text.push(one);
            continue;
        }
        // A control sequence: `[`, parameters, and a letter that says what it does.
        if rest.next() != Some('[') {
            continue;
        }
        let mut parameters = String::new();
        let mut does = '\0';
        for next in rest.by_ref() {
            if next.is_ascii_alphabetic() {
                does = next;
                break;
            }
            parameters.push(next);
        }
        if does == 'm' {
            if !text.is_empty() {
                runs.push(Run::new(style, std::mem::take(&mut text)));
            }
            for parameter in parameters.split(';') {
                style = style_of(parameter, style);
            }
        }
    }
    if !text.is_empty() || runs.is_empty() {
        runs.push(Run::new(style, text));
    }
    runs
}

fn style_of(parameter: &str, before: &'static str) -> &'static str {
    match parameter {
        "" | "0" | "22" | "39" => "",
        "1" => "strong",
        "2" | "90" => "dim",
        "31" | "91" => "red",
        "32" | "92" => "green",
        "33" | "93" => "yellow",
        "34" | "94" | "36" | "96" => "accent",
        _ => before,
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};

    #[test]
    fn sequences_become_styles() {
        assert_eq!(
            runs("a \u{1b}[1;32mgood\u{1b}[0m end\u{1b}[K"),
            [
                Run::new("", "a "),
                Run::new("green", "good"),
                Run::new("", " end")
            ]
        );
        assert_eq!(runs("plain"), [Run::new("", "plain")]);
        assert_eq!(runs(""), [Run::new("", "")]);
    }

    #[test]
    fn a_sequence_without_end_ends_with_the_line() {
        assert_eq!(runs("a\u{1b}["), [Run::new("", "a")]);
        assert_eq!(runs("a\u{1b}"), [Run::new("", "a")]);
    }
}
