//! `cargo xtask ops`: the lists of operations and resource types, written from their folders.
//!
//! A file in a service's `ops/` is an operation; a file in `cloudformation/src/resources/` is a
//! resource type. Adding one means adding the file and running this.

use std::fs;
use std::path::Path;

use crate::process::root;
use crate::services::CRATES;

/// Where CloudFormation's resource types are.
const RESOURCES: &str = "crates/cloudformation/src/resources";

/// Writes the lists, or with `--check` compares them; of some folders only, if any are named.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let check = arguments.iter().any(|argument| argument == "--check");
    let only: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let mut differing = Vec::new();
    for one in &CRATES {
        let folder = format!("crates/{}/src/ops", one.package);
        if !only.is_empty() && !only.iter().any(|path| folder.starts_with(path.as_str())) {
            continue;
        }
        let directory = root().join(&folder);
        if !directory.is_dir() {
            return Err(format!("{folder}: no such folder"));
        }
        let wanted = list(one.serves_by, &directory)?;
        compare(
            &directory.join("mod.rs"),
            &folder,
            &wanted,
            check,
            &mut differing,
        )?;
    }
    let resources = root().join(RESOURCES);
    if only.is_empty() || only.iter().any(|path| RESOURCES.starts_with(path.as_str())) {
        let wanted = resource_list(&resources)?;
        compare(
            &resources.join("mod.rs"),
            RESOURCES,
            &wanted,
            check,
            &mut differing,
        )?;
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

/// Writes a list, or notes that it differs.
fn compare(
    file: &Path,
    folder: &str,
    wanted: &str,
    check: bool,
    differing: &mut Vec<String>,
) -> Result<(), String> {
    if fs::read_to_string(file).unwrap_or_default() == wanted {
        return Ok(());
    }
    if check {
        differing.push(format!("{folder}/mod.rs"));
        return Ok(());
    }
    println!("wrote {folder}/mod.rs");
    fs::write(file, wanted).map_err(|error| format!("{}: {error}", file.display()))
}

/// The names of a folder's files, without their ending, sorted.
fn names(directory: &Path) -> Result<Vec<String>, String> {
    let entries =
        fs::read_dir(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    Ok(names)
}

/// The list of CloudFormation's resource types.
fn resource_list(directory: &Path) -> Result<String, String> {
    let names = names(directory)?;
    let mut types = String::new();
    for name in &names {
        let path = directory.join(format!("{name}.rs"));
        let source =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        // Types that are one policy of several resources share what they do.
        let kind = ["impl ResourceType for ", "impl SharedPolicy for "]
            .into_iter()
            .find_map(|begin| source.split_once(begin))
            .and_then(|(_, rest)| rest.split_whitespace().next())
            .ok_or_else(|| format!("{}: implements no resource type", path.display()))?;
        types.push_str(&format!("    &{name}::{kind},\n"));
    }
    let modules: String = names.iter().map(|name| format!("mod {name};\n")).collect();
    Ok(format!(
        "//! The resource types of this folder, a file each. Written by `cargo xtask ops`.\n\n\
         {modules}\n\
         use crate::resource_type::ResourceType;\n\n\
         /// All types, in the order of their files.\n\
         static TYPES: [&dyn ResourceType; {}] = [\n{types}];\n\n\
         /// The type of this name, if the engine knows it.\n\
         pub(crate) fn find(type_name: &str) -> Option<&'static dyn ResourceType> {{\n    \
         TYPES\n        .iter()\n        .copied()\n        \
         .find(|known| known.schema().type_name == type_name)\n}}\n",
        names.len()
    ))
}

fn list(service: &str, directory: &Path) -> Result<String, String> {
    let names = names(directory)?;
    let mut text = format!(
        "//! The operations of this folder, a file each. Written by `cargo xtask ops`.\n\n{}\n\
         use std::sync::Arc;\n\nuse plane::Registry;\n\nuse crate::{};\n\n\
         /// Adds the operations of this folder to the registry.\n\
         pub(crate) fn register(registry: &mut Registry, service: &Arc<{}>) {{\n",
        names
            .iter()
            .map(|name| format!("mod {name};\n"))
            .collect::<String>(),
        service,
        service,
    );
    for name in &names {
        let path = directory.join(format!("{name}.rs"));
        let source =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let model = module_of(&source)
            .ok_or_else(|| format!("{}: names no module of `model`", path.display()))?;
        let line = format!(
            "    registry.serve::<model::{model}::{}, _>(service);\n",
            camel(name)
        );
        text.push_str(&line);
    }
    text.push_str("}\n");
    Ok(text)
}

/// The module of `model` that an operation's file uses.
fn module_of(source: &str) -> Option<&str> {
    let (_, rest) = source.split_once("use model::")?;
    rest.split(|letter: char| !letter.is_ascii_alphanumeric())
        .next()
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
