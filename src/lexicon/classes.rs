//! Tables of word classes: one enum a table, one variant a line.

use super::reader::word_classes;

word_classes! {
    /// Words beside a name that tell a place from a person or a body.
    pub enum PlaceWord in "places.tsv" {
        /// Words behind the name of one of the United States.
        Statehouse = "statehouse",
        /// Nouns of waters, with a capital.
        Water = "water",
        /// Prepositions that open where something is.
        Locative = "locative",
        /// Prepositions that places follow often, and other names too.
        Directional = "directional",
        /// Verbs whose object, and nouns whose "of", is a land or a town.
        Taken = "taken",
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
        /// Nouns that a place's name follows after "of" or "such as" ("the village of Azaz").
        Settlement = "settlement",
        /// Nouns of bodies that are called after people and things as often as after places.
        NamesakeBody = "namesake_body",
        /// Last parts of addresses that are sold to everybody and tell no country.
        SoldDomain = "sold_domain",
        /// The Arabic article in its spellings.
        ArabicArticle = "arabic_article",
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
        /// Preposition of what is in a place all the same ("over Aden").
        Above = "above",
        /// Word behind which something of another time is told.
        Aside = "aside",
        /// Noun for what lies around a place.
        Skirts = "skirts",
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
        /// Buildings that bodies are called after, where somebody may be.
        Seat = "seat",
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
        /// Word of going somewhere.
        Journey = "journey",
        /// Nouns of what is done or felt for another deed.
        Answer = "answer",
        /// Verbs of who is held to answer for a deed.
        Tries = "tries",
    }
}

word_classes! {
    /// Words by which the grammar goes: which construction a word opens.
    pub enum GrammarWord in "grammar.tsv" {
        /// Verbs of being on the way somewhere.
        Travel = "travel",
        /// Verbs of telling somebody from afar.
        Writing = "writing",
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
        /// What somebody is granted or denied, which no name stands before for another reason ("denied Denmark access").
        Granted = "granted",
        /// Nouns that stand for what they are of ("a series of talks").
        Container = "container",
        /// Prepositions whose object is acted on.
        PatientPreposition = "patient-preposition",
        /// Subjects of which "is to" tells a purpose, not a plan.
        Aim = "aim",
        /// Verbs that say of a noun whether it happens.
        Staging = "staging",
        /// Prepositions that change which time is meant ("since Monday").
        Span = "span",
        /// Words that stand for somebody.
        Pronoun = "pronoun",
        /// Verbs that say of a noun that it happens.
        Occurrence = "occurrence",
        /// Prepositions of that in which something happens ("killed in clashes").
        During = "during",
        /// Words that open a clause of what happens at the same time.
        Simultaneous = "simultaneous",
        /// Words before a noun that mean nobody in particular.
        Generic = "generic",
    }
}

word_classes! {
    /// Words by which events are told.
    pub enum EventWord in "event.tsv" {
        /// Nouns of agreements, called after places and parties ("the Paris accord").
        Accord = "accord",
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
        /// Verbs of what polls find.
        Finding = "finding",
        /// Verbs whose object is told something.
        Telling = "telling",
        /// Nouns of what can be denied.
        Accusation = "accusation",
        /// What is said of a charge that is denied.
        False = "false",
        /// Nouns of what crashes, sinks, collapses or explodes.
        Wreck = "wreck",
        /// Verbs whose object, where it is somebody in office, loses it.
        Dismissal = "dismissal",
        /// Verbs that say what somebody is called.
        Labelling = "labelling",
        /// What one is called that is blamed.
        Insult = "insult",
        /// Verbs of what nobody should do.
        Misdeed = "misdeed",
        /// What one is called that is praised.
        Compliment = "compliment",
        /// What one should be in one's heart, which is no demand.
        Feeling = "feeling",
        /// Nouns of what strikes for somebody.
        Weapon = "weapon",
        /// Adjectives that say what kind of act it is and not whose.
        Nature = "nature",
        /// Verbs of keeping something from somebody ("defended it from critics").
        Shielding = "shielding",
        /// Nouns that a name before them is the matter of, and not the owner ("the Russia inquiry").
        Topical = "topical",
        /// Nouns of what is done to whom they are of ("her arrest").
        Undergone = "undergone",
        /// Nouns of how somebody fares, which one may worry about ("her health").
        Welfare = "welfare",
        /// Nouns that before another say of what kind the act is ("a commando raid").
        Kind = "kind",
        /// Words before "attack" that say that it was one in words.
        Verbal = "verbal",
        /// Nouns of what can be damaged where it stands, besides what crashes or collapses.
        Damaged = "damaged",
        /// Verbs that only say that what their subject names came about ("a quake struck").
        ComingAbout = "coming-about",
        /// Kinds of what befalls a person.
        Befalling = "befalling",
        /// Nouns of what is held for people to come to, besides happenings and talks.
        Occasion = "occasion",
        /// Houses, which harm nobody: what killed stood there.
        House = "house",
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
        /// Taken by force.
        Kidnapped = "kidnapped",
        /// Who is lost by whom ("lost 40 soldiers").
        Perish = "perish",
        /// No human being.
        Thing = "thing",
        /// Words before a part of those counted.
        Among = "among",
    }
}

