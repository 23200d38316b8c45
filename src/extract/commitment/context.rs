//! What the words above a token say of it: the way up the tree, each step by what the word above takes and makes of it.

use super::group::{self, own};
use super::sentence;
use super::value::Commitment;
use crate::english::{Dep, Doc, Pos};
use crate::facts::{Modality, Polarity};
use crate::grammar::{clause, control, coordination, mood, phrase, voice};
use crate::lexicon::classes::{CommitmentWord, GrammarWord};
use crate::lexicon::cue::{self, CuePos, Frame};
use crate::lexicon::kind;
use crate::lexicon::signature::{self, Complement, Signature, Taker, Truth};

/// How many steps up the tree are gone: what stands deeper is told by nobody's syntax.
const DEPTH: usize = 12;

/// How far the text commits itself to what the verb or noun at token `i` tells.
pub fn of(doc: &Doc, i: usize) -> Commitment {
    up_to(doc, i, DEPTH)
}

fn up_to(doc: &Doc, i: usize, depth: usize) -> Commitment {
    let Some(depth) = depth.checked_sub(1) else { return Commitment::FULL };
    if sentence::is_wish_to_say(doc, i) {
        return Commitment::FULL;
    }
    let mut found = context(doc, i, depth).with(own(doc, i));
    if is_verb(doc, i) && sentence::is_fiction(doc, i) {
        found = found.at_least(Modality::Hypothetical);
    }
    if is_scheduled(doc, i) || is_occasion_ahead(doc, i) || is_heading_there(doc, i) {
        found = found.at_least(Modality::Planned);
    }
    found
}

fn is_verb(doc: &Doc, i: usize) -> bool {
    matches!(doc.pos(i), Pos::Verb | Pos::Aux)
}

/// What stands above says.
fn context(doc: &Doc, i: usize, depth: usize) -> Commitment {
    let head = doc.head(i);
    if head == i {
        return of_root(doc, i);
    }
    match doc.dep(i) {
        // "Peru, it is alleged, bombed the port", where the parser makes the report the sentence.
        Dep::Conj if group::is_report_of_it(doc, head) && !doc.rights(head).any(|child| doc.dep(child) == Dep::Cc) => {
            by(doc, Taker::Passive, Complement::Clause, head, up_to(doc, head, depth)).at_least(Modality::Possible)
        }
        // "Urged them to act and has blamed them": a finite verb is no second infinitive.
        Dep::Conj if clause::is_finite(doc, i) && clause::is_infinitive(doc, head) => Commitment::FULL,
        // "Examines the claims and whether rebels attacked".
        Dep::Conj if is_whether(doc, i) => Commitment::FULL.at_least(Modality::Possible),
        // "Said that they are late and accused them": it goes with the saying.
        Dep::Conj => context(doc, coordination::partner(doc, i), depth),
        Dep::Advcl => adverbial(doc, i, depth),
        // "The charge that rebels attacked": the parser may take what is charged for a relative clause.
        Dep::Relcl if opener(doc, i).as_deref() == Some("that") => of_noun(doc, head, depth),
        // "The possibility the rebels attacked Gao": nor does a clause without a gap describe the noun.
        Dep::Relcl if opener(doc, i).is_none() && is_whole(doc, i) => of_noun(doc, head, depth),
        // "Will speak on Friday, when they meet".
        Dep::Relcl if doc.token(doc.left_edge(i)) == "when" && is_present(doc, i) && is_beside_future(doc, head) => {
            Commitment::FULL.at_least(Modality::Planned)
        }
        Dep::Relcl if clause::is_infinitive(doc, i) => infinitive(doc, i, head, depth),
        Dep::Relcl => Commitment::FULL,
        // "Had Peru attacked, the world would have noticed", where the parser takes the condition for what is noticed.
        Dep::Ccomp if sentence::is_inverted_condition(doc, i) => Commitment::FULL.at_least(Modality::Hypothetical),
        Dep::Ccomp | Dep::Csubj | Dep::Csubjpass => clausal(doc, i, depth),
        Dep::Xcomp if doc.tag(i) == "VBG" && !clause::is_infinitive(doc, i) => {
            taken(doc, i, head, Complement::Gerund, depth)
        }
        Dep::Xcomp if clause::is_infinitive(doc, i) => infinitive(doc, i, head, depth),
        Dep::Xcomp => up_to(doc, head, depth),
        Dep::Acl if clause::is_infinitive(doc, i) => infinitive(doc, i, head, depth),
        Dep::Acl if clause::is_finite(doc, i) => of_noun(doc, head, depth),
        // "Doubts over whether rebels attacked".
        Dep::Pcomp if is_whether(doc, i) => Commitment::FULL.at_least(Modality::Possible),
        Dep::Pcomp if clause::is_finite(doc, i) => Commitment::FULL,
        // "May resume the strikes after sending troops": the one is as open as the other.
        Dep::Pcomp if matches!(doc.token(head), "after" | "before") && is_to_come(doc, doc.head(head)) => {
            Commitment::FULL.at_least(Modality::Planned)
        }
        Dep::Pcomp => behind_preposition(doc, i, Complement::Gerund, depth),
        Dep::Pobj => behind_preposition(doc, i, Complement::Noun, depth),
        Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Nsubj if !is_verb(doc, i) => object(doc, i, depth),
        Dep::Compound => context(doc, head, depth),
        _ => Commitment::FULL,
    }
}

