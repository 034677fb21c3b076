//! A server that does nothing, on the gateway's HTTP stack: the most that any server on it can do.
//!
//! It reads a request's body and throws it away, checks nothing, and answers with a fixed body.

use std::convert::Infallible;
use std::path::Path;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;

/// The answer where none is given; it is good for puts.
const ANSWER: &[u8] = b"{\"FailedRecordCount\":0}";

/// Serves a free port of loopback, which it prints, until it is killed. The answers' body is
/// `answer`'s content, if there is one.
///
/// # Errors
/// What the operating system says.
pub fn serve(answer: Option<&Path>) -> Result<(), String> {
    let answer = match answer {
        None => Bytes::from_static(ANSWER),
        Some(path) => std::fs::read(path)
            .map(Bytes::from)
            .map_err(|error| format!("{}: {error}", path.display()))?,
    };
    // As the engine makes its own.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let served = runtime.block_on(accept(answer));
    served.map_err(|error| error.to_string())
}

async fn accept(answer: Bytes) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let answer = answer.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| discard(request, answer.clone()));
            // A client that hangs up ends its connection; there is nobody to tell.
            let _ = gateway::connection_builder()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn discard(
    request: Request<Incoming>,
    answer: Bytes,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let mut body = request.into_body();
    while let Some(Ok(frame)) = body.frame().await {
        drop(frame);
    }
    let mut response = Response::new(Full::new(answer));
    let json = HeaderValue::from_static("application/x-amz-json-1.1");
    response.headers_mut().insert(CONTENT_TYPE, json);
    Ok(response)
}
