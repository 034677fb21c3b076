//! `brookmill up`.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Instant;

use tokio::signal::unix::{SignalKind, signal};

use crate::cli::{Auth, UpOptions};
use crate::engine::Engine;
use crate::settings::Settings;
use crate::{open_files, output, port, span, walls};

/// The exit status of what an interrupt has ended at once, as shells have it.
const INTERRUPTED: i32 = 130;

/// The port that clients are pointed at where none is named.
pub const USUAL_PORT: u16 = 4566;

/// Runs the engine until it is interrupted or told to end.
///
/// # Errors
/// A sentence that says why it does not run.
pub fn run(options: &UpOptions) -> Result<ExitCode, String> {
    let started = Instant::now();
    log_to_stderr();
    let settings = Settings::from_options(options)?;
    let listener = port::listen(settings.address, settings.port)?;
    runtime()?.block_on(async {
        let engine = Engine::start(settings.clone(), listener).await?;
        announce(&engine, &settings, started);
        let confinement = settings.confinement;
        tokio::task::spawn_blocking(move || {
            // The engine serves all else, and nobody waits for this to be found out.
            if let Err(why) = walls::check(confinement) {
                eprintln!("WARNING: {why}");
            }
        });
        interrupted().await?;
        engine.stop().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Warnings go to standard error; `BROOKMILL_LOG` chooses another level: `error`, `info`, `debug`
/// or `trace`.
pub fn log_to_stderr() {
    let asked = std::env::var("BROOKMILL_LOG").unwrap_or_default();
    let level = asked.parse().ok();
    if level.is_none() && !asked.is_empty() {
        eprintln!(
            "WARNING: BROOKMILL_LOG={asked} is no level: error, warn, info, debug or trace. Taking warn"
        );
    }
    tracing_subscriber::fmt()
        .with_max_level(level.unwrap_or(tracing::Level::WARN))
        .with_ansi(std::io::stderr().is_terminal() && wants_colours())
        .with_writer(std::io::stderr)
        .init();
}

/// What https://no-color.org asks of programs, and terminals that know none.
fn wants_colours() -> bool {
    let variable = |name| std::env::var(name).unwrap_or_default();
    variable("NO_COLOR").is_empty() && variable("TERM") != "dumb"
}

/// The runtime that everything but the store's own threads runs on.
///
/// # Errors
/// What the operating system says.
pub fn runtime() -> Result<tokio::runtime::Runtime, String> {
    open_files::raise();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("brookmill")
        .build()
        .map_err(|error| format!("the runtime does not start: {error}"))
}

fn announce(engine: &Engine, settings: &Settings, started: Instant) {
    let address = engine.address();
    // Whoever waits for the line that says where the engine is has the warnings already.
    if settings.auth == Auth::Off {
        eprintln!(
            "WARNING: --auth off: no signature is checked, and unknown access keys act as root."
        );
    }
    if settings.trust_network {
        eprintln!(
            "WARNING: --trust-network: whoever reaches {address} may use the key test/test, and \
             nothing is encrypted on the way."
        );
    }
    output::line(format_args!(
        "Brookmill {} on http://{address} · data in {} · account {} · region {} · ready in {} ms",
        env!("CARGO_PKG_VERSION"),
        settings.data.display(),
        settings.account,
        settings.region,
        started.elapsed().as_millis(),
    ));
    let ahead_ms = engine.clock_offset_ms();
    if ahead_ms > 0 {
        output::line(format_args!(
            "Service time is {} ahead of this machine's clock",
            span::text(ahead_ms)
        ));
    }
    output::line(format_args!("Status page: {}", status_page(address)));
    let options = match address.port() {
        USUAL_PORT => String::new(),
        port => format!(" --port {port}"),
    };
    output::line(format_args!(
        "For clients, in their shell: eval \"$(brookmill env{options})\" · Ctrl-C ends the engine"
    ));
}

/// Where the status page is, for a browser on this machine.
fn status_page(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        return format!("http://localhost:{}/_brookmill/", address.port());
    }
    format!("http://{address}/_brookmill/")
}

/// Waits for an interrupt or a request to end.
///
/// # Errors
/// What the operating system says of the signals.
pub async fn interrupted() -> Result<(), String> {
    let listen = |kind| signal(kind).map_err(|error| format!("signals: {error}"));
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut terminate = listen(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    // Whoever asks twice does not want to wait: all that was acknowledged is durable.
    tokio::spawn(async move {
        interrupt.recv().await;
        std::process::exit(INTERRUPTED);
    });
    Ok(())
}