/// A main clause: asked, supposed, or told.
fn of_root(doc: &Doc, root: usize) -> Commitment {
    if sentence::is_question(doc, root) || is_verb(doc, root) && sentence::is_inverted_condition(doc, root) {
        Commitment::FULL.at_least(Modality::Hypothetical)
    } else {
        Commitment::FULL
    }
}

/// The first word of a clause that opens it.
fn opener(doc: &Doc, verb: usize) -> Option<String> {
    let mark = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Mark);
    mark.map(|mark| doc.token(mark).to_lowercase())
}

/// True for a clause with a subject of its own and nothing left out: "the rebels attacked Gao", but not "the rebels attacked".
fn is_whole(doc: &Doc, verb: usize) -> bool {
    let relative = |child: usize| matches!(doc.tag(child), "WDT" | "WP" | "WP$" | "WRB");
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let filled = doc.rights(verb).any(|child| match doc.dep(child) {
        Dep::Dobj | Dep::Attr | Dep::Acomp => true,
        Dep::Prep => doc.right(child, Dep::Pobj).is_some(),
        _ => false,
    });
    let has_gap = doc.subtree_range(verb).any(relative);
    filled && !has_gap && subject.is_some_and(|subject| doc.pos(subject) != Pos::Pron)
}

fn is_whether(doc: &Doc, verb: usize) -> bool {
    opener(doc, verb).is_some_and(|word| matches!(word.as_str(), "whether" | "if"))
}

/// "If …", "… to attack" for an aim, "…, killing five", "when …".
fn adverbial(doc: &Doc, verb: usize, depth: usize) -> Commitment {
    let head = doc.head(verb);
    let opener = opener(doc, verb);
    // "It was not clear if rebels attacked".
    if opener.as_deref() == Some("if")
        && doc.rights(head).any(|child| is_predicate(doc, child) && takes_clause(doc, child))
    {
        return clausal(doc, verb, depth);
    }
    let as_though = || {
        opener.as_deref() == Some("though") && doc.lefts(verb).any(|child| doc.token(child).eq_ignore_ascii_case("as"))
    };
    if opener.as_deref().is_some_and(|word| CommitmentWord::If.has(word))
        || as_though()
        || sentence::is_inverted_condition(doc, verb)
    {
        return Commitment::FULL.at_least(Modality::Hypothetical);
    }
    // "It will not talk until they are released": that is still to come.
    if opener.as_deref().is_some_and(|word| matches!(word, "until" | "till"))
        && (is_to_come(doc, head) || is_present(doc, verb))
    {
        return Commitment::FULL.at_least(Modality::Hypothetical);
    }
    // "It hopes for a deal when they meet", "once they have left, it will act": so is that.
    let then = opener.as_deref().is_some_and(|word| matches!(word, "when" | "once" | "before" | "after" | "as"));
    // "They expect it to change when they meet".
    let hope = if clause::is_infinitive(doc, head) { doc.head(head) } else { head };
    let hoped =
        || matches!(doc.lemma(hope), "hope" | "plan" | "intend" | "expect" | "prepare") && is_present(doc, hope);
    if then && is_present(doc, verb) && (is_to_come(doc, head) && !clause::is_infinitive(doc, head) || hoped()) {
        return Commitment::FULL.at_least(Modality::Planned);
    }
    if clause::is_infinitive(doc, verb) {
        return infinitive(doc, verb, head, depth);
    }
    // "It is not true that …", "imagine that …", which the parser may hang like this.
    if opener.as_deref() == Some("that") {
        return clausal(doc, verb, depth);
    }
    match doc.tag(verb) {
        // Where one ought to do another thing "rather than bombing them", that may well be done.
        "VBG" if opener.is_some() && is_advised(doc, verb) => Commitment::FULL.at_least(Modality::Hypothetical),
        // "Rather than bombing": a conjunction before a gerund.
        "VBG" if opener.is_some() => truth_of_opener(doc, verb).unwrap_or(Commitment::FULL),
        "VBG" if is_speech(doc, verb) => Commitment::FULL,
        "VBG" if !clause::is_finite(doc, verb) && opener.is_none() => {
            // "…, killing five" goes with the verb; what is denied of the verb is not denied of it.
            Commitment { polarity: Polarity::Affirmed, ..up_to(doc, head, depth) }
        }
        _ => Commitment::FULL,
    }
}

