//! A mapped index as the SPARQL engine sees it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use oxigraph::model::Term;
use spareval::{InternalQuad, QueryableDataset};

use super::guard::{self, Stop};
use super::key::{self, Dictionary as _};
use super::mapped::{Mapped, ORDERS, Order, Row, SAMPLE};
use super::node::Node;

/// The longest literal that a query may make, in bytes.
const LONGEST: usize = 1 << 20;

/// A bit of the index does not make sense: it was damaged after it was written.
#[derive(Debug, thiserror::Error)]
#[error("the index is damaged: term {0} cannot be read")]
pub struct Damaged(u32);

/// A term of a query: one of the dictionary, or one that the query made.
#[derive(Debug)]
pub enum ViewTerm {
    /// Its number.
    Known(u32),
    /// The term; the dictionary does not have it.
    Made(Rc<Made>),
}

/// A term that a query made.
#[derive(Debug)]
pub struct Made {
    term: Term,
    weight: i64,
}

impl Made {
    fn new(term: Term, bytes: usize) -> Self {
        let weight = guard::weight(bytes);
        guard::alive(weight);
        Self { term, weight }
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        guard::gone(self.weight);
    }
}

impl ViewTerm {
    fn known(number: u32) -> Self {
        guard::alive(1);
        Self::Known(number)
    }
}

impl Clone for ViewTerm {
    fn clone(&self) -> Self {
        guard::alive(1);
        match self {
            Self::Known(number) => Self::Known(*number),
            Self::Made(made) => Self::Made(Rc::clone(made)),
        }
    }
}

impl Drop for ViewTerm {
    fn drop(&mut self) {
        guard::gone(1);
    }
}

impl PartialEq for ViewTerm {
    fn eq(&self, other: &Self) -> bool {
        guard::touched();
        match (self, other) {
            (Self::Known(one), Self::Known(other)) => one == other,
            (Self::Made(one), Self::Made(other)) => one.term == other.term,
            _ => false,
        }
    }
}

impl Eq for ViewTerm {}

impl Hash for ViewTerm {
    fn hash<H: Hasher>(&self, state: &mut H) {
        guard::touched();
        match self {
            Self::Known(number) => number.hash(state),
            Self::Made(made) => made.term.hash(state),
        }
    }
}

/// How many terms a query remembers that it made and where they stand in the dictionary.
const REMEMBERED: usize = 10_000;

/// Subjects whose rows a query remembers.
const SUBJECTS: usize = 1 << 8;

/// The number of a subject, and its rows.
type Subject = (u32, Range<usize>);

/// An index that one query is asked of.
#[derive(Debug, Clone)]
pub struct View {
    index: Arc<Mapped>,
    /// Keys of terms that the query made, with their numbers: most make a few terms again and again.
    made: Rc<RefCell<HashMap<Vec<u8>, Option<u32>>>>,
    /// The rows of subjects that were asked of last, each in the slot of its number: what is asked next is most often about
    /// the same fact, or about who stands in many.
    subjects: Rc<RefCell<Vec<Subject>>>,
}

impl View {
    /// The index for one query.
    pub fn new(index: Arc<Mapped>) -> Self {
        Self { index, made: Rc::default(), subjects: Rc::new(RefCell::new(vec![(u32::MAX, 0..0); SUBJECTS])) }
    }

    /// The rows of an order that begin with what is wanted.
    fn range(&self, order: Order, prefix: &[u32]) -> Range<usize> {
        match prefix {
            [subject, _, ..] if order.columns[0] == 0 => {
                let mut subjects = self.subjects.borrow_mut();
                let slot = &mut subjects[*subject as usize % SUBJECTS];
                if slot.0 != *subject {
                    *slot = (*subject, self.index.range(order, &[*subject]));
                }
                self.index.range_within(order, &slot.1, prefix)
            }
            _ => self.index.range(order, prefix),
        }
    }

    fn number(&self, key: &[u8]) -> Option<u32> {
        let mut made = self.made.borrow_mut();
        if let Some(number) = made.get(key) {
            return *number;
        }
        let number = self.index.find(key);
        if made.len() >= REMEMBERED {
            made.clear();
        }
        made.insert(key.to_vec(), number);
        number
    }

    /// The quads that have these terms, by subject, predicate, object and graph; each triple once when `merged`.
    fn scan(&self, wanted: [Option<u32>; 4], merged: bool) -> Scan {
        let bound = wanted.iter().flatten().count();
        let orders = if merged { &ORDERS[..3] } else { &ORDERS[..] };
        let mut best: Option<(Order, Range<usize>)> = None;
        for &order in orders {
            let mut prefix = [0; 4];
            let mut length = 0;
            for value in order.columns.iter().map_while(|&column| wanted[column]) {
                prefix[length] = value;
                length += 1;
            }
            if length == 0 {
                continue;
            }
            let range = self.range(order, &prefix[..length]);
            let all_told = range.is_empty() || length == bound;
            if all_told || best.as_ref().is_none_or(|(_, other)| range.len() < other.len()) {
                best = Some((order, range));
            }
            if all_told {
                break;
            }
        }
        let (order, rows) = best.unwrap_or_else(|| (ORDERS[0], 0..self.index.rows(ORDERS[0]).len()));
        Scan { index: Arc::clone(&self.index), order, rows, wanted, merged }
    }

