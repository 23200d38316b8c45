//! Nouns that stand for people and bodies, by lemma: what a noun phrase without a name can mean.

/// Nouns of one human being's role. With a name they are titles; alone they refer to somebody by office.
const ROLES: &[&str] = &[
    "activist",
    "adviser",
    "advisor",
    "aide",
    "ambassador",
    "analyst",
    "attorney",
    "author",
    "ayatollah",
    "boss",
    "cardinal",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chief",
    "colonel",
    "columnist",
    "commander",
    "commentator",
    "commissioner",
    "congressman",
    "congresswoman",
    "coordinator",
    "correspondent",
    "counsel",
    "counterpart",
    "crown",
    "deputy",
    "diplomat",
    "director",
    "editor",
    "emir",
    "envoy",
    "executive",
    "expert",
    "general",
    "governor",
    "head",
    "historian",
    "imam",
    "inspector",
    "journalist",
    "judge",
    "king",
    "lawmaker",
    "lawyer",
    "leader",
    "legislator",
    "lieutenant",
    "major",
    "marshal",
    "mayor",
    "mediator",
    "member",
    "minister",
    "monarch",
    "negotiator",
    "nominee",
    "officer",
    "official",
    "ombudsman",
    "operative",
    "owner",
    "parliamentarian",
    "policeman",
    "politician",
    "pope",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "principal",
    "professor",
    "prosecutor",
    "queen",
    "rapporteur",
    "reporter",
    "representative",
    "researcher",
    "resident",
    "scholar",
    "scientist",
    "secretary",
    "senator",
    "sergeant",
    "sheikh",
    "soldier",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "strongman",
    "sultan",
    "superintendent",
    "supervisor",
    "treasurer",
    "veteran",
    "vice",
    "victim",
    "witness",
    "writer",
];

/// Titles set before a name and abbreviated.
const ABBREVIATED_TITLES: &[&str] = &[
    "Adm.", "Amb.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Dr", "Dr.", "Gen", "Gen.", "Gov.", "Lt.", "Maj.", "Prof.",
    "Rep.", "Rev.", "Sen.", "Sgt.",
];

/// Forms of address: they tell the gender, not an office.
const HONORIFICS: &[(&str, Option<Gender>)] = &[
    ("Mr", Some(Gender::Male)),
    ("Mr.", Some(Gender::Male)),
    ("Sir", Some(Gender::Male)),
    ("Lord", Some(Gender::Male)),
    ("Mrs", Some(Gender::Female)),
    ("Mrs.", Some(Gender::Female)),
    ("Ms", Some(Gender::Female)),
    ("Ms.", Some(Gender::Female)),
    ("Miss", Some(Gender::Female)),
    ("Lady", Some(Gender::Female)),
    ("Dame", Some(Gender::Female)),
];

/// Nouns of bodies that a state or an organisation has: "the Russian defence ministry" is a body by name.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "air",
    "army",
    "authority",
    "bank",
    "board",
    "broadcaster",
    "bureau",
    "cabinet",
    "campaign",
    "centre",
    "center",
    "command",
    "commission",
    "committee",
    "council",
    "court",
    "delegation",
    "department",
    "embassy",
    "federation",
    "force",
    "foundation",
    "government",
    "guard",
    "institute",
    "intelligence",
    "junta",
    "leadership",
    "legislature",
    "military",
    "ministry",
    "mission",
    "monarchy",
    "navy",
    "office",
    "opposition",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "presidency",
    "regime",
    "senate",
    "service",
    "team",
    "treasury",
    "union",
];

/// Nouns that refer back to a body or an armed group named before.
const COLLECTIVES: &[&str] = &[
    "alliance",
    "bloc",
    "body",
    "coalition",
    "company",
    "faction",
    "firm",
    "group",
    "movement",
    "militia",
    "network",
    "newspaper",
    "paper",
    "outlet",
];

/// Nouns that refer back to a state named before.
const STATES: &[&str] = &["country", "kingdom", "nation", "republic", "state"];

/// Nouns of people, mostly in the plural, whose names the text does not give.
const PEOPLE: &[&str] = &[
    "activist",
    "adviser",
    "aide",
    "analyst",
    "attacker",
    "authority",
    "civilian",
    "critic",
    "demonstrator",
    "diplomat",
    "doctor",
    "expert",
    "extremist",
    "fighter",
    "gunman",
    "insurgent",
    "investigator",
    "islamist",
    "jihadist",
    "journalist",
    "jihadi",
    "lawmaker",
    "leader",
    "local",
    "medic",
    "migrant",
    "militant",
    "militiaman",
    "monitor",
    "observer",
    "officer",
    "official",
    "opponent",
    "person",
    "people",
    "policeman",
    "protester",
    "protestor",
    "rebel",
    "refugee",
    "relative",
    "reporter",
    "resident",
    "separatist",
    "soldier",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "supporter",
    "terrorist",
    "trooper",
    "troop",
    "villager",
    "witness",
    "worker",
    "man",
    "woman",
    "voter",
    "student",
];

/// Those of [`PEOPLE`] on whose word a claim may rest although nobody stands for it by name.
const UNNAMED_SOURCES: &[&str] = &[
    "activist",
    "adviser",
    "aide",
    "analyst",
    "diplomat",
    "doctor",
    "expert",
    "insider",
    "investigator",
    "journalist",
    "lawmaker",
    "local",
    "medic",
    "monitor",
    "observer",
    "officer",
    "official",
    "person",
    "people",
    "reporter",
    "resident",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "witness",
    "report",
    "worker",
    "man",
    "woman",
    "voter",
    "student",
];

/// Grammatical or natural gender, where the text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// True for nouns of a single human being's role ("minister").
pub fn is_role(lemma: &str) -> bool {
    listed(ROLES, lemma)
}

/// True for abbreviated titles before a name ("Gen.").
pub fn is_abbreviated_title(token: &str) -> bool {
    ABBREVIATED_TITLES.contains(&token)
}

/// The gender that a form of address tells; `None` where the token is none.
pub fn honorific(token: &str) -> Option<Option<Gender>> {
    HONORIFICS.iter().find(|(word, _)| *word == token).map(|(_, gender)| *gender)
}

/// True for nouns of a body that belongs to a state or organisation ("ministry").
pub fn is_body(lemma: &str) -> bool {
    listed(BODIES, lemma)
}

/// True for nouns that refer back to a body ("the group").
pub fn is_collective(lemma: &str) -> bool {
    listed(COLLECTIVES, lemma)
}

/// True for nouns that refer back to a state ("the country").
pub fn is_state_noun(lemma: &str) -> bool {
    listed(STATES, lemma)
}

/// True for nouns of people.
pub fn is_people(lemma: &str) -> bool {
    listed(PEOPLE, lemma) || listed(ROLES, lemma)
}

/// True for nouns that withhold a name although they are given as a source ("officials").
pub fn is_unnamed_source(lemma: &str) -> bool {
    listed(UNNAMED_SOURCES, lemma)
}

fn listed(list: &[&str], lemma: &str) -> bool {
    list.contains(&lemma)
}
