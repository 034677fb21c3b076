//! Small stand-ins for the other services, behind a real door.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use model::{cloudwatch, iam, kinesis, lambda, logs, s3};
use plane::{Access, Call, Registry, Serve};
use serde_json::{Value, json};
use wire::{Fault, Timestamp};

/// What the services have: `kind/name` and what is known of it.
pub(super) type Things = BTreeMap<String, Value>;

#[derive(Default)]
pub(super) struct World {
    pub(super) things: Mutex<Things>,
    /// Names of the operations that were called, reads left out.
    pub(super) calls: Mutex<Vec<String>>,
    /// Operations that fail, with a number of calls that still pass.
    pub(super) failing: Mutex<BTreeMap<&'static str, usize>>,
    /// They do so by a fault of the service's own.
    pub(super) broken: AtomicBool,
    /// Operations that the caller may not use.
    pub(super) denied: Mutex<BTreeSet<&'static str>>,
    next: Mutex<u64>,
    /// Streams do not become active.
    pub(super) busy: AtomicBool,
    /// Half calls that still pass before the power fails: before a call's effect, and after it.
    pub(super) power: Mutex<Option<usize>>,
}

impl World {
    /// The names of what there is.
    pub(super) fn names(&self) -> Vec<String> {
        self.things.lock().unwrap().keys().cloned().collect()
    }

    /// One thing.
    pub(super) fn get(&self, key: &str) -> Value {
        self.things
            .lock()
            .unwrap()
            .get(key)
            .cloned()
            .unwrap_or_default()
    }

    /// Something that nobody's stack has made.
    pub(super) fn put(&self, key: impl Into<String>, thing: Value) {
        self.things.lock().unwrap().insert(key.into(), thing);
    }

    /// How often an operation was called.
    pub(super) fn count(&self, operation: &str) -> usize {
        self.calls
            .lock()
            .unwrap()
            .iter()
            .filter(|name| *name == operation)
            .count()
    }

    /// Whether the power has failed.
    pub(super) fn dark(&self) -> bool {
        *self.power.lock().unwrap() == Some(0)
    }

    /// Half a call; for ever, once the power has failed.
    pub(super) async fn half(&self) {
        let passes = match &mut *self.power.lock().unwrap() {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                *left > 0
            }
            None => true,
        };
        if !passes {
            std::future::pending::<()>().await;
        }
    }

    pub(super) fn gate(&self, operation: &'static str) -> Result<(), Fault> {
        let read = ["Get", "Describe", "List", "Head"];
        if !read.iter().any(|verb| operation.starts_with(verb)) {
            self.calls.lock().unwrap().push(operation.to_owned());
        }
        if self.denied.lock().unwrap().contains(operation) {
            return Err(Fault::client("AccessDeniedException", "no, not you"));
        }
        let mut failing = self.failing.lock().unwrap();
        match failing.get_mut(operation) {
            Some(0) if self.broken.load(Ordering::Acquire) => {
                Err(Fault::server("ServiceException", "no idea"))
            }
            Some(0) => Err(Fault::client("InvalidParameterException", "no, not today")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub(super) fn number(&self) -> u64 {
        let mut next = self.next.lock().unwrap();
        *next += 1;
        *next
    }
}

fn missing(what: &str) -> Fault {
    Fault::client("ResourceNotFoundException", format!("{what} not found"))
}

fn taken(what: &str) -> Fault {
    Fault::client("ResourceInUseException", format!("{what} is there already"))
}

pub(super) fn find<'a>(
    things: &'a mut Things,
    kind: &str,
    name: &Option<String>,
) -> Result<&'a mut Value, Fault> {
    let key = format!("{kind}/{}", name.as_deref().unwrap_or_default());
    things.get_mut(&key).ok_or_else(|| missing(&key))
}

pub(super) fn add(
    things: &mut Things,
    kind: &str,
    name: &Option<String>,
    thing: Value,
) -> Result<(), Fault> {
    let key = format!("{kind}/{}", name.as_deref().unwrap_or_default());
    if things.contains_key(&key) {
        return Err(taken(&key));
    }
    things.insert(key, thing);
    Ok(())
}

pub(super) fn remove(things: &mut Things, kind: &str, name: &Option<String>) -> Result<(), Fault> {
    let key = format!("{kind}/{}", name.as_deref().unwrap_or_default());
    things.remove(&key).map(|_| ()).ok_or_else(|| missing(&key))
}

