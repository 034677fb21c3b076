//! How codecs see generated types: a [`View`] to read a member, a [`Slot`] to fill it.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::operation::Structure;
use crate::{Fault, Payload, Timestamp};

/// A value, borrowed for reading.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Text.
    String(&'a str),
    /// An integer of either width.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// A floating-point number.
    Double(f64),
    /// Bytes.
    Blob(&'a Bytes),
    /// A body.
    Stream(&'a Payload),
    /// A point in time.
    Timestamp(Timestamp),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Map),
    /// A structure.
    Structure(&'a dyn Structure),
}

/// A place to put a value. Until something is put there, it stays absent.
pub enum Slot<'a> {
    /// Text.
    String(&'a mut Option<String>),
    /// A 32-bit integer.
    Integer(&'a mut Option<i32>),
    /// A 64-bit integer.
    Long(&'a mut Option<i64>),
    /// `true` or `false`.
    Boolean(&'a mut Option<bool>),
    /// A floating-point number.
    Double(&'a mut Option<f64>),
    /// Bytes.
    Blob(&'a mut Option<Bytes>),
    /// A body.
    Stream(&'a mut Option<Payload>),
    /// A point in time.
    Timestamp(&'a mut Option<Timestamp>),
    /// A list.
    List(&'a mut dyn ListSlot),
    /// A map.
    Map(&'a mut dyn MapSlot),
    /// A structure.
    Structure(&'a mut dyn StructureSlot),
}

/// What fills a slot.
pub type Fill<'f> = &'f mut dyn FnMut(Slot<'_>) -> Result<(), Fault>;

/// A list, for reading.
pub trait List {
    /// Number of elements.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The element at `index`.
    fn at(&self, index: usize) -> Option<View<'_>>;
}

/// A map, for reading. Keys are in order.
pub trait Map {
    /// Number of entries.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entries, in order of their keys.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_>;
}

/// A place for a list.
pub trait ListSlot {
    /// Makes the list present and empty.
    fn open(&mut self);
    /// Appends the element that `fill` makes; nothing, if it leaves the slot absent.
    ///
    /// # Errors
    /// What `fill` fails with.
    fn push(&mut self, fill: Fill<'_>) -> Result<(), Fault>;
}

/// A place for a map.
pub trait MapSlot {
    /// Makes the map present and empty.
    fn open(&mut self);
    /// Puts the value that `fill` makes at `key`; nothing, if it leaves the slot absent.
    ///
    /// # Errors
    /// What `fill` fails with.
    fn put(&mut self, key: String, fill: Fill<'_>) -> Result<(), Fault>;
}

/// A place for a structure.
pub trait StructureSlot {
    /// The structure there, made empty if it is absent.
    fn open(&mut self) -> &mut dyn Structure;
}

/// A type of a member.
pub trait Value: Sized {
    /// The value, for reading.
    fn view(&self) -> View<'_>;
    /// The place of such a value.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
}

/// The member as it is, if present.
pub fn view<T: Value>(member: &Option<T>) -> Option<View<'_>> {
    member.as_ref().map(T::view)
}

/// The member's place.
pub fn slot<T: Value>(member: &mut Option<T>) -> Option<Slot<'_>> {
    Some(T::slot(member))
}

macro_rules! scalar {
    ($type:ty, $slot:ident, $value:ident => $view:expr) => {
        impl Value for $type {
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }
            fn slot(place: &mut Option<Self>) -> Slot<'_> {
                Slot::$slot(place)
            }
        }
    };
}

scalar!(String, String, value => View::String(value));
scalar!(i32, Integer, value => View::Integer(i64::from(*value)));
scalar!(i64, Long, value => View::Integer(*value));
scalar!(bool, Boolean, value => View::Boolean(*value));
scalar!(f64, Double, value => View::Double(*value));
scalar!(Bytes, Blob, value => View::Blob(value));
scalar!(Payload, Stream, value => View::Stream(value));
scalar!(Timestamp, Timestamp, value => View::Timestamp(*value));

impl<T: Structure + Default> Value for T {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Structure(place)
    }
}

impl<T: Value> Value for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }
}

impl<T: Structure + Default> StructureSlot for Option<T> {
    fn open(&mut self) -> &mut dyn Structure {
        self.get_or_insert_with(T::default)
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(T::view)
    }
}

impl<T: Value> ListSlot for Option<Vec<T>> {
    fn open(&mut self) {
        *self = Some(Vec::new());
    }
    fn push(&mut self, fill: Fill<'_>) -> Result<(), Fault> {
        let mut element = None;
        fill(T::slot(&mut element))?;
        self.get_or_insert_default().extend(element);
        Ok(())
    }
}

impl<T: Value> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.view())))
    }
}

impl<T: Value> MapSlot for Option<BTreeMap<String, T>> {
    fn open(&mut self) {
        *self = Some(BTreeMap::new());
    }
    fn put(&mut self, key: String, fill: Fill<'_>) -> Result<(), Fault> {
        let mut element = None;
        fill(T::slot(&mut element))?;
        if let Some(element) = element {
            self.get_or_insert_default().insert(key, element);
        }
        Ok(())
    }
}