/// "Meets", "have met", "is meeting".
fn is_present(doc: &Doc, verb: usize) -> bool {
    let tensed = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass)).unwrap_or(verb);
    matches!(doc.tag(tensed), "VBZ" | "VBP")
}

/// "He meets them later this month", "they are leaving tomorrow", "the summit next month": on the timetable.
fn is_scheduled(doc: &Doc, i: usize) -> bool {
    let next = |i: usize| {
        let word = doc.token(i).to_lowercase();
        let before = i.checked_sub(1).map(|before| doc.token(before).to_lowercase());
        let time = || i + 1 < doc.len() && phrase::is_time(doc, i + 1);
        word == "tomorrow"
            || word == "next" && before.as_deref() != Some("the") && time()
            || word == "this" && (before.as_deref() == Some("later") || doc.token(i + 1) == "weekend")
    };
    let when =
        |&child: &usize| matches!(doc.dep(child), Dep::Npadvmod | Dep::Advmod) && doc.subtree_range(child).any(next);
    (!is_verb(doc, i) || is_present(doc, i)) && doc.children(i).any(|child| when(&child))
}

/// "The summit is days away", "their meeting will be the first", "will use his visit", "should speak at the summit", "faces a test in
/// the talks next week": an occasion that is told before its time.
fn is_occasion_ahead(doc: &Doc, i: usize) -> bool {
    let kind = kind::of_noun(&doc.lemma(i).to_lowercase());
    if is_verb(doc, i) || !matches!(kind, Some("meeting" | "election" | "ceremony" | "contest" | "rally")) {
        return false;
    }
    let Some(verb) = doc.ancestors(i).find(|&above| is_verb(doc, above)) else { return false };
    let is_away = |child: usize| matches!(doc.token(child), "away" | "off" | "ahead");
    let at_next = |child: usize| {
        child > i && doc.dep(child) == Dep::Npadvmod && doc.token(doc.left_edge(child)).eq_ignore_ascii_case("next")
    };
    let is_subject = doc.head(i) == verb && doc.dep(i) == Dep::Nsubj;
    let is_used = doc.head(i) == verb && doc.dep(i) == Dep::Dobj && CommitmentWord::Attends.has(doc.lemma(verb));
    let is_circumstance = is_at_occasion(doc, i, verb);
    if is_subject && doc.lemma(verb) == "be" && is_present(doc, verb) && doc.rights(verb).any(is_away) {
        return true;
    }
    (is_subject || is_used || is_circumstance) && is_ahead(doc, verb)
        || is_present(doc, verb) && doc.rights(verb).any(at_next)
}

/// "Will speak at the summit", "on the sidelines of the summit", "during his visit".
fn is_at_occasion(doc: &Doc, i: usize, verb: usize) -> bool {
    let preposition = doc.head(i);
    let up = doc.head(preposition);
    let beside = doc.lemma(up) == "sideline" && doc.dep(i) == Dep::Pobj;
    beside || up == verb && doc.dep(i) == Dep::Pobj && matches!(doc.norm(preposition), "at" | "during" | "on")
}

/// "Will", "should" and no "have" behind it; "scheduled to meet".
fn is_ahead(doc: &Doc, verb: usize) -> bool {
    let has = |word: &str| doc.lefts(verb).any(|child| doc.lemma(child) == word);
    let modal = doc.lefts(verb).any(|child| doc.tag(child) == "MD") && !has("have");
    let above = doc.head(verb);
    let due = clause::is_infinitive(doc, verb) && CommitmentWord::Due.has(&doc.token(above).to_lowercase());
    modal || due
}

