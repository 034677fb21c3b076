//! `GetTemplate`

use model::cloudformation::{GetTemplate, GetTemplateInput, GetTemplateOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::faults::{no_stack_with_id, unsupported, validation};

impl Serve<GetTemplate> for Cloudformation {
    fn access(&self, call: &Call, input: &GetTemplateInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref();
        Ok(vec![self.access_to(
            call,
            "cloudformation:GetTemplate",
            name,
        )])
    }

    async fn run(&self, call: &Call, input: GetTemplateInput) -> Result<GetTemplateOutput, Fault> {
        match input.template_stage.as_deref() {
            // Without transforms, both stages are the same text.
            None | Some("Original" | "Processed") => {}
            Some(other) => return Err(unsupported(format!("TemplateStage {other}"))),
        }
        let template = match (&input.change_set_name, &input.stack_name) {
            (Some(set), stack) => {
                self.change_set(call, set, stack.as_deref())?
                    .1
                    .target
                    .template
            }
            (None, Some(name)) => {
                let stack = self
                    .find(call, name)
                    .ok_or_else(|| no_stack_with_id(name))?;
                match &stack.target {
                    Some(target) => target.template,
                    // A stack that is being reviewed has no template yet.
                    None => {
                        return Ok(GetTemplateOutput {
                            template_body: Some(String::new()),
                            stages_available: Some(vec!["Original".to_owned()]),
                        });
                    }
                }
            }
            (None, None) => {
                return Err(validation(
                    "StackName is required if ChangeSetName is not specified.",
                ));
            }
        };
        Ok(GetTemplateOutput {
            template_body: Some(self.means.ledger.template(template)?),
            stages_available: Some(vec!["Original".to_owned(), "Processed".to_owned()]),
        })
    }
}
