//! An S3 on a pretended disk, called through the door.

use std::path::Path;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use model::s3 as api;
use plane::{Access, Account, Authorizer, Caller, Door, KnownUsers, Region, Registry};
use store::sim::SimDisk;
use store::{Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, NextChunk, Operation, Payload};

use crate::S3;

/// 2026-01-01T00:00:00Z.
pub const START_MS: u64 = 1_767_225_600_000;

/// Allows everything but what a test forbids, and what a bucket's policy denies.
#[derive(Default)]
pub struct Rules {
    pub forbidden: Mutex<Vec<&'static str>>,
    asked: Mutex<Vec<Access>>,
    /// Whom policies may name.
    pub people: Arc<KnownUsers>,
}

impl Rules {
    /// Whether the policy of what was last asked for allows it to a user with this unique id.
    pub fn is_let(&self, user_id: &str) -> bool {
        let asked = self.asked.lock().unwrap();
        let access = asked.last().unwrap();
        let request = auth::policy::Request {
            principal: &auth::policy::Principal::user("111122223333", "/", "u", user_id),
            action: access.action,
            resource: &access.resource,
            resource_account: access.owner.as_ref().map(Account::as_str),
            context: &auth::policy::Context::new(),
        };
        let policies = auth::policy::Policies {
            resource: access.resource_policy.as_deref(),
            ..Default::default()
        };
        auth::policy::evaluate(&request, &policies).is_allow()
    }

    /// What was last asked for.
    pub fn resource(&self) -> String {
        let asked = self.asked.lock().unwrap();
        asked.last().unwrap().resource.to_string()
    }

    /// The values of a condition key in the last access that was asked for.
    pub fn values(&self, key: &str) -> Option<Vec<String>> {
        let asked = self.asked.lock().unwrap();
        let context = &asked.last().unwrap().context;
        let found = context.iter().find(|(name, _)| name == key);
        found.map(|(_, values)| values.clone())
    }
}

impl Authorizer for Rules {
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        self.asked.lock().unwrap().push(access.clone());
        if self.forbidden.lock().unwrap().contains(&access.action) {
            return Err(Fault::client("AccessDenied", access.action).with_status(403));
        }
        match access.resource_policy.as_deref() {
            Some(policy) if denies(policy, caller, access) => {
                Err(Fault::client("AccessDenied", "policy").with_status(403))
            }
            _ => Ok(()),
        }
    }
}

fn denies(policy: &auth::Policy, caller: &Caller, access: &Access) -> bool {
    let mut context = auth::policy::Context::new();
    for (key, values) in &access.context {
        context.set_all(key.clone(), values.clone());
    }
    let request = auth::policy::Request {
        principal: &auth::policy::Principal::root(caller.account.as_str()),
        action: access.action,
        resource: &access.resource,
        resource_account: access.owner.as_ref().map(Account::as_str),
        context: &context,
    };
    let policies = auth::policy::Policies {
        resource: Some(policy),
        ..Default::default()
    };
    !auth::policy::evaluate(&request, &policies).is_allow()
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub store: Store,
    pub s3: Arc<S3>,
    pub door: Door,
    pub rules: Arc<Rules>,
    pub caller: Caller,
    life: u64,
}

impl World {
    pub fn new() -> Self {
        let clock = Arc::new(VirtualClock::new(START_MS));
        Self::open(Arc::new(SimDisk::new()), clock, 0)
    }

    /// A world with the bucket `bucket`.
    pub async fn with_bucket() -> Self {
        let world = Self::new();
        world.bucket("bucket").await;
        world
    }

