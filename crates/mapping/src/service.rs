//! The service: operations over mappings, and the drivers that move them.

use std::sync::{Arc, Mutex, PoisonError};

use plane::{Call, Caller, Registry};
use store::StoreError;
use tokio::task::JoinSet;
use wire::Fault;

use crate::destination::Destination;
use crate::driver::Supervisor;
use crate::engine::{Engine, Services};
use crate::faults::{invalid_parameter, not_found};
use crate::names::{Source, qualifier_of};
use crate::row::{Mapping, Settings};

/// Lambda's event source mappings for Kinesis streams.
///
/// Order of use: [`Mappings::new`] before the store starts, [`Mappings::register`] while the
/// registry is made, [`Mappings::start`] once the door is open.
pub struct Mappings {
    pub(crate) engine: Arc<Engine>,
    drivers: Mutex<JoinSet<()>>,
}

impl Mappings {
    /// The service over its tables.
    ///
    /// # Errors
    /// The store's, if its tables cannot be read.
    pub fn new(services: Services) -> Result<Arc<Self>, StoreError> {
        Ok(Arc::new(Self {
            engine: Arc::new(Engine::new(services)?),
            drivers: Mutex::new(JoinSet::new()),
        }))
    }

    /// Adds the five operations to the registry.
    pub fn register(self: &Arc<Self>, registry: &mut Registry) {
        crate::ops::register(registry, self);
    }

    /// Takes up all mappings where they were. Needs a tokio runtime.
    pub fn start(&self) {
        for (key, _) in self.engine.mappings.all() {
            self.drive(&key);
        }
    }

    /// Ends all drivers at once. What was under way is done again after the next start, from the
    /// durable checkpoints on.
    pub async fn stop(&self) {
        let mut drivers = {
            let mut drivers = self.drivers.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *drivers)
        };
        drivers.shutdown().await;
    }

    /// Wakes the mapping's driver, or makes one.
    pub(crate) fn drive(&self, key: &str) {
        let (waker, is_new) = self.engine.waker(key);
        if !is_new {
            waker.notify_one();
            return;
        }
        let supervisor = Supervisor::new(self.engine.clone(), key.to_owned(), waker);
        let mut drivers = self.drivers.lock().unwrap_or_else(PoisonError::into_inner);
        // Ended drivers leave nothing behind that anybody wants.
        while drivers.try_join_next().is_some() {}
        drivers.spawn(supervisor.run());
    }

    /// The durable row of a mapping in the caller's account and region.
    pub(crate) fn find(&self, call: &Call, uuid: Option<&str>) -> Result<Arc<Mapping>, Fault> {
        let Caller {
            account, region, ..
        } = &call.caller;
        uuid.and_then(|uuid| {
            let key = Mapping::key_of(account, region, uuid);
            self.engine.mappings.get(&key)
        })
        .ok_or_else(not_found)
    }

    /// The ARN that a mapping to this function answers, with the qualifier it was given.
    pub(crate) fn function_arn(&self, call: &Call, function: &str) -> Option<String> {
        let caller = &call.caller;
        let functions = &self.engine.services.functions;
        let described = functions.describe(&caller.account, &caller.region, function)?;
        Some(match qualifier_of(function) {
            Some(qualifier) => format!("{}:{qualifier}", described.arn),
            None => described.arn,
        })
    }

    /// Checks that the function's role may do what the mapping will do in its name.
    pub(crate) fn check_role(
        &self,
        call: &Call,
        source: Option<Source<'_>>,
        uuid: &str,
        settings: &Settings,
    ) -> Result<(), Fault> {
        let engine = &self.engine;
        let Caller {
            account, region, ..
        } = &call.caller;
        let functions = &engine.services.functions;
        let function = functions
            .describe(account, region, &settings.function_arn)
            .ok_or_else(|| invalid_parameter("Function does not exist"))?;
        let role = engine.act_as(region, &function).map_err(|_| {
            invalid_parameter("The role defined for the function cannot be assumed by Lambda.")
        })?;
        if let Some(source) = source
            && !engine.may_read(&role, source)
        {
            return Err(invalid_parameter(crate::faults::cannot_access(source)));
        }
        if let Some(destination) = settings.on_failure.as_deref() {
            let destination = Destination::parse(destination)?;
            engine.check_may_deliver(&role, &destination, uuid)?;
        }
        Ok(())
    }
}
