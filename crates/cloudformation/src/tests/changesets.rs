//! Change sets, as `aws cloudformation deploy` uses them.

use model::cloudformation as cfn;
use serde_json::json;

use super::bench::{Bench, pairs};
use super::stacks::{PARAMETERS, PIPELINE, pair};

fn set(stack: &str, name: &str, body: &str, kind: &str) -> cfn::CreateChangeSetInput {
    cfn::CreateChangeSetInput {
        stack_name: Some(stack.to_owned()),
        change_set_name: Some(name.to_owned()),
        template_body: Some(body.to_owned()),
        change_set_type: Some(kind.to_owned()),
        capabilities: Some(vec!["CAPABILITY_IAM".to_owned()]),
        ..Default::default()
    }
}

fn described(name: &str, stack: Option<&str>) -> cfn::DescribeChangeSetInput {
    cfn::DescribeChangeSetInput {
        change_set_name: Some(name.to_owned()),
        stack_name: stack.map(str::to_owned),
        include_property_values: Some(true),
        ..Default::default()
    }
}

fn executed(name: &str, stack: Option<&str>) -> cfn::ExecuteChangeSetInput {
    cfn::ExecuteChangeSetInput {
        change_set_name: Some(name.to_owned()),
        stack_name: stack.map(str::to_owned),
        disable_rollback: Some(false),
        ..Default::default()
    }
}

#[tokio::test]
async fn deploy_creates_then_updates_then_finds_no_changes() {
    let bench = Bench::new();
    let parameters = Some(pairs(&PARAMETERS));
    let input = cfn::CreateChangeSetInput {
        parameters: parameters.clone(),
        ..set("d", "one", PIPELINE, "CREATE")
    };
    let made = bench.call::<cfn::CreateChangeSet>(input).await.unwrap();
    assert_eq!(bench.settled("d").await, "REVIEW_IN_PROGRESS");
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described("one", Some("d")))
        .await
        .unwrap();
    assert_eq!(shown.status.as_deref(), Some("CREATE_COMPLETE"));
    assert_eq!(shown.execution_status.as_deref(), Some("AVAILABLE"));
    let changes = shown.changes.unwrap();
    assert_eq!(changes.len(), 11);
    assert!(changes.iter().all(|change| {
        change.resource_change.as_ref().unwrap().action.as_deref() == Some("Add")
    }));
    assert_eq!(bench.world.names(), Vec::<String>::new());
    bench
        .call::<cfn::ExecuteChangeSet>(executed("one", Some("d")))
        .await
        .unwrap();
    assert_eq!(bench.settled("d").await, "CREATE_COMPLETE");
    let id = made.id.unwrap();
    let spent = bench
        .call::<cfn::DescribeChangeSet>(described(&id, None))
        .await
        .unwrap();
    assert_eq!(spent.execution_status.as_deref(), Some("EXECUTE_COMPLETE"));
    let fault = bench
        .call::<cfn::DescribeChangeSet>(described("one", Some("d")))
        .await
        .unwrap_err();
    assert_eq!(
        (fault.status, fault.message.as_str()),
        (404, "ChangeSet [one] does not exist")
    );
    let statuses = bench.statuses("d", "d").await;
    assert_eq!(
        statuses,
        [
            "REVIEW_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE"
        ]
    );

    let parameters = Some(pairs(&[
        PARAMETERS[0],
        PARAMETERS[1],
        ("ShardCount", "2"),
        ("CreateDashboard", "no"),
    ]));
    let input = cfn::CreateChangeSetInput {
        parameters,
        ..set("d", "two", PIPELINE, "UPDATE")
    };
    bench.call::<cfn::CreateChangeSet>(input).await.unwrap();
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described("two", Some("d")))
        .await
        .unwrap();
    let changes: Vec<_> = shown
        .changes
        .unwrap()
        .into_iter()
        .filter_map(|c| c.resource_change)
        .collect();
    let lines: Vec<_> = changes
        .iter()
        .map(|change| {
            (
                change.logical_resource_id.as_deref().unwrap(),
                change.action.as_deref().unwrap(),
                change.replacement.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("Stream", "Modify", Some("False")),
            ("Dashboard", "Remove", None)
        ]
    );
    let detail = &changes[0].details.as_ref().unwrap()[0];
    assert_eq!(detail.change_source.as_deref(), Some("ParameterReference"));
    assert_eq!(detail.causing_entity.as_deref(), Some("ShardCount"));
    let target = detail.target.as_ref().unwrap();
    assert_eq!(target.name.as_deref(), Some("ShardCount"));
    assert_eq!(
        (
            target.before_value.as_deref(),
            target.after_value.as_deref()
        ),
        (Some("1"), Some("2"))
    );
    bench
        .call::<cfn::ExecuteChangeSet>(executed("two", Some("d")))
        .await
        .unwrap();
    assert_eq!(bench.settled("d").await, "UPDATE_COMPLETE");
    assert_eq!(
        bench.world.get("stream/kinesis-stream-hw-03")["shards"],
        json!(2)
    );

    let previous = cfn::Parameter {
        parameter_key: Some("ShardCount".to_owned()),
        use_previous_value: Some(true),
        ..Default::default()
    };
    let mut parameters = pairs(&[PARAMETERS[0], PARAMETERS[1], ("CreateDashboard", "no")]);
    parameters.push(previous);
    let input = cfn::CreateChangeSetInput {
        parameters: Some(parameters),
        ..set("d", "three", PIPELINE, "UPDATE")
    };
    let same = bench.call::<cfn::CreateChangeSet>(input).await.unwrap();
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described("three", Some("d")))
        .await
        .unwrap();
    assert_eq!(shown.status.as_deref(), Some("FAILED"));
    assert_eq!(
        shown.status_reason.as_deref(),
        Some(
            "The submitted information didn't contain changes. Submit different information to create a change set."
        )
    );
    let fault = bench
        .call::<cfn::ExecuteChangeSet>(executed("three", Some("d")))
        .await
        .unwrap_err();
    let id = same.id.unwrap();
    assert_eq!(fault.code, "InvalidChangeSetStatus");
    assert_eq!(
        fault.message,
        format!("ChangeSet [{id}] cannot be executed in its current status of [FAILED]")
    );
}

