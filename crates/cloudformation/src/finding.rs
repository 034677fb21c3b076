//! Finding stacks and change sets, and pages of lists.

use std::sync::Arc;

use plane::Call;
use wire::Fault;

use crate::Cloudformation;
use crate::faults::{no_change_set, no_stack, validation};
use crate::request::{Checked, Request};
use crate::state::{ChangeSet, Stack, stack_prefix, within};

/// A page of a list from `token` on, and the token of the next one.
///
/// # Errors
/// `ValidationError` for a token that is none of ours.
pub(crate) fn page<'a, T>(
    all: &'a [T],
    token: Option<&str>,
    limit: usize,
) -> Result<(&'a [T], Option<String>), Fault> {
    let from = match token {
        None => 0,
        // A token tells how many are left, so that a list that grows at its front does not
        // repeat what was seen.
        Some(token) => {
            let left: usize = token
                .parse()
                .map_err(|_| validation("The specified NextToken is invalid."))?;
            all.len().saturating_sub(left)
        }
    };
    let rest = all.get(from..).unwrap_or_default();
    let page = rest.get(..limit).unwrap_or(rest);
    let left = rest.len() - page.len();
    Ok((page, (left > 0).then(|| left.to_string())))
}

/// Why a template needs a capability.
pub(crate) fn reason(types: &[String]) -> String {
    format!(
        "The following resource(s) require capabilities: [{}]",
        types.join(", ")
    )
}

impl Cloudformation {
    /// All stacks of the caller's account and region, the newest first.
    pub(crate) fn newest_first(&self, call: &Call) -> Vec<Arc<Stack>> {
        let plane::Caller {
            account, region, ..
        } = &call.caller;
        let prefix = stack_prefix(account.as_str(), region.as_str());
        let rows = self.means.ledger.stacks.prefix(&prefix);
        rows.into_iter().rev().map(|(_, stack)| stack).collect()
    }

    /// A change set with its stack: by ARN, or by name within a stack.
    ///
    /// # Errors
    /// `ValidationError` without a stack, `ChangeSetNotFound`.
    pub(crate) fn change_set(
        &self,
        call: &Call,
        name: &str,
        stack: Option<&str>,
    ) -> Result<(Arc<Stack>, Arc<ChangeSet>), Fault> {
        let ledger = &self.means.ledger;
        if name.starts_with("arn:") {
            for stack in self.newest_first(call) {
                let sets = ledger.change_sets.prefix(&within(stack.id));
                if let Some((_, set)) = sets.into_iter().find(|(_, set)| set.arn == name) {
                    return Ok((stack, set));
                }
            }
            return Err(no_change_set(name));
        }
        let Some(stack) = stack else {
            return Err(validation(
                "StackName must be specified if ChangeSetName is not specified as an ARN.",
            ));
        };
        let stack = self.find(call, stack).ok_or_else(|| no_stack(stack))?;
        let sets = ledger.change_sets.prefix(&within(stack.id));
        let named = |set: &ChangeSet| set.name == name && set.execution != "EXECUTE_COMPLETE";
        match sets.into_iter().find(|(_, set)| named(set)) {
            Some((_, set)) => Ok((stack, set)),
            None => Err(no_change_set(name)),
        }
    }

    /// Checks a request whose template is stored already, and so may be larger than one in a
    /// request.
    ///
    /// # Errors
    /// As [`Cloudformation::check`].
    pub(crate) fn check_stored(
        &self,
        call: &Call,
        mut request: Request,
        stack: &Stack,
    ) -> Result<Checked, Fault> {
        let text = request.source.body.take().unwrap_or_default();
        self.check_text(call, text, request, (&stack.arn, &stack.name), Some(stack))
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn pages_follow_each_other_though_the_list_grows_at_its_front() {
        let (first, token) = page(&[5, 4, 3, 2, 1], None, 2).unwrap();
        assert_eq!((first, token.as_deref()), (&[5, 4][..], Some("3")));
        let (second, token) = page(&[6, 5, 4, 3, 2, 1], token.as_deref(), 2).unwrap();
        assert_eq!((second, token.as_deref()), (&[3, 2][..], Some("1")));
        let (third, token) = page(&[6, 5, 4, 3, 2, 1], token.as_deref(), 2).unwrap();
        assert_eq!((third, token), (&[1][..], None));
        assert!(page(&[1], Some("x"), 2).is_err());
    }
}
