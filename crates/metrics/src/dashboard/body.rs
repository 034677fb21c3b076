//! What a dashboard's body has to be. See "Dashboard body structure and syntax" in the Amazon
//! CloudWatch API Reference.
//!
//! Only what the page demands is checked: members that it does not name are taken as they are.

use serde_json::{Map, Value, json};

/// Most widgets of a dashboard.
const WIDGETS_MAX: usize = 500;
/// Columns of a dashboard.
const COLUMNS: i64 = 24;
/// Highest widget.
const HEIGHT_MAX: i64 = 1_000;

/// The kinds of widgets, each with the properties that it must have.
const KINDS: [(&str, &[&str]); 6] = [
    ("alarm", &["alarms"]),
    ("custom", &["endpoint"]),
    ("explorer", &[]),
    ("log", &["region", "query"]),
    ("metric", &["region"]),
    ("text", &["markdown"]),
];

/// What the last element of a metric may say of how it is shown.
const RENDERING: [&str; 10] = [
    "accountId",
    "color",
    "expression",
    "id",
    "label",
    "period",
    "region",
    "stat",
    "visible",
    "yAxis",
];

/// What is wrong with a body, as CloudWatch lists it; empty if nothing is.
pub(super) fn faults(body: &Map<String, Value>) -> Vec<Value> {
    let mut found = Faults(Vec::new());
    match body.get("widgets") {
        None => {}
        Some(Value::Array(widgets)) => {
            if widgets.len() > WIDGETS_MAX {
                let message = format!("Should NOT have more than {WIDGETS_MAX} items");
                found.add("/widgets", &message);
            }
            for (at, widget) in widgets.iter().enumerate() {
                check_widget(&mut found, &format!("/widgets/{at}"), widget);
            }
        }
        Some(_) => found.add("/widgets", "Should be array"),
    }
    found.0
}

struct Faults(Vec<Value>);

impl Faults {
    fn add(&mut self, path: &str, message: &str) {
        self.0.push(json!({"dataPath": path, "message": message}));
    }

    fn missing(&mut self, path: &str, name: &str) {
        self.add(path, &format!("Should have required property '{name}'"));
    }
}

fn check_widget(found: &mut Faults, path: &str, widget: &Value) {
    let Some(widget) = widget.as_object() else {
        return found.add(path, "Should be object");
    };
    for (name, least, most) in [
        ("x", 0, COLUMNS - 1),
        ("y", 0, i64::MAX),
        ("width", 1, COLUMNS),
        ("height", 1, HEIGHT_MAX),
    ] {
        check_number(
            found,
            &format!("{path}/{name}"),
            widget.get(name),
            least,
            most,
        );
    }
    let kind = match widget.get("type") {
        None => return found.missing(path, "type"),
        Some(kind) => kind.as_str().unwrap_or_default(),
    };
    let Some((_, needed)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        let message = "Should be equal to one of the allowed values";
        return found.add(&format!("{path}/type"), message);
    };
    let properties = match widget.get("properties") {
        None => return found.missing(path, "properties"),
        Some(Value::Object(properties)) => properties,
        Some(_) => return found.add(&format!("{path}/properties"), "Should be object"),
    };
    let path = format!("{path}/properties");
    for name in *needed {
        if !properties.contains_key(*name) {
            found.missing(&path, name);
        }
    }
    if kind == "metric" {
        check_metrics(found, &path, properties);
    }
}

fn check_number(found: &mut Faults, path: &str, value: Option<&Value>, least: i64, most: i64) {
    let Some(value) = value else {
        return;
    };
    // JavaScript does not tell 6.0 from 6.
    match value.as_f64().filter(|number| number.fract() == 0.0) {
        None => found.add(path, "Should be integer"),
        Some(number) if number < least as f64 => {
            found.add(path, &format!("Should be >= {least}"));
        }
        Some(number) if number > most as f64 => found.add(path, &format!("Should be <= {most}")),
        Some(_) => {}
    }
}

fn check_metrics(found: &mut Faults, path: &str, properties: &Map<String, Value>) {
    let metrics = match properties.get("metrics") {
        // A widget may show an alarm instead.
        None if properties.contains_key("annotations") => return,
        None => return found.missing(path, "metrics"),
        Some(Value::Array(metrics)) => metrics,
        Some(_) => return found.add(&format!("{path}/metrics"), "Should be array"),
    };
    for (at, metric) in metrics.iter().enumerate() {
        let path = format!("{path}/metrics/{at}");
        match metric {
            Value::Array(fields) => check_metric(found, &path, fields),
            _ => found.add(&path, "Should be array"),
        }
    }
}

