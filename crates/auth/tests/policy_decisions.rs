//! Who may do what: decisions over all kinds of policies, and AWS's sentences for refusals.

#![allow(clippy::expect_used)]

use std::sync::Arc;

use auth::policy::{
    Context, Decision, Kind, Outcome, Policies, Policy, Principal, Request, Source, access_denied,
    evaluate, explain,
};

const ACCOUNT: &str = "111122223333";
const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";

fn identity(statements: &str) -> Vec<Arc<Policy>> {
    vec![Arc::new(policy(statements, Kind::Identity))]
}

fn policy(statements: &str, kind: Kind) -> Policy {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    Policy::parse_as(&text, kind).expect("policy")
}

fn user() -> Principal {
    Principal::user(ACCOUNT, "/", "ann", "AIDAEXAMPLEEXAMPLE1")
}

fn session() -> Principal {
    Principal::session(ACCOUNT, "/svc/", "worker", "AROAEXAMPLEEXAMPLE1", "run-1")
}

fn decide(
    principal: &Principal,
    action: &str,
    resource: &str,
    policies: &Policies<'_>,
) -> Decision {
    let context = Context::new();
    let request = Request {
        principal,
        action,
        resource,
        resource_account: Some(ACCOUNT),
        context: &context,
    };
    evaluate(&request, policies)
}

const ALLOW_PUT: &str = r#"{"Effect":"Allow","Action":"kinesis:Put*","Resource":"*"}"#;
const DENY_PUT: &str =
    r#"{"Sid":"no","Effect":"Deny","Action":"kinesis:PutRecord","Resource":"*"}"#;

#[test]
fn nothing_is_allowed_without_a_policy_except_for_root() {
    let none = Policies::default();
    assert_eq!(
        decide(&user(), "kinesis:PutRecord", STREAM, &none),
        Decision::ImplicitDeny {
            source: Source::Identity
        }
    );
    assert_eq!(
        decide(
            &Principal::root(ACCOUNT),
            "kinesis:PutRecord",
            STREAM,
            &none
        ),
        Decision::Allow {
            source: Source::Root
        }
    );
    assert_eq!(
        decide(
            &Principal::root("999999999999"),
            "kinesis:PutRecord",
            STREAM,
            &none
        ),
        Decision::ImplicitDeny {
            source: Source::Resource
        }
    );
}

#[test]
fn a_deny_beats_every_allow() {
    let list = [identity(ALLOW_PUT), identity(DENY_PUT)].concat();
    let policies = Policies {
        identity: &list,
        ..Policies::default()
    };
    assert_eq!(
        decide(&user(), "kinesis:PutRecord", STREAM, &policies),
        Decision::ExplicitDeny {
            source: Source::Identity,
            sid: Some("no".into())
        }
    );
    assert!(decide(&user(), "Kinesis:putrecords", STREAM, &policies).is_allow());
}

