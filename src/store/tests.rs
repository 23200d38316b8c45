//! What a store promises, tested on small made-up articles.

use std::fs;

use oxigraph::model::{Literal, NamedNode};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};

use super::*;

const BASE: &str = "https://example.org/";

fn entry(id: &str, words: &str) -> (Entry, Vec<Quad>) {
    let node = |name: &str| NamedNode::new(format!("{BASE}{name}")).unwrap();
    let graph = node(&format!("article/{id}"));
    let quad = Quad::new(graph.clone(), node("says"), Literal::new_simple_literal(words), graph.clone());
    let entry = Entry {
        id: id.to_owned(),
        graph: graph.into_string(),
        sha256: words.to_owned(),
        fingerprint: "test".to_owned(),
        url: None,
        counts: Counts { quads: 1, ..Counts::default() },
        segment: String::new(),
    };
    (entry, vec![quad])
}

fn build(path: &Path, articles: &[(String, String)]) -> Store {
    let mut writer = Writer::open(path, BASE).unwrap();
    for (id, words) in articles {
        let (entry, quads) = entry(id, words);
        writer.put(entry, &quads).unwrap();
    }
    writer.finish().unwrap()
}

fn numbered(range: std::ops::Range<usize>, words: &str) -> Vec<(String, String)> {
    range.map(|number| (format!("n{number:04}"), format!("{words} {number}"))).collect()
}

fn segment_count(store: &Store) -> usize {
    fs::read_dir(store.folder().segments()).unwrap().count()
}

#[test]
fn the_graph_does_not_depend_on_how_it_was_cut() {
    let place = tempfile::tempdir().unwrap();
    let articles = numbered(0..200, "said");
    let whole = build(&place.path().join("whole"), &articles);
    let mut reversed = articles.clone();
    reversed.reverse();
    for some in reversed.chunks(70) {
        build(&place.path().join("parts"), some);
    }
    let parts = Store::open(&place.path().join("parts")).unwrap();
    assert_eq!(whole.canonical_hash().unwrap(), parts.canonical_hash().unwrap());
    let exported = |store: &Store| {
        let mut text = String::new();
        store
            .for_each(|_, quads| {
                text.extend(lines(quads));
                Ok::<(), StoreError>(())
            })
            .unwrap();
        text
    };
    assert_eq!(exported(&whole), exported(&parts));
}

#[test]
fn an_article_is_replaced_not_repeated() {
    let place = tempfile::tempdir().unwrap();
    build(place.path(), &numbered(0..130, "old"));
    let store = build(place.path(), &numbered(0..100, "new"));
    assert_eq!(store.manifest().articles.len(), 130);
    let mut words = Vec::new();
    store
        .for_each(|_, quads| {
            words.extend(quads.iter().map(|quad| quad.object.to_string()));
            Ok::<(), StoreError>(())
        })
        .unwrap();
    assert_eq!(words.len(), 130);
    assert_eq!(words.iter().filter(|it| it.contains("new")).count(), 100);
}

#[test]
fn what_is_forgotten_leaves_the_disk() {
    let place = tempfile::tempdir().unwrap();
    build(place.path(), &numbered(0..10, "said"));
    let mut writer = Writer::open(place.path(), BASE).unwrap();
    writer.forget(&["n0003".to_owned()]).unwrap();
    let store = writer.finish().unwrap();
    assert_eq!(store.manifest().articles.len(), 9);
    assert_eq!(segment_count(&store), 1);
    let all = store.folder().segments();
    for file in fs::read_dir(all).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text).unwrap();
        assert!(!text.contains("said 3"), "{text}");
    }
}

#[test]
fn many_small_builds_do_not_leave_many_small_segments() {
    let place = tempfile::tempdir().unwrap();
    for number in 0..40 {
        build(place.path(), &numbered(number..number + 1, "said"));
    }
    let store = Store::open(place.path()).unwrap();
    assert_eq!(store.manifest().articles.len(), 40);
    // Merging stops at half a segment: 16 + 16 + 8.
    assert!(segment_count(&store) <= 3, "{}", segment_count(&store));
}

#[test]
fn a_crash_leaves_whole_articles_and_no_litter() {
    let place = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(place.path(), BASE).unwrap();
    for (id, words) in numbered(0..100, "said") {
        let (entry, quads) = entry(&id, &words);
        writer.put(entry, &quads).unwrap();
    }
    drop(writer); // what was not committed never happened
    let folder = Folder::new(place.path());
    fs::write(folder.segment("4567.nq.tmp"), b"half").unwrap();
    let store = Store::open(place.path()).unwrap();
    assert_eq!(store.manifest().articles.len(), 96);
    drop(store);
    let rerun = build(place.path(), &numbered(0..100, "said"));
    assert!(!folder.segment("4567.nq.tmp").exists());
    let unbroken = build(&place.path().join("other"), &numbered(0..100, "said"));
    assert_eq!(rerun.canonical_hash().unwrap(), unbroken.canonical_hash().unwrap());
}

