//! Fills the inputs of operations from properties, member by member, along the model's tables.

use bytes::Bytes;
use serde_json::Value;
use wire::value::Slot;
use wire::{Fault, Structure, Timestamp};

use crate::faults::validation;
use crate::schema::Properties;

/// Sets every member of `input` whose name is a property. Properties that the input does not
/// have are passed over: the type that calls this decides about them.
///
/// # Errors
/// `ValidationError` where a value does not fit its member, which the type's check rules out.
pub(crate) fn fill(input: &mut dyn Structure, properties: &Properties) -> Result<(), Fault> {
    let schema = input.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if let Some(value) = properties.get(member.name)
            && let Some(slot) = input.slot(index)
        {
            put(slot, value, member.name)?;
        }
    }
    Ok(())
}

fn put(slot: Slot<'_>, value: &Value, name: &str) -> Result<(), Fault> {
    let wrong = || validation(format!("Value of property {name} does not fit"));
    match slot {
        Slot::String(place) => *place = Some(value.as_str().ok_or_else(wrong)?.to_owned()),
        Slot::Integer(place) => {
            let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
            *place = Some(number.ok_or_else(wrong)?);
        }
        Slot::Long(place) => *place = Some(value.as_i64().ok_or_else(wrong)?),
        Slot::Boolean(place) => *place = Some(value.as_bool().ok_or_else(wrong)?),
        Slot::Double(place) => *place = Some(value.as_f64().ok_or_else(wrong)?),
        Slot::Blob(place) => {
            let text = value.as_str().ok_or_else(wrong)?;
            *place = Some(Bytes::copy_from_slice(text.as_bytes()));
        }
        Slot::Timestamp(place) => {
            let seconds = value.as_f64().ok_or_else(wrong)?;
            #[allow(clippy::cast_possible_truncation)]
            let millis = (seconds * 1000.0).round() as i64;
            *place = Some(Timestamp::from_millis(millis));
        }
        Slot::Stream(_) => return Err(wrong()),
        Slot::List(place) => {
            place.open();
            for item in value.as_array().ok_or_else(wrong)? {
                place.push(&mut |slot| put(slot, item, name))?;
            }
        }
        Slot::Map(place) => {
            place.open();
            for (key, item) in value.as_object().ok_or_else(wrong)? {
                place.put(key.clone(), &mut |slot| put(slot, item, name))?;
            }
        }
        Slot::Structure(place) => {
            fill(place.open(), value.as_object().ok_or_else(wrong)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::fill;

    #[test]
    fn properties_become_members_at_every_level() {
        let properties = json!({
            "FunctionName": "f", "MemorySize": 256, "Nothing": 1,
            "Environment": {"Variables": {"A": "1"}}, "Architectures": ["arm64"],
        });
        let mut input = model::lambda::CreateFunctionInput::default();
        fill(&mut input, properties.as_object().unwrap()).unwrap();
        assert_eq!(input.function_name.as_deref(), Some("f"));
        assert_eq!(input.memory_size, Some(256));
        assert_eq!(
            input.architectures.as_deref(),
            Some(&["arm64".to_owned()][..])
        );
        let variables = input
            .environment
            .and_then(|environment| environment.variables);
        assert_eq!(
            variables.and_then(|mut all| all.remove("A")).as_deref(),
            Some("1")
        );
    }
}
