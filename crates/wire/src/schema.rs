//! Tables that describe shapes and operations: constants that the codecs, the validator and the
//! router walk. The `model` crate holds them, generated from the services' models.

use std::sync::OnceLock;

use crate::operation::OperationMeta;
use crate::validate::pattern::Pattern;

/// How a service's messages look on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// `application/x-amz-json-1.0` with `X-Amz-Target`.
    AwsJson10,
    /// `application/x-amz-json-1.1` with `X-Amz-Target`.
    AwsJson11,
    /// `application/x-amz-cbor-1.1` with `X-Amz-Target`: the CBOR twin of AWS JSON.
    AwsCbor11,
    /// Smithy RPC v2 with CBOR: `/service/<service>/operation/<operation>`.
    RpcV2Cbor,
    /// AWS Query: a form with `Action` and `Version`, answered in XML.
    Query,
    /// REST with XML documents.
    RestXml,
    /// REST with JSON documents.
    RestJson,
}

/// Where a member of an input or output travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the document that is the body.
    Body,
    /// In the header that the member's wire name names.
    Header,
    /// A map, in all headers that start with the wire name.
    PrefixHeaders,
    /// In the query parameter of the wire name.
    Query,
    /// A map, in query parameters.
    QueryMap,
    /// In the path, at the label of the wire name.
    Label,
    /// The HTTP status code.
    Status,
    /// The member is the whole body.
    Payload,
}

/// Textual forms of a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since the epoch, as a number with a fraction.
    EpochSeconds,
    /// `2015-01-25T08:00:00Z`.
    Iso8601,
    /// `Sun, 25 Jan 2015 08:00:00 GMT`.
    HttpDate,
}

/// What a shape is made of.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text.
    String,
    /// 32-bit integer.
    Integer,
    /// 64-bit integer.
    Long,
    /// `true` or `false`.
    Boolean,
    /// A floating-point number of either width.
    Double,
    /// Bytes held in memory.
    Blob,
    /// Bytes that stream (object bodies, event streams).
    Stream,
    /// A point in time, with the format that the shape demands, if it does.
    Timestamp(Option<TimestampFormat>),
    /// A list of one shape.
    List {
        /// Shape of the elements.
        item: &'static Shape,
        /// Name of an element in XML and Query forms.
        item_name: &'static str,
        /// Whether XML and Query forms leave out the enclosing element.
        flattened: bool,
    },
    /// A map from text to one shape.
    Map {
        /// Shape of the keys.
        key: &'static Shape,
        /// Shape of the values.
        value: &'static Shape,
        /// Name of a key in XML and Query forms.
        key_name: &'static str,
        /// Name of a value in XML and Query forms.
        value_name: &'static str,
        /// Whether XML and Query forms leave out the enclosing element.
        flattened: bool,
    },
    /// A structure.
    Structure(&'static StructureSchema),
}

/// A shape with its constraints.
#[derive(Debug)]
pub struct Shape {
    /// Name in the service's model.
    pub name: &'static str,
    /// What it is made of.
    pub kind: Kind,
    /// Least value, length or number of elements.
    pub min: Option<i64>,
    /// Greatest value, length or number of elements.
    pub max: Option<i64>,
    /// Regular expression that a text has to satisfy as a whole.
    pub pattern: Option<&'static str>,
    /// The texts allowed, in the model's order; empty if any is.
    pub values: &'static [&'static str],
    /// Whether the value is a secret that must not be logged.
    pub sensitive: bool,
    /// The pattern, compiled at its first use.
    pub(crate) compiled: OnceLock<Option<Pattern>>,
}

/// A structure's members.
#[derive(Debug)]
pub struct StructureSchema {
    /// Name in the model crate.
    pub name: &'static str,
    /// Name of the element in XML, where the structure is a document by itself.
    pub xml_name: &'static str,
    /// The members, in the model's order.
    pub members: &'static [Member],
    /// Which member is the whole body, if one is.
    pub payload: Option<usize>,
}

impl StructureSchema {
    /// The index of the member of that wire name at `location`. Clients mostly send members in
    /// the model's order: `expected` is looked at first.
    pub(crate) fn find(&self, wire: &str, location: Location, expected: usize) -> Option<usize> {
        let fits = |index: usize| {
            self.members
                .get(index)
                .is_some_and(|member| member.location == location && member.wire == wire)
        };
        if fits(expected) {
            return Some(expected);
        }
        (0..self.members.len()).find(|index| fits(*index))
    }

