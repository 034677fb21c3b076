//! Which system calls are refused by their number alone.

// Newer than the C library's lists. From 424 on all architectures count alike.
const OPEN_TREE_ATTR: libc::c_long = 467;
const FCHMODAT2: libc::c_long = 452;
const SETXATTRAT: libc::c_long = 463;
const REMOVEXATTRAT: libc::c_long = 466;
const FILE_SETATTR: libc::c_long = 469;

/// Calls nobody may make inside.
pub(super) const REFUSED: &[libc::c_long] = &[
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
    OPEN_TREE_ATTR,
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
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
/// filter, and memory that is no process's and so would pass every limit: segments, queues and sets
/// of semaphores of System V. Those of the host, too, are named by numbers alone in the reduced tier.
pub(super) const UNKNOWN: &[libc::c_long] = &[
    libc::SYS_clone3,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_memfd_create,
    libc::SYS_memfd_secret,
    // A pipe would keep what is unmapped afterwards, a huge page for each byte of one.
    libc::SYS_vmsplice,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_shmctl,
    libc::SYS_msgget,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
    libc::SYS_msgctl,
    libc::SYS_semget,
    libc::SYS_semop,
    libc::SYS_semtimedop,
    libc::SYS_semctl,
];

/// What the reduced tier refuses besides: the function shares the host's network and its queues of
/// messages. Landlock asks about bind and connect, and a socket that listens without having been
/// bound gets a port of every interface.
pub(super) const REFUSED_ON_HOST: &[(libc::c_long, i32)] = &[
    (libc::SYS_listen, libc::EACCES),
    (libc::SYS_mq_open, libc::ENOSYS),
    (libc::SYS_mq_unlink, libc::ENOSYS),
];

/// What changes a file that Landlock has not allowed to be written: it is not asked about these, or only
/// whether the file may be read. To a function that runs as the engine's own user all that user's files
/// lie open here.
pub(super) const UNWRITTEN: &[libc::c_long] = &[
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    FCHMODAT2,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lchown,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utime,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utimes,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_futimesat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    SETXATTRAT,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    REMOVEXATTRAT,
    FILE_SETATTR,
];

/// What changes how another process of the same user runs, the engine for one; which argument says
/// whose: none but the caller's own (0) is let through; and what the first must not be, which would
/// make 0 the user and so all its processes.
pub(super) const OF_A_PROCESS: &[(libc::c_long, u32, Option<u32>)] = &[
    (libc::SYS_prlimit64, 0, None),
    (libc::SYS_setpriority, 1, Some(PRIO_USER)),
    (libc::SYS_ioprio_set, 1, Some(IOPRIO_WHO_USER)),
    (libc::SYS_sched_setaffinity, 0, None),
    (libc::SYS_sched_setattr, 0, None),
    (libc::SYS_sched_setparam, 0, None),
    (libc::SYS_sched_setscheduler, 0, None),
];

const PRIO_USER: u32 = 2;
const IOPRIO_WHO_USER: u32 = 3;
