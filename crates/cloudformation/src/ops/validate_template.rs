//! `ValidateTemplate`

use model::cloudformation::{
    TemplateParameter, ValidateTemplate, ValidateTemplateInput, ValidateTemplateOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::finding::reason;
use crate::graph;
use crate::prepare::{capabilities, check_types};
use crate::request::Source;
use crate::template::Template;

impl Serve<ValidateTemplate> for Cloudformation {
    fn access(&self, _call: &Call, _input: &ValidateTemplateInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudformation:ValidateTemplate", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: ValidateTemplateInput,
    ) -> Result<ValidateTemplateOutput, Fault> {
        let source = Source {
            body: input.template_body,
            url: input.template_url,
            previous: false,
        };
        let text = self.template_text(call, &source, None).await?;
        let template = Template::new(&text)?;
        check_types(&template)?;
        graph::check_unconditional(&template)?;
        let (capability, types) = capabilities(&template);
        let parameters = template.parameters.iter();
        let parameters = parameters
            .map(|parameter| TemplateParameter {
                parameter_key: Some(parameter.name.clone()),
                default_value: parameter.default.clone(),
                no_echo: Some(parameter.no_echo),
                description: parameter.description.clone(),
            })
            .collect();
        Ok(ValidateTemplateOutput {
            parameters: Some(parameters),
            description: template.description.clone(),
            capabilities: capability.map(|capability| vec![capability.to_owned()]),
            capabilities_reason: capability.map(|_| reason(&types)),
            ..Default::default()
        })
    }
}
