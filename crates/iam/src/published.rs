//! What decisions are made from: users and roles with their policies compiled, swapped as a whole.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use auth::Policy;
use auth::policy::{Kind, bound};

use crate::managed;
use crate::rows::{Identity, RoleRow, Tables, UserRow};

/// A user or role as decisions see it.
pub(crate) struct Subject {
    /// The unique id; a session of an earlier role of the same name has another one.
    pub id: String,
    pub name: String,
    pub path: String,
    pub tags: Vec<(String, String)>,
    /// Inline and attached policies.
    pub policies: Vec<Arc<Policy>>,
    pub boundary: Option<Arc<Policy>>,
    /// A role's trust policy.
    pub trust: Option<Arc<Policy>>,
    /// A role's longest session, seconds.
    pub max_session_seconds: i32,
}

type Subjects = HashMap<String, Arc<Subject>>;

/// One state of everything, by row key.
#[derive(Default, Clone)]
pub(crate) struct Snapshot {
    pub roles: Subjects,
    pub users: Subjects,
}

/// The current snapshot. Written by the store's apply step alone, read by everybody.
pub(crate) struct Published {
    tables: Tables,
    current: ArcSwap<Snapshot>,
}

impl Published {
    pub(crate) fn new(tables: Tables) -> Published {
        let published = Published {
            tables,
            current: ArcSwap::default(),
        };
        published.publish_all();
        published
    }

    pub(crate) fn load(&self) -> arc_swap::Guard<Arc<Snapshot>> {
        self.current.load()
    }

    /// Takes one role's durable row in.
    pub(crate) fn publish_role(&self, key: &str) {
        let subject = self.tables.roles.get(key).map(|row| self.role(&row));
        self.swap(|snapshot| set(&mut snapshot.roles, key, subject));
    }

    /// Takes one user's durable row in.
    pub(crate) fn publish_user(&self, key: &str) {
        let subject = self.tables.users.get(key).map(|row| self.user(&row));
        self.swap(|snapshot| set(&mut snapshot.users, key, subject));
    }

    /// Compiles everything anew.
    pub(crate) fn publish_all(&self) {
        let roles = self.tables.roles.all().into_iter();
        let users = self.tables.users.all().into_iter();
        let snapshot = Snapshot {
            roles: roles
                .map(|(key, row)| (key.to_string(), self.role(&row)))
                .collect(),
            users: users
                .map(|(key, row)| (key.to_string(), self.user(&row)))
                .collect(),
        };
        self.current.store(Arc::new(snapshot));
    }

    fn swap(&self, change: impl FnOnce(&mut Snapshot)) {
        let mut snapshot = Snapshot::clone(&self.current.load());
        change(&mut snapshot);
        self.current.store(Arc::new(snapshot));
    }

    fn role(&self, row: &RoleRow) -> Arc<Subject> {
        // Whoever was trusted is known by the unique id: another of the same name is not trusted.
        let trust = bound::with_ids(&row.trust, &row.trusted, |_, _| true);
        let trust = Some(compile(&trust, Kind::Trust));
        Arc::new(Subject {
            trust,
            max_session_seconds: row.max_session_seconds,
            ..self.subject(&row.identity)
        })
    }

    fn user(&self, row: &UserRow) -> Arc<Subject> {
        Arc::new(self.subject(&row.identity))
    }

    fn subject(&self, identity: &Identity) -> Subject {
        let inline = identity
            .inline
            .values()
            .map(|document| compile(document, Kind::Identity));
        let attached = identity.attached.iter().filter_map(|arn| self.managed(arn));
        Subject {
            id: identity.id.clone(),
            name: identity.name.clone(),
            path: identity.path.clone(),
            tags: identity.tags.clone(),
            policies: inline.chain(attached).collect(),
            // A boundary whose policy is gone bounds to nothing.
            boundary: identity.boundary.as_ref().map(|arn| {
                self.managed(arn)
                    .unwrap_or_else(|| Arc::new(Policy::deny_all()))
            }),
            trust: None,
            max_session_seconds: 0,
        }
    }

    fn managed(&self, arn: &str) -> Option<Arc<Policy>> {
        let policy = managed::find(arn, |key| self.tables.policies.get(key))
            .ok()
            .flatten()?;
        Some(compile(policy.document(), Kind::Managed))
    }
}

fn set(subjects: &mut Subjects, key: &str, subject: Option<Arc<Subject>>) {
    match subject {
        Some(subject) => subjects.insert(key.to_owned(), subject),
        None => subjects.remove(key),
    };
}

fn compile(document: &str, kind: Kind) -> Arc<Policy> {
    let policy = Policy::parse_as(document, kind).unwrap_or_else(|fault| {
        // What it denied must not become allowed.
        tracing::error!(%fault, "a stored policy cannot be read; it denies everything");
        Policy::deny_all()
    });
    Arc::new(policy)
}
