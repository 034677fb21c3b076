//! Function names as callers write them: plain, partial ARNs and ARNs, with or without qualifier.
//!
//! See "FunctionName" of the operations in the AWS Lambda API Reference.

use plane::{Account, Caller, Region};
use wire::Fault;

use crate::faults::{invalid, not_found};

/// The qualifier of the unpublished version.
pub(crate) const LATEST: &str = "$LATEST";

/// Length of a plain function name.
const NAME_LENGTH_MAX: usize = 64;

/// A function, as somebody named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FunctionName {
    pub(crate) account: Account,
    pub(crate) region: Region,
    pub(crate) name: String,
    /// A version, an alias or `$LATEST`, if one was given.
    pub(crate) qualifier: Option<String>,
}

impl FunctionName {
    /// Reads a name given by a caller, for the caller's own account and region where it says
    /// nothing else. A qualifier given beside must not contradict one within.
    pub(crate) fn of_caller(
        caller: &Caller,
        text: Option<&str>,
        qualifier: Option<&str>,
    ) -> Result<Self, Fault> {
        let text = text.unwrap_or_default();
        let mut name = Self::parse(&caller.account, &caller.region, text)?;
        if name.region != caller.region {
            return Err(not_found(format!(
                "Functions from '{}' are not reachable in this region ('{}')",
                name.region, caller.region
            )));
        }
        if let Some(qualifier) = qualifier {
            if name
                .qualifier
                .as_deref()
                .is_some_and(|within| within != qualifier)
            {
                return Err(invalid(
                    "The derived qualifier from the function name does not match the specified \
                     qualifier.",
                ));
            }
            name.qualifier = Some(qualifier.to_owned());
        }
        Ok(name)
    }

    /// The same, of an operation that is about the function as a whole: refuses versions and
    /// aliases, as it would change more than was named.
    pub(crate) fn of_whole(caller: &Caller, text: Option<&str>) -> Result<Self, Fault> {
        let name = Self::of_caller(caller, text, None)?;
        match name.target() {
            Target::Latest => Ok(name),
            Target::Version(_) | Target::Alias(_) => Err(functions_only()),
        }
    }

    /// The same, where not even `$LATEST` may be named.
    pub(crate) fn of_unqualified(caller: &Caller, text: Option<&str>) -> Result<Self, Fault> {
        let name = Self::of_caller(caller, text, None)?;
        match name.qualifier {
            None => Ok(name),
            Some(_) => Err(functions_only()),
        }
    }

    /// Reads a name: `name`, `name:qualifier`, `account:function:name`, the same with the region
    /// before, or an ARN.
    pub(crate) fn parse(account: &Account, region: &Region, text: &str) -> Result<Self, Fault> {
        let parts: Vec<&str> = text.split(':').collect();
        let (account, region, rest) = match parts.as_slice() {
            ["arn", _, "lambda", region, account, "function", rest @ ..] => {
                (Account::new(*account), Region::new(*region), rest)
            }
            [region, account, "function", rest @ ..] => {
                (Account::new(*account), Region::new(*region), rest)
            }
            [account, "function", rest @ ..] => (Account::new(*account), region.clone(), rest),
            ["function", rest @ ..] if !rest.is_empty() => (account.clone(), region.clone(), rest),
            rest => (account.clone(), region.clone(), rest),
        };
        let (name, qualifier) = match rest {
            [name] => (*name, None),
            [name, qualifier] => (*name, Some((*qualifier).to_owned())),
            _ => return Err(malformed(text)),
        };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.bytes().all(plain) {
            return Err(malformed(text));
        }
        if name.len() > NAME_LENGTH_MAX {
            return Err(invalid(format!(
                "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy \
                 constraint: Member must have length less than or equal to {NAME_LENGTH_MAX}"
            )));
        }
        Ok(Self {
            account,
            region,
            name: name.to_owned(),
            qualifier,
        })
    }

    /// The ARN without qualifier.
    pub(crate) fn arn(&self) -> String {
        let Self {
            account,
            region,
            name,
            ..
        } = self;
        format!("arn:aws:lambda:{region}:{account}:function:{name}")
    }