#[tokio::test]
async fn a_replacement_shows_what_is_known_only_afterwards() {
    let bench = Bench::new();
    let template = |name: &str| {
        pair(
            json!({"Name": name}),
            json!({"LogGroupName": {"Fn::Sub": "/x/${Stream}"}}),
        )
    };
    bench.create("r", &template("a"), &[]).await.unwrap();
    bench.settled("r").await;
    bench
        .call::<cfn::CreateChangeSet>(set("r", "c", &template("b"), "UPDATE"))
        .await
        .unwrap();
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described("c", Some("r")))
        .await
        .unwrap();
    let changes: Vec<_> = shown
        .changes
        .unwrap()
        .into_iter()
        .filter_map(|c| c.resource_change)
        .collect();
    assert_eq!(changes.len(), 2);
    assert!(
        changes
            .iter()
            .all(|change| change.replacement.as_deref() == Some("True"))
    );
    assert!(
        changes
            .iter()
            .all(|change| change.policy_action.as_deref() == Some("ReplaceAndDelete"))
    );
    let group = changes
        .iter()
        .find(|change| change.logical_resource_id.as_deref() == Some("Group"))
        .unwrap();
    let detail = &group.details.as_ref().unwrap()[0];
    assert_eq!(detail.change_source.as_deref(), Some("ResourceReference"));
    assert_eq!(detail.evaluation.as_deref(), Some("Dynamic"));
    assert_eq!(
        detail.target.as_ref().unwrap().after_value.as_deref(),
        Some("/x/{{changeSet:KNOWN_AFTER_APPLY}}")
    );
    let list = cfn::ListChangeSetsInput {
        stack_name: Some("r".to_owned()),
        ..Default::default()
    };
    assert_eq!(
        bench
            .call::<cfn::ListChangeSets>(list.clone())
            .await
            .unwrap()
            .summaries
            .unwrap()
            .len(),
        1
    );
    let gone = cfn::DeleteChangeSetInput {
        change_set_name: Some("c".to_owned()),
        stack_name: Some("r".to_owned()),
    };
    bench
        .call::<cfn::DeleteChangeSet>(gone.clone())
        .await
        .unwrap();
    bench.call::<cfn::DeleteChangeSet>(gone).await.unwrap();
    assert_eq!(
        bench
            .call::<cfn::ListChangeSets>(list)
            .await
            .unwrap()
            .summaries
            .unwrap()
            .len(),
        0
    );
}

