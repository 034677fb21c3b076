// Written by `cargo codegen` from models/lambda.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "lambda",
    endpoint_prefix: "lambda",
    api_version: "2015-03-31",
    uid: "lambda-2015-03-31",
    protocols: &[Protocol::RestJson],
    target_prefix: None,
    xml_namespace: None,
    query_compatible: false,
    operations: &[
        OperationRef { name: "AddLayerVersionPermission", http: &HTTP_0, meta: None },
        OperationRef { name: "AddPermission", http: &HTTP_1, meta: Some(&OPERATION_ADD_PERMISSION) },
        OperationRef { name: "CheckpointDurableExecution", http: &HTTP_2, meta: None },
        OperationRef { name: "CreateAlias", http: &HTTP_3, meta: Some(&OPERATION_CREATE_ALIAS) },
        OperationRef { name: "CreateCapacityProvider", http: &HTTP_4, meta: None },
        OperationRef { name: "CreateCodeSigningConfig", http: &HTTP_5, meta: None },
        OperationRef { name: "CreateEventSourceMapping", http: &HTTP_6, meta: Some(&OPERATION_CREATE_EVENT_SOURCE_MAPPING) },
        OperationRef { name: "CreateFunction", http: &HTTP_7, meta: Some(&OPERATION_CREATE_FUNCTION) },
        OperationRef { name: "CreateFunctionUrlConfig", http: &HTTP_8, meta: None },
        OperationRef { name: "DeleteAlias", http: &HTTP_9, meta: Some(&OPERATION_DELETE_ALIAS) },
        OperationRef { name: "DeleteCapacityProvider", http: &HTTP_10, meta: None },
        OperationRef { name: "DeleteCodeSigningConfig", http: &HTTP_11, meta: None },
        OperationRef { name: "DeleteEventSourceMapping", http: &HTTP_12, meta: Some(&OPERATION_DELETE_EVENT_SOURCE_MAPPING) },
        OperationRef { name: "DeleteFunction", http: &HTTP_13, meta: Some(&OPERATION_DELETE_FUNCTION) },
        OperationRef { name: "DeleteFunctionCodeSigningConfig", http: &HTTP_14, meta: None },
        OperationRef { name: "DeleteFunctionConcurrency", http: &HTTP_15, meta: Some(&OPERATION_DELETE_FUNCTION_CONCURRENCY) },
        OperationRef { name: "DeleteFunctionEventInvokeConfig", http: &HTTP_16, meta: Some(&OPERATION_DELETE_FUNCTION_EVENT_INVOKE_CONFIG) },
        OperationRef { name: "DeleteFunctionUrlConfig", http: &HTTP_17, meta: None },
        OperationRef { name: "DeleteLayerVersion", http: &HTTP_18, meta: None },
        OperationRef { name: "DeleteProvisionedConcurrencyConfig", http: &HTTP_19, meta: None },
        OperationRef { name: "GetAccountSettings", http: &HTTP_20, meta: Some(&OPERATION_GET_ACCOUNT_SETTINGS) },
        OperationRef { name: "GetAlias", http: &HTTP_21, meta: Some(&OPERATION_GET_ALIAS) },
        OperationRef { name: "GetCapacityProvider", http: &HTTP_22, meta: None },
        OperationRef { name: "GetCodeSigningConfig", http: &HTTP_23, meta: None },
        OperationRef { name: "GetDurableExecution", http: &HTTP_24, meta: None },
        OperationRef { name: "GetDurableExecutionHistory", http: &HTTP_25, meta: None },
        OperationRef { name: "GetDurableExecutionState", http: &HTTP_26, meta: None },
        OperationRef { name: "GetEventSourceMapping", http: &HTTP_27, meta: Some(&OPERATION_GET_EVENT_SOURCE_MAPPING) },
        OperationRef { name: "GetFunction", http: &HTTP_28, meta: Some(&OPERATION_GET_FUNCTION) },
        OperationRef { name: "GetFunctionCodeSigningConfig", http: &HTTP_29, meta: Some(&OPERATION_GET_FUNCTION_CODE_SIGNING_CONFIG) },
        OperationRef { name: "GetFunctionConcurrency", http: &HTTP_30, meta: Some(&OPERATION_GET_FUNCTION_CONCURRENCY) },
        OperationRef { name: "GetFunctionConfiguration", http: &HTTP_31, meta: Some(&OPERATION_GET_FUNCTION_CONFIGURATION) },
        OperationRef { name: "GetFunctionEventInvokeConfig", http: &HTTP_32, meta: Some(&OPERATION_GET_FUNCTION_EVENT_INVOKE_CONFIG) },
        OperationRef { name: "GetFunctionRecursionConfig", http: &HTTP_33, meta: None },
        OperationRef { name: "GetFunctionScalingConfig", http: &HTTP_34, meta: None },
        OperationRef { name: "GetFunctionUrlConfig", http: &HTTP_35, meta: None },
        OperationRef { name: "GetLayerVersion", http: &HTTP_36, meta: None },
        OperationRef { name: "GetLayerVersionByArn", http: &HTTP_37, meta: None },
        OperationRef { name: "GetLayerVersionPolicy", http: &HTTP_38, meta: None },
        OperationRef { name: "GetPolicy", http: &HTTP_39, meta: Some(&OPERATION_GET_POLICY) },
        OperationRef { name: "GetProvisionedConcurrencyConfig", http: &HTTP_40, meta: None },
        OperationRef { name: "GetRuntimeManagementConfig", http: &HTTP_41, meta: None },
        OperationRef { name: "Invoke", http: &HTTP_42, meta: Some(&OPERATION_INVOKE) },
        OperationRef { name: "InvokeAsync", http: &HTTP_43, meta: None },
        OperationRef { name: "InvokeWithResponseStream", http: &HTTP_44, meta: None },
        OperationRef { name: "ListAliases", http: &HTTP_45, meta: Some(&OPERATION_LIST_ALIASES) },
        OperationRef { name: "ListCapacityProviders", http: &HTTP_46, meta: None },
        OperationRef { name: "ListCodeSigningConfigs", http: &HTTP_47, meta: None },
        OperationRef { name: "ListDurableExecutionsByFunction", http: &HTTP_48, meta: None },
        OperationRef { name: "ListEventSourceMappings", http: &HTTP_49, meta: Some(&OPERATION_LIST_EVENT_SOURCE_MAPPINGS) },
        OperationRef { name: "ListFunctionEventInvokeConfigs", http: &HTTP_50, meta: Some(&OPERATION_LIST_FUNCTION_EVENT_INVOKE_CONFIGS) },
        OperationRef { name: "ListFunctionUrlConfigs", http: &HTTP_51, meta: None },
        OperationRef { name: "ListFunctionVersionsByCapacityProvider", http: &HTTP_52, meta: None },
        OperationRef { name: "ListFunctions", http: &HTTP_53, meta: Some(&OPERATION_LIST_FUNCTIONS) },
        OperationRef { name: "ListFunctionsByCodeSigningConfig", http: &HTTP_54, meta: None },
        OperationRef { name: "ListLayerVersions", http: &HTTP_55, meta: None },
        OperationRef { name: "ListLayers", http: &HTTP_56, meta: None },
        OperationRef { name: "ListProvisionedConcurrencyConfigs", http: &HTTP_57, meta: None },
        OperationRef { name: "ListTags", http: &HTTP_58, meta: Some(&OPERATION_LIST_TAGS) },
        OperationRef { name: "ListVersionsByFunction", http: &HTTP_59, meta: Some(&OPERATION_LIST_VERSIONS_BY_FUNCTION) },
        OperationRef { name: "PublishLayerVersion", http: &HTTP_60, meta: None },
        OperationRef { name: "PublishVersion", http: &HTTP_61, meta: Some(&OPERATION_PUBLISH_VERSION) },
        OperationRef { name: "PutFunctionCodeSigningConfig", http: &HTTP_62, meta: None },
        OperationRef { name: "PutFunctionConcurrency", http: &HTTP_63, meta: Some(&OPERATION_PUT_FUNCTION_CONCURRENCY) },
        OperationRef { name: "PutFunctionEventInvokeConfig", http: &HTTP_64, meta: Some(&OPERATION_PUT_FUNCTION_EVENT_INVOKE_CONFIG) },
        OperationRef { name: "PutFunctionRecursionConfig", http: &HTTP_65, meta: None },
        OperationRef { name: "PutFunctionScalingConfig", http: &HTTP_66, meta: None },
        OperationRef { name: "PutProvisionedConcurrencyConfig", http: &HTTP_67, meta: None },
        OperationRef { name: "PutRuntimeManagementConfig", http: &HTTP_68, meta: None },
        OperationRef { name: "RemoveLayerVersionPermission", http: &HTTP_69, meta: None },
        OperationRef { name: "RemovePermission", http: &HTTP_70, meta: Some(&OPERATION_REMOVE_PERMISSION) },
        OperationRef { name: "SendDurableExecutionCallbackFailure", http: &HTTP_71, meta: None },
        OperationRef { name: "SendDurableExecutionCallbackHeartbeat", http: &HTTP_72, meta: None },
        OperationRef { name: "SendDurableExecutionCallbackSuccess", http: &HTTP_73, meta: None },
        OperationRef { name: "StopDurableExecution", http: &HTTP_74, meta: None },
        OperationRef { name: "TagResource", http: &HTTP_75, meta: Some(&OPERATION_TAG_RESOURCE) },
        OperationRef { name: "UntagResource", http: &HTTP_76, meta: Some(&OPERATION_UNTAG_RESOURCE) },
        OperationRef { name: "UpdateAlias", http: &HTTP_77, meta: Some(&OPERATION_UPDATE_ALIAS) },
        OperationRef { name: "UpdateCapacityProvider", http: &HTTP_78, meta: None },
        OperationRef { name: "UpdateCodeSigningConfig", http: &HTTP_79, meta: None },
        OperationRef { name: "UpdateEventSourceMapping", http: &HTTP_80, meta: Some(&OPERATION_UPDATE_EVENT_SOURCE_MAPPING) },
        OperationRef { name: "UpdateFunctionCode", http: &HTTP_81, meta: Some(&OPERATION_UPDATE_FUNCTION_CODE) },
        OperationRef { name: "UpdateFunctionConfiguration", http: &HTTP_82, meta: Some(&OPERATION_UPDATE_FUNCTION_CONFIGURATION) },
        OperationRef { name: "UpdateFunctionEventInvokeConfig", http: &HTTP_83, meta: Some(&OPERATION_UPDATE_FUNCTION_EVENT_INVOKE_CONFIG) },
        OperationRef { name: "UpdateFunctionUrlConfig", http: &HTTP_84, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "CallbackTimeoutException", code: "CallbackTimeoutException", status: 400 },
        ErrorMeta { shape: "CapacityProviderLimitExceededException", code: "CapacityProviderLimitExceededException", status: 400 },
        ErrorMeta { shape: "CodeSigningConfigNotFoundException", code: "CodeSigningConfigNotFoundException", status: 404 },
        ErrorMeta { shape: "CodeStorageExceededException", code: "CodeStorageExceededException", status: 400 },
        ErrorMeta { shape: "CodeVerificationFailedException", code: "CodeVerificationFailedException", status: 400 },
        ErrorMeta { shape: "DurableExecutionAlreadyStartedException", code: "DurableExecutionAlreadyStartedException", status: 409 },
        ErrorMeta { shape: "EC2AccessDeniedException", code: "EC2AccessDeniedException", status: 502 },
        ErrorMeta { shape: "EC2ThrottledException", code: "EC2ThrottledException", status: 502 },
        ErrorMeta { shape: "EC2UnexpectedException", code: "EC2UnexpectedException", status: 502 },
        ErrorMeta { shape: "EFSIOException", code: "EFSIOException", status: 410 },
        ErrorMeta { shape: "EFSMountConnectivityException", code: "EFSMountConnectivityException", status: 408 },
        ErrorMeta { shape: "EFSMountFailureException", code: "EFSMountFailureException", status: 403 },
        ErrorMeta { shape: "EFSMountTimeoutException", code: "EFSMountTimeoutException", status: 408 },
        ErrorMeta { shape: "ENILimitReachedException", code: "ENILimitReachedException", status: 502 },
        ErrorMeta { shape: "FunctionVersionsPerCapacityProviderLimitExceededException", code: "FunctionVersionsPerCapacityProviderLimitExceededException", status: 400 },
        ErrorMeta { shape: "InvalidCodeSignatureException", code: "InvalidCodeSignatureException", status: 400 },
        ErrorMeta { shape: "InvalidParameterValueException", code: "InvalidParameterValueException", status: 400 },
        ErrorMeta { shape: "InvalidRequestContentException", code: "InvalidRequestContentException", status: 400 },
        ErrorMeta { shape: "InvalidRuntimeException", code: "InvalidRuntimeException", status: 502 },
        ErrorMeta { shape: "InvalidSecurityGroupIDException", code: "InvalidSecurityGroupIDException", status: 502 },
        ErrorMeta { shape: "InvalidSubnetIDException", code: "InvalidSubnetIDException", status: 502 },
        ErrorMeta { shape: "InvalidZipFileException", code: "InvalidZipFileException", status: 502 },
        ErrorMeta { shape: "KMSAccessDeniedException", code: "KMSAccessDeniedException", status: 502 },
        ErrorMeta { shape: "KMSDisabledException", code: "KMSDisabledException", status: 502 },
        ErrorMeta { shape: "KMSInvalidStateException", code: "KMSInvalidStateException", status: 502 },
        ErrorMeta { shape: "KMSNotFoundException", code: "KMSNotFoundException", status: 502 },
        ErrorMeta { shape: "NoPublishedVersionException", code: "NoPublishedVersionException", status: 400 },
        ErrorMeta { shape: "PolicyLengthExceededException", code: "PolicyLengthExceededException", status: 400 },
        ErrorMeta { shape: "PreconditionFailedException", code: "PreconditionFailedException", status: 412 },
        ErrorMeta { shape: "ProvisionedConcurrencyConfigNotFoundException", code: "ProvisionedConcurrencyConfigNotFoundException", status: 404 },
        ErrorMeta { shape: "RecursiveInvocationException", code: "RecursiveInvocationException", status: 400 },
        ErrorMeta { shape: "RequestTooLargeException", code: "RequestTooLargeException", status: 413 },
        ErrorMeta { shape: "ResourceConflictException", code: "ResourceConflictException", status: 409 },
        ErrorMeta { shape: "ResourceInUseException", code: "ResourceInUseException", status: 400 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFoundException", status: 404 },
        ErrorMeta { shape: "ResourceNotReadyException", code: "ResourceNotReadyException", status: 502 },
        ErrorMeta { shape: "S3FilesMountConnectivityException", code: "S3FilesMountConnectivityException", status: 408 },
        ErrorMeta { shape: "S3FilesMountFailureException", code: "S3FilesMountFailureException", status: 403 },
        ErrorMeta { shape: "S3FilesMountTimeoutException", code: "S3FilesMountTimeoutException", status: 408 },
        ErrorMeta { shape: "SerializedRequestEntityTooLargeException", code: "SerializedRequestEntityTooLargeException", status: 413 },
        ErrorMeta { shape: "ServiceException", code: "ServiceException", status: 500 },
        ErrorMeta { shape: "SnapStartException", code: "SnapStartException", status: 400 },
        ErrorMeta { shape: "SnapStartNotReadyException", code: "SnapStartNotReadyException", status: 409 },
        ErrorMeta { shape: "SnapStartTimeoutException", code: "SnapStartTimeoutException", status: 408 },
        ErrorMeta { shape: "SubnetIPAddressLimitReachedException", code: "SubnetIPAddressLimitReachedException", status: 502 },
        ErrorMeta { shape: "TooManyRequestsException", code: "TooManyRequestsException", status: 429 },
        ErrorMeta { shape: "UnsupportedMediaTypeException", code: "UnsupportedMediaTypeException", status: 415 },
    ],
};

static HTTP_12: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_9: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_70: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy"), Segment::Label("StatementId")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_13: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_76: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")],
    query: &[],
    required_query: &["tagKeys"],
    required_headers: &[],
    status: 204,
};

static HTTP_15: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2017-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_69: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy"), Segment::Label("StatementId")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_18: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_16: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_19: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")],
    query: &[],
    required_query: &["Qualifier"],
    required_headers: &[],
    status: 204,
};

static HTTP_11: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_14: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_17: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_10: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_27: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_49: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_21: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_45: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_31: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("configuration")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_39: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_59: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("versions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_28: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_53: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_20: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2016-08-19"), Segment::Literal("account-settings")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_58: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_38: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_36: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_55: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_37: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers")],
    query: &[("find", Some("LayerVersion"))],
    required_query: &["Arn"],
    required_headers: &[],
    status: 200,
};

static HTTP_56: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_50: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config"), Segment::Literal("list")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_32: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_30: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_57: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")],
    query: &[("List", Some("ALL"))],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_40: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")],
    query: &[],
    required_query: &["Qualifier"],
    required_headers: &[],
    status: 200,
};

static HTTP_54: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn"), Segment::Literal("functions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_23: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_47: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_29: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_41: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2021-07-20"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("runtime-management-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_35: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_51: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("urls")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_33: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2024-08-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("recursion-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_52: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName"), Segment::Literal("function-versions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_22: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_46: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_34: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("function-scaling-config")],
    query: &[],
    required_query: &["Qualifier"],
    required_headers: &[],
    status: 200,
};

static HTTP_25: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("history")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_26: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("state")],
    query: &[],
    required_query: &["CheckpointToken"],
    required_headers: &[],
    status: 200,
};

static HTTP_24: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_48: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("durable-executions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_43: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2014-11-13"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("invoke-async")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_6: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_3: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_42: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("invocations")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_1: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_61: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("versions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_7: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_75: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_60: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_83: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_5: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_8: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 201,
};

static HTTP_44: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2021-11-15"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("response-streaming-invocations")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_4: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_71: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("fail")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_72: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("heartbeat")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_73: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("succeed")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_2: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("checkpoint")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_74: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("stop")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_80: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_77: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_81: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_82: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("configuration")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_63: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2017-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_64: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_67: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")],
    query: &[],
    required_query: &["Qualifier"],
    required_headers: &[],
    status: 202,
};

