//! CreateLogStream: makes a stream in a group.

use model::logs::{CreateLogStream, CreateLogStreamInput, CreateLogStreamOutput};
use plane::{Access, Call, Caller, Serve};
use wire::Fault;

use crate::group::Group;
use crate::stream::{self, Stream};
use crate::{Logs, faults, group, limits};

impl Serve<CreateLogStream> for Logs {
    fn access(&self, call: &Call, input: &CreateLogStreamInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        let stream = input.log_stream_name.as_deref().unwrap_or("*");
        let access = group::stream_access("logs:CreateLogStream", &call.caller, group, stream);
        Ok(vec![self.on_group(access, &call.caller, group)])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateLogStreamInput,
    ) -> Result<CreateLogStreamOutput, Fault> {
        let group = input.log_group_name.unwrap_or_default();
        let stream = input.log_stream_name.unwrap_or_default();
        if stream.len() > limits::NAME_MAX || stream.contains([':', '*']) {
            return Err(faults::invalid("The specified log stream name is invalid."));
        }
        self.insert_stream(&group::key_for(&call.caller, &group), &stream)
            .await?;
        Ok(CreateLogStreamOutput {})
    }
}

impl Logs {
    /// Makes a stream for the delivery of logs; one that is there already is as good.
    pub(crate) async fn make_stream(
        &self,
        caller: &Caller,
        group: &str,
        stream: &str,
    ) -> Result<(), Fault> {
        match self
            .insert_stream(&group::key_for(caller, group), stream)
            .await
        {
            Err(fault) if fault.code == "ResourceAlreadyExistsException" => self.settled().await,
            outcome => outcome,
        }
    }

    async fn insert_stream(&self, group_key: &str, name: &str) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let group = tx
                .get(&self.groups, group_key)
                .ok_or_else(faults::no_group)?;
            let key = stream::row_key(group.id, name);
            if tx.get(&self.streams, &key).is_some() {
                return Err(faults::stream_exists());
            }
            let created_ms = i64::try_from(tx.now_ms()).unwrap_or(i64::MAX);
            tx.put(
                &self.streams,
                &key,
                Stream {
                    part: group.next_part,
                    created_ms,
                },
            );
            let next_part = group.next_part.saturating_add(1);
            tx.put(
                &self.groups,
                group_key,
                Group {
                    next_part,
                    ..Group::clone(&group)
                },
            );
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}
