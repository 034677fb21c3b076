//! The month's bill, line by line.

use super::money::Money;
use super::prices::{Price, Prices};
use super::workload::{Architecture, HOURS, Rate, Setup, Usage};

/// AWS's GB is 2^30 bytes in all that is charged here.
const GIB: u128 = 1 << 30;
/// Data in one PUT payload unit.
const PAYLOAD_UNIT: u128 = 25 << 10;
/// On-demand streams count each record in steps of this.
const ON_DEMAND_STEP: u128 = 1 << 10;
/// Amazon Data Firehose counts each record in steps of this.
const FIREHOSE_STEP: u128 = 5 << 10;
/// Amazon Data Firehose writes an object for so many bytes, or after so many seconds.
const FIREHOSE_BUFFER: u128 = 5 << 20;
const FIREHOSE_SECONDS: u128 = 300;
/// The longest record that Amazon Data Firehose takes.
pub const FIREHOSE_RECORD_MAX: u32 = 1000 << 10;

/// One line.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// What is paid for.
    pub name: &'static str,
    /// The price.
    pub price: &'a Price,
    /// How much it is.
    pub cost: Money,
    /// Whether it is paid when nothing is sent, too.
    pub idle: bool,
}

/// A bill.
#[derive(Debug, Clone)]
pub struct Bill<'a> {
    /// What is used.
    pub usage: Usage,
    /// The lines, always in the same order.
    pub lines: Vec<Line<'a>>,
}

impl Bill<'_> {
    /// The sum.
    pub fn total(&self) -> Money {
        self.lines.iter().map(|line| line.cost).sum()
    }

    /// What is paid when nothing is sent.
    pub fn idle(&self) -> Money {
        let idle = self.lines.iter().filter(|line| line.idle);
        idle.map(|line| line.cost).sum()
    }
}

/// A setup and prices, from which bills are made.
#[derive(Debug, Clone)]
pub struct Tariff {
    /// The setup.
    pub setup: Setup,
    /// The prices.
    pub prices: Prices,
}

