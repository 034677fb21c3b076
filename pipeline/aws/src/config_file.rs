//! The shared `config` and `credentials` files, as far as static keys and a region go.

use std::collections::HashMap;

/// The settings of one profile in one file.
pub(crate) type Profile = HashMap<String, String>;

/// Reads the profile `name` from a file's text. In `config`, sections are named
/// `[profile <name>]`, in `credentials` `[<name>]`; `default` has no prefix in either. See "Shared
/// config and credentials files" in the AWS SDKs and Tools Reference Guide.
pub(crate) fn profile(text: &str, name: &str) -> Profile {
    let mut inside = false;
    let mut settings = Profile::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(title) = trimmed.strip_prefix('[') {
            let title = title.split(']').next().unwrap_or_default().trim();
            let title = title.strip_prefix("profile ").map_or(title, str::trim);
            inside = title == name;
        } else if inside
            && !line.starts_with([' ', '\t', '#', ';'])
            && let Some((key, value)) = trimmed.split_once('=')
        {
            settings.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
[default]
region = eu-west-1
# a comment = not a setting
[profile work]
aws_access_key_id=AKIDEXAMPLE
s3 =
  max_concurrent_requests = 20
AWS_Secret_Access_Key = a=b
";

    #[test]
    fn a_profile_is_found_by_either_kind_of_title() {
        assert_eq!(profile(TEXT, "default")["region"], "eu-west-1");
        let work = profile(TEXT, "work");
        assert_eq!(work["aws_access_key_id"], "AKIDEXAMPLE");
        assert_eq!(work["aws_secret_access_key"], "a=b");
        assert!(
            !work.contains_key("max_concurrent_requests"),
            "a nested setting is not one"
        );
        assert!(profile(TEXT, "other").is_empty());
    }
}
