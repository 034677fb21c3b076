//! Checks of a function's settings, and refusals of what this engine does not do.
//!
//! Ranges and messages follow "CreateFunction" and "UpdateFunctionConfiguration" in the AWS Lambda
//! API Reference and "Lambda quotas" in the Developer Guide.

use std::collections::BTreeMap;

use model::lambda::{
    CreateFunctionInput, Environment, EphemeralStorage, LoggingConfig, SnapStart, TracingConfig,
    UpdateFunctionConfigurationInput, VpcConfig,
};
use plane::check_lambda_tags;
use wire::Fault;

use crate::faults::{invalid, unsupported};
use crate::platform_log::{JsonLog, Level};
use crate::row::Settings;
use crate::runtimes;

/// Bytes of all environment variables, measured on their compact JSON.
const VARIABLES_BYTES_MAX: usize = 4096;

/// Environment variables that Lambda sets itself and nobody else may.
///
/// See "Using Lambda environment variables" in the Developer Guide.
const RESERVED_VARIABLES: [&str; 18] = [
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
];

/// The settings of a function to be created.
pub(crate) fn of_create(input: &CreateFunctionInput, name: &str) -> Result<Settings, Fault> {
    match input.package_type.as_deref() {
        None | Some("Zip") => {}
        Some(other) => return Err(unsupported(format_args!("PackageType {other}"))),
    }
    refuse(&[
        ("ImageConfig", input.image_config.is_some()),
        (
            "CodeSigningConfigArn",
            input.code_signing_config_arn.is_some(),
        ),
        (
            "CapacityProviderConfig",
            input.capacity_provider_config.is_some(),
        ),
        ("PublishTo", input.publish_to.is_some()),
        ("DurableConfig", input.durable_config.is_some()),
        ("TenancyConfig", input.tenancy_config.is_some()),
        (
            "Layers",
            input
                .layers
                .as_ref()
                .is_some_and(|layers| !layers.is_empty()),
        ),
        (
            "FileSystemConfigs",
            input
                .file_system_configs
                .as_ref()
                .is_some_and(|f| !f.is_empty()),
        ),
        ("KMSKeyArn", given(input.kms_key_arn.as_deref())),
        (
            "DeadLetterConfig",
            input
                .dead_letter_config
                .as_ref()
                .is_some_and(|c| given(c.target_arn.as_deref())),
        ),
    ])?;
    refuse_nested(
        input.vpc_config.as_ref(),
        input.tracing_config.as_ref(),
        input.snap_start.as_ref(),
    )?;
    if let Some(tags) = &input.tags {
        check_lambda_tags(tags)?;
    }
    let Some(runtime) = input
        .runtime
        .as_deref()
        .filter(|runtime| !runtime.is_empty())
    else {
        return Err(invalid(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ));
    };
    if input.handler.is_none() {
        return Err(invalid(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ));
    }
    runtimes::check(runtime)?;
    let architecture = match input.architectures.as_deref() {
        None | Some([]) => "x86_64".to_owned(),
        Some([one]) => one.clone(),
        Some(_) => return Err(invalid("Architectures must have exactly one element.")),
    };
    Ok(Settings {
        runtime: runtime.to_owned(),
        role: input.role.clone().unwrap_or_default(),
        handler: input.handler.clone(),
        description: input.description.clone().unwrap_or_default(),
        timeout_s: ranged(input.timeout, 3, 1, 900, "timeout")?,
        memory_mb: ranged(input.memory_size, 128, 128, 10_240, "memorySize")?,
        tmp_mb: tmp_size(input.ephemeral_storage.as_ref(), 512)?,
        architecture,
        variables: variables(input.environment.as_ref())?,
        log_group: log_group(input.logging_config.as_ref(), name)
            .unwrap_or_else(|| usual_log_group(name)),
        json_log: json_log(input.logging_config.as_ref(), None)?,
    })
}

