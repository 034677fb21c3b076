// Written by `cargo codegen` from models/sts.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "sts",
    endpoint_prefix: "sts",
    api_version: "2011-06-15",
    uid: "sts-2011-06-15",
    protocols: &[Protocol::Query],
    target_prefix: None,
    xml_namespace: Some("https://sts.amazonaws.com/doc/2011-06-15/"),
    query_compatible: false,
    operations: &[
        OperationRef { name: "AssumeRole", http: &HTTP_0, meta: Some(&OPERATION_ASSUME_ROLE) },
        OperationRef { name: "AssumeRoleWithSAML", http: &HTTP_0, meta: None },
        OperationRef { name: "AssumeRoleWithWebIdentity", http: &HTTP_0, meta: None },
        OperationRef { name: "AssumeRoot", http: &HTTP_0, meta: None },
        OperationRef { name: "DecodeAuthorizationMessage", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAccessKeyInfo", http: &HTTP_0, meta: None },
        OperationRef { name: "GetCallerIdentity", http: &HTTP_0, meta: Some(&OPERATION_GET_CALLER_IDENTITY) },
        OperationRef { name: "GetDelegatedAccessToken", http: &HTTP_0, meta: None },
        OperationRef { name: "GetFederationToken", http: &HTTP_0, meta: None },
        OperationRef { name: "GetSessionToken", http: &HTTP_0, meta: Some(&OPERATION_GET_SESSION_TOKEN) },
        OperationRef { name: "GetWebIdentityToken", http: &HTTP_0, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "ExpiredTokenException", code: "ExpiredTokenException", status: 400 },
        ErrorMeta { shape: "ExpiredTradeInTokenException", code: "ExpiredTradeInTokenException", status: 400 },
        ErrorMeta { shape: "IDPCommunicationErrorException", code: "IDPCommunicationError", status: 400 },
        ErrorMeta { shape: "IDPRejectedClaimException", code: "IDPRejectedClaim", status: 403 },
        ErrorMeta { shape: "InvalidAuthorizationMessageException", code: "InvalidAuthorizationMessageException", status: 400 },
        ErrorMeta { shape: "InvalidIdentityTokenException", code: "InvalidIdentityToken", status: 400 },
        ErrorMeta { shape: "JWTPayloadSizeExceededException", code: "JWTPayloadSizeExceededException", status: 400 },
        ErrorMeta { shape: "MalformedPolicyDocumentException", code: "MalformedPolicyDocument", status: 400 },
        ErrorMeta { shape: "OutboundWebIdentityFederationDisabledException", code: "OutboundWebIdentityFederationDisabledException", status: 403 },
        ErrorMeta { shape: "PackedPolicyTooLargeException", code: "PackedPolicyTooLarge", status: 400 },
        ErrorMeta { shape: "RegionDisabledException", code: "RegionDisabledException", status: 403 },
        ErrorMeta { shape: "SessionDurationEscalationException", code: "SessionDurationEscalationException", status: 403 },
    ],
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "POST",
    path: &[],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

pub(super) static OPERATION_ASSUME_ROLE: OperationMeta = OperationMeta {
    service: "sts",
    name: "AssumeRole",
    http: &HTTP_0,
    input: &ASSUME_ROLE_INPUT,
    output: &ASSUME_ROLE_OUTPUT,
    new_input: || Box::<super::AssumeRoleInput>::default(),
    new_output: || Box::<super::AssumeRoleOutput>::default(),
    result_wrapper: Some("AssumeRoleResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_CALLER_IDENTITY: OperationMeta = OperationMeta {
    service: "sts",
    name: "GetCallerIdentity",
    http: &HTTP_0,
    input: &GET_CALLER_IDENTITY_INPUT,
    output: &GET_CALLER_IDENTITY_OUTPUT,
    new_input: || Box::<super::GetCallerIdentityInput>::default(),
    new_output: || Box::<super::GetCallerIdentityOutput>::default(),
    result_wrapper: Some("GetCallerIdentityResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_SESSION_TOKEN: OperationMeta = OperationMeta {
    service: "sts",
    name: "GetSessionToken",
    http: &HTTP_0,
    input: &GET_SESSION_TOKEN_INPUT,
    output: &GET_SESSION_TOKEN_OUTPUT,
    new_input: || Box::<super::GetSessionTokenInput>::default(),
    new_output: || Box::<super::GetSessionTokenOutput>::default(),
    result_wrapper: Some("GetSessionTokenResult"),
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ASSUME_ROLE_REQUEST: [Member; 12] = [
    Member::new("RoleArn", "RoleArn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("RoleSessionName", "RoleSessionName", Location::Body, &SHAPE_ROLE_SESSION_NAME_TYPE).required(),
    Member::new("PolicyArns", "PolicyArns", Location::Body, &SHAPE_POLICY_DESCRIPTOR_LIST_TYPE),
    Member::new("Policy", "Policy", Location::Body, &SHAPE_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE),
    Member::new("DurationSeconds", "DurationSeconds", Location::Body, &SHAPE_ROLE_DURATION_SECONDS_TYPE),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
    Member::new("TransitiveTagKeys", "TransitiveTagKeys", Location::Body, &SHAPE_TAG_KEY_LIST_TYPE),
    Member::new("ExternalId", "ExternalId", Location::Body, &SHAPE_EXTERNAL_ID_TYPE),
    Member::new("SerialNumber", "SerialNumber", Location::Body, &SHAPE_SERIAL_NUMBER_TYPE),
    Member::new("TokenCode", "TokenCode", Location::Body, &SHAPE_TOKEN_CODE_TYPE),
    Member::new("SourceIdentity", "SourceIdentity", Location::Body, &SHAPE_SOURCE_IDENTITY_TYPE),
    Member::new("ProvidedContexts", "ProvidedContexts", Location::Body, &SHAPE_PROVIDED_CONTEXTS_LIST_TYPE),
];

pub(super) static ASSUME_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "AssumeRoleInput",
    xml_name: "AssumeRoleInput",
    members: &MEMBERS_OF_ASSUME_ROLE_REQUEST,
    payload: None,
};

static MEMBERS_OF_ASSUME_ROLE_RESPONSE: [Member; 4] = [
    Member::new("Credentials", "Credentials", Location::Body, &SHAPE_CREDENTIALS),
    Member::new("AssumedRoleUser", "AssumedRoleUser", Location::Body, &SHAPE_ASSUMED_ROLE_USER),
    Member::new("PackedPolicySize", "PackedPolicySize", Location::Body, &SHAPE_NON_NEGATIVE_INTEGER_TYPE),
    Member::new("SourceIdentity", "SourceIdentity", Location::Body, &SHAPE_SOURCE_IDENTITY_TYPE),
];

pub(super) static ASSUME_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "AssumeRoleOutput",
    xml_name: "AssumeRoleOutput",
    members: &MEMBERS_OF_ASSUME_ROLE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_CALLER_IDENTITY_REQUEST: [Member; 0] = [
];

pub(super) static GET_CALLER_IDENTITY_INPUT: StructureSchema = StructureSchema {
    name: "GetCallerIdentityInput",
    xml_name: "GetCallerIdentityInput",
    members: &MEMBERS_OF_GET_CALLER_IDENTITY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_CALLER_IDENTITY_RESPONSE: [Member; 3] = [
    Member::new("UserId", "UserId", Location::Body, &SHAPE_USER_ID_TYPE),
    Member::new("Account", "Account", Location::Body, &SHAPE_ACCOUNT_TYPE),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE),
];

pub(super) static GET_CALLER_IDENTITY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetCallerIdentityOutput",
    xml_name: "GetCallerIdentityOutput",
    members: &MEMBERS_OF_GET_CALLER_IDENTITY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_SESSION_TOKEN_REQUEST: [Member; 3] = [
    Member::new("DurationSeconds", "DurationSeconds", Location::Body, &SHAPE_DURATION_SECONDS_TYPE),
    Member::new("SerialNumber", "SerialNumber", Location::Body, &SHAPE_SERIAL_NUMBER_TYPE),
    Member::new("TokenCode", "TokenCode", Location::Body, &SHAPE_TOKEN_CODE_TYPE),
];

pub(super) static GET_SESSION_TOKEN_INPUT: StructureSchema = StructureSchema {
    name: "GetSessionTokenInput",
    xml_name: "GetSessionTokenInput",
    members: &MEMBERS_OF_GET_SESSION_TOKEN_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_SESSION_TOKEN_RESPONSE: [Member; 1] = [
    Member::new("Credentials", "Credentials", Location::Body, &SHAPE_CREDENTIALS),
];

pub(super) static GET_SESSION_TOKEN_OUTPUT: StructureSchema = StructureSchema {
    name: "GetSessionTokenOutput",
    xml_name: "GetSessionTokenOutput",
    members: &MEMBERS_OF_GET_SESSION_TOKEN_RESPONSE,
    payload: None,
};

static MEMBERS_OF_ASSUMED_ROLE_USER: [Member; 2] = [
    Member::new("AssumedRoleId", "AssumedRoleId", Location::Body, &SHAPE_ASSUMED_ROLE_ID_TYPE).required(),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static ASSUMED_ROLE_USER: StructureSchema = StructureSchema {
    name: "AssumedRoleUser",
    xml_name: "AssumedRoleUser",
    members: &MEMBERS_OF_ASSUMED_ROLE_USER,
    payload: None,
};

static MEMBERS_OF_CREDENTIALS: [Member; 4] = [
    Member::new("AccessKeyId", "AccessKeyId", Location::Body, &SHAPE_ACCESS_KEY_ID_TYPE).required(),
    Member::new("SecretAccessKey", "SecretAccessKey", Location::Body, &SHAPE_ACCESS_KEY_SECRET_TYPE).required(),
    Member::new("SessionToken", "SessionToken", Location::Body, &SHAPE_TOKEN_TYPE).required(),
    Member::new("Expiration", "Expiration", Location::Body, &SHAPE_DATE_TYPE).required(),
];

pub(super) static CREDENTIALS: StructureSchema = StructureSchema {
    name: "Credentials",
    xml_name: "Credentials",
    members: &MEMBERS_OF_CREDENTIALS,
    payload: None,
};

static MEMBERS_OF_POLICY_DESCRIPTOR_TYPE: [Member; 1] = [
    Member::new("arn", "arn", Location::Body, &SHAPE_ARN_TYPE),
];

pub(super) static POLICY_DESCRIPTOR_TYPE: StructureSchema = StructureSchema {
    name: "PolicyDescriptorType",
    xml_name: "PolicyDescriptorType",
    members: &MEMBERS_OF_POLICY_DESCRIPTOR_TYPE,
    payload: None,
};

static MEMBERS_OF_PROVIDED_CONTEXT: [Member; 2] = [
    Member::new("ProviderArn", "ProviderArn", Location::Body, &SHAPE_ARN_TYPE),
    Member::new("ContextAssertion", "ContextAssertion", Location::Body, &SHAPE_CONTEXT_ASSERTION_TYPE),
];

pub(super) static PROVIDED_CONTEXT: StructureSchema = StructureSchema {
    name: "ProvidedContext",
    xml_name: "ProvidedContext",
    members: &MEMBERS_OF_PROVIDED_CONTEXT,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_TAG_KEY_TYPE).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_TAG_VALUE_TYPE).required(),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static SHAPE_ACCESS_KEY_ID_TYPE: Shape = Shape::new("accessKeyIdType", Kind::String).range(Some(16), Some(128)).pattern("[\\w]*");

static SHAPE_ACCESS_KEY_SECRET_TYPE: Shape = Shape::new("accessKeySecretType", Kind::String).sensitive();

static SHAPE_ACCOUNT_TYPE: Shape = Shape::new("accountType", Kind::String);

static SHAPE_ARN_TYPE: Shape = Shape::new("arnType", Kind::String).range(Some(20), Some(2048)).pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+");

static SHAPE_ASSUMED_ROLE_ID_TYPE: Shape = Shape::new("assumedRoleIdType", Kind::String).range(Some(2), Some(193)).pattern("[\\w+=,.@:-]*");

static SHAPE_ASSUMED_ROLE_USER: Shape = Shape::new("AssumedRoleUser", Kind::Structure(&ASSUMED_ROLE_USER));

static SHAPE_CONTEXT_ASSERTION_TYPE: Shape = Shape::new("contextAssertionType", Kind::String).range(Some(4), Some(2048));

static SHAPE_CREDENTIALS: Shape = Shape::new("Credentials", Kind::Structure(&CREDENTIALS));

static SHAPE_DATE_TYPE: Shape = Shape::new("dateType", Kind::Timestamp(None));

static SHAPE_DURATION_SECONDS_TYPE: Shape = Shape::new("durationSecondsType", Kind::Integer).range(Some(900), Some(129600));

static SHAPE_EXTERNAL_ID_TYPE: Shape = Shape::new("externalIdType", Kind::String).range(Some(2), Some(1224)).pattern("[\\w+=,.@:\\/-]*");

static SHAPE_NON_NEGATIVE_INTEGER_TYPE: Shape = Shape::new("nonNegativeIntegerType", Kind::Integer).range(Some(0), None);

static SHAPE_POLICY_DESCRIPTOR_LIST_TYPE: Shape = Shape::new("policyDescriptorListType", Kind::List { item: &SHAPE_POLICY_DESCRIPTOR_TYPE, item_name: "member", flattened: false });

static SHAPE_POLICY_DESCRIPTOR_TYPE: Shape = Shape::new("PolicyDescriptorType", Kind::Structure(&POLICY_DESCRIPTOR_TYPE));

static SHAPE_PROVIDED_CONTEXT: Shape = Shape::new("ProvidedContext", Kind::Structure(&PROVIDED_CONTEXT));

static SHAPE_PROVIDED_CONTEXTS_LIST_TYPE: Shape = Shape::new("ProvidedContextsListType", Kind::List { item: &SHAPE_PROVIDED_CONTEXT, item_name: "member", flattened: false }).range(Some(1), Some(5));

static SHAPE_ROLE_DURATION_SECONDS_TYPE: Shape = Shape::new("roleDurationSecondsType", Kind::Integer).range(Some(900), Some(43200));

static SHAPE_ROLE_SESSION_NAME_TYPE: Shape = Shape::new("roleSessionNameType", Kind::String).range(Some(2), Some(64)).pattern("[\\w+=,.@-]*");

static SHAPE_SERIAL_NUMBER_TYPE: Shape = Shape::new("serialNumberType", Kind::String).range(Some(9), Some(256)).pattern("[\\w+=/:,.@-]*");

static SHAPE_SOURCE_IDENTITY_TYPE: Shape = Shape::new("sourceIdentityType", Kind::String).range(Some(2), Some(64)).pattern("[\\w+=,.@-]*");

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAG_KEY_LIST_TYPE: Shape = Shape::new("tagKeyListType", Kind::List { item: &SHAPE_TAG_KEY_TYPE, item_name: "member", flattened: false }).range(None, Some(50));

static SHAPE_TAG_KEY_TYPE: Shape = Shape::new("tagKeyType", Kind::String).range(Some(1), Some(128)).pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");

static SHAPE_TAG_LIST_TYPE: Shape = Shape::new("tagListType", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false }).range(None, Some(50));

static SHAPE_TAG_VALUE_TYPE: Shape = Shape::new("tagValueType", Kind::String).range(Some(0), Some(256)).pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

static SHAPE_TOKEN_CODE_TYPE: Shape = Shape::new("tokenCodeType", Kind::String).range(Some(6), Some(6)).pattern("[\\d]*");

static SHAPE_TOKEN_TYPE: Shape = Shape::new("tokenType", Kind::String);

static SHAPE_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: Shape = Shape::new("unrestrictedSessionPolicyDocumentType", Kind::String).range(Some(1), None).pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

static SHAPE_USER_ID_TYPE: Shape = Shape::new("userIdType", Kind::String);
