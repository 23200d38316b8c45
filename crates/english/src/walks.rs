//! Walks over a document's trees.

use std::ops::Range;

use super::doc::Doc;
use super::labels::{Dep, Pos};

/// Relations that make a noun the head of a noun chunk.
const NOUN_CHUNK_DEPS: [Dep; 10] = [
    Dep::Oprd,
    Dep::Nsubj,
    Dep::Dobj,
    Dep::Nsubjpass,
    Dep::Pcomp,
    Dep::Pobj,
    Dep::Dative,
    Dep::Appos,
    Dep::Attr,
    Dep::Root,
];

impl Doc {
    /// The tokens whose head is `i`, in text order.
    #[inline]
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone + '_ {
        self.child_slice(i).iter().map(|&child| child as usize)
    }

    /// The children before `i`.
    #[inline]
    pub fn lefts(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone + '_ {
        let children = self.child_slice(i);
        let split = children.partition_point(|&child| (child as usize) < i);
        children[..split].iter().map(|&child| child as usize)
    }

    /// The children after `i`.
    #[inline]
    pub fn rights(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone + '_ {
        let children = self.child_slice(i);
        let split = children.partition_point(|&child| (child as usize) < i);
        children[split..].iter().map(|&child| child as usize)
    }

    fn child_slice(&self, i: usize) -> &[u32] {
        &self.children[self.child_starts[i] as usize..self.child_starts[i + 1] as usize]
    }

    /// The children of `i` with the relation `dep`.
    #[inline]
    pub fn children_with(&self, i: usize, dep: Dep) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.children(i).filter(move |&child| self.dep(child) == dep)
    }

    /// The first child of `i` with the relation `dep`.
    #[inline]
    pub fn child(&self, i: usize, dep: Dep) -> Option<usize> {
        self.children_with(i, dep).next()
    }

    /// The first child before `i` with the relation `dep`.
    #[inline]
    pub fn left(&self, i: usize, dep: Dep) -> Option<usize> {
        self.lefts(i).find(|&child| self.dep(child) == dep)
    }

    /// The first child after `i` with the relation `dep`.
    #[inline]
    pub fn right(&self, i: usize, dep: Dep) -> Option<usize> {
        self.rights(i).find(|&child| self.dep(child) == dep)
    }

    /// The head of `i`, its head, and so on up to the root; nothing for a root.
    #[inline]
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let up = |&i: &usize| Some(self.head(i)).filter(|&head| head != i);
        std::iter::successors(up(&i), up)
    }

    /// True when `below` is `i` or hangs below it.
    #[inline]
    pub fn is_in_subtree(&self, below: usize, i: usize) -> bool {
        below == i || self.ancestors(below).any(|ancestor| ancestor == i)
    }

    /// The root of the sentence's tree that `i` is in.
    #[inline]
    pub fn root(&self, i: usize) -> usize {
        self.ancestors(i).last().unwrap_or(i)
    }

    /// The first token of the subtree of `i`.
    #[inline]
    pub fn left_edge(&self, i: usize) -> usize {
        self.left_edges[i] as usize
    }

    /// The last token of the subtree of `i`.
    #[inline]
    pub fn right_edge(&self, i: usize) -> usize {
        self.right_edges[i] as usize
    }

    /// All tokens from the left to the right edge of `i`. In a tree without crossing arcs that is
    /// the subtree.
    #[inline]
    pub fn subtree_range(&self, i: usize) -> Range<usize> {
        self.left_edge(i)..self.right_edge(i) + 1
    }

    /// `i` and everything below it, in text order.
    #[inline]
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        let mut tokens = vec![i];
        let mut next = 0;
        while let Some(&token) = tokens.get(next) {
            tokens.extend(self.children(token));
            next += 1;
        }
        tokens.sort_unstable();
        tokens
    }

    /// The token of the range that all others hang below: the first whose head lies outside, or
    /// which is a root. None for an empty range.
    #[inline]
    pub fn head_of(&self, tokens: Range<usize>) -> Option<usize> {
        tokens.clone().find(|&i| self.head(i) == i || !tokens.contains(&self.head(i)))
    }

    /// `i` and what is coordinated with it: the first conjunct and those that follow, in text order.
    #[inline]
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut first = i;
        while self.dep(first) == Dep::Conj && self.head(first) != first {
            first = self.head(first);
        }
        let mut conjuncts = vec![first];
        let mut next = 0;
        while let Some(&token) = conjuncts.get(next) {
            conjuncts.extend(self.children_with(token, Dep::Conj));
            next += 1;
        }
        conjuncts.sort_unstable();
        conjuncts
    }

    /// The base noun phrases, in order: a noun, name or pronoun with what stands before it in its
    /// phrase. Those of spaCy's `doc.noun_chunks` for English.
    #[inline]
    pub fn noun_chunks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut end = 0;
        (0..self.len()).filter_map(move |i| {
            let start = self.left_edge(i);
            let begins_anew = start >= end;
            if !(begins_anew && matches!(self.pos(i), Pos::Noun | Pos::Propn | Pos::Pron) && self.heads_noun_chunk(i)) {
                return None;
            }
            end = i + 1;
            Some(start..end)
        })
    }

    fn heads_noun_chunk(&self, i: usize) -> bool {
        if self.dep(i) != Dep::Conj {
            return NOUN_CHUNK_DEPS.contains(&self.dep(i));
        }
        let mut head = self.head(i);
        while self.dep(head) == Dep::Conj && self.head(head) < head {
            head = self.head(head);
        }
        NOUN_CHUNK_DEPS.contains(&self.dep(head))
    }
}