/// True for a verb of what is still to come: "will talk", "would not talk".
fn is_to_come(doc: &Doc, verb: usize) -> bool {
    doc.lefts(verb).any(|child| doc.tag(child) == "MD") || clause::is_infinitive(doc, verb)
}

/// True for a time at which something is still to come.
fn is_beside_future(doc: &Doc, time: usize) -> bool {
    let verb = doc.ancestors(time).find(|&above| is_verb(doc, above));
    phrase::is_time(doc, time) && verb.is_some_and(|verb| is_to_come(doc, verb))
}

/// "Is rushing to Oslo to meet them": whoever is on the way has not met them.
fn is_on_the_way(doc: &Doc, verb: usize) -> bool {
    doc.tag(verb) == "VBG" && is_present(doc, verb) && GrammarWord::Travel.has(doc.lemma(verb))
}

/// "Is heading to Oslo": the visit is still to come.
fn is_heading_there(doc: &Doc, i: usize) -> bool {
    let goes_to = |child: usize| doc.dep(child) == Dep::Prep && matches!(doc.norm(child), "to" | "for");
    is_verb(doc, i) && is_on_the_way(doc, i) && doc.rights(i).any(goes_to)
}

fn is_predicate(doc: &Doc, child: usize) -> bool {
    matches!(doc.dep(child), Dep::Acomp | Dep::Attr | Dep::Oprd)
}

fn takes_clause(doc: &Doc, adjective: usize) -> bool {
    signature::look_up(Taker::Adjective, Complement::Clause, &doc.lemma(adjective).to_lowercase()).is_some()
}

fn truth_of_opener(doc: &Doc, verb: usize) -> Option<Commitment> {
    let word = opener(doc, verb)?;
    let signature = signature::look_up(Taker::Preposition, Complement::Gerund, &word)?;
    Some(Commitment::FULL.of_complement(signature))
}

/// A finite clause below a verb, an adjective or a noun.
fn clausal(doc: &Doc, verb: usize, depth: usize) -> Commitment {
    let head = doc.head(verb);
    let whether = is_whether(doc, verb);
    let open = |found: Commitment| if whether { found.at_least(Modality::Possible) } else { found };
    // The parser may make the report the complement of what is reported: "Rebels fled, police said".
    if !is_verb(doc, head) && doc.pos(head) != Pos::Adj {
        return open(of_noun(doc, head, depth));
    }
    if sentence::is_supposition(doc, head) {
        return Commitment::FULL.at_least(Modality::Hypothetical);
    }
    if clause::is_infinitive(doc, verb) {
        return infinitive(doc, verb, head, depth);
    }
    // "It is true that", "there is no evidence that": what is said stands beside "be".
    if matches!(doc.lemma(head), "be" | "seem" | "appear" | "become" | "remain" | "look") {
        let predicate = doc.rights(head).find(|&child| is_predicate(doc, child) && child != verb);
        if let Some(predicate) = predicate {
            let taker = if doc.pos(predicate) == Pos::Adj { Taker::Adjective } else { Taker::Noun };
            return open(by(
                doc,
                taker,
                Complement::Clause,
                predicate,
                up_to(doc, head, depth).with(none_of(doc, predicate)),
            ));
        }
    }
    if doc.pos(head) == Pos::Adj {
        return open(by(doc, Taker::Adjective, Complement::Clause, head, above(doc, head, depth)));
    }
    open(taken(doc, verb, head, Complement::Clause, depth))
}

/// "No evidence": the denial before a noun.
fn none_of(doc: &Doc, noun: usize) -> Commitment {
    if doc.pos(noun) == Pos::Adj { Commitment::FULL } else { own(doc, noun) }
}

/// What the text says of an adjective: that of the verb that it stands with.
fn above(doc: &Doc, adjective: usize, depth: usize) -> Commitment {
    if is_predicate(doc, adjective) { up_to(doc, doc.head(adjective), depth) } else { up_to(doc, adjective, depth) }
}