    fn nothing(&self) -> Scan {
        Scan { index: Arc::clone(&self.index), order: ORDERS[0], rows: 0..0, wanted: [None; 4], merged: true }
    }
}

/// The quads of a pattern, read as they are asked for.
pub struct Scan {
    index: Arc<Mapped>,
    order: Order,
    rows: Range<usize>,
    wanted: [Option<u32>; 4],
    merged: bool,
}

impl Iterator for Scan {
    type Item = Result<InternalQuad<ViewTerm>, Damaged>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.rows.next()?;
            if at.is_multiple_of(SAMPLE) {
                self.index.touch(1); // as many rows as a page holds
            }
            let row = *self.index.rows(self.order).get(at)?;
            guard::step();
            if self.merged {
                // Past the other graphs that hold the same triple: of what every article says there are thousands.
                let rest = &self.index.rows(self.order)[self.rows.clone()];
                self.rows.start += run_length(rest, |other| other[..3] == row[..3]);
            }
            let quad = self.order.quad(row);
            if self.wanted.iter().zip(quad).all(|(wanted, value)| wanted.is_none_or(|wanted| wanted == value)) {
                let [subject, predicate, object, graph] = quad;
                return Some(Ok(InternalQuad {
                    subject: ViewTerm::known(subject),
                    predicate: ViewTerm::known(predicate),
                    object: ViewTerm::known(object),
                    graph_name: (!self.merged).then(|| ViewTerm::known(graph)),
                }));
            }
        }
    }
}

/// How many rows at the beginning are `alike`, looked for in steps that double: no more looks than the length has digits.
fn run_length(rows: &[Row], alike: impl Fn(&Row) -> bool) -> usize {
    let (mut low, mut high) = (0, 1);
    while high <= rows.len() && alike(&rows[high - 1]) {
        (low, high) = (high, 2 * high);
    }
    let high = high.min(rows.len());
    low + rows[low..high].partition_point(alike)
}

impl QueryableDataset<'static> for View {
    type InternalTerm = ViewTerm;
    type Error = Damaged;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&ViewTerm>,
        predicate: Option<&ViewTerm>,
        object: Option<&ViewTerm>,
        graph_name: Option<Option<&ViewTerm>>,
    ) -> impl Iterator<Item = Result<InternalQuad<ViewTerm>, Damaged>> + use<> {
        let mut wanted = [None; 4];
        for (slot, term) in wanted.iter_mut().zip([subject, predicate, object, graph_name.flatten()]) {
            match term {
                None => {}
                Some(ViewTerm::Known(number)) => *slot = Some(*number),
                Some(ViewTerm::Made(_)) => return self.nothing(),
            }
        }
        self.scan(wanted, matches!(graph_name, Some(None)))
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<ViewTerm, Damaged>> + use<> {
        let index = Arc::clone(&self.index);
        let by_graph = ORDERS[3];
        let mut at = 0;
        std::iter::from_fn(move || {
            let [graph, ..] = *index.rows(by_graph).get(at)?;
            at = index.range(by_graph, &[graph]).end;
            Some(Ok(ViewTerm::known(graph)))
        })
    }

    fn internalize_term(&self, term: Term) -> Result<ViewTerm, Damaged> {
        if let Term::NamedNode(node) = &term
            && let Some(node) = Node::named(node)
        {
            return Ok(ViewTerm::known(node.number()));
        }
        let key = key::of(term.as_ref());
        if key.len() > LONGEST && self.index.find(&key).is_none() {
            guard::stop(Stop::Length);
        }
        if let Some(number) = self.number(&key) {
            return Ok(ViewTerm::known(number));
        }
        guard::alive(1);
        Ok(ViewTerm::Made(Rc::new(Made::new(term, key.len()))))
    }

    fn externalize_term(&self, term: ViewTerm) -> Result<Term, Damaged> {
        match &term {
            ViewTerm::Known(number) => key::read(self.index.key(*number)).ok_or(Damaged(*number)),
            ViewTerm::Made(made) => Ok(made.term.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_as_long_as_it_is() {
        for length in 0..40 {
            for rest in [0, 1, 7] {
                let rows: Vec<Row> = (0..length + rest).map(|at| [u32::from(at >= length), 0, 0, at]).collect();
                assert_eq!(run_length(&rows, |row| row[0] == 0), length as usize, "{length} of {}", rows.len());
            }
        }
    }
}
