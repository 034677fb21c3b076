//! A function as it is stored, and as the API shows it.

use std::collections::BTreeMap;

use auth::policy::Bound;
use model::lambda::{
    EnvironmentResponse, EphemeralStorage, FunctionConfiguration, LoggingConfig,
    RuntimeVersionConfig, SnapStartResponse, TracingConfigResponse,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wire::{Timestamp, hex};

use crate::names::LATEST;
use crate::platform_log::{JsonLog, Level};

/// Whether a function can be invoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// Just created.
    Pending,
    /// Ready.
    Active,
}

/// How the last change of code or configuration went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LastUpdate {
    /// Not yet settled.
    InProgress,
    /// In force.
    Successful,
}

/// An archive of code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Code {
    /// Name of the stored archive, unique per upload.
    pub(crate) key: String,
    /// SHA-256 of the archive, base64.
    pub(crate) sha256: String,
    /// Bytes of the archive.
    pub(crate) size: u64,
}

/// What of a function can be configured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) runtime: String,
    pub(crate) role: String,
    pub(crate) handler: Option<String>,
    pub(crate) description: String,
    pub(crate) timeout_s: u32,
    pub(crate) memory_mb: u32,
    pub(crate) tmp_mb: u32,
    /// `x86_64` or `arm64`.
    pub(crate) architecture: String,
    pub(crate) variables: Option<BTreeMap<String, String>>,
    pub(crate) log_group: String,
    /// Set if the log is in JSON.
    #[serde(default)]
    pub(crate) json_log: Option<JsonLog>,
}

/// One statement of a function's resource-based policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PolicyStatement {
    pub(crate) sid: String,
    /// The statement as JSON text.
    pub(crate) json: String,
    /// Whom it named when it was added. None in those of earlier versions, which allow whoever has
    /// the name.
    #[serde(default)]
    pub(crate) principals: Bound,
}

/// A function or one of its published versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FunctionRow {
    /// Internal id, never reused; a version has its function's.
    pub(crate) id: u64,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) name: String,
    /// `$LATEST`, or a number.
    pub(crate) version: String,
    pub(crate) settings: Settings,
    pub(crate) code: Code,
    /// Rises with every change of code or settings: environments of an earlier one are retired.
    pub(crate) generation: u64,
    pub(crate) modified_ms: u64,
    pub(crate) revision_id: String,
    pub(crate) state: State,
    pub(crate) last_update: LastUpdate,
    // Of the function as a whole; empty in published versions.
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) reserved_concurrency: Option<u32>,
    /// Statements about this version alone: `$LATEST` stands for the function without qualifier.
    pub(crate) policy: Vec<PolicyStatement>,
    pub(crate) policy_revision: String,
    /// The number the next published version gets.
    pub(crate) next_version: u64,
    /// Of a version that was given a description of its own: that of `$LATEST` at the time.
    #[serde(default)]
    pub(crate) latest_description: Option<String>,
}

impl FunctionRow {
    /// The ARN without qualifier.
    pub(crate) fn arn(&self) -> String {
        let Self {
            account,
            region,
            name,
            ..
        } = self;
        format!("arn:aws:lambda:{region}:{account}:function:{name}")
    }

    /// The ARN of a published version, or of the function.
    pub(crate) fn own_arn(&self) -> String {
        if self.version == LATEST {
            self.arn()
        } else {
            format!("{}:{}", self.arn(), self.version)
        }
    }

    /// Whether this version was made of these settings of `$LATEST`.
    pub(crate) fn published_from(&self, latest: &Settings) -> bool {
        let mut then = self.settings.clone();
        if let Some(description) = &self.latest_description {
            then.description.clone_from(description);
        }
        then == *latest
    }

    /// Key of the function in its table.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}/{}", self.account, self.region, self.name)
    }

    /// Whether any change has still to settle.
    pub(crate) fn is_settled(&self) -> bool {
        self.state == State::Active && self.last_update == LastUpdate::Successful
    }

    /// As `GetFunctionConfiguration` shows it.
    pub(crate) fn configuration(&self) -> FunctionConfiguration {
        let mut shown = self.listed();
        let runtime = Sha256::digest(self.settings.runtime.as_bytes());
        let runtime = hex::encode(&runtime);
        shown.runtime_version_config = Some(RuntimeVersionConfig {
            runtime_version_arn: Some(format!("arn:aws:lambda:{}::runtime:{runtime}", self.region)),
            error: None,
        });
        let reason = || Some("The function is being created.".to_owned());
        let code = || Some("Creating".to_owned());
        match (self.state, self.last_update) {
            (State::Pending, _) => {
                shown.state = Some("Pending".to_owned());
                shown.state_reason = reason();
                shown.state_reason_code = code();
            }
            (State::Active, LastUpdate::InProgress) => {
                shown.state = Some("Active".to_owned());
                shown.last_update_status = Some("InProgress".to_owned());
                shown.last_update_status_reason = reason();
                shown.last_update_status_reason_code = code();
            }
            (State::Active, LastUpdate::Successful) => {
                shown.state = Some("Active".to_owned());
                shown.last_update_status = Some("Successful".to_owned());
            }
        }
        shown
    }

    /// As lists show it: without states and runtime version.
    pub(crate) fn listed(&self) -> FunctionConfiguration {
        let settings = &self.settings;
        let number = |value: u32| i32::try_from(value).ok();
        let level = |which: fn(JsonLog) -> Level| {
            let level = settings.json_log.map(which);
            level.map(|level| level.name().to_owned())
        };
        let modified = Timestamp::from_millis(i64::try_from(self.modified_ms).unwrap_or(i64::MAX));
        FunctionConfiguration {
            function_name: Some(self.name.clone()),
            function_arn: Some(self.own_arn()),
            runtime: Some(settings.runtime.clone()),
            role: Some(settings.role.clone()),
            handler: settings.handler.clone(),
            code_size: i64::try_from(self.code.size).ok(),
            description: Some(settings.description.clone()),
            timeout: number(settings.timeout_s),
            memory_size: number(settings.memory_mb),
            last_modified: Some(modified.iso8601_millis().replace('Z', "+0000")),
            code_sha256: Some(self.code.sha256.clone()),
            version: Some(self.version.clone()),
            environment: settings
                .variables
                .as_ref()
                .map(|variables| EnvironmentResponse {
                    variables: Some(variables.clone()),
                    error: None,
                }),
            tracing_config: Some(TracingConfigResponse {
                mode: Some("PassThrough".to_owned()),
            }),
            revision_id: Some(self.revision_id.clone()),
            package_type: Some("Zip".to_owned()),
            architectures: Some(vec![settings.architecture.clone()]),
            ephemeral_storage: Some(EphemeralStorage {
                size: number(settings.tmp_mb),
            }),
            snap_start: Some(SnapStartResponse {
                apply_on: Some("None".to_owned()),
                optimization_status: Some("Off".to_owned()),
            }),
            logging_config: Some(LoggingConfig {
                log_format: Some(
                    if settings.json_log.is_some() {
                        "JSON"
                    } else {
                        "Text"
                    }
                    .to_owned(),
                ),
                application_log_level: level(|json| json.application),
                system_log_level: level(|json| json.system),
                log_group: Some(settings.log_group.clone()),
            }),
            ..FunctionConfiguration::default()
        }
    }
}
