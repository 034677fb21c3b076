//! The durable store under every service. It knows no AWS word: it keeps frames in a segmented
//! log, rows in journaled tables and keys in an ordered index, and promises that what a resolved
//! [`log::Commit`] covers survives the power being cut at any instant.
//!
//! Order of use: [`Store::open`], then [`Store::table`] and [`Store::register`], then
//! [`Store::start`]; from there on [`Store::transact`] and [`log::Log::append`].

#![forbid(unsafe_code)]

mod chores;
pub mod clock;
pub mod data_dir;
pub mod disk;
mod error;
mod index_file;
pub mod limits;
pub mod log;
mod meta;
mod ordered_index;
mod os_disk;
mod rng;
pub mod sim;
mod snapshot;
mod store;
mod sync;
mod table;
mod transaction;

pub use clock::{
    ServiceClock, Sleep, SystemServiceClock, SystemWallClock, VirtualClock, WallClock,
};
pub use data_dir::DataDir;
pub use disk::{Disk, DiskFile, DiskLock, OpenMode, SyncSite};
pub use error::{FULL_DISK, Result, StoreError, TransactError, is_full_disk};
pub use log::{
    AppendBatch, Appended, Bounds, Commit, CommitInfo, Durability, Fold, FoldRegistration, Frame,
    FrameDraft, FrameHook, Lane, Log, Position, Relocate, Replay, Reservation, Run, SegmentSet,
};
pub use meta::Retention;
pub use ordered_index::{KeyValue, OrderedIndex};
pub use os_disk::OsDisk;
pub use rng::{OsRng, Rng, SeededRng};
pub use store::{Begun, Options, Seams, Store};
pub use table::{Row, Table};
pub use transaction::{Transaction, committed};