static HTTP_79: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_62: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_68: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2021-07-20"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("runtime-management-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_84: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_65: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2024-08-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("recursion-config")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_78: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 202,
};

static HTTP_66: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Literal("2025-11-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("function-scaling-config")],
    query: &[],
    required_query: &["Qualifier"],
    required_headers: &[],
    status: 202,
};

pub(super) static OPERATION_ADD_PERMISSION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "AddPermission",
    http: &HTTP_1,
    input: &ADD_PERMISSION_INPUT,
    output: &ADD_PERMISSION_OUTPUT,
    new_input: || Box::<super::AddPermissionInput>::default(),
    new_output: || Box::<super::AddPermissionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_ALIAS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "CreateAlias",
    http: &HTTP_3,
    input: &CREATE_ALIAS_INPUT,
    output: &CREATE_ALIAS_OUTPUT,
    new_input: || Box::<super::CreateAliasInput>::default(),
    new_output: || Box::<super::CreateAliasOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_EVENT_SOURCE_MAPPING: OperationMeta = OperationMeta {
    service: "lambda",
    name: "CreateEventSourceMapping",
    http: &HTTP_6,
    input: &CREATE_EVENT_SOURCE_MAPPING_INPUT,
    output: &CREATE_EVENT_SOURCE_MAPPING_OUTPUT,
    new_input: || Box::<super::CreateEventSourceMappingInput>::default(),
    new_output: || Box::<super::CreateEventSourceMappingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_FUNCTION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "CreateFunction",
    http: &HTTP_7,
    input: &CREATE_FUNCTION_INPUT,
    output: &CREATE_FUNCTION_OUTPUT,
    new_input: || Box::<super::CreateFunctionInput>::default(),
    new_output: || Box::<super::CreateFunctionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_ALIAS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "DeleteAlias",
    http: &HTTP_9,
    input: &DELETE_ALIAS_INPUT,
    output: &DELETE_ALIAS_OUTPUT,
    new_input: || Box::<super::DeleteAliasInput>::default(),
    new_output: || Box::<super::DeleteAliasOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_EVENT_SOURCE_MAPPING: OperationMeta = OperationMeta {
    service: "lambda",
    name: "DeleteEventSourceMapping",
    http: &HTTP_12,
    input: &DELETE_EVENT_SOURCE_MAPPING_INPUT,
    output: &DELETE_EVENT_SOURCE_MAPPING_OUTPUT,
    new_input: || Box::<super::DeleteEventSourceMappingInput>::default(),
    new_output: || Box::<super::DeleteEventSourceMappingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_FUNCTION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "DeleteFunction",
    http: &HTTP_13,
    input: &DELETE_FUNCTION_INPUT,
    output: &DELETE_FUNCTION_OUTPUT,
    new_input: || Box::<super::DeleteFunctionInput>::default(),
    new_output: || Box::<super::DeleteFunctionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_FUNCTION_CONCURRENCY: OperationMeta = OperationMeta {
    service: "lambda",
    name: "DeleteFunctionConcurrency",
    http: &HTTP_15,
    input: &DELETE_FUNCTION_CONCURRENCY_INPUT,
    output: &DELETE_FUNCTION_CONCURRENCY_OUTPUT,
    new_input: || Box::<super::DeleteFunctionConcurrencyInput>::default(),
    new_output: || Box::<super::DeleteFunctionConcurrencyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_FUNCTION_EVENT_INVOKE_CONFIG: OperationMeta = OperationMeta {
    service: "lambda",
    name: "DeleteFunctionEventInvokeConfig",
    http: &HTTP_16,
    input: &DELETE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT,
    output: &DELETE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT,
    new_input: || Box::<super::DeleteFunctionEventInvokeConfigInput>::default(),
    new_output: || Box::<super::DeleteFunctionEventInvokeConfigOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_ACCOUNT_SETTINGS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetAccountSettings",
    http: &HTTP_20,
    input: &GET_ACCOUNT_SETTINGS_INPUT,
    output: &GET_ACCOUNT_SETTINGS_OUTPUT,
    new_input: || Box::<super::GetAccountSettingsInput>::default(),
    new_output: || Box::<super::GetAccountSettingsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_ALIAS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetAlias",
    http: &HTTP_21,
    input: &GET_ALIAS_INPUT,
    output: &GET_ALIAS_OUTPUT,
    new_input: || Box::<super::GetAliasInput>::default(),
    new_output: || Box::<super::GetAliasOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_EVENT_SOURCE_MAPPING: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetEventSourceMapping",
    http: &HTTP_27,
    input: &GET_EVENT_SOURCE_MAPPING_INPUT,
    output: &GET_EVENT_SOURCE_MAPPING_OUTPUT,
    new_input: || Box::<super::GetEventSourceMappingInput>::default(),
    new_output: || Box::<super::GetEventSourceMappingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_FUNCTION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetFunction",
    http: &HTTP_28,
    input: &GET_FUNCTION_INPUT,
    output: &GET_FUNCTION_OUTPUT,
    new_input: || Box::<super::GetFunctionInput>::default(),
    new_output: || Box::<super::GetFunctionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_FUNCTION_CODE_SIGNING_CONFIG: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetFunctionCodeSigningConfig",
    http: &HTTP_29,
    input: &GET_FUNCTION_CODE_SIGNING_CONFIG_INPUT,
    output: &GET_FUNCTION_CODE_SIGNING_CONFIG_OUTPUT,
    new_input: || Box::<super::GetFunctionCodeSigningConfigInput>::default(),
    new_output: || Box::<super::GetFunctionCodeSigningConfigOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_FUNCTION_CONCURRENCY: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetFunctionConcurrency",
    http: &HTTP_30,
    input: &GET_FUNCTION_CONCURRENCY_INPUT,
    output: &GET_FUNCTION_CONCURRENCY_OUTPUT,
    new_input: || Box::<super::GetFunctionConcurrencyInput>::default(),
    new_output: || Box::<super::GetFunctionConcurrencyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_FUNCTION_CONFIGURATION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetFunctionConfiguration",
    http: &HTTP_31,
    input: &GET_FUNCTION_CONFIGURATION_INPUT,
    output: &GET_FUNCTION_CONFIGURATION_OUTPUT,
    new_input: || Box::<super::GetFunctionConfigurationInput>::default(),
    new_output: || Box::<super::GetFunctionConfigurationOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_FUNCTION_EVENT_INVOKE_CONFIG: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetFunctionEventInvokeConfig",
    http: &HTTP_32,
    input: &GET_FUNCTION_EVENT_INVOKE_CONFIG_INPUT,
    output: &GET_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT,
    new_input: || Box::<super::GetFunctionEventInvokeConfigInput>::default(),
    new_output: || Box::<super::GetFunctionEventInvokeConfigOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_POLICY: OperationMeta = OperationMeta {
    service: "lambda",
    name: "GetPolicy",
    http: &HTTP_39,
    input: &GET_POLICY_INPUT,
    output: &GET_POLICY_OUTPUT,
    new_input: || Box::<super::GetPolicyInput>::default(),
    new_output: || Box::<super::GetPolicyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_INVOKE: OperationMeta = OperationMeta {
    service: "lambda",
    name: "Invoke",
    http: &HTTP_42,
    input: &INVOKE_INPUT,
    output: &INVOKE_OUTPUT,
    new_input: || Box::<super::InvokeInput>::default(),
    new_output: || Box::<super::InvokeOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ALIASES: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListAliases",
    http: &HTTP_45,
    input: &LIST_ALIASES_INPUT,
    output: &LIST_ALIASES_OUTPUT,
    new_input: || Box::<super::ListAliasesInput>::default(),
    new_output: || Box::<super::ListAliasesOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_EVENT_SOURCE_MAPPINGS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListEventSourceMappings",
    http: &HTTP_49,
    input: &LIST_EVENT_SOURCE_MAPPINGS_INPUT,
    output: &LIST_EVENT_SOURCE_MAPPINGS_OUTPUT,
    new_input: || Box::<super::ListEventSourceMappingsInput>::default(),
    new_output: || Box::<super::ListEventSourceMappingsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_FUNCTION_EVENT_INVOKE_CONFIGS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListFunctionEventInvokeConfigs",
    http: &HTTP_50,
    input: &LIST_FUNCTION_EVENT_INVOKE_CONFIGS_INPUT,
    output: &LIST_FUNCTION_EVENT_INVOKE_CONFIGS_OUTPUT,
    new_input: || Box::<super::ListFunctionEventInvokeConfigsInput>::default(),
    new_output: || Box::<super::ListFunctionEventInvokeConfigsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_FUNCTIONS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListFunctions",
    http: &HTTP_53,
    input: &LIST_FUNCTIONS_INPUT,
    output: &LIST_FUNCTIONS_OUTPUT,
    new_input: || Box::<super::ListFunctionsInput>::default(),
    new_output: || Box::<super::ListFunctionsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListTags",
    http: &HTTP_58,
    input: &LIST_TAGS_INPUT,
    output: &LIST_TAGS_OUTPUT,
    new_input: || Box::<super::ListTagsInput>::default(),
    new_output: || Box::<super::ListTagsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_VERSIONS_BY_FUNCTION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "ListVersionsByFunction",
    http: &HTTP_59,
    input: &LIST_VERSIONS_BY_FUNCTION_INPUT,
    output: &LIST_VERSIONS_BY_FUNCTION_OUTPUT,
    new_input: || Box::<super::ListVersionsByFunctionInput>::default(),
    new_output: || Box::<super::ListVersionsByFunctionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUBLISH_VERSION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "PublishVersion",
    http: &HTTP_61,
    input: &PUBLISH_VERSION_INPUT,
    output: &PUBLISH_VERSION_OUTPUT,
    new_input: || Box::<super::PublishVersionInput>::default(),
    new_output: || Box::<super::PublishVersionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_FUNCTION_CONCURRENCY: OperationMeta = OperationMeta {
    service: "lambda",
    name: "PutFunctionConcurrency",
    http: &HTTP_63,
    input: &PUT_FUNCTION_CONCURRENCY_INPUT,
    output: &PUT_FUNCTION_CONCURRENCY_OUTPUT,
    new_input: || Box::<super::PutFunctionConcurrencyInput>::default(),
    new_output: || Box::<super::PutFunctionConcurrencyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_FUNCTION_EVENT_INVOKE_CONFIG: OperationMeta = OperationMeta {
    service: "lambda",
    name: "PutFunctionEventInvokeConfig",
    http: &HTTP_64,
    input: &PUT_FUNCTION_EVENT_INVOKE_CONFIG_INPUT,
    output: &PUT_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT,
    new_input: || Box::<super::PutFunctionEventInvokeConfigInput>::default(),
    new_output: || Box::<super::PutFunctionEventInvokeConfigOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_REMOVE_PERMISSION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "RemovePermission",
    http: &HTTP_70,
    input: &REMOVE_PERMISSION_INPUT,
    output: &REMOVE_PERMISSION_OUTPUT,
    new_input: || Box::<super::RemovePermissionInput>::default(),
    new_output: || Box::<super::RemovePermissionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_RESOURCE: OperationMeta = OperationMeta {
    service: "lambda",
    name: "TagResource",
    http: &HTTP_75,
    input: &TAG_RESOURCE_INPUT,
    output: &TAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::TagResourceInput>::default(),
    new_output: || Box::<super::TagResourceOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_RESOURCE: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UntagResource",
    http: &HTTP_76,
    input: &UNTAG_RESOURCE_INPUT,
    output: &UNTAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::UntagResourceInput>::default(),
    new_output: || Box::<super::UntagResourceOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_ALIAS: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UpdateAlias",
    http: &HTTP_77,
    input: &UPDATE_ALIAS_INPUT,
    output: &UPDATE_ALIAS_OUTPUT,
    new_input: || Box::<super::UpdateAliasInput>::default(),
    new_output: || Box::<super::UpdateAliasOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_EVENT_SOURCE_MAPPING: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UpdateEventSourceMapping",
    http: &HTTP_80,
    input: &UPDATE_EVENT_SOURCE_MAPPING_INPUT,
    output: &UPDATE_EVENT_SOURCE_MAPPING_OUTPUT,
    new_input: || Box::<super::UpdateEventSourceMappingInput>::default(),
    new_output: || Box::<super::UpdateEventSourceMappingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_FUNCTION_CODE: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UpdateFunctionCode",
    http: &HTTP_81,
    input: &UPDATE_FUNCTION_CODE_INPUT,
    output: &UPDATE_FUNCTION_CODE_OUTPUT,
    new_input: || Box::<super::UpdateFunctionCodeInput>::default(),
    new_output: || Box::<super::UpdateFunctionCodeOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_FUNCTION_CONFIGURATION: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UpdateFunctionConfiguration",
    http: &HTTP_82,
    input: &UPDATE_FUNCTION_CONFIGURATION_INPUT,
    output: &UPDATE_FUNCTION_CONFIGURATION_OUTPUT,
    new_input: || Box::<super::UpdateFunctionConfigurationInput>::default(),
    new_output: || Box::<super::UpdateFunctionConfigurationOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_FUNCTION_EVENT_INVOKE_CONFIG: OperationMeta = OperationMeta {
    service: "lambda",
    name: "UpdateFunctionEventInvokeConfig",
    http: &HTTP_83,
    input: &UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT,
    output: &UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT,
    new_input: || Box::<super::UpdateFunctionEventInvokeConfigInput>::default(),
    new_output: || Box::<super::UpdateFunctionEventInvokeConfigOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ADD_PERMISSION_REQUEST: [Member; 12] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("StatementId", "StatementId", Location::Body, &SHAPE_STATEMENT_ID).required(),
    Member::new("Action", "Action", Location::Body, &SHAPE_ACTION).required(),
    Member::new("Principal", "Principal", Location::Body, &SHAPE_PRINCIPAL).required(),
    Member::new("SourceArn", "SourceArn", Location::Body, &SHAPE_ARN),
    Member::new("SourceAccount", "SourceAccount", Location::Body, &SHAPE_SOURCE_OWNER),
    Member::new("EventSourceToken", "EventSourceToken", Location::Body, &SHAPE_EVENT_SOURCE_TOKEN),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
    Member::new("PrincipalOrgID", "PrincipalOrgID", Location::Body, &SHAPE_PRINCIPAL_ORG_ID),
    Member::new("FunctionUrlAuthType", "FunctionUrlAuthType", Location::Body, &SHAPE_FUNCTION_URL_AUTH_TYPE),
    Member::new("InvokedViaFunctionUrl", "InvokedViaFunctionUrl", Location::Body, &SHAPE_INVOKED_VIA_FUNCTION_URL),
];

pub(super) static ADD_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "AddPermissionInput",
    xml_name: "AddPermissionInput",
    members: &MEMBERS_OF_ADD_PERMISSION_REQUEST,
    payload: None,
};

static MEMBERS_OF_ADD_PERMISSION_RESPONSE: [Member; 1] = [
    Member::new("Statement", "Statement", Location::Body, &SHAPE_STRING),
];

pub(super) static ADD_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "AddPermissionOutput",
    xml_name: "AddPermissionOutput",
    members: &MEMBERS_OF_ADD_PERMISSION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_CREATE_ALIAS_REQUEST: [Member; 5] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Name", "Name", Location::Body, &SHAPE_ALIAS).required(),
    Member::new("FunctionVersion", "FunctionVersion", Location::Body, &SHAPE_VERSION_WITH_LATEST_PUBLISHED).required(),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("RoutingConfig", "RoutingConfig", Location::Body, &SHAPE_ALIAS_ROUTING_CONFIGURATION),
];

pub(super) static CREATE_ALIAS_INPUT: StructureSchema = StructureSchema {
    name: "CreateAliasInput",
    xml_name: "CreateAliasInput",
    members: &MEMBERS_OF_CREATE_ALIAS_REQUEST,
    payload: None,
};

static MEMBERS_OF_ALIAS_CONFIGURATION: [Member; 6] = [
    Member::new("AliasArn", "AliasArn", Location::Body, &SHAPE_FUNCTION_ARN),
    Member::new("Name", "Name", Location::Body, &SHAPE_ALIAS),
    Member::new("FunctionVersion", "FunctionVersion", Location::Body, &SHAPE_VERSION),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("RoutingConfig", "RoutingConfig", Location::Body, &SHAPE_ALIAS_ROUTING_CONFIGURATION),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
];

pub(super) static CREATE_ALIAS_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateAliasOutput",
    xml_name: "CreateAliasOutput",
    members: &MEMBERS_OF_ALIAS_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_CREATE_EVENT_SOURCE_MAPPING_REQUEST: [Member; 28] = [
    Member::new("EventSourceArn", "EventSourceArn", Location::Body, &SHAPE_ARN),
    Member::new("FunctionName", "FunctionName", Location::Body, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Enabled", "Enabled", Location::Body, &SHAPE_ENABLED),
    Member::new("BatchSize", "BatchSize", Location::Body, &SHAPE_BATCH_SIZE),
    Member::new("FilterCriteria", "FilterCriteria", Location::Body, &SHAPE_FILTER_CRITERIA),
    Member::new("MaximumBatchingWindowInSeconds", "MaximumBatchingWindowInSeconds", Location::Body, &SHAPE_MAXIMUM_BATCHING_WINDOW_IN_SECONDS),
    Member::new("ParallelizationFactor", "ParallelizationFactor", Location::Body, &SHAPE_PARALLELIZATION_FACTOR),
    Member::new("StartingPosition", "StartingPosition", Location::Body, &SHAPE_EVENT_SOURCE_POSITION),
    Member::new("StartingPositionTimestamp", "StartingPositionTimestamp", Location::Body, &SHAPE_DATE),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
    Member::new("MaximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_RECORD_AGE_IN_SECONDS),
    Member::new("BisectBatchOnFunctionError", "BisectBatchOnFunctionError", Location::Body, &SHAPE_BISECT_BATCH_ON_FUNCTION_ERROR),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("TumblingWindowInSeconds", "TumblingWindowInSeconds", Location::Body, &SHAPE_TUMBLING_WINDOW_IN_SECONDS),
    Member::new("Topics", "Topics", Location::Body, &SHAPE_TOPICS),
    Member::new("Queues", "Queues", Location::Body, &SHAPE_QUEUES),
    Member::new("SourceAccessConfigurations", "SourceAccessConfigurations", Location::Body, &SHAPE_SOURCE_ACCESS_CONFIGURATIONS),
    Member::new("SelfManagedEventSource", "SelfManagedEventSource", Location::Body, &SHAPE_SELF_MANAGED_EVENT_SOURCE),
    Member::new("FunctionResponseTypes", "FunctionResponseTypes", Location::Body, &SHAPE_FUNCTION_RESPONSE_TYPE_LIST),
    Member::new("AmazonManagedKafkaEventSourceConfig", "AmazonManagedKafkaEventSourceConfig", Location::Body, &SHAPE_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("SelfManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", Location::Body, &SHAPE_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("ScalingConfig", "ScalingConfig", Location::Body, &SHAPE_SCALING_CONFIG),
    Member::new("DocumentDBEventSourceConfig", "DocumentDBEventSourceConfig", Location::Body, &SHAPE_DOCUMENT_DB_EVENT_SOURCE_CONFIG),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("MetricsConfig", "MetricsConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_METRICS_CONFIG),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_LOGGING_CONFIG),
    Member::new("ProvisionedPollerConfig", "ProvisionedPollerConfig", Location::Body, &SHAPE_PROVISIONED_POLLER_CONFIG),
];

pub(super) static CREATE_EVENT_SOURCE_MAPPING_INPUT: StructureSchema = StructureSchema {
    name: "CreateEventSourceMappingInput",
    xml_name: "CreateEventSourceMappingInput",
    members: &MEMBERS_OF_CREATE_EVENT_SOURCE_MAPPING_REQUEST,
    payload: None,
};

static MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION: [Member; 33] = [
    Member::new("UUID", "UUID", Location::Body, &SHAPE_STRING),
    Member::new("StartingPosition", "StartingPosition", Location::Body, &SHAPE_EVENT_SOURCE_POSITION),
    Member::new("StartingPositionTimestamp", "StartingPositionTimestamp", Location::Body, &SHAPE_DATE),
    Member::new("BatchSize", "BatchSize", Location::Body, &SHAPE_BATCH_SIZE),
    Member::new("MaximumBatchingWindowInSeconds", "MaximumBatchingWindowInSeconds", Location::Body, &SHAPE_MAXIMUM_BATCHING_WINDOW_IN_SECONDS),
    Member::new("ParallelizationFactor", "ParallelizationFactor", Location::Body, &SHAPE_PARALLELIZATION_FACTOR),
    Member::new("EventSourceArn", "EventSourceArn", Location::Body, &SHAPE_ARN),
    Member::new("FilterCriteria", "FilterCriteria", Location::Body, &SHAPE_FILTER_CRITERIA),
    Member::new("FunctionArn", "FunctionArn", Location::Body, &SHAPE_FUNCTION_ARN),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_DATE),
    Member::new("LastProcessingResult", "LastProcessingResult", Location::Body, &SHAPE_STRING),
    Member::new("State", "State", Location::Body, &SHAPE_STRING),
    Member::new("StateTransitionReason", "StateTransitionReason", Location::Body, &SHAPE_STRING),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
    Member::new("Topics", "Topics", Location::Body, &SHAPE_TOPICS),
    Member::new("Queues", "Queues", Location::Body, &SHAPE_QUEUES),
    Member::new("SourceAccessConfigurations", "SourceAccessConfigurations", Location::Body, &SHAPE_SOURCE_ACCESS_CONFIGURATIONS),
    Member::new("SelfManagedEventSource", "SelfManagedEventSource", Location::Body, &SHAPE_SELF_MANAGED_EVENT_SOURCE),
    Member::new("MaximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_RECORD_AGE_IN_SECONDS),
    Member::new("BisectBatchOnFunctionError", "BisectBatchOnFunctionError", Location::Body, &SHAPE_BISECT_BATCH_ON_FUNCTION_ERROR),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING),
    Member::new("TumblingWindowInSeconds", "TumblingWindowInSeconds", Location::Body, &SHAPE_TUMBLING_WINDOW_IN_SECONDS),
    Member::new("FunctionResponseTypes", "FunctionResponseTypes", Location::Body, &SHAPE_FUNCTION_RESPONSE_TYPE_LIST),
    Member::new("AmazonManagedKafkaEventSourceConfig", "AmazonManagedKafkaEventSourceConfig", Location::Body, &SHAPE_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("SelfManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", Location::Body, &SHAPE_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("ScalingConfig", "ScalingConfig", Location::Body, &SHAPE_SCALING_CONFIG),
    Member::new("DocumentDBEventSourceConfig", "DocumentDBEventSourceConfig", Location::Body, &SHAPE_DOCUMENT_DB_EVENT_SOURCE_CONFIG),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("FilterCriteriaError", "FilterCriteriaError", Location::Body, &SHAPE_FILTER_CRITERIA_ERROR),
    Member::new("EventSourceMappingArn", "EventSourceMappingArn", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_ARN),
    Member::new("MetricsConfig", "MetricsConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_METRICS_CONFIG),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_LOGGING_CONFIG),
    Member::new("ProvisionedPollerConfig", "ProvisionedPollerConfig", Location::Body, &SHAPE_PROVISIONED_POLLER_CONFIG),
];

pub(super) static CREATE_EVENT_SOURCE_MAPPING_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateEventSourceMappingOutput",
    xml_name: "CreateEventSourceMappingOutput",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_CREATE_FUNCTION_REQUEST: [Member; 28] = [
    Member::new("FunctionName", "FunctionName", Location::Body, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Runtime", "Runtime", Location::Body, &SHAPE_RUNTIME),
    Member::new("Role", "Role", Location::Body, &SHAPE_ROLE_ARN).required(),
    Member::new("Handler", "Handler", Location::Body, &SHAPE_HANDLER),
    Member::new("Code", "Code", Location::Body, &SHAPE_FUNCTION_CODE).required(),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Timeout", "Timeout", Location::Body, &SHAPE_TIMEOUT),
    Member::new("MemorySize", "MemorySize", Location::Body, &SHAPE_MEMORY_SIZE),
    Member::new("Publish", "Publish", Location::Body, &SHAPE_BOOLEAN),
    Member::new("VpcConfig", "VpcConfig", Location::Body, &SHAPE_VPC_CONFIG),
    Member::new("PackageType", "PackageType", Location::Body, &SHAPE_PACKAGE_TYPE),
    Member::new("DeadLetterConfig", "DeadLetterConfig", Location::Body, &SHAPE_DEAD_LETTER_CONFIG),
    Member::new("Environment", "Environment", Location::Body, &SHAPE_ENVIRONMENT),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("TracingConfig", "TracingConfig", Location::Body, &SHAPE_TRACING_CONFIG),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("Layers", "Layers", Location::Body, &SHAPE_LAYER_LIST),
    Member::new("FileSystemConfigs", "FileSystemConfigs", Location::Body, &SHAPE_FILE_SYSTEM_CONFIG_LIST),
    Member::new("ImageConfig", "ImageConfig", Location::Body, &SHAPE_IMAGE_CONFIG),
    Member::new("CodeSigningConfigArn", "CodeSigningConfigArn", Location::Body, &SHAPE_CODE_SIGNING_CONFIG_ARN),
    Member::new("Architectures", "Architectures", Location::Body, &SHAPE_ARCHITECTURES_LIST),
    Member::new("EphemeralStorage", "EphemeralStorage", Location::Body, &SHAPE_EPHEMERAL_STORAGE),
    Member::new("SnapStart", "SnapStart", Location::Body, &SHAPE_SNAP_START),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_LOGGING_CONFIG),
    Member::new("CapacityProviderConfig", "CapacityProviderConfig", Location::Body, &SHAPE_CAPACITY_PROVIDER_CONFIG),
    Member::new("PublishTo", "PublishTo", Location::Body, &SHAPE_FUNCTION_VERSION_LATEST_PUBLISHED),
    Member::new("DurableConfig", "DurableConfig", Location::Body, &SHAPE_DURABLE_CONFIG),
    Member::new("TenancyConfig", "TenancyConfig", Location::Body, &SHAPE_TENANCY_CONFIG),
];

pub(super) static CREATE_FUNCTION_INPUT: StructureSchema = StructureSchema {
    name: "CreateFunctionInput",
    xml_name: "CreateFunctionInput",
    members: &MEMBERS_OF_CREATE_FUNCTION_REQUEST,
    payload: None,
};

static MEMBERS_OF_FUNCTION_CONFIGURATION: [Member; 40] = [
    Member::new("FunctionName", "FunctionName", Location::Body, &SHAPE_NAMESPACED_FUNCTION_NAME),
    Member::new("FunctionArn", "FunctionArn", Location::Body, &SHAPE_NAME_SPACED_FUNCTION_ARN),
    Member::new("Runtime", "Runtime", Location::Body, &SHAPE_RUNTIME),
    Member::new("Role", "Role", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("Handler", "Handler", Location::Body, &SHAPE_HANDLER),
    Member::new("CodeSize", "CodeSize", Location::Body, &SHAPE_LONG),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Timeout", "Timeout", Location::Body, &SHAPE_TIMEOUT),
    Member::new("MemorySize", "MemorySize", Location::Body, &SHAPE_MEMORY_SIZE),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("CodeSha256", "CodeSha256", Location::Body, &SHAPE_STRING),
    Member::new("Version", "Version", Location::Body, &SHAPE_VERSION),
    Member::new("VpcConfig", "VpcConfig", Location::Body, &SHAPE_VPC_CONFIG_RESPONSE),
    Member::new("DeadLetterConfig", "DeadLetterConfig", Location::Body, &SHAPE_DEAD_LETTER_CONFIG),
    Member::new("Environment", "Environment", Location::Body, &SHAPE_ENVIRONMENT_RESPONSE),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("TracingConfig", "TracingConfig", Location::Body, &SHAPE_TRACING_CONFIG_RESPONSE),
    Member::new("MasterArn", "MasterArn", Location::Body, &SHAPE_FUNCTION_ARN),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
    Member::new("Layers", "Layers", Location::Body, &SHAPE_LAYERS_REFERENCE_LIST),
    Member::new("State", "State", Location::Body, &SHAPE_STATE),
    Member::new("StateReason", "StateReason", Location::Body, &SHAPE_STATE_REASON),
    Member::new("StateReasonCode", "StateReasonCode", Location::Body, &SHAPE_STATE_REASON_CODE),
    Member::new("LastUpdateStatus", "LastUpdateStatus", Location::Body, &SHAPE_LAST_UPDATE_STATUS),
    Member::new("LastUpdateStatusReason", "LastUpdateStatusReason", Location::Body, &SHAPE_LAST_UPDATE_STATUS_REASON),
    Member::new("LastUpdateStatusReasonCode", "LastUpdateStatusReasonCode", Location::Body, &SHAPE_LAST_UPDATE_STATUS_REASON_CODE),
    Member::new("FileSystemConfigs", "FileSystemConfigs", Location::Body, &SHAPE_FILE_SYSTEM_CONFIG_LIST),
    Member::new("PackageType", "PackageType", Location::Body, &SHAPE_PACKAGE_TYPE),
    Member::new("ImageConfigResponse", "ImageConfigResponse", Location::Body, &SHAPE_IMAGE_CONFIG_RESPONSE),
    Member::new("SigningProfileVersionArn", "SigningProfileVersionArn", Location::Body, &SHAPE_ARN),
    Member::new("SigningJobArn", "SigningJobArn", Location::Body, &SHAPE_ARN),
    Member::new("Architectures", "Architectures", Location::Body, &SHAPE_ARCHITECTURES_LIST),
    Member::new("EphemeralStorage", "EphemeralStorage", Location::Body, &SHAPE_EPHEMERAL_STORAGE),
    Member::new("SnapStart", "SnapStart", Location::Body, &SHAPE_SNAP_START_RESPONSE),
    Member::new("RuntimeVersionConfig", "RuntimeVersionConfig", Location::Body, &SHAPE_RUNTIME_VERSION_CONFIG),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_LOGGING_CONFIG),
    Member::new("CapacityProviderConfig", "CapacityProviderConfig", Location::Body, &SHAPE_CAPACITY_PROVIDER_CONFIG),
    Member::new("ConfigSha256", "ConfigSha256", Location::Body, &SHAPE_STRING),
    Member::new("DurableConfig", "DurableConfig", Location::Body, &SHAPE_DURABLE_CONFIG),
    Member::new("TenancyConfig", "TenancyConfig", Location::Body, &SHAPE_TENANCY_CONFIG),
];

pub(super) static CREATE_FUNCTION_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateFunctionOutput",
    xml_name: "CreateFunctionOutput",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_DELETE_ALIAS_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Name", "Name", Location::Label, &SHAPE_ALIAS).required(),
];

pub(super) static DELETE_ALIAS_INPUT: StructureSchema = StructureSchema {
    name: "DeleteAliasInput",
    xml_name: "DeleteAliasInput",
    members: &MEMBERS_OF_DELETE_ALIAS_REQUEST,
    payload: None,
};

pub(super) static DELETE_ALIAS_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteAliasOutput",
    xml_name: "DeleteAliasOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_EVENT_SOURCE_MAPPING_REQUEST: [Member; 1] = [
    Member::new("UUID", "UUID", Location::Label, &SHAPE_STRING).required(),
];

pub(super) static DELETE_EVENT_SOURCE_MAPPING_INPUT: StructureSchema = StructureSchema {
    name: "DeleteEventSourceMappingInput",
    xml_name: "DeleteEventSourceMappingInput",
    members: &MEMBERS_OF_DELETE_EVENT_SOURCE_MAPPING_REQUEST,
    payload: None,
};

pub(super) static DELETE_EVENT_SOURCE_MAPPING_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteEventSourceMappingOutput",
    xml_name: "DeleteEventSourceMappingOutput",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_DELETE_FUNCTION_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static DELETE_FUNCTION_INPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionInput",
    xml_name: "DeleteFunctionInput",
    members: &MEMBERS_OF_DELETE_FUNCTION_REQUEST,
    payload: None,
};

static MEMBERS_OF_DELETE_FUNCTION_RESPONSE: [Member; 1] = [
    Member::new("StatusCode", "StatusCode", Location::Status, &SHAPE_INTEGER),
];

pub(super) static DELETE_FUNCTION_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionOutput",
    xml_name: "DeleteFunctionOutput",
    members: &MEMBERS_OF_DELETE_FUNCTION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_DELETE_FUNCTION_CONCURRENCY_REQUEST: [Member; 1] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
];

pub(super) static DELETE_FUNCTION_CONCURRENCY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionConcurrencyInput",
    xml_name: "DeleteFunctionConcurrencyInput",
    members: &MEMBERS_OF_DELETE_FUNCTION_CONCURRENCY_REQUEST,
    payload: None,
};

pub(super) static DELETE_FUNCTION_CONCURRENCY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionConcurrencyOutput",
    xml_name: "DeleteFunctionConcurrencyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static DELETE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionEventInvokeConfigInput",
    xml_name: "DeleteFunctionEventInvokeConfigInput",
    members: &MEMBERS_OF_DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    payload: None,
};

pub(super) static DELETE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteFunctionEventInvokeConfigOutput",
    xml_name: "DeleteFunctionEventInvokeConfigOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_ACCOUNT_SETTINGS_REQUEST: [Member; 0] = [
];

pub(super) static GET_ACCOUNT_SETTINGS_INPUT: StructureSchema = StructureSchema {
    name: "GetAccountSettingsInput",
    xml_name: "GetAccountSettingsInput",
    members: &MEMBERS_OF_GET_ACCOUNT_SETTINGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_ACCOUNT_SETTINGS_RESPONSE: [Member; 2] = [
    Member::new("AccountLimit", "AccountLimit", Location::Body, &SHAPE_ACCOUNT_LIMIT),
    Member::new("AccountUsage", "AccountUsage", Location::Body, &SHAPE_ACCOUNT_USAGE),
];

pub(super) static GET_ACCOUNT_SETTINGS_OUTPUT: StructureSchema = StructureSchema {
    name: "GetAccountSettingsOutput",
    xml_name: "GetAccountSettingsOutput",
    members: &MEMBERS_OF_GET_ACCOUNT_SETTINGS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_ALIAS_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Name", "Name", Location::Label, &SHAPE_ALIAS).required(),
];

pub(super) static GET_ALIAS_INPUT: StructureSchema = StructureSchema {
    name: "GetAliasInput",
    xml_name: "GetAliasInput",
    members: &MEMBERS_OF_GET_ALIAS_REQUEST,
    payload: None,
};

pub(super) static GET_ALIAS_OUTPUT: StructureSchema = StructureSchema {
    name: "GetAliasOutput",
    xml_name: "GetAliasOutput",
    members: &MEMBERS_OF_ALIAS_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_GET_EVENT_SOURCE_MAPPING_REQUEST: [Member; 1] = [
    Member::new("UUID", "UUID", Location::Label, &SHAPE_STRING).required(),
];

pub(super) static GET_EVENT_SOURCE_MAPPING_INPUT: StructureSchema = StructureSchema {
    name: "GetEventSourceMappingInput",
    xml_name: "GetEventSourceMappingInput",
    members: &MEMBERS_OF_GET_EVENT_SOURCE_MAPPING_REQUEST,
    payload: None,
};

pub(super) static GET_EVENT_SOURCE_MAPPING_OUTPUT: StructureSchema = StructureSchema {
    name: "GetEventSourceMappingOutput",
    xml_name: "GetEventSourceMappingOutput",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static GET_FUNCTION_INPUT: StructureSchema = StructureSchema {
    name: "GetFunctionInput",
    xml_name: "GetFunctionInput",
    members: &MEMBERS_OF_GET_FUNCTION_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_RESPONSE: [Member; 5] = [
    Member::new("Configuration", "Configuration", Location::Body, &SHAPE_FUNCTION_CONFIGURATION),
    Member::new("Code", "Code", Location::Body, &SHAPE_FUNCTION_CODE_LOCATION),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("TagsError", "TagsError", Location::Body, &SHAPE_TAGS_ERROR),
    Member::new("Concurrency", "Concurrency", Location::Body, &SHAPE_CONCURRENCY),
];

pub(super) static GET_FUNCTION_OUTPUT: StructureSchema = StructureSchema {
    name: "GetFunctionOutput",
    xml_name: "GetFunctionOutput",
    members: &MEMBERS_OF_GET_FUNCTION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: [Member; 1] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
];

pub(super) static GET_FUNCTION_CODE_SIGNING_CONFIG_INPUT: StructureSchema = StructureSchema {
    name: "GetFunctionCodeSigningConfigInput",
    xml_name: "GetFunctionCodeSigningConfigInput",
    members: &MEMBERS_OF_GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE: [Member; 2] = [
    Member::new("CodeSigningConfigArn", "CodeSigningConfigArn", Location::Body, &SHAPE_CODE_SIGNING_CONFIG_ARN).required(),
    Member::new("FunctionName", "FunctionName", Location::Body, &SHAPE_FUNCTION_NAME).required(),
];

pub(super) static GET_FUNCTION_CODE_SIGNING_CONFIG_OUTPUT: StructureSchema = StructureSchema {
    name: "GetFunctionCodeSigningConfigOutput",
    xml_name: "GetFunctionCodeSigningConfigOutput",
    members: &MEMBERS_OF_GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_CONCURRENCY_REQUEST: [Member; 1] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
];

pub(super) static GET_FUNCTION_CONCURRENCY_INPUT: StructureSchema = StructureSchema {
    name: "GetFunctionConcurrencyInput",
    xml_name: "GetFunctionConcurrencyInput",
    members: &MEMBERS_OF_GET_FUNCTION_CONCURRENCY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_CONCURRENCY_RESPONSE: [Member; 1] = [
    Member::new("ReservedConcurrentExecutions", "ReservedConcurrentExecutions", Location::Body, &SHAPE_RESERVED_CONCURRENT_EXECUTIONS),
];

pub(super) static GET_FUNCTION_CONCURRENCY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetFunctionConcurrencyOutput",
    xml_name: "GetFunctionConcurrencyOutput",
    members: &MEMBERS_OF_GET_FUNCTION_CONCURRENCY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_CONFIGURATION_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static GET_FUNCTION_CONFIGURATION_INPUT: StructureSchema = StructureSchema {
    name: "GetFunctionConfigurationInput",
    xml_name: "GetFunctionConfigurationInput",
    members: &MEMBERS_OF_GET_FUNCTION_CONFIGURATION_REQUEST,
    payload: None,
};

pub(super) static GET_FUNCTION_CONFIGURATION_OUTPUT: StructureSchema = StructureSchema {
    name: "GetFunctionConfigurationOutput",
    xml_name: "GetFunctionConfigurationOutput",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static GET_FUNCTION_EVENT_INVOKE_CONFIG_INPUT: StructureSchema = StructureSchema {
    name: "GetFunctionEventInvokeConfigInput",
    xml_name: "GetFunctionEventInvokeConfigInput",
    members: &MEMBERS_OF_GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    payload: None,
};

static MEMBERS_OF_FUNCTION_EVENT_INVOKE_CONFIG: [Member; 5] = [
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_DATE),
    Member::new("FunctionArn", "FunctionArn", Location::Body, &SHAPE_FUNCTION_ARN),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS),
    Member::new("MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_EVENT_AGE_IN_SECONDS),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
];

pub(super) static GET_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT: StructureSchema = StructureSchema {
    name: "GetFunctionEventInvokeConfigOutput",
    xml_name: "GetFunctionEventInvokeConfigOutput",
    members: &MEMBERS_OF_FUNCTION_EVENT_INVOKE_CONFIG,
    payload: None,
};

static MEMBERS_OF_GET_POLICY_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
];

pub(super) static GET_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetPolicyInput",
    xml_name: "GetPolicyInput",
    members: &MEMBERS_OF_GET_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_POLICY_RESPONSE: [Member; 2] = [
    Member::new("Policy", "Policy", Location::Body, &SHAPE_STRING),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
];

pub(super) static GET_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetPolicyOutput",
    xml_name: "GetPolicyOutput",
    members: &MEMBERS_OF_GET_POLICY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_INVOCATION_REQUEST: [Member; 8] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("InvocationType", "X-Amz-Invocation-Type", Location::Header, &SHAPE_INVOCATION_TYPE),
    Member::new("LogType", "X-Amz-Log-Type", Location::Header, &SHAPE_LOG_TYPE),
    Member::new("ClientContext", "X-Amz-Client-Context", Location::Header, &SHAPE_STRING),
    Member::new("DurableExecutionName", "X-Amz-Durable-Execution-Name", Location::Header, &SHAPE_DURABLE_EXECUTION_NAME),
    Member::new("Payload", "Payload", Location::Payload, &SHAPE_BLOB),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    Member::new("TenantId", "X-Amz-Tenant-Id", Location::Header, &SHAPE_TENANT_ID),
];

pub(super) static INVOKE_INPUT: StructureSchema = StructureSchema {
    name: "InvokeInput",
    xml_name: "InvokeInput",
    members: &MEMBERS_OF_INVOCATION_REQUEST,
    payload: Some(5),
};

static MEMBERS_OF_INVOCATION_RESPONSE: [Member; 6] = [
    Member::new("StatusCode", "StatusCode", Location::Status, &SHAPE_INTEGER),
    Member::new("FunctionError", "X-Amz-Function-Error", Location::Header, &SHAPE_STRING),
    Member::new("LogResult", "X-Amz-Log-Result", Location::Header, &SHAPE_STRING),
    Member::new("Payload", "Payload", Location::Payload, &SHAPE_BLOB),
    Member::new("ExecutedVersion", "X-Amz-Executed-Version", Location::Header, &SHAPE_VERSION),
    Member::new("DurableExecutionArn", "X-Amz-Durable-Execution-Arn", Location::Header, &SHAPE_DURABLE_EXECUTION_ARN),
];

pub(super) static INVOKE_OUTPUT: StructureSchema = StructureSchema {
    name: "InvokeOutput",
    xml_name: "InvokeOutput",
    members: &MEMBERS_OF_INVOCATION_RESPONSE,
    payload: Some(3),
};

static MEMBERS_OF_LIST_ALIASES_REQUEST: [Member; 4] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("FunctionVersion", "FunctionVersion", Location::Query, &SHAPE_VERSION_WITH_LATEST_PUBLISHED),
    Member::new("Marker", "Marker", Location::Query, &SHAPE_STRING),
    Member::new("MaxItems", "MaxItems", Location::Query, &SHAPE_MAX_LIST_ITEMS),
];

pub(super) static LIST_ALIASES_INPUT: StructureSchema = StructureSchema {
    name: "ListAliasesInput",
    xml_name: "ListAliasesInput",
    members: &MEMBERS_OF_LIST_ALIASES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ALIASES_RESPONSE: [Member; 2] = [
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_STRING),
    Member::new("Aliases", "Aliases", Location::Body, &SHAPE_ALIAS_LIST),
];

pub(super) static LIST_ALIASES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListAliasesOutput",
    xml_name: "ListAliasesOutput",
    members: &MEMBERS_OF_LIST_ALIASES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_EVENT_SOURCE_MAPPINGS_REQUEST: [Member; 4] = [
    Member::new("EventSourceArn", "EventSourceArn", Location::Query, &SHAPE_ARN),
    Member::new("FunctionName", "FunctionName", Location::Query, &SHAPE_NAMESPACED_FUNCTION_NAME),
    Member::new("Marker", "Marker", Location::Query, &SHAPE_STRING),
    Member::new("MaxItems", "MaxItems", Location::Query, &SHAPE_MAX_LIST_ITEMS),
];

pub(super) static LIST_EVENT_SOURCE_MAPPINGS_INPUT: StructureSchema = StructureSchema {
    name: "ListEventSourceMappingsInput",
    xml_name: "ListEventSourceMappingsInput",
    members: &MEMBERS_OF_LIST_EVENT_SOURCE_MAPPINGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_EVENT_SOURCE_MAPPINGS_RESPONSE: [Member; 2] = [
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_STRING),
    Member::new("EventSourceMappings", "EventSourceMappings", Location::Body, &SHAPE_EVENT_SOURCE_MAPPINGS_LIST),
];

pub(super) static LIST_EVENT_SOURCE_MAPPINGS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListEventSourceMappingsOutput",
    xml_name: "ListEventSourceMappingsOutput",
    members: &MEMBERS_OF_LIST_EVENT_SOURCE_MAPPINGS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST: [Member; 3] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Marker", "Marker", Location::Query, &SHAPE_STRING),
    Member::new("MaxItems", "MaxItems", Location::Query, &SHAPE_MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS),
];

pub(super) static LIST_FUNCTION_EVENT_INVOKE_CONFIGS_INPUT: StructureSchema = StructureSchema {
    name: "ListFunctionEventInvokeConfigsInput",
    xml_name: "ListFunctionEventInvokeConfigsInput",
    members: &MEMBERS_OF_LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE: [Member; 2] = [
    Member::new("FunctionEventInvokeConfigs", "FunctionEventInvokeConfigs", Location::Body, &SHAPE_FUNCTION_EVENT_INVOKE_CONFIG_LIST),
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_STRING),
];

pub(super) static LIST_FUNCTION_EVENT_INVOKE_CONFIGS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListFunctionEventInvokeConfigsOutput",
    xml_name: "ListFunctionEventInvokeConfigsOutput",
    members: &MEMBERS_OF_LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_FUNCTIONS_REQUEST: [Member; 4] = [
    Member::new("MasterRegion", "MasterRegion", Location::Query, &SHAPE_MASTER_REGION),
    Member::new("FunctionVersion", "FunctionVersion", Location::Query, &SHAPE_FUNCTION_VERSION),
    Member::new("Marker", "Marker", Location::Query, &SHAPE_STRING),
    Member::new("MaxItems", "MaxItems", Location::Query, &SHAPE_MAX_LIST_ITEMS),
];

pub(super) static LIST_FUNCTIONS_INPUT: StructureSchema = StructureSchema {
    name: "ListFunctionsInput",
    xml_name: "ListFunctionsInput",
    members: &MEMBERS_OF_LIST_FUNCTIONS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_FUNCTIONS_RESPONSE: [Member; 2] = [
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_STRING),
    Member::new("Functions", "Functions", Location::Body, &SHAPE_FUNCTION_LIST),
];

pub(super) static LIST_FUNCTIONS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListFunctionsOutput",
    xml_name: "ListFunctionsOutput",
    members: &MEMBERS_OF_LIST_FUNCTIONS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_REQUEST: [Member; 1] = [
    Member::new("Resource", "Resource", Location::Label, &SHAPE_TAGGABLE_RESOURCE).required(),
];

pub(super) static LIST_TAGS_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsInput",
    xml_name: "ListTagsInput",
    members: &MEMBERS_OF_LIST_TAGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_RESPONSE: [Member; 1] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
];

pub(super) static LIST_TAGS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsOutput",
    xml_name: "ListTagsOutput",
    members: &MEMBERS_OF_LIST_TAGS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_VERSIONS_BY_FUNCTION_REQUEST: [Member; 3] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Marker", "Marker", Location::Query, &SHAPE_STRING),
    Member::new("MaxItems", "MaxItems", Location::Query, &SHAPE_MAX_LIST_ITEMS),
];

pub(super) static LIST_VERSIONS_BY_FUNCTION_INPUT: StructureSchema = StructureSchema {
    name: "ListVersionsByFunctionInput",
    xml_name: "ListVersionsByFunctionInput",
    members: &MEMBERS_OF_LIST_VERSIONS_BY_FUNCTION_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_VERSIONS_BY_FUNCTION_RESPONSE: [Member; 2] = [
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_STRING),
    Member::new("Versions", "Versions", Location::Body, &SHAPE_FUNCTION_LIST),
];

pub(super) static LIST_VERSIONS_BY_FUNCTION_OUTPUT: StructureSchema = StructureSchema {
    name: "ListVersionsByFunctionOutput",
    xml_name: "ListVersionsByFunctionOutput",
    members: &MEMBERS_OF_LIST_VERSIONS_BY_FUNCTION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUBLISH_VERSION_REQUEST: [Member; 5] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("CodeSha256", "CodeSha256", Location::Body, &SHAPE_STRING),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
    Member::new("PublishTo", "PublishTo", Location::Body, &SHAPE_FUNCTION_VERSION_LATEST_PUBLISHED),
];

pub(super) static PUBLISH_VERSION_INPUT: StructureSchema = StructureSchema {
    name: "PublishVersionInput",
    xml_name: "PublishVersionInput",
    members: &MEMBERS_OF_PUBLISH_VERSION_REQUEST,
    payload: None,
};

pub(super) static PUBLISH_VERSION_OUTPUT: StructureSchema = StructureSchema {
    name: "PublishVersionOutput",
    xml_name: "PublishVersionOutput",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_PUT_FUNCTION_CONCURRENCY_REQUEST: [Member; 2] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("ReservedConcurrentExecutions", "ReservedConcurrentExecutions", Location::Body, &SHAPE_RESERVED_CONCURRENT_EXECUTIONS).required(),
];

pub(super) static PUT_FUNCTION_CONCURRENCY_INPUT: StructureSchema = StructureSchema {
    name: "PutFunctionConcurrencyInput",
    xml_name: "PutFunctionConcurrencyInput",
    members: &MEMBERS_OF_PUT_FUNCTION_CONCURRENCY_REQUEST,
    payload: None,
};

static MEMBERS_OF_CONCURRENCY: [Member; 1] = [
    Member::new("ReservedConcurrentExecutions", "ReservedConcurrentExecutions", Location::Body, &SHAPE_RESERVED_CONCURRENT_EXECUTIONS),
];

pub(super) static PUT_FUNCTION_CONCURRENCY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutFunctionConcurrencyOutput",
    xml_name: "PutFunctionConcurrencyOutput",
    members: &MEMBERS_OF_CONCURRENCY,
    payload: None,
};

static MEMBERS_OF_PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: [Member; 5] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS),
    Member::new("MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_EVENT_AGE_IN_SECONDS),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
];

pub(super) static PUT_FUNCTION_EVENT_INVOKE_CONFIG_INPUT: StructureSchema = StructureSchema {
    name: "PutFunctionEventInvokeConfigInput",
    xml_name: "PutFunctionEventInvokeConfigInput",
    members: &MEMBERS_OF_PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    payload: None,
};

pub(super) static PUT_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT: StructureSchema = StructureSchema {
    name: "PutFunctionEventInvokeConfigOutput",
    xml_name: "PutFunctionEventInvokeConfigOutput",
    members: &MEMBERS_OF_FUNCTION_EVENT_INVOKE_CONFIG,
    payload: None,
};

static MEMBERS_OF_REMOVE_PERMISSION_REQUEST: [Member; 4] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("StatementId", "StatementId", Location::Label, &SHAPE_NAMESPACED_STATEMENT_ID).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    Member::new("RevisionId", "RevisionId", Location::Query, &SHAPE_STRING),
];

pub(super) static REMOVE_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionInput",
    xml_name: "RemovePermissionInput",
    members: &MEMBERS_OF_REMOVE_PERMISSION_REQUEST,
    payload: None,
};

pub(super) static REMOVE_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionOutput",
    xml_name: "RemovePermissionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("Resource", "Resource", Location::Label, &SHAPE_TAGGABLE_RESOURCE).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS).required(),
];

pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "TagResourceInput",
    xml_name: "TagResourceInput",
    members: &MEMBERS_OF_TAG_RESOURCE_REQUEST,
    payload: None,
};

pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagResourceOutput",
    xml_name: "TagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("Resource", "Resource", Location::Label, &SHAPE_TAGGABLE_RESOURCE).required(),
    Member::new("TagKeys", "tagKeys", Location::Query, &SHAPE_TAG_KEY_LIST).required(),
];

pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "UntagResourceInput",
    xml_name: "UntagResourceInput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_REQUEST,
    payload: None,
};

pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagResourceOutput",
    xml_name: "UntagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_ALIAS_REQUEST: [Member; 6] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Name", "Name", Location::Label, &SHAPE_ALIAS).required(),
    Member::new("FunctionVersion", "FunctionVersion", Location::Body, &SHAPE_VERSION_WITH_LATEST_PUBLISHED),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("RoutingConfig", "RoutingConfig", Location::Body, &SHAPE_ALIAS_ROUTING_CONFIGURATION),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
];

pub(super) static UPDATE_ALIAS_INPUT: StructureSchema = StructureSchema {
    name: "UpdateAliasInput",
    xml_name: "UpdateAliasInput",
    members: &MEMBERS_OF_UPDATE_ALIAS_REQUEST,
    payload: None,
};

pub(super) static UPDATE_ALIAS_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateAliasOutput",
    xml_name: "UpdateAliasOutput",
    members: &MEMBERS_OF_ALIAS_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_UPDATE_EVENT_SOURCE_MAPPING_REQUEST: [Member; 22] = [
    Member::new("UUID", "UUID", Location::Label, &SHAPE_STRING).required(),
    Member::new("FunctionName", "FunctionName", Location::Body, &SHAPE_NAMESPACED_FUNCTION_NAME),
    Member::new("Enabled", "Enabled", Location::Body, &SHAPE_ENABLED),
    Member::new("BatchSize", "BatchSize", Location::Body, &SHAPE_BATCH_SIZE),
    Member::new("FilterCriteria", "FilterCriteria", Location::Body, &SHAPE_FILTER_CRITERIA),
    Member::new("MaximumBatchingWindowInSeconds", "MaximumBatchingWindowInSeconds", Location::Body, &SHAPE_MAXIMUM_BATCHING_WINDOW_IN_SECONDS),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
    Member::new("MaximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_RECORD_AGE_IN_SECONDS),
    Member::new("BisectBatchOnFunctionError", "BisectBatchOnFunctionError", Location::Body, &SHAPE_BISECT_BATCH_ON_FUNCTION_ERROR),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING),
    Member::new("ParallelizationFactor", "ParallelizationFactor", Location::Body, &SHAPE_PARALLELIZATION_FACTOR),
    Member::new("SourceAccessConfigurations", "SourceAccessConfigurations", Location::Body, &SHAPE_SOURCE_ACCESS_CONFIGURATIONS),
    Member::new("TumblingWindowInSeconds", "TumblingWindowInSeconds", Location::Body, &SHAPE_TUMBLING_WINDOW_IN_SECONDS),
    Member::new("FunctionResponseTypes", "FunctionResponseTypes", Location::Body, &SHAPE_FUNCTION_RESPONSE_TYPE_LIST),
    Member::new("ScalingConfig", "ScalingConfig", Location::Body, &SHAPE_SCALING_CONFIG),
    Member::new("AmazonManagedKafkaEventSourceConfig", "AmazonManagedKafkaEventSourceConfig", Location::Body, &SHAPE_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("SelfManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", Location::Body, &SHAPE_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG),
    Member::new("DocumentDBEventSourceConfig", "DocumentDBEventSourceConfig", Location::Body, &SHAPE_DOCUMENT_DB_EVENT_SOURCE_CONFIG),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("MetricsConfig", "MetricsConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_METRICS_CONFIG),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_LOGGING_CONFIG),
    Member::new("ProvisionedPollerConfig", "ProvisionedPollerConfig", Location::Body, &SHAPE_PROVISIONED_POLLER_CONFIG),
];

pub(super) static UPDATE_EVENT_SOURCE_MAPPING_INPUT: StructureSchema = StructureSchema {
    name: "UpdateEventSourceMappingInput",
    xml_name: "UpdateEventSourceMappingInput",
    members: &MEMBERS_OF_UPDATE_EVENT_SOURCE_MAPPING_REQUEST,
    payload: None,
};

pub(super) static UPDATE_EVENT_SOURCE_MAPPING_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateEventSourceMappingOutput",
    xml_name: "UpdateEventSourceMappingOutput",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_UPDATE_FUNCTION_CODE_REQUEST: [Member; 12] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("ZipFile", "ZipFile", Location::Body, &SHAPE_BLOB),
    Member::new("S3Bucket", "S3Bucket", Location::Body, &SHAPE_S3_BUCKET),
    Member::new("S3Key", "S3Key", Location::Body, &SHAPE_S3_KEY),
    Member::new("S3ObjectVersion", "S3ObjectVersion", Location::Body, &SHAPE_S3_OBJECT_VERSION),
    Member::new("ImageUri", "ImageUri", Location::Body, &SHAPE_STRING),
    Member::new("Publish", "Publish", Location::Body, &SHAPE_BOOLEAN),
    Member::new("DryRun", "DryRun", Location::Body, &SHAPE_BOOLEAN),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
    Member::new("Architectures", "Architectures", Location::Body, &SHAPE_ARCHITECTURES_LIST),
    Member::new("SourceKMSKeyArn", "SourceKMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("PublishTo", "PublishTo", Location::Body, &SHAPE_FUNCTION_VERSION_LATEST_PUBLISHED),
];

pub(super) static UPDATE_FUNCTION_CODE_INPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionCodeInput",
    xml_name: "UpdateFunctionCodeInput",
    members: &MEMBERS_OF_UPDATE_FUNCTION_CODE_REQUEST,
    payload: None,
};

pub(super) static UPDATE_FUNCTION_CODE_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionCodeOutput",
    xml_name: "UpdateFunctionCodeOutput",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_UPDATE_FUNCTION_CONFIGURATION_REQUEST: [Member; 21] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_FUNCTION_NAME).required(),
    Member::new("Role", "Role", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("Handler", "Handler", Location::Body, &SHAPE_HANDLER),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Timeout", "Timeout", Location::Body, &SHAPE_TIMEOUT),
    Member::new("MemorySize", "MemorySize", Location::Body, &SHAPE_MEMORY_SIZE),
    Member::new("VpcConfig", "VpcConfig", Location::Body, &SHAPE_VPC_CONFIG),
    Member::new("Environment", "Environment", Location::Body, &SHAPE_ENVIRONMENT),
    Member::new("Runtime", "Runtime", Location::Body, &SHAPE_RUNTIME),
    Member::new("DeadLetterConfig", "DeadLetterConfig", Location::Body, &SHAPE_DEAD_LETTER_CONFIG),
    Member::new("KMSKeyArn", "KMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
    Member::new("TracingConfig", "TracingConfig", Location::Body, &SHAPE_TRACING_CONFIG),
    Member::new("RevisionId", "RevisionId", Location::Body, &SHAPE_STRING),
    Member::new("Layers", "Layers", Location::Body, &SHAPE_LAYER_LIST),
    Member::new("FileSystemConfigs", "FileSystemConfigs", Location::Body, &SHAPE_FILE_SYSTEM_CONFIG_LIST),
    Member::new("ImageConfig", "ImageConfig", Location::Body, &SHAPE_IMAGE_CONFIG),
    Member::new("EphemeralStorage", "EphemeralStorage", Location::Body, &SHAPE_EPHEMERAL_STORAGE),
    Member::new("SnapStart", "SnapStart", Location::Body, &SHAPE_SNAP_START),
    Member::new("LoggingConfig", "LoggingConfig", Location::Body, &SHAPE_LOGGING_CONFIG),
    Member::new("CapacityProviderConfig", "CapacityProviderConfig", Location::Body, &SHAPE_CAPACITY_PROVIDER_CONFIG),
    Member::new("DurableConfig", "DurableConfig", Location::Body, &SHAPE_DURABLE_CONFIG),
];

pub(super) static UPDATE_FUNCTION_CONFIGURATION_INPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionConfigurationInput",
    xml_name: "UpdateFunctionConfigurationInput",
    members: &MEMBERS_OF_UPDATE_FUNCTION_CONFIGURATION_REQUEST,
    payload: None,
};

