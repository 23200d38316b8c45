//! What a page is asked for: the rest of its path, its parameters, its format.

use crate::serve::pages::format::Format;

/// Facts on a page for people.
const PAGE: usize = 50;

/// Facts in a file, unless a limit is given; and at most.
const FILE: usize = 1_000;
const MOST: usize = 10_000;

/// What a page is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The path without its suffix.
    pub path: String,
    /// The format.
    pub format: Format,
    /// True for the frame of a page of somebody else's, or a page that stands alone: no menu, no links to formats.
    pub alone: bool,
    params: Vec<(String, String)>,
}

impl Asked {
    /// A path with the parameters behind it.
    pub fn new(path: &str, query: &str, format: Format) -> Self {
        let params = form_urlencoded::parse(query.as_bytes());
        let params = params.map(|(name, value)| (name.into_owned(), value.trim().to_owned()));
        Self {
            path: path.to_owned(),
            format,
            alone: false,
            params: params.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    /// A parameter; empty where it is not given.
    pub fn get(&self, name: &str) -> &str {
        self.params.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All parameters given.
    pub fn params(&self) -> &[(String, String)] {
        &self.params
    }

    /// The rest of the path behind `prefix`.
    pub fn rest(&self, prefix: &str) -> &str {
        self.path.strip_prefix(prefix).unwrap_or_default()
    }

    /// How many facts to show, and how many to pass over before.
    pub fn window(&self) -> (usize, usize) {
        let number = |name: &str| self.get(name).parse::<usize>().ok();
        let page = number("page").unwrap_or(1).clamp(1, 100_000);
        let count = match self.format {
            Format::Html => PAGE,
            _ => number("limit").unwrap_or(FILE).min(MOST),
        };
        (count, (page - 1) * count)
    }

    /// The number of the page, from 1.
    pub fn page(&self) -> usize {
        let (count, passed) = self.window();
        passed.checked_div(count).unwrap_or(0) + 1
    }

    /// The address of this page with a parameter set, or taken away where its value is empty; from its first page on.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut params = form_urlencoded::Serializer::new(String::new());
        for (known, old) in self.params.iter().filter(|(known, _)| known != name && known != "page") {
            params.append_pair(known, old);
        }
        if !value.is_empty() {
            params.append_pair(name, value);
        }
        self.address(&self.path, &params.finish())
    }

    /// The address of this page in another format.
    pub fn in_format(&self, format: Format) -> String {
        let params = self.params.iter().filter(|(name, _)| name != "page");
        let params = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
        let path = self.path.trim_end_matches('/');
        let path = if path.is_empty() { "/" } else { path };
        self.address(&format!("{path}{}", format.suffix()), &params)
    }

    fn address(&self, path: &str, params: &str) -> String {
        if params.is_empty() { path.to_owned() } else { format!("{path}?{params}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_was_asked() {
        let asked = Asked::new("/claims", "who=Norway+%26+co&page=3&kind=", Format::Html);
        assert_eq!((asked.get("who"), asked.get("kind"), asked.page()), ("Norway & co", "", 3));
        assert_eq!(asked.with("kind", "threat"), "/claims?who=Norway+%26+co&kind=threat");
        assert_eq!(asked.with("who", ""), "/claims");
        assert_eq!(asked.in_format(Format::Csv), "/claims.csv?who=Norway+%26+co");
        assert_eq!(Asked::new("/", "", Format::Html).in_format(Format::Rss), "/.rss");
    }
}
