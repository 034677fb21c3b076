//! Text as SVG: real text on a grid, in the reader's own monospaced font.

use std::fmt::Write as _;

use super::ansi::Run;
use super::cut::{COLUMNS, width};

/// Size of the font, and of a character's cell, in pixels. The text is set to the grid by
/// `textLength`, whatever font the reader has.
const FONT: f64 = 13.0;
const CELL: f64 = 7.8;
const LINE: f64 = 18.0;
const MARGIN: f64 = 16.0;
/// The bar with the three dots above the text.
const BAR: f64 = 28.0;

const STYLE: &str = "  .page { fill: #ffffff; stroke: #d0d7de; }
  .dot { fill: #d0d7de; }
  text { fill: #1f2328; font: 13px ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, \
'DejaVu Sans Mono', 'Liberation Mono', monospace; white-space: pre; }
  .strong { font-weight: 700; }
  .dim { fill: #59636e; }
  .accent { fill: #0550ae; }
  .green { fill: #116329; }
  .yellow { fill: #7d4e00; }
  .red { fill: #a40e26; }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #3d444d; }
    .dot { fill: #3d444d; }
    text { fill: #e6edf3; }
    .dim { fill: #9198a1; }
    .accent { fill: #79c0ff; }
    .green { fill: #56d364; }
    .yellow { fill: #e3b341; }
    .red { fill: #ff7b72; }
  }
";

/// The picture of a command and what it has printed.
pub fn draw(command: &str, lines: &[Vec<Run>]) -> String {
    let prompt = vec![Run::new("dim", "$ "), Run::new("strong", command)];
    let all: Vec<&Vec<Run>> = std::iter::once(&prompt).chain(lines).collect();
    let picture_width = (MARGIN * 2.0 + CELL * COLUMNS as f64).ceil();
    let height = (BAR + MARGIN + LINE * all.len() as f64).ceil();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{picture_width}\" height=\"{height}\" \
         viewBox=\"0 0 {picture_width} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">A terminal that has run {}</title>\n\
         <desc id=\"desc\">{}</desc>\n<style>\n{STYLE}</style>\n",
        escaped(command),
        escaped(&description(lines)),
    );
    let _ = writeln!(
        svg,
        "<rect class=\"page\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
        picture_width - 1.0,
        height - 1.0
    );
    for number in 0..3_u8 {
        let x = MARGIN + 5.0 + 18.0 * f64::from(number);
        let _ = writeln!(svg, "<circle class=\"dot\" cx=\"{x}\" cy=\"16\" r=\"5\"/>");
    }
    for (number, line) in all.iter().enumerate() {
        let y = BAR + LINE * number as f64 + FONT;
        draw_line(&mut svg, line, y);
    }
    svg.push_str("</svg>\n");
    svg
}

/// One text element for each run, so that each stands on the grid. Spaces at the begin and at the
/// end of a run become distance.
fn draw_line(svg: &mut String, line: &[Run], y: f64) {
    let mut column = 0;
    for run in line {
        let text = run.text.trim_start_matches(' ');
        let before = run.text.chars().count() - text.chars().count();
        let at = column + before;
        column += run.text.chars().count();
        let text = text.trim_end_matches(' ');
        if text.is_empty() {
            continue;
        }
        let class = if run.style.is_empty() {
            String::new()
        } else {
            format!(" class=\"{}\"", run.style)
        };
        let _ = writeln!(
            svg,
            "<text{class} x=\"{:.1}\" y=\"{y:.1}\" textLength=\"{:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
            MARGIN + CELL * at as f64,
            CELL * text.chars().count() as f64,
            escaped(text)
        );
    }
}

/// For those who do not see it: the steps and the summary, in words of the output itself.
fn description(lines: &[Vec<Run>]) -> String {
    let telling = lines.iter().filter(|line| width(line) > 0).map(|line| {
        let text: String = line.iter().map(|run| run.text.as_str()).collect();
        text.trim().to_owned()
    });
    telling
        .filter(|line| line.starts_with('▸') || line.starts_with("sent "))
        .map(|line| line.trim_start_matches(['▸', ' ']).to_owned())
        .collect::<Vec<_>>()
        .join(". ")
}

fn escaped(text: &str) -> String {
    text.chars()
        // Control characters are no XML.
        .filter(|one| !one.is_control())
        .collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Run, draw};

    #[test]
    fn text_stays_text_and_the_picture_is_narrow() {
        let lines = vec![vec![Run::new("", "  a <b> & \"c\"")]];
        let svg = draw("cargo demo", &lines);
        assert!(svg.contains("a &lt;b&gt; &amp; &quot;c&quot;</text>"));
        assert!(svg.contains("<title id=\"title\">A terminal that has run cargo demo</title>"));
        let width = svg
            .split_once("width=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .and_then(|(number, _)| number.parse::<f64>().ok());
        assert!(width.is_some_and(|width| width <= 900.0), "{width:?}");
    }

    #[test]
    fn the_description_is_in_the_output_s_words() {
        let lines = vec![
            vec![Run::new("accent", "▸"), Run::new("", " stack made")],
            vec![Run::new("", "other")],
            vec![Run::new("strong", "  sent 2 · landed 2")],
        ];
        let svg = draw("demo", &lines);
        assert!(svg.contains("<desc id=\"desc\">stack made. sent 2 · landed 2</desc>"));
    }
}
