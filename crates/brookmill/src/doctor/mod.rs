//! `brookmill doctor`: a line for each thing that the engine or its clients need, with what to do
//! about it.

mod clients;
mod data;
mod functions;
mod machine;
mod network;
mod programs;
mod surroundings;

use std::process::ExitCode;

use crate::cli::DoctorOptions;
use crate::output;
pub use programs::INSTALL_CLIENTS;
use surroundings::Surroundings;

/// What a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// As it should be.
    Good,
    /// The engine runs, but something does not work or is not as safe.
    Lacking,
    /// The engine does not run like this.
    Bad,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Lacking => "lacking",
            Self::Bad => "BAD",
        }
    }
}

/// What was found, and what helps.
#[derive(Debug)]
struct Finding {
    mark: Mark,
    found: String,
    remedy: String,
}

impl Finding {
    fn good(found: impl Into<String>) -> Self {
        Self {
            mark: Mark::Good,
            found: found.into(),
            remedy: String::new(),
        }
    }

    fn lacking(found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            mark: Mark::Lacking,
            found: found.into(),
            remedy: remedy.into(),
        }
    }

    fn bad(found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            mark: Mark::Bad,
            ..Self::lacking(found, remedy)
        }
    }

    /// One line, whatever a program or the environment has put into it.
    fn line(&self, name: &str) -> String {
        let text = match self.remedy.as_str() {
            "" => self.found.clone(),
            remedy => format!("{}. {remedy}", self.found),
        };
        let text: String = text
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        format!("{:<7}  {name:<14}  {text}\n", self.mark.word())
    }
}

/// Prints the findings; fails if something is missing without which the engine does not run.
///
/// # Errors
/// What the operating system says of standard output.
pub fn run(options: &DoctorOptions) -> Result<ExitCode, String> {
    let here = Surroundings::of_this_process();
    let checks = [
        ("system", machine::system()),
        ("clock", machine::clock()),
        ("open files", machine::open_files()),
        ("data directory", data::check(&options.data)),
        ("port", network::port(options.port)),
        ("functions", functions::walls()),
        ("python", functions::pythons()),
        ("aws cli", clients::command_lines(options.port)),
        ("boto3", programs::boto3()),
        ("node", programs::node()),
        ("environment", clients::environment(&here, options.port)),
        ("proxy", network::proxy(&here)),
        ("build", programs::build_tools(&here)),
    ];
    let mut code = ExitCode::SUCCESS;
    for (name, findings) in checks {
        for finding in findings {
            if finding.mark == Mark::Bad {
                code = ExitCode::FAILURE;
            }
            output::print(finding.line(name).as_bytes())?;
        }
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::Finding;

    #[test]
    fn a_finding_is_one_line() {
        let finding = Finding::lacking("a\tb\nc", "Do this.");
        assert_eq!(
            finding.line("x"),
            "lacking  x               a b c. Do this.\n"
        );
        assert_eq!(Finding::good("d").line("x"), "ok       x               d\n");
    }
}
