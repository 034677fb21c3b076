//! The walls a process puts around itself: limits, user, Landlock, seccomp.

use super::{During, Failure, Prepared, seccomp};
use crate::spec::Tier;
use crate::sys;
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, NetPort, PathBeneath,
    PathFd, RestrictionStatus, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr,
    RulesetError, RulesetStatus, Scope,
};
use std::io;
use std::path::Path;

/// The newest Landlock this file speaks; an older kernel holds what it knows.
const LANDLOCK: ABI = ABI::V6;

/// Room for program text, stacks and reservations above the function's memory, in bytes. The
/// limit on data stops one allocation from outrunning the sampling of memory, nothing finer.
pub(super) const DATA_HEADROOM: u64 = 256 << 20;

/// Confines this process for good. What follows is the function's program.
pub(super) fn apply(prepared: &Prepared) -> Result<(), Failure> {
    limits(prepared)?;
    // Before the user changes: the reduced tier's directories may be closed to the function's
    // user by name, and still be granted.
    let rules = if prepared.spec.tier == Tier::Reduced {
        host_rules(prepared)
    } else {
        own_root_rules()
    };
    let rules = rules
        .map_err(io::Error::other)
        .during("describe the Landlock rules")?;
    drop_bounding_set()?;
    if let Some((uid, gid)) = prepared.user {
        if prepared.spec.tier == Tier::Reduced {
            sys::drop_groups().during("drop the engine's groups")?;
        }
        sys::become_user(uid, gid).during("become the function's user")?;
    }
    sys::clear_ambient_capabilities().during("drop ambient capabilities")?;
    sys::drop_capabilities().during("drop capabilities")?;
    sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).during("renounce new privileges")?;
    let status: RestrictionStatus = rules
        .restrict_self()
        .map_err(io::Error::other)
        .during("apply the Landlock rules")?;
    if prepared.spec.tier == Tier::Reduced && status.ruleset == RulesetStatus::NotEnforced {
        // In this tier nothing else keeps the host's files from the function.
        return Err(io::Error::from_raw_os_error(libc::ENOSYS)).during("enforce Landlock rules");
    }
    std::env::set_current_dir(&prepared.work_dir).during(format!(
        "enter {} as the function's user (its parents must be open to every user)",
        prepared.work_dir.display()
    ))?;
    let prisoner = seccomp::Prisoner {
        tier: prepared.spec.tier,
        engine: prepared.engine,
        // In the full tier nothing else of the user's can be named.
        shares_user: prepared.spec.tier == Tier::Reduced && prepared.user.is_none(),
    };
    seccomp::install(prisoner).during("install the seccomp filter")
}

fn limits(prepared: &Prepared) -> Result<(), Failure> {
    let spec = &prepared.spec;
    let data = (u64::from(spec.memory_mb) << 20) + DATA_HEADROOM;
    let mut limits = vec![
        (libc::RLIMIT_CORE as i32, 0, "core files"),
        (
            libc::RLIMIT_NOFILE as i32,
            u64::from(spec.max_descriptors),
            "descriptors",
        ),
        (
            libc::RLIMIT_NPROC as i32,
            u64::from(spec.max_processes),
            "processes",
        ),
        (libc::RLIMIT_DATA as i32, data, "data"),
        (libc::RLIMIT_MEMLOCK as i32, 65_536, "locked memory"),
        // Timers count as well.
        (libc::RLIMIT_SIGPENDING as i32, 4_096, "pending signals"),
        (libc::RLIMIT_MSGQUEUE as i32, 819_200, "message queues"),
        (libc::RLIMIT_RTPRIO as i32, 0, "real-time priority"),
    ];
    if spec.tier == Tier::Reduced {
        limits.push((
            libc::RLIMIT_FSIZE as i32,
            u64::from(spec.tmp_size_mb) << 20,
            "file size",
        ));
    }
    for (resource, value, name) in limits {
        sys::set_limit(resource, value).during(format!("limit {name}"))?;
    }
    Ok(())
}

fn drop_bounding_set() -> Result<(), Failure> {
    for capability in 0..64 {
        match sys::prctl(libc::PR_CAPBSET_DROP, capability) {
            Ok(_) => {}
            // Past the last capability this kernel knows.
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => break,
            // An ordinary user's supervisor without namespaces has none to drop.
            Err(error) if error.raw_os_error() == Some(libc::EPERM) => break,
            Err(error) => return Err(error).during("drop the capability bounding set"),
        }
    }
    Ok(())
}

fn ruleset() -> Result<Ruleset, RulesetError> {
    Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(LANDLOCK))?
        .scope(Scope::from_all(LANDLOCK))
}

fn allow(
    rules: RulesetCreated,
    path: &Path,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, RulesetError> {
    match PathFd::new(path) {
        Ok(opened) => {
            let access = if path.is_dir() {
                access
            } else {
                access & AccessFs::from_file(LANDLOCK)
            };
            rules.add_rule(PathBeneath::new(opened, access))
        }
        // What is not there needs no rule.
        Err(_) => Ok(rules),
    }
}

/// Inside a root of its own: read everything, write only `/tmp` and the devices. The mounts say
/// the same; this holds if one of them should be wrong.
fn own_root_rules() -> Result<RulesetCreated, RulesetError> {
    let mut rules = ruleset()?.create()?;
    rules = allow(rules, Path::new("/"), AccessFs::from_read(LANDLOCK))?;
    rules = allow(rules, Path::new("/tmp"), AccessFs::from_all(LANDLOCK))?;
    allow(rules, Path::new("/dev"), device_access())
}

fn device_access() -> BitFlags<AccessFs> {
    AccessFs::ReadFile | AccessFs::ReadDir | AccessFs::WriteFile
}

/// In the host's tree: only what the full tier would show, and only one port.
fn host_rules(prepared: &Prepared) -> Result<RulesetCreated, RulesetError> {
    let spec = &prepared.spec;
    let mut rules = ruleset()?
        .handle_access(AccessNet::BindTcp | AccessNet::ConnectTcp)?
        .create()?;
    rules = rules.add_rule(NetPort::new(prepared.port, AccessNet::ConnectTcp))?;
    let read = AccessFs::from_read(LANDLOCK);
    for name in READABLE {
        rules = allow(rules, Path::new(name), read)?;
    }
    let own = [&spec.code_dir]
        .into_iter()
        .chain(&spec.runtime_dir)
        .chain(&spec.expose);
    for path in own {
        rules = allow(rules, path, read)?;
    }
    // The rule holds for the directory of this very process, which the program inherits.
    rules = allow(rules, Path::new("/proc/self"), read)?;
    for name in [
        "/dev/null",
        "/dev/zero",
        "/dev/full",
        "/dev/random",
        "/dev/urandom",
    ] {
        rules = allow(rules, Path::new(name), device_access())?;
    }
    allow(rules, &prepared.tmp_dir, AccessFs::from_all(LANDLOCK))
}

/// What of the host's tree any program needs.
const READABLE: [&str; 22] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib64",
    "/lib32",
    "/libx32",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/ssl",
    "/etc/pki",
    "/etc/ca-certificates",
    "/etc/alternatives",
    "/etc/localtime",
    "/etc/hosts",
    "/etc/nsswitch.conf",
    "/etc/resolv.conf",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/sys/devices/system/cpu",
];
