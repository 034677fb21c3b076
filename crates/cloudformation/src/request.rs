//! What requests ask for, and the options that are refused by name.

use model::cloudformation as model;
use plane::Call;
use wire::Fault;

use crate::Cloudformation;
use crate::faults::{self, unsupported, validation};
use crate::limits;
use crate::prepare::{Prepared, check_request, check_tags};
use crate::state::{OnFailure, Stack, Tag, Target};
use crate::template::parameters::Given;
use crate::template::resolve::Pseudo;

/// Where a template comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub(crate) body: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) previous: bool,
}

/// The part that creations, updates and change sets have in common.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) source: Source,
    pub(crate) parameters: Vec<Given>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) resource_types: Vec<String>,
    pub(crate) tags: Option<Vec<Tag>>,
}

/// A request that has been checked, with all that follows from it.
pub(crate) struct Checked {
    pub(crate) text: String,
    pub(crate) prepared: Prepared,
    pub(crate) capabilities: Vec<String>,
}

impl Checked {
    /// The target that the request makes, its template stored under `template`.
    pub(crate) fn target(&self, template: u64) -> Target {
        Target {
            template,
            description: self.prepared.template.description.clone(),
            parameters: self.prepared.parameters.clone(),
            hidden: self.prepared.hidden(),
            capabilities: self.capabilities.clone(),
            tags: self.prepared.tags.clone(),
            notification_arns: Vec::new(),
        }
    }
}

/// The parameters of a request.
pub(crate) fn given(parameters: Option<Vec<model::Parameter>>) -> Vec<Given> {
    let parameters = parameters.unwrap_or_default().into_iter();
    parameters
        .map(|parameter| Given {
            key: parameter.parameter_key.unwrap_or_default(),
            value: parameter.parameter_value,
            use_previous: parameter.use_previous_value.unwrap_or(false),
        })
        .collect()
}

/// The tags of a request.
pub(crate) fn tags(tags: Option<Vec<model::Tag>>) -> Option<Vec<Tag>> {
    let pair = |tag: model::Tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
    tags.map(|tags| tags.into_iter().map(pair).collect())
}

/// Refuses options that change what an operation means and are not there.
///
/// # Errors
/// `ValidationError` naming the option.
pub(crate) fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, given)| *given) {
        Some((name, _)) => Err(unsupported(format!("Parameter {name}"))),
        None => Ok(()),
    }
}

/// Whether a rollback configuration asks for anything.
pub(crate) fn monitors(configuration: Option<&model::RollbackConfiguration>) -> bool {
    configuration.is_some_and(|configuration| {
        configuration.monitoring_time_in_minutes.unwrap_or(0) > 0
            || configuration
                .rollback_triggers
                .as_ref()
                .is_some_and(|all| !all.is_empty())
    })
}

/// Whether a list has members.
pub(crate) fn any<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(|list| !list.is_empty())
}

/// What a failure leads to, from the two options that say so.
///
/// # Errors
/// `ValidationError` where both are given, or a value is unknown.
pub(crate) fn on_failure(
    disable_rollback: Option<bool>,
    on_failure: Option<&str>,
) -> Result<OnFailure, Fault> {
    match (disable_rollback, on_failure) {
        (Some(_), Some(_)) => Err(validation(
            "You can specify either DisableRollback or OnFailure, but not both.",
        )),
        (Some(true), None) | (None, Some("DO_NOTHING")) => Ok(OnFailure::DoNothing),
        (None, Some("DELETE")) => Ok(OnFailure::Delete),
        (_, None) | (None, Some("ROLLBACK")) => Ok(OnFailure::Rollback),
        (None, Some(other)) => Err(unsupported(format!("OnFailure {other}"))),
    }
}

/// Checks the form of a stack's or change set's name.
///
/// # Errors
/// `ValidationError` in the frame of the API's constraints.
pub(crate) fn check_name(member: &str, name: &str, arn: bool) -> Result<(), Fault> {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let plain = name.bytes().all(letters) && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let fits = plain || (arn && name.starts_with("arn:"));
    if !fits {
        let pattern = if arn {
            "[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*"
        } else {
            "[a-zA-Z][-a-zA-Z0-9]*"
        };
        return Err(validation(format!(
            "1 validation error detected: Value '{name}' at '{member}' failed to satisfy \
             constraint: Member must satisfy regular expression pattern: {pattern}"
        )));
    }
    if plain && name.len() > 128 {
        return Err(validation(format!(
            "1 validation error detected: Value '{name}' at '{member}' failed to satisfy \
             constraint: Member must have length less than or equal to 128"
        )));
    }
    Ok(())
}

