//! Bills against figures worked out by hand, and the defaults against the template.

use super::bill::{Bill, Tariff};
use super::money::Money;
use super::prices;
use super::table;
use super::workload::{Architecture, Rate, Setup, ShardsFor};

fn tariff(change: impl FnOnce(&mut Setup)) -> Tariff {
    let mut setup = Setup::default();
    change(&mut setup);
    Tariff {
        setup,
        prices: prices::read(None, "us-east-1").unwrap(),
    }
}

fn rate(text: &str) -> Rate {
    Rate::parse(text).unwrap()
}

fn money(text: &str) -> Money {
    Money::parse(text).unwrap()
}

fn costs(bill: &Bill<'_>) -> Vec<(&'static str, String)> {
    let lines = bill.lines.iter();
    lines
        .map(|line| (line.name, line.cost.to_string()))
        .collect()
}

#[test]
fn one_record_a_second_by_hand() {
    let tariff = tariff(|_| {});
    let bill = tariff.pipeline(rate("1"));
    // 730 h × 3,600 s.
    assert_eq!(bill.usage.records, 2_628_000);
    assert_eq!((bill.usage.shards, bill.usage.invocations), (1, 2_628_000));
    assert_eq!(
        costs(&bill),
        [
            ("Kinesis shard hours", "10.95".to_owned()), // 730 × 0.015
            ("Kinesis PUT payload units", "0.04".into()), // 2.628 × 0.014 = 0.0368
            ("KMS requests of the stream's key", "0.08".into()), // 3 × 8,760 × 0.03 / 10,000
            ("Lambda requests", "0.53".into()),          // 2.628 × 0.20 = 0.5256
            // 2,628,000 × 0.05 s × 0.25 GB = 32,850 GB-s × 0.0000166667
            ("Lambda GB-seconds", "0.55".into()),
            ("S3 PUT requests", "13.14".into()), // 2,628 × 0.005
            ("S3 GET requests", "0.00".into()),
            // 2,628,000 × 1,324 bytes = 3.2405 GiB × 0.023
            ("S3 storage", "0.07".into()),
            // 2,628,000 × 700 bytes = 1.7133 GiB × 0.50
            ("Logs taken in", "0.86".into()),
            ("Logs kept", "0.02".into()), // 1.7133 × 14 / 30.4167 × 0.03
            ("Alarms", "0.50".into()),
            ("Dashboard", "3.00".into()),
        ]
    );
    // 10.95 + 0.07884 + 0.50 + 3
    assert_eq!(bill.idle(), money("14.52884"));
}

#[test]
fn five_thousand_records_a_second_by_hand() {
    let tariff = tariff(|_| {});
    let bill = tariff.pipeline(rate("5000"));
    // 100 records take four rounds of 50 ms: 500 a second of each shard.
    assert_eq!(bill.usage.duration_ms, 200);
    assert_eq!(bill.usage.shards, 10);
    assert_eq!(bill.usage.shards_for, ShardsFor::Processing);
    // 500 records a second of a shard are five batches.
    assert_eq!(bill.usage.invocations, 131_400_000);
    let cost = |name| {
        bill.lines
            .iter()
            .find(|line| line.name == name)
            .unwrap()
            .cost
    };
    assert_eq!(cost("Kinesis shard hours"), money("109.5"));
    assert_eq!(cost("Kinesis PUT payload units"), money("183.96")); // 13,140 × 0.014
    assert_eq!(cost("Lambda requests"), money("26.28")); // 131.4 × 0.20
    // 131.4 million × 0.2 s × 0.25 GB = 6.57 million GB-s × 0.0000166667
    assert_eq!(cost("Lambda GB-seconds"), money("109.500219"));
    assert_eq!(cost("S3 PUT requests"), money("65700")); // 13,140,000 × 0.005
    assert_eq!(
        bill.total(),
        bill.lines.iter().map(|line| line.cost).sum::<Money>()
    );
}

