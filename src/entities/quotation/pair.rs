//! Which marks of a paragraph belong together.
//!
//! A missing or odd mark costs at most the sentence or paragraph that it stands in. What opens and does not close is a
//! quotation to the paragraph's end where the next paragraph goes on with it, or where no report follows that it could
//! swallow, and otherwise to the end of its sentence or to the report that ends it (`“It snows, Roe said.`); what closes and was not opened began with its sentence.

use std::ops::Range;

use super::marks::{self, Mark, Side, Style};
use super::quote::Quote;
use crate::english::{Doc, Pos};

/// Words of a report that an unclosed quotation must not swallow.
const REPORTS: [&str; 6] = ["said", "says", "added", "told", "asked", "wrote"];

/// How many tokens the subject and verb of a report have at most.
const REPORT: usize = 9;

/// How many marks ahead a partner is looked for.
const AHEAD: usize = 64;

/// What the paragraphs around one have to say about its quotations.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// How the quotation that the paragraph before left open was opened.
    pub before: Option<Style>,
    /// How the next paragraph opens, if with a mark.
    pub next: Option<Style>,
    /// Style of the mark that the next paragraph closes before it opens any.
    pub next_closes: Option<Style>,
}

/// The quotations of a paragraph, and how the one is opened that its end leaves open.
pub fn pair(doc: &Doc, paragraph: &Range<usize>, around: Around) -> (Vec<Quote>, Option<Style>) {
    let marks = marks::doubles(doc, paragraph);
    let continued = around
        .before
        .is_some_and(|style| marks.first().is_some_and(|mark| mark.at == paragraph.start && mark.style == style));
    let mut found = Pairing { doc, paragraph, marks: &marks, quotes: Vec::new(), inner: Vec::new(), open: Vec::new() };
    // A quotation that goes on without a mark of its own at the paragraph's head.
    let silent = around.before.filter(|_| !continued && closes_first(&marks));
    let open = found.run(silent.is_some(), around);
    let mut quotes = found.quotes;
    add_singles(doc, paragraph, &mut quotes);
    if let Some(first) = quotes.first_mut().filter(|quote| quote.tokens.start <= paragraph.start + 1) {
        first.continues = continued || silent.is_some();
    }
    (quotes, open)
}

/// True where the first mark closes.
fn closes_first(marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| mark.side == Side::Closes)
}

struct Pairing<'d> {
    doc: &'d Doc,
    paragraph: &'d Range<usize>,
    marks: &'d [Mark],
    quotes: Vec<Quote>,
    /// Quotations closed inside the one that is open, should that one turn out to be none.
    inner: Vec<Quote>,
    /// Marks that are open, outermost first.
    open: Vec<Mark>,
}

