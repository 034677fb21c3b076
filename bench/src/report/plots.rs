//! The plots of the report.

use super::Measurements;
use super::plot::{Across, Bar, Line, Side, bars, lines};
use crate::kinesis::{Series, Task};
use crate::results::{Measured, Run, Workload};
use crate::statistics::Spread;

/// Each with its name.
pub fn all(found: &Measurements) -> Vec<(&'static str, String)> {
    let mut plots = Vec::new();
    let rate = |run: &Run| run.rest.rate();
    let early = |run: &Run| run.first.rate();
    let thousands = |run: &Run| run.rest.call_rate() / 1000.0;
    let thousands_early = |run: &Run| run.first.call_rate() / 1000.0;
    if let Some(workload) = found.workload(Task::PutRecords) {
        let title = "PutRecords, 500 × 1 KiB, 16 connections, 16 shards (thin: first 3 s)";
        let bars = bars(title, "MB/s", &rows(workload, rate, early));
        plots.push(("put-records", bars));
        let title = "PutRecords, MB/s in each second of a run";
        plots.push(("put-records-by-second", by_second(title, workload)));
    }
    if let Some(workload) = found.workload(Task::PutRecord) {
        let title = "PutRecord, 1 KiB, 64 connections, 16 shards (thin: first 3 s)";
        let bars = bars(
            title,
            "1,000/s",
            &rows(workload, thousands, thousands_early),
        );
        plots.push(("put-record", bars));
    }
    if let Some(workload) = found.workload(Task::GetRecords) {
        let title = "GetRecords of a filled shard, 4 connections (thin: first 3 s)";
        let bars = bars(title, "MB/s", &rows(workload, rate, early));
        plots.push(("get-records", bars));
    }
    if let Some(series) = &found.growth {
        let title = "CPU seconds for a GB, by GB written before (dashed: 10 % over the lowest)";
        plots.push(("growth", cost(title, (Across::Even, "GB"), series)));
    }
    if let Some(series) = &found.shards {
        let title = "CPU seconds for a GB, by shards (dashed: 10 % over the lowest)";
        plots.push(("shards", cost(title, (Across::Powers, "shards"), series)));
    }
    if let Some(functions) = &found.functions {
        plots.extend(super::functions::plots(functions));
    }
    plots
}

fn rows(workload: &Workload, value: impl Fn(&Run) -> f64, early: impl Fn(&Run) -> f64) -> Vec<Bar> {
    let bar = |server: &Measured| {
        let first = Spread::of(server.runs.iter().map(&early))?;
        Some(Bar {
            name: server.name.clone(),
            side: match server.name.as_str() {
                "noop" => Side::Limit,
                "brookmill" | "brookmill-cbor" => Side::Ours,
                _ => Side::Other,
            },
            value: Spread::of(server.runs.iter().map(&value))?,
            early: Some(first.median),
        })
    };
    workload.servers.iter().filter_map(bar).collect()
}

/// The median over the runs of each second.
fn by_second(title: &str, workload: &Workload) -> String {
    let line = |server: &Measured| {
        let longest = server.runs.iter().map(|run| run.timeline.len()).max()?;
        let second = |number: usize| {
            let there = server
                .runs
                .iter()
                .filter_map(|run| run.timeline.get(number));
            let at = there.clone().next()?.0.round();
            Some((at, Spread::of(there.map(|(_, rate)| *rate))?.median))
        };
        Some(Line {
            name: server.name.clone(),
            points: (0..longest).filter_map(second).collect(),
        })
    };
    let all: Vec<Line> = workload.servers.iter().filter_map(line).collect();
    lines(title, (Across::Even, "s"), &all, None)
}

fn cost(title: &str, across: (Across, &str), series: &Series) -> String {
    let points: Vec<(f64, f64)> = series
        .points
        .iter()
        .map(|point| (point.at, point.cpu_per_gb()))
        .collect();
    let lowest = points.iter().map(|(_, y)| *y).fold(f64::MAX, f64::min);
    let line = Line {
        name: "brookmill".to_owned(),
        points,
    };
    lines(title, across, &[line], Some(lowest * 1.1))
}
