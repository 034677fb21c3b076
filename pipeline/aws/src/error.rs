//! What can go wrong with a call.

/// The reason why a call did not succeed, after its retries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The service answered, and refused.
    #[error("{code} ({status}): {message}")]
    Service {
        /// HTTP status of the answer.
        status: u16,
        /// AWS's error code, for instance `AccessDenied`; the status in words where the answer
        /// names none.
        code: String,
        /// AWS's message.
        message: String,
    },
    /// No answer came: the connection failed or broke.
    #[error("no answer from {endpoint}: {reason}")]
    Transport {
        /// Where the call went.
        endpoint: String,
        /// What the connection said.
        reason: String,
    },
    /// No answer came in time.
    #[error("no answer in time")]
    Timeout,
    /// The answer is not what the service documents.
    #[error("unexpected answer: {0}")]
    Answer(String),
    /// The request cannot be made.
    #[error("request cannot be made: {0}")]
    Request(String),
}

impl Error {
    /// AWS's error code, where the service answered with one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Error::Service { code, .. } => Some(code),
            _ => None,
        }
    }

    /// Whether the same call may succeed a moment later: no answer, a fault of the service, or
    /// throttling.
    pub fn is_transient(&self) -> bool {
        match self {
            Error::Transport { .. } | Error::Timeout => true,
            Error::Service { status, code, .. } => {
                matches!(status, 429 | 500 | 502 | 503 | 504)
                    || matches!(
                        code.as_str(),
                        "ProvisionedThroughputExceededException"
                            | "LimitExceededException"
                            | "ThrottlingException"
                            | "Throttling"
                            | "RequestTimeout"
                            | "SlowDown"
                    )
            }
            Error::Answer(_) | Error::Request(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(status: u16, code: &str) -> Error {
        Error::Service {
            status,
            code: code.into(),
            message: String::new(),
        }
    }

    #[test]
    fn throttling_and_faults_are_transient_and_refusals_are_not() {
        assert!(service(503, "SlowDown").is_transient());
        assert!(service(400, "ProvisionedThroughputExceededException").is_transient());
        assert!(Error::Timeout.is_transient());
        assert!(!service(403, "AccessDenied").is_transient());
        assert!(!service(400, "ValidationException").is_transient());
    }
}
