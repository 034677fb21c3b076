//! AWS's own managed policies: those that templates of this kind of pipeline name. Another one is
//! refused as AWS refuses a policy that does not exist.
//!
//! Documents: "AWS Managed Policy Reference Guide", default versions.

/// One of AWS's managed policies.
pub(crate) struct AwsManaged {
    /// Its ARN.
    pub arn: &'static str,
    /// The number of its default version.
    pub version: u32,
    /// The document of that version.
    pub document: &'static str,
}

impl AwsManaged {
    /// The last part of the ARN.
    pub(crate) fn name(&self) -> &'static str {
        self.arn.rsplit_once('/').map_or(self.arn, |(_, name)| name)
    }

    /// The path in the ARN, with slashes at both ends.
    pub(crate) fn path(&self) -> &'static str {
        let resource = self
            .arn
            .split_once(":policy")
            .map_or("/", |(_, resource)| resource);
        resource
            .rfind('/')
            .and_then(|end| resource.get(..=end))
            .unwrap_or("/")
    }
}

/// The policy with this ARN.
pub(crate) fn find(arn: &str) -> Option<&'static AwsManaged> {
    ALL.iter().find(|policy| policy.arn == arn)
}

macro_rules! policy {
    ($name:literal v $version:literal: $($statement:literal),+) => {
        AwsManaged {
            arn: concat!("arn:aws:iam::aws:policy/", $name),
            version: $version,
            document: concat!(
                r#"{"Version":"2012-10-17","Statement":["#, $($statement),+, "]}"
            ),
        }
    };
}

/// All of them, by ARN.
pub(crate) const ALL: &[AwsManaged] = &[
    policy!("AWSCloudFormationFullAccess" v 1:
        r#"{"Effect":"Allow","Action":["cloudformation:*"],"Resource":"*"}"#),
    policy!("AdministratorAccess" v 1:
        r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#),
    policy!("AmazonKinesisFullAccess" v 1:
        r#"{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}"#),
    policy!("AmazonKinesisReadOnlyAccess" v 1:
        r#"{"Effect":"Allow","Action":["kinesis:Get*","kinesis:List*","kinesis:Describe*"],"Resource":"*"}"#),
    policy!("AmazonS3FullAccess" v 2:
        r#"{"Effect":"Allow","Action":["s3:*","s3-object-lambda:*"],"Resource":"*"}"#),
    policy!("AmazonS3ReadOnlyAccess" v 3:
        r#"{"Effect":"Allow","Action":["s3:Get*","s3:List*","s3:Describe*","s3-object-lambda:Get*","s3-object-lambda:List*"],"Resource":"*"}"#),
    policy!("IAMReadOnlyAccess" v 4:
        r#"{"Effect":"Allow","Action":["iam:GenerateCredentialReport","iam:GenerateServiceLastAccessedDetails","iam:Get*","iam:List*","iam:SimulateCustomPolicy","iam:SimulatePrincipalPolicy"],"Resource":"*"}"#),
    policy!("service-role/AWSLambdaBasicExecutionRole" v 1:
        r#"{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}"#),
    policy!("service-role/AWSLambdaDynamoDBExecutionRole" v 1:
        r#"{"Effect":"Allow","Action":["dynamodb:DescribeStream","dynamodb:GetRecords","dynamodb:GetShardIterator","dynamodb:ListStreams","logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}"#),
    policy!("service-role/AWSLambdaKinesisExecutionRole" v 2:
        r#"{"Effect":"Allow","Action":["kinesis:DescribeStream","kinesis:DescribeStreamSummary","kinesis:GetRecords","kinesis:GetShardIterator","kinesis:ListShards","kinesis:ListStreams","kinesis:SubscribeToShard","logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}"#),
    policy!("service-role/AWSLambdaRole" v 1:
        r#"{"Effect":"Allow","Action":["lambda:InvokeFunction"],"Resource":["*"]}"#),
    policy!("service-role/AWSLambdaSQSQueueExecutionRole" v 1:
        r#"{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage","sqs:GetQueueAttributes","logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}"#),
];

#[cfg(test)]
mod tests {
    use super::*;
    use auth::policy::Kind;

    #[test]
    fn all_documents_are_valid_and_found() {
        for policy in ALL {
            let parsed = auth::Policy::parse_as(policy.document, Kind::Managed);
            assert!(parsed.is_ok(), "{}: {parsed:?}", policy.arn);
            assert!(find(policy.arn).is_some());
        }
        assert!(ALL.windows(2).all(|pair| pair[0].arn < pair[1].arn));
    }

    #[test]
    fn names_and_paths() {
        let policy = find("arn:aws:iam::aws:policy/service-role/AWSLambdaRole").expect("policy");
        assert_eq!(
            (policy.path(), policy.name()),
            ("/service-role/", "AWSLambdaRole")
        );
        let policy = find("arn:aws:iam::aws:policy/AdministratorAccess").expect("policy");
        assert_eq!((policy.path(), policy.name()), ("/", "AdministratorAccess"));
    }
}
