//! Which messages are to be seen when: a fold of the durable rows, kept in memory.
//!
//! It runs behind what is decided. Who takes messages looks at their decided rows.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// How often a message is received before it is no longer the oldest.
const RECEIVES_PASSED_OVER: u32 = 3;

/// What is known of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When it is to be seen (again).
    pub(crate) due_ms: u64,
    pub(crate) sent_ms: u64,
    /// When it came into this queue: later than it was sent if it is a dead letter.
    pub(crate) came_ms: u64,
    pub(crate) bytes: usize,
    /// How often it was received.
    pub(crate) receives: u32,
}

#[derive(Default)]
struct Shelf {
    entries: HashMap<u64, Entry>,
    /// By the time they are due, then by number.
    due: BTreeSet<(u64, u64)>,
    /// Woken when messages may be there to be received.
    arrivals: Arc<Notify>,
}

#[derive(Default)]
struct Shelves {
    by_queue: HashMap<u64, Shelf>,
    messages: usize,
    bytes: usize,
}

/// All queues' messages.
#[derive(Default)]
pub(crate) struct Index {
    shelves: Mutex<Shelves>,
    /// Woken when there is a first message.
    pub(crate) filled: Notify,
}

/// How many messages of a queue are to be seen, in flight, and delayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) visible: usize,
    pub(crate) in_flight: usize,
    pub(crate) delayed: usize,
}

impl Index {
    fn lock(&self) -> MutexGuard<'_, Shelves> {
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a message at a time, in place of where it was.
    pub(crate) fn place(&self, queue: u64, number: u64, entry: Entry) {
        let mut shelves = self.lock();
        let is_first = shelves.messages == 0;
        let shelf = shelves.by_queue.entry(queue).or_default();
        let before = shelf.entries.insert(number, entry);
        if let Some(before) = before {
            shelf.due.remove(&(before.due_ms, number));
        }
        shelf.due.insert((entry.due_ms, number));
        shelf.arrivals.notify_waiters();
        if before.is_none() {
            shelves.messages += 1;
            shelves.bytes += entry.bytes;
        }
        if is_first {
            self.filled.notify_one();
        }
    }

    /// Takes a message away.
    pub(crate) fn remove(&self, queue: u64, number: u64) {
        let mut shelves = self.lock();
        let Some(shelf) = shelves.by_queue.get_mut(&queue) else {
            return;
        };
        let Some(entry) = shelf.entries.remove(&number) else {
            return;
        };
        shelf.due.remove(&(entry.due_ms, number));
        shelves.messages -= 1;
        shelves.bytes -= entry.bytes;
    }

    /// Forgets a queue that is gone and has no messages any more; wakes who waits for them.
    pub(crate) fn forget(&self, queue: u64) {
        if let Some(shelf) = self.lock().by_queue.remove(&queue) {
            shelf.arrivals.notify_waiters();
        }
    }

