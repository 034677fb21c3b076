//! The tables, as text and in Markdown.

use std::fmt::Write;

use super::bill::Tariff;
use super::money::grouped;
use super::workload::{Rate, ShardsFor, Usage};

const GIB: u128 = 1 << 30;
const LABEL_WIDTH: usize = 52;

/// One table: its title, and rows of a label and a cell for each rate.
struct Table {
    title: &'static str,
    rows: Vec<(String, Vec<String>)>,
}

/// Plain text.
pub fn text(tariff: &Tariff, rates: &[Rate], region: &str) -> String {
    let tables = tables(tariff, rates);
    let cells = tables.iter().flat_map(|table| &table.rows);
    let width = cells
        .flat_map(|(_, cells)| cells)
        .map(|cell| cell.chars().count())
        .max()
        .unwrap_or_default()
        .max(10)
        + 2;
    let mut text = format!("{}\n\n", heading(tariff, region));
    text.push_str(&row("records a second", &numbers(rates), width));
    for table in &tables {
        let _ = write!(text, "\n{}\n", table.title);
        for (label, cells) in &table.rows {
            text.push_str(&row(label, cells, width));
        }
    }
    text.push('\n');
    for note in notes(tariff) {
        let _ = writeln!(text, "{note}");
    }
    text
}

/// Markdown, with the prices.
pub fn markdown(tariff: &Tariff, rates: &[Rate], region: &str) -> String {
    let mut text = format!("{}\n", heading(tariff, region));
    for table in tables(tariff, rates) {
        let _ = write!(
            text,
            "\n| {}, records a second | {} |\n|---|{}\n",
            table.title,
            numbers(rates).join(" | "),
            "---:|".repeat(rates.len())
        );
        for (label, cells) in &table.rows {
            let _ = writeln!(text, "| {label} | {} |", cells.join(" | "));
        }
    }
    text.push('\n');
    for note in notes(tariff) {
        let _ = writeln!(text, "- {note}");
    }
    text.push_str(
        "\n| price | dollars | for | seen at, and to be compared with | as of | confirmed |\n\
         |---|---:|---|---|---|---|\n",
    );
    for (name, price) in tariff.prices.all() {
        let tiers: Vec<String> = price
            .tiers
            .iter()
            .map(|tier| match tier.up_to {
                Some(up_to) => format!("{} up to {}", tier.price, grouped(u128::from(up_to))),
                None => tier.price.clone(),
            })
            .collect();
        let per = match price.per {
            1 => String::new(),
            per => format!("{} ", grouped(u128::from(per))),
        };
        let _ = writeln!(
            text,
            "| `{name}` | {} | {per}{} | {}; [AWS]({}) | {} | {} |",
            tiers.join(", then "),
            price.unit,
            price.seen,
            price.page,
            price.as_of,
            if price.confirmed { "yes" } else { "**no**" },
        );
    }
    text
}

fn heading(tariff: &Tariff, region: &str) -> String {
    format!(
        "The pipeline on AWS, {region}: US dollars a month of 730 hours, records of {} bytes",
        grouped(u128::from(tariff.setup.record_bytes))
    )
}

fn numbers(rates: &[Rate]) -> Vec<String> {
    rates.iter().map(Rate::to_string).collect()
}

fn row(label: &str, cells: &[String], width: usize) -> String {
    let mut text = format!("{label:<LABEL_WIDTH$}");
    for cell in cells {
        let _ = write!(text, "{cell:>width$}");
    }
    text.push('\n');
    text
}

fn tables(tariff: &Tariff, rates: &[Rate]) -> Vec<Table> {
    vec![
        costs(tariff, rates),
        amounts(tariff, rates),
        instead(tariff, rates),
    ]
}

fn costs(tariff: &Tariff, rates: &[Rate]) -> Table {
    let bills: Vec<_> = rates.iter().map(|rate| tariff.pipeline(*rate)).collect();
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (index, line) in bills
        .first()
        .map_or(&[][..], |bill| &bill.lines)
        .iter()
        .enumerate()
    {
        let mark = if line.price.confirmed { "" } else { " *" };
        let cells = bills
            .iter()
            .filter_map(|bill| bill.lines.get(index))
            .map(|line| line.cost.to_string());
        rows.push((format!("{}{mark}", line.name), cells.collect()));
    }
    let totals = bills.iter().map(|bill| bill.total().to_string());
    rows.push(("total".to_owned(), totals.collect()));
    let idle = bills.iter().map(|bill| bill.idle().to_string());
    rows.push(("of it, while nothing is sent".to_owned(), idle.collect()));
    Table {
        title: "Dollars a month",
        rows,
    }
}

