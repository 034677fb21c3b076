//! Parameters: their declarations, and the values that a request gives them.
//!
//! See "CloudFormation template Parameters syntax" in the User Guide.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::Fault;

use super::pattern::{Pattern, Unfit};
use crate::faults::{check_shown, format_error, unsupported, validation};
use crate::limits::PARAMETER_VALUE_BYTES;

/// A parameter's type, as far as this engine knows values for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Number,
    NumberList,
    CommaDelimitedList,
}

/// A parameter as the template declares it.
#[derive(Debug, Clone)]
pub(crate) struct Declaration {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) default: Option<String>,
    pub(crate) no_echo: bool,
    pub(crate) description: Option<String>,
    pub(crate) constraint_description: Option<String>,
    pub(crate) allowed_values: Vec<String>,
    pub(crate) allowed_pattern: Option<String>,
    min_length: Option<f64>,
    max_length: Option<f64>,
    min_value: Option<f64>,
    max_value: Option<f64>,
}

/// A parameter's value as the request spelt it. `Ref` yields this text, or its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parameter {
    pub(crate) text: String,
    pub(crate) list: bool,
}

impl Parameter {
    /// What `Ref` yields.
    pub(crate) fn value(&self) -> Value {
        if !self.list {
            return Value::String(self.text.clone());
        }
        // A list of nothing has one item, which is empty.
        Value::Array(
            self.text
                .split(',')
                .map(|item| item.trim().into())
                .collect(),
        )
    }
}

/// What a request says of one parameter.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) key: String,
    pub(crate) value: Option<String>,
    pub(crate) use_previous: bool,
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn number_of(value: &Value) -> Option<f64> {
    text_of(value).and_then(|text| text.trim().parse().ok())
}

impl Declaration {
    /// Reads a declaration.
    ///
    /// # Errors
    /// `ValidationError` naming the parameter.
    pub(crate) fn new(name: &str, declared: &Value) -> Result<Self, Fault> {
        let members = declared
            .as_object()
            .ok_or_else(|| format_error("Every Parameters object must be a map."))?;
        let wrong = |what: &str| {
            format_error(format!(
                "Invalid value for {what} of template parameter '{name}'"
            ))
        };
        let mut declaration = Self {
            name: name.to_owned(),
            kind: kind(name, members.get("Type"))?,
            default: None,
            no_echo: false,
            description: None,
            constraint_description: None,
            allowed_values: Vec::new(),
            allowed_pattern: None,
            min_length: None,
            max_length: None,
            min_value: None,
            max_value: None,
        };
        for (member, value) in members {
            let text = || text_of(value).ok_or_else(|| wrong(member));
            let number = || number_of(value).map(Some).ok_or_else(|| wrong(member));
            match member.as_str() {
                "Type" => {}
                "Default" => {
                    let default = text_of(value)
                        .ok_or_else(|| format_error("Every Default member must be a string."))?;
                    declaration.default = Some(default);
                }
                "NoEcho" => declaration.no_echo = text()?.eq_ignore_ascii_case("true"),
                "Description" => declaration.description = Some(text()?),
                "ConstraintDescription" => declaration.constraint_description = Some(text()?),
                "AllowedPattern" => declaration.allowed_pattern = Some(text()?),
                "MinLength" => declaration.min_length = number()?,
                "MaxLength" => declaration.max_length = number()?,
                "MinValue" => declaration.min_value = number()?,
                "MaxValue" => declaration.max_value = number()?,
                "AllowedValues" => {
                    let items = value.as_array().ok_or_else(|| {
                        format_error("Every AllowedValues member must be a list.")
                    })?;
                    declaration.allowed_values = items
                        .iter()
                        .map(|item| text_of(item).ok_or_else(|| wrong(member)))
                        .collect::<Result<_, _>>()?;
                }
                other => {
                    return Err(validation(format!(
                        "Invalid template parameter property '{other}'"
                    )));
                }
            }
        }
        Ok(declaration)
    }

