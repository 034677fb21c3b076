//! The engine's settings, checked.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::cli::{
    Auth, Confinement, HeldLimits, MappingCadence, MappingReads, RuntimeFallback, UpOptions,
};
use crate::engine::Watched;
use crate::span;

/// What the engine is started with.
#[derive(Clone)]
pub struct Settings {
    /// Data directory.
    pub data: PathBuf,
    /// Address to listen on.
    pub address: IpAddr,
    /// Port to listen on; 0 for a free one.
    pub port: u16,
    /// Default region.
    pub region: String,
    /// Account of the root key.
    pub account: String,
    /// Whether signatures and policies count.
    pub auth: Auth,
    /// How strong functions' walls must be.
    pub confinement: Confinement,
    /// What runs a function whose runtime's interpreter is not there.
    pub runtime_fallback: lambda::RuntimeFallback,
    /// File of the root key of encrypted streams.
    pub key_file: Option<PathBuf>,
    /// Requests from beyond loopback are expected.
    pub trust_network: bool,
    /// Further hosts.
    pub hosts: Vec<String>,
    /// Origins of web pages.
    pub origins: Vec<String>,
    /// Which of Kinesis' limits hold.
    pub limits: kinesis::Limits,
    /// Most filters of an event source mapping.
    pub mapping_filters: u8,
    /// When event source mappings look for records.
    pub mapping_cadence: mapping::Cadence,
    /// Least time that streams spend in passing states, in milliseconds.
    pub transition_ms: u64,
    /// Root may move service time forward.
    pub clock_control: bool,
    /// Directories whose functions get new code when they change.
    pub watch: Vec<Watched>,
}

impl Settings {
    /// From the command line.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what would help.
    pub fn from_options(options: &UpOptions) -> Result<Self, String> {
        let account = &options.account;
        if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("--account {account}: an account id has 12 digits"));
        }
        let region = &options.region;
        let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if region.is_empty() || !region.bytes().all(is_word) {
            return Err(format!(
                "--region {region}: not a region's name, e.g. us-east-1"
            ));
        }
        if !options.address.is_loopback() && !options.trust_network {
            return Err(format!(
                "--address {}: everybody who reaches that address could use the well-known key \
                 test/test over a connection without TLS. Listen on 127.0.0.1, or say \
                 --trust-network if the network is yours alone (a container's, say)",
                options.address
            ));
        }
        Ok(Self {
            data: options.data.clone(),
            address: options.address,
            port: options.port,
            region: region.clone(),
            account: account.clone(),
            auth: options.auth,
            confinement: options.confinement,
            runtime_fallback: match options.runtime_fallback {
                RuntimeFallback::None => lambda::RuntimeFallback::None,
                RuntimeFallback::Nearest => lambda::RuntimeFallback::Nearest,
            },
            key_file: options.key_file.clone(),
            trust_network: options.trust_network,
            hosts: options.allow_host.clone(),
            origins: options.allow_origin.clone(),
            limits: limits(options),
            mapping_filters: options.mapping_filters,
            mapping_cadence: match options.mapping_cadence {
                MappingCadence::Push => mapping::Cadence::Push,
                MappingCadence::Aws => mapping::Cadence::Aws,
            },
            transition_ms: span::parse(&options.transition_time).ok_or_else(|| {
                format!(
                    "--transition-time {}: {}",
                    options.transition_time,
                    span::FORM
                )
            })?,
            clock_control: options.clock_control,
            watch: options
                .watch
                .iter()
                .map(|text| Watched::parse(text))
                .collect::<Result<_, _>>()?,
        })
    }
}

fn limits(options: &UpOptions) -> kinesis::Limits {
    let held = match options.no_limits {
        true => HeldLimits::Quotas,
        false => options.limits,
    };
    kinesis::Limits {
        throughput: matches!(held, HeldLimits::All | HeldLimits::Throughput),
        calls: held == HeldLimits::All,
        quotas: held != HeldLimits::None,
        mapping_reads: match (options.mapping_reads, options.mapping_cadence) {
            (Some(reads), _) => reads == MappingReads::Count,
            (None, cadence) => cadence == MappingCadence::Aws,
        },
        shards_max: None,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Settings;
    use crate::cli::{Cli, Command};

    #[test]
    fn reads_of_mappings_count_with_awss_cadence_unless_it_is_said_otherwise() {
        for (options, counts) in [
            (&[][..], false),
            (&["--mapping-reads", "count"], true),
            (&["--mapping-cadence", "push"], false),
            (&["--mapping-cadence", "aws"], true),
            (
                &["--mapping-cadence", "aws", "--mapping-reads", "free"],
                false,
            ),
        ] {
            let line = ["brookmill", "up"].iter().chain(options);
            let Command::Up(up) = Cli::parse_from(line).command else {
                panic!("{options:?}");
            };
            let settings = Settings::from_options(&up).unwrap();
            assert_eq!(settings.limits.mapping_reads, counts, "{options:?}");
        }
    }
}
