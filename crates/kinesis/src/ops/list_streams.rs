//! ListStreams

use std::ops::Bound;

use model::kinesis::{ListStreams, ListStreamsInput, ListStreamsOutput, StreamSummary};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{arn, key, key_prefix};
use crate::token::PageToken;
use crate::{Kinesis, describe, faults};

/// Names of one answer, unless the caller says otherwise.
const NAMES: usize = 100;

impl Serve<ListStreams> for Kinesis {
    fn access(&self, _: &Call, _: &ListStreamsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("kinesis:ListStreams", "*")])
    }

    async fn run(&self, call: &Call, input: ListStreamsInput) -> Result<ListStreamsOutput, Fault> {
        let (account, region) = (&call.caller.account, &call.caller.region);
        let now_ms = self.clock.now_ms();
        let prefix = key_prefix(account, region);
        let name = input.exclusive_start_stream_name;
        let mut start = name.map(|name| key(account, region, &name));
        if let Some(text) = input.next_token {
            if start.is_some() {
                let message = "NextToken and ExclusiveStartStreamName cannot be provided together.";
                return Err(faults::invalid_argument(message));
            }
            // Each account and region knows its own tokens only.
            let token = PageToken::<String>::open(&self.tokens, &text)
                .filter(|token| token.place.starts_with(&prefix))
                .ok_or_else(|| faults::invalid_argument("Invalid NextToken."))?;
            if !token.is_alive(now_ms) {
                return Err(super::list_shards::token_expired());
            }
            start = Some(token.place);
        }
        let limit = input
            .limit
            .and_then(|limit| usize::try_from(limit).ok())
            .unwrap_or(NAMES);
        let from = start
            .as_deref()
            .map_or(Bound::Included(prefix.as_str()), Bound::Excluded);
        let mut rows = self
            .rows
            .range(from, limit + 1, |key| key.starts_with(&prefix));
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_token = match rows.last() {
            Some((key, _)) if more => {
                let token = PageToken {
                    issued_ms: now_ms,
                    place: key.to_string(),
                };
                token.seal(&self.tokens, &self.nonces)
            }
            _ => None,
        };
        let summary = |row: &crate::row::StreamRow| StreamSummary {
            stream_name: Some(row.name.clone()),
            stream_arn: Some(arn(&row.account, &row.region, &row.name)),
            stream_status: Some(row.status.as_str().to_owned()),
            stream_mode_details: Some(describe::mode(row)),
            stream_creation_timestamp: Some(describe::created(row)),
        };
        Ok(ListStreamsOutput {
            stream_names: Some(rows.iter().map(|(_, row)| row.name.clone()).collect()),
            has_more_streams: Some(more),
            next_token,
            stream_summaries: Some(rows.iter().map(|(_, row)| summary(row)).collect()),
        })
    }
}