#[test]
fn the_stream_by_mode_by_hand() {
    let tariff = tariff(|setup| setup.unencrypted = true);
    let (shards, on_demand) = tariff.stream_by_mode(rate("100"));
    // 730 × 0.015 + 262.8 × 0.014
    assert_eq!(shards, money("14.6292"));
    // 730 × 0.04 + 262,800,000 KiB = 250.6256103515625 GiB × (0.08 + 0.04)
    assert_eq!(on_demand, money("59.275073242188"));
}

#[test]
fn firehose_by_hand() {
    let tariff = tariff(|setup| {
        setup.record_bytes = 1024;
        setup.alarm_metrics = 0;
        setup.no_dashboard = true;
    });
    // Counted as 5 KiB: 1,253.1280517578125 GiB × 0.029; 250.6256103515625 GiB in objects of 5 MiB,
    // 51,328.125, so 51,329 × 0.005 / 1,000; storage × 0.023.
    assert_eq!(tariff.firehose(rate("100")), money("42.361747539063"));
    // Where nearly nothing is sent: an object every five minutes, 8,760.
    let little = tariff.firehose(rate("1"));
    assert!(little > money("0.0438") && little < money("0.5"));
    assert!(little < tariff.pipeline(rate("1")).total());
}

#[test]
fn where_firehose_stops_being_cheaper() {
    let tariff = tariff(|_| {});
    for text in ["1", "100", "5000"] {
        let rate = rate(text);
        let Some(kib) = tariff.cheaper_than_firehose_from(rate, Tariff::pipeline) else {
            continue;
        };
        let total = |kib: u32| {
            let mut sized = tariff.clone();
            sized.setup.record_bytes = kib << 10;
            (sized.pipeline(rate).total(), sized.firehose(rate))
        };
        let (pipeline, firehose) = total(kib);
        assert!(pipeline < firehose, "{text}: {kib}");
        let (pipeline, firehose) = total(kib - 1);
        assert!(pipeline >= firehose, "{text}: {kib}");
    }
}

#[test]
fn updates_of_an_id_cost_a_get_and_a_put_more() {
    let tariff = tariff(|setup| setup.repeated_ids_percent = 25);
    let usage = tariff.pipeline(rate("100")).usage;
    assert_eq!(usage.puts, usage.records * 5 / 4);
    assert_eq!(usage.gets, usage.records / 4);
    assert_eq!(usage.objects, usage.records * 3 / 4);
    // Four rounds of 50 ms, half as much again.
    assert_eq!(usage.duration_ms, 300);
}

#[test]
fn options_do_what_they_say() {
    let hundred = rate("100");
    let total = |change: fn(&mut Setup)| tariff(change).pipeline(hundred).total();
    let usual = total(|_| {});
    assert!(total(|setup| setup.architecture = Architecture::Arm) < usual);
    assert_eq!(usual - total(|setup| setup.no_dashboard = true), money("3"));
    assert_eq!(usual - total(|setup| setup.alarm_metrics = 0), money("0.5"));
    let more_shards = tariff(|setup| setup.shards = Some(3));
    let hours = more_shards.pipeline(hundred).lines[0].cost;
    assert_eq!(hours, money("32.85"));
    assert!(total(|setup| setup.months_kept = 12) > usual);
    assert!(total(|setup| setup.on_demand = true) > usual);
    // A window fills batches better where little arrives.
    let one = rate("1");
    let invocations = |window| {
        tariff(|setup| setup.window = window)
            .setup
            .usage(one)
            .invocations
    };
    assert_eq!(invocations(0), 2_628_000);
    assert_eq!(invocations(60), 43_800);
    // Two batches at a time halve the shards that the function needs.
    let shards = |factor| {
        let tariff = tariff(|setup| setup.parallelization_factor = factor);
        tariff.setup.usage(rate("5000")).shards
    };
    assert_eq!((shards(1), shards(2), shards(10)), (10, 5, 5));
}

