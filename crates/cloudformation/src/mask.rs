//! Values of `NoEcho` parameters, kept out of what events and change sets show.
//!
//! "Parameters", CloudFormation User Guide: `NoEcho` masks a value as asterisks in all that
//! describes a stack or its events, but not in outputs and metadata.

use std::collections::BTreeMap;

use serde_json::Value;
use wire::Fault;

use crate::prepare::Prepared;
use crate::schema::Properties;
use crate::template::Resource;
use crate::template::functions::References;
use crate::template::parameters::Parameter;
use crate::template::resolve::{Known, Scope};

/// What is shown in place of a value.
pub(crate) const MASK: &str = "****";

impl Prepared {
    /// A resource's properties with hidden values masked; `None` if it has none of them.
    ///
    /// # Errors
    /// As [`Prepared::wanted`].
    pub(crate) fn masked(
        &self,
        resource: &Resource,
        known: &dyn Known,
        properties: &Properties,
    ) -> Result<Option<Properties>, Fault> {
        let hidden = self.hidden();
        if hidden.is_empty() {
            return Ok(None);
        }
        let mut masked = properties.clone();
        let Value::Object(written) = &resource.properties else {
            return Ok(None);
        };
        let parameters: BTreeMap<String, Parameter> = self
            .parameters
            .iter()
            .map(|(name, parameter)| {
                let mut parameter = parameter.clone();
                if hidden.contains(name) {
                    MASK.clone_into(&mut parameter.text);
                }
                (name.clone(), parameter)
            })
            .collect();
        let plain = self.scope(known);
        let hiding = Scope {
            parameters: &parameters,
            ..plain
        };
        let mut any = false;
        for (name, written) in written {
            let references = References::of(written, Some(&self.conditions))?;
            if references.names.is_disjoint(&hidden) {
                continue;
            }
            let Some(shown) = masked.get_mut(name) else {
                continue;
            };
            any = true;
            match (plain.resolve(written), hiding.resolve(written)) {
                (Ok(Some(plain)), Ok(Some(hiding))) => mask(shown, &plain, &hiding),
                // What cannot be taken apart is hidden as a whole.
                _ => *shown = MASK.into(),
            }
        }
        Ok(any.then_some(masked))
    }
}

/// Masks in `shown` what differs between a value and the same with hidden values masked.
fn mask(shown: &mut Value, plain: &Value, hiding: &Value) {
    if plain == hiding {
        return;
    }
    match (shown, plain, hiding) {
        (Value::Object(shown), Value::Object(plain), Value::Object(hiding)) => {
            for (name, shown) in shown {
                match (plain.get(name), hiding.get(name)) {
                    (Some(plain), Some(hiding)) => mask(shown, plain, hiding),
                    (None, None) => {}
                    _ => *shown = MASK.into(),
                }
            }
        }
        (Value::Array(shown), Value::Array(plain), Value::Array(hiding))
            if shown.len() == plain.len() && plain.len() == hiding.len() =>
        {
            let both = plain.iter().zip(hiding);
            for (shown, (plain, hiding)) in shown.iter_mut().zip(both) {
                mask(shown, plain, hiding);
            }
        }
        (shown, _, _) => *shown = hiding.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::mask;

    #[test]
    fn only_what_differs_is_masked() {
        let mut shown = json!({"A": {"B": "x-secret", "N": 3}, "L": ["a", "secret"], "M": [1]});
        let plain = json!({"A": {"B": "x-secret", "N": "3"}, "L": ["a", "secret"], "M": ["1"]});
        let hiding = json!({"A": {"B": "x-****", "N": "3"}, "L": ["a", "****"], "M": ["1", "2"]});
        mask(&mut shown, &plain, &hiding);
        assert_eq!(
            shown,
            json!({"A": {"B": "x-****", "N": 3}, "L": ["a", "****"], "M": ["1", "2"]})
        );
    }
}
