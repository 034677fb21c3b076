//! A run of the command line: clients, progress, summary.

use std::cell::Cell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use pipeline_aws::{
    Client, Credentials, CredentialsError, Endpoint, EndpointError, Error, Kinesis, Region,
    RegionSource, RetryPolicy, S3, Service,
};
use tokio::sync::mpsc::unbounded_channel;

use crate::options::Options;
use crate::record::{Encoding, Generator};
use crate::send::{KinesisStream, Plan, send};
use crate::summary::Summary;
use crate::verify::{Search, verify};

/// The time that seeded records are made at, so that they are the same at every time: 2026-01-01.
const SEEDED_NOW_MILLIS: u64 = 1_767_225_600_000;

/// Why a run ended early, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Nobody to send as.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// An endpoint that is no URL.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The stream is not there.
    #[error(
        "There is no active stream {stream} in {region}: create the stack first, or name another with --stream or --region."
    )]
    NoStream {
        /// The stream's name.
        stream: String,
        /// The region.
        region: String,
    },
    /// The stream refused.
    #[error("Sending to the stream {stream} failed: {}.{}", without_stop(.error), already(*.sent))]
    Send {
        /// The stream's name.
        stream: String,
        /// Records that are in it.
        sent: usize,
        /// The refusal.
        error: Error,
    },
    /// The bucket refused.
    #[error("Reading the bucket {bucket} failed: {}.{}", without_stop(.error), already(*.sent))]
    Verify {
        /// The bucket's name.
        bucket: String,
        /// Records that are in the stream.
        sent: usize,
        /// The refusal.
        error: Error,
    },
}

/// An error within a sentence: AWS's messages end with a full stop or do not.
fn without_stop(error: &Error) -> String {
    error.to_string().trim_end_matches('.').to_owned()
}

/// What is told of the records that were sent before an error.
fn already(sent: usize) -> String {
    match sent {
        0 => String::new(),
        1 => " 1 record is in the stream.".to_owned(),
        more => format!(" {more} records are in the stream."),
    }
}

