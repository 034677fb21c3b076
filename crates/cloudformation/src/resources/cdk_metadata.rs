//! `AWS::CDK::Metadata`: what the CDK notes of the constructs that a stack is made of.

use model::cloudformation::CreateStack;
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{ResourceType, Wanted};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::CDK::Metadata",
    source: <CreateStack as Operation>::META.input,
    properties: &[property("Analytics", Kind::Text)],
    unsupported: &[],
    naming: Naming {
        property: None,
        length: 36,
        alphabet: Alphabet::Mixed,
    },
    attributes: &[],
    capability: Capability::None,
};

/// The type. Its resources are an id in their stack and nothing else.
pub(super) struct Metadata;

impl ResourceType for Metadata {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        _calls: &'a Calls,
        _wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async { Ok(None) })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        _wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async { Ok(calls.rng.uuid()) })
    }

    fn delete<'a>(
        &'a self,
        _calls: &'a Calls,
        _physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}
