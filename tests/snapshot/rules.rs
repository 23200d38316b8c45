//! Each rule finds something: in the bundled articles, or in a text made for it.

use std::collections::BTreeSet;

use sayso::article::Article;
use sayso::facts::{Facts, Meta};

use super::{BUNDLED, SAYSO};

/// The name of every rule that a fact can carry, by the kind of fact.
const RULES: &str = "
    statement/according-to statement/beside-quote statement/colon statement/continued statement/dash
    statement/light-verb statement/mistagged statement/noun statement/turn statement/verb
    event/adjective event/blame event/denial event/kind event/label event/must event/noun event/participle event/verb
    event/verb-object
    site/agent site/complement site/conjunct site/governor site/noun site/object site/opening site/participle
    site/phrase site/scene/again site/scene/clause site/scene/dateline site/scene/paragraph site/scene/sentence site/subject
    figure/number figure/part
    office/apposition office/before office/copula
";

/// Texts for the rules that the bundled articles do not need.
const TEXTS: &[&str] = &[
    "Norway said that Sweden must withdraw its troops.",
    "Chad said that rockets had been fired at its troops by Niger.",
    "Six guards were wounded by shells in the town of Gao.",
    "Norway issued a statement that it will pay.",
    "The Herald and the Post report that the mine was safe.",
    "\"We won,\" Roe notes.",
    "But Roe maintains that the ferry is not late.",
    "Niger accused Chad of arming rebels. The claims are false, Chad said.",
    "\"We will not pay for it\" — Ola Berg, minister.",
    "Berg: \"We will not pay for the ferry.\"",
    "JANE ROE: We will not pay.\n\nOLA BERG: You will pay in the end.\n\nJANE ROE: We shall see about that.",
    "The announcement by Norway that it will pay was welcome.",
    "Ola Berg, the minister, told reporters that the talks went well.\n\n\"We shall see what comes of it.\"\n\n\"They will pay in the end.\"",
    "Ola Berg is the foreign minister of Norway.",
    "US-armed Malian rebels met Niger.",
    "Niger is critical of Chad.",
    "Peru's president called Jane Roe a traitor.",
    "In Aden, rebels attacked soldiers on Monday.",
    "Rebels clashed with residents of Aden.",
    "Ten soldiers were shot and killed in Maputo.",
    "Ten soldiers died when rebels attacked their camp in Aden.",
    "Zambia held an election.",
    "Rebels attacked soldiers, capturing the town of Gao.",
    "Rebels attacked a post in Gao on Monday.\n\nThe soldiers attacked the rebels.\n\nSoldiers killed nine rebels.",
    "Malian rebels attacked a base in Gao.\n\nIt is large.\n\nFour guards were killed in the attack.",
    "The blast killed thirteen people, among them seven children.",
    "ADEN (Reuters) - Rebels attacked soldiers on Monday.\n\nThe soldiers had no time to flee.",
];

/// The rules that found something.
fn fired(facts: &Facts) -> BTreeSet<String> {
    let mut rules: BTreeSet<String> = facts.statements.iter().map(|fact| fact.rule.clone()).collect();
    rules.extend(facts.events.iter().map(|fact| fact.rule.clone()));
    rules.extend(facts.events.iter().flat_map(|fact| &fact.sites).map(|site| format!("site/{}", site.rule)));
    rules.extend(facts.figures.iter().map(|fact| fact.rule.clone()));
    rules.extend(facts.offices.iter().map(|fact| fact.rule.clone()));
    rules
}

#[test]
fn every_rule_fires() {
    let mut found: BTreeSet<String> = BUNDLED.values().flat_map(fired).collect();
    for text in TEXTS {
        found.extend(fired(&SAYSO.extract(&Article::new("text".to_owned(), (*text).to_owned(), &Meta::default()))));
    }
    let rules: BTreeSet<String> = RULES.split_whitespace().map(str::to_owned).collect();
    let idle: Vec<_> = rules.difference(&found).collect();
    let unknown: Vec<_> = found.difference(&rules).collect();
    assert!(idle.is_empty(), "rules that never find anything: {idle:?}");
    assert!(unknown.is_empty(), "rules that RULES does not name: {unknown:?}");
}
