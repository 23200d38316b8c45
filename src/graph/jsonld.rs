//! JSON-LD as people read it: compacted with the project's context, one node a line.
//!
//! ```json
//! {"@context": {…},
//! "@graph": [
//! {"id": "https://…/article/x", "graph": [
//! {"id": "https://…/article/x#event-5-9", "type": ["Event", "Attack"], "category": "ASSAULT", "confidence": "0.6"}
//! ]}
//! ]}
//! ```
//!
//! The context (`ontology/context.jsonld`) gives each term of the vocabulary its name and says of which type its values
//! are; a value of another type says its own. Terms that it does not know keep their IRI.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

const CONTEXT: &str = include_str!("../../ontology/context.jsonld");

/// Writes a graph piece by piece; a piece is an article, or a query's whole answer.
pub struct JsonLdWriter<W> {
    out: W,
    context: Context,
    begun: bool,
}

/// How the context names what.
struct Context {
    document: Value,
    prefixes: Vec<(String, String)>,
    /// By the IRI of a property or a class or a value.
    terms: HashMap<String, Name>,
}

/// A term of the context: its name, and what its values are taken for.
#[derive(Clone)]
struct Name {
    name: String,
    values: Values,
}

#[derive(Clone, PartialEq)]
enum Values {
    Plain,
    Iris,
    Terms,
    Typed(String),
    ByLanguage,
}

impl Context {
    fn read() -> io::Result<Self> {
        let document: Value = serde_json::from_str(CONTEXT)?;
        let mut context = Self { document: Value::Null, prefixes: Vec::new(), terms: HashMap::new() };
        let entries = document["@context"].as_object().cloned().unwrap_or_default();
        for (name, value) in &entries {
            match value.as_str() {
                Some(iri) if iri.ends_with(['#', '/']) => context.prefixes.push((name.clone(), iri.to_owned())),
                _ => {}
            }
        }
        for (name, value) in entries {
            let Some(id) = value.as_str().or_else(|| value["@id"].as_str()) else { continue };
            if id.starts_with('@') || id.ends_with(['#', '/']) {
                continue;
            }
            let iri = context.expand(id);
            let values = match (value["@type"].as_str(), value["@container"].as_str()) {
                (_, Some("@language")) => Values::ByLanguage,
                (Some("@id"), _) => Values::Iris,
                (Some("@vocab"), _) => Values::Terms,
                (Some(datatype), _) => Values::Typed(context.expand(datatype)),
                (None, _) => Values::Plain,
            };
            context.terms.insert(iri, Name { name, values });
        }
        context.document = document;
        Ok(context)
    }

    fn expand(&self, name: &str) -> String {
        let found = name.split_once(':').and_then(|(prefix, local)| {
            let (_, iri) = self.prefixes.iter().find(|(known, _)| known == prefix)?;
            Some(format!("{iri}{local}"))
        });
        found.unwrap_or_else(|| name.to_owned())
    }

