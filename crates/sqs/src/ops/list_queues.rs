//! ListQueues

use model::sqs::{ListQueues, ListQueuesInput, ListQueuesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;
use crate::page::{Page, check_size};

impl Serve<ListQueues> for Sqs {
    fn access(&self, _call: &Call, _input: &ListQueuesInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("sqs:ListQueues", "*")])
    }

    async fn run(&self, call: &Call, input: ListQueuesInput) -> Result<ListQueuesOutput, Fault> {
        let size = check_size(input.max_results)?;
        let prefix = input.queue_name_prefix.unwrap_or_default();
        let keys = self.queues.prefix(&Address::own(call, &prefix).key());
        let names = keys
            .into_iter()
            .filter_map(|(key, _)| Address::of_key(&key));
        let page = Page::of(names.collect(), size, input.next_token.as_deref())?;
        let urls = page.urls(self.endpoint(call));
        Ok(ListQueuesOutput {
            // Left out where there are none.
            queue_urls: Some(urls).filter(|urls| !urls.is_empty()),
            next_token: page.next_token,
        })
    }
}
