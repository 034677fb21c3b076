//! GetMetricData: data points of several metrics, and of expressions over them.

use model::cloudwatch::{GetMetricData, GetMetricDataInput, GetMetricDataOutput, MetricDataResult};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::query::{self, Answer, Reach};
use crate::{Metrics, faults, limits, token};

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
        let ascending = input.scan_by.as_deref() == Some("TimestampAscending");
        let answers = self.answers(&queries, Reach::Requested(from, until))?;
        let list = if ascending { "d1" } else { "d2" };
        let after = input
            .next_token
            .as_deref()
            .map(|token| Place::of(list, token).ok_or_else(faults::bad_token))
            .transpose()?;
        let (mut room, mut last, mut is_whole) = (room, after, true);
        let mut results = Vec::new();
        for (index, answer) in answers.into_iter().enumerate() {
            // What earlier pages brought is not named again; what has no points is, once.
            let begun = match after {
                Some(after) if index < after.answer => continue,
                Some(after) if index == after.answer => Some(after.at_s),
                _ => None,
            };
            let points = ahead(&answer, ascending, begun);
            if begun.is_some() && points.is_empty() {
                continue;
            }
            if room == 0 {
                is_whole = false;
                break;
            }
            let (count, all) = (points.len().min(room), points.len());
            let points = points.get(..count).unwrap_or_default();
            if let Some((at_s, _)) = points.last() {
                let (answer, at_s) = (index, *at_s);
                last = Some(Place { answer, at_s });
            }
            room -= count;
            is_whole = count == all;
            results.push(shown(answer, points, is_whole));
            if !is_whole {
                break;
            }
        }
        Ok(GetMetricDataOutput {
            metric_data_results: Some(results),
            next_token: last.filter(|_| !is_whole).map(|last| last.token(list)),
            messages: Some(Vec::new()),
        })
    }
}

/// The last point of a page: of which answer, and when.
#[derive(Debug, Clone, Copy)]
struct Place {
    answer: usize,
    at_s: i64,
}

impl Place {
    fn token(self, list: &str) -> String {
        token::behind(list, &format!("{}/{}", self.answer, self.at_s))
    }

    fn of(list: &str, token: &str) -> Option<Self> {
        let text = token::name_in(list, token)?;
        let (answer, at_s) = text.split_once('/')?;
        Some(Self {
            answer: answer.parse().ok()?,
            at_s: at_s.parse().ok()?,
        })
    }
}

/// An answer's points in the order that was asked for, behind the one that was shown last.
fn ahead(answer: &Answer, ascending: bool, behind_s: Option<i64>) -> Vec<(i64, f64)> {
    let points = answer.series.points.iter().map(|(at, value)| (*at, *value));
    if ascending {
        let is_ahead = |(at, _): &(i64, f64)| behind_s.is_none_or(|behind| *at > behind);
        points.filter(is_ahead).collect()
    } else {
        let is_ahead = |(at, _): &(i64, f64)| behind_s.is_none_or(|behind| *at < behind);
        points.rev().filter(is_ahead).collect()
    }
}

fn shown(answer: Answer, points: &[(i64, f64)], is_whole: bool) -> MetricDataResult {
    let status = if is_whole { "Complete" } else { "PartialData" };
    let times = points.iter().map(|(at, _)| Timestamp::from_secs(*at));
    MetricDataResult {
        id: Some(answer.id),
        label: Some(answer.series.label),
        timestamps: Some(times.collect()),
        values: Some(points.iter().map(|(_, value)| *value).collect()),
        status_code: Some(status.to_owned()),
        messages: (!answer.messages.is_empty()).then_some(answer.messages),
    }
}