/// The settings after an update. What the input leaves out stays.
pub(crate) fn of_update(
    input: &UpdateFunctionConfigurationInput,
    old: &Settings,
    name: &str,
) -> Result<Settings, Fault> {
    refuse(&[
        ("ImageConfig", input.image_config.is_some()),
        (
            "CapacityProviderConfig",
            input.capacity_provider_config.is_some(),
        ),
        ("DurableConfig", input.durable_config.is_some()),
        (
            "Layers",
            input
                .layers
                .as_ref()
                .is_some_and(|layers| !layers.is_empty()),
        ),
        (
            "FileSystemConfigs",
            input
                .file_system_configs
                .as_ref()
                .is_some_and(|f| !f.is_empty()),
        ),
        ("KMSKeyArn", given(input.kms_key_arn.as_deref())),
        (
            "DeadLetterConfig",
            input
                .dead_letter_config
                .as_ref()
                .is_some_and(|c| given(c.target_arn.as_deref())),
        ),
    ])?;
    refuse_nested(
        input.vpc_config.as_ref(),
        input.tracing_config.as_ref(),
        input.snap_start.as_ref(),
    )?;
    if let Some(runtime) = &input.runtime {
        runtimes::check(runtime)?;
    }
    let mut new = old.clone();
    let keep = |given: &Option<String>, kept: &mut String| {
        if let Some(given) = given {
            kept.clone_from(given);
        }
    };
    keep(&input.runtime, &mut new.runtime);
    keep(&input.role, &mut new.role);
    keep(&input.description, &mut new.description);
    if input.handler.is_some() {
        new.handler.clone_from(&input.handler);
    }
    new.timeout_s = ranged(input.timeout, old.timeout_s, 1, 900, "timeout")?;
    new.memory_mb = ranged(input.memory_size, old.memory_mb, 128, 10_240, "memorySize")?;
    new.tmp_mb = tmp_size(input.ephemeral_storage.as_ref(), old.tmp_mb)?;
    if input.environment.is_some() {
        new.variables = variables(input.environment.as_ref())?;
    }
    if input.logging_config.is_some() {
        if let Some(group) = log_group(input.logging_config.as_ref(), name) {
            new.log_group = group;
        }
        new.json_log = json_log(input.logging_config.as_ref(), old.json_log)?;
    }
    Ok(new)
}

fn given(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, present)| *present) {
        Some((name, _)) => Err(unsupported(name)),
        None => Ok(()),
    }
}

fn refuse_nested(
    vpc: Option<&VpcConfig>,
    tracing: Option<&TracingConfig>,
    snap_start: Option<&SnapStart>,
) -> Result<(), Fault> {
    let some = |list: Option<&Vec<String>>| list.is_some_and(|list| !list.is_empty());
    if vpc.is_some_and(|vpc| some(vpc.subnet_ids.as_ref()) || some(vpc.security_group_ids.as_ref()))
    {
        return Err(unsupported("VpcConfig"));
    }
    if tracing
        .and_then(|tracing| tracing.mode.as_deref())
        .is_some_and(|mode| mode != "PassThrough")
    {
        return Err(unsupported("TracingConfig Mode Active"));
    }
    if snap_start
        .and_then(|snap| snap.apply_on.as_deref())
        .is_some_and(|on| on != "None")
    {
        return Err(unsupported("SnapStart"));
    }
    Ok(())
}

fn ranged(value: Option<i32>, usual: u32, min: u32, max: u32, name: &str) -> Result<u32, Fault> {
    let Some(value) = value else { return Ok(usual) };
    match u32::try_from(value) {
        Ok(value) if (min..=max).contains(&value) => Ok(value),
        _ => {
            let bound = if i64::from(value) < i64::from(min) {
                format!("greater than or equal to {min}")
            } else {
                format!("less than or equal to {max}")
            };
            Err(invalid(format!(
                "1 validation error detected: Value '{value}' at '{name}' failed to satisfy \
                 constraint: Member must have value {bound}"
            )))
        }
    }
}

