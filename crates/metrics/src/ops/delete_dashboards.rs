//! DeleteDashboards: deletes dashboards, or none of them if one does not exist.

use model::cloudwatch::{DeleteDashboards, DeleteDashboardsInput, DeleteDashboardsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Metrics, dashboard, faults};

impl Serve<DeleteDashboards> for Metrics {
    fn access(&self, call: &Call, input: &DeleteDashboardsInput) -> Result<Vec<Access>, Fault> {
        let names = input.dashboard_names.iter().flatten();
        Ok(self.dashboard_access("cloudwatch:DeleteDashboards", &call.caller, names))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteDashboardsInput,
    ) -> Result<DeleteDashboardsOutput, Fault> {
        let mut names = input.dashboard_names.unwrap_or_default();
        names.sort_unstable();
        names.dedup();
        let outcome = self.store.transact(|tx| {
            for name in &names {
                let key = dashboard::key_for(&call.caller, name);
                if tx.get(&self.dashboards, &key).is_none() {
                    return Err(faults::no_dashboard(name));
                }
                tx.delete(&self.dashboards, &key);
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(DeleteDashboardsOutput {})
    }
}
