//! Which lines of the output are shown, and how they are coloured.

use super::ansi::{Run, runs};

/// Width of the terminal in characters.
pub const COLUMNS: usize = 104;
/// Entries of a list that are shown: of its beginning and of its end.
const HEAD: usize = 2;
const TAIL: usize = 2;
/// What each entry of a list begins with.
const INDENT: &str = "  ";
/// What a step begins with.
const STEP: char = '▸';
/// Stands for what is left out.
const MARK: char = '…';

/// The most telling part of the output, coloured. Of a long list the middle is left out; of a line
/// that is too long the end, unless it is an object, which a terminal would wrap too.
pub fn telling(output: &str) -> Vec<Vec<Run>> {
    let from = output.find(STEP).unwrap_or_default();
    let mut lines = Vec::new();
    if from > 0 {
        // What is printed while everything is built.
        lines.push(mark());
    }
    for section in sections(output.get(from..).unwrap_or_default()) {
        let is_list = section.get(1).is_some_and(|line| line.starts_with(INDENT));
        let written = section.iter().rposition(|line| !line.is_empty());
        // Below the title; empty lines at the end count for nothing.
        let entries = 1..written.map_or(1, |last| last + 1);
        let hidden = (entries.start + HEAD)..entries.end.saturating_sub(TAIL);
        for (number, line) in section.iter().enumerate() {
            if is_list && hidden.len() > 1 && hidden.contains(&number) {
                if number == hidden.start {
                    lines.push(mark());
                }
                continue;
            }
            lines.extend(shown(line));
        }
    }
    while lines.last().is_some_and(|line| width(line) == 0) {
        lines.pop();
    }
    lines
}

/// Sections: a step and the lines below it.
fn sections(output: &str) -> Vec<Vec<&str>> {
    let mut sections: Vec<Vec<&str>> = Vec::new();
    for line in output.lines() {
        match sections.last_mut() {
            Some(section) if !plain(line).starts_with(STEP) => section.push(line),
            _ => sections.push(vec![line]),
        }
    }
    sections
}

fn mark() -> Vec<Run> {
    vec![Run::new("dim", format!("  {MARK}"))]
}

/// A line as it is drawn: wrapped where it is an object, cut where it is anything else.
fn shown(line: &str) -> Vec<Vec<Run>> {
    let text = plain(line);
    if text.chars().count() <= COLUMNS {
        return vec![coloured(line)];
    }
    let characters: Vec<char> = text.chars().collect();
    if text.starts_with('{') {
        return characters
            .chunks(COLUMNS)
            .map(|part| vec![Run::new("", part.iter().collect::<String>())])
            .collect();
    }
    let kept: String = characters.iter().take(COLUMNS - 1).collect();
    let mut runs = coloured(&kept);
    runs.push(Run::new("dim", MARK.to_string()));
    vec![runs]
}

/// A line without its escape sequences.
fn plain(line: &str) -> String {
    runs(line).into_iter().map(|run| run.text).collect()
}

/// The output's own colours; where it has none, colours by what a line is.
fn coloured(line: &str) -> Vec<Run> {
    let own = runs(line);
    if own.len() > 1 || own.iter().any(|run| !run.style.is_empty()) {
        return own;
    }
    if let Some(rest) = line.strip_prefix(STEP) {
        return vec![Run::new("accent", STEP.to_string()), Run::new("", rest)];
    }
    if line.trim_start().starts_with("sent ") {
        return vec![Run::new("strong", line)];
    }
    for (what, style) in [
        ("█", "green"),
        ("CREATE_COMPLETE", "green"),
        ("CREATE_IN_PROGRESS", "dim"),
    ] {
        let (Some(from), Some(last)) = (line.find(what), line.rfind(what)) else {
            continue;
        };
        let to = last + what.len();
        let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
        return vec![
            Run::new("", part(line.get(..from))),
            Run::new(style, part(line.get(from..to))),
            Run::new("", part(line.get(to..))),
        ];
    }
    own
}

/// How many characters a line has.
pub fn width(line: &[Run]) -> usize {
    line.iter().map(|run| run.text.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, telling, width};

    fn text(output: &str) -> Vec<String> {
        telling(output)
            .iter()
            .map(|line| line.iter().map(|run| run.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn the_middle_of_a_long_list_is_left_out_and_marked() {
        let events: Vec<String> = (0..20).map(|number| format!("  event {number}")).collect();
        let output = format!("Building\n▸ stack events\n{}\n", events.join("\n"));
        let shown = text(&output);
        assert_eq!(shown.first().map(String::as_str), Some("  …"));
        assert_eq!(shown.iter().filter(|line| *line == "  …").count(), 2);
        assert_eq!(shown.get(3).map(String::as_str), Some("  event 1"));
        assert_eq!(shown.get(5).map(String::as_str), Some("  event 18"));
        assert_eq!(shown.last().map(String::as_str), Some("  event 19"));
        for line in shown.iter().filter(|line| *line != "  …") {
            assert!(output.contains(line.as_str()), "invented: {line}");
        }
    }

    #[test]
    fn objects_are_wrapped_and_other_lines_cut() {
        let object = format!("{{{}}}", "x".repeat(150));
        let output = format!("▸ object\n{object}\n▸ log\n  {}\n", "y".repeat(150));
        let lines = telling(&output);
        assert!(lines.iter().all(|line| width(line) <= COLUMNS));
        let shown = text(&output);
        assert_eq!(shown.get(1..3).map(|parts| parts.concat()), Some(object));
        assert!(shown.last().is_some_and(|line| line.ends_with("y…")));
    }

    #[test]
    fn what_is_no_list_and_what_is_short_is_shown_whole() {
        let object =
            "▸ object\n{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4,\n  \"e\": 5\n}";
        let metrics = "▸ metrics\n  a\n  b\n  c\n  d\n  e";
        let output = format!("{object}\n\n{metrics}\n");
        assert_eq!(text(&output).join("\n"), output.trim_end());
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(telling("").is_empty());
        assert!(telling("\n\n").is_empty());
    }
}
