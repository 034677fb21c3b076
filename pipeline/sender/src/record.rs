//! Random records that look like somebody's: orders of a shop.

use serde::Serialize;

const NAMES: [&str; 12] = [
    "Amara", "Björn", "Chiara", "Dmitri", "Esther", "Farid", "Greta", "Hiro", "Inés", "Jamal",
    "Keiko", "Lars",
];
const CITIES: [&str; 8] = [
    "Bergen", "Córdoba", "Dakar", "Hanoi", "Lyon", "Osaka", "Porto", "Wrocław",
];
const GOODS: [(&str, u32); 8] = [
    ("kettle", 3490),
    ("lamp", 2750),
    ("notebook", 420),
    ("pen", 190),
    ("rucksack", 6900),
    ("stool", 4500),
    ("teapot", 2990),
    ("umbrella", 1850),
];
const CURRENCIES: [&str; 3] = ["EUR", "GBP", "USD"];
const STATES: [&str; 4] = ["placed", "paid", "packed", "shipped"];
/// Orders are up to a day old.
const AGE_MILLIS_MAX: u64 = 86_400_000;

/// How a record travels inside a Kinesis record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// JSON, encoded in base64 by the sender; Kinesis' own API encodes it once more.
    Base64,
    /// JSON as it is.
    Plain,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MockRecord {
    /// The value of its `id`, and its partition key.
    pub id: String,
    /// The record as JSON.
    pub json: String,
}

impl MockRecord {
    /// What is sent.
    pub fn data(&self, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Base64 => base64_simd::STANDARD
                .encode_to_string(&self.json)
                .into_bytes(),
            Encoding::Plain => self.json.clone().into_bytes(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Order<'a> {
    id: &'a str,
    revision: u32,
    state: &'static str,
    placed_at_millis: u64,
    customer: Customer,
    currency: &'static str,
    items: Vec<Item>,
    total_cents: u32,
    express: bool,
}

#[derive(Serialize)]
struct Customer {
    name: &'static str,
    city: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    name: &'static str,
    quantity: u32,
    unit_price_cents: u32,
}

/// Makes records. The same seed, share of updates and time make the same records.
pub struct Generator {
    random: fastrand::Rng,
    run: u32,
    now_millis: u64,
    update_share: f64,
    revisions: Vec<u32>,
}

impl Generator {
    /// A generator. `update_share`, from 0 to 1, is the share of records that update an order made
    /// before; the earlier the order, the likelier, so that some ids are hot.
    pub fn new(seed: u64, update_share: f64, now_millis: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let run = random.u32(..);
        Generator {
            random,
            run,
            now_millis,
            update_share,
            revisions: Vec::new(),
        }
    }

    fn pick<T: Copy, const N: usize>(&mut self, values: [T; N]) -> T {
        values[self.random.usize(..N)]
    }

    fn order_number(&mut self) -> usize {
        let known = self.revisions.len();
        if known > 0 && self.random.f64() < self.update_share {
            // The cube crowds the choice towards the first orders.
            let place = self.random.f64().powi(3) * known as f64;
            return (place as usize).min(known - 1);
        }
        self.revisions.push(0);
        known
    }

    /// The next record.
    ///
    /// # Errors
    /// Serialisation, which cannot fail for these types.
    pub fn record(&mut self) -> Result<MockRecord, serde_json::Error> {
        let number = self.order_number();
        let revision = self.revisions.get_mut(number).map_or(1, |revision| {
            *revision += 1;
            *revision
        });
        let id = format!("order-{:08x}-{number:06}", self.run);
        let items: Vec<_> = (0..self.random.usize(1..=4))
            .map(|_| {
                let (name, unit_price_cents) = self.pick(GOODS);
                Item {
                    name,
                    quantity: self.random.u32(1..=5),
                    unit_price_cents,
                }
            })
            .collect();
        let order = Order {
            id: &id,
            revision,
            state: self.pick(STATES),
            placed_at_millis: self
                .now_millis
                .saturating_sub(self.random.u64(..AGE_MILLIS_MAX)),
            customer: Customer {
                name: self.pick(NAMES),
                city: self.pick(CITIES),
            },
            currency: self.pick(CURRENCIES),
            total_cents: items
                .iter()
                .map(|item| item.quantity * item.unit_price_cents)
                .sum(),
            items,
            express: self.random.bool(),
        };
        let json = serde_json::to_string(&order)?;
        Ok(MockRecord { id, json })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn records(seed: u64, update_share: f64, count: usize) -> Vec<MockRecord> {
        let mut generator = Generator::new(seed, update_share, 1_700_000_000_000);
        (0..count).map(|_| generator.record().unwrap()).collect()
    }

    #[test]
    fn the_same_seed_makes_the_same_records_and_another_one_others() {
        assert_eq!(records(1, 0.5, 50), records(1, 0.5, 50));
        assert!(
            records(1, 0.0, 50)
                .iter()
                .all(|record| !records(2, 0.0, 50).contains(record))
        );
    }

    #[test]
    fn without_updates_every_id_is_new() {
        let ids: HashSet<_> = records(3, 0.0, 500)
            .into_iter()
            .map(|record| record.id)
            .collect();
        assert_eq!(ids.len(), 500);
    }

    #[test]
    fn updates_raise_the_revision_of_early_ids() {
        let records = records(3, 0.5, 1000);
        let ids: HashSet<_> = records.iter().map(|record| &record.id).collect();
        assert!((400..600).contains(&ids.len()), "{}", ids.len());
        let mut hot: Vec<u64> = records
            .iter()
            .filter(|record| record.id.ends_with("-000000"))
            .map(|record| {
                let value: serde_json::Value = serde_json::from_str(&record.json).unwrap();
                assert_eq!(value["id"], record.id.as_str());
                value["revision"].as_u64().unwrap()
            })
            .collect();
        let sorted: Vec<u64> = (1..=hot.len() as u64).collect();
        hot.sort_unstable();
        assert!(hot.len() > 10, "the first order is a hot one");
        assert_eq!(hot, sorted);
    }

    #[test]
    fn base64_is_one_encoding_more() {
        let record = &records(1, 0.0, 1)[0];
        assert_eq!(record.data(Encoding::Plain), record.json.as_bytes());
        let encoded = record.data(Encoding::Base64);
        let decoded = base64_simd::STANDARD.decode_to_vec(encoded).unwrap();
        assert_eq!(decoded, record.json.as_bytes());
    }
}
