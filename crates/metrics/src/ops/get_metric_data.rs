//! GetMetricData: data points of several metrics, and of expressions over them.

use model::cloudwatch::{GetMetricData, GetMetricDataInput, GetMetricDataOutput, MetricDataResult};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::query::{self, Answer, Reach};
use crate::{Metrics, faults, limits};

impl Serve<GetMetricData> for Metrics {
    fn access(&self, _: &Call, _: &GetMetricDataInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudwatch:GetMetricData", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetMetricDataInput,
    ) -> Result<GetMetricDataOutput, Fault> {
        faults::refuse(&[("LabelOptions", input.label_options.is_some())])?;
        let millis = |timestamp: Option<Timestamp>| timestamp.map_or(0, Timestamp::millis);
        let (from, until) = (millis(input.start_time), millis(input.end_time));
        if from >= until {
            return Err(faults::validation(
                "The parameter StartTime must be less than the parameter EndTime.",
            ));
        }
        let asked = input.metric_data_queries.unwrap_or_default();
        let queries = query::checked(&call.caller, "MetricDataQueries", &asked)?;
        query::check_size(&queries, from, until)?;
        let most = usize::try_from(limits::DATA_POINTS_MAX).unwrap_or(usize::MAX);
        let room = input
            .max_datapoints
            .and_then(|room| usize::try_from(room).ok())
            .unwrap_or(most);
        if room == 0 || room > most {
            return Err(faults::invalid(format!(
                "The value {room} for parameter MaxDatapoints is invalid. It must be between 1 \
                 and {most}."
            )));
        }
        let skip: usize = match &input.next_token {
            Some(token) => token.parse().map_err(|_| faults::bad_token())?,
            None => 0,
        };
        let ascending = input.scan_by.as_deref() == Some("TimestampAscending");
        let answers = self.answers(&queries, Reach::Requested(from, until))?;
        let total: usize = answers
            .iter()
            .map(|answer| answer.series.points.len())
            .sum();
        let end = skip.saturating_add(room).min(total);
        let mut before = 0;
        let mut results = Vec::new();
        for answer in answers {
            let first = before;
            before += answer.series.points.len();
            // What earlier pages brought is not named again; what has no points is, once.
            let over = before <= skip && skip > 0;
            let ahead = first >= end && end < total;
            if over || ahead {
                continue;
            }
            let (from, until) = (skip.saturating_sub(first), end.saturating_sub(first));
            results.push(shown(answer, ascending, from, until));
        }
        Ok(GetMetricDataOutput {
            metric_data_results: Some(results),
            next_token: (end < total).then(|| end.to_string()),
            messages: Some(Vec::new()),
        })
    }
}

/// An answer's points from one place to another.
fn shown(answer: Answer, ascending: bool, from: usize, until: usize) -> MetricDataResult {
    let count = answer.series.points.len();
    let mut points: Vec<(i64, f64)> = answer.series.points.into_iter().collect();
    if !ascending {
        points.reverse();
    }
    let points = points
        .get(from.min(count)..until.min(count))
        .unwrap_or_default();
    let status = if until < count {
        "PartialData"
    } else {
        "Complete"
    };
    MetricDataResult {
        id: Some(answer.id),
        label: Some(answer.series.label),
        timestamps: Some(
            points
                .iter()
                .map(|(at, _)| Timestamp::from_secs(*at))
                .collect(),
        ),
        values: Some(points.iter().map(|(_, value)| *value).collect()),
        status_code: Some(status.to_owned()),
        messages: (!answer.messages.is_empty()).then_some(answer.messages),
    }
}
