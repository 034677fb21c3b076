//! Whether a root key is the one that the streams of a data directory were encrypted under, to be
//! looked at before the service is opened.

use std::sync::Arc;

use store::{Store, StoreError};

use crate::keys::RootKey;
use crate::row::{self, StreamRow};

/// A stream that has keys of its own, wrapped by the root key.
#[derive(Debug)]
pub struct KeyedStream(Arc<StreamRow>);

impl KeyedStream {
    /// The streams of a started store that have keys.
    ///
    /// # Errors
    /// What the store fails with.
    pub fn all(store: &Store) -> Result<Vec<Self>, StoreError> {
        let rows = store.table::<StreamRow>(row::TABLE)?.all();
        let keyed = rows.into_iter().filter(|(_, row)| !row.keys.is_empty());
        Ok(keyed.map(|(_, row)| Self(row)).collect())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether the root key opens all of its keys.
    pub fn opens_with(&self, root: &RootKey) -> bool {
        let wrapping = root.wrapping();
        let mut keys = self.0.keys.iter();
        keys.all(|key| key.unwrap(&wrapping, self.0.id).is_some())
    }
}
