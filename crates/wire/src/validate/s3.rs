//! S3 has no general validation: what is missing or does not fit its schema has an error each.

use crate::schema::{Kind, Location, Member, Shape};
use crate::value::View;
use crate::{Fault, Structure};

fn malformed() -> Fault {
    Fault::client(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published schema",
    )
}

fn missing(member: &Member) -> Fault {
    match member.location {
        Location::Payload => Fault::client("MissingRequestBodyError", "Request Body is empty"),
        Location::Header => Fault::client(
            "InvalidRequest",
            format!("Missing required header for this request: {}", member.wire),
        ),
        Location::Body => malformed(),
        _ => Fault::client(
            "InvalidArgument",
            format!("This operation requires the parameter {}", member.wire),
        )
        .with_field("ArgumentName", member.wire)
        .with_field("ArgumentValue", ""),
    }
}

pub(super) fn validate(input: &dyn Structure) -> Result<(), Fault> {
    for (index, member) in input.schema().members.iter().enumerate() {
        match input.view(index) {
            None if member.required => return Err(missing(member)),
            None => {}
            Some(view) if matches!(member.location, Location::Body | Location::Payload) => {
                value(view, member.shape)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn value(view: View<'_>, shape: &Shape) -> Result<(), Fault> {
    match (view, shape.kind) {
        (View::Structure(inner), _) => validate(inner),
        (View::List(list), Kind::List { item, .. }) => (0..list.len())
            .filter_map(|index| list.at(index))
            .try_for_each(|view| value(view, item)),
        // An unknown region has an error of its own, which CreateBucket answers.
        (View::String(_), _) if shape.name == "BucketLocationConstraint" => Ok(()),
        (View::String(text), _) if !shape.values.is_empty() && !shape.values.contains(&text) => {
            Err(malformed())
        }
        _ => Ok(()),
    }
}
