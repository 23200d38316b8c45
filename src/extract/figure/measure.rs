//! What a number of people counts, by the words around it: "36 people were killed", "the death of 36 civilians", "left 9
//! dead", "claimed the lives of 30", "a toll of 45".
//!
//! Example: in `Four were killed and six others injured` four are the killed and six are the injured.

use super::amount::{self, Amount};
use crate::english::{Dep, Doc, Pos};
use crate::facts::Measure;
use crate::grammar::phrase;
use crate::lexicon::classes::FigureWord;

/// How many words may stand between a number of people and the verb that tells of them ("have been reported killed").
const GAP: usize = 4;

/// How far above what is counted stands what tells of it.
const REACH: usize = 4;

/// What is counted, and the word that tells.
pub fn of(doc: &Doc, amount: &Amount) -> Option<(Measure, usize)> {
    let counted = amount::counted(doc, amount);
    let told = beside(doc, counted, amount)
        .or_else(|| by_tree(doc, amount.head))
        .or_else(|| by_tree(doc, counted))
        .or_else(|| toll(doc, counted))
        .or_else(|| toll(doc, amount.head))
        .or_else(|| lives(doc, counted))
        .or_else(|| among(doc, counted))
        .or_else(|| lost(doc, counted));
    told.map(|(measure, word)| (with_the_other(doc, measure, word, counted), word))
}

/// "Six others injured", "dead bodies", "50 guards were killed": what stands right beside says it before the tree does.
fn beside(doc: &Doc, counted: usize, amount: &Amount) -> Option<(Measure, usize)> {
    let is_dead = |&child: &usize| doc.dep(child) == Dep::Amod && doc.lemma(child).eq_ignore_ascii_case("dead");
    if let Some(dead) = doc.lefts(counted).find(is_dead) {
        return Some((Measure::Killed, dead));
    }
    let mut at = counted.max(amount.tokens.end - 1) + 1;
    let end = doc.sentence(counted).end.min(at + GAP);
    while at < end && (doc.pos(at) == Pos::Aux || matches!(doc.norm(at), "others" | "more" | "also" | "reportedly")) {
        at += 1;
    }
    let told = Some(at).filter(|&at| at < end).and_then(|at| of_word(doc, at));
    // "Two gunmen killed a guard".
    let acts =
        || doc.rights(at).any(|child| doc.dep(child) == Dep::Dobj) || doc.tag(at) == "VBD" && !is_undergone(doc, at);
    told.filter(|_| !acts()).map(|measure| (measure, at))
}

/// True for what one does not do to others: "died", "fled".
fn is_undergone(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "die" | "perish" | "drown" | "flee")
}

/// What governs it or hangs on it.
fn by_tree(doc: &Doc, number: usize) -> Option<(Measure, usize)> {
    let counted = if doc.dep(number) == Dep::Nummod { doc.head(number) } else { number };
    let head = doc.head(counted);
    let of = doc.dep(counted) == Dep::Pobj && doc.lemma(head) == "of";
    let along = doc.dep(counted) == Dep::Pobj
        && doc.norm(head) == "with"
        && head > 0
        && matches!(doc.norm(head - 1), "along" | "together");
    let mut candidates = vec![counted];
    match doc.dep(counted) {
        // "Killed earlier this month along with three others".
        Dep::Pobj if along => candidates.extend(doc.ancestors(head).find(|&up| doc.pos(up) == Pos::Verb)),
        Dep::Pobj if !of => {}
        Dep::Pobj | Dep::Conj => candidates.extend([head, doc.head(head)]),
        _ => candidates.push(head),
    }
    // "14 cases, two deaths": what has a number of its own is counted by that.
    let counted_itself = |&i: &usize| doc.lefts(i).any(|child| doc.dep(child) == Dep::Nummod);
    candidates.extend(doc.rights(counted).filter(|i| !counted_itself(i)));
    candidates.extend(
        doc.rights(head).filter(|&child| matches!(doc.dep(child), Dep::Acomp | Dep::Oprd | Dep::Ccomp | Dep::Xcomp)),
    );
    // Who kills somebody is not counted among the killed, nor is what does: "raids on two mosques that killed nine".
    let is_agent = |verb: usize| {
        let object = doc.rights(verb).any(|child| doc.dep(child) == Dep::Dobj);
        let relates = |subject: usize| phrase::is_relative(doc, subject);
        let relative = || doc.dep(verb) == Dep::Relcl && doc.left(verb, Dep::Nsubj).is_some_and(relates);
        let own = doc.dep(counted) == Dep::Nsubj && doc.head(counted) == verb;
        doc.pos(verb) == Pos::Verb && object && (own || doc.head(verb) == counted && relative())
    };
    candidates.into_iter().find_map(|i| {
        let measure = of_word(doc, i)?;
        (matches!(measure, Measure::Displaced | Measure::Missing) || !is_agent(i)).then_some((measure, i))
    })
}

fn of_word(doc: &Doc, i: usize) -> Option<Measure> {
    let lemma = doc.lemma(i).to_lowercase();
    let words = FigureWord::of(&lemma);
    let listed = [
        (FigureWord::Killed, Measure::Killed),
        (FigureWord::Injured, Measure::Injured),
        (FigureWord::Displaced, Measure::Displaced),
        (FigureWord::Detained, Measure::Detained),
        (FigureWord::Kidnapped, Measure::Kidnapped),
    ];
    let is_missing = match lemma.as_str() {
        "missing" | "miss" => doc.token(i).eq_ignore_ascii_case("missing"),
        lemma => lemma == "unaccounted",
    };
    // "Stoned to death".
    let to_death = || {
        let to = doc.rights(i).find(|&child| doc.norm(child) == "to").and_then(|to| doc.right(to, Dep::Pobj));
        doc.pos(i) == Pos::Verb && to.is_some_and(|death| doc.lemma(death) == "death")
    };
    let told = listed.into_iter().find(|&(class, _)| words.is(class)).map(|(_, measure)| measure);
    told.or_else(|| is_missing.then_some(Measure::Missing)).or_else(|| to_death().then_some(Measure::Killed))
}

