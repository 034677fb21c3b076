//! SQS in the older Query protocol: examples of the Amazon SQS API Reference of its time.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;

use model::sqs;
use support::{header, read_body, reply, text};
use wire::Operation;
use wire::schema::Protocol;

fn read<O: Operation>(form: &str) -> O::Input {
    read_body::<O>(Protocol::Query, form.as_bytes()).expect("an input")
}

/// The document without the white space that the reference indents its with.
fn flat(xml: &str) -> String {
    xml.lines().map(str::trim).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
#[test]
fn send_message_of_the_reference() {
    let input = read::<sqs::SendMessage>(
        "Action=SendMessage&MessageBody=This+is+a+test+message&MessageAttribute.1.Name=my_attribute_name_1\
         &MessageAttribute.1.Value.StringValue=my_attribute_value_1\
         &MessageAttribute.1.Value.DataType=String&Version=2012-11-05",
    );
    let value = sqs::MessageAttributeValue {
        string_value: some("my_attribute_value_1"),
        data_type: some("String"),
        ..Default::default()
    };
    let expected = sqs::SendMessageInput {
        message_body: some("This is a test message"),
        message_attributes: Some(BTreeMap::from([("my_attribute_name_1".to_owned(), value)])),
        ..Default::default()
    };
    assert_eq!(input, expected);
    let output = sqs::SendMessageOutput {
        md5_of_message_body: some("fafb00f5732ab283681e124bf8747ed1"),
        message_id: some("5fea7756-0ea4-451a-a703-a558b933e274"),
        ..Default::default()
    };
    let reply = reply::<sqs::SendMessage>(Protocol::Query, output);
    assert_eq!(header(&reply, "content-type").as_deref(), Some("text/xml"));
    assert_eq!(
        text(reply),
        flat(
            r#"<SendMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/">
                 <SendMessageResult>
                   <MD5OfMessageBody>fafb00f5732ab283681e124bf8747ed1</MD5OfMessageBody>
                   <MessageId>5fea7756-0ea4-451a-a703-a558b933e274</MessageId>
                 </SendMessageResult>
                 <ResponseMetadata>
                   <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
                 </ResponseMetadata>
               </SendMessageResponse>"#
        )
    );
}

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
#[test]
fn receive_message_of_the_reference() {
    let input = read::<sqs::ReceiveMessage>(
        "Action=ReceiveMessage&MaxNumberOfMessages=5&VisibilityTimeout=15&AttributeName.1=All\
         &Version=2012-11-05",
    );
    let expected = sqs::ReceiveMessageInput {
        max_number_of_messages: Some(5),
        visibility_timeout: Some(15),
        attribute_names: Some(vec!["All".to_owned()]),
        ..Default::default()
    };
    assert_eq!(input, expected);
    let attribute = ("SenderId".to_owned(), "195004372649".to_owned());
    let message = sqs::Message {
        message_id: some("5fea7756-0ea4-451a-a703-a558b933e274"),
        receipt_handle: some("MbZj6wDWli+JvwwJaBV+3dcjk2YW2vA3"),
        md5_of_body: some("fafb00f5732ab283681e124bf8747ed1"),
        body: some("This is a test message"),
        attributes: Some(BTreeMap::from([attribute])),
        ..Default::default()
    };
    let output = sqs::ReceiveMessageOutput {
        messages: Some(vec![message]),
    };
    // Its members in the order of the model.
    assert_eq!(
        text(reply::<sqs::ReceiveMessage>(Protocol::Query, output)),
        flat(
            r#"<ReceiveMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/">
                 <ReceiveMessageResult>
                   <Message>
                     <MessageId>5fea7756-0ea4-451a-a703-a558b933e274</MessageId>
                     <ReceiptHandle>MbZj6wDWli+JvwwJaBV+3dcjk2YW2vA3</ReceiptHandle>
                     <MD5OfBody>fafb00f5732ab283681e124bf8747ed1</MD5OfBody>
                     <Body>This is a test message</Body>
                     <Attribute>
                       <Name>SenderId</Name>
                       <Value>195004372649</Value>
                     </Attribute>
                   </Message>
                 </ReceiveMessageResult>
                 <ResponseMetadata>
                   <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
                 </ResponseMetadata>
               </ReceiveMessageResponse>"#
        )
    );
}

#[test]
fn batches_and_permissions_are_numbered_without_a_list_around_them() {
    let input = read::<sqs::DeleteMessageBatch>(
        "DeleteMessageBatchRequestEntry.1.Id=msg1&DeleteMessageBatchRequestEntry.1.ReceiptHandle=h",
    );
    let entry = sqs::DeleteMessageBatchRequestEntry {
        id: some("msg1"),
        receipt_handle: some("h"),
    };
    assert_eq!(input.entries, Some(vec![entry]));
    let input = read::<sqs::AddPermission>(
        "AWSAccountId.1=125074342641&AWSAccountId.2=125074342642&ActionName.1=SendMessage&Label=l",
    );
    assert_eq!(input.actions, Some(vec!["SendMessage".to_owned()]));
    assert_eq!(input.aws_account_ids.map(|ids| ids.len()), Some(2));
    let input = read::<sqs::CreateQueue>(
        "QueueName=q&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=40&Tag.1.Key=a&Tag.1.Value=b",
    );
    let pair = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
    assert_eq!(input.attributes, Some(pair("VisibilityTimeout", "40")));
    assert_eq!(input.tags, Some(pair("a", "b")));
    let done = reply::<sqs::DeleteMessage>(Protocol::Query, sqs::DeleteMessageOutput {});
    assert!(!text(done).contains("Result"));
}
