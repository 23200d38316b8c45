//! Origins in the graph: which articles print one text, and whose.
//!
//! ```text
//! <…/article/a> sayso:origin <…/origin/9f…> ; sayso:cites "CNN" .
//! <…/article/b> sayso:origin <…/origin/9f…> ; prov:wasDerivedFrom <…/article/a> .
//! <…/origin/9f…> a sayso:Origin ; sayso:agency "AFP" ; sayso:articles 2 .
//! ```

use std::io;

use oxigraph::model::{Literal, NamedNode};

use super::kept::Kept;
use super::node::Derived;
use super::stories::seen;
use crate::graph::vocab::{prov, sayso};

/// Write an origin for each text, with who prints it.
pub fn write(kept: &Kept, first: &[usize], derived: &mut Derived<'_>) -> io::Result<()> {
    let articles = &kept.articles;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for (at, &first) in first.iter().enumerate() {
        members[first].push(at);
    }
    for members in members.iter().filter(|members| !members.is_empty()) {
        let founder = kept.named.get(members[0])?;
        let place = derived.place("origin", "origins", &founder.iri, articles[members[0]].day);
        derived.class(&place, &sayso::Origin);
        seen(articles, members, &place, derived);
        if let Some(agency) = members.iter().find_map(|&member| articles[member].agency) {
            derived.say(&place, &sayso::agency, Literal::new_simple_literal(agency));
        }
        for &member in members {
            let article = kept.named.get(member)?;
            derived.tie(&article.iri, &sayso::origin, &place);
            if member != members[0] {
                let first = NamedNode::new_unchecked(&founder.iri);
                derived.beside(&article.iri, &prov::wasDerivedFrom, first, &place);
            }
            for cited in &article.cited {
                derived.beside(&article.iri, &sayso::cites, Literal::new_simple_literal(cited), &place);
            }
        }
        derived.hand_on()?;
    }
    Ok(())
}