    /// The IRI with a prefix, where one fits.
    fn shorten(&self, iri: &str) -> String {
        let short = self.prefixes.iter().find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace.as_str())?;
            (!local.is_empty() && !local.starts_with("//")).then(|| format!("{prefix}:{local}"))
        });
        short.unwrap_or_else(|| iri.to_owned())
    }

    /// A class or a value of a scheme, by its name.
    fn term(&self, iri: &str) -> String {
        self.terms.get(iri).map_or_else(|| self.shorten(iri), |term| term.name.clone())
    }

    fn property(&self, iri: &str) -> Name {
        let unknown = || Name { name: self.shorten(iri), values: Values::Plain };
        self.terms.get(iri).cloned().unwrap_or_else(unknown)
    }

    /// One value of a property.
    fn value(&self, term: &Term, values: &Values) -> io::Result<Value> {
        Ok(match term {
            Term::NamedNode(node) if *values == Values::Terms => self.term(node.as_str()).into(),
            Term::NamedNode(node) if *values == Values::Iris => self.shorten(node.as_str()).into(),
            Term::NamedNode(node) => json!({ "id": self.shorten(node.as_str()) }),
            Term::BlankNode(node) => json!({ "id": node.to_string() }),
            Term::Literal(literal) => self.literal(literal, values),
            Term::Triple(_) => return Err(io::Error::other("JSON-LD cannot say triple terms")),
        })
    }

    fn literal(&self, literal: &Literal, values: &Values) -> Value {
        let text = literal.value();
        if let Some(language) = literal.language() {
            return json!({ "@value": text, "@language": language });
        }
        let datatype = literal.datatype();
        match values {
            Values::Typed(expected) if datatype.as_str() == expected => text.into(),
            Values::Plain if datatype == xsd::STRING => text.into(),
            _ if datatype == xsd::STRING => json!({ "@value": text }),
            _ => json!({ "@value": text, "@type": self.shorten(datatype.as_str()) }),
        }
    }

    /// All that some quads say of one node.
    fn node(&self, subject: &NamedOrBlankNode, quads: &[&Quad]) -> io::Result<Value> {
        let id = match subject {
            NamedOrBlankNode::NamedNode(node) => self.shorten(node.as_str()),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        let mut object = Map::new();
        object.insert("id".to_owned(), id.into());
        for quad in quads {
            if quad.predicate == rdf::TYPE
                && let Term::NamedNode(class) = &quad.object
            {
                append(&mut object, "type", self.term(class.as_str()).into());
                continue;
            }
            let Name { name, values } = self.property(quad.predicate.as_str());
            match &quad.object {
                Term::Literal(literal) if values == Values::ByLanguage && literal.language().is_some() => {
                    let by_language = object.entry(name).or_insert_with(|| json!({}));
                    if let Value::Object(by_language) = by_language {
                        append(by_language, literal.language().unwrap_or_default(), literal.value().into());
                    }
                }
                other => append(&mut object, &name, self.value(other, &values)?),
            }
        }
        Ok(object.into())
    }
}

/// Add a value: alone, or to a list where there is one already.
fn append(object: &mut Map<String, Value>, name: &str, value: Value) {
    match object.get_mut(name) {
        None => {
            object.insert(name.to_owned(), value);
        }
        Some(Value::Array(values)) => values.push(value),
        Some(first) => *first = json!([first.take(), value]),
    }
}

impl<W: Write> JsonLdWriter<W> {
    /// A writer to `out`.
    ///
    /// # Errors
    /// Never on a sound build: the embedded context is tested.
    pub fn new(out: W) -> io::Result<Self> {
        Ok(Self { out, context: Context::read()?, begun: false })
    }

    /// Write `quads`, a graph after the other.
    ///
    /// # Errors
    /// When the output cannot be written, or a quad has a triple term.
    pub fn write(&mut self, quads: &[Quad]) -> io::Result<()> {
        let mut graphs: BTreeMap<String, Vec<&Quad>> = BTreeMap::new();
        for quad in quads {
            let name = match &quad.graph_name {
                GraphName::NamedNode(node) => node.as_str().to_owned(),
                GraphName::BlankNode(node) => node.to_string(),
                GraphName::DefaultGraph => String::new(),
            };
            graphs.entry(name).or_default().push(quad);
        }
        for (name, quads) in graphs {
            let mut nodes: Vec<String> = Vec::new();
            let mut subjects: Vec<(&NamedOrBlankNode, Vec<&Quad>)> = Vec::new();
            for quad in quads {
                match subjects.last_mut() {
                    Some((subject, of)) if *subject == &quad.subject => of.push(quad),
                    _ => subjects.push((&quad.subject, vec![quad])),
                }
            }
            for (subject, quads) in subjects {
                nodes.push(self.context.node(subject, &quads)?.to_string());
            }
            let nodes = nodes.join(",\n");
            self.part(&match name.as_str() {
                "" => nodes,
                name => format!("{{\"id\":{},\"graph\":[\n{nodes}\n]}}", Value::from(self.context.shorten(name))),
            })?;
        }
        Ok(())
    }

    fn part(&mut self, text: &str) -> io::Result<()> {
        if self.begun {
            return write!(self.out, ",\n{text}");
        }
        self.begun = true;
        write!(self.out, "{{\"@context\":{},\n\"@graph\":[\n{text}", self.context.document["@context"])
    }

    /// Write what closes the document, and flush.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        if !self.begun {
            self.part("")?;
        }
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}
