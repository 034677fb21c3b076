//! BENCHMARKS.md.

use std::fmt::Write;

use super::scale::text;
use super::{Measurements, backlogs, functions, ratios};
use crate::kinesis::{Series, Task};
use crate::machine::Machine;
use crate::results::{Measured, Run, Workload};

const INTRODUCTION: &str = "\
# Benchmarks

How fast streams are written and read: Brookmill, beside a server that does nothing and beside other
implementations of Kinesis. How fast functions start and run, and what the pipeline carries. Written by

```
cargo run --release -p bench -- kinesis
cargo run --release -p bench -- functions
cargo run --release -p bench -- report
```

of which the first installs the others, measures for three quarters of an hour, and prints; the second takes
three minutes; the third writes this page with its plots from what they have kept. The results are beside the plots, in
[docs/bench](docs/bench).
";

const METHOD: &str = "\
## How it is measured

- **One client for all**, part of the benchmark: one thread, HTTP/1.1, connections that stay open, each
  with one request in flight. The requests are the same bytes for every server, built and signed before
  the clock runs (64 different PutRecords, 4,096 different PutRecord; random data, random keys). Servers
  that do not check signatures get the same signed requests.
- **The client's CPU time is not in the servers' figures.** It comes from `/proc/<pid>/stat`, of the server's
  process and its descendants. But client and server share the machine's cores: what the client takes, the
  server cannot have. The column \"client\" says how much of one core that was.
- **Brookmill writes to disk and syncs before it answers, and checks every signature and every right.** Its
  only option is `--no-limits`, which leaves AWS's throughput limits away. **The peers write to memory and
  check nothing**; that is their fastest setting, and none of them is as durable at any other.
- **The server that does nothing** is hyper and tokio with the gateway's own settings, in a process of its
  own. It reads a request's body, throws it away, and answers with a fixed one: 23 bytes to puts, and to
  GetRecords an answer of Brookmill's, byte for byte. More cannot be done on this stack on this machine
  with this client.
- **Runs** start with an empty directory (or memory) and take turns, server by server, so that what else the
  machine does meets all alike. The first 3 s are apart from the rest; \"sustained\" is the rest. Figures are
  medians, in parentheses the lowest and the highest run.
- **Payload** is the records' data alone: of 500 × 1 KiB in JSON 0.51 MB count and 0.71 MB are sent. MB are
  10⁶ bytes.
- **Errors** are answers that are not 200 or that refuse a record, and broken connections. They do not count
  as throughput.
- **GetRecords** reads a shard of 64 MB from several places in turn, up to 10,000 records a call. The client
  throws the content away as it arrives and looks at status and length only.
- Peers that do less than half of the fastest peer in the first round are not run again: they cannot be the
  fastest, and the whole is to end within an hour. The number of runs is in the tables.
";

/// The page.
pub fn page(found: &Measurements) -> String {
    let mut page = INTRODUCTION.to_owned();
    targets(&mut page, found);
    // Writing to a string does not fail, here and below.
    for workload in &found.workloads {
        section(&mut page, workload);
    }
    if let Some(fan_out) = &found.fan_out {
        let _ = writeln!(
            page,
            "\n## Enhanced fan-out\n\n{} records of 1 KiB, each put when the one before had arrived at the \
             subscriber.\n\n| from the first byte of PutRecord | p50 | p99 |\n|---|---|---|\n\
             | to its event | {} ms | {} ms |\n| to its answer | {} ms | |",
            fan_out.samples,
            text(fan_out.event_p50_ms),
            text(fan_out.event_p99_ms),
            text(fan_out.answer_p50_ms)
        );
    }
    if let Some(growth) = &found.growth {
        let heading = "From an empty stream on";
        let about =
            "PutRecords as above; throughput and CPU time of each GB, the median of three runs.";
        series(&mut page, heading, about, "GB before", "growth", growth);
    }
    if let Some(shards) = &found.shards {
        let heading = "By the number of shards";
        let about = "PutRecords as above, 2 GB into an empty stream, the median of three runs that take turns.";
        series(&mut page, heading, about, "shards", "shards", shards);
    }
    backlogs::section(&mut page, &found.backlogs);
    functions::section(&mut page, found.functions.as_ref());
    let _ = write!(page, "\n{METHOD}");
    servers(&mut page, found);
    machines(&mut page, found);
    page
}

