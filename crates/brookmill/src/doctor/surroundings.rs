//! What clients started from this shell are told: environment and files at home.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Environment variables, and where home is.
pub struct Surroundings {
    variables: BTreeMap<String, String>,
}

impl Surroundings {
    /// Those of this process.
    pub fn of_this_process() -> Self {
        Self::of(std::env::vars_os().filter_map(|(name, value)| {
            Some((
                name.into_string().ok()?,
                value.to_string_lossy().into_owned(),
            ))
        }))
    }

    /// Those given.
    pub fn of(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            variables: variables.into_iter().collect(),
        }
    }

    /// A variable that is set and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// The names of the variables that begin so and are not empty.
    pub fn beginning_with<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.variables
            .iter()
            .filter(move |(name, value)| name.starts_with(prefix) && !value.is_empty())
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The files that AWS's tools read keys and settings from, by their variables or at home.
    pub fn aws_files(&self) -> Vec<PathBuf> {
        let at_home = |name: &str| {
            let home = self.get("HOME")?;
            Some(PathBuf::from(home).join(".aws").join(name))
        };
        let file = |variable: &str, name: &str| {
            self.get(variable)
                .map(PathBuf::from)
                .or_else(|| at_home(name))
        };
        [
            file("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
            file("AWS_CONFIG_FILE", "config"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
pub fn pretend(variables: &[(&str, &str)]) -> Surroundings {
    Surroundings::of(
        variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}
