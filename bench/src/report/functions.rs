//! Functions and the pipeline in BENCHMARKS.md, beside what is published of AWS.

use std::fmt::Write;

use super::plot::{Across, Bar, Line, Side, bars, lines};
use super::scale::text;
use crate::functions::Functions;
use crate::statistics::Spread;

/// Their lines in the table of targets.
pub fn targets(page: &mut String, functions: Option<&Functions>) {
    for target in functions.iter().flat_map(|found| found.targets()) {
        // Writing to a string does not fail, here and below.
        let _ = writeln!(
            page,
            "| {} | {} {} {} | {}{} {} |",
            target.name,
            if target.at_least { "at least" } else { "under" },
            text(target.wanted),
            target.unit,
            if target.is_met() { "" } else { "**missed:** " },
            text(target.value),
            target.unit
        );
    }
}

/// Their section.
pub fn section(page: &mut String, functions: Option<&Functions>) {
    let Some(found) = functions else { return };
    let invocations = &found.invocations;
    let _ = writeln!(
        page,
        "\n## Functions and the pipeline\n\n\
         Full confinement, everything durable, signatures and rights checked. A warm invocation is a whole\n\
         call of Invoke, one after the other; a cold start is the `Init Duration` of Lambda's report: from\n\
         the start of the process to its first `/next`, with the walls of the next environment built ahead as\n\
         far as they do not depend on the function, as they are while functions are being started. As many\n\
         invocations as possible: 32 connections, and as many environments. The pipeline is the template's with 8 shards, within AWS's limits, fed\n\
         with 6,400 records of 1 KiB a second, a batch of 100 at most for each invocation, an object of each\n\
         record; from the first put to the last object. The ceiling is the same function, 8 of it, with the\n\
         same batches, against a server that takes objects and throws them away. Written by\n\
         `cargo run --release -p bench -- functions`.\n\n\
         ![latency](docs/bench/latency.svg)\n\n![cold-starts](docs/bench/cold-starts.svg)\n\n\
         ![objects](docs/bench/objects.svg)\n\n![landed](docs/bench/landed.svg)\n\n\
         | | | on AWS, as published |\n|---|---|---|"
    );
    for target in found.targets() {
        let _ = writeln!(
            page,
            "| {} | {} {} | {} |",
            target.name,
            text(target.value),
            target.unit,
            target.on_aws
        );
    }
    let more = [
        ("Warm invocation, p99", invocations.warm_p99_ms, "ms"),
        (
            "Cold invocation in Rust, the whole call, median",
            invocations.rust_cold_ms.median,
            "ms",
        ),
        (
            "Cold invocation in Python, the whole call, median",
            invocations.python_cold_ms.median,
            "ms",
        ),
        (
            "CPU time of an invocation, engine and function",
            invocations.cpu_us,
            "µs",
        ),
        (
            "The function's ceiling",
            found.ceiling.median,
            "objects a second",
        ),
        (
            "CPU time of an object through the pipeline, engine and functions",
            found.pipeline.cpu_us,
            "µs",
        ),
    ];
    for (name, value, unit) in more {
        let _ = writeln!(page, "| {name} | {} {unit} | |", text(value));
    }
    let _ = writeln!(
        page,
        "\nAWS's figures: Kinesis to Lambda by a mapping, eu-west-1, September 2022\n\
         (bitesizedserverless.com, 1,024 messages); median `Init Duration` of echo functions in Rust and\n\
         Python (Yalovoy, 30 forced starts each); requests for each environment and puts for each prefix\n\
         from Lambda's and S3's documentation. They have a network, TLS and other people's load in them;\n\
         Brookmill's have loopback and two cores."
    );
}

/// Their plots, each with its name.
pub fn plots(found: &Functions) -> Vec<(&'static str, String)> {
    let exactly = |value: f64| Spread {
        min: value,
        median: value,
        max: value,
    };
    let bar = |name: &str, side, value| Bar {
        name: name.to_owned(),
        side,
        value,
        early: None,
    };
    let landing = &found.landing;
    let latency = [
        bar("put to object", Side::Ours, exactly(landing.landed_p50_ms)),
        bar("p99", Side::Ours, exactly(landing.landed_p99_ms)),
        bar("AWS, fan-out, p50", Side::Other, exactly(49.4)),
        bar("AWS, fan-out, p99", Side::Other, exactly(109.0)),
        bar("AWS, polling, p50", Side::Other, exactly(627.0)),
    ];
    let invocations = &found.invocations;
    let starts = [
        bar("Rust", Side::Ours, invocations.rust_init_ms),
        bar("Rust on AWS", Side::Other, exactly(16.26)),
        bar("Python", Side::Ours, invocations.python_init_ms),
        bar("Python on AWS", Side::Other, exactly(76.3)),
    ];
    let objects = [
        bar("pipeline", Side::Ours, found.pipeline.rate),
        bar("function's ceiling", Side::Limit, found.ceiling),
        bar("S3, one prefix", Side::Other, exactly(3_500.0)),
    ];
    let landed = Line {
        name: "brookmill".to_owned(),
        points: found
            .pipeline
            .landed
            .iter()
            .map(|(at, objects)| (*at, *objects as f64))
            .collect(),
    };
    vec![
        (
            "latency",
            bars(
                "From put to object; on AWS from put to the function",
                "ms",
                &latency,
            ),
        ),
        (
            "cold-starts",
            bars("Cold start to the first /next", "ms", &starts),
        ),
        (
            "objects",
            bars(
                "Objects a second, 8 shards, records of 1 KiB",
                "1/s",
                &objects,
            ),
        ),
        (
            "landed",
            lines(
                "Objects landed, by seconds since the first put",
                (Across::Even, "s"),
                &[landed],
                None,
            ),
        ),
    ]
}
