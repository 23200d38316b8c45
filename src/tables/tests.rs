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

fn store(place: &std::path::Path) -> Store {
    let sayso = Sayso::new(&Options::default()).unwrap();
    let meta = |day: &str, url: &str| Meta {
        published: Some(day.to_owned()),
        publisher: Some("Harbour Daily".to_owned()),
        url: Some(url.to_owned()),
        ..Meta::default()
    };
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
    let articles = articles.map(|(id, text, day)| {
        Article::new(id.to_owned(), text.to_owned(), &meta(day, &format!("https://harbour.example/{id}")))
    });
    let mut writer = Writer::open(place, sayso.base().as_str()).unwrap();
    let builder = Builder { sayso: &sayso, fingerprint: "f".to_owned(), stop: &|| false };
    builder.build(articles.into_iter(), &mut writer, &mut |_| {}).unwrap();
    writer.finish().unwrap()
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
    let written = in_folder(&store, &out, TableFormat::Parquet, true).unwrap();
    let index = Index::open(store.folder().root()).unwrap();
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
fn a_row_has_names_text_and_article() {
    let place = tempfile::tempdir().unwrap();
    let store = store(&place.path().join("s.db"));
    in_folder(&store, place.path(), TableFormat::Parquet, false).unwrap();
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
    let written = in_folder(&store, place.path(), TableFormat::Csv, true).unwrap();
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
