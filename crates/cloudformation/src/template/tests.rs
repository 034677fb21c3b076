//! Tables of templates and what CloudFormation says of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::conditions;
use super::document::Template;
use super::parameters::{self, Given};
use super::resolve::{Known, Pseudo, Scope};

fn refused(template: &Value, message: &str) {
    let outcome = Template::new(&template.to_string())
        .map(|_| ())
        .map_err(|fault| fault.message);
    assert_eq!(outcome, Err(message.to_owned()), "{template}");
}

/// A template with one stream whose `Name` is `name`.
fn named(name: Value) -> Value {
    json!({"Resources": {
        "A": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": name}},
    }})
}

#[test]
fn structure_is_checked_in_cloudformations_words() {
    refused(
        &json!({}),
        "Template format error: At least one Resources member must be defined.",
    );
    refused(
        &json!({"Resources": {}}),
        "Template format error: At least one Resources member must be defined.",
    );
    refused(
        &json!({"Resources": {"A": "x"}}),
        "Template format error: Any Resources member must be an object.",
    );
    refused(
        &json!({"Resources": {"A": {"Properties": {}}}}),
        "Template format error: [/Resources/A] Every Resources object must contain a Type member.",
    );
    refused(
        &json!({"Resources": {"A": {"Type": "T", "Invalid": 1}}}),
        "Invalid template resource property 'Invalid'",
    );
    refused(
        &json!({"Resources": {"AWS::NoValue": {"Type": "T"}}}),
        "Template format error: Resource name AWS::NoValue is non alphanumeric.",
    );
    refused(
        &json!({"Parameters": {"AWS::NoValue": {"Type": "String"}}, "Resources": {"A": {"Type": "T"}}}),
        "Template format error: Parameter name AWS::NoValue is non alphanumeric.",
    );
    refused(
        &json!({"Resources": {"A": {"Type": "T"}}, "Outputs": {"O": {}}}),
        "Template format error: Every Outputs member must contain a Value object",
    );
    refused(
        &json!({"Resources": {"A": {"Type": "T"}}, "Outputs": {"MyOutput": {"Value": null}}}),
        "[/Outputs/MyOutput/Value] 'null' values are not allowed in templates",
    );
    for mapping in [
        json!({"A": {"X": {"Y": "Z"}}}),
        json!({"A": {"X": [["Y"]]}}),
    ] {
        refused(
            &json!({"Mappings": {"M": mapping}, "Resources": {"A": {"Type": "T"}}}),
            "Template format error: Every Mappings attribute must be a String or a List.",
        );
    }
    refused(
        &json!({"Mappings": {"M": {"A": "x"}}, "Resources": {"A": {"Type": "T"}}}),
        "Template format error: Every Mappings member A must be a map",
    );
    for (path, template) in [
        (
            "/Parameters",
            json!({"Parameters": null, "Resources": {"A": {"Type": "T"}}}),
        ),
        (
            "/Resources/A/Properties",
            json!({"Resources": {"A": {"Type": "T", "Properties": null}}}),
        ),
        (
            "/Resources/A/Properties/L/1/X",
            json!({"Resources": {"A": {"Type": "T", "Properties": {"L": [1, {"X": null}]}}}}),
        ),
        (
            "/Resources/A/DependsOn/0",
            json!({"Resources": {"A": {"Type": "T", "DependsOn": [null]}}}),
        ),
        (
            "/Resources/A/Metadata/X",
            json!({"Resources": {"A": {"Type": "T", "Metadata": {"X": null}}}}),
        ),
    ] {
        let words = format!("[{path}] 'null' values are not allowed in templates");
        refused(&template, &words);
    }
    for (mapping, words) in [
        (
            json!({"A": {"c_d": "x"}}),
            "Mappings attribute name 'c_d' must contain only alphanumeric characters.",
        ),
        (
            json!({"a_b": {"C": "x"}}),
            "Mappings element name 'a_b' must be non-empty and can contain only alphanumerics, '-' \
             or '.'",
        ),
        (
            json!({"10.0.0.0/16": {"C": "x"}}),
            "Mappings element name '10.0.0.0/16' must be non-empty and can contain only \
             alphanumerics, '-' or '.'",
        ),
    ] {
        refused(
            &json!({"Mappings": {"M": mapping}, "Resources": {"A": {"Type": "T"}}}),
            &format!("Template format error: {words}"),
        );
    }
    refused(
        &json!({"Description": "x".repeat(1025), "Resources": {"A": {"Type": "T"}}}),
        "Template format error: 'Description' length is greater than 1024.",
    );
    refused(
        &json!({"Description": "x\u{1b}", "Resources": {"A": {"Type": "T"}}}),
        "[/Description] contains the character U+001B, which XML does not have.",
    );
    refused(
        &json!({
            "Conditions": {"C": {"Fn::Equals": [{"Fn::ImportValue": "e"}, "x"]}},
            "Resources": {"A": {"Type": "T"}},
        }),
        "Template error: Cannot use Fn::ImportValue in Conditions.",
    );
    for (declared, words) in [
        (
            json!({"AllowedValues": "x"}),
            "Every AllowedValues member must be a list.",
        ),
        (
            json!({"Default": ["x"]}),
            "Every Default member must be a string.",
        ),
    ] {
        let mut declared = declared;
        declared["Type"] = json!("String");
        refused(
            &json!({"Parameters": {"P": declared}, "Resources": {"A": {"Type": "T"}}}),
            &format!("Template format error: {words}"),
        );
    }
    refused(
        &json!({"Transform": "AWS::Serverless-2016-10-31", "Resources": {"A": {"Type": "T"}}}),
        "Transform [AWS::Serverless-2016-10-31] is not supported by Brookmill.",
    );
    refused(
        &json!({"Resurces": {}, "Resources": {"A": {"Type": "T"}}}),
        "Invalid template property or properties [Resurces]",
    );
}

