//! Denials that answer an accusation in another article: a join of two lists sorted by (accused, accuser, day), in which
//! each denial looks back a fortnight. `queries/derive/denials-of-accusations.rq` says the same in SPARQL.

use std::collections::{HashMap, HashSet};

use super::subject::{Subject, day_number};
use super::vocabulary::Vocabulary;
use crate::store::index::key::Dictionary;
use crate::store::index::mapped::Row;

/// How many days before a denial an accusation may lie.
const FORTNIGHT: i32 = 14;

/// A denial or an accusation between two actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    accused: u32,
    accuser: u32,
    /// Its day as a number, of the article's publication.
    day: i32,
    node: u32,
    article: u32,
}

/// The claims of all articles.
#[derive(Debug, Default)]
pub struct Denials {
    denials: Vec<Claim>,
    accusations: Vec<Claim>,
}

impl Denials {
    /// Collect the claims of these articles.
    pub fn see(&mut self, vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>]) {
        let published: HashMap<u32, i32> = subjects
            .iter()
            .flat_map(|subject| subject.0)
            .filter(|[node, property, _, graph]| *property == vocabulary.published && node == graph)
            .filter_map(|&[.., day, graph]| Some((graph, day_number(terms, day)?)))
            .collect();
        for subject in subjects {
            let (node, article) = (subject.node(), subject.graph());
            let Some(&day) = published.get(&article) else { continue };
            let claims = |list: &mut Vec<Claim>, accused: u32, accusers: &[u32]| {
                for accused in subject.values(accused) {
                    for accuser in accusers.iter().flat_map(|&property| subject.values(property)) {
                        list.push(Claim { accused, accuser, day, node, article });
                    }
                }
            };
            if subject.is_a(vocabulary, vocabulary.accusation) {
                claims(&mut self.accusations, vocabulary.target, &[vocabulary.source]);
            }
            if subject.is_a(vocabulary, vocabulary.denial) && subject.values(vocabulary.in_response_to).next().is_none()
            {
                claims(&mut self.denials, vocabulary.source, &[vocabulary.target, vocabulary.mentions]);
            }
        }
    }

    /// Which denial answers which accusation.
    pub fn finish(mut self, vocabulary: &Vocabulary) -> Vec<Row> {
        self.denials.sort_unstable();
        self.accusations.sort_unstable();
        let mut answered: HashSet<(u32, u32)> = HashSet::new();
        for denial in &self.denials {
            let since = |claim: &Claim| (claim.accused, claim.accuser, claim.day);
            let first = (denial.accused, denial.accuser, denial.day - FORTNIGHT);
            let from = self.accusations.partition_point(|claim| since(claim) < first);
            let in_time = self.accusations[from..].iter().take_while(|claim| since(claim) <= since(denial));
            answered
                .extend(in_time.filter(|claim| claim.article != denial.article).map(|claim| (denial.node, claim.node)));
        }
        answered
            .into_iter()
            .map(|(denial, accusation)| [denial, vocabulary.in_response_to, accusation, vocabulary.denials])
            .collect()
    }
}
