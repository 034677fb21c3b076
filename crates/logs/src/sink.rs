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
                    self.extract_printed(caller, group, &full);
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
                self.extract_printed(caller, group, &batch);
                written
                    .commit
                    .await
                    .map_err(|error| crate::faults::store(&error))?;
            }
            Ok(())
        })
    }
}

impl Logs {
    fn extract_printed(&self, caller: &Caller, group: &str, events: &[NewEvent]) {
        for event in events {
            self.extract(caller, group, printed(&event.message));
        }
    }
}

/// What a function printed: Node.js' console and Python's logging put time, request and level before
/// it. A document in the embedded metric format counts after them, too.
fn printed(message: &str) -> &str {
    let mut rest = message;
    for _ in 0..3 {
        if rest.starts_with('{') {
            return rest;
        }
        let Some((_, after)) = rest.split_once('\t') else {
            return message;
        };
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn what_lambda_puts_before_a_line_is_left_out() {
        for (message, expected) in [
            ("{\"a\":\t1}\n", "{\"a\":\t1}\n"),
            ("2026-01-01T00:00:00.000Z\tid\tINFO\t{}\n", "{}\n"),
            ("[INFO]\t2026-01-01T00:00:00.000Z\tid\t{}", "{}"),
            ("a line\n", "a line\n"),
        ] {
            assert_eq!(printed(message), expected);
        }
    }
}
