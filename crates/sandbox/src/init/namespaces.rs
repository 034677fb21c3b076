//! The full tier: process 1 of new namespaces, and what it makes before there is a function.

use super::{
    During, FUNCTION_GID, FUNCTION_UID, Failure, HOST_UID_FIRST, Prepared, executed, give_output,
    records, root, specification, supervise,
};
use crate::channel;
use crate::message::Report;
use crate::sys;
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::PathBuf;

/// The port of the environment's listener: the same in each, as each network is its own.
const LISTENER_PORT: u16 = 9001;

const NAMESPACES: libc::c_int = libc::CLONE_NEWUSER
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWUTS;

/// Clones process 1, writes its id maps, tells the engine its id, and leaves.
pub(super) fn run(control: BorrowedFd<'_>) -> Result<(), Failure> {
    let (uid, gid) = sys::effective_ids();
    let host_user = (uid == 0).then(|| HOST_UID_FIRST + std::process::id());
    if host_user.is_some() {
        sys::drop_groups().during("drop the engine's groups")?;
    }
    let (mut go_reader, mut go_writer) = io::pipe().during("make a pipe")?;
    match sys::clone_sibling(NAMESPACES).during("create namespaces")? {
        Some(pid) => {
            drop(go_reader);
            // The engine learns the id first: from here on it can end process 1 in any case.
            channel::send(control, &Report::Pid(pid).encode(), None).during("report")?;
            let separate = write_maps(pid, uid, gid, host_user)?;
            go_writer
                .write_all(&[u8::from(separate)])
                .during("release process 1")
        }
        None => {
            drop(go_writer);
            let mut separate = [0];
            if go_reader.read_exact(&mut separate).is_err() {
                // The parent failed and has said so.
                sys::exit_now(1);
            }
            drop(go_reader);
            let user = (separate == [1]).then_some((FUNCTION_UID, FUNCTION_GID));
            process_one(control, user)
        }
    }
}

/// Maps ids: the engine's user and, started by root, a user of the function's own beside it.
/// Answers whether there is one of its own.
fn write_maps(pid: u32, uid: u32, gid: u32, host_user: Option<u32>) -> Result<bool, Failure> {
    let place = |name: &str| PathBuf::from(format!("/proc/{pid}/{name}"));
    let map = |id: u32, inside: u32, outside: u32| format!("0 {id} 1\n{inside} {outside} 1\n");
    if let Some(outside) = host_user {
        let users = fs::write(place("uid_map"), map(uid, FUNCTION_UID, outside));
        // Refused inside a container whose root owns a narrow range of ids: then the function
        // shares the engine's id, as it does for an ordinary user.
        if users.is_ok() {
            fs::write(place("gid_map"), map(gid, FUNCTION_GID, outside))
                .during("map the function's group")?;
            give_output(outside, outside)?;
            return Ok(true);
        }
    }
    fs::write(place("setgroups"), "deny").during("fix the function's groups")?;
    fs::write(place("uid_map"), format!("{FUNCTION_UID} {uid} 1\n"))
        .during("map the function's user")?;
    fs::write(place("gid_map"), format!("{FUNCTION_GID} {gid} 1\n"))
        .during("map the function's group")?;
    Ok(false)
}

fn process_one(control: BorrowedFd<'_>, user: Option<(u32, u32)>) -> Result<(), Failure> {
    // The maps are written; from here on nobody may look into this process, which holds the
    // function's specification and stays outside its walls.
    sys::prctl(libc::PR_SET_DUMPABLE, 0).during("protect the supervisor")?;
    sys::set_host_name("localhost").during("set the host name")?;
    sys::loopback_up().during("bring up the loopback interface")?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, LISTENER_PORT))
        .during("listen on the function's loopback")?;
    let report = Report::Listener(LISTENER_PORT).encode();
    channel::send(control, &report, Some(listener.as_fd())).during("hand out the listener")?;
    drop(listener);
    // Nothing until here depends on the function: it may wait for one.
    let (spec, _) = specification(control)?;
    let records = records(control, &spec)?;
    root::build(&spec)?;
    let prepared = Prepared {
        argv: executed(&spec),
        work_dir: PathBuf::from("/var/task"),
        tmp_dir: PathBuf::from("/tmp"),
        user,
        engine: None,
        records,
        port: LISTENER_PORT,
        spec,
    };
    supervise::run(control, prepared)
}
