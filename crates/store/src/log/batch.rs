//! What goes into the log, and the promise that comes out.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::frame::{Frame, FrameDraft};
use super::position::{Lane, Position};
use crate::error::{Result, StoreError};

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// On disk before the commit resolves.
    #[default]
    Now,
    /// Written at once, synced within [`crate::limits::LAZY_SYNC_MS`]. Telemetry only.
    Lazy,
}

/// Room in a lane's queue, taken before the bytes are there.
#[derive(Debug)]
pub struct Reservation {
    pub(crate) lane: Lane,
    pub(crate) permit: OwnedSemaphorePermit,
}

/// Frames that are committed together: one wait, one place in the order of decision. Each frame is
/// atomic by itself.
#[derive(Debug, Default)]
pub struct AppendBatch {
    pub(crate) frames: Vec<(Lane, FrameDraft)>,
    pub(crate) durability: Durability,
    pub(crate) reservations: Vec<Reservation>,
}

impl AppendBatch {
    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// A batch of one frame.
    pub fn one(lane: Lane, frame: FrameDraft) -> Self {
        Self::new().frame(lane, frame)
    }

    /// Adds a frame.
    #[must_use]
    pub fn frame(mut self, lane: Lane, frame: FrameDraft) -> Self {
        self.frames.push((lane, frame));
        self
    }

    /// Sets what the commit waits for.
    #[must_use]
    pub fn durability(mut self, durability: Durability) -> Self {
        self.durability = durability;
        self
    }

    /// Uses room reserved before.
    #[must_use]
    pub fn reserved(mut self, reservation: Reservation) -> Self {
        self.reservations.push(reservation);
        self
    }
}

/// What has been decided about a batch at once: where its frames will be.
#[derive(Debug)]
pub struct Appended {
    /// A position per frame, in the order they were added.
    pub positions: Vec<Position>,
    /// Service time the frames carry, in milliseconds.
    pub time_ms: u64,
    /// Resolves when the batch is durable and applied.
    pub commit: Commit,
}

/// What a resolved commit tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitInfo {
    /// Number of the group commit that carried the batch, counted from the start of the process.
    pub group: u64,
}

/// Resolves when what was appended is durable and applied. Dropping it changes nothing.
#[derive(Debug)]
pub struct Commit {
    receiver: oneshot::Receiver<Result<CommitInfo>>,
}

impl Commit {
    pub(crate) fn pair() -> (oneshot::Sender<Result<CommitInfo>>, Self) {
        let (sender, receiver) = oneshot::channel();
        (sender, Self { receiver })
    }

    /// The outcome, if it is there already. For simulations, which step by hand.
    pub fn try_outcome(&mut self) -> Option<Result<CommitInfo>> {
        match self.receiver.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(oneshot::error::TryRecvError::Empty) => None,
            Err(oneshot::error::TryRecvError::Closed) => Some(Err(StoreError::Closed)),
        }
    }

    /// Blocks this thread until the outcome is there. Not for async code.
    pub fn wait(self) -> Result<CommitInfo> {
        self.receiver
            .blocking_recv()
            .unwrap_or(Err(StoreError::Closed))
    }
}

impl Future for Commit {
    type Output = Result<CommitInfo>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.receiver)
            .poll(context)
            .map(|outcome| outcome.unwrap_or(Err(StoreError::Closed)))
    }
}

/// From where a fold sees a lane's frames again when the store starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replay {
    /// Not at all: it takes its state from tables and from the log's index.
    None,
    /// From this position on.
    Since(Position),
    /// Everything the lane still holds. Its cost grows with the lane.
    All,
    /// Objects lane: what the ordered index does not cover yet.
    BeyondOrderedIndex,
}

/// Turns frames into state. The same fold runs at start-up and in the committer's apply step, in
/// the log's order, never twice at a time, never in a request. It must be quick, must not wait,
/// and may read the log and append to it. It holds what it needs of the store (a table, the ordered
/// index), not the [`crate::Store`] itself, which would then never be dropped unless closed.
pub trait Fold: Send + Sync {
    /// Takes in one durable frame.
    fn apply(&self, frame: &Frame);
}

/// Moves live frames of the objects lane out of segments that are mostly dead.
pub trait Relocate: Send + Sync {
    /// The frame to append in place of this one; `None` if it is not live. Called off the commit
    /// path, perhaps more than once for a frame. When the fold applies the new frame, it points
    /// its keys there if they still point to the old one, and releases the old one; if they do
    /// not, it releases the new one. So the new frame has to name the old one's position.
    fn relocate(&self, frame: &Frame) -> Option<FrameDraft>;
}

/// Which frames a fold wants.
#[derive(Clone)]
pub struct FoldRegistration {
    /// The lane (not control: that is the tables').
    pub lane: Lane,
    /// The kinds of frames, both ends included.
    pub kinds: std::ops::RangeInclusive<u16>,
    /// What it sees again at start-up.
    pub replay: Replay,
    /// The fold.
    pub fold: Arc<dyn Fold>,
}

impl std::fmt::Debug for FoldRegistration {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("FoldRegistration")
            .field("lane", &self.lane)
            .field("kinds", &self.kinds)
            .field("replay", &self.replay)
            .finish_non_exhaustive()
    }
}
