//! What CloudFormation keeps: stacks, their resources, events, templates and change sets.

use std::collections::{BTreeMap, BTreeSet};

use plane::Caller;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::resource_type::Attributes;
use crate::schema::Properties;
use crate::template::Policy;
use crate::template::parameters::Parameter;

/// A key and a value of a tag.
pub(crate) type Tag = (String, String);

/// What a stack is made from; replaced as a whole by an update.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Target {
    /// Id of the template's row.
    pub(crate) template: u64,
    pub(crate) description: Option<String>,
    pub(crate) parameters: BTreeMap<String, Parameter>,
    /// Parameters that are never shown.
    pub(crate) hidden: BTreeSet<String>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) notification_arns: Vec<String>,
}

/// An output as it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) description: Option<String>,
    pub(crate) export: Option<String>,
}

/// What is being done to a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Action {
    Create,
    Update,
    Delete,
}

/// How far an operation has come. Each change of it is durable before its work begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Phase {
    /// Towards the target.
    Forward,
    /// After a successful update: what was replaced or removed goes.
    Cleanup,
    /// Back to where the stack came from.
    Rollback,
    /// After a rolled-back update: what it had created goes.
    RollbackCleanup,
}

/// What a failed creation or update leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) enum OnFailure {
    #[default]
    Rollback,
    DoNothing,
    Delete,
}

/// An operation under way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Operation {
    /// Internal id; never reused.
    pub(crate) id: u64,
    /// The id that answers and events show.
    pub(crate) uuid: String,
    pub(crate) action: Action,
    pub(crate) phase: Phase,
    pub(crate) on_failure: OnFailure,
    /// On whose behalf resources are changed.
    pub(crate) caller: Caller,
    /// The role to act under instead.
    pub(crate) role_arn: Option<String>,
    pub(crate) token: Option<String>,
    /// What the stack was before an update.
    pub(crate) previous: Option<Target>,
    /// Resources that a deletion leaves alone.
    pub(crate) retain: BTreeSet<String>,
    /// A deletion that passes over what cannot be deleted.
    pub(crate) force: bool,
    /// `RetainExceptOnCreate` of the request: what the operation creates goes with it.
    pub(crate) retain_except_on_create: bool,
    /// The stack's status when the operation began.
    #[serde(default)]
    pub(crate) from: String,
    /// The stack's imports when the operation began, once it has claimed others.
    #[serde(default)]
    pub(crate) imported: Option<BTreeSet<String>>,
}

/// What a request with a token asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Requested {
    Create,
    Update,
    CancelUpdate,
    ContinueRollback,
    Rollback,
    Delete,
}

/// A client request token that the stack has seen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Token {
    pub(crate) token: String,
    #[serde(rename = "action")]
    pub(crate) requested: Requested,
    pub(crate) operation: String,
}

/// A stack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stack {
    /// Internal id; never reused.
    pub(crate) id: u64,
    pub(crate) arn: String,
    pub(crate) name: String,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: Option<i64>,
    pub(crate) deleted_ms: Option<i64>,
    pub(crate) target: Option<Target>,
    pub(crate) role_arn: Option<String>,
    pub(crate) disable_rollback: bool,
    pub(crate) termination_protection: bool,
    pub(crate) change_set: Option<String>,
    pub(crate) outputs: Vec<Output>,
    /// Names of the exports that the stack uses.
    pub(crate) imports: BTreeSet<String>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) operation: Option<Operation>,
    /// What the stack was before the first of the updates that have failed and left it as it is.
    #[serde(default)]
    pub(crate) stable: Option<Stable>,
}

/// A state that a stack can be rolled back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stable {
    pub(crate) target: Target,
    pub(crate) imports: BTreeSet<String>,
}

impl Stack {
    /// Key of the stack's row.
    pub(crate) fn key(&self) -> String {
        stack_key(&self.account, &self.region, self.id)
    }

    /// Whether the stack is gone and known by its id only.
    pub(crate) fn is_deleted(&self) -> bool {
        self.status == "DELETE_COMPLETE"
    }
}

/// Key of a stack's row.
pub(crate) fn stack_key(account: &str, region: &str, id: u64) -> String {
    format!("{account}/{region}/{id:016x}")
}

/// Prefix of the rows of all stacks of an account and region.
pub(crate) fn stack_prefix(account: &str, region: &str) -> String {
    format!("{account}/{region}/")
}

/// Key of a resource's row.
pub(crate) fn resource_key(stack: u64, logical: &str) -> String {
    format!("{stack:016x}/{logical}")
}

/// Prefix of the rows of all resources, events or change sets of a stack.
pub(crate) fn within(stack: u64) -> String {
    format!("{stack:016x}/")
}

/// Key of the row of an event or a change set.
pub(crate) fn numbered_key(stack: u64, number: u64) -> String {
    format!("{stack:016x}/{number:016x}")
}

/// Key of a template's row.
pub(crate) fn template_key(id: u64) -> String {
    format!("{id:016x}")
}

/// A physical resource as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Applied {
    pub(crate) physical: String,
    pub(crate) properties: Properties,
    /// The properties as they may be seen, where values that are never shown are in them.
    #[serde(default)]
    pub(crate) masked: Option<Properties>,
    pub(crate) attributes: Attributes,
    pub(crate) depends_on: BTreeSet<String>,
    pub(crate) metadata: Option<Value>,
    pub(crate) deletion_policy: Policy,
    pub(crate) update_replace_policy: Policy,
}

impl Applied {
    /// The properties as events and change sets show them.
    pub(crate) fn shown(&self) -> &Properties {
        self.masked.as_ref().unwrap_or(&self.properties)
    }
}