#[test]
fn names_that_lead_nowhere_are_refused() {
    let unresolved = "Template format error: Unresolved resource dependencies [B] in the Resources block of \
         the template";
    refused(&named(json!({"Ref": "B"})), unresolved);
    refused(&named(json!({"Fn::GetAtt": ["B", "Arn"]})), unresolved);
    refused(&named(json!({"Fn::Sub": "x-${B}"})), unresolved);
    refused(&named(json!({"Fn::Sub": "x-${B.Arn}"})), unresolved);
    refused(
        &json!({"Resources": {"A": {"Type": "T", "DependsOn": ["B"]}}}),
        unresolved,
    );
    refused(
        &json!({"Resources": {"A": {"Type": "T"}}, "Outputs": {"O": {"Value": {"Ref": "B"}}}}),
        "Unresolved resource dependencies [B] in the Outputs block of the template",
    );
    refused(
        &json!({"Resources": {"A": {"Type": "T", "Metadata": {"M": {"Ref": "B"}}}}}),
        unresolved,
    );
    let map =
        "Template error: Mapping named 'N' is not present in the 'Mappings' section of template.";
    refused(&named(json!({"Fn::FindInMap": ["N", "a", "b"]})), map);
    let condition = json!({"C": {"Fn::Equals": [{"Fn::FindInMap": ["N", "a", "b"]}, "x"]}});
    refused(
        &json!({"Conditions": condition, "Resources": {"A": {"Type": "T"}}}),
        map,
    );
    refused(
        &named(json!({"Fn::If": ["X", 1, 2]})),
        "Template error: unresolved condition dependency X in Fn::If",
    );
    refused(
        &named(json!("{{resolve:ssm:name:1}}")),
        "The dynamic reference {{resolve:ssm:name:1}} of A is not supported by Brookmill.",
    );
}

