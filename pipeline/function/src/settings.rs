//! What the template tells the function through its environment.

use pipeline_aws::{
    Client, Credentials, CredentialsError, Endpoint, EndpointError, Error, RetryPolicy, S3, Service,
};
use std::time::Duration;

use crate::key::DATA_PREFIX;

/// Below this prefix Lambda writes what the mapping gives up on.
const ON_FAILURE_PREFIX: &str = "aws/";
/// A stream's and a shard's name and a sequence number take 128 + 20 + 128 bytes and some
/// separators; S3 takes keys of 1,024 bytes.
const FAILURE_PREFIX_BYTES_MAX: usize = 512;
/// An answer of S3 that takes longer is not awaited; another connection may be quicker.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(5);

/// Settings that cannot be used: the function stops in its INIT phase and says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// A variable is absent or empty.
    #[error("the environment variable {0} is not set")]
    Missing(&'static str),
    /// Records that are put aside would lie among those that are not, or nowhere.
    #[error(
        "FAILURE_PREFIX {0:?} must end with a slash, begin with none, be no longer than \
         {FAILURE_PREFIX_BYTES_MAX} bytes, and lie neither under data/ nor under aws/"
    )]
    FailurePrefix(String),
    /// Lambda gives every function credentials.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// A set endpoint is no URL.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The client cannot be made.
    #[error(transparent)]
    Client(#[from] Error),
}

/// The function's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The bucket that takes every object.
    pub bucket: String,
    /// The prefix of records that are put aside, with a slash at its end.
    pub failure_prefix: String,
}

impl Settings {
    /// Reads the settings; `variable` reads an environment variable.
    ///
    /// # Errors
    /// A missing bucket, or a failure prefix that cannot be used.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        Ok(Settings {
            bucket: required(&variable, "BUCKET_NAME")?,
            failure_prefix: failure_prefix(required(&variable, "FAILURE_PREFIX")?)?,
        })
    }

    /// The bucket, with the credentials and in the region of the environment.
    ///
    /// # Errors
    /// No region, no credentials, or an endpoint that is no URL.
    pub fn store(&self, variable: impl Fn(&str) -> Option<String>) -> Result<S3, SettingsError> {
        let region = required(&variable, "AWS_REGION")?;
        let credentials = Credentials::from_environment(&variable)?;
        let endpoint = Endpoint::resolve(Service::S3, &region, None, &variable)?;
        let retry = RetryPolicy {
            attempt_timeout: ATTEMPT_TIMEOUT,
            ..RetryPolicy::default()
        };
        let client = Client::new(Service::S3, endpoint, &region, &credentials, retry)?;
        Ok(S3::new(client, &self.bucket)?)
    }
}

fn required(
    variable: impl Fn(&str) -> Option<String>,
    name: &'static str,
) -> Result<String, SettingsError> {
    variable(name)
        .filter(|value| !value.is_empty())
        .ok_or(SettingsError::Missing(name))
}

fn failure_prefix(prefix: String) -> Result<String, SettingsError> {
    let usable = prefix.ends_with('/')
        && prefix.len() <= FAILURE_PREFIX_BYTES_MAX
        && !prefix.starts_with('/')
        && !prefix.starts_with(DATA_PREFIX)
        && !prefix.starts_with(ON_FAILURE_PREFIX)
        && !prefix
            .split('/')
            .any(|segment| segment == "." || segment == "..");
    if usable {
        Ok(prefix)
    } else {
        Err(SettingsError::FailurePrefix(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(prefix: &str) -> Result<Settings, SettingsError> {
        Settings::read(|name| match name {
            "BUCKET_NAME" => Some("b".into()),
            "FAILURE_PREFIX" => Some(prefix.into()),
            _ => None,
        })
    }

    #[test]
    fn a_failure_prefix_lies_apart() {
        assert_eq!(read("failed/").unwrap().failure_prefix, "failed/");
        assert!(read("database/").is_ok());
        for prefix in [
            "failed",
            "/failed/",
            "data/",
            "data/x/",
            "aws/lambda/",
            "a/../",
            "/",
        ] {
            assert_eq!(
                read(prefix),
                Err(SettingsError::FailurePrefix(prefix.into()))
            );
        }
        assert_eq!(read(""), Err(SettingsError::Missing("FAILURE_PREFIX")));
    }
}
