//! Who calls, and from which region.

use std::fmt;
use std::path::PathBuf;

use crate::config_file::{Profile, profile};

/// An access key, with a session token where it is a temporary one.
///
/// They come from the environment, as in a Lambda function, or from a profile's static keys.
/// Other sources of the AWS SDKs (single sign-on, assumed roles, instance metadata) are left to
/// the AWS CLI, which hands their keys over with `aws configure export-credentials --format env`.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Access key id.
    pub access_key_id: String,
    /// Secret access key.
    pub secret_access_key: String,
    /// Session token of temporary credentials.
    pub session_token: Option<String>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The secret must not reach a log through a derived form.
        write!(formatter, "Credentials({})", self.access_key_id)
    }
}

/// Why there are no credentials.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// Neither the environment nor the profile has a key.
    #[error(
        "No AWS credentials found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure`."
    )]
    Missing,
    /// The profile gets its keys in a way that only the AWS CLI and SDKs know.
    #[error(
        "The AWS profile {0:?} has no static keys: run `eval \"$(aws configure export-credentials --profile {0} --format env)\"` first."
    )]
    NotStatic(String),
}

impl Credentials {
    /// Reads the environment alone, as inside a Lambda function.
    ///
    /// # Errors
    /// No key in the environment.
    pub fn from_environment(
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, CredentialsError> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        match (set("AWS_ACCESS_KEY_ID"), set("AWS_SECRET_ACCESS_KEY")) {
            (Some(access_key_id), Some(secret_access_key)) => Ok(Credentials {
                access_key_id,
                secret_access_key,
                session_token: set("AWS_SESSION_TOKEN"),
            }),
            _ => Err(CredentialsError::Missing),
        }
    }

    /// Reads the environment, then the profile (`AWS_PROFILE`, else `default`) of the shared files.
    ///
    /// # Errors
    /// No key anywhere, or a profile whose keys are not static.
    pub fn from_usual_chain(
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, CredentialsError> {
        if let Ok(credentials) = Self::from_environment(&variable) {
            return Ok(credentials);
        }
        let name = profile_name(&variable);
        let credentials = read_profile(&variable, Shared::Credentials, &name);
        let config = read_profile(&variable, Shared::Config, &name);
        Self::from_profile(&credentials)
            .or_else(|| Self::from_profile(&config))
            .ok_or_else(|| missing(&name, &credentials, &config))
    }

    fn from_profile(settings: &Profile) -> Option<Self> {
        Some(Credentials {
            access_key_id: settings.get("aws_access_key_id")?.clone(),
            secret_access_key: settings.get("aws_secret_access_key")?.clone(),
            session_token: settings.get("aws_session_token").cloned(),
        })
    }
}

fn missing(name: &str, credentials: &Profile, config: &Profile) -> CredentialsError {
    let dynamic = [
        "sso_session",
        "sso_start_url",
        "role_arn",
        "credential_process",
        "login_session",
    ];
    if dynamic
        .iter()
        .any(|key| credentials.contains_key(*key) || config.contains_key(*key))
    {
        CredentialsError::NotStatic(name.to_owned())
    } else {
        CredentialsError::Missing
    }
}

/// Where the region came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionSource {
    /// Given outright, by the environment or by the profile.
    Configured,
    /// Nobody named one, so the default was taken.
    Default,
}

/// An AWS region, for instance `us-east-1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The region's name.
    pub name: String,
    /// Where it came from.
    pub source: RegionSource,
}

impl Region {
    /// The region that is taken when nobody names one.
    pub const DEFAULT: &str = "us-east-1";

    /// The region from `explicit`, else `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile, and at
    /// last [`Region::DEFAULT`].
    pub fn resolve(explicit: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let configured = explicit
            .map(str::to_owned)
            .or_else(|| set("AWS_REGION"))
            .or_else(|| set("AWS_DEFAULT_REGION"))
            .or_else(|| {
                let name = profile_name(&variable);
                read_profile(&variable, Shared::Config, &name)
                    .remove("region")
                    .or_else(|| {
                        read_profile(&variable, Shared::Credentials, &name).remove("region")
                    })
            });
        match configured {
            Some(name) => Region {
                name,
                source: RegionSource::Configured,
            },
            None => Region {
                name: Self::DEFAULT.to_owned(),
                source: RegionSource::Default,
            },
        }
    }
}

enum Shared {
    Config,
    Credentials,
}

fn profile_name(variable: &impl Fn(&str) -> Option<String>) -> String {
    variable("AWS_PROFILE")
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "default".to_owned())
}

fn read_profile(variable: &impl Fn(&str) -> Option<String>, file: Shared, name: &str) -> Profile {
    let (override_name, file_name) = match file {
        Shared::Config => ("AWS_CONFIG_FILE", "config"),
        Shared::Credentials => ("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
    };
    let path = variable(override_name)
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|home| PathBuf::from(home).join(".aws").join(file_name)));
    path.and_then(|path| std::fs::read_to_string(path).ok())
        .map(|text| profile(&text, name))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        }
    }

    #[test]
    fn the_environment_comes_before_the_profile() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("credentials");
        std::fs::write(
            &path,
            "[default]\naws_access_key_id=P\naws_secret_access_key=S\n",
        )
        .unwrap();
        let path = path.to_str().unwrap();
        let file_only = [("AWS_SHARED_CREDENTIALS_FILE", path)];
        assert_eq!(
            Credentials::from_usual_chain(reader(&file_only))
                .unwrap()
                .access_key_id,
            "P"
        );
        let both = [
            file_only[0],
            ("AWS_ACCESS_KEY_ID", "E"),
            ("AWS_SECRET_ACCESS_KEY", "T"),
        ];
        assert_eq!(
            Credentials::from_usual_chain(reader(&both))
                .unwrap()
                .access_key_id,
            "E"
        );
    }

    #[test]
    fn a_profile_that_needs_the_cli_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config");
        std::fs::write(
            &path,
            "[profile team]\nsso_session = team\nregion = eu-north-1\n",
        )
        .unwrap();
        let variables = [
            ("AWS_CONFIG_FILE", path.to_str().unwrap()),
            ("AWS_PROFILE", "team"),
        ];
        assert_eq!(
            Credentials::from_usual_chain(reader(&variables)),
            Err(CredentialsError::NotStatic("team".into()))
        );
        assert_eq!(Region::resolve(None, reader(&variables)).name, "eu-north-1");
    }

    #[test]
    fn nothing_configured_means_no_key_and_the_default_region() {
        assert_eq!(
            Credentials::from_usual_chain(reader(&[])),
            Err(CredentialsError::Missing)
        );
        let region = Region::resolve(None, reader(&[]));
        assert_eq!(
            (region.name.as_str(), region.source),
            ("us-east-1", RegionSource::Default)
        );
    }

    #[test]
    fn the_secret_is_not_shown() {
        let credentials = Credentials {
            access_key_id: "AKID".into(),
            secret_access_key: "hush".into(),
            session_token: Some("token".into()),
        };
        assert_eq!(format!("{credentials:?}"), "Credentials(AKID)");
    }
}
