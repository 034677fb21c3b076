//! `AWS::CloudWatch::Dashboard`

use model::cloudwatch::{
    DeleteDashboards, DeleteDashboardsInput, GetDashboard, GetDashboardInput, PutDashboard,
    PutDashboardInput,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{ResourceType, Wanted, changed, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::CloudWatch::Dashboard",
    source: <PutDashboard as Operation>::META.input,
    properties: &[
        property("DashboardBody", Kind::Text).required(),
        property("DashboardName", Kind::Text).create_only(),
    ],
    unsupported: &["Tags"],
    naming: Naming {
        property: Some("DashboardName"),
        length: 255,
        alphabet: Alphabet::Mixed,
    },
    attributes: &[],
    capability: Capability::None,
};

/// The type.
pub(super) struct Dashboard;

async fn put(calls: &Calls, name: &str, properties: &Properties) -> Result<(), Failure> {
    let input = PutDashboardInput {
        dashboard_name: Some(name.to_owned()),
        dashboard_body: string(properties, "DashboardBody"),
        ..Default::default()
    };
    calls.call::<PutDashboard>(input).await.map(|_| ())
}

impl ResourceType for Dashboard {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetDashboardInput {
                dashboard_name: Some(wanted.name.to_owned()),
            };
            let found = calls.look::<GetDashboard>(input).await?;
            Ok(found.map(|_| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            put(calls, wanted.name, wanted.properties).await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            if before.is_some() && changed(before, after, "DashboardBody") {
                put(calls, physical, after).await?;
            }
            Ok(())
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteDashboardsInput {
                dashboard_names: Some(vec![physical.to_owned()]),
            };
            calls.remove::<DeleteDashboards>(input).await
        })
    }
}
