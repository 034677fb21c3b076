//! ListTopics

use model::sns::{ListTopics, ListTopicsInput, ListTopicsOutput, Topic};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::{Address, prefix};
use crate::page::page;
use crate::topic::access_to_all;

impl Serve<ListTopics> for Sns {
    fn access(&self, call: &Call, _input: &ListTopicsInput) -> Result<Vec<Access>, Fault> {
        Ok(access_to_all("SNS:ListTopics", call))
    }

    async fn run(&self, call: &Call, input: ListTopicsInput) -> Result<ListTopicsOutput, Fault> {
        let caller = &call.caller;
        let rows = self.topics.prefix(&prefix(&caller.account, &caller.region));
        let topics = rows.into_iter().filter_map(|(key, _)| {
            let topic_arn = Some(Address::of_key(&key)?.arn());
            Some((key.to_string(), Topic { topic_arn }))
        });
        let (topics, next_token) = page(topics.collect(), input.next_token.as_deref())?;
        Ok(ListTopicsOutput {
            topics: Some(topics),
            next_token,
        })
    }
}
