//! Arguments: which phrases fill the roles of a predicate, by the tree.
//!
//! Example: in `A town that rebels had seized was retaken by the army` the object of `seized` is `a town`, and the
//! subject of `retaken` is `the army`.

use super::actor::{Standing, counted, standing};
use super::predicate::Predicate;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::clause;
use crate::extract::fact::Category;
use crate::extract::frame::Role;

/// Heads of the phrases that fill the first of the roles that somebody of at least this standing fills, with those
/// coordinated with them. `None` where nobody does; empty where the frame does without.
pub fn fill(story: &Story<'_>, predicate: &Predicate, roles: &[Role], least: Standing) -> Option<Vec<usize>> {
    for &role in roles {
        if role == Role::Nobody {
            return Some(Vec::new());
        }
        let heads: Vec<usize> =
            candidates(story, predicate, role).into_iter().map(|head| referent(story, head)).collect();
        // "Concern over reports of shelling by Mali": the shelling is meant.
        let heads: Vec<usize> = heads.into_iter().map(|head| told_of(&story.doc, head)).collect();
        // Somebody, or what is somebody's, before a mere thing.
        // Only what the verb itself takes, or turns down, can be a mere thing.
        let direct = matches!(role, Role::Object | Role::Complement)
            || (role == Role::Itself && predicate.frame.category == Category::Reject);
        let least = if direct { least } else { Standing::Owned.max(least) };
        let tiers = [Standing::Owned.max(least), least];
        let found = tiers.iter().find_map(|&tier| heads.iter().copied().find(|&head| standing(story, head) >= tier));
        if let Some(head) = found {
            let mut heads = story.conjuncts(head);
            heads.extend(heads.clone().into_iter().flat_map(|head| spelled_out(story, head)));
            heads.retain(|&head| standing(story, head) >= least);
            return Some(heads);
        }
    }
    None
}

/// Names set beside a noun that counts them ("its allies, Mali and Niger").
fn spelled_out(story: &Story<'_>, head: usize) -> Vec<usize> {
    let doc = &story.doc;
    let plural = doc.tag(head) == "NNS";
    let beside = doc.rights(head).find(|&child| plural && doc.dep(child) == Dep::Appos);
    let names = beside.map(|name| story.conjuncts(name)).unwrap_or_default();
    let named = names.len() > 1 && names.iter().all(|&name| standing(story, name) == Standing::Named);
    if named { names } else { Vec::new() }
}

fn candidates(story: &Story<'_>, predicate: &Predicate, role: Role) -> Vec<usize> {
    let doc = &story.doc;
    let verb = predicate.clause;
    match role {
        Role::Subject => verb.and_then(|verb| actor_of(doc, verb)).map(|head| author(doc, head)).into_iter().collect(),
        Role::Object => {
            let own = predicate.preposition.and_then(|at| doc.rights(at).find(|&child| doc.dep(child) == Dep::Pobj));
            verb.and_then(|verb| patient(doc, verb)).into_iter().chain(own).collect()
        }
        Role::Possessor => {
            let own = possessors(doc, predicate.head);
            if own.is_empty() { culprit(doc, predicate.head).into_iter().collect() } else { own }
        }
        Role::Between => between(doc, predicate),
        Role::Complement => verb.map(|verb| complement(doc, verb)).unwrap_or_default(),
        Role::Itself => vec![predicate.head],
        Role::Experiencer => verb.and_then(|verb| experiencer(doc, verb)).into_iter().collect(),
        Role::Circumstance => {
            circumstance(doc, predicate.head).and_then(|verb| actor_of(doc, verb)).into_iter().collect()
        }
        Role::Told => circumstance(doc, predicate.head).and_then(|verb| told(doc, verb)).into_iter().collect(),
        Role::Nobody | Role::EachOther => Vec::new(),
        Role::Preposition(preposition) => {
            let mut found = match (preposition, verb) {
                ("to", Some(verb)) => indirect_object(doc, verb).into_iter().collect(),
                _ => Vec::new(),
            };
            found.extend(prepositional(doc, predicate.head, preposition));
            if let Some(verb) = verb.filter(|&verb| verb != predicate.head) {
                found.extend(prepositional(doc, verb, preposition));
            }
            if let (Some(verb), true) = (verb, found.is_empty()) {
                found.extend(anywhere(doc, verb, predicate.trigger.end, preposition));
            }
            found
        }
    }
}

/// Who is given something without a "to": "offered the Danes support".
fn indirect_object(doc: &Doc, verb: usize) -> Option<usize> {
    doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dative && doc.pos(child) != Pos::Adp)
}