/// What is about to be done to a resource; durable before the first call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Intent {
    /// A physical resource is to be made, under `name`; otherwise the present one is changed.
    pub(crate) creates: bool,
    pub(crate) name: String,
    /// What `applied` will be; its `physical` and `attributes` are still open for a creation.
    pub(crate) wanted: Applied,
}

/// A resource of a stack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Resource {
    pub(crate) logical: String,
    pub(crate) type_name: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) changed_ms: i64,
    /// The physical id to show, also once the resource is gone.
    pub(crate) physical: String,
    /// The physical resource that the stack has.
    pub(crate) applied: Option<Applied>,
    pub(crate) intent: Option<Intent>,
    /// The operation that touched it last.
    pub(crate) operation: u64,
    /// What it was before that operation; none if the operation made it.
    pub(crate) before: Option<Applied>,
    /// The operation has done its part here.
    pub(crate) done: bool,
    /// The operation has failed here.
    pub(crate) failed: bool,
    /// The operation's rollback has done its part here.
    pub(crate) back: bool,
    /// Physical resources that are to go in the cleanup.
    pub(crate) retired: Vec<Applied>,
    /// An update that failed and left the stack as it is has touched it.
    #[serde(default)]
    pub(crate) paused: bool,
    /// What it was before the first of those updates; none if they made it.
    #[serde(default)]
    pub(crate) stable: Option<Applied>,
}

impl Resource {
    /// A resource that nothing has been done about yet.
    pub(crate) fn new(logical: &str, type_name: &str) -> Self {
        Self {
            logical: logical.to_owned(),
            type_name: type_name.to_owned(),
            status: String::new(),
            reason: None,
            changed_ms: 0,
            physical: String::new(),
            applied: None,
            intent: None,
            operation: 0,
            before: None,
            done: false,
            failed: false,
            back: false,
            retired: Vec::new(),
            paused: false,
            stable: None,
        }
    }

    /// The physical resource that an update builds on; one whose creation has failed is made anew.
    pub(crate) fn standing(&self) -> Option<&Applied> {
        self.applied.as_ref().filter(|_| !self.is_stillborn())
    }

    /// Whether its creation has failed, and what there may be of it goes with the next operation.
    pub(crate) fn is_stillborn(&self) -> bool {
        self.status == "CREATE_FAILED"
    }

    /// It is what it was before the operation that is rolled back.
    pub(crate) fn go_back(&mut self, before: Applied) {
        self.physical.clone_from(&before.physical);
        self.applied = Some(before);
        self.intent = None;
        (self.back, self.failed) = (true, false);
    }

    /// Whether the running operation has made the physical resource that `applied` is.
    pub(crate) fn made(&self) -> bool {
        match (&self.applied, &self.before) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(now), Some(before)) => now.physical != before.physical,
        }
    }

    /// What the resource waited for before the running operation; one that it makes, waits for now.
    pub(crate) fn waited(&self) -> BTreeSet<String> {
        let intent = self.intent.as_ref().map(|intent| &intent.wanted);
        let state = self.before.as_ref().or(self.applied.as_ref()).or(intent);
        state
            .map(|state| state.depends_on.clone())
            .unwrap_or_default()
    }

    /// What the resource waits for, as far as it has come.
    pub(crate) fn waits(&self) -> BTreeSet<String> {
        let intent = self.intent.as_ref().map(|intent| &intent.wanted);
        let all = [self.applied.as_ref(), self.before.as_ref(), intent];
        all.into_iter()
            .flatten()
            .flat_map(|state| state.depends_on.iter().cloned())
            .collect()
    }
}

/// An event of a stack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) number: u64,
    pub(crate) id: String,
    pub(crate) logical: String,
    pub(crate) physical: String,
    pub(crate) type_name: String,
    pub(crate) time_ms: i64,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) properties: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) operation: Option<String>,
}

/// A template's text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct TemplateText {
    pub(crate) body: String,
}

/// A change of one resource, as a change set shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) action: ChangeAction,
    pub(crate) logical: String,
    pub(crate) physical: Option<String>,
    pub(crate) type_name: String,
    pub(crate) replacement: bool,
    pub(crate) retained: bool,
    pub(crate) details: Vec<ChangeDetail>,
    pub(crate) before: Option<Properties>,
    pub(crate) after: Option<Properties>,
}

/// What happens to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ChangeAction {
    Add,
    Modify,
    Remove,
}

/// A property, or other attribute, that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ChangeDetail {
    /// `Properties`, `Metadata` or `Tags`.
    pub(crate) attribute: String,
    pub(crate) name: Option<String>,
    pub(crate) recreation: bool,
    /// `DirectModification`, `ParameterReference`, `ResourceReference` or `ResourceAttribute`.
    pub(crate) source: String,
    /// Whether it depends on what comes out of something else.
    #[serde(default)]
    pub(crate) dynamic: bool,
    pub(crate) cause: Option<String>,
}

/// A change set.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ChangeSet {
    pub(crate) number: u64,
    pub(crate) stack: u64,
    pub(crate) arn: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) creates: bool,
    pub(crate) target: Target,
    pub(crate) role_arn: Option<String>,
    pub(crate) on_failure: OnFailure,
    /// `OnStackFailure` as it was given.
    #[serde(default)]
    pub(crate) on_stack_failure: Option<String>,
    /// The client's token of the request that made it.
    #[serde(default)]
    pub(crate) token: Option<String>,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) execution: String,
    pub(crate) created_ms: i64,
    pub(crate) changes: Vec<Change>,
}
