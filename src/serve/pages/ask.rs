//! `/ask`: the canned queries as forms; `/query`: any query.

use maud::{Markup, html};

use super::asked::Asked;
use super::format::Format;
use super::page::{Page, Table};
use crate::query::table::{Rows, cell};
use crate::query::{Answer, CannedQuery, Limits, Param, ParamKind, QueryText, canned, find, run, set};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::local;

/// Rows of an answer on a page.
const ROWS: usize = 200;

/// All canned queries.
pub fn ask(_: &Edition, _: &Asked) -> Result<Page, Fail> {
    let body = html! {
        p.lead { "Questions that are often asked, as forms. Each is a query that you can look at and change." }
        dl.questions {
            @for query in canned() { div { dt { a href={ "/ask/" (query.name) } { (query.title) } } dd { (query.description.split("\n\n").next().unwrap_or_default()) } } }
        }
    };
    let rows = canned().iter().map(|query| vec![query.name.clone(), query.title.clone(), query.description.clone()]);
    Ok(Page::new("Ask", "Questions", body).with_table(&["name", "title", "description"], rows.collect()))
}

/// A canned query: its form and, where something was asked, its answer.
///
/// Many questions about everybody cost far more than the same about somebody, so nothing runs for whoever only looks.
pub fn question(edition: &Edition, asked: &Asked, limits: &Limits) -> Result<Page, Fail> {
    let name = asked.rest("/ask/");
    let query = find(name).ok_or_else(|| Fail::missing(format!("there is no question `{name}`")))?;
    if asked.format == Format::Html && asked.params().is_empty() {
        let body = html! {
            (described(query))
            (form(query, asked))
            p.dim { "Fill in what you know, and ask; with nothing filled in, the question is about everything there is, which may take longer." }
        };
        return Ok(Page { sparql: Some(query.text.clone()), ..Page::new("Question", query.title.clone(), body) });
    }
    let usual = if asked.format == Format::Html { ROWS } else { 10_000 };
    let limit = asked.get("limit").parse::<usize>().unwrap_or(usual).min(limits.rows.unwrap_or(usize::MAX));
    let mut settings: Vec<String> = vec![format!("limit={limit}")];
    let given = |param: &&Param| param.name != "limit" && !asked.get(&param.name).is_empty();
    settings
        .extend(query.params.iter().filter(given).map(|param| format!("{}={}", param.name, asked.get(&param.name))));
    settings.retain(|setting| query.params.iter().any(|param| setting.starts_with(&format!("{}=", param.name))));
    let text = set(&query.text, &settings)?;
    let answer = run(&edition.index, &QueryText { name: query.name.clone(), text: text.clone() }, limits)?;
    let (shown, table) = shown(edition, answer)?;
    let body = html! {
        (described(query))
        (form(query, asked))
        (shown)
    };
    Ok(Page { table: Some(table), sparql: Some(text), ..Page::new("Question", query.title.clone(), body) })
}

/// Any query: a form and, where one was given, its answer.
pub fn query(edition: &Edition, asked: &Asked, limits: &Limits) -> Result<Page, Fail> {
    let given = asked.get("query");
    let text = if given.is_empty() { EXAMPLE } else { given };
    let (answer, table) = match given {
        "" => (html! {}, None),
        _ => {
            let query = QueryText { name: "query".to_owned(), text: given.to_owned() };
            match run(&edition.index, &query, limits).map_err(Fail::from).and_then(|answer| shown(edition, answer)) {
                Ok((answer, table)) => (answer, Some(table)),
                Err(fail) if asked.format == Format::Html => {
                    let shown = html! { div.failure role="alert" { pre tabindex="0" { (fail.message) } p { strong { "What to try: " } (fail.hint) } } };
                    (shown, None)
                }
                Err(fail) => return Err(fail),
            }
        }
    };
    let body = html! {
        form.editor action="/query" {
            label for="query" { "SPARQL" }
            textarea #query name="query" rows="12" spellcheck="false" autocapitalize="off" autocomplete="off" { (text) }
            div.buttons {
                button { "Run" }
                span.label { "or download" }
                @for format in ["csv", "json", "ttl"] { button.quiet formaction="/sparql" name="format" value=(format) { (format) } }
            }
        }
        p.dim { "The usual prefixes are declared. The default graph holds every triple once; " code { "GRAPH ?article { … }" } " asks each article. " a href="/ask" { "Questions to start from" } }
        (answer)
    };
    Ok(Page { table, ..Page::new("Query", "Ask in SPARQL", body) })
}

