//! SQS names what is missing, and leaves everything else to its operations.

use crate::value::View;
use crate::{Fault, Structure};

pub(super) fn validate(input: &dyn Structure) -> Result<(), Fault> {
    structure(input, "")
}

fn structure(input: &dyn Structure, path: &str) -> Result<(), Fault> {
    for (index, member) in input.schema().members.iter().enumerate() {
        match input.view(index) {
            None if member.required => {
                return Err(Fault::client(
                    "MissingParameter",
                    format!(
                        "The request must contain the parameter {path}{}.",
                        member.name
                    ),
                ));
            }
            None => {}
            Some(view) => value(view)?,
        }
    }
    Ok(())
}

fn value(view: View<'_>) -> Result<(), Fault> {
    match view {
        View::Structure(inner) => structure(inner, &format!("{}.", inner.schema().name)),
        View::List(list) => (0..list.len())
            .filter_map(|index| list.at(index))
            .try_for_each(value),
        View::Map(map) => map.entries().try_for_each(|(_, view)| value(view)),
        _ => Ok(()),
    }
}
