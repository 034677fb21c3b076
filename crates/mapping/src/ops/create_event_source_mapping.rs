//! CreateEventSourceMapping.

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, CreateEventSourceMappingOutput,
};
use plane::{Access, Call, Serve, check_lambda_tags};
use store::{Lane, Retention};
use wire::{Arn, Fault};

use crate::deliveries::DELIVERIES_KEPT_MS;
use crate::faults::{already_exists, invalid_parameter, store_failed};
use crate::names::event_source;
use crate::requests;
use crate::row::{Mapping, NOTHING_PROCESSED, State};
use crate::service::Mappings;

impl Serve<CreateEventSourceMapping> for Mappings {
    fn access(
        &self,
        call: &Call,
        input: &CreateEventSourceMappingInput,
    ) -> Result<Vec<Access>, Fault> {
        // The action knows no resource, only the function as a condition.
        let function = input.function_name.as_deref().unwrap_or_default();
        let arn = self.function_arn(call, function);
        let tags = input.tags.iter().flatten();
        let access = Access::new("lambda:CreateEventSourceMapping", "*");
        let access = access.bringing_tags(tags.clone());
        let mut needed = vec![match arn {
            Some(arn) => access.with_context("lambda:FunctionArn", vec![arn]),
            None => access,
        }];
        // See "Using tags on event source mappings" in the Developer Guide.
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let tagged = self.access_to(call, "lambda:TagResource", Some("*"));
            let tagged = tagged.into_iter();
            needed.extend(tagged.map(|access| access.bringing_tags(tags.clone())));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateEventSourceMappingInput,
    ) -> Result<CreateEventSourceMappingOutput, Fault> {
        let engine = &self.engine;
        let caller = &call.caller;
        let source_arn = input
            .event_source_arn
            .as_deref()
            .ok_or_else(|| invalid_parameter("Unrecognized event source."))?;
        let source = event_source(source_arn)?;
        let stream_arn = source.stream_arn;
        let now_ms = engine.now_ms();
        let starting_position = requests::starting_position(&input, now_ms)?;
        let function = input.function_name.as_deref().unwrap_or_default();
        let function_arn = self
            .function_arn(call, function)
            .ok_or_else(|| invalid_parameter("Function does not exist"))?;
        let settings = requests::created(&input, function_arn, engine.services.filters_max)?;
        let not_found = || invalid_parameter(format!("Stream not found: {source_arn}"));
        let arn: Arn = stream_arn.parse().map_err(|_| not_found())?;
        if arn.region != caller.region.as_str() {
            return Err(not_found());
        }
        let uuid = engine.services.store.rng().uuid();
        let check_role = || self.check_role(call, Some(source), &uuid, &settings);
        // Whoever may not read it is not told whether another account has such a stream.
        let not_there = || match check_role() {
            Err(fault) if arn.account != caller.account.as_str() => fault,
            _ => not_found(),
        };
        engine
            .services
            .shards
            .watch(stream_arn)
            .map_err(|_| not_there())?;
        if let Some(consumer_arn) = source.consumer_arn {
            let found = engine.services.shards.check_consumer(consumer_arn);
            found.map_err(|_| not_there())?;
        }
        check_role()?;

        let tags = input.tags.clone().unwrap_or_default();
        check_lambda_tags(&tags)?;
        let prefix = Mapping::key_of(&caller.account, &caller.region, "");
        let decided = engine.services.store.transact(|transaction| {
            let others = transaction.prefix(&engine.mappings, &prefix);
            if let Some((_, other)) = others
                .iter()
                .find(|(_, other)| other.source() == source && other.is_to(&settings.function_arn))
            {
                let name = settings.function_name();
                return Err(already_exists(source_arn, name, &other.uuid));
            }
            let mapping = Mapping {
                id: transaction.next_id(),
                uuid,
                account: caller.account.clone(),
                region: caller.region.clone(),
                stream_arn: stream_arn.to_owned(),
                consumer_arn: source.consumer_arn.map(str::to_owned),
                starting_position,
                is_positioned: false,
                stream_created_ms: None,
                state: State::Creating,
                settings,
                update: None,
                last_modified_ms: now_ms,
                last_processing_result: NOTHING_PROCESSED.to_owned(),
                tags: tags.clone(),
            };
            let kept = Retention::Milliseconds(DELIVERIES_KEPT_MS);
            transaction.retain(Lane::Telemetry, mapping.id, kept);
            transaction.put(&engine.mappings, &mapping.key(), mapping.clone());
            Ok(mapping)
        });
        let mapping = store::committed(decided, store_failed).await?;
        self.drive(&mapping.key());
        Ok(mapping.configuration().into())
    }
}
