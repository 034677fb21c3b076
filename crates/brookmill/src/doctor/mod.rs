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
    let port = options.port;
    type Check<'a> = Box<dyn FnOnce() -> Vec<Finding> + Send + 'a>;
    let checks: [(&str, Check<'_>); 13] = [
        ("system", Box::new(machine::system)),
        ("clock", Box::new(machine::clock)),
        ("open files", Box::new(machine::open_files)),
        ("data directory", Box::new(|| data::check(&options.data))),
        ("port", Box::new(move || network::port(port))),
        ("functions", Box::new(functions::walls)),
        ("runtimes", Box::new(functions::interpreted)),
        ("aws cli", Box::new(move || clients::command_lines(port))),
        ("boto3", Box::new(programs::boto3)),
        ("node", Box::new(programs::node)),
        (
            "environment",
            Box::new(|| clients::environment(&here, port)),
        ),
        ("proxy", Box::new(|| network::proxy(&here))),
        ("build", Box::new(|| programs::build_tools(&here))),
    ];
    let mut code = ExitCode::SUCCESS;
    // Side by side, because some wait for programs of others; told in this order.
    std::thread::scope(|scope| {
        let running = checks.map(|(name, check)| (name, scope.spawn(check)));
        for (name, check) in running {
            let findings = check
                .join()
                .map_err(|_| format!("the check of the {name} has failed"))?;
            for finding in findings {
                if finding.mark == Mark::Bad {
                    code = ExitCode::FAILURE;
                }
                output::print(finding.line(name).as_bytes())?;
            }
        }
        Ok::<(), String>(())
    })?;
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
