//! Printed pages (PDF): their lines as paragraphs. Only in a sayso that is built with the feature `pdf`.
//!
//! Where letters stand on the page tells the crate `pdf-extract`; what is ours is that lines become paragraphs, that words
//! cut at the end of a line are whole again, and that what stands above and below every page (the outlet, the number of
//! the page) is no text. A page that cannot be read is named, and the others are read.
//!
//! Example: the lines `The minis-`, `ter left.` and, on every page, `Harbour Post 3` read `The minister left.`.

mod guard;
mod tame;

use std::collections::HashMap;

use pdf_extract::{Document, PlainTextOutput, output_doc_page};

use super::error::{Cause, ReadError};
use super::format::Format;
use super::item::{Item, Label};
use super::{plain, source};
use crate::article::blanks::one_line;
use guard::guarded;

/// A book is no article: further pages are named and not read.
const MOST_PAGES: usize = 500;
/// So many lines at either end of a page may be its head or foot.
const EDGE: usize = 2;

/// The article of a PDF, and what could not be read of it.
pub(super) fn items(bytes: &[u8], label: &Label) -> Result<Vec<Result<Item, ReadError>>, ReadError> {
    let fail = |cause: &str| ReadError::new(label.place.clone(), Cause::Malformed(cause.to_owned()));
    if tame::is_bomb(bytes) {
        return Err(ReadError::new(label.place.clone(), Cause::Unreadable(source::bomb())));
    }
    let mut document = guarded(|| open(bytes)).unwrap_or(Err("the PDF is damaged")).map_err(fail)?;
    let endless = guarded(|| tame::tame(&mut document)).ok_or("the PDF is damaged").map_err(fail)?;
    let numbers = guarded(|| document.get_pages().into_keys().collect::<Vec<u32>>()).unwrap_or_default();
    let mut found = Vec::new();
    let mut pages = Vec::new();
    for number in numbers.iter().copied().take(MOST_PAGES) {
        let text = (!endless.contains(&number)).then(|| guarded(|| page(&document, number)).flatten()).flatten();
        match text {
            Some(text) => pages.push(text),
            None => {
                let place = label.place.within(format_args!("page {number}"));
                found.push(Err(ReadError::new(place, Cause::Malformed("the page is damaged".to_owned()))));
            }
        }
    }
    if numbers.len() > MOST_PAGES {
        found.push(Ok(Item::Note(label.place.clone(), format!("only the first {MOST_PAGES} pages were read"))));
    }
    let text = paragraphs(&pages).join("\n\n");
    match text.is_empty() {
        true if found.is_empty() => return Err(fail("no text in it (pictures of pages?)")),
        true => {}
        false => found.push(Ok(plain::item(text, label, Format::Pdf))),
    }
    Ok(found)
}

fn open(bytes: &[u8]) -> Result<Document, &'static str> {
    let mut document = Document::load_mem(bytes).map_err(|_| "the PDF is damaged")?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| "the PDF is locked by a password")?;
    }
    Ok(document)
}

fn page(document: &Document, number: u32) -> Option<String> {
    let mut text = String::new();
    output_doc_page(document, &mut PlainTextOutput::new(&mut text), number).ok()?;
    Some(text)
}

/// The paragraphs of pages of lines.
fn paragraphs(pages: &[String]) -> Vec<String> {
    let pages: Vec<Vec<String>> = pages.iter().map(|page| page.trim().lines().map(one_line).collect()).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        for (_, line) in edges(page) {
            *times.entry(masked(line)).or_default() += 1;
        }
    }
    let mut found: Vec<String> = Vec::new();
    for page in &pages {
        // Where a page ends, a paragraph ends if its sentence does.
        let mut open = found.last().is_some_and(|last| !ends(last));
        let out: Vec<usize> = edges(page)
            .filter(|(_, line)| times.get(&masked(line)).is_some_and(|times| *times > 1) || is_number_of_page(line))
            .map(|(at, _)| at)
            .collect();
        let kept = page.iter().enumerate().filter(|(at, _)| !out.contains(at)).map(|(_, line)| line);
        // The blanks below the head of a page end nothing.
        for line in kept.skip_while(|line| line.is_empty()) {
            if line.is_empty() {
                open = found.last().is_some_and(|last| is_cut(last));
            } else if let Some(last) = found.last_mut().filter(|_| open) {
                join(last, line);
            } else {
                found.push(line.clone());
                open = true;
            }
        }
    }
    found
}

/// The lines at the head and foot of a page, with where they stand.
fn edges(page: &[String]) -> impl Iterator<Item = (usize, &String)> {
    let full: Vec<usize> = (0..page.len()).filter(|at| !page[*at].is_empty()).collect();
    let tail = full.len().saturating_sub(EDGE).max(EDGE.min(full.len()));
    let edge: Vec<usize> = full.iter().take(EDGE).chain(&full[tail..]).copied().collect();
    edge.into_iter().map(move |at| (at, &page[at]))
}

/// A line with `0` for every digit: `Page 3` is the foot that `Page 4` is.
fn masked(line: &str) -> String {
    line.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn is_number_of_page(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let number = bare.strip_prefix("Page ").unwrap_or(bare);
    !number.is_empty() && number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit())
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':'])
}

/// True where the last word is cut in two.
fn is_cut(text: &str) -> bool {
    text.strip_suffix(['-', '\u{ad}', '‐']).is_some_and(|text| text.ends_with(char::is_lowercase))
}

fn join(text: &mut String, line: &str) {
    if is_cut(text) && line.starts_with(char::is_lowercase) {
        text.pop();
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests;