pub(super) static UPDATE_FUNCTION_CONFIGURATION_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionConfigurationOutput",
    xml_name: "UpdateFunctionConfigurationOutput",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: [Member; 5] = [
    Member::new("FunctionName", "FunctionName", Location::Label, &SHAPE_NAMESPACED_FUNCTION_NAME).required(),
    Member::new("Qualifier", "Qualifier", Location::Query, &SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    Member::new("MaximumRetryAttempts", "MaximumRetryAttempts", Location::Body, &SHAPE_MAXIMUM_RETRY_ATTEMPTS),
    Member::new("MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds", Location::Body, &SHAPE_MAXIMUM_EVENT_AGE_IN_SECONDS),
    Member::new("DestinationConfig", "DestinationConfig", Location::Body, &SHAPE_DESTINATION_CONFIG),
];

pub(super) static UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionEventInvokeConfigInput",
    xml_name: "UpdateFunctionEventInvokeConfigInput",
    members: &MEMBERS_OF_UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    payload: None,
};

pub(super) static UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateFunctionEventInvokeConfigOutput",
    xml_name: "UpdateFunctionEventInvokeConfigOutput",
    members: &MEMBERS_OF_FUNCTION_EVENT_INVOKE_CONFIG,
    payload: None,
};

static MEMBERS_OF_ACCOUNT_LIMIT: [Member; 5] = [
    Member::new("TotalCodeSize", "TotalCodeSize", Location::Body, &SHAPE_LONG),
    Member::new("CodeSizeUnzipped", "CodeSizeUnzipped", Location::Body, &SHAPE_LONG),
    Member::new("CodeSizeZipped", "CodeSizeZipped", Location::Body, &SHAPE_LONG),
    Member::new("ConcurrentExecutions", "ConcurrentExecutions", Location::Body, &SHAPE_INTEGER),
    Member::new("UnreservedConcurrentExecutions", "UnreservedConcurrentExecutions", Location::Body, &SHAPE_UNRESERVED_CONCURRENT_EXECUTIONS),
];