word_classes! {
    /// Words beside names and in phrases that mean people and bodies.
    pub enum PersonWord in "people.tsv" {
        /// Titles of office before a name, cut short ("Gen.").
        AbbreviatedTitle = "abbreviated_title",
        /// Forms of address of a man.
        MaleAddress = "male_address",
        /// Forms of address of a woman.
        FemaleAddress = "female_address",
        /// Verbs that only people are the subjects of.
        Mind = "mind",
        /// Adjectives that say which kind a body is and not which of them ("the armed group").
        Kind = "kind",
        /// Words that make another office of an office: the vice president is not the president.
        Rank = "rank",
        /// Words that a surname may begin with ("van").
        NameParticle = "name_particle",
        /// Words behind a surname ("Jr").
        NameSuffix = "name_suffix",
        /// Relatives.
        Kin = "kin",
        /// Those of them that are men.
        MaleKin = "male_kin",
        /// Those of them that are women.
        FemaleKin = "female_kin",
        /// Words of what an office is for ("Defense Secretary").
        Portfolio = "portfolio",
        /// Titles before a name that are other words where they are small ("Justice Roe").
        CapitalTitle = "capital_title",
        /// Forces that a rank may be of ("Navy Capt. Roe").
        RankOf = "rank_of",
        /// Offices that America does not have.
        ForeignOffice = "foreign_office",
        /// Those who serve somebody: whose they are stands behind "to".
        Attendant = "attendant",
        /// Verbs of being in an office ("served as chairman").
        Serve = "serve",
        /// Verbs of being put into an office ("was appointed chairman").
        Appoint = "appoint",
        /// Members of a party, of whom the first in a committee has an office.
        PartyMember = "party_member",
        /// Adjectives that tell who is first of them ("the ranking Republican").
        FirstOf = "first_of",
        /// Bodies that only the article around tells of ("the company founder").
        SomeBody = "some_body",
        /// Offices in an American state or for one.
        StateOffice = "state_office",
        /// Offices that are of their holder's state.
        NationalOffice = "national_office",
        /// Offices of which there is one in a state, or that only its parliament has.
        HomeOffice = "home_office",
        /// Titles and trades that are no office.
        NoOffice = "no_office",
        /// Lawyers, under whatever name.
        Advocate = "advocate",
        /// Heads of a state: "the leader" may be its president.
        HeadOfState = "head_of_state",
        /// Papers with an author ("the statement added").
        Document = "document",
        /// Nouns of the forces and offices of a state, and of what they are called by.
        StateForce = "state_force",
        /// Nouns in the names of bodies ("Corp.").
        BodyNoun = "body_noun",
        /// Words before a title that say when it was held.
        Then = "then",
        /// Nouns of how many of them, whoever they are ("ten percent of voters").
        Share = "share",
        /// Words that say how many of them, who are not all of them ("several", "other").
        Count = "count",
        /// Adjectives that say which of them, and neither what they are nor how many ("own").
        Which = "which",
    }
}

