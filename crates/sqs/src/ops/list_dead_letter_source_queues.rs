//! ListDeadLetterSourceQueues

use model::sqs::{
    ListDeadLetterSourceQueues, ListDeadLetterSourceQueuesInput, ListDeadLetterSourceQueuesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::{Address, prefix};
use crate::page::{Page, check_size};

impl Serve<ListDeadLetterSourceQueues> for Sqs {
    fn access(
        &self,
        call: &Call,
        input: &ListDeadLetterSourceQueuesInput,
    ) -> Result<Vec<Access>, Fault> {
        let url = input.queue_url.as_deref();
        self.access("sqs:ListDeadLetterSourceQueues", call, url)
    }

    async fn run(
        &self,
        call: &Call,
        input: ListDeadLetterSourceQueuesInput,
    ) -> Result<ListDeadLetterSourceQueuesOutput, Fault> {
        let size = check_size(input.max_results)?;
        let (address, _) = self.queue(call, input.queue_url.as_deref())?;
        let arn = address.arn();
        let all = self
            .queues
            .prefix(&prefix(&address.account, &address.region));
        let sources = all.into_iter().filter(|(_, queue)| {
            let redrive = queue.settings.redrive.as_ref();
            redrive.is_some_and(|redrive| redrive.target_arn == arn)
        });
        let names = sources.filter_map(|(key, _)| Address::of_key(&key));
        let page = Page::of(names.collect(), size, input.next_token.as_deref())?;
        Ok(ListDeadLetterSourceQueuesOutput {
            queue_urls: Some(page.urls(self.endpoint(call))),
            next_token: page.next_token,
        })
    }
}
