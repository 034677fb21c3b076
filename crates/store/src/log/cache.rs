//! A map that holds only so much: what was used longest ago goes first.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Bounded by the summed weight of its values.
pub(crate) struct Cache<K, V> {
    weight_max: usize,
    weight: usize,
    tick: u64,
    values: HashMap<K, (V, usize, u64)>,
    by_age: BTreeMap<u64, K>,
}

impl<K: Hash + Eq + Clone, V: Clone> Cache<K, V> {
    pub(crate) fn new(weight_max: usize) -> Self {
        Self {
            weight_max,
            weight: 0,
            tick: 0,
            values: HashMap::new(),
            by_age: BTreeMap::new(),
        }
    }

    pub(crate) fn get(&mut self, key: &K) -> Option<V> {
        self.tick += 1;
        let (value, _, used) = self.values.get_mut(key)?;
        if let Some(key) = self.by_age.remove(used) {
            self.by_age.insert(self.tick, key);
        }
        *used = self.tick;
        Some(value.clone())
    }

    /// Keeps a value, unless it alone would take more than half of the room.
    pub(crate) fn put(&mut self, key: K, value: V, weight: usize) {
        self.remove(&key);
        if weight > self.weight_max / 2 {
            return;
        }
        self.tick += 1;
        self.weight += weight;
        self.by_age.insert(self.tick, key.clone());
        self.values.insert(key, (value, weight, self.tick));
        while self.weight > self.weight_max {
            let Some((_, oldest)) = self.by_age.pop_first() else {
                break;
            };
            if let Some((_, weight, _)) = self.values.remove(&oldest) {
                self.weight -= weight;
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &K) {
        if let Some((_, weight, used)) = self.values.remove(key) {
            self.weight -= weight;
            self.by_age.remove(&used);
        }
    }

    pub(crate) fn remove_where(&mut self, gone: impl Fn(&K) -> bool) {
        let keys: Vec<K> = self
            .values
            .keys()
            .filter(|key| gone(key))
            .cloned()
            .collect();
        for key in keys {
            self.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut cache = Cache::new(4);
        for key in 0..4 {
            cache.put(key, key, 1);
        }
        assert_eq!(cache.get(&0), Some(0));
        cache.put(4, 4, 1);
        assert_eq!(
            (cache.get(&0), cache.get(&1), cache.get(&4)),
            (Some(0), None, Some(4))
        );
        cache.put(5, 5, 3);
        assert_eq!(cache.get(&5), None, "too large to be worth it");
        cache.remove_where(|key| *key == 4);
        assert_eq!(cache.weight, 3);
    }
}
