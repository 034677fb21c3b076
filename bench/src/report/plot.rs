//! Plots as SVG, readable on light and on dark ground.

use std::fmt::Write;

use super::scale::{Linear, Logarithmic, mark, text};
use crate::statistics::Spread;

const WIDTH: f64 = 760.0;
/// Left of the bars, for their names.
const NAMES: f64 = 150.0;
/// Right of the bars, for their numbers.
const NUMBERS: f64 = 90.0;
const ROW: f64 = 40.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 44.0;
/// Of a plot with lines.
const HEIGHT: f64 = 340.0;

const STYLE: &str = "\
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 14px; }
.mark { font-size: 12px; fill: #59636e; }
.grid { stroke: #d1d9e0; stroke-width: 1; }
.spread { stroke: #1f2328; stroke-width: 1.5; }
.ours { fill: #0a66c2; } .other { fill: #8c959f; } .limit { fill: #d4a72c; }
.early { opacity: 0.45; }
.line { fill: none; stroke-width: 2; }
.a { stroke: #0a66c2; } .b { stroke: #d4a72c; } .c { stroke: #bf3989; }
.d { stroke: #1a7f37; } .e { stroke: #8250df; } .f { stroke: #8c959f; } .g { stroke: #bc4c00; }
.target { stroke: #cf222e; stroke-width: 1; stroke-dasharray: 5 4; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; } .mark { fill: #9198a1; } .grid { stroke: #3d444d; }
.spread { stroke: #f0f6fc; } .ours { fill: #4493f8; } .other { fill: #7d8590; }
.limit { fill: #d29922; } .a { stroke: #4493f8; } .b { stroke: #d29922; } .c { stroke: #db61a2; }
.d { stroke: #3fb950; } .e { stroke: #ab7df8; } .f { stroke: #9198a1; } .g { stroke: #f0883e; }
.target { stroke: #f85149; }
}
</style>
";

/// What a bar stands for.
#[derive(Clone, Copy)]
pub enum Side {
    /// This project.
    Ours,
    /// A peer.
    Other,
    /// The server that does nothing.
    Limit,
}

/// A bar with its spread; a thinner one above it for the first seconds.
pub struct Bar {
    /// Left of it.
    pub name: String,
    /// Its colour.
    pub side: Side,
    /// Its length and spread.
    pub value: Spread,
    /// The first seconds, where they are shown.
    pub early: Option<f64>,
}

/// Bars below each other.
pub fn bars(title: &str, unit: &str, bars: &[Bar]) -> String {
    let height = TOP + ROW * bars.len() as f64 + BOTTOM;
    let largest = bars
        .iter()
        .map(|bar| bar.value.max.max(bar.early.unwrap_or(0.0)))
        .fold(0.0, f64::max);
    let axis = Linear::holding(largest, 5, WIDTH - NAMES - NUMBERS);
    let mut svg = head(title, height);
    for value in axis.marks() {
        let x = NAMES + axis.at(value);
        let (top, bottom) = (TOP - 6.0, height - BOTTOM + 4.0);
        line(&mut svg, "grid", (x, top), (x, bottom));
        label(&mut svg, "mark", "middle", (x, bottom + 16.0), &mark(value));
    }
    label(
        &mut svg,
        "mark",
        "start",
        (WIDTH - NUMBERS + 8.0, height - BOTTOM + 20.0),
        unit,
    );
    for (row, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * row as f64;
        let class = match bar.side {
            Side::Ours => "ours",
            Side::Other => "other",
            Side::Limit => "limit",
        };
        label(&mut svg, "", "end", (NAMES - 10.0, y + 22.0), &bar.name);
        if let Some(early) = bar.early {
            let class = format!("{class} early");
            rectangle(&mut svg, &class, (NAMES, y + 4.0), axis.at(early), 6.0);
        }
        rectangle(
            &mut svg,
            class,
            (NAMES, y + 11.0),
            axis.at(bar.value.median),
            16.0,
        );
        let (from, to) = (axis.at(bar.value.min), axis.at(bar.value.max));
        let middle = y + 19.0;
        line(
            &mut svg,
            "spread",
            (NAMES + from, middle),
            (NAMES + to, middle),
        );
        let after = NAMES + to.max(bar.early.map_or(0.0, |early| axis.at(early))) + 8.0;
        let number = text(bar.value.median);
        label(&mut svg, "", "start", (after, y + 23.0), &number);
    }
    svg + "</svg>\n"
}

/// How the horizontal axis of lines is divided.
#[derive(Clone, Copy)]
pub enum Across {
    /// Evenly, from 0.
    Even,
    /// By powers of ten.
    Powers,
}

/// A line through points.
pub struct Line {
    /// Beside its colour.
    pub name: String,
    /// Its points, in order.
    pub points: Vec<(f64, f64)>,
}

/// Lines over a common axis; the vertical one begins at 0. `target` is a dashed line across.
pub fn lines(
    title: &str,
    (across, below): (Across, &str),
    lines: &[Line],
    target: Option<f64>,
) -> String {
    let (left, right) = (64.0, 150.0);
    let (wide, high) = (WIDTH - left - right, HEIGHT - TOP - BOTTOM);
    let points = || lines.iter().flat_map(|line| line.points.iter().copied());
    let largest = points()
        .map(|(_, y)| y)
        .fold(target.unwrap_or(0.0), f64::max);
    let farthest = points().map(|(x, _)| x).fold(0.0, f64::max);
    let nearest = points().map(|(x, _)| x).fold(f64::MAX, f64::min);
    let up = Linear::holding(largest, 5, high);
    let even = Linear::holding(farthest, 10, wide);
    let powers = Logarithmic::between(nearest.max(1e-9), farthest, wide);
    let x = |value: f64| {
        left + match across {
            Across::Even => even.at(value),
            Across::Powers => powers.at(value),
        }
    };
    let y = |value: f64| HEIGHT - BOTTOM - up.at(value);
    let mut svg = head(title, HEIGHT);
    for value in up.marks() {
        line(&mut svg, "grid", (left, y(value)), (left + wide, y(value)));
        let place = (left - 8.0, y(value) + 4.0);
        label(&mut svg, "mark", "end", place, &mark(value));
    }
    let marked: Vec<f64> = match across {
        Across::Even => even.marks(),
        Across::Powers => lines
            .first()
            .map(|line| line.points.iter().map(|(x, _)| *x).collect())
            .unwrap_or_default(),
    };
    let foot = HEIGHT - BOTTOM + 18.0;
    for value in marked {
        label(&mut svg, "mark", "middle", (x(value), foot), &mark(value));
    }
    label(&mut svg, "mark", "start", (left + wide + 14.0, foot), below);
    if let Some(target) = target {
        line(
            &mut svg,
            "target",
            (left, y(target)),
            (left + wide, y(target)),
        );
    }
    for (number, one) in lines.iter().enumerate() {
        let class = ["a", "b", "c", "d", "e", "f", "g"]
            .get(number)
            .copied()
            .unwrap_or("f");
        let path: Vec<String> = one
            .points
            .iter()
            .map(|(at, value)| format!("{:.1},{:.1}", x(*at), y(*value)))
            .collect();
        // Writing to a string does not fail.
        let _ = writeln!(
            svg,
            "<polyline class=\"line {class}\" points=\"{}\"/>",
            path.join(" ")
        );
        let row = TOP + 8.0 + 20.0 * number as f64;
        let beside = left + wide + 14.0;
        line(
            &mut svg,
            &format!("line {class}"),
            (beside, row),
            (beside + 18.0, row),
        );
        label(&mut svg, "", "start", (beside + 24.0, row + 4.0), &one.name);
    }
    svg + "</svg>\n"
}

fn head(title: &str, height: f64) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\">\n<title>{}</title>\n{STYLE}",
        escaped(title)
    );
    label(&mut svg, "title", "start", (10.0, 22.0), title);
    svg
}

fn label(svg: &mut String, class: &str, anchor: &str, (x, y): (f64, f64), text: &str) {
    // Writing to a string does not fail, here and below.
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>",
        escaped(text)
    );
}

fn line(svg: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        from.0, from.1, to.0, to.1
    );
}

fn rectangle(svg: &mut String, class: &str, (x, y): (f64, f64), width: f64, height: f64) {
    let _ = writeln!(
        svg,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" \
         height=\"{height}\"/>"
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_value_and_names_are_text() {
        let spread = |median| Spread {
            min: median,
            median,
            max: median,
        };
        let bar = |name: &str, value| Bar {
            name: name.to_owned(),
            side: Side::Ours,
            value: spread(value),
            early: None,
        };
        let svg = bars("A & B", "MB/s", &[bar("<one>", 500.0), bar("two", 250.0)]);
        assert!(svg.contains("A &amp; B") && svg.contains("&lt;one&gt;"));
        assert!(!svg.contains("<one>"));
        let whole = WIDTH - NAMES - NUMBERS;
        assert!(svg.contains(&format!("width=\"{whole:.1}\"")));
        assert!(svg.contains(&format!("width=\"{:.1}\"", whole / 2.0)));
    }

    #[test]
    fn a_line_goes_through_its_points_from_the_axes_corner() {
        let one = Line {
            name: "one".to_owned(),
            points: vec![(0.0, 0.0), (10.0, 5.0)],
        };
        let svg = lines("t", (Across::Even, "s"), &[one], Some(5.0));
        let (left, top, bottom) = (64.0, TOP, HEIGHT - BOTTOM);
        let right = WIDTH - 150.0;
        let path = format!("points=\"{left:.1},{bottom:.1} {right:.1},{top:.1}\"");
        assert!(svg.contains(&path), "{svg}");
        assert!(svg.contains("class=\"target\""));
    }
}
