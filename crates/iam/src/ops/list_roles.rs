//! ListRoles.

use model::iam::{ListRoles, ListRolesInput, ListRolesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use std::sync::Arc;

use crate::page::page;
use crate::rows::RoleRow;
use crate::shapes;

impl Serve<ListRoles> for Iam {
    fn access(&self, call: &Call, input: &ListRolesInput) -> Result<Vec<Access>, Fault> {
        let account = &call.caller.account;
        let path = input.path_prefix.as_deref().unwrap_or("/");
        Ok(vec![Access::new(
            "iam:ListRoles",
            format!("arn:aws:iam::{account}:role{path}"),
        )])
    }

    async fn run(&self, call: &Call, input: ListRolesInput) -> Result<ListRolesOutput, Fault> {
        let prefix = format!("{}/", call.caller.account);
        let path = input.path_prefix.as_deref().unwrap_or("/");
        let rows = self
            .tables
            .roles
            .prefix(&prefix)
            .into_iter()
            .map(|(_, row)| row);
        let rows = rows.filter(|row| row.identity.path.starts_with(path));
        // Rows are sorted by name without regard to case, and so are the markers.
        let key = |row: &Arc<RoleRow>| row.identity.name.to_lowercase();
        let page = page(rows, input.marker.as_deref(), input.max_items, key)?;
        Ok(ListRolesOutput {
            roles: Some(
                page.items
                    .iter()
                    .map(|row| shapes::listed_role(row, &self.shown_trust(row)))
                    .collect(),
            ),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
