//! The generated tables as a whole.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use wire::schema::{Kind, Protocol, Shape, StructureSchema};

fn shapes(
    schema: &'static StructureSchema,
    seen: &mut BTreeSet<usize>,
    out: &mut Vec<&'static Shape>,
) {
    for member in schema.members {
        shape(member.shape, seen, out);
    }
}

fn shape(shape_: &'static Shape, seen: &mut BTreeSet<usize>, out: &mut Vec<&'static Shape>) {
    if !seen.insert(std::ptr::from_ref(shape_) as usize) {
        return;
    }
    out.push(shape_);
    match shape_.kind {
        Kind::List { item, .. } => shape(item, seen, out),
        Kind::Map { key, value, .. } => {
            shape(key, seen, out);
            shape(value, seen, out);
        }
        Kind::Structure(inner) => shapes(inner, seen, out),
        _ => {}
    }
}

fn all_shapes() -> Vec<&'static Shape> {
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for operation in model::services()
        .iter()
        .flat_map(|service| service.operations)
    {
        if let Some(meta) = operation.meta {
            shapes(meta.input, &mut seen, &mut out);
            shapes(meta.output, &mut seen, &mut out);
        }
    }
    out
}

#[test]
fn every_pattern_of_the_models_can_be_checked() {
    let mut patterns = 0;
    for shape in all_shapes()
        .into_iter()
        .filter(|shape| shape.pattern.is_some())
    {
        patterns += 1;
        assert!(
            shape.has_checkable_pattern(),
            "{}: {:?}",
            shape.name,
            shape.pattern
        );
    }
    assert!(patterns > 100, "only {patterns} patterns were found");
}

#[test]
fn every_service_lists_all_operations_of_its_model() {
    let counts: Vec<(&str, usize)> = model::services()
        .iter()
        .map(|service| (service.name, service.operations.len()))
        .collect();
    assert_eq!(
        counts,
        [
            ("kinesis", 39),
            ("lambda", 85),
            ("s3", 111),
            ("cloudformation", 90),
            ("iam", 176),
            ("sts", 11),
            ("monitoring", 46),
            ("logs", 113),
            ("sqs", 23),
            ("sns", 42),
        ]
    );
}

#[test]
fn operations_are_found_by_name_whether_generated_or_not() {
    let put = model::find("kinesis", "PutRecord").expect("PutRecord");
    assert_eq!(put.meta.map(|meta| meta.name), Some("PutRecord"));
    let graph = model::find("monitoring", "GetMetricWidgetImage").expect("in the model");
    assert!(graph.meta.is_none());
    assert!(model::find("kinesis", "PutRocket").is_none());
    assert!(model::find("rocket", "PutRecord").is_none());
}

#[test]
fn cloudwatch_speaks_three_protocols() {
    let service = model::service("monitoring").expect("CloudWatch");
    assert_eq!(
        service.protocols,
        [Protocol::RpcV2Cbor, Protocol::AwsJson10, Protocol::Query]
    );
    assert!(service.query_compatible);
}

#[test]
fn new_inputs_have_the_schema_that_their_operation_names() {
    for operation in model::services()
        .iter()
        .flat_map(|service| service.operations)
    {
        let Some(meta) = operation.meta else { continue };
        assert!(
            std::ptr::eq((meta.new_input)().schema(), meta.input),
            "{meta:?}"
        );
        assert!(
            std::ptr::eq((meta.new_output)().schema(), meta.output),
            "{meta:?}"
        );
        let (mut input, members) = ((meta.new_input)(), meta.input.members.len());
        assert!(
            (0..members).all(|index| input.slot(index).is_some()),
            "{meta:?}"
        );
        assert!(input.slot(members).is_none(), "{meta:?}");
    }
}