    /// The ARN with the qualifier, if one was given.
    pub(crate) fn qualified_arn(&self) -> String {
        match &self.qualifier {
            Some(qualifier) => format!("{}:{qualifier}", self.arn()),
            None => self.arn(),
        }
    }

    /// The ARN as newer operations name a missing function: with `$LATEST` if nothing was given.
    pub(crate) fn latest_arn(&self) -> String {
        format!(
            "{}:{}",
            self.arn(),
            self.qualifier.as_deref().unwrap_or(LATEST)
        )
    }

    /// Key of the function in its table.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}/{}", self.account, self.region, self.name)
    }

    /// What the qualifier means.
    pub(crate) fn target(&self) -> Target<'_> {
        Target::of(self.qualifier.as_deref())
    }
}

/// What a qualifier means. Numbers are versions: an alias cannot have one for its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// The unpublished version: no qualifier, or `$LATEST`.
    Latest,
    /// A published version.
    Version(&'a str),
    /// An alias.
    Alias(&'a str),
}

impl<'a> Target<'a> {
    /// The meaning of a qualifier, or of none.
    pub(crate) fn of(qualifier: Option<&'a str>) -> Self {
        match qualifier {
            None | Some(LATEST) => Self::Latest,
            Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                Self::Version(number)
            }
            Some(alias) => Self::Alias(alias),
        }
    }
}

fn functions_only() -> Fault {
    invalid(
        "This operation is permitted on Lambda functions only. Aliases and versions do not support \
         this operation. Please specify either a function name or an unqualified function ARN.",
    )
}

fn malformed(text: &str) -> Fault {
    Fault::client(
        "ValidationException",
        format!(
            "1 validation error detected: Value '{text}' at 'functionName' failed to satisfy \
             constraint: Member must satisfy regular expression pattern: \
             (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{{2}}(-gov)?-[a-z]+-\\d{{1}}:)?(\\d{{12}}:)?\
             (function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<FunctionName, Fault> {
        FunctionName::parse(
            &Account::new("000000000000"),
            &Region::new("us-east-1"),
            text,
        )
    }

    #[test]
    fn every_form_names_the_same_function() {
        let arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
        for text in [
            "f",
            "function:f",
            "000000000000:function:f",
            "us-east-1:000000000000:function:f",
            arn,
        ] {
            let name = parse(text).unwrap();
            assert_eq!(name.arn(), arn, "{text}");
            assert_eq!(name.qualifier, None);
        }
        let name = parse("f:$LATEST").unwrap();
        assert_eq!(name.qualified_arn(), format!("{arn}:$LATEST"));
        assert_eq!(name.target(), Target::Latest);
        let name = parse(&format!("{arn}:3")).unwrap();
        assert_eq!(name.target(), Target::Version("3"));
        assert_eq!(parse("f:live").unwrap().target(), Target::Alias("live"));
        let far = parse("us-gov-west-1:111122223333:function:f:live").unwrap();
        assert_eq!(
            far.qualified_arn(),
            "arn:aws:lambda:us-gov-west-1:111122223333:function:f:live"
        );
        assert_eq!(parse("f:3a").unwrap().target(), Target::Alias("3a"));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for text in ["", "a b", "f:1:2", "arn:aws:s3:::bucket", "f/g"] {
            assert_eq!(
                parse(text).unwrap_err().code,
                "ValidationException",
                "{text}"
            );
        }
        let long = "x".repeat(65);
        let fault = parse(&long).unwrap_err();
        assert_eq!(fault.code, "InvalidParameterValueException");
        assert_eq!(
            fault.message,
            format!(
                "1 validation error detected: Value '{long}' at 'functionName' failed to satisfy \
                 constraint: Member must have length less than or equal to 64"
            )
        );
    }

    #[test]
    fn another_region_is_out_of_reach() {
        let caller = Caller::root(
            Account::new("000000000000"),
            Region::new("us-east-1"),
            "test",
        );
        let arn = "arn:aws:lambda:eu-west-1:000000000000:function:f";
        let fault = FunctionName::of_caller(&caller, Some(arn), None).unwrap_err();
        assert_eq!(
            fault.message,
            "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"
        );
        assert_eq!(fault.status, 404);
    }
}
