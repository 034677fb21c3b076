//! The filter over a function's system calls.
//!
//! A list of what is refused rather than of what is allowed: functions are arbitrary programs,
//! and what they must not reach is already out of reach by namespaces and dropped capabilities.
//! The filter takes away the kernel's rarely used and often vulnerable corners, and new
//! namespaces. Written by hand because the 32-bit-pointer calls of x86_64 (numbers from
//! 0x4000_0000) must be refused by range, which a rule per number cannot say.

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

/// Calls nobody may make inside.
const REFUSED: &[libc::c_long] = &[
    // The shape of the file tree.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_quotactl,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_fanotify_init,
    // Namespaces.
    libc::SYS_unshare,
    libc::SYS_setns,
    // Other processes.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
    libc::SYS_perf_event_open,
    // The kernel's own machinery.
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_bpf,
    libc::SYS_userfaultfd,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_vhangup,
    // The clock and the machine's name.
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_iopl,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_ioperm,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_modify_ldt,
    libc::SYS_kexec_file_load,
];

/// Calls that must look as if the kernel did not know them, so that libraries take the older
/// way: clone3, whose flags lie in memory a filter cannot read, io_uring, whose operations pass no
/// filter, and memory that is no process's and so would pass every limit.
const UNKNOWN: &[libc::c_long] = &[
    libc::SYS_clone3,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_memfd_create,
    libc::SYS_memfd_secret,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_msgget,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
];

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

/// Builds the filter of a tier. `engine` is the engine's process id as the function would have
/// to write it, if it can see it at all.
pub(crate) fn program(tier: Tier, engine: Option<u32>) -> Vec<libc::sock_filter> {
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
            .on(0x541C, eperm)
            .give(ALLOW);
    });
    // Asking for the present personality and for the plain one is all that programs need.
    program.call(libc::SYS_personality, |rule| {
        rule.load(argument(0))
            .on(u32::MAX, ALLOW)
            .on(0, ALLOW)
            .give(eperm);
    });
    program.call(libc::SYS_socket, |rule| sockets(rule, tier));
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
        program
            .on(libc::SYS_tkill as u32, eperm)
            .on(libc::SYS_rt_tgsigqueueinfo as u32, eperm);
    }
    program.give(ALLOW);
    program.0
}

/// Sockets: local ones, TCP, and UDP where the network is the function's own; netlink, which
/// the C library asks for the list of interfaces. Nothing raw, nothing exotic.
fn sockets(rule: &mut Program, tier: Tier) {
    rule.load(argument(0));
    rule.on(libc::AF_UNIX as u32, ALLOW);
    if tier == Tier::Full {
        rule.on(libc::AF_NETLINK as u32, ALLOW);
    }
    rule.push(EQUAL, libc::AF_INET as u32, 2, 0);
    rule.push(EQUAL, libc::AF_INET6 as u32, 1, 0);
    rule.give(refuse(libc::EAFNOSUPPORT));
    rule.load(argument(1))
        .push(MASK, 0xF, 0, 0)
        .on(libc::SOCK_STREAM as u32, ALLOW);
    if tier == Tier::Full {
        rule.on(libc::SOCK_DGRAM as u32, ALLOW);
    }
    rule.give(refuse(libc::EPERM));
}

/// Installs the filter on this process and everything it starts.
pub(crate) fn install(tier: Tier, engine: Option<u32>) -> io::Result<()> {
    sys::install_filter(&mut program(tier, engine))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a filter the way the kernel does.
    fn run(program: &[libc::sock_filter], number: u32, arch: u32, arguments: [u32; 6]) -> u32 {
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
                        k => arguments[(k as usize - 16) / 8],
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

    fn answer(tier: Tier, engine: Option<u32>, number: libc::c_long, arguments: [u32; 6]) -> u32 {
        run(&program(tier, engine), number as u32, AUDIT_ARCH, arguments)
    }

    #[test]
    fn refuses_and_allows() {
        let eperm = refuse(libc::EPERM);
        let full = |number, arguments| answer(Tier::Full, None, number, arguments);
        let none = [0; 6];
        assert_eq!(full(libc::SYS_read, none), ALLOW);
        assert_eq!(full(libc::SYS_execve, none), ALLOW);
        assert_eq!(full(libc::SYS_kill, [7, 9, 0, 0, 0, 0]), ALLOW);
        for number in REFUSED {
            assert_eq!(full(*number, none), eperm, "{number}");
        }
        assert_eq!(full(libc::SYS_clone3, none), refuse(libc::ENOSYS));
        assert_eq!(
            full(libc::SYS_clone, [libc::CLONE_VM as u32, 0, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_clone, [libc::CLONE_NEWUSER as u32, 0, 0, 0, 0, 0]),
            eperm
        );
        assert_eq!(
            full(libc::SYS_ioctl, [0, libc::TIOCSTI as u32, 0, 0, 0, 0]),
            eperm
        );
        assert_eq!(
            full(libc::SYS_ioctl, [0, libc::FIONREAD as u32, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_personality, [u32::MAX, 0, 0, 0, 0, 0]),
            ALLOW
        );
        assert_eq!(
            full(libc::SYS_personality, [0x0004_0000, 0, 0, 0, 0, 0]),
            eperm
        );
    }

    #[test]
    fn another_architecture_is_killed() {
        let filter = program(Tier::Full, None);
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

    #[test]
    fn sockets_by_family_and_type() {
        let socket = |tier, family: i32, kind: i32| {
            answer(
                tier,
                None,
                libc::SYS_socket,
                [family as u32, kind as u32, 0, 0, 0, 0],
            )
        };
        let stream = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
        let eperm = refuse(libc::EPERM);
        for tier in [Tier::Full, Tier::Reduced] {
            assert_eq!(socket(tier, libc::AF_INET, stream), ALLOW);
            assert_eq!(socket(tier, libc::AF_INET6, stream), ALLOW);
            assert_eq!(socket(tier, libc::AF_UNIX, libc::SOCK_DGRAM), ALLOW);
            assert_eq!(socket(tier, libc::AF_INET, libc::SOCK_RAW), eperm);
            let packet = socket(tier, libc::AF_PACKET, libc::SOCK_RAW);
            assert_eq!(packet, refuse(libc::EAFNOSUPPORT));
        }
        assert_eq!(socket(Tier::Full, libc::AF_INET, libc::SOCK_DGRAM), ALLOW);
        assert_eq!(
            socket(Tier::Reduced, libc::AF_INET, libc::SOCK_DGRAM),
            eperm
        );
        let netlink = socket(Tier::Reduced, libc::AF_NETLINK, libc::SOCK_RAW);
        assert_eq!(netlink, refuse(libc::EAFNOSUPPORT));
    }

    #[test]
    fn without_a_pid_namespace_the_engine_is_out_of_reach() {
        let eperm = refuse(libc::EPERM);
        let reduced =
            |number, first: u32| answer(Tier::Reduced, Some(77), number, [first, 9, 0, 0, 0, 0]);
        assert_eq!(reduced(libc::SYS_kill, 77), eperm);
        assert_eq!(reduced(libc::SYS_kill, -1i32 as u32), eperm);
        assert_eq!(reduced(libc::SYS_kill, -77i32 as u32), eperm);
        assert_eq!(reduced(libc::SYS_kill, 78), ALLOW);
        assert_eq!(reduced(libc::SYS_tgkill, 77), eperm);
        assert_eq!(reduced(libc::SYS_tgkill, 78), ALLOW);
        assert_eq!(reduced(libc::SYS_tkill, 78), eperm);
    }
}