    /// The type's name in a template.
    pub(crate) fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::String => "String",
            Kind::Number => "Number",
            Kind::NumberList => "List<Number>",
            Kind::CommaDelimitedList => "CommaDelimitedList",
        }
    }

    fn check(&self, text: &str) -> Result<(), Fault> {
        let name = &self.name;
        let refuse = |rule: String| match &self.constraint_description {
            Some(words) => Err(validation(format!(
                "Parameter {name} failed to satisfy constraint: {words}"
            ))),
            None => Err(validation(format!("Parameter '{name}' {rule}"))),
        };
        if text.len() > PARAMETER_VALUE_BYTES {
            return Err(validation(format!(
                "Parameter '{name}' must not be longer than {PARAMETER_VALUE_BYTES} bytes"
            )));
        }
        check_shown(format!("Parameter '{name}'"), text)?;
        let items: Vec<&str> = match self.kind {
            Kind::String | Kind::Number => vec![text],
            _ => text.split(',').map(str::trim).collect(),
        };
        for item in items {
            let number = item
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite());
            if matches!(self.kind, Kind::Number | Kind::NumberList) {
                let Some(number) = number else {
                    return Err(validation(format!("Parameter '{name}' must be a number.")));
                };
                if let Some(least) = self.min_value.filter(|least| number < *least) {
                    return refuse(format!("must be a number not less than {least}"));
                }
                if let Some(most) = self.max_value.filter(|most| number > *most) {
                    return refuse(format!("must be a number not greater than {most}"));
                }
            }
            let same = |allowed: &String| match (self.kind, number) {
                (Kind::Number | Kind::NumberList, Some(number)) => {
                    allowed.parse::<f64>() == Ok(number)
                }
                _ => allowed == item,
            };
            if !self.allowed_values.is_empty() && !self.allowed_values.iter().any(same) {
                return refuse("must be one of AllowedValues".to_owned());
            }
            #[allow(clippy::cast_precision_loss)]
            let length = item.chars().count() as f64;
            if let Some(least) = self.min_length.filter(|least| length < *least) {
                return refuse(format!("must contain at least {least} characters"));
            }
            if let Some(most) = self.max_length.filter(|most| length > *most) {
                return refuse(format!("must contain at most {most} characters"));
            }
            if let Some(pattern) = &self.allowed_pattern {
                let whole = Pattern::new(pattern).map_err(|why| match why {
                    Unfit::Malformed => validation(format!(
                        "Parameter '{name}' has an invalid AllowedPattern {pattern}"
                    )),
                    Unfit::Unsupported(what) => unsupported(format!(
                        "{what} in the AllowedPattern {pattern} of parameter {name}"
                    )),
                })?;
                if !whole.fits(item) {
                    return refuse(format!("must match pattern {pattern}"));
                }
            }
        }
        Ok(())
    }
}

fn kind(name: &str, declared: Option<&Value>) -> Result<Kind, Fault> {
    match declared.and_then(Value::as_str) {
        Some("String") => Ok(Kind::String),
        Some("Number") => Ok(Kind::Number),
        Some("List<Number>") => Ok(Kind::NumberList),
        Some("CommaDelimitedList") => Ok(Kind::CommaDelimitedList),
        Some(other) if other.contains("AWS::") => {
            Err(unsupported(format!("Type {other} of parameter {name}")))
        }
        Some(other) => Err(format_error(format!(
            "Unrecognized parameter type: {other}"
        ))),
        None => Err(format_error(
            "Every Parameters object must contain a Type member.",
        )),
    }
}

