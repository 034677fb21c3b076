//! `TagResource`

use model::lambda::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{invalid, no_function, unsupported};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;
use crate::settings::TAGS_MAX;

/// The function whose tags are meant.
pub(super) fn tagged(call: &Call, resource: Option<&str>) -> Result<FunctionName, Fault> {
    let text = resource.unwrap_or_default();
    if text.contains(":event-source-mapping:") {
        return Err(unsupported("Tagging an event source mapping"));
    }
    let name = FunctionName::of_caller(&call.caller, resource, None)?;
    if name.qualifier.is_some() {
        return Err(invalid(
            "Tags on function aliases and versions are not supported. Please specify a function \
             ARN.",
        ));
    }
    Ok(name)
}

impl Serve<TagResource> for Lambda {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        Ok(vec![Access::new("lambda:TagResource", name.arn())])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        self.change(|tx| {
            let old = tx
                .get(&self.functions, &name.key())
                .ok_or_else(|| no_function(&name.arn()))?;
            let mut row = FunctionRow::clone(&old);
            row.tags.extend(input.tags.unwrap_or_default());
            if row.tags.len() > TAGS_MAX {
                return Err(invalid("Number of tags exceeds resource tag limit."));
            }
            tx.put(&self.functions, &name.key(), row);
            Ok(())
        })
        .await?;
        Ok(TagResourceOutput {})
    }
}
