//! IAM and STS: users, roles, policies and sessions, and the decisions made from them.
//!
//! Rows live in the store's tables. Whatever decides over requests is compiled from them into a
//! snapshot (the `published` module), swapped in before the change that caused it is answered; a
//! decision takes no lock.
//!
//! [`Iam`] implements `plane`'s [`Authorizer`](plane::Authorizer), [`Keys`](plane::Keys),
//! [`Principals`](plane::Principals) and [`Roles`](plane::Roles).

mod authorizer;
mod aws_managed;
mod credentials;
mod document;
mod entity;
mod faults;
mod keys;
mod limits;
mod managed;
mod ops;
mod page;
mod principals;
mod published;
mod roles;
mod rows;
mod sessions;
mod shapes;
mod tags;
mod trust;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use plane::{Account, Registry};
use store::{Store, StoreError, Transaction};
use wire::Fault;

use crate::authorizer::SessionPolicies;
use crate::published::Published;
use crate::rows::{SessionRow, Tables};

/// An access key of an account's root user. It is configuration, not stored.
#[derive(Clone)]
pub struct RootKey {
    /// The access key id.
    pub access_key: String,
    /// The secret access key.
    pub secret: String,
    /// The account.
    pub account: Account,
    /// Whether the key counts from loopback only.
    pub loopback_only: bool,
}

impl RootKey {
    /// The key of a fresh data directory: `test`/`test`, from loopback only.
    #[must_use]
    pub fn fresh(account: Account) -> RootKey {
        RootKey {
            access_key: "test".into(),
            secret: "test".into(),
            account,
            loopback_only: true,
        }
    }
}

/// IAM and STS.
pub struct Iam {
    store: Store,
    tables: Tables,
    published: Arc<Published>,
    root_keys: Vec<RootKey>,
    session_policies: SessionPolicies,
    /// Sessions of execution environments. They end with their environment, at the latest with
    /// the process, and are therefore nowhere on disk.
    environment_sessions: Mutex<HashMap<String, SessionRow>>,
}

impl Iam {
    /// Opens IAM's tables. Call between `Store::open` and `Store::start`.
    ///
    /// # Errors
    /// A table that does not read back.
    pub fn open(store: Store, root_keys: Vec<RootKey>) -> Result<Arc<Iam>, StoreError> {
        let tables = Tables::open(&store)?;
        let published = Arc::new(Published::new(tables.clone()));
        Ok(Arc::new(Iam {
            store,
            tables,
            published,
            root_keys,
            session_policies: SessionPolicies::default(),
            environment_sessions: Mutex::new(HashMap::new()),
        }))
    }

    /// Decides a transaction and waits until it is durable. The snapshot is swapped by the
    /// transaction's own hooks, whether or not somebody still waits here.
    async fn decide<R>(
        &self,
        decide: impl FnOnce(&mut Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        store::committed(self.store.transact(decide), faults::store).await
    }

    /// Service time, milliseconds since the epoch.
    fn now_ms(&self) -> i64 {
        i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX)
    }
}

/// Registers the operations of `iam` and `sts`.
pub fn register(registry: &mut Registry, service: &Arc<Iam>) {
    ops::register(registry, service);
}
