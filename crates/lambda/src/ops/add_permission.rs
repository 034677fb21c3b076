//! `AddPermission`

use auth::policy::Bound;
use model::lambda::{AddPermission, AddPermissionInput, AddPermissionOutput};
use plane::{Access, Call, Serve};
use serde_json::{Map, Value, json};
use wire::Fault;

use crate::faults::{conflict, internal, invalid, wrong_revision};
use crate::names::{FunctionName, LATEST};
use crate::policy::counting;
use crate::row::PolicyStatement;
use crate::service::Lambda;

/// Bytes of a function's resource-based policy.
const POLICY_BYTES_MAX: usize = 20 * 1024;

impl Serve<AddPermission> for Lambda {
    fn access(&self, call: &Call, input: &AddPermissionInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:AddPermission", function, qualifier)
    }

    async fn run(
        &self,
        call: &Call,
        input: AddPermissionInput,
    ) -> Result<AddPermissionOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        if name.qualifier.as_deref() == Some(LATEST) {
            return Err(invalid(
                "We currently do not support adding policies for $LATEST.",
            ));
        }
        let sid = input.statement_id.clone().unwrap_or_default();
        let statement = statement(&input, &sid, &name.qualified_arn())?.to_string();
        let principals = self.principals_of(&statement)?;
        let text = statement.clone();
        self.change(|tx| {
            let mut holder = self.holder(tx, &name)?;
            let (old, revision) = holder.policy();
            if input
                .revision_id
                .as_ref()
                .is_some_and(|given| given != revision)
            {
                return Err(wrong_revision("GetPolicy"));
            }
            if old.iter().any(|one| one.sid == sid) {
                return Err(conflict(format!(
                    "The statement id ({sid}) provided already exists. Please provide a new \
                     statement id, or remove the existing statement."
                )));
            }
            let mut statements = old.to_vec();
            statements.push(PolicyStatement {
                sid,
                json: statement,
                principals,
            });
            let policy = counting(&statements).unwrap_or_default();
            if policy.len() > POLICY_BYTES_MAX {
                let message = format!(
                    "The final policy size ({}) is bigger than the limit ({POLICY_BYTES_MAX}).",
                    policy.len()
                );
                return Err(Fault::client("PolicyLengthExceededException", message));
            }
            auth::Policy::parse(&policy)
                .map_err(|error| internal("building a policy", format!("{error:?}")))?;
            holder.set_policy(statements, self.new_uuid());
            self.put_holder(tx, holder);
            Ok(())
        })
        .await?;
        Ok(AddPermissionOutput {
            statement: Some(text),
        })
    }
}

impl Lambda {
    /// Whom a statement names.
    ///
    /// # Errors
    /// A principal that does not exist.
    fn principals_of(&self, statement: &str) -> Result<Bound, Fault> {
        let alone = PolicyStatement {
            sid: String::new(),
            json: statement.to_owned(),
            principals: Bound::new(),
        };
        let policy = counting(&[alone]).unwrap_or_default();
        match auth::Policy::parse(&policy) {
            Ok(_) => self.principals.bind(&policy).map_err(|_| no_principal()),
            Err(auth::policy::PolicyFault::InvalidPrincipal(_)) => Err(no_principal()),
            Err(fault) => Err(internal("building a policy", format!("{fault:?}"))),
        }
    }
}

fn no_principal() -> Fault {
    invalid("The provided principal was invalid. Please check the principal and try again.")
}

fn statement(input: &AddPermissionInput, sid: &str, arn: &str) -> Result<Value, Fault> {
    let mut statement = Map::new();
    statement.insert("Sid".into(), sid.into());
    statement.insert("Effect".into(), "Allow".into());
    statement.insert(
        "Principal".into(),
        principal(input.principal.as_deref().unwrap_or(""))?,
    );
    statement.insert(
        "Action".into(),
        input.action.clone().unwrap_or_default().into(),
    );
    statement.insert("Resource".into(), arn.into());
    let mut conditions: Map<String, Value> = Map::new();
    let mut condition = |operator: &str, key: &str, value: Option<&str>| {
        if let Some(value) = value
            && let Some(keys) = conditions
                .entry(operator)
                .or_insert_with(|| Value::Object(Map::new()))
                .as_object_mut()
        {
            keys.insert(key.into(), value.into());
        }
    };
    condition(
        "StringEquals",
        "AWS:SourceAccount",
        input.source_account.as_deref(),
    );
    condition(
        "StringEquals",
        "lambda:EventSourceToken",
        input.event_source_token.as_deref(),
    );
    condition(
        "StringEquals",
        "aws:PrincipalOrgID",
        input.principal_org_id.as_deref(),
    );
    let url_type = input.function_url_auth_type.as_deref();
    condition("StringEquals", "lambda:FunctionUrlAuthType", url_type);
    condition("ArnLike", "AWS:SourceArn", input.source_arn.as_deref());
    let via_url = input
        .invoked_via_function_url
        .map(|via| if via { "true" } else { "false" });
    condition("Bool", "lambda:InvokedViaFunctionUrl", via_url);
    if !conditions.is_empty() {
        statement.insert("Condition".into(), Value::Object(conditions));
    }
    Ok(Value::Object(statement))
}

fn principal(text: &str) -> Result<Value, Fault> {
    let account = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if text == "*" {
        Ok("*".into())
    } else if account {
        Ok(json!({"AWS": format!("arn:aws:iam::{text}:root")}))
    } else if text.starts_with("arn:aws:iam::") || text.starts_with("arn:aws:sts::") {
        Ok(json!({"AWS": text}))
    } else if text.ends_with(".amazonaws.com") || text.ends_with(".amazon.com") {
        Ok(json!({"Service": text}))
    } else {
        Err(no_principal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_built_as_lambda_builds_them() {
        let input = AddPermissionInput {
            action: Some("lambda:InvokeFunction".into()),
            principal: Some("s3.amazonaws.com".into()),
            source_arn: Some("arn:aws:s3:::bucket".into()),
            source_account: Some("000000000000".into()),
            ..AddPermissionInput::default()
        };
        assert_eq!(
            statement(&input, "s3", "arn:f").unwrap().to_string(),
            r#"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:f","Condition":{"StringEquals":{"AWS:SourceAccount":"000000000000"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}}"#
        );
        assert_eq!(
            principal("123456789012").unwrap()["AWS"],
            "arn:aws:iam::123456789012:root"
        );
        assert_eq!(
            principal("nobody").unwrap_err().message,
            "The provided principal was invalid. Please check the principal and try again."
        );
    }
}