/// "Killed or wounded", "dead and injured": of one number the text does not tell the two apart.
fn with_the_other(doc: &Doc, measure: Measure, word: usize, counted: usize) -> Measure {
    let joined = |a: usize, b: usize| {
        let (first, last) = (a.min(b), a.max(b));
        last == first + 2 && matches!(doc.norm(first + 1), "or" | "and") && !(first < counted && counted < last)
    };
    let has_own = |other: usize| doc.rights(other).any(|child| child != counted && doc.dep(child) == Dep::Dobj);
    let others = doc.rights(word).filter(|&child| doc.dep(child) == Dep::Conj);
    let others = others.chain(Some(doc.head(word)).filter(|_| doc.dep(word) == Dep::Conj));
    let other = others.filter(|&other| joined(word, other) && !has_own(other)).find_map(|other| of_word(doc, other));
    match (measure, other) {
        (Measure::Killed, Some(Measure::Injured)) | (Measure::Injured, Some(Measure::Killed)) => {
            Measure::KilledOrInjured
        }
        _ => measure,
    }
}

/// The first of what is coordinated.
fn first(doc: &Doc, noun: usize) -> usize {
    let mut at = noun;
    while doc.dep(at) == Dep::Conj && matches!(doc.pos(doc.head(at)), Pos::Noun | Pos::Propn | Pos::Num) {
        at = doc.head(at);
    }
    at
}

/// "The death toll rose to 45", "a toll of 45", "put the toll at 45", "the number of victims has reached 45".
fn toll(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let preposition = doc.head(counted);
    let governor = doc.head(preposition);
    let subject = || doc.left(governor, Dep::Nsubj);
    let object = || doc.right(governor, Dep::Dobj);
    let over = matches!(doc.dep(counted), Dep::Pobj) && matches!(doc.lemma(preposition), "to" | "of" | "at" | "past");
    let direct = || doc.left(preposition, Dep::Nsubj);
    let is_toll = |&i: &usize| {
        let of = || doc.rights(i).find(|&it| doc.norm(it) == "of").and_then(|of| doc.right(of, Dep::Pobj));
        let dead = |noun: usize| doc.lemma(noun) == "victim" || of_word(doc, noun) == Some(Measure::Killed);
        doc.lemma(i).eq_ignore_ascii_case("toll") || doc.lemma(i) == "number" && of().is_some_and(dead)
    };
    let named = [Some(governor), subject(), object(), direct()].into_iter().flatten().find(is_toll)?;
    (over || doc.head(named) == preposition).then_some((Measure::Killed, named))
}

/// "Claimed 30 lives", "cost the lives of 30 guards", "30 guards lost their lives".
fn lives(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let counted = first(doc, counted);
    let is_life = |noun: usize| doc.lemma(noun) == "life";
    let verb = doc.head(counted);
    let lost = |verb: usize| matches!(doc.lemma(verb), "claim" | "cost" | "take" | "lose" | "end");
    let theirs = doc
        .right(verb, Dep::Dobj)
        .is_some_and(|object| is_life(object) && doc.lefts(object).any(|child| doc.norm(child) == "their"));
    let of = doc.dep(counted) == Dep::Pobj && doc.norm(verb) == "of";
    let life = Some(doc.head(verb)).filter(|&noun| of && is_life(noun));
    // "At the cost of thousands of lives".
    let cost = doc.ancestors(counted).take(REACH).find(|&noun| doc.lemma(noun) == "cost" && doc.pos(noun) == Pos::Noun);
    let at_the_cost = cost.filter(|_| of && is_life(counted));
    let told = match doc.dep(counted) {
        Dep::Dobj if is_life(counted) && lost(verb) => Some(verb),
        Dep::Nsubj if doc.lemma(verb) == "lose" && theirs => Some(verb),
        _ if at_the_cost.is_some() => at_the_cost,
        _ => life.map(|life| doc.head(life)).filter(|&verb| lost(verb)),
    };
    told.map(|word| (Measure::Killed, word))
}

/// "Six women were among those killed", "two boys were among the dead".
fn among(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let counted = first(doc, counted);
    let verb = Some(doc.head(counted)).filter(|&verb| doc.dep(counted) == Dep::Nsubj && doc.lemma(verb) == "be")?;
    let among = doc.rights(verb).find(|&child| doc.norm(child) == "among")?;
    let whole = doc.right(among, Dep::Pobj)?;
    let word = std::iter::once(whole).chain(doc.rights(whole)).find(|&word| of_word(doc, word).is_some())?;
    Some((of_word(doc, word)?, word))
}

/// "The army lost 40 soldiers", "took 20 pupils hostage".
fn lost(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let verb = Some(doc.head(counted)).filter(|_| doc.dep(counted) == Dep::Dobj)?;
    let hostage = || doc.rights(verb).any(|child| doc.norm(child) == "hostage" || doc.norm(child) == "captive");
    match doc.lemma(verb) {
        "lose" if FigureWord::Perish.has(doc.lemma(counted)) => Some((Measure::Killed, verb)),
        "take" if hostage() => Some((Measure::Kidnapped, verb)),
        _ => None,
    }
}
