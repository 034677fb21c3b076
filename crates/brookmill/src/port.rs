//! The port: taking it, and saying who holds it.

use std::fs;
use std::net::{IpAddr, SocketAddr, TcpListener};

/// Listens, or says who else does.
///
/// # Errors
/// A sentence that names the holder of the port where it can be found out.
pub fn listen(address: IpAddr, port: u16) -> Result<TcpListener, String> {
    match TcpListener::bind(SocketAddr::new(address, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let holder = holder(port).map_or_else(
                || "another program, which this user may not see".to_owned(),
                |(pid, name)| format!("{name} (process {pid})"),
            );
            Err(format!(
                "port {port} is held by {holder}. Stop it, or choose another port with --port"
            ))
        }
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(format!(
            "port {port} cannot be listened on: {error}. Ports below 1024 are root's; choose \
             another with --port"
        )),
        Err(error) if error.kind() == std::io::ErrorKind::AddrNotAvailable => Err(format!(
            "{address} is no address of this machine. Choose another with --address"
        )),
        Err(error) => Err(format!("port {port} cannot be listened on: {error}")),
    }
}

/// The process that listens on a port, by its id and name, as far as this user may see it.
pub fn holder(port: u16) -> Option<(u32, String)> {
    let inodes = listening(port);
    for entry in fs::read_dir("/proc").ok()?.flatten() {
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        let Ok(descriptors) = fs::read_dir(entry.path().join("fd")) else {
            continue;
        };
        let holds = descriptors.flatten().any(|descriptor| {
            fs::read_link(descriptor.path()).is_ok_and(|target| {
                let target = target.to_string_lossy().into_owned();
                inodes
                    .iter()
                    .any(|inode| target == format!("socket:[{inode}]"))
            })
        });
        if holds {
            let name = fs::read_to_string(entry.path().join("comm")).unwrap_or_default();
            return Some((pid, name.trim().to_owned()));
        }
    }
    None
}

/// The inodes of sockets that listen on a port.
fn listening(port: u16) -> Vec<String> {
    const LISTEN: &str = "0A";
    let wanted = format!(":{port:04X}");
    let mut inodes = Vec::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        for line in fs::read_to_string(table)
            .unwrap_or_default()
            .lines()
            .skip(1)
        {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if let (Some(local), Some(&LISTEN), Some(inode)) =
                (fields.get(1), fields.get(3), fields.get(9))
                && local.ends_with(&wanted)
            {
                inodes.push((*inode).to_owned());
            }
        }
    }
    inodes
}

#[cfg(test)]
mod tests {
    use super::{holder, listen};

    #[test]
    fn a_busy_port_names_its_holder() {
        let held = listen([127, 0, 0, 1].into(), 0).unwrap();
        let port = held.local_addr().unwrap().port();
        assert_eq!(holder(port).map(|(pid, _)| pid), Some(std::process::id()));
        let message = listen([127, 0, 0, 1].into(), port).unwrap_err();
        assert!(
            message.contains(&format!("process {}", std::process::id())),
            "{message}"
        );
    }
}
