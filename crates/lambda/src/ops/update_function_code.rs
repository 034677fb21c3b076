//! `UpdateFunctionCode`

use model::lambda::{UpdateFunctionCode, UpdateFunctionCodeInput, UpdateFunctionCodeOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::deployment::{CodeSource, settled};
use crate::faults::{invalid, no_function, unsupported, wrong_revision};
use crate::names::{FunctionName, LATEST};
use crate::row::{FunctionRow, LastUpdate};
use crate::service::Lambda;

impl Serve<UpdateFunctionCode> for Lambda {
    fn access(&self, call: &Call, input: &UpdateFunctionCodeInput) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:UpdateFunctionCode",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateFunctionCodeInput,
    ) -> Result<UpdateFunctionCodeOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        let missing = || no_function(&name.arn());
        let old = self.functions.get(&name.key()).ok_or_else(missing)?;
        if input.publish_to.is_some() {
            return Err(unsupported("PublishTo"));
        }
        let mut settings = old.settings.clone();
        match input.architectures.as_deref() {
            None | Some([]) => {}
            Some([one]) => settings.architecture.clone_from(one),
            Some(_) => return Err(invalid("Architectures must have exactly one element.")),
        }
        let revision_id = input.revision_id.clone();
        let check = |row: &FunctionRow| {
            if revision_id
                .as_ref()
                .is_some_and(|given| *given != row.revision_id)
            {
                return Err(wrong_revision("GetFunction/GetAlias"));
            }
            settled(row)
        };
        check(&old)?;
        let source = CodeSource {
            zip_file: input.zip_file,
            s3_bucket: input.s3_bucket,
            s3_key: input.s3_key,
            s3_object_version: input.s3_object_version,
            image_uri: input.image_uri,
            source_kms_key_arn: input.source_kms_key_arn,
        };
        let zip = self.fetch_code(call, source).await?;
        self.check_code(&zip, &settings).await?;
        let code = self.store_code(zip).await?;
        let service = self.itself()?;
        if input.dry_run == Some(true) {
            let key = code.key.clone();
            let row = FunctionRow {
                settings,
                code,
                ..FunctionRow::clone(&old)
            };
            service.forget_code(key);
            return Ok(row.configuration().into());
        }
        let new_key = code.key.clone();
        let publish = input.publish == Some(true);
        let changed = self
            .change(|tx| {
                let old = tx.get(&self.functions, &name.key()).ok_or_else(missing)?;
                check(&old)?;
                let mut row = FunctionRow::clone(&old);
                row.code = code;
                row.settings.architecture = settings.architecture;
                row.generation += 1;
                row.modified_ms = tx.now_ms();
                row.revision_id = self.new_uuid();
                row.last_update = LastUpdate::InProgress;
                let version = publish.then(|| self.publish(tx, &mut row, None));
                tx.put(&self.functions, &name.key(), row.clone());
                Ok((row, version, old.code.key.clone()))
            })
            .await;
        let (row, version, old_key) = match changed {
            Ok(changed) => changed,
            Err(fault) => {
                service.forget_code(new_key);
                return Err(fault);
            }
        };
        self.pool.retire_version(row.id, LATEST);
        service.forget_code(old_key);
        service.settle_later(name.key(), row.generation);
        Ok(version.unwrap_or(row).configuration().into())
    }
}
