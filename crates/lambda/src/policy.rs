//! Resource-based policies: of a function, and apart from it of each version and alias.
//!
//! See "Viewing resource-based IAM policies in Lambda" in the AWS Lambda Developer Guide.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use auth::policy::bound;
use plane::Principals;
use store::Transaction;
use wire::Fault;

use crate::alias::{AliasRow, alias_key};
use crate::faults::{no_alias, no_function};
use crate::names::{FunctionName, Target};
use crate::row::{FunctionRow, PolicyStatement};
use crate::service::{Lambda, version_key};

/// Policies that are kept compiled, deleted functions' among them. Others are compiled again.
const COMPILED_POLICIES_MAX: usize = 1_000;

/// Compiled policies by the ARN they are about, with the revision they stand for.
#[derive(Default)]
pub(crate) struct CompiledPolicies {
    policies: Mutex<HashMap<String, (String, Arc<auth::Policy>)>>,
}

impl CompiledPolicies {
    fn get(&self, about: &str, revision: &str) -> Option<Arc<auth::Policy>> {
        let policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        let (of_revision, policy) = policies.get(about)?;
        (of_revision == revision).then(|| Arc::clone(policy))
    }

    fn keep(&self, about: String, revision: &str, policy: &Arc<auth::Policy>) {
        let mut policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        if policies.len() >= COMPILED_POLICIES_MAX && !policies.contains_key(&about) {
            policies.clear();
        }
        policies.insert(about, (revision.to_owned(), Arc::clone(policy)));
    }
}

const BEFORE_STATEMENTS: &str = r#"{"Version":"2012-10-17","Id":"default","Statement":["#;
const AFTER_STATEMENTS: &str = "]}";

/// The statements of a policy as JSON, if there are any, each as a document of its own is changed.
fn document(
    statements: &[PolicyStatement],
    changed: impl Fn(&str, &PolicyStatement) -> String,
) -> Option<String> {
    let inner = statements.iter().map(|one| {
        // Each has been bound when it was added, and so perhaps to another one of the same name.
        let alone = format!("{BEFORE_STATEMENTS}{}{AFTER_STATEMENTS}", one.json);
        let alone = changed(&alone, one);
        let inner = alone.strip_prefix(BEFORE_STATEMENTS);
        let inner = inner.and_then(|inner| inner.strip_suffix(AFTER_STATEMENTS));
        inner.map_or_else(|| one.json.clone(), str::to_owned)
    });
    let inner: Vec<String> = inner.collect();
    let whole = || format!("{BEFORE_STATEMENTS}{}{AFTER_STATEMENTS}", inner.join(","));
    (!inner.is_empty()).then(whole)
}

/// The policy as it counts: whom a statement named when it was added is known by the unique id.
pub(crate) fn counting(statements: &[PolicyStatement]) -> Option<String> {
    document(statements, |text, one| {
        bound::with_ids(text, &one.principals, |_, _| true)
    })
}

/// The policy as it is shown: whoever is gone is named by the unique id.
pub(crate) fn shown(statements: &[PolicyStatement], principals: &dyn Principals) -> Option<String> {
    document(statements, |text, one| {
        principals.shown(text, &one.principals)
    })
}

/// What a policy is about, with the key of its row.
pub(crate) enum Holder {
    Function(String, Arc<FunctionRow>),
    Version(String, Arc<FunctionRow>),
    Alias(String, Arc<AliasRow>),
}

impl Holder {
    /// The statements, and the revision of what they are about: a policy has none of its own.
    pub(crate) fn policy(&self) -> (&[PolicyStatement], &str) {
        match self {
            Self::Function(_, row) | Self::Version(_, row) => (&row.policy, &row.revision_id),
            Self::Alias(_, row) => (&row.policy, &row.revision_id),
        }
    }

    /// Which statements these are, whatever else of the holder changes.
    fn policy_revision(&self) -> &str {
        match self {
            Self::Function(_, row) | Self::Version(_, row) => &row.policy_revision,
            Self::Alias(_, row) => &row.policy_revision,
        }
    }

    /// Replaces the statements.
    pub(crate) fn set_policy(&mut self, statements: Vec<PolicyStatement>, new_revision: String) {
        let (policy, of_policy, of_holder) = match self {
            Self::Function(_, row) | Self::Version(_, row) => {
                let row = Arc::make_mut(row);
                (
                    &mut row.policy,
                    &mut row.policy_revision,
                    &mut row.revision_id,
                )
            }
            Self::Alias(_, row) => {
                let row = Arc::make_mut(row);
                (
                    &mut row.policy,
                    &mut row.policy_revision,
                    &mut row.revision_id,
                )
            }
        };
        *policy = statements;
        of_policy.clone_from(&new_revision);
        *of_holder = new_revision;
    }
}

