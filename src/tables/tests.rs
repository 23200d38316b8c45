//! Tables against the graph that they are made of, and read back as other programs read them.

use std::collections::BTreeMap;
use std::fs::File;

use ::parquet::file::reader::{FileReader as _, SerializedFileReader};
use ::parquet::record::{Field, Row};

use super::*;
use crate::build::Builder;
use crate::query::{Limits, QueryText, answer, run};
use crate::store::{Index, Store, Writer};
use crate::{Article, Meta, Options, Sayso};

/// Two articles of which each tells something of its own.
fn store(place: &std::path::Path) -> Store {
    let articles = [
        (
            "a",
            "Norway accused Sweden and Denmark of attacks near Bergen. Stockholm denied it, Jane Roe said on Friday.",
            "2015-09-11",
        ),
        (
            "b",
            "At least 20 people were killed in Gao, the mayor, Awa Doe, said. Norway's prime minister, Erna Roe, left.",
            "2016-01-02",
        ),
    ];
    store_of(place, &articles)
}

fn store_of(place: &std::path::Path, articles: &[(&str, &str, &str)]) -> Store {
    let sayso = Sayso::new(&Options::default()).unwrap();
    let meta = |day: &str, url: &str| Meta {
        published: Some(day.to_owned()),
        publisher: Some("Harbour Daily".to_owned()),
        url: Some(url.to_owned()),
        ..Meta::default()
    };
    let articles = articles.iter().map(|&(id, text, day)| {
        Article::new(id.to_owned(), text.to_owned(), &meta(day, &format!("https://harbour.example/{id}")))
    });
    let mut writer = Writer::open(place, sayso.base().as_str()).unwrap();
    let builder = Builder { sayso: &sayso, fingerprint: "f".to_owned(), stop: &|| false };
    builder.build(articles, &mut writer, &mut |_| {}).unwrap();
    writer.finish().unwrap()
}

fn indexed(store: &Store) -> Index {
    Index::open(store.folder().root()).unwrap()
}

fn rows(path: &std::path::Path) -> Vec<BTreeMap<String, Field>> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let row = |row: Row| row.into_columns().into_iter().collect();
    reader.get_row_iter(None).unwrap().map(|it| row(it.unwrap())).collect()
}

fn count(index: &Index, pattern: &str) -> usize {
    let text = format!("SELECT DISTINCT ?it {{ {pattern} }}");
    let query = QueryText { name: "test".to_owned(), text };
    answer::rows(run(index, &query, &Limits::default()).unwrap()).unwrap().rows.len()
}

#[test]
fn each_table_has_as_many_rows_as_the_graph_has_nodes() {
    let place = tempfile::tempdir().unwrap();
    let store = store(&place.path().join("s.db"));
    let out = place.path().join("tables");
    let written = in_folder(&store, &indexed(&store), &out, TableFormat::Parquet, true).unwrap();
    let index = indexed(&store);
    let named = "GRAPH ?article { ?article a sayso:Article . { ?it ?p ?o } UNION { ?s ?q ?it } }";
    let patterns = [
        "GRAPH ?it { ?it a sayso:Article }".to_owned(),
        "GRAPH ?g { ?it a sayso:Statement }".to_owned(),
        "GRAPH ?g { ?it a sayso:Event }".to_owned(),
        "GRAPH ?g { ?it a sayso:Figure }".to_owned(),
        "GRAPH ?g { ?it a sayso:Office }".to_owned(),
        format!("{named} ?it a sayso:Place"),
        format!(
            "{named} VALUES ?class {{ sayso:Person sayso:State sayso:Organization sayso:ArmedGroup sayso:Coalition \
             sayso:Actor sayso:Group }} ?it a ?class"
        ),
    ];
    for ((name, number), pattern) in written.iter().zip(patterns) {
        assert!(*number > 0, "{name}");
        assert_eq!(*number, count(&index, &pattern), "{name}");
        assert_eq!(*number, rows(&out.join(format!("{name}.parquet"))).len(), "{name}");
    }
    let left: Vec<_> = std::fs::read_dir(&out).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left.len(), written.len(), "nothing unfinished: {left:?}");
}

