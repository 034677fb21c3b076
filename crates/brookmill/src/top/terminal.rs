//! The terminal while it is ours: another screen, keys as they are pressed, and all of it given back.

use std::io::{Read, Write};

use rustix::termios::{self, OptionalActions, Termios};
use tokio::sync::mpsc;

/// To the other screen, without a cursor and without breaking lines.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l";
/// Back again.
const LEAVE: &str = "\x1b[?7h\x1b[?25h\x1b[?1049l";
/// To the upper left corner.
const HOME: &str = "\x1b[H";
/// Clears what follows in the line, and the lines that follow.
const CLEAR_LINE: &str = "\x1b[K";
const CLEAR_BELOW: &str = "\x1b[J";
/// Ctrl-C, where it is a key like others.
const CTRL_C: u8 = 3;

/// A terminal that is given back when this is dropped.
pub(super) struct Terminal {
    before: Termios,
}

impl Terminal {
    /// Takes the terminal on standard input and output; `None` if there is none on both.
    pub(super) fn take() -> Option<Self> {
        let (input, output) = (std::io::stdin(), std::io::stdout());
        if !termios::isatty(&input) || !termios::isatty(&output) {
            return None;
        }
        let before = termios::tcgetattr(&input).ok()?;
        let mut raw = before.clone();
        raw.make_raw();
        // Lines end as they do elsewhere.
        raw.output_modes = before.output_modes;
        termios::tcsetattr(&input, OptionalActions::Now, &raw).ok()?;
        write(ENTER);
        Some(Self { before })
    }

    /// Columns and rows.
    pub(super) fn size() -> (usize, usize) {
        let size = termios::tcgetwinsize(std::io::stdout()).ok();
        let size = size.filter(|size| size.ws_col > 0 && size.ws_row > 0);
        size.map_or((80, 24), |size| (size.ws_col.into(), size.ws_row.into()))
    }

    /// Shows lines, as many as there is room for.
    pub(super) fn show(lines: &[String]) {
        let (_, rows) = Self::size();
        let mut text = HOME.to_owned();
        let fits = lines.len() <= rows;
        let shown = lines
            .len()
            .min(if fits { rows } else { rows.saturating_sub(1) });
        for (at, line) in lines.iter().take(shown).enumerate() {
            if at > 0 {
                text.push_str("\r\n");
            }
            text.push_str(line);
            text.push_str(CLEAR_LINE);
        }
        if !fits {
            let more = lines.len() - shown;
            text.push_str(&format!(
                "\r\n({more} more lines: the window is too small){CLEAR_LINE}"
            ));
        }
        text.push_str(CLEAR_BELOW);
        write(&text);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        write(LEAVE);
        let _ = termios::tcsetattr(std::io::stdin(), OptionalActions::Now, &self.before);
    }
}

fn write(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Says when somebody wants to leave: q, Ctrl-C, or the end of the input.
pub(super) fn leaving() -> mpsc::UnboundedReceiver<()> {
    let (sender, receiver) = mpsc::unbounded_channel();
    // It ends with the process: nothing wakes who waits for a key.
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        let mut key = [0];
        while matches!(input.read(&mut key), Ok(1)) {
            if matches!(key, [b'q' | b'Q' | CTRL_C]) {
                break;
            }
        }
        let _ = sender.send(());
    });
    receiver
}
