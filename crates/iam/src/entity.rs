//! What is done to users and roles alike.

use std::collections::BTreeMap;
use std::sync::Arc;

use auth::policy::Kind;
use plane::{Access, Call};
use store::{Table, Transaction};
use wire::Fault;

use crate::Iam;
use crate::document;
use crate::faults;
use crate::limits;
use crate::published::Published;
use crate::rows::{Identity, RoleRow, Tables, UserRow, row_key};
use crate::tags;
use crate::trust;

/// The actions on what is there already that know `iam:PermissionsBoundary`. "Actions, resources,
/// and condition keys for AWS Identity and Access Management", Service Authorization Reference.
const KNOW_BOUNDARY: [&str; 12] = [
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:DeleteRole",
    "iam:DeleteRolePolicy",
    "iam:DeleteUserPolicy",
    "iam:DetachRolePolicy",
    "iam:DetachUserPolicy",
    "iam:GetRole",
    "iam:PutRolePolicy",
    "iam:PutUserPolicy",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
];

/// A user or a role.
pub(crate) trait Entity: store::Row + Clone {
    /// `user` or `role`.
    const WORD: &'static str;
    /// Counted characters of all inline policies.
    const INLINE_SIZE_MAX: usize;
    /// Name of the quota of attached policies.
    const ATTACHED_QUOTA: &'static str;
    fn identity(&self) -> &Identity;
    fn identity_mut(&mut self) -> &mut Identity;
    fn table(tables: &Tables) -> &Table<Self>;
    /// Takes the durable row with this key into the snapshot.
    fn publish(published: &Published, key: &str);

    /// Finds whom its documents name, so that they stay the same.
    ///
    /// # Errors
    /// `MalformedPolicyDocument` for a principal that does not exist.
    fn bind(&mut self, _iam: &Iam, _tx: &Transaction<'_>) -> Result<(), Fault> {
        Ok(())
    }

    fn arn(&self) -> String {
        let Identity {
            account,
            path,
            name,
            ..
        } = self.identity();
        format!("arn:aws:iam::{account}:{}{path}{name}", Self::WORD)
    }
}

impl Entity for RoleRow {
    const WORD: &'static str = "role";
    const INLINE_SIZE_MAX: usize = limits::ROLE_INLINE_SIZE_MAX;
    const ATTACHED_QUOTA: &'static str = "PoliciesPerRole";

    fn identity(&self) -> &Identity {
        &self.identity
    }

    fn identity_mut(&mut self) -> &mut Identity {
        &mut self.identity
    }

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.roles
    }

    fn publish(published: &Published, key: &str) {
        published.publish_role(key);
    }

    fn bind(&mut self, iam: &Iam, tx: &Transaction<'_>) -> Result<(), Fault> {
        let document = serde_json::from_str(&self.trust).unwrap_or_default();
        let bound = trust::bind(
            &document,
            |account, word, name| iam.named(tx, account, word, name),
            |id| iam.has_id(tx, id),
        );
        self.trusted = bound.map_err(|unknown| faults::invalid_principal(&unknown))?;
        Ok(())
    }
}

impl Entity for UserRow {
    const WORD: &'static str = "user";
    const INLINE_SIZE_MAX: usize = limits::USER_INLINE_SIZE_MAX;
    const ATTACHED_QUOTA: &'static str = "PoliciesPerUser";

    fn identity(&self) -> &Identity {
        &self.identity
    }

    fn identity_mut(&mut self) -> &mut Identity {
        &mut self.identity
    }

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.users
    }

    fn publish(published: &Published, key: &str) {
        published.publish_user(key);
    }
}

fn not_found<E: Entity>(name: &str) -> Fault {
    faults::no_such_entity(format!("The {} with name {name} cannot be found.", E::WORD))
}

impl Iam {
    /// The durable row of a user or role.
    pub(crate) fn entity<E: Entity>(&self, call: &Call, name: &str) -> Result<Arc<E>, Fault> {
        let key = row_key(call.caller.account.as_str(), name);
        E::table(&self.tables)
            .get(&key)
            .ok_or_else(|| not_found::<E>(name))
    }

