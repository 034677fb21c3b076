//! Ways to what Landlock guards by calls about which it is not asked.

use std::ffi::CString;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::mem::{size_of, zeroed};
use std::net::{SocketAddrV4, TcpStream};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

use crate::{checked, number, ok};

pub(crate) fn attempt(words: &[&str]) -> io::Result<String> {
    match words {
        ["mptcp", address] => mptcp(address),
        ["fast-open", address] => fast_open(address),
        ["local", path] => UnixStream::connect(path).map(|_| ok()),
        ["pair"] => UnixStream::pair().map(|_| ok()),
        ["datagram", path] => datagram(path),
        ["listen"] => listen(),
        ["protocol"] => other_protocol(),
        ["mode", path] => mode(path),
        ["times", path] => times(path),
        ["attribute", path] => attribute(path),
        ["mode-of-open", path] => {
            let file = File::create(path)?;
            // SAFETY: a live descriptor and plain numbers.
            checked(i64::from(unsafe { libc::fchmod(file.as_raw_fd(), 0o700) }))
        }
        ["times-of-open", path] => {
            let file = File::create(path)?;
            // SAFETY: a live descriptor; null stands for the present time.
            checked(i64::from(unsafe {
                libc::futimens(file.as_raw_fd(), std::ptr::null())
            }))
        }
        ["limit", pid] => limit(number(pid)?),
        ["nice-user"] => {
            // SAFETY: plain numbers.
            checked(i64::from(unsafe {
                libc::setpriority(libc::PRIO_USER, 0, 19)
            }))
        }
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

fn socket(family: i32, kind: i32, protocol: i32) -> io::Result<OwnedFd> {
    // SAFETY: plain numbers; a new descriptor belongs to us alone.
    unsafe {
        let made = libc::socket(family, kind, protocol);
        checked(i64::from(made)).map(|_| OwnedFd::from_raw_fd(made))
    }
}

fn internet(address: &str) -> io::Result<libc::sockaddr_in> {
    let address: SocketAddrV4 = address
        .parse()
        .map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    // SAFETY: plain data for which zero is valid.
    let mut raw: libc::sockaddr_in = unsafe { zeroed() };
    raw.sin_family = libc::AF_INET as libc::sa_family_t;
    raw.sin_port = address.port().to_be();
    raw.sin_addr.s_addr = u32::from(*address.ip()).to_be();
    Ok(raw)
}

/// Connects by several paths at once; the other side takes it as TCP.
fn mptcp(address: &str) -> io::Result<String> {
    let socket = socket(libc::AF_INET, libc::SOCK_STREAM, libc::IPPROTO_MPTCP)?;
    let address = internet(address)?;
    // SAFETY: a live socket, and an address of the size that is given.
    checked(i64::from(unsafe {
        libc::connect(
            socket.as_raw_fd(),
            (&raw const address).cast(),
            size_of::<libc::sockaddr_in>() as libc::socklen_t,
        )
    }))
}

/// Connects while sending, and waits for what is answered.
fn fast_open(address: &str) -> io::Result<String> {
    let socket = socket(libc::AF_INET, libc::SOCK_STREAM, 0)?;
    let address = internet(address)?;
    // SAFETY: a live socket, a static text, and an address of the size that is given.
    checked(unsafe {
        libc::sendto(
            socket.as_raw_fd(),
            c"x".as_ptr().cast(),
            1,
            libc::MSG_FASTOPEN,
            (&raw const address).cast(),
            size_of::<libc::sockaddr_in>() as libc::socklen_t,
        )
    } as i64)?;
    let mut stream = TcpStream::from(socket);
    let mut text = String::new();
    stream.read_to_string(&mut text).map(|_| ok())
}

/// Sends to somebody's socket of datagrams with one of a pair.
fn datagram(path: &str) -> io::Result<String> {
    use std::os::unix::net::UnixDatagram;
    let (one, _other) = UnixDatagram::pair()?;
    one.send_to(b"x", path).map(|_| ok())
}

/// Listens on whatever port the kernel gives, of every interface.
fn listen() -> io::Result<String> {
    let socket = socket(libc::AF_INET, libc::SOCK_STREAM, 0)?;
    // SAFETY: a live socket and a plain number.
    checked(i64::from(unsafe { libc::listen(socket.as_raw_fd(), 1) }))
}

/// Has a TCP socket speak another protocol above it. The kernel need not have it: it must not be asked.
fn other_protocol() -> io::Result<String> {
    let socket = socket(libc::AF_INET, libc::SOCK_STREAM, 0)?;
    let name = c"brookmill";
    // SAFETY: a live socket, and a text of the size that is given.
    checked(i64::from(unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_ULP,
            name.as_ptr().cast(),
            name.count_bytes() as libc::socklen_t,
        )
    }))
}

fn c_string(text: &str) -> io::Result<CString> {
    CString::new(text).map_err(io::Error::other)
}

fn mode(path: &str) -> io::Result<String> {
    let path = c_string(path)?;
    // SAFETY: a live C string and plain numbers.
    checked(i64::from(unsafe {
        libc::fchmodat(libc::AT_FDCWD, path.as_ptr(), 0o777, 0)
    }))
}

fn times(path: &str) -> io::Result<String> {
    let path = c_string(path)?;
    // SAFETY: a live C string; null stands for the present time.
    checked(i64::from(unsafe {
        libc::utimensat(libc::AT_FDCWD, path.as_ptr(), std::ptr::null(), 0)
    }))
}

fn attribute(path: &str) -> io::Result<String> {
    let path = c_string(path)?;
    // SAFETY: live C strings, the value with its size.
    checked(i64::from(unsafe {
        libc::setxattr(
            path.as_ptr(),
            c"user.brookmill".as_ptr(),
            c"1".as_ptr().cast(),
            1,
            0,
        )
    }))
}

/// Takes another process's right to open files.
fn limit(pid: i64) -> io::Result<String> {
    let none = libc::rlimit64 {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: a live limit to read; null asks for no old one.
    checked(unsafe {
        libc::syscall(
            libc::SYS_prlimit64,
            pid,
            libc::RLIMIT_NOFILE,
            &raw const none,
            0,
        )
    })
}
