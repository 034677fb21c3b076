// Written by `cargo codegen` from models/iam.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "iam",
    endpoint_prefix: "iam",
    api_version: "2010-05-08",
    uid: "iam-2010-05-08",
    protocols: &[Protocol::Query],
    target_prefix: None,
    xml_namespace: Some("https://iam.amazonaws.com/doc/2010-05-08/"),
    query_compatible: false,
    operations: &[
        OperationRef { name: "AcceptDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "AddClientIDToOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "AddRoleToInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "AddUserToGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "AssociateDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "AttachGroupPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "AttachRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_ATTACH_ROLE_POLICY) },
        OperationRef { name: "AttachUserPolicy", http: &HTTP_0, meta: Some(&OPERATION_ATTACH_USER_POLICY) },
        OperationRef { name: "ChangePassword", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateAccessKey", http: &HTTP_0, meta: Some(&OPERATION_CREATE_ACCESS_KEY) },
        OperationRef { name: "CreateAccountAlias", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateLoginProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "CreatePolicy", http: &HTTP_0, meta: Some(&OPERATION_CREATE_POLICY) },
        OperationRef { name: "CreatePolicyVersion", http: &HTTP_0, meta: Some(&OPERATION_CREATE_POLICY_VERSION) },
        OperationRef { name: "CreateRole", http: &HTTP_0, meta: Some(&OPERATION_CREATE_ROLE) },
        OperationRef { name: "CreateSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateServiceLinkedRole", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateServiceSpecificCredential", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateUser", http: &HTTP_0, meta: Some(&OPERATION_CREATE_USER) },
        OperationRef { name: "CreateVirtualMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "DeactivateMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteAccessKey", http: &HTTP_0, meta: Some(&OPERATION_DELETE_ACCESS_KEY) },
        OperationRef { name: "DeleteAccountAlias", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteAccountPasswordPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteGroupPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteLoginProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "DeletePolicy", http: &HTTP_0, meta: Some(&OPERATION_DELETE_POLICY) },
        OperationRef { name: "DeletePolicyVersion", http: &HTTP_0, meta: Some(&OPERATION_DELETE_POLICY_VERSION) },
        OperationRef { name: "DeleteRole", http: &HTTP_0, meta: Some(&OPERATION_DELETE_ROLE) },
        OperationRef { name: "DeleteRolePermissionsBoundary", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_DELETE_ROLE_POLICY) },
        OperationRef { name: "DeleteSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteSSHPublicKey", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteServiceLinkedRole", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteServiceSpecificCredential", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteSigningCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteUser", http: &HTTP_0, meta: Some(&OPERATION_DELETE_USER) },
        OperationRef { name: "DeleteUserPermissionsBoundary", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteUserPolicy", http: &HTTP_0, meta: Some(&OPERATION_DELETE_USER_POLICY) },
        OperationRef { name: "DeleteVirtualMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "DetachGroupPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DetachRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_DETACH_ROLE_POLICY) },
        OperationRef { name: "DetachUserPolicy", http: &HTTP_0, meta: Some(&OPERATION_DETACH_USER_POLICY) },
        OperationRef { name: "DisableOrganizationsRootCredentialsManagement", http: &HTTP_0, meta: None },
        OperationRef { name: "DisableOrganizationsRootSessions", http: &HTTP_0, meta: None },
        OperationRef { name: "DisableOutboundWebIdentityFederation", http: &HTTP_0, meta: None },
        OperationRef { name: "EnableMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "EnableOrganizationsRootCredentialsManagement", http: &HTTP_0, meta: None },
        OperationRef { name: "EnableOrganizationsRootSessions", http: &HTTP_0, meta: None },
        OperationRef { name: "EnableOutboundWebIdentityFederation", http: &HTTP_0, meta: None },
        OperationRef { name: "GenerateCredentialReport", http: &HTTP_0, meta: None },
        OperationRef { name: "GenerateOrganizationsAccessReport", http: &HTTP_0, meta: None },
        OperationRef { name: "GenerateServiceLastAccessedDetails", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAccessKeyLastUsed", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAccountAuthorizationDetails", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAccountPasswordPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAccountSummary", http: &HTTP_0, meta: None },
        OperationRef { name: "GetContextKeysForCustomPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetContextKeysForPrincipalPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetCredentialReport", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "GetGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "GetGroupPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetHumanReadableSummary", http: &HTTP_0, meta: None },
        OperationRef { name: "GetInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLoginProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "GetMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "GetOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "GetOrganizationsAccessReport", http: &HTTP_0, meta: None },
        OperationRef { name: "GetOutboundWebIdentityFederationInfo", http: &HTTP_0, meta: None },
        OperationRef { name: "GetPolicy", http: &HTTP_0, meta: Some(&OPERATION_GET_POLICY) },
        OperationRef { name: "GetPolicyVersion", http: &HTTP_0, meta: Some(&OPERATION_GET_POLICY_VERSION) },
        OperationRef { name: "GetRole", http: &HTTP_0, meta: Some(&OPERATION_GET_ROLE) },
        OperationRef { name: "GetRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_GET_ROLE_POLICY) },
        OperationRef { name: "GetSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "GetSSHPublicKey", http: &HTTP_0, meta: None },
        OperationRef { name: "GetServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "GetServiceLastAccessedDetails", http: &HTTP_0, meta: None },
        OperationRef { name: "GetServiceLastAccessedDetailsWithEntities", http: &HTTP_0, meta: None },
        OperationRef { name: "GetServiceLinkedRoleDeletionStatus", http: &HTTP_0, meta: None },
        OperationRef { name: "GetUser", http: &HTTP_0, meta: Some(&OPERATION_GET_USER) },
        OperationRef { name: "GetUserPolicy", http: &HTTP_0, meta: Some(&OPERATION_GET_USER_POLICY) },
        OperationRef { name: "ListAccessKeys", http: &HTTP_0, meta: Some(&OPERATION_LIST_ACCESS_KEYS) },
        OperationRef { name: "ListAccountAliases", http: &HTTP_0, meta: None },
        OperationRef { name: "ListAttachedGroupPolicies", http: &HTTP_0, meta: None },
        OperationRef { name: "ListAttachedRolePolicies", http: &HTTP_0, meta: Some(&OPERATION_LIST_ATTACHED_ROLE_POLICIES) },
        OperationRef { name: "ListAttachedUserPolicies", http: &HTTP_0, meta: Some(&OPERATION_LIST_ATTACHED_USER_POLICIES) },
        OperationRef { name: "ListDelegationRequests", http: &HTTP_0, meta: None },
        OperationRef { name: "ListEntitiesForPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "ListGroupPolicies", http: &HTTP_0, meta: None },
        OperationRef { name: "ListGroups", http: &HTTP_0, meta: None },
        OperationRef { name: "ListGroupsForUser", http: &HTTP_0, meta: Some(&OPERATION_LIST_GROUPS_FOR_USER) },
        OperationRef { name: "ListInstanceProfileTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListInstanceProfiles", http: &HTTP_0, meta: None },
        OperationRef { name: "ListInstanceProfilesForRole", http: &HTTP_0, meta: Some(&OPERATION_LIST_INSTANCE_PROFILES_FOR_ROLE) },
        OperationRef { name: "ListMFADeviceTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListMFADevices", http: &HTTP_0, meta: None },
        OperationRef { name: "ListOpenIDConnectProviderTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListOpenIDConnectProviders", http: &HTTP_0, meta: None },
        OperationRef { name: "ListOrganizationsFeatures", http: &HTTP_0, meta: None },
        OperationRef { name: "ListPolicies", http: &HTTP_0, meta: Some(&OPERATION_LIST_POLICIES) },
        OperationRef { name: "ListPoliciesGrantingServiceAccess", http: &HTTP_0, meta: None },
        OperationRef { name: "ListPolicyTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListPolicyVersions", http: &HTTP_0, meta: Some(&OPERATION_LIST_POLICY_VERSIONS) },
        OperationRef { name: "ListRolePolicies", http: &HTTP_0, meta: Some(&OPERATION_LIST_ROLE_POLICIES) },
        OperationRef { name: "ListRoleTags", http: &HTTP_0, meta: Some(&OPERATION_LIST_ROLE_TAGS) },
        OperationRef { name: "ListRoles", http: &HTTP_0, meta: Some(&OPERATION_LIST_ROLES) },
        OperationRef { name: "ListSAMLProviderTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSAMLProviders", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSSHPublicKeys", http: &HTTP_0, meta: None },
        OperationRef { name: "ListServerCertificateTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListServerCertificates", http: &HTTP_0, meta: None },
        OperationRef { name: "ListServiceSpecificCredentials", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSigningCertificates", http: &HTTP_0, meta: None },
        OperationRef { name: "ListUserPolicies", http: &HTTP_0, meta: Some(&OPERATION_LIST_USER_POLICIES) },
        OperationRef { name: "ListUserTags", http: &HTTP_0, meta: None },
        OperationRef { name: "ListUsers", http: &HTTP_0, meta: Some(&OPERATION_LIST_USERS) },
        OperationRef { name: "ListVirtualMFADevices", http: &HTTP_0, meta: None },
        OperationRef { name: "PutGroupPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutRolePermissionsBoundary", http: &HTTP_0, meta: None },
        OperationRef { name: "PutRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_PUT_ROLE_POLICY) },
        OperationRef { name: "PutUserPermissionsBoundary", http: &HTTP_0, meta: None },
        OperationRef { name: "PutUserPolicy", http: &HTTP_0, meta: Some(&OPERATION_PUT_USER_POLICY) },
        OperationRef { name: "RejectDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "RemoveClientIDFromOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "RemoveRoleFromInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "RemoveUserFromGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "ResetServiceSpecificCredential", http: &HTTP_0, meta: None },
        OperationRef { name: "ResyncMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "SendDelegationToken", http: &HTTP_0, meta: None },
        OperationRef { name: "SetDefaultPolicyVersion", http: &HTTP_0, meta: None },
        OperationRef { name: "SetSecurityTokenServicePreferences", http: &HTTP_0, meta: None },
        OperationRef { name: "SimulateCustomPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "SimulatePrincipalPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "TagInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "TagMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "TagOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "TagPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "TagRole", http: &HTTP_0, meta: Some(&OPERATION_TAG_ROLE) },
        OperationRef { name: "TagSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "TagServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "TagUser", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagInstanceProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagMFADevice", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagOpenIDConnectProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagRole", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_ROLE) },
        OperationRef { name: "UntagSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagUser", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateAccessKey", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_ACCESS_KEY) },
        OperationRef { name: "UpdateAccountPasswordPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateAssumeRolePolicy", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_ASSUME_ROLE_POLICY) },
        OperationRef { name: "UpdateDelegationRequest", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateGroup", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateLoginProfile", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateOpenIDConnectProviderThumbprint", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateRole", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_ROLE) },
        OperationRef { name: "UpdateRoleDescription", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateSAMLProvider", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateSSHPublicKey", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateServiceSpecificCredential", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateSigningCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateUser", http: &HTTP_0, meta: None },
        OperationRef { name: "UploadSSHPublicKey", http: &HTTP_0, meta: None },
        OperationRef { name: "UploadServerCertificate", http: &HTTP_0, meta: None },
        OperationRef { name: "UploadSigningCertificate", http: &HTTP_0, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "AccountNotManagementOrDelegatedAdministratorException", code: "AccountNotManagementOrDelegatedAdministratorException", status: 400 },
        ErrorMeta { shape: "CallerIsNotManagementAccountException", code: "CallerIsNotManagementAccountException", status: 400 },
        ErrorMeta { shape: "ConcurrentModificationException", code: "ConcurrentModification", status: 409 },
        ErrorMeta { shape: "CredentialReportExpiredException", code: "ReportExpired", status: 410 },
        ErrorMeta { shape: "CredentialReportNotPresentException", code: "ReportNotPresent", status: 410 },
        ErrorMeta { shape: "CredentialReportNotReadyException", code: "ReportInProgress", status: 404 },
        ErrorMeta { shape: "DeleteConflictException", code: "DeleteConflict", status: 409 },
        ErrorMeta { shape: "DuplicateCertificateException", code: "DuplicateCertificate", status: 409 },
        ErrorMeta { shape: "DuplicateSSHPublicKeyException", code: "DuplicateSSHPublicKey", status: 400 },
        ErrorMeta { shape: "EntityAlreadyExistsException", code: "EntityAlreadyExists", status: 409 },
        ErrorMeta { shape: "EntityTemporarilyUnmodifiableException", code: "EntityTemporarilyUnmodifiable", status: 409 },
        ErrorMeta { shape: "FeatureDisabledException", code: "FeatureDisabled", status: 404 },
        ErrorMeta { shape: "FeatureEnabledException", code: "FeatureEnabled", status: 409 },
        ErrorMeta { shape: "InvalidAuthenticationCodeException", code: "InvalidAuthenticationCode", status: 403 },
        ErrorMeta { shape: "InvalidCertificateException", code: "InvalidCertificate", status: 400 },
        ErrorMeta { shape: "InvalidInputException", code: "InvalidInput", status: 400 },
        ErrorMeta { shape: "InvalidPublicKeyException", code: "InvalidPublicKey", status: 400 },
        ErrorMeta { shape: "InvalidUserTypeException", code: "InvalidUserType", status: 400 },
        ErrorMeta { shape: "KeyPairMismatchException", code: "KeyPairMismatch", status: 400 },
        ErrorMeta { shape: "LimitExceededException", code: "LimitExceeded", status: 409 },
        ErrorMeta { shape: "MalformedCertificateException", code: "MalformedCertificate", status: 400 },
        ErrorMeta { shape: "MalformedPolicyDocumentException", code: "MalformedPolicyDocument", status: 400 },
        ErrorMeta { shape: "NoSuchEntityException", code: "NoSuchEntity", status: 404 },
        ErrorMeta { shape: "OpenIdIdpCommunicationErrorException", code: "OpenIdIdpCommunicationError", status: 400 },
        ErrorMeta { shape: "OrganizationNotFoundException", code: "OrganizationNotFoundException", status: 400 },
        ErrorMeta { shape: "OrganizationNotInAllFeaturesModeException", code: "OrganizationNotInAllFeaturesModeException", status: 400 },
        ErrorMeta { shape: "PasswordPolicyViolationException", code: "PasswordPolicyViolation", status: 400 },
        ErrorMeta { shape: "PolicyEvaluationException", code: "PolicyEvaluation", status: 500 },
        ErrorMeta { shape: "PolicyNotAttachableException", code: "PolicyNotAttachable", status: 400 },
        ErrorMeta { shape: "ReportGenerationLimitExceededException", code: "ReportGenerationLimitExceeded", status: 409 },
        ErrorMeta { shape: "ServiceAccessNotEnabledException", code: "ServiceAccessNotEnabledException", status: 400 },
        ErrorMeta { shape: "ServiceFailureException", code: "ServiceFailure", status: 500 },
        ErrorMeta { shape: "ServiceNotSupportedException", code: "NotSupportedService", status: 404 },
        ErrorMeta { shape: "UnmodifiableEntityException", code: "UnmodifiableEntity", status: 400 },
        ErrorMeta { shape: "UnrecognizedPublicKeyEncodingException", code: "UnrecognizedPublicKeyEncoding", status: 400 },
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

pub(super) static OPERATION_ATTACH_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "AttachRolePolicy",
    http: &HTTP_0,
    input: &ATTACH_ROLE_POLICY_INPUT,
    output: &ATTACH_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::AttachRolePolicyInput>::default(),
    new_output: || Box::<super::AttachRolePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_ATTACH_USER_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "AttachUserPolicy",
    http: &HTTP_0,
    input: &ATTACH_USER_POLICY_INPUT,
    output: &ATTACH_USER_POLICY_OUTPUT,
    new_input: || Box::<super::AttachUserPolicyInput>::default(),
    new_output: || Box::<super::AttachUserPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_ACCESS_KEY: OperationMeta = OperationMeta {
    service: "iam",
    name: "CreateAccessKey",
    http: &HTTP_0,
    input: &CREATE_ACCESS_KEY_INPUT,
    output: &CREATE_ACCESS_KEY_OUTPUT,
    new_input: || Box::<super::CreateAccessKeyInput>::default(),
    new_output: || Box::<super::CreateAccessKeyOutput>::default(),
    result_wrapper: Some("CreateAccessKeyResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "CreatePolicy",
    http: &HTTP_0,
    input: &CREATE_POLICY_INPUT,
    output: &CREATE_POLICY_OUTPUT,
    new_input: || Box::<super::CreatePolicyInput>::default(),
    new_output: || Box::<super::CreatePolicyOutput>::default(),
    result_wrapper: Some("CreatePolicyResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_POLICY_VERSION: OperationMeta = OperationMeta {
    service: "iam",
    name: "CreatePolicyVersion",
    http: &HTTP_0,
    input: &CREATE_POLICY_VERSION_INPUT,
    output: &CREATE_POLICY_VERSION_OUTPUT,
    new_input: || Box::<super::CreatePolicyVersionInput>::default(),
    new_output: || Box::<super::CreatePolicyVersionOutput>::default(),
    result_wrapper: Some("CreatePolicyVersionResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "CreateRole",
    http: &HTTP_0,
    input: &CREATE_ROLE_INPUT,
    output: &CREATE_ROLE_OUTPUT,
    new_input: || Box::<super::CreateRoleInput>::default(),
    new_output: || Box::<super::CreateRoleOutput>::default(),
    result_wrapper: Some("CreateRoleResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_USER: OperationMeta = OperationMeta {
    service: "iam",
    name: "CreateUser",
    http: &HTTP_0,
    input: &CREATE_USER_INPUT,
    output: &CREATE_USER_OUTPUT,
    new_input: || Box::<super::CreateUserInput>::default(),
    new_output: || Box::<super::CreateUserOutput>::default(),
    result_wrapper: Some("CreateUserResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_ACCESS_KEY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeleteAccessKey",
    http: &HTTP_0,
    input: &DELETE_ACCESS_KEY_INPUT,
    output: &DELETE_ACCESS_KEY_OUTPUT,
    new_input: || Box::<super::DeleteAccessKeyInput>::default(),
    new_output: || Box::<super::DeleteAccessKeyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeletePolicy",
    http: &HTTP_0,
    input: &DELETE_POLICY_INPUT,
    output: &DELETE_POLICY_OUTPUT,
    new_input: || Box::<super::DeletePolicyInput>::default(),
    new_output: || Box::<super::DeletePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_POLICY_VERSION: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeletePolicyVersion",
    http: &HTTP_0,
    input: &DELETE_POLICY_VERSION_INPUT,
    output: &DELETE_POLICY_VERSION_OUTPUT,
    new_input: || Box::<super::DeletePolicyVersionInput>::default(),
    new_output: || Box::<super::DeletePolicyVersionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeleteRole",
    http: &HTTP_0,
    input: &DELETE_ROLE_INPUT,
    output: &DELETE_ROLE_OUTPUT,
    new_input: || Box::<super::DeleteRoleInput>::default(),
    new_output: || Box::<super::DeleteRoleOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeleteRolePolicy",
    http: &HTTP_0,
    input: &DELETE_ROLE_POLICY_INPUT,
    output: &DELETE_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::DeleteRolePolicyInput>::default(),
    new_output: || Box::<super::DeleteRolePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_USER: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeleteUser",
    http: &HTTP_0,
    input: &DELETE_USER_INPUT,
    output: &DELETE_USER_OUTPUT,
    new_input: || Box::<super::DeleteUserInput>::default(),
    new_output: || Box::<super::DeleteUserOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_USER_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DeleteUserPolicy",
    http: &HTTP_0,
    input: &DELETE_USER_POLICY_INPUT,
    output: &DELETE_USER_POLICY_OUTPUT,
    new_input: || Box::<super::DeleteUserPolicyInput>::default(),
    new_output: || Box::<super::DeleteUserPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DETACH_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DetachRolePolicy",
    http: &HTTP_0,
    input: &DETACH_ROLE_POLICY_INPUT,
    output: &DETACH_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::DetachRolePolicyInput>::default(),
    new_output: || Box::<super::DetachRolePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DETACH_USER_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "DetachUserPolicy",
    http: &HTTP_0,
    input: &DETACH_USER_POLICY_INPUT,
    output: &DETACH_USER_POLICY_OUTPUT,
    new_input: || Box::<super::DetachUserPolicyInput>::default(),
    new_output: || Box::<super::DetachUserPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetPolicy",
    http: &HTTP_0,
    input: &GET_POLICY_INPUT,
    output: &GET_POLICY_OUTPUT,
    new_input: || Box::<super::GetPolicyInput>::default(),
    new_output: || Box::<super::GetPolicyOutput>::default(),
    result_wrapper: Some("GetPolicyResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_POLICY_VERSION: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetPolicyVersion",
    http: &HTTP_0,
    input: &GET_POLICY_VERSION_INPUT,
    output: &GET_POLICY_VERSION_OUTPUT,
    new_input: || Box::<super::GetPolicyVersionInput>::default(),
    new_output: || Box::<super::GetPolicyVersionOutput>::default(),
    result_wrapper: Some("GetPolicyVersionResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetRole",
    http: &HTTP_0,
    input: &GET_ROLE_INPUT,
    output: &GET_ROLE_OUTPUT,
    new_input: || Box::<super::GetRoleInput>::default(),
    new_output: || Box::<super::GetRoleOutput>::default(),
    result_wrapper: Some("GetRoleResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetRolePolicy",
    http: &HTTP_0,
    input: &GET_ROLE_POLICY_INPUT,
    output: &GET_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::GetRolePolicyInput>::default(),
    new_output: || Box::<super::GetRolePolicyOutput>::default(),
    result_wrapper: Some("GetRolePolicyResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_USER: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetUser",
    http: &HTTP_0,
    input: &GET_USER_INPUT,
    output: &GET_USER_OUTPUT,
    new_input: || Box::<super::GetUserInput>::default(),
    new_output: || Box::<super::GetUserOutput>::default(),
    result_wrapper: Some("GetUserResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_USER_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "GetUserPolicy",
    http: &HTTP_0,
    input: &GET_USER_POLICY_INPUT,
    output: &GET_USER_POLICY_OUTPUT,
    new_input: || Box::<super::GetUserPolicyInput>::default(),
    new_output: || Box::<super::GetUserPolicyOutput>::default(),
    result_wrapper: Some("GetUserPolicyResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ACCESS_KEYS: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListAccessKeys",
    http: &HTTP_0,
    input: &LIST_ACCESS_KEYS_INPUT,
    output: &LIST_ACCESS_KEYS_OUTPUT,
    new_input: || Box::<super::ListAccessKeysInput>::default(),
    new_output: || Box::<super::ListAccessKeysOutput>::default(),
    result_wrapper: Some("ListAccessKeysResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ATTACHED_ROLE_POLICIES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListAttachedRolePolicies",
    http: &HTTP_0,
    input: &LIST_ATTACHED_ROLE_POLICIES_INPUT,
    output: &LIST_ATTACHED_ROLE_POLICIES_OUTPUT,
    new_input: || Box::<super::ListAttachedRolePoliciesInput>::default(),
    new_output: || Box::<super::ListAttachedRolePoliciesOutput>::default(),
    result_wrapper: Some("ListAttachedRolePoliciesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ATTACHED_USER_POLICIES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListAttachedUserPolicies",
    http: &HTTP_0,
    input: &LIST_ATTACHED_USER_POLICIES_INPUT,
    output: &LIST_ATTACHED_USER_POLICIES_OUTPUT,
    new_input: || Box::<super::ListAttachedUserPoliciesInput>::default(),
    new_output: || Box::<super::ListAttachedUserPoliciesOutput>::default(),
    result_wrapper: Some("ListAttachedUserPoliciesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_GROUPS_FOR_USER: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListGroupsForUser",
    http: &HTTP_0,
    input: &LIST_GROUPS_FOR_USER_INPUT,
    output: &LIST_GROUPS_FOR_USER_OUTPUT,
    new_input: || Box::<super::ListGroupsForUserInput>::default(),
    new_output: || Box::<super::ListGroupsForUserOutput>::default(),
    result_wrapper: Some("ListGroupsForUserResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_INSTANCE_PROFILES_FOR_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListInstanceProfilesForRole",
    http: &HTTP_0,
    input: &LIST_INSTANCE_PROFILES_FOR_ROLE_INPUT,
    output: &LIST_INSTANCE_PROFILES_FOR_ROLE_OUTPUT,
    new_input: || Box::<super::ListInstanceProfilesForRoleInput>::default(),
    new_output: || Box::<super::ListInstanceProfilesForRoleOutput>::default(),
    result_wrapper: Some("ListInstanceProfilesForRoleResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_POLICIES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListPolicies",
    http: &HTTP_0,
    input: &LIST_POLICIES_INPUT,
    output: &LIST_POLICIES_OUTPUT,
    new_input: || Box::<super::ListPoliciesInput>::default(),
    new_output: || Box::<super::ListPoliciesOutput>::default(),
    result_wrapper: Some("ListPoliciesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_POLICY_VERSIONS: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListPolicyVersions",
    http: &HTTP_0,
    input: &LIST_POLICY_VERSIONS_INPUT,
    output: &LIST_POLICY_VERSIONS_OUTPUT,
    new_input: || Box::<super::ListPolicyVersionsInput>::default(),
    new_output: || Box::<super::ListPolicyVersionsOutput>::default(),
    result_wrapper: Some("ListPolicyVersionsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ROLE_POLICIES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListRolePolicies",
    http: &HTTP_0,
    input: &LIST_ROLE_POLICIES_INPUT,
    output: &LIST_ROLE_POLICIES_OUTPUT,
    new_input: || Box::<super::ListRolePoliciesInput>::default(),
    new_output: || Box::<super::ListRolePoliciesOutput>::default(),
    result_wrapper: Some("ListRolePoliciesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ROLE_TAGS: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListRoleTags",
    http: &HTTP_0,
    input: &LIST_ROLE_TAGS_INPUT,
    output: &LIST_ROLE_TAGS_OUTPUT,
    new_input: || Box::<super::ListRoleTagsInput>::default(),
    new_output: || Box::<super::ListRoleTagsOutput>::default(),
    result_wrapper: Some("ListRoleTagsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_ROLES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListRoles",
    http: &HTTP_0,
    input: &LIST_ROLES_INPUT,
    output: &LIST_ROLES_OUTPUT,
    new_input: || Box::<super::ListRolesInput>::default(),
    new_output: || Box::<super::ListRolesOutput>::default(),
    result_wrapper: Some("ListRolesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_USER_POLICIES: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListUserPolicies",
    http: &HTTP_0,
    input: &LIST_USER_POLICIES_INPUT,
    output: &LIST_USER_POLICIES_OUTPUT,
    new_input: || Box::<super::ListUserPoliciesInput>::default(),
    new_output: || Box::<super::ListUserPoliciesOutput>::default(),
    result_wrapper: Some("ListUserPoliciesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_USERS: OperationMeta = OperationMeta {
    service: "iam",
    name: "ListUsers",
    http: &HTTP_0,
    input: &LIST_USERS_INPUT,
    output: &LIST_USERS_OUTPUT,
    new_input: || Box::<super::ListUsersInput>::default(),
    new_output: || Box::<super::ListUsersOutput>::default(),
    result_wrapper: Some("ListUsersResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "PutRolePolicy",
    http: &HTTP_0,
    input: &PUT_ROLE_POLICY_INPUT,
    output: &PUT_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::PutRolePolicyInput>::default(),
    new_output: || Box::<super::PutRolePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_USER_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "PutUserPolicy",
    http: &HTTP_0,
    input: &PUT_USER_POLICY_INPUT,
    output: &PUT_USER_POLICY_OUTPUT,
    new_input: || Box::<super::PutUserPolicyInput>::default(),
    new_output: || Box::<super::PutUserPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "TagRole",
    http: &HTTP_0,
    input: &TAG_ROLE_INPUT,
    output: &TAG_ROLE_OUTPUT,
    new_input: || Box::<super::TagRoleInput>::default(),
    new_output: || Box::<super::TagRoleOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "UntagRole",
    http: &HTTP_0,
    input: &UNTAG_ROLE_INPUT,
    output: &UNTAG_ROLE_OUTPUT,
    new_input: || Box::<super::UntagRoleInput>::default(),
    new_output: || Box::<super::UntagRoleOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_ACCESS_KEY: OperationMeta = OperationMeta {
    service: "iam",
    name: "UpdateAccessKey",
    http: &HTTP_0,
    input: &UPDATE_ACCESS_KEY_INPUT,
    output: &UPDATE_ACCESS_KEY_OUTPUT,
    new_input: || Box::<super::UpdateAccessKeyInput>::default(),
    new_output: || Box::<super::UpdateAccessKeyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_ASSUME_ROLE_POLICY: OperationMeta = OperationMeta {
    service: "iam",
    name: "UpdateAssumeRolePolicy",
    http: &HTTP_0,
    input: &UPDATE_ASSUME_ROLE_POLICY_INPUT,
    output: &UPDATE_ASSUME_ROLE_POLICY_OUTPUT,
    new_input: || Box::<super::UpdateAssumeRolePolicyInput>::default(),
    new_output: || Box::<super::UpdateAssumeRolePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_ROLE: OperationMeta = OperationMeta {
    service: "iam",
    name: "UpdateRole",
    http: &HTTP_0,
    input: &UPDATE_ROLE_INPUT,
    output: &UPDATE_ROLE_OUTPUT,
    new_input: || Box::<super::UpdateRoleInput>::default(),
    new_output: || Box::<super::UpdateRoleOutput>::default(),
    result_wrapper: Some("UpdateRoleResult"),
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ATTACH_ROLE_POLICY_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static ATTACH_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "AttachRolePolicyInput",
    xml_name: "AttachRolePolicyInput",
    members: &MEMBERS_OF_ATTACH_ROLE_POLICY_REQUEST,
    payload: None,
};

pub(super) static ATTACH_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "AttachRolePolicyOutput",
    xml_name: "AttachRolePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_ATTACH_USER_POLICY_REQUEST: [Member; 2] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static ATTACH_USER_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "AttachUserPolicyInput",
    xml_name: "AttachUserPolicyInput",
    members: &MEMBERS_OF_ATTACH_USER_POLICY_REQUEST,
    payload: None,
};

pub(super) static ATTACH_USER_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "AttachUserPolicyOutput",
    xml_name: "AttachUserPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CREATE_ACCESS_KEY_REQUEST: [Member; 1] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE),
];

pub(super) static CREATE_ACCESS_KEY_INPUT: StructureSchema = StructureSchema {
    name: "CreateAccessKeyInput",
    xml_name: "CreateAccessKeyInput",
    members: &MEMBERS_OF_CREATE_ACCESS_KEY_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_ACCESS_KEY_RESPONSE: [Member; 1] = [
    Member::new("AccessKey", "AccessKey", Location::Body, &SHAPE_ACCESS_KEY).required(),
];

pub(super) static CREATE_ACCESS_KEY_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateAccessKeyOutput",
    xml_name: "CreateAccessKeyOutput",
    members: &MEMBERS_OF_CREATE_ACCESS_KEY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_CREATE_POLICY_REQUEST: [Member; 5] = [
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
    Member::new("Path", "Path", Location::Body, &SHAPE_POLICY_PATH_TYPE),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
    Member::new("Description", "Description", Location::Body, &SHAPE_POLICY_DESCRIPTION_TYPE),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static CREATE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "CreatePolicyInput",
    xml_name: "CreatePolicyInput",
    members: &MEMBERS_OF_CREATE_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_POLICY_RESPONSE: [Member; 1] = [
    Member::new("Policy", "Policy", Location::Body, &SHAPE_POLICY),
];

pub(super) static CREATE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "CreatePolicyOutput",
    xml_name: "CreatePolicyOutput",
    members: &MEMBERS_OF_CREATE_POLICY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_CREATE_POLICY_VERSION_REQUEST: [Member; 3] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
    Member::new("SetAsDefault", "SetAsDefault", Location::Body, &SHAPE_BOOLEAN_TYPE),
];

pub(super) static CREATE_POLICY_VERSION_INPUT: StructureSchema = StructureSchema {
    name: "CreatePolicyVersionInput",
    xml_name: "CreatePolicyVersionInput",
    members: &MEMBERS_OF_CREATE_POLICY_VERSION_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_POLICY_VERSION_RESPONSE: [Member; 1] = [
    Member::new("PolicyVersion", "PolicyVersion", Location::Body, &SHAPE_POLICY_VERSION),
];

pub(super) static CREATE_POLICY_VERSION_OUTPUT: StructureSchema = StructureSchema {
    name: "CreatePolicyVersionOutput",
    xml_name: "CreatePolicyVersionOutput",
    members: &MEMBERS_OF_CREATE_POLICY_VERSION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_CREATE_ROLE_REQUEST: [Member; 7] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE),
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("AssumeRolePolicyDocument", "AssumeRolePolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
    Member::new("Description", "Description", Location::Body, &SHAPE_ROLE_DESCRIPTION_TYPE),
    Member::new("MaxSessionDuration", "MaxSessionDuration", Location::Body, &SHAPE_ROLE_MAX_SESSION_DURATION_TYPE),
    Member::new("PermissionsBoundary", "PermissionsBoundary", Location::Body, &SHAPE_ARN_TYPE),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static CREATE_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "CreateRoleInput",
    xml_name: "CreateRoleInput",
    members: &MEMBERS_OF_CREATE_ROLE_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_ROLE_RESPONSE: [Member; 1] = [
    Member::new("Role", "Role", Location::Body, &SHAPE_ROLE).required(),
];

pub(super) static CREATE_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateRoleOutput",
    xml_name: "CreateRoleOutput",
    members: &MEMBERS_OF_CREATE_ROLE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_CREATE_USER_REQUEST: [Member; 4] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE),
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("PermissionsBoundary", "PermissionsBoundary", Location::Body, &SHAPE_ARN_TYPE),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static CREATE_USER_INPUT: StructureSchema = StructureSchema {
    name: "CreateUserInput",
    xml_name: "CreateUserInput",
    members: &MEMBERS_OF_CREATE_USER_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_USER_RESPONSE: [Member; 1] = [
    Member::new("User", "User", Location::Body, &SHAPE_USER),
];

pub(super) static CREATE_USER_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateUserOutput",
    xml_name: "CreateUserOutput",
    members: &MEMBERS_OF_CREATE_USER_RESPONSE,
    payload: None,
};

static MEMBERS_OF_DELETE_ACCESS_KEY_REQUEST: [Member; 2] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE),
    Member::new("AccessKeyId", "AccessKeyId", Location::Body, &SHAPE_ACCESS_KEY_ID_TYPE).required(),
];

pub(super) static DELETE_ACCESS_KEY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteAccessKeyInput",
    xml_name: "DeleteAccessKeyInput",
    members: &MEMBERS_OF_DELETE_ACCESS_KEY_REQUEST,
    payload: None,
};

pub(super) static DELETE_ACCESS_KEY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteAccessKeyOutput",
    xml_name: "DeleteAccessKeyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_POLICY_REQUEST: [Member; 1] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static DELETE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeletePolicyInput",
    xml_name: "DeletePolicyInput",
    members: &MEMBERS_OF_DELETE_POLICY_REQUEST,
    payload: None,
};

pub(super) static DELETE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeletePolicyOutput",
    xml_name: "DeletePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_POLICY_VERSION_REQUEST: [Member; 2] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_POLICY_VERSION_ID_TYPE).required(),
];

pub(super) static DELETE_POLICY_VERSION_INPUT: StructureSchema = StructureSchema {
    name: "DeletePolicyVersionInput",
    xml_name: "DeletePolicyVersionInput",
    members: &MEMBERS_OF_DELETE_POLICY_VERSION_REQUEST,
    payload: None,
};

pub(super) static DELETE_POLICY_VERSION_OUTPUT: StructureSchema = StructureSchema {
    name: "DeletePolicyVersionOutput",
    xml_name: "DeletePolicyVersionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_ROLE_REQUEST: [Member; 1] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
];

pub(super) static DELETE_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "DeleteRoleInput",
    xml_name: "DeleteRoleInput",
    members: &MEMBERS_OF_DELETE_ROLE_REQUEST,
    payload: None,
};

pub(super) static DELETE_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteRoleOutput",
    xml_name: "DeleteRoleOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_ROLE_POLICY_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
];

pub(super) static DELETE_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteRolePolicyInput",
    xml_name: "DeleteRolePolicyInput",
    members: &MEMBERS_OF_DELETE_ROLE_POLICY_REQUEST,
    payload: None,
};

pub(super) static DELETE_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteRolePolicyOutput",
    xml_name: "DeleteRolePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_USER_REQUEST: [Member; 1] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
];

pub(super) static DELETE_USER_INPUT: StructureSchema = StructureSchema {
    name: "DeleteUserInput",
    xml_name: "DeleteUserInput",
    members: &MEMBERS_OF_DELETE_USER_REQUEST,
    payload: None,
};

pub(super) static DELETE_USER_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteUserOutput",
    xml_name: "DeleteUserOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_USER_POLICY_REQUEST: [Member; 2] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
];

pub(super) static DELETE_USER_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteUserPolicyInput",
    xml_name: "DeleteUserPolicyInput",
    members: &MEMBERS_OF_DELETE_USER_POLICY_REQUEST,
    payload: None,
};

pub(super) static DELETE_USER_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteUserPolicyOutput",
    xml_name: "DeleteUserPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DETACH_ROLE_POLICY_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static DETACH_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DetachRolePolicyInput",
    xml_name: "DetachRolePolicyInput",
    members: &MEMBERS_OF_DETACH_ROLE_POLICY_REQUEST,
    payload: None,
};

pub(super) static DETACH_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DetachRolePolicyOutput",
    xml_name: "DetachRolePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DETACH_USER_POLICY_REQUEST: [Member; 2] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static DETACH_USER_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DetachUserPolicyInput",
    xml_name: "DetachUserPolicyInput",
    members: &MEMBERS_OF_DETACH_USER_POLICY_REQUEST,
    payload: None,
};

pub(super) static DETACH_USER_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DetachUserPolicyOutput",
    xml_name: "DetachUserPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_POLICY_REQUEST: [Member; 1] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
];

pub(super) static GET_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetPolicyInput",
    xml_name: "GetPolicyInput",
    members: &MEMBERS_OF_GET_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_POLICY_RESPONSE: [Member; 1] = [
    Member::new("Policy", "Policy", Location::Body, &SHAPE_POLICY),
];

pub(super) static GET_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetPolicyOutput",
    xml_name: "GetPolicyOutput",
    members: &MEMBERS_OF_GET_POLICY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_POLICY_VERSION_REQUEST: [Member; 2] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_POLICY_VERSION_ID_TYPE).required(),
];

pub(super) static GET_POLICY_VERSION_INPUT: StructureSchema = StructureSchema {
    name: "GetPolicyVersionInput",
    xml_name: "GetPolicyVersionInput",
    members: &MEMBERS_OF_GET_POLICY_VERSION_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_POLICY_VERSION_RESPONSE: [Member; 1] = [
    Member::new("PolicyVersion", "PolicyVersion", Location::Body, &SHAPE_POLICY_VERSION),
];

pub(super) static GET_POLICY_VERSION_OUTPUT: StructureSchema = StructureSchema {
    name: "GetPolicyVersionOutput",
    xml_name: "GetPolicyVersionOutput",
    members: &MEMBERS_OF_GET_POLICY_VERSION_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_ROLE_REQUEST: [Member; 1] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
];

pub(super) static GET_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "GetRoleInput",
    xml_name: "GetRoleInput",
    members: &MEMBERS_OF_GET_ROLE_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_ROLE_RESPONSE: [Member; 1] = [
    Member::new("Role", "Role", Location::Body, &SHAPE_ROLE).required(),
];

pub(super) static GET_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "GetRoleOutput",
    xml_name: "GetRoleOutput",
    members: &MEMBERS_OF_GET_ROLE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_ROLE_POLICY_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
];

pub(super) static GET_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetRolePolicyInput",
    xml_name: "GetRolePolicyInput",
    members: &MEMBERS_OF_GET_ROLE_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_ROLE_POLICY_RESPONSE: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
];

pub(super) static GET_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetRolePolicyOutput",
    xml_name: "GetRolePolicyOutput",
    members: &MEMBERS_OF_GET_ROLE_POLICY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_USER_REQUEST: [Member; 1] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE),
];

pub(super) static GET_USER_INPUT: StructureSchema = StructureSchema {
    name: "GetUserInput",
    xml_name: "GetUserInput",
    members: &MEMBERS_OF_GET_USER_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_USER_RESPONSE: [Member; 1] = [
    Member::new("User", "User", Location::Body, &SHAPE_USER).required(),
];

pub(super) static GET_USER_OUTPUT: StructureSchema = StructureSchema {
    name: "GetUserOutput",
    xml_name: "GetUserOutput",
    members: &MEMBERS_OF_GET_USER_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_USER_POLICY_REQUEST: [Member; 2] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
];

pub(super) static GET_USER_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetUserPolicyInput",
    xml_name: "GetUserPolicyInput",
    members: &MEMBERS_OF_GET_USER_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_USER_POLICY_RESPONSE: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
];

pub(super) static GET_USER_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetUserPolicyOutput",
    xml_name: "GetUserPolicyOutput",
    members: &MEMBERS_OF_GET_USER_POLICY_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ACCESS_KEYS_REQUEST: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ACCESS_KEYS_INPUT: StructureSchema = StructureSchema {
    name: "ListAccessKeysInput",
    xml_name: "ListAccessKeysInput",
    members: &MEMBERS_OF_LIST_ACCESS_KEYS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ACCESS_KEYS_RESPONSE: [Member; 3] = [
    Member::new("AccessKeyMetadata", "AccessKeyMetadata", Location::Body, &SHAPE_ACCESS_KEY_METADATA_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ACCESS_KEYS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListAccessKeysOutput",
    xml_name: "ListAccessKeysOutput",
    members: &MEMBERS_OF_LIST_ACCESS_KEYS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ATTACHED_ROLE_POLICIES_REQUEST: [Member; 4] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PathPrefix", "PathPrefix", Location::Body, &SHAPE_POLICY_PATH_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ATTACHED_ROLE_POLICIES_INPUT: StructureSchema = StructureSchema {
    name: "ListAttachedRolePoliciesInput",
    xml_name: "ListAttachedRolePoliciesInput",
    members: &MEMBERS_OF_LIST_ATTACHED_ROLE_POLICIES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ATTACHED_ROLE_POLICIES_RESPONSE: [Member; 3] = [
    Member::new("AttachedPolicies", "AttachedPolicies", Location::Body, &SHAPE_ATTACHED_POLICIES_LIST_TYPE),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ATTACHED_ROLE_POLICIES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListAttachedRolePoliciesOutput",
    xml_name: "ListAttachedRolePoliciesOutput",
    members: &MEMBERS_OF_LIST_ATTACHED_ROLE_POLICIES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ATTACHED_USER_POLICIES_REQUEST: [Member; 4] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("PathPrefix", "PathPrefix", Location::Body, &SHAPE_POLICY_PATH_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ATTACHED_USER_POLICIES_INPUT: StructureSchema = StructureSchema {
    name: "ListAttachedUserPoliciesInput",
    xml_name: "ListAttachedUserPoliciesInput",
    members: &MEMBERS_OF_LIST_ATTACHED_USER_POLICIES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ATTACHED_USER_POLICIES_RESPONSE: [Member; 3] = [
    Member::new("AttachedPolicies", "AttachedPolicies", Location::Body, &SHAPE_ATTACHED_POLICIES_LIST_TYPE),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ATTACHED_USER_POLICIES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListAttachedUserPoliciesOutput",
    xml_name: "ListAttachedUserPoliciesOutput",
    members: &MEMBERS_OF_LIST_ATTACHED_USER_POLICIES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_GROUPS_FOR_USER_REQUEST: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_GROUPS_FOR_USER_INPUT: StructureSchema = StructureSchema {
    name: "ListGroupsForUserInput",
    xml_name: "ListGroupsForUserInput",
    members: &MEMBERS_OF_LIST_GROUPS_FOR_USER_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_GROUPS_FOR_USER_RESPONSE: [Member; 3] = [
    Member::new("Groups", "Groups", Location::Body, &SHAPE_GROUP_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_GROUPS_FOR_USER_OUTPUT: StructureSchema = StructureSchema {
    name: "ListGroupsForUserOutput",
    xml_name: "ListGroupsForUserOutput",
    members: &MEMBERS_OF_LIST_GROUPS_FOR_USER_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "ListInstanceProfilesForRoleInput",
    xml_name: "ListInstanceProfilesForRoleInput",
    members: &MEMBERS_OF_LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE: [Member; 3] = [
    Member::new("InstanceProfiles", "InstanceProfiles", Location::Body, &SHAPE_INSTANCE_PROFILE_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "ListInstanceProfilesForRoleOutput",
    xml_name: "ListInstanceProfilesForRoleOutput",
    members: &MEMBERS_OF_LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_POLICIES_REQUEST: [Member; 6] = [
    Member::new("Scope", "Scope", Location::Body, &SHAPE_POLICY_SCOPE_TYPE),
    Member::new("OnlyAttached", "OnlyAttached", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("PathPrefix", "PathPrefix", Location::Body, &SHAPE_POLICY_PATH_TYPE),
    Member::new("PolicyUsageFilter", "PolicyUsageFilter", Location::Body, &SHAPE_POLICY_USAGE_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_POLICIES_INPUT: StructureSchema = StructureSchema {
    name: "ListPoliciesInput",
    xml_name: "ListPoliciesInput",
    members: &MEMBERS_OF_LIST_POLICIES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_POLICIES_RESPONSE: [Member; 3] = [
    Member::new("Policies", "Policies", Location::Body, &SHAPE_POLICY_LIST_TYPE),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_POLICIES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListPoliciesOutput",
    xml_name: "ListPoliciesOutput",
    members: &MEMBERS_OF_LIST_POLICIES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_POLICY_VERSIONS_REQUEST: [Member; 3] = [
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_POLICY_VERSIONS_INPUT: StructureSchema = StructureSchema {
    name: "ListPolicyVersionsInput",
    xml_name: "ListPolicyVersionsInput",
    members: &MEMBERS_OF_LIST_POLICY_VERSIONS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_POLICY_VERSIONS_RESPONSE: [Member; 3] = [
    Member::new("Versions", "Versions", Location::Body, &SHAPE_POLICY_DOCUMENT_VERSION_LIST_TYPE),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_POLICY_VERSIONS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListPolicyVersionsOutput",
    xml_name: "ListPolicyVersionsOutput",
    members: &MEMBERS_OF_LIST_POLICY_VERSIONS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ROLE_POLICIES_REQUEST: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ROLE_POLICIES_INPUT: StructureSchema = StructureSchema {
    name: "ListRolePoliciesInput",
    xml_name: "ListRolePoliciesInput",
    members: &MEMBERS_OF_LIST_ROLE_POLICIES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ROLE_POLICIES_RESPONSE: [Member; 3] = [
    Member::new("PolicyNames", "PolicyNames", Location::Body, &SHAPE_POLICY_NAME_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ROLE_POLICIES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListRolePoliciesOutput",
    xml_name: "ListRolePoliciesOutput",
    members: &MEMBERS_OF_LIST_ROLE_POLICIES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ROLE_TAGS_REQUEST: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ROLE_TAGS_INPUT: StructureSchema = StructureSchema {
    name: "ListRoleTagsInput",
    xml_name: "ListRoleTagsInput",
    members: &MEMBERS_OF_LIST_ROLE_TAGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ROLE_TAGS_RESPONSE: [Member; 3] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ROLE_TAGS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListRoleTagsOutput",
    xml_name: "ListRoleTagsOutput",
    members: &MEMBERS_OF_LIST_ROLE_TAGS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_ROLES_REQUEST: [Member; 3] = [
    Member::new("PathPrefix", "PathPrefix", Location::Body, &SHAPE_PATH_PREFIX_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_ROLES_INPUT: StructureSchema = StructureSchema {
    name: "ListRolesInput",
    xml_name: "ListRolesInput",
    members: &MEMBERS_OF_LIST_ROLES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_ROLES_RESPONSE: [Member; 3] = [
    Member::new("Roles", "Roles", Location::Body, &SHAPE_ROLE_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_ROLES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListRolesOutput",
    xml_name: "ListRolesOutput",
    members: &MEMBERS_OF_LIST_ROLES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_USER_POLICIES_REQUEST: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_USER_POLICIES_INPUT: StructureSchema = StructureSchema {
    name: "ListUserPoliciesInput",
    xml_name: "ListUserPoliciesInput",
    members: &MEMBERS_OF_LIST_USER_POLICIES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_USER_POLICIES_RESPONSE: [Member; 3] = [
    Member::new("PolicyNames", "PolicyNames", Location::Body, &SHAPE_POLICY_NAME_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_USER_POLICIES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListUserPoliciesOutput",
    xml_name: "ListUserPoliciesOutput",
    members: &MEMBERS_OF_LIST_USER_POLICIES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_USERS_REQUEST: [Member; 3] = [
    Member::new("PathPrefix", "PathPrefix", Location::Body, &SHAPE_PATH_PREFIX_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER_TYPE),
    Member::new("MaxItems", "MaxItems", Location::Body, &SHAPE_MAX_ITEMS_TYPE),
];

pub(super) static LIST_USERS_INPUT: StructureSchema = StructureSchema {
    name: "ListUsersInput",
    xml_name: "ListUsersInput",
    members: &MEMBERS_OF_LIST_USERS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_USERS_RESPONSE: [Member; 3] = [
    Member::new("Users", "Users", Location::Body, &SHAPE_USER_LIST_TYPE).required(),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_RESPONSE_MARKER_TYPE),
];

pub(super) static LIST_USERS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListUsersOutput",
    xml_name: "ListUsersOutput",
    members: &MEMBERS_OF_LIST_USERS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUT_ROLE_POLICY_REQUEST: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
];

pub(super) static PUT_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "PutRolePolicyInput",
    xml_name: "PutRolePolicyInput",
    members: &MEMBERS_OF_PUT_ROLE_POLICY_REQUEST,
    payload: None,
};

pub(super) static PUT_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutRolePolicyOutput",
    xml_name: "PutRolePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_USER_POLICY_REQUEST: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE).required(),
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
];

pub(super) static PUT_USER_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "PutUserPolicyInput",
    xml_name: "PutUserPolicyInput",
    members: &MEMBERS_OF_PUT_USER_POLICY_REQUEST,
    payload: None,
};

pub(super) static PUT_USER_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutUserPolicyOutput",
    xml_name: "PutUserPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_ROLE_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE).required(),
];

pub(super) static TAG_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "TagRoleInput",
    xml_name: "TagRoleInput",
    members: &MEMBERS_OF_TAG_ROLE_REQUEST,
    payload: None,
};

pub(super) static TAG_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagRoleOutput",
    xml_name: "TagRoleOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_ROLE_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST_TYPE).required(),
];

pub(super) static UNTAG_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "UntagRoleInput",
    xml_name: "UntagRoleInput",
    members: &MEMBERS_OF_UNTAG_ROLE_REQUEST,
    payload: None,
};

pub(super) static UNTAG_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagRoleOutput",
    xml_name: "UntagRoleOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_ACCESS_KEY_REQUEST: [Member; 3] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_EXISTING_USER_NAME_TYPE),
    Member::new("AccessKeyId", "AccessKeyId", Location::Body, &SHAPE_ACCESS_KEY_ID_TYPE).required(),
    Member::new("Status", "Status", Location::Body, &SHAPE_STATUS_TYPE).required(),
];

pub(super) static UPDATE_ACCESS_KEY_INPUT: StructureSchema = StructureSchema {
    name: "UpdateAccessKeyInput",
    xml_name: "UpdateAccessKeyInput",
    members: &MEMBERS_OF_UPDATE_ACCESS_KEY_REQUEST,
    payload: None,
};

pub(super) static UPDATE_ACCESS_KEY_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateAccessKeyOutput",
    xml_name: "UpdateAccessKeyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_ASSUME_ROLE_POLICY_REQUEST: [Member; 2] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("PolicyDocument", "PolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE).required(),
];

pub(super) static UPDATE_ASSUME_ROLE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "UpdateAssumeRolePolicyInput",
    xml_name: "UpdateAssumeRolePolicyInput",
    members: &MEMBERS_OF_UPDATE_ASSUME_ROLE_POLICY_REQUEST,
    payload: None,
};

pub(super) static UPDATE_ASSUME_ROLE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateAssumeRolePolicyOutput",
    xml_name: "UpdateAssumeRolePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_ROLE_REQUEST: [Member; 3] = [
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("Description", "Description", Location::Body, &SHAPE_ROLE_DESCRIPTION_TYPE),
    Member::new("MaxSessionDuration", "MaxSessionDuration", Location::Body, &SHAPE_ROLE_MAX_SESSION_DURATION_TYPE),
];

pub(super) static UPDATE_ROLE_INPUT: StructureSchema = StructureSchema {
    name: "UpdateRoleInput",
    xml_name: "UpdateRoleInput",
    members: &MEMBERS_OF_UPDATE_ROLE_REQUEST,
    payload: None,
};

static MEMBERS_OF_UPDATE_ROLE_RESPONSE: [Member; 0] = [
];

pub(super) static UPDATE_ROLE_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateRoleOutput",
    xml_name: "UpdateRoleOutput",
    members: &MEMBERS_OF_UPDATE_ROLE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_ACCESS_KEY: [Member; 5] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("AccessKeyId", "AccessKeyId", Location::Body, &SHAPE_ACCESS_KEY_ID_TYPE).required(),
    Member::new("Status", "Status", Location::Body, &SHAPE_STATUS_TYPE).required(),
    Member::new("SecretAccessKey", "SecretAccessKey", Location::Body, &SHAPE_ACCESS_KEY_SECRET_TYPE).required(),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE),
];

pub(super) static ACCESS_KEY: StructureSchema = StructureSchema {
    name: "AccessKey",
    xml_name: "AccessKey",
    members: &MEMBERS_OF_ACCESS_KEY,
    payload: None,
};

static MEMBERS_OF_ACCESS_KEY_METADATA: [Member; 4] = [
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE),
    Member::new("AccessKeyId", "AccessKeyId", Location::Body, &SHAPE_ACCESS_KEY_ID_TYPE),
    Member::new("Status", "Status", Location::Body, &SHAPE_STATUS_TYPE),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE),
];

pub(super) static ACCESS_KEY_METADATA: StructureSchema = StructureSchema {
    name: "AccessKeyMetadata",
    xml_name: "AccessKeyMetadata",
    members: &MEMBERS_OF_ACCESS_KEY_METADATA,
    payload: None,
};

static MEMBERS_OF_ATTACHED_PERMISSIONS_BOUNDARY: [Member; 2] = [
    Member::new("PermissionsBoundaryType", "PermissionsBoundaryType", Location::Body, &SHAPE_PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE),
    Member::new("PermissionsBoundaryArn", "PermissionsBoundaryArn", Location::Body, &SHAPE_ARN_TYPE),
];

pub(super) static ATTACHED_PERMISSIONS_BOUNDARY: StructureSchema = StructureSchema {
    name: "AttachedPermissionsBoundary",
    xml_name: "AttachedPermissionsBoundary",
    members: &MEMBERS_OF_ATTACHED_PERMISSIONS_BOUNDARY,
    payload: None,
};

static MEMBERS_OF_ATTACHED_POLICY: [Member; 2] = [
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE),
    Member::new("PolicyArn", "PolicyArn", Location::Body, &SHAPE_ARN_TYPE),
];

pub(super) static ATTACHED_POLICY: StructureSchema = StructureSchema {
    name: "AttachedPolicy",
    xml_name: "AttachedPolicy",
    members: &MEMBERS_OF_ATTACHED_POLICY,
    payload: None,
};

static MEMBERS_OF_GROUP: [Member; 5] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE).required(),
    Member::new("GroupName", "GroupName", Location::Body, &SHAPE_GROUP_NAME_TYPE).required(),
    Member::new("GroupId", "GroupId", Location::Body, &SHAPE_ID_TYPE).required(),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE).required(),
];

pub(super) static GROUP: StructureSchema = StructureSchema {
    name: "Group",
    xml_name: "Group",
    members: &MEMBERS_OF_GROUP,
    payload: None,
};

static MEMBERS_OF_INSTANCE_PROFILE: [Member; 7] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE).required(),
    Member::new("InstanceProfileName", "InstanceProfileName", Location::Body, &SHAPE_INSTANCE_PROFILE_NAME_TYPE).required(),
    Member::new("InstanceProfileId", "InstanceProfileId", Location::Body, &SHAPE_ID_TYPE).required(),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE).required(),
    Member::new("Roles", "Roles", Location::Body, &SHAPE_ROLE_LIST_TYPE).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static INSTANCE_PROFILE: StructureSchema = StructureSchema {
    name: "InstanceProfile",
    xml_name: "InstanceProfile",
    members: &MEMBERS_OF_INSTANCE_PROFILE,
    payload: None,
};

static MEMBERS_OF_POLICY: [Member; 12] = [
    Member::new("PolicyName", "PolicyName", Location::Body, &SHAPE_POLICY_NAME_TYPE),
    Member::new("PolicyId", "PolicyId", Location::Body, &SHAPE_ID_TYPE),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE),
    Member::new("Path", "Path", Location::Body, &SHAPE_POLICY_PATH_TYPE),
    Member::new("DefaultVersionId", "DefaultVersionId", Location::Body, &SHAPE_POLICY_VERSION_ID_TYPE),
    Member::new("AttachmentCount", "AttachmentCount", Location::Body, &SHAPE_ATTACHMENT_COUNT_TYPE),
    Member::new("PermissionsBoundaryUsageCount", "PermissionsBoundaryUsageCount", Location::Body, &SHAPE_ATTACHMENT_COUNT_TYPE),
    Member::new("IsAttachable", "IsAttachable", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("Description", "Description", Location::Body, &SHAPE_POLICY_DESCRIPTION_TYPE),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE),
    Member::new("UpdateDate", "UpdateDate", Location::Body, &SHAPE_DATE_TYPE),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static POLICY: StructureSchema = StructureSchema {
    name: "Policy",
    xml_name: "Policy",
    members: &MEMBERS_OF_POLICY,
    payload: None,
};

static MEMBERS_OF_POLICY_VERSION: [Member; 4] = [
    Member::new("Document", "Document", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_POLICY_VERSION_ID_TYPE),
    Member::new("IsDefaultVersion", "IsDefaultVersion", Location::Body, &SHAPE_BOOLEAN_TYPE),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE),
];

pub(super) static POLICY_VERSION: StructureSchema = StructureSchema {
    name: "PolicyVersion",
    xml_name: "PolicyVersion",
    members: &MEMBERS_OF_POLICY_VERSION,
    payload: None,
};

static MEMBERS_OF_ROLE: [Member; 11] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE).required(),
    Member::new("RoleName", "RoleName", Location::Body, &SHAPE_ROLE_NAME_TYPE).required(),
    Member::new("RoleId", "RoleId", Location::Body, &SHAPE_ID_TYPE).required(),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE).required(),
    Member::new("AssumeRolePolicyDocument", "AssumeRolePolicyDocument", Location::Body, &SHAPE_POLICY_DOCUMENT_TYPE),
    Member::new("Description", "Description", Location::Body, &SHAPE_ROLE_DESCRIPTION_TYPE),
    Member::new("MaxSessionDuration", "MaxSessionDuration", Location::Body, &SHAPE_ROLE_MAX_SESSION_DURATION_TYPE),
    Member::new("PermissionsBoundary", "PermissionsBoundary", Location::Body, &SHAPE_ATTACHED_PERMISSIONS_BOUNDARY),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
    Member::new("RoleLastUsed", "RoleLastUsed", Location::Body, &SHAPE_ROLE_LAST_USED),
];

pub(super) static ROLE: StructureSchema = StructureSchema {
    name: "Role",
    xml_name: "Role",
    members: &MEMBERS_OF_ROLE,
    payload: None,
};

static MEMBERS_OF_ROLE_LAST_USED: [Member; 2] = [
    Member::new("LastUsedDate", "LastUsedDate", Location::Body, &SHAPE_DATE_TYPE),
    Member::new("Region", "Region", Location::Body, &SHAPE_STRING_TYPE),
];

pub(super) static ROLE_LAST_USED: StructureSchema = StructureSchema {
    name: "RoleLastUsed",
    xml_name: "RoleLastUsed",
    members: &MEMBERS_OF_ROLE_LAST_USED,
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

static MEMBERS_OF_USER: [Member; 8] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_PATH_TYPE).required(),
    Member::new("UserName", "UserName", Location::Body, &SHAPE_USER_NAME_TYPE).required(),
    Member::new("UserId", "UserId", Location::Body, &SHAPE_ID_TYPE).required(),
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN_TYPE).required(),
    Member::new("CreateDate", "CreateDate", Location::Body, &SHAPE_DATE_TYPE).required(),
    Member::new("PasswordLastUsed", "PasswordLastUsed", Location::Body, &SHAPE_DATE_TYPE),
    Member::new("PermissionsBoundary", "PermissionsBoundary", Location::Body, &SHAPE_ATTACHED_PERMISSIONS_BOUNDARY),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST_TYPE),
];

pub(super) static USER: StructureSchema = StructureSchema {
    name: "User",
    xml_name: "User",
    members: &MEMBERS_OF_USER,
    payload: None,
};

static SHAPE_ACCESS_KEY: Shape = Shape::new("AccessKey", Kind::Structure(&ACCESS_KEY));

static SHAPE_ACCESS_KEY_ID_TYPE: Shape = Shape::new("accessKeyIdType", Kind::String).range(Some(16), Some(128)).pattern("[\\w]+");

static SHAPE_ACCESS_KEY_METADATA: Shape = Shape::new("AccessKeyMetadata", Kind::Structure(&ACCESS_KEY_METADATA));

static SHAPE_ACCESS_KEY_METADATA_LIST_TYPE: Shape = Shape::new("accessKeyMetadataListType", Kind::List { item: &SHAPE_ACCESS_KEY_METADATA, item_name: "member", flattened: false });

static SHAPE_ACCESS_KEY_SECRET_TYPE: Shape = Shape::new("accessKeySecretType", Kind::String).sensitive();

static SHAPE_ARN_TYPE: Shape = Shape::new("arnType", Kind::String).range(Some(20), Some(2048));

static SHAPE_ATTACHED_PERMISSIONS_BOUNDARY: Shape = Shape::new("AttachedPermissionsBoundary", Kind::Structure(&ATTACHED_PERMISSIONS_BOUNDARY));

static SHAPE_ATTACHED_POLICIES_LIST_TYPE: Shape = Shape::new("attachedPoliciesListType", Kind::List { item: &SHAPE_ATTACHED_POLICY, item_name: "member", flattened: false });

static SHAPE_ATTACHED_POLICY: Shape = Shape::new("AttachedPolicy", Kind::Structure(&ATTACHED_POLICY));

static SHAPE_ATTACHMENT_COUNT_TYPE: Shape = Shape::new("attachmentCountType", Kind::Integer);

static SHAPE_BOOLEAN_TYPE: Shape = Shape::new("booleanType", Kind::Boolean);

static SHAPE_DATE_TYPE: Shape = Shape::new("dateType", Kind::Timestamp(None));

static SHAPE_EXISTING_USER_NAME_TYPE: Shape = Shape::new("existingUserNameType", Kind::String).range(Some(1), Some(128)).pattern("[\\w+=,.@-]+");

static SHAPE_GROUP: Shape = Shape::new("Group", Kind::Structure(&GROUP));

static SHAPE_GROUP_LIST_TYPE: Shape = Shape::new("groupListType", Kind::List { item: &SHAPE_GROUP, item_name: "member", flattened: false });

static SHAPE_GROUP_NAME_TYPE: Shape = Shape::new("groupNameType", Kind::String).range(Some(1), Some(128)).pattern("[\\w+=,.@-]+");

static SHAPE_ID_TYPE: Shape = Shape::new("idType", Kind::String).range(Some(16), Some(128)).pattern("[\\w]+");

static SHAPE_INSTANCE_PROFILE: Shape = Shape::new("InstanceProfile", Kind::Structure(&INSTANCE_PROFILE));

static SHAPE_INSTANCE_PROFILE_LIST_TYPE: Shape = Shape::new("instanceProfileListType", Kind::List { item: &SHAPE_INSTANCE_PROFILE, item_name: "member", flattened: false });

static SHAPE_INSTANCE_PROFILE_NAME_TYPE: Shape = Shape::new("instanceProfileNameType", Kind::String).range(Some(1), Some(128)).pattern("[\\w+=,.@-]+");

static SHAPE_MARKER_TYPE: Shape = Shape::new("markerType", Kind::String).range(Some(1), Some(320)).pattern("[\\u0020-\\u00FF]+");

static SHAPE_MAX_ITEMS_TYPE: Shape = Shape::new("maxItemsType", Kind::Integer).range(Some(1), Some(1000));

static SHAPE_PATH_PREFIX_TYPE: Shape = Shape::new("pathPrefixType", Kind::String).range(Some(1), Some(512)).pattern("\\u002F[\\u0021-\\u007F]*");

static SHAPE_PATH_TYPE: Shape = Shape::new("pathType", Kind::String).range(Some(1), Some(512)).pattern("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)");

static SHAPE_PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE: Shape = Shape::new("PermissionsBoundaryAttachmentType", Kind::String).values(&["PermissionsBoundaryPolicy"]);

static SHAPE_POLICY: Shape = Shape::new("Policy", Kind::Structure(&POLICY));

static SHAPE_POLICY_DESCRIPTION_TYPE: Shape = Shape::new("policyDescriptionType", Kind::String).range(None, Some(1000));

static SHAPE_POLICY_DOCUMENT_TYPE: Shape = Shape::new("policyDocumentType", Kind::String).range(Some(1), Some(131072)).pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

static SHAPE_POLICY_DOCUMENT_VERSION_LIST_TYPE: Shape = Shape::new("policyDocumentVersionListType", Kind::List { item: &SHAPE_POLICY_VERSION, item_name: "member", flattened: false });

static SHAPE_POLICY_LIST_TYPE: Shape = Shape::new("policyListType", Kind::List { item: &SHAPE_POLICY, item_name: "member", flattened: false });

static SHAPE_POLICY_NAME_LIST_TYPE: Shape = Shape::new("policyNameListType", Kind::List { item: &SHAPE_POLICY_NAME_TYPE, item_name: "member", flattened: false });

static SHAPE_POLICY_NAME_TYPE: Shape = Shape::new("policyNameType", Kind::String).range(Some(1), Some(128)).pattern("[\\w+=,.@-]+");

static SHAPE_POLICY_PATH_TYPE: Shape = Shape::new("policyPathType", Kind::String).range(Some(1), Some(512)).pattern("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/");

static SHAPE_POLICY_SCOPE_TYPE: Shape = Shape::new("policyScopeType", Kind::String).values(&["All", "AWS", "Local"]);

static SHAPE_POLICY_USAGE_TYPE: Shape = Shape::new("PolicyUsageType", Kind::String).values(&["PermissionsPolicy", "PermissionsBoundary"]);

static SHAPE_POLICY_VERSION: Shape = Shape::new("PolicyVersion", Kind::Structure(&POLICY_VERSION));

static SHAPE_POLICY_VERSION_ID_TYPE: Shape = Shape::new("policyVersionIdType", Kind::String).pattern("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?");

static SHAPE_RESPONSE_MARKER_TYPE: Shape = Shape::new("responseMarkerType", Kind::String);

static SHAPE_ROLE: Shape = Shape::new("Role", Kind::Structure(&ROLE));

static SHAPE_ROLE_DESCRIPTION_TYPE: Shape = Shape::new("roleDescriptionType", Kind::String).range(None, Some(1000)).pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*");

static SHAPE_ROLE_LAST_USED: Shape = Shape::new("RoleLastUsed", Kind::Structure(&ROLE_LAST_USED));

static SHAPE_ROLE_LIST_TYPE: Shape = Shape::new("roleListType", Kind::List { item: &SHAPE_ROLE, item_name: "member", flattened: false });

static SHAPE_ROLE_MAX_SESSION_DURATION_TYPE: Shape = Shape::new("roleMaxSessionDurationType", Kind::Integer).range(Some(3600), Some(43200));

static SHAPE_ROLE_NAME_TYPE: Shape = Shape::new("roleNameType", Kind::String).range(Some(1), Some(64)).pattern("[\\w+=,.@-]+");

static SHAPE_STATUS_TYPE: Shape = Shape::new("statusType", Kind::String).values(&["Active", "Inactive", "Expired"]);

static SHAPE_STRING_TYPE: Shape = Shape::new("stringType", Kind::String);

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAG_KEY_LIST_TYPE: Shape = Shape::new("tagKeyListType", Kind::List { item: &SHAPE_TAG_KEY_TYPE, item_name: "member", flattened: false }).range(None, Some(50));

static SHAPE_TAG_KEY_TYPE: Shape = Shape::new("tagKeyType", Kind::String).range(Some(1), Some(128)).pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");

static SHAPE_TAG_LIST_TYPE: Shape = Shape::new("tagListType", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false }).range(None, Some(50));

static SHAPE_TAG_VALUE_TYPE: Shape = Shape::new("tagValueType", Kind::String).range(Some(0), Some(256)).pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

static SHAPE_USER: Shape = Shape::new("User", Kind::Structure(&USER));

static SHAPE_USER_LIST_TYPE: Shape = Shape::new("userListType", Kind::List { item: &SHAPE_USER, item_name: "member", flattened: false });

static SHAPE_USER_NAME_TYPE: Shape = Shape::new("userNameType", Kind::String).range(Some(1), Some(64)).pattern("[\\w+=,.@-]+");
