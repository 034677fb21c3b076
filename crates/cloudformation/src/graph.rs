//! Which resource waits for which, and walking them side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use wire::Fault;

use crate::faults::{format_error, validation};
use crate::prepare::parts;
use crate::template::functions::{References, unresolved_in};
use crate::template::{Resource, Template};

/// For each resource the ones that it waits for.
pub(crate) type Graph = BTreeMap<String, BTreeSet<String>>;

/// The graph of the resources whose conditions hold.
///
/// # Errors
/// `ValidationError` for circles and for references to resources that will not exist.
pub(crate) fn of(template: &Template, conditions: &BTreeMap<String, bool>) -> Result<Graph, Fault> {
    let exists = |condition: &Option<String>| {
        condition
            .as_ref()
            .is_none_or(|name| conditions.get(name).copied().unwrap_or(false))
    };
    let present = |id: &str| {
        template
            .resource(id)
            .is_some_and(|found| exists(&found.condition))
    };
    let mut graph = Graph::new();
    let mut unresolved = BTreeSet::new();
    for resource in template
        .resources
        .iter()
        .filter(|resource| exists(&resource.condition))
    {
        let mut waits = BTreeSet::new();
        for part in parts(resource) {
            let references = References::of(part, Some(conditions))?;
            for target in references
                .targets()
                .filter(|id| template.resource(id).is_some())
            {
                if !present(target) {
                    unresolved.insert(target.to_owned());
                }
                waits.insert(target.to_owned());
            }
        }
        // An explicit dependency on what does not exist is no dependency.
        waits.extend(resource.depends_on.iter().filter(|id| present(id)).cloned());
        graph.insert(resource.id.clone(), waits);
    }
    if !unresolved.is_empty() {
        return Err(format_error(unresolved_in(&unresolved, "Resources")));
    }
    for output in template
        .outputs
        .iter()
        .filter(|output| exists(&output.condition))
    {
        for value in [Some(&output.value), output.export.as_ref()]
            .into_iter()
            .flatten()
        {
            let references = References::of(value, Some(conditions))?;
            let absent = references
                .targets()
                .filter(|id| template.resource(id).is_some() && !present(id));
            unresolved.extend(absent.map(str::to_owned));
        }
    }
    if !unresolved.is_empty() {
        return Err(validation(unresolved_in(&unresolved, "Outputs")));
    }
    check_circles(&graph)?;
    Ok(graph)
}

fn check_circles(graph: &Graph) -> Result<(), Fault> {
    match order(graph) {
        Ok(_) => Ok(()),
        Err(circle) => Err(validation(format!(
            "Circular dependency between resources: [{}]",
            circle.join(", ")
        ))),
    }
}

/// Refuses circles that are there whatever the conditions are: along dependencies that no
/// condition decides over.
///
/// # Errors
/// `ValidationError`.
pub(crate) fn check_unconditional(template: &Template) -> Result<(), Fault> {
    let mut graph = Graph::new();
    let always = |resource: &&Resource| resource.condition.is_none();
    for resource in template.resources.iter().filter(always) {
        let mut waits: BTreeSet<String> = resource.depends_on.iter().cloned().collect();
        for part in parts(resource) {
            waits.extend(
                References::unconditional(part)?
                    .targets()
                    .map(str::to_owned),
            );
        }
        waits.retain(|id| template.resource(id).is_some());
        graph.insert(resource.id.clone(), waits);
    }
    // What is conditional is waited for by nobody here.
    let known: BTreeSet<String> = graph.keys().cloned().collect();
    for waits in graph.values_mut() {
        waits.retain(|id| known.contains(id));
    }
    check_circles(&graph)
}

/// The resources so that each comes after the ones it waits for; or those in a circle.
pub(crate) fn order(graph: &Graph) -> Result<Vec<String>, Vec<String>> {
    let mut waiting = graph.clone();
    let mut order = Vec::with_capacity(graph.len());
    loop {
        let ready: Vec<String> = waiting
            .iter()
            .filter(|(_, waits)| !waits.iter().any(|other| waiting.contains_key(other)))
            .map(|(id, _)| id.clone())
            .collect();
        if ready.is_empty() {
            break;
        }
        for id in ready {
            waiting.remove(&id);
            order.push(id);
        }
    }
    if waiting.is_empty() {
        Ok(order)
    } else {
        Err(waiting.into_keys().collect())
    }
}

/// The graph with all edges turned round: who is waited for waits.
pub(crate) fn reversed(graph: &Graph) -> Graph {
    let mut reversed: Graph = graph
        .keys()
        .map(|id| (id.clone(), BTreeSet::new()))
        .collect();
    for (id, waits) in graph {
        for other in waits {
            if let Some(waiters) = reversed.get_mut(other) {
                waiters.insert(id.clone());
            }
        }
    }
    reversed
}

