//! The system calls this crate needs and Rust's library does not offer, each behind a safe
//! function. Nothing here decides anything.

use std::ffi::{CStr, CString};
use std::io;
use std::mem::{size_of, zeroed};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::path::Path;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// A call's result in Rust's terms.
pub(crate) fn checked(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

/// The same for calls that count bytes.
pub(crate) fn checked_size(result: isize) -> io::Result<usize> {
    usize::try_from(result).map_err(|_| io::Error::last_os_error())
}

fn checked_long(result: libc::c_long) -> io::Result<libc::c_long> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

fn new_fd(result: libc::c_long) -> io::Result<OwnedFd> {
    let fd = checked_long(result)?;
    let fd = RawFd::try_from(fd).map_err(io::Error::other)?;
    // SAFETY: the kernel has just made this descriptor for us alone.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// A path as the kernel wants it.
pub(crate) fn c_path(path: &Path) -> io::Result<CString> {
    use std::os::unix::ffi::OsStrExt;
    CString::new(path.as_os_str().as_bytes()).map_err(io::Error::other)
}

/// Clones this single-threaded process into new namespaces, as a sibling: the child's parent is
/// ours. Answers the child's id, or none in the child.
///
/// Must be called while the process has one thread only: the child gets a copy of that one, and
/// every lock another thread might hold would stay locked in it.
pub(crate) fn clone_sibling(namespaces: libc::c_int) -> io::Result<Option<u32>> {
    let flags = libc::c_long::from(namespaces | libc::CLONE_PARENT | libc::SIGCHLD);
    // SAFETY: without CLONE_VM the child has its own copy of memory and stack, as with fork; all
    // pointers are null. Callers have a single thread, so the copy is consistent.
    let pid = unsafe { libc::syscall(libc::SYS_clone, flags, 0, 0, 0, 0) };
    match checked_long(pid)? {
        0 => Ok(None),
        pid => Ok(Some(u32::try_from(pid).map_err(io::Error::other)?)),
    }
}

/// Forks this single-threaded process.
pub(crate) fn fork() -> io::Result<Option<i32>> {
    // SAFETY: callers have a single thread, so the child's copy of memory is consistent.
    match checked(unsafe { libc::fork() })? {
        0 => Ok(None),
        pid => Ok(Some(pid)),
    }
}

/// Ends this process at once, without running what Rust or C registered for its end.
pub(crate) fn exit_now(status: i32) -> ! {
    // SAFETY: _exit takes any status and does not return.
    unsafe { libc::_exit(status) }
}

/// Closes every descriptor from `first` on.
pub(crate) fn close_from(first: u32) -> io::Result<()> {
    // SAFETY: callers hold no owned descriptor in that range; the call touches no memory.
    let done = unsafe { libc::syscall(libc::SYS_close_range, first, u32::MAX, 0) };
    checked_long(done).map(drop)
}

/// Makes descriptor `to` a copy of `from`, kept across exec.
pub(crate) fn duplicate_to(from: BorrowedFd<'_>, to: RawFd) -> io::Result<()> {
    // SAFETY: replaces standard descriptors only (0 to 2), which no Rust object here owns.
    checked(unsafe { libc::dup2(from.as_raw_fd(), to) }).map(drop)
}

/// Lets a descriptor stay open across exec.
pub(crate) fn keep_across_exec(descriptor: BorrowedFd<'_>) -> io::Result<()> {
    // SAFETY: plain numbers.
    checked(unsafe { libc::fcntl(descriptor.as_raw_fd(), libc::F_SETFD, 0) }).map(drop)
}

/// The user and group this process acts as.
pub(crate) fn effective_ids() -> (u32, u32) {
    // SAFETY: both calls only read and cannot fail.
    unsafe { (libc::geteuid(), libc::getegid()) }
}

/// Forgets every supplementary group.
pub(crate) fn drop_groups() -> io::Result<()> {
    // SAFETY: a count of zero reads no memory.
    checked(unsafe { libc::setgroups(0, std::ptr::null()) }).map(drop)
}

/// Becomes this user and group for good.
pub(crate) fn become_user(uid: u32, gid: u32) -> io::Result<()> {
    // SAFETY: plain numbers; no memory is touched. glibc changes all threads, of which there is
    // one.
    unsafe {
        checked(libc::setresgid(gid, gid, gid))?;
        checked(libc::setresuid(uid, uid, uid))?;
    }
    Ok(())
}

/// Gives a descriptor's file to a user.
pub(crate) fn give(fd: RawFd, uid: u32, gid: u32) -> io::Result<()> {
    // SAFETY: plain numbers; a bad descriptor is an error.
    checked(unsafe { libc::fchown(fd, uid, gid) }).map(drop)
}

/// Sets the bits that new files do not get.
pub(crate) fn set_umask(mask: libc::mode_t) {
    // SAFETY: plain number; cannot fail.
    unsafe { libc::umask(mask) };
}

/// Calls prctl with one argument.
pub(crate) fn prctl(option: libc::c_int, argument: libc::c_ulong) -> io::Result<libc::c_int> {
    let zero: libc::c_ulong = 0;
    // SAFETY: used with options that take numbers, never pointers.
    checked(unsafe { libc::prctl(option, argument, zero, zero, zero) })
}

/// Clears the ambient capabilities.
pub(crate) fn clear_ambient_capabilities() -> io::Result<()> {
    let clear = libc::PR_CAP_AMBIENT_CLEAR_ALL as libc::c_ulong;
    prctl(libc::PR_CAP_AMBIENT, clear).map(drop)
}

/// Gives up every effective, permitted and inheritable capability.
pub(crate) fn drop_capabilities() -> io::Result<()> {
    #[repr(C)]
    struct Header {
        version: u32,
        pid: libc::c_int,
    }
    // _LINUX_CAPABILITY_VERSION_3: two sets of three 32-bit words follow.
    let header = Header {
        version: 0x2008_0522,
        pid: 0,
    };
    let none = [0u32; 6];
    // SAFETY: header and data have the layout version 3 asks for and outlive the call.
    let done = unsafe { libc::syscall(libc::SYS_capset, &raw const header, none.as_ptr()) };
    checked_long(done).map(drop)
}

/// Sets soft and hard limit of one resource.
pub(crate) fn set_limit(resource: libc::c_int, value: u64) -> io::Result<()> {
    let limit = libc::rlimit {
        rlim_cur: value,
        rlim_max: value,
    };
    // SAFETY: the limit's address is valid for the call.
    checked(unsafe { libc::setrlimit(resource as _, &raw const limit) }).map(drop)
}

/// Sends a signal; a negative `pid` means what it means to kill(2).
pub(crate) fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: plain numbers.
    checked(unsafe { libc::kill(pid, signal) }).map(drop)
}

/// A descriptor that stands for a child process and becomes readable at its end.
pub(crate) fn pidfd_open(pid: u32) -> io::Result<OwnedFd> {
    // SAFETY: plain numbers.
    new_fd(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, 0) })
}

