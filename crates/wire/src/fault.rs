//! The error answer of an AWS operation, before a protocol gives it its shape.

use std::borrow::Cow;
use std::fmt;

/// Whose fault it is: the caller's (4xx) or the server's (5xx).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The request cannot succeed as it is.
    Client,
    /// The request was fine; the server failed.
    Server,
}

/// An error answer: code, message, HTTP status and the extra members that its shape has.
///
/// A service makes it; the protocol codec of the request decides how it looks on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The code on the wire, e.g. `ResourceNotFoundException`.
    pub code: Cow<'static, str>,
    /// The message on the wire. Empty means: no message member at all.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// Whose fault it is.
    pub kind: FaultKind,
    /// Further members of the error shape, in order (e.g. `BucketName` of S3's errors).
    pub fields: Vec<(Cow<'static, str>, String)>,
    /// Further HTTP headers of the answer (e.g. `x-amz-bucket-region`).
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// Name of the member that carries the message where a service departs from its protocol's
    /// usual one (`Message` of Kinesis' SerializationException).
    pub message_member: Option<&'static str>,
}

impl Fault {
    /// A client fault with status 400.
    pub fn client(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            status: 400,
            kind: FaultKind::Client,
            fields: Vec::new(),
            headers: Vec::new(),
            message_member: None,
        }
    }

    /// A server fault with status 500.
    pub fn server(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            status: 500,
            kind: FaultKind::Server,
            ..Self::client(code, message)
        }
    }

    /// Whether the same call may go better later: the server failed, or there were too many calls.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.status >= 500
            || self.status == 429
            || matches!(
                self.code.as_ref(),
                "RequestThrottled"
                    | "Throttled"
                    | "Throttling"
                    | "ThrottlingException"
                    | "TooManyRequestsException"
            )
    }

    /// The same fault under another HTTP status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same fault with one more member.
    #[must_use]
    pub fn with_field(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<String>,
    ) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// The same fault with one more HTTP header.
    #[must_use]
    pub fn with_header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<String>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same fault with its message under another member name.
    #[must_use]
    pub fn with_message_member(mut self, member: &'static str) -> Self {
        self.message_member = Some(member);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_go_better_later_is_a_servers_fault_or_throttled() {
        for passing in [
            Fault::server("InternalFailure", ""),
            Fault::client("ServiceUnavailable", "").with_status(503),
            Fault::client("TooManyRequestsException", "").with_status(429),
            Fault::client("RequestThrottled", ""),
            Fault::client("Throttled", ""),
            Fault::client("Throttling", ""),
            Fault::client("ThrottlingException", ""),
        ] {
            assert!(passing.is_transient(), "{passing}");
        }
        for lasting in [
            Fault::client("AccessDeniedException", "").with_status(403),
            Fault::client("ResourceNotFoundException", "").with_status(404),
            Fault::client("ValidationError", ""),
        ] {
            assert!(!lasting.is_transient(), "{lasting}");
        }
    }
}
