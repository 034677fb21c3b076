//! DescribeAlarmsForMetric: the alarms that watch one metric.

use std::collections::BTreeSet;

use model::cloudwatch::{
    DescribeAlarmsForMetric, DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Metrics;
use crate::alarm::{self, Source};
use crate::metric::pair;

impl Serve<DescribeAlarmsForMetric> for Metrics {
    fn access(&self, _: &Call, _: &DescribeAlarmsForMetricInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudwatch:DescribeAlarmsForMetric", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeAlarmsForMetricInput,
    ) -> Result<DescribeAlarmsForMetricOutput, Fault> {
        let wanted: BTreeSet<(String, String)> =
            input.dimensions.iter().flatten().map(pair).collect();
        let differs =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_some() && wanted != has;
        let watches = |source: &Source| match source {
            Source::Metric {
                namespace,
                name,
                dimensions,
                statistic,
                extended_statistic,
                period_s,
                unit,
            } => {
                input.namespace.as_ref() == Some(namespace)
                    && input.metric_name.as_ref() == Some(name)
                    && dimensions.iter().cloned().collect::<BTreeSet<_>>() == wanted
                    && !differs(&input.statistic, statistic)
                    && !differs(&input.extended_statistic, extended_statistic)
                    && !differs(&input.unit, unit)
                    && input.period.is_none_or(|period| period == *period_s)
            }
            Source::Queries(_) => false,
        };
        let alarms = self.alarms_of(&call.caller);
        let found = alarms
            .iter()
            .filter(|alarm| watches(&alarm.settings.source));
        let metric_alarms = Some(found.map(|found| alarm::shown(found)).collect());
        Ok(DescribeAlarmsForMetricOutput { metric_alarms })
    }
}