const EXAMPLE: &str = "# Who says most\nSELECT ?who (COUNT(?statement) AS ?statements) WHERE {\n  ?statement a sayso:Statement ; sayso:speaker/sayso:label ?who .\n}\nGROUP BY ?who\nORDER BY DESC(?statements)\nLIMIT 20";

fn described(query: &CannedQuery) -> Markup {
    html! { @for paragraph in query.description.split("\n\n") { p { (paragraph) } } }
}

fn form(query: &CannedQuery, asked: &Asked) -> Markup {
    html! {
        form.filter action={ "/ask/" (query.name) } {
            @for param in &query.params {
                @let value = asked.get(&param.name);
                div.field {
                    label for=(param.name) { (param.name.replace('_', " ")) }
                    input id=(param.name) name=(param.name) type="text" value=(value) aria-describedby={ (param.name) "-doc" }
                        inputmode=[matches!(param.kind, ParamKind::Integer | ParamKind::Count | ParamKind::Decimal).then_some("decimal")];
                    p.doc id={ (param.name) "-doc" } { (param.doc) }
                }
            }
            button name="ask" value="1" { "Ask" } // so that a form with nothing filled in is told from a look at it
        }
    }
}

/// An answer on a page, and as a table.
fn shown(edition: &Edition, answer: Answer) -> Result<(Markup, Table), Fail> {
    let rows = match answer {
        Answer::Boolean(yes) => {
            let words = if yes { "Yes." } else { "No." };
            let table = Table { columns: vec!["answer".to_owned()], rows: vec![vec![yes.to_string()]] };
            return Ok((html! { p.lead role="status" { (words) } }, table));
        }
        Answer::Triples(triples) => {
            let row = |triple: oxigraph::model::Triple| {
                vec![Some(triple.subject.into()), Some(triple.predicate.into()), Some(triple.object)]
            };
            let rows = triples.map(|triple| triple.map(row)).collect::<Result<_, _>>()?;
            Rows { columns: ["subject", "property", "value"].map(str::to_owned).to_vec(), rows }
        }
        answer => crate::query::answer::rows(answer)?,
    };
    let value = |term: &Option<oxigraph::model::Term>| match term {
        Some(oxigraph::model::Term::NamedNode(node)) => node.as_str().to_owned(),
        Some(term) => cell(term, edition.base()),
        None => String::new(),
    };
    let table = Table {
        columns: rows.columns.clone(),
        rows: rows.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    };
    let page = |term: &oxigraph::model::Term| match term {
        oxigraph::model::Term::NamedNode(node) => edition.reader.iri(node.as_str()).map(|node| local(edition, node)),
        _ => None,
    };
    let markup = html! {
        p role="status" { (super::parts::counted(rows.rows.len(), "row", "rows")) @if rows.rows.len() >= ROWS { ", perhaps more" } }
        @if !rows.rows.is_empty() {
            div.wide tabindex="0" role="region" aria-label="Answer" {
                table {
                    thead { tr { @for column in &rows.columns { th scope="col" { (column.replace('_', " ")) } } } }
                    tbody {
                        @for row in rows.rows.iter().take(1_000) {
                            tr { @for term in row { td { @if let Some(term) = term { @if let Some(page) = page(term) { a href=(page) { (cell(term, edition.base())) } } @else { (cell(term, edition.base())) } } } } }
                        }
                    }
                }
            }
        }
    };
    Ok((markup, table))
}
