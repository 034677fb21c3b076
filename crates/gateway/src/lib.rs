//! The only HTTP of the engine: accepts connections, keeps web pages away, routes, authenticates,
//! decodes, calls through the door and replies. It serves the main port and the listeners of the
//! functions' execution environments, where it also answers the Lambda Runtime API.

mod authenticate;
mod body;
mod browser;
mod connections;
mod detached;
mod front_end;
mod integrity;
mod listener;
mod pages;
mod refusal;
mod reply;
mod request;
mod request_id;
mod route;
mod runtime_api;
mod status_page;
mod texts;
mod trace;

pub use authenticate::Mode;
pub use browser::Allowed;
pub use listener::{Gateway, Options, Serving, Target, connection_builder};
pub use pages::Admin;
