//! What the machine counts, beside what happened.

use crate::machine::{Metric, Outcome};

/// Events by what became of them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Events {
    polled: usize,
    filtered_out: usize,
    invoked: usize,
    failed_invoke: usize,
    delivered: usize,
}

#[derive(Debug, Default)]
pub(super) struct Counts {
    counted: Events,
    happened: Events,
}

impl Counts {
    pub(super) fn take(&mut self, metric: Metric) {
        let counted = &mut self.counted;
        match metric {
            Metric::Polled(events) => counted.polled += events,
            Metric::FilteredOut(events) => counted.filtered_out += events,
            Metric::Invoked(events) => counted.invoked += events,
            Metric::FailedInvoke(events) => counted.failed_invoke += events,
            Metric::Delivered(events) => counted.delivered += events,
            Metric::IteratorAge(_) | Metric::DestinationDeliveryFailure | Metric::Dropped(_) => {}
        }
    }

    pub(super) fn read(&mut self, records: usize, filtered: usize) {
        self.happened.polled += records + filtered;
        self.happened.filtered_out += filtered;
    }

    pub(super) fn invoked(&mut self, records: usize, outcome: &Outcome) {
        self.happened.invoked += records;
        self.happened.failed_invoke += match outcome {
            Outcome::Succeeded => 0,
            Outcome::FailedFrom(index) => records - index,
            Outcome::Failed | Outcome::TooLarge | Outcome::NotInvoked => records,
        };
    }

    pub(super) fn delivered(&mut self, records: usize) {
        self.happened.delivered += records;
    }

    pub(super) fn check(&self) {
        assert_eq!(self.counted, self.happened);
    }
}
