//! A page that stands alone, made as those of the server are: to be mailed, kept or printed.

use super::edition::Edition;
use super::pages::{Asked, Format, dossier_of, overview, self_contained, sides_of};
use super::read::actors_named;
use super::source::State;

/// People of one name that are compared by how much is known of them.
const MOST: usize = 200;

/// What a report is about.
#[derive(Debug, Clone)]
pub enum Subject {
    /// Somebody, by a name or a part of one.
    Actor(String),
    /// What each side says of something, by words.
    Topic(String),
    /// The newest claims.
    All,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Nobody has that name.
    #[error("nobody in the store is called `{0}`")]
    Nobody(String),
    /// Nobody says anything with these words.
    #[error("nobody says anything of `{0}`")]
    Nothing(String),
    /// The index lies in no file.
    #[error("the index of the store lies in no file")]
    Index,
}

impl ReportError {
    /// What the user can do about it.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Nobody(_) => "give a part of the name as articles print it; `sayso query most-quoted` lists names",
            Self::Nothing(_) => "give other words, or fewer",
            Self::Index => "let sayso write to the store's folder, or copy the store",
        }
    }
}

/// A page of its own: HTML with everything that it needs.
///
/// # Errors
/// When nothing is found.
pub fn report(state: State, subject: &Subject) -> Result<String, ReportError> {
    let edition = Edition::new(state.index, state.stamp).ok_or(ReportError::Index)?;
    let asked = |path: &str, name: &str, value: &str| {
        let params = form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
        let mut asked = Asked::new(path, &params, Format::Html);
        asked.alone = true;
        asked
    };
    let page = match subject {
        Subject::Actor(name) => {
            let nobody = || ReportError::Nobody(name.clone());
            let entries = edition.register().entries();
            let found: Vec<_> = actors_named(&edition, name).into_iter().take(MOST).collect();
            let facts = |node| entries.iter().filter(|entry| entry.who == node || entry.whom == node).count();
            let node = found.into_iter().max_by_key(|node| facts(*node)).ok_or_else(nobody)?;
            dossier_of(&edition, &asked("/actor", "", ""), node)
        }
        Subject::Topic(words) => {
            let page =
                sides_of(&edition, &asked("/topic", "q", words)).map_err(|_| ReportError::Nothing(words.clone()))?;
            if page.facts.is_empty() {
                return Err(ReportError::Nothing(words.clone()));
            }
            page
        }
        Subject::All => overview(&edition, &asked("/claims", "", "")).map_err(|_| ReportError::Index)?,
    };
    Ok(without_pages(&self_contained(&page).into_string()))
}

/// Links to pages of the server lead nowhere in a report: their words stay.
fn without_pages(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(" href=\"/") {
        let (before, link) = rest.split_at(at);
        let end = link[" href=\"".len()..].find('"').map_or(link.len(), |end| end + " href=\"".len() + 1);
        out.push_str(before);
        rest = &link[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_pages_are_gone_and_others_stay() {
        let html =
            "<a class=\"x\" href=\"/a?b\">one</a> <a href=\"#c\">two</a> <a href=\"https://p.example\">three</a>";
        let bare = "<a class=\"x\">one</a> <a href=\"#c\">two</a> <a href=\"https://p.example\">three</a>";
        assert_eq!(without_pages(html), bare);
    }
}
