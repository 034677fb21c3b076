//! What calls need to be allowed, with the condition keys that policies may ask about.
//!
//! "Actions, resources, and condition keys for AWS CloudFormation", Service Authorization Reference.

use model::cloudformation as model;
use plane::{Access, Call};

use crate::Cloudformation;
use crate::state::Stack;

/// What a request says of how a stack is to be made or changed.
#[derive(Default)]
pub(crate) struct Told<'a> {
    pub(crate) resource_types: Option<&'a Vec<String>>,
    pub(crate) role: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) tags: Option<&'a Vec<model::Tag>>,
}

impl Told<'_> {
    /// An access with the condition keys that follow; those of options that are not given are
    /// absent.
    pub(crate) fn with(&self, mut access: Access) -> Access {
        let types = self.resource_types.filter(|types| !types.is_empty());
        let one = |text: Option<&str>| text.map(|text| vec![text.to_owned()]);
        for (key, values) in [
            ("cloudformation:ResourceTypes", types.cloned()),
            ("cloudformation:RoleArn", one(self.role)),
            ("cloudformation:TemplateUrl", one(self.url)),
        ] {
            if let Some(values) = values {
                access = access.with_context(key, values);
            }
        }
        let tags = self.tags.map(Vec::as_slice).unwrap_or_default();
        access.bringing_tags(tags.iter().map(|tag| {
            let value = tag.value.as_deref().unwrap_or_default();
            (tag.key.as_deref().unwrap_or_default(), value)
        }))
    }
}

/// An action on a stack, whose tags decide, too.
fn on(action: &'static str, stack: &Stack) -> Access {
    let target = stack.target.as_ref();
    let tags = target.map(|target| target.tags.as_slice());
    let tags = tags.unwrap_or_default().iter();
    let tags = tags.map(|(key, value)| (key, value));
    Access::new(action, stack.arn.clone()).on_tagged(tags)
}

impl Cloudformation {
    /// An action on the stack that a request names; on all of them where it names none.
    pub(crate) fn access_to(
        &self,
        call: &Call,
        action: &'static str,
        name: Option<&str>,
    ) -> Access {
        let Some(name) = name else {
            return Access::new(action, "*");
        };
        if let Some(stack) = self.find(call, name) {
            return on(action, &stack);
        }
        if name.starts_with("arn:") {
            return Access::new(action, name);
        }
        let plane::Caller {
            account, region, ..
        } = &call.caller;
        Access::new(
            action,
            format!("arn:aws:cloudformation:{region}:{account}:stack/{name}/*"),
        )
    }

    /// An action on the stack of a change set.
    pub(crate) fn access_to_set(
        &self,
        call: &Call,
        action: &'static str,
        set: Option<&str>,
        stack: Option<&str>,
    ) -> Access {
        let found = self.change_set(call, set.unwrap_or_default(), stack).ok();
        let access = match &found {
            Some((stack, _)) => on(action, stack),
            None => self.access_to(call, action, stack),
        };
        let name = match &found {
            Some((_, set)) => set.name.clone(),
            None => set.unwrap_or_default().to_owned(),
        };
        access.with_context("cloudformation:ChangeSetName", vec![name])
    }

    /// What an operation on a stack needs that may be given a role to go on under.
    pub(crate) fn access_under(
        &self,
        call: &Call,
        action: &'static str,
        name: &str,
        role: Option<&str>,
    ) -> Vec<Access> {
        let told = Told {
            role,
            ..Told::default()
        };
        let access = told.with(self.access_to(call, action, Some(name)));
        [access].into_iter().chain(Self::pass_role(role)).collect()
    }

    /// What handing a role to CloudFormation needs.
    pub(crate) fn pass_role(role: Option<&str>) -> Option<Access> {
        let role = role?;
        let service = vec![crate::deploy::SERVICE.to_owned()];
        Some(Access::new("iam:PassRole", role).with_context("iam:PassedToService", service))
    }
}
