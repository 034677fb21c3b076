//! Function processes: spawned, confined, limited, ended.
//!
//! An [`Environment`] is one process tree that may execute code nobody here has read. In the full
//! tier it lives in user, mount, pid, ipc, uts and network namespaces of its own: it sees a
//! read-only root made of its code and the host's shared libraries, a `/tmp` of bounded size, no
//! other process, and one network interface, its own loopback. The one thing that listens there
//! is a socket made inside and handed out to the engine. Landlock, seccomp, dropped capabilities
//! and resource limits stand behind the namespaces.
//!
//! **How a process comes to be.** The engine starts its own executable again
//! (`/proc/self/exe` with [`INIT_ARGUMENT`]), with a control socket as standard input. A fork of
//! a multi-threaded engine could call nothing but async-signal-safe functions before `exec`, and
//! would copy the engine's page tables; a fresh, single-threaded copy may allocate and report
//! errors in words, and starts equally fast when the engine is large. That copy clones process 1
//! of the new namespaces, writes its id maps, and leaves; process 1 builds the walls, starts the
//! function, samples its memory, and reports its end. It stays then, for as long as somebody holds
//! the [`Process`]: another program may be started in the same namespaces ([`Launcher::restart`]),
//! and finds `/tmp` as it was left. When the engine dies in whatever way, the
//! control socket ends, process 1 leaves, and the kernel kills what is left in the namespace.
//!
//! **Invariants.** This crate knows no AWS word. It is the only one with `unsafe`. Nothing of the
//! engine's environment, descriptors or groups reaches a function.

#[cfg(not(target_os = "linux"))]
compile_error!("Brookmill's function processes need Linux: build it on Linux, in a VM or in WSL2");

mod channel;
mod environment;
mod error;
mod idle;
mod init;
mod launcher;
mod message;
mod probe;
mod spec;
mod sys;

pub use environment::{Environment, Exit, Process};
pub use error::SpawnError;
pub use idle::{collect_heap, give_memory_back};
pub use init::{INIT_ARGUMENT, init_main};
pub use launcher::{Launcher, SPARE_KEPT};
pub use probe::Support;
pub use spec::{PORT_PLACEHOLDER, RECORDS_PLACEHOLDER, Spec, TMP_PLACEHOLDER, Tier};
pub use sys::{glibc_version, landlock_abi};