pub(super) static ACCOUNT_LIMIT: StructureSchema = StructureSchema {
    name: "AccountLimit",
    xml_name: "AccountLimit",
    members: &MEMBERS_OF_ACCOUNT_LIMIT,
    payload: None,
};

static MEMBERS_OF_ACCOUNT_USAGE: [Member; 2] = [
    Member::new("TotalCodeSize", "TotalCodeSize", Location::Body, &SHAPE_LONG),
    Member::new("FunctionCount", "FunctionCount", Location::Body, &SHAPE_LONG),
];

pub(super) static ACCOUNT_USAGE: StructureSchema = StructureSchema {
    name: "AccountUsage",
    xml_name: "AccountUsage",
    members: &MEMBERS_OF_ACCOUNT_USAGE,
    payload: None,
};

pub(super) static ALIAS_CONFIGURATION: StructureSchema = StructureSchema {
    name: "AliasConfiguration",
    xml_name: "AliasConfiguration",
    members: &MEMBERS_OF_ALIAS_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_ALIAS_ROUTING_CONFIGURATION: [Member; 1] = [
    Member::new("AdditionalVersionWeights", "AdditionalVersionWeights", Location::Body, &SHAPE_ADDITIONAL_VERSION_WEIGHTS),
];

pub(super) static ALIAS_ROUTING_CONFIGURATION: StructureSchema = StructureSchema {
    name: "AliasRoutingConfiguration",
    xml_name: "AliasRoutingConfiguration",
    members: &MEMBERS_OF_ALIAS_ROUTING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: [Member; 2] = [
    Member::new("ConsumerGroupId", "ConsumerGroupId", Location::Body, &SHAPE_URI),
    Member::new("SchemaRegistryConfig", "SchemaRegistryConfig", Location::Body, &SHAPE_KAFKA_SCHEMA_REGISTRY_CONFIG),
];

pub(super) static AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema {
    name: "AmazonManagedKafkaEventSourceConfig",
    xml_name: "AmazonManagedKafkaEventSourceConfig",
    members: &MEMBERS_OF_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
    payload: None,
};

static MEMBERS_OF_CAPACITY_PROVIDER_CONFIG: [Member; 1] = [
    Member::new("LambdaManagedInstancesCapacityProviderConfig", "LambdaManagedInstancesCapacityProviderConfig", Location::Body, &SHAPE_LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG).required(),
];

pub(super) static CAPACITY_PROVIDER_CONFIG: StructureSchema = StructureSchema {
    name: "CapacityProviderConfig",
    xml_name: "CapacityProviderConfig",
    members: &MEMBERS_OF_CAPACITY_PROVIDER_CONFIG,
    payload: None,
};

pub(super) static CONCURRENCY: StructureSchema = StructureSchema {
    name: "Concurrency",
    xml_name: "Concurrency",
    members: &MEMBERS_OF_CONCURRENCY,
    payload: None,
};

static MEMBERS_OF_DEAD_LETTER_CONFIG: [Member; 1] = [
    Member::new("TargetArn", "TargetArn", Location::Body, &SHAPE_RESOURCE_ARN),
];

pub(super) static DEAD_LETTER_CONFIG: StructureSchema = StructureSchema {
    name: "DeadLetterConfig",
    xml_name: "DeadLetterConfig",
    members: &MEMBERS_OF_DEAD_LETTER_CONFIG,
    payload: None,
};

static MEMBERS_OF_DESTINATION_CONFIG: [Member; 2] = [
    Member::new("OnSuccess", "OnSuccess", Location::Body, &SHAPE_ON_SUCCESS),
    Member::new("OnFailure", "OnFailure", Location::Body, &SHAPE_ON_FAILURE),
];

pub(super) static DESTINATION_CONFIG: StructureSchema = StructureSchema {
    name: "DestinationConfig",
    xml_name: "DestinationConfig",
    members: &MEMBERS_OF_DESTINATION_CONFIG,
    payload: None,
};

static MEMBERS_OF_DOCUMENT_DB_EVENT_SOURCE_CONFIG: [Member; 3] = [
    Member::new("DatabaseName", "DatabaseName", Location::Body, &SHAPE_DATABASE_NAME),
    Member::new("CollectionName", "CollectionName", Location::Body, &SHAPE_COLLECTION_NAME),
    Member::new("FullDocument", "FullDocument", Location::Body, &SHAPE_FULL_DOCUMENT),
];

pub(super) static DOCUMENT_DB_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema {
    name: "DocumentDBEventSourceConfig",
    xml_name: "DocumentDBEventSourceConfig",
    members: &MEMBERS_OF_DOCUMENT_DB_EVENT_SOURCE_CONFIG,
    payload: None,
};

static MEMBERS_OF_DURABLE_CONFIG: [Member; 2] = [
    Member::new("RetentionPeriodInDays", "RetentionPeriodInDays", Location::Body, &SHAPE_RETENTION_PERIOD_IN_DAYS),
    Member::new("ExecutionTimeout", "ExecutionTimeout", Location::Body, &SHAPE_EXECUTION_TIMEOUT),
];

pub(super) static DURABLE_CONFIG: StructureSchema = StructureSchema {
    name: "DurableConfig",
    xml_name: "DurableConfig",
    members: &MEMBERS_OF_DURABLE_CONFIG,
    payload: None,
};

static MEMBERS_OF_ENVIRONMENT: [Member; 1] = [
    Member::new("Variables", "Variables", Location::Body, &SHAPE_ENVIRONMENT_VARIABLES),
];

pub(super) static ENVIRONMENT: StructureSchema = StructureSchema {
    name: "Environment",
    xml_name: "Environment",
    members: &MEMBERS_OF_ENVIRONMENT,
    payload: None,
};

static MEMBERS_OF_ENVIRONMENT_ERROR: [Member; 2] = [
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_STRING),
    Member::new("Message", "Message", Location::Body, &SHAPE_SENSITIVE_STRING),
];

pub(super) static ENVIRONMENT_ERROR: StructureSchema = StructureSchema {
    name: "EnvironmentError",
    xml_name: "EnvironmentError",
    members: &MEMBERS_OF_ENVIRONMENT_ERROR,
    payload: None,
};

static MEMBERS_OF_ENVIRONMENT_RESPONSE: [Member; 2] = [
    Member::new("Variables", "Variables", Location::Body, &SHAPE_ENVIRONMENT_VARIABLES),
    Member::new("Error", "Error", Location::Body, &SHAPE_ENVIRONMENT_ERROR),
];

pub(super) static ENVIRONMENT_RESPONSE: StructureSchema = StructureSchema {
    name: "EnvironmentResponse",
    xml_name: "EnvironmentResponse",
    members: &MEMBERS_OF_ENVIRONMENT_RESPONSE,
    payload: None,
};

static MEMBERS_OF_EPHEMERAL_STORAGE: [Member; 1] = [
    Member::new("Size", "Size", Location::Body, &SHAPE_EPHEMERAL_STORAGE_SIZE).required(),
];

pub(super) static EPHEMERAL_STORAGE: StructureSchema = StructureSchema {
    name: "EphemeralStorage",
    xml_name: "EphemeralStorage",
    members: &MEMBERS_OF_EPHEMERAL_STORAGE,
    payload: None,
};

pub(super) static EVENT_SOURCE_MAPPING_CONFIGURATION: StructureSchema = StructureSchema {
    name: "EventSourceMappingConfiguration",
    xml_name: "EventSourceMappingConfiguration",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_EVENT_SOURCE_MAPPING_LOGGING_CONFIG: [Member; 1] = [
    Member::new("SystemLogLevel", "SystemLogLevel", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL),
];

pub(super) static EVENT_SOURCE_MAPPING_LOGGING_CONFIG: StructureSchema = StructureSchema {
    name: "EventSourceMappingLoggingConfig",
    xml_name: "EventSourceMappingLoggingConfig",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_LOGGING_CONFIG,
    payload: None,
};

static MEMBERS_OF_EVENT_SOURCE_MAPPING_METRICS_CONFIG: [Member; 1] = [
    Member::new("Metrics", "Metrics", Location::Body, &SHAPE_EVENT_SOURCE_MAPPING_METRIC_LIST),
];

pub(super) static EVENT_SOURCE_MAPPING_METRICS_CONFIG: StructureSchema = StructureSchema {
    name: "EventSourceMappingMetricsConfig",
    xml_name: "EventSourceMappingMetricsConfig",
    members: &MEMBERS_OF_EVENT_SOURCE_MAPPING_METRICS_CONFIG,
    payload: None,
};

static MEMBERS_OF_FILE_SYSTEM_CONFIG: [Member; 2] = [
    Member::new("Arn", "Arn", Location::Body, &SHAPE_FILE_SYSTEM_ARN).required(),
    Member::new("LocalMountPath", "LocalMountPath", Location::Body, &SHAPE_LOCAL_MOUNT_PATH).required(),
];

pub(super) static FILE_SYSTEM_CONFIG: StructureSchema = StructureSchema {
    name: "FileSystemConfig",
    xml_name: "FileSystemConfig",
    members: &MEMBERS_OF_FILE_SYSTEM_CONFIG,
    payload: None,
};

static MEMBERS_OF_FILTER: [Member; 1] = [
    Member::new("Pattern", "Pattern", Location::Body, &SHAPE_PATTERN),
];

pub(super) static FILTER: StructureSchema = StructureSchema {
    name: "Filter",
    xml_name: "Filter",
    members: &MEMBERS_OF_FILTER,
    payload: None,
};

static MEMBERS_OF_FILTER_CRITERIA: [Member; 1] = [
    Member::new("Filters", "Filters", Location::Body, &SHAPE_FILTER_LIST),
];

pub(super) static FILTER_CRITERIA: StructureSchema = StructureSchema {
    name: "FilterCriteria",
    xml_name: "FilterCriteria",
    members: &MEMBERS_OF_FILTER_CRITERIA,
    payload: None,
};

static MEMBERS_OF_FILTER_CRITERIA_ERROR: [Member; 2] = [
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_FILTER_CRITERIA_ERROR_CODE),
    Member::new("Message", "Message", Location::Body, &SHAPE_FILTER_CRITERIA_ERROR_MESSAGE),
];

pub(super) static FILTER_CRITERIA_ERROR: StructureSchema = StructureSchema {
    name: "FilterCriteriaError",
    xml_name: "FilterCriteriaError",
    members: &MEMBERS_OF_FILTER_CRITERIA_ERROR,
    payload: None,
};

static MEMBERS_OF_FUNCTION_CODE: [Member; 6] = [
    Member::new("ZipFile", "ZipFile", Location::Body, &SHAPE_BLOB),
    Member::new("S3Bucket", "S3Bucket", Location::Body, &SHAPE_S3_BUCKET),
    Member::new("S3Key", "S3Key", Location::Body, &SHAPE_S3_KEY),
    Member::new("S3ObjectVersion", "S3ObjectVersion", Location::Body, &SHAPE_S3_OBJECT_VERSION),
    Member::new("ImageUri", "ImageUri", Location::Body, &SHAPE_STRING),
    Member::new("SourceKMSKeyArn", "SourceKMSKeyArn", Location::Body, &SHAPE_KMS_KEY_ARN),
];

pub(super) static FUNCTION_CODE: StructureSchema = StructureSchema {
    name: "FunctionCode",
    xml_name: "FunctionCode",
    members: &MEMBERS_OF_FUNCTION_CODE,
    payload: None,
};

static MEMBERS_OF_FUNCTION_CODE_LOCATION: [Member; 5] = [
    Member::new("RepositoryType", "RepositoryType", Location::Body, &SHAPE_STRING),
    Member::new("Location", "Location", Location::Body, &SHAPE_STRING),
    Member::new("ImageUri", "ImageUri", Location::Body, &SHAPE_STRING),
    Member::new("ResolvedImageUri", "ResolvedImageUri", Location::Body, &SHAPE_STRING),
    Member::new("SourceKMSKeyArn", "SourceKMSKeyArn", Location::Body, &SHAPE_STRING),
];

pub(super) static FUNCTION_CODE_LOCATION: StructureSchema = StructureSchema {
    name: "FunctionCodeLocation",
    xml_name: "FunctionCodeLocation",
    members: &MEMBERS_OF_FUNCTION_CODE_LOCATION,
    payload: None,
};

pub(super) static FUNCTION_CONFIGURATION: StructureSchema = StructureSchema {
    name: "FunctionConfiguration",
    xml_name: "FunctionConfiguration",
    members: &MEMBERS_OF_FUNCTION_CONFIGURATION,
    payload: None,
};

pub(super) static FUNCTION_EVENT_INVOKE_CONFIG: StructureSchema = StructureSchema {
    name: "FunctionEventInvokeConfig",
    xml_name: "FunctionEventInvokeConfig",
    members: &MEMBERS_OF_FUNCTION_EVENT_INVOKE_CONFIG,
    payload: None,
};

static MEMBERS_OF_IMAGE_CONFIG: [Member; 3] = [
    Member::new("EntryPoint", "EntryPoint", Location::Body, &SHAPE_STRING_LIST),
    Member::new("Command", "Command", Location::Body, &SHAPE_STRING_LIST),
    Member::new("WorkingDirectory", "WorkingDirectory", Location::Body, &SHAPE_WORKING_DIRECTORY),
];

pub(super) static IMAGE_CONFIG: StructureSchema = StructureSchema {
    name: "ImageConfig",
    xml_name: "ImageConfig",
    members: &MEMBERS_OF_IMAGE_CONFIG,
    payload: None,
};

static MEMBERS_OF_IMAGE_CONFIG_ERROR: [Member; 2] = [
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_STRING),
    Member::new("Message", "Message", Location::Body, &SHAPE_SENSITIVE_STRING),
];

