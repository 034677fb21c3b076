//! The services' types, schemas and operations, a module per service, generated from `models/`.
//!
//! Conventions: an operation `Op` is a marker type `Op` with `OpInput` and `OpOutput`; every
//! member is an `Option`; field names are the model's in snake case.

#[rustfmt::skip]
pub mod cloudformation;
#[rustfmt::skip]
pub mod cloudwatch;
#[rustfmt::skip]
pub mod iam;
#[rustfmt::skip]
pub mod kinesis;
#[rustfmt::skip]
pub mod lambda;
#[rustfmt::skip]
pub mod logs;
#[rustfmt::skip]
pub mod s3;
#[rustfmt::skip]
pub mod sns;
#[rustfmt::skip]
pub mod sqs;
#[rustfmt::skip]
pub mod sts;

use wire::schema::{OperationRef, ServiceMeta};

static SERVICES: [&ServiceMeta; 10] = [
    &kinesis::SERVICE,
    &lambda::SERVICE,
    &s3::SERVICE,
    &cloudformation::SERVICE,
    &iam::SERVICE,
    &sts::SERVICE,
    &cloudwatch::SERVICE,
    &logs::SERVICE,
    &sqs::SERVICE,
    &sns::SERVICE,
];

/// Every service, with all operations of its model, supported or not.
pub fn services() -> &'static [&'static ServiceMeta] {
    &SERVICES
}

/// The service of that signing name.
pub fn service(name: &str) -> Option<&'static ServiceMeta> {
    SERVICES
        .iter()
        .copied()
        .find(|service| service.name == name)
}

/// The operation of the service with that signing name, supported or not.
pub fn find(service_name: &str, operation: &str) -> Option<&'static OperationRef> {
    service(service_name)?.operation(operation)
}

/// The operation of a REST service that a request is for, with the path's labels decoded; see
/// [`wire::route`].
pub fn route_rest(
    service: &'static ServiceMeta,
    method: &str,
    path: &str,
    query: &[(String, String)],
    has_header: &dyn Fn(&str) -> bool,
) -> Option<(&'static OperationRef, wire::Labels)> {
    wire::route(service, method, path, query, has_header)
}
