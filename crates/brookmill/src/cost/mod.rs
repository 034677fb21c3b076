//! `brookmill cost`: what the pipeline costs on AWS in a month.

mod bill;
mod money;
mod prices;
mod table;
#[cfg(test)]
mod tests;
mod workload;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::output;
use bill::Tariff;
use workload::{Rate, Setup};

/// More columns than these are wider than a page.
const RATES_MAX: usize = 6;

/// Options of `cost`.
#[derive(Args)]
pub struct CostOptions {
    /// Records sent in a second, the whole month through; several, with commas, are columns.
    #[arg(long, value_delimiter = ',', default_values = ["1", "100", "5000"], value_parser = Rate::parse)]
    records_per_second: Vec<Rate>,
    #[command(flatten)]
    setup: Setup,
    /// Region, as the price file names it.
    #[arg(long, default_value = "us-east-1")]
    region: String,
    /// Prices from this file instead of the program's own; docs/cost.md says how one is written.
    #[arg(long)]
    prices: Option<PathBuf>,
    /// Print the program's own price file, to begin another from.
    #[arg(long)]
    print_prices: bool,
    /// Print tables in Markdown, with the prices and their sources.
    #[arg(long)]
    markdown: bool,
}

/// Prints the tables.
///
/// # Errors
/// A sentence that says what is wrong with the price file or the options.
pub fn run(options: &CostOptions) -> Result<ExitCode, String> {
    if options.print_prices {
        output::print(prices::BUILT_IN.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let rates = &options.records_per_second;
    if rates.len() > RATES_MAX {
        return Err(format!(
            "--records-per-second: at most {RATES_MAX} rates at once"
        ));
    }
    let tariff = Tariff {
        setup: options.setup.clone(),
        prices: prices::read(options.prices.as_deref(), &options.region)?,
    };
    let text = if options.markdown {
        table::markdown(&tariff, rates, &options.region)
    } else {
        table::text(&tariff, rates, &options.region)
    };
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