pub(super) static IMAGE_CONFIG_ERROR: StructureSchema = StructureSchema {
    name: "ImageConfigError",
    xml_name: "ImageConfigError",
    members: &MEMBERS_OF_IMAGE_CONFIG_ERROR,
    payload: None,
};

static MEMBERS_OF_IMAGE_CONFIG_RESPONSE: [Member; 2] = [
    Member::new("ImageConfig", "ImageConfig", Location::Body, &SHAPE_IMAGE_CONFIG),
    Member::new("Error", "Error", Location::Body, &SHAPE_IMAGE_CONFIG_ERROR),
];

pub(super) static IMAGE_CONFIG_RESPONSE: StructureSchema = StructureSchema {
    name: "ImageConfigResponse",
    xml_name: "ImageConfigResponse",
    members: &MEMBERS_OF_IMAGE_CONFIG_RESPONSE,
    payload: None,
};

static MEMBERS_OF_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG: [Member; 2] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_KAFKA_SCHEMA_REGISTRY_AUTH_TYPE),
    Member::new("URI", "URI", Location::Body, &SHAPE_ARN),
];

pub(super) static KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG: StructureSchema = StructureSchema {
    name: "KafkaSchemaRegistryAccessConfig",
    xml_name: "KafkaSchemaRegistryAccessConfig",
    members: &MEMBERS_OF_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG,
    payload: None,
};

static MEMBERS_OF_KAFKA_SCHEMA_REGISTRY_CONFIG: [Member; 4] = [
    Member::new("SchemaRegistryURI", "SchemaRegistryURI", Location::Body, &SHAPE_SCHEMA_REGISTRY_URI),
    Member::new("EventRecordFormat", "EventRecordFormat", Location::Body, &SHAPE_SCHEMA_REGISTRY_EVENT_RECORD_FORMAT),
    Member::new("AccessConfigs", "AccessConfigs", Location::Body, &SHAPE_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST),
    Member::new("SchemaValidationConfigs", "SchemaValidationConfigs", Location::Body, &SHAPE_KAFKA_SCHEMA_VALIDATION_CONFIG_LIST),
];

pub(super) static KAFKA_SCHEMA_REGISTRY_CONFIG: StructureSchema = StructureSchema {
    name: "KafkaSchemaRegistryConfig",
    xml_name: "KafkaSchemaRegistryConfig",
    members: &MEMBERS_OF_KAFKA_SCHEMA_REGISTRY_CONFIG,
    payload: None,
};

static MEMBERS_OF_KAFKA_SCHEMA_VALIDATION_CONFIG: [Member; 1] = [
    Member::new("Attribute", "Attribute", Location::Body, &SHAPE_KAFKA_SCHEMA_VALIDATION_ATTRIBUTE),
];

pub(super) static KAFKA_SCHEMA_VALIDATION_CONFIG: StructureSchema = StructureSchema {
    name: "KafkaSchemaValidationConfig",
    xml_name: "KafkaSchemaValidationConfig",
    members: &MEMBERS_OF_KAFKA_SCHEMA_VALIDATION_CONFIG,
    payload: None,
};

static MEMBERS_OF_LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: [Member; 3] = [
    Member::new("CapacityProviderArn", "CapacityProviderArn", Location::Body, &SHAPE_CAPACITY_PROVIDER_ARN).required(),
    Member::new("PerExecutionEnvironmentMaxConcurrency", "PerExecutionEnvironmentMaxConcurrency", Location::Body, &SHAPE_PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY),
    Member::new("ExecutionEnvironmentMemoryGiBPerVCpu", "ExecutionEnvironmentMemoryGiBPerVCpu", Location::Body, &SHAPE_EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_V_CPU),
];

pub(super) static LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: StructureSchema = StructureSchema {
    name: "LambdaManagedInstancesCapacityProviderConfig",
    xml_name: "LambdaManagedInstancesCapacityProviderConfig",
    members: &MEMBERS_OF_LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG,
    payload: None,
};

static MEMBERS_OF_LAYER: [Member; 4] = [
    Member::new("Arn", "Arn", Location::Body, &SHAPE_LAYER_VERSION_ARN),
    Member::new("CodeSize", "CodeSize", Location::Body, &SHAPE_LONG),
    Member::new("SigningProfileVersionArn", "SigningProfileVersionArn", Location::Body, &SHAPE_ARN),
    Member::new("SigningJobArn", "SigningJobArn", Location::Body, &SHAPE_ARN),
];

pub(super) static LAYER: StructureSchema = StructureSchema {
    name: "Layer",
    xml_name: "Layer",
    members: &MEMBERS_OF_LAYER,
    payload: None,
};

static MEMBERS_OF_LOGGING_CONFIG: [Member; 4] = [
    Member::new("LogFormat", "LogFormat", Location::Body, &SHAPE_LOG_FORMAT),
    Member::new("ApplicationLogLevel", "ApplicationLogLevel", Location::Body, &SHAPE_APPLICATION_LOG_LEVEL),
    Member::new("SystemLogLevel", "SystemLogLevel", Location::Body, &SHAPE_SYSTEM_LOG_LEVEL),
    Member::new("LogGroup", "LogGroup", Location::Body, &SHAPE_LOG_GROUP),
];

pub(super) static LOGGING_CONFIG: StructureSchema = StructureSchema {
    name: "LoggingConfig",
    xml_name: "LoggingConfig",
    members: &MEMBERS_OF_LOGGING_CONFIG,
    payload: None,
};

static MEMBERS_OF_ON_FAILURE: [Member; 1] = [
    Member::new("Destination", "Destination", Location::Body, &SHAPE_DESTINATION_ARN),
];

pub(super) static ON_FAILURE: StructureSchema = StructureSchema {
    name: "OnFailure",
    xml_name: "OnFailure",
    members: &MEMBERS_OF_ON_FAILURE,
    payload: None,
};

static MEMBERS_OF_ON_SUCCESS: [Member; 1] = [
    Member::new("Destination", "Destination", Location::Body, &SHAPE_DESTINATION_ARN),
];

pub(super) static ON_SUCCESS: StructureSchema = StructureSchema {
    name: "OnSuccess",
    xml_name: "OnSuccess",
    members: &MEMBERS_OF_ON_SUCCESS,
    payload: None,
};

static MEMBERS_OF_PROVISIONED_POLLER_CONFIG: [Member; 3] = [
    Member::new("MinimumPollers", "MinimumPollers", Location::Body, &SHAPE_MINIMUM_NUMBER_OF_POLLERS),
    Member::new("MaximumPollers", "MaximumPollers", Location::Body, &SHAPE_MAXIMUM_NUMBER_OF_POLLERS),
    Member::new("PollerGroupName", "PollerGroupName", Location::Body, &SHAPE_PROVISIONED_POLLER_GROUP_NAME),
];

pub(super) static PROVISIONED_POLLER_CONFIG: StructureSchema = StructureSchema {
    name: "ProvisionedPollerConfig",
    xml_name: "ProvisionedPollerConfig",
    members: &MEMBERS_OF_PROVISIONED_POLLER_CONFIG,
    payload: None,
};

static MEMBERS_OF_RUNTIME_VERSION_CONFIG: [Member; 2] = [
    Member::new("RuntimeVersionArn", "RuntimeVersionArn", Location::Body, &SHAPE_RUNTIME_VERSION_ARN),
    Member::new("Error", "Error", Location::Body, &SHAPE_RUNTIME_VERSION_ERROR),
];

pub(super) static RUNTIME_VERSION_CONFIG: StructureSchema = StructureSchema {
    name: "RuntimeVersionConfig",
    xml_name: "RuntimeVersionConfig",
    members: &MEMBERS_OF_RUNTIME_VERSION_CONFIG,
    payload: None,
};

static MEMBERS_OF_RUNTIME_VERSION_ERROR: [Member; 2] = [
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_STRING),
    Member::new("Message", "Message", Location::Body, &SHAPE_SENSITIVE_STRING),
];

pub(super) static RUNTIME_VERSION_ERROR: StructureSchema = StructureSchema {
    name: "RuntimeVersionError",
    xml_name: "RuntimeVersionError",
    members: &MEMBERS_OF_RUNTIME_VERSION_ERROR,
    payload: None,
};

static MEMBERS_OF_SCALING_CONFIG: [Member; 1] = [
    Member::new("MaximumConcurrency", "MaximumConcurrency", Location::Body, &SHAPE_MAXIMUM_CONCURRENCY),
];

pub(super) static SCALING_CONFIG: StructureSchema = StructureSchema {
    name: "ScalingConfig",
    xml_name: "ScalingConfig",
    members: &MEMBERS_OF_SCALING_CONFIG,
    payload: None,
};

static MEMBERS_OF_SELF_MANAGED_EVENT_SOURCE: [Member; 1] = [
    Member::new("Endpoints", "Endpoints", Location::Body, &SHAPE_ENDPOINTS),
];

pub(super) static SELF_MANAGED_EVENT_SOURCE: StructureSchema = StructureSchema {
    name: "SelfManagedEventSource",
    xml_name: "SelfManagedEventSource",
    members: &MEMBERS_OF_SELF_MANAGED_EVENT_SOURCE,
    payload: None,
};

static MEMBERS_OF_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: [Member; 2] = [
    Member::new("ConsumerGroupId", "ConsumerGroupId", Location::Body, &SHAPE_URI),
    Member::new("SchemaRegistryConfig", "SchemaRegistryConfig", Location::Body, &SHAPE_KAFKA_SCHEMA_REGISTRY_CONFIG),
];

pub(super) static SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema {
    name: "SelfManagedKafkaEventSourceConfig",
    xml_name: "SelfManagedKafkaEventSourceConfig",
    members: &MEMBERS_OF_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
    payload: None,
};

static MEMBERS_OF_SNAP_START: [Member; 1] = [
    Member::new("ApplyOn", "ApplyOn", Location::Body, &SHAPE_SNAP_START_APPLY_ON),
];

pub(super) static SNAP_START: StructureSchema = StructureSchema {
    name: "SnapStart",
    xml_name: "SnapStart",
    members: &MEMBERS_OF_SNAP_START,
    payload: None,
};

static MEMBERS_OF_SNAP_START_RESPONSE: [Member; 2] = [
    Member::new("ApplyOn", "ApplyOn", Location::Body, &SHAPE_SNAP_START_APPLY_ON),
    Member::new("OptimizationStatus", "OptimizationStatus", Location::Body, &SHAPE_SNAP_START_OPTIMIZATION_STATUS),
];

pub(super) static SNAP_START_RESPONSE: StructureSchema = StructureSchema {
    name: "SnapStartResponse",
    xml_name: "SnapStartResponse",
    members: &MEMBERS_OF_SNAP_START_RESPONSE,
    payload: None,
};

static MEMBERS_OF_SOURCE_ACCESS_CONFIGURATION: [Member; 2] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_SOURCE_ACCESS_TYPE),
    Member::new("URI", "URI", Location::Body, &SHAPE_URI),
];

pub(super) static SOURCE_ACCESS_CONFIGURATION: StructureSchema = StructureSchema {
    name: "SourceAccessConfiguration",
    xml_name: "SourceAccessConfiguration",
    members: &MEMBERS_OF_SOURCE_ACCESS_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_TAGS_ERROR: [Member; 2] = [
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_TAGS_ERROR_CODE).required(),
    Member::new("Message", "Message", Location::Body, &SHAPE_TAGS_ERROR_MESSAGE).required(),
];

pub(super) static TAGS_ERROR: StructureSchema = StructureSchema {
    name: "TagsError",
    xml_name: "TagsError",
    members: &MEMBERS_OF_TAGS_ERROR,
    payload: None,
};

static MEMBERS_OF_TENANCY_CONFIG: [Member; 1] = [
    Member::new("TenantIsolationMode", "TenantIsolationMode", Location::Body, &SHAPE_TENANT_ISOLATION_MODE).required(),
];

pub(super) static TENANCY_CONFIG: StructureSchema = StructureSchema {
    name: "TenancyConfig",
    xml_name: "TenancyConfig",
    members: &MEMBERS_OF_TENANCY_CONFIG,
    payload: None,
};

static MEMBERS_OF_TRACING_CONFIG: [Member; 1] = [
    Member::new("Mode", "Mode", Location::Body, &SHAPE_TRACING_MODE),
];

pub(super) static TRACING_CONFIG: StructureSchema = StructureSchema {
    name: "TracingConfig",
    xml_name: "TracingConfig",
    members: &MEMBERS_OF_TRACING_CONFIG,
    payload: None,
};

static MEMBERS_OF_TRACING_CONFIG_RESPONSE: [Member; 1] = [
    Member::new("Mode", "Mode", Location::Body, &SHAPE_TRACING_MODE),
];

pub(super) static TRACING_CONFIG_RESPONSE: StructureSchema = StructureSchema {
    name: "TracingConfigResponse",
    xml_name: "TracingConfigResponse",
    members: &MEMBERS_OF_TRACING_CONFIG_RESPONSE,
    payload: None,
};

static MEMBERS_OF_VPC_CONFIG: [Member; 3] = [
    Member::new("SubnetIds", "SubnetIds", Location::Body, &SHAPE_SUBNET_IDS),
    Member::new("SecurityGroupIds", "SecurityGroupIds", Location::Body, &SHAPE_SECURITY_GROUP_IDS),
    Member::new("Ipv6AllowedForDualStack", "Ipv6AllowedForDualStack", Location::Body, &SHAPE_NULLABLE_BOOLEAN),
];