word_classes! {
    /// Words of time expressions.
    pub enum TimeWord in "time.tsv" {
        /// Words that do not change which day or month is meant.
        Filler = "filler",
        /// Words that leave a length of time about what it is.
        About = "about",
    }
}

word_classes! {
    /// Words before a number that say which way it may be wrong, up to three of them together.
    pub enum AmountWord in "amounts.tsv" {
        /// The number is a lower bound.
        AtLeast = "at_least",
        /// The number is an upper bound.
        AtMost = "at_most",
        /// It is about so many.
        About = "about",
    }
}

word_classes! {
    /// Words by which a text commits itself to what it tells, or keeps away from it.
    pub enum CommitmentWord in "commitment.tsv" {
        /// Verbs of what is done by saying that one wants to.
        Performed = "performed",
        /// Adverbs that negate their verb.
        Negates = "negates",
        /// Adverbs of what came close and did not happen.
        FallsShort = "falls-short",
        /// Adverbs that leave it open, or to others.
        Hedges = "hedges",
        /// Words for nobody and nothing.
        Nobody = "nobody",
        /// Words for so few that it is denied of the others.
        Few = "few",
        /// Adjectives of what may not have been.
        Alleged = "alleged",
        /// Adjectives of what did not come about.
        Thwarted = "thwarted",
        /// Adjectives of what is still to come.
        ToCome = "to-come",
        /// Adjectives of what is only thought of, or played.
        Supposed = "supposed",
        /// Words that say of a report that it is not so.
        False = "false",
        /// Verbs by which a report turns out not to be so.
        Debunks = "debunks",
        /// Verbs by which somebody turns a report down.
        Dismisses = "dismisses",
        /// Works and occasions in which what is told is made up.
        Fiction = "fiction",
        /// Conjunctions that make a condition of what they open.
        If = "if",
        /// Prepositions whose negated phrase in front negates the clause.
        Fronted = "fronted",
        /// Verbs that call upon somebody to suppose something.
        Imagine = "imagine",
        /// Prepositions whose object a word takes.
        Takes = "takes",
        /// Verbs of having a view of something.
        Views = "views",
        /// Verbs of what somebody does with an occasion.
        Attends = "attends",
        /// What is due to come about.
        Due = "due",
    }
}

word_classes! {
    /// Words by which the layout of a page is known.
    pub enum LayoutWord in "layout.tsv" {
        /// Service that articles are shared by, or its button.
        ShareService = "share-service",
        /// Word between the names of such services.
        ShareFiller = "share-filler",
        /// Small word inside a name.
        NameParticle = "name-particle",
        /// Words that open a byline.
        BylineOpening = "byline-opening",
        /// Word of an outlet or of who writes for it, as it stands in a byline.
        OutletStaff = "outlet-staff",
        /// Small word between the names of a byline.
        BylineJoint = "byline-joint",
        /// Verb or preposition before which no participle stands for the verb of a caption.
        NoCaption = "no-caption",
        /// Word in -ing that is no participle.
        NounInIng = "noun-in-ing",
        /// Office as it stands in a caption.
        Office = "office",
        /// Small word inside the name and office of a caption.
        OfficeJoint = "office-joint",
        /// Small word inside the name of a place.
        PlaceParticle = "place-particle",
        /// Word that opens a line like a place and is none.
        Kicker = "kicker",
        /// Last word of an outlet's name, in small letters.
        Outlet = "outlet",
        /// Words before the day of publication, longer ones before those that they begin with.
        DateLabel = "date-label",
        /// Function word, which no tag of an archive has.
        Function = "function",
        /// Extension of files that are not plain text, or not plain text of an article.
        ForeignFormat = "foreign-format",
        /// Word around a time of day, in small letters.
        Clock = "clock",
        /// What labels say in capitals before a colon, or begin with, that tell nobody who speaks.
        NoSpeaker = "no-speaker",
        /// Opening of a stage direction in a transcript.
        StageMark = "stage-mark",
        /// Word of grammar, no name.
        SmallWord = "small-word",
        /// Tag of HTML that begins or ends a paragraph.
        BlockTag = "tag-block",
        /// Tag that ends a line.
        BreakTag = "tag-break",
        /// Tag inside a line.
        InlineTag = "tag-inline",
    }
}