#[test]
fn large_records_fill_an_invocation_before_the_batch_does() {
    let tariff = tariff(|setup| setup.record_bytes = 1 << 20);
    let usage = tariff.setup.usage(rate("10"));
    // A MiB in base64 is 1.33 MiB: four of them fit into 6 MiB.
    assert_eq!(usage.shards, 10);
    assert_eq!(usage.records_per_invocation, 1);
    let one_shard = Setup {
        shards: Some(1),
        ..tariff.setup
    };
    assert_eq!(one_shard.usage(rate("10")).records_per_invocation, 4);
}

#[test]
fn the_largest_figures_do_not_overflow() {
    let tariff = tariff(|setup| {
        setup.record_bytes = 10_485_760;
        setup.months_kept = 120;
        setup.memory_mib = 10_240;
        setup.duration_ms_per_batch = Some(900_000);
        setup.log_bytes = 1_048_576;
        setup.log_days = 3653;
    });
    let bill = tariff.pipeline(rate("10000000"));
    assert!(bill.total() > money("1000000000"));
    assert!(!table::text(&tariff, &[rate("10000000")], "us-east-1").is_empty());
}

#[test]
fn rates_are_read() {
    for (text, shown) in [("0.5", "0.5"), ("5000", "5,000"), ("1.250", "1.25")] {
        assert_eq!(rate(text).to_string(), shown);
    }
    for wrong in ["0", "-1", "1e3", "0.0001", "10000001", "x", ""] {
        assert!(Rate::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_defaults_are_the_templates() {
    let template = include_str!("../../../../pipeline/kinesis-lambda-s3-template.json");
    let template: serde_json::Value = serde_json::from_str(template).unwrap();
    let setup = Setup::default();
    let default = |name: &str| template["Parameters"][name]["Default"].clone();
    assert_eq!(default("FunctionMemoryMiB"), setup.memory_mib);
    assert_eq!(default("BatchSize"), setup.batch);
    assert_eq!(default("MaximumBatchingWindowInSeconds"), setup.window);
    assert_eq!(default("LogRetentionInDays"), setup.log_days);
    assert_eq!(
        default("EncryptStream"),
        if setup.unencrypted { "no" } else { "yes" }
    );
    assert_eq!(
        default("CreateDashboard"),
        if setup.no_dashboard { "no" } else { "yes" }
    );
    assert_eq!(default("Architecture"), "x86_64");
    let factor = default("ParallelizationFactor");
    assert!(factor.is_null() || factor == setup.parallelization_factor);
    let resources = template["Resources"].as_object().unwrap();
    let count = |kind: &str| resources.values().filter(|one| one["Type"] == kind).count();
    let alarms = resources
        .values()
        .filter(|one| one["Type"] == "AWS::CloudWatch::Alarm");
    let metrics = alarms.map(|alarm| match alarm["Properties"]["Metrics"].as_array() {
        Some(queries) => queries
            .iter()
            .filter(|one| one["MetricStat"].is_object())
            .count(),
        None => 1,
    });
    assert_eq!(metrics.sum::<usize>(), setup.alarm_metrics as usize);
    assert_eq!(count("AWS::CloudWatch::Dashboard"), 1);
    let writes = include_str!("../../../../pipeline/function/src/batch.rs");
    assert!(writes.contains("WRITES_AT_ONCE: usize = 32;"));
}

#[test]
fn the_page_has_what_the_command_prints() {
    let page = include_str!("../../../../docs/cost.md");
    let rates = ["1", "100", "5000"].map(rate);
    let printed = table::markdown(&tariff(|_| {}), &rates, "us-east-1");
    assert!(
        page.contains(&format!(
            "<!-- cost: begin -->\n\n{printed}\n<!-- cost: end -->"
        )),
        "docs/cost.md is not what the command prints; put the output of \
         `cargo run -- cost --markdown` between its marks"
    );
}
