//! `brookmill man`: manual pages, and the same reference in Markdown.

mod markdown;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::cli::{Cli, ManOptions};
use crate::output;

/// Prints or writes what is asked for.
///
/// # Errors
/// What the operating system says of standard output or the directory.
pub fn run(options: &ManOptions) -> Result<ExitCode, String> {
    let command = built();
    if options.markdown {
        output::print(markdown::reference(&command).as_bytes())?;
    } else if let Some(directory) = &options.directory {
        write_all(directory)?;
    } else {
        output::print(&page(command).map_err(|error| format!("the page: {error}"))?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The command line as clap sees it, with what clap itself adds. The width is fixed, so that no
/// terminal changes the text.
fn built() -> Command {
    let mut command = Cli::command().term_width(100);
    command.build();
    command
}

fn page(command: Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command)
        .manual("Brookmill Manual")
        .render(&mut page)?;
    Ok(page)
}

/// `brookmill.1`, and `brookmill-up.1` and so on beside it.
fn write_all(directory: &Path) -> Result<(), String> {
    fs::create_dir_all(directory)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), directory))
        .map_err(|error| format!("{}: {error}", directory.display()))
}

#[cfg(test)]
mod tests {
    use super::{built, markdown, page};

    #[test]
    fn the_reference_is_what_docs_have() {
        let written = include_str!("../../../../docs/cli.md");
        assert!(
            written == markdown::reference(&built()),
            "docs/cli.md is not what the command line is; write it anew: \
             cargo run -- man --markdown > docs/cli.md"
        );
    }

    #[test]
    fn the_page_names_every_command() {
        let text = String::from_utf8(page(built()).unwrap()).unwrap();
        for command in built().get_subcommands() {
            assert!(text.contains(&format!("brookmill\\-{}(1)", command.get_name())));
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        built().debug_assert();
    }
}
