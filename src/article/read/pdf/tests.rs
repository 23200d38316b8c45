//! Printed pages, whole and hostile.

use super::*;
use crate::article::read::place::Place;
use pdf_extract::{Dictionary, Object, ObjectId, Stream, dictionary};

#[test]
fn lines_of_pages_are_paragraphs() {
    let page = |number: u32, text: &str| format!("\n\nHarbour Post\n\n{text}\n\n{number}\n");
    let pages = [
        page(1, "The minis-\nter left\non Monday.\n\nShe said that the go-\n\nvernment would go"),
        page(2, "on.\n\nIt rained."),
    ];
    assert_eq!(
        paragraphs(&pages),
        ["The minister left on Monday.", "She said that the government would go on.", "It rained."]
    );
    assert!(paragraphs(&[]).is_empty());
}

/// A document whose pages draw forms: each with its content, and the numbers of the forms that it names `/F0`, `/F1`, ….
fn drawn(content: &str, forms: &[(&str, &[usize])]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let ids: Vec<ObjectId> = forms.iter().map(|_| document.new_object_id()).collect();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 0, "LastChar" => 255, "Widths" => vec![Object::Integer(500); 256],
    });
    let resources = |named: &mut dyn Iterator<Item = usize>| {
        let forms = named.map(|at| (format!("F{at}"), Object::Reference(ids[at])));
        dictionary! { "Font" => dictionary! { "A" => font }, "XObject" => forms.collect::<Dictionary>() }
    };
    for ((content, named), id) in forms.iter().zip(&ids) {
        let own = resources(&mut named.iter().copied());
        let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => own };
        document.objects.insert(*id, Stream::new(dictionary, content.as_bytes().to_vec()).into());
    }
    let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    let resources = resources(&mut (0..forms.len()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn outcome(bytes: &[u8]) -> Vec<String> {
    let shown = |item: Result<Item, ReadError>| match item {
        Ok(Item::Draft(draft)) => draft.text,
        Ok(_) => "note".to_owned(),
        Err(error) => error.to_string(),
    };
    match items(bytes, &Label::file("a", Place::file("a.pdf"))) {
        Err(error) => vec![error.to_string()],
        Ok(found) => found.into_iter().map(shown).collect(),
    }
}

const WORDS: &str = "BT /A 12 Tf 72 700 Td (The ferry left.) Tj ET";

#[test]
fn forms_are_drawn_unless_they_are_endless() {
    let letterhead = "BT /A 12 Tf 72 750 Td (Harbour) Tj ET";
    let read = outcome(&drawn(&format!("/F0 Do {WORDS}"), &[(letterhead, &[])]));
    assert_eq!(read.len(), 1);
    assert!(read[0].contains("Harbour") && read[0].contains("The ferry left."), "{read:?}");
    // One that draws itself, and two that draw each other.
    assert_eq!(outcome(&drawn(&format!("{WORDS} /F0 Do"), &[("/F0 Do", &[0])])), ["The ferry left."]);
    let two = [("/F1 Do", &[1][..]), ("/F0 Do", &[0])];
    assert_eq!(outcome(&drawn(&format!("{WORDS} /F0 Do"), &two)), ["The ferry left."]);
    // Each draws the next a hundred times.
    let hundred: Vec<String> = (1..9).map(|next| format!("/F{next} Do ").repeat(100)).collect();
    let next: Vec<[usize; 1]> = (1..9).map(|next| [next]).collect();
    let mut forms: Vec<(&str, &[usize])> =
        hundred.iter().zip(&next).map(|(content, next)| (content.as_str(), &next[..])).collect();
    forms.push((letterhead, &[]));
    assert_eq!(outcome(&drawn(&format!("{WORDS} /F0 Do"), &forms)), ["The ferry left."]);
}

#[test]
fn what_unpacks_without_measure_is_refused() {
    let mut document = Document::load_mem(&drawn(WORDS, &[])).unwrap();
    let mut bomb = Stream::new(dictionary! {}, vec![b' '; 8 << 20]);
    bomb.compress().unwrap();
    document.add_object(bomb);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let refused = outcome(&bytes);
    assert!(refused[0].ends_with("it unpacks to more than 200 times its size"), "{refused:?}");
}

#[test]
fn what_is_no_pdf_is_named() {
    let label = Label::file("a", Place::file("a.pdf"));
    for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"] {
        let named = match items(bytes, &label) {
            Err(error) => error.to_string(),
            Ok(found) => found.into_iter().filter_map(Result::err).map(|it| it.to_string()).collect(),
        };
        assert!(named.starts_with("a.pdf: "), "{named}");
    }
}
