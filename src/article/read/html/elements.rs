//! The elements of a page that tell of its article, found in one walk over its tree.
//!
//! Example: of `<title>Ferry sails</title> … <h1>Ferry sails</h1><time datetime=2015-09-11>` the title, the heading and the
//! time.

use dom_query::{Document, NodeRef};

/// What is found, in the order of the page.
#[derive(Default)]
pub(super) struct Elements<'d> {
    pub root: Option<NodeRef<'d>>,
    pub title: Option<NodeRef<'d>>,
    pub heading: Option<NodeRef<'d>>,
    /// The link to the address that the page calls its own.
    pub canonical: Option<NodeRef<'d>>,
    /// Who wrote it, marked so in the text.
    pub author: Option<NodeRef<'d>>,
    /// `meta` tags.
    pub tags: Vec<NodeRef<'d>>,
    pub scripts: Vec<NodeRef<'d>>,
    pub pictures: Vec<NodeRef<'d>>,
    /// Days of publication, marked so in the text.
    pub days: Vec<NodeRef<'d>>,
    /// The first moment of the article.
    pub time: Option<NodeRef<'d>>,
    /// What shows only when somebody points at a word: inside of a sentence it would be read as a part of it.
    floating: Vec<NodeRef<'d>>,
}

impl<'d> Elements<'d> {
    /// The elements of a page, which afterwards is without what floats over it.
    pub fn of(document: &'d Document) -> Self {
        let mut found = Self::default();
        let root = document.root();
        let mut next = root.first_child();
        while let Some(node) = next {
            let floats = found.element(node);
            let below = if floats { None } else { node.first_child() };
            next = below.or_else(|| behind(node, &root));
        }
        found.floating.iter().for_each(NodeRef::remove_from_parent);
        found
    }

    /// Notes what an element is; true for one that floats over the page.
    fn element(&mut self, node: NodeRef<'d>) -> bool {
        let Some(element) = node.element_ref() else { return false };
        let (mut class, mut role, mut rel, mut item) = (None, None, None, None);
        let (mut alt, mut moment) = (false, false);
        for attribute in &element.attrs {
            match &*attribute.name.local {
                "class" => class = Some(&*attribute.value),
                "role" => role = Some(&*attribute.value),
                "rel" => rel = Some(&*attribute.value),
                "itemprop" => item = Some(&*attribute.value),
                "alt" => alt = true,
                "datetime" => moment = true,
                _ => {}
            }
        }
        if role == Some("tooltip") || class.is_some_and(|it| it.starts_with("rollover") && it.ends_with("-block")) {
            self.floating.push(node);
            return true;
        }
        match &*element.name.local {
            "html" => first(&mut self.root, node),
            "title" => first(&mut self.title, node),
            "h1" => first(&mut self.heading, node),
            "link" if rel == Some("canonical") => first(&mut self.canonical, node),
            "meta" => self.tags.push(node),
            "script" => self.scripts.push(node),
            "img" if alt => self.pictures.push(node),
            "time" if moment && self.time.is_none() && is_in_article(node) => self.time = Some(node),
            _ => {}
        }
        if rel == Some("author") || item == Some("author") {
            first(&mut self.author, node);
        }
        if item == Some("datePublished") {
            self.days.push(node);
        }
        false
    }
}

fn first<'d>(slot: &mut Option<NodeRef<'d>>, node: NodeRef<'d>) {
    slot.get_or_insert(node);
}

fn is_in_article(node: NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|above| above.has_name("article") || above.has_name("main"))
}

/// The node behind another and all that is inside of it.
fn behind<'d>(node: NodeRef<'d>, root: &NodeRef<'d>) -> Option<NodeRef<'d>> {
    let mut at = node;
    loop {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent().filter(|above| above.id != root.id)?;
    }
}
