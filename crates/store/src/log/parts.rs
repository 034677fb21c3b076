//! Going through what is kept by owner and part, for the runs of a frame.

use std::collections::BTreeMap;

use super::frame::Run;
use super::index::Key;

/// So many parts are stepped over before the next of a frame is looked for.
const STEPS_MAX: usize = 8;

/// Visits what is kept of the part of each run, after making it where there is nothing yet.
///
/// The parts of a frame are in order, mostly: where it has many, the next is not looked for, but
/// lies a few steps ahead.
pub(super) fn visit<V>(
    kept: &mut BTreeMap<Key, V>,
    owner: u64,
    runs: &[Run],
    mut make: impl FnMut() -> V,
    mut visit: impl FnMut(&mut V, &Run),
) {
    let mut left = runs;
    while let Some((run, rest)) = left.split_first() {
        let taken = visit_known(kept, owner, left, &mut visit);
        left = left.get(taken..).unwrap_or_default();
        if taken == 0 {
            let made = kept.entry((owner, run.part)).or_insert_with(&mut make);
            visit(made, run);
            left = rest;
        }
    }
}

/// Up to the first run of a part of which nothing is kept; says how many were before it.
fn visit_known<V>(
    kept: &mut BTreeMap<Key, V>,
    owner: u64,
    runs: &[Run],
    visit: &mut impl FnMut(&mut V, &Run),
) -> usize {
    let Some(first) = runs.first() else { return 0 };
    let mut known = kept.range_mut((owner, first.part)..=(owner, u32::MAX));
    let mut place = known.next();
    for (taken, run) in runs.iter().enumerate() {
        let mut steps = 0;
        while let Some(((_, part), _)) = &place
            && *part < run.part
            && steps < STEPS_MAX
        {
            place = known.next();
            steps += 1;
        }
        match &mut place {
            Some(((_, part), value)) if *part == run.part => visit(value, run),
            _ => return taken,
        }
    }
    runs.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    #[test]
    fn each_run_visits_what_is_kept_of_its_part() {
        let rng = SeededRng::new(7);
        let (mut kept, mut expected) = (BTreeMap::new(), BTreeMap::new());
        for number in 0..2_000 {
            let owner = 1 + rng.below(2);
            let mut parts: Vec<u32> = (0..rng.below(40)).map(|_| rng.below(60) as u32).collect();
            if number % 3 > 0 {
                parts.sort_unstable();
            }
            let runs = parts.iter().map(|part| Run {
                part: *part,
                first: number,
                last: number,
                time_ms: 0,
            });
            let runs: Vec<Run> = runs.collect();
            for run in &runs {
                let of_part: &mut Vec<u64> = expected.entry((owner, run.part)).or_default();
                of_part.push(run.first);
            }
            visit(&mut kept, owner, &runs, Vec::new, |numbers, run| {
                numbers.push(run.first);
            });
        }
        assert_eq!(kept, expected);
    }
}
