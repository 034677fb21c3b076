//! `ExecuteChangeSet`

use model::cloudformation::{ExecuteChangeSet, ExecuteChangeSetInput, ExecuteChangeSetOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::begin::{UpdateDecision, remember, seen};
use crate::faults::{validation, wrong_state};
use crate::request::{Checked, Request};
use crate::state::{
    Action, ChangeSet, OnFailure, Operation, Requested, Stack, numbered_key, template_key, within,
};

fn not_available(set: &ChangeSet) -> Fault {
    let status = if set.status == "FAILED" {
        &set.status
    } else {
        &set.execution
    };
    Fault::client(
        "InvalidChangeSetStatus",
        format!(
            "ChangeSet [{}] cannot be executed in its current status of [{status}]",
            set.arn
        ),
    )
}

impl Cloudformation {
    /// The request that a change set stands for, checked again.
    fn recheck(&self, call: &Call, stack: &Stack, set: &ChangeSet) -> Result<Checked, Fault> {
        let mut asked = Request {
            capabilities: set.target.capabilities.clone(),
            tags: Some(set.target.tags.clone()),
            ..Request::default()
        };
        asked.source.body = Some(self.means.ledger.template(set.target.template)?);
        asked.parameters = set
            .target
            .parameters
            .iter()
            .map(|(key, parameter)| crate::template::parameters::Given {
                key: key.clone(),
                value: Some(parameter.text.clone()),
                use_previous: false,
            })
            .collect();
        self.check_stored(call, asked, stack)
    }

    /// Takes the stack's change sets: the executed one is kept by its id, the others go.
    fn spend(
        &self,
        transaction: &mut store::Transaction<'_>,
        stack: u64,
        executed: &ChangeSet,
    ) -> Result<(), Fault> {
        let ledger = &self.means.ledger;
        for (_, set) in transaction.prefix(&ledger.change_sets, &within(stack)) {
            let key = numbered_key(stack, set.number);
            if set.number == executed.number {
                if set.execution != "AVAILABLE" {
                    return Err(not_available(&set));
                }
                let mut set = (*set).clone();
                "EXECUTE_COMPLETE".clone_into(&mut set.execution);
                transaction.put(&ledger.change_sets, &key, set);
            } else {
                transaction.delete(&ledger.change_sets, &key);
                if set.execution != "EXECUTE_COMPLETE" {
                    transaction.delete(&ledger.templates, &template_key(set.target.template));
                }
            }
        }
        Ok(())
    }

    /// Begins the creation of a stack that has been reviewed.
    async fn execute_creation(
        &self,
        stack: &Stack,
        set: &ChangeSet,
        mut operation: Operation,
    ) -> Result<(), Fault> {
        let ledger = &self.means.ledger;
        let key = stack.key();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction.get(&ledger.stacks, &key);
            let row = row.filter(|row| row.status == "REVIEW_IN_PROGRESS");
            let mut next = match row {
                Some(row) => (*row).clone(),
                None => return Err(wrong_state(&stack.arn, &stack.status)),
            };
            self.spend(transaction, stack.id, set)?;
            operation.id = transaction.next_id();
            let now = i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX);
            next.target = Some(set.target.clone());
            "CREATE_IN_PROGRESS".clone_into(&mut next.status);
            next.reason = Some("User Initiated".to_owned());
            next.updated_ms = Some(now);
            next.change_set = Some(set.arn.clone());
            next.role_arn.clone_from(&set.role_arn);
            next.disable_rollback = operation.on_failure == OnFailure::DoNothing;
            remember(
                &mut next,
                Requested::Create,
                operation.token.as_ref(),
                &operation.uuid,
            );
            next.operation = Some(operation);
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            Ok(())
        })?;
        self.shared()?.begin(key, commit).await
    }
}

impl Serve<ExecuteChangeSet> for Cloudformation {
    fn access(&self, call: &Call, input: &ExecuteChangeSetInput) -> Result<Vec<Access>, Fault> {
        let (set, stack) = (
            input.change_set_name.as_deref(),
            input.stack_name.as_deref(),
        );
        Ok(vec![self.access_to_set(
            call,
            "cloudformation:ExecuteChangeSet",
            set,
            stack,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ExecuteChangeSetInput,
    ) -> Result<ExecuteChangeSetOutput, Fault> {
        let name = input.change_set_name.unwrap_or_default();
        let (stack, set) = self.change_set(call, &name, input.stack_name.as_deref())?;
        let token = input.client_request_token;
        let (action, requested) = if set.creates {
            (Action::Create, Requested::Create)
        } else {
            (Action::Update, Requested::Update)
        };
        if seen(&stack, token.as_deref(), requested)?.is_some() {
            return Ok(ExecuteChangeSetOutput {});
        }
        if set.execution != "AVAILABLE" {
            return Err(not_available(&set));
        }
        if input.disable_rollback.is_some() && set.on_stack_failure.is_some() {
            return Err(validation(
                "DisableRollback can not be specified for a change set with OnStackFailure.",
            ));
        }
        let mut operation = self.operation(call, 0, action, token);
        operation.on_failure = match input.disable_rollback {
            Some(true) => OnFailure::DoNothing,
            _ => set.on_failure,
        };
        operation.role_arn = set.role_arn.clone().or_else(|| stack.role_arn.clone());
        operation.retain_except_on_create = input.retain_except_on_create.unwrap_or(false);
        if set.creates {
            self.execute_creation(&stack, &set, operation).await?;
            return Ok(ExecuteChangeSetOutput {});
        }
        let checked = self.recheck(call, &stack, &set)?;
        let spent = set.clone();
        let decision = UpdateDecision {
            checked,
            operation,
            change_set: Some(set.arn.clone()),
            also: Some(Box::new(move |transaction| {
                self.spend(transaction, spent.stack, &spent)?;
                let template = template_key(spent.target.template);
                transaction.delete(&self.means.ledger.templates, &template);
                Ok(())
            })),
        };
        let (_, _, commit) = self.decide_update(&stack, decision)?;
        self.shared()?.begin(stack.key(), commit).await?;
        Ok(ExecuteChangeSetOutput {})
    }
}