/// Sends a signal to the process behind a descriptor.
pub(crate) fn pidfd_signal(process: BorrowedFd<'_>, signal: i32) -> io::Result<()> {
    let none = std::ptr::null::<libc::siginfo_t>();
    // SAFETY: a null siginfo is allowed and stands for what kill(2) would send.
    let done = unsafe {
        libc::syscall(
            libc::SYS_pidfd_send_signal,
            process.as_raw_fd(),
            signal,
            none,
            0,
        )
    };
    checked_long(done).map(drop)
}

/// Collects the end of a child behind a descriptor; waits for it.
pub(crate) fn pidfd_reap(process: BorrowedFd<'_>) -> io::Result<()> {
    let id = libc::id_t::try_from(process.as_raw_fd()).map_err(io::Error::other)?;
    // SAFETY: siginfo_t is plain data for which zero is valid, and the kernel writes it.
    let done = unsafe {
        let mut info: libc::siginfo_t = zeroed();
        libc::waitid(
            libc::P_PIDFD,
            id,
            &raw mut info,
            libc::WEXITED | libc::__WALL,
        )
    };
    checked(done).map(drop)
}

/// A child that has ended.
pub(crate) struct Ended {
    pub(crate) pid: i32,
    /// As wait(2) gives it.
    pub(crate) status: i32,
    /// The largest resident memory it, or a child it had collected, ever had, in bytes.
    pub(crate) peak: u64,
}

