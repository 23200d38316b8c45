//! How a server is run: where, for whom, and how much it does at a time.

use std::net::SocketAddr;
use std::time::Duration;

use crate::query::Limits;

/// How a server is run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Names beside this machine's own under which it may be asked for, in small letters, without a port.
    pub hosts: Vec<String>,
    /// Origins whose pages may read the answers; `*` for all.
    pub origins: Vec<String>,
    /// The longest that a query may run.
    pub time: Option<Duration>,
    /// How many terms a query may keep.
    pub terms: Option<u64>,
    /// How many rows or triples a query may answer.
    pub rows: Option<usize>,
    /// Queries that run at the same time.
    pub queries: usize,
    /// Connections that are open at the same time.
    pub connections: usize,
    /// How long a client may take to send the head of a request.
    pub head_time: Duration,
    /// How long a client may take to send the body of a request.
    pub body_time: Duration,
    /// The longest body of a request, in bytes.
    pub body: usize,
    /// The longest answer to a query, in bytes.
    pub answer: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            origins: Vec::new(),
            time: Some(Duration::from_secs(10)),
            terms: Some(1_500_000),
            rows: Some(10_000),
            queries: 2,
            connections: 256,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(10),
            body: 256 * 1024,
            answer: 64 << 20,
        }
    }
}

impl Settings {
    /// What one query may use.
    pub fn limits(&self) -> Limits {
        Limits { time: self.time, terms: self.terms, rows: self.rows, ..Limits::default() }
    }

    /// Also answer to the name of the address that is listened at.
    pub fn with_address(mut self, address: SocketAddr) -> Self {
        let ip = address.ip();
        if !ip.is_unspecified() {
            self.hosts.push(if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() });
        }
        self
    }
}