/// Runs `work` for every resource, side by side, each after the ones it waits for. What waits
/// for a resource whose work answers `false` is not begun; with `stop_at_failure`, nothing more
/// is.
pub(crate) async fn walk<F: Future<Output = bool>>(
    graph: &Graph,
    stop_at_failure: bool,
    mut work: impl FnMut(String) -> F,
) {
    let mut waiting = graph.clone();
    // What is not in the graph is waited for by nobody.
    for waits in waiting.values_mut() {
        waits.retain(|id| graph.contains_key(id));
    }
    let mut running = FuturesUnordered::new();
    let mut stopped = false;
    loop {
        if !stopped {
            let ready: Vec<String> = waiting
                .iter()
                .filter(|(_, waits)| waits.is_empty())
                .map(|(id, _)| id.clone())
                .collect();
            for id in ready {
                waiting.remove(&id);
                let outcome = work(id.clone());
                running.push(async move { (id, outcome.await) });
            }
        }
        match running.next().await {
            Some((id, true)) => {
                for waits in waiting.values_mut() {
                    waits.remove(&id);
                }
            }
            Some((_, false)) => stopped |= stop_at_failure,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Mutex;

    use serde_json::json;

    use super::{Graph, of, order, reversed, walk};
    use crate::template::Template;

    fn graph(edges: &[(&str, &[&str])]) -> Graph {
        edges
            .iter()
            .map(|(id, waits)| {
                (
                    (*id).to_owned(),
                    waits.iter().map(|id| (*id).to_owned()).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn references_make_the_graph_and_branches_not_taken_do_not() {
        let template = json!({
            "Conditions": {"Yes": {"Fn::Equals": [1, 1]}, "No": {"Fn::Equals": [1, 2]}},
            "Resources": {
                "A": {"Type": "T"},
                "B": {"Type": "T", "Condition": "No"},
                "C": {"Type": "T", "DependsOn": ["A", "B"], "Properties": {
                    "X": {"Fn::If": ["No", {"Ref": "B"}, {"Fn::GetAtt": ["A", "Arn"]}]}}},
                "D": {"Type": "T", "Properties": {"Y": {"Fn::Sub": "${C}-${AWS::Region}"}}},
            },
        });
        let template = Template::new(&template.to_string()).unwrap();
        let conditions = BTreeMap::from([("Yes".to_owned(), true), ("No".to_owned(), false)]);
        let found = of(&template, &conditions).unwrap();
        assert_eq!(found, graph(&[("A", &[]), ("C", &["A"]), ("D", &["C"])]));
        assert_eq!(order(&found), Ok(vec!["A".into(), "C".into(), "D".into()]));
    }

    #[test]
    fn circles_and_absent_resources_are_refused() {
        let message = |template: serde_json::Value| {
            let template = Template::new(&template.to_string()).unwrap();
            let conditions = BTreeMap::from([("No".to_owned(), false)]);
            of(&template, &conditions).unwrap_err().message
        };
        assert_eq!(
            message(json!({"Resources": {
                "A": {"Type": "T", "Properties": {"X": {"Ref": "B"}}},
                "B": {"Type": "T", "DependsOn": "A"},
            }})),
            "Circular dependency between resources: [A, B]"
        );
        assert_eq!(
            message(json!({
                "Conditions": {"No": {"Fn::Equals": [1, 2]}},
                "Resources": {
                    "A": {"Type": "T", "Properties": {"X": {"Ref": "B"}}},
                    "B": {"Type": "T", "Condition": "No"},
                },
            })),
            "Template format error: Unresolved resource dependencies [B] in the Resources block \
             of the template"
        );
    }

    #[tokio::test]
    async fn a_walk_keeps_the_order_and_passes_over_what_waits_for_a_failure() {
        let edges = graph(&[("A", &[]), ("B", &["A"]), ("C", &["B"]), ("D", &["A"])]);
        let seen = Mutex::new(Vec::new());
        let visit = |id: String, fails: &'static str| {
            let seen = &seen;
            async move {
                seen.lock().unwrap().push(id.clone());
                id != fails
            }
        };
        walk(&edges, false, |id| visit(id, "B")).await;
        assert_eq!(*seen.lock().unwrap(), ["A", "B", "D"]);
        seen.lock().unwrap().clear();
        walk(&reversed(&edges), false, |id| visit(id, "")).await;
        let order = seen.lock().unwrap().clone();
        assert_eq!(order.last().map(String::as_str), Some("A"));
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 4);
    }
}