fn targets(page: &mut String, found: &Measurements) {
    let _ = writeln!(
        page,
        "\n## Targets\n\nRatios between servers of the same measurement.\n\n\
         | | target | measured |\n|---|---|---|"
    );
    for workload in &found.workloads {
        let title = title(workload);
        for ratio in ratios::of(workload) {
            let _ = writeln!(
                page,
                "| {title}: {} | at least {} × | {}{} × |",
                ratio.name,
                text(ratio.target),
                if ratio.value < ratio.target {
                    "**missed:** "
                } else {
                    ""
                },
                text(ratio.value)
            );
        }
    }
    if let Some(fan_out) = &found.fan_out {
        let p50 = fan_out.event_p50_ms;
        let missed = if p50 >= 10.0 { "**missed:** " } else { "" };
        let _ = writeln!(
            page,
            "| Put to event of a subscriber, p50 | under 10 ms | {missed}{} ms |",
            text(p50)
        );
    }
    let flat = [
        (
            "CPU time for a GB, from an empty stream on: highest over lowest",
            &found.growth,
        ),
        (
            "CPU time for a GB, 1 to 1,000 shards: highest over lowest",
            &found.shards,
        ),
    ];
    for (name, series) in flat {
        if let Some(series) = series {
            let over = series.unevenness() * 100.0;
            let missed = if over > 10.0 { "**missed:** " } else { "" };
            let _ = writeln!(page, "| {name} | at most 10 % | {missed}{over:.1} % |");
        }
    }
    backlogs::targets(page, &found.backlogs);
    functions::targets(page, found.functions.as_ref());
}

fn title(workload: &Workload) -> &'static str {
    match workload.name.as_str() {
        "put-records" => "PutRecords",
        "put-record" => "PutRecord",
        "get-records" => "GetRecords",
        _ => "PutRecord, one connection",
    }
}

fn section(page: &mut String, workload: &Workload) {
    let (about, plots): (&str, &[&str]) = match workload.name.as_str() {
        "put-records" => (
            "500 records of 1 KiB a call, 16 connections, 16 shards.",
            &["put-records", "put-records-by-second"],
        ),
        "put-record" => (
            "One record of 1 KiB a call, 64 connections, 16 shards.",
            &["put-record"],
        ),
        "get-records" => (
            "A filled shard, up to 10,000 records a call, 4 connections.",
            &["get-records"],
        ),
        _ => (
            "One record of 1 KiB a call, one connection, one call after the other.",
            &[],
        ),
    };
    let _ = writeln!(
        page,
        "\n## {}\n\n{about} Runs of {} s{}.\n",
        title(workload),
        workload.seconds,
        if workload.signs_live {
            ", each request signed as it was sent"
        } else {
            ""
        }
    );
    for plot in plots {
        let _ = writeln!(page, "![{plot}](docs/bench/{plot}.svg)\n");
    }
    let _ = writeln!(
        page,
        "| | runs | MB/s, first 3 s | MB/s, sustained | calls/s | p50, p99 ms | CPU s/GB | client | \
         resident | errors |\n|---|---|---|---|---|---|---|---|---|---|"
    );
    for server in &workload.servers {
        row(page, server);
    }
    let remarks = workload.servers.iter().filter_map(|server| {
        let remark = server.remark.as_ref()?;
        Some(format!("- {}: {remark}", server.name))
    });
    let errors = workload.servers.iter().filter_map(|server| {
        let first = server
            .runs
            .iter()
            .find_map(|run| run.first_error.as_ref())?;
        Some(format!("- {}: its first error: `{first}`", server.name))
    });
    let lines: Vec<String> = remarks.chain(errors).collect();
    if !lines.is_empty() {
        let _ = writeln!(page, "\n{}", lines.join("\n"));
    }
}

