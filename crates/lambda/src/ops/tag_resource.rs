//! `TagResource`

use model::lambda::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve, check_lambda_tags};
use wire::Fault;

use crate::faults::{invalid, no_function};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;

/// What has tags.
pub(super) enum Tagged {
    Function(FunctionName),
    /// The ARN of an event source mapping.
    Mapping(String),
}

impl Tagged {
    /// What a caller names.
    pub(super) fn named(call: &Call, resource: Option<&str>) -> Result<Self, Fault> {
        let text = resource.unwrap_or_default();
        if text.contains(":event-source-mapping:") {
            return Ok(Self::Mapping(text.to_owned()));
        }
        let name = FunctionName::of_caller(&call.caller, resource, None)?;
        if name.qualifier.is_some() {
            return Err(invalid(
                "Tags on function aliases and versions are not supported. Please specify a function \
                 ARN.",
            ));
        }
        Ok(Self::Function(name))
    }

    /// What the caller must be allowed.
    pub(super) fn access(&self, lambda: &Lambda, call: &Call, action: &'static str) -> Access {
        match self {
            Self::Function(name) => lambda.on_tagged(Access::new(action, name.arn()), name),
            Self::Mapping(arn) => {
                let (account, region) = (&call.caller.account, &call.caller.region);
                let mappings = lambda.mapping_tags();
                let tags = mappings.and_then(|all| all.mapping_tags(account, region, arn));
                Access::new(action, arn.clone()).on_tagged(tags.unwrap_or_default())
            }
        }
    }
}

impl Serve<TagResource> for Lambda {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let tagged = Tagged::named(call, input.resource.as_deref())?;
        let access = tagged.access(self, call, "lambda:TagResource");
        Ok(vec![access.bringing_tags(input.tags.iter().flatten())])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let added = input.tags.unwrap_or_default();
        if added.is_empty() {
            return Err(invalid(
                "An error occurred and the request cannot be processed.",
            ));
        }
        match Tagged::named(call, input.resource.as_deref())? {
            Tagged::Mapping(arn) => {
                let (account, region) = (&call.caller.account, &call.caller.region);
                self.mapping_tags()?
                    .change_mapping_tags(account, region, &arn, added, Vec::new())
                    .await?;
            }
            Tagged::Function(name) => {
                self.change(|tx| {
                    let old = tx
                        .get(&self.functions, &name.key())
                        .ok_or_else(|| no_function(&name.arn()))?;
                    let mut row = FunctionRow::clone(&old);
                    row.tags.extend(added);
                    check_lambda_tags(&row.tags)?;
                    row.revision_id = self.new_uuid();
                    tx.put(&self.functions, &name.key(), row);
                    Ok(())
                })
                .await?;
            }
        }
        Ok(TagResourceOutput {})
    }
}