    fn open(disk: Arc<SimDisk>, clock: Arc<VirtualClock>, life: u64) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let sizes = store::Options {
            segment_bytes: [256 << 10, 64 << 10, 4 << 20, 64 << 10],
            frame_cache_bytes: 64 << 10,
            ..store::Options::default()
        };
        let store = Store::open(Path::new("/data"), seams, sizes).unwrap();
        let door = Door::new();
        let rules = Arc::new(Rules::default());
        let s3 = S3::open(&store, &door, Arc::clone(&rules.people) as _).unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        S3::register(&mut registry, &s3);
        door.open(registry, Arc::clone(&rules) as _);
        let account = Account::new("111122223333");
        let caller = Caller::root(account, Region::new("us-east-1"), "test");
        Self {
            disk,
            clock,
            store,
            s3,
            door,
            rules,
            caller,
            life,
        }
    }

    /// Cuts the power and comes back. Nothing of the old life touches the disk any more when the
    /// new one begins.
    pub fn crash(self, seed: u64) -> Self {
        self.disk.stop_after(0);
        self.door.close();
        let (disk, clock, life) = (self.disk.clone(), self.clock.clone(), self.life);
        drop(self);
        disk.crash(seed);
        Self::open(disk, clock, life + 1)
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    pub async fn bucket(&self, name: &str) {
        let input = api::CreateBucketInput {
            bucket: text(name),
            ..Default::default()
        };
        self.call::<api::CreateBucket>(input).await.unwrap();
    }

    /// Puts a policy of one statement on the bucket: denied to everybody, everywhere in it.
    pub async fn deny(&self, action: &str, condition: serde_json::Value) {
        let policy = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Deny",
                "Principal": "*",
                "Action": action,
                "Resource": ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"],
                "Condition": condition,
            }],
        });
        let input = api::PutBucketPolicyInput {
            bucket: text("bucket"),
            policy: Some(policy.to_string()),
            ..Default::default()
        };
        self.call::<api::PutBucketPolicy>(input).await.unwrap();
    }

    pub async fn put(&self, key: &str, data: impl Into<Bytes>) -> api::PutObjectOutput {
        self.put_with(put(key, data)).await.unwrap()
    }

    pub async fn put_with(
        &self,
        input: api::PutObjectInput,
    ) -> Result<api::PutObjectOutput, Fault> {
        self.call::<api::PutObject>(input).await
    }

    pub async fn get(&self, key: &str) -> Result<Bytes, Fault> {
        let output = self.get_with(get(key)).await?;
        body(output).await
    }

    pub async fn get_with(
        &self,
        input: api::GetObjectInput,
    ) -> Result<api::GetObjectOutput, Fault> {
        self.call::<api::GetObject>(input).await
    }

    pub async fn delete(&self, key: &str) {
        let input = api::DeleteObjectInput {
            bucket: text("bucket"),
            key: text(key),
            ..Default::default()
        };
        self.call::<api::DeleteObject>(input).await.unwrap();
    }

    pub async fn keys(&self) -> Vec<String> {
        let input = api::ListObjectsV2Input {
            bucket: text("bucket"),
            ..Default::default()
        };
        let output = self.call::<api::ListObjectsV2>(input).await.unwrap();
        let contents = output.contents.unwrap();
        contents
            .into_iter()
            .map(|object| object.key.unwrap())
            .collect()
    }

    /// Live bytes of the objects lane. Waits until all that was decided so far is applied.
    pub async fn live(&self) -> u64 {
        for _ in 0..2 {
            // What is released is appended while something else is applied.
            let (_, commit) = self
                .store
                .transact(|_| Ok::<_, store::StoreError>(()))
                .unwrap();
            commit.await.unwrap();
        }
        (1..100)
            .map(|segment| self.store.ordered_index().live_bytes(segment))
            .sum()
    }

    pub async fn begin(&self, key: &str, algorithm: Option<&str>, kind: Option<&str>) -> String {
        let input = api::CreateMultipartUploadInput {
            bucket: text("bucket"),
            key: text(key),
            checksum_algorithm: algorithm.map(str::to_owned),
            checksum_type: kind.map(str::to_owned),
            ..Default::default()
        };
        let output = self
            .call::<api::CreateMultipartUpload>(input)
            .await
            .unwrap();
        output.upload_id.unwrap()
    }

    pub async fn part(&self, key: &str, id: &str, number: i32, data: Bytes) -> api::CompletedPart {
        let input = api::UploadPartInput {
            bucket: text("bucket"),
            key: text(key),
            upload_id: text(id),
            part_number: Some(number),
            body: Some(Payload::Bytes(data)),
            ..Default::default()
        };
        let output = self.call::<api::UploadPart>(input).await.unwrap();
        api::CompletedPart {
            e_tag: output.e_tag,
            part_number: Some(number),
            checksum_crc32: output.checksum_crc32,
            checksum_crc64nvme: output.checksum_crc64nvme,
            checksum_sha256: output.checksum_sha256,
            ..Default::default()
        }
    }

    pub async fn complete(
        &self,
        key: &str,
        id: &str,
        parts: Vec<api::CompletedPart>,
    ) -> Result<api::CompleteMultipartUploadOutput, Fault> {
        self.call::<api::CompleteMultipartUpload>(complete(key, id, parts))
            .await
    }

    pub async fn abort(&self, key: &str, id: &str) -> Result<(), Fault> {
        let input = api::AbortMultipartUploadInput {
            bucket: text("bucket"),
            key: text(key),
            upload_id: text(id),
            ..Default::default()
        };
        self.call::<api::AbortMultipartUpload>(input)
            .await
            .map(|_| ())
    }
}