    /// The index of the body member with this wire name.
    pub fn body_member(&self, wire: &str) -> Option<usize> {
        self.members
            .iter()
            .position(|member| member.location == Location::Body && member.wire == wire)
    }
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Name in the service's model.
    pub name: &'static str,
    /// Name on the wire.
    pub wire: &'static str,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be there.
    pub required: bool,
    /// Its shape.
    pub shape: &'static Shape,
    /// Whether XML and Query forms leave out the element that encloses a list or map here.
    pub flattened: bool,
    /// Whether XML writes it as an attribute.
    pub attribute: bool,
    /// The format of a point in time, where it departs from the location's or protocol's own.
    pub timestamp: Option<TimestampFormat>,
    /// The XML namespace (prefix or empty, address) that the element declares.
    pub namespace: Option<(&'static str, &'static str)>,
}

/// A part of a path pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// This text.
    Literal(&'static str),
    /// One segment of any text.
    Label(&'static str),
    /// All that is left, slashes included.
    Greedy(&'static str),
}

/// Method, path and status of an operation.
#[derive(Debug)]
pub struct HttpBinding {
    /// The method.
    pub method: &'static str,
    /// The path's pattern.
    pub path: &'static [Segment],
    /// Query parameters that must be there, with this value if one is named.
    pub query: &'static [(&'static str, Option<&'static str>)],
    /// Query parameters without which the input is incomplete.
    pub required_query: &'static [&'static str],
    /// Headers without which the input is incomplete.
    pub required_headers: &'static [&'static str],
    /// The status of success.
    pub status: u16,
}

/// An operation of a service, supported or not.
#[derive(Debug)]
pub struct OperationRef {
    /// Name, e.g. `PutRecord`.
    pub name: &'static str,
    /// Its HTTP binding.
    pub http: &'static HttpBinding,
    /// Types and schemas; `None` for operations that have none generated.
    pub meta: Option<&'static OperationMeta>,
}

/// An error shape of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorMeta {
    /// Name of the shape; the code in JSON and CBOR.
    pub shape: &'static str,
    /// The code in Query and XML.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

/// A service.
#[derive(Debug)]
pub struct ServiceMeta {
    /// Name by which requests are signed; it names the service throughout.
    pub name: &'static str,
    /// First label of the service's host names.
    pub endpoint_prefix: &'static str,
    /// Version of the API, e.g. `2013-12-02`.
    pub api_version: &'static str,
    /// Identifier of service and version, e.g. `kinesis-2013-12-02`.
    pub uid: &'static str,
    /// The protocols it speaks.
    pub protocols: &'static [Protocol],
    /// What precedes the dot in `X-Amz-Target`; also the service's name in RPC v2 paths.
    pub target_prefix: Option<&'static str>,
    /// Namespace of its XML answers.
    pub xml_namespace: Option<&'static str>,
    /// Whether JSON and CBOR errors also carry their Query code.
    pub query_compatible: bool,
    /// Every operation of the service's model, sorted by name.
    pub operations: &'static [OperationRef],
    /// Its error shapes, sorted by name.
    pub errors: &'static [ErrorMeta],
}

impl ServiceMeta {
    /// The operation of that name, supported or not.
    pub fn operation(&self, name: &str) -> Option<&'static OperationRef> {
        let at = self
            .operations
            .binary_search_by(|operation| operation.name.cmp(name))
            .ok()?;
        self.operations.get(at)
    }

    /// The error whose shape or code has this name.
    pub fn error(&self, code: &str) -> Option<&'static ErrorMeta> {
        self.errors
            .iter()
            .find(|error| error.shape == code)
            .or_else(|| self.errors.iter().find(|error| error.code == code))
    }
}

impl Shape {
    /// Whether the shape's pattern, if it has one, is one that the validator understands.
    pub fn has_checkable_pattern(&self) -> bool {
        self.pattern
            .is_none_or(|pattern| crate::validate::pattern::compile(pattern).is_some())
    }

    /// A shape without constraints.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            min: None,
            max: None,
            pattern: None,
            values: &[],
            sensitive: false,
            compiled: OnceLock::new(),
        }
    }

    /// The same with bounds.
    #[must_use]
    pub const fn range(mut self, min: Option<i64>, max: Option<i64>) -> Self {
        self.min = min;
        self.max = max;
        self
    }

    /// The same with a pattern.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// The same with a set of texts.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    /// The same as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}

impl Member {
    /// An optional member without particulars.
    pub const fn new(
        name: &'static str,
        wire: &'static str,
        location: Location,
        shape: &'static Shape,
    ) -> Self {
        Self {
            name,
            wire,
            location,
            required: false,
            shape,
            flattened: false,
            attribute: false,
            timestamp: None,
            namespace: None,
        }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, flattened.
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// The same as an XML attribute.
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// The same with a format for its point in time.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = Some(format);
        self
    }

    /// The same with an XML namespace.
    #[must_use]
    pub const fn namespace(mut self, prefix: &'static str, address: &'static str) -> Self {
        self.namespace = Some((prefix, address));
        self
    }
}
