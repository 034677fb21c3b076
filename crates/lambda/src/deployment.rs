//! Code on its way into the store, and published versions.

use bytes::Bytes;
use plane::{Access, Call, Origin, Region};
use sha2::{Digest, Sha256};
use store::Transaction;
use wire::Fault;

use crate::environment::PRINCIPAL;
use crate::faults::{
    self, conflict, internal, invalid, too_large, unsupported, update_in_progress,
};
use crate::interpreters::Reach;
use crate::package;
use crate::row::{Code, FunctionRow, LastUpdate, Settings, State};
use crate::runtimes;
use crate::service::{Lambda, version_key};

/// Where a caller says that code is.
pub(crate) struct CodeSource {
    pub(crate) zip_file: Option<Bytes>,
    pub(crate) s3_bucket: Option<String>,
    pub(crate) s3_key: Option<String>,
    pub(crate) s3_object_version: Option<String>,
    pub(crate) image_uri: Option<String>,
    pub(crate) source_kms_key_arn: Option<String>,
}

impl Lambda {
    /// The archive a caller names, read from S3 as the caller.
    pub(crate) async fn fetch_code(&self, call: &Call, source: CodeSource) -> Result<Bytes, Fault> {
        if source.image_uri.is_some() {
            return Err(unsupported("ImageUri"));
        }
        if source.source_kms_key_arn.is_some() {
            return Err(unsupported("SourceKMSKeyArn"));
        }
        match (source.zip_file, source.s3_bucket, source.s3_key) {
            (Some(zip), None, None) => Ok(zip),
            (None, Some(bucket), Some(key)) => {
                self.fetch_from_s3(call, bucket, key, source.s3_object_version)
                    .await
            }
            // Half a place in S3 is none.
            (None, ..) => Err(invalid("Please provide a source for function code.")),
            (Some(_), ..) => Err(invalid(
                "Please do not provide other FunctionCode parameters when providing a ZipFile.",
            )),
        }
    }

    async fn fetch_from_s3(
        &self,
        call: &Call,
        bucket: String,
        key: String,
        version_id: Option<String>,
    ) -> Result<Bytes, Fault> {
        let what = format!("{bucket}/{key}");
        let input = model::s3::GetObjectInput {
            bucket: Some(bucket),
            key: Some(key),
            version_id,
            ..model::s3::GetObjectInput::default()
        };
        let caller = call.caller.via(PRINCIPAL);
        let object = self
            .door
            .call::<model::s3::GetObject>(&caller, &call.request_id, input)
            .await
            .map_err(|fault| {
                let (code, message) = (&fault.code, &fault.message);
                if fault.status == 403 {
                    return Fault::client(
                        "AccessDeniedException",
                        format!(
                            "Your access has been denied by S3, please make sure your request \
                             credentials have permission to GetObject for {what}. S3 Error Code: \
                             AccessDenied. S3 Error Message: {message}"
                        ),
                    )
                    .with_status(403);
                }
                invalid(format!(
                    "Error occurred while GetObject. S3 Error Code: {code}. S3 Error Message: \
                     {message}"
                ))
            })?;
        let limit = package::ZIPPED_BYTES_MAX;
        let refused = too_large(
            "RequestEntityTooLargeException",
            format!("Zipped size must be smaller than {limit} bytes"),
        );
        object
            .body
            .unwrap_or_default()
            .collect(limit, refused)
            .await
    }

    /// Refuses a runtime whose interpreter this host does not have.
    pub(crate) async fn check_host(&self, settings: &Settings) -> Result<(), Fault> {
        let (runtime, fallback) = (settings.runtime.clone(), self.runtime_fallback);
        let reach = self.reach();
        tokio::task::spawn_blocking(move || runtimes::check_host(&runtime, fallback, reach))
            .await
            .map_err(|error| internal("looking for an interpreter", error))?
    }

    /// Whom interpreters have to be open to.
    pub(crate) fn reach(&self) -> Reach {
        if self.tier.needs_open_paths() {
            Reach::Everybody
        } else {
            Reach::Engine
        }
    }