pub fn complete(
    key: &str,
    id: &str,
    parts: Vec<api::CompletedPart>,
) -> api::CompleteMultipartUploadInput {
    api::CompleteMultipartUploadInput {
        bucket: text("bucket"),
        key: text(key),
        upload_id: text(id),
        multipart_upload: Some(api::CompletedMultipartUpload { parts: Some(parts) }),
        ..Default::default()
    }
}

pub fn put(key: &str, data: impl Into<Bytes>) -> api::PutObjectInput {
    api::PutObjectInput {
        bucket: text("bucket"),
        key: text(key),
        body: Some(Payload::Bytes(data.into())),
        ..Default::default()
    }
}

pub fn get(key: &str) -> api::GetObjectInput {
    api::GetObjectInput {
        bucket: text("bucket"),
        key: text(key),
        ..Default::default()
    }
}

pub async fn body(output: api::GetObjectOutput) -> Result<Bytes, Fault> {
    let body = output.body.unwrap_or_default();
    body.collect(usize::MAX, Fault::client("TooLarge", ""))
        .await
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Status, code and message of a refusal.
pub fn refused<T>(result: Result<T, Fault>) -> (u16, String, String) {
    match result {
        Ok(_) => panic!("not refused"),
        Err(fault) => (fault.status, fault.code.into_owned(), fault.message),
    }
}

/// A field of a refusal.
pub fn field<T>(result: Result<T, Fault>, name: &str) -> Option<String> {
    let fault = result.err()?;
    let found = fault
        .fields
        .iter()
        .find(|(field, _)| field.as_ref() as &str == name);
    found.map(|(_, value)| value.to_string())
}

/// `length` bytes that differ by `seed`.
pub fn noise(seed: u64, length: usize) -> Bytes {
    let mut bytes = vec![0; length];
    store::Rng::fill_bytes(&SeededRng::new(seed), &mut bytes);
    Bytes::from(bytes)
}

/// A body in chunks, which may announce a trailer, and may never end.
pub struct Chunked {
    pub chunks: Vec<Bytes>,
    pub trailer: Option<(&'static str, String)>,
    pub hangs: bool,
}

impl wire::Chunks for Chunked {
    fn next(&mut self) -> NextChunk<'_> {
        Box::pin(async move {
            if self.chunks.is_empty() {
                if self.hangs {
                    std::future::pending::<()>().await;
                }
                return None;
            }
            Some(Ok(self.chunks.remove(0)))
        })
    }

    fn announced_trailers(&self) -> Vec<String> {
        self.trailer
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect()
    }

    fn trailers(&self) -> Vec<(String, String)> {
        self.trailer
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect()
    }
}

impl Chunked {
    pub fn payload(self) -> Payload {
        Payload::Stream {
            length: None,
            chunks: Box::new(self),
        }
    }
}