/// The value of every declared parameter: given, kept from before, or the default.
///
/// # Errors
/// `ValidationError` for unknown, missing and unfit values.
pub(crate) fn assign(
    declarations: &[Declaration],
    given: &[Given],
    previous: &BTreeMap<String, Parameter>,
) -> Result<BTreeMap<String, Parameter>, Fault> {
    let unknown: Vec<_> = given
        .iter()
        .filter(|given| {
            !declarations
                .iter()
                .any(|declared| declared.name == given.key)
        })
        .map(|given| given.key.as_str())
        .collect();
    if !unknown.is_empty() {
        return Err(validation(format!(
            "Parameters: [{}] do not exist in the template",
            unknown.join(", ")
        )));
    }
    let mut values = BTreeMap::new();
    let mut missing = Vec::new();
    for declared in declarations {
        let name = &declared.name;
        let given = given.iter().rfind(|given| given.key == *name);
        if let Some(given) = given
            && given.use_previous
            && given.value.is_some()
        {
            return Err(validation(format!(
                "Invalid input for parameter key {name}. Cannot specify usePreviousValue as true \
                 and non empty value for a parameter"
            )));
        }
        let text = match given {
            Some(Given {
                use_previous: true, ..
            }) => {
                let kept = previous.get(name).ok_or_else(|| {
                    validation(format!(
                        "Invalid input for parameter key {name}. Cannot specify usePreviousValue \
                         as true for a parameter key not in the previous template"
                    ))
                })?;
                Some(kept.text.clone())
            }
            Some(Given {
                value: Some(text), ..
            }) => Some(text.clone()),
            // A key without a value means the empty string to the Query protocol.
            Some(Given { value: None, .. }) => Some(String::new()),
            None => declared.default.clone(),
        };
        let Some(text) = text else {
            missing.push(name.as_str());
            continue;
        };
        declared.check(&text)?;
        let list = matches!(declared.kind, Kind::NumberList | Kind::CommaDelimitedList);
        values.insert(name.clone(), Parameter { text, list });
    }
    if !missing.is_empty() {
        return Err(validation(format!(
            "Parameters: [{}] must have values",
            missing.join(", ")
        )));
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Declaration, Given, Parameter, assign};

    fn outcome(declared: serde_json::Value, value: &str) -> Result<String, String> {
        let declared = [Declaration::new("X", &declared).map_err(|fault| fault.message)?];
        let given = Given {
            key: "X".into(),
            value: Some(value.into()),
            use_previous: false,
        };
        assign(&declared, &[given], &BTreeMap::new())
            .map(|values| values["X"].value().to_string())
            .map_err(|fault| fault.message)
    }

    fn refused(declared: serde_json::Value, value: &str, message: &str) {
        assert_eq!(outcome(declared, value), Err(message.to_owned()));
    }

    #[test]
    fn values_keep_their_spelling() {
        assert_eq!(
            outcome(json!({"Type": "Number"}), "1.10").as_deref(),
            Ok("\"1.10\"")
        );
        assert_eq!(
            outcome(json!({"Type": "CommaDelimitedList"}), "a, b,c").as_deref(),
            Ok("[\"a\",\"b\",\"c\"]")
        );
        assert_eq!(
            outcome(json!({"Type": "CommaDelimitedList"}), "").as_deref(),
            Ok("[\"\"]")
        );
        assert_eq!(
            outcome(json!({"Type": "Number", "AllowedValues": [1, 14]}), "14").as_deref(),
            Ok("\"14\"")
        );
    }

    #[test]
    fn an_empty_list_has_one_empty_item_which_must_fit() {
        let list = |pattern: &str| json!({"Type": "CommaDelimitedList", "AllowedPattern": pattern});
        assert!(outcome(list("[a-z]*"), "").is_ok());
        refused(
            list("[a-z]+"),
            "",
            "Parameter 'X' must match pattern [a-z]+",
        );
        refused(
            json!({"Type": "List<Number>"}),
            "",
            "Parameter 'X' must be a number.",
        );
    }

    #[test]
    fn constraints_speak_in_their_own_words() {
        let allowed = json!({"Type": "String", "AllowedValues": ["a", "b"]});
        refused(allowed, "c", "Parameter 'X' must be one of AllowedValues");
        let pattern = json!({"Type": "String", "AllowedPattern": "[a-z]+"});
        refused(pattern, "abc1", "Parameter 'X' must match pattern [a-z]+");
        let words = json!({
            "Type": "String", "AllowedPattern": "^$|^x$", "ConstraintDescription": "x or nothing."
        });
        refused(
            words.clone(),
            "y",
            "Parameter X failed to satisfy constraint: x or nothing.",
        );
        assert!(outcome(words, "").is_ok());
        refused(
            json!({"Type": "String"}),
            "a\u{1}b",
            "Parameter 'X' contains the character U+0001, which XML does not have.",
        );
        assert!(outcome(json!({"Type": "String"}), "\t\r\n é\u{1f600}").is_ok());
        refused(
            json!({"Type": "Number"}),
            "two",
            "Parameter 'X' must be a number.",
        );
        refused(
            json!({"Type": "Number", "MinValue": 1}),
            "0",
            "Parameter 'X' must be a number not less than 1",
        );
        refused(
            json!({"Type": "Number", "MaxValue": "9"}),
            "10",
            "Parameter 'X' must be a number not greater than 9",
        );
        refused(
            json!({"Type": "String", "MinLength": 2}),
            "a",
            "Parameter 'X' must contain at least 2 characters",
        );
        refused(
            json!({"Type": "String", "MaxLength": 2}),
            "abc",
            "Parameter 'X' must contain at most 2 characters",
        );
        refused(
            json!({"Type": "AWS::EC2::VPC::Id"}),
            "vpc-1",
            "Type AWS::EC2::VPC::Id of parameter X is not supported by Brookmill.",
        );
    }

    #[test]
    fn missing_and_unknown_keys_are_named() {
        let declared =
            ["A", "B"].map(|name| Declaration::new(name, &json!({"Type": "String"})).unwrap());
        let message = |given: &[Given]| {
            assign(&declared, given, &BTreeMap::new())
                .unwrap_err()
                .message
        };
        assert_eq!(message(&[]), "Parameters: [A, B] must have values");
        let given = Given {
            key: "C".into(),
            value: Some("1".into()),
            use_previous: false,
        };
        assert_eq!(
            message(&[given]),
            "Parameters: [C] do not exist in the template"
        );
    }

    #[test]
    fn previous_values_come_back() {
        let declared = [Declaration::new("A", &json!({"Type": "String", "Default": "d"})).unwrap()];
        let before = BTreeMap::from([(
            "A".to_owned(),
            Parameter {
                text: "kept".into(),
                list: false,
            },
        )]);
        let given = Given {
            key: "A".into(),
            value: None,
            use_previous: true,
        };
        let values = assign(&declared, std::slice::from_ref(&given), &before).unwrap();
        assert_eq!(values["A"].text, "kept");
        let values = assign(&declared, &[], &before).unwrap();
        assert_eq!(
            values["A"].text, "d",
            "an omitted key falls back to the default"
        );
        assert!(assign(&declared, &[given], &BTreeMap::new()).is_err());
    }
}
