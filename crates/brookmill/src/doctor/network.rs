//! The port, and what stands between clients and it.

use std::net::Ipv4Addr;

use super::Finding;
use super::surroundings::Surroundings;
use crate::{health, port};

/// Whether the port is free, or an engine has it, or somebody else.
pub fn port(number: u16) -> Vec<Finding> {
    vec![match port::listen(Ipv4Addr::LOCALHOST.into(), number) {
        Ok(_) => Finding::good(format!("{number} is free")),
        Err(message) => match engine_version(number) {
            Some(version) => Finding::good(format!(
                "{number}: an engine answers there, version {version}{}",
                port::holder(number).map_or(String::new(), |(pid, _)| format!(", process {pid}"))
            )),
            None => Finding::lacking(message, ""),
        },
    }]
}

/// The version of the engine that answers on a port, if one does.
fn engine_version(port: u16) -> Option<String> {
    let said: serde_json::Value = serde_json::from_str(&health::of(port).ok()?).ok()?;
    Some(said.get("version")?.as_str()?.to_owned())
}

/// Whether clients would ask a proxy for this machine's own address.
pub fn proxy(here: &Surroundings) -> Vec<Finding> {
    let either = |name: &str| here.get(name).or_else(|| here.get(&name.to_uppercase()));
    let Some(proxy) = either("http_proxy").or_else(|| either("all_proxy")) else {
        return vec![Finding::good("none stands between clients and 127.0.0.1")];
    };
    let is_left_out = |names: &str| {
        names
            .split(',')
            .map(str::trim)
            .any(|name| name == "*" || name == "127.0.0.1" || name == "127.0.0.0/8")
    };
    vec![if either("no_proxy").is_some_and(is_left_out) {
        Finding::good("127.0.0.1 is left out of it (NO_PROXY)")
    } else {
        Finding::lacking(
            format!("clients ask {} for 127.0.0.1 too", without_password(proxy)),
            "Set NO_PROXY=127.0.0.1,localhost, as eval \"$(brookmill env)\" does",
        )
    }]
}

/// A URL as it may be shown.
pub fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        (None, Some((_, host))) => host.to_owned(),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::surroundings::pretend;
    use super::{engine_version, port, proxy, without_password};

    #[test]
    fn a_proxy_in_the_way_is_told_without_its_password() {
        let found = proxy(&pretend(&[("HTTP_PROXY", "http://me:secret@proxy:3128")]));
        assert_eq!(found[0].mark, Mark::Lacking);
        assert_eq!(
            found[0].found,
            "clients ask http://proxy:3128 for 127.0.0.1 too"
        );
        let left_out = [("all_proxy", "socks://p"), ("no_proxy", "x, 127.0.0.1")];
        assert_eq!(proxy(&pretend(&left_out))[0].mark, Mark::Good);
        assert_eq!(proxy(&pretend(&[("https_proxy", "p")]))[0].mark, Mark::Good);
        assert_eq!(without_password("http://proxy:1"), "http://proxy:1");
    }

    #[test]
    fn a_port_of_somebody_else_is_told_with_its_holder() {
        let held = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let number = held.local_addr().unwrap().port();
        let answering = std::thread::spawn(move || {
            let (mut stream, _) = held.accept().unwrap();
            std::io::Write::write_all(&mut stream, b"HTTP/1.1 200 OK\r\n\r\n{\"version\":1}")
                .unwrap();
            held
        });
        let found = port(number);
        let _held = answering.join().unwrap();
        assert_eq!(found[0].mark, Mark::Lacking);
        assert!(found[0].found.contains(&std::process::id().to_string()));
        assert_eq!(engine_version(1), None);
    }
}