    /// Checks an archive against the settings of the function it is for.
    pub(crate) async fn check_code(&self, zip: &Bytes, settings: &Settings) -> Result<(), Fault> {
        let (zip, settings) = (zip.clone(), settings.clone());
        tokio::task::spawn_blocking(move || package::check(&zip, &settings))
            .await
            .map_err(|error| internal("checking code", error))?
    }

    /// Stores an archive durably under a name of its own.
    pub(crate) async fn store_code(&self, zip: Bytes) -> Result<Code, Fault> {
        let key = self.new_uuid();
        let code = Code {
            key: key.clone(),
            sha256: base64_simd::STANDARD.encode_to_string(Sha256::digest(&zip)),
            size: zip.len() as u64,
        };
        let store = self.code.clone();
        tokio::task::spawn_blocking(move || store.put(&key, &zip))
            .await
            .map_err(|error| internal("storing code", error))?
            .map_err(|error| faults::file("storing code", &error))?;
        Ok(code)
    }

    /// What passing a role to a function needs. One of another account is refused when it is
    /// looked at, whatever the caller may.
    pub(crate) fn access_to_pass(call: &Call, role: &str) -> Option<Access> {
        let passed = vec![PRINCIPAL.to_owned()];
        let access = Access::new("iam:PassRole", role);
        is_own(call, role).then(|| access.with_context("iam:PassedToService", passed))
    }

    /// Refuses a role that Lambda may not assume.
    pub(crate) fn check_role(
        &self,
        call: &Call,
        settings: &Settings,
        name: &str,
    ) -> Result<(), Fault> {
        let region: &Region = &call.caller.region;
        if !is_own(call, &settings.role) {
            let message = "Cross-account pass role is not allowed.";
            return Err(Fault::client("AccessDeniedException", message).with_status(403));
        }
        self.roles
            .act_as(PRINCIPAL, &settings.role, name, region, Origin::OUTSIDE)
            .map(drop)
            .map_err(|_| invalid("The role defined for the function cannot be assumed by Lambda."))
    }

    /// Publishes what `$LATEST` is as the next version, unless it has not changed since the last
    /// one was made of it. Answers the version.
    pub(crate) fn publish(
        &self,
        tx: &mut Transaction<'_>,
        row: &mut FunctionRow,
        description: Option<String>,
    ) -> FunctionRow {
        if let Some(last) = row.next_version.checked_sub(1).filter(|last| *last > 0)
            && let Some(last) = tx.get(&self.versions, &version_key(row.id, &last.to_string()))
            && last.code.sha256 == row.code.sha256
            && last.published_from(&row.settings)
        {
            return FunctionRow::clone(&last);
        }
        let mut version = row.clone();
        version.version = row.next_version.to_string();
        version.state = State::Active;
        version.last_update = LastUpdate::Successful;
        version.revision_id = self.new_uuid();
        version.tags.clear();
        version.policy.clear();
        version.reserved_concurrency = None;
        if let Some(description) = description {
            let latest = std::mem::replace(&mut version.settings.description, description);
            version.latest_description = Some(latest);
        }
        row.next_version += 1;
        row.revision_id = self.new_uuid();
        tx.put(
            &self.versions,
            &version_key(row.id, &version.version),
            version.clone(),
        );
        version
    }
}

/// Whether a role is of the caller's account.
fn is_own(call: &Call, role: &str) -> bool {
    role.split(':').nth(4) == Some(call.caller.account.as_str())
}

/// Refuses a change while an earlier one has not settled.
pub(crate) fn settled(row: &FunctionRow) -> Result<(), Fault> {
    let arn = row.arn();
    if row.state == State::Pending {
        return Err(conflict(
            "The operation cannot be performed at this time. The function is currently in the \
             following state: Pending",
        ));
    }
    if row.last_update == LastUpdate::InProgress {
        return Err(update_in_progress(&arn));
    }
    Ok(())
}
