//! The command line.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::cost::CostOptions;

/// AWS's streaming pipeline on this machine: Kinesis, Lambda, S3, CloudFormation, IAM, CloudWatch.
#[derive(Parser)]
#[command(version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Start the engine and run until interrupted.
    Up(UpOptions),
    /// Run the pipeline once: bucket, function, stack, records, objects.
    Demo(DemoOptions),
    /// Print the exports that point SDKs and tools of this shell at the engine.
    Env(ClientOptions),
    /// Check what this machine has of what the engine and its clients need.
    Doctor(DoctorOptions),
    /// Run the machine's AWS CLI against the engine.
    #[command(disable_help_flag = true)]
    Aws(AwsOptions),
    /// Ask a running engine how it is; fails if it does not answer.
    Health(HealthOptions),
    /// Show a running engine's service time, or move it forward.
    Clock(ClockOptions),
    /// Show what happened to a record: who put it, which invocations saw it, what came of it.
    Trace(TraceOptions),
    /// Watch shards, mappings, functions and buckets of a running engine.
    Top(TopOptions),
    /// Say what the pipeline costs on AWS in a month, line by line.
    Cost(CostOptions),
    /// Print the completion script of a shell.
    Completions(CompletionsOptions),
    /// Print the manual page.
    Man(ManOptions),
}

/// Whether signatures and policies count.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Auth {
    /// Signatures are checked, unknown keys refused, policies enforced.
    Enforce,
    /// Signatures are not checked and unknown keys act as root; known keys keep their policies.
    Off,
}

/// How strong the walls around functions must be.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Confinement {
    /// Namespaces, Landlock and seccomp; functions do not start where the host refuses them.
    Full,
    /// Landlock and seccomp alone; see `brookmill doctor` for what that does not hold.
    Reduced,
}

/// What runs a function whose runtime's version of Python or Node.js is not there.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RuntimeFallback {
    /// Nothing: the function is refused by name.
    None,
    /// The nearest version that is there; the function's log says so.
    Nearest,
}

/// Which of Kinesis' limits hold.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HeldLimits {
    /// All of AWS's.
    All,
    /// What shards take in and give out, and quotas; operations may be called as often as one likes.
    Throughput,
    /// How many shards and streams accounts have, how many consumers and changes a day streams, and
    /// nothing else.
    Quotas,
    /// None.
    None,
}

/// Whether reads of event source mappings share a shard's reads.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MappingReads {
    /// They are not counted.
    Free,
    /// They count as calls of GetRecords, as on AWS, and wait for their turn.
    Count,
}

/// When event source mappings look for records.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MappingCadence {
    /// As soon as there are any.
    Push,
    /// Once a second for each shard, and again at once while more are there, as AWS does.
    Aws,
}

/// Options of the engine.
#[derive(Args, Clone)]
pub struct UpOptions {
    /// Data directory, made if it is missing.
    #[arg(long, env = "BROOKMILL_DATA", default_value = ".brookmill")]
    pub data: PathBuf,
    /// Port for all services; 0 takes a free one.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566)]
    pub port: u16,
    /// Address to listen on. Anything but loopback needs --trust-network.
    #[arg(long, default_value = "127.0.0.1")]
    pub address: IpAddr,
    /// Region of unsigned requests and of this command's own calls.
    #[arg(long, default_value = "us-east-1")]
    pub region: String,
    /// Account of the root key test/test, 12 digits.
    #[arg(long, default_value = "000000000000")]
    pub account: String,
    /// Whether signatures and policies count.
    #[arg(long, value_enum, default_value_t = Auth::Enforce)]
    pub auth: Auth,
    /// How strong the walls around functions must be.
    #[arg(long, value_enum, default_value_t = Confinement::Full)]
    pub confinement: Confinement,
    /// What runs a function whose runtime's version of Python or Node.js is not there.
    #[arg(long, value_enum, default_value_t = RuntimeFallback::None)]
    pub runtime_fallback: RuntimeFallback,
    /// File with the 32-byte root key of encrypted streams, instead of the data directory's own.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// Listen beyond loopback without TLS: everybody who reaches the port is in.
    #[arg(long)]
    pub trust_network: bool,
    /// Further host name that requests may name; may be repeated.
    #[arg(long)]
    pub allow_host: Vec<String>,
    /// Origin of web pages that may call; may be repeated.
    #[arg(long)]
    pub allow_origin: Vec<String>,
    /// Which of Kinesis' limits hold, and with those of calls SQS' pauses of a minute. A stream's
    /// tag `brookmill:limits`, `on` or `off`, overrides it for that stream.
    #[arg(long, value_enum, default_value_t = HeldLimits::All)]
    pub limits: HeldLimits,
    /// The same as --limits quotas.
    #[arg(long, conflicts_with = "limits")]
    pub no_limits: bool,
    /// Whether reads of event source mappings share a shard's reads. They do not unless it is said
    /// here or by --mapping-cadence aws.
    #[arg(long, value_enum)]
    pub mapping_reads: Option<MappingReads>,
    /// When event source mappings look for records.
    #[arg(long, value_enum, default_value_t = MappingCadence::Push)]
    pub mapping_cadence: MappingCadence,
    /// Most filters of an event source mapping; AWS has up to 10 for who asks.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(5..=10))]
    pub mapping_filters: u8,
    /// Least time that streams and their consumers spend in CREATING, UPDATING and DELETING, by
    /// service time: a number and a unit, s, m, h or d. AWS takes seconds to minutes.
    #[arg(long, default_value = "0s")]
    pub transition_time: String,
    /// Let root move service time forward (`brookmill clock advance`). It never goes back.
    #[arg(long)]
    pub clock_control: bool,
    /// Directory whose functions get new code when it changes: each directory in it is the code of
    /// the function of that name, or with FUNCTION= all of it is that function's. May be repeated.
    #[arg(long, value_name = "[FUNCTION=]DIR")]
    pub watch: Vec<String>,
}

