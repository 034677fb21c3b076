//! What the engine and a supervisor say to each other on the control socket.
//!
//! The engine's first message is the specification as JSON; every further one is a [`Command`].
//! After [`Report::Ended`] it may be another specification, followed by two packets that carry the
//! new program's standard output and standard error.
//! The supervisor answers with [`Report`]s. One message is one packet.

/// From the engine to the supervisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Command {
    /// Stop every process of the tree.
    Freeze = b'F',
    /// Let them go on.
    Thaw = b'T',
    /// Answer with [`Report::Peak`].
    Peak = b'M',
    /// Ask the function to end (SIGTERM).
    Terminate = b'S',
    /// Kill the whole tree, and wait for another program in the same surroundings.
    Reset = b'R',
    /// Kill the whole tree and leave.
    Kill = b'K',
}

impl Command {
    /// The command a packet holds; anything unknown is none.
    pub(crate) fn decode(packet: &[u8]) -> Option<Command> {
        match packet {
            [b'F'] => Some(Command::Freeze),
            [b'T'] => Some(Command::Thaw),
            [b'M'] => Some(Command::Peak),
            [b'S'] => Some(Command::Terminate),
            [b'R'] => Some(Command::Reset),
            [b'K'] => Some(Command::Kill),
            _ => None,
        }
    }
}

/// How the function's first process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// By itself, with this status.
    Code(i32),
    /// By this signal.
    Signal(i32),
    /// Killed for using more memory than allowed.
    OutOfMemory,
}

/// From the supervisor to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// The supervisor's process id as the engine sees it.
    Pid(u32),
    /// The function's listener is attached; its port.
    Listener(u16),
    /// The program has been executed.
    Started,
    /// A wall could not be built.
    Wall { errno: i32, step: String },
    /// The program could not be executed.
    Program { errno: i32 },
    /// The largest memory use so far, in bytes.
    Peak(u64),
    /// The function has ended, with everything it had started; its largest memory use in bytes.
    Ended { end: End, peak: u64 },
}

impl Report {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(16);
        match self {
            Report::Pid(pid) => {
                out.push(b'P');
                out.extend_from_slice(&pid.to_le_bytes());
            }
            Report::Listener(port) => {
                out.push(b'L');
                out.extend_from_slice(&port.to_le_bytes());
            }
            Report::Started => out.push(b'S'),
            Report::Wall { errno, step } => {
                out.push(b'W');
                out.extend_from_slice(&errno.to_le_bytes());
                out.extend_from_slice(step.as_bytes());
            }
            Report::Program { errno } => {
                out.push(b'E');
                out.extend_from_slice(&errno.to_le_bytes());
            }
            Report::Peak(bytes) => {
                out.push(b'M');
                out.extend_from_slice(&bytes.to_le_bytes());
            }
            Report::Ended { end, peak } => {
                let (kind, value) = match end {
                    End::Code(code) => (b'c', *code),
                    End::Signal(signal) => (b's', *signal),
                    End::OutOfMemory => (b'o', 0),
                };
                out.push(b'X');
                out.push(kind);
                out.extend_from_slice(&value.to_le_bytes());
                out.extend_from_slice(&peak.to_le_bytes());
            }
        }
        out
    }

    pub(crate) fn decode(packet: &[u8]) -> Option<Report> {
        let (tag, rest) = packet.split_first()?;
        match tag {
            b'P' => Some(Report::Pid(u32::from_le_bytes(rest.try_into().ok()?))),
            b'L' => Some(Report::Listener(u16::from_le_bytes(rest.try_into().ok()?))),
            b'S' => Some(Report::Started),
            b'W' => {
                let (errno, step) = rest.split_first_chunk::<4>()?;
                let step = String::from_utf8_lossy(step).into_owned();
                Some(Report::Wall {
                    errno: i32::from_le_bytes(*errno),
                    step,
                })
            }
            b'E' => Some(Report::Program {
                errno: i32::from_le_bytes(rest.try_into().ok()?),
            }),
            b'M' => Some(Report::Peak(u64::from_le_bytes(rest.try_into().ok()?))),
            b'X' => {
                let (kind, rest) = rest.split_first()?;
                let (value, peak) = rest.split_first_chunk::<4>()?;
                let value = i32::from_le_bytes(*value);
                let end = match kind {
                    b'c' => End::Code(value),
                    b's' => End::Signal(value),
                    b'o' => End::OutOfMemory,
                    _ => return None,
                };
                Some(Report::Ended {
                    end,
                    peak: u64::from_le_bytes(peak.try_into().ok()?),
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_survive_the_wire() {
        let reports = [
            Report::Pid(4_000_000),
            Report::Listener(9001),
            Report::Started,
            Report::Wall {
                errno: 13,
                step: "mount /proc".into(),
            },
            Report::Program { errno: 2 },
            Report::Peak(u64::MAX),
            Report::Ended {
                end: End::Code(-1),
                peak: 1,
            },
            Report::Ended {
                end: End::Signal(9),
                peak: 2,
            },
            Report::Ended {
                end: End::OutOfMemory,
                peak: 3,
            },
        ];
        for report in reports {
            assert_eq!(Report::decode(&report.encode()), Some(report));
        }
        assert_eq!(Report::decode(b""), None);
        assert_eq!(Report::decode(b"Xz\0\0\0\0\0\0\0\0\0\0\0\0"), None);
        assert_eq!(Report::decode(b"P\0"), None);
    }

    #[test]
    fn commands_are_single_bytes() {
        for command in [
            Command::Freeze,
            Command::Thaw,
            Command::Peak,
            Command::Terminate,
            Command::Reset,
            Command::Kill,
        ] {
            assert_eq!(Command::decode(&[command as u8]), Some(command));
        }
        assert_eq!(Command::decode(b"FF"), None);
    }
}