/// Runs the command line's `options`. Notices and progress go to the terminal by way of standard
/// error; `variable` reads an environment variable.
///
/// # Errors
/// See [`RunError`].
pub async fn run(
    options: &Options,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Summary, RunError> {
    let region = Region::resolve(options.region.as_deref(), &variable);
    if region.source == RegionSource::Default {
        eprintln!("No region is configured; taking {}.", region.name);
    }
    let credentials = Credentials::from_usual_chain(&variable)?;
    let retry = RetryPolicy {
        attempts: 8,
        ..RetryPolicy::default()
    };
    let in_stream = Cell::new(0);
    let sending = |error| send_error(options, &region, in_stream.get(), error);
    let client = |service: Service| -> Result<Client, RunError> {
        let explicit = options.endpoint_url.as_deref();
        let endpoint = Endpoint::resolve(service, &region.name, explicit, &variable)?;
        Client::new(service, endpoint, &region.name, &credentials, retry).map_err(sending)
    };
    let stream = KinesisStream {
        kinesis: Kinesis::new(client(Service::Kinesis)?),
        name: options.stream.clone(),
    };
    let seed = options
        .seed
        .unwrap_or_else(|| fastrand::u64(..u64::from(u32::MAX)));
    let now = if options.seed.is_some() {
        SEEDED_NOW_MILLIS
    } else {
        epoch_millis()
    };
    let generator = Generator::new(seed, options.skew, now);
    let plan = Plan {
        count: options.count,
        rate: options.rate,
        encoding: if options.plain {
            Encoding::Plain
        } else {
            Encoding::Base64
        },
        in_order: options.skew > 0.0,
        retry,
    };
    let bars = MultiProgress::new();
    let sent_bar = bar(&bars, "sent", options.count);
    let summary = |sent, verified| Summary {
        stream: options.stream.clone(),
        seed,
        sent,
        verified,
    };
    let Some(bucket_name) = &options.verify else {
        let on_batch = |batch: crate::send::Batch| {
            in_stream.set(in_stream.get() + batch.sent.len());
            sent_bar.inc(batch.sent.len() as u64);
        };
        let sent = send(&stream, generator, &plan, on_batch)
            .await
            .map_err(sending)?;
        sent_bar.finish();
        return Ok(summary(sent, None));
    };
    let reading = |error| RunError::Verify {
        bucket: bucket_name.clone(),
        sent: in_stream.get(),
        error,
    };
    let bucket = S3::new(client(Service::S3)?, bucket_name).map_err(reading)?;
    let landed_bar = bar(&bars, "landed", 0);
    let search = Search {
        stream: options.stream.clone(),
        failure_prefix: options.failure_prefix.clone(),
        patience: Duration::from_secs(options.verify_timeout),
    };
    let (to_verify, receiver) = unbounded_channel();
    let send_all = async {
        let on_batch = |batch: crate::send::Batch| {
            in_stream.set(in_stream.get() + batch.sent.len());
            sent_bar.inc(batch.sent.len() as u64);
            landed_bar.inc_length(batch.sent.len() as u64);
            for sent in batch.sent {
                // Fails only when the search has ended, and then nobody waits for more.
                let _ = to_verify.send(sent);
            }
        };
        let sent = send(&stream, generator, &plan, on_batch)
            .await
            .map_err(sending)?;
        drop(to_verify);
        sent_bar.finish();
        Ok(sent)
    };
    let verify_all = async {
        verify(&bucket, &search, receiver, || landed_bar.inc(1))
            .await
            .map_err(reading)
    };
    let (sent, verified) = tokio::try_join!(send_all, verify_all)?;
    landed_bar.finish();
    Ok(summary(sent, Some(verified)))
}

fn send_error(options: &Options, region: &Region, sent: usize, error: Error) -> RunError {
    let stream = options.stream.clone();
    match error.code() {
        Some("ResourceNotFoundException") => RunError::NoStream {
            stream,
            region: region.name.clone(),
        },
        _ => RunError::Send {
            stream,
            sent,
            error,
        },
    }
}

fn bar(bars: &MultiProgress, name: &'static str, length: usize) -> ProgressBar {
    let bar = bars.add(ProgressBar::new(length as u64)).with_prefix(name);
    if let Ok(style) = ProgressStyle::with_template(
        "{prefix:>7} {bar:40} {human_pos}/{human_len} {per_sec} {elapsed_precise}",
    ) {
        bar.set_style(style);
    }
    bar
}

fn epoch_millis() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[tokio::test]
    async fn no_credentials_are_one_sentence() {
        let options = Options::try_parse_from(["send-mock-data"]).unwrap();
        let error = run(&options, |_| None).await.unwrap_err();
        assert!(
            error.to_string().starts_with("No AWS credentials found"),
            "{error}"
        );
    }

    #[test]
    fn a_sentence_ends_once() {
        let options = Options::try_parse_from(["send-mock-data"]).unwrap();
        let region = Region::resolve(Some("eu-west-1"), |_| None);
        for message in ["No.", "No"] {
            let refusal = Error::Service {
                status: 400,
                code: "AccessDeniedException".into(),
                message: message.into(),
            };
            let text = send_error(&options, &region, 0, refusal.clone()).to_string();
            assert!(text.ends_with("No."), "{text}");
            let text = send_error(&options, &region, 3, refusal).to_string();
            assert!(text.ends_with("No. 3 records are in the stream."), "{text}");
        }
    }

    #[test]
    fn a_missing_stream_is_one_sentence() {
        let options = Options::try_parse_from(["send-mock-data"]).unwrap();
        let region = Region::resolve(Some("eu-west-1"), |_| None);
        let refusal = Error::Service {
            status: 400,
            code: "ResourceNotFoundException".into(),
            message: String::new(),
        };
        let text = send_error(&options, &region, 0, refusal).to_string();
        assert!(
            text.contains("kinesis-stream-hw-03") && text.contains("eu-west-1"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1);
    }
}