word_classes! {
    /// Words of web pages.
    pub enum PageWord in "pages.tsv" {
        /// Tag that is a paragraph of its own.
        Block = "block",
        /// Tag whose inside nobody reads.
        Unread = "unread",
        /// Tag that has no inside.
        Void = "void",
        /// Tag that ends without being closed.
        OpenEnded = "open-ended",
        /// Tag that, left open, is opened anew in every paragraph.
        Formatting = "formatting",
        /// Tag of a heading.
        Heading = "heading",
        /// Tag of a picture with its caption.
        Caption = "caption",
        /// Tag of what stands beside the article.
        Aside = "aside",
        /// Tag of an entry of a list or a table.
        Cell = "cell",
        /// Tag of bold letters.
        Bold = "bold",
        /// Class or id, or a part of one between hyphens, of elements beside the body: captions, decks, teasers.
        BesideName = "beside-name",
        /// Tag whose inside holds no tags.
        RawText = "raw-text",
        /// Tag that goes out with its inside before a page is parsed.
        Cut = "cut",
        /// Tag of a drawing, inside of which it is no tag of a page.
        Drawing = "drawing",
        /// Name of a `meta` that tells the day of publication, the surest first.
        DateKey = "date-key",
        /// Name of a `meta` that tells the title, the surest first.
        TitleKey = "title-key",
        /// Name of a `meta` that tells who wrote it.
        AuthorKey = "author-key",
        /// Name of a `meta` that tells the outlet.
        PublisherKey = "publisher-key",
        /// Name of a `meta` that tells the address.
        AddressKey = "address-key",
        /// Tag that a page begins with.
        Document = "document",
    }
}

word_classes! {
    /// Names by which formats and their fields are known, in small letters.
    pub enum FormatName in "formats.tsv" {
        /// Extension of plain text.
        Text = "text",
        /// Extension of Markdown.
        Markdown = "markdown",
        /// Extension of JSON Lines.
        JsonLines = "json-lines",
        /// Extension of JSON.
        Json = "json",
        /// Extension of tables with commas.
        Commas = "commas",
        /// Extension of tables with tabs.
        Tabs = "tabs",
        /// Extension of pages.
        Page = "page",
        /// Extension of feeds and other XML.
        Feed = "feed",
        /// Extension of web archives.
        Warc = "warc",
        /// Extension of zips.
        Zip = "zip",
        /// Extension of tars.
        Tar = "tar",
        /// Extension of letters.
        Mail = "mail",
        /// Extension of mailboxes.
        Mbox = "mbox",
        /// Extension of rich text.
        Rtf = "rtf",
        /// Extension of PDF.
        Pdf = "pdf",
        /// Extension of SGML.
        Sgml = "sgml",
        /// Root of a feed.
        FeedRoot = "feed-root",
        /// Root of a sitemap.
        SitemapRoot = "sitemap-root",
        /// Root of an agency's format.
        NewsRoot = "news-root",
        /// Header that only letters have.
        LetterHead = "letter-head",
        /// Field or column with the title, the likeliest first; the following likewise.
        TitleField = "title",
        /// Field with the text.
        TextField = "text-field",
        /// Field with the text as HTML.
        HtmlField = "html-field",
        /// Field with a summary.
        SummaryField = "summary-field",
        /// Field with the day of publication.
        DateField = "date-field",
        /// Field with the outlet.
        SourceField = "source-field",
        /// Field with who wrote it.
        AuthorField = "author-field",
        /// Field with the address.
        UrlField = "url-field",
        /// Field with the identity.
        IdField = "id-field",
        /// Field with the language.
        LanguageField = "language-field",
        /// Field with articles inside.
        ListField = "list-field",
        /// Field with the article's fields inside.
        InsideField = "inside-field",
        /// What a column may be said to hold.
        ColumnField = "column-field",
        /// Word of control of rich text whose group nobody reads.
        RtfSilent = "rtf-silent",
        /// Field in the head of an article of Nexis.
        NexisHead = "nexis-head",
        /// Field behind it.
        NexisTail = "nexis-tail",
        /// Field of Factiva.
        FactivaField = "factiva-field",
        /// Field of ProQuest.
        ProQuestField = "proquest-field",
    }
}

