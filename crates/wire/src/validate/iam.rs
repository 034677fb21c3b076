//! Names of IAM's are refused in a sentence of their own.

use crate::schema::Shape;
use crate::value::View;
use crate::{Fault, Structure};

/// The pattern of all names.
const NAME: &str = "[\\w+=,.@-]+";

/// Refuses a name with a character that names do not have.
pub(super) fn names(input: &dyn Structure) -> Result<(), Fault> {
    let is_name = |shape: &Shape| shape.pattern == Some(NAME);
    for (index, member) in input.schema().members.iter().enumerate() {
        if let Some(View::String(text)) = input.view(index)
            && is_name(member.shape)
            && !text.is_empty()
            && !super::pattern::fits(member.shape, NAME, text)
        {
            return Err(Fault::client(
                "ValidationError",
                format!(
                    "The specified value for {} is invalid. It must contain only alphanumeric \
                     characters and/or the following: +=,.@_-",
                    super::text::lower_first(member.name)
                ),
            ));
        }
    }
    Ok(())
}
