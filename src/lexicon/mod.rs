//! The lexicon: every list of words that sayso goes by, as data. A list is a line of a table (`*.tsv`) in this folder,
//! whose head explains its columns; one reader reads all tables and one lint checks them.
//!
//! This room knows nothing but [facts](crate::facts): the words, not the sentences that they stand in.
//!
//! | table | read by | what it lists |
//! |---|---|---|
//! | `cues` | [`cue`] | reporting words and what they take |
//! | `frames` | [`frame`] | predicates of events and where their source and target stand |
//! | `kinds` | [`kind`] | happenings outside the scheme of events |
//! | `actors` | [`sector`] | nouns of those who act, by sector |
//! | `nouns`, `given_names` | [`nouns`] | what a noun phrase or a given name can mean |
//! | `agent_tools` | [`agent_tools`] | tools for agents and their arguments |
//! | `agencies` | [`agency`] | names of news agencies |
//! | `deeds` | [`deeds`] | words of one deed that no ending tells to be one |
//! | `acts` | [`acts`] | what people call the categories of events |
//! | `labels` | [`labels`] | what pages call things |
//! | `media` | [`media`] | media types of answers |
//! | `prefixes` | [`prefixes`] | prefixes of namespaces |
//! | `parts` | [`parts`] | what people call the parts of a fact |
//! | `numbers` | [`numbers`] | words of numbers and their values |
//! | `calendar` | [`calendar`] | months and weekdays and their numbers |
//! | `html` | [`html`] | characters that HTML calls by name |
//! | `states` | [`states`] | regions as papers cut them short |
//! | `sounds` | [`sounds`] | letters that romanisations share |
//! | `tables` | [`tables`] | columns of exported tables |
//! | `confidence` | [`confidence`] | shares of facts that were right, measured on annotated articles |
//! | all others | [`classes`] | classes of words, one a line |
//!
//! To add a word, add it to its line. To add a list, add a line to the table of its room and a variant to the enum in
//! [`classes`] that reads the table; the tests below tell of whatever is missing.

pub mod acts;
pub mod agency;
pub mod agent_tools;
pub mod calendar;
pub mod caption;
pub mod classes;
pub mod confidence;
pub mod cue;
pub mod deeds;
pub mod frame;
pub mod html;
pub mod kind;
pub mod labels;
pub mod media;
pub mod nicknames;
pub mod nouns;
pub mod numbers;
pub mod parts;
pub mod prefixes;
pub mod reader;
pub mod sector;
pub mod signature;
pub mod sounds;
pub mod states;
pub mod tables;
mod values;