#[test]
fn every_function_has_its_form() {
    for (argument, words) in [
        (
            json!({"Fn::GetAtt": ["A", ""]}),
            "every Fn::GetAtt object requires two non-empty parameters, the resource name and the \
             resource attribute",
        ),
        (
            json!({"Fn::Join": "x"}),
            "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list \
             of strings to be joined or a function that returns a list of strings (such as \
             Fn::GetAZs) to be joined.",
        ),
        (
            json!({"Fn::Split": [1, "x"]}),
            "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a \
             string to be split or a function that returns a string to be split.",
        ),
        (
            json!({"Fn::Select": [0]}),
            "Fn::Select requires a list argument with two elements: an integer index and a list",
        ),
    ] {
        refused(&named(argument), &format!("Template error: {words}"));
    }
    for text in ["${foo-bar}", "${X:-y}", "${}", "${ AWS::Region }"] {
        refused(
            &named(json!({"Fn::Sub": text})),
            "Template error: variable names in Fn::Sub syntax must contain only alphanumeric \
             characters, underscores, periods, and colons",
        );
    }
    refused(
        &named(json!({"Fn::Length": ["a"]})),
        "Function Fn::Length is not supported by Brookmill.",
    );
}

struct Fixed;

impl Known for Fixed {
    fn reference(&self, resource: &str) -> Option<Value> {
        (resource == "Made").then(|| "made-1".into())
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Option<Value> {
        (resource == "Made").then(|| format!("arn:{attribute}").into())
    }

    fn import(&self, name: &str) -> Option<String> {
        (name == "shared").then(|| "imported".to_owned())
    }
}

fn pseudo() -> Pseudo {
    Pseudo {
        account: "111122223333".into(),
        region: "eu-west-1".into(),
        stack_id: "arn:stack".into(),
        stack_name: "pipeline".into(),
        notification_arns: Vec::new(),
    }
}

/// What `value` comes to in a small template; `null` for `AWS::NoValue`.
fn outcome(value: &Value) -> Result<Value, String> {
    let template = json!({
        "Parameters": {
            "Stage": {"Type": "String"},
            "Count": {"Type": "Number", "Default": "007"},
            "Zones": {"Type": "CommaDelimitedList", "Default": "x, y"},
        },
        "Mappings": {"Sizes": {"prod": {"memory": 512, "tags": ["p", "q"]}}},
        "Conditions": {
            "Prod": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
            "NotProd": {"Fn::Not": [{"Condition": "Prod"}]},
            "Both": {"Fn::And": [{"Condition": "Prod"}, {"Condition": "NotProd"}]},
            "Either": {"Fn::Or": [{"Condition": "Prod"}, {"Condition": "NotProd"}]},
        },
        "Resources": {
            "Made": {"Type": "T"}, "Later": {"Type": "T"},
            "User": {"Type": "T", "Properties": {"Value": value}},
        },
    });
    let run = || {
        let template = Template::new(&template.to_string())?;
        let given = Given {
            key: "Stage".into(),
            value: Some("prod".into()),
            use_previous: false,
        };
        let parameters = parameters::assign(&template.parameters, &[given], &BTreeMap::new())?;
        let pseudo = pseudo();
        let conditions = conditions::decide(&template, &parameters, &pseudo)?;
        let scope = Scope {
            template: &template,
            pseudo: &pseudo,
            parameters: &parameters,
            conditions: &conditions,
            resources: &Fixed,
        };
        Ok(scope.resolve(value)?.unwrap_or(Value::Null))
    };
    run().map_err(|fault: wire::Fault| fault.message)
}

#[test]
fn functions_evaluate() {
    const UNKNOWN: &str = super::resolve::UNKNOWN;
    for (value, expected) in [
        (json!({"Ref": "Stage"}), json!("prod")),
        (json!({"Ref": "Count"}), json!("007")),
        (json!({"Ref": "Zones"}), json!(["x", "y"])),
        (json!({"Ref": "Made"}), json!("made-1")),
        (json!({"Ref": "AWS::AccountId"}), json!("111122223333")),
        (json!({"Ref": "AWS::NoValue"}), Value::Null),
        (json!({"Fn::GetAtt": ["Made", "A.B"]}), json!("arn:A.B")),
        (json!({"Fn::GetAtt": "Made.Arn"}), json!("arn:Arn")),
        (
            json!({"Fn::Sub": "${Stage}-${Made}-${Made.Arn}-${!Raw}-${AWS::URLSuffix}"}),
            json!("prod-made-1-arn:Arn-${Raw}-amazonaws.com"),
        ),
        (
            json!({"Fn::Sub": ["${X}${Count}", {"X": {"Ref": "Stage"}}]}),
            json!("prod007"),
        ),
        (json!({"Fn::Sub": "cost: $5 ${"}), json!("cost: $5 ${")),
        (
            json!({"Fn::Join": ["-", ["a", 1, true, {"Ref": "AWS::NoValue"}, {"Ref": "Stage"}]]}),
            json!("a-1-true-prod"),
        ),
        (json!({"Fn::Join": [",", {"Ref": "Zones"}]}), json!("x,y")),
        (json!({"Fn::Split": ["|", "a||b"]}), json!(["a", "", "b"])),
        (
            json!({"Fn::Select": ["1", {"Fn::Split": [",", "a,b"]}]}),
            json!("b"),
        ),
        (
            json!({"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "memory"]}),
            json!(512),
        ),
        (
            json!({"Fn::FindInMap": ["Sizes", "prod", "tags"]}),
            json!(["p", "q"]),
        ),
        (json!({"Fn::Base64": "hi!"}), json!("aGkh")),
        (
            json!({"Fn::GetAZs": ""}),
            json!(["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
        ),
        (
            json!({"Fn::Select": [0, {"Fn::Cidr": ["10.0.0.0/16", 2, 8]}]}),
            json!("10.0.0.0/24"),
        ),
        (json!({"Fn::ImportValue": "shared"}), json!("imported")),
        (
            json!({"Fn::If": ["Prod", "yes", {"Ref": "Later"}]}),
            json!("yes"),
        ),
        (
            json!([{"Fn::If": ["Both", 1, {"Ref": "AWS::NoValue"}]}, 2]),
            json!([2]),
        ),
        (
            json!({"K": {"Fn::If": ["Either", 1, 2]}, "L": {"Ref": "AWS::NoValue"}}),
            json!({"K": 1}),
        ),
        (json!({"Ref": "Later"}), json!(UNKNOWN)),
        (
            json!({"Fn::Sub": "a/${Later}/b"}),
            json!(format!("a/{UNKNOWN}/b")),
        ),
        (
            json!({"Fn::Select": [3, {"Fn::Split": [",", {"Ref": "Later"}]}]}),
            json!(UNKNOWN),
        ),
    ] {
        assert_eq!(outcome(&value), Ok(expected), "{value}");
    }
}

#[test]
fn functions_that_come_to_nothing_say_why() {
    for (value, message) in [
        (
            json!({"Fn::FindInMap": ["Sizes", "dev", "memory"]}),
            "Template error: Unable to get mapping for Sizes::dev::memory",
        ),
        (
            json!({"Fn::ImportValue": "other"}),
            "No export named other found",
        ),
        (
            json!({"Fn::Select": [2, ["a", "b"]]}),
            "Template error: Fn::Select cannot select nonexistent value at index 2",
        ),
    ] {
        assert_eq!(outcome(&value), Err(message.to_owned()), "{value}");
    }
}

#[test]
fn conditions_have_their_form_and_no_circles() {
    for (conditions, message) in [
        (
            json!({"C": {"Fn::Equals": ["a"]}}),
            "Template error: every Fn::Equals object requires a list of 2 string parameters.",
        ),
        (
            json!({"C": {"Fn::Equals": [{"Ref": "A"}, "a"]}}),
            "Template format error: Unresolved dependencies [A]. Cannot reference resources in the \
             Conditions block of the template",
        ),
        (
            json!({"C": {"Condition": "D"}, "D": {"Condition": "C"}}),
            "Template format error: Circular dependencies for conditions: [C, D]",
        ),
    ] {
        let template = json!({"Conditions": conditions, "Resources": {"A": {"Type": "T"}}});
        let refusal = Template::new(&template.to_string()).map(drop);
        assert_eq!(
            refusal.map_err(|fault| fault.message),
            Err(message.to_owned())
        );
    }
}

#[test]
fn conditions_may_be_a_long_chain() {
    const LAST: usize = 20_000;
    let mut all = Map::new();
    for number in 0..LAST {
        let next = format!("C{}", number + 1);
        all.insert(
            format!("C{number}"),
            json!({"Fn::Not": [{"Condition": next}]}),
        );
    }
    all.insert(format!("C{LAST}"), json!({"Fn::Equals": ["a", "b"]}));
    let template = json!({"Conditions": all, "Resources": {"A": {"Type": "T"}}});
    let template = Template::new(&template.to_string()).unwrap();
    conditions::check(&template).unwrap();
    let decided = conditions::decide(&template, &BTreeMap::new(), &pseudo()).unwrap();
    assert_eq!((decided["C0"], decided["C1"]), (false, true));
    assert_eq!(decided.len(), LAST + 1);
}

#[test]
fn values_that_grow_without_bounds_are_refused() {
    let large = "x".repeat(4096);
    let many = |count: usize| json!(vec![json!({"Fn::Sub": ["${V}", {"V": large}]}); count]);
    let sub = |count: usize| json!({"Fn::Sub": ["${V}".repeat(count), {"V": large}]});
    let join = |count: usize| json!({"Fn::Join": ["x".repeat(1000), vec!["y"; count]]});
    for value in [
        many(400),
        sub(500),
        join(2000),
        json!({"Fn::Join": ["", many(400)]}),
    ] {
        assert!(outcome(&value).is_ok());
    }
    let nested = json!([{"Fn::Join": ["", many(400)]}, {"a": many(400)}]);
    for value in [
        many(600),
        sub(600),
        join(3000),
        json!({"Fn::Join": ["", many(600)]}),
        nested,
    ] {
        let message = outcome(&value).unwrap_err();
        assert_eq!(
            message,
            "Template error: a value is larger than 2097152 bytes with its functions evaluated"
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "[\\PC\n\t]{0,200}") {
        let _ = Template::new(&text);
    }

    #[test]
    fn no_yaml_makes_the_parser_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Resources:", "\n", "  ", "- ", "!Sub ", "!GetAtt ", "A.B", "${", "}", "[", "]",
                "{", "}", ":", ", ", "&a ", "*a", "|", ">", "\"", "'", "Ref", "Fn::If", "%", "#",
                "---", "? ", "!!str ", "!<x> ", "Type: T", "\t", "é",
            ]),
            0..60,
        )
    ) {
        let _ = Template::new(&words.concat());
    }

    #[test]
    fn no_cut_or_changed_template_makes_anything_panic(
        at in 0usize..20_000, length in 0usize..40, with in "[\\[\\]{}\":,a-z0-9$!&*. \n]{0,4}",
    ) {
        let pipeline = include_str!("../../../../pipeline/kinesis-lambda-s3-template.json");
        let mut text = pipeline.to_owned();
        let at = at.min(text.len());
        let end = (at + length).min(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(end) {
            text.replace_range(at..end, &with);
        }
        if let Ok(template) = Template::new(&text) {
            let given = ["StreamName", "BucketName"].map(|key| Given {
                key: key.into(), value: Some("name-1".into()), use_previous: false,
            });
            let parameters = parameters::assign(&template.parameters, &given, &BTreeMap::new());
            if let Ok(parameters) = parameters {
                let _ = conditions::decide(&template, &parameters, &pseudo());
            }
        }
    }
}

#[test]
fn extreme_nesting_ends_in_a_refusal() {
    for text in [
        "[".repeat(50_000),
        "{".repeat(50_000),
        "- ".repeat(25_000),
        "? ".repeat(20_000),
        "!Sub ".repeat(10_000),
    ] {
        assert!(Template::new(&text).is_err());
    }
}
