//! Whom policies of resources name, as IAM knows them.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use auth::policy::{Bound, bound};

/// A principal that a policy names and that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPrincipal {
    /// `AWS` or `SERVICE`.
    pub kind: &'static str,
    /// As the policy names it.
    pub name: String,
}

impl fmt::Display for UnknownPrincipal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, name } = self;
        write!(f, "Invalid principal in policy: \"{kind}\":\"{name}\"")
    }
}

impl std::error::Error for UnknownPrincipal {}

/// Knows whom policies name. Implemented by IAM.
///
/// A service keeps a policy as it was put with what [`Principals::bind`] found, decides by
/// [`auth::Policy::parse_bound`] over both, and shows [`Principals::shown`]. A policy that is kept
/// without what was found, as earlier versions kept it, allows whoever has the names in it.
pub trait Principals: Send + Sync {
    /// The unique ids of users and roles that a policy names. Nothing is known of other accounts
    /// than those of this engine: whom a policy names of them stays a name.
    ///
    /// # Errors
    /// The first principal that does not exist.
    fn bind(&self, policy: &str) -> Result<Bound, UnknownPrincipal>;

    /// The policy as it is shown: whoever is gone is named by the unique id.
    fn shown(&self, policy: &str, bound: &Bound) -> String;
}

/// Users with their unique ids, by ARN: who there is where a service has no IAM beside it, as in
/// tests. Of roles and services it takes any name.
#[derive(Debug, Default)]
pub struct KnownUsers(Mutex<Bound>);

impl KnownUsers {
    /// From now on the user of this ARN is the one with this unique id.
    pub fn know(&self, arn: &str, id: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(arn.to_owned(), id.to_owned());
    }
}

impl Principals for KnownUsers {
    fn bind(&self, policy: &str) -> Result<Bound, UnknownPrincipal> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let document = serde_json::from_str(policy).unwrap_or_default();
        let named = bound::named(&document, "AWS").into_iter();
        let users = named.filter(|name| name.contains(":user/"));
        users
            .map(|arn| match known.get(arn) {
                Some(id) => Ok((arn.to_owned(), id.clone())),
                None => Err(UnknownPrincipal {
                    kind: "AWS",
                    name: arn.to_owned(),
                }),
            })
            .collect()
    }

    fn shown(&self, policy: &str, bound: &Bound) -> String {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        bound::with_ids(policy, bound, |arn, id| {
            known.get(arn).is_none_or(|now| now != id)
        })
    }
}
