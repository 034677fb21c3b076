//! `PutFunctionConcurrency`

use model::lambda::{
    PutFunctionConcurrency, PutFunctionConcurrencyInput, PutFunctionConcurrencyOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::concurrency::{ACCOUNT_LIMIT, UNRESERVED_MIN};
use crate::faults::{invalid, no_function};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::{Lambda, place_of};

impl Serve<PutFunctionConcurrency> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &PutFunctionConcurrencyInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:PutFunctionConcurrency",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: PutFunctionConcurrencyInput,
    ) -> Result<PutFunctionConcurrencyOutput, Fault> {
        let name = FunctionName::of_unqualified(&call.caller, input.function_name.as_deref())?;
        let given = input.reserved_concurrent_executions.unwrap_or_default();
        let reserved = u32::try_from(given).unwrap_or_default();
        let place = format!("{}/", place_of(&name.account, &name.region));
        self.change(|tx| {
            let old = tx
                .get(&self.functions, &name.key())
                .ok_or_else(|| no_function(&name.latest_arn()))?;
            let others: u32 = tx
                .prefix(&self.functions, &place)
                .iter()
                .filter(|(key, _)| key.as_ref() != name.key())
                .filter_map(|(_, row)| row.reserved_concurrency)
                .sum();
            if others.saturating_add(reserved) > ACCOUNT_LIMIT - UNRESERVED_MIN {
                return Err(invalid(format!(
                    "Specified ReservedConcurrentExecutions for function decreases account's \
                     UnreservedConcurrentExecution below its minimum value of [{UNRESERVED_MIN}]."
                )));
            }
            let mut row = FunctionRow::clone(&old);
            row.reserved_concurrency = Some(reserved);
            tx.put(&self.functions, &name.key(), row);
            Ok(())
        })
        .await?;
        Ok(PutFunctionConcurrencyOutput {
            reserved_concurrent_executions: Some(given),
        })
    }
}