pub(super) static VPC_CONFIG: StructureSchema = StructureSchema {
    name: "VpcConfig",
    xml_name: "VpcConfig",
    members: &MEMBERS_OF_VPC_CONFIG,
    payload: None,
};

static MEMBERS_OF_VPC_CONFIG_RESPONSE: [Member; 4] = [
    Member::new("SubnetIds", "SubnetIds", Location::Body, &SHAPE_SUBNET_IDS),
    Member::new("SecurityGroupIds", "SecurityGroupIds", Location::Body, &SHAPE_SECURITY_GROUP_IDS),
    Member::new("VpcId", "VpcId", Location::Body, &SHAPE_VPC_ID),
    Member::new("Ipv6AllowedForDualStack", "Ipv6AllowedForDualStack", Location::Body, &SHAPE_NULLABLE_BOOLEAN),
];

pub(super) static VPC_CONFIG_RESPONSE: StructureSchema = StructureSchema {
    name: "VpcConfigResponse",
    xml_name: "VpcConfigResponse",
    members: &MEMBERS_OF_VPC_CONFIG_RESPONSE,
    payload: None,
};

static SHAPE_ACCOUNT_LIMIT: Shape = Shape::new("AccountLimit", Kind::Structure(&ACCOUNT_LIMIT));

static SHAPE_ACCOUNT_USAGE: Shape = Shape::new("AccountUsage", Kind::Structure(&ACCOUNT_USAGE));

static SHAPE_ACTION: Shape = Shape::new("Action", Kind::String).pattern("(lambda:[*]|lambda:[a-zA-Z]+|[*])");

static SHAPE_ADDITIONAL_VERSION: Shape = Shape::new("AdditionalVersion", Kind::String).range(Some(1), Some(1024)).pattern("[0-9]+");

static SHAPE_ADDITIONAL_VERSION_WEIGHTS: Shape = Shape::new("AdditionalVersionWeights", Kind::Map { key: &SHAPE_ADDITIONAL_VERSION, value: &SHAPE_WEIGHT, key_name: "key", value_name: "value", flattened: false });

static SHAPE_ALIAS: Shape = Shape::new("Alias", Kind::String).range(Some(1), Some(128)).pattern("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");

static SHAPE_ALIAS_CONFIGURATION: Shape = Shape::new("AliasConfiguration", Kind::Structure(&ALIAS_CONFIGURATION));

static SHAPE_ALIAS_LIST: Shape = Shape::new("AliasList", Kind::List { item: &SHAPE_ALIAS_CONFIGURATION, item_name: "member", flattened: false });

static SHAPE_ALIAS_ROUTING_CONFIGURATION: Shape = Shape::new("AliasRoutingConfiguration", Kind::Structure(&ALIAS_ROUTING_CONFIGURATION));

static SHAPE_AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: Shape = Shape::new("AmazonManagedKafkaEventSourceConfig", Kind::Structure(&AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG));