/// A metric: namespace, name, dimensions, and how it is shown.
fn check_metric(found: &mut Faults, path: &str, fields: &[Value]) {
    let Some((last, names)) = fields.split_last() else {
        return;
    };
    for (at, field) in names.iter().enumerate() {
        if !field.is_string() {
            let message = "Invalid metric field type, only 'String' type is allowed";
            found.add(&format!("{path}/{at}"), message);
        }
    }
    match last {
        Value::String(_) => {}
        Value::Object(rendering) if is_rendering(rendering) => {}
        Value::Object(_) => {
            let message = format!("Should NOT have more than {} items", names.len());
            found.add(path, &message);
        }
        _ => {
            let message = "Invalid metric field type, only 'String' type is allowed";
            found.add(&format!("{path}/{}", names.len()), message);
        }
    }
}

/// Whether members say how a metric is shown, and are not meant as its dimensions.
fn is_rendering(members: &Map<String, Value>) -> bool {
    let is_known = |name: &str| RENDERING.contains(&name);
    let nested = members
        .iter()
        .any(|(name, value)| !is_known(name) && value.is_object());
    !nested && (members.is_empty() || members.keys().any(|name| is_known(name)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::faults;

    fn said(widget: Value) -> Vec<(String, String)> {
        let body = json!({ "widgets": [widget] });
        faults(body.as_object().unwrap())
            .into_iter()
            .map(|fault| {
                let text = |name: &str| fault[name].as_str().unwrap().to_owned();
                (text("dataPath"), text("message"))
            })
            .collect()
    }

    fn metric(metrics: Value) -> Value {
        json!({
            "type": "metric", "x": 0, "y": 0, "width": 24, "height": 6,
            "properties": {"region": "us-east-1", "metrics": metrics},
        })
    }

    #[test]
    fn what_the_page_shows_is_taken() {
        for widget in [
            metric(json!([
                ["AWS/EC2", "CPUUtilization", "InstanceId", "i-012345"],
                [".", "NetworkIn", ".", "."],
                ["...", "i-0", {"stat": "p99", "yAxis": "right", "somethingNew": 1}],
                [{"expression": "SUM(METRICS())", "label": "sum", "id": "e1"}],
                [{"expression": "SEARCH('x', 'Sum')"}],
                ["App", "load", {}],
            ])),
            json!({
                "type": "metric",
                "properties": {
                    "region": "us-east-1",
                    "annotations": {"alarms": ["arn:aws:cloudwatch:us-east-1:1:alarm:a"]},
                },
            }),
            json!({"type": "text", "width": 6.0, "properties": {"markdown": "# x"}}),
            json!({
                "type": "log",
                "properties": {"region": "us-east-1", "query": "SOURCE 'x' | fields @message"},
            }),
            json!({"type": "alarm", "properties": {"alarms": []}}),
            json!({"type": "custom", "properties": {"endpoint": "arn"}}),
            json!({"type": "explorer", "properties": {"metrics": []}}),
        ] {
            assert_eq!(said(widget.clone()), [], "{widget}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let string = "Invalid metric field type, only 'String' type is allowed";
        for (widget, path, message) in [
            (
                metric(json!([["App", "load", {"Room": "1"}]])),
                "/widgets/0/properties/metrics/0",
                "Should NOT have more than 2 items",
            ),
            (
                metric(json!([["App", "load", {"stat": "Sum", "dimensions": {"Room": "1"}}]])),
                "/widgets/0/properties/metrics/0",
                "Should NOT have more than 2 items",
            ),
            (
                metric(json!([["App", "load", {"stat": "Sum"}, "x"]])),
                "/widgets/0/properties/metrics/0/2",
                string,
            ),
            (
                metric(json!([["App", "load", 1]])),
                "/widgets/0/properties/metrics/0/2",
                string,
            ),
            (
                metric(json!(["App", "load"])),
                "/widgets/0/properties/metrics/0",
                "Should be array",
            ),
            (
                json!({"type": "metric", "properties": {"metrics": []}}),
                "/widgets/0/properties",
                "Should have required property 'region'",
            ),
            (
                json!({"type": "metric", "properties": {"region": "us-east-1"}}),
                "/widgets/0/properties",
                "Should have required property 'metrics'",
            ),
            (
                json!({"type": "foo", "properties": {}}),
                "/widgets/0/type",
                "Should be equal to one of the allowed values",
            ),
            (
                json!({"properties": {}}),
                "/widgets/0",
                "Should have required property 'type'",
            ),
            (
                json!({"type": "text", "width": 25, "properties": {"markdown": "a"}}),
                "/widgets/0/width",
                "Should be <= 24",
            ),
            (
                json!({"type": "text", "height": 0.5, "properties": {"markdown": "a"}}),
                "/widgets/0/height",
                "Should be integer",
            ),
            (json!(1), "/widgets/0", "Should be object"),
        ] {
            let found = said(widget.clone());
            let expected = (path.to_owned(), message.to_owned());
            assert!(found.contains(&expected), "{widget}: {found:?}");
        }
    }
}
