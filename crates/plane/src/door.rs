//! The one door: every call of every service, from outside or from another service, is
//! authorised, validated and run here.

use std::collections::HashMap;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;
use wire::{Fault, Operation, OperationMeta, Structure};

use crate::{Access, Authorizer, BoxFuture, Caller, Pace, Principal};

/// One call under way: who makes it, and its id.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who calls.
    pub caller: Caller,
    /// The request id that the answer carries.
    pub request_id: String,
    /// The address by which a client reached the engine, e.g. `http://127.0.0.1:4566`; none for
    /// calls from inside, and of services that do not tell it.
    pub endpoint: Option<String>,
    /// Becomes true when the client no longer waits, for operations that wait for something to
    /// take; none otherwise.
    pub hung_up: Option<watch::Receiver<bool>>,
    /// The trace that the request belongs to, as `X-Amzn-Trace-Id` says it; for invocations.
    pub trace: Option<String>,
    /// Condition keys of the request itself, how it is signed, say: every access has them.
    pub context: Vec<(String, Vec<String>)>,
}

impl Call {
    /// An access with the condition keys of the request itself.
    #[must_use]
    pub fn with_own_context(&self, access: &Access) -> Access {
        let mut access = access.clone();
        access.context.extend(self.context.iter().cloned());
        access
    }
}

/// A service's implementation of one operation.
///
/// Each lives in a file of its own, `ops/<operation>.rs` of its service.
pub trait Serve<O: Operation>: Send + Sync + 'static {
    /// What the caller must be allowed to do for this input. The input is not yet validated.
    ///
    /// # Errors
    /// A fault where the resource cannot be told; the door answers with the input's validation
    /// fault instead if there is one.
    fn access(&self, call: &Call, input: &O::Input) -> Result<Vec<Access>, Fault>;

    /// Runs the operation on a valid input of an authorised caller.
    fn run(
        &self,
        call: &Call,
        input: O::Input,
    ) -> impl Future<Output = Result<O::Output, Fault>> + Send;
}

trait Entry: Send + Sync {
    fn meta(&self) -> &'static OperationMeta;
    fn access(&self, call: &Call, input: &dyn Structure) -> Result<Vec<Access>, Fault>;
    fn run<'a>(
        &'a self,
        call: &'a Call,
        input: Box<dyn Structure>,
    ) -> BoxFuture<'a, Result<Box<dyn Structure>, Fault>>;
}

struct Served<O, S> {
    service: Arc<S>,
    operation: PhantomData<fn() -> O>,
}

fn mismatched(meta: &OperationMeta) -> Fault {
    Fault::server(
        "InternalFailure",
        format!("{} was given another operation's input", meta.name),
    )
}

impl<O: Operation, S: Serve<O>> Entry for Served<O, S> {
    fn meta(&self) -> &'static OperationMeta {
        O::META
    }

    fn access(&self, call: &Call, input: &dyn Structure) -> Result<Vec<Access>, Fault> {
        let input = input
            .as_any()
            .downcast_ref()
            .ok_or_else(|| mismatched(O::META))?;
        self.service.access(call, input)
    }

    fn run<'a>(
        &'a self,
        call: &'a Call,
        input: Box<dyn Structure>,
    ) -> BoxFuture<'a, Result<Box<dyn Structure>, Fault>> {
        Box::pin(async move {
            let input = input
                .into_any()
                .downcast()
                .map_err(|_| mismatched(O::META))?;
            let output = self.service.run(call, *input).await?;
            Ok(Box::new(output) as Box<dyn Structure>)
        })
    }
}

/// The operations that are served, by service and name.
#[derive(Default)]
pub struct Registry {
    entries: HashMap<(&'static str, &'static str), Box<dyn Entry>>,
    paces: Vec<(&'static str, Arc<dyn Pace>)>,
}

impl Registry {
    /// An empty registry.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an operation that `service` implements.
    pub fn serve<O: Operation, S: Serve<O>>(&mut self, service: &Arc<S>) {
        let entry = Served {
            service: service.clone(),
            operation: PhantomData::<fn() -> O>,
        };
        self.entries
            .insert((O::META.service, O::META.name), Box::new(entry));
    }

    /// Has the calls of a service's operations counted before they are run.
    pub fn pace(&mut self, service: &'static str, pace: Arc<dyn Pace>) {
        self.paces.push((service, pace));
    }

