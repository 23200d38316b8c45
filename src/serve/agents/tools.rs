//! The tools: what each answers. Their names, words and arguments stand in `src/lexicon/agent_tools.tsv`.

use serde_json::{Map, Value, json};

use super::answer::{ROWS, cut, iri, page, row, somebody};
use crate::lexicon::agent_tools::agent_tools;
use crate::query::table::{Rows, cell};
use crate::query::{Answer, Limits, QueryText, answer as query_answer, canned, find, run, set};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::pages::{Asked, Filter, Format};
use crate::serve::read::{Entry, Told, actors_named, dossier, told};
use crate::span::{CharIndex, Span};
use crate::store::Node;

/// Characters of an article at most.
const SPAN: u32 = 3_000;

/// What the tools are, as `tools/list` tells.
pub fn tools() -> Vec<Value> {
    let tools = agent_tools().map(|tool| {
        let properties: Map<String, Value> = tool
            .arguments
            .iter()
            .map(|(name, _, takes)| {
                let kind = match *name {
                    "limit" | "from" | "to" => "integer",
                    "params" => "object",
                    _ => "string",
                };
                ((*name).to_owned(), json!({"type": kind, "description": takes}))
            })
            .collect();
        let needed: Vec<&str> =
            tool.arguments.iter().filter(|(_, needed, _)| *needed).map(|(name, ..)| *name).collect();
        json!({
            "name": tool.name,
            "description": tool.description,
            "inputSchema": {"type": "object", "properties": properties, "required": needed},
            "annotations": {"readOnlyHint": true, "openWorldHint": false},
        })
    });
    tools.collect()
}

/// What a tool answers; `None` where there is none of that name.
pub fn call(edition: &Edition, limits: &Limits, name: &str, arguments: &Value) -> Option<Result<Value, Fail>> {
    Some(match name {
        "search_statements" => facts(edition, arguments, "statement"),
        "who_accused" => facts(edition, arguments, "accusation"),
        "actor" => actor(edition, arguments),
        "claim" => claim(edition, arguments),
        "explain" => explain(edition, arguments),
        "article_span" => article_span(edition, arguments),
        "ask" => ask(edition, limits, arguments),
        "sparql" => sparql(edition, limits, arguments),
        _ => return None,
    })
}

