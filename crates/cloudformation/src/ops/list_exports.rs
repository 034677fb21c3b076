//! `ListExports`

use model::cloudformation::{Export, ListExports, ListExportsInput, ListExportsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::finding::page;
use crate::limits::EXPORTS_PER_PAGE;

impl Serve<ListExports> for Cloudformation {
    fn access(&self, _call: &Call, _input: &ListExportsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudformation:ListExports", "*")])
    }

    async fn run(&self, call: &Call, input: ListExportsInput) -> Result<ListExportsOutput, Fault> {
        let stacks = self.newest_first(call);
        let mut exports: Vec<Export> = stacks
            .iter()
            .filter(|stack| !stack.is_deleted())
            .flat_map(|stack| {
                stack.outputs.iter().filter_map(|output| {
                    Some(Export {
                        exporting_stack_id: Some(stack.arn.clone()),
                        name: Some(output.export.clone()?),
                        value: Some(output.value.clone()),
                    })
                })
            })
            .collect();
        exports.sort_by(|one, other| one.name.cmp(&other.name));
        let (page, next_token) = page(&exports, input.next_token.as_deref(), EXPORTS_PER_PAGE)?;
        Ok(ListExportsOutput {
            exports: Some(page.to_vec()),
            next_token,
        })
    }
}
