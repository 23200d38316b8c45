//! The state of the dependency parser, and the transitions that change it.
//!
//! A non-monotonic arc-eager system with sentence breaks: arcs may be taken back, and a word popped
//! without a head returns to the buffer (Honnibal, Goldberg and Johnson 2013, "A Non-Monotonic
//! Arc-Eager Transition System for Dependency Parsing"; Honnibal and Johnson 2015).

/// No token: a missing feature, a missing head.
pub(super) const NONE: u32 = u32::MAX;

/// Tokens of the feature slots, [`NONE`] where there is none.
pub(super) type Features = [u32; 8];

/// The kinds of actions, in the order of their classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Move the first word of the buffer onto the stack.
    Shift,
    /// Pop the stack.
    Reduce,
    /// The first word of the buffer becomes the head of the top of the stack, which is popped.
    Left,
    /// The top of the stack becomes the head of the first word of the buffer, which is shifted.
    Right,
    /// A sentence begins with the second word of the buffer.
    Break,
}

/// Which actions a state allows. Left and right arcs are allowed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) shift: bool,
    pub(super) reduce: bool,
    pub(super) arc: bool,
    pub(super) break_: bool,
}

/// Stack, buffer and arcs over the tokens `0..len` of one sequence.
#[derive(Default)]
pub(super) struct State {
    len: u32,
    stack: Vec<u32>,
    /// Words given back to the front of the buffer; the last one is the first of the buffer.
    returned: Vec<u32>,
    /// First word of the buffer after the returned ones.
    next: u32,
    /// Head of each word, or [`NONE`].
    pub(super) heads: Vec<u32>,
    /// Class of the action that gave each word its head.
    pub(super) classes: Vec<u8>,
    /// The most recently attached child on each side.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    /// The right child attached to the same head before this one.
    previous_right: Vec<u32>,
    /// The word went back to the buffer and must not be shifted again.
    unshiftable: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl State {
    /// Begin a sequence of `len` tokens.
    pub(super) fn begin(&mut self, len: usize) {
        self.len = len as u32;
        self.stack.clear();
        self.returned.clear();
        self.next = 0;
        for links in [&mut self.heads, &mut self.last_left, &mut self.last_right, &mut self.previous_right] {
            links.clear();
            links.resize(len, NONE);
        }
        self.classes.clear();
        self.classes.resize(len, 0);
        for flags in [&mut self.unshiftable, &mut self.starts_sentence] {
            flags.clear();
            flags.resize(len, false);
        }
        if let Some(first) = self.starts_sentence.first_mut() {
            *first = true;
        }
    }

    /// True when stack and buffer are empty.
    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    /// The highest token that a feature can name now.
    pub(super) fn horizon(&self) -> u32 {
        (self.next + 1).min(self.len.saturating_sub(1))
    }

    fn buffer_len(&self) -> u32 {
        self.returned.len() as u32 + self.len - self.next
    }

    fn buffer(&self, index: usize) -> u32 {
        let returned = self.returned.len();
        if index < returned {
            return self.returned[returned - 1 - index];
        }
        let word = self.next + (index - returned) as u32;
        if word < self.len { word } else { NONE }
    }

    fn stack(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The tokens that the scorer looks at: two of the buffer, three of the stack, and the last
    /// children of the first of each.
    pub(super) fn features(&self) -> Features {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        let child = |children: &[u32], word: u32| children.get(word as usize).copied().unwrap_or(NONE);
        [
            b0,
            self.buffer(1),
            s0,
            self.stack(1),
            self.stack(2),
            child(&self.last_left, b0),
            child(&self.last_left, s0),
            child(&self.last_right, s0),
        ]
    }

    /// The actions that are valid now.
    pub(super) fn allowed(&self) -> Allowed {
        let buffer_len = self.buffer_len();
        let (first, second) = (self.buffer(0), self.buffer(1));
        let is = |flags: &[bool], word: u32| flags.get(word as usize).copied().unwrap_or(false);
        let at_start = is(&self.starts_sentence, first);
        let empty = self.stack.is_empty();
        Allowed {
            shift: empty || (buffer_len >= 2 && !at_start && !is(&self.unshiftable, first)),
            reduce: !empty,
            arc: !empty && buffer_len >= 1 && !at_start,
            break_: buffer_len >= 2 && second == first + 1 && !is(&self.starts_sentence, second),
        }
    }

    /// Apply an action that is allowed; `class` is kept with the arc that it makes.
    pub(super) fn apply(&mut self, action: Action, class: u8) {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        match action {
            Action::Shift => self.shift(),
            Action::Reduce => {
                let alone = self.stack.len() == 1;
                self.stack.pop();
                if self.heads[s0 as usize] == NONE && !alone {
                    self.unshiftable[s0 as usize] = true;
                    self.returned.push(s0);
                }
            }
            Action::Left => {
                let old_head = self.heads[s0 as usize];
                if old_head != NONE {
                    // The arc taken back is always its head's last one to the right.
                    self.last_right[old_head as usize] = self.previous_right[s0 as usize];
                }
                self.heads[s0 as usize] = b0;
                self.classes[s0 as usize] = class;
                self.last_left[b0 as usize] = s0;
                self.unshiftable[b0 as usize] = false;
                self.stack.pop();
            }
            Action::Right => {
                self.heads[b0 as usize] = s0;
                self.classes[b0 as usize] = class;
                self.previous_right[b0 as usize] = self.last_right[s0 as usize];
                self.last_right[s0 as usize] = b0;
                self.shift();
            }
            Action::Break => {
                let second = self.buffer(1);
                self.starts_sentence[second as usize] = true;
            }
        }
    }

    fn shift(&mut self) {
        let first = self.buffer(0);
        if self.returned.pop().is_none() {
            self.next += 1;
        }
        self.stack.push(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_can_be_taken_back() {
        let mut state = State::default();
        state.begin(3);
        state.apply(Action::Shift, 0);
        state.apply(Action::Right, 7);
        assert_eq!(state.features(), [2, NONE, 1, 0, NONE, NONE, NONE, NONE]);
        state.apply(Action::Left, 9);
        assert_eq!((state.heads[1], state.classes[1]), (2, 9));
        assert_eq!(state.features(), [2, NONE, 0, NONE, NONE, 1, NONE, NONE]);
        state.apply(Action::Left, 9);
        state.apply(Action::Shift, 0);
        state.apply(Action::Reduce, 1);
        assert!(state.is_final());
        assert_eq!(state.heads, [2, 2, NONE]);
    }

    #[test]
    fn a_word_without_head_returns_and_is_not_shifted_again() {
        let mut state = State::default();
        state.begin(3);
        state.apply(Action::Shift, 0);
        state.apply(Action::Shift, 0);
        state.apply(Action::Reduce, 1);
        assert_eq!(state.features()[..3], [1, 2, 0]);
        assert!(!state.allowed().shift && state.allowed().arc);
    }

    #[test]
    fn a_sentence_start_ends_the_sentence_before_it() {
        let mut state = State::default();
        state.begin(3);
        assert_eq!(state.allowed(), Allowed { shift: true, reduce: false, arc: false, break_: true });
        state.apply(Action::Break, 105);
        state.apply(Action::Shift, 0);
        assert_eq!(state.allowed(), Allowed { shift: false, reduce: true, arc: false, break_: true });
    }
}
