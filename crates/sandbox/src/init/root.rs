//! The file tree a function sees.
//!
//! A small tmpfs holds the skeleton; everything with content is a read-only view of the host's.
//! The views are opened as detached trees first, so that it does not matter what the skeleton
//! covers while it is being built, nor whether the function's user could walk to them.

use super::{During, Failure};
use crate::spec::Spec;
use crate::sys;
use std::fs;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// Directories programs and their libraries live in. Where the host has a link, there is a link.
const SYSTEM: [&str; 9] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib64",
    "/lib32",
    "/libx32",
    "/nix/store",
    "/gnu/store",
];

/// What of the host's configuration programs need to start and to check certificates: nothing
/// that says anything about the host or its users.
const CONFIGURATION: [&str; 6] = [
    "/etc/ld.so.cache",
    "/etc/ssl",
    "/etc/pki",
    "/etc/ca-certificates",
    "/etc/alternatives",
    "/etc/localtime",
];

const DEVICES: [&str; 5] = ["null", "zero", "full", "random", "urandom"];

/// Where the skeleton is mounted until it becomes the root: a directory every host has.
const BASE: &str = "/usr";

/// A view of the host, and where it goes.
struct View {
    tree: OwnedFd,
    is_dir: bool,
    inside: PathBuf,
}

fn view(host: &Path, inside: &Path, attributes: u64) -> Result<View, Failure> {
    let step = |what: &str| format!("{what} {}", host.display());
    let is_dir = fs::metadata(host).during(step("find"))?.is_dir();
    let tree = sys::open_tree(host).during(step("open"))?;
    sys::set_tree_attributes(tree.as_fd(), attributes).during(step("protect"))?;
    Ok(View {
        tree,
        is_dir,
        inside: inside.to_owned(),
    })
}

/// Builds the tree and makes it this process's root.
pub(super) fn build(spec: &Spec) -> Result<(), Failure> {
    sys::make_mounts_private().during("separate the mounts")?;
    let read_only = libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV;
    let mut views = Vec::new();
    let mut links = Vec::new();
    for name in SYSTEM {
        let path = Path::new(name);
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => {
                links.push((
                    path,
                    fs::read_link(path).during(format!("read the link {name}"))?,
                ));
            }
            Ok(_) => views.push(view(path, path, read_only)?),
            Err(_) => {}
        }
    }
    for path in CONFIGURATION
        .map(Path::new)
        .into_iter()
        .filter(|path| path.exists())
    {
        views.push(view(path, path, read_only)?);
    }
    let device = libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NOEXEC;
    for name in DEVICES {
        let path = Path::new("/dev").join(name);
        views.push(view(&path, &path, device)?);
    }
    views.push(view(&spec.code_dir, Path::new("/var/task"), read_only)?);
    if let Some(runtime) = &spec.runtime_dir {
        views.push(view(runtime, Path::new("/var/runtime"), read_only)?);
    }
    for path in spec
        .expose
        .iter()
        .filter(|path| !SYSTEM.iter().any(|top| path.starts_with(top)))
    {
        views.push(view(path, path, read_only)?);
    }

    let base = Path::new(BASE);
    let quiet = libc::MS_NOSUID | libc::MS_NODEV;
    sys::mount(c"tmpfs", base, quiet, "size=1m,nr_inodes=512,mode=755")
        .during("mount the function's root")?;
    for (path, target) in links {
        let place = below(base, path);
        symlink(target, &place).during(format!("link {}", path.display()))?;
    }
    for view in &views {
        let place = below(base, &view.inside);
        let step = || format!("attach {}", view.inside.display());
        if view.is_dir {
            make_dir(&place).during(step())?;
        } else {
            make_dir(place.parent().unwrap_or(base)).during(step())?;
            fs::File::create(&place).during(step())?;
        }
        sys::attach_tree(view.tree.as_fd(), &place).during(step())?;
    }
    fill(base)?;
    mount_own(base, spec)?;
    std::env::set_current_dir(base).during("enter the function's root")?;
    sys::pivot_here().during("change the root")?;
    let sealed = libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV;
    sys::set_root_attributes(sealed).during("seal the function's root")
}

/// The file systems that are the function's own: its processes, and what it may write.
fn mount_own(base: &Path, spec: &Spec) -> Result<(), Failure> {
    let quiet = libc::MS_NOSUID | libc::MS_NODEV;
    let sealed = quiet | libc::MS_NOEXEC | libc::MS_RDONLY;
    let proc = below(base, Path::new("/proc"));
    make_dir(&proc).during("make /proc")?;
    sys::mount(c"proc", &proc, sealed, "").during("mount /proc")?;
    let tmp = below(base, Path::new("/tmp"));
    make_dir(&tmp).during("make /tmp")?;
    let size = spec.tmp_size_mb;
    // One inode for each 4 KiB: files without content take kernel memory too.
    let inodes = u64::from(size) * 256;
    sys::mount(
        c"tmpfs",
        &tmp,
        quiet,
        &format!("size={size}m,nr_inodes={inodes},mode=1777"),
    )
    .during("mount /tmp")
}

/// The few files and links programs expect besides.
fn fill(base: &Path) -> Result<(), Failure> {
    let files = [
        (
            "/etc/passwd",
            "root:x:0:0:root:/root:/sbin/nologin\n\
             sbx_user1051:x:993:990::/home/sbx_user1051:/sbin/nologin\n",
        ),
        ("/etc/group", "root:x:0:\nsbx_user1051:x:990:\n"),
        ("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"),
        (
            "/etc/nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files dns\n",
        ),
        ("/etc/resolv.conf", ""),
        ("/etc/hostname", "localhost\n"),
    ];
    for directory in [
        "/etc",
        "/dev",
        "/opt",
        "/var/task",
        "/var/runtime",
        "/var/tmp",
    ] {
        make_dir(&below(base, Path::new(directory))).during(format!("make {directory}"))?;
    }
    for (name, content) in files {
        let place = below(base, Path::new(name));
        fs::write(&place, content).during(format!("write {name}"))?;
        fs::set_permissions(&place, fs::Permissions::from_mode(0o644))
            .during(format!("write {name}"))?;
    }
    let links = [
        ("/dev/fd", "/proc/self/fd"),
        ("/dev/stdin", "/proc/self/fd/0"),
        ("/dev/stdout", "/proc/self/fd/1"),
        ("/dev/stderr", "/proc/self/fd/2"),
    ];
    for (name, target) in links {
        symlink(target, below(base, Path::new(name))).during(format!("link {name}"))?;
    }
    Ok(())
}

fn below(base: &Path, inside: &Path) -> PathBuf {
    base.join(inside.strip_prefix("/").unwrap_or(inside))
}

/// Makes a directory and its parents, open to all whatever the engine's umask is.
fn make_dir(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o755)
        .create(path)
}
