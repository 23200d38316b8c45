//! The closed sets of labels: parts of speech, dependency relations, kinds of names.

macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            /// All labels, in the order of the enumeration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label as spaCy writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// The label that spaCy writes as `text`.
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

labels! {
    /// Parts of speech (Universal Dependencies v2, plus `SPACE` for white space).
    Pos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Other.
        X = "X",
        /// White space.
        Space = "SPACE",
        /// Not set; the model sets it on every token.
        None = "",
    }
}

labels! {
    /// Dependency relations (the CLEAR style of ClearNLP, as in OntoNotes conversions; Choi and
    /// Palmer 2012, "Guidelines for the CLEAR Style Constituent to Dependency Conversion").
    Dep {
        /// The head of a sentence.
        Root = "ROOT",
        /// Clausal modifier of a noun.
        Acl = "acl",
        /// Adjectival complement.
        Acomp = "acomp",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverbial modifier.
        Advmod = "advmod",
        /// Agent of a passive: its "by".
        Agent = "agent",
        /// Adjectival modifier.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Attribute after a copula.
        Attr = "attr",
        /// Auxiliary.
        Aux = "aux",
        /// Passive auxiliary.
        Auxpass = "auxpass",
        /// Case marker: "'s".
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clausal complement with a subject of its own.
        Ccomp = "ccomp",
        /// Part of a compound noun.
        Compound = "compound",
        /// Conjunct.
        Conj = "conj",
        /// Clausal subject.
        Csubj = "csubj",
        /// Clausal subject of a passive.
        Csubjpass = "csubjpass",
        /// Indirect object.
        Dative = "dative",
        /// Some other dependent; white space too.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Direct object.
        Dobj = "dobj",
        /// Expletive: "there" in "there is".
        Expl = "expl",
        /// Interjection.
        Intj = "intj",
        /// Marker of a subordinate clause.
        Mark = "mark",
        /// Meta modifier: headings and the like.
        Meta = "meta",
        /// Negation.
        Neg = "neg",
        /// Nominal modifier.
        Nmod = "nmod",
        /// Noun phrase as an adverbial.
        Npadvmod = "npadvmod",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a passive.
        Nsubjpass = "nsubjpass",
        /// Numeric modifier.
        Nummod = "nummod",
        /// Object predicate.
        Oprd = "oprd",
        /// Parataxis: often what was said, or who said it.
        Parataxis = "parataxis",
        /// Complement of a preposition that is a clause.
        Pcomp = "pcomp",
        /// Object of a preposition.
        Pobj = "pobj",
        /// Possessor.
        Poss = "poss",
        /// "Both", "either" before a coordination.
        Preconj = "preconj",
        /// Predeterminer.
        Predet = "predet",
        /// Prepositional modifier.
        Prep = "prep",
        /// Particle of a phrasal verb.
        Prt = "prt",
        /// Punctuation.
        Punct = "punct",
        /// Modifier of a quantifier.
        Quantmod = "quantmod",
        /// Relative clause.
        Relcl = "relcl",
        /// Clausal complement without a subject of its own.
        Xcomp = "xcomp",
        /// Not set; the model sets it on every token.
        None = "",
    }
}

labels! {
    /// Kinds of named entities (OntoNotes 5).
    EntType {
        /// Numerals that fall under no other kind.
        Cardinal = "CARDINAL",
        /// Dates and periods.
        Date = "DATE",
        /// Named hurricanes, battles, wars, sports events.
        Event = "EVENT",
        /// Buildings, airports, highways, bridges.
        Fac = "FAC",
        /// Countries, cities, states.
        Gpe = "GPE",
        /// Any named language.
        Language = "LANGUAGE",
        /// Named documents made into laws.
        Law = "LAW",
        /// Places that are no GPE: mountains, bodies of water.
        Loc = "LOC",
        /// Money with its unit.
        Money = "MONEY",
        /// Nationalities, religious or political groups.
        Norp = "NORP",
        /// "First", "second".
        Ordinal = "ORDINAL",
        /// Companies, agencies, institutions.
        Org = "ORG",
        /// Percentages with the sign.
        Percent = "PERCENT",
        /// People, fictional ones too.
        Person = "PERSON",
        /// Objects, vehicles, foods.
        Product = "PRODUCT",
        /// Measurements.
        Quantity = "QUANTITY",
        /// Times smaller than a day.
        Time = "TIME",
        /// Titles of books, songs and the like.
        WorkOfArt = "WORK_OF_ART",
    }
}

labels! {
    /// Where a token stands in a named entity.
    Iob {
        /// Outside of any.
        Outside = "O",
        /// First token of one.
        Begin = "B",
        /// Further token of one.
        Inside = "I",
    }
}

/// A dependency label as the transition system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) dep: Dep,
    /// For an arc lifted to make the tree projective: the label of the head that it belongs to.
    pub(super) head: Option<Dep>,
}

impl Label {
    pub(super) const ROOT: Self = Self { dep: Dep::Root, head: None };

    pub(super) fn parse(text: &str) -> Self {
        let (dep, head) = text.split_once("||").map_or((text, None), |(dep, head)| (dep, Some(head)));
        Self { dep: Dep::parse(dep).unwrap_or(Dep::None), head: head.and_then(Dep::parse) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_round_trip() {
        assert!(Pos::ALL.iter().all(|&pos| Pos::parse(pos.as_str()) == Some(pos)));
        assert!(Dep::ALL.iter().all(|&dep| Dep::parse(dep.as_str()) == Some(dep)));
        assert!(EntType::ALL.iter().all(|&kind| EntType::parse(kind.as_str()) == Some(kind)));
        assert_eq!(Dep::parse("root"), None);
        assert_eq!(EntType::WorkOfArt.to_string(), "WORK_OF_ART");
    }
}
