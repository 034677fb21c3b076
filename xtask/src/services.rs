//! The services, and the crates that serve them: what `ops`, `compat` and `tidy` go by.

/// A crate that serves operations.
pub struct ServiceCrate {
    /// Its name and its folder in `crates/`; the operations are in its `src/ops`.
    pub package: &'static str,
    /// The type that serves them.
    pub serves_by: &'static str,
    /// Crates of ours that it uses beside [`USED_BY_ALL`].
    pub uses: &'static [&'static str],
}

/// Crates of ours that every service may use.
pub const USED_BY_ALL: [&str; 5] = ["wire", "model", "plane", "store", "auth"];

/// All crates that serve operations.
pub const CRATES: [ServiceCrate; 10] = [
    package("kinesis", "Kinesis", &[]),
    package("lambda", "Lambda", &["sandbox"]),
    package("mapping", "Mappings", &[]),
    package("s3", "S3", &[]),
    package("iam", "Iam", &[]),
    package("cloudformation", "Cloudformation", &[]),
    package("metrics", "Metrics", &[]),
    package("logs", "Logs", &[]),
    package("sqs", "Sqs", &[]),
    package("sns", "Sns", &[]),
];

/// A service as its clients know it.
pub struct Service {
    /// Its name for people.
    pub title: &'static str,
    /// Its module in the model crate.
    pub model: &'static str,
    /// The crates that serve its operations.
    pub crates: &'static [&'static str],
    /// The name that Boto3 and the AWS CLI have for it.
    pub client: &'static str,
}

/// All services, in the order of COMPAT.md.
pub const SERVICES: [Service; 10] = [
    service(
        "Amazon Kinesis Data Streams",
        "kinesis",
        &["kinesis"],
        "kinesis",
    ),
    service("AWS Lambda", "lambda", &["lambda", "mapping"], "lambda"),
    service("Amazon S3", "s3", &["s3"], "s3"),
    service(
        "AWS CloudFormation",
        "cloudformation",
        &["cloudformation"],
        "cloudformation",
    ),
    service("AWS IAM", "iam", &["iam"], "iam"),
    service("AWS STS", "sts", &["iam"], "sts"),
    service(
        "Amazon CloudWatch",
        "cloudwatch",
        &["metrics"],
        "cloudwatch",
    ),
    service("Amazon CloudWatch Logs", "logs", &["logs"], "logs"),
    service("Amazon SQS", "sqs", &["sqs"], "sqs"),
    service("Amazon SNS", "sns", &["sns"], "sns"),
];

const fn package(
    package: &'static str,
    serves_by: &'static str,
    uses: &'static [&'static str],
) -> ServiceCrate {
    ServiceCrate {
        package,
        serves_by,
        uses,
    }
}

const fn service(
    title: &'static str,
    model: &'static str,
    crates: &'static [&'static str],
    client: &'static str,
) -> Service {
    Service {
        title,
        model,
        crates,
        client,
    }
}

#[cfg(test)]
mod tests {
    use super::{CRATES, SERVICES};
    use crate::process::root;

    #[test]
    fn every_crate_with_operations_is_listed_and_belongs_to_a_service() {
        let entries = std::fs::read_dir(root().join("crates")).unwrap();
        let mut there: Vec<String> = entries
            .filter(|entry| entry.as_ref().unwrap().path().join("src/ops").is_dir())
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        there.sort();
        let mut listed = CRATES.map(|one| one.package);
        listed.sort_unstable();
        assert_eq!(there, listed);
        let mut serving: Vec<&str> = SERVICES
            .iter()
            .flat_map(|one| one.crates)
            .copied()
            .collect();
        serving.sort_unstable();
        serving.dedup();
        assert_eq!(serving, listed);
    }
}