/// True for who is accused, suspected or convicted of something.
pub fn is_accused(doc: &Doc, head: usize) -> bool {
    let verb = doc.head(head);
    matches!(doc.dep(head), Dep::Dobj | Dep::Nsubjpass) && blames(doc, verb)
}

fn blames(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "accuse" | "suspect" | "convict" | "acquit" | "blame" | "condemn" | "fault" | "criticize")
        && doc.pos(verb) == Pos::Verb
}

/// True for what somebody is accused, suspected or charged with having done, which nobody named may stand for.
pub fn is_alleged(doc: &Doc, predicate: &Predicate) -> bool {
    let Some(verb) = predicate.clause.filter(|&verb| doc.dep(verb) == Dep::Pcomp) else { return false };
    let governor = doc.head(doc.head(verb));
    matches!(doc.lemma(governor), "accuse" | "suspect" | "charge" | "acquit") || is_accused(doc, governor)
}

/// Who is blamed for what a noun names: "blamed Mali for the shelling".
fn culprit(doc: &Doc, noun: usize) -> Option<usize> {
    let preposition = doc.head(noun);
    let verb = doc.head(preposition);
    let blamed = doc.dep(noun) == Dep::Pobj && matches!(doc.lemma(preposition), "for" | "of" | "over");
    if blamed && blames(doc, verb) { patient(doc, verb) } else { None }
}

/// Who speaks by a text: "voted on a resolution calling on …" the voters, "Mali's letter urging …" Mali. Any other
/// subject stands for itself.
fn author(doc: &Doc, head: usize) -> usize {
    const TEXTS: &[&str] = &[
        "bill",
        "communique",
        "declaration",
        "letter",
        "memo",
        "motion",
        "petition",
        "resolution",
        "statement",
        "report",
        "decree",
        "law",
        "order",
    ];
    if !TEXTS.contains(&doc.lemma(head)) {
        return head;
    }
    let possessor = doc.lefts(head).find(|&child| doc.dep(child) == Dep::Poss);
    let by = || prepositional(doc, head, "by").into_iter().next();
    let governor = || {
        let up = doc.head(head);
        let verb = if doc.dep(head) == Dep::Pobj { doc.head(up) } else { up };
        let governs = matches!(doc.dep(head), Dep::Dobj | Dep::Pobj) && doc.pos(verb) == Pos::Verb;
        governs.then(|| actor_of(doc, verb)).flatten().filter(|&actor| actor != head)
    };
    possessor.or_else(by).or_else(governor).unwrap_or(head)
}

/// The verb whose circumstance a noun is: "said in a telephone call", "agreed after the meeting".
fn circumstance(doc: &Doc, noun: usize) -> Option<usize> {
    let preposition = doc.head(noun);
    let fits = doc.dep(noun) == Dep::Pobj
        && matches!(
            doc.token(preposition).to_lowercase().as_str(),
            "in" | "during" | "at" | "after" | "before" | "following" | "by" | "over" | "for"
        );
    let verb = doc.head(preposition);
    (fits && doc.pos(verb) == Pos::Verb).then_some(verb)
}

/// Who is told something: the object of "told", of "informed".
fn told(doc: &Doc, verb: usize) -> Option<usize> {
    let tells = matches!(doc.lemma(verb), "tell" | "inform" | "assure" | "warn" | "urge" | "thank" | "remind" | "ask");
    doc.rights(verb).find(|&child| tells && matches!(doc.dep(child), Dep::Dobj | Dep::Dative))
}

/// Who is what an adjective says.
fn experiencer(doc: &Doc, verb: usize) -> Option<usize> {
    let own = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    own.or_else(|| clause::subject(doc, verb))
}

/// Who a relative pronoun stands for; any other token stands for itself.
pub fn referent(story: &Story<'_>, head: usize) -> usize {
    let doc = &story.doc;
    let relative = matches!(doc.tag(head), "WDT" | "WP") || (doc.token(head) == "that" && doc.dep(head) == Dep::Nsubj);
    if !relative {
        return head;
    }
    let described = doc.ancestors(head).find(|&verb| doc.dep(verb) == Dep::Relcl).map_or(head, |verb| doc.head(verb));
    // "The anger of the ministry, which summoned …": it is the ministry that acts.
    let actor = counted(doc, described).filter(|&of| standing(story, of) >= Standing::Common);
    actor.filter(|_| standing(story, described) <= Standing::Owned).unwrap_or(described)
}

/// True where the verb is in the passive voice; a conjunct shares the voice of the verb that it is coordinated with.
pub fn is_passive(doc: &Doc, verb: usize) -> bool {
    if clause::is_passive(doc, verb) || is_headline_passive(doc, verb) {
        return true;
    }
    let shares = doc.dep(verb) == Dep::Conj
        && doc.tag(verb) == "VBN"
        && !doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Dobj | Dep::Aux));
    shares && doc.head(verb) != verb && clause::is_passive(doc, doc.head(verb))
}

