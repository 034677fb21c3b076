//! PutBucketEncryption: what every bucket has may be asked for, and nothing else.

use model::s3::{PutBucketEncryption, PutBucketEncryptionInput, PutBucketEncryptionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{S3, faults};

impl Serve<PutBucketEncryption> for S3 {
    fn access(&self, _call: &Call, input: &PutBucketEncryptionInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:PutEncryptionConfiguration",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutBucketEncryptionInput,
    ) -> Result<PutBucketEncryptionOutput, Fault> {
        self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let configuration = input.server_side_encryption_configuration;
        let rules = configuration.and_then(|one| one.rules).unwrap_or_default();
        let [rule] = rules.as_slice() else {
            return Err(faults::malformed_xml());
        };
        let default = rule.apply_server_side_encryption_by_default.as_ref();
        let algorithm = default.and_then(|default| default.sse_algorithm.as_deref());
        if let Some(other) = algorithm.filter(|algorithm| *algorithm != "AES256") {
            return Err(faults::not_supported(&format!("SSEAlgorithm {other}")));
        }
        if let Some(key) = default.and_then(|default| default.kms_master_key_id.as_deref()) {
            return Err(faults::invalid_argument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms",
                "ApplyServerSideEncryptionByDefault",
                key,
            ));
        }
        if rule.bucket_key_enabled == Some(true) {
            return Err(faults::not_supported("BucketKeyEnabled"));
        }
        if rule.blocked_encryption_types.is_some() {
            return Err(faults::not_supported("BlockedEncryptionTypes"));
        }
        Ok(PutBucketEncryptionOutput {})
    }
}
