//! A user's verdicts: which two are one, which are not, and which fact is wrong, as a small Turtle file tells them.
//!
//! ```
//! use sayso::graph::Base;
//! use sayso::graph::verdicts::{Judgement, read};
//! let file = "PREFIX sayso: <https://w3id.org/sayso/ontology#>
//!     <article/x#event-5-9> sayso:wrong \"it tells of a film\" .";
//! let verdicts = read("mine.ttl", file.as_bytes(), &Base::default()).unwrap();
//! assert_eq!(verdicts[0].of, "https://w3id.org/sayso/id/article/x#event-5-9");
//! assert_eq!((&verdicts[0].is, verdicts[0].line), (&Judgement::Wrong("it tells of a film".to_owned()), 2));
//! ```
//!
//! IRIs may be relative to the base of the store, as tables show them. The file goes to the parser line by line, so that each
//! triple has its line.

mod judged;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;

use super::Base;
use super::vocab::{node, sayso};
use judged::Judged;

/// What a verdict says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// It and this one are one: an actor under two names, a happening in two events, a claim in two statements.
    SameAs(String),
    /// It and this one are two.
    NotSameAs(String),
    /// It is no fact, for this reason.
    Wrong(String),
}

/// A verdict of a user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The IRI of what is judged.
    pub of: String,
    /// What is said of it.
    pub is: Judgement,
    /// The line of the file in which it ends, counted from 1.
    pub line: usize,
}

/// A file of verdicts that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{name}:{line}: {problem}")]
pub struct VerdictError {
    /// The file.
    name: String,
    /// The line, counted from 1.
    line: usize,
    /// What is wrong there.
    problem: String,
    /// What to do about it.
    hint: &'static str,
}

/// What a verdict looks like.
const FORM: &str = "a verdict is <A> sayso:sameAs <B>, <A> sayso:notSameAs <B> or <FACT> sayso:wrong \"why\"; \
    docs/ledgers.md has a file to begin with";

/// What the two sides of a verdict are.
const TWO: &str = "sayso:sameAs and sayso:notSameAs take two actors, two events or two statements";

impl VerdictError {
    /// What the user can do about it.
    pub const fn hint(&self) -> &'static str {
        self.hint
    }
}

/// What the triples of a graph of verdicts say of pairs: the two, and whether they are one.
pub fn pair_of(property: &NamedNode) -> Option<bool> {
    match property {
        it if *it == node(&sayso::sameAs) => Some(true),
        it if *it == node(&sayso::notSameAs) => Some(false),
        _ => None,
    }
}

/// The name of the graph that has the verdicts of a store.
pub fn graph(base: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}verdicts"))
}

/// The verdicts of a file in their order; `name` is what messages call it.
///
/// # Errors
/// What is no Turtle, no verdict, or a verdict on what cannot be judged so; with the line.
pub fn read(name: &str, bytes: &[u8], base: &Base) -> Result<Vec<Verdict>, VerdictError> {
    let fault = |line, problem: String, hint| VerdictError { name: name.to_owned(), line, problem, hint };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let parser = TurtleParser::new().with_base_iri(base.as_str());
    let mut parser = parser.map_err(|error| fault(1, error.to_string(), FORM))?.low_level();
    let mut lines = (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n'));
    let (mut line, mut verdicts) = (1, Vec::new());
    loop {
        match parser.parse_next() {
            Some(Ok(triple)) => {
                let verdict = verdict(triple, line, base);
                verdicts.push(verdict.map_err(|(problem, hint)| fault(line, problem, hint))?);
            }
            Some(Err(error)) => {
                let at = usize::try_from(error.location().start.line).unwrap_or_default() + 1;
                return Err(fault(at, error.message().to_owned(), FORM));
            }
            None if parser.is_end() => return Ok(verdicts),
            None => match lines.next() {
                Some((number, text)) => {
                    line = number;
                    parser.extend_from_slice(text);
                }
                None => parser.end(),
            },
        }
    }
}

/// Verdicts that say the contrary of each other, in the files of these names.
///
/// # Errors
/// The later of two that judge one pair to be one and to be two.
pub fn agree<'v>(files: impl IntoIterator<Item = (&'v str, &'v [Verdict])>) -> Result<(), VerdictError> {
    let mut known: std::collections::HashMap<[&str; 2], (bool, &str, usize)> = std::collections::HashMap::new();
    for (name, verdict) in files.into_iter().flat_map(|(name, all)| all.iter().map(move |it| (name, it))) {
        let (other, is_one) = match &verdict.is {
            Judgement::SameAs(other) => (other, true),
            Judgement::NotSameAs(other) => (other, false),
            Judgement::Wrong(_) => continue,
        };
        let pair = if *other < verdict.of { [other.as_str(), &verdict.of] } else { [verdict.of.as_str(), other] };
        let (before, there, line) = *known.entry(pair).or_insert((is_one, name, verdict.line));
        if before != is_one {
            let problem = format!("it judges {} and {} otherwise than {there}:{line} does", pair[0], pair[1]);
            let hint = "keep one of the two; `sayso verdicts --withdraw FILE` takes a file out of the store";
            return Err(VerdictError { name: name.to_owned(), line: verdict.line, problem, hint });
        }
    }
    Ok(())
}