/// Options of the demo.
#[derive(Args)]
pub struct DemoOptions {
    /// The engine's own options.
    #[command(flatten)]
    pub up: UpOptions,
    /// The function's program.
    #[arg(long)]
    pub function: PathBuf,
    /// The sender's program.
    #[arg(long)]
    pub sender: PathBuf,
    /// The stack's template.
    #[arg(long)]
    pub template: PathBuf,
    /// Records to send.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    pub count: u32,
    /// Stop when everything has landed, instead of running on.
    #[arg(long)]
    pub exit: bool,
}

/// A port that something can listen on.
fn port() -> impl clap::builder::TypedValueParser<Value = u16> {
    clap::value_parser!(u16).range(1..)
}

/// Where the engine is, for clients.
#[derive(Args, Clone)]
pub struct ClientOptions {
    /// The engine's port.
    #[arg(
        long,
        env = "BROOKMILL_PORT",
        default_value_t = 4566,
        value_parser = port()
    )]
    pub port: u16,
    /// Region.
    #[arg(long, default_value = "us-east-1")]
    pub region: String,
}

/// Options of `doctor`.
#[derive(Args)]
pub struct DoctorOptions {
    /// Data directory to look at.
    #[arg(long, env = "BROOKMILL_DATA", default_value = ".brookmill")]
    pub data: PathBuf,
    /// Port to look at.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566)]
    pub port: u16,
}

/// Arguments for the AWS CLI.
#[derive(Args)]
pub struct AwsOptions {
    /// Everything after `aws`; BROOKMILL_PORT says where the engine is.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<String>,
}

/// Options of `health`.
#[derive(Args)]
pub struct HealthOptions {
    /// Port of the engine, on this machine.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566, value_parser = port())]
    pub port: u16,
}

/// Options of `clock`.
#[derive(Args)]
pub struct ClockOptions {
    /// Port of the engine, on this machine.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566, global = true, value_parser = port())]
    pub port: u16,
    /// What to do with it; it is shown otherwise.
    #[command(subcommand)]
    pub action: Option<ClockAction>,
}

/// What is done with service time.
#[derive(Subcommand)]
pub enum ClockAction {
    /// Move it forward, durably. The engine must have been started with --clock-control.
    Advance(AdvanceOptions),
}

/// Options of `clock advance`.
#[derive(Args)]
pub struct AdvanceOptions {
    /// How far: a number and a unit, s, m, h or d; several add up, as in 1h30m.
    #[arg(allow_hyphen_values = true)]
    pub span: String,
}

/// Options of `trace`.
#[derive(Args)]
#[command(group(ArgGroup::new("subject").required(true)))]
pub struct TraceOptions {
    /// Records whose data, a JSON object, has this member `id`; the newest five.
    #[arg(long, group = "subject")]
    pub id: Option<String>,
    /// The record with this sequence number.
    #[arg(long, group = "subject")]
    pub sequence: Option<String>,
    /// The object with this key, or s3://BUCKET/KEY: who put it, and the record that it comes from.
    #[arg(long, group = "subject", value_name = "KEY")]
    pub object: Option<String>,
    /// Look in the stream of this name or ARN only.
    #[arg(long, conflicts_with = "object")]
    pub stream: Option<String>,
    /// The shard that the sequence number is of.
    #[arg(long, requires = "sequence")]
    pub shard: Option<String>,
    /// Print the engine's document, JSON, instead of text.
    #[arg(long)]
    pub json: bool,
    /// Port of the engine, on this machine.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566, value_parser = port())]
    pub port: u16,
}

/// Options of `top`.
#[derive(Args)]
pub struct TopOptions {
    /// Seconds from one look to the next.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=60))]
    pub interval: u64,
    /// Print one frame, after one interval, and end. So it is where no terminal is.
    #[arg(long)]
    pub once: bool,
    /// Print one frame as JSON and end.
    #[arg(long)]
    pub json: bool,
    /// Port of the engine, on this machine.
    #[arg(long, env = "BROOKMILL_PORT", default_value_t = 4566, value_parser = port())]
    pub port: u16,
}

/// Options of `completions`.
#[derive(Args)]
pub struct CompletionsOptions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Options of `man`.
#[derive(Args)]
pub struct ManOptions {
    /// Write a page for the program and for each command into this directory, made if it is missing.
    #[arg(long)]
    pub directory: Option<PathBuf>,
    /// Print the reference in Markdown instead, as docs/cli.md has it.
    #[arg(long, conflicts_with = "directory")]
    pub markdown: bool,
}
