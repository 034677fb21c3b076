//! `ListImports`

use model::cloudformation::{ListImports, ListImportsInput, ListImportsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::faults::validation;
use crate::finding::page;
use crate::limits::EXPORTS_PER_PAGE;

impl Serve<ListImports> for Cloudformation {
    fn access(&self, _call: &Call, _input: &ListImportsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudformation:ListImports", "*")])
    }

    async fn run(&self, call: &Call, input: ListImportsInput) -> Result<ListImportsOutput, Fault> {
        let name = input.export_name.unwrap_or_default();
        let mut stacks = self.newest_first(call);
        stacks.retain(|stack| !stack.is_deleted() && stack.imports.contains(&name));
        if stacks.is_empty() {
            return Err(validation(format!(
                "Export '{name}' is not imported by any stack."
            )));
        }
        let (page, next_token) = page(&stacks, input.next_token.as_deref(), EXPORTS_PER_PAGE)?;
        Ok(ListImportsOutput {
            imports: Some(page.iter().map(|stack| stack.name.clone()).collect()),
            next_token,
        })
    }
}