impl Pairing<'_> {
    fn run(&mut self, silent: bool, around: Around) -> Option<Style> {
        for (index, &mark) in self.marks.iter().enumerate() {
            match mark.side {
                Side::Opens => self.opens(index, mark, around),
                Side::Closes => self.closes(index, mark, silent),
                Side::Either if self.partner(index, mark).is_some() => self.closes(index, mark, silent),
                Side::Either => self.opens(index, mark, around),
            }
        }
        let outer = *self.open.first()?;
        let goes_on = around.next == Some(outer.style) || around.next_closes == Some(outer.style);
        if goes_on || self.inner.is_empty() {
            let end = if goes_on { self.paragraph.end } else { self.unclosed_end(outer.at) };
            self.quotes.push(self.quote(outer.at + 1..end));
        } else {
            // A mark that never closes around others that do is a stray one.
            self.quotes.append(&mut self.inner);
        }
        goes_on.then_some(outer.style)
    }

    fn opens(&mut self, index: usize, mark: Mark, around: Around) {
        if let Some(outer) = self.open.first().copied()
            && outer.style == mark.style
            && !self.nested(index, mark.style, around)
        {
            // The one that is open has lost its closing mark.
            let end = self.unclosed_end(outer.at).min(mark.at);
            self.open.clear();
            self.inner.clear();
            self.quotes.push(self.quote(outer.at + 1..end));
        }
        self.open.push(mark);
    }

    fn closes(&mut self, index: usize, mark: Mark, silent: bool) {
        let Some(depth) = self.partner(index, mark) else {
            let start = match self.quotes.last() {
                _ if !self.open.is_empty() => return,
                None if silent => self.paragraph.start,
                Some(last) if last.tokens.end >= self.doc.sentence(mark.at - 1).start => return,
                _ if mark.at == self.paragraph.start => return,
                _ => self.doc.sentence(mark.at - 1).start.max(self.paragraph.start),
            };
            if (start..mark.at).any(|i| matches!(self.doc.pos(i), Pos::Verb | Pos::Aux)) {
                self.quotes.push(self.quote(start..mark.at));
            }
            return;
        };
        let tokens = self.open[depth].at + 1..mark.at;
        self.open.truncate(depth);
        if tokens.is_empty() {
            return;
        }
        let quote = self.quote(tokens);
        if depth == 0 {
            self.inner.clear();
            self.quotes.push(quote);
        } else if depth == 1 {
            self.inner.push(quote);
        }
    }

    /// Which open mark the closing one at `index` belongs to: the innermost of its style, or else a curly one that a
    /// straight mark closes and the other way round.
    fn partner(&self, index: usize, mark: Mark) -> Option<usize> {
        let same = self.open.iter().rposition(|open| open.style == mark.style);
        same.or_else(|| {
            let last = self.open.len().checked_sub(1)?;
            let guillemet = self.open[last].style == Style::Guillemet || mark.style == Style::Guillemet;
            let next = self.marks[index + 1..].iter().take(AHEAD).find(|next| next.style == self.open[last].style);
            let better = mark.side == Side::Either && next.is_some_and(|next| next.side == Side::Closes);
            (!guillemet && !better).then_some(last)
        })
    }

    /// True where enough closing marks follow for the one at `index` to stand inside the one that is open.
    fn nested(&self, index: usize, style: Style, around: Around) -> bool {
        let mut depth = 2_usize;
        for mark in self.marks[index + 1..].iter().take(AHEAD).filter(|mark| mark.style == style) {
            match mark.side {
                Side::Opens => depth += 1,
                Side::Closes | Side::Either => depth = depth.saturating_sub(1),
            }
            if depth == 0 {
                return true;
            }
        }
        let at_start = self.open.first().is_some_and(|mark| mark.at == self.paragraph.start);
        depth == 1 && at_start && around.next == Some(style)
    }

    /// Where a quotation ends that is never closed.
    fn unclosed_end(&self, opener: usize) -> usize {
        let (start, end) = (opener + 1, self.paragraph.end);
        let sentence = self.doc.sentence(start.min(end - 1)).end.min(end);
        let leads = opener == self.paragraph.start || matches!(self.doc.token(opener - 1), ":" | ",");
        let reports =
            |i: usize| REPORTS.contains(&self.doc.token(i)) || marks::double(self.doc, i, self.paragraph).is_some();
        if leads && !(start..end).any(reports) { end } else { self.report_behind(start..sentence).unwrap_or(sentence) }
    }

    /// Behind the comma of `It snows, Roe said.`, where nothing but a name and a reporting word follows: what is said ends
    /// there.
    fn report_behind(&self, sentence: Range<usize>) -> Option<usize> {
        let comma = sentence.clone().rev().find(|&i| self.doc.token(i) == ",")?;
        let verb = (comma + 1..sentence.end).take(REPORT).find(|&i| REPORTS.contains(&self.doc.token(i)))?;
        let name = |i: usize| matches!(self.doc.pos(i), Pos::Propn | Pos::Noun | Pos::Pron | Pos::Det | Pos::Adj);
        let mut subject = comma + 1..verb;
        let follows = sentence.contains(&(verb + 1)) && name(verb + 1);
        let whole = if subject.is_empty() { follows } else { subject.all(name) };
        (whole && comma > sentence.start).then_some(comma + 1)
    }

    fn quote(&self, tokens: Range<usize>) -> Quote {
        Quote { tokens, paragraph: self.paragraph.clone(), continues: false, single: false }
    }
}

/// The quotations in single marks that stand in no other.
fn add_singles(doc: &Doc, paragraph: &Range<usize>, quotes: &mut Vec<Quote>) {
    quotes.retain(|quote| !quote.tokens.is_empty());
    quotes.sort_by_key(|quote| quote.tokens.start);
    let mut singles = Vec::new();
    let mut next = quotes.iter().peekable();
    let mut i = paragraph.start;
    while i < paragraph.end {
        while next.peek().is_some_and(|quote| quote.tokens.end <= i) {
            next.next();
        }
        let limit = match next.peek() {
            Some(quote) if quote.tokens.start <= i => {
                i = quote.tokens.end;
                continue;
            }
            Some(quote) => quote.tokens.start,
            None => paragraph.end,
        };
        let close = marks::single_opens(doc, i, paragraph)
            .then(|| (i + 1..paragraph.end).find(|&j| marks::single_closes(doc, j, paragraph)))
            .flatten();
        match close {
            // Single marks around double ones: `'He said "no",' she said` is one quotation.
            Some(close) if close > i + 1 => {
                let tokens = i + 1..close;
                i = close + 1;
                if close <= limit {
                    singles.push(tokens);
                }
            }
            _ => i += 1,
        }
    }
    quotes.extend(singles.into_iter().map(|tokens| Quote {
        tokens,
        paragraph: paragraph.clone(),
        continues: false,
        single: true,
    }));
    quotes.sort_by_key(|quote| quote.tokens.start);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    /// The quotations of a paragraph after one that left a mark of `before` open, and what it leaves open itself.
    fn paired(text: &str, before: Option<Style>) -> (Vec<String>, Option<Style>) {
        let doc = Engine::embedded().parser().parse(text);
        let around = Around { before, next: None, next_closes: None };
        let (quotes, open) = pair(&doc, &(0..doc.len()), around);
        (quotes.into_iter().map(|quote| doc.slice(quote.tokens).to_owned()).collect(), open)
    }

    #[test]
    fn an_unclosed_mark_does_not_swallow_a_report() {
        assert_eq!(paired("“It snows, he said. The bus was late.", None), (vec!["It snows,".to_owned()], None));
        let whole = "It snows. The bus is late.";
        assert_eq!(paired(&format!("“{whole}"), None), (vec![whole.to_owned()], None));
    }

    #[test]
    fn what_the_paragraph_before_left_open_closes_in_this_one() {
        let (quotes, _) = paired("It snows here.” They left.", Some(Style::Curly));
        assert_eq!(quotes, ["It snows here."]);
    }
}
