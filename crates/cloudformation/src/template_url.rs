//! Templates that lie in S3.

use model::s3::{GetObject, GetObjectInput};
use plane::{Call, Door};
use wire::{Fault, Payload, percent};

use crate::deploy::SERVICE;
use crate::faults::validation;
use crate::limits::TEMPLATE_OBJECT_BYTES;

/// Bucket and key of a URL of S3, path style or virtual-host style.
fn parse(url: &str) -> Option<(String, String)> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let name = host.split(':').next().unwrap_or(host);
    let s3_host = |name: &str| {
        let of_aws = name
            .strip_suffix(".amazonaws.com")
            .is_some_and(|left| left == "s3" || left.starts_with("s3.") || left.starts_with("s3-"));
        of_aws || is_local(name)
    };
    let virtual_host = name
        .find(".s3.")
        .or_else(|| name.find(".s3-"))
        .map(|at| (name.get(..at), name.get(at + 1..)));
    let (bucket, key) = match virtual_host {
        Some((Some(bucket), Some(host)))
            if s3_host(host) || is_local(host.trim_start_matches("s3.")) =>
        {
            (bucket, path)
        }
        _ if s3_host(name) => path.split_once('/')?,
        _ => match name.strip_suffix(".localhost") {
            Some(bucket) => (bucket, path),
            None => return None,
        },
    };
    let key = percent::decode(key)?;
    (!bucket.is_empty() && !key.is_empty()).then(|| (bucket.to_owned(), key))
}

/// Hosts that are this engine.
fn is_local(name: &str) -> bool {
    matches!(
        name,
        "localhost" | "127.0.0.1" | "localhost.localstack.cloud" | "s3.localhost.localstack.cloud"
    )
}

/// Reads a template from S3 as the caller.
///
/// # Errors
/// `ValidationError` for other addresses and for objects that cannot be read or are too large.
pub(crate) async fn fetch(door: &Door, call: &Call, url: &str) -> Result<String, Fault> {
    if let Some(rest) = url.strip_prefix("s3://") {
        let bucket = rest.split('/').next().unwrap_or(rest);
        return Err(validation(format!(
            "S3 error: Domain name specified in {bucket} is not a valid S3 domain"
        )));
    }
    let (bucket, key) =
        parse(url).ok_or_else(|| validation("TemplateURL must be a supported URL."))?;
    let input = GetObjectInput {
        bucket: Some(bucket),
        key: Some(key),
        ..Default::default()
    };
    let caller = call.caller.via(SERVICE);
    let output = door
        .call::<GetObject>(&caller, &call.request_id, input)
        .await
        .map_err(|fault| validation(s3_error(&fault)))?;
    let body = output.body.unwrap_or(Payload::Empty);
    let too_large = validation(format!(
        "Template may not exceed {TEMPLATE_OBJECT_BYTES} bytes in size."
    ));
    let bytes = body.collect(TEMPLATE_OBJECT_BYTES, too_large).await?;
    String::from_utf8(bytes.to_vec())
        .map_err(|_| validation("Template format error: the template is not UTF-8 text."))
}

/// What CloudFormation says of an error of S3.
fn s3_error(fault: &Fault) -> String {
    let words = match fault.code.contains("AccessDenied") {
        true => "Access Denied",
        false => &fault.message,
    };
    format!(
        "S3 error: {words}\nFor more information check \
         http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"
    )
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn both_styles_lead_to_bucket_and_key() {
        for url in [
            "https://s3.amazonaws.com/b-1/a/t%20x.json",
            "https://s3.eu-west-1.amazonaws.com/b-1/a/t%20x.json",
            "https://s3-eu-west-1.amazonaws.com/b-1/a/t%20x.json",
            "https://b-1.s3.amazonaws.com/a/t%20x.json",
            "https://b-1.s3.eu-west-1.amazonaws.com/a/t%20x.json?versionId=1",
            "http://127.0.0.1:4566/b-1/a/t%20x.json",
            "http://localhost:4566/b-1/a/t%20x.json",
            "http://b-1.localhost:4566/a/t%20x.json",
            "http://b-1.s3.localhost:4566/a/t%20x.json",
            "http://b-1.s3.localhost.localstack.cloud:4566/a/t%20x.json",
        ] {
            let expected = Some(("b-1".to_owned(), "a/t x.json".to_owned()));
            assert_eq!(parse(url), expected, "{url}");
        }
        for url in [
            "https://example.com/b/k",
            "ftp://s3.amazonaws.com/b/k",
            "https://s3.amazonaws.com/b",
            "nonsense",
        ] {
            assert_eq!(parse(url), None, "{url}");
        }
    }
}
