//! Formats, what names say of them, and what files are called by.
//!
//! Example: `news/a.txt.gz` is text by its name, and the article in it is called `a`.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::lexicon::classes::{FormatName, LayoutWord};

/// How the articles of a file are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// The file is the article.
    Text,
    /// The same, marked up.
    Markdown,
    /// A JSON object a line.
    JsonLines,
    /// One JSON object, or an array of them, or one with the articles inside.
    Json,
    /// A table with a row an article, and the byte between its columns.
    Table(u8),
    /// A page of the web.
    Html,
    /// RSS, Atom.
    Feed,
    /// A list of addresses in XML.
    Sitemap,
    /// NITF, NewsML 1.2, NewsML-G2.
    NewsXml,
    /// Reuters-21578.
    Reuters,
    /// Articles one after the other, as Nexis sends them.
    Nexis,
    /// The same from Factiva.
    Factiva,
    /// The same from ProQuest.
    ProQuest,
    /// A web archive.
    Warc,
    /// A zip of files; DOCX and WACZ are such.
    Zip,
    /// A tar of files.
    Tar,
    /// A letter; MHTML is one.
    Mail,
    /// Letters one after the other.
    Mbox,
    /// A document of Word.
    Docx,
    /// Rich text.
    Rtf,
    /// A printed page.
    Pdf,
    /// Addresses, and nothing else.
    Addresses,
}

impl Format {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::JsonLines => "JSON Lines",
            Self::Json => "JSON",
            Self::Table(_) => "table",
            Self::Html => "HTML",
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::NewsXml => "news XML",
            Self::Reuters => "Reuters-21578",
            Self::Nexis => "Nexis",
            Self::Factiva => "Factiva",
            Self::ProQuest => "ProQuest",
            Self::Warc => "WARC",
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Mail => "mail",
            Self::Mbox => "mbox",
            Self::Docx => "DOCX",
            Self::Rtf => "RTF",
            Self::Pdf => "PDF",
            Self::Addresses => "addresses",
        }
    }
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
    let Some(name) = extension(&without_gz(path)) else { return Named::Unknown };
    let known = FormatName::of(&name);
    let formats = [
        (FormatName::Text, Format::Text),
        (FormatName::Markdown, Format::Markdown),
        (FormatName::JsonLines, Format::JsonLines),
        (FormatName::Json, Format::Json),
        (FormatName::Commas, Format::Table(b',')),
        (FormatName::Tabs, Format::Table(b'\t')),
        (FormatName::Page, Format::Html),
        (FormatName::Feed, Format::Feed),
        (FormatName::Warc, Format::Warc),
        (FormatName::Zip, Format::Zip),
        (FormatName::Tar, Format::Tar),
        (FormatName::Mail, Format::Mail),
        (FormatName::Mbox, Format::Mbox),
        (FormatName::Rtf, Format::Rtf),
        (FormatName::Pdf, Format::Pdf),
        (FormatName::Sgml, Format::Reuters),
    ];
    match formats.into_iter().find(|(class, _)| known.is(*class)) {
        Some((_, format)) => Named::Known(format),
        None if LayoutWord::ForeignFormat.has(&name) => Named::Foreign(name),
        None => Named::Unknown,
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

fn without_gz(path: &Path) -> PathBuf {
    match extension(path).as_deref() {
        Some("gz") => path.with_extension(""),
        Some("tgz") => path.with_extension("tar"),
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
            ("a.tar.gz", Named::Known(Format::Tar)),
            ("a.tgz", Named::Known(Format::Tar)),
            ("a.html", Named::Known(Format::Html)),
            ("a.warc.gz", Named::Known(Format::Warc)),
            ("a.png", Named::Foreign("png".into())),
            ("a.gz", Named::Unknown),
            ("story", Named::Unknown),
            ("3.14 reasons", Named::Unknown),
        ] {
            assert_eq!(by_name(Path::new(name)), named, "{name}");
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
