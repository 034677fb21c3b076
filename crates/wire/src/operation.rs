//! What the generated types implement: structures and operations.

use std::any::Any;
use std::fmt;

use crate::schema::{HttpBinding, Kind, StructureSchema};
use crate::value::{Slot, View};

/// A generated structure. Its members are addressed by their index in the schema.
///
/// It is `Send` but not `Sync`: a body that streams is neither shared nor cloned.
pub trait Structure: Any + Send + fmt::Debug {
    /// The table that describes it.
    fn schema(&self) -> &'static StructureSchema;
    /// The member at `index`, if it is present.
    fn view(&self, index: usize) -> Option<View<'_>>;
    /// The place of the member at `index`; `None` if there is no such member.
    fn slot(&mut self, index: usize) -> Option<Slot<'_>>;
}

impl dyn Structure {
    /// For [`Any`]'s questions.
    pub fn as_any(&self) -> &dyn Any {
        self
    }

    /// For [`Any`]'s questions.
    pub fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    /// For [`Any`]'s questions.
    pub fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }

    /// This structure, if it is a `T`.
    pub fn downcast_ref<T: Structure>(&self) -> Option<&T> {
        self.as_any().downcast_ref()
    }

    /// This structure, if it is a `T`.
    pub fn downcast_mut<T: Structure>(&mut self) -> Option<&mut T> {
        self.as_any_mut().downcast_mut()
    }

    /// The structure unboxed, if it is a `T`.
    pub fn downcast<T: Structure>(self: Box<Self>) -> Option<T> {
        self.into_any().downcast::<T>().ok().map(|inner| *inner)
    }
}

/// An operation; implemented by a marker type such as `model::kinesis::PutRecord`.
pub trait Operation: 'static {
    /// What the caller sends.
    type Input: Structure + Default;
    /// What the caller gets.
    type Output: Structure + Default;
    /// The operation as data.
    const META: &'static OperationMeta;
}

/// An operation that has generated types, as data.
pub struct OperationMeta {
    /// The service, by its signing name: `kinesis`, `lambda`, `s3`, `cloudformation`, `iam`,
    /// `sts`, `monitoring`, `logs`, `sqs`, `sns`.
    pub service: &'static str,
    /// Name, e.g. `PutRecord`.
    pub name: &'static str,
    /// Method, path, and status of success.
    pub http: &'static HttpBinding,
    /// Schema of the input.
    pub input: &'static StructureSchema,
    /// Schema of the output.
    pub output: &'static StructureSchema,
    /// An empty input.
    pub new_input: fn() -> Box<dyn Structure>,
    /// An empty output.
    pub new_output: fn() -> Box<dyn Structure>,
    /// The element around the result in Query answers.
    pub result_wrapper: Option<&'static str>,
    /// Whether the model gives the operation an output at all.
    pub has_output: bool,
    /// Whether a request without a checksum of its body is refused.
    pub checksum_required: bool,
}

impl OperationMeta {
    /// Whether the request's body streams.
    pub fn streams_input(&self) -> bool {
        streams(self.input)
    }

    /// Whether the answer's body streams.
    pub fn streams_output(&self) -> bool {
        streams(self.output)
    }
}

fn streams(schema: &StructureSchema) -> bool {
    schema
        .payload
        .and_then(|index| schema.members.get(index))
        .is_some_and(|member| matches!(member.shape.kind, Kind::Stream))
}

impl fmt::Debug for OperationMeta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.service, self.name)
    }
}

/// Writes a structure for diagnostics: present members only, secrets left out, long values cut.
///
/// # Errors
/// What the formatter fails with.
pub fn debug(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    let mut output = f.debug_struct(schema.name);
    for (index, member) in schema.members.iter().enumerate() {
        let Some(view) = structure.view(index) else {
            continue;
        };
        if member.shape.sensitive {
            output.field(member.name, &format_args!("(secret)"));
        } else {
            output.field(member.name, &view);
        }
    }
    output.finish()
}

/// Bytes and texts longer than this many bytes are described, not shown, in diagnostics.
const DEBUG_LENGTH_MAX: usize = 256;

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::String(text) if text.len() > DEBUG_LENGTH_MAX => {
                write!(f, "({} bytes of text)", text.len())
            }
            View::String(text) => fmt::Debug::fmt(text, f),
            View::Integer(value) => fmt::Debug::fmt(value, f),
            View::Boolean(value) => fmt::Debug::fmt(value, f),
            View::Double(value) => fmt::Debug::fmt(value, f),
            View::Blob(bytes) => write!(f, "({} bytes)", bytes.len()),
            View::Stream(payload) => fmt::Debug::fmt(payload, f),
            View::Timestamp(time) => write!(f, "{} ms", time.millis()),
            View::List(list) => f
                .debug_list()
                .entries((0..list.len()).filter_map(|index| list.at(index)))
                .finish(),
            View::Map(map) => f.debug_map().entries(map.entries()).finish(),
            View::Structure(structure) => debug(*structure, f),
        }
    }
}

/// Implements [`Structure`] and `Debug` for a generated type: its schema, then index and field
/// of each member.
#[macro_export]
macro_rules! structure {
    ($type:ident, $schema:path $(, $index:literal $field:ident)*) => {
        impl $crate::Structure for $type {
            fn schema(&self) -> &'static $crate::schema::StructureSchema {
                &$schema
            }
            fn view(&self, index: usize) -> Option<$crate::value::View<'_>> {
                match index {
                    $($index => $crate::value::view(&self.$field),)*
                    _ => None,
                }
            }
            fn slot(&mut self, index: usize) -> Option<$crate::value::Slot<'_>> {
                match index {
                    $($index => $crate::value::slot(&mut self.$field),)*
                    _ => None,
                }
            }
        }
        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::debug(self, f)
            }
        }
    };
}

/// Implements [`Operation`](crate::Operation) for a generated marker.
#[macro_export]
macro_rules! operation {
    ($type:ident, $input:ident, $output:ident, $meta:path) => {
        impl $crate::Operation for $type {
            type Input = $input;
            type Output = $output;
            const META: &'static $crate::OperationMeta = &$meta;
        }
    };
}