fn row(page: &mut String, server: &Measured) {
    let spread = |value: fn(&Run) -> f64| match server.spread(value) {
        None => "—".to_owned(),
        Some(spread) if server.runs.len() == 1 => text(spread.median),
        Some(spread) => format!(
            "{} ({}–{})",
            text(spread.median),
            text(spread.min),
            text(spread.max)
        ),
    };
    let median = |value: fn(&Run) -> f64| text(server.median(value));
    if server.runs.is_empty() {
        let _ = writeln!(page, "| {} | 0 | | | | | | | | |", server.name);
        return;
    }
    let errors: u64 = server.runs.iter().map(|run| run.errors).sum();
    let _ = writeln!(
        page,
        "| {} | {} | {} | {} | {} | {}, {} | {} | {} % | {} MB | {errors} |",
        server.name,
        server.runs.len(),
        spread(|run| run.first.rate()),
        spread(|run| run.rest.rate()),
        spread(|run| run.rest.call_rate()),
        median(|run| run.p50_ms),
        median(|run| run.p99_ms),
        spread(|run| run.rest.cpu_per_gb()),
        median(|run| run.rest.client_share() * 100.0),
        median(|run| run.resident_mb),
    );
}

fn series(page: &mut String, heading: &str, about: &str, what: &str, plot: &str, series: &Series) {
    let _ = writeln!(
        page,
        "\n## {heading}\n\n{about}\n\n![{plot}](docs/bench/{plot}.svg)\n\n\
         | {what} | CPU s/GB | MB/s | resident |\n|---|---|---|---|"
    );
    for point in &series.points {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} MB |",
            text(point.at)
                .trim_end_matches(".00")
                .trim_end_matches(".0"),
            text(point.cpu_per_gb()),
            text(point.rate()),
            text(point.resident_mb)
        );
    }
}

fn servers(page: &mut String, found: &Measurements) {
    let _ = writeln!(
        page,
        "\n## What was measured\n\n| | version | setting |\n|---|---|---|"
    );
    let mut seen: Vec<&str> = Vec::new();
    for server in found.workloads.iter().flat_map(|one| &one.servers) {
        if !seen.contains(&server.name.as_str()) {
            seen.push(&server.name);
            let _ = writeln!(
                page,
                "| {} | {} | {} |",
                server.name, server.version, server.setting
            );
        }
    }
}

fn machines(page: &mut String, found: &Measurements) {
    let measured = found
        .workloads
        .iter()
        .map(|one| (one.name.as_str(), &one.machine));
    let fan_out = found
        .fan_out
        .iter()
        .map(|one| (Task::FanOut.name(), &one.machine));
    let growth = found
        .growth
        .iter()
        .map(|one| (Task::Growth.name(), &one.machine));
    let shards = found
        .shards
        .iter()
        .map(|one| (Task::Shards.name(), &one.machine));
    let all: Vec<(&str, &Machine)> = measured
        .chain(fan_out)
        .chain(growth)
        .chain(shards)
        .chain(backlogs::machines(&found.backlogs))
        .chain(
            found
                .functions
                .iter()
                .map(|one| ("functions", &one.machine)),
        )
        .collect();
    let Some((_, machine)) = all.first() else {
        return;
    };
    let _ = writeln!(
        page,
        "\n## Where\n\n{} cores ({}), {:.0} GB of memory, Linux {}, {}.\n\n\
         | workload | measured on | commit | load average before |\n|---|---|---|---|",
        machine.cores, machine.processor, machine.memory_gb, machine.kernel, machine.disk
    );
    for (name, machine) in &all {
        let _ = writeln!(
            page,
            "| {name} | {} | {} | {} |",
            machine.date,
            machine.commit,
            text(machine.load)
        );
    }
}
