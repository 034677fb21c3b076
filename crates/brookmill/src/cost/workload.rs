//! What is sent, and how the stack is set: from it follows how much is used in a month.

use clap::{Args, ValueEnum};

use super::money::decimal;

/// Hours of a month, as AWS's own calculator counts them.
pub const HOURS: u128 = 730;
const SECONDS: u128 = HOURS * 3600;
/// A shard takes this many records a second (Kinesis Data Streams, "Quotas and limits").
const SHARD_RECORDS: u128 = 1000;
const SHARD_BYTES: u128 = 1 << 20;
/// The template's function writes this many objects at once.
const WRITES_AT_ONCE: u128 = 32;
/// The most that Lambda gives to one invocation, in bytes, the records in base64.
const PAYLOAD_MAX: u128 = 6 << 20;
/// What a record has around its data in an invocation's event.
const EVENT_OVERHEAD: u128 = 400;
/// What an object has around the record, see `pipeline/README.md`.
const OBJECT_OVERHEAD: u128 = 300;
/// Kinesis asks KMS for each user of an encrypted stream about every five minutes.
const KMS_CALLS_PER_USER: u128 = HOURS * 12;

/// Records per second, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(u64);

impl Rate {
    const MAX: u128 = 10_000_000_000;

    /// Reads `0.5` or `5000`.
    ///
    /// # Errors
    /// A sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        decimal(text, 3)
            .filter(|milli| (1..=Self::MAX).contains(milli))
            .and_then(|milli| u64::try_from(milli).ok())
            .map(Self)
            .ok_or_else(|| {
                "from 0.001 to 10000000, with up to three digits behind the point".into()
            })
    }

    fn milli(self) -> u128 {
        u128::from(self.0)
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = super::money::grouped(self.milli() / 1000);
        match self.milli() % 1000 {
            0 => write!(out, "{whole}"),
            part => {
                let part = format!("{part:03}");
                write!(out, "{whole}.{}", part.trim_end_matches('0'))
            }
        }
    }
}

/// Instruction set of the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Architecture {
    /// Intel and AMD.
    #[value(name = "x86_64")]
    X86,
    /// Graviton.
    #[value(name = "arm64")]
    Arm,
}

/// What does not change with the rate. The defaults are the template's.
#[derive(Debug, Clone, Args)]
pub struct Setup {
    /// Bytes of a record: data and partition key.
    #[arg(long, default_value_t = 1024, value_parser = clap::value_parser!(u32).range(1..=10_485_760))]
    pub record_bytes: u32,
    /// Shards of the stream, instead of the fewest that hold the rate.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub shards: Option<u32>,
    /// Charge the stream by on-demand mode instead of by shards.
    #[arg(long, conflicts_with = "shards")]
    pub on_demand: bool,
    /// The stream is not encrypted with KMS (EncryptStream=no).
    #[arg(long)]
    pub unencrypted: bool,
    /// Distinct sets of credentials that send; KMS is asked for each.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub senders: u32,
    /// Memory of the function (FunctionMemoryMiB).
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u32).range(128..=10_240))]
    pub memory_mib: u32,
    /// Instruction set of the function (Architecture).
    #[arg(long, value_enum, default_value_t = Architecture::X86)]
    pub architecture: Architecture,
    /// Most records in one invocation (BatchSize).
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub batch: u32,
    /// Seconds to wait for a batch to fill (MaximumBatchingWindowInSeconds).
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=300))]
    pub window: u32,
    /// Batches of one shard at a time (the mapping's ParallelizationFactor).
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10))]
    pub parallelization_factor: u32,
    /// Milliseconds that S3 takes for a request; an assumption, not a measurement.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=60_000))]
    pub s3_ms: u32,
    /// Milliseconds of an invocation, instead of what follows from the batch and --s3-ms.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=900_000))]
    pub duration_ms_per_batch: Option<u32>,
    /// Records in a hundred whose id was there before: each costs a GET and a PUT more.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub repeated_ids_percent: u32,
    /// Months that objects are kept, whose storage is paid at once.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=120))]
    pub months_kept: u32,
    /// Bytes that an invocation logs, Lambda's own lines included.
    #[arg(long, default_value_t = 700, value_parser = clap::value_parser!(u32).range(0..=1_048_576))]
    pub log_bytes: u32,
    /// Days that log events are kept (LogRetentionInDays).
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=3653))]
    pub log_days: u32,
    /// Metrics that alarms watch: an alarm over an expression is charged for each metric in it.
    #[arg(long = "alarms", default_value_t = 5, value_parser = clap::value_parser!(u32).range(0..=1000))]
    pub alarm_metrics: u32,
    /// No dashboard (CreateDashboard=no).
    #[arg(long)]
    pub no_dashboard: bool,
}