impl Cloudformation {
    /// The text of a template, from the request, an object of S3 or the stack.
    ///
    /// # Errors
    /// `ValidationError` where there is none, it is too large or cannot be read.
    pub(crate) async fn template_text(
        &self,
        call: &Call,
        source: &Source,
        stack: Option<&Stack>,
    ) -> Result<String, Fault> {
        match (&source.body, &source.url, source.previous) {
            (Some(body), None, false) => {
                if body.len() > limits::TEMPLATE_BODY_BYTES {
                    return Err(validation(format!(
                        "1 validation error detected: Value '{body}' at 'templateBody' failed to \
                         satisfy constraint: Member must have length less than or equal to {}",
                        limits::TEMPLATE_BODY_BYTES
                    )));
                }
                Ok(body.clone())
            }
            (None, Some(url), false) => {
                crate::template_url::fetch(&self.means.door, call, url).await
            }
            (None, None, true) => match stack.and_then(|stack| stack.target.as_ref()) {
                Some(target) => self.means.ledger.template(target.template),
                None => Err(validation("Stack has no previous template.")),
            },
            (None, None, false) => Err(validation(
                "Either Template URL or Template Body must be specified.",
            )),
            _ => Err(validation(
                "Only one of TemplateBody, TemplateURL and UsePreviousTemplate may be specified.",
            )),
        }
    }

    /// Checks all of a request that can be checked before anything happens.
    ///
    /// # Errors
    /// `ValidationError`, `InsufficientCapabilitiesException`.
    pub(crate) async fn check(
        &self,
        call: &Call,
        request: Request,
        stack_id: &str,
        stack_name: &str,
        stack: Option<&Stack>,
    ) -> Result<Checked, Fault> {
        let text = self.template_text(call, &request.source, stack).await?;
        self.check_text(call, text, request, (stack_id, stack_name), stack)
    }

    /// Checks a request whose template's text is known; `names` are the stack's id and name.
    ///
    /// # Errors
    /// As [`Cloudformation::check`].
    pub(crate) fn check_text(
        &self,
        call: &Call,
        text: String,
        request: Request,
        names: (&str, &str),
        stack: Option<&Stack>,
    ) -> Result<Checked, Fault> {
        let (stack_id, stack_name) = names;
        let pseudo = Pseudo {
            account: call.caller.account.to_string(),
            region: call.caller.region.to_string(),
            stack_id: stack_id.to_owned(),
            stack_name: stack_name.to_owned(),
            notification_arns: Vec::new(),
        };
        let before = stack.and_then(|stack| stack.target.as_ref());
        let previous = before
            .map(|target| target.parameters.clone())
            .unwrap_or_default();
        let tags = match request.tags {
            Some(tags) => tags,
            None => before.map(|target| target.tags.clone()).unwrap_or_default(),
        };
        check_tags(&tags)?;
        let prepared = Prepared::new(&text, &request.parameters, &previous, pseudo, tags)?;
        check_request(
            &prepared.template,
            &request.capabilities,
            &request.resource_types,
        )?;
        Ok(Checked {
            text,
            prepared,
            capabilities: request.capabilities,
        })
    }

    /// The stack that a request names, by name or id.
    pub(crate) fn find(&self, call: &Call, name: &str) -> Option<std::sync::Arc<Stack>> {
        let caller = &call.caller;
        self.means
            .ledger
            .stack(caller.account.as_str(), caller.region.as_str(), name)
    }

    /// Checks that a role can be assumed.
    ///
    /// # Errors
    /// `ValidationError`: `Role … is invalid or cannot be assumed`.
    pub(crate) fn check_role(&self, call: &Call, role: Option<&str>) -> Result<(), Fault> {
        let Some(role) = role else { return Ok(()) };
        let caller = &call.caller;
        let session = "AWSCloudFormation";
        self.means
            .roles
            .act_as(
                crate::deploy::SERVICE,
                role,
                session,
                &caller.region,
                caller.origin,
            )
            .map(|_| ())
            .map_err(|_| validation(format!("Role {role} is invalid or cannot be assumed")))
    }

    /// The stack that most operations demand.
    ///
    /// # Errors
    /// `ValidationError`: `Stack [name] does not exist`.
    pub(crate) fn demand(
        &self,
        call: &Call,
        name: Option<&str>,
    ) -> Result<std::sync::Arc<Stack>, Fault> {
        let name = name.unwrap_or_default();
        self.find(call, name).ok_or_else(|| faults::no_stack(name))
    }
}
