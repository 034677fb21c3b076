//! The command line.

use clap::Parser;

/// Sends random records to a Kinesis stream, and, if asked to, waits until each is in the bucket.
#[derive(Debug, Clone, Parser)]
#[command(name = "send-mock-data", version)]
pub struct Options {
    /// Stream to send to
    #[arg(long, default_value = "kinesis-stream-hw-03")]
    pub stream: String,

    /// Records to send
    #[arg(long, default_value_t = 100, value_parser = at_least_one)]
    pub count: usize,

    /// Records a second; by default as fast as the stream takes them
    #[arg(long, value_parser = positive)]
    pub rate: Option<f64>,

    /// Makes the same records again; by default a random one, which is printed
    #[arg(long)]
    pub seed: Option<u64>,

    /// Share of records, from 0 to 1, that update an id sent before; early ids are hot
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    pub skew: f64,

    /// Send JSON as it is, not encoded in base64
    #[arg(long)]
    pub plain: bool,

    /// Wait until each id is under data/ in this bucket with the right content
    #[arg(long, value_name = "BUCKET")]
    pub verify: Option<String>,

    /// Give up waiting when nothing has landed for so many seconds
    #[arg(long, default_value_t = 120, value_name = "SECONDS")]
    pub verify_timeout: u64,

    /// Prefix in the bucket under which the function puts records aside
    #[arg(long, default_value = "failed/", value_name = "PREFIX")]
    pub failure_prefix: String,

    /// AWS region; by default AWS_REGION, AWS_DEFAULT_REGION or the profile's, else us-east-1
    #[arg(long)]
    pub region: Option<String>,

    /// Endpoint of both services; by default AWS_ENDPOINT_URL_KINESIS and AWS_ENDPOINT_URL_S3, or
    /// AWS_ENDPOINT_URL, else AWS
    #[arg(long, value_name = "URL")]
    pub endpoint_url: Option<String>,

    /// Print the summary as one line of JSON
    #[arg(long)]
    pub json: bool,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("must be at least 1".to_owned()),
        Ok(number) => Ok(number),
        Err(error) => Err(format!("{error}")),
    }
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number > 0.0 && number.is_finite() => Ok(number),
        _ => Err("must be a number above 0".to_owned()),
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("must be a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_arguments_it_is_the_briefs_stream_and_a_hundred_records() {
        let options = Options::try_parse_from(["send-mock-data"]).unwrap();
        assert_eq!(
            (options.stream.as_str(), options.count),
            ("kinesis-stream-hw-03", 100)
        );
        assert!(!options.plain && options.verify.is_none());
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        for arguments in [
            ["--count", "0"],
            ["--count", "-1"],
            ["--rate", "0"],
            ["--rate", "inf"],
            ["--skew", "1.5"],
            ["--skew", "-1"],
        ] {
            let all = [&["send-mock-data"], arguments.as_slice()].concat();
            assert!(Options::try_parse_from(all).is_err(), "{arguments:?}");
        }
    }
}