impl Tariff {
    /// The pipeline as the template makes it.
    pub fn pipeline(&self, rate: Rate) -> Bill<'_> {
        self.bill(self.setup.usage(rate))
    }

    /// The pipeline with a function that writes one object for each batch.
    pub fn batches(&self, rate: Rate) -> Bill<'_> {
        self.bill(self.setup.usage_with_an_object_per_batch(rate))
    }

    /// The stream alone, by shards and by on-demand mode.
    pub fn stream_by_mode(&self, rate: Rate) -> (Money, Money) {
        let usage = self.setup.usage(rate);
        let sum = |lines: [Line<'_>; 3]| lines.into_iter().map(|line| line.cost).sum();
        (sum(self.by_shards(&usage)), sum(self.on_demand(&usage)))
    }

    /// Amazon Data Firehose in the place of stream and function, many records to an object.
    pub fn firehose(&self, rate: Rate) -> Money {
        let usage = self.setup.usage(rate);
        let prices = &self.prices;
        let bytes = usage.records * usage.record_bytes;
        let counted = usage.records * stepped(usage.record_bytes, FIREHOSE_STEP);
        let objects = bytes
            .div_ceil(FIREHOSE_BUFFER)
            .max((HOURS * 3600 / FIREHOSE_SECONDS).min(usage.records));
        let watching: Money = self.watching().into_iter().map(|line| line.cost).sum();
        let kept = u128::from(self.setup.months_kept);
        prices.firehose_gb.of(counted, GIB)
            + prices.s3_put.of(objects, 1)
            + prices.s3_gb_month.of(bytes * kept, GIB)
            + watching
    }

    /// The least record, in KiB, from which the pipeline costs less than Amazon Data Firehose,
    /// whatever this setup's record is. Both go up in steps, so that it need not stay so above.
    pub fn cheaper_than_firehose_from(
        &self,
        rate: Rate,
        bill: impl for<'t> Fn(&'t Self, Rate) -> Bill<'t>,
    ) -> Option<u32> {
        (1..=FIREHOSE_RECORD_MAX >> 10).find(|kib| {
            let mut sized = self.clone();
            sized.setup.record_bytes = kib << 10;
            bill(&sized, rate).total() < sized.firehose(rate)
        })
    }

    fn bill(&self, usage: Usage) -> Bill<'_> {
        let stream = if self.setup.on_demand {
            self.on_demand(&usage)
        } else {
            self.by_shards(&usage)
        };
        let lines = stream
            .into_iter()
            .chain(self.processing(&usage))
            .chain(self.watching())
            .collect();
        Bill { usage, lines }
    }

    fn by_shards(&self, usage: &Usage) -> [Line<'_>; 3] {
        let prices = &self.prices;
        let units = usage.records * usage.record_bytes.div_ceil(PAYLOAD_UNIT);
        let hours = &prices.kinesis_shard_hour;
        let puts = &prices.kinesis_put_payload_unit;
        [
            line(
                "Kinesis shard hours",
                hours,
                hours.of(usage.shards * HOURS, 1),
                true,
            ),
            line("Kinesis PUT payload units", puts, puts.of(units, 1), false),
            self.kms(usage),
        ]
    }

    fn on_demand(&self, usage: &Usage) -> [Line<'_>; 3] {
        let prices = &self.prices;
        let hours = &prices.kinesis_on_demand_stream_hour;
        let data_in = &prices.kinesis_on_demand_gb_in;
        let data_out = &prices.kinesis_on_demand_gb_out;
        let written = usage.records * stepped(usage.record_bytes, ON_DEMAND_STEP);
        let read = usage.records * usage.record_bytes;
        let data = data_in.of(written, GIB) + data_out.of(read, GIB);
        [
            line("Kinesis stream hours", hours, hours.of(HOURS, 1), true),
            line("Kinesis data in and out", data_in, data, false),
            self.kms(usage),
        ]
    }

    fn kms(&self, usage: &Usage) -> Line<'_> {
        let price = &self.prices.kms_request;
        let cost = price.of(usage.kms_calls, 1);
        line("KMS requests of the stream's key", price, cost, true)
    }

    fn processing(&self, usage: &Usage) -> [Line<'_>; 7] {
        let prices = &self.prices;
        let setup = &self.setup;
        let run = match setup.architecture {
            Architecture::X86 => &prices.lambda_gb_second_x86_64,
            Architecture::Arm => &prices.lambda_gb_second_arm64,
        };
        // Milliseconds times MiB.
        let gb_seconds = usage.invocations * usage.duration_ms * u128::from(setup.memory_mib);
        let calls = &prices.lambda_request;
        let puts = &prices.s3_put;
        let gets = &prices.s3_get;
        let stored = &prices.s3_gb_month;
        let object_months = usage.object_bytes * u128::from(setup.months_kept);
        let logged = &prices.logs_gb_ingested;
        let log_kept = &prices.logs_gb_month;
        // A month has 730 / 24 days.
        let log_days = usage.log_bytes * u128::from(setup.log_days) * 24;
        [
            line(
                "Lambda requests",
                calls,
                calls.of(usage.invocations, 1),
                false,
            ),
            line(
                "Lambda GB-seconds",
                run,
                run.of(gb_seconds, 1024 * 1000),
                false,
            ),
            line("S3 PUT requests", puts, puts.of(usage.puts, 1), false),
            line("S3 GET requests", gets, gets.of(usage.gets, 1), false),
            line("S3 storage", stored, stored.of(object_months, GIB), false),
            line(
                "Logs taken in",
                logged,
                logged.of(usage.log_bytes, GIB),
                false,
            ),
            line(
                "Logs kept",
                log_kept,
                log_kept.of(log_days, GIB * HOURS),
                false,
            ),
        ]
    }

    fn watching(&self) -> [Line<'_>; 2] {
        let alarm = &self.prices.alarm_month;
        let dashboard = &self.prices.dashboard_month;
        let dashboards = u128::from(!self.setup.no_dashboard);
        [
            line(
                "Alarms",
                alarm,
                alarm.of(u128::from(self.setup.alarm_metrics), 1),
                true,
            ),
            line("Dashboard", dashboard, dashboard.of(dashboards, 1), true),
        ]
    }
}

fn line<'a>(name: &'static str, price: &'a Price, cost: Money, idle: bool) -> Line<'a> {
    Line {
        name,
        price,
        cost,
        idle,
    }
}

/// Rounded up to a multiple of `step`.
fn stepped(bytes: u128, step: u128) -> u128 {
    bytes.div_ceil(step) * step
}