fn tmp_size(storage: Option<&EphemeralStorage>, usual: u32) -> Result<u32, Fault> {
    ranged(
        storage.and_then(|storage| storage.size),
        usual,
        512,
        10_240,
        "ephemeralStorage.size",
    )
}

fn variables(environment: Option<&Environment>) -> Result<Option<BTreeMap<String, String>>, Fault> {
    let Some(environment) = environment else {
        return Ok(None);
    };
    let variables = environment.variables.clone().unwrap_or_default();
    let measured = serde_json::to_string(&variables).unwrap_or_default();
    if measured.len() > VARIABLES_BYTES_MAX {
        return Err(invalid(format!(
            "Lambda was unable to configure your environment variables because the environment \
             variables you have provided exceeded the 4KB limit. String measured: {measured}"
        )));
    }
    if let Some((name, _)) = variables.iter().find(|(_, value)| value.contains('\0')) {
        // AWS's words are not known. No process can be given such a variable.
        return Err(invalid(format!(
            "Lambda was unable to configure your environment variables because the value of {name} \
             contains a NUL character."
        )));
    }
    let reserved: Vec<&str> = variables
        .keys()
        .map(String::as_str)
        .filter(|name| RESERVED_VARIABLES.contains(name))
        .collect();
    if !reserved.is_empty() {
        return Err(invalid(format!(
            "Lambda was unable to configure your environment variables because the environment \
             variables you have provided contains reserved keys that are currently not supported \
             for modification. Reserved keys used in this request: {}",
            reserved.join(", ")
        )));
    }
    Ok(Some(variables))
}

/// The log group that is given; an empty one stands for the usual one.
fn log_group(config: Option<&LoggingConfig>, name: &str) -> Option<String> {
    let given = config.and_then(|config| config.log_group.clone());
    given.map(|group| match group.is_empty() {
        true => usual_log_group(name),
        false => group,
    })
}

fn usual_log_group(name: &str) -> String {
    format!("/aws/lambda/{name}")
}

