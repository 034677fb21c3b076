//! What holds over a stack's life: tokens, protection, roles, stops, and being forgotten.

use model::cloudformation as cfn;
use serde_json::json;

use super::bench::{Bench, pairs};
use super::stacks::{PARAMETERS, PIPELINE, pair};

#[tokio::test]
async fn the_same_token_means_the_same_request() {
    let bench = Bench::new();
    let input = cfn::CreateStackInput {
        stack_name: Some("t".to_owned()),
        template_body: Some(pair(json!({}), json!({}))),
        client_request_token: Some("token-1".to_owned()),
        parameters: Some(pairs(&[])),
        ..Default::default()
    };
    let first = bench.call::<cfn::CreateStack>(input.clone()).await.unwrap();
    let second = bench.call::<cfn::CreateStack>(input.clone()).await.unwrap();
    assert_eq!(first, second);
    let other = cfn::CreateStackInput {
        client_request_token: Some("token-2".to_owned()),
        ..input
    };
    let fault = bench.call::<cfn::CreateStack>(other).await.unwrap_err();
    assert_eq!(
        (fault.code.as_ref(), fault.message.as_str()),
        ("AlreadyExistsException", "Stack [t] already exists")
    );
    bench.settled("t").await;
    assert_eq!(bench.world.count("CreateStream"), 1);
}

#[tokio::test]
async fn termination_protection_keeps_a_stack() {
    let bench = Bench::new();
    bench
        .create("p", &pair(json!({}), json!({})), &[])
        .await
        .unwrap();
    bench.settled("p").await;
    for (enabled, outcome) in [
        (
            true,
            Err("Stack [p] cannot be deleted while TerminationProtection is enabled".to_owned()),
        ),
        (false, Ok(())),
    ] {
        let input = cfn::UpdateTerminationProtectionInput {
            stack_name: Some("p".to_owned()),
            enable_termination_protection: Some(enabled),
        };
        bench
            .call::<cfn::UpdateTerminationProtection>(input)
            .await
            .unwrap();
        assert_eq!(bench.delete("p").await, outcome);
    }
}

#[tokio::test]
async fn a_stack_acts_under_its_role() {
    let bench = Bench::new();
    let role = "arn:aws:iam::000000000000:role/trusted".to_owned();
    let input = cfn::CreateStackInput {
        stack_name: Some("r".to_owned()),
        template_body: Some(pair(json!({}), json!({}))),
        role_arn: Some(role.clone()),
        ..Default::default()
    };
    let access = plane::Serve::<cfn::CreateStack>::access(
        &*bench.service,
        &plane::Call {
            caller: Bench::caller(),
            request_id: String::new(),
            endpoint: None,
            hung_up: None,
            trace: None,
            context: Vec::new(),
        },
        &input,
    );
    let actions: Vec<_> = access
        .unwrap()
        .iter()
        .map(|one| (one.action, one.resource.clone()))
        .collect();
    assert_eq!(
        actions,
        [
            (
                "cloudformation:CreateStack",
                "arn:aws:cloudformation:us-east-1:000000000000:stack/r/*".to_owned()
            ),
            ("iam:PassRole", role.clone()),
        ]
    );
    bench.call::<cfn::CreateStack>(input).await.unwrap();
    assert_eq!(bench.settled("r").await, "CREATE_COMPLETE");
    assert_eq!(bench.stack("r").await.unwrap().role_arn, Some(role));
}

#[tokio::test]
async fn a_stop_fails_no_stack() {
    let bench = Bench::new();
    *bench.world.power.lock().unwrap() = Some(25);
    bench.create("halted", PIPELINE, &PARAMETERS).await.unwrap();
    while !bench.world.dark() {
        tokio::task::yield_now().await;
    }
    bench.service.stop().await;
    *bench.world.power.lock().unwrap() = None;
    let status = bench.stack("halted").await.unwrap().stack_status;
    assert_eq!(status.as_deref(), Some("CREATE_IN_PROGRESS"));
    bench.service.resume();
    assert_eq!(bench.settled("halted").await, "CREATE_COMPLETE");
    assert_eq!(bench.world.names().len(), 11);
}

#[tokio::test]
async fn a_deleted_stack_is_known_by_its_id_for_90_days() {
    let bench = Bench::new();
    let id = bench
        .create("gone", &pair(json!({}), json!({})), &[])
        .await
        .unwrap();
    bench.settled("gone").await;
    bench.delete("gone").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    for (days, known) in [(89, true), (2, false)] {
        bench
            .store
            .advance_clock(days * 24 * 3600 * 1000)
            .unwrap()
            .await
            .unwrap();
        bench.service.resume();
        bench
            .store
            .transact(|_| Ok::<_, store::StoreError>(()))
            .unwrap()
            .1
            .await
            .unwrap();
        assert_eq!(bench.stack(&id).await.is_some(), known);
    }
    let ledger = &bench.service.means.ledger;
    let left = (
        ledger.events.len(),
        ledger.resources.len(),
        ledger.templates.len(),
    );
    assert_eq!(left, (0, 0, 0));
}

#[tokio::test]
async fn a_creation_under_way_can_be_given_up() {
    use std::sync::atomic::Ordering;
    for on_failure in ["ROLLBACK", "DO_NOTHING"] {
        let bench = Bench::new();
        bench.world.busy.store(true, Ordering::Release);
        let input = cfn::CreateStackInput {
            stack_name: Some("g".to_owned()),
            template_body: Some(pair(
                json!({"Name": "s"}),
                json!({"LogGroupName": {"Ref": "Stream"}}),
            )),
            on_failure: Some(on_failure.to_owned()),
            ..Default::default()
        };
        let made = bench.call::<cfn::CreateStack>(input).await.unwrap();
        let id = made.stack_id.unwrap();
        while bench.world.count("CreateStream") == 0 {
            tokio::task::yield_now().await;
        }
        bench.delete("g").await.unwrap();
        let stack = bench.stack(&id).await.unwrap();
        assert!(stack.stack_status.unwrap().starts_with("DELETE_"));
        assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
        assert_eq!(bench.world.names(), Vec::<String>::new());
        let events = bench.events(&id).await;
        let of = |status: &str| {
            let found = events.iter().find(|event| event.1 == status);
            found.map(|event| event.2.as_str())
        };
        assert_eq!(of("CREATE_FAILED"), Some("Resource creation cancelled"));
        assert_eq!(of("ROLLBACK_IN_PROGRESS"), None);
        let group = events.iter().filter(|event| event.0 == "Group");
        assert_eq!(group.count(), 0, "{events:?}");
        let begun = std::time::Instant::now();
        while bench.service.means.turns.len() > 0 {
            assert!(begun.elapsed() < std::time::Duration::from_secs(10));
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn a_stream_that_is_being_deleted_by_another_is_waited_for() {
    let bench = Bench::new();
    let body = pair(json!({"Name": "s"}), json!({}));
    let id = bench.create("w", &body, &[]).await.unwrap();
    bench.settled("w").await;
    if let Some(stream) = bench.world.things.lock().unwrap().get_mut("stream/s") {
        stream["deleting"] = json!(3);
    }
    bench.delete("w").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(bench.world.names(), Vec::<String>::new());
    let statuses = bench.statuses(&id, "Stream").await;
    let of_the_deletion = statuses.iter().filter(|one| one.starts_with("DELETE"));
    assert_eq!(of_the_deletion.count(), 2, "{statuses:?}");
}