#[tokio::test]
async fn change_sets_are_refused_in_their_own_words() {
    let bench = Bench::new();
    let template = pair(json!({}), json!({}));
    let message = async |input| {
        bench
            .call::<cfn::CreateChangeSet>(input)
            .await
            .unwrap_err()
            .message
    };
    assert_eq!(
        message(set("n", "c", &template, "UPDATE")).await,
        "Stack [n] does not exist"
    );
    bench.create("n", &template, &[]).await.unwrap();
    bench.settled("n").await;
    assert_eq!(
        message(set("n", "c", &template, "CREATE")).await,
        "Stack [n] already exists and cannot be created again with the changeSet [c]."
    );
    let fault = bench
        .call::<cfn::DescribeChangeSet>(described("c", None))
        .await
        .unwrap_err();
    assert_eq!(
        fault.message,
        "StackName must be specified if ChangeSetName is not specified as an ARN."
    );
    let fault = bench
        .call::<cfn::DescribeChangeSet>(described("c", Some("none")))
        .await
        .unwrap_err();
    assert_eq!(fault.message, "Stack [none] does not exist");
}

#[tokio::test]
async fn create_stack_takes_over_a_stack_under_review() {
    let bench = Bench::new();
    let template = pair(json!({}), json!({}));
    let made = bench
        .call::<cfn::CreateChangeSet>(set("v", "c", &template, "CREATE"))
        .await
        .unwrap();
    let id = bench.create("v", &template, &[]).await.unwrap();
    assert_eq!(made.stack_id.as_deref(), Some(id.as_str()));
    assert_eq!(bench.settled("v").await, "CREATE_COMPLETE");
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described("c", Some("v")))
        .await
        .unwrap();
    assert_eq!(shown.execution_status.as_deref(), Some("OBSOLETE"));
}

#[tokio::test]
async fn an_update_outdates_the_change_sets_that_wait() {
    let bench = Bench::new();
    let template = |name: &str| pair(json!({"Name": name}), json!({}));
    bench.create("o", &template("a"), &[]).await.unwrap();
    bench.settled("o").await;
    bench
        .call::<cfn::CreateChangeSet>(set("o", "c", &template("b"), "UPDATE"))
        .await
        .unwrap();
    bench.update("o", &template("z"), &[]).await.unwrap();
    assert_eq!(bench.settled("o").await, "UPDATE_COMPLETE");
    let fault = bench
        .call::<cfn::ExecuteChangeSet>(executed("c", Some("o")))
        .await
        .unwrap_err();
    assert!(
        fault
            .message
            .ends_with("cannot be executed in its current status of [OBSOLETE]"),
        "{fault}"
    );
}

#[tokio::test]
async fn what_a_failure_leads_to_is_told_once() {
    let bench = Bench::new();
    let body = pair(json!({}), json!({}));
    let with = |name: &str, kind: &str, word: &str| cfn::CreateChangeSetInput {
        on_stack_failure: Some(word.to_owned()),
        ..set("o", name, &body, kind)
    };
    let made = bench.call::<cfn::CreateChangeSet>(with("one", "CREATE", "DO_NOTHING"));
    made.await.unwrap();
    let shown = bench.call::<cfn::DescribeChangeSet>(described("one", Some("o")));
    let shown = shown.await.unwrap().on_stack_failure;
    assert_eq!(shown.as_deref(), Some("DO_NOTHING"));
    let both = bench.call::<cfn::ExecuteChangeSet>(executed("one", Some("o")));
    assert_eq!(
        both.await.unwrap_err().message,
        "DisableRollback can not be specified for a change set with OnStackFailure."
    );
    let once = cfn::ExecuteChangeSetInput {
        disable_rollback: None,
        ..executed("one", Some("o"))
    };
    bench.call::<cfn::ExecuteChangeSet>(once).await.unwrap();
    assert_eq!(bench.settled("o").await, "CREATE_COMPLETE");
    let deleting = bench.call::<cfn::CreateChangeSet>(with("two", "UPDATE", "DELETE"));
    assert_eq!(
        deleting.await.unwrap_err().message,
        "OnStackFailure DELETE is only valid when the ChangeSetType is CREATE."
    );
}

