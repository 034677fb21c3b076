//! Whom policies of resources name, as IAM knows them.

use std::fmt;

use auth::policy::Bound;

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
