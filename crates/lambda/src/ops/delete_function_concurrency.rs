//! `DeleteFunctionConcurrency`

use model::lambda::{
    DeleteFunctionConcurrency, DeleteFunctionConcurrencyInput, DeleteFunctionConcurrencyOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::no_function;
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;

impl Serve<DeleteFunctionConcurrency> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &DeleteFunctionConcurrencyInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:DeleteFunctionConcurrency",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteFunctionConcurrencyInput,
    ) -> Result<DeleteFunctionConcurrencyOutput, Fault> {
        let name = FunctionName::of_unqualified(&call.caller, input.function_name.as_deref())?;
        self.change(|tx| {
            let old = tx
                .get(&self.functions, &name.key())
                .ok_or_else(|| no_function(&name.latest_arn()))?;
            let mut row = FunctionRow::clone(&old);
            row.reserved_concurrency = None;
            tx.put(&self.functions, &name.key(), row);
            Ok(())
        })
        .await?;
        Ok(DeleteFunctionConcurrencyOutput {})
    }
}
