//! Moving objects out of segments that have little left in them.

use store::{Frame, FrameDraft, OrderedIndex, Relocate};

use crate::object::{KIND_MOVED, KIND_PUT, Object, Put, decode_put, encode_put};

/// Moves objects whose data lies in the frame that put them. Data in frames of its own stays
/// where it is until its object goes.
pub struct Mover {
    index: OrderedIndex,
}

impl Mover {
    /// A mover of what this index refers to.
    pub fn new(index: OrderedIndex) -> Self {
        Self { index }
    }
}

impl Relocate for Mover {
    fn relocate(&self, frame: &Frame) -> Option<FrameDraft> {
        if !matches!(frame.kind, KIND_PUT | KIND_MOVED) {
            return None;
        }
        let key = decode_put(frame)?.key;
        let row = self.index.get(frame.owner, key.as_bytes()).ok()??;
        let mut object = Object::from_row(&row).ok()?;
        let position = frame.position.to_u64();
        let extent = object
            .extents
            .pop_if(|extent| extent.position == position)?;
        let start = usize::try_from(extent.offset).ok()?;
        let end = start.checked_add(usize::try_from(extent.length).ok()?)?;
        let payload = frame.payload();
        if end > payload.len() {
            return None;
        }
        let put = Put {
            key,
            object,
            dropped: Vec::new(),
            from: Some(position),
        };
        Some(FrameDraft {
            kind: KIND_MOVED,
            owner: frame.owner,
            origin: frame.origin,
            parts: encode_put(put, vec![payload.slice(start..end)]).ok()?,
            ..FrameDraft::default()
        })
    }
}
