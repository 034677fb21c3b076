//! The command line in Markdown.

use std::fmt::Write;

use clap::{Arg, Command};

const HEAD: &str = "\
# The command line

`brookmill <command> [options]`. An option in the environment is overridden by the one on the command
line. This page is written from the program's own definition by `brookmill man --markdown`; `brookmill
man` prints a manual page, and `brookmill <command> --help` the same for one command.
";

const TAIL: &str = "
## Completions and manual pages

Neither `cargo install` nor `pip install` puts them where a shell or `man` looks. Once, for your user:

```bash
mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
brookmill completions bash > ~/.local/share/bash-completion/completions/brookmill
brookmill completions zsh > ~/.zfunc/_brookmill
brookmill completions fish > ~/.config/fish/completions/brookmill.fish
brookmill man --directory ~/.local/share/man/man1
```

Zsh looks into `~/.zfunc` if `fpath+=~/.zfunc` stands before `compinit` in `~/.zshrc`.

## How commands end

0: done. 1: it did not work; standard error says why, in one sentence. 2: the command line is not
understood. `aws` ends as the AWS CLI does.
";

/// The whole page.
pub fn reference(command: &Command) -> String {
    let mut text = HEAD.to_owned();
    for part in command.get_subcommands() {
        if part.get_name() != "help" && !part.is_hide_set() {
            section(part, "brookmill", &mut text);
        }
    }
    text.push_str(TAIL);
    text
}

fn section(command: &Command, path: &str, text: &mut String) {
    let name = format!("{path} {}", command.get_name());
    let about = command.get_about().map(ToString::to_string);
    let _ = write!(
        text,
        "\n## `{name}`\n\n{}.\n",
        about.unwrap_or_default().trim_end_matches('.')
    );
    let arguments: Vec<&Arg> = command
        .get_arguments()
        .filter(|argument| argument.get_id() != "help" && !argument.is_hide_set())
        .collect();
    if !arguments.is_empty() {
        text.push_str("\n| option | default | |\n|---|---|---|\n");
    }
    for argument in arguments {
        row(argument, text);
    }
    for part in command.get_subcommands() {
        if part.get_name() != "help" {
            section(part, &name, text);
        }
    }
}

fn row(argument: &Arg, text: &mut String) {
    let value = argument
        .get_value_names()
        .filter(|_| argument.get_action().takes_values())
        .and_then(|names| names.first())
        .map(|name| format!("<{name}>"))
        .unwrap_or_default();
    let shown = match argument.get_long() {
        Some(long) => format!("--{long} {value}").trim_end().to_owned(),
        None => value,
    };
    let default: Vec<String> = argument
        .get_default_values()
        .iter()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    let mut says = argument
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    if !says.ends_with('.') {
        says.push('.');
    }
    if let Some(variable) = argument.get_env() {
        let _ = write!(says, " Environment: `{}`.", variable.to_string_lossy());
    }
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| match value.get_help() {
            Some(help) => format!(
                "`{}`: {}.",
                value.get_name(),
                help.to_string().trim_end_matches('.')
            ),
            None => format!("`{}`.", value.get_name()),
        })
        .collect();
    for value in values {
        let _ = write!(says, " {value}");
    }
    let _ = writeln!(
        text,
        "| `{shown}` | {} | {} |",
        default.join(" "),
        says.replace('|', "\\|")
    );
}