/// What a verb makes of what it takes.
fn taken(doc: &Doc, i: usize, head: usize, complement: Complement, depth: usize) -> Commitment {
    let word = up_to(doc, head, depth);
    if doc.pos(head) == Pos::Adj {
        return by(doc, Taker::Adjective, complement, head, above(doc, head, depth));
    }
    let listed = verbal(doc, complement, head, None, word);
    // A clause below a verb that reports nothing is the parser's: "Crowds gathered – police fired tear gas".
    let stray = complement == Complement::Clause && !is_report(doc, head) && opener(doc, i).is_none();
    let unlisted = if stray { Commitment::FULL } else { word.of_complement(Signature::unknown(complement)) };
    listed.unwrap_or(unlisted)
}

/// "…, accusing them of theft": who does so speaks, whatever the clause before it makes of what it tells.
fn is_speech(doc: &Doc, verb: usize) -> bool {
    cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb).is_some()
}

/// True for a verb that reports clauses.
fn is_report(doc: &Doc, verb: usize) -> bool {
    cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Clause))
}

/// The signature of a verb, with its particle, the preposition behind it, or a short word between them.
fn verbal(
    doc: &Doc,
    complement: Complement,
    verb: usize,
    preposition: Option<usize>,
    word: Commitment,
) -> Option<Commitment> {
    let lemma = clause::verb_lemma(doc, verb);
    let particle =
        doc.rights(verb).find(|&child| matches!(doc.dep(child), Dep::Prt)).map(|child| doc.token(child).to_lowercase());
    let next = (verb + 1 < doc.len()).then(|| doc.token(verb + 1).to_lowercase());
    let mut keys = Vec::new();
    keys.extend(preposition.map(|preposition| format!("{lemma}_{}", doc.token(preposition).to_lowercase())));
    keys.extend(particle.map(|particle| format!("{lemma}_{particle}")));
    keys.extend(next.map(|next| format!("{lemma}_{next}")));
    keys.push(lemma);
    let passive = voice::is_passive(doc, verb);
    let takers: &[Taker] = if passive { &[Taker::Passive, Taker::Verb] } else { &[Taker::Verb] };
    let signature =
        takers.iter().find_map(|&taker| keys.iter().find_map(|key| signature::look_up(taker, complement, key)))?;
    Some(word.of_complement(signature))
}

fn by(doc: &Doc, taker: Taker, complement: Complement, i: usize, word: Commitment) -> Commitment {
    let signature = signature::look_up(taker, complement, &doc.lemma(i).to_lowercase())
        .or_else(|| signature::look_up(taker, complement, &doc.token(i).to_lowercase()));
    // What is said of an adjective or noun that nobody lists is told: "it was early that rebels attacked".
    let unknown = match (taker, complement) {
        (Taker::Noun | Taker::Adjective, Complement::Clause) => Signature { affirmed: Truth::So, negated: Truth::Open },
        _ => Signature::unknown(complement),
    };
    word.of_complement(signature.unwrap_or(unknown))
}

/// "To" and an infinitive, below a verb, an adjective or a noun.
fn infinitive(doc: &Doc, verb: usize, head: usize, depth: usize) -> Commitment {
    let taker = match doc.pos(head) {
        // "Was able to leave", and left.
        Pos::Adj if doc.lemma(head) == "able" && doc.tag(doc.head(head)) == "VBD" => return above(doc, head, depth),
        Pos::Adj => return by(doc, Taker::Adjective, Complement::Infinitive, head, above(doc, head, depth)),
        Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron => Taker::Noun,
        _ => Taker::Verb,
    };
    // "Was the first minister to visit Mali": that was as it was.
    if taker == Taker::Noun && control::is_one_of_a_row(doc, head) && matches!(doc.dep(head), Dep::Attr | Dep::Acomp) {
        return up_to(doc, doc.head(head), depth);
    }
    // "Went out of his way to praise them", and did.
    let went = || doc.ancestors(head).find(|&above| doc.lemma(above) == "go").filter(|_| doc.lemma(head) == "way");
    if taker == Taker::Noun
        && let Some(went) = went()
    {
        return up_to(doc, went, depth);
    }
    if taker == Taker::Noun {
        return by(doc, taker, Complement::Infinitive, head, up_to(doc, head, depth));
    }
    let word = up_to(doc, head, depth);
    let word = if is_on_the_way(doc, head) { word.at_least(Modality::Planned) } else { word };
    if doc.dep(verb) == Dep::Advcl {
        // An aim: "flew to Gao to meet them". Of some verbs the infinitive is what they take all the same.
        let aim = word.of_complement(Signature::unknown(Complement::Infinitive));
        return verbal(doc, Complement::Infinitive, head, None, word).unwrap_or(aim);
    }
    match doc.lemma(head) {
        // "Has yet to attack": the infinitive is denied of itself.
        "have" | "be" if group::is_yet_to(doc, verb) => word,
        // "Had to dismiss him", and did.
        "have" if doc.tag(head) == "VBD" => word,
        // "Is going to attack".
        "go" if doc.tag(head) == "VBG" => word.at_least(Modality::Planned),
        // "The aim is to ask": not done, and not yet meant by anybody. "The envoys are to meet" is a plan of theirs.
        "be" => {
            let predicate =
                doc.rights(head).find(|&child| matches!(doc.dep(child), Dep::Acomp | Dep::Attr) && child < verb);
            match predicate {
                Some(adjective) if doc.pos(adjective) == Pos::Adj => {
                    by(doc, Taker::Adjective, Complement::Infinitive, adjective, word)
                }
                None if mood::is_arranged(doc, verb) => word.at_least(Modality::Planned),
                _ => word.at_least(Modality::Hypothetical),
            }
        }
        _ => verbal(doc, Complement::Infinitive, head, None, word)
            .unwrap_or_else(|| word.of_complement(Signature::unknown(Complement::Infinitive))),
    }
}