/// The settings of a log in JSON; what is not given stays, and without a format so does that.
fn json_log(
    config: Option<&LoggingConfig>,
    old: Option<JsonLog>,
) -> Result<Option<JsonLog>, Fault> {
    let Some(config) = config else { return Ok(old) };
    let is_json = match config.log_format.as_deref() {
        Some(format) => format == "JSON",
        None => old.is_some(),
    };
    let given = |level: &Option<String>| level.as_deref().and_then(Level::parse);
    let application = given(&config.application_log_level);
    let system = given(&config.system_log_level);
    if !is_json {
        if application.is_some() || system.is_some() {
            return Err(invalid(
                "ApplicationLogLevel and SystemLogLevel can only be set when LogFormat is JSON",
            ));
        }
        return Ok(None);
    }
    Ok(Some(JsonLog {
        application: application
            .or(old.map(|old| old.application))
            .unwrap_or(Level::Info),
        system: system.or(old.map(|old| old.system)).unwrap_or(Level::Info),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> CreateFunctionInput {
        CreateFunctionInput {
            runtime: Some("provided.al2023".into()),
            handler: Some("bootstrap".into()),
            role: Some("arn:aws:iam::000000000000:role/r".into()),
            ..CreateFunctionInput::default()
        }
    }

    #[test]
    fn defaults_are_lambdas() {
        let settings = of_create(&input(), "f").unwrap();
        assert_eq!(
            (settings.timeout_s, settings.memory_mb, settings.tmp_mb),
            (3, 128, 512)
        );
        assert_eq!(settings.log_group, "/aws/lambda/f");
        assert_eq!(settings.architecture, "x86_64");
        assert_eq!(settings.variables, None);
    }

    #[test]
    fn what_is_not_done_is_refused_by_name() {
        let mut layers = input();
        layers.layers = Some(vec!["arn:aws:lambda:us-east-1:1:layer:l:1".into()]);
        let fault = of_create(&layers, "f").unwrap_err();
        assert_eq!(fault.code, "InvalidParameterValueException");
        assert_eq!(fault.message, "Layers is not supported by Brookmill.");
        let mut empty = input();
        empty.vpc_config = Some(VpcConfig::default());
        assert!(of_create(&empty, "f").is_ok());
    }

    #[test]
    fn a_log_in_json_has_levels() {
        let with = |format: Option<&str>, level: Option<&str>, old| {
            let config = LoggingConfig {
                log_format: format.map(str::to_owned),
                application_log_level: level.map(str::to_owned),
                ..LoggingConfig::default()
            };
            json_log(Some(&config), old)
        };
        let json = |application| {
            Some(JsonLog {
                application,
                system: Level::Info,
            })
        };
        assert_eq!(with(Some("JSON"), None, None), Ok(json(Level::Info)));
        let debug = with(Some("JSON"), Some("DEBUG"), None).unwrap();
        assert_eq!(debug, json(Level::Debug));
        assert_eq!(
            with(None, None, debug),
            Ok(debug),
            "what is not named stays"
        );
        assert_eq!(with(Some("Text"), None, debug), Ok(None));
        let fault = with(None, Some("DEBUG"), None).unwrap_err();
        assert!(fault.message.ends_with("when LogFormat is JSON"));
    }

    #[test]
    fn ranges_and_variables_are_checked() {
        let mut bad = input();
        bad.timeout = Some(901);
        assert_eq!(
            of_create(&bad, "f").unwrap_err().message,
            "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: \
             Member must have value less than or equal to 900"
        );
        let with = |name: &str, value: &str| {
            let mut input = input();
            let variables = BTreeMap::from([(name.to_owned(), value.to_owned())]);
            input.environment = Some(Environment {
                variables: Some(variables),
            });
            of_create(&input, "f")
        };
        let fault = with("AWS_REGION", "x").unwrap_err();
        assert!(
            fault
                .message
                .ends_with("Reserved keys used in this request: AWS_REGION")
        );
        let fault = with("BIG", &"x".repeat(4096)).unwrap_err();
        assert!(
            fault
                .message
                .contains("exceeded the 4KB limit. String measured: {\"BIG\":\"xx")
        );
        let fault = with("CUT", "a\0b").unwrap_err();
        assert!(fault.message.contains("the value of CUT"));
        assert!(with("OK", "x").is_ok());
    }

    #[test]
    fn an_update_keeps_what_it_does_not_name() {
        let old = of_create(&input(), "f").unwrap();
        let update = UpdateFunctionConfigurationInput {
            memory_size: Some(256),
            ..UpdateFunctionConfigurationInput::default()
        };
        let new = of_update(&update, &old, "f").unwrap();
        assert_eq!(
            new,
            Settings {
                memory_mb: 256,
                ..old.clone()
            }
        );
        let logging = |config: LoggingConfig, old: &Settings| {
            let update = UpdateFunctionConfigurationInput {
                logging_config: Some(config),
                ..UpdateFunctionConfigurationInput::default()
            };
            of_update(&update, old, "f").unwrap()
        };
        let own = LoggingConfig {
            log_format: Some("JSON".into()),
            log_group: Some("own".into()),
            application_log_level: Some("DEBUG".into()),
            ..LoggingConfig::default()
        };
        let system = LoggingConfig {
            system_log_level: Some("WARN".into()),
            ..LoggingConfig::default()
        };
        let own = logging(own, &old);
        let new = logging(system, &own);
        assert_eq!(new.log_group, "own");
        let levels = JsonLog {
            application: Level::Debug,
            system: Level::Warn,
        };
        assert_eq!(new.json_log, Some(levels));
        let usual = LoggingConfig {
            log_group: Some(String::new()),
            ..LoggingConfig::default()
        };
        assert_eq!(logging(usual, &new).log_group, "/aws/lambda/f");
    }
}
