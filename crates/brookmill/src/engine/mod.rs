//! The engine: every service wired to every other over one store, behind one gateway.

mod admin;
mod clock;
mod footprint;
mod idle;
mod root_key;
mod status;
mod trace;
mod watch;
mod world;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gateway::{Allowed, Gateway, Mode, Options, Serving, Target};
use plane::{Account, Door, Region};
use store::{DataDir, OsDisk, Seams, WallClock};

use crate::cli::Auth;
use crate::lock;
use crate::open_files;
use crate::settings::Settings;
use admin::Pages;
use status::{Services, Status};
use world::World;

pub use watch::Watched;

/// How long an engine that is told to end waits for the requests under way. What waits longer, for a
/// message, say, is cut off.
const LAST_ANSWERS_MAX: Duration = Duration::from_secs(2);

/// A running engine.
pub struct Engine {
    inner: Arc<Inner>,
    serving: Serving,
}

/// What a reset exchanges, and what it keeps.
pub(crate) struct Inner {
    settings: Settings,
    /// The address that is served, as clients on this machine write it.
    endpoint: String,
    gateway: Gateway,
    /// The signal by which the keeper of the world is told to wipe it.
    resets: tokio::sync::Mutex<Held>,
    /// The door of the world that is served now.
    door: Mutex<Door>,
    /// What the pages look at; none while the world is being wiped.
    services: Mutex<Option<Arc<Services>>>,
    status: Status,
}

/// The data directory and the world in it.
struct Held {
    data_dir: DataDir,
    world: Option<World>,
}

impl Engine {
    /// Opens the data directory, wires the services and begins to serve `listener`. Call inside
    /// a tokio runtime.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub async fn start(settings: Settings, listener: TcpListener) -> Result<Self, String> {
        let seams = Seams::system();
        let wall = Arc::clone(&seams.wall_clock);
        let sleeper = Arc::clone(&seams.wall_clock);
        let mode = match settings.auth {
            Auth::Enforce => Mode::Enforce,
            Auth::Off => Mode::Off,
        };
        let gateway = Gateway::new(Options {
            mode,
            default_account: Account::new(settings.account.as_str()),
            default_region: Region::new(settings.region.as_str()),
            allowed: Allowed {
                hosts: settings.hosts.clone(),
                origins: settings.origins.clone(),
            },
            now_ms: Arc::new(move || now_ms(wall.as_ref())),
            sleep: Arc::new(move |span| sleeper.sleep(span)),
            open_files: open_files::most(),
        });
        let data_dir = DataDir::open(Arc::new(OsDisk), &settings.data)
            .map_err(|error| lock::explain(&error, &settings.data))?;
        let inner = Arc::new(Inner {
            status: Status::new(settings.clone()),
            settings,
            endpoint: endpoint(&listener)?,
            gateway: gateway.clone(),
            resets: tokio::sync::Mutex::new(Held {
                data_dir,
                world: None,
            }),
            door: Mutex::new(Door::new()),
            services: Mutex::new(None),
        });
        let mut held = inner.resets.lock().await;
        inner.begin(&mut held)?;
        drop(held);
        let serving = gateway.serve(listener).map_err(|error| error.to_string())?;
        // Of reading what was there. This thread does nothing more but wait for the end.
        sandbox::collect_heap();
        tokio::spawn(idle::watch());
        watch::start(&inner);
        Ok(Self { inner, serving })
    }

    /// The address that is served.
    pub fn address(&self) -> SocketAddr {
        self.serving.address()
    }

    /// How far service time is ahead of the machine's clock, in milliseconds.
    pub fn clock_offset_ms(&self) -> u64 {
        let services = self.inner.lock_services();
        services
            .as_ref()
            .map_or(0, |services| services.clock.offset_ms())
    }

    /// The door, for calls from inside as root.
    pub fn door(&self) -> Door {
        self.inner.door()
    }

    /// Stops everything and closes the store: all that was decided is durable then.
    ///
    /// # Errors
    /// What closing the store fails with.
    pub async fn stop(self) -> Result<(), String> {
        self.serving.end(tokio::time::sleep(LAST_ANSWERS_MAX)).await;
        let mut held = self.inner.resets.lock().await;
        match held.world.take() {
            Some(world) => world.stop().await,
            None => Ok(()),
        }
    }
}

impl Inner {
    /// The door of the world that is served now.
    fn door(&self) -> Door {
        let door = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        door.clone()
    }

    /// Opens the world in the current generation and sends requests to it.
    fn begin(self: &Arc<Self>, held: &mut Held) -> Result<(), String> {
        let world = World::open(
            &self.settings,
            &held.data_dir.generation_path(),
            Seams::system(),
            &self.gateway,
            &self.endpoint,
        )?;
        let pages = Arc::new(Pages::new(Arc::downgrade(self)));
        self.gateway.aim(Target {
            door: world.door.clone(),
            keys: world.keys.clone(),
            admin: pages,
        });
        *self.door.lock().unwrap_or_else(PoisonError::into_inner) = world.door.clone();
        *self.lock_services() = Some(world.services.clone());
        self.status.forget();
        held.world = Some(world);
        Ok(())
    }

    /// Wipes everything, by making a new generation of the data directory current.
    pub(crate) async fn reset(self: &Arc<Self>) -> Result<(), String> {
        let mut held = self.resets.lock().await;
        *self.lock_services() = None;
        if let Some(world) = held.world.take() {
            world.stop().await?;
        }
        held.data_dir.reset().map_err(|error| error.to_string())?;
        self.begin(&mut held)
    }

    /// Metrics in Prometheus' text format.
    pub(crate) fn prometheus(&self) -> String {
        let services = self.lock_services().clone();
        services
            .map(|services| services.metrics.prometheus())
            .unwrap_or_default()
    }

    /// The status document; none while the world is being wiped. May wait for the disk.
    pub(crate) fn status(&self) -> Option<Arc<str>> {
        let services = self.lock_services().clone()?;
        Some(self.status.document(&services))
    }

    /// Lambda; none while the world is being wiped.
    fn lambda(&self) -> Option<Arc<lambda::Lambda>> {
        let services = self.lock_services();
        services.as_ref().map(|services| services.lambda.clone())
    }

    fn lock_services(&self) -> MutexGuard<'_, Option<Arc<Services>>> {
        self.services.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn endpoint(listener: &TcpListener) -> Result<String, String> {
    let mut address = listener.local_addr().map_err(|error| error.to_string())?;
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    Ok(format!("http://{address}"))
}

fn now_ms(wall: &dyn WallClock) -> i64 {
    i64::try_from(wall.now_ms()).unwrap_or(i64::MAX)
}
