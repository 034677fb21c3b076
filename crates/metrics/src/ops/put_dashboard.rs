//! PutDashboard: makes a dashboard or replaces its body.

use model::cloudwatch::{PutDashboard, PutDashboardInput, PutDashboardOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::dashboard::{self, Dashboard};
use crate::{Metrics, faults, tags};

impl Serve<PutDashboard> for Metrics {
    fn access(&self, call: &Call, input: &PutDashboardInput) -> Result<Vec<Access>, Fault> {
        let mut needed = self.dashboard_access(
            "cloudwatch:PutDashboard",
            &call.caller,
            &input.dashboard_name,
        );
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let name = &input.dashboard_name;
            needed.extend(self.dashboard_access("cloudwatch:TagResource", &call.caller, name));
        }
        let bringing = |access: Access| access.bringing_tags(tags::given(input.tags.as_ref()));
        Ok(needed.into_iter().map(bringing).collect())
    }

    async fn run(
        &self,
        call: &Call,
        input: PutDashboardInput,
    ) -> Result<PutDashboardOutput, Fault> {
        let name = input.dashboard_name.unwrap_or_default();
        let body = input.dashboard_body.unwrap_or_default();
        dashboard::check_name(&name)?;
        dashboard::check_body(&body)?;
        let tags = tags::checked(input.tags.unwrap_or_default())?;
        let key = dashboard::key_for(&call.caller, &name);
        let modified_ms = self.now_ms();
        let outcome = self.store.transact(|tx| {
            let known = tx.get(&self.dashboards, &key);
            let tags = known.map_or(tags, |known| known.tags.clone());
            tx.put(
                &self.dashboards,
                &key,
                Dashboard {
                    name,
                    body,
                    modified_ms,
                    tags,
                },
            );
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(PutDashboardOutput {
            dashboard_validation_messages: Some(Vec::new()),
        })
    }
}
