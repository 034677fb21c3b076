//! `ListFunctions`

use std::ops::Bound;

use model::lambda::{ListFunctions, ListFunctionsInput, ListFunctionsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::invalid;
use crate::service::{Lambda, access_to_all, place_of, version_prefix};

/// Functions on one page, whatever was asked for.
const PAGE_MAX: usize = 50;

impl Serve<ListFunctions> for Lambda {
    fn access(&self, _: &Call, _: &ListFunctionsInput) -> Result<Vec<Access>, Fault> {
        access_to_all("lambda:ListFunctions")
    }

    async fn run(
        &self,
        call: &Call,
        input: ListFunctionsInput,
    ) -> Result<ListFunctionsOutput, Fault> {
        let all = input.function_version.as_deref() == Some("ALL");
        if input.master_region.is_some() {
            // Asks for Lambda@Edge's replicas of another region's functions: there are none.
            if !all {
                return Err(invalid(
                    "FunctionVersion must be ALL where MasterRegion is given.",
                ));
            }
            return Ok(ListFunctionsOutput {
                next_marker: None,
                functions: Some(Vec::new()),
            });
        }
        let wanted = input
            .max_items
            .and_then(|items| usize::try_from(items).ok());
        let page = wanted.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let prefix = format!("{}/", place_of(&call.caller.account, &call.caller.region));
        let from = format!("{prefix}{}", input.marker.unwrap_or_default());
        let mut rows = self
            .functions
            .range(Bound::Included(&from), page + 1, |key| {
                key.starts_with(&prefix)
            });
        let next = (rows.len() > page).then(|| rows.pop()).flatten();
        let mut functions = Vec::new();
        for (_, row) in rows {
            let mut latest = row.listed();
            if all {
                latest.function_arn = Some(format!("{}:$LATEST", row.arn()));
            }
            functions.push(latest);
            if all {
                let versions = self.versions.prefix(&version_prefix(row.id));
                functions.extend(versions.iter().map(|(_, version)| version.listed()));
            }
        }
        Ok(ListFunctionsOutput {
            next_marker: next.map(|(_, row)| row.name.clone()),
            functions: Some(functions),
        })
    }
}