fn arn_of(function: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{function}")
}

/// The key of a function's alias.
fn alias(function: &Option<String>, name: &Option<String>) -> Option<String> {
    let (function, name) = (function.as_deref()?, name.as_deref()?);
    Some(format!("{function}:{name}"))
}

/// A function or alias that somebody names, as the key it has.
fn invoked(things: &mut Things, name: &Option<String>) -> Result<(), Fault> {
    let alias = name
        .as_deref()
        .and_then(|arn| arn.strip_prefix(&arn_of("")))
        .map(str::to_owned);
    let (kind, name) = match &alias {
        Some(_) => ("alias", &alias),
        None => ("function", name),
    };
    find(things, kind, name).map(|_| ())
}

/// The key of a consumer, by its ARN or by stream and name.
fn consumer(
    things: &Things,
    arn: &Option<String>,
    stream: &Option<String>,
    name: &Option<String>,
) -> Result<String, Fault> {
    let is = |row: &Value, member: &str, wanted: &Option<String>| {
        wanted.as_deref().is_none_or(|wanted| row[member] == wanted)
    };
    let is_it = |(key, row): &(&String, &Value)| {
        key.starts_with("consumer/")
            && is(row, "arn", arn)
            && is(row, "stream", stream)
            && is(row, "name", name)
    };
    let found = things.iter().find(is_it).map(|(key, _)| key.clone());
    found.ok_or_else(|| missing("consumer"))
}

macro_rules! serve {
    ($($service:ident::$operation:ident, $input:ident |$world:ident, $things:ident, $asked:ident| $body:expr;)*) => {
        $(impl Serve<$service::$operation> for World {
            fn access(&self, _: &Call, _: &$service::$input) -> Result<Vec<Access>, Fault> {
                Ok(vec![Access::new("test:Call", "*")])
            }

            async fn run(
                &self,
                _: &Call,
                $asked: $service::$input,
            ) -> Result<<$service::$operation as wire::Operation>::Output, Fault> {
                self.half().await;
                self.gate(stringify!($operation))?;
                let act = || {
                    let $world = self;
                    let mut guard = self.things.lock().unwrap();
                    let $things = &mut *guard;
                    let _ = &$world;
                    $body
                };
                let outcome = act();
                self.half().await;
                outcome
            }
        })*

        /// Adds all of them to a registry.
        pub(super) fn register(registry: &mut Registry, world: &std::sync::Arc<World>) {
            $(registry.serve::<$service::$operation, _>(world);)*
        }
    };
}

pub(super) use serve;

