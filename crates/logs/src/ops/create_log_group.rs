//! CreateLogGroup: makes a group.

use std::collections::BTreeMap;

use model::logs::{CreateLogGroup, CreateLogGroupInput, CreateLogGroupOutput};
use plane::{Access, Call, Caller, Serve};
use wire::Fault;

use crate::group::{self, Group};
use crate::{Logs, faults, limits};

impl Serve<CreateLogGroup> for Logs {
    fn access(&self, call: &Call, input: &CreateLogGroupInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        let tags = || input.tags.iter().flatten();
        let access = self.access("logs:CreateLogGroup", &call.caller, group);
        let access = access.bringing_tags(tags());
        if tags().next().is_some() {
            self.door.authorize(&call.caller, &access)?;
            self.may_bring_tags(&call.caller, group, tags)?;
        }
        Ok(vec![access])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateLogGroupInput,
    ) -> Result<CreateLogGroupOutput, Fault> {
        let name = input.log_group_name.unwrap_or_default();
        faults::refuse(&[
            ("kmsKeyId", input.kms_key_id.is_some()),
            (
                "logGroupClass",
                input
                    .log_group_class
                    .as_deref()
                    .is_some_and(|class| class != "STANDARD"),
            ),
            (
                "deletionProtectionEnabled",
                input.deletion_protection_enabled == Some(true),
            ),
        ])?;
        if name.starts_with("aws/") {
            return Err(faults::invalid(
                "Log groups starting with AWS/ are reserved for AWS.",
            ));
        }
        if name.len() > limits::NAME_MAX {
            return Err(faults::invalid(
                "Invalid LogGroup or LogStream, both must have length less than or equal to 512.",
            ));
        }
        self.insert_group(
            &group::key_for(&call.caller, &name),
            input.tags.unwrap_or_default(),
        )
        .await?;
        Ok(CreateLogGroupOutput {})
    }
}

impl Logs {
    /// Either of two permissions is enough to make a group with tags. See `tags` of CreateLogGroup
    /// in the Amazon CloudWatch Logs API Reference.
    ///
    /// # Errors
    /// `AccessDeniedException`.
    fn may_bring_tags<'a, T>(
        &self,
        caller: &Caller,
        group: &str,
        tags: impl Fn() -> T,
    ) -> Result<(), Fault>
    where
        T: Iterator<Item = (&'a String, &'a String)>,
    {
        let arn = group::arn(caller, group);
        let tag_resource = Access::new("logs:TagResource", arn.as_str()).bringing_tags(tags());
        let older = Access::new("logs:TagLogGroup", format!("{arn}:log-stream:"));
        let is_allowed = |access: &Access| self.door.authorize(caller, access).is_ok();
        if is_allowed(&tag_resource) || is_allowed(&older.bringing_tags(tags())) {
            return Ok(());
        }
        Err(faults::tags_denied(caller))
    }

    /// Makes a caller's group for the delivery of logs; one that is there already is as good.
    pub(crate) async fn make_group(&self, caller: &Caller, name: &str) -> Result<(), Fault> {
        match self
            .insert_group(&group::key_for(caller, name), BTreeMap::new())
            .await
        {
            Err(fault) if fault.code == "ResourceAlreadyExistsException" => self.settled().await,
            outcome => outcome,
        }
    }

    async fn insert_group(&self, key: &str, tags: BTreeMap<String, String>) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            if tx.get(&self.groups, key).is_some() {
                return Err(faults::group_exists());
            }
            let mut row = Group {
                id: tx.next_id(),
                created_ms: i64::try_from(tx.now_ms()).unwrap_or(i64::MAX),
                retention_days: None,
                tags: BTreeMap::new(),
                next_part: 0,
            };
            group::add_tags(&mut row, tags)?;
            tx.put(&self.groups, key, row);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}
