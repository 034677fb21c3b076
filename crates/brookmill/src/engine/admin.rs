//! What Brookmill's own pages show and do.

use std::sync::Weak;

use bytes::Bytes;
use gateway::Admin;
use plane::BoxFuture;
use wire::Fault;

use super::Inner;

/// The pages of one engine.
pub struct Pages {
    engine: Weak<Inner>,
}

impl Pages {
    /// The pages of `engine`.
    pub fn new(engine: Weak<Inner>) -> Self {
        Self { engine }
    }
}

fn unavailable() -> Fault {
    Fault::server("ServiceUnavailable", "The engine is starting or stopping.").with_status(503)
}

impl Admin for Pages {
    fn health(&self) -> String {
        let status = if self.engine.strong_count() > 0 {
            "running"
        } else {
            "stopping"
        };
        let services = [
            "cloudformation",
            "cloudwatch",
            "iam",
            "kinesis",
            "lambda",
            "logs",
            "s3",
            "sns",
            "sqs",
            "sts",
        ];
        serde_json::json!({
            "status": status,
            "version": env!("CARGO_PKG_VERSION"),
            "services": services,
        })
        .to_string()
    }

    fn metrics(&self) -> String {
        self.engine
            .upgrade()
            .map(|engine| engine.prometheus())
            .unwrap_or_default()
    }

    fn status(&self) -> BoxFuture<'_, Result<String, Fault>> {
        Box::pin(async move {
            let engine = self.engine.clone();
            let looked = move || engine.upgrade().and_then(|engine| engine.status());
            match tokio::task::spawn_blocking(looked).await {
                Ok(document) => document
                    .map(|text| text.to_string())
                    .ok_or_else(unavailable),
                Err(error) => Err(Fault::server("InternalFailure", error.to_string())),
            }
        })
    }

    fn trace(&self, body: Bytes) -> BoxFuture<'_, Result<String, Fault>> {
        Box::pin(async move {
            let engine = self.engine.clone();
            let looked = move || engine.upgrade().and_then(|engine| engine.trace(&body));
            match tokio::task::spawn_blocking(looked).await {
                Ok(document) => document.ok_or_else(unavailable)?,
                Err(error) => Err(Fault::server("InternalFailure", error.to_string())),
            }
        })
    }

    fn clock(&self) -> Result<String, Fault> {
        let engine = self.engine.upgrade();
        engine
            .and_then(|engine| engine.clock())
            .ok_or_else(unavailable)
    }

    fn advance_clock(&self, body: Bytes) -> BoxFuture<'_, Result<String, Fault>> {
        Box::pin(async move {
            let engine = self.engine.upgrade().ok_or_else(unavailable)?;
            // As with a reset: what has been decided is answered for, even to nobody.
            let done = tokio::spawn(async move { engine.advance_clock(&body).await }).await;
            done.unwrap_or_else(|error| Err(Fault::server("InternalFailure", error.to_string())))
        })
    }

    fn code<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Bytes, Fault>> {
        Box::pin(async move {
            let lambda = self.engine.upgrade().and_then(|engine| engine.lambda());
            lambda.ok_or_else(unavailable)?.linked_code(token).await
        })
    }

    fn reset(&self) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(async move {
            let stopping = || Fault::server("ServiceUnavailable", "The engine is stopping.");
            let engine = self.engine.upgrade().ok_or_else(stopping)?;
            // Done whether the client waits for it or not: half a reset would be no engine.
            let done = tokio::spawn(async move { engine.reset().await }).await;
            match done {
                Ok(Ok(())) => Ok(()),
                Ok(Err(message)) => Err(Fault::server("InternalFailure", message)),
                Err(error) => Err(Fault::server("InternalFailure", error.to_string())),
            }
        })
    }
}
