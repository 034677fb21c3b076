//! Constraints of the model, checked with AWS's own sentences.

mod iam;
mod kinesis;
pub(crate) mod pattern;
mod s3;
mod sqs;
mod text;
mod walk;

use crate::schema::{Shape, StructureSchema};
use crate::{Fault, OperationMeta, Structure};

/// How a service's validation departs from the others'.
#[derive(Clone, Copy)]
struct Manner {
    /// The error's code.
    code: &'static str,
    /// The order in which a structure's members are reported, where it is not the model's.
    order: Option<fn(&'static StructureSchema) -> Vec<usize>>,
    /// Whether the sentences show the value and the set of allowed values.
    shows_values: bool,
    /// The pattern that is shown, and enforced, in place of the model's.
    pattern: fn(&'static Shape) -> Option<&'static str>,
    /// Name of a shape whose values the service checks itself, with an error of its own.
    unchecked: Option<&'static str>,
}

fn model_pattern(_: &'static Shape) -> Option<&'static str> {
    None
}

/// CloudFormation checks names of stacks where its model does not, and more widely where it does.
fn stack_pattern(shape: &'static Shape) -> Option<&'static str> {
    matches!(shape.name, "StackName" | "StackNameOrId")
        .then_some("[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*")
}

fn manner(service: &str) -> Manner {
    let usual = Manner {
        code: "ValidationException",
        order: None,
        shows_values: true,
        pattern: model_pattern,
        unchecked: None,
    };
    match service {
        "kinesis" => Manner {
            order: Some(kinesis::order),
            ..usual
        },
        "lambda" => Manner {
            unchecked: Some("Runtime"),
            ..usual
        },
        "logs" => Manner {
            code: "InvalidParameterException",
            ..usual
        },
        "cloudformation" => Manner {
            code: "ValidationError",
            pattern: stack_pattern,
            ..usual
        },
        "iam" => Manner {
            code: "ValidationError",
            shows_values: false,
            ..usual
        },
        "sts" | "monitoring" | "sns" => Manner {
            code: "ValidationError",
            ..usual
        },
        _ => usual,
    }
}

/// Checks an input against the model's constraints.
///
/// # Errors
/// All violations in one fault (ten at most), in the service's own words; for S3 and SQS, the first one.
pub fn validate(input: &dyn Structure, meta: &OperationMeta) -> Result<(), Fault> {
    if meta.service == "s3" {
        return s3::validate(input);
    }
    if meta.service == "sqs" {
        return sqs::validate(input);
    }
    let manner = manner(meta.service);
    // Order matters only once something is wrong, and nearly always nothing is.
    let unordered = Manner {
        order: None,
        ..manner
    };
    if walk::violations(input, &unordered).is_empty() {
        return Ok(());
    }
    if meta.service == "iam" {
        iam::names(input)?;
    }
    let errors = walk::violations(input, &manner);
    let plural = if errors.len() == 1 { "" } else { "s" };
    let message = format!(
        "{} validation error{plural} detected: {}",
        errors.len(),
        errors.join("; ")
    );
    Err(Fault::client(manner.code, message))
}
