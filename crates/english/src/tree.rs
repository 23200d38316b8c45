//! Trees over tokens: the edges of subtrees, sentence boundaries, and the lifting of decorated arcs
//! back to where they cross others.

use std::collections::{BTreeMap, VecDeque};

use super::labels::Label;

/// Rounds after which edges of crossing arcs are taken as they are, as spaCy does.
const ROUNDS: usize = 11;

/// First and last token of each token's subtree, and where sentences begin.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Edges {
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
    pub(super) sentence_start: Vec<bool>,
}

impl Edges {
    /// Find the edges of the tree that `heads` describes; a root is its own head.
    ///
    /// For projective trees one round does. Crossing arcs need more, and how many are run decides
    /// what comes out, so the rounds and their stopping rule are spaCy's.
    pub(super) fn find(&mut self, heads: &[u32]) {
        let len = heads.len();
        self.left.clear();
        self.left.extend(0..len as u32);
        self.right.clear();
        self.right.extend(0..len as u32);
        for _ in 0..=ROUNDS {
            for token in (0..len).chain((0..len).rev()) {
                let head = heads[token] as usize;
                self.left[head] = self.left[head].min(self.left[token]);
                self.right[head] = self.right[head].max(self.right[token]);
            }
            self.mark_sentences(heads);
            if self.sentences_hold_their_arcs(heads) {
                break;
            }
        }
    }

    fn mark_sentences(&mut self, heads: &[u32]) {
        self.sentence_start.clear();
        self.sentence_start.resize(heads.len(), false);
        for (token, &head) in heads.iter().enumerate() {
            if head as usize == token {
                self.sentence_start[self.left[token] as usize] = true;
            }
        }
    }

    fn sentences_hold_their_arcs(&self, heads: &[u32]) -> bool {
        let last = heads.len().saturating_sub(1);
        let mut start = 0;
        for cut in (0..heads.len()).filter(|&token| (token > 0 && self.sentence_start[token]) || token == last) {
            // The cut itself counts as inside, as it does in spaCy.
            if heads[start..cut].iter().any(|&head| (head as usize) < start || head as usize > cut) {
                return false;
            }
            start = cut;
        }
        true
    }
}

/// Undo the pseudo-projective transformation (Nivre and Nilsson 2005): an arc labelled `X||Y` is
/// moved down to the nearest descendant of its head that bears the label Y.
///
/// `edges` are those of the tree before; only children inside of them count.
pub(super) fn deprojectivise(heads: &mut [u32], labels: &mut [Label], edges: &Edges, is_space: impl Fn(usize) -> bool) {
    let mut children: Option<Children> = None;
    for token in 0..heads.len() {
        let Some(wanted) = labels[token].head else {
            continue;
        };
        let children = children.get_or_insert_with(|| Children::new(heads));
        let old_head = heads[token];
        let mut queue = VecDeque::from([old_head]);
        let mut found = None;
        while let Some(word) = queue.pop_front().filter(|_| found.is_none()) {
            let inside = edges.left[word as usize]..=edges.right[word as usize];
            for child in children.of(word, heads) {
                if child as usize == token || is_space(child as usize) || !inside.contains(&child) {
                    continue;
                }
                // The label as it is now: one decorated itself matches only once it is undone.
                let label = labels[child as usize];
                if label.head.is_none() && label.dep == wanted {
                    found = Some(child);
                    break;
                }
                queue.push_back(child);
            }
        }
        if let Some(new_head) = found {
            heads[token] = new_head;
            children.moved.entry(new_head).or_default().push(token as u32);
        }
        labels[token].head = None;
    }
}

/// The children of each word, kept up to date while some of them move.
struct Children {
    /// Where each word's children begin in `sorted`.
    starts: Vec<u32>,
    sorted: Vec<u32>,
    /// Children that came later, by their new head.
    moved: BTreeMap<u32, Vec<u32>>,
}

impl Children {
    fn new(heads: &[u32]) -> Self {
        let (starts, sorted) = group_by_head(heads);
        Self { starts, sorted, moved: BTreeMap::new() }
    }

    /// The children of `word` in text order, by the heads as they are now.
    fn of(&self, word: u32, heads: &[u32]) -> Vec<u32> {
        let range = self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize;
        let moved = self.moved.get(&word).map_or(&[][..], Vec::as_slice);
        let mut children: Vec<u32> =
            self.sorted[range].iter().chain(moved).copied().filter(|&child| heads[child as usize] == word).collect();
        if !moved.is_empty() {
            children.sort_unstable();
            children.dedup();
        }
        children
    }
}

/// Tokens grouped by their heads: where each head's dependents begin, and all dependents, heads
/// and dependents in text order. Roots depend on nothing.
pub(super) fn group_by_head(heads: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; heads.len() + 2];
    let dependents = || heads.iter().enumerate().filter(|&(token, &head)| token != head as usize);
    for (_, &head) in dependents() {
        starts[head as usize + 2] += 1;
    }
    for head in 2..starts.len() {
        starts[head] += starts[head - 1];
    }
    let mut sorted = vec![0; starts.last().copied().unwrap_or(0) as usize];
    for (token, &head) in dependents() {
        let next = &mut starts[head as usize + 1];
        sorted[*next as usize] = token as u32;
        *next += 1;
    }
    starts.truncate(heads.len() + 1);
    (starts, sorted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::Dep;

    #[test]
    fn edges_and_sentences() {
        let mut edges = Edges::default();
        edges.find(&[1, 1, 1, 4, 4]);
        assert_eq!(edges.left, [0, 0, 2, 3, 3]);
        assert_eq!(edges.right, [0, 2, 2, 3, 4]);
        assert_eq!(edges.sentence_start, [true, false, false, true, false]);
        edges.find(&[]);
        assert_eq!(edges, Edges::default());
    }

    #[test]
    fn a_decorated_arc_moves_to_the_head_it_names() {
        let plain = |dep| Label { dep, head: None };
        let mut heads = [1, 1, 1, 1];
        let mut labels =
            [plain(Dep::Nsubj), plain(Dep::Root), plain(Dep::Dobj), Label { dep: Dep::Prep, head: Some(Dep::Nsubj) }];
        let mut edges = Edges::default();
        edges.find(&heads);
        deprojectivise(&mut heads, &mut labels, &edges, |_| false);
        assert_eq!(heads, [1, 1, 1, 0]);
        assert_eq!(labels[3], plain(Dep::Prep));
    }

    #[test]
    fn grouping_by_head() {
        assert_eq!(group_by_head(&[1, 1, 1, 2]), (vec![0, 0, 2, 3, 3], vec![0, 2, 3]));
        assert_eq!(group_by_head(&[]), (vec![0], vec![]));
    }
}
