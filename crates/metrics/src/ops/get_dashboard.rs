//! GetDashboard: a dashboard's body.

use model::cloudwatch::{GetDashboard, GetDashboardInput, GetDashboardOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Metrics, dashboard, faults};

impl Serve<GetDashboard> for Metrics {
    fn access(&self, call: &Call, input: &GetDashboardInput) -> Result<Vec<Access>, Fault> {
        Ok(self.dashboard_access(
            "cloudwatch:GetDashboard",
            &call.caller,
            &input.dashboard_name,
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetDashboardInput,
    ) -> Result<GetDashboardOutput, Fault> {
        let name = input.dashboard_name.unwrap_or_default();
        let found = self
            .dashboards
            .get(&dashboard::key_for(&call.caller, &name));
        let found = found.ok_or_else(|| faults::no_dashboard(&name))?;
        Ok(GetDashboardOutput {
            dashboard_arn: Some(dashboard::arn(&call.caller.account, &name)),
            dashboard_body: Some(found.body.clone()),
            dashboard_name: Some(name),
        })
    }
}
