//! Which format a file has: by its name, and by its first bytes where the name does not say.

use crate::lexicon::classes::LayoutWord;
use std::path::Path;

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

/// `path` below `root` without its extensions, `/` between the parts: the identity of a text file.
pub(super) fn id(path: &Path, root: Option<&Path>) -> String {
    let below = root
        .and_then(|root| path.strip_prefix(root).ok())
        .filter(|below| !below.as_os_str().is_empty())
        .or_else(|| path.file_name().map(Path::new))
        .unwrap_or(path);
    let stem = match by_name(below) {
        Named::Known(_) => without_gz(below).with_extension(""),
        _ => without_gz(below),
    };
    let parts: Vec<_> = stem.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
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
        ] {
            assert_eq!(id(Path::new(path), root.map(Path::new)), expect, "{path}");
        }
    }
}