/// What is used in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// Records.
    pub records: u128,
    /// Bytes of a record.
    pub record_bytes: u128,
    /// Shards.
    pub shards: u128,
    /// What decides the number of shards.
    pub shards_for: ShardsFor,
    /// Invocations.
    pub invocations: u128,
    /// Records of a usual invocation, rounded up.
    pub records_per_invocation: u128,
    /// Milliseconds of an invocation.
    pub duration_ms: u128,
    /// Calls of KMS.
    pub kms_calls: u128,
    /// Objects that are there after a month, besides those of before.
    pub objects: u128,
    /// PUT requests.
    pub puts: u128,
    /// GET requests.
    pub gets: u128,
    /// Bytes of the objects of a month.
    pub object_bytes: u128,
    /// Bytes logged.
    pub log_bytes: u128,
}

/// What decides the number of shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShardsFor {
    /// The command line.
    Given,
    /// The records and bytes that a shard takes.
    Writing,
    /// The records that the function manages of a shard.
    Processing,
}

impl Setup {
    /// What is used at this rate.
    pub fn usage(&self, rate: Rate) -> Usage {
        let record_bytes = u128::from(self.record_bytes);
        let records = rate.milli() * (SECONDS / 1000);
        let batch = self.batch_max();
        let (shards, shards_for) = self.shards(rate, batch);
        let lanes = shards * u128::from(self.parallelization_factor);
        let invocations = self.invocations(rate, records, batch, lanes);
        let records_per_invocation = records.div_ceil(invocations.max(1));
        let duration_ms = self.duration_ms(records_per_invocation);
        let repeated = records * u128::from(self.repeated_ids_percent) / 100;
        let users = u128::from(self.senders) + 2;
        Usage {
            records,
            record_bytes,
            shards,
            shards_for,
            invocations,
            records_per_invocation,
            duration_ms,
            kms_calls: if self.unencrypted {
                0
            } else {
                users * KMS_CALLS_PER_USER
            },
            objects: records - repeated,
            puts: records + repeated,
            gets: repeated,
            object_bytes: (records - repeated) * (record_bytes + OBJECT_OVERHEAD),
            log_bytes: invocations * u128::from(self.log_bytes),
        }
    }

    /// What would be used if the function wrote one object for each batch.
    pub fn usage_with_an_object_per_batch(&self, rate: Rate) -> Usage {
        let one_request = Self {
            duration_ms_per_batch: self.duration_ms_per_batch.or(Some(self.s3_ms)),
            repeated_ids_percent: 0,
            ..self.clone()
        };
        let usage = one_request.usage(rate);
        Usage {
            objects: usage.invocations,
            puts: usage.invocations,
            object_bytes: usage.records * usage.record_bytes,
            ..usage
        }
    }

    /// The most records that fit into one invocation.
    fn batch_max(&self) -> u128 {
        let one = u128::from(self.record_bytes).div_ceil(3) * 4 + EVENT_OVERHEAD;
        (PAYLOAD_MAX / one).clamp(1, u128::from(self.batch))
    }

    /// Records are written so many at once; one whose id is there already takes three requests.
    fn duration_ms(&self, records: u128) -> u128 {
        if let Some(given) = self.duration_ms_per_batch {
            return u128::from(given);
        }
        let rounds = records.div_ceil(WRITES_AT_ONCE) * u128::from(self.s3_ms);
        (rounds * (100 + 2 * u128::from(self.repeated_ids_percent))).div_ceil(100)
    }

    /// The fewest shards that take what is sent and whose batches the function manages.
    fn shards(&self, rate: Rate, batch: u128) -> (u128, ShardsFor) {
        if let Some(given) = self.shards {
            return (u128::from(given), ShardsFor::Given);
        }
        let bytes = rate.milli() * u128::from(self.record_bytes);
        let writing = rate
            .milli()
            .div_ceil(1000 * SHARD_RECORDS)
            .max(bytes.div_ceil(1000 * SHARD_BYTES))
            .max(1);
        // A lane manages `batch` records in `duration` milliseconds; the rate is in records per
        // 1,000 seconds.
        let lanes = (rate.milli() * self.duration_ms(batch)).div_ceil(batch * 1_000_000);
        let processing = lanes.div_ceil(u128::from(self.parallelization_factor));
        if processing > writing {
            (processing, ShardsFor::Processing)
        } else {
            (writing, ShardsFor::Writing)
        }
    }

    /// A shard is read once a second, or when the window is over; what is there then becomes
    /// batches.
    fn invocations(&self, rate: Rate, records: u128, batch: u128, lanes: u128) -> u128 {
        let interval = u128::from(self.window).max(1);
        // In thousandths of a record, of one lane and interval, times the lanes.
        let gathered = rate.milli() * interval;
        if gathered <= 1000 * lanes {
            return records;
        }
        let batches = gathered.div_ceil(1000 * batch * lanes);
        (lanes * batches * SECONDS / interval).min(records)
    }
}

#[cfg(test)]
impl Default for Setup {
    fn default() -> Self {
        /// Only to have clap fill in the defaults.
        #[derive(clap::Parser)]
        struct Defaults {
            #[command(flatten)]
            setup: Setup,
        }
        <Defaults as clap::Parser>::parse_from(["brookmill"]).setup
    }
}
