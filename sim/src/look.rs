//! What the client finds when it looks.

use model::{cloudwatch, logs, s3};
use wire::Fault;

use crate::client::{Client, GROUP, told};
use crate::function::BUCKET;

/// How long everything may take to land, in milliseconds of service time.
const PATIENCE_MS: u64 = 600_000;

impl Client<'_> {
    /// Compares what was acknowledged by the services themselves with what is there.
    ///
    /// # Errors
    /// What is lost.
    pub async fn look(&self) -> Result<(), String> {
        let objects = self.told().objects.clone();
        for (key, mut history) in objects {
            let found = self.object(&key).await?;
            if !history.may_be(found.as_deref()) {
                return Err(format!("{key} is {found:?}, not of {history:?}"));
            }
            history.settle(found);
            self.told().objects.insert(key, history);
        }
        if self.told().complete {
            self.look_at_messages().await?;
        }
        self.look_at_alarms().await
    }

    async fn look_at_messages(&self) -> Result<(), String> {
        let found = self.messages().await?;
        let mut expected = self.told();
        let (acknowledged, asked) = expected.messages.clone();
        let more = found.strip_prefix(acknowledged.as_slice());
        if more.is_none_or(|more| !asked.starts_with(more)) {
            return Err(format!(
                "messages are {found:?}, not {acknowledged:?} and {asked:?}"
            ));
        }
        expected.messages = (found, Vec::new());
        Ok(())
    }

    async fn look_at_alarms(&self) -> Result<(), String> {
        let output = self
            .engine
            .call::<cloudwatch::DescribeAlarms>(cloudwatch::DescribeAlarmsInput::default())
            .await
            .map_err(|fault| told(&fault))?;
        let found = output.metric_alarms.unwrap_or_default();
        let mut expected = self.told();
        for (name, history) in &mut expected.alarms {
            let alarm = found
                .iter()
                .find(|alarm| alarm.alarm_name.as_ref() == Some(name));
            let threshold = alarm
                .and_then(|alarm| alarm.threshold)
                .map(|t| t.to_string());
            if !history.may_be(threshold.as_deref()) {
                return Err(format!("{name} is {threshold:?}, not of {history:?}"));
            }
            history.settle(threshold);
        }
        Ok(())
    }

    /// Waits until each record that was acknowledged has become the object that it must be.
    ///
    /// # Errors
    /// What has not landed, or what there is beside it.
    pub async fn wait_for_records(&self) -> Result<(), String> {
        let mut waited_ms = 0;
        loop {
            let missing = self.missing().await?;
            let Some(missing) = missing else { break };
            if waited_ms >= PATIENCE_MS {
                return Err(format!("after {PATIENCE_MS} ms: {missing}"));
            }
            waited_ms += 500;
            self.engine.sleep(500).await;
        }
        // Whatever is under way ends; nothing may become worse by it.
        self.engine.sleep(5_000).await;
        if let Some(missing) = self.missing().await? {
            return Err(format!("it landed, but then: {missing}"));
        }
        for key in self.keys("data/").await? {
            let name = key.strip_prefix("data/").unwrap_or_default();
            if !self.told().records.contains_key(name) {
                return Err(format!("nobody has sent {key}"));
            }
        }
        Ok(())
    }

    /// A record that is not the object that it must be.
    async fn missing(&self) -> Result<Option<String>, String> {
        let records = self.told().records.clone();
        for (key, history) in records {
            let found = self.object(&format!("data/{key}")).await?;
            if !history.may_be(found.as_deref()) {
                return Ok(Some(format!("{key} is {found:?}, not of {history:?}")));
            }
        }
        Ok(None)
    }

    async fn object(&self, key: &str) -> Result<Option<String>, String> {
        let input = s3::GetObjectInput {
            bucket: Some(BUCKET.to_owned()),
            key: Some(key.to_owned()),
            ..Default::default()
        };
        let output = match self.engine.call::<s3::GetObject>(input).await {
            Ok(output) => output,
            Err(fault) if fault.status == 404 => return Ok(None),
            Err(fault) => return Err(format!("{key}: {}", told(&fault))),
        };
        let body = output.body.unwrap_or_default();
        let bytes = body
            .collect(1 << 20, Fault::client("TooLarge", "an object is too large"))
            .await
            .map_err(|fault| format!("{key}: {}", told(&fault)))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, String> {
        let input = s3::ListObjectsV2Input {
            bucket: Some(BUCKET.to_owned()),
            prefix: Some(prefix.to_owned()),
            ..Default::default()
        };
        let output = self.engine.call::<s3::ListObjectsV2>(input).await;
        let contents = output
            .map_err(|fault| told(&fault))?
            .contents
            .unwrap_or_default();
        Ok(contents
            .into_iter()
            .filter_map(|object| object.key)
            .collect())
    }

    async fn messages(&self) -> Result<Vec<String>, String> {
        let input = logs::GetLogEventsInput {
            log_group_name: Some(GROUP.to_owned()),
            log_stream_name: Some("client".to_owned()),
            start_from_head: Some(true),
            ..Default::default()
        };
        let events = match self.engine.call::<logs::GetLogEvents>(input).await {
            Ok(output) => output.events.unwrap_or_default(),
            // The log stream is made after the stack.
            Err(fault) if fault.code == "ResourceNotFoundException" => Vec::new(),
            Err(fault) => return Err(told(&fault)),
        };
        Ok(events
            .into_iter()
            .filter_map(|event| event.message)
            .collect())
    }
}