    /// What a call on a user or role needs to be allowed. Without a name the caller's own user.
    pub(crate) fn entity_access<E: Entity>(
        &self,
        call: &Call,
        action: &'static str,
        name: Option<&str>,
    ) -> Vec<Access> {
        let account = call.caller.account.as_str();
        let own = match &call.caller.principal {
            plane::Principal::User { name, .. } => Some(name.as_str()),
            _ => None,
        };
        let row = name
            .or(own)
            .and_then(|name| self.entity::<E>(call, name).ok());
        let arn = match (name, &row) {
            (None, _) => call.caller.arn(),
            (Some(_), Some(row)) => row.arn(),
            (Some(name), None) => format!("arn:aws:iam::{account}:{}/{name}", E::WORD),
        };
        let access = Access::new(action, arn);
        let Some(row) = row else { return vec![access] };
        let identity = row.identity();
        let mut access = tags::on_tagged(access, &identity.tags);
        if let Some(boundary) = &identity.boundary
            && KNOW_BOUNDARY.contains(&action)
        {
            access = access.with_context("iam:PermissionsBoundary", vec![boundary.clone()]);
        }
        vec![access]
    }

    /// As [`Iam::entity_access`], with the managed policy that the call is about.
    pub(crate) fn attachment_access<E: Entity>(
        &self,
        call: &Call,
        action: &'static str,
        name: Option<&str>,
        policy_arn: Option<&str>,
    ) -> Vec<Access> {
        let arn = policy_arn.unwrap_or_default().to_owned();
        let needed = self.entity_access::<E>(call, action, name).into_iter();
        needed
            .map(|access| access.with_context("iam:PolicyARN", vec![arn.clone()]))
            .collect()
    }

    /// Adds a user or role.
    pub(crate) async fn create_entity<E: Entity>(
        &self,
        count_max: usize,
        quota: &str,
        mut row: E,
    ) -> Result<E, Fault> {
        self.decide(|tx| {
            let identity = row.identity();
            let key = row_key(&identity.account, &identity.name);
            let table = E::table(&self.tables);
            if tx.get(table, &key).is_some() {
                let name = &identity.name;
                let word = capitalised(E::WORD);
                let message = format!("{word} with name {name} already exists.");
                return Err(faults::already_exists(message));
            }
            if tx.prefix(table, &format!("{}/", identity.account)).len() >= count_max {
                let message = format!("Cannot exceed quota for {quota}: {count_max}");
                return Err(faults::limit_exceeded(message));
            }
            if let Some(boundary) = &identity.boundary {
                let policy = self.managed_policy_decided(tx, boundary)?;
                policy.ok_or_else(|| {
                    let message =
                        format!("Scope ARN: {boundary} does not exist or is not attachable.");
                    faults::no_such_entity(message)
                })?;
            }
            row.bind(self, tx)?;
            tx.put(table, &key, row.clone());
            self.publish_when_applied::<E>(tx, key);
            Ok(row)
        })
        .await
    }

    /// Changes a user or role, as decided so far.
    pub(crate) async fn change_entity<E: Entity, R>(
        &self,
        call: &Call,
        name: &str,
        change: impl FnOnce(&mut E, &mut Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let key = row_key(call.caller.account.as_str(), name);
        self.decide(|tx| {
            let table = E::table(&self.tables);
            let row = tx.get(table, &key).ok_or_else(|| not_found::<E>(name))?;
            let mut row = E::clone(&row);
            let result = change(&mut row, tx)?;
            tx.put(table, &key, row);
            self.publish_when_applied::<E>(tx, key);
            Ok(result)
        })
        .await
    }

    /// Deletes a user or role that nothing hangs on any more; `check` may refuse further.
    pub(crate) async fn delete_entity<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        check: impl FnOnce(&E, &Transaction<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let key = row_key(call.caller.account.as_str(), name);
        self.decide(|tx| {
            let table = E::table(&self.tables);
            let row = tx.get(table, &key).ok_or_else(|| not_found::<E>(name))?;
            check(&row, tx)?;
            if !row.identity().attached.is_empty() {
                let message = "Cannot delete entity, must detach all policies first.";
                return Err(faults::delete_conflict(message));
            }
            if !row.identity().inline.is_empty() {
                let message = "Cannot delete entity, must delete policies first.";
                return Err(faults::delete_conflict(message));
            }
            tx.delete(table, &key);
            self.publish_when_applied::<E>(tx, key);
            Ok(())
        })
        .await
    }

    fn publish_when_applied<E: Entity>(&self, tx: &mut Transaction<'_>, key: String) {
        let published = Arc::clone(&self.published);
        tx.on_applied(move || E::publish(&published, &key));
    }

    /// Puts an inline policy.
    pub(crate) async fn put_inline<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        policy_name: String,
        document: String,
    ) -> Result<(), Fault> {
        document::check(&document, Kind::Identity)?;
        self.change_entity(call, name, |row: &mut E, _| {
            let identity = row.identity_mut();
            identity.inline.insert(policy_name, document);
            let size = identity
                .inline
                .values()
                .map(|d| limits::counted_size(d))
                .sum::<usize>();
            if size > E::INLINE_SIZE_MAX {
                return Err(faults::limit_exceeded(format!(
                    "Maximum policy size of {} bytes exceeded for {} {}",
                    E::INLINE_SIZE_MAX,
                    E::WORD,
                    identity.name
                )));
            }
            Ok(())
        })
        .await
    }

