//! The filter over a function's system calls.
//!
//! A list of what is refused rather than of what is allowed: functions are arbitrary programs,
//! and what they must not reach is already out of reach by namespaces and dropped capabilities.
//! The filter takes away the kernel's rarely used and often vulnerable corners, and new
//! namespaces. Written by hand because the 32-bit-pointer calls of x86_64 (numbers from
//! 0x4000_0000) must be refused by range, which a rule per number cannot say.

use super::calls::{OF_A_PROCESS, REFUSED, REFUSED_ON_HOST, UNKNOWN, UNWRITTEN};
use crate::spec::Tier;
use crate::sys;
use std::io;

const LOAD: u16 = (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16;
const EQUAL: u16 = (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16;
#[cfg(target_arch = "x86_64")]
const AT_LEAST: u16 = (libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K) as u16;
const ANY_BIT: u16 = (libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K) as u16;
const MASK: u16 = (libc::BPF_ALU | libc::BPF_AND | libc::BPF_K) as u16;
const RETURN: u16 = (libc::BPF_RET | libc::BPF_K) as u16;

/// Where seccomp_data holds the call's number, its architecture and the low half of an argument.
const NUMBER: u32 = 0;
const ARCHITECTURE: u32 = 4;
const fn argument(index: u32) -> u32 {
    16 + 8 * index
}

/// Where it holds the high half.
const fn high(index: u32) -> u32 {
    argument(index) + 4
}

#[cfg(target_arch = "x86_64")]
const AUDIT_ARCH: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
const AUDIT_ARCH: u32 = 0xC000_00B7;

const ALLOW: u32 = libc::SECCOMP_RET_ALLOW;

const fn refuse(errno: i32) -> u32 {
    libc::SECCOMP_RET_ERRNO | (errno as u32 & libc::SECCOMP_RET_DATA)
}

const NAMESPACES: u32 = (libc::CLONE_NEWUSER
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWCGROUP) as u32
    | 0x80; // CLONE_NEWTIME

#[derive(Default)]
struct Program(Vec<libc::sock_filter>);

impl Program {
    fn push(&mut self, code: u16, k: u32, jt: u8, jf: u8) -> &mut Program {
        self.0.push(libc::sock_filter { code, jt, jf, k });
        self
    }

    fn load(&mut self, offset: u32) -> &mut Program {
        self.push(LOAD, offset, 0, 0)
    }

    fn give(&mut self, action: u32) -> &mut Program {
        self.push(RETURN, action, 0, 0)
    }

    /// What is loaded equals `value`: answer `action`.
    fn on(&mut self, value: u32, action: u32) -> &mut Program {
        self.push(EQUAL, value, 0, 1).give(action)
    }

    /// For the call `number` alone, run `rule`, which must answer on every path. The number is
    /// loaded before and after.
    fn call(&mut self, number: libc::c_long, rule: impl FnOnce(&mut Program)) {
        let mut inner = Program::default();
        rule(&mut inner);
        let skip = u8::try_from(inner.0.len()).unwrap_or(u8::MAX);
        self.push(EQUAL, number as u32, 0, skip);
        self.0.extend(inner.0);
    }
}

// Not in the C library's lists for all of its kinds.
const F_SETOWN_EX: u32 = 15;
const FIOSETOWN: u32 = 0x8901;
const SIOCSPGRP: u32 = 0x8902;
const FS_IOC_SETFLAGS: u32 = 0x4008_6602;
const FS_IOC_FSSETXATTR: u32 = 0x401C_5820;

/// Whom a filter is for.
#[derive(Clone, Copy)]
pub(super) struct Prisoner {
    pub(super) tier: Tier,
    /// The engine's process id as the function would have to write it, if it can see it at all.
    pub(super) engine: Option<u32>,
    /// Whether files and processes of the host belong to the function's user as well.
    pub(super) shares_user: bool,
}

/// Builds the filter of a function.
fn program(prisoner: Prisoner) -> Vec<libc::sock_filter> {
    let Prisoner { tier, engine, .. } = prisoner;
    let eperm = refuse(libc::EPERM);
    let mut program = Program::default();
    program
        .load(ARCHITECTURE)
        .push(EQUAL, AUDIT_ARCH, 1, 0)
        .give(libc::SECCOMP_RET_KILL_PROCESS);
    program.load(NUMBER);
    #[cfg(target_arch = "x86_64")]
    program
        .push(AT_LEAST, 0x4000_0000, 0, 1)
        .give(refuse(libc::ENOSYS));
    for number in REFUSED {
        program.on(*number as u32, eperm);
    }
    for number in UNKNOWN {
        program.on(*number as u32, refuse(libc::ENOSYS));
    }
    program.call(libc::SYS_clone, |rule| {
        rule.load(argument(0))
            .push(ANY_BIT, NAMESPACES, 0, 1)
            .give(eperm)
            .give(ALLOW);
    });
    // Pushing characters into a terminal's input.
    program.call(libc::SYS_ioctl, |rule| {
        rule.load(argument(1))
            .on(libc::TIOCSTI as u32, eperm)
            .on(0x541C, eperm);
        if engine.is_some() {
            // To whom the kernel sends signals.
            rule.on(FIOSETOWN, eperm).on(SIOCSPGRP, eperm);
        }
        if prisoner.shares_user {
            // Flags of a file that is open for reading.
            rule.on(FS_IOC_SETFLAGS, eperm).on(FS_IOC_FSSETXATTR, eperm);
        }
        rule.give(ALLOW);
    });
    // Asking for the present personality and for the plain one is all that programs need.
    program.call(libc::SYS_personality, |rule| {
        rule.load(argument(0))
            .on(u32::MAX, ALLOW)
            .on(0, ALLOW)
            .give(eperm);
    });
    program.call(libc::SYS_socket, |rule| sockets(rule, tier));
    if tier == Tier::Reduced {
        on_the_hosts_network(&mut program);
    }
    if prisoner.shares_user {
        under_the_engines_user(&mut program);
    }
    if let Some(engine) = engine {
        // Without a pid namespace the function could name the engine, or everybody.
        program.call(libc::SYS_kill, |rule| {
            rule.load(argument(0))
                .on(engine, eperm)
                .push(ANY_BIT, 1 << 31, 0, 1);
            rule.give(eperm).give(ALLOW);
        });
        for number in [
            libc::SYS_tgkill,
            libc::SYS_pidfd_open,
            libc::SYS_rt_sigqueueinfo,
        ] {
            program.call(number, |rule| {
                rule.load(argument(0)).on(engine, eperm).give(ALLOW);
            });
        }
        // Nor may the kernel be told to send it signals about a descriptor.
        program.call(libc::SYS_fcntl, |rule| {
            rule.load(argument(1))
                .on(libc::F_SETOWN as u32, eperm)
                .on(F_SETOWN_EX, eperm)
                .give(ALLOW);
        });
        program
            .on(libc::SYS_tkill as u32, eperm)
            .on(libc::SYS_rt_tgsigqueueinfo as u32, eperm);
    }
    program.give(ALLOW);
    program.0
}

/// Sockets: TCP, and UDP and local ones where the network is the function's own; netlink, which
/// the C library asks for the list of interfaces. Nothing raw, nothing exotic, and TCP itself alone:
/// of what else is a stream (MPTCP, SCTP, SMC) Landlock does not ask whom it connects to.
fn sockets(rule: &mut Program, tier: Tier) {
    rule.load(argument(0));
    if tier == Tier::Full {
        rule.on(libc::AF_UNIX as u32, ALLOW);
        rule.push(EQUAL, libc::AF_NETLINK as u32, 0, 4)
            .load(argument(2))
            .on(libc::NETLINK_ROUTE as u32, ALLOW)
            .give(refuse(libc::EPROTONOSUPPORT));
    }
    rule.push(EQUAL, libc::AF_INET as u32, 2, 0);
    rule.push(EQUAL, libc::AF_INET6 as u32, 1, 0);
    rule.give(refuse(libc::EAFNOSUPPORT));
    rule.load(argument(1)).push(MASK, 0xF, 0, 0);
    of_kind(rule, libc::SOCK_STREAM, libc::IPPROTO_TCP);
    if tier == Tier::Full {
        of_kind(rule, libc::SOCK_DGRAM, libc::IPPROTO_UDP);
    }
    rule.give(refuse(libc::EPERM));
}

/// A kind of socket with its usual protocol or none named. The error is that of a kernel that does
/// not have the other protocol, after which programs take the usual one.
fn of_kind(rule: &mut Program, kind: libc::c_int, protocol: libc::c_int) {
    rule.push(EQUAL, kind as u32, 0, 6)
        .load(argument(2))
        .on(0, ALLOW)
        .on(protocol as u32, ALLOW)
        .give(refuse(libc::EPROTONOSUPPORT));
}

/// The network and its local sockets are the host's. Landlock asks about TCP's bind and connect.
fn on_the_hosts_network(program: &mut Program) {
    for (number, errno) in REFUSED_ON_HOST {
        program.on(*number as u32, refuse(*errno));
    }
    // A pair of datagram sockets can be connected to somebody else's by its path.
    program.call(libc::SYS_socketpair, |rule| {
        rule.load(argument(1))
            .push(MASK, 0xF, 0, 0)
            .on(libc::SOCK_STREAM as u32, ALLOW)
            .on(libc::SOCK_SEQPACKET as u32, ALLOW)
            .give(refuse(libc::EPERM));
    });
    // Connects while it sends.
    for (number, flags) in [
        (libc::SYS_sendto, 3),
        (libc::SYS_sendmsg, 2),
        (libc::SYS_sendmmsg, 3),
    ] {
        program.call(number, |rule| {
            rule.load(argument(flags))
                .push(ANY_BIT, libc::MSG_FASTOPEN as u32, 0, 1)
                .give(refuse(libc::EOPNOTSUPP))
                .give(ALLOW);
        });
    }
    // Makes another protocol of a TCP socket.
    program.call(libc::SYS_setsockopt, |rule| {
        rule.load(argument(1))
            .push(EQUAL, libc::IPPROTO_TCP as u32, 1, 0)
            .give(ALLOW)
            .load(argument(2))
            .on(libc::TCP_ULP as u32, refuse(libc::ENOPROTOOPT))
            .give(ALLOW);
    });
}

/// The function's user is the engine's: what the kernel leaves to a file's owner, or to a process's
/// user, is refused where Landlock is not asked.
fn under_the_engines_user(program: &mut Program) {
    let eperm = refuse(libc::EPERM);
    for number in UNWRITTEN {
        program.on(*number as u32, eperm);
    }
    // The times of a file that is open, named by no path and with no flag, may be set.
    program.call(libc::SYS_utimensat, |rule| {
        for part in [argument(1), high(1), argument(3)] {
            rule.load(part).push(EQUAL, 0, 1, 0).give(eperm);
        }
        rule.give(ALLOW);
    });
    for (number, whose, users) in OF_A_PROCESS {
        program.call(*number, |rule| {
            if let Some(users) = users {
                rule.load(argument(0)).on(*users, eperm);
            }
            rule.load(argument(*whose)).on(0, ALLOW).give(eperm);
        });
    }
}

/// Installs the filter on this process and everything it starts.
pub(super) fn install(prisoner: Prisoner) -> io::Result<()> {
    sys::install_filter(&mut program(prisoner))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a filter the way the kernel does.
    fn run(program: &[libc::sock_filter], number: u32, arch: u32, arguments: [u64; 6]) -> u32 {
        let (mut at, mut value) = (0usize, 0u32);
        loop {
            let step = program[at];
            at += 1;
            let mut jump = |taken: bool| at += usize::from(if taken { step.jt } else { step.jf });
            match step.code {
                LOAD => {
                    value = match step.k {
                        NUMBER => number,
                        ARCHITECTURE => arch,
                        k if k % 8 == 4 => (arguments[(k as usize - 16) / 8] >> 32) as u32,
                        k => arguments[(k as usize - 16) / 8] as u32,
                    }
                }
                EQUAL => jump(value == step.k),
                ANY_BIT => jump(value & step.k != 0),
                MASK => value &= step.k,
                RETURN => return step.k,
                _ => jump(value >= step.k),
            }
        }
    }

    fn prisoner(tier: Tier, engine: Option<u32>) -> Prisoner {
        Prisoner {
            tier,
            engine,
            shares_user: false,
        }
    }

    fn answer(prisoner: Prisoner, number: libc::c_long, arguments: [u64; 6]) -> u32 {
        run(&program(prisoner), number as u32, AUDIT_ARCH, arguments)
    }

    #[test]
    fn refuses_and_allows() {
        let eperm = refuse(libc::EPERM);
        let full = |number, arguments| answer(prisoner(Tier::Full, None), number, arguments);
        let none = [0; 6];
        assert_eq!(full(libc::SYS_read, none), ALLOW);
        assert_eq!(full(libc::SYS_execve, none), ALLOW);
        assert_eq!(full(libc::SYS_kill, [7, 9, 0, 0, 0, 0]), ALLOW);
        for number in REFUSED {
            assert_eq!(full(*number, none), eperm, "{number}");
        }
        assert_eq!(full(libc::SYS_clone3, none), refuse(libc::ENOSYS));
        assert_eq!(
            full(libc::SYS_clone, [libc::CLONE_VM as u64, 0, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_clone, [libc::CLONE_NEWUSER as u64, 0, 0, 0, 0, 0]),
            eperm
        );
        assert_eq!(full(libc::SYS_ioctl, [0, libc::TIOCSTI, 0, 0, 0, 0]), eperm);
        assert_eq!(
            full(libc::SYS_ioctl, [0, libc::FIONREAD, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_personality, [u64::from(u32::MAX), 0, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_personality, [0x0004_0000, 0, 0, 0, 0, 0]),
            eperm
        );
    }

    #[test]
    fn another_architecture_is_killed() {
        let filter = program(prisoner(Tier::Full, None));
        let i386 = 0x4000_0003;
        let action = run(&filter, libc::SYS_read as u32, i386, [0; 6]);
        assert_eq!(action, libc::SECCOMP_RET_KILL_PROCESS);
        #[cfg(target_arch = "x86_64")]
        assert_eq!(
            run(
                &filter,
                0x4000_0000 + libc::SYS_mount as u32,
                AUDIT_ARCH,
                [0; 6]
            ),
            refuse(libc::ENOSYS)
        );
    }

    /// The answer to `socket`, without flags.
    fn socket(tier: Tier, family: i32, kind: i32, protocol: i32) -> u32 {
        let arguments = [family as u64, kind as u64, protocol as u64, 0, 0, 0];
        answer(prisoner(tier, None), libc::SYS_socket, arguments)
    }

    #[test]
    fn sockets_by_family_type_and_protocol() {
        let stream = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
        let datagram = libc::SOCK_DGRAM | libc::SOCK_NONBLOCK;
        let (eperm, family) = (refuse(libc::EPERM), refuse(libc::EAFNOSUPPORT));
        let protocol = refuse(libc::EPROTONOSUPPORT);
        for tier in [Tier::Full, Tier::Reduced] {
            for inet in [libc::AF_INET, libc::AF_INET6] {
                assert_eq!(socket(tier, inet, stream, 0), ALLOW);
                assert_eq!(socket(tier, inet, stream, libc::IPPROTO_TCP), ALLOW);
                for other in [libc::IPPROTO_MPTCP, libc::IPPROTO_SCTP, 256, 1] {
                    assert_eq!(socket(tier, inet, stream, other), protocol);
                }
                assert_eq!(socket(tier, inet, libc::SOCK_RAW, 0), eperm);
                assert_eq!(socket(tier, inet, libc::SOCK_SEQPACKET, 0), eperm);
            }
            assert_eq!(socket(tier, libc::AF_PACKET, libc::SOCK_RAW, 0), family);
            assert_eq!(socket(tier, libc::AF_VSOCK, stream, 0), family);
        }
        for (kind, expected) in [
            (0, ALLOW),
            (libc::IPPROTO_UDP, ALLOW),
            (libc::IPPROTO_ICMP, protocol),
        ] {
            assert_eq!(socket(Tier::Full, libc::AF_INET, datagram, kind), expected);
            assert_eq!(socket(Tier::Reduced, libc::AF_INET, datagram, kind), eperm);
        }
        for (kind, local) in [(stream, libc::AF_UNIX), (libc::SOCK_RAW, libc::AF_NETLINK)] {
            assert_eq!(socket(Tier::Full, local, kind, 0), ALLOW);
            assert_eq!(socket(Tier::Reduced, local, kind, 0), family);
        }
        let messages = libc::NETLINK_USERSOCK;
        assert_eq!(
            socket(Tier::Full, libc::AF_NETLINK, libc::SOCK_RAW, messages),
            protocol
        );
    }

    #[test]
    fn nothing_connects_or_listens_past_landlock() {
        let ask = |tier, number, arguments| answer(prisoner(tier, None), number, arguments);
        let reduced = |number, arguments| ask(Tier::Reduced, number, arguments);
        let fast = libc::MSG_FASTOPEN as u64 | libc::MSG_NOSIGNAL as u64;
        let usual = libc::MSG_NOSIGNAL as u64;
        for (number, at) in [
            (libc::SYS_sendto, 3),
            (libc::SYS_sendmsg, 2),
            (libc::SYS_sendmmsg, 3),
        ] {
            let with = |flags| {
                let mut arguments = [0; 6];
                arguments[at] = flags;
                arguments
            };
            assert_eq!(reduced(number, with(fast)), refuse(libc::EOPNOTSUPP));
            assert_eq!(reduced(number, with(usual)), ALLOW);
            assert_eq!(ask(Tier::Full, number, with(fast)), ALLOW);
        }
        let (level, none) = (libc::IPPROTO_TCP as u64, [0; 6]);
        let option = |name: i32| reduced(libc::SYS_setsockopt, [3, level, name as u64, 0, 0, 0]);
        assert_eq!(option(libc::TCP_ULP), refuse(libc::ENOPROTOOPT));
        assert_eq!(option(libc::TCP_NODELAY), ALLOW);
        assert_eq!(reduced(libc::SYS_setsockopt, [3, 1, 31, 0, 0, 0]), ALLOW);
        for (number, errno) in REFUSED_ON_HOST {
            assert_eq!(reduced(*number, none), refuse(*errno), "{number}");
            assert_eq!(ask(Tier::Full, *number, none), ALLOW, "{number}");
        }
        let pair = |kind: i32| reduced(libc::SYS_socketpair, [1, kind as u64, 0, 0, 0, 0]);
        assert_eq!(pair(libc::SOCK_STREAM | libc::SOCK_CLOEXEC), ALLOW);
        assert_eq!(pair(libc::SOCK_SEQPACKET), ALLOW);
        assert_eq!(pair(libc::SOCK_DGRAM), refuse(libc::EPERM));
        assert_eq!(pair(libc::SOCK_RAW), refuse(libc::EPERM));
    }

    #[test]
    fn under_the_engines_user_no_file_is_changed_that_is_not_written() {
        let eperm = refuse(libc::EPERM);
        let with = |shares_user, number, arguments| {
            let prisoner = Prisoner {
                shares_user,
                ..prisoner(Tier::Reduced, Some(77))
            };
            answer(prisoner, number, arguments)
        };
        for number in UNWRITTEN {
            assert_eq!(with(true, *number, [0; 6]), eperm, "{number}");
            assert_eq!(with(false, *number, [0; 6]), ALLOW, "{number}");
        }
        for flags in [FS_IOC_SETFLAGS, FS_IOC_FSSETXATTR] {
            let arguments = [3, u64::from(flags), 0, 0, 0, 0];
            assert_eq!(with(true, libc::SYS_ioctl, arguments), eperm);
            assert_eq!(with(false, libc::SYS_ioctl, arguments), ALLOW);
        }
        let times = |path, flags| with(true, libc::SYS_utimensat, [3, path, 0, flags, 0, 0]);
        assert_eq!(times(0, 0), ALLOW);
        for (path, flags) in [(0x7fff_0000, 0), (0x7fff_0000_0000, 0), (0, 0x1000)] {
            assert_eq!(times(path, flags), eperm);
        }
        for (number, at, users) in OF_A_PROCESS {
            let mut arguments = [0; 6];
            if let Some(users) = users {
                let of_the_user = [u64::from(*users), 0, 0, 0, 0, 0];
                assert_eq!(with(true, *number, of_the_user), eperm, "{number}");
            }
            assert_eq!(with(true, *number, arguments), ALLOW, "{number}");
            arguments[*at as usize] = 77;
            assert_eq!(with(true, *number, arguments), eperm, "{number}");
            assert_eq!(with(false, *number, arguments), ALLOW, "{number}");
        }
    }

    #[test]
    fn without_a_pid_namespace_the_engine_is_out_of_reach() {
        let eperm = refuse(libc::EPERM);
        let reduced = |number, first: i32| {
            let arguments = [u64::from(first as u32), 9, 0, 0, 0, 0];
            answer(prisoner(Tier::Reduced, Some(77)), number, arguments)
        };
        assert_eq!(reduced(libc::SYS_kill, 77), eperm);
        assert_eq!(reduced(libc::SYS_kill, -1), eperm);
        assert_eq!(reduced(libc::SYS_kill, -77), eperm);
        assert_eq!(reduced(libc::SYS_kill, 78), ALLOW);
        assert_eq!(reduced(libc::SYS_tgkill, 77), eperm);
        assert_eq!(reduced(libc::SYS_tgkill, 78), ALLOW);
        assert_eq!(reduced(libc::SYS_tkill, 78), eperm);
        let told = |number, what: u64| {
            let arguments = [3, what, 77, 0, 0, 0];
            answer(prisoner(Tier::Reduced, Some(77)), number, arguments)
        };
        for what in [libc::F_SETOWN as u64, u64::from(F_SETOWN_EX)] {
            assert_eq!(told(libc::SYS_fcntl, what), eperm);
        }
        for what in [FIOSETOWN, SIOCSPGRP] {
            assert_eq!(told(libc::SYS_ioctl, u64::from(what)), eperm);
        }
        assert_eq!(told(libc::SYS_fcntl, libc::F_SETFL as u64), ALLOW);
    }
}
