//! `cargo xtask tidy`: rules of the house that no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compat::source::without_test_items;
use crate::frame_kinds;
use crate::process::root;
use crate::services::{CRATES, USED_BY_ALL};

/// Longest source file that one can still hold in mind, in lines.
const LINES_MAX: usize = 600;

/// Which crates of ours a crate may depend on, beside the services'. Everything else is an edge too
/// many.
const EDGES: [(&str, &[&str]); 8] = [
    ("wire", &[]),
    ("model", &["wire"]),
    ("store", &[]),
    ("auth", &["wire"]),
    ("plane", &["wire", "model", "auth"]),
    ("sandbox", &[]),
    ("gateway", &["wire", "model", "plane", "auth"]),
    ("codegen", &["wire"]),
];

/// The same with the services.
fn edges() -> Vec<(&'static str, Vec<&'static str>)> {
    let services = CRATES.iter().map(|one| {
        let used = USED_BY_ALL.iter().chain(one.uses);
        (one.package, used.copied().collect())
    });
    let others = EDGES
        .iter()
        .map(|(package, allowed)| (*package, allowed.to_vec()));
    others.chain(services).collect()
}

/// Checks all rules and lists every breach.
pub fn run() -> Result<(), String> {
    let mut breaches = Vec::new();
    for file in sources() {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let name = file
            .strip_prefix(root())
            .unwrap_or(&file)
            .display()
            .to_string();
        check_source(&name, &text, &mut breaches);
    }
    let edges = edges();
    let ours: Vec<&str> = edges.iter().map(|(package, _)| *package).collect();
    for (package, allowed) in &edges {
        check_edges(package, &ours, allowed, &mut breaches);
    }
    breaches.extend(frame_kinds::breaches()?);
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(breaches.join("\n"))
    }
}

/// The Rust files that git knows.
fn sources() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "*.rs",
        ])
        .current_dir(root())
        .output();
    let Ok(listed) = listed else {
        return Vec::new();
    };
    String::from_utf8_lossy(&listed.stdout)
        .lines()
        .map(|line| root().join(line))
        .collect()
}

fn check_source(name: &str, text: &str, breaches: &mut Vec<String>) {
    let generated = name.starts_with("crates/model/src");
    let lines = text.lines().count();
    if lines > LINES_MAX && !generated {
        breaches.push(format!(
            "{name}: {lines} lines; split it (at most {LINES_MAX})"
        ));
    }
    let file = Path::new(name)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    if ["utils", "util", "helpers", "common", "misc"].contains(&file) {
        breaches.push(format!("{name}: name it after what it holds"));
    }
    let is_seam = name.starts_with("crates/store/src/clock")
        || [
            "sim/",
            "e2e/",
            "bench/",
            "xtask/",
            "codegen/",
            "pipeline/",
            "crates/brookmill/",
            "crates/sandbox/",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        || name.contains("/tests")
        || name.ends_with("/testing.rs")
        || name.contains("/examples/");
    for (number, line) in without_test_items(text).lines().enumerate() {
        let at = number + 1;
        let code = line.split("//").next().unwrap_or_default();
        if code.contains("unsafe ")
            && !name.starts_with("crates/sandbox/")
            && !name.starts_with("xtask/")
        {
            breaches.push(format!("{name}:{at}: unsafe outside the sandbox crate"));
        }
        if !is_seam && !generated {
            for clock in ["tokio::time::", "SystemTime::now", "Instant::now"] {
                if code.contains(clock) {
                    breaches.push(format!("{name}:{at}: {clock} outside the clock seams"));
                }
            }
        }
        for word in ["todo!(", "unimplemented!(", "dbg!("] {
            if code.contains(word) && !name.starts_with("xtask/") {
                breaches.push(format!("{name}:{at}: {word}"));
            }
        }
    }
}

fn check_edges(package: &str, ours: &[&str], allowed: &[&str], breaches: &mut Vec<String>) {
    let manifest = ["crates", ""]
        .iter()
        .map(|folder| root().join(folder).join(package).join("Cargo.toml"))
        .find(|path| path.exists());
    let Some(text) = manifest.and_then(|path| fs::read_to_string(path).ok()) else {
        breaches.push(format!("{package}: no manifest"));
        return;
    };
    let normal = text.split("[dependencies]").nth(1).unwrap_or_default();
    let normal = normal.split("\n[").next().unwrap_or_default();
    for line in normal.lines() {
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        if ours.contains(&name) && !allowed.contains(&name) {
            breaches.push(format!("{package} must not depend on {name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check_source;

    #[test]
    fn what_follows_a_test_module_is_checked() {
        let text = "#[cfg(test)]\nmod tests;\n\nfn now() {\n    todo!()\n}\n";
        let mut breaches = Vec::new();
        check_source("crates/s3/src/lib.rs", text, &mut breaches);
        assert_eq!(breaches, ["crates/s3/src/lib.rs:5: todo!("]);
    }
}
