//! `GetTemplateSummary`

use std::collections::BTreeMap;

use model::cloudformation::{
    GetTemplateSummary, GetTemplateSummaryInput, GetTemplateSummaryOutput, ParameterConstraints,
    ParameterDeclaration, ResourceIdentifierSummary, Warnings,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::faults::{no_stack_with_id, validation};
use crate::finding::reason;
use crate::graph;
use crate::prepare::{capabilities, check_types, unknown_types};
use crate::request::{self, Source};
use crate::resources;
use crate::template::Template;

fn identifiers(template: &Template) -> Vec<ResourceIdentifierSummary> {
    let mut by_type: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for resource in &template.resources {
        by_type
            .entry(&resource.type_name)
            .or_default()
            .push(resource.id.clone());
    }
    by_type
        .into_iter()
        .map(|(name, ids)| {
            let identifier = resources::find(name)
                .and_then(|kind| kind.schema().naming.property)
                .unwrap_or("Id");
            ResourceIdentifierSummary {
                resource_type: Some(name.to_owned()),
                logical_resource_ids: Some(ids),
                resource_identifiers: Some(vec![identifier.to_owned()]),
            }
        })
        .collect()
}

fn declarations(template: &Template) -> Vec<ParameterDeclaration> {
    let parameters = template.parameters.iter();
    parameters
        .map(|parameter| ParameterDeclaration {
            parameter_key: Some(parameter.name.clone()),
            default_value: parameter.default.clone(),
            parameter_type: Some(parameter.type_name().to_owned()),
            no_echo: Some(parameter.no_echo),
            description: parameter.description.clone(),
            parameter_constraints: Some(ParameterConstraints {
                allowed_values: (!parameter.allowed_values.is_empty())
                    .then(|| parameter.allowed_values.clone()),
            }),
        })
        .collect()
}

impl Serve<GetTemplateSummary> for Cloudformation {
    fn access(&self, call: &Call, input: &GetTemplateSummaryInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref();
        Ok(vec![self.access_to(
            call,
            "cloudformation:GetTemplateSummary",
            name,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetTemplateSummaryInput,
    ) -> Result<GetTemplateSummaryOutput, Fault> {
        request::refuse(&[("StackSetName", input.stack_set_name.is_some())])?;
        let source = match &input.stack_name {
            None => Source {
                body: input.template_body,
                url: input.template_url,
                previous: false,
            },
            Some(_) => Source {
                previous: true,
                ..Source::default()
            },
        };
        let stack = match &input.stack_name {
            Some(name) => Some(
                self.find(call, name)
                    .ok_or_else(|| no_stack_with_id(name))?,
            ),
            None => None,
        };
        if stack
            .as_ref()
            .is_some_and(|stack| stack.status == "REVIEW_IN_PROGRESS")
        {
            return Err(validation(
                "GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.",
            ));
        }
        let text = self.template_text(call, &source, stack.as_deref()).await?;
        let template = Template::new(&text)?;
        let config = input.template_summary_config.unwrap_or_default();
        let warns = config.treat_unrecognized_resource_types_as_warnings == Some(true);
        if !warns {
            check_types(&template)?;
        }
        graph::check_unconditional(&template)?;
        let warnings = warns.then(|| Warnings {
            unrecognized_resource_types: Some(unknown_types(&template)),
        });
        let (capability, types) = capabilities(&template);
        let mut resource_types: Vec<String> = Vec::new();
        for resource in &template.resources {
            if !resource_types.contains(&resource.type_name) {
                resource_types.push(resource.type_name.clone());
            }
        }
        Ok(GetTemplateSummaryOutput {
            parameters: Some(declarations(&template)),
            resource_identifier_summaries: Some(identifiers(&template)),
            capabilities: capability.map(|capability| vec![capability.to_owned()]),
            capabilities_reason: capability.map(|_| reason(&types)),
            resource_types: Some(resource_types),
            version: Some("2010-09-09".to_owned()),
            metadata: template.metadata.as_ref().map(ToString::to_string),
            description: template.description,
            warnings,
            ..Default::default()
        })
    }
}
