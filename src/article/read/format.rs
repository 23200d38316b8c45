//! Which format a file has: by its name, and by its first bytes where the name does not say.

use crate::lexicon::classes::LayoutWord;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// How the articles of a file are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// The file is the article.
    Text,
    /// A JSON object a line.
    JsonLines,
    /// One JSON object, or an array of them.
    Json,
}

/// What a file's name says of its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    Known(Format),
    /// A format that holds no articles, or none that can be read.
    Foreign(String),
    /// No extension, or one that nobody uses for a format.
    Unknown,
}

/// The format that `path`'s extension names, looking through `.gz`.
pub(super) fn by_name(path: &Path) -> Named {
    match extension(&without_gz(path)).as_deref() {
        Some("txt" | "text" | "md" | "markdown") => Named::Known(Format::Text),
        Some("jsonl" | "ndjson") => Named::Known(Format::JsonLines),
        Some("json") => Named::Known(Format::Json),
        Some(other) if LayoutWord::ForeignFormat.has(other) => Named::Foreign(other.to_owned()),
        _ => Named::Unknown,
    }
}

/// The format that the first bytes of a file suggest.
pub(super) fn by_content(head: &[u8]) -> Format {
    let body = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match body.first() {
        Some(b'{') => {
            let line = body.split(|byte| *byte == b'\n').next().unwrap_or(body);
            let whole = line.len() == body.len() || line.trim_ascii_end().ends_with(b"}");
            if whole { Format::JsonLines } else { Format::Json }
        }
        Some(b'[') if body[1..].trim_ascii_start().starts_with(b"{") => Format::Json,
        _ => Format::Text,
    }
}

/// What a text file may be called: its path below `root` without its extensions, and, for when another file has that
/// name, the same with extensions or with the folders that were typed.
pub(super) fn ids(path: &Path, root: Option<&Path>) -> Vec<String> {
    let below = root
        .and_then(|root| path.strip_prefix(root).ok())
        .filter(|below| !below.as_os_str().is_empty())
        .or_else(|| path.file_name().map(Path::new))
        .unwrap_or(path);
    let mut others = [name(below), name(&stem(path)), name(path)];
    if root.is_none() {
        // Two files that were named one by one differ by their folders, as a person would tell them apart.
        others.swap(0, 1);
    }
    std::iter::once(name(&stem(below))).chain(others).collect()
}

/// A file's path without the extensions of its format.
fn stem(path: &Path) -> PathBuf {
    match by_name(path) {
        Named::Known(_) => without_gz(path).with_extension(""),
        _ => without_gz(path),
    }
}

/// A path with `/` between its parts. Bytes that are not UTF-8 are written as `%E9`, so that no two paths are one name.
fn name(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part),
        _ => None,
    });
    let escaped = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let text = |part: &OsStr| -> String {
        let chunks = part.as_encoded_bytes().utf8_chunks();
        chunks.map(|chunk| chunk.valid().to_owned() + &escaped(chunk.invalid())).collect()
    };
    parts.map(text).collect::<Vec<_>>().join("/")
}

fn without_gz(path: &Path) -> std::path::PathBuf {
    match extension(path).as_deref() {
        Some("gz") => path.with_extension(""),
        _ => path.to_owned(),
    }
}

fn extension(path: &Path) -> Option<String> {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, named) in [
            ("a.txt", Named::Known(Format::Text)),
            ("a.TXT.gz", Named::Known(Format::Text)),
            ("a.jsonl", Named::Known(Format::JsonLines)),
            ("a.ndjson.gz", Named::Known(Format::JsonLines)),
            ("a.json", Named::Known(Format::Json)),
            ("a.tar.gz", Named::Foreign("tar".into())),
            ("a.html", Named::Foreign("html".into())),
            ("a.gz", Named::Unknown),
            ("story", Named::Unknown),
            ("3.14 reasons", Named::Unknown),
        ] {
            assert_eq!(by_name(Path::new(name)), named, "{name}");
        }
    }

    #[test]
    fn contents() {
        for (head, format) in [
            ("{\"id\": 1}\n{\"id\": 2}\n", Format::JsonLines),
            ("{\"id\": 1, \"text\": \"a long li", Format::JsonLines),
            ("{\n  \"id\": 1\n}", Format::Json),
            (" [ {\"id\": 1}]", Format::Json),
            ("[Port Roe] The ferry left.", Format::Text),
            ("The ferry left.", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(by_content(head.as_bytes()), format, "{head}");
        }
    }

    #[test]
    fn identities() {
        for (path, root, expect) in [
            ("news/2016/a.txt.gz", Some("news"), "2016/a"),
            ("news/a.b.txt", Some("news"), "a.b"),
            ("news/a.txt", None, "a"),
            ("news/v1.2", None, "v1.2"),
            ("a.txt", Some("a.txt"), "a"),
            ("./a.txt", None, "a"),
        ] {
            assert_eq!(ids(Path::new(path), root.map(Path::new))[0], expect, "{path}");
        }
    }

    #[test]
    fn other_names_for_when_one_is_taken() {
        assert_eq!(ids(Path::new("y/a.md"), None), ["a", "y/a", "a.md", "y/a.md"]);
        assert_eq!(ids(Path::new("news/a.md"), Some(Path::new("news"))), ["a", "a.md", "news/a", "news/a.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_unicode_stay_apart() {
        use std::os::unix::ffi::OsStrExt as _;
        let id = |bytes: &[u8]| ids(Path::new(OsStr::from_bytes(bytes)), None).remove(0);
        assert_eq!((id(b"caf\xe9.txt").as_str(), id(b"caf\xe8.txt").as_str()), ("caf%E9", "caf%E8"));
    }
}
