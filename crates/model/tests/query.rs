//! AWS Query on the wire: examples of the CloudFormation, STS, IAM and CloudWatch API References,
//! and the services' errors.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use model::{cloudformation as cfn, cloudwatch as cw, iam, sts};
use support::{header, read_body, refusal, reply, text};
use wire::schema::Protocol;
use wire::{Fault, Operation, Timestamp};

fn read<O: Operation>(form: &str) -> Result<O::Input, Fault> {
    read_body::<O>(Protocol::Query, form.as_bytes())
}

/// The document without the white space that the references indent theirs with.
fn flat(xml: &str) -> String {
    xml.lines().map(str::trim).collect()
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
#[test]
fn create_stack_of_the_reference() {
    let input = read::<cfn::CreateStack>(
        "Action=CreateStack&StackName=MyStack&TemplateBody=%5BTemplate+Document%5D\
         &NotificationARNs.member.1=arn:aws:sns:us-east-1:1234567890:my-topic\
         &Parameters.member.1.ParameterKey=AvailabilityZone\
         &Parameters.member.1.ParameterValue=us-east-1a&Version=2010-05-15\
         &X-Amz-Algorithm=AWS4-HMAC-SHA256",
    )
    .expect("an input");
    let parameter = cfn::Parameter {
        parameter_key: Some("AvailabilityZone".to_owned()),
        parameter_value: Some("us-east-1a".to_owned()),
        ..Default::default()
    };
    assert_eq!(
        input,
        cfn::CreateStackInput {
            stack_name: Some("MyStack".to_owned()),
            template_body: Some("[Template Document]".to_owned()),
            notification_arns: Some(vec!["arn:aws:sns:us-east-1:1234567890:my-topic".to_owned()]),
            parameters: Some(vec![parameter]),
            ..Default::default()
        }
    );
    let output = cfn::CreateStackOutput {
        stack_id: Some(
            "arn:aws:cloudformation:us-east-1:123456789:stack/MyStack/aaf549a0-a413-11df-adb3-5081b3858e83"
                .to_owned(),
        ),
        ..Default::default()
    };
    let reply = reply::<cfn::CreateStack>(Protocol::Query, output);
    assert_eq!(header(&reply, "content-type").as_deref(), Some("text/xml"));
    assert_eq!(
        text(reply),
        flat(
            r#"<CreateStackResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
                 <CreateStackResult>
                   <StackId>arn:aws:cloudformation:us-east-1:123456789:stack/MyStack/aaf549a0-a413-11df-adb3-5081b3858e83</StackId>
                 </CreateStackResult>
                 <ResponseMetadata>
                   <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
                 </ResponseMetadata>
               </CreateStackResponse>"#
        )
    );
}

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html (its members in
// the order of the model)
#[test]
fn get_caller_identity_of_the_reference() {
    let output = sts::GetCallerIdentityOutput {
        arn: Some("arn:aws:iam::123456789012:user/Alice".to_owned()),
        user_id: Some("AKIAI44QH8DHBEXAMPLE".to_owned()),
        account: Some("123456789012".to_owned()),
    };
    assert_eq!(
        text(reply::<sts::GetCallerIdentity>(Protocol::Query, output)),
        flat(
            r#"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                 <GetCallerIdentityResult>
                   <UserId>AKIAI44QH8DHBEXAMPLE</UserId>
                   <Account>123456789012</Account>
                   <Arn>arn:aws:iam::123456789012:user/Alice</Arn>
                 </GetCallerIdentityResult>
                 <ResponseMetadata>
                   <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
                 </ResponseMetadata>
               </GetCallerIdentityResponse>"#
        )
    );
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
#[test]
fn an_operation_without_output_has_no_result() {
    assert_eq!(
        text(reply::<iam::DeleteRole>(
            Protocol::Query,
            iam::DeleteRoleOutput {}
        )),
        flat(
            r#"<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                 <ResponseMetadata>
                   <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
                 </ResponseMetadata>
               </DeleteRoleResponse>"#
        )
    );
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
#[test]
fn put_metric_data_of_the_reference() {
    let input = read::<cw::PutMetricData>(
        "Action=PutMetricData&Version=2010-08-01&Namespace=TestNamespace\
         &MetricData.member.1.MetricName=buffers&MetricData.member.1.Unit=Bytes\
         &MetricData.member.1.Value=231434333\
         &MetricData.member.1.Timestamp=2010-01-01T00%3A00%3A00Z\
         &MetricData.member.1.Dimensions.member.1.Name=InstanceID\
         &MetricData.member.1.Dimensions.member.1.Value=i-aaba32d4\
         &MetricData.member.1.Dimensions.member.2.Name=InstanceType\
         &MetricData.member.1.Dimensions.member.2.Value=m1.small",
    )
    .expect("an input");
    let dimension = |name: &str, value: &str| cw::Dimension {
        name: Some(name.to_owned()),
        value: Some(value.to_owned()),
    };
    let datum = cw::MetricDatum {
        metric_name: Some("buffers".to_owned()),
        unit: Some("Bytes".to_owned()),
        value: Some(231_434_333.0),
        timestamp: Some(Timestamp::from_secs(1_262_304_000)),
        dimensions: Some(vec![
            dimension("InstanceID", "i-aaba32d4"),
            dimension("InstanceType", "m1.small"),
        ]),
        ..Default::default()
    };
    assert_eq!(input.metric_data, Some(vec![datum]));
}

#[test]
fn list_elements_count_by_their_number_not_their_place() {
    let form = "TagKeys.member.10=j&TagKeys.member.2=b&TagKeys.member.1=a&RoleName=r";
    let input = read::<iam::UntagRole>(form).expect("an input");
    assert_eq!(
        input.tag_keys,
        Some(vec!["a".to_owned(), "b".to_owned(), "j".to_owned()])
    );
}

// "Common error codes" and "Making query requests" in the AWS CloudFormation API Reference.
#[test]
fn errors_say_whose_they_are() {
    let fault = Fault::client("ValidationError", "Stack with id <x> does not exist");
    let answer = refusal("cloudformation", Protocol::Query, &fault);
    assert_eq!(answer.status, 400);
    assert_eq!(
        text(answer),
        flat(
            r#"<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
                 <Error>
                   <Type>Sender</Type>
                   <Code>ValidationError</Code>
                   <Message>Stack with id &lt;x&gt; does not exist</Message>
                 </Error>
                 <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
               </ErrorResponse>"#
        )
    );
    let code = |service: &str, code: &'static str| {
        let shown = text(refusal(service, Protocol::Query, &Fault::client(code, "")));
        let code = shown
            .split_once("<Code>")
            .and_then(|(_, rest)| rest.split_once('<'));
        code.map(|(code, _)| code.to_owned()).unwrap_or_default()
    };
    // The name of a shape and the code on the wire differ.
    assert_eq!(code("iam", "NoSuchEntityException"), "NoSuchEntity");
    assert_eq!(code("iam", "NoSuchEntity"), "NoSuchEntity");
    assert_eq!(
        code("cloudformation", "ChangeSetNotFoundException"),
        "ChangeSetNotFound"
    );
}

#[test]
fn cloudwatch_errors_carry_their_query_code_in_json_and_cbor() {
    let fault = Fault::client("ResourceNotFound", "Dashboard x does not exist");
    for protocol in [Protocol::AwsJson10, Protocol::RpcV2Cbor] {
        let answer = refusal("monitoring", protocol, &fault);
        assert_eq!(
            header(&answer, "x-amzn-query-error").as_deref(),
            Some("ResourceNotFound;Sender"),
            "{protocol:?}"
        );
    }
    let input = read_body::<cw::SetAlarmState>(
        Protocol::AwsJson10,
        br#"{"AlarmName":"a","StateValue":"INVALID","StateReason":"r"}"#,
    )
    .expect("readable");
    let fault = wire::validate(&input, cw::SetAlarmState::META).expect_err("not valid");
    assert_eq!(fault.code, "ValidationError");
    assert_eq!(
        fault.message,
        "1 validation error detected: Value 'INVALID' at 'stateValue' failed to satisfy \
         constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]"
    );
    let answer = refusal("monitoring", Protocol::AwsJson10, &fault);
    assert_eq!(
        header(&answer, "x-amzn-query-error").as_deref(),
        Some("ValidationError;Sender")
    );
    let value: serde_json::Value = serde_json::from_str(&text(answer)).expect("JSON");
    let name = value["__type"].as_str().unwrap_or_default();
    assert!(name.ends_with("#ValidationException"), "{name}");
}

#[track_caller]
fn invalid<O: Operation>(form: &str, message: &str) {
    let input = read::<O>(form).expect("readable");
    let fault = wire::validate(&input, O::META).expect_err("not valid");
    assert_eq!(
        (fault.code.as_ref(), fault.message.as_str()),
        ("ValidationError", message)
    );
}

#[test]
fn constraints_as_each_service_words_them() {
    invalid::<cfn::CreateStack>(
        "StackName=*%40da_%24",
        "1 validation error detected: Value '*@da_$' at 'stackName' failed to satisfy \
         constraint: Member must satisfy regular expression pattern: \
         [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    );
    invalid::<sts::AssumeRole>(
        "RoleArn=arn:aws:iam::111122223333:role/r&RoleSessionName=Session1:2",
        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy \
         constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    );
    invalid::<iam::UpdateAccessKey>(
        "AccessKeyId=AKIAIOSFODNN7EXAMPLE&Status=Abc",
        "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must \
         satisfy enum value set",
    );
}

#[test]
fn values_that_are_no_numbers_are_refused() {
    let fault = read::<iam::ListRoles>("MaxItems=ten")
        .map(|_| ())
        .expect_err("not readable");
    assert_eq!(fault.code, "MalformedInput");
    assert!(fault.message.contains("MaxItems"), "{}", fault.message);
}
