//! The services of one generation of the data directory, wired to each other.

use std::path::Path;
use std::sync::Arc;

use cloudformation::Cloudformation;
use gateway::Gateway;
use iam::{Iam, RootKey};
use kinesis::{KeyedStream, Kinesis};
use lambda::Lambda;
use logs::Logs;
use mapping::Mappings;
use metrics::Metrics;
use plane::{Account, Door, Keys, Registry};
use s3::S3;
use sandbox::{Launcher, Tier};
use sns::Sns;
use sqs::Sqs;
use store::{OsDisk, Seams, Store};

use super::root_key;
use super::status::Services;
use crate::cli::Confinement;
use crate::settings::Settings;

/// Everything that a reset does away with.
pub struct World {
    /// The door to all services.
    pub door: Door,
    /// The access keys.
    pub keys: Arc<dyn Keys>,
    /// The services, to be looked at.
    pub services: Arc<Services>,
    schedule: metrics::Running,
    sqs: Arc<Sqs>,
    sns: Arc<Sns>,
    store: Store,
    cloudformation: Arc<Cloudformation>,
    lambda: Arc<Lambda>,
    mappings: Arc<Mappings>,
}

impl World {
    /// Opens the store in `directory` and takes up whatever was under way in it. `endpoint` is the
    /// engine's own address.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn open(
        settings: &Settings,
        directory: &Path,
        seams: Seams,
        gateway: &Gateway,
        endpoint: &str,
    ) -> Result<Self, String> {
        let failed = |error: store::StoreError| error.to_string();
        let store = Store::open(directory, seams, store::Options::default()).map_err(failed)?;
        let door = Door::new();
        let mut root = RootKey::fresh(Account::new(settings.account.as_str()));
        root.loopback_only = !settings.trust_network;
        let iam = Iam::open(store.clone(), vec![root]).map_err(failed)?;
        let metrics = Metrics::open(&store, &door).map_err(failed)?;
        let logs = Logs::open(&store, &door, metrics.clone()).map_err(failed)?;
        let s3 = S3::open(&store, &door, iam.clone()).map_err(failed)?;
        let sqs = sqs::Options {
            metrics: metrics.clone(),
            endpoint: endpoint.to_owned(),
            pauses: settings.limits.calls,
            principals: iam.clone(),
        };
        let sqs = Sqs::open(&store, sqs).map_err(failed)?;
        let cloudformation =
            Cloudformation::open(&store, door.clone(), iam.clone()).map_err(failed)?;
        let lambda = Lambda::open(lambda::Needs {
            store: store.clone(),
            disk: Arc::new(OsDisk),
            directory: directory.join("functions"),
            door: door.clone(),
            roles: iam.clone(),
            principals: iam.clone(),
            gate: Arc::new(gateway.clone()),
            logs: logs.clone(),
            metrics: metrics.clone(),
            launcher: Launcher::new(),
            tier: match settings.confinement {
                Confinement::Full => Tier::Full,
                Confinement::Reduced => Tier::Reduced,
            },
            runtime_fallback: settings.runtime_fallback,
        })
        .map_err(failed)?;
        let sns = Sns::open(sns::Needs {
            store: store.clone(),
            door: door.clone(),
            metrics: metrics.clone(),
            principals: iam.clone(),
            endpoint: endpoint.to_owned(),
        })
        .map_err(failed)?;
        store.start().map_err(failed)?;
        let keyed = KeyedStream::all(&store).map_err(failed)?;
        let root_key = root_key::load(directory, settings.key_file.as_deref(), &keyed)?;
        let kinesis = Kinesis::open(kinesis::Deps {
            store: store.clone(),
            door: door.clone(),
            metrics: metrics.clone(),
            principals: iam.clone(),
            root_key,
            options: kinesis::Options {
                limits: settings.limits,
                transition_ms: settings.transition_ms,
            },
        })
        .map_err(failed)?;
        let mappings = Mappings::new(mapping::Services {
            store: store.clone(),
            door: door.clone(),
            shards: kinesis.clone(),
            functions: lambda.clone(),
            roles: iam.clone(),
            metrics: metrics.clone(),
            filters_max: settings.mapping_filters.into(),
            cadence: settings.mapping_cadence,
        })
        .map_err(failed)?;
        let weak = Arc::downgrade(&mappings);
        lambda.answer_for_tags_of(weak);
        let mut registry = Registry::new();
        iam::register(&mut registry, &iam);
        Metrics::register(&mut registry, &metrics);
        Logs::register(&mut registry, &logs);
        S3::register(&mut registry, &s3);
        Sqs::register(&mut registry, &sqs);
        Sns::register(&mut registry, &sns);
        cloudformation::register(&mut registry, &cloudformation);
        lambda.register(&mut registry);
        Kinesis::register(&mut registry, &kinesis);
        mappings.register(&mut registry);
        door.open(registry, iam.clone());
        let schedule = Metrics::start(&metrics);
        sqs.start();
        sns.start();
        lambda.start();
        mappings.start();
        cloudformation.resume();
        Ok(Self {
            door,
            keys: iam,
            services: Arc::new(Services {
                clock: store.service_clock().clone(),
                kinesis,
                mappings: mappings.clone(),
                lambda: lambda.clone(),
                s3,
                cloudformation: cloudformation.clone(),
                metrics,
                logs,
                sqs: sqs.clone(),
                sns: sns.clone(),
            }),
            schedule,
            sqs,
            sns,
            store,
            cloudformation,
            lambda,
            mappings,
        })
    }

    /// The store under all services.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Ends subscriptions, mappings and functions, closes the door and the store.
    ///
    /// # Errors
    /// What closing the store fails with.
    pub async fn stop(self) -> Result<(), String> {
        // First, so that no stack takes the end of the others for a failure of its resources.
        self.cloudformation.stop().await;
        self.services.kinesis.end_subscriptions();
        self.sqs.stop();
        self.sns.stop();
        self.mappings.stop().await;
        self.lambda.stop();
        self.lambda.delivered().await;
        drop(self.schedule);
        if let Err(fault) = self.services.metrics.flush().await {
            tracing::warn!(%fault, "the last metric samples are lost");
        }
        self.door.close();
        let store = self.store.clone();
        match tokio::task::spawn_blocking(move || store.close()).await {
            Ok(closed) => closed.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }
}