#[test]
fn boundary_and_session_policies_only_narrow() {
    let allow = identity(ALLOW_PUT);
    let other = identity(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#);
    let boundary = Policies {
        identity: &allow,
        boundary: Some(&other[0]),
        ..Policies::default()
    };
    assert_eq!(
        decide(&session(), "kinesis:PutRecord", STREAM, &boundary),
        Decision::ImplicitDeny {
            source: Source::Boundary
        }
    );
    let narrowed = Policies {
        identity: &allow,
        session: Some(&other),
        ..Policies::default()
    };
    assert_eq!(
        decide(&session(), "kinesis:PutRecord", STREAM, &narrowed),
        Decision::ImplicitDeny {
            source: Source::Session
        }
    );
    let both = [allow.clone(), other].concat();
    let wide = Policies {
        identity: &allow,
        session: Some(&both),
        ..Policies::default()
    };
    assert!(decide(&session(), "kinesis:PutRecord", STREAM, &wide).is_allow());
}

#[test]
fn a_resource_policy_grants_by_how_it_names_the_caller() {
    let bucket = "arn:aws:s3:::b/k";
    let with = |principal: &str| {
        policy(
            &format!(
                r#"{{"Effect":"Allow","Principal":{principal},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}"#
            ),
            Kind::Resource,
        )
    };
    let nothing = identity(r#"{"Effect":"Allow","Action":"sqs:*","Resource":"*"}"#);
    let check = |principal: &str, who: &Principal, session: bool| {
        let resource = with(principal);
        let policies = Policies {
            resource: Some(&resource),
            session: session.then_some(&nothing),
            ..Policies::default()
        };
        decide(who, "s3:GetObject", bucket, &policies)
    };
    let allow = Decision::Allow {
        source: Source::Resource,
    };
    assert_eq!(
        check(
            r#"{"AWS":"arn:aws:iam::111122223333:user/ann"}"#,
            &user(),
            true
        ),
        allow
    );
    let role = r#"{"AWS":"arn:aws:iam::111122223333:role/svc/worker"}"#;
    assert_eq!(check(role, &session(), false), allow);
    assert_eq!(
        check(role, &session(), true),
        Decision::ImplicitDeny {
            source: Source::Session
        }
    );
    let own_session = r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/worker/run-1"}"#;
    assert_eq!(check(own_session, &session(), true), allow);
    assert_eq!(
        check(r#"{"AWS":"111122223333"}"#, &user(), false),
        Decision::ImplicitDeny {
            source: Source::Identity
        }
    );
    assert_eq!(check(r#""*""#, &Principal::Anonymous, false), allow);
    assert_eq!(
        check(role, &Principal::Anonymous, false),
        Decision::ImplicitDeny {
            source: Source::Resource
        }
    );
    let service = r#"{"Service":"lambda.amazonaws.com"}"#;
    assert_eq!(
        check(service, &Principal::service("lambda.amazonaws.com"), false),
        allow
    );
}

#[test]
fn other_accounts_need_both_sides() {
    let stranger = Principal::user("999999999999", "/", "eve", "AIDAEXAMPLEEXAMPLE2");
    let allow = identity(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#);
    let open = policy(
        r#"{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"s3:*","Resource":"*"}"#,
        Kind::Resource,
    );
    let one = Policies {
        identity: &allow,
        ..Policies::default()
    };
    assert_eq!(
        decide(&stranger, "s3:GetObject", "arn:aws:s3:::b/k", &one),
        Decision::ImplicitDeny {
            source: Source::Resource
        }
    );
    let both = Policies {
        identity: &allow,
        resource: Some(&open),
        ..Policies::default()
    };
    assert!(decide(&stranger, "s3:GetObject", "arn:aws:s3:::b/k", &both).is_allow());
    let other = Policies {
        resource: Some(&open),
        ..Policies::default()
    };
    assert_eq!(
        decide(&stranger, "s3:GetObject", "arn:aws:s3:::b/k", &other),
        Decision::ImplicitDeny {
            source: Source::Identity
        }
    );
}

#[test]
fn negated_elements() {
    let all_but =
        identity(r#"{"Effect":"Allow","NotAction":"iam:*","NotResource":"arn:aws:s3:::secret/*"}"#);
    let policies = Policies {
        identity: &all_but,
        ..Policies::default()
    };
    assert!(decide(&user(), "s3:GetObject", "arn:aws:s3:::b/k", &policies).is_allow());
    assert!(!decide(&user(), "iam:GetRole", "*", &policies).is_allow());
    assert!(!decide(&user(), "s3:GetObject", "arn:aws:s3:::secret/k", &policies).is_allow());
    let guard = policy(
        r#"{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/ann"},"Action":"s3:*","Resource":"*"}"#,
        Kind::Resource,
    );
    let policies = Policies {
        identity: &all_but,
        resource: Some(&guard),
        ..Policies::default()
    };
    assert!(decide(&user(), "s3:GetObject", "arn:aws:s3:::b/k", &policies).is_allow());
    assert!(!decide(&session(), "s3:GetObject", "arn:aws:s3:::b/k", &policies).is_allow());
}

#[test]
fn sentences() {
    let context = Context::new();
    let (principal, list) = (session(), identity(DENY_PUT));
    let request = Request {
        principal: &principal,
        action: "kinesis:PutRecord",
        resource: STREAM,
        resource_account: None,
        context: &context,
    };
    let frame = "User: arn:aws:sts::111122223333:assumed-role/worker/run-1 is not authorized to \
                 perform: kinesis:PutRecord on resource: \
                 arn:aws:kinesis:us-east-1:111122223333:stream/orders";
    let none = evaluate(&request, &Policies::default());
    assert_eq!(
        access_denied(&request, &none),
        Some(format!(
            "{frame} because no identity-based policy allows the kinesis:PutRecord action"
        ))
    );
    let denied = evaluate(
        &request,
        &Policies {
            identity: &list,
            ..Policies::default()
        },
    );
    assert_eq!(
        access_denied(&request, &denied),
        Some(format!(
            "{frame} with an explicit deny in an identity-based policy"
        ))
    );
    let by = |source| access_denied(&request, &Decision::ImplicitDeny { source }).expect("denied");
    assert!(
        by(Source::Boundary)
            .ends_with("because no permissions boundary allows the kinesis:PutRecord action")
    );
    assert!(
        by(Source::Session)
            .ends_with("because no session policy allows the kinesis:PutRecord action")
    );
    let deny = Decision::ExplicitDeny {
        source: Source::Boundary,
        sid: None,
    };
    assert!(
        access_denied(&request, &deny)
            .expect("denied")
            .ends_with("with an explicit deny in a permissions boundary")
    );
    let allow = Decision::Allow {
        source: Source::Identity,
    };
    assert_eq!(access_denied(&request, &allow), None);
    let object = Request {
        action: "s3:GetObject",
        resource: "arn:aws:s3:::b/k",
        ..request
    };
    assert_eq!(
        access_denied(&object, &none).as_deref(),
        Some(
            "User: arn:aws:sts::111122223333:assumed-role/worker/run-1 is not authorized to \
             perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no identity-based \
             policy allows the s3:GetObject action"
        )
    );
    let nobody = Request {
        principal: &Principal::Anonymous,
        ..object
    };
    assert_eq!(
        access_denied(&nobody, &none).as_deref(),
        Some("Access Denied")
    );
}

#[test]
fn resources_are_named_as_each_service_names_them() {
    const ROOT: &str = "arn:aws:iam::111122223333";
    let (context, principal) = (Context::new(), user());
    for (action, resource, shown) in [
        ("s3:ListAllMyBuckets", "arn:aws:s3:::*".to_owned(), None),
        ("cloudwatch:ListMetrics", "*".to_owned(), None),
        ("lambda:ListFunctions", "*".to_owned(), Some("*".to_owned())),
        (
            "iam:GetUser",
            format!("{ROOT}:user/x/ann"),
            Some("user ann".to_owned()),
        ),
        (
            "iam:PutRolePolicy",
            format!("{ROOT}:role/r"),
            Some("role r".to_owned()),
        ),
        (
            "iam:CreateRole",
            format!("{ROOT}:role/r"),
            Some(format!("{ROOT}:role/r")),
        ),
        (
            "iam:PassRole",
            format!("{ROOT}:role/r"),
            Some(format!("{ROOT}:role/r")),
        ),
        (
            "iam:ListRoles",
            format!("{ROOT}:role/x/"),
            Some(format!("{ROOT}:role/x/")),
        ),
        (
            "iam:CreatePolicy",
            format!("{ROOT}:policy/x/p"),
            Some("policy p".to_owned()),
        ),
        (
            "iam:GetPolicy",
            format!("{ROOT}:policy/p"),
            Some(format!("policy {ROOT}:policy/p")),
        ),
        (
            "iam:ListPolicies",
            format!("{ROOT}:policy/x/"),
            Some("policy path /x/".to_owned()),
        ),
    ] {
        let request = Request {
            principal: &principal,
            action,
            resource: &resource,
            resource_account: None,
            context: &context,
        };
        let denied = evaluate(&request, &Policies::default());
        let on_resource = shown.map_or_else(String::new, |shown| format!(" on resource: {shown}"));
        let expected = format!(
            "User: {} is not authorized to perform: {action}{on_resource} because no \
             identity-based policy allows the {action} action",
            principal.arn()
        );
        assert_eq!(access_denied(&request, &denied), Some(expected));
    }
}

#[test]
fn explanation_names_what_stands_in_the_way() {
    let list = identity(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"},
           {"Effect":"Allow","Action":"kinesis:*","Resource":"arn:aws:kinesis:*:*:stream/x"},
           {"Sid":"when","Effect":"Allow","Action":"kinesis:*","Resource":"*",
            "Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#,
    );
    let (principal, context) = (user(), Context::new());
    let request = Request {
        principal: &principal,
        action: "kinesis:PutRecord",
        resource: STREAM,
        resource_account: None,
        context: &context,
    };
    let outcomes: Vec<Outcome> = explain(
        &request,
        &Policies {
            identity: &list,
            ..Policies::default()
        },
    )
    .into_iter()
    .map(|trace| trace.outcome)
    .collect();
    assert_eq!(
        outcomes,
        [
            Outcome::OtherAction,
            Outcome::OtherResource,
            Outcome::Condition {
                operator: "Bool".into(),
                key: "aws:SecureTransport".into()
            }
        ]
    );
}

#[test]
fn malformed_documents() {
    let parse = |text: &str, kind| Policy::parse_as(text, kind).map_err(|e| e.to_string());
    let statement = |inside: &str| {
        format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow",{inside}}}}}"#)
    };
    for (text, message) in [
        ("{".to_owned(), "This policy contains invalid Json"),
        ("[]".to_owned(), "Syntax errors in policy."),
        (
            r#"{"Version":"2012-10-17"}"#.to_owned(),
            "Syntax errors in policy.",
        ),
        (
            r#"{"Version":"2012-10-17","Statement":[]}"#.to_owned(),
            "Syntax errors in policy.",
        ),
        (
            r#"{"Version":"2013-01-01","Statement":[]}"#.to_owned(),
            "Syntax errors in policy.",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"*","Extra":1"#),
            "Syntax errors in policy.",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"*","Condition":{"Equals":{"a":"b"}}"#),
            "Syntax errors in policy.",
        ),
        (
            statement(r#""Resource":"*""#),
            "Policy statement must contain actions.",
        ),
        (
            statement(r#""Action":"s3:*""#),
            "Policy statement must contain resources.",
        ),
        (
            statement(r#""Action":"GetObject","Resource":"*""#),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ),
        (
            statement(r#""Action":"s3:Get:Object","Resource":"*""#),
            "Actions/Condition can contain only one colon.",
        ),
        (
            statement(r#""Action":"s_3:Get","Resource":"*""#),
            "Vendor s_3 is not valid",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"bucket""#),
            "Resource bucket must be in ARN format or \"*\".",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"arn:cloud:s3:::b""#),
            "Partition \"cloud\" is not valid for resource \"arn:cloud:s3:::b\".",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"arn:aws:s*:::b""#),
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ),
        (
            statement(r#""Action":"s3:*","Resource":"*","Principal":"*""#),
            "Policy document should not specify a principal.",
        ),
        (
            statement(r#""Sid":"a b","Action":"s3:*","Resource":"*""#),
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the \
             regular expression [0-9A-Za-z]*",
        ),
    ] {
        assert_eq!(
            parse(&text, Kind::Identity),
            Err(message.to_owned()),
            "{text}"
        );
    }
    let trust = |inside: &str| parse(&statement(inside), Kind::Trust).map(|_| ());
    let lambda = r#""Principal":{"Service":"lambda.amazonaws.com"}"#;
    assert_eq!(
        trust(&format!(r#"{lambda},"Action":"sts:AssumeRole""#)),
        Ok(())
    );
    assert_eq!(
        trust(&format!(
            r#"{lambda},"Action":"sts:AssumeRole","Resource":"*""#
        )),
        Err("Has prohibited field Resource".into())
    );
    assert_eq!(
        trust(r#""Action":"sts:AssumeRole""#),
        Err("Missing required field Principal".into())
    );
    assert_eq!(
        trust(&format!(r#"{lambda},"Action":"s3:GetObject""#)),
        Err("AssumeRole policy may only specify STS AssumeRole actions.".into())
    );
    assert_eq!(
        trust(r#""Principal":{"AWS":"arn:aws:iam::1:x"},"Action":"sts:AssumeRole""#),
        Err("Invalid principal in policy: \"AWS\":\"arn:aws:iam::1:x\"".into())
    );
    let old = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    assert!(parse(old, Kind::Identity).is_ok());
    assert_eq!(
        parse(old, Kind::Managed),
        Err("Policy document must be version 2012-10-17 or greater.".into())
    );
}

#[test]
fn variables_only_in_the_new_version() {
    let statement = r#""Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/*"}"#;
    for (version, expected) in [("2012-10-17", true), ("2008-10-17", false)] {
        let text = format!(r#"{{"Version":"{version}",{statement}}}"#);
        let list = [Arc::new(
            Policy::parse_as(&text, Kind::Identity).expect("policy"),
        )];
        let policies = Policies {
            identity: &list,
            ..Policies::default()
        };
        let decision = decide(&user(), "s3:GetObject", "arn:aws:s3:::b/ann/x", &policies);
        assert_eq!(decision.is_allow(), expected, "{version}");
    }
}
