//! Which of Rust's targets the function is built for, and with which C compiler and linker.

use std::path::Path;

use crate::process::output;

/// What a machine has.
pub struct Machine {
    /// The target that its own compiler makes programs for.
    host: String,
    /// Whether it has the standard library for a target.
    has_target: Box<dyn Fn(&str) -> bool>,
    /// Whether it has a program.
    has_program: Box<dyn Fn(&str) -> bool>,
}

impl Machine {
    /// Whether its own programs are for Linux on that processor.
    fn runs(&self, arch: &str) -> bool {
        self.host.starts_with(&format!("{arch}-")) && self.host.contains("-linux-")
    }

    /// This one.
    pub fn this() -> Result<Self, String> {
        let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
        let version = output(&rustc, &["-vV"]).ok_or(format!(
            "{rustc} cannot be started; install Rust from https://rustup.rs"
        ))?;
        let host = version
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .ok_or(format!("{rustc} -vV names no host"))?
            .to_owned();
        Ok(Self {
            host,
            has_target: Box::new(move |target| {
                let words = ["--print", "target-libdir", "--target", target];
                output(&rustc, &words).is_some_and(|directory| has_library(Path::new(&directory)))
            }),
            has_program: Box::new(|name| {
                let path = std::env::var_os("PATH").unwrap_or_default();
                std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
            }),
        })
    }
}

/// `rustc` names the directory also where there is nothing in it.
fn has_library(directory: &Path) -> bool {
    let Ok(entries) = directory.read_dir() else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

/// A target and what builds for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// Rust's name of the target.
    pub target: String,
    /// The C compiler, where the target's default is not right.
    compiler: Option<String>,
    /// Whether it links as well; this machine's own compiler does for its own processor.
    links: bool,
}

impl Toolchain {
    /// Takes the static target if it is there, then the one with glibc.
    ///
    /// # Errors
    /// What is missing for either, with the lines that install it.
    pub fn choose(arch: &str, machine: &Machine) -> Result<Self, String> {
        let mut missing = Vec::new();
        for library in ["musl", "gnu"] {
            match Self::find(arch, library, machine) {
                Ok(found) => return Ok(found),
                Err(lines) => missing.push((library, lines)),
            }
        }
        let mut text = format!("This machine cannot build the function for {arch}. It needs ");
        for (index, (library, lines)) in missing.iter().enumerate() {
            let kind = if *library == "musl" {
                "for a static program"
            } else {
                "or, for a program that uses Lambda's glibc"
            };
            let separator = if index == 0 { "" } else { "\n" };
            text += &format!("{separator}{kind}:\n  {}", lines.join("\n  "));
        }
        Err(text)
    }

