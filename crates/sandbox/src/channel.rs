//! The control socket: packets in both directions, one of which may carry a descriptor.

use std::io;
use std::mem::{size_of, zeroed};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::time::Duration;

/// A pair of connected packet sockets, closed on exec.
pub(crate) fn pair() -> io::Result<(OwnedFd, OwnedFd)> {
    let mut fds: [RawFd; 2] = [-1; 2];
    let kind = libc::SOCK_SEQPACKET | libc::SOCK_CLOEXEC;
    // SAFETY: `fds` has room for the two descriptors the call writes.
    let done = unsafe { libc::socketpair(libc::AF_UNIX, kind, 0, fds.as_mut_ptr()) };
    crate::sys::checked(done)?;
    // SAFETY: both descriptors were just made and belong to nobody else.
    Ok(unsafe { (OwnedFd::from_raw_fd(fds[0]), OwnedFd::from_raw_fd(fds[1])) })
}

/// Bounds how long a receive on this socket may wait.
pub(crate) fn set_receive_timeout(socket: BorrowedFd<'_>, wait: Duration) -> io::Result<()> {
    let time = libc::timeval {
        tv_sec: libc::time_t::try_from(wait.as_secs()).unwrap_or(libc::time_t::MAX),
        tv_usec: libc::suseconds_t::from(wait.subsec_micros()),
    };
    // SAFETY: the option's value is a timeval, whose address and size are given.
    let done = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_RCVTIMEO,
            (&raw const time).cast(),
            size_of::<libc::timeval>() as libc::socklen_t,
        )
    };
    crate::sys::checked(done).map(drop)
}

/// Room for one descriptor in a control message, aligned as the kernel wants it.
#[repr(C, align(8))]
struct Attachment([u8; 32]);

/// Sends one packet, with a descriptor if one is given.
pub(crate) fn send(
    socket: BorrowedFd<'_>,
    packet: &[u8],
    attached: Option<BorrowedFd<'_>>,
) -> io::Result<()> {
    let mut part = libc::iovec {
        iov_base: packet.as_ptr().cast_mut().cast(),
        iov_len: packet.len(),
    };
    let mut room = Attachment([0; 32]);
    // SAFETY: msghdr is plain data for which zero is a valid value of every field.
    let mut header: libc::msghdr = unsafe { zeroed() };
    header.msg_iov = &raw mut part;
    header.msg_iovlen = 1;
    if let Some(fd) = attached {
        let fd_bytes = size_of::<RawFd>() as libc::c_uint;
        header.msg_control = room.0.as_mut_ptr().cast();
        // SAFETY: CMSG_SPACE only computes.
        header.msg_controllen = unsafe { libc::CMSG_SPACE(fd_bytes) } as _;
        // SAFETY: `room` holds CMSG_SPACE(4) = 24 bytes or more and is aligned for cmsghdr, so
        // the first header and its data lie within it.
        unsafe {
            let first = libc::CMSG_FIRSTHDR(&raw const header);
            (*first).cmsg_level = libc::SOL_SOCKET;
            (*first).cmsg_type = libc::SCM_RIGHTS;
            (*first).cmsg_len = libc::CMSG_LEN(fd_bytes) as _;
            libc::CMSG_DATA(first)
                .cast::<RawFd>()
                .write_unaligned(fd.as_raw_fd());
        }
    }
    loop {
        // SAFETY: the header refers to live buffers for the duration of the call.
        let sent =
            unsafe { libc::sendmsg(socket.as_raw_fd(), &raw const header, libc::MSG_NOSIGNAL) };
        match crate::sys::checked_size(sent) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other.map(drop),
        }
    }
}

/// Receives one packet into `buffer`, with the descriptor it carries. Zero bytes: the other side
/// is gone.
pub(crate) fn receive(
    socket: BorrowedFd<'_>,
    buffer: &mut [u8],
) -> io::Result<(usize, Option<OwnedFd>)> {
    let mut part = libc::iovec {
        iov_base: buffer.as_mut_ptr().cast(),
        iov_len: buffer.len(),
    };
    let mut room = Attachment([0; 32]);
    // SAFETY: msghdr is plain data for which zero is a valid value of every field.
    let mut header: libc::msghdr = unsafe { zeroed() };
    header.msg_iov = &raw mut part;
    header.msg_iovlen = 1;
    header.msg_control = room.0.as_mut_ptr().cast();
    // SAFETY: CMSG_SPACE only computes. Room for exactly one descriptor: the kernel drops others.
    header.msg_controllen = unsafe { libc::CMSG_SPACE(size_of::<RawFd>() as libc::c_uint) } as _;
    let received = loop {
        // SAFETY: the header refers to live, writable buffers for the duration of the call.
        let received =
            unsafe { libc::recvmsg(socket.as_raw_fd(), &raw mut header, libc::MSG_CMSG_CLOEXEC) };
        match crate::sys::checked_size(received) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // Told once, where the other end went without having read everything, and before
            // what it had sent: that comes next.
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {}
            other => break other?,
        }
    };
    // SAFETY: the kernel has written msg_controllen and the headers within it; CMSG_FIRSTHDR
    // answers null if there is none. A descriptor received belongs to us alone.
    let attached = unsafe {
        let first = libc::CMSG_FIRSTHDR(&raw const header);
        if !first.is_null()
            && (*first).cmsg_level == libc::SOL_SOCKET
            && (*first).cmsg_type == libc::SCM_RIGHTS
        {
            let fd = libc::CMSG_DATA(first).cast::<RawFd>().read_unaligned();
            Some(OwnedFd::from_raw_fd(fd))
        } else {
            None
        }
    };
    if header.msg_flags & libc::MSG_TRUNC != 0 {
        return Err(io::Error::other(
            "a control packet was longer than its buffer",
        ));
    }
    Ok((received, attached))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::os::fd::AsFd;

    #[test]
    fn what_was_sent_arrives_from_one_that_went_without_reading() {
        let (ours, theirs) = pair().unwrap();
        send(ours.as_fd(), b"unread", None).unwrap();
        send(theirs.as_fd(), b"last words", None).unwrap();
        drop(theirs);
        let mut buffer = [0; 16];
        let (length, _) = receive(ours.as_fd(), &mut buffer).unwrap();
        assert_eq!(&buffer[..length], b"last words");
        let (length, _) = receive(ours.as_fd(), &mut buffer).unwrap();
        assert_eq!(length, 0);
    }

    #[test]
    fn packets_and_descriptors_arrive() {
        let (ours, theirs) = pair().unwrap();
        let (mut reader, writer) = std::io::pipe().unwrap();
        send(ours.as_fd(), b"hello", Some(writer.as_fd())).unwrap();
        drop(writer);
        let mut buffer = [0; 16];
        let (length, attached) = receive(theirs.as_fd(), &mut buffer).unwrap();
        assert_eq!(&buffer[..length], b"hello");
        std::fs::File::from(attached.unwrap())
            .write_all(b"through")
            .unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!(text, "through");
        drop(ours);
        assert_eq!(receive(theirs.as_fd(), &mut buffer).unwrap().0, 0);
    }

    #[test]
    fn a_packet_longer_than_the_buffer_is_an_error() {
        let (ours, theirs) = pair().unwrap();
        send(ours.as_fd(), &[0; 64], None).unwrap();
        assert!(receive(theirs.as_fd(), &mut [0; 8]).is_err());
    }
}
