//! `PublishVersion`

use model::lambda::{PublishVersion, PublishVersionInput, PublishVersionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::deployment::settled;
use crate::faults::{invalid, no_function, unsupported, wrong_revision};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;

impl Serve<PublishVersion> for Lambda {
    fn access(&self, call: &Call, input: &PublishVersionInput) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:PublishVersion",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: PublishVersionInput,
    ) -> Result<PublishVersionOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        if input.publish_to.is_some() {
            return Err(unsupported("PublishTo"));
        }
        let version = self
            .change(|tx| {
                let old = tx
                    .get(&self.functions, &name.key())
                    .ok_or_else(|| no_function(&name.arn()))?;
                if input
                    .revision_id
                    .as_ref()
                    .is_some_and(|given| *given != old.revision_id)
                {
                    return Err(wrong_revision("GetFunction/GetAlias"));
                }
                settled(&old)?;
                let given = input.code_sha256.filter(|given| !given.is_empty());
                if let Some(given) = given.filter(|given| *given != old.code.sha256) {
                    let current = &old.code.sha256;
                    return Err(invalid(format!(
                        "CodeSHA256 ({given}) is different from current CodeSHA256 in $LATEST \
                         ({current}). Please try again with the CodeSHA256 in $LATEST."
                    )));
                }
                let mut row = FunctionRow::clone(&old);
                let version = self.publish(tx, &mut row, input.description);
                if row != *old {
                    tx.put(&self.functions, &name.key(), row);
                }
                Ok(version)
            })
            .await?;
        Ok(version.configuration().into())
    }
}
