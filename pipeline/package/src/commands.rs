//! The command lines to paste.

use crate::suitable::Architecture;

/// The key that the template takes where no other is named.
pub const DEFAULT_KEY: &str = "kinesis-lambda-s3-function.zip";
/// The bucket's name where none is given.
pub const DEFAULT_BUCKET: &str = "s3-bucket-assignment-01";
const STACK: &str = "KinesisLambdaS3Stack";
const STREAM: &str = "kinesis-stream-hw-03";

/// `create-stack` or `update-stack`, for the directory of the template.
#[must_use]
pub fn stack(verb: &str, bucket: &str, key: &str, architecture: Architecture) -> String {
    let mut parameters = vec![("StreamName", STREAM), ("BucketName", bucket)];
    parameters.push(("FunctionCodeKey", key));
    if architecture == Architecture::Arm64 {
        parameters.push(("Architecture", "arm64"));
    }
    let parameters: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("ParameterKey={name},ParameterValue={value}"))
        .collect();
    format!(
        "aws cloudformation {verb}-stack --stack-name {STACK} \
         --template-body file://kinesis-lambda-s3-template.json \
         --parameters {} --capabilities CAPABILITY_IAM",
        parameters.join(" ")
    )
}

/// The words that make the AWS CLI copy a file to a key of a bucket.
#[must_use]
pub fn copy(file: &str, bucket: &str, key: &str, endpoint: Option<&str>) -> Vec<String> {
    let mut words: Vec<String> = ["s3", "cp", file].map(str::to_owned).into();
    words.push(format!("s3://{bucket}/{key}"));
    // Version 2 before 2.13 and version 1 before 1.29 do not know the variable, and would go to AWS.
    if let Some(url) = endpoint {
        words.extend(["--endpoint-url".to_owned(), url.to_owned()]);
    }
    words
}

/// A word as a shell has to read it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-:+,=@".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Whether a name may be a bucket's, and so needs no quotes in a shell.
#[must_use]
pub fn is_bucket_name(name: &str) -> bool {
    let inner =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    (3..=63).contains(&name.len())
        && name.bytes().all(inner)
        && !name.starts_with(['-', '.'])
        && !name.ends_with(['-', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_the_pipelines_own_with_the_codes_key() {
        assert_eq!(
            stack(
                "create",
                DEFAULT_BUCKET,
                "function/0123456789ab.zip",
                Architecture::X86_64
            ),
            "aws cloudformation create-stack --stack-name KinesisLambdaS3Stack \
             --template-body file://kinesis-lambda-s3-template.json --parameters \
             ParameterKey=StreamName,ParameterValue=kinesis-stream-hw-03 \
             ParameterKey=BucketName,ParameterValue=s3-bucket-assignment-01 \
             ParameterKey=FunctionCodeKey,ParameterValue=function/0123456789ab.zip \
             --capabilities CAPABILITY_IAM"
        );
        let update = stack("update", "b", "k", Architecture::Arm64);
        assert!(update.contains(" update-stack "));
        assert!(update.contains(" ParameterKey=Architecture,ParameterValue=arm64 "));
    }

    #[test]
    fn old_clients_are_told_the_endpoint_too() {
        let words = copy(
            "f.zip",
            "bucket",
            DEFAULT_KEY,
            Some("http://127.0.0.1:4566"),
        );
        let text = words.join(" ");
        assert_eq!(
            text,
            "s3 cp f.zip s3://bucket/kinesis-lambda-s3-function.zip \
             --endpoint-url http://127.0.0.1:4566"
        );
        assert_eq!(copy("f.zip", "bucket", "k", None).len(), 4);
    }

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them_otherwise() {
        assert_eq!(quoted("s3://bucket/a-b_c.zip"), "s3://bucket/a-b_c.zip");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn names_that_no_bucket_has_are_told() {
        for name in ["s3-bucket-assignment-01", "a.b", "123"] {
            assert!(is_bucket_name(name), "{name}");
        }
        for name in ["ab", "Upper", "a b c", "-abc", "abc.", "a_b", "a;rm"] {
            assert!(!is_bucket_name(name), "{name}");
        }
    }
}
