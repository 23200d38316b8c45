//! Tables of word classes: one enum a table, one variant a line.

use super::reader::word_classes;

word_classes! {
    /// Words beside a name that tell a place from a person or a body.
    pub enum PlaceWord in "places.tsv" {
        /// Prepositions that open where something is.
        Locative = "locative",
        /// Prepositions that places follow often, and other names too.
        Directional = "directional",
        /// Nouns, in small letters and the singular, that a town's name stands before.
        Townish = "townish",
        /// Nouns of public bodies, with a capital, that a place's name opens ("Huntsville Police Department").
        Institution = "institution",
        /// Words of direction before a name, no part of it unless the gazetteer says so ("Northeast Georgia").
        Compass = "compass",
        /// Words after a name that say what it is and are no part of it: regions.
        RegionNoun = "region_noun",
        /// The same of smaller units.
        DistrictNoun = "district_noun",
        /// And of towns and their parts.
        TownNoun = "town_noun",
        /// Words that end the name of a street or road.
        Street = "street",
        /// Names of places that are common English words first: they need more than a capital letter.
        CommonWord = "common_word",
        /// Forms of address and office that a person's name follows.
        Title = "title",
        /// Small words and marks inside a name of several words.
        Joining = "joining",
    }
}

word_classes! {
    /// Words by which the place of an event is found.
    pub enum SiteWord in "site.tsv" {
        /// Preposition: the event is there.
        There = "there",
        /// Preposition: the event is by it.
        By = "by",
        /// Word of direction or distance: the event is somewhere off it.
        Off = "off",
        /// Preposition after which any name is a place's.
        Locative = "locative",
        /// Preposition that may tell a matter.
        Matter = "matter",
        /// Noun that is a place or a part of one.
        Ground = "ground",
        /// Settlement.
        Town = "town",
        /// Building or street.
        Building = "building",
        /// Unit of distance.
        Measure = "measure",
        /// People.
        People = "people",
        /// Verb whose object is a place.
        Enters = "enters",
        /// Verb whose object is a place or somebody.
        Strikes = "strikes",
        /// Verb whose object is somebody.
        Harms = "harms",
        /// Noun of what breaks out somewhere.
        Outbreak = "outbreak",
        /// Verb whose "from" says where.
        Ousts = "ousts",
        /// Noun of what an owner or a people's adjective places.
        Turmoil = "turmoil",
        /// Preposition of what a verb needs beside its object ("clashed with residents").
        Complement = "complement",
        /// Verb of saying.
        Says = "says",
        /// Word of talk or protest.
        Talk = "talk",
    }
}

word_classes! {
    /// Words by which the grammar goes: which construction a word opens.
    pub enum GrammarWord in "grammar.tsv" {
        /// Verbs that say of a noun no more than that it is done ("launched airstrikes").
        LightVerb = "light-verb",
        /// Verbs whose subject will do what the infinitive on their object says ("took a decision to withdraw").
        DecisionVerb = "decision-verb",
        /// Verbs that only lend their subject to a noun of saying ("voiced concern").
        ReportingLightVerb = "reporting-light-verb",
        /// Verbs that cannot be without an object: a headline's "soldiers killed" is passive.
        HeadlinePassive = "headline-passive",
        /// Verbs whose object is held responsible.
        BlamingVerb = "blaming-verb",
        /// Nouns that stand for what they are of ("a series of talks").
        Container = "container",
        /// Prepositions whose object is acted on.
        PatientPreposition = "patient-preposition",
        /// Subjects of which "is to" tells a purpose, not a plan.
        Aim = "aim",
        /// Words whose infinitive is planned.
        Planning = "planning",
        /// Words that do not say that what stands below them happens.
        Unreal = "unreal",
        /// Verbs that say of a noun whether it happens.
        Staging = "staging",
        /// Prepositions that change which time is meant ("since Monday").
        Span = "span",
    }
}

word_classes! {
    /// Words by which events are told.
    pub enum EventWord in "event.tsv" {
        /// Pronouns of persons.
        Personal = "personal",
        /// Nouns of those who stand to somebody and are not that somebody.
        Relation = "relation",
        /// Nouns of what strikes and is nobody.
        Force = "force",
        /// Nouns of texts, which speak for their authors.
        Text = "text",
        /// Prepositions before the noun of a meeting in which something was said.
        Circumstance = "circumstance",
        /// Verbs whose object is told something.
        Telling = "telling",
        /// Nouns of what can be denied.
        Accusation = "accusation",
        /// What is said of a charge that is denied.
        False = "false",
        /// Nouns of what crashes, sinks, collapses or explodes.
        Wreck = "wreck",
    }
}

word_classes! {
    /// Words by which numbers of people are told.
    pub enum FigureWord in "figure.tsv" {
        /// Words that tell of people killed.
        Killed = "killed",
        /// Of people injured.
        Injured = "injured",
        /// Of people displaced.
        Displaced = "displaced",
        /// Of people detained.
        Detained = "detained",
        /// The numbers from zero to nineteen, in order.
        Small = "small",
        /// The numbers from twenty to ninety by ten, in order.
        Tens = "tens",
        /// Words before a number that make it a lower bound.
        AtLeast = "at-least",
        /// Words before a number that make it an upper bound.
        AtMost = "at-most",
        /// Words before a number that make it neither.
        About = "about",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lexicon::reader::rows;

    /// Each line of the table is a class, each class has one line.
    fn lines_are_classes(table: &'static str, names: &[&str]) {
        let lines: Vec<&str> = rows(table).map(|row| row[0]).collect();
        let (distinct, classes): (BTreeSet<_>, BTreeSet<_>) =
            (lines.iter().copied().collect(), names.iter().copied().collect());
        assert_eq!(distinct, classes);
        assert_eq!(lines.len(), names.len(), "a class stands twice in {lines:?}");
    }

    #[test]
    fn every_line_is_a_class_and_every_class_a_line() {
        lines_are_classes(include_str!("places.tsv"), PlaceWord::NAMES);
        lines_are_classes(include_str!("site.tsv"), SiteWord::NAMES);
        lines_are_classes(include_str!("grammar.tsv"), GrammarWord::NAMES);
        lines_are_classes(include_str!("event.tsv"), EventWord::NAMES);
        lines_are_classes(include_str!("figure.tsv"), FigureWord::NAMES);
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        assert!(SiteWord::Ground.has("city") && SiteWord::Town.has("city") && !SiteWord::People.has("city"));
        assert!(PlaceWord::Locative.has("near") && !PlaceWord::Locative.has("of") && PlaceWord::Directional.has("of"));
        assert!(PlaceWord::Institution.has("Police") && !PlaceWord::Institution.has("police"));
    }
}
