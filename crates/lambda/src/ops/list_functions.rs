//! `ListFunctions`

use std::ops::Bound;

use model::lambda::{ListFunctions, ListFunctionsInput, ListFunctionsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::invalid;
use crate::paging;
use crate::service::{Lambda, access_to_all, place_of};

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
        let page = paging::page(input.max_items);
        let after = paging::after(input.marker.as_deref())?.unwrap_or_default();
        let prefix = format!("{}/", place_of(&call.caller.account, &call.caller.region));
        // Of a function whose versions are listed, too, some may be on the next page.
        let (name, version) = match after.split_once(':') {
            Some((name, version)) if all => (name, Some(version)),
            _ => (after.as_str(), None),
        };
        let from = format!("{prefix}{name}");
        let from = match version {
            Some(_) => Bound::Included(from.as_str()),
            None => Bound::Excluded(from.as_str()),
        };
        // One more that shows that there are more, and one that may have nothing left to show.
        let rows = self
            .functions
            .range(from, page + 2, |key| key.starts_with(&prefix));
        let mut functions = Vec::new();
        for (_, row) in rows {
            if !all {
                functions.push(row.listed());
                continue;
            }
            let after = version.filter(|_| row.name == name);
            functions.extend(self.versions_after(&row, after, page + 1));
            if functions.len() > page {
                break;
            }
        }
        let (functions, next_marker) = paging::cut(functions, page, |one| {
            let name = one.function_name.clone().unwrap_or_default();
            match &one.version {
                Some(version) if all => format!("{name}:{version}"),
                _ => name,
            }
        });
        Ok(ListFunctionsOutput {
            next_marker,
            functions: Some(functions),
        })
    }
}
