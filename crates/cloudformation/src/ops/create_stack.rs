//! `CreateStack`

use model::cloudformation::{CreateStack, CreateStackInput, CreateStackOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::access::Told;
use crate::begin::{remember, seen};
use crate::faults;
use crate::request::{self, Request, Source};
use crate::state::{Action, OnFailure, Requested, Stack, TemplateText, template_key};

fn check(input: &CreateStackInput) -> Result<(), Fault> {
    request::refuse(&[
        (
            "RollbackConfiguration",
            request::monitors(input.rollback_configuration.as_ref()),
        ),
        ("TimeoutInMinutes", input.timeout_in_minutes.is_some()),
        (
            "NotificationARNs",
            request::any(input.notification_arns.as_ref()),
        ),
        ("StackPolicyBody", input.stack_policy_body.is_some()),
        ("StackPolicyURL", input.stack_policy_url.is_some()),
    ])?;
    let name = input.stack_name.as_deref().unwrap_or_default();
    // What is no name either is refused in the words that are for names and ids.
    request::check_name("stackName", name, !name.starts_with("arn:"))
}

impl Serve<CreateStack> for Cloudformation {
    fn access(&self, call: &Call, input: &CreateStackInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let told = Told {
            resource_types: input.resource_types.as_ref(),
            role: input.role_arn.as_deref(),
            url: input.template_url.as_deref(),
            tags: input.tags.as_ref(),
        };
        let access = self.access_to(call, "cloudformation:CreateStack", Some(name));
        let mut access = vec![told.with(access)];
        access.extend(Self::pass_role(input.role_arn.as_deref()));
        Ok(access)
    }

    async fn run(&self, call: &Call, input: CreateStackInput) -> Result<CreateStackOutput, Fault> {
        check(&input)?;
        let name = input.stack_name.clone().unwrap_or_default();
        let on_failure = request::on_failure(input.disable_rollback, input.on_failure.as_deref())?;
        let token = input.client_request_token.clone();
        if let Some(known) = self.find(call, &name)
            && known.status != "REVIEW_IN_PROGRESS"
        {
            return match seen(&known, token.as_deref(), Requested::Create)? {
                Some(operation) => Ok(CreateStackOutput {
                    stack_id: Some(known.arn.clone()),
                    operation_id: Some(operation),
                }),
                None => Err(faults::stack_exists(&name)),
            };
        }
        self.check_role(call, input.role_arn.as_deref())?;
        let plane::Caller {
            account, region, ..
        } = &call.caller;
        let reviewed = self.find(call, &name);
        let arn = match &reviewed {
            Some(stack) => stack.arn.clone(),
            None => {
                let unique = self.means.ledger.store.rng().uuid();
                format!("arn:aws:cloudformation:{region}:{account}:stack/{name}/{unique}")
            }
        };
        let asked = Request {
            source: Source {
                body: input.template_body,
                url: input.template_url,
                previous: false,
            },
            parameters: request::given(input.parameters),
            capabilities: input.capabilities.unwrap_or_default(),
            resource_types: input.resource_types.unwrap_or_default(),
            tags: request::tags(input.tags),
        };
        let checked = self.check(call, asked, &arn, &name, None).await?;
        self.plan(call, &checked, None)?;
        let ledger = &self.means.ledger;
        let mut operation = self.operation(call, 0, Action::Create, token.clone());
        operation.on_failure = on_failure;
        operation.role_arn.clone_from(&input.role_arn);
        operation.retain_except_on_create = input.retain_except_on_create.unwrap_or(false);
        let (key, commit) = ledger.transact(|transaction| {
            let taken = ledger.decided_stack(transaction, account.as_str(), region.as_str(), &name);
            if let Some(taken) = &taken
                && taken.status != "REVIEW_IN_PROGRESS"
            {
                return Err(faults::stack_exists(&name));
            }
            operation.id = transaction.next_id();
            let template = transaction.next_id();
            let now = i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX);
            let mut stack = match taken {
                Some(taken) => (*taken).clone(),
                None => Stack {
                    id: transaction.next_id(),
                    arn,
                    name,
                    account: account.to_string(),
                    region: region.to_string(),
                    status: String::new(),
                    reason: None,
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
                },
            };
            stack.target = Some(checked.target(template));
            let text = TemplateText { body: checked.text };
            transaction.put(&ledger.templates, &template_key(template), text);
            "CREATE_IN_PROGRESS".clone_into(&mut stack.status);
            stack.reason = Some("User Initiated".to_owned());
            stack.role_arn = input.role_arn;
            stack.disable_rollback = on_failure == OnFailure::DoNothing;
            stack.termination_protection = input.enable_termination_protection.unwrap_or(false);
            remember(
                &mut stack,
                Requested::Create,
                operation.token.as_ref(),
                &operation.uuid,
            );
            stack.operation = Some(operation.clone());
            // Change sets that were waiting have nothing to create any more.
            self.outdate(transaction, stack.id);
            ledger.stack_event(transaction, &stack);
            ledger.put_stack(transaction, &stack);
            Ok((stack.key(), stack.arn))
        })?;
        let (key, arn) = key;
        let uuid = operation.uuid;
        self.shared()?.begin(key, commit).await?;
        Ok(CreateStackOutput {
            stack_id: Some(arn),
            operation_id: Some(uuid),
        })
    }
}
