//! CreateTopic

use std::collections::BTreeMap;

use auth::policy::Bound;
use model::sns::{CreateTopic, CreateTopicInput, CreateTopicOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::{Address, check_name};
use crate::topic::{Topic, check_tags, pairs, tags_of};
use crate::{Sns, faults, limits};

impl Serve<CreateTopic> for Sns {
    fn access(&self, call: &Call, input: &CreateTopicInput) -> Result<Vec<Access>, Fault> {
        let address = Address::own(call, input.name.as_deref().unwrap_or_default());
        let mut needed = vec![self.access_to("SNS:CreateTopic", &address)];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            needed.push(self.access_to("SNS:TagResource", &address));
        }
        let bringing = |access: Access| access.bringing_tags(pairs(input.tags.as_ref()));
        Ok(needed.into_iter().map(bringing).collect())
    }

    async fn run(&self, call: &Call, input: CreateTopicInput) -> Result<CreateTopicOutput, Fault> {
        let name = input.name.unwrap_or_default();
        check_name(&name)?;
        faults::refuse(&[(
            "DataProtectionPolicy",
            input.data_protection_policy.is_some(),
        )])?;
        let address = Address::own(call, &name);
        let given = input.attributes.unwrap_or_default();
        let tags = tags_of(input.tags)?;
        check_tags(&tags)?;
        let mut topic = Topic {
            id: 0,
            display_name: String::new(),
            policy: None,
            principals: Bound::new(),
            tags,
        };
        self.set_all(&mut topic, &given)?;
        let outcome = self.store.transact(|tx| {
            if let Some(present) = tx.get(&self.topics, &address.key()) {
                self.check_same(&present, &topic, &given)?;
                return Ok(());
            }
            if self.topics.len() >= limits::TOPICS_MAX {
                let message = format!("Brookmill keeps {} topics at most.", limits::TOPICS_MAX);
                return Err(Fault::client("TopicLimitExceeded", message));
            }
            topic.id = tx.next_id();
            tx.put(&self.topics, &address.key(), topic);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(CreateTopicOutput {
            topic_arn: Some(address.arn()),
        })
    }
}

impl Sns {
    fn set_all(&self, topic: &mut Topic, given: &BTreeMap<String, String>) -> Result<(), Fault> {
        given.iter().try_for_each(|(name, value)| {
            topic.set_topic_attribute(name, value, self.principals.as_ref())
        })
    }

    /// A topic that is there already is as good as made if it has what is given.
    fn check_same(
        &self,
        present: &Topic,
        wanted: &Topic,
        given: &BTreeMap<String, String>,
    ) -> Result<(), Fault> {
        let mut same = Topic::clone(present);
        self.set_all(&mut same, given)?;
        if same != *present {
            return Err(faults::invalid(
                "Attributes Reason: Topic already exists with different attributes",
            ));
        }
        if !wanted.tags.is_empty() && wanted.tags != present.tags {
            return Err(faults::invalid(
                "Tags Reason: Topic already exists with different tags",
            ));
        }
        Ok(())
    }
}
