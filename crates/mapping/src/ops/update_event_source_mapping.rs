//! UpdateEventSourceMapping.

use model::lambda::{
    UpdateEventSourceMapping, UpdateEventSourceMappingInput, UpdateEventSourceMappingOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{already_exists, in_use, invalid_parameter, not_found, store_failed};
use crate::requests;
use crate::row::{Mapping, Settings, State};
use crate::service::Mappings;

impl Serve<UpdateEventSourceMapping> for Mappings {
    fn access(
        &self,
        call: &Call,
        input: &UpdateEventSourceMappingInput,
    ) -> Result<Vec<Access>, Fault> {
        let action = "lambda:UpdateEventSourceMapping";
        let (uuid, function) = (input.uuid.as_deref(), input.function_name.as_deref());
        Ok(self.access_with(call, action, uuid, function))
    }

    /// Answers the values in force until now, in the state of transition; the driver puts the
    /// new ones in force.
    async fn run(
        &self,
        call: &Call,
        input: UpdateEventSourceMappingInput,
    ) -> Result<UpdateEventSourceMappingOutput, Fault> {
        let engine = &self.engine;
        let before = self.find(call, input.uuid.as_deref())?;
        let function_arn = match input.function_name.as_deref() {
            Some(function) => Some(
                self.function_arn(call, function)
                    .ok_or_else(|| invalid_parameter("Function does not exist"))?,
            ),
            None => None,
        };
        let filters_max = engine.services.filters_max;
        let wanted =
            requests::updated(&input, &before.settings, function_arn.clone(), filters_max)?;
        if function_arn.is_some() || wanted.on_failure != before.settings.on_failure {
            let source = function_arn.is_some().then(|| before.source());
            self.check_role(call, source, &before.uuid, &wanted)?;
        }
        let key = before.key();
        let prefix = Mapping::key_of(&before.account, &before.region, "");
        let now_ms = engine.now_ms();
        let decided = engine.services.store.transact(|transaction| {
            let row = transaction
                .get(&engine.mappings, &key)
                .ok_or_else(not_found)?;
            if !row.state.is_steady() {
                return Err(in_use("update"));
            }
            // Decided again on the row as it is now.
            let wanted =
                requests::updated(&input, &row.settings, function_arn.clone(), filters_max)?;
            if function_arn.is_some() {
                let others = transaction.prefix(&engine.mappings, &prefix);
                if let Some((_, other)) = others.iter().find(|(_, other)| {
                    other.id != row.id
                        && other.source() == row.source()
                        && other.is_to(&wanted.function_arn)
                }) {
                    let name = wanted.function_name();
                    return Err(already_exists(row.source().arn(), name, &other.uuid));
                }
            }
            let mut row = Mapping::clone(&row);
            row.state = transition(&row.settings, &wanted);
            row.update = Some(wanted);
            row.last_modified_ms = now_ms;
            transaction.put(&engine.mappings, &key, row.clone());
            Ok(row)
        });
        let mapping = store::committed(decided, store_failed).await?;
        self.drive(&key);
        Ok(mapping.configuration().into())
    }
}

fn transition(before: &Settings, wanted: &Settings) -> State {
    match (before.enabled, wanted.enabled) {
        (true, false) => State::Disabling,
        (false, true) => State::Enabling,
        _ => State::Updating,
    }
}
