//! oxrdf terms seen as sophia terms, without a copy.
//!
//! oxigraph stores and queries; sophia canonicalises, compares and pretty-prints. The two have term
//! types of their own, and this is the bridge between them.

use std::convert::Infallible;

use oxigraph::model::{BaseDirection, GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef, TripleRef};
use sophia_api::MownStr;
use sophia_api::dataset::{Dataset, SetDataset};
use sophia_api::quad::Spog;
use sophia_api::term::{BaseDirection as SophiaDirection, BnodeId, IriRef, LanguageTag, Term, TermKind};

/// A borrowed oxrdf term that sophia can read.
#[derive(Debug, Clone, Copy)]
pub struct Ox<'a>(pub TermRef<'a>);

impl Term for Ox<'_> {
    type BorrowTerm<'x>
        = Ox<'x>
    where
        Self: 'x;

    fn kind(&self) -> TermKind {
        match self.0 {
            TermRef::NamedNode(_) => TermKind::Iri,
            TermRef::BlankNode(_) => TermKind::BlankNode,
            TermRef::Literal(_) => TermKind::Literal,
            TermRef::Triple(_) => TermKind::Triple,
        }
    }

    fn borrow_term(&self) -> Self::BorrowTerm<'_> {
        *self
    }

    fn iri(&self) -> Option<IriRef<MownStr<'_>>> {
        match self.0 {
            TermRef::NamedNode(node) => Some(IriRef::new_unchecked(node.as_str().into())),
            _ => None,
        }
    }

    fn bnode_id(&self) -> Option<BnodeId<MownStr<'_>>> {
        match self.0 {
            TermRef::BlankNode(node) => Some(BnodeId::new_unchecked(node.as_str().into())),
            _ => None,
        }
    }

    fn lexical_form(&self) -> Option<MownStr<'_>> {
        match self.0 {
            TermRef::Literal(literal) => Some(literal.value().into()),
            _ => None,
        }
    }

    fn datatype(&self) -> Option<IriRef<MownStr<'_>>> {
        match self.0 {
            TermRef::Literal(literal) => Some(IriRef::new_unchecked(literal.datatype().as_str().into())),
            _ => None,
        }
    }

    fn language_tag(&self) -> Option<LanguageTag<MownStr<'_>>> {
        match self.0 {
            TermRef::Literal(literal) => literal.language().map(|tag| LanguageTag::new_unchecked(tag.into())),
            _ => None,
        }
    }

    fn base_direction(&self) -> Option<SophiaDirection> {
        match self.0 {
            TermRef::Literal(literal) => literal.direction().map(|direction| match direction {
                BaseDirection::Ltr => SophiaDirection::Ltr,
                BaseDirection::Rtl => SophiaDirection::Rtl,
            }),
            _ => None,
        }
    }

    fn triple(&self) -> Option<[Self::BorrowTerm<'_>; 3]> {
        self.to_triple()
    }

    fn to_triple(self) -> Option<[Self; 3]> {
        match self.0 {
            TermRef::Triple(triple) => Some(triple_terms(triple.as_ref())),
            _ => None,
        }
    }
}

/// Subject, predicate and object of a triple, as sophia reads them.
pub fn triple_terms(triple: TripleRef<'_>) -> [Ox<'_>; 3] {
    [Ox(triple.subject.into()), Ox(triple.predicate.into()), Ox(triple.object)]
}

/// A quad as sophia reads it: three terms and the graph's name, `None` for the default graph.
pub fn quad_terms(quad: QuadRef<'_>) -> Spog<Ox<'_>> {
    let graph = match quad.graph_name {
        GraphNameRef::DefaultGraph => None,
        GraphNameRef::NamedNode(node) => Some(Ox(node.into())),
        GraphNameRef::BlankNode(node) => Some(Ox(NamedOrBlankNodeRef::from(node).into())),
    };
    (triple_terms(quad.into()), graph)
}

/// A slice of quads, no two alike, as a sophia dataset.
#[derive(Debug, Clone, Copy)]
pub struct OxDataset<'a>(pub &'a [Quad]);

impl Dataset for OxDataset<'_> {
    type Quad<'x>
        = Spog<Ox<'x>>
    where
        Self: 'x;
    type Error = Infallible;

    fn quads(&self) -> impl Iterator<Item = Result<Self::Quad<'_>, Infallible>> + '_ {
        self.0.iter().map(|quad| Ok(quad_terms(quad.as_ref())))
    }
}

impl SetDataset for OxDataset<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode, Triple};
    use sophia_api::term::assert_consistent_term_impl;

    #[test]
    fn every_kind_of_term_answers_consistently() {
        let iri = NamedNode::new("https://example.org/a").unwrap();
        let plain = Literal::new_simple_literal("word");
        let english = Literal::new_language_tagged_literal("word", "en").unwrap();
        let triple = Triple::new(iri.clone(), iri.clone(), plain.clone());
        assert_consistent_term_impl(&Ox(iri.as_ref().into()));
        assert_consistent_term_impl(&Ox(plain.as_ref().into()));
        assert_consistent_term_impl(&Ox(english.as_ref().into()));
        assert_consistent_term_impl(&Ox(TermRef::Triple(&triple)));
    }
}