    /// Messages that are due by now, after one of them, the longest due first.
    pub(crate) fn due(
        &self,
        queue: u64,
        now_ms: u64,
        after: Option<(u64, u64)>,
        limit: usize,
    ) -> Vec<(u64, u64)> {
        let shelves = self.lock();
        let Some(shelf) = shelves.by_queue.get(&queue) else {
            return Vec::new();
        };
        let from = after.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Excluded);
        let due = shelf.due.range((from, std::ops::Bound::Unbounded));
        due.take_while(|(due_ms, _)| *due_ms <= now_ms)
            .take(limit)
            .copied()
            .collect()
    }

    /// When the next message is due that is not yet.
    pub(crate) fn next_due_ms(&self, queue: u64, now_ms: u64) -> Option<u64> {
        let shelves = self.lock();
        let later = (now_ms.saturating_add(1), 0);
        let mut due = shelves.by_queue.get(&queue)?.due.range(later..);
        due.next().map(|(due_ms, _)| *due_ms)
    }

    /// What is woken when messages of a queue arrive.
    pub(crate) fn arrivals(&self, queue: u64) -> Arc<Notify> {
        let mut shelves = self.lock();
        let shelf = shelves.by_queue.entry(queue).or_default();
        Arc::clone(&shelf.arrivals)
    }

    /// Wakes everybody who waits for messages.
    pub(crate) fn wake_all(&self) {
        for shelf in self.lock().by_queue.values() {
            shelf.arrivals.notify_waiters();
        }
    }

    /// The numbers of a queue's messages that were sent before a time.
    pub(crate) fn sent_before(&self, queue: u64, horizon_ms: u64) -> Vec<u64> {
        let shelves = self.lock();
        let shelf = shelves.by_queue.get(&queue);
        let entries = shelf.into_iter().flat_map(|shelf| &shelf.entries);
        let old = entries.filter(|(_, entry)| entry.sent_ms < horizon_ms);
        let mut old: Vec<u64> = old.map(|(number, _)| *number).collect();
        old.sort_unstable();
        old
    }

    /// When the oldest message of each queue was sent.
    pub(crate) fn oldest(&self) -> Vec<(u64, u64)> {
        let shelves = self.lock();
        let queues = shelves.by_queue.iter();
        let oldest = queues.filter_map(|(queue, shelf)| {
            let sent = shelf.entries.values().map(|entry| entry.sent_ms);
            Some((*queue, sent.min()?))
        });
        oldest.collect()
    }

    /// When the oldest message came into a queue, of those sent at or after a time. One that was
    /// received three times without being deleted is passed over, as SQS does: what cannot be
    /// processed would hide how far the others have got.
    pub(crate) fn oldest_since(&self, queue: u64, horizon_ms: u64) -> Option<u64> {
        let shelves = self.lock();
        let entries = shelves.by_queue.get(&queue)?.entries.values();
        let held = entries.filter(|entry| entry.sent_ms >= horizon_ms);
        let counted = held.filter(|entry| entry.receives < RECEIVES_PASSED_OVER);
        counted.map(|entry| entry.came_ms).min()
    }

    /// How many messages of a queue there are that were sent at or after a time.
    pub(crate) fn counts(&self, queue: u64, now_ms: u64, horizon_ms: u64) -> Counts {
        let shelves = self.lock();
        let mut counts = Counts::default();
        let shelf = shelves.by_queue.get(&queue);
        for entry in shelf.into_iter().flat_map(|shelf| shelf.entries.values()) {
            if entry.sent_ms < horizon_ms {
                continue;
            }
            let count = match (entry.due_ms <= now_ms, entry.receives > 0) {
                (true, _) => &mut counts.visible,
                (false, true) => &mut counts.in_flight,
                (false, false) => &mut counts.delayed,
            };
            *count += 1;
        }
        counts
    }

    /// Messages of all queues, and their bytes.
    pub(crate) fn totals(&self) -> (usize, usize) {
        let shelves = self.lock();
        (shelves.messages, shelves.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(due_ms: u64, receives: u32) -> Entry {
        Entry {
            due_ms,
            sent_ms: due_ms,
            came_ms: due_ms,
            bytes: 10,
            receives,
        }
    }

    #[test]
    fn a_message_is_where_it_was_put_last() {
        let index = Index::default();
        index.place(1, 7, entry(100, 0));
        index.place(1, 8, entry(50, 0));
        assert_eq!(index.due(1, 100, None, 9), [(50, 8), (100, 7)]);
        assert_eq!(index.due(1, 100, Some((50, 8)), 9), [(100, 7)]);
        index.place(1, 8, entry(200, 1));
        assert_eq!(index.due(1, 100, None, 9), [(100, 7)]);
        assert_eq!(index.next_due_ms(1, 100), Some(200));
        let counts = Counts {
            visible: 1,
            in_flight: 1,
            delayed: 0,
        };
        assert_eq!(index.counts(1, 100, 0), counts);
        assert_eq!(index.totals(), (2, 20));
        assert_eq!(index.sent_before(1, 150), [7]);
        index.remove(1, 7);
        index.remove(1, 7);
        assert_eq!(index.totals(), (1, 10));
        assert_eq!(index.oldest(), [(1, 200)]);
    }
}
