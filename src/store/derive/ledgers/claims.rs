//! Claims in the graph.
//!
//! ```text
//! <…/article/a#statement-5-9> sayso:asserts <…/claim/9f…> . <…/article/b#statement-40-52> sayso:denies <…/claim/9f…> .
//! <…/claim/9f…> a sayso:Claim ; sayso:content "of sinking the trawler" ; schema:about a:norway ;
//!     sayso:firstSeen "2015-09-08"^^xsd:date ; sayso:articles 2 ; sayso:texts 1 ; sayso:words 1 .
//! ```
//!
//! Texts and words are those of who says it; who denies it is no evidence for it.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use oxigraph::model::{Literal, NamedNode};

use super::happenings::Denoted;
use super::judged::Judged;
use super::kept::Kept;
use super::node::{Derived, count};
use super::statements::Said;
use super::stories::seen;
use crate::graph::vocab::{sayso, schema};
use crate::ledger::claims::{Claim, Role, claims};
use crate::spill::Spill;

/// Write the claims that articles tell together, or one tells with its denial.
pub fn write(
    kept: &Kept,
    judged: &Judged,
    origins: &[usize],
    denoted: &Denoted,
    spill: &Spill,
    derived: &mut Derived<'_>,
) -> io::Result<()> {
    let iris = kept.said.iter().enumerate().map(|(at, said)| Ok((at, said?.iri.clone())));
    claims(
        &kept.sayings,
        |event| denoted.number(event),
        &judged.among(iris)?,
        spill,
        |claim| {
            write_claim(claim, kept, origins, derived)?;
            derived.hand_on()
        },
    )
}