/// "Three soldiers killed in ambush": a headline leaves the auxiliary out. Verbs that cannot be without an object.
fn is_headline_passive(doc: &Doc, verb: usize) -> bool {
    const TRANSITIVE: &[&str] = &[
        "abduct", "arrest", "detain", "expel", "free", "imprison", "jail", "kidnap", "kill", "release", "wound",
        "injure",
    ];
    matches!(doc.tag(verb), "VBD" | "VBN")
        && TRANSITIVE.contains(&doc.lemma(verb))
        && matches!(doc.dep(verb), Dep::Root | Dep::Ccomp)
        && doc.children(verb).all(|child| !matches!(doc.dep(child), Dep::Dobj | Dep::Aux | Dep::Ccomp | Dep::Conj))
        && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Nsubj)
}

/// Who does what the verb says.
pub fn actor_of(doc: &Doc, verb: usize) -> Option<usize> {
    if is_passive(doc, verb) {
        return clause::agent(doc, verb);
    }
    let own = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    if own.is_some() {
        return own;
    }
    match doc.dep(verb) {
        // "Accused them of bombing": who is accused bombs.
        Dep::Pcomp => {
            let preposition = doc.head(verb);
            let governor = doc.head(preposition);
            // "Accused the army of burning": the parser may hang the crime on the army.
            if is_accused(doc, governor) {
                return Some(governor);
            }
            if matches!(doc.token(preposition), "of" | "from" | "for" | "into") && doc.pos(governor) == Pos::Verb {
                return patient(doc, governor).or_else(|| clause::subject(doc, governor));
            }
            clause::subject(doc, verb)
        }
        // "A decision to bomb" is somebody's.
        Dep::Acl if doc.lefts(verb).any(|child| doc.tag(child) == "TO") => {
            let noun = doc.head(verb);
            let possessor = doc.lefts(noun).find(|&child| doc.dep(child) == Dep::Poss);
            let by = || prepositional(doc, noun, "by").into_iter().next();
            let lent = || {
                let governor = doc.head(noun);
                let takes =
                    matches!(doc.lemma(governor), "make" | "have" | "take" | "announce" | "reach" | "issue" | "begin");
                (doc.dep(noun) == Dep::Dobj && takes).then(|| actor_of(doc, governor)).flatten()
            };
            possessor.or_else(by).or_else(lent)
        }
        // "Accused them of robbing and killing": the second goes with the first.
        Dep::Conj if doc.dep(doc.head(verb)) == Dep::Pcomp => actor_of(doc, doc.head(verb)),
        // A finite clause without a subject of its own is no clause of anybody's.
        _ => clause::subject(doc, verb),
    }
}

/// To whom the verb's act is done.
pub fn patient(doc: &Doc, verb: usize) -> Option<usize> {
    if is_headline_passive(doc, verb) {
        return doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    }
    if is_passive(doc, verb) {
        let mut at = verb;
        while doc.dep(at) == Dep::Conj && !doc.lefts(at).any(|child| doc.dep(child) == Dep::Nsubjpass) {
            at = doc.head(at);
        }
        let subject = doc.lefts(at).find(|&child| doc.dep(child) == Dep::Nsubjpass);
        return subject.or_else(|| (doc.dep(verb) == Dep::Acl).then(|| doc.head(verb)));
    }
    let own = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dobj);
    // "Welcomed the envoy to mediate": the parser may make the object the infinitive's subject.
    let raised = || {
        let clause = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Ccomp)?;
        let infinitive = doc.lefts(clause).any(|child| doc.dep(child) == Dep::Aux && doc.tag(child) == "TO");
        // "Called the charge false".
        let verbless = matches!(doc.pos(clause), Pos::Adj | Pos::Noun);
        doc.lefts(clause).find(|&child| (infinitive || verbless) && doc.dep(child) == Dep::Nsubj)
    };
    own.or_else(raised).or_else(|| {
        let relative = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Dobj);
        let adverbial = |child: usize| doc.tag(child) == "WRB" || doc.tag(child) == "IN" && doc.dep(child) == Dep::Prep;
        let gap = doc.dep(verb) == Dep::Relcl
            && !doc.lefts(verb).any(adverbial)
            && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Nsubj && !matches!(doc.tag(child), "WDT" | "WP"));
        relative.or_else(|| gap.then(|| doc.head(verb)))
    })
}

/// The object noun of a verb, active or passive.
pub fn object_noun(doc: &Doc, verb: usize) -> Option<usize> {
    patient(doc, verb)
}