/// "Reports that …", "the claim that …", and what is said of them: "Reports that … were false".
fn of_noun(doc: &Doc, noun: usize, depth: usize) -> Commitment {
    let told = by(doc, Taker::Noun, Complement::Clause, noun, noun_itself(doc, noun, depth));
    judged(doc, noun, told)
}

/// What is told of a noun: "did not find evidence" is no evidence, while "did not believe the report" leaves a report.
fn noun_itself(doc: &Doc, noun: usize, depth: usize) -> Commitment {
    let found = up_to(doc, noun, depth);
    let verb = doc.head(noun);
    let missed = matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubjpass)
        && is_verb(doc, verb)
        && !is_definite(doc, noun)
        && found.polarity == Polarity::Affirmed
        && up_to(doc, verb, depth).polarity == Polarity::Negated;
    if missed { found.negated() } else { found }
}

/// What the sentence says of a report: that it is false, was debunked, is denied.
fn judged(doc: &Doc, noun: usize, told: Commitment) -> Commitment {
    let verb = doc.head(noun);
    let lemma = doc.lemma(verb).to_lowercase();
    let predicates = || doc.rights(verb).filter(|&child| is_predicate(doc, child));
    let is_false = |child: usize| CommitmentWord::False.has(&doc.token(child).to_lowercase());
    match doc.dep(noun) {
        Dep::Nsubj if predicates().any(is_false) => told.with(own(doc, verb)).negated(),
        Dep::Nsubjpass | Dep::Dobj if CommitmentWord::Debunks.has(&lemma) => told.negated(),
        Dep::Nsubjpass | Dep::Dobj if CommitmentWord::Dismisses.has(&lemma) => told.at_least(Modality::Possible),
        // "Called the charge false".
        Dep::Nsubj if is_false(verb) => told.negated(),
        _ => told,
    }
}