fn text(arguments: &Value, name: &str) -> String {
    match arguments.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn needed(arguments: &Value, name: &str) -> Result<String, Fail> {
    match text(arguments, name) {
        empty if empty.is_empty() => {
            Err(Fail::bad(format!("the argument `{name}` is missing"), "tools/list says what each tool takes"))
        }
        text => Ok(text),
    }
}

fn passed(arguments: &Value) -> usize {
    text(arguments, "cursor").parse().unwrap_or(0)
}

fn facts(edition: &Edition, arguments: &Value, kind: &str) -> Result<Value, Fail> {
    let mut params = form_urlencoded::Serializer::new(String::new());
    for name in ["who", "whom", "q", "month", "answered", "source"] {
        params.append_pair(name, &text(arguments, name));
    }
    params.append_pair("kind", kind);
    let filter = Filter::of(edition, &Asked::new("/claims", &params.finish(), Format::Json), kind);
    let mut found: Vec<Node> = filter.entries(edition).map(|entry| entry.fact).collect();
    found.dedup();
    let count = text(arguments, "limit").parse().unwrap_or(ROWS).clamp(1, ROWS);
    let passed = passed(arguments);
    let rows = found.iter().skip(passed).take(count).map(|fact| row(edition, &told(edition, *fact))).collect();
    Ok(page(found.len(), passed, rows))
}

fn actor(edition: &Edition, arguments: &Value) -> Result<Value, Fail> {
    let name = needed(arguments, "name")?;
    let found = match edition.reader.iri(&name) {
        Some(node) => vec![node],
        None => actors_named(edition, &name),
    };
    let entries = edition.register().entries();
    let facts_of = |node: Node| entries.iter().filter(move |entry| entry.who == node || entry.whom == node);
    let few: Vec<Node> = found.iter().copied().take(ROWS * 5).collect();
    let best = few.iter().copied().max_by_key(|node| facts_of(*node).count());
    let best = best.ok_or_else(|| Fail::missing(format!("nobody in the store is called `{name}`")))?;
    let known = dossier(edition, best);
    let count = |takes: &dyn Fn(&Entry) -> bool| facts_of(best).filter(|entry| takes(entry)).count();
    let accuse = edition.words.act("ACCUSE");
    let others = found.iter().filter(|node| **node != best).take(5);
    let offices = known.holds.iter().take(8);
    let offices = offices.map(
        |office| json!({"title": office.title, "of": office.of.as_ref().map(|of| &of.name), "mentions": office.times}),
    );
    let mut newest: Vec<Node> = facts_of(best).map(|entry| entry.fact).collect();
    newest.dedup();
    let newest: Vec<Value> = newest.iter().take(5).map(|fact| row(edition, &told(edition, *fact))).collect();
    Ok(json!({
        "who": somebody(edition, &known.who),
        "kinds": known.kinds,
        "names": known.names.iter().take(10).collect::<Vec<_>>(),
        "offices": offices.collect::<Vec<_>>(),
        "counts": {
            "says": count(&|entry| entry.who == best && entry.is_statement),
            "accuses": count(&|entry| entry.who == best && entry.act == accuse),
            "is_accused": count(&|entry| entry.whom == best && entry.act == accuse),
            "does": count(&|entry| entry.who == best && entry.is_event && !entry.is_statement),
        },
        "newest": newest,
        "others_of_that_name": others.map(|node| iri(edition, *node)).collect::<Vec<_>>(),
    }))
}

fn fact(edition: &Edition, arguments: &Value) -> Result<Told, Fail> {
    let wanted = needed(arguments, "iri")?;
    let node =
        edition.reader.iri(&wanted).filter(|node| edition.reader.value(*node, edition.words.in_article).is_some());
    let node = node.ok_or_else(|| Fail::missing(format!("there is no fact <{wanted}>")))?;
    Ok(told(edition, node))
}

fn claim(edition: &Edition, arguments: &Value) -> Result<Value, Fail> {
    let fact = fact(edition, arguments)?;
    let answers = fact.answers.iter().take(8).map(|reply| {
        json!({
            "who": reply.who.as_ref().map(|who| somebody(edition, who)), "denies": reply.denies,
            "quote": cut(&reply.words, 400), "headline": reply.elsewhere.as_ref().map(|article| &article.headline),
        })
    });
    let answers: Vec<Value> = answers.collect();
    Ok(json!({
        "fact": row(edition, &fact), "answers": answers, "answer_count": fact.answers.len(),
        "cite": {
            "headline": fact.article.headline, "outlet": fact.article.outlet, "published": fact.article.published,
            "address": fact.article.url, "characters": [fact.span.0, fact.span.1], "iri": fact.iri,
            "sha256_of_text": fact.article.sha256,
        },
    }))
}

fn explain(edition: &Edition, arguments: &Value) -> Result<Value, Fail> {
    let fact = fact(edition, arguments)?;
    let (reader, words) = (&edition.reader, &edition.words);
    let article = reader.value(fact.fact, words.in_article);
    let body = article.and_then(|article| reader.value(article, words.body)).map_or("", |body| reader.text(body));
    let around = Span::new(
        fact.span.0.saturating_sub(600),
        fact.span.1.saturating_add(600).min(fact.span.1.saturating_add(SPAN)),
    );
    Ok(json!({
        "fact": row(edition, &fact), "rule": fact.rule, "confidence": fact.confidence,
        "characters": [fact.span.0, fact.span.1], "article": article.map(|article| iri(edition, article)),
        "quote": CharIndex::new(body).cut(body, around),
    }))
}

fn article_span(edition: &Edition, arguments: &Value) -> Result<Value, Fail> {
    let wanted = needed(arguments, "article")?;
    let (reader, words) = (&edition.reader, &edition.words);
    let body = reader.iri(&wanted).and_then(|article| reader.value(article, words.body));
    let body = body.ok_or_else(|| Fail::missing(format!("there is no article <{wanted}>")))?;
    let body = reader.text(body);
    let length = u32::try_from(body.chars().count()).unwrap_or(u32::MAX);
    let from = text(arguments, "from").parse().unwrap_or(0).min(length);
    let to = text(arguments, "to").parse().unwrap_or(length).clamp(from, length).min(from.saturating_add(SPAN));
    Ok(json!({
        "article": wanted, "characters": [from, to], "length": length,
        "quote": CharIndex::new(body).cut(body, Span::new(from, to)),
    }))
}

fn ask(edition: &Edition, limits: &Limits, arguments: &Value) -> Result<Value, Fail> {
    let name = text(arguments, "name");
    if name.is_empty() {
        let all = canned().iter().map(|query| {
            let params: Vec<&str> = query.params.iter().map(|param| param.name.as_str()).collect();
            json!({"name": query.name, "answers": query.title, "params": params})
        });
        let rows: Vec<Value> = all.skip(passed(arguments)).take(ROWS).collect();
        return Ok(page(canned().len(), passed(arguments), rows));
    }
    let query = find(&name)
        .ok_or_else(|| Fail::bad(format!("there is no query `{name}`"), "`ask` without a name lists all"))?;
    let mut settings = vec!["limit=1000".to_owned()];
    for (name, value) in arguments.get("params").and_then(Value::as_object).into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        settings.push(format!("{name}={value}"));
    }
    answer(edition, limits, &query.name, set(&query.text, &settings)?, passed(arguments))
}

fn sparql(edition: &Edition, limits: &Limits, arguments: &Value) -> Result<Value, Fail> {
    answer(edition, limits, "query", needed(arguments, "query")?, passed(arguments))
}

fn answer(edition: &Edition, limits: &Limits, name: &str, text: String, passed: usize) -> Result<Value, Fail> {
    let query = QueryText { name: name.to_owned(), text };
    let rows = match run(&edition.index, &query, limits)? {
        Answer::Boolean(yes) => return Ok(json!({"answer": yes})),
        Answer::Triples(triples) => {
            let row = |triple: oxigraph::model::Triple| {
                vec![Some(triple.subject.into()), Some(triple.predicate.into()), Some(triple.object)]
            };
            let rows = triples.map(|triple| triple.map(row)).collect::<Result<_, _>>()?;
            Rows { columns: ["subject", "property", "value"].map(str::to_owned).to_vec(), rows }
        }
        rows => query_answer::rows(rows)?,
    };
    let shown = rows.rows.iter().skip(passed).take(ROWS).map(|row| {
        let cells = rows.columns.iter().zip(row).filter_map(|(column, term)| {
            let value = match term.as_ref()? {
                oxigraph::model::Term::NamedNode(node) => node.as_str().to_owned(),
                term => cut(&cell(term, edition.base()), 400),
            };
            Some((column.clone(), json!(value)))
        });
        Value::Object(cells.collect())
    });
    let shown: Vec<Value> = shown.collect();
    Ok(page(rows.rows.len(), passed, shown))
}
