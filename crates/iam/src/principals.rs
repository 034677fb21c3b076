//! Whom policies name: the users and roles behind ARNs and unique ids.

use auth::policy::{Bound, bound};
use plane::{Principals, UnknownPrincipal};
use serde_json::Value;
use store::Transaction;
use wire::Arn;

use crate::Iam;
use crate::entity::Entity;
use crate::published::{Snapshot, Subject};
use crate::rows::{Identity, RoleRow, UserRow, row_key};
use crate::trust;

impl Iam {
    fn is_own(&self, account: &str) -> bool {
        let mut own = self.root_keys.iter();
        own.any(|key| key.account.as_str() == account)
    }

    /// The ARN and the unique id of a user or role, as decided so far; `None` if the account is
    /// not one of this engine.
    pub(crate) fn named(
        &self,
        tx: &Transaction<'_>,
        account: &str,
        word: &str,
        name: &str,
    ) -> Option<Option<(String, String)>> {
        if !self.is_own(account) {
            return None;
        }
        let key = row_key(account, name);
        let whole = |arn: String, identity: &Identity| (arn, identity.id.clone());
        Some(match word {
            "user" => {
                let row = tx.get(&self.tables.users, &key);
                row.map(|row| whole(row.arn(), &row.identity))
            }
            _ => {
                let row = tx.get(&self.tables.roles, &key);
                row.map(|row| whole(row.arn(), &row.identity))
            }
        })
    }

    /// Whether a user or role, or a role's session, has this unique id.
    pub(crate) fn has_id(&self, tx: &Transaction<'_>, id: &str) -> bool {
        let id = without_session(id);
        let roles = tx.prefix(&self.tables.roles, "");
        let users = tx.prefix(&self.tables.users, "");
        roles.iter().any(|(_, row)| row.identity.id == id)
            || users.iter().any(|(_, row)| row.identity.id == id)
    }

    /// The trust policy as GetRole shows it: whoever is gone is named by the unique id.
    pub(crate) fn shown_trust(&self, row: &RoleRow) -> String {
        self.shown(&row.trust, &row.trusted)
    }
}

impl Principals for Iam {
    fn bind(&self, policy: &str) -> Result<Bound, UnknownPrincipal> {
        let document: Value = serde_json::from_str(policy).unwrap_or_default();
        trust::check_services(&document)?;
        let snapshot = self.published.load();
        let find = |account: &str, word: &str, name: &str| {
            self.is_own(account).then(|| {
                let key = row_key(account, name);
                let (subjects, word) = match word {
                    "user" => (&snapshot.users, UserRow::WORD),
                    _ => (&snapshot.roles, RoleRow::WORD),
                };
                let found = subjects.get(&key)?;
                let Subject { path, name, id, .. } = found.as_ref();
                let arn = format!("arn:aws:iam::{account}:{word}{path}{name}");
                Some((arn, id.clone()))
            })
        };
        let is_there = |id: &str| {
            let id = without_session(id);
            let mut all = snapshot.users.values().chain(snapshot.roles.values());
            all.any(|subject| subject.id == id)
        };
        trust::bind(&document, find, is_there)
    }

    fn shown(&self, policy: &str, bound: &Bound) -> String {
        let snapshot = self.published.load();
        bound::with_ids(policy, bound, |arn, id| is_gone(&snapshot, arn, id))
    }
}

/// Whether an ARN no longer is that of the user or role with this unique id.
fn is_gone(snapshot: &Snapshot, arn: &str, id: &str) -> bool {
    let Ok(arn) = arn.parse::<Arn>() else {
        return false;
    };
    let (kind, path) = arn.resource.split_once('/').unwrap_or_default();
    let (subjects, name) = match kind {
        "user" => (&snapshot.users, path.rsplit('/').next()),
        "role" => (&snapshot.roles, path.rsplit('/').next()),
        _ => (&snapshot.roles, path.split('/').next()),
    };
    let now = subjects.get(&row_key(&arn.account, name.unwrap_or(path)));
    now.is_none_or(|now| now.id != without_session(id))
}

/// The unique id of the role, of that of one of its sessions.
fn without_session(id: &str) -> &str {
    id.split(':').next().unwrap_or(id)
}