/// The verdict that a triple is, or what is wrong with it and what to do.
fn verdict(triple: Triple, line: usize, base: &Base) -> Result<Verdict, (String, &'static str)> {
    let NamedOrBlankNode::NamedNode(subject) = triple.subject else {
        return Err(("what is judged must have an IRI".to_owned(), FORM));
    };
    let of = subject.into_string();
    let property = triple.predicate;
    if let Some(is_one) = pair_of(&property) {
        let Term::NamedNode(other) = triple.object else {
            return Err((format!("{} is no IRI", triple.object), TWO));
        };
        let other = other.into_string();
        let (one, two) = (Judged::of(&of, base), Judged::of(&other, base));
        if of == other || !one.goes_with(two) {
            return Err((format!("{of} is {} and {other} is {}", one.words(), two.words()), TWO));
        }
        return Ok(Verdict {
            of,
            is: if is_one { Judgement::SameAs(other) } else { Judgement::NotSameAs(other) },
            line,
        });
    }
    if property != node(&sayso::wrong) {
        return Err((format!("{property} is no verdict"), FORM));
    }
    let Term::Literal(why) = triple.object else {
        return Err((format!("{} is no reason in words", triple.object), FORM));
    };
    let kind = Judged::of(&of, base);
    if !kind.is_fact() {
        let hint = "sayso:wrong takes a statement, event, figure or office, as `sayso explain` and the column `fact` name them; \
            a whole article goes with `sayso forget`";
        return Err((format!("{of} is {}", kind.words()), hint));
    }
    Ok(Verdict { of, is: Judgement::Wrong(why.value().to_owned()), line })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "PREFIX sayso: <https://w3id.org/sayso/ontology#>\nPREFIX a: <https://w3id.org/sayso/id/actor/>\n";

    fn of(body: &str) -> Result<Vec<Verdict>, String> {
        read("mine.ttl", format!("{HEAD}{body}").as_bytes(), &Base::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn each_verdict_has_its_line() {
        let found = of("<actor/olaf-dahl> sayso:sameAs a:dahl ;\n  sayso:notSameAs <article/x#actor-dahl> .\n\n\
            <article/x#event-1-2> sayso:wrong \"why\\nnot\"@en .\n")
        .unwrap();
        assert_eq!(found.iter().map(|verdict| verdict.line).collect::<Vec<_>>(), [3, 4, 6]);
        assert_eq!(found[0].is, Judgement::SameAs("https://w3id.org/sayso/id/actor/dahl".to_owned()));
        assert!(of("").unwrap().is_empty() && of("\u{FEFF}# nothing yet").is_err());
        assert!(read("mine.ttl", "\u{FEFF}# nothing yet".as_bytes(), &Base::default()).unwrap().is_empty());
    }

    #[test]
    fn what_is_no_verdict_is_named_with_its_line() {
        for (body, line, told) in [
            ("<actor/a> sayso:sameas <actor/b> .", 3, "is no verdict"),
            ("\n<actor/a> sayso:sameAs <actor/a> .", 4, "is an actor"),
            ("<actor/a> sayso:sameAs <article/x#event-1-2> .", 3, "is an event"),
            ("<article/x#figure-1-2> sayso:notSameAs <article/x#figure-3-4> .", 3, "is a figure"),
            ("<claim/77> sayso:wrong \"no\" .", 3, "made by sayso"),
            ("<article/x> sayso:wrong \"no\" .", 3, "is an article"),
            ("<article/x#event-1-2> sayso:wrong true, <actor/b> .", 3, "is no reason"),
            ("[] sayso:wrong \"no\" .", 3, "must have an IRI"),
            ("\n\n<actor/a> sayso:sameAs b:c .", 5, "prefix"),
            ("<actor/a> sayso:sameAs", 3, ""),
        ] {
            let error = of(body).unwrap_err();
            assert!(error.starts_with(&format!("mine.ttl:{line}: ")) && error.contains(told), "{body}: {error}");
        }
    }

    #[test]
    fn two_verdicts_on_one_pair_agree() {
        let one = of("<actor/a> sayso:sameAs <actor/b> .").unwrap();
        let other = of("\n<actor/b> sayso:notSameAs <actor/a> .").unwrap();
        assert!(agree([("one.ttl", &one[..]), ("again.ttl", &one[..])]).is_ok());
        let error = agree([("one.ttl", &one[..]), ("other.ttl", &other[..])]).unwrap_err();
        assert!(
            error.to_string().starts_with("other.ttl:4: ") && error.to_string().ends_with("one.ttl:3 does"),
            "{error}"
        );
    }
}