/// Collects any child that has ended, without waiting.
pub(crate) fn reap_any() -> Option<Ended> {
    reap(libc::WNOHANG)
}

/// Waits until a child has ended and collects it; none if there is no child.
pub(crate) fn reap_next() -> Option<Ended> {
    reap(0)
}

fn reap(options: libc::c_int) -> Option<Ended> {
    let mut status = 0;
    let options = options | libc::__WALL;
    // SAFETY: rusage is plain data for which zero is valid; both addresses are valid for the
    // call.
    let (pid, usage) = unsafe {
        let mut usage: libc::rusage = zeroed();
        (
            libc::wait4(-1, &raw mut status, options, &raw mut usage),
            usage,
        )
    };
    let peak = u64::try_from(usage.ru_maxrss).unwrap_or_default() * 1024;
    (pid > 0).then_some(Ended { pid, status, peak })
}

/// The exit code or the signal in a raw wait status.
pub(crate) fn status_parts(status: i32) -> Result<i32, i32> {
    if libc::WIFEXITED(status) {
        Ok(libc::WEXITSTATUS(status))
    } else {
        Err(libc::WTERMSIG(status))
    }
}

fn child_signal_set() -> libc::sigset_t {
    // SAFETY: sigset_t is plain data, initialised by sigemptyset; SIGCHLD is a valid signal.
    unsafe {
        let mut set: libc::sigset_t = zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        set
    }
}

/// Blocks SIGCHLD and answers a descriptor that becomes readable when one arrives.
pub(crate) fn child_signal_fd() -> io::Result<OwnedFd> {
    let set = child_signal_set();
    let flags = libc::SFD_CLOEXEC | libc::SFD_NONBLOCK;
    // SAFETY: the set is initialised and outlives the calls; null asks for no old mask.
    let fd = unsafe {
        checked(libc::sigprocmask(
            libc::SIG_BLOCK,
            &raw const set,
            std::ptr::null_mut(),
        ))?;
        libc::signalfd(-1, &raw const set, flags)
    };
    new_fd(libc::c_long::from(fd))
}

/// Gives a new program the signal state it expects: nothing blocked, SIGPIPE as usual (Rust's
/// start-up ignores it, and an ignored signal stays ignored across exec).
pub(crate) fn reset_signals() -> io::Result<()> {
    // SAFETY: an empty set is a valid mask; SIG_DFL is a valid disposition.
    unsafe {
        let mut set: libc::sigset_t = zeroed();
        libc::sigemptyset(&raw mut set);
        checked(libc::sigprocmask(
            libc::SIG_SETMASK,
            &raw const set,
            std::ptr::null_mut(),
        ))?;
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
    }
    Ok(())
}

/// Starts a session of its own.
pub(crate) fn new_session() -> io::Result<()> {
    // SAFETY: takes no argument.
    checked(unsafe { libc::setsid() }).map(drop)
}

/// Sets the host name of this UTS namespace.
pub(crate) fn set_host_name(name: &str) -> io::Result<()> {
    // SAFETY: pointer and length describe the live string.
    checked(unsafe { libc::sethostname(name.as_ptr().cast(), name.len()) }).map(drop)
}