/// Behind a preposition: what the verb, noun or adjective with that preposition makes of it, or the preposition alone.
fn behind_preposition(doc: &Doc, i: usize, complement: Complement, depth: usize) -> Commitment {
    let preposition = doc.head(i);
    let mut governor = doc.head(preposition);
    let word = doc.token(preposition).to_lowercase();
    let alone = |at: usize| signature::look_up(Taker::Preposition, complement, &doc.token(at).to_lowercase());
    // "Instead of blaming Mali, Niger should wait": it may well do what it is told to leave.
    let instead = |at: usize| matches!(doc.norm(at), "instead" | "rather" | "lieu");
    if complement == Complement::Gerund
        && (instead(preposition) || doc.lefts(preposition).any(instead) || instead(governor))
        && is_advised(doc, preposition)
    {
        return Commitment::FULL.at_least(Modality::Hypothetical);
    }
    if complement == Complement::Gerund
        && let Some(signature) = alone(preposition)
    {
        return Commitment::FULL.of_complement(signature);
    }
    if governor == preposition {
        return Commitment::FULL;
    }
    // "Instead of", where the small word hangs on the preposition.
    if complement == Complement::Gerund
        && let Some(signature) = doc.lefts(preposition).find_map(alone)
    {
        return Commitment::FULL.of_complement(signature);
    }
    // "Stop short of", "far from", "instead of": a small word between the verb and the preposition.
    if complement == Complement::Gerund && matches!(doc.pos(governor), Pos::Adv | Pos::Adp | Pos::Sconj | Pos::Adj) {
        if let Some(signature) = alone(governor) {
            let verb = doc.head(governor);
            let listed = is_verb(doc, verb)
                .then(|| verbal(doc, complement, verb, Some(governor), up_to(doc, verb, depth)))
                .flatten();
            return listed.unwrap_or(Commitment::FULL.of_complement(signature));
        }
        if doc.pos(governor) == Pos::Adp && doc.head(governor) != governor {
            governor = doc.head(governor);
        }
    }
    if complement == Complement::Noun && word == "without" && !is_definite(doc, i) {
        // "Barely a week goes by without a rally".
        let verb = doc.ancestors(i).find(|&above| is_verb(doc, above)).unwrap_or(governor);
        let is_often = |at: usize| matches!(doc.token(at).to_lowercase().as_str(), "barely" | "hardly" | "scarcely");
        // "Without a raid it would have gone on": there was one.
        if i < verb {
            return Commitment::FULL;
        }
        let often = (doc.left_edge(verb)..i).any(is_often) || own(doc, verb).polarity == Polarity::Negated;
        return if often { Commitment::FULL.at_least(Modality::Hypothetical) } else { Commitment::FULL.negated() };
    }
    // "Will present it in a meeting with them": the occasion is to come as well.
    let presided = word == "over" && doc.lemma(governor) == "preside";
    let occasion = complement == Complement::Noun && (matches!(word.as_str(), "in" | "at" | "during") || presided);
    if occasion && is_verb(doc, governor) && (presided || !is_definite(doc, i)) {
        let planned = up_to(doc, governor, depth).modality == Modality::Planned;
        return if planned { Commitment::FULL.at_least(Modality::Planned) } else { Commitment::FULL };
    }
    // "Should be settled through talks": the means is as real as the end.
    if complement == Complement::Noun && word == "through" && is_verb(doc, governor) && !is_definite(doc, i) {
        return Commitment::FULL.at_least(up_to(doc, governor, depth).modality);
    }
    // "Ahead of her talks with them".
    if complement == Complement::Noun && word == "of" && doc.norm(governor) == "ahead" {
        return Commitment::FULL.at_least(Modality::Planned);
    }
    // "Abused his power by pressing them": how it was done is as real as the deed; of what was not done it may be.
    if complement == Complement::Gerund && word == "by" && clause::is_finite(doc, governor) {
        let deed = up_to(doc, governor, depth);
        let open = if deed.polarity == Polarity::Negated { Modality::Possible } else { Modality::Asserted };
        return Commitment::FULL.at_least(open.max(deed.modality));
    }
    // Of when, where and why it was, only the words themselves tell.
    // "Has an interest in blaming them" is told of the deed all the same.
    if !(CommitmentWord::Takes.has(&word) || complement == Complement::Gerund && word == "in") {
        return Commitment::FULL;
    }
    match doc.pos(governor) {
        Pos::Verb | Pos::Aux => {
            let above = up_to(doc, governor, depth);
            let plain = if complement == Complement::Noun {
                indefinite(doc, i, above)
            } else {
                above.of_complement(Signature::unknown(complement))
            };
            verbal(doc, complement, governor, Some(preposition), above).unwrap_or(plain)
        }
        Pos::Adj => by(doc, Taker::Adjective, complement, governor, above(doc, governor, depth)),
        Pos::Noun | Pos::Propn => {
            let above = noun_itself(doc, governor, depth);
            let listed = signature::look_up(Taker::Noun, complement, &doc.lemma(governor).to_lowercase());
            let plain = || indefinite(doc, i, context(doc, governor, depth));
            listed.map_or_else(plain, |signature| judged(doc, governor, above.of_complement(signature)))
        }
        _ => Commitment::FULL,
    }
}

/// True below what should be done.
fn is_advised(doc: &Doc, i: usize) -> bool {
    let verb = doc.ancestors(i).find(|&above| is_verb(doc, above));
    let advice = |child: usize| matches!(doc.lemma(child), "should" | "must" | "ought");
    verb.is_some_and(|verb| doc.lefts(verb).any(advice))
}