fn write_claim(claim: &Claim, kept: &Kept, origins: &[usize], derived: &mut Derived<'_>) -> io::Result<()> {
    let article = |told: usize| kept.said_in[told] as usize;
    let founder = kept.said.get(claim.founder)?;
    let place = derived.place("claim", "claims", &founder.iri, kept.articles[article(claim.founder)].day);
    derived.class(&place, &sayso::Claim);
    derived.say(&place, &sayso::content, Literal::new_simple_literal(&founder.words));
    let of: BTreeSet<usize> = claim.members.iter().map(|member| article(member.told)).collect();
    seen(&kept.articles, &of.iter().copied().collect::<Vec<_>>(), &place, derived);
    let said: Vec<(usize, Role, Arc<Said>)> = claim
        .members
        .iter()
        .map(|member| Ok((article(member.told), member.role, kept.said.get(member.told)?)))
        .collect::<io::Result<_>>()?;
    let sayers = || said.iter().filter(|(_, role, _)| matches!(role, Role::Asserts | Role::Repeats));
    let texts: BTreeSet<usize> = sayers().map(|(at, ..)| origins[*at]).collect();
    derived.say(&place, &sayso::texts, count(texts.len()));
    let words: BTreeSet<Result<&str, usize>> =
        sayers().map(|(at, _, said)| said.root.as_deref().ok_or(origins[*at])).collect();
    derived.say(&place, &sayso::words, count(words.len()));
    let accused: BTreeSet<&String> = said.iter().flat_map(|(.., said)| &said.accused).collect();
    for accused in accused {
        derived.say(&place, &schema::about, NamedNode::new_unchecked(accused));
    }
    for (_, role, said) in &said {
        let role = match role {
            Role::Asserts => &sayso::asserts,
            Role::Repeats => &sayso::repeats,
            Role::Denies => &sayso::denies,
            Role::Counters => &sayso::counters,
        };
        derived.tie(&said.iri, role, &place);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::derive::testing::{BASE, index, select};

    /// An article in which somebody says something.
    fn article(name: &str, day: &str, speaker: &str, words: &str, more: &str) -> String {
        format!(
            "<{name}> {{ <{name}> a sayso:Article ; schema:datePublished \"{day}\"^^xsd:date ; schema:articleBody \"{words}\" .
               <{name}#s> a sayso:Statement ; sayso:speaker {speaker} ; sayso:content \"{words}\" ;
                 sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted {more} . }}\n"
        )
    }

    fn roles(trig: &str) -> Vec<String> {
        let query = "SELECT ?s ?role { ?s ?role ?claim . ?claim a sayso:Claim }";
        let ontology = "https://w3id.org/sayso/ontology#";
        select(&index(trig), query).into_iter().map(|row| row.replace(BASE, "").replace(ontology, "")).collect()
    }

    const ACCUSES: &str =
        "; a sayso:Event, sayso:Accusation ; sayso:category plover:ACCUSE ; sayso:trigger \"accused\" ;
        sayso:target a:norway";
    const WORDS: &str = "of sinking the trawler Havbris off Iceland with a torpedo";

    /// Sweden accuses Norway, Finland repeats it, Norway denies it.
    fn one_two_three() -> String {
        article("one", "2015-09-09", "a:sweden", WORDS, ACCUSES)
            + &article(
                "two",
                "2015-09-10",
                "a:finland",
                "that Norway sank the trawler Havbris off Iceland by a torpedo",
                "",
            )
            + &article(
                "three",
                "2015-09-11",
                "a:norway",
                "sinking the trawler",
                "; a sayso:Denial ; sayso:cue \"deny\"",
            )
    }

    #[test]
    fn who_asserts_repeats_and_denies_stands_with_the_claim() {
        let trig = one_two_three();
        assert_eq!(roles(&trig), ["<one#s> <asserts>", "<three#s> <denies>", "<two#s> <repeats>"]);
        let told = "SELECT ?words ?articles ?of { ?it a sayso:Claim ; sayso:content ?words ; sayso:articles ?articles ;
            sayso:texts 2 ; sayso:words 2 ; schema:about ?of }";
        let expected = format!(
            "\"{WORDS}\" \"3\"^^<http://www.w3.org/2001/XMLSchema#integer> <https://w3id.org/sayso/id/actor/norway>"
        );
        assert_eq!(select(&index(&trig), told), [expected]);
    }

    #[test]
    fn a_user_s_verdict_keeps_claims_apart_and_joins_them() {
        let trig = one_two_three();
        let judged = |verdict: &str| roles(&format!("{trig}<verdicts> {{ {verdict} }}"));
        assert_eq!(judged("<two#s> sayso:notSameAs <one#s> ."), ["<one#s> <asserts>", "<three#s> <denies>"]);
        assert_eq!(judged("<three#s> sayso:notSameAs <one#s> ."), ["<one#s> <asserts>", "<two#s> <repeats>"]);
        let other = article("four", "2015-09-11", "a:mali", "that taxes rose", "");
        let joined = roles(&format!("{trig}{other}<verdicts> {{ <four#s> sayso:sameAs <one#s> . }}"));
        assert!(joined.contains(&"<four#s> <repeats>".to_owned()), "{joined:?}");
        // Who is one with the speaker speaks as one.
        let own = judged("a:finland sayso:sameAs a:sweden .");
        assert!(own.contains(&"<two#s> <asserts>".to_owned()), "{own:?}");
    }

    #[test]
    fn what_counters_or_finds_fault_is_no_denial_of_a_deed() {
        let accused = article("one", "2015-09-09", "a:sweden", WORDS, ACCUSES);
        let countered = "; a sayso:Denial ; sayso:cue \"counter\"";
        let trig = accused
            + &article("two", "2015-09-10", "a:norway", "that a storm sank the trawler Havbris off Iceland", countered);
        assert!(!roles(&trig).iter().any(|role| role.ends_with("<denies>")), "{:?}", roles(&trig));
        let denied = |trigger: &str| {
            let accuses = ACCUSES.replace("accused", trigger);
            let denial = "<one#t> a sayso:Statement, sayso:Denial ; sayso:speaker a:norway ; sayso:content \"any wrongdoing\" ;
                sayso:cue \"deny\" ; sayso:inResponseTo <one#s> ; sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted .";
            let alone = article("one", "2015-09-09", "a:sweden", WORDS, &accuses);
            roles(&format!("{} {denial} }}\n", alone.trim_end().trim_end_matches('}'))).len()
        };
        assert_eq!((denied("accused"), denied("criticized")), (2, 0));
    }

    #[test]
    fn a_denial_answers_the_claim_and_nothing_said_by_the_way() {
        let said = |words: &str| article("one", "2015-09-09", "a:sweden", words, "; sayso:mentions a:norway");
        let denied = article("two", "2015-09-10", "a:norway", "sinking a trawler off Narvik", "; a sayso:Denial");
        assert_eq!(roles(&(said("that Norway was sinking the trawler off Narvik") + &denied)).len(), 2);
        let by_the_way = "that it pressed Norway for hours at the Oslo summit of Nordic envoys, with Finland and Iceland in the room and \
            cod quotas on the table, on sinking the trawler off Narvik";
        assert!(roles(&(said(by_the_way) + &denied)).is_empty());
    }

    /// How much stands in claims where Norway answers in one article what it is accused of in some words.
    fn answered(words: &str, denial: &str) -> usize {
        let accuses = article("one", "2015-09-09", "a:sweden", words, ACCUSES);
        let denial = format!(
            "<one#t> a sayso:Statement, sayso:Denial ; sayso:speaker a:norway ; sayso:content \"{denial}\" ;
             sayso:inResponseTo <one#s> ; sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted ."
        );
        roles(&format!("{} {denial} }}\n", accuses.trim_end().trim_end_matches('}'))).len()
    }

    #[test]
    fn any_wrongdoing_answers_no_long_tale() {
        let tale = "The cabinet of Olaf Baker failed to find a partner for its budget in both chambers, whose members refuse talks \
            while Norway stands accused of sinking the trawler Havbris off Iceland";
        assert_eq!((answered(WORDS, "any wrongdoing"), answered(tale, "any wrongdoing")), (2, 0));
        // One word in common is a denial of something else.
        assert_eq!(
            (answered(WORDS, "sinking a trawler"), answered(WORDS, "that its torpedo boats are rusty and old")),
            (2, 0)
        );
    }

    #[test]
    fn who_tells_of_an_accusation_does_not_make_it() {
        let denied = article("two", "2015-09-10", "a:norway", "sinking a trawler off Narvik", "; a sayso:Denial");
        let said = |words: &str| article("one", "2015-09-09", "a:sweden", words, "; sayso:mentions a:norway") + &denied;
        assert_eq!(roles(&said("that Norway was sinking the trawler off Narvik")).len(), 2);
        assert!(roles(&said("that claims of Norway sinking the trawler off Narvik are old")).is_empty());
    }

    #[test]
    fn who_denies_a_report_denies_no_accusation_before_it() {
        assert_eq!((answered(WORDS, "the accusation"), answered(WORDS, "the report")), (2, 0));
    }

    #[test]
    fn the_words_of_a_denial_are_no_claim_of_who_denies() {
        let words = "that the navy sank the trawler Havbris off Iceland with a torpedo";
        let denial = article("one", "2015-09-09", "a:norway", &format!("reports {words}"), "; a sayso:Denial");
        let own = format!(
            "<one#t> a sayso:Statement ; sayso:speaker a:norway ; sayso:content \"{words}\" ;
             sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted ."
        );
        assert!(roles(&format!("{} {own} }}\n", denial.trim_end().trim_end_matches('}'))).is_empty());
    }

    #[test]
    fn what_one_article_tells_alone_is_no_claim_of_several() {
        assert!(roles(&article("one", "2015-09-09", "a:sweden", WORDS, ACCUSES)).is_empty());
        let thought = article("two", "2015-09-10", "a:finland", WORDS, "; a sayso:Thought");
        assert!(roles(&(article("one", "2015-09-09", "a:sweden", WORDS, "") + &thought)).is_empty());
    }

    #[test]
    fn somebody_else_denying_something_else_does_not_join() {
        let trig = article("one", "2015-09-09", "a:sweden", WORDS, ACCUSES)
            + &article("two", "2015-09-11", "a:mali", "sinking the trawler", "; a sayso:Denial")
            + &article("three", "2015-09-11", "a:norway", "raising taxes on whisky", "; a sayso:Denial");
        assert!(roles(&trig).is_empty());
    }
}
