//! The targets, as ratios between servers of one invocation.

use crate::results::{Measured, Run, Workload};

/// A ratio that is to be at least its target.
#[derive(Debug, PartialEq)]
pub struct Ratio {
    /// What is divided by what.
    pub name: String,
    /// What came out.
    pub value: f64,
    /// What was promised.
    pub target: f64,
}

const PEERS: [&str; 4] = ["ferrokinesis", "kinesalite", "kinesis-mock", "moto"];

/// A workload's ratios, as far as their servers were measured.
pub fn of(workload: &Workload) -> Vec<Ratio> {
    let sustained = |run: &Run| run.rest.rate();
    let first = |run: &Run| run.first.rate();
    let mut found = Vec::new();
    let mut add = |name: String, ours: f64, theirs: f64, target: f64| {
        if theirs > 0.0 {
            let value = ours / theirs;
            found.push(Ratio {
                name,
                value,
                target,
            });
        }
    };
    let Some(ours) = workload.server("brookmill") else {
        return found;
    };
    let rate = ours.median(sustained);
    let against_peers = match workload.name.as_str() {
        "put-records" => 8.0,
        _ => 2.0,
    };
    let against_noop = match workload.name.as_str() {
        "put-records" => Some(1.0 / 3.0),
        "get-records" => Some(0.5),
        _ => None,
    };
    if workload.name == "latency" {
        return found;
    }
    if let Some(peer) = fastest(workload, sustained) {
        let name = format!("of the fastest peer ({}), sustained", peer.name);
        add(name, rate, peer.median(sustained), against_peers);
    }
    if workload.name == "put-records"
        && let Some(peer) = fastest(workload, first)
    {
        let name = format!("sustained, of the fastest peer's first 3 s ({})", peer.name);
        add(name, rate, peer.median(first), 5.0);
    }
    if let (Some(noop), Some(target)) = (workload.server("noop"), against_noop) {
        let name = "of the server that does nothing".to_owned();
        add(name, rate, noop.median(sustained), target);
    }
    if workload.name == "put-record"
        && let Some(cbor) = workload.server("brookmill-cbor")
    {
        let name = "CBOR of our own JSON".to_owned();
        add(name, cbor.median(sustained), rate, 1.3);
    }
    found
}

fn fastest(workload: &Workload, value: impl Fn(&Run) -> f64) -> Option<&Measured> {
    let peers = PEERS.iter().filter_map(|name| workload.server(name));
    peers.max_by(|one, other| one.median(&value).total_cmp(&other.median(&value)))
}
