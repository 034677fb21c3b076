// Written by `cargo codegen` from models/sts.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AssumeRoleInput {
    pub role_arn: Option<String>,
    pub role_session_name: Option<String>,
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    pub policy: Option<String>,
    pub duration_seconds: Option<i32>,
    pub tags: Option<Vec<Tag>>,
    pub transitive_tag_keys: Option<Vec<String>>,
    pub external_id: Option<String>,
    pub serial_number: Option<String>,
    pub token_code: Option<String>,
    pub source_identity: Option<String>,
    pub provided_contexts: Option<Vec<ProvidedContext>>,
}
wire::structure!(AssumeRoleInput, schema::ASSUME_ROLE_INPUT, 0 role_arn, 1 role_session_name, 2 policy_arns, 3 policy, 4 duration_seconds, 5 tags, 6 transitive_tag_keys, 7 external_id, 8 serial_number, 9 token_code, 10 source_identity, 11 provided_contexts);

#[derive(Clone, Default, PartialEq)]
pub struct AssumeRoleOutput {
    pub credentials: Option<Credentials>,
    pub assumed_role_user: Option<AssumedRoleUser>,
    pub packed_policy_size: Option<i32>,
    pub source_identity: Option<String>,
}
wire::structure!(AssumeRoleOutput, schema::ASSUME_ROLE_OUTPUT, 0 credentials, 1 assumed_role_user, 2 packed_policy_size, 3 source_identity);

#[derive(Clone, Default, PartialEq)]
pub struct GetCallerIdentityInput {}
wire::structure!(GetCallerIdentityInput, schema::GET_CALLER_IDENTITY_INPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetCallerIdentityOutput {
    pub user_id: Option<String>,
    pub account: Option<String>,
    pub arn: Option<String>,
}
wire::structure!(GetCallerIdentityOutput, schema::GET_CALLER_IDENTITY_OUTPUT, 0 user_id, 1 account, 2 arn);

#[derive(Clone, Default, PartialEq)]
pub struct GetSessionTokenInput {
    pub duration_seconds: Option<i32>,
    pub serial_number: Option<String>,
    pub token_code: Option<String>,
}
wire::structure!(GetSessionTokenInput, schema::GET_SESSION_TOKEN_INPUT, 0 duration_seconds, 1 serial_number, 2 token_code);

#[derive(Clone, Default, PartialEq)]
pub struct GetSessionTokenOutput {
    pub credentials: Option<Credentials>,
}
wire::structure!(GetSessionTokenOutput, schema::GET_SESSION_TOKEN_OUTPUT, 0 credentials);

#[derive(Clone, Default, PartialEq)]
pub struct AssumedRoleUser {
    pub assumed_role_id: Option<String>,
    pub arn: Option<String>,
}
wire::structure!(AssumedRoleUser, schema::ASSUMED_ROLE_USER, 0 assumed_role_id, 1 arn);

#[derive(Clone, Default, PartialEq)]
pub struct Credentials {
    pub access_key_id: Option<String>,
    pub secret_access_key: Option<String>,
    pub session_token: Option<String>,
    pub expiration: Option<Timestamp>,
}
wire::structure!(Credentials, schema::CREDENTIALS, 0 access_key_id, 1 secret_access_key, 2 session_token, 3 expiration);

#[derive(Clone, Default, PartialEq)]
pub struct PolicyDescriptorType {
    pub arn: Option<String>,
}
wire::structure!(PolicyDescriptorType, schema::POLICY_DESCRIPTOR_TYPE, 0 arn);

#[derive(Clone, Default, PartialEq)]
pub struct ProvidedContext {
    pub provider_arn: Option<String>,
    pub context_assertion: Option<String>,
}
wire::structure!(ProvidedContext, schema::PROVIDED_CONTEXT, 0 provider_arn, 1 context_assertion);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

pub struct AssumeRole;
wire::operation!(AssumeRole, AssumeRoleInput, AssumeRoleOutput, schema::OPERATION_ASSUME_ROLE);

pub struct GetCallerIdentity;
wire::operation!(GetCallerIdentity, GetCallerIdentityInput, GetCallerIdentityOutput, schema::OPERATION_GET_CALLER_IDENTITY);

pub struct GetSessionToken;
wire::operation!(GetSessionToken, GetSessionTokenInput, GetSessionTokenOutput, schema::OPERATION_GET_SESSION_TOKEN);
