//! `cargo xtask ops`: the lists of operations and resource types, written from their folders.
//!
//! A file in a service's `ops/` is an operation; a file in `cloudformation/src/resources/` is a
//! resource type. Adding one means adding the file and running this.

use std::fs;
use std::path::Path;

use crate::process::root;

/// A folder of operations: service crate, module of the model, type that serves them.
struct Folder {
    path: &'static str,
    model: &'static str,
    service: &'static str,
}

const FOLDERS: [Folder; 9] = [
    Folder {
        path: "crates/kinesis/src/ops",
        model: "kinesis",
        service: "Kinesis",
    },
    Folder {
        path: "crates/lambda/src/ops",
        model: "lambda",
        service: "Lambda",
    },
    Folder {
        path: "crates/mapping/src/ops",
        model: "lambda",
        service: "Mappings",
    },
    Folder {
        path: "crates/s3/src/ops",
        model: "s3",
        service: "S3",
    },
    Folder {
        path: "crates/iam/src/ops",
        model: "iam",
        service: "Iam",
    },
    Folder {
        path: "crates/iam/src/sts_ops",
        model: "sts",
        service: "Iam",
    },
    Folder {
        path: "crates/cloudformation/src/ops",
        model: "cloudformation",
        service: "Cloudformation",
    },
    Folder {
        path: "crates/metrics/src/ops",
        model: "cloudwatch",
        service: "Metrics",
    },
    Folder {
        path: "crates/logs/src/ops",
        model: "logs",
        service: "Logs",
    },
];

/// Writes the lists, or with `--check` compares them.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        other => {
            return Err(format!(
                "cargo xtask ops: unknown arguments: {}",
                other.join(" ")
            ));
        }
    };
    let mut differing = Vec::new();
    for folder in &FOLDERS {
        let directory = root().join(folder.path);
        let file = directory.join("mod.rs");
        let wanted = list(folder, &directory)?;
        let present = fs::read_to_string(&file).unwrap_or_default();
        if present != wanted {
            if check {
                differing.push(format!("{}/mod.rs", folder.path));
            } else {
                fs::write(&file, wanted).map_err(|error| format!("{}: {error}", file.display()))?;
                println!("wrote {}/mod.rs", folder.path);
            }
        }
    }
    if differing.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "not as their folders are; run `cargo xtask ops`:\n{}",
            differing.join("\n")
        ))
    }
}

fn list(folder: &Folder, directory: &Path) -> Result<String, String> {
    let entries =
        fs::read_dir(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    let mut text = format!(
        "//! The operations of this folder, a file each. Written by `cargo xtask ops`.\n\n{}\n\
         use std::sync::Arc;\n\nuse plane::Registry;\n\nuse crate::{};\n\n\
         /// Adds the operations of this folder to the registry.\n\
         pub(crate) fn register(registry: &mut Registry, service: &Arc<{}>) {{\n",
        names
            .iter()
            .map(|name| format!("mod {name};\n"))
            .collect::<String>(),
        folder.service,
        folder.service,
    );
    for name in &names {
        let line = format!(
            "    registry.serve::<model::{}::{}, _>(service);\n",
            folder.model,
            camel(name)
        );
        text.push_str(&line);
    }
    text.push_str("}\n");
    Ok(text)
}

/// `list_objects_v2` → `ListObjectsV2`.
fn camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_ascii_uppercase().to_string() + letters.as_str()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::camel;

    #[test]
    fn names_of_operations() {
        assert_eq!(camel("list_objects_v2"), "ListObjectsV2");
        assert_eq!(camel("put_record"), "PutRecord");
    }
}