impl Lambda {
    /// What an operation on policies is about, as it is decided.
    pub(crate) fn holder(
        &self,
        tx: &Transaction<'_>,
        name: &FunctionName,
    ) -> Result<Holder, Fault> {
        let key = name.key();
        let function = tx.get(&self.functions, &key);
        let function = function.ok_or_else(|| no_function(&name.arn()))?;
        let id = function.id;
        resolve(
            name,
            (key, function),
            |number| tx.get(&self.versions, &version_key(id, number)),
            |alias| tx.get(&self.aliases, &alias_key(id, alias)),
        )
    }

    /// The same, as it is durable.
    pub(crate) fn durable_holder(&self, name: &FunctionName) -> Result<Holder, Fault> {
        let key = name.key();
        let function = self.functions.get(&key);
        let function = function.ok_or_else(|| no_function(&name.arn()))?;
        let id = function.id;
        resolve(
            name,
            (key, function),
            |number| self.versions.get(&version_key(id, number)),
            |alias| self.aliases.get(&alias_key(id, alias)),
        )
    }

    /// Writes a holder back.
    pub(crate) fn put_holder(&self, tx: &mut Transaction<'_>, holder: Holder) {
        match holder {
            Holder::Function(key, row) => tx.put(&self.functions, &key, Arc::unwrap_or_clone(row)),
            Holder::Version(key, row) => tx.put(&self.versions, &key, Arc::unwrap_or_clone(row)),
            Holder::Alias(key, row) => tx.put(&self.aliases, &key, Arc::unwrap_or_clone(row)),
        }
    }

    /// The compiled policy that counts for what a caller named, if there is one. A function's
    /// does not count for its versions and aliases, nor theirs for it.
    pub(crate) fn policy(&self, name: &FunctionName) -> Option<Arc<auth::Policy>> {
        let holder = self.durable_holder(name).ok()?;
        let (statements, current) = (holder.policy().0, holder.policy_revision());
        let json = counting(statements)?;
        let about = match name.target() {
            Target::Latest => name.arn(),
            Target::Version(_) | Target::Alias(_) => name.qualified_arn(),
        };
        if let Some(policy) = self.policies.get(&about, current) {
            return Some(policy);
        }
        match auth::Policy::parse(&json) {
            Ok(policy) => {
                let policy = Arc::new(policy);
                self.policies.keep(about, current, &policy);
                Some(policy)
            }
            Err(error) => {
                // It was checked when its statements were added.
                tracing::error!(?error, about, "a stored policy does not parse");
                None
            }
        }
    }
}

fn resolve(
    name: &FunctionName,
    (key, function): (String, Arc<FunctionRow>),
    version: impl Fn(&str) -> Option<Arc<FunctionRow>>,
    alias: impl Fn(&str) -> Option<Arc<AliasRow>>,
) -> Result<Holder, Fault> {
    match name.target() {
        Target::Latest => Ok(Holder::Function(key, function)),
        Target::Version(number) => version(number)
            .filter(|row| row.version == number)
            .map(|row| Holder::Version(version_key(function.id, number), row))
            .ok_or_else(|| no_function(&name.qualified_arn())),
        Target::Alias(called) => alias(called)
            .map(|row| Holder::Alias(alias_key(function.id, called), row))
            .ok_or_else(|| no_alias(&name.qualified_arn())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{COMPILED_POLICIES_MAX, CompiledPolicies, counting};
    use crate::row::PolicyStatement;

    #[test]
    fn each_statement_names_whom_it_was_added_for() {
        let user = "arn:aws:iam::000000000000:user/alice";
        let statement = |sid: &str, id: Option<&str>| PolicyStatement {
            sid: sid.to_owned(),
            json: format!(r#"{{"Sid":"{sid}","Principal":{{"AWS":"{user}"}}}}"#),
            principals: id
                .map(|id| (user.to_owned(), id.to_owned()))
                .into_iter()
                .collect(),
        };
        let policy = [
            statement("a", Some("AIDA1")),
            statement("b", Some("AIDA2")),
            statement("c", None),
        ];
        assert_eq!(
            counting(&policy).unwrap(),
            r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"a","Principal":{"AWS":"AIDA1"}},{"Sid":"b","Principal":{"AWS":"AIDA2"}},{"Sid":"c","Principal":{"AWS":"arn:aws:iam::000000000000:user/alice"}}]}"#
        );
        assert_eq!(counting(&[]), None);
    }

    #[test]
    fn compiled_policies_have_a_bound_and_a_revision() {
        let policy = Arc::new(auth::Policy {
            id: None,
            statements: Vec::new(),
        });
        let compiled = CompiledPolicies::default();
        for number in 0..2 * COMPILED_POLICIES_MAX {
            compiled.keep(format!("arn:{number}"), "1", &policy);
        }
        assert!(compiled.policies.lock().unwrap().len() <= COMPILED_POLICIES_MAX);
        let last = format!("arn:{}", 2 * COMPILED_POLICIES_MAX - 1);
        assert!(compiled.get(&last, "1").is_some());
        assert!(compiled.get(&last, "2").is_none());
        compiled.keep(last.clone(), "2", &policy);
        assert!(compiled.get(&last, "2").is_some());
    }
}
