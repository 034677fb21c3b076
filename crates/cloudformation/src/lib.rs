//! CloudFormation: templates, stacks and change sets.

mod faults;
mod limits;
mod template;
