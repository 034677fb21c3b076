//! One policy that several resources have, each as its only one: queues' and topics' alike.

use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, texts};
use crate::schema::{Properties, Schema};

/// The type of such a policy: whose it is, and how it is set.
pub(crate) trait SharedPolicy: Send + Sync + 'static {
    /// Sets the policy.
    type Set: Operation;
    /// The type.
    const SCHEMA: &'static Schema;
    /// The property that lists the resources.
    const LIST: &'static str;

    /// Gives a resource a policy; the one it has without, where the text is empty.
    fn policy(resource: &str, text: String) -> <Self::Set as Operation>::Input;
}

/// Takes the policy from the resources of `properties` that are not in `kept`.
async fn take<H: SharedPolicy>(
    calls: &Calls,
    properties: &Properties,
    kept: Option<&Properties>,
) -> Result<(), Failure> {
    let kept = kept.map(|kept| texts(kept, H::LIST)).unwrap_or_default();
    for resource in texts(properties, H::LIST) {
        if !kept.contains(&resource) {
            let input = H::policy(resource, String::new());
            calls.remove::<H::Set>(input).await?;
        }
    }
    Ok(())
}

impl<H: SharedPolicy> ResourceType for H {
    fn schema(&self) -> &'static Schema {
        H::SCHEMA
    }

    fn find<'a>(
        &'a self,
        _calls: &'a Calls,
        _wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        // The id is CloudFormation's own; setting a policy replaces the one that is there.
        Box::pin(async { Ok(None) })
    }

    fn create<'a>(
        &'a self,
        _calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        // It is set when it is settled: then CloudFormation already knows what to take back.
        Box::pin(async move { Ok(wanted.name.to_owned()) })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let text = after.get("PolicyDocument").map(Value::to_string);
            for resource in texts(after, H::LIST) {
                let input = H::policy(resource, text.clone().unwrap_or_default());
                calls.call::<H::Set>(input).await?;
            }
            match before {
                Some(before) => take::<H>(calls, before, Some(after)).await,
                None => Ok(()),
            }
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move { Ok(Attributes::from([("Id".to_owned(), physical.into())])) })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(take::<H>(calls, properties, None))
    }
}
