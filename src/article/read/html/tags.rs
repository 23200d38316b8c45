//! The `meta` tags of a page.
//!
//! Example: `<meta property="og:title" content="Ferry sails">` is the tag `og:title`.

use dom_query::NodeRef;

use crate::article::blanks::one_line;
use crate::lexicon::classes::PageWord;

/// The `meta` tags of a page: name and content, in its order.
pub(super) struct Tags(Vec<(String, String)>);

impl Tags {
    /// What these nodes say.
    pub fn of(nodes: &[NodeRef<'_>]) -> Self {
        let tags = nodes.iter().filter_map(|tag| {
            let key = ["property", "name", "itemprop"].iter().find_map(|key| tag.attr(key))?;
            let content = tag.attr("content")?;
            let content = one_line(&content);
            (!content.is_empty()).then(|| (key.to_ascii_lowercase().replace('_', " "), content))
        });
        Self(tags.collect())
    }

    /// What the tag with this name says.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// What the tags of a class say, the surest name first.
    pub fn all(&self, class: PageWord) -> impl Iterator<Item = &str> {
        class.words().iter().flat_map(|name| {
            self.0.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str()).take(1)
        })
    }
}