serve! {
    kinesis::CreateStream, CreateStreamInput |world, things, asked| {
        let shards = asked.shard_count;
        add(things, "stream", &asked.stream_name, json!({"shards": shards, "hours": 24, "key": null}))?;
        Ok(Default::default())
    };
    kinesis::DescribeStreamSummary, DescribeStreamSummaryInput |world, things, asked| {
        let stream = find(things, "stream", &asked.stream_name)?;
        if let Some(looks) = stream["deleting"].as_i64() {
            stream["deleting"] = json!(looks - 1);
            if looks == 0 {
                remove(things, "stream", &asked.stream_name)?;
                return Err(missing("stream"));
            }
            let summary = kinesis::StreamDescriptionSummary {
                stream_status: Some("DELETING".to_owned()),
                ..Default::default()
            };
            return Ok(kinesis::DescribeStreamSummaryOutput { stream_description_summary: Some(summary) });
        }
        // The first look at a stream after a change finds it busy.
        let stuck = world.busy.load(Ordering::Acquire) || stream["stuck"] == stream["hours"];
        let busy = stuck || stream["looks"] != json!(1);
        stream["looks"] = json!(1);
        let number = |name: &str| stream[name].as_i64().map(|number| number as i32);
        let summary = kinesis::StreamDescriptionSummary {
            stream_arn: asked.stream_name.as_ref().map(|name| format!("arn:aws:kinesis:us-east-1:000000000000:stream/{name}")),
            stream_status: Some(if busy { "UPDATING" } else { "ACTIVE" }.to_owned()),
            open_shard_count: number("shards"),
            retention_period_hours: number("hours"),
            encryption_type: Some(if stream["key"].is_null() { "NONE" } else { "KMS" }.to_owned()),
            key_id: stream["key"].as_str().map(str::to_owned),
            ..Default::default()
        };
        Ok(kinesis::DescribeStreamSummaryOutput { stream_description_summary: Some(summary) })
    };
    kinesis::UpdateShardCount, UpdateShardCountInput |world, things, asked| {
        let stream = find(things, "stream", &asked.stream_name)?;
        let (now, target) = (stream["shards"].as_i64().unwrap_or(1), i64::from(asked.target_shard_count.unwrap_or(0)));
        if target > 2 * now || 2 * target < now {
            return Err(Fault::client("LimitExceededException", "more than double"));
        }
        stream["shards"] = json!(target);
        stream["looks"] = json!(0);
        Ok(Default::default())
    };
    kinesis::IncreaseStreamRetentionPeriod, IncreaseStreamRetentionPeriodInput |world, things, asked| {
        find(things, "stream", &asked.stream_name)?["hours"] = json!(asked.retention_period_hours);
        Ok(Default::default())
    };
    kinesis::DecreaseStreamRetentionPeriod, DecreaseStreamRetentionPeriodInput |world, things, asked| {
        find(things, "stream", &asked.stream_name)?["hours"] = json!(asked.retention_period_hours);
        Ok(Default::default())
    };
    kinesis::StartStreamEncryption, StartStreamEncryptionInput |world, things, asked| {
        find(things, "stream", &asked.stream_name)?["key"] = json!(asked.key_id);
        Ok(Default::default())
    };
    kinesis::StopStreamEncryption, StopStreamEncryptionInput |world, things, asked| {
        find(things, "stream", &asked.stream_name)?["key"] = json!(null);
        Ok(Default::default())
    };
    kinesis::AddTagsToStream, AddTagsToStreamInput |world, things, asked| {
        find(things, "stream", &asked.stream_name)?["tags"] = json!(asked.tags);
        Ok(Default::default())
    };
    kinesis::DeleteStream, DeleteStreamInput |world, things, asked| {
        if !find(things, "stream", &asked.stream_name)?["deleting"].is_null() {
            return Err(taken("a stream that is not ACTIVE, instead in state DELETING,"));
        }
        remove(things, "stream", &asked.stream_name)?;
        Ok(Default::default())
    };
    kinesis::RegisterStreamConsumer, RegisterStreamConsumerInput |world, things, asked| {
        let stream = asked.stream_arn.as_deref().and_then(|arn| arn.rsplit('/').next()).map(str::to_owned);
        find(things, "stream", &stream)?;
        let of = asked.stream_arn.unwrap_or_default();
        let name = asked.consumer_name.unwrap_or_default();
        let created = world.number();
        let arn = format!("{of}/consumer/{name}:{created}");
        let row = json!({"arn": arn, "stream": of, "name": name, "created": created, "tags": asked.tags, "status": "CREATING"});
        add(things, "consumer", &Some(format!("{}/{name}", stream.unwrap_or_default())), row)?;
        let consumer = Some(kinesis::Consumer { consumer_arn: Some(arn), ..Default::default() });
        Ok(kinesis::RegisterStreamConsumerOutput { consumer })
    };
    kinesis::DescribeStreamConsumer, DescribeStreamConsumerInput |world, things, asked| {
        let key = consumer(things, &asked.consumer_arn, &asked.stream_arn, &asked.consumer_name)?;
        let text = |row: &Value, name: &str| row[name].as_str().map(str::to_owned);
        let row = things[&key].clone();
        // The next look finds what it is on its way to.
        match row["status"].as_str() {
            Some("DELETING") => drop(things.remove(&key)),
            _ => find(things, "consumer", &key.strip_prefix("consumer/").map(str::to_owned))?["status"] = json!("ACTIVE"),
        }
        let description = kinesis::ConsumerDescription {
            consumer_name: text(&row, "name"),
            consumer_arn: text(&row, "arn"),
            consumer_status: text(&row, "status"),
            consumer_creation_timestamp: row["created"].as_i64().map(Timestamp::from_secs),
            stream_arn: text(&row, "stream"),
        };
        Ok(kinesis::DescribeStreamConsumerOutput { consumer_description: Some(description) })
    };
    kinesis::DeregisterStreamConsumer, DeregisterStreamConsumerInput |world, things, asked| {
        let key = consumer(things, &asked.consumer_arn, &asked.stream_arn, &asked.consumer_name)?;
        find(things, "consumer", &key.strip_prefix("consumer/").map(str::to_owned))?["status"] = json!("DELETING");
        Ok(Default::default())
    };
    lambda::CreateFunction, CreateFunctionInput |world, things, asked| {
        let role = asked.role.as_deref().and_then(|arn| arn.rsplit('/').next()).map(str::to_owned);
        find(things, "role", &role)?;
        let code = asked.code.clone().unwrap_or_default();
        add(things, "function", &asked.function_name, json!({
            "memory": asked.memory_size, "timeout": asked.timeout, "role": role,
            "key": code.s3_key, "inline": code.zip_file.is_some(),
            "variables": asked.environment.and_then(|environment| environment.variables),
        }))?;
        Ok(Default::default())
    };
    lambda::GetFunctionConfiguration, GetFunctionConfigurationInput |world, things, asked| {
        find(things, "function", &asked.function_name)?;
        Ok(lambda::GetFunctionConfigurationOutput {
            function_arn: asked.function_name.map(|name| format!("arn:aws:lambda:us-east-1:000000000000:function:{name}")),
            state: Some("Active".to_owned()),
            last_update_status: Some("Successful".to_owned()),
            ..Default::default()
        })
    };
    lambda::UpdateFunctionConfiguration, UpdateFunctionConfigurationInput |world, things, asked| {
        let function = find(things, "function", &asked.function_name)?;
        if let Some(memory) = asked.memory_size {
            function["memory"] = json!(memory);
        }
        if let Some(timeout) = asked.timeout {
            function["timeout"] = json!(timeout);
        }
        Ok(Default::default())
    };
    lambda::UpdateFunctionCode, UpdateFunctionCodeInput |world, things, asked| {
        find(things, "function", &asked.function_name)?["key"] = json!(asked.s3_key);
        Ok(Default::default())
    };
    lambda::DeleteFunction, DeleteFunctionInput |world, things, asked| {
        if asked.qualifier.is_some() {
            find(things, "function", &asked.function_name)?;
            return Ok(Default::default());
        }
        remove(things, "function", &asked.function_name)?;
        Ok(Default::default())
    };
    lambda::PublishVersion, PublishVersionInput |world, things, asked| {
        let name = asked.function_name.clone().unwrap_or_default();
        let function = find(things, "function", &asked.function_name)?;
        let mut versions = function["versions"].as_array().cloned().unwrap_or_default();
        // Of what has not changed since there is no other version.
        if versions.last() != Some(&function["key"]) {
            versions.push(function["key"].clone());
        }
        let number = versions.len();
        function["versions"] = json!(versions);
        let function_arn = Some(format!("{}:{number}", arn_of(&name)));
        Ok(lambda::PublishVersionOutput { function_arn, ..Default::default() })
    };
    lambda::ListVersionsByFunction, ListVersionsByFunctionInput |world, things, asked| {
        let name = asked.function_name.clone().unwrap_or_default();
        let function = find(things, "function", &asked.function_name)?;
        let shown = |version: String, key: &Value| lambda::FunctionConfiguration {
            function_arn: Some(format!("{}:{version}", arn_of(&name))),
            version: Some(version),
            code_sha256: Some(key.to_string()),
            ..Default::default()
        };
        let mut versions = vec![shown("$LATEST".to_owned(), &function["key"])];
        for (index, key) in function["versions"].as_array().into_iter().flatten().enumerate() {
            versions.push(shown((index + 1).to_string(), key));
        }
        Ok(lambda::ListVersionsByFunctionOutput { versions: Some(versions), next_marker: None })
    };
    lambda::CreateAlias, CreateAliasInput |world, things, asked| {
        find(things, "function", &asked.function_name)?;
        let key = alias(&asked.function_name, &asked.name);
        add(things, "alias", &key, json!({"version": asked.function_version, "description": asked.description}))?;
        Ok(lambda::CreateAliasOutput { alias_arn: key.as_deref().map(arn_of), ..Default::default() })
    };
    lambda::GetAlias, GetAliasInput |world, things, asked| {
        let key = alias(&asked.function_name, &asked.name);
        find(things, "alias", &key)?;
        Ok(lambda::GetAliasOutput { alias_arn: key.as_deref().map(arn_of), ..Default::default() })
    };
    lambda::UpdateAlias, UpdateAliasInput |world, things, asked| {
        let row = find(things, "alias", &alias(&asked.function_name, &asked.name))?;
        if let Some(version) = asked.function_version {
            row["version"] = json!(version);
        }
        if let Some(description) = asked.description {
            row["description"] = json!(description);
        }
        Ok(Default::default())
    };
    lambda::DeleteAlias, DeleteAliasInput |world, things, asked| {
        remove(things, "alias", &alias(&asked.function_name, &asked.name))?;
        Ok(Default::default())
    };
    lambda::CreateEventSourceMapping, CreateEventSourceMappingInput |world, things, asked| {
        let stream = asked.event_source_arn.as_deref().and_then(|arn| arn.rsplit('/').next()).map(str::to_owned);
        find(things, "stream", &stream)?;
        invoked(things, &asked.function_name)?;
        let pair = json!([stream, asked.function_name]);
        if things.iter().any(|(key, thing)| key.starts_with("mapping/") && thing["pair"] == pair) {
            return Err(Fault::client("ResourceConflictException", "there is one already").with_status(409));
        }
        let uuid = Some(format!("00000000-0000-0000-0000-{:012}", world.number()));
        add(things, "mapping", &uuid, json!({"pair": pair, "batch": asked.batch_size}))?;
        Ok(lambda::CreateEventSourceMappingOutput { uuid, ..Default::default() })
    };
    lambda::GetEventSourceMapping, GetEventSourceMappingInput |world, things, asked| {
        find(things, "mapping", &asked.uuid)?;
        let state = Some("Enabled".to_owned());
        Ok(lambda::GetEventSourceMappingOutput { uuid: asked.uuid, state, ..Default::default() })
    };
    lambda::ListEventSourceMappings, ListEventSourceMappingsInput |world, things, asked| {
        let stream = asked.event_source_arn.as_deref().and_then(|arn| arn.rsplit('/').next());
        let pair = json!([stream, asked.function_name]);
        let found = things.iter().filter(|(key, thing)| key.starts_with("mapping/") && thing["pair"] == pair);
        let mappings = found.map(|(key, _)| lambda::EventSourceMappingConfiguration {
            uuid: key.strip_prefix("mapping/").map(str::to_owned),
            state: Some("Enabled".to_owned()),
            ..Default::default()
        });
        Ok(lambda::ListEventSourceMappingsOutput { event_source_mappings: Some(mappings.collect()), ..Default::default() })
    };
    lambda::UpdateEventSourceMapping, UpdateEventSourceMappingInput |world, things, asked| {
        let mapping = find(things, "mapping", &asked.uuid)?;
        if let Some(batch) = asked.batch_size {
            mapping["batch"] = json!(batch);
        }
        if let Some(function) = asked.function_name {
            mapping["pair"][1] = json!(function);
        }
        Ok(Default::default())
    };
    lambda::DeleteEventSourceMapping, DeleteEventSourceMappingInput |world, things, asked| {
        remove(things, "mapping", &asked.uuid)?;
        Ok(Default::default())
    };
    iam::CreateRole, CreateRoleInput |world, things, asked| {
        add(things, "role", &asked.role_name, json!({"trust": asked.assume_role_policy_document, "policies": {}}))?;
        Ok(Default::default())
    };
    iam::GetRole, GetRoleInput |world, things, asked| {
        find(things, "role", &asked.role_name)?;
        let arn = asked.role_name.as_ref().map(|name| format!("arn:aws:iam::000000000000:role/{name}"));
        Ok(iam::GetRoleOutput { role: Some(iam::Role { arn, role_id: Some("AROATEST".to_owned()), create_date: Some(Timestamp::from_secs(0)), ..Default::default() }) })
    };
    iam::PutRolePolicy, PutRolePolicyInput |world, things, asked| {
        let name = asked.policy_name.unwrap_or_default();
        find(things, "role", &asked.role_name)?["policies"][name] = json!(asked.policy_document);
        Ok(Default::default())
    };
    iam::DeleteRolePolicy, DeleteRolePolicyInput |world, things, asked| {
        let role = find(things, "role", &asked.role_name)?;
        let policies = role["policies"].as_object_mut();
        let gone = policies.and_then(|all| all.remove(&asked.policy_name.unwrap_or_default()));
        gone.map(|_| Default::default()).ok_or_else(|| Fault::client("NoSuchEntity", "no policy").with_status(404))
    };
    iam::DeleteRole, DeleteRoleInput |world, things, asked| {
        if find(things, "role", &asked.role_name)?["policies"].as_object().is_some_and(|all| !all.is_empty()) {
            return Err(Fault::client("DeleteConflict", "Cannot delete entity, must delete policies first."));
        }
        remove(things, "role", &asked.role_name)?;
        Ok(Default::default())
    };
    logs::CreateLogGroup, CreateLogGroupInput |world, things, asked| {
        add(things, "group", &asked.log_group_name, json!({}))?;
        Ok(Default::default())
    };
    logs::DescribeLogGroups, DescribeLogGroupsInput |world, things, asked| {
        let prefix = format!("group/{}", asked.log_group_name_prefix.unwrap_or_default());
        let found = things.keys().filter(|key| key.starts_with(&prefix));
        let groups = found.map(|key| logs::LogGroup { log_group_name: key.strip_prefix("group/").map(str::to_owned), ..Default::default() });
        Ok(logs::DescribeLogGroupsOutput { log_groups: Some(groups.collect()), next_token: None })
    };
    logs::PutRetentionPolicy, PutRetentionPolicyInput |world, things, asked| {
        find(things, "group", &asked.log_group_name)?["days"] = json!(asked.retention_in_days);
        Ok(Default::default())
    };
    logs::DeleteLogGroup, DeleteLogGroupInput |world, things, asked| {
        remove(things, "group", &asked.log_group_name)?;
        Ok(Default::default())
    };
    cloudwatch::PutMetricAlarm, PutMetricAlarmInput |world, things, asked| {
        let key = format!("alarm/{}", asked.alarm_name.unwrap_or_default());
        things.insert(key, json!({"threshold": asked.threshold, "metric": asked.metric_name}));
        Ok(Default::default())
    };
    cloudwatch::DescribeAlarms, DescribeAlarmsInput |world, things, asked| {
        let names = asked.alarm_names.unwrap_or_default();
        let found = names.into_iter().filter(|name| things.contains_key(&format!("alarm/{name}")));
        let alarms = found.map(|name| cloudwatch::MetricAlarm { alarm_name: Some(name), ..Default::default() });
        Ok(cloudwatch::DescribeAlarmsOutput { metric_alarms: Some(alarms.collect()), ..Default::default() })
    };
    cloudwatch::DeleteAlarms, DeleteAlarmsInput |world, things, asked| {
        for name in asked.alarm_names.unwrap_or_default() {
            things.remove(&format!("alarm/{name}"));
        }
        Ok(Default::default())
    };
    cloudwatch::PutDashboard, PutDashboardInput |world, things, asked| {
        let key = format!("dashboard/{}", asked.dashboard_name.unwrap_or_default());
        things.insert(key, json!({"body": asked.dashboard_body}));
        Ok(Default::default())
    };
    cloudwatch::GetDashboard, GetDashboardInput |world, things, asked| {
        find(things, "dashboard", &asked.dashboard_name)?;
        Ok(Default::default())
    };
    cloudwatch::DeleteDashboards, DeleteDashboardsInput |world, things, asked| {
        for name in asked.dashboard_names.unwrap_or_default() {
            things.remove(&format!("dashboard/{name}"));
        }
        Ok(Default::default())
    };
    s3::CreateBucket, CreateBucketInput |world, things, asked| {
        add(things, "bucket", &asked.bucket, json!({}))?;
        Ok(Default::default())
    };
    s3::HeadBucket, HeadBucketInput |world, things, asked| {
        find(things, "bucket", &asked.bucket)?;
        Ok(Default::default())
    };
    s3::PutBucketTagging, PutBucketTaggingInput |world, things, asked| {
        let tags = asked.tagging.and_then(|tagging| tagging.tag_set).unwrap_or_default();
        let tags: BTreeMap<_, _> = tags.into_iter().map(|tag| (tag.key.unwrap_or_default(), tag.value)).collect();
        find(things, "bucket", &asked.bucket)?["tags"] = json!(tags);
        Ok(Default::default())
    };
    s3::DeleteBucketTagging, DeleteBucketTaggingInput |world, things, asked| {
        find(things, "bucket", &asked.bucket)?["tags"] = json!(null);
        Ok(Default::default())
    };
    s3::DeleteBucket, DeleteBucketInput |world, things, asked| {
        remove(things, "bucket", &asked.bucket)?;
        Ok(Default::default())
    };
}