word_classes! {
    /// Words of SPARQL and of its answers.
    pub enum SparqlWord in "sparql.tsv" {
        /// Word that begins something in a query.
        Keyword = "keyword",
        /// XML Schema type of numbers, without its namespace.
        NumericType = "numeric-type",
    }
}

word_classes! {
    /// Words by which statements are found.
    pub enum ReportWord in "statement.tsv" {
        /// Verb of "as X put it".
        Puts = "puts",
        /// Verb of making or giving out a text or an occasion to speak.
        Makes = "makes",
        /// Noun of a source that headlines set before a colon or behind a dash.
        Source = "source",
        /// Text whose issuer speaks by it.
        Issued = "issued",
        /// Nouns whose relative clauses tell when, why or in which words something is said ("the day he denied it").
        SettingNoun = "setting-noun",
        /// What somebody's words raise ("raising fears of war").
        Reaction = "reaction",
        /// Verbs of telling more, of which it is told that somebody does not.
        Withheld = "withheld",
        /// Numbers that somebody gives out.
        Numbers = "numbers",
        /// Verb of how somebody sounds.
        Voices = "voices",
        /// Verb of a clause that only tells where and to whom ("speaking in Oslo, Roe said").
        Speaks = "speaks",
        /// Verb by which only what is written and those who speak tell something.
        Shows = "shows",
        /// Verb that tells of a danger or a deed where a thing is its subject.
        Happens = "happens",
        /// Verb that tells of a deed or a sight where a person is its subject.
        Finds = "finds",
        /// Text or inquiry that tells what was found.
        Record = "record",
        /// Nobody in particular.
        Anybody = "anybody",
        /// Participle of what came of somebody's words.
        Sequel = "sequel",
        /// Adjective of words that leave no doubt ("her verdict was simple: …").
        Plain = "plain",
        /// What things are measured by and that says nothing ("according to need").
        Yardstick = "yardstick",
        /// Nouns that tell what somebody has in mind (", an apparent reference to the flood").
        Allusion = "allusion",
        /// Prepositions of what a noun of something said concerns ("restraint on all sides").
        Concerning = "concerning",
        /// Preposition before the place that somebody speaks from.
        SpokenFrom = "spoken-from",
        /// Preposition before what somebody speaks through.
        SpokenThrough = "spoken-through",
        /// What a medium may be of or with ("an interview with the BBC").
        MediumOf = "medium-of",
        /// Kind of text or occasion to speak.
        Medium = "medium",
        /// Network of short messages.
        Network = "network",
        /// Outlet, by kind.
        Outlet = "outlet",
        /// Form of a verb that may end a sentence with its subject.
        Reported = "reported",
        /// Word that may follow it.
        ReportedWhere = "reported-where",
        /// Participle that reports before "that".
        Reporting = "reporting",
        /// Participle that reports without it.
        ReportsOn = "reports-on",
        /// Word that does not end what comes before a report.
        Binds = "binds",
    }
}

word_classes! {
    /// Words by which claims and figures are told apart.
    pub enum ClaimWord in "claims.tsv" {
        /// Words that negate.
        Negation = "negation",
        /// Words of inquiries.
        Probe = "probe",
        /// Words of denials that tell nothing of what is denied.
        Contentless = "contentless",
        /// Words of what is refused.
        Refused = "refused",
        /// Words that answer with what is so itself.
        Rejoins = "rejoins",
        /// Words for an accusation that somebody made.
        Accusing = "accusing",
        /// Words for what is reported.
        Reported = "reported",
        /// Words that find fault.
        Fault = "fault",
        /// Words under which nothing is said to be so.
        Conditional = "conditional",
        /// Children.
        Children = "children",
        /// Women.
        Women = "women",
        /// Civilians.
        Civilians = "civilians",
        /// Police.
        Police = "police",
        /// Soldiers.
        Soldiers = "soldiers",
        /// Armed people who are no soldiers.
        Fighters = "fighters",
        /// Words of figures that count some beside others.
        Beside = "beside",
        /// "Of".
        Of = "of",
        /// Words behind it that make a share of a figure.
        OfWhat = "of_what",
    }
}