    /// Deletes an inline policy.
    pub(crate) async fn delete_inline<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        policy_name: &str,
    ) -> Result<(), Fault> {
        self.change_entity(call, name, |row: &mut E, _| {
            match row.identity_mut().inline.remove(policy_name) {
                Some(_) => Ok(()),
                None => Err(no_inline::<E>(policy_name)),
            }
        })
        .await
    }

    /// An inline policy's document, encoded as IAM answers it.
    pub(crate) fn inline<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        policy_name: &str,
    ) -> Result<String, Fault> {
        let row = self.entity::<E>(call, name)?;
        let inline: &BTreeMap<String, String> = &row.identity().inline;
        let document = inline
            .get(policy_name)
            .ok_or_else(|| no_inline::<E>(policy_name))?;
        Ok(wire::percent::encode(document))
    }

    /// Attaches a managed policy; attaching it again changes nothing.
    pub(crate) async fn attach<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        policy_arn: String,
    ) -> Result<(), Fault> {
        self.change_entity(call, name, |row: &mut E, tx| {
            if self.managed_policy_decided(tx, &policy_arn)?.is_none() {
                let message = format!("Policy {policy_arn} does not exist or is not attachable.");
                return Err(faults::no_such_entity(message));
            }
            let attached = &mut row.identity_mut().attached;
            if attached.contains(&policy_arn) {
                return Ok(());
            }
            if attached.len() >= limits::ATTACHED_POLICIES_MAX {
                return Err(faults::limit_exceeded(format!(
                    "Cannot exceed quota for {}: {}",
                    E::ATTACHED_QUOTA,
                    limits::ATTACHED_POLICIES_MAX
                )));
            }
            attached.push(policy_arn);
            Ok(())
        })
        .await
    }

    /// Detaches a managed policy.
    pub(crate) async fn detach<E: Entity>(
        &self,
        call: &Call,
        name: &str,
        policy_arn: &str,
    ) -> Result<(), Fault> {
        self.change_entity(call, name, |row: &mut E, _| {
            let attached = &mut row.identity_mut().attached;
            let before = attached.len();
            attached.retain(|arn| arn != policy_arn);
            if attached.len() == before {
                return Err(faults::no_such_entity(format!(
                    "Policy {policy_arn} was not found."
                )));
            }
            Ok(())
        })
        .await
    }

    /// The name given, or that of the calling user.
    pub(crate) fn user_name(&self, call: &Call, given: Option<String>) -> Result<String, Fault> {
        match (given, &call.caller.principal) {
            (Some(name), _) => Ok(name),
            (None, plane::Principal::User { name, .. }) => Ok(name.clone()),
            (None, _) => Err(faults::validation(
                "Must specify userName when calling with non-User credentials",
            )),
        }
    }
}

fn no_inline<E: Entity>(policy_name: &str) -> Fault {
    let word = E::WORD;
    faults::no_such_entity(format!(
        "The {word} policy with name {policy_name} cannot be found."
    ))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(chars)
        .collect()
}
