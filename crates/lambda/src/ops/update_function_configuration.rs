//! `UpdateFunctionConfiguration`

use model::lambda::{
    UpdateFunctionConfiguration, UpdateFunctionConfigurationInput,
    UpdateFunctionConfigurationOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::deployment::settled;
use crate::faults::{internal, no_function, wrong_revision};
use crate::names::{FunctionName, LATEST};
use crate::row::{FunctionRow, LastUpdate};
use crate::service::Lambda;
use crate::settings;

impl Serve<UpdateFunctionConfiguration> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &UpdateFunctionConfigurationInput,
    ) -> Result<Vec<Access>, Fault> {
        let action = "lambda:UpdateFunctionConfiguration";
        let mut needed = self.access(call, action, input.function_name.as_deref(), None)?;
        if let Some(role) = &input.role {
            needed.extend(Self::access_to_pass(call, role));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateFunctionConfigurationInput,
    ) -> Result<UpdateFunctionConfigurationOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        let missing = || no_function(&name.arn());
        let old = self.functions.get(&name.key()).ok_or_else(missing)?;
        let settings = settings::of_update(&input, &old.settings, &name.name)?;
        if settings.role != old.settings.role {
            self.check_role(call, &settings, &name.name)?;
        }
        if settings.runtime != old.settings.runtime {
            self.check_host(&settings).await?;
            // Another runtime may start the code in another way.
            let (store, key) = (self.code.clone(), old.code.key.clone());
            let zip = tokio::task::spawn_blocking(move || store.get(&key))
                .await
                .map_err(|error| internal("reading code", error))?
                .map_err(|error| internal("reading code", error))?;
            self.check_code(&zip, &settings).await?;
        }
        let row = self
            .change(|tx| {
                let old = tx.get(&self.functions, &name.key()).ok_or_else(missing)?;
                if input
                    .revision_id
                    .as_ref()
                    .is_some_and(|given| *given != old.revision_id)
                {
                    return Err(wrong_revision("GetFunction/GetAlias"));
                }
                settled(&old)?;
                let mut row = FunctionRow::clone(&old);
                // Against what is there now: another change may have come between.
                row.settings = settings::of_update(&input, &old.settings, &name.name)?;
                row.generation += 1;
                row.modified_ms = tx.now_ms();
                row.revision_id = self.new_uuid();
                row.last_update = LastUpdate::InProgress;
                tx.put(&self.functions, &name.key(), row.clone());
                Ok(row)
            })
            .await?;
        self.pool.retire_version(row.id, LATEST);
        self.itself()?.settle_later(name.key(), row.generation);
        Ok(row.configuration().into())
    }
}