/// A noun that a verb takes as its object or passive subject: what the verb makes of it; else, of an indefinite one, what is told of
/// the verb, and of a definite one nothing: it is taken for granted.
fn object(doc: &Doc, noun: usize, depth: usize) -> Commitment {
    let verb = doc.head(noun);
    if !is_verb(doc, verb) {
        return Commitment::FULL;
    }
    let above = up_to(doc, verb, depth);
    // "Denied that there was any attack": what is there is there as far as the clause is so.
    if doc.dep(noun) == Dep::Attr && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Expl) {
        return above;
    }
    // "At no time did Peru attack Chile", where the parser takes the verb for a noun and "did" for the verb.
    let mistaken = doc.dep(noun) == Dep::Nsubj && noun > verb && doc.lemma(verb) == "do";
    // "The meeting is due to take place on Monday".
    if matches!(doc.dep(noun), Dep::Nsubj | Dep::Nsubjpass) && doc.rights(verb).any(|child| is_set_to(doc, verb, child))
    {
        return above.at_least(Modality::Planned);
    }
    // "An attack would be a mistake", "new sanctions will follow": there is none yet.
    let to_come = doc.lefts(verb).find(|&child| doc.tag(child) == "MD");
    if let Some(modal) = to_come.filter(|_| doc.dep(noun) == Dep::Nsubj && !is_definite(doc, noun)) {
        let will = matches!(doc.lemma(modal), "will" | "'ll" | "’ll");
        return above.at_least(if will { Modality::Planned } else { Modality::Hypothetical });
    }
    // "A meeting seemed impossible".
    let doubt = |child: usize| {
        let signature = signature::look_up(Taker::Adjective, Complement::Clause, &doc.lemma(child).to_lowercase());
        is_predicate(doc, child)
            && !CommitmentWord::False.has(&doc.token(child).to_lowercase())
            && signature.is_some_and(|it| matches!(it.affirmed, Truth::Open | Truth::NotSo))
    };
    if doc.dep(noun) == Dep::Nsubj && doc.rights(verb).any(doubt) {
        return above.at_least(Modality::Possible);
    }
    // "Will hold a vote", "talks did not begin": of what is held or begins the verb tells whether it is.
    if mistaken || GrammarWord::Staging.has(doc.lemma(verb)) && doc.dep(noun) != Dep::Attr {
        return verbal(doc, Complement::Noun, verb, None, above).unwrap_or(above);
    }
    // "The attack must not be allowed to hinder talks": what is allowed is the hindering.
    let takes = matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubjpass) && doc.right(verb, Dep::Xcomp).is_none();
    // "Opposed the war": what somebody has a view of is there.
    if takes && is_definite(doc, noun) && CommitmentWord::Views.has(doc.lemma(verb)) {
        return Commitment::FULL;
    }
    let listed = takes.then(|| verbal(doc, Complement::Noun, verb, None, above)).flatten();
    listed.unwrap_or_else(|| if takes { indefinite(doc, noun, above) } else { Commitment::FULL })
}

/// "Is due to take place", "are expected to begin", "was scheduled to happen": a verb of staging still to come.
fn is_set_to(doc: &Doc, verb: usize, child: usize) -> bool {
    let set = |i: usize| {
        matches!(doc.token(i).to_lowercase().as_str(), "due" | "set" | "slated" | "scheduled" | "expected" | "planned")
    };
    let (word, infinitive) = match doc.dep(child) {
        Dep::Xcomp => (verb, Some(child)),
        Dep::Acomp => (child, doc.right(child, Dep::Xcomp)),
        _ => return false,
    };
    let staged = |i: usize| {
        clause::is_infinitive(doc, i)
            && (GrammarWord::Staging.has(doc.lemma(i))
                || matches!(doc.lemma(i), "happen" | "continue" | "resume")
                || doc.lemma(i) == "take" && doc.right(i, Dep::Dobj).is_some_and(|place| doc.lemma(place) == "place"))
    };
    set(word) && infinitive.is_some_and(staged)
}

/// What is told of an indefinite noun, where it is told of the word above; a definite one is taken for granted.
fn indefinite(doc: &Doc, noun: usize, above: Commitment) -> Commitment {
    if is_definite(doc, noun) { Commitment::FULL } else { Commitment { polarity: Polarity::Affirmed, ..above } }
}

fn is_definite(doc: &Doc, noun: usize) -> bool {
    let article = |word: &str| matches!(word, "the" | "this" | "that" | "these" | "those");
    doc.lefts(noun).any(|child| doc.dep(child) == Dep::Poss || article(&doc.token(child).to_lowercase()))
}
