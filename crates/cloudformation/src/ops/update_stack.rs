//! `UpdateStack`

use model::cloudformation::{UpdateStack, UpdateStackInput, UpdateStackOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::access::Told;
use crate::begin::{UpdateDecision, is_updatable, seen};
use crate::faults::{validation, wrong_state};
use crate::request::{self, Request, Source};
use crate::state::{Action, Requested};

fn check(input: &UpdateStackInput) -> Result<(), Fault> {
    request::refuse(&[
        (
            "RollbackConfiguration",
            request::monitors(input.rollback_configuration.as_ref()),
        ),
        (
            "NotificationARNs",
            request::any(input.notification_arns.as_ref()),
        ),
        ("StackPolicyBody", input.stack_policy_body.is_some()),
        ("StackPolicyURL", input.stack_policy_url.is_some()),
        (
            "StackPolicyDuringUpdateBody",
            input.stack_policy_during_update_body.is_some(),
        ),
        (
            "StackPolicyDuringUpdateURL",
            input.stack_policy_during_update_url.is_some(),
        ),
    ])?;
    request::check_name(
        "stackName",
        input.stack_name.as_deref().unwrap_or_default(),
        true,
    )
}

impl Serve<UpdateStack> for Cloudformation {
    fn access(&self, call: &Call, input: &UpdateStackInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let told = Told {
            resource_types: input.resource_types.as_ref(),
            role: input.role_arn.as_deref(),
            url: input.template_url.as_deref(),
            tags: input.tags.as_ref(),
        };
        let access = self.access_to(call, "cloudformation:UpdateStack", Some(name));
        let mut access = vec![told.with(access)];
        access.extend(Self::pass_role(input.role_arn.as_deref()));
        Ok(access)
    }

    async fn run(&self, call: &Call, input: UpdateStackInput) -> Result<UpdateStackOutput, Fault> {
        check(&input)?;
        let stack = self.demand(call, input.stack_name.as_deref())?;
        let token = input.client_request_token;
        if let Some(operation) = seen(&stack, token.as_deref(), Requested::Update)? {
            return Ok(UpdateStackOutput {
                stack_id: Some(stack.arn.clone()),
                operation_id: Some(operation),
            });
        }
        let on_failure = request::on_failure(input.disable_rollback, None)?;
        if !is_updatable(&stack.status, on_failure) {
            return Err(wrong_state(&stack.arn, &stack.status));
        }
        self.check_role(call, input.role_arn.as_deref())?;
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
        let checked = self
            .check(call, asked, &stack.arn, &stack.name, Some(&stack))
            .await?;
        let plan = self.plan(call, &checked, Some(&stack))?;
        if !plan.changes_anything(&stack, &checked.prepared.tags) {
            return Err(validation("No updates are to be performed."));
        }
        let mut operation = self.operation(call, 0, Action::Update, token);
        operation.on_failure = on_failure;
        operation.role_arn = input.role_arn.or_else(|| stack.role_arn.clone());
        operation.retain_except_on_create = input.retain_except_on_create.unwrap_or(false);
        let decision = UpdateDecision {
            checked,
            operation,
            change_set: None,
            also: None,
        };
        let (arn, operation, commit) = self.decide_update(&stack, decision)?;
        self.shared()?.begin(stack.key(), commit).await?;
        Ok(UpdateStackOutput {
            stack_id: Some(arn),
            operation_id: Some(operation),
        })
    }
}
