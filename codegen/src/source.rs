//! The stripped models, as they lie in `models/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value};

use crate::names::{constant, upper_first};
use crate::{Outcome, read};

/// Which operations get types, and what the models leave out.
pub(crate) struct Selection {
    services: Map<String, Value>,
}

impl Selection {
    pub(crate) fn load(models: &Path) -> Outcome<Self> {
        let text = read(&models.join("selection.json"))?;
        let services =
            serde_json::from_str(&text).map_err(|error| format!("selection.json: {error}"))?;
        Ok(Self { services })
    }

    pub(crate) fn services(&self) -> impl Iterator<Item = &str> {
        self.services.keys().map(String::as_str)
    }

    /// The operations named for the service; none where all are.
    pub(crate) fn chosen(&self, service: &str) -> Vec<&str> {
        let list = self.entry(service, "operations").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    pub(crate) fn has(&self, service: &str, operation: &str) -> bool {
        self.entry(service, "operations").and_then(Value::as_str) == Some("all")
            || self.chosen(service).contains(&operation)
    }

    /// The code that an error has in the Query protocol, where the model does not say it.
    pub(crate) fn error_code(&self, service: &str, shape: &str) -> Option<&str> {
        self.entry(service, "error_codes")?.get(shape)?.as_str()
    }

    /// Protocols that a service speaks beside those of its model.
    pub(crate) fn older_protocols(&self, service: &str) -> Vec<Value> {
        let listed = self.entry(service, "older_protocols");
        listed
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    }

    fn entry(&self, service: &str, key: &str) -> Option<&Value> {
        self.services.get(service)?.get(key)
    }

    fn text(&self, service: &str, key: &str) -> Option<String> {
        self.entry(service, key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    }
}

/// A structure to generate: its Rust name and the model's shape.
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) shape: Option<String>,
    /// The element in XML, where it departs from the shape's name.
    pub(crate) xml_name: Option<String>,
    /// The nested structure of the same shape, if there is one.
    pub(crate) twin: Option<String>,
}

/// An operation of the model.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) facts: Value,
    pub(crate) chosen: bool,
}

/// One service's model.
pub(crate) struct Model {
    pub(crate) module: String,
    pub(crate) metadata: Value,
    pub(crate) operations: Vec<Operation>,
    pub(crate) shapes: Map<String, Value>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) xml_namespace: Option<String>,
}

impl Model {
    pub(crate) fn load(models: &Path, module: &str, selection: &Selection) -> Outcome<Self> {
        let text = read(&models.join(format!("{module}.json")))?;
        let value: Value =
            serde_json::from_str(&text).map_err(|error| format!("{module}.json: {error}"))?;
        let shapes = value["shapes"].as_object().cloned().ok_or("no shapes")?;
        let mut operations: Vec<Operation> = value["operations"]
            .as_object()
            .ok_or("no operations")?
            .iter()
            .map(|(name, facts)| Operation {
                name: name.clone(),
                facts: facts.clone(),
                chosen: selection.has(module, name),
            })
            .collect();
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        let metadata = value["metadata"].clone();
        let xml_namespace = selection
            .text(module, "xml_namespace")
            .or_else(|| metadata["xmlNamespace"].as_str().map(str::to_owned));
        let mut model = Self {
            module: module.to_owned(),
            metadata,
            operations,
            shapes,
            structs: Vec::new(),
            xml_namespace,
        };
        model.structs = model.collect_structs(selection)?;
        Ok(model)
    }

    pub(crate) fn shape(&self, name: &str) -> Outcome<&Value> {
        self.shapes
            .get(name)
            .ok_or_else(|| format!("{}: no shape {name}", self.module))
    }

    pub(crate) fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).and_then(Value::as_str)
    }

    /// The name by which requests are signed.
    pub(crate) fn signing_name(&self) -> &str {
        self.metadata("signingName")
            .or(self.metadata("endpointPrefix"))
            .unwrap_or(&self.module)
    }

    fn collect_structs(&self, selection: &Selection) -> Outcome<Vec<Struct>> {
        let mut nested = BTreeSet::new();
        for shape in self.shapes.values().filter(|shape| !is_event_stream(shape)) {
            for member in members_of(shape) {
                let name = member["shape"].as_str().ok_or("member without shape")?;
                let target = self.shape(name)?;
                if is_structure(target) && !is_event_stream(target) {
                    nested.insert(name.to_owned());
                }
            }
        }
        for stream in self.shapes.values().filter(|shape| is_event_stream(shape)) {
            for member in members_of(stream) {
                let name = member["shape"].as_str().ok_or("member without shape")?;
                if self.shape(name)?.get("exception").is_none() {
                    nested.insert(name.to_owned());
                }
            }
        }
        let mut structs = Vec::new();
        for operation in self.operations.iter().filter(|operation| operation.chosen) {
            for (side, suffix) in [("input", "Input"), ("output", "Output")] {
                let shape = operation.facts.pointer(&format!("/{side}/shape"));
                let shape = shape.and_then(Value::as_str).map(str::to_owned);
                let root = format!("/xml_roots/{}", operation.name);
                let root = selection
                    .services
                    .get(&self.module)
                    .and_then(|s| s.pointer(&root));
                structs.push(Struct {
                    name: format!("{}{suffix}", operation.name),
                    xml_name: if side == "output" {
                        root.and_then(Value::as_str).map(str::to_owned)
                    } else {
                        None
                    },
                    twin: shape
                        .as_ref()
                        .filter(|shape| nested.contains(*shape))
                        .cloned(),
                    shape,
                });
            }
        }
        for shape in nested {
            structs.push(Struct {
                name: upper_first(&shape),
                xml_name: None,
                shape: Some(shape),
                twin: None,
            });
        }
        self.refuse_clashes(&structs)?;
        Ok(structs)
    }

    /// Two things of one name would not compile, or worse, would: refuse by name.
    fn refuse_clashes(&self, structs: &[Struct]) -> Outcome<()> {
        let mut seen = BTreeMap::new();
        let markers = self
            .operations
            .iter()
            .filter(|operation| operation.chosen)
            .map(|o| o.name.as_str());
        for name in structs.iter().map(|s| s.name.as_str()).chain(markers) {
            let reserved = [
                "String",
                "Vec",
                "Option",
                "BTreeMap",
                "Bytes",
                "Payload",
                "Timestamp",
            ];
            if reserved.contains(&name) {
                return Err(format!(
                    "{}: the shape {name} hides a type in use",
                    self.module
                ));
            }
            if let Some(other) = seen.insert(constant(name), name) {
                return Err(format!("{}: {other} and {name} clash", self.module));
            }
        }
        Ok(())
    }
}

pub(crate) fn is_structure(shape: &Value) -> bool {
    shape["type"] == "structure"
}

pub(crate) fn is_event_stream(shape: &Value) -> bool {
    shape.get("eventstream").is_some()
}

/// All references to other shapes in a shape.
fn members_of(shape: &Value) -> Vec<&Value> {
    let mut out: Vec<&Value> = Vec::new();
    if let Some(Value::Object(members)) = shape.get("members") {
        out.extend(members.values());
    }
    out.extend(
        ["member", "key", "value"]
            .into_iter()
            .filter_map(|side| shape.get(side)),
    );
    out
}