    /// One target, or the lines that install what it lacks.
    fn find(arch: &str, library: &str, machine: &Machine) -> Result<Self, Vec<String>> {
        let target = format!("{arch}-unknown-linux-{library}");
        let mut missing = Vec::new();
        if !(machine.has_target)(&target) {
            missing.push(format!("rustup target add {target}"));
        }
        let (names, install) = compilers(arch, library, machine);
        let compiler = names.iter().find(|name| (machine.has_program)(name));
        if compiler.is_none() {
            missing.push(install);
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        let is_host = machine.host == target;
        Ok(Self {
            target,
            compiler: compiler.filter(|_| !is_host).cloned(),
            links: !machine.runs(arch),
        })
    }

    /// What tells cargo and the build scripts of C code which compiler to take.
    pub fn variables(&self) -> Vec<(String, String)> {
        let Some(compiler) = &self.compiler else {
            return Vec::new();
        };
        let lower = self.target.replace('-', "_");
        let mut variables = vec![(format!("CC_{lower}"), compiler.clone())];
        if self.links {
            let linker = format!("CARGO_TARGET_{}_LINKER", lower.to_uppercase());
            variables.push((linker, compiler.clone()));
        }
        if self.target.ends_with("musl") && compiler.ends_with("gnu-gcc") {
            // Ubuntu's compiler puts calls into the code that only glibc has.
            let plain = "-U_FORTIFY_SOURCE".to_owned();
            variables.push((format!("CFLAGS_{lower}"), plain));
        }
        variables
    }
}

/// The C compilers that will do, the best first, and the line that installs one.
fn compilers(arch: &str, library: &str, machine: &Machine) -> (Vec<String>, String) {
    let (musl, gnu) = (
        format!("{arch}-linux-musl-gcc"),
        format!("{arch}-linux-gnu-gcc"),
    );
    let cross = format!(
        "apt-get install gcc-{}-linux-gnu libc6-dev-{}-cross",
        arch.replace('_', "-"),
        debian_arch(arch)
    );
    if machine.host == format!("{arch}-unknown-linux-{library}") {
        let install = "apt-get install build-essential".to_owned();
        return (vec!["cc".to_owned()], install);
    }
    match (library, machine.runs(arch)) {
        ("musl", true) => (
            vec!["musl-gcc".to_owned(), musl],
            "apt-get install musl-tools".to_owned(),
        ),
        // Debian has no cross compiler for musl. Its compiler for glibc will do: the C code among
        // the function's dependencies calls little of the C library, and Rust brings musl's.
        ("musl", false) => (vec![musl, gnu], cross),
        _ => (vec![gnu], cross),
    }
}

fn debian_arch(arch: &str) -> &str {
    match arch {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(host: &str, targets: &'static [&str], programs: &'static [&str]) -> Machine {
        Machine {
            host: host.to_owned(),
            has_target: Box::new(|target| targets.contains(&target)),
            has_program: Box::new(|program| programs.contains(&program)),
        }
    }

    const HOST: &str = "x86_64-unknown-linux-gnu";

    #[test]
    fn a_static_program_is_preferred_where_target_and_compiler_are_there() {
        let both = &["x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl"];
        let chosen = Toolchain::choose("x86_64", &machine(HOST, both, &["cc", "musl-gcc"]));
        let chosen = chosen.unwrap();
        assert_eq!(chosen.target, "x86_64-unknown-linux-musl");
        let variables = chosen.variables();
        let expected = ("CC_x86_64_unknown_linux_musl", "musl-gcc");
        assert_eq!(variables, [(expected.0.to_owned(), expected.1.to_owned())]);
        // Without the compiler, or without the target, the machine's own.
        for lacking in [
            machine(HOST, both, &["cc"]),
            machine(HOST, &["x86_64-unknown-linux-gnu"], &["cc", "musl-gcc"]),
        ] {
            let chosen = Toolchain::choose("x86_64", &lacking).unwrap();
            assert_eq!(chosen.target, HOST);
            assert_eq!(chosen.variables(), []);
        }
    }

    #[test]
    fn another_processor_needs_its_own_compiler_and_linker() {
        let chosen = |targets| {
            let machine = machine(HOST, targets, &["aarch64-linux-gnu-gcc"]);
            let chosen = Toolchain::choose("aarch64", &machine).unwrap();
            let names = chosen.variables().into_iter().map(|(name, _)| name);
            (names.collect::<Vec<_>>(), chosen.target)
        };
        let (names, target) = chosen(&["aarch64-unknown-linux-gnu"]);
        assert_eq!(target, "aarch64-unknown-linux-gnu");
        let expected = [
            "CC_aarch64_unknown_linux_gnu",
            "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER",
        ];
        assert_eq!(names, expected);
        let (names, target) = chosen(&["aarch64-unknown-linux-musl"]);
        assert_eq!(target, "aarch64-unknown-linux-musl");
        assert_eq!(names.last().unwrap(), "CFLAGS_aarch64_unknown_linux_musl");
    }

    #[test]
    fn what_is_missing_is_named_with_its_install_line() {
        let refused = Toolchain::choose("aarch64", &machine(HOST, &[HOST], &["cc"])).unwrap_err();
        assert_eq!(
            refused,
            "This machine cannot build the function for aarch64. It needs for a static program:\n  \
             rustup target add aarch64-unknown-linux-musl\n  \
             apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross\n\
             or, for a program that uses Lambda's glibc:\n  \
             rustup target add aarch64-unknown-linux-gnu\n  \
             apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross"
        );
        let refused = Toolchain::choose("x86_64", &machine(HOST, &[HOST], &[])).unwrap_err();
        assert!(
            refused.contains("apt-get install build-essential"),
            "{refused}"
        );
    }

    #[test]
    fn this_machine_is_known() {
        let machine = Machine::this().unwrap();
        assert!((machine.has_target)(&machine.host));
        assert!(!(machine.has_target)("no-such-target"));
        assert!((machine.has_program)("sh") && !(machine.has_program)("no-such-program"));
    }
}
