//! `CreateChangeSet`

use std::sync::Arc;

use model::cloudformation::{CreateChangeSet, CreateChangeSetInput, CreateChangeSetOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::access::Told;
use crate::begin::{PAUSED, UPDATABLE};
use crate::faults::{self, no_stack, unsupported, validation, wrong_state};
use crate::ledger::durable;
use crate::request::{self, Request, Source};
use crate::state::{ChangeSet, OnFailure, Stack, TemplateText, numbered_key, template_key, within};

const NO_CHANGES: &str = "The submitted information didn't contain changes. Submit different \
                          information to create a change set.";

fn check(input: &CreateChangeSetInput) -> Result<(), Fault> {
    request::refuse(&[
        (
            "RollbackConfiguration",
            request::monitors(input.rollback_configuration.as_ref()),
        ),
        (
            "NotificationARNs",
            request::any(input.notification_arns.as_ref()),
        ),
        (
            "ResourcesToImport",
            request::any(input.resources_to_import.as_ref()),
        ),
        (
            "ImportExistingResources",
            input.import_existing_resources == Some(true),
        ),
        ("DeploymentMode", input.deployment_mode.is_some()),
    ])?;
    request::check_name(
        "stackName",
        input.stack_name.as_deref().unwrap_or_default(),
        true,
    )?;
    faults::check_shown(
        "Description",
        input.description.as_deref().unwrap_or_default(),
    )?;
    let name = input.change_set_name.as_deref().unwrap_or_default();
    request::check_name("changeSetName", name, false)
}

/// Whether the change set makes its stack.
fn creates(input: &CreateChangeSetInput, stack: Option<&Arc<Stack>>) -> Result<bool, Fault> {
    let name = input.stack_name.as_deref().unwrap_or_default();
    let set = input.change_set_name.as_deref().unwrap_or_default();
    match (input.change_set_type.as_deref(), stack) {
        (Some("CREATE"), Some(stack)) if stack.status != "REVIEW_IN_PROGRESS" => {
            Err(validation(format!(
                "Stack [{name}] already exists and cannot be created again with the changeSet \
                 [{set}]."
            )))
        }
        // An id is nobody's name.
        (Some("CREATE"), None) if name.starts_with("arn:") => Err(no_stack(name)),
        (Some("CREATE"), _) => Ok(true),
        (None | Some("UPDATE"), None) => Err(no_stack(name)),
        (None | Some("UPDATE"), Some(stack))
            if ![&UPDATABLE[..], &PAUSED].concat().contains(&&*stack.status) =>
        {
            Err(wrong_state(&stack.arn, &stack.status))
        }
        (None | Some("UPDATE"), Some(_)) => Ok(false),
        (Some(other), _) => Err(unsupported(format!("ChangeSetType {other}"))),
    }
}

impl Cloudformation {
    /// The id of the change set that the same request has made already.
    fn made_before(&self, stack: &Stack, name: &str, token: Option<&str>) -> Option<String> {
        let token = token?;
        let sets = self.means.ledger.change_sets.prefix(&within(stack.id));
        let same = |set: &ChangeSet| set.name == name && set.token.as_deref() == Some(token);
        let made = sets.into_iter().find(|(_, set)| same(set));
        made.map(|(_, set)| set.arn.clone())
    }
}

impl Serve<CreateChangeSet> for Cloudformation {
    fn access(&self, call: &Call, input: &CreateChangeSetInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let set = vec![input.change_set_name.clone().unwrap_or_default()];
        let told = Told {
            resource_types: input.resource_types.as_ref(),
            role: input.role_arn.as_deref(),
            url: input.template_url.as_deref(),
            tags: input.tags.as_ref(),
        };
        let access = self
            .access_to(call, "cloudformation:CreateChangeSet", Some(name))
            .with_context("cloudformation:ChangeSetName", set);
        let mut access = vec![told.with(access)];
        access.extend(Self::pass_role(input.role_arn.as_deref()));
        Ok(access)
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateChangeSetInput,
    ) -> Result<CreateChangeSetOutput, Fault> {
        check(&input)?;
        let name = input.stack_name.clone().unwrap_or_default();
        let set_name = input.change_set_name.clone().unwrap_or_default();
        let present = self.find(call, &name);
        if let Some(stack) = &present
            && let Some(id) = self.made_before(stack, &set_name, input.client_token.as_deref())
        {
            return Ok(CreateChangeSetOutput {
                id: Some(id),
                stack_id: Some(stack.arn.clone()),
            });
        }
        let creates = creates(&input, present.as_ref())?;
        self.check_role(call, input.role_arn.as_deref())?;
        let ledger = &self.means.ledger;
        let plane::Caller {
            account, region, ..
        } = &call.caller;
        let prefix = format!("arn:aws:cloudformation:{region}:{account}");
        let unique = || ledger.store.rng().uuid();
        let arn = match &present {
            Some(stack) => stack.arn.clone(),
            None => format!("{prefix}:stack/{name}/{}", unique()),
        };
        let set_arn = format!("{prefix}:changeSet/{set_name}/{}", unique());
        let on_failure = request::on_failure(None, input.on_stack_failure.as_deref())?;
        if on_failure == OnFailure::Delete && !creates {
            return Err(validation(
                "OnStackFailure DELETE is only valid when the ChangeSetType is CREATE.",
            ));
        }
        let asked = Request {
            source: Source {
                body: input.template_body,
                url: input.template_url,
                previous: input.use_previous_template.unwrap_or(false),
            },
            parameters: request::given(input.parameters),
            capabilities: input.capabilities.unwrap_or_default(),
            resource_types: input.resource_types.unwrap_or_default(),
            tags: request::tags(input.tags),
        };
        let stack_name = present.as_ref().map_or(name.as_str(), |stack| &stack.name);
        let before = present.as_deref().filter(|_| !creates);
        let checked = self.check(call, asked, &arn, stack_name, before).await?;
        let plan = self.plan(call, &checked, before)?;
        let changed =
            before.is_none_or(|stack| plan.changes_anything(stack, &checked.prepared.tags));
        let (set, commit) = ledger.transact(|transaction| {
            let now = i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX);
            let decided =
                ledger.decided_stack(transaction, account.as_str(), region.as_str(), &name);
            let stack = match decided {
                Some(stack) if stack.arn == arn => (*stack).clone(),
                Some(_) => return Err(faults::stack_exists(&name)),
                None if !creates => return Err(no_stack(&name)),
                None => {
                    let mut stack = reviewed(call, transaction.next_id(), &arn, &name, now);
                    ledger.stack_event(transaction, &stack);
                    stack.reason = Some("User Initiated".to_owned());
                    ledger.put_stack(transaction, &stack);
                    stack
                }
            };
            let sets = transaction.prefix(&ledger.change_sets, &within(stack.id));
            let token = input.client_token.as_deref();
            let same = |set: &ChangeSet| set.name == set_name && set.token.as_deref() == token;
            if token.is_some()
                && let Some((_, set)) = sets.iter().find(|(_, set)| same(set))
            {
                return Ok((set.arn.clone(), stack.arn));
            }
            let taken =
                |set: &ChangeSet| set.name == set_name && set.execution != "EXECUTE_COMPLETE";
            if sets.iter().any(|(_, set)| taken(set)) {
                return Err(Fault::client(
                    "AlreadyExistsException",
                    format!("ChangeSet {set_name} already exists"),
                ));
            }
            let number = transaction.next_id();
            let template = transaction.next_id();
            let set = ChangeSet {
                number,
                stack: stack.id,
                arn: set_arn,
                name: set_name,
                description: input.description,
                creates,
                target: checked.target(template),
                role_arn: input.role_arn,
                on_failure,
                on_stack_failure: input.on_stack_failure,
                token: input.client_token,
                status: if changed { "CREATE_COMPLETE" } else { "FAILED" }.to_owned(),
                reason: (!changed).then(|| NO_CHANGES.to_owned()),
                execution: if changed { "AVAILABLE" } else { "UNAVAILABLE" }.to_owned(),
                created_ms: now,
                changes: plan.changes,
            };
            let text = TemplateText { body: checked.text };
            transaction.put(&ledger.templates, &template_key(template), text);
            transaction.put(
                &ledger.change_sets,
                &numbered_key(stack.id, number),
                set.clone(),
            );
            Ok((set.arn, stack.arn))
        })?;
        durable(commit).await?;
        Ok(CreateChangeSetOutput {
            id: Some(set.0),
            stack_id: Some(set.1),
        })
    }
}

/// A stack that consists of change sets so far.
fn reviewed(call: &Call, id: u64, arn: &str, name: &str, now: i64) -> Stack {
    Stack {
        id,
        arn: arn.to_owned(),
        name: name.to_owned(),
        account: call.caller.account.to_string(),
        region: call.caller.region.to_string(),
        status: "REVIEW_IN_PROGRESS".to_owned(),
        reason: Some("User Initiated".to_owned()),
        created_ms: now,
        updated_ms: None,
        deleted_ms: None,
        target: None,
        role_arn: None,
        disable_rollback: false,
        termination_protection: false,
        change_set: None,
        outputs: Vec::new(),
        imports: Default::default(),
        tokens: Vec::new(),
        operation: None,
        stable: None,
    }
}