    /// The operations served, in no particular order.
    pub fn operations(&self) -> impl Iterator<Item = &'static OperationMeta> + '_ {
        self.entries.values().map(|entry| entry.meta())
    }
}

/// What lies behind an open door.
struct Open {
    registry: Registry,
    authorizer: Arc<dyn Authorizer>,
}

impl Open {
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        let decided = self.authorizer.authorize(caller, access);
        match &access.absent {
            Some(absent) if decided.is_err() && caller.principal == Principal::Anonymous => {
                Err(Fault::clone(absent))
            }
            _ => decided,
        }
    }
}

/// The door. Cheap to clone; services keep one to call each other.
#[derive(Clone, Default)]
pub struct Door {
    open: Arc<RwLock<Option<Arc<Open>>>>,
}

impl Door {
    /// A door that is not open yet: it refuses all calls until [`Door::open`].
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens the door; `false`, and nothing changes, if it is open already.
    pub fn open(&self, registry: Registry, authorizer: Arc<dyn Authorizer>) -> bool {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if open.is_some() {
            return false;
        }
        *open = Some(Arc::new(Open {
            registry,
            authorizer,
        }));
        true
    }

    /// Closes the door for good reason: services and door refer to each other, and only an open
    /// door keeps them alive.
    pub fn close(&self) {
        self.open
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
    }

    fn behind(&self) -> Result<Arc<Open>, Fault> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or_else(not_open)
    }

    /// Whether an operation is served.
    pub fn serves(&self, service: &str, operation: &str) -> bool {
        self.behind().is_ok_and(|open| {
            let mut served = open.registry.operations();
            served.any(|meta| meta.service == service && meta.name == operation)
        })
    }

    /// Decides one access outside of an operation (e.g. a mapping's own reads).
    ///
    /// # Errors
    /// As [`Authorizer::authorize`]; `ServiceUnavailable` while the door is not open.
    pub fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        self.behind()?.authorize(caller, access)
    }

    /// Calls an operation whose types are known, as other services do.
    ///
    /// # Errors
    /// The operation's own faults, `AccessDenied…` and validation faults.
    pub async fn call<O: Operation>(
        &self,
        caller: &Caller,
        request_id: &str,
        input: O::Input,
    ) -> Result<O::Output, Fault> {
        let call = Call {
            caller: caller.clone(),
            request_id: request_id.to_owned(),
            endpoint: None,
            hung_up: None,
            trace: None,
            context: Vec::new(),
        };
        let output = self.call_erased(&call, O::META, Box::new(input)).await?;
        output
            .into_any()
            .downcast()
            .map(|output| *output)
            .map_err(|_| mismatched(O::META))
    }

    /// Calls an operation by its description, as the gateway does.
    ///
    /// # Errors
    /// As [`Door::call`]; `NotImplemented`-like faults, naming the operation, where no service
    /// serves it.
    pub async fn call_erased(
        &self,
        call: &Call,
        meta: &'static OperationMeta,
        input: Box<dyn Structure>,
    ) -> Result<Box<dyn Structure>, Fault> {
        let open = self.behind()?;
        let entry = open
            .registry
            .entries
            .get(&(meta.service, meta.name))
            .ok_or_else(|| not_supported(meta.service, meta.name))?;
        match entry.access(call, input.as_ref()) {
            Ok(needed) => {
                for access in &needed {
                    if call.context.is_empty() {
                        open.authorize(&call.caller, access)?;
                    } else {
                        let access = call.with_own_context(access);
                        open.authorize(&call.caller, &access)?;
                    }
                }
                wire::validate(input.as_ref(), meta)?;
            }
            Err(fault) => {
                wire::validate(input.as_ref(), meta)?;
                return Err(fault);
            }
        }
        for (service, pace) in &open.registry.paces {
            if *service == meta.service {
                pace.pace(call, meta, input.as_ref())?;
            }
        }
        entry.run(call, input).await
    }
}

/// The fault for an operation that AWS has and this engine does not serve.
pub fn not_supported(service: &str, operation: &str) -> Fault {
    let message = format!("The operation {service}:{operation} is not supported by Brookmill.");
    match service {
        "s3" => Fault::client("NotImplemented", message).with_status(501),
        "cloudformation" | "iam" | "sts" | "monitoring" | "sns" => {
            Fault::client("InvalidAction", message)
        }
        _ => Fault::client("UnknownOperationException", message),
    }
}

fn not_open() -> Fault {
    Fault::server("ServiceUnavailable", "The engine is starting.").with_status(503)
}