fn possessors(doc: &Doc, noun: usize) -> Vec<usize> {
    doc.lefts(noun)
        .filter(|&child| {
            let hyphenated = child + 1 < doc.len() && matches!(doc.token(child + 1), "-" | "–");
            matches!(doc.dep(child), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod) && !hyphenated
        })
        .collect()
}

fn between(doc: &Doc, predicate: &Predicate) -> Vec<usize> {
    let mut found = Vec::new();
    for head in [Some(predicate.head), predicate.clause].into_iter().flatten() {
        found.extend(prepositional(doc, head, "between"));
        found.extend(prepositional(doc, head, "among"));
    }
    found
}

/// Objects of the preposition on `head`: its own, then those on its object or on a phrase of its phrases, where the
/// parser often hangs what belongs to the whole ("held talks in Geneva with envoys").
pub fn prepositional(doc: &Doc, head: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![head];
    for _ in 0..3 {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Prep | Dep::Agent | Dep::Dative => {
                        let object = doc.rights(child).find(|&object| doc.dep(object) == Dep::Pobj);
                        let fits = doc.token(child).eq_ignore_ascii_case(preposition);
                        match object {
                            Some(object) if fits => found.push(object),
                            Some(object) => next.push(object),
                            // "Upon", "out of": a preposition of a preposition.
                            None if fits && doc.dep(child) == Dep::Dative => found.push(child),
                            None if preposition == "to" && doc.dep(child) == Dep::Dative => found.push(child),
                            None => next.push(child),
                        }
                    }
                    Dep::Dobj | Dep::Prt | Dep::Acomp => next.push(child),
                    _ => {}
                }
            }
        }
        level = next;
    }
    found
}

/// Objects of the preposition after the predicate, wherever in the verb's clause the parser hangs it.
fn anywhere(doc: &Doc, verb: usize, from: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for i in from..doc.right_edge(verb) + 1 {
        if doc.dep(i) != Dep::Prep || !doc.token(i).eq_ignore_ascii_case(preposition) {
            continue;
        }
        let own = doc.ancestors(i).take_while(|&up| up != verb).all(|up| {
            let verb = matches!(doc.pos(up), Pos::Verb | Pos::Aux);
            !verb && doc.dep(up) != Dep::Appos || matches!(doc.dep(up), Dep::Acl | Dep::Relcl)
        });
        if own {
            found.extend(doc.rights(i).find(|&object| doc.dep(object) == Dep::Pobj));
        }
    }
    found
}

/// Who is acted on in what the verb takes: the subject of its clause where that is another than the verb's own, the
/// object, the prepositional phrases.
fn complement(doc: &Doc, verb: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![verb];
    for _ in 0..3 {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Xcomp | Dep::Ccomp | Dep::Pcomp => next.push(child),
                    Dep::Prep | Dep::Acomp | Dep::Dobj if at == verb => {
                        next.extend(doc.rights(child).filter(|&inner| {
                            matches!(doc.dep(inner), Dep::Pcomp | Dep::Xcomp | Dep::Acl | Dep::Ccomp)
                        }));
                    }
                    _ => {}
                }
            }
        }
        for &at in &next {
            let subject = doc.lefts(at).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
            found.extend(subject.filter(|&subject| doc.pos(subject) != Pos::Pron));
            let mut others: Vec<usize> =
                doc.rights(at).find(|&child| doc.dep(child) == Dep::Dobj).into_iter().collect();
            for preposition in ["to", "with", "against", "from", "for", "on", "into", "of", "in"] {
                others.extend(prepositional(doc, at, preposition));
            }
            others.sort_unstable();
            found.extend(others);
        }
        level = next;
    }
    found
}

/// What a report is of: "reports of a buildup" the buildup. Other nouns stand for themselves.
fn told_of(doc: &Doc, noun: usize) -> usize {
    let reports = matches!(doc.lemma(noun), "report" | "reports" | "allegation" | "sign" | "prospect" | "possibility");
    let plural = matches!(doc.tag(noun), "NNS" | "NNPS") || doc.lemma(noun) == "prospect";
    if reports && plural { counted(doc, noun).unwrap_or(noun) } else { noun }
}

/// The noun that a phrase is about: in "a series of talks" the talks.
pub fn content_noun(doc: &Doc, noun: usize) -> usize {
    const CONTAINERS: &[&str] = &[
        "round", "series", "wave", "number", "set", "state", "kind", "form", "lot", "package", "string", "spate",
        "barrage", "dozen", "hundred", "thousand", "couple", "range", "team", "group", "batch", "ton", "shipment",
        "load", "delivery", "flurry", "host", "scores", "tonne", "million", "billion",
    ];
    if CONTAINERS.contains(&doc.lemma(noun).to_lowercase().as_str()) {
        counted(doc, noun).unwrap_or(noun)
    } else {
        noun
    }
}
