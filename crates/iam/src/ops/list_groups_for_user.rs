//! ListGroupsForUser. There are no groups here; clients ask before they delete a user.

use model::iam::{ListGroupsForUser, ListGroupsForUserInput, ListGroupsForUserOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page;
use crate::rows::UserRow;

impl Serve<ListGroupsForUser> for Iam {
    fn access(&self, call: &Call, input: &ListGroupsForUserInput) -> Result<Vec<Access>, Fault> {
        Ok(
            self.entity_access::<UserRow>(
                call,
                "iam:ListGroupsForUser",
                input.user_name.as_deref(),
            ),
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: ListGroupsForUserInput,
    ) -> Result<ListGroupsForUserOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        self.entity::<UserRow>(call, &name)?;
        Ok(ListGroupsForUserOutput {
            groups: Some(page::nothing(input.marker.as_deref(), input.max_items)?),
            is_truncated: Some(false),
            marker: None,
        })
    }
}
