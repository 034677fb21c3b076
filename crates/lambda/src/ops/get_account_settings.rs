//! `GetAccountSettings`

use model::lambda::{
    AccountLimit, AccountUsage, GetAccountSettings, GetAccountSettingsInput,
    GetAccountSettingsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::concurrency::ACCOUNT_LIMIT;
use crate::service::{Lambda, access_to_all, place_of, version_prefix};

impl Serve<GetAccountSettings> for Lambda {
    fn access(&self, _: &Call, _: &GetAccountSettingsInput) -> Result<Vec<Access>, Fault> {
        access_to_all("lambda:GetAccountSettings")
    }

    async fn run(
        &self,
        call: &Call,
        _: GetAccountSettingsInput,
    ) -> Result<GetAccountSettingsOutput, Fault> {
        let place = place_of(&call.caller.account, &call.caller.region);
        let rows = self.functions.prefix(&format!("{place}/"));
        // Each version has code of its own, also where it is that of another.
        let of_versions = |id| {
            let versions = self.versions.prefix(&version_prefix(id));
            versions.iter().map(|(_, row)| row.code.size).sum::<u64>()
        };
        let bytes: u64 = rows
            .iter()
            .map(|(_, row)| row.code.size + of_versions(row.id))
            .sum();
        let unreserved = ACCOUNT_LIMIT.saturating_sub(self.reserved_in(&place));
        Ok(GetAccountSettingsOutput {
            account_limit: Some(AccountLimit {
                total_code_size: Some(80_530_636_800),
                code_size_unzipped: Some(262_144_000),
                code_size_zipped: Some(52_428_800),
                concurrent_executions: i32::try_from(ACCOUNT_LIMIT).ok(),
                unreserved_concurrent_executions: i32::try_from(unreserved).ok(),
            }),
            account_usage: Some(AccountUsage {
                total_code_size: i64::try_from(bytes).ok(),
                function_count: i64::try_from(rows.len()).ok(),
            }),
        })
    }
}