fn amounts(tariff: &Tariff, rates: &[Rate]) -> Table {
    let usages: Vec<_> = rates
        .iter()
        .map(|rate| tariff.pipeline(*rate).usage)
        .collect();
    let count = |label: &str, of: &dyn Fn(&Usage) -> u128| {
        let cells = usages.iter().map(|usage| grouped(of(usage)));
        (label.to_owned(), cells.collect())
    };
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    if !tariff.setup.on_demand {
        let shards = usages.iter().map(|usage| {
            let mark = match usage.shards_for {
                ShardsFor::Processing => " †",
                ShardsFor::Given | ShardsFor::Writing => "",
            };
            format!("{}{mark}", grouped(usage.shards))
        });
        rows.push(("shards".to_owned(), shards.collect()));
    }
    rows.push(count("records", &|usage| usage.records));
    rows.push(count("invocations", &|usage| usage.invocations));
    rows.push(count("records in one invocation", &|usage| {
        usage.records_per_invocation
    }));
    rows.push(count("milliseconds of one invocation", &|usage| {
        usage.duration_ms
    }));
    rows.push(count("objects more each month", &|usage| usage.objects));
    rows.push(count("GiB more each month", &|usage| {
        usage.object_bytes.div_ceil(GIB)
    }));
    Table {
        title: "In a month",
        rows,
    }
}

fn instead(tariff: &Tariff, rates: &[Rate]) -> Table {
    let modes: Vec<_> = rates
        .iter()
        .map(|rate| tariff.stream_by_mode(*rate))
        .collect();
    let cells = |of: &dyn Fn(Rate) -> String| rates.iter().map(|rate| of(*rate)).collect();
    let size = |kib: Option<u32>| match kib {
        Some(kib) => format!("{} KiB", grouped(u128::from(kib))),
        None => "none".to_owned(),
    };
    let mark = if tariff.prices.firehose_gb.confirmed {
        ""
    } else {
        " *"
    };
    let rows = vec![
        (
            "the stream alone, by shards".to_owned(),
            modes.iter().map(|(shards, _)| shards.to_string()).collect(),
        ),
        (
            "the stream alone, on demand".to_owned(),
            modes.iter().map(|(_, demand)| demand.to_string()).collect(),
        ),
        (
            "all, if the function wrote an object a batch".to_owned(),
            cells(&|rate| tariff.batches(rate).total().to_string()),
        ),
        (
            format!("all, with Amazon Data Firehose{mark}"),
            cells(&|rate| tariff.firehose(rate).to_string()),
        ),
        (
            format!("cheaper than Firehose with records from{mark}"),
            cells(&|rate| size(tariff.cheaper_than_firehose_from(rate, Tariff::pipeline))),
        ),
        (
            format!("the same, with an object a batch{mark}"),
            cells(&|rate| size(tariff.cheaper_than_firehose_from(rate, Tariff::batches))),
        ),
    ];
    Table {
        title: "Instead",
        rows,
    }
}

fn notes(tariff: &Tariff) -> Vec<String> {
    let setup = &tariff.setup;
    let duration = match setup.duration_ms_per_batch {
        Some(given) => format!("{given} ms for an invocation, as given"),
        None => format!(
            "{} ms for each request to S3, 32 at once: an assumption (--s3-ms)",
            setup.s3_ms
        ),
    };
    let at_once = match setup.parallelization_factor {
        1 => "one batch of a shard".to_owned(),
        batches => format!("{batches} batches of a shard"),
    };
    let kept = match setup.months_kept {
        1 => "one month".to_owned(),
        months => format!("{months} months"),
    };
    let mut notes = vec![
        format!("Run time: {duration}."),
        format!(
            "Shards marked † are more than writing needs: with {at_once} at a time the function \
             would not keep up."
        ),
        format!("S3 storage is that of {kept} of objects. It grows until they are deleted."),
        format!(
            "Prices: {}. Free tiers, taxes and data transfer are left out.",
            tariff.prices.dates()
        ),
    ];
    let prices = tariff.prices.all();
    if prices.iter().any(|(_, price)| !price.confirmed) {
        notes.push("What is marked * rests on a price that is not confirmed.".to_owned());
    }
    notes
}
