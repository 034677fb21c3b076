//! `CreateFunction`

use model::lambda::{CreateFunction, CreateFunctionInput, CreateFunctionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::deployment::CodeSource;
use crate::faults::{conflict, invalid};
use crate::names::{FunctionName, LATEST};
use crate::row::{FunctionRow, LastUpdate, State};
use crate::service::Lambda;
use crate::settings;

impl Serve<CreateFunction> for Lambda {
    fn access(&self, call: &Call, input: &CreateFunctionInput) -> Result<Vec<Access>, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        let role = input.role.clone().unwrap_or_default();
        let tags = input.tags.iter().flatten();
        let access = |action| Access::new(action, name.arn()).bringing_tags(tags.clone());
        let mut needed = vec![access("lambda:CreateFunction")];
        needed.extend(Self::access_to_pass(call, &role));
        // See "Using tags on Lambda functions" in the Developer Guide.
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            needed.push(access("lambda:TagResource"));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateFunctionInput,
    ) -> Result<CreateFunctionOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        if name.account != call.caller.account || name.qualifier.is_some() {
            return Err(invalid(
                "The function's name must be one of your own, without qualifier.",
            ));
        }
        let exists = || conflict(format!("Function already exist: {}", name.name));
        let settings = settings::of_create(&input, &name.name)?;
        if self.functions.get(&name.key()).is_some() {
            return Err(exists());
        }
        self.check_host(&settings).await?;
        self.check_role(call, &settings, &name.name)?;
        let code = input.code.unwrap_or_default();
        let source = CodeSource {
            zip_file: code.zip_file,
            s3_bucket: code.s3_bucket,
            s3_key: code.s3_key,
            s3_object_version: code.s3_object_version,
            image_uri: code.image_uri,
            source_kms_key_arn: code.source_kms_key_arn,
        };
        let zip = self.fetch_code(call, source).await?;
        self.check_code(&zip, &settings).await?;
        let code = self.store_code(zip).await?;
        let code_key = code.key.clone();
        let mut row = FunctionRow {
            id: 0,
            account: name.account.to_string(),
            region: name.region.to_string(),
            name: name.name.clone(),
            version: LATEST.to_owned(),
            settings,
            code,
            generation: 1,
            modified_ms: self.store.service_clock().now_ms(),
            revision_id: self.new_uuid(),
            state: State::Pending,
            last_update: LastUpdate::Successful,
            tags: input.tags.unwrap_or_default(),
            reserved_concurrency: None,
            policy: Vec::new(),
            policy_revision: String::new(),
            next_version: 1,
            latest_description: None,
        };
        let publish = input.publish == Some(true);
        let created = self
            .change(|tx| {
                if tx.get(&self.functions, &name.key()).is_some() {
                    return Err(exists());
                }
                row.id = tx.next_id();
                let version = publish.then(|| self.publish(tx, &mut row, None));
                tx.put(&self.functions, &name.key(), row.clone());
                Ok((row, version))
            })
            .await;
        let service = self.itself()?;
        let (row, version) = match created {
            Ok(created) => created,
            Err(fault) => {
                service.forget_code(code_key);
                return Err(fault);
            }
        };
        service.settle_later(name.key(), row.generation);
        let shown = version.map_or(row, |version| FunctionRow {
            state: State::Pending,
            ..version
        });
        Ok(shown.configuration().into())
    }
}
