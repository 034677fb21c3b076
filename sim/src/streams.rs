//! What the client does to streams: control operations among records, and a disk that gets full.

use std::collections::BTreeMap;

use bytes::Bytes;
use model::kinesis as api;
use wire::Fault;

use crate::client::{Client, told};
use crate::expectation::{Expectation, History, Sent, StreamTold};

/// The names that streams get.
pub(crate) const NAMES: [&str; 2] = ["clicks", "events"];
/// The tag that tells the streams of a name apart.
pub(crate) const LIFE: &str = "life";
/// What a client is told when the disk is full.
const DISK_FULL: &str = "The disk of the data directory is full.";

pub(crate) fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Whether a call was refused because the disk is full: by an error that clients try again, and
/// that says why.
fn is_full(fault: &Fault) -> bool {
    fault.status == 500 && fault.code == "InternalFailure" && fault.message.starts_with(DISK_FULL)
}

impl Client<'_> {
    /// Does one thing or another to streams.
    ///
    /// # Errors
    /// A refusal that nothing explains.
    pub async fn act_on_streams(&self, number: u64) -> Result<(), String> {
        let name = self.name();
        match self.rng.below(20) {
            0..=6 => self.put(name, number, 8).await.map(|_| ()),
            // Records come while the change is made.
            7..=12 => {
                let (put, changed) =
                    tokio::join!(self.put(name, number, 4), self.change(name, number));
                put.and(changed).map(|_| ())
            }
            13..=14 => self.fill(name, number).await,
            15..=16 => self.create(name, number).await.map(|_| ()),
            17 => self.delete(name).await.map(|_| ()),
            _ => {
                self.engine.sleep(self.rng.below(1_500)).await;
                Ok(())
            }
        }
    }

    fn name(&self) -> &'static str {
        match self.rng.below(4) {
            0 => NAMES[1],
            _ => NAMES[0],
        }
    }

    /// Which stream has the name now, as far as it is known for sure.
    fn life(&self, name: &str) -> Option<String> {
        let told = self.told();
        told.names.get(name).and_then(History::certain)
    }

    /// Notes what became of something asked for. Says whether the disk is full.
    fn note<T>(
        &self,
        answer: Result<T, Fault>,
        history: impl FnOnce(&mut Expectation) -> Option<&mut History>,
    ) -> Result<bool, String> {
        let mut told_before = self.told();
        let history = history(&mut told_before);
        match answer {
            Ok(_) => history.into_iter().for_each(History::acknowledge),
            Err(fault) if fault.status < 500 || is_full(&fault) => {
                history.into_iter().for_each(History::refuse);
                return Ok(is_full(&fault));
            }
            Err(fault) => return Err(told(&fault)),
        }
        Ok(false)
    }

    async fn create(&self, name: &str, number: u64) -> Result<bool, String> {
        let shards = 1 + self.rng.below(3);
        let life = format!("{name}-{number}");
        let mut made = StreamTold::default();
        made.hours.settle(text("24"));
        made.encryption.settle(text("NONE"));
        made.open.settle(Some(shards.to_string()));
        self.told().streams.insert(life.clone(), made);
        self.told()
            .names
            .entry(name.to_owned())
            .or_default()
            .ask(&life);
        let tags = [
            (LIFE.to_owned(), life.clone()),
            (kinesis::LIMITS_TAG.to_owned(), "off".to_owned()),
        ];
        let input = api::CreateStreamInput {
            stream_name: text(name),
            shard_count: i32::try_from(shards).ok(),
            tags: Some(BTreeMap::from(tags)),
            ..Default::default()
        };
        let created = self.engine.call::<api::CreateStream>(input).await;
        self.note(created, |told| told.names.get_mut(name))
    }

    async fn delete(&self, name: &str) -> Result<bool, String> {
        let ask =
            |told: &mut Expectation| told.names.entry(name.to_owned()).or_default().ask_to_go();
        ask(&mut self.told());
        let input = api::DeleteStreamInput {
            stream_name: text(name),
            ..Default::default()
        };
        let deleted = self.engine.call::<api::DeleteStream>(input).await;
        self.note(deleted, |told| told.names.get_mut(name))
    }

    /// Sends some records in one call. Says whether the disk is full.
    async fn put(&self, name: &str, number: u64, most: u64) -> Result<bool, String> {
        let Some(life) = self.life(name) else {
            return Ok(false);
        };
        let mut entries = Vec::new();
        let mut keys = Vec::new();
        for at in 0..1 + self.rng.below(most) {
            let key = format!("key-{}", self.rng.below(6));
            let content = format!("{number}.{at} {}", "x".repeat(self.rng.below(900) as usize));
            let sent = Sent {
                content: content.clone(),
                call: number,
                number: None,
            };
            let mut told = self.told();
            let records = told
                .streams
                .get_mut(&life)
                .map(|stream| &mut stream.records);
            if let Some(records) = records {
                records.entry(key.clone()).or_default().push(sent);
            }
            entries.push(api::PutRecordsRequestEntry {
                data: Some(Bytes::from(content)),
                partition_key: Some(key.clone()),
                explicit_hash_key: None,
            });
            keys.push(key);
        }
        let input = api::PutRecordsInput {
            stream_name: text(name),
            records: Some(entries.clone()),
            ..Default::default()
        };
        let output = self.engine.call::<api::PutRecords>(input).await;
        let mut told_before = self.told();
        let records = told_before.streams.get_mut(&life);
        let Some(records) = records.map(|stream| &mut stream.records) else {
            return Ok(false);
        };
        match output {
            Ok(output) => {
                let results = output.records.unwrap_or_default();
                for ((key, entry), result) in keys.iter().zip(entries).zip(results) {
                    let sent = records.get_mut(key).into_iter().flatten();
                    let is_it =
                        |sent: &&mut Sent| Some(sent.content.as_bytes()) == entry.data.as_deref();
                    let sent = sent.rev().find(is_it);
                    sent.into_iter()
                        .for_each(|sent| sent.number.clone_from(&result.sequence_number));
                }
                Ok(false)
            }
            Err(fault) if fault.status < 500 || is_full(&fault) => {
                for sent in records.values_mut() {
                    sent.retain(|sent| sent.call != number);
                }
                Ok(is_full(&fault))
            }
            Err(fault) => Err(told(&fault)),
        }
    }

    /// Changes a stream in one way or another. Says whether the disk is full.
    async fn change(&self, name: &str, number: u64) -> Result<bool, String> {
        let Some(life) = self.life(name) else {
            return Ok(false);
        };
        match self.rng.below(6) {
            0 | 1 => self.split_or_merge(name, &life).await,
            2 => self.scale(name, &life).await,
            3 | 4 => self.retain(name, &life, number).await,
            _ => self.encrypt(name, &life).await,
        }
    }

    fn ask(&self, life: &str, which: impl FnOnce(&mut StreamTold) -> &mut History, content: &str) {
        if let Some(stream) = self.told().streams.get_mut(life) {
            which(stream).ask(content);
        }
    }

    async fn open_shards(&self, name: &str) -> Result<Vec<api::Shard>, String> {
        let input = api::ListShardsInput {
            stream_name: text(name),
            shard_filter: Some(api::ShardFilter {
                r#type: text("AT_LATEST"),
                ..Default::default()
            }),
            ..Default::default()
        };
        match self.engine.call::<api::ListShards>(input).await {
            Ok(output) => Ok(output.shards.unwrap_or_default()),
            // It is being made.
            Err(fault) if fault.status < 500 => Ok(Vec::new()),
            Err(fault) => Err(told(&fault)),
        }
    }

    async fn split_or_merge(&self, name: &str, life: &str) -> Result<bool, String> {
        if !self.is_active(name).await? {
            return Ok(false);
        }
        let mut open = self.open_shards(name).await?;
        let bound = |bound: Option<String>| bound.and_then(|bound| bound.parse::<u128>().ok());
        let range = |shard: &api::Shard| {
            let range = shard.hash_key_range.clone().unwrap_or_default();
            (bound(range.starting_hash_key), bound(range.ending_hash_key))
        };
        open.sort_by_key(|shard| range(shard).0);
        let at = self.rng.below(open.len().max(1) as u64) as usize;
        let Some(shard) = open.get(at) else {
            return Ok(false);
        };
        let merges = open.len() > 3 || self.rng.below(2) == 0;
        match (open.get(at + 1), range(shard)) {
            (Some(next), _) if merges => {
                self.ask(life, |told| &mut told.open, &(open.len() - 1).to_string());
                let input = api::MergeShardsInput {
                    stream_name: text(name),
                    shard_to_merge: shard.shard_id.clone(),
                    adjacent_shard_to_merge: next.shard_id.clone(),
                    ..Default::default()
                };
                let merged = self.engine.call::<api::MergeShards>(input).await;
                self.note(merged, |told| Some(&mut told.streams.get_mut(life)?.open))
            }
            (_, (Some(first), Some(last))) => {
                self.ask(life, |told| &mut told.open, &(open.len() + 1).to_string());
                let input = api::SplitShardInput {
                    stream_name: text(name),
                    shard_to_split: shard.shard_id.clone(),
                    new_starting_hash_key: Some((first + (last - first) / 2).to_string()),
                    ..Default::default()
                };
                let split = self.engine.call::<api::SplitShard>(input).await;
                self.note(split, |told| Some(&mut told.streams.get_mut(life)?.open))
            }
            _ => Ok(false),
        }
    }

    async fn scale(&self, name: &str, life: &str) -> Result<bool, String> {
        let target = 1 + self.rng.below(4);
        self.ask(life, |told| &mut told.open, &target.to_string());
        let input = api::UpdateShardCountInput {
            stream_name: text(name),
            target_shard_count: i32::try_from(target).ok(),
            scaling_type: text("UNIFORM_SCALING"),
            ..Default::default()
        };
        let scaled = self.engine.call::<api::UpdateShardCount>(input).await;
        self.note(scaled, |told| Some(&mut told.streams.get_mut(life)?.open))
    }

    async fn retain(&self, name: &str, life: &str, number: u64) -> Result<bool, String> {
        let hours = 24 + number % 48;
        self.ask(life, |told| &mut told.hours, &hours.to_string());
        let (stream_name, retention_period_hours) = (text(name), i32::try_from(hours).ok());
        if self.rng.below(2) == 0 {
            let input = api::IncreaseStreamRetentionPeriodInput {
                stream_name,
                retention_period_hours,
                ..Default::default()
            };
            let made = self
                .engine
                .call::<api::IncreaseStreamRetentionPeriod>(input)
                .await;
            return self.note(made, |told| Some(&mut told.streams.get_mut(life)?.hours));
        }
        let input = api::DecreaseStreamRetentionPeriodInput {
            stream_name,
            retention_period_hours,
            ..Default::default()
        };
        let made = self
            .engine
            .call::<api::DecreaseStreamRetentionPeriod>(input)
            .await;
        self.note(made, |told| Some(&mut told.streams.get_mut(life)?.hours))
    }

    async fn encrypt(&self, name: &str, life: &str) -> Result<bool, String> {
        let (stream_name, encryption_type) = (text(name), text("KMS"));
        let key_id = text("alias/aws/kinesis");
        if self.rng.below(2) == 0 {
            self.ask(life, |told| &mut told.encryption, "KMS");
            let input = api::StartStreamEncryptionInput {
                stream_name,
                encryption_type,
                key_id,
                ..Default::default()
            };
            let made = self.engine.call::<api::StartStreamEncryption>(input).await;
            return self.note(made, |told| {
                Some(&mut told.streams.get_mut(life)?.encryption)
            });
        }
        self.ask(life, |told| &mut told.encryption, "NONE");
        let input = api::StopStreamEncryptionInput {
            stream_name,
            encryption_type,
            key_id,
            ..Default::default()
        };
        let made = self.engine.call::<api::StopStreamEncryption>(input).await;
        self.note(made, |told| {
            Some(&mut told.streams.get_mut(life)?.encryption)
        })
    }

    /// Fills the disk, goes on until calls are refused, and looks whether all is there that was
    /// acknowledged. When there is room again, the service resumes by itself.
    async fn fill(&self, name: &str, number: u64) -> Result<(), String> {
        let room = self.rng.below(12 << 10);
        self.disk.set_capacity(Some(self.disk.used_bytes() + room));
        let mut refused = false;
        for part in 0..24 {
            let number = number * 1_000 + part;
            refused |= match self.rng.below(3) {
                0 => self.change(name, number).await?,
                _ => self.put(name, number, 12).await?,
            };
        }
        if refused {
            self.told().refused += 1;
        }
        self.look_at_records(name).await?;
        self.disk.set_capacity(None);
        match self.put(name, number * 1_000 + 999, 4).await? {
            true => Err("the disk is still full".to_owned()),
            false => Ok(()),
        }
    }
}
