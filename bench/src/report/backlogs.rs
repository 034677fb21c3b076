//! Backlogs in BENCHMARKS.md.

use std::fmt::Write;

use super::scale::text;
use crate::backlog::{Backlog, READY_MAX_MS, RESIDENT_MAX_MB};
use crate::machine::Machine;

/// Their lines in the table of targets.
pub fn targets(page: &mut String, backlogs: &[Backlog]) {
    for backlog in backlogs {
        let lines = [
            (
                "largest resident memory",
                backlog.peak_mb(),
                RESIDENT_MAX_MB,
                "MB",
            ),
            ("slowest start", backlog.slowest_ms(), READY_MAX_MS, "ms"),
        ];
        for (what, value, target, unit) in lines {
            // Writing to a string does not fail, here and below.
            let _ = writeln!(
                page,
                "| {} GB of backlog, {}: {what} | under {} {unit} | {}{} {unit} |",
                backlog.gigabytes,
                about(backlog),
                text(target),
                if value < target { "" } else { "**missed:** " },
                text(value)
            );
        }
    }
}

/// Their table.
pub fn section(page: &mut String, backlogs: &[Backlog]) {
    if backlogs.is_empty() {
        return;
    }
    let _ = writeln!(
        page,
        "\n## With a backlog\n\n\
         Records of 1 KiB that nobody reads while they come; then all shards are read from TRIM_HORIZON to\n\
         their end, over four connections; then the engine is killed (signal 9) and started again. Written by\n\
         `cargo run --release -p bench -- backlog`. Memory is the largest that was resident (`VmHWM`); a start\n\
         lasts from exec to the first signed answer.\n\n\
         | | GB | filled | memory | read back | memory | start | start, page cache emptied | memory then |\n\
         |---|---|---|---|---|---|---|---|---|"
    );
    for backlog in backlogs {
        let cold = backlog.ready_cold_ms;
        let cold = cold.map_or("—".to_owned(), |cold| format!("{} ms", text(cold)));
        let _ = writeln!(
            page,
            "| {} | {} | {} s | {} MB | {} s | {} MB | {} ms | {cold} | {} MB |",
            about(backlog),
            backlog.gigabytes,
            text(backlog.fill_seconds),
            text(backlog.fill_peak_mb),
            text(backlog.read_seconds),
            text(backlog.read_peak_mb),
            text(backlog.ready_ms),
            text(backlog.started_mb)
        );
    }
}

/// What they were measured on.
pub fn machines(backlogs: &[Backlog]) -> impl Iterator<Item = (&str, &Machine)> {
    let one = |backlog: &Backlog| match backlog.shape.as_str() {
        "puts500" => "backlog of 500-record puts",
        "single" => "backlog of single puts",
        _ => "backlog over 1,000 shards",
    };
    let backlogs = backlogs.iter();
    backlogs.map(move |backlog| (one(backlog), &backlog.machine))
}

fn about(backlog: &Backlog) -> String {
    let calls = match backlog.records {
        1 => "one record a call".to_owned(),
        count => format!("{count} records a call"),
    };
    format!("{calls}, {} shards", backlog.shards)
}