#[test]
fn ledgers_have_a_row_for_each_node_and_each_link() {
    let wire = "A blast at the cattle market of Gao killed 30 people on Tuesday, the mayor, Awa Doe, said, and the army \
        closed the road to the river while nurses carried the wounded into a school. Norway accused Russia of jamming the \
        radio masts at Kirkenes with trucks on Monday, the minister, Mr. Olaf Berg Baker, said. (AFP)";
    let own = "On Tuesday a blast at the cattle market of Gao killed 35 people, the army said, where herders sell their \
        beasts. Russia denied jamming the radio masts at Kirkenes with trucks. Olaf Berg Baker said on Wednesday that \
        Norway had seen the trucks.";
    let place = tempfile::tempdir().unwrap();
    let articles = [("a", wire, "2015-09-09"), ("b", wire, "2015-09-09"), ("c", own, "2015-09-10")];
    let store = store_of(&place.path().join("s.db"), &articles);
    let index = indexed(&store);
    let written = in_folder(&store, &index, place.path(), TableFormat::Parquet, true).unwrap();
    let ledgers = [
        ("stories", "?it a sayso:Story"),
        ("story_articles", "?it sayso:inStory ?story"),
        ("origins", "?it a sayso:Origin"),
        ("origin_articles", "?it sayso:origin ?origin"),
        ("happenings", "?it a sayso:Happening"),
        ("happening_events", "?it sayso:denotes ?happening"),
        ("claims", "?it a sayso:Claim"),
        (
            "claim_facts",
            "?one sayso:asserts|sayso:repeats|sayso:denies|sayso:counters ?other BIND(CONCAT(STR(?one), STR(?other)) AS ?it)",
        ),
        ("figure_ledgers", "?it sayso:whom ?whom"),
        ("name_matches", "?it a sayso:NameMatch"),
    ];
    for (name, pattern) in ledgers {
        let number = written.iter().find(|(table, _)| *table == name).unwrap().1;
        assert_eq!(number, count(&index, pattern), "{name}");
        assert_eq!(number, rows(&place.path().join(format!("{name}.parquet"))).len(), "{name}");
        let told = ["stories", "story_articles", "origins", "origin_articles"];
        assert!(number > 0 || !told.contains(&name), "{name}");
    }
    let copies = rows(&place.path().join("origin_articles.parquet"));
    assert!(copies.iter().any(|row| row["derived_from"] != Field::Null), "{copies:?}");
}

#[test]
fn a_row_has_names_text_and_article() {
    let place = tempfile::tempdir().unwrap();
    let store = store(&place.path().join("s.db"));
    in_folder(&store, &indexed(&store), place.path(), TableFormat::Parquet, false).unwrap();
    let events = rows(&place.path().join("events.parquet"));
    let accusation = events.iter().find(|row| row["category"] == Field::Str("ACCUSE".to_owned())).unwrap();
    assert_eq!(accusation["source_name"], Field::Str("Norway".to_owned()));
    assert_eq!(accusation["published"], Field::Date(16_689));
    assert_eq!(accusation["address"], Field::Str("https://harbour.example/a".to_owned()));
    assert!(accusation["text"].to_string().contains("accused Sweden"), "{}", accusation["text"]);
    let Field::ListInternal(targets) = &accusation["target_names"] else { panic!("{accusation:?}") };
    assert!(targets.elements().contains(&Field::Str("Sweden".to_owned())), "{targets:?}");
    let figure = &rows(&place.path().join("figures.parquet"))[0];
    assert_eq!(figure["at_least"], Field::Long(20));
    assert_eq!(figure["value"], Field::Null);
    assert!(!rows(&place.path().join("articles.parquet"))[0].contains_key("text"));
    let actors = rows(&place.path().join("actors.parquet"));
    let norway = actors.iter().find(|row| row["name"] == Field::Str("Norway".to_owned())).unwrap();
    assert_eq!((&norway["articles"], &norway["known"]), (&Field::Long(2), &Field::Bool(true)));
}

#[test]
fn csv_says_the_same() {
    let place = tempfile::tempdir().unwrap();
    let store = store(&place.path().join("s.db"));
    let written = in_folder(&store, &indexed(&store), place.path(), TableFormat::Csv, true).unwrap();
    for (name, number) in written {
        let mut reader = ::csv::Reader::from_path(place.path().join(format!("{name}.csv"))).unwrap();
        let columns = reader.headers().unwrap().len();
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), number, "{name}");
        assert!(rows.iter().all(|row| row.len() == columns), "{name}");
    }
    let events = std::fs::read_to_string(place.path().join("events.csv")).unwrap();
    assert!(events.contains(",2015-09-11,Harbour Daily,https://harbour.example/a"), "{events}");
}