/// Waits until one of the descriptors is readable or hung up, for at most `wait_ms` (−1: for
/// ever). Answers which are.
pub(crate) fn poll<const N: usize>(
    fds: [BorrowedFd<'_>; N],
    wait_ms: i32,
) -> io::Result<[bool; N]> {
    let mut entries = fds.map(|fd| libc::pollfd {
        fd: fd.as_raw_fd(),
        events: libc::POLLIN,
        revents: 0,
    });
    // SAFETY: pointer and count describe the live array.
    let ready = unsafe { libc::poll(entries.as_mut_ptr(), N as libc::nfds_t, wait_ms) };
    match checked(ready) {
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok([false; N]),
        Err(error) => Err(error),
        Ok(_) => Ok(entries.map(|entry| entry.revents != 0)),
    }
}

/// How often a program that somebody still has open for writing is tried, a millisecond apart.
const BUSY_TRIES: u32 = 1_000;

/// Replaces this process by a program. Returns only if that failed.
///
/// Whoever forks while the program's file is being written inherits the descriptor until it
/// executes something itself. So a file that has just been written may be busy for a moment.
pub(crate) fn execute(program: &CStr, argv: &[CString], env: &[CString]) -> io::Error {
    let pointers = |texts: &[CString]| {
        texts
            .iter()
            .map(|t| t.as_ptr())
            .chain([std::ptr::null()])
            .collect::<Vec<_>>()
    };
    let (argv, env) = (pointers(argv), pointers(env));
    let mut tries = 0;
    loop {
        // SAFETY: both arrays end in null and point to live C strings.
        unsafe { libc::execve(program.as_ptr(), argv.as_ptr(), env.as_ptr()) };
        let error = io::Error::last_os_error();
        tries += 1;
        if error.kind() != io::ErrorKind::ExecutableFileBusy || tries == BUSY_TRIES {
            return error;
        }
        // SAFETY: no descriptors are passed; it waits a millisecond.
        unsafe { libc::poll(std::ptr::null_mut(), 0, 1) };
    }
}

/// A socket that the kernel answers questions about sockets of this network namespace on.
pub(crate) fn socket_diagnosis() -> io::Result<OwnedFd> {
    let kind = libc::SOCK_RAW | libc::SOCK_CLOEXEC;
    // SAFETY: plain numbers.
    let socket = unsafe { libc::socket(libc::AF_NETLINK, kind, libc::NETLINK_SOCK_DIAG) };
    new_fd(libc::c_long::from(socket))
}

/// Brings the loopback interface of this network namespace up.
pub(crate) fn loopback_up() -> io::Result<()> {
    let kind = libc::SOCK_DGRAM | libc::SOCK_CLOEXEC;
    // SAFETY: plain numbers.
    let socket = new_fd(libc::c_long::from(unsafe {
        libc::socket(libc::AF_INET, kind, 0)
    }))?;
    // SAFETY: ifreq is plain data for which zero is valid.
    let mut request: libc::ifreq = unsafe { zeroed() };
    request.ifr_name[0] = b'l' as libc::c_char;
    request.ifr_name[1] = b'o' as libc::c_char;
    request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: SIOCSIFFLAGS reads an ifreq with name and flags set.
    let done = unsafe {
        libc::ioctl(
            socket.as_raw_fd(),
            libc::SIOCSIFFLAGS as _,
            &raw const request,
        )
    };
    checked(done).map(drop)
}

/// Mounts a file system of a kind that needs no device.
pub(crate) fn mount(
    kind: &CStr,
    target: &Path,
    flags: libc::c_ulong,
    options: &str,
) -> io::Result<()> {
    let target = c_path(target)?;
    let options = CString::new(options).map_err(io::Error::other)?;
    // SAFETY: all pointers are live C strings.
    let done = unsafe {
        libc::mount(
            kind.as_ptr(),
            target.as_ptr(),
            kind.as_ptr(),
            flags,
            options.as_ptr().cast(),
        )
    };
    checked(done).map(drop)
}

/// Cuts this mount namespace's mounts off from those it was copied from.
pub(crate) fn make_mounts_private() -> io::Result<()> {
    let flags = libc::MS_REC | libc::MS_PRIVATE;
    // SAFETY: source, kind and data are ignored for a change of propagation and may be null.
    let done = unsafe {
        libc::mount(
            std::ptr::null(),
            c"/".as_ptr(),
            std::ptr::null(),
            flags,
            std::ptr::null(),
        )
    };
    checked(done).map(drop)
}

/// A detached copy of the tree of mounts at `path`.
pub(crate) fn open_tree(path: &Path) -> io::Result<OwnedFd> {
    let path = c_path(path)?;
    let flags =
        libc::OPEN_TREE_CLONE | libc::OPEN_TREE_CLOEXEC | libc::AT_RECURSIVE as libc::c_uint;
    // SAFETY: the path is a live C string.
    new_fd(unsafe { libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, path.as_ptr(), flags) })
}

