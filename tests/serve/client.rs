//! A server on a free port, and a client that sends bytes and reads all that comes.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use oxigraph::model::Quad;
use sayso::article::{Article, Meta};
use sayso::graph::{Base, quads};
use sayso::serve::{Settings, Source, State, serve};
use sayso::store::Index;
use sayso::{Options, Sayso};
use tempfile::TempDir;

/// A server, stopped when dropped.
pub struct Server {
    pub address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    _folder: TempDir,
}

/// What a server says.
pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    /// Serve these quads.
    pub fn of(quads: &[Quad], settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = state(&folder, "one", quads);
        Self::with(folder, Source { state, next: Box::new(|| None) }, settings)
    }

    /// Serve a source.
    pub fn with(folder: TempDir, source: Source, settings: Settings) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            serve(settings.with_address(address), listener, source, &|| told.load(Ordering::Relaxed)).unwrap();
        });
        Self { address, stop, thread: Some(thread), _folder: folder }
    }

    /// Ask for a page.
    pub fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &[], "")
    }

    /// Ask for a page in a format.
    pub fn get_as(&self, path: &str, accept: &str) -> Response {
        self.ask("GET", path, &[("Accept", accept)], "")
    }

    /// Ask with headers and a body.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response {
        self.send(&request(method, path, headers, body))
    }

    /// Send bytes and read all that comes.
    pub fn send(&self, bytes: &[u8]) -> Response {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer); // what came before a reset counts
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Response { status, head: head.to_ascii_lowercase(), body: whole(head, body) }
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Stop it, and wait until it has.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The bytes of a request.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        text.push_str("Host: localhost\r\n");
    }
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if method == "POST" || !body.is_empty() {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

/// A body without the marks of its chunks.
fn whole(head: &str, body: &str) -> String {
    if !head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        return body.to_owned();
    }
    let (mut out, mut rest) = (String::new(), body);
    while let Some((length, after)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length.trim(), 16).unwrap_or(0);
        if length == 0 {
            break;
        }
        out.push_str(&after[..length]);
        rest = after[length..].trim_start_matches("\r\n");
    }
    out
}

/// A state to serve, in a file of its own.
pub fn state(folder: &TempDir, name: &str, quads: &[Quad]) -> State {
    let home = folder.path().join(name);
    std::fs::create_dir_all(&home).unwrap();
    let index = Index::in_folder(&home, Base::default().as_str(), quads).unwrap();
    State { index, stamp: name.to_owned() }
}

/// What articles say. Each: id, text, and what else is known.
pub fn graph_of(articles: &[(&str, &str, Meta)]) -> Vec<Quad> {
    let sayso = Sayso::new(&Options::default()).unwrap();
    let articles = articles.iter().map(|(id, text, meta)| Article::new((*id).to_owned(), (*text).to_owned(), meta));
    articles.flat_map(|article| quads(&sayso.extract(&article), sayso.base())).collect()
}

/// A few articles of our own.
pub fn articles() -> Vec<Quad> {
    let meta = |headline: &str, day: &str| Meta {
        headline: Some(headline.to_owned()),
        published: Some(day.to_owned()),
        publisher: Some("The Harbour Post".to_owned()),
        url: Some("https://post.example/masts".to_owned()),
        ..Meta::default()
    };
    graph_of(&[
        (
            "masts",
            "Norwegian Foreign Minister Ingrid Dahl accused Russia of jamming radio masts near Kirkenes. \
             Russia denied the accusation. “We have jammed nothing,” said Pavel Orlov, a spokesman for Russia.\n\n\
             At least 40 people were killed when a ferry exploded in Oslo on Friday, the Red Cross said.",
            meta("Norway accuses Russia of jamming", "2015-09-11"),
        ),
        (
            "talks",
            "Norway and Russia met in Reykjavik on Thursday. Sweden threatened to sanction Russia. \
             Officials said that the talks had failed.",
            meta("Ministers meet in Reykjavik", "2015-09-18"),
        ),
    ])
}