word_classes! {
    /// Words of names by which ledgers tell whether two names mean one.
    pub enum NameWord in "names.tsv" {
        /// Forms of address and office before a person's name.
        Title = "title",
        /// Small words of surnames.
        Particle = "particle",
        /// Words before the father's name.
        Patronymic = "patronymic",
        /// "Jr", "III".
        Generation = "generation",
        /// Small words of bodies' names.
        BodyParticle = "body_particle",
        /// Kinds of companies.
        LegalForm = "legal_form",
        /// Words that have two spellings, each before the one that stands for it.
        Respelled = "respelled",
        /// Ordinals, each before its number.
        Ordinal = "ordinal",
    }
}

word_classes! {
    /// Words by which facts of several articles are compared.
    pub enum LedgerWord in "ledger.tsv" {
        /// Words without weight.
        Stop = "stop",
        /// Endings that are taken from a word before it is compared.
        Ending = "ending",
        /// Outlets that others cite.
        Outlet = "outlet",
        /// Words that make an event a habit, a sum of many, or a day kept in memory.
        Habit = "habit",
        /// Words that make an event another than the one its article tells of.
        Another = "another",
        /// Events that last.
        Lasting = "lasting",
        /// Measures and bearings that last while they are told of.
        Standing = "standing",
        /// Deeds that come again and again.
        Serial = "serial",
        /// Categories of what somebody holds or goes on doing.
        Stance = "stance",
        /// Kinds of what is told of for weeks before and after it was.
        Occasion = "occasion",
        /// Categories of what is done by saying it.
        Speech = "speech",
        /// Deeds of who speaks to or with somebody.
        Spoken = "spoken",
        /// Deeds that kill or may kill.
        Fatal = "fatal",
        /// Words of several happenings at once.
        Several = "several",
        /// Words behind an event that make it one of many.
        Again = "again",
        /// Words behind which something of another time begins.
        Beside = "beside",
        /// Words behind which a clause tells of what stands before it.
        Relative = "relative",
        /// Words that put what follows under a condition.
        Condition = "condition",
        /// Words before somebody that make them another than who was told of.
        Other = "other",
        /// Words behind which the words for somebody say more of them.
        Beyond = "beyond",
        /// Several people, by words that do not look it.
        Crowd = "crowd",
        /// Steps against somebody, each of which is one of its own.
        Step = "step",
        /// Phrases of what is summed up, or still counted.
        Sum = "sum",
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
        lines_are_classes(include_str!("layout.tsv"), LayoutWord::NAMES);
        lines_are_classes(include_str!("sparql.tsv"), SparqlWord::NAMES);
        lines_are_classes(include_str!("people.tsv"), PersonWord::NAMES);
        lines_are_classes(include_str!("time.tsv"), TimeWord::NAMES);
        lines_are_classes(include_str!("amounts.tsv"), AmountWord::NAMES);
        lines_are_classes(include_str!("commitment.tsv"), CommitmentWord::NAMES);
        lines_are_classes(include_str!("statement.tsv"), ReportWord::NAMES);
        lines_are_classes(include_str!("event.tsv"), EventWord::NAMES);
        lines_are_classes(include_str!("figure.tsv"), FigureWord::NAMES);
        lines_are_classes(include_str!("names.tsv"), NameWord::NAMES);
        lines_are_classes(include_str!("claims.tsv"), ClaimWord::NAMES);
        lines_are_classes(include_str!("ledger.tsv"), LedgerWord::NAMES);
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        assert!(SiteWord::Ground.has("city") && SiteWord::Town.has("city") && !SiteWord::People.has("city"));
        assert!(PlaceWord::Locative.has("near") && !PlaceWord::Locative.has("of") && PlaceWord::Directional.has("of"));
        assert!(PlaceWord::Institution.has("Police") && !PlaceWord::Institution.has("police"));
    }
}