/// Sets attributes (MOUNT_ATTR_*) on a detached tree, all its mounts included.
pub(crate) fn set_tree_attributes(tree: BorrowedFd<'_>, set: u64) -> io::Result<()> {
    set_attributes(
        tree.as_raw_fd(),
        c"",
        libc::AT_EMPTY_PATH | libc::AT_RECURSIVE,
        set,
    )
}

/// Sets attributes on the mount at the root directory alone.
pub(crate) fn set_root_attributes(set: u64) -> io::Result<()> {
    set_attributes(libc::AT_FDCWD, c"/", 0, set)
}

fn set_attributes(at: RawFd, path: &CStr, flags: libc::c_int, set: u64) -> io::Result<()> {
    let attributes = libc::mount_attr {
        attr_set: set,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    // SAFETY: the attributes' address and size are those of a mount_attr that outlives the call.
    let done = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            at,
            path.as_ptr(),
            flags,
            &raw const attributes,
            size_of::<libc::mount_attr>(),
        )
    };
    checked_long(done).map(drop)
}

/// Attaches a detached tree at `target`.
pub(crate) fn attach_tree(tree: BorrowedFd<'_>, target: &Path) -> io::Result<()> {
    let target = c_path(target)?;
    // SAFETY: both paths are live C strings.
    let done = unsafe {
        libc::syscall(
            libc::SYS_move_mount,
            tree.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_FDCWD,
            target.as_ptr(),
            libc::MOVE_MOUNT_F_EMPTY_PATH,
        )
    };
    checked_long(done).map(drop)
}

/// Makes the working directory the root and detaches the old root with all below it.
pub(crate) fn pivot_here() -> io::Result<()> {
    // SAFETY: "." and "." is the documented way to stack the old root over the new one, which
    // is then detached; both strings are static.
    unsafe {
        checked_long(libc::syscall(
            libc::SYS_pivot_root,
            c".".as_ptr(),
            c".".as_ptr(),
        ))?;
        checked(libc::umount2(c".".as_ptr(), libc::MNT_DETACH))?;
    }
    std::env::set_current_dir("/")
}

/// Installs a filter over the system calls of this process and all it starts.
pub(crate) fn install_filter(program: &mut [libc::sock_filter]) -> io::Result<()> {
    let length = libc::c_ushort::try_from(program.len()).map_err(io::Error::other)?;
    let filter = libc::sock_fprog {
        len: length,
        filter: program.as_mut_ptr(),
    };
    // SAFETY: the program's address and length are those of a live slice, which the kernel
    // copies and checks.
    let done = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            0,
            &raw const filter,
        )
    };
    checked_long(done).map(drop)
}

/// Bytes in a page of memory.
pub(crate) fn page_bytes() -> u64 {
    // SAFETY: plain number; _SC_PAGESIZE is always known.
    u64::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

/// A borrowed descriptor whose readability a task can wait for.
pub(crate) fn watched(fd: BorrowedFd<'_>) -> io::Result<AsyncFd<BorrowedFd<'_>>> {
    // SAFETY: the borrow keeps the descriptor open and the same for as long as the result lives.
    let registered = unsafe { AsyncFd::register_with_interest(fd, Interest::READABLE) };
    registered.map_err(io::Error::from)
}

/// The version of the GNU C library this process runs with, which is the host's; none for
/// another library.
pub fn glibc_version() -> Option<(u32, u32)> {
    #[cfg(target_env = "gnu")]
    {
        // SAFETY: answers a static, terminated string.
        let text = unsafe { CStr::from_ptr(libc::gnu_get_libc_version()) };
        let (major, rest) = text.to_str().ok()?.split_once('.')?;
        let minor = rest.split('.').next()?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    }
    #[cfg(not(target_env = "gnu"))]
    None
}

/// The version of Landlock that the kernel offers; none where it has none or has not enabled it.
/// See landlock_create_ruleset(2).
pub fn landlock_abi() -> Option<u32> {
    const VERSION: libc::c_ulong = 1;
    // SAFETY: with this flag, no attributes and no size the call makes nothing and answers a
    // number.
    let version =
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, 0usize, 0usize, VERSION) };
    checked_long(version)
        .ok()
        .and_then(|version| u32::try_from(version).ok())
}