#[test]
fn who_reads_sees_one_state_and_what_is_forgotten_leaves_the_disk_after() {
    let place = tempfile::tempdir().unwrap();
    build(place.path(), &numbered(0..40, "said"));
    let store = Store::open(place.path()).unwrap();
    let path = place.path().to_owned();
    let writer = std::thread::spawn(move || {
        let mut writer = Writer::open(&path, BASE).unwrap();
        writer.forget(&["n0003".to_owned()]).unwrap();
        writer.finish().unwrap()
    });
    // The writer has said what is forgotten, and would by now have removed the segment.
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(Store::open(place.path()).unwrap().manifest().find("n0003").is_empty());
    let mut seen = 0;
    store
        .for_each(|entry, quads| {
            assert_eq!(quads.len(), 1, "{}", entry.id);
            seen += 1;
            Ok::<(), StoreError>(())
        })
        .unwrap();
    assert_eq!(seen, 40);
    drop(store);
    let left = writer.join().unwrap();
    assert!(left.manifest().is_purged());
    assert_eq!(left.manifest().articles.len(), 39);
}

#[test]
fn a_segment_whose_commit_was_cut_short_is_taken_up() {
    let place = tempfile::tempdir().unwrap();
    build(place.path(), &numbered(0..64, "said"));
    let folder = Folder::new(place.path());
    let text = fs::read_to_string(folder.manifest()).unwrap();
    let (kept, last) = text.trim_end().rsplit_once('\n').unwrap();
    let put: serde_json::Value = serde_json::from_str(last).unwrap();
    let begin = format!("{kept}\n{{\"begin\":{}}}\n", put["put"]["segment"]);
    fs::write(folder.manifest(), format!("{begin}{}", &last[..40])).unwrap();
    assert_eq!(Store::open(place.path()).unwrap().damage(), []);
    let store = build(place.path(), &[]);
    assert_eq!(store.manifest().articles.len(), 64);
}

#[test]
fn two_writers_do_not_meet() {
    let place = tempfile::tempdir().unwrap();
    let first = Writer::open(place.path(), BASE).unwrap();
    let second = Writer::open(place.path(), BASE);
    assert!(matches!(second, Err(StoreError::Locked(_))));
    drop(first);
    Writer::open(place.path(), BASE).unwrap();
}

#[test]
fn a_store_keeps_its_base_and_a_strange_folder_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("store");
    build(&path, &numbered(0..1, "said"));
    let other = Writer::open(&path, "https://other.example/");
    assert!(matches!(other, Err(StoreError::Base { .. })));
    let strange = place.path().join("strange");
    fs::create_dir(&strange).unwrap();
    fs::write(strange.join("thesis.txt"), b"do not touch").unwrap();
    let refused = Writer::open(&strange, BASE);
    assert!(matches!(refused, Err(StoreError::NotAStore(_))));
    assert!(matches!(Store::open(&place.path().join("nowhere")), Err(StoreError::Missing(_))));
}

#[test]
fn the_index_holds_articles_resources_and_the_user_s_actors() {
    let place = tempfile::tempdir().unwrap();
    build(place.path(), &numbered(0..70, "said"));
    let mine = place.path().join("mine.ttl");
    fs::write(&mine, "<https://example.org/actor/me> <https://example.org/name> \"Me\" .").unwrap();
    let store = Store::open(place.path()).unwrap();
    adopt(store.folder(), &[mine.clone(), mine.clone()]).unwrap();
    assert_eq!(adopted(store.folder()).unwrap().len(), 1);
    let index = Index::up_to_date(place.path()).unwrap();
    let query = SparqlEvaluator::new().parse_query("SELECT ?g { GRAPH ?g {} }").unwrap();
    let QueryResults::Solutions(rows) = index.execute(query).unwrap() else { panic!("rows") };
    let graphs: Vec<String> = rows.map(|row| row.unwrap()["g"].to_string()).collect();
    assert!(graphs.contains(&"<https://w3id.org/sayso/ontology>".to_owned()));
    assert!(graphs.iter().any(|it| it.contains("sayso/actors/")));
    assert!(graphs.contains(&"<https://example.org/article/n0069>".to_owned()));
    fs::write(&mine, "this is not Turtle").unwrap();
    let error = adopt(store.folder(), &[mine]).unwrap_err();
    assert!(matches!(error, StoreError::Load { .. }));
}