static SHAPE_APPLICATION_LOG_LEVEL: Shape = Shape::new("ApplicationLogLevel", Kind::String).values(&["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]);

static SHAPE_ARCHITECTURE: Shape = Shape::new("Architecture", Kind::String).values(&["x86_64", "arm64"]);

static SHAPE_ARCHITECTURES_LIST: Shape = Shape::new("ArchitecturesList", Kind::List { item: &SHAPE_ARCHITECTURE, item_name: "member", flattened: false }).range(Some(1), Some(1));

static SHAPE_ARN: Shape = Shape::new("Arn", Kind::String).pattern("arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");

static SHAPE_BATCH_SIZE: Shape = Shape::new("BatchSize", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_BISECT_BATCH_ON_FUNCTION_ERROR: Shape = Shape::new("BisectBatchOnFunctionError", Kind::Boolean);

static SHAPE_BLOB: Shape = Shape::new("Blob", Kind::Blob).sensitive();

static SHAPE_BOOLEAN: Shape = Shape::new("Boolean", Kind::Boolean);

static SHAPE_CAPACITY_PROVIDER_ARN: Shape = Shape::new("CapacityProviderArn", Kind::String).range(Some(1), Some(140)).pattern("arn:aws[a-zA-Z-]*:lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+");

static SHAPE_CAPACITY_PROVIDER_CONFIG: Shape = Shape::new("CapacityProviderConfig", Kind::Structure(&CAPACITY_PROVIDER_CONFIG));

static SHAPE_CODE_SIGNING_CONFIG_ARN: Shape = Shape::new("CodeSigningConfigArn", Kind::String).range(Some(0), Some(200)).pattern("arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}");

static SHAPE_COLLECTION_NAME: Shape = Shape::new("CollectionName", Kind::String).range(Some(1), Some(57)).pattern("(^(?!(system\\x2e)))(^[_a-zA-Z0-9])([^$]*)");

static SHAPE_CONCURRENCY: Shape = Shape::new("Concurrency", Kind::Structure(&CONCURRENCY));

static SHAPE_DATABASE_NAME: Shape = Shape::new("DatabaseName", Kind::String).range(Some(1), Some(63)).pattern("[^ /\\.$\\x22]*");

static SHAPE_DATE: Shape = Shape::new("Date", Kind::Timestamp(None));

static SHAPE_DEAD_LETTER_CONFIG: Shape = Shape::new("DeadLetterConfig", Kind::Structure(&DEAD_LETTER_CONFIG));

static SHAPE_DESCRIPTION: Shape = Shape::new("Description", Kind::String).range(Some(0), Some(256));

static SHAPE_DESTINATION_ARN: Shape = Shape::new("DestinationArn", Kind::String).range(Some(0), Some(350)).pattern("$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");

static SHAPE_DESTINATION_CONFIG: Shape = Shape::new("DestinationConfig", Kind::Structure(&DESTINATION_CONFIG));

static SHAPE_DOCUMENT_DB_EVENT_SOURCE_CONFIG: Shape = Shape::new("DocumentDBEventSourceConfig", Kind::Structure(&DOCUMENT_DB_EVENT_SOURCE_CONFIG));

static SHAPE_DURABLE_CONFIG: Shape = Shape::new("DurableConfig", Kind::Structure(&DURABLE_CONFIG));

static SHAPE_DURABLE_EXECUTION_ARN: Shape = Shape::new("DurableExecutionArn", Kind::String).range(Some(1), Some(1024)).pattern("arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+):(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)");

static SHAPE_DURABLE_EXECUTION_NAME: Shape = Shape::new("DurableExecutionName", Kind::String).range(Some(1), Some(64)).pattern("[a-zA-Z0-9-_]+");

static SHAPE_ENABLED: Shape = Shape::new("Enabled", Kind::Boolean);

static SHAPE_ENDPOINT: Shape = Shape::new("Endpoint", Kind::String).range(Some(1), Some(300)).pattern("(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\\-]*[A-Za-z0-9]):[0-9]{1,5}");

static SHAPE_ENDPOINTS: Shape = Shape::new("Endpoints", Kind::Map { key: &SHAPE_END_POINT_TYPE, value: &SHAPE_ENDPOINT_LISTS, key_name: "key", value_name: "value", flattened: false }).range(Some(1), Some(2));

static SHAPE_ENDPOINT_LISTS: Shape = Shape::new("EndpointLists", Kind::List { item: &SHAPE_ENDPOINT, item_name: "member", flattened: false }).range(Some(1), Some(10));

static SHAPE_END_POINT_TYPE: Shape = Shape::new("EndPointType", Kind::String).values(&["KAFKA_BOOTSTRAP_SERVERS"]);

static SHAPE_ENVIRONMENT: Shape = Shape::new("Environment", Kind::Structure(&ENVIRONMENT));

static SHAPE_ENVIRONMENT_ERROR: Shape = Shape::new("EnvironmentError", Kind::Structure(&ENVIRONMENT_ERROR));

static SHAPE_ENVIRONMENT_RESPONSE: Shape = Shape::new("EnvironmentResponse", Kind::Structure(&ENVIRONMENT_RESPONSE));

static SHAPE_ENVIRONMENT_VARIABLES: Shape = Shape::new("EnvironmentVariables", Kind::Map { key: &SHAPE_ENVIRONMENT_VARIABLE_NAME, value: &SHAPE_ENVIRONMENT_VARIABLE_VALUE, key_name: "key", value_name: "value", flattened: false }).sensitive();

static SHAPE_ENVIRONMENT_VARIABLE_NAME: Shape = Shape::new("EnvironmentVariableName", Kind::String).pattern("[a-zA-Z]([a-zA-Z0-9_])+").sensitive();

static SHAPE_ENVIRONMENT_VARIABLE_VALUE: Shape = Shape::new("EnvironmentVariableValue", Kind::String).sensitive();

static SHAPE_EPHEMERAL_STORAGE: Shape = Shape::new("EphemeralStorage", Kind::Structure(&EPHEMERAL_STORAGE));

static SHAPE_EPHEMERAL_STORAGE_SIZE: Shape = Shape::new("EphemeralStorageSize", Kind::Integer).range(Some(512), Some(10240));

static SHAPE_EVENT_SOURCE_MAPPINGS_LIST: Shape = Shape::new("EventSourceMappingsList", Kind::List { item: &SHAPE_EVENT_SOURCE_MAPPING_CONFIGURATION, item_name: "member", flattened: false });

static SHAPE_EVENT_SOURCE_MAPPING_ARN: Shape = Shape::new("EventSourceMappingArn", Kind::String).range(Some(85), Some(120)).pattern("arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

static SHAPE_EVENT_SOURCE_MAPPING_CONFIGURATION: Shape = Shape::new("EventSourceMappingConfiguration", Kind::Structure(&EVENT_SOURCE_MAPPING_CONFIGURATION));

static SHAPE_EVENT_SOURCE_MAPPING_LOGGING_CONFIG: Shape = Shape::new("EventSourceMappingLoggingConfig", Kind::Structure(&EVENT_SOURCE_MAPPING_LOGGING_CONFIG));

static SHAPE_EVENT_SOURCE_MAPPING_METRIC: Shape = Shape::new("EventSourceMappingMetric", Kind::String).values(&["EventCount", "ErrorCount", "KafkaMetrics"]);

static SHAPE_EVENT_SOURCE_MAPPING_METRICS_CONFIG: Shape = Shape::new("EventSourceMappingMetricsConfig", Kind::Structure(&EVENT_SOURCE_MAPPING_METRICS_CONFIG));

static SHAPE_EVENT_SOURCE_MAPPING_METRIC_LIST: Shape = Shape::new("EventSourceMappingMetricList", Kind::List { item: &SHAPE_EVENT_SOURCE_MAPPING_METRIC, item_name: "member", flattened: false }).range(Some(0), Some(3));

static SHAPE_EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL: Shape = Shape::new("EventSourceMappingSystemLogLevel", Kind::String).values(&["DEBUG", "INFO", "WARN"]);

static SHAPE_EVENT_SOURCE_POSITION: Shape = Shape::new("EventSourcePosition", Kind::String).values(&["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"]);

static SHAPE_EVENT_SOURCE_TOKEN: Shape = Shape::new("EventSourceToken", Kind::String).range(Some(0), Some(256)).pattern("[a-zA-Z0-9._\\-]+");

static SHAPE_EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_V_CPU: Shape = Shape::new("ExecutionEnvironmentMemoryGiBPerVCpu", Kind::Double).range(Some(2), Some(8));

static SHAPE_EXECUTION_TIMEOUT: Shape = Shape::new("ExecutionTimeout", Kind::Integer).range(Some(1), Some(31622400));

static SHAPE_FILE_SYSTEM_ARN: Shape = Shape::new("FileSystemArn", Kind::String).range(Some(0), Some(256)).pattern("arn:aws[a-zA-Z-]*:elasticfilesystem:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}");

static SHAPE_FILE_SYSTEM_CONFIG: Shape = Shape::new("FileSystemConfig", Kind::Structure(&FILE_SYSTEM_CONFIG));

static SHAPE_FILE_SYSTEM_CONFIG_LIST: Shape = Shape::new("FileSystemConfigList", Kind::List { item: &SHAPE_FILE_SYSTEM_CONFIG, item_name: "member", flattened: false }).range(Some(0), Some(1));

static SHAPE_FILTER: Shape = Shape::new("Filter", Kind::Structure(&FILTER));

static SHAPE_FILTER_CRITERIA: Shape = Shape::new("FilterCriteria", Kind::Structure(&FILTER_CRITERIA));

static SHAPE_FILTER_CRITERIA_ERROR: Shape = Shape::new("FilterCriteriaError", Kind::Structure(&FILTER_CRITERIA_ERROR));

static SHAPE_FILTER_CRITERIA_ERROR_CODE: Shape = Shape::new("FilterCriteriaErrorCode", Kind::String).range(Some(10), Some(50)).pattern("[A-Za-z]+Exception");

static SHAPE_FILTER_CRITERIA_ERROR_MESSAGE: Shape = Shape::new("FilterCriteriaErrorMessage", Kind::String).range(Some(10), Some(2048)).pattern(".*");

static SHAPE_FILTER_LIST: Shape = Shape::new("FilterList", Kind::List { item: &SHAPE_FILTER, item_name: "member", flattened: false });

static SHAPE_FULL_DOCUMENT: Shape = Shape::new("FullDocument", Kind::String).values(&["UpdateLookup", "Default"]);

static SHAPE_FUNCTION_ARN: Shape = Shape::new("FunctionArn", Kind::String).range(Some(0), Some(10000)).pattern("arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

static SHAPE_FUNCTION_CODE: Shape = Shape::new("FunctionCode", Kind::Structure(&FUNCTION_CODE));

static SHAPE_FUNCTION_CODE_LOCATION: Shape = Shape::new("FunctionCodeLocation", Kind::Structure(&FUNCTION_CODE_LOCATION));

static SHAPE_FUNCTION_CONFIGURATION: Shape = Shape::new("FunctionConfiguration", Kind::Structure(&FUNCTION_CONFIGURATION));

static SHAPE_FUNCTION_EVENT_INVOKE_CONFIG: Shape = Shape::new("FunctionEventInvokeConfig", Kind::Structure(&FUNCTION_EVENT_INVOKE_CONFIG));

static SHAPE_FUNCTION_EVENT_INVOKE_CONFIG_LIST: Shape = Shape::new("FunctionEventInvokeConfigList", Kind::List { item: &SHAPE_FUNCTION_EVENT_INVOKE_CONFIG, item_name: "member", flattened: false });

static SHAPE_FUNCTION_LIST: Shape = Shape::new("FunctionList", Kind::List { item: &SHAPE_FUNCTION_CONFIGURATION, item_name: "member", flattened: false });

static SHAPE_FUNCTION_NAME: Shape = Shape::new("FunctionName", Kind::String).range(Some(1), Some(140)).pattern("(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

static SHAPE_FUNCTION_RESPONSE_TYPE: Shape = Shape::new("FunctionResponseType", Kind::String).values(&["ReportBatchItemFailures"]);

static SHAPE_FUNCTION_RESPONSE_TYPE_LIST: Shape = Shape::new("FunctionResponseTypeList", Kind::List { item: &SHAPE_FUNCTION_RESPONSE_TYPE, item_name: "member", flattened: false }).range(Some(0), Some(1));

static SHAPE_FUNCTION_URL_AUTH_TYPE: Shape = Shape::new("FunctionUrlAuthType", Kind::String).values(&["NONE", "AWS_IAM"]);

static SHAPE_FUNCTION_VERSION: Shape = Shape::new("FunctionVersion", Kind::String).values(&["ALL"]);

static SHAPE_FUNCTION_VERSION_LATEST_PUBLISHED: Shape = Shape::new("FunctionVersionLatestPublished", Kind::String).values(&["LATEST_PUBLISHED"]);

static SHAPE_HANDLER: Shape = Shape::new("Handler", Kind::String).range(Some(0), Some(128)).pattern("[^\\s]+");

static SHAPE_IMAGE_CONFIG: Shape = Shape::new("ImageConfig", Kind::Structure(&IMAGE_CONFIG));

static SHAPE_IMAGE_CONFIG_ERROR: Shape = Shape::new("ImageConfigError", Kind::Structure(&IMAGE_CONFIG_ERROR));

static SHAPE_IMAGE_CONFIG_RESPONSE: Shape = Shape::new("ImageConfigResponse", Kind::Structure(&IMAGE_CONFIG_RESPONSE));

static SHAPE_INTEGER: Shape = Shape::new("Integer", Kind::Integer);

static SHAPE_INVOCATION_TYPE: Shape = Shape::new("InvocationType", Kind::String).values(&["Event", "RequestResponse", "DryRun"]);

static SHAPE_INVOKED_VIA_FUNCTION_URL: Shape = Shape::new("InvokedViaFunctionUrl", Kind::Boolean);

static SHAPE_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG: Shape = Shape::new("KafkaSchemaRegistryAccessConfig", Kind::Structure(&KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG));

static SHAPE_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST: Shape = Shape::new("KafkaSchemaRegistryAccessConfigList", Kind::List { item: &SHAPE_KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG, item_name: "member", flattened: false });

static SHAPE_KAFKA_SCHEMA_REGISTRY_AUTH_TYPE: Shape = Shape::new("KafkaSchemaRegistryAuthType", Kind::String).values(&["BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE"]);

static SHAPE_KAFKA_SCHEMA_REGISTRY_CONFIG: Shape = Shape::new("KafkaSchemaRegistryConfig", Kind::Structure(&KAFKA_SCHEMA_REGISTRY_CONFIG));

static SHAPE_KAFKA_SCHEMA_VALIDATION_ATTRIBUTE: Shape = Shape::new("KafkaSchemaValidationAttribute", Kind::String).values(&["KEY", "VALUE"]);

static SHAPE_KAFKA_SCHEMA_VALIDATION_CONFIG: Shape = Shape::new("KafkaSchemaValidationConfig", Kind::Structure(&KAFKA_SCHEMA_VALIDATION_CONFIG));

static SHAPE_KAFKA_SCHEMA_VALIDATION_CONFIG_LIST: Shape = Shape::new("KafkaSchemaValidationConfigList", Kind::List { item: &SHAPE_KAFKA_SCHEMA_VALIDATION_CONFIG, item_name: "member", flattened: false });

static SHAPE_KMS_KEY_ARN: Shape = Shape::new("KMSKeyArn", Kind::String).pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");

static SHAPE_LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: Shape = Shape::new("LambdaManagedInstancesCapacityProviderConfig", Kind::Structure(&LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG));

static SHAPE_LAST_UPDATE_STATUS: Shape = Shape::new("LastUpdateStatus", Kind::String).values(&["Successful", "Failed", "InProgress"]);

static SHAPE_LAST_UPDATE_STATUS_REASON: Shape = Shape::new("LastUpdateStatusReason", Kind::String);

static SHAPE_LAST_UPDATE_STATUS_REASON_CODE: Shape = Shape::new("LastUpdateStatusReasonCode", Kind::String).values(&["EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl"]);

static SHAPE_LAYER: Shape = Shape::new("Layer", Kind::Structure(&LAYER));

static SHAPE_LAYERS_REFERENCE_LIST: Shape = Shape::new("LayersReferenceList", Kind::List { item: &SHAPE_LAYER, item_name: "member", flattened: false });

static SHAPE_LAYER_LIST: Shape = Shape::new("LayerList", Kind::List { item: &SHAPE_LAYER_VERSION_ARN, item_name: "member", flattened: false });

static SHAPE_LAYER_VERSION_ARN: Shape = Shape::new("LayerVersionArn", Kind::String).range(Some(1), Some(140)).pattern("arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+");

static SHAPE_LOCAL_MOUNT_PATH: Shape = Shape::new("LocalMountPath", Kind::String).range(Some(0), Some(160)).pattern("/mnt/[a-zA-Z0-9-_.]+");

static SHAPE_LOGGING_CONFIG: Shape = Shape::new("LoggingConfig", Kind::Structure(&LOGGING_CONFIG));

static SHAPE_LOG_FORMAT: Shape = Shape::new("LogFormat", Kind::String).values(&["JSON", "Text"]);

static SHAPE_LOG_GROUP: Shape = Shape::new("LogGroup", Kind::String).range(Some(1), Some(512)).pattern("[\\.\\-_/#A-Za-z0-9]+");

static SHAPE_LOG_TYPE: Shape = Shape::new("LogType", Kind::String).values(&["None", "Tail"]);

static SHAPE_LONG: Shape = Shape::new("Long", Kind::Long);

static SHAPE_MASTER_REGION: Shape = Shape::new("MasterRegion", Kind::String).pattern("ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}");

static SHAPE_MAXIMUM_BATCHING_WINDOW_IN_SECONDS: Shape = Shape::new("MaximumBatchingWindowInSeconds", Kind::Integer).range(Some(0), Some(300));

static SHAPE_MAXIMUM_CONCURRENCY: Shape = Shape::new("MaximumConcurrency", Kind::Integer).range(Some(2), Some(1000));

static SHAPE_MAXIMUM_EVENT_AGE_IN_SECONDS: Shape = Shape::new("MaximumEventAgeInSeconds", Kind::Integer).range(Some(60), Some(21600));

static SHAPE_MAXIMUM_NUMBER_OF_POLLERS: Shape = Shape::new("MaximumNumberOfPollers", Kind::Integer).range(Some(1), Some(2000));

static SHAPE_MAXIMUM_RECORD_AGE_IN_SECONDS: Shape = Shape::new("MaximumRecordAgeInSeconds", Kind::Integer).range(Some(-1), Some(604800));

static SHAPE_MAXIMUM_RETRY_ATTEMPTS: Shape = Shape::new("MaximumRetryAttempts", Kind::Integer).range(Some(0), Some(2));

static SHAPE_MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING: Shape = Shape::new("MaximumRetryAttemptsEventSourceMapping", Kind::Integer).range(Some(-1), Some(10000));

static SHAPE_MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS: Shape = Shape::new("MaxFunctionEventInvokeConfigListItems", Kind::Integer).range(Some(1), Some(50));

static SHAPE_MAX_LIST_ITEMS: Shape = Shape::new("MaxListItems", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_MEMORY_SIZE: Shape = Shape::new("MemorySize", Kind::Integer).range(Some(128), Some(32768));

static SHAPE_MINIMUM_NUMBER_OF_POLLERS: Shape = Shape::new("MinimumNumberOfPollers", Kind::Integer).range(Some(1), Some(200));

static SHAPE_NAMESPACED_FUNCTION_NAME: Shape = Shape::new("NamespacedFunctionName", Kind::String).range(Some(1), Some(256)).pattern("(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

static SHAPE_NAMESPACED_STATEMENT_ID: Shape = Shape::new("NamespacedStatementId", Kind::String).range(Some(1), Some(100)).pattern("([a-zA-Z0-9-_.]+)");

static SHAPE_NAME_SPACED_FUNCTION_ARN: Shape = Shape::new("NameSpacedFunctionArn", Kind::String).range(Some(0), Some(10000)).pattern("arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_\\.]+(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

static SHAPE_NULLABLE_BOOLEAN: Shape = Shape::new("NullableBoolean", Kind::Boolean);

static SHAPE_NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER: Shape = Shape::new("NumericLatestPublishedOrAliasQualifier", Kind::String).range(Some(1), Some(128)).pattern("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");

static SHAPE_ON_FAILURE: Shape = Shape::new("OnFailure", Kind::Structure(&ON_FAILURE));

static SHAPE_ON_SUCCESS: Shape = Shape::new("OnSuccess", Kind::Structure(&ON_SUCCESS));

static SHAPE_PACKAGE_TYPE: Shape = Shape::new("PackageType", Kind::String).values(&["Zip", "Image"]);

static SHAPE_PARALLELIZATION_FACTOR: Shape = Shape::new("ParallelizationFactor", Kind::Integer).range(Some(1), Some(10));

static SHAPE_PATTERN: Shape = Shape::new("Pattern", Kind::String).range(Some(0), Some(4096)).pattern(".*");

static SHAPE_PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY: Shape = Shape::new("PerExecutionEnvironmentMaxConcurrency", Kind::Integer).range(Some(1), Some(1600));

static SHAPE_PRINCIPAL: Shape = Shape::new("Principal", Kind::String).pattern("[^\\s]+");

static SHAPE_PRINCIPAL_ORG_ID: Shape = Shape::new("PrincipalOrgID", Kind::String).range(Some(12), Some(34)).pattern("o-[a-z0-9]{10,32}");

static SHAPE_PROVISIONED_POLLER_CONFIG: Shape = Shape::new("ProvisionedPollerConfig", Kind::Structure(&PROVISIONED_POLLER_CONFIG));

static SHAPE_PROVISIONED_POLLER_GROUP_NAME: Shape = Shape::new("ProvisionedPollerGroupName", Kind::String).range(Some(0), Some(128)).pattern("[a-zA-Z0-9-_]*");

static SHAPE_QUEUE: Shape = Shape::new("Queue", Kind::String).range(Some(1), Some(1000)).pattern("[\\s\\S]*");

static SHAPE_QUEUES: Shape = Shape::new("Queues", Kind::List { item: &SHAPE_QUEUE, item_name: "member", flattened: false }).range(Some(1), Some(1));

static SHAPE_RESERVED_CONCURRENT_EXECUTIONS: Shape = Shape::new("ReservedConcurrentExecutions", Kind::Integer).range(Some(0), None);

static SHAPE_RESOURCE_ARN: Shape = Shape::new("ResourceArn", Kind::String).pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");

static SHAPE_RETENTION_PERIOD_IN_DAYS: Shape = Shape::new("RetentionPeriodInDays", Kind::Integer).range(Some(1), Some(90));

static SHAPE_ROLE_ARN: Shape = Shape::new("RoleArn", Kind::String).pattern("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");

static SHAPE_RUNTIME: Shape = Shape::new("Runtime", Kind::String).values(&["nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "java8", "java8.al2", "java11", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet6", "dotnet8", "nodejs4.3-edge", "go1.x", "ruby2.5", "ruby2.7", "provided", "provided.al2", "nodejs18.x", "python3.10", "java17", "ruby3.2", "ruby3.3", "ruby3.4", "python3.11", "nodejs20.x", "provided.al2023", "python3.12", "java21", "python3.13", "nodejs22.x", "nodejs24.x", "python3.14", "java25", "dotnet10", "ruby4.0"]);

static SHAPE_RUNTIME_VERSION_ARN: Shape = Shape::new("RuntimeVersionArn", Kind::String).range(Some(26), Some(2048)).pattern("arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}::runtime:.+");

static SHAPE_RUNTIME_VERSION_CONFIG: Shape = Shape::new("RuntimeVersionConfig", Kind::Structure(&RUNTIME_VERSION_CONFIG));

static SHAPE_RUNTIME_VERSION_ERROR: Shape = Shape::new("RuntimeVersionError", Kind::Structure(&RUNTIME_VERSION_ERROR));

static SHAPE_S3_BUCKET: Shape = Shape::new("S3Bucket", Kind::String).range(Some(3), Some(63)).pattern("[0-9A-Za-z\\.\\-_]*(?<!\\.)");

static SHAPE_S3_KEY: Shape = Shape::new("S3Key", Kind::String).range(Some(1), Some(1024));

static SHAPE_S3_OBJECT_VERSION: Shape = Shape::new("S3ObjectVersion", Kind::String).range(Some(1), Some(1024));

static SHAPE_SCALING_CONFIG: Shape = Shape::new("ScalingConfig", Kind::Structure(&SCALING_CONFIG));

static SHAPE_SCHEMA_REGISTRY_EVENT_RECORD_FORMAT: Shape = Shape::new("SchemaRegistryEventRecordFormat", Kind::String).values(&["JSON", "SOURCE"]);

static SHAPE_SCHEMA_REGISTRY_URI: Shape = Shape::new("SchemaRegistryUri", Kind::String).range(Some(1), Some(10000)).pattern("[a-zA-Z0-9-\\/*:_+=.@-]*");

static SHAPE_SECURITY_GROUP_ID: Shape = Shape::new("SecurityGroupId", Kind::String);

static SHAPE_SECURITY_GROUP_IDS: Shape = Shape::new("SecurityGroupIds", Kind::List { item: &SHAPE_SECURITY_GROUP_ID, item_name: "member", flattened: false }).range(Some(0), Some(5));

static SHAPE_SELF_MANAGED_EVENT_SOURCE: Shape = Shape::new("SelfManagedEventSource", Kind::Structure(&SELF_MANAGED_EVENT_SOURCE));

static SHAPE_SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: Shape = Shape::new("SelfManagedKafkaEventSourceConfig", Kind::Structure(&SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG));

static SHAPE_SENSITIVE_STRING: Shape = Shape::new("SensitiveString", Kind::String).sensitive();

static SHAPE_SNAP_START: Shape = Shape::new("SnapStart", Kind::Structure(&SNAP_START));

static SHAPE_SNAP_START_APPLY_ON: Shape = Shape::new("SnapStartApplyOn", Kind::String).values(&["PublishedVersions", "None"]);

static SHAPE_SNAP_START_OPTIMIZATION_STATUS: Shape = Shape::new("SnapStartOptimizationStatus", Kind::String).values(&["On", "Off"]);

static SHAPE_SNAP_START_RESPONSE: Shape = Shape::new("SnapStartResponse", Kind::Structure(&SNAP_START_RESPONSE));

static SHAPE_SOURCE_ACCESS_CONFIGURATION: Shape = Shape::new("SourceAccessConfiguration", Kind::Structure(&SOURCE_ACCESS_CONFIGURATION));

static SHAPE_SOURCE_ACCESS_CONFIGURATIONS: Shape = Shape::new("SourceAccessConfigurations", Kind::List { item: &SHAPE_SOURCE_ACCESS_CONFIGURATION, item_name: "member", flattened: false }).range(Some(0), Some(22));

static SHAPE_SOURCE_ACCESS_TYPE: Shape = Shape::new("SourceAccessType", Kind::String).values(&["BASIC_AUTH", "VPC_SUBNET", "VPC_SECURITY_GROUP", "SASL_SCRAM_512_AUTH", "SASL_SCRAM_256_AUTH", "VIRTUAL_HOST", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE"]);

static SHAPE_SOURCE_OWNER: Shape = Shape::new("SourceOwner", Kind::String).range(Some(0), Some(12)).pattern("\\d{12}");

static SHAPE_STATE: Shape = Shape::new("State", Kind::String).values(&["Pending", "Active", "Inactive", "Failed", "Deactivating", "Deactivated", "ActiveNonInvocable", "Deleting"]);

static SHAPE_STATEMENT_ID: Shape = Shape::new("StatementId", Kind::String).range(Some(1), Some(100)).pattern("([a-zA-Z0-9-_]+)");

static SHAPE_STATE_REASON: Shape = Shape::new("StateReason", Kind::String);

static SHAPE_STATE_REASON_CODE: Shape = Shape::new("StateReasonCode", Kind::String).values(&["Idle", "Creating", "Restoring", "EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "DrainingDurableExecutions", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl"]);

static SHAPE_STRING: Shape = Shape::new("String", Kind::String);

static SHAPE_STRING_LIST: Shape = Shape::new("StringList", Kind::List { item: &SHAPE_STRING, item_name: "member", flattened: false }).range(Some(0), Some(1500));

static SHAPE_SUBNET_ID: Shape = Shape::new("SubnetId", Kind::String);

static SHAPE_SUBNET_IDS: Shape = Shape::new("SubnetIds", Kind::List { item: &SHAPE_SUBNET_ID, item_name: "member", flattened: false }).range(Some(0), Some(16));

static SHAPE_SYSTEM_LOG_LEVEL: Shape = Shape::new("SystemLogLevel", Kind::String).values(&["DEBUG", "INFO", "WARN"]);

static SHAPE_TAGGABLE_RESOURCE: Shape = Shape::new("TaggableResource", Kind::String).range(Some(1), Some(256)).pattern("arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)");

static SHAPE_TAGS: Shape = Shape::new("Tags", Kind::Map { key: &SHAPE_TAG_KEY, value: &SHAPE_TAG_VALUE, key_name: "key", value_name: "value", flattened: false });

static SHAPE_TAGS_ERROR: Shape = Shape::new("TagsError", Kind::Structure(&TAGS_ERROR));

static SHAPE_TAGS_ERROR_CODE: Shape = Shape::new("TagsErrorCode", Kind::String).range(Some(10), Some(21)).pattern("[A-Za-z]+Exception");

static SHAPE_TAGS_ERROR_MESSAGE: Shape = Shape::new("TagsErrorMessage", Kind::String).range(Some(84), Some(1000)).pattern(".*");

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String);

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false });

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String);

static SHAPE_TENANCY_CONFIG: Shape = Shape::new("TenancyConfig", Kind::Structure(&TENANCY_CONFIG));

static SHAPE_TENANT_ID: Shape = Shape::new("TenantId", Kind::String).range(Some(1), Some(256)).pattern("[a-zA-Z0-9\\._:\\/=+\\-@ ]+");

static SHAPE_TENANT_ISOLATION_MODE: Shape = Shape::new("TenantIsolationMode", Kind::String).values(&["PER_TENANT"]);

static SHAPE_TIMEOUT: Shape = Shape::new("Timeout", Kind::Integer).range(Some(1), None);

static SHAPE_TIMESTAMP: Shape = Shape::new("Timestamp", Kind::String);

static SHAPE_TOPIC: Shape = Shape::new("Topic", Kind::String).range(Some(1), Some(249)).pattern("[^.]([a-zA-Z0-9\\-_.]+)");

static SHAPE_TOPICS: Shape = Shape::new("Topics", Kind::List { item: &SHAPE_TOPIC, item_name: "member", flattened: false }).range(Some(1), Some(1));

static SHAPE_TRACING_CONFIG: Shape = Shape::new("TracingConfig", Kind::Structure(&TRACING_CONFIG));

static SHAPE_TRACING_CONFIG_RESPONSE: Shape = Shape::new("TracingConfigResponse", Kind::Structure(&TRACING_CONFIG_RESPONSE));

static SHAPE_TRACING_MODE: Shape = Shape::new("TracingMode", Kind::String).values(&["Active", "PassThrough"]);

static SHAPE_TUMBLING_WINDOW_IN_SECONDS: Shape = Shape::new("TumblingWindowInSeconds", Kind::Integer).range(Some(0), Some(900));

static SHAPE_UNRESERVED_CONCURRENT_EXECUTIONS: Shape = Shape::new("UnreservedConcurrentExecutions", Kind::Integer).range(Some(0), None);

static SHAPE_URI: Shape = Shape::new("URI", Kind::String).range(Some(1), Some(200)).pattern("[a-zA-Z0-9-\\/*:_+=.@-]*");

static SHAPE_VERSION: Shape = Shape::new("Version", Kind::String).range(Some(1), Some(1024)).pattern("(\\$LATEST|[0-9]+)");

static SHAPE_VERSION_WITH_LATEST_PUBLISHED: Shape = Shape::new("VersionWithLatestPublished", Kind::String).range(Some(1), Some(1024)).pattern("(\\$LATEST(\\.PUBLISHED)?|[0-9]+)");

static SHAPE_VPC_CONFIG: Shape = Shape::new("VpcConfig", Kind::Structure(&VPC_CONFIG));

static SHAPE_VPC_CONFIG_RESPONSE: Shape = Shape::new("VpcConfigResponse", Kind::Structure(&VPC_CONFIG_RESPONSE));

static SHAPE_VPC_ID: Shape = Shape::new("VpcId", Kind::String);

static SHAPE_WEIGHT: Shape = Shape::new("Weight", Kind::Double).range(Some(0), Some(1));

static SHAPE_WORKING_DIRECTORY: Shape = Shape::new("WorkingDirectory", Kind::String).range(Some(0), Some(1000));