#[tokio::test]
async fn the_same_request_with_its_token_makes_one_change_set() {
    let bench = Bench::new();
    let template = pair(json!({}), json!({}));
    let input = |token: Option<&str>| cfn::CreateChangeSetInput {
        client_token: token.map(str::to_owned),
        ..set("t", "c", &template, "CREATE")
    };
    let call = |token| bench.call::<cfn::CreateChangeSet>(input(token));
    let first = call(Some("one")).await.unwrap();
    assert_eq!(call(Some("one")).await.unwrap(), first);
    for other in [Some("two"), None] {
        assert_eq!(
            call(other).await.unwrap_err().code,
            "AlreadyExistsException"
        );
    }
    bench
        .call::<cfn::ExecuteChangeSet>(executed("c", Some("t")))
        .await
        .unwrap();
    bench.settled("t").await;
    assert_eq!(call(Some("one")).await.unwrap(), first);
}

#[tokio::test]
async fn an_id_is_no_name_for_a_new_stack() {
    let bench = Bench::new();
    let template = pair(json!({}), json!({}));
    assert_eq!(
        bench.create("arn:foo", &template, &[]).await,
        Err(
            "1 validation error detected: Value 'arn:foo' at 'stackName' failed to satisfy \
             constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
                .to_owned()
        )
    );
    let input = set("arn:foo", "c", &template, "CREATE");
    let fault = bench.call::<cfn::CreateChangeSet>(input).await.unwrap_err();
    assert_eq!(fault.message, "Stack [arn:foo] does not exist");
    assert_eq!(bench.service.means.ledger.stacks.len(), 0);
}

/// Attribute, name, source and evaluation of each detail of the only change.
async fn details(bench: &Bench, input: cfn::CreateChangeSetInput) -> (Vec<String>, Vec<String>) {
    let id = bench.call::<cfn::CreateChangeSet>(input).await.unwrap().id;
    let id = id.unwrap_or_default();
    let shown = bench
        .call::<cfn::DescribeChangeSet>(described(&id, None))
        .await;
    let changes = shown.unwrap().changes.unwrap_or_default();
    assert_eq!(changes.len(), 1);
    let change = changes[0].resource_change.clone().unwrap();
    let line = |detail: cfn::ResourceChangeDetail| {
        let target = detail.target.unwrap_or_default();
        let words = [
            target.attribute,
            target.name,
            detail.change_source,
            detail.evaluation,
            detail.causing_entity,
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let lines = change.details.unwrap_or_default().into_iter().map(line);
    (change.scope.unwrap_or_default(), lines.collect())
}

#[tokio::test]
async fn details_tell_parameters_from_what_is_written_and_the_stacks_tags() {
    let bench = Bench::new();
    let template = json!({
        "Parameters": {"P": {"Type": "String"}},
        "Resources": {"B": {
            "Type": "AWS::S3::Bucket",
            "Metadata": {"Of": {"Ref": "P"}},
            "Properties": {
                "BucketName": "b",
                "Tags": [{"Key": "of", "Value": {"Ref": "P"}}, {"Key": "k", "Value": "v"}],
            },
        }},
    })
    .to_string();
    bench.create("d", &template, &[("P", "one")]).await.unwrap();
    bench.settled("d").await;
    let other = cfn::CreateChangeSetInput {
        parameters: Some(pairs(&[("P", "two")])),
        ..set("d", "parameter", &template, "UPDATE")
    };
    let (scope, lines) = details(&bench, other).await;
    assert_eq!(scope, ["Metadata", "Properties"]);
    assert_eq!(
        lines,
        [
            "Metadata ParameterReference Static P",
            "Properties Tags ParameterReference Static P",
            "Metadata DirectModification Dynamic",
            "Properties Tags DirectModification Dynamic",
        ]
    );
    let written = cfn::CreateChangeSetInput {
        parameters: Some(pairs(&[("P", "one")])),
        ..set(
            "d",
            "written",
            &template.replace("\"v\"", "\"w\""),
            "UPDATE",
        )
    };
    let (scope, lines) = details(&bench, written).await;
    assert_eq!(scope, ["Properties"]);
    assert_eq!(lines, ["Properties Tags DirectModification Static"]);
    let tag = cfn::Tag {
        key: Some("stack".to_owned()),
        value: Some("s".to_owned()),
    };
    let tagged = cfn::CreateChangeSetInput {
        parameters: Some(pairs(&[("P", "one")])),
        tags: Some(vec![tag]),
        ..set("d", "tagged", &template, "UPDATE")
    };
    let (scope, lines) = details(&bench, tagged).await;
    assert_eq!(scope, ["Tags"]);
    assert_eq!(lines, ["Tags DirectModification Static"]);
}
