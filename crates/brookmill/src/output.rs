//! Standard output of commands that print text and end.

use std::io::{ErrorKind, Write};

/// Prints `text` as it is. A reader that has seen enough (`head`, say) is no failure.
///
/// # Errors
/// What the operating system says.
pub fn print(text: &[u8]) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints a line of a program that goes on whether somebody reads it or not.
pub fn line(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}
