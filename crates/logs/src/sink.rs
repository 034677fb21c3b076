//! The log lines of functions, delivered under their execution role.

use plane::{BoxFuture, Caller, LogEvent, LogSink};
use store::Durability;
use wire::Fault;

use crate::event::NewEvent;
use crate::group::stream_access;
use crate::{Logs, limits};

impl LogSink for Logs {
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        group: &'a str,
        stream: &'a str,
        events: Vec<LogEvent>,
    ) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            self.door.authorize(
                caller,
                &stream_access("logs:PutLogEvents", caller, group, stream),
            )?;
            let row = match self.group(caller, group) {
                Ok(row) => row,
                Err(_) => {
                    let needed = self.access("logs:CreateLogGroup", caller, group);
                    self.door.authorize(caller, &needed)?;
                    self.make_group(caller, group).await?;
                    self.group(caller, group)?
                }
            };
            let found = match self.stream(&row, stream) {
                Ok(found) => found,
                Err(_) => {
                    let needed = stream_access("logs:CreateLogStream", caller, group, stream);
                    let needed = self.on_group(needed, caller, group);
                    self.door.authorize(caller, &needed)?;
                    self.make_stream(caller, group, stream).await?;
                    self.stream(&row, stream)?
                }
            };
            let (account, region) = (&caller.account, &caller.region);
            self.latest.add(account, region, group, stream, &events);
            let mut batch: Vec<NewEvent> = Vec::new();
            let mut bytes = 0;
            for event in events {
                let size = event.message.len() + limits::EVENT_OVERHEAD;
                if bytes + size > limits::BATCH_BYTES_MAX && !batch.is_empty() {
                    let full = std::mem::take(&mut batch);
                    self.append(&row, &found, &full, Durability::Lazy).await?;
                    bytes = 0;
                }
                bytes += size;
                batch.push(NewEvent {
                    timestamp: event.time_ms,
                    origin: event.origin.0,
                    message: event.message,
                });
            }
            if !batch.is_empty() {
                let written = self.append(&row, &found, &batch, Durability::Lazy).await?;
                written
                    .commit
                    .await
                    .map_err(|error| crate::faults::store(&error))?;
            }
            Ok(())
        })
    }
}
