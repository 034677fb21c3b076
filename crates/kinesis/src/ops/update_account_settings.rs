//! UpdateAccountSettings

use model::kinesis::{
    UpdateAccountSettings, UpdateAccountSettingsInput, UpdateAccountSettingsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Kinesis, account, faults};

impl Serve<UpdateAccountSettings> for Kinesis {
    fn access(&self, _: &Call, _: &UpdateAccountSettingsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("kinesis:UpdateAccountSettings", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateAccountSettingsInput,
    ) -> Result<UpdateAccountSettingsOutput, Fault> {
        let wanted = input.minimum_throughput_billing_commitment;
        let status = wanted.and_then(|wanted| wanted.status);
        let enabled = status.as_deref() == Some("ENABLED");
        let key = account::key(&call.caller.account, &call.caller.region);
        let decided = self.store.transact(|tx| {
            let mut row = tx
                .get(&self.accounts, &key)
                .map(|row| *row)
                .unwrap_or_default();
            row.commit(enabled, tx.now_ms());
            tx.put(&self.accounts, &key, row);
            Ok(row.describe(tx.now_ms()))
        });
        let shown = store::committed(decided, faults::store).await?;
        Ok(UpdateAccountSettingsOutput {
            minimum_throughput_billing_commitment: Some(shown),
        })
    }
}
