//! The authority file: RDF in, [`Authority`] out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedOrBlankNode, Term};
use sophia_api::ns::NsTerm;

use super::iri::geonameid;
use super::sector;
use super::vocab::{geo, node, sayso, schema, skos};
use crate::entities::authority::{Actor, Authority, KnownPlace};
use crate::facts::EntityType;

/// The authority file that comes with sayso.
pub const BUNDLED: &str = include_str!("../../ontology/actors.ttl");

/// An authority file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// The file cannot be read.
    #[error("cannot read the authority file {}: {cause}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file is not Turtle (or what its extension says).
    #[error("{}: {cause}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// What is wrong, with line and column.
        cause: String,
    },
}

impl AuthorityError {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read { .. } => "--actors takes a Turtle file that describes actors as ontology/actors.ttl does",
            Self::Syntax { .. } => "an actor looks like: a:x a sayso:Organization ; skos:prefLabel \"X\"@en .",
        }
    }
}

/// The bundled authority file with the user's own files, and then texts of Turtle, on top. A user's description of a known actor adds
/// names to it.
///
/// # Errors
/// When a file cannot be read or is not RDF.
pub fn load(files: &[PathBuf], texts: &[String]) -> Result<Authority, AuthorityError> {
    let mut descriptions = Descriptions::default();
    descriptions.read(BUNDLED.as_bytes(), RdfFormat::Turtle, Path::new("ontology/actors.ttl"))?;
    for path in files {
        let bytes = std::fs::read(path).map_err(|cause| AuthorityError::Read { path: path.clone(), cause })?;
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("ttl");
        let format = RdfFormat::from_extension(extension).unwrap_or(RdfFormat::Turtle);
        descriptions.read(&bytes, format, path)?;
    }
    for (at, text) in texts.iter().enumerate() {
        descriptions.read(text.as_bytes(), RdfFormat::Turtle, Path::new(&format!("actors {}", at + 1)))?;
    }
    Ok(descriptions.authority())
}

/// What the files say of each subject: property IRI and object, subjects in the order of first mention.
#[derive(Default)]
struct Descriptions {
    order: Vec<String>,
    of: BTreeMap<String, Vec<(String, Term)>>,
}

impl Descriptions {
    fn read(&mut self, bytes: &[u8], format: RdfFormat, path: &Path) -> Result<(), AuthorityError> {
        for quad in RdfParser::from_format(format).for_slice(bytes) {
            let quad =
                quad.map_err(|cause| AuthorityError::Syntax { path: path.to_owned(), cause: cause.to_string() })?;
            // A blank node has no name that an article's graph could point to.
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let subject = subject.into_string();
            if !self.of.contains_key(&subject) {
                self.order.push(subject.clone());
            }
            self.of.entry(subject).or_default().push((quad.predicate.into_string(), quad.object));
        }
        Ok(())
    }

    fn authority(&self) -> Authority {
        let mut actors = Vec::new();
        let mut places = Vec::new();
        for subject in &self.order {
            if let Some(kind) = self.kind(subject) {
                actors.push(self.actor(subject, kind));
            } else if self.is_a(subject, &sayso::Place) {
                places.push(self.place(subject));
            }
        }
        Authority::new(actors, places)
    }

    fn kind(&self, subject: &str) -> Option<EntityType> {
        [
            (&sayso::State, EntityType::State),
            (&sayso::ArmedGroup, EntityType::ArmedGroup),
            (&sayso::Coalition, EntityType::Coalition),
            (&sayso::Organization, EntityType::Organization),
            (&sayso::Person, EntityType::Person),
            (&sayso::Group, EntityType::Group),
        ]
        .into_iter()
        .find_map(|(class, kind)| self.is_a(subject, class).then_some(kind))
    }

    fn actor(&self, subject: &str, kind: EntityType) -> Actor {
        let slug = subject.rsplit(['/', '#']).next().unwrap_or(subject).to_owned();
        let labels = self.texts(subject, &skos::prefLabel);
        let name = labels.first().cloned().unwrap_or_else(|| slug.clone());
        let mut names = labels;
        names.extend(self.texts(subject, &skos::altLabel));
        let territory = self.iri(subject, &sayso::territory);
        Actor {
            slug,
            iri: subject.to_owned(),
            kind,
            name,
            names,
            surnames: self.texts(subject, &skos::hiddenLabel),
            demonyms: self.texts(subject, &sayso::demonym),
            metonyms: self.texts(subject, &sayso::metonym),
            of: self.iri(subject, &sayso::of),
            land_geonameid: territory.as_deref().and_then(geonameid),
            territory,
            sector: self.iri(subject, &sayso::sector).and_then(|iri| sector::of_concept(&iri)),
            title: self.texts(subject, &sayso::title).into_iter().next(),
            gender: self.texts(subject, &schema::gender).into_iter().next(),
        }
    }

    fn place(&self, subject: &str) -> KnownPlace {
        let labels = self.texts(subject, &skos::prefLabel);
        let mut names: Vec<String> = labels.iter().skip(1).cloned().collect();
        names.extend(self.texts(subject, &skos::altLabel));
        KnownPlace {
            iri: subject.to_owned(),
            geonameid: geonameid(subject),
            name: labels.into_iter().next().unwrap_or_default(),
            names,
            point: self.texts(subject, &geo::asWKT).first().and_then(|wkt| point(wkt)),
        }
    }

    fn objects<'d>(&'d self, subject: &str, property: &NsTerm<'_>) -> impl Iterator<Item = &'d Term> + use<'d> {
        let property = property.to_string();
        let description = self.of.get(subject).map(Vec::as_slice).unwrap_or_default();
        description.iter().filter(move |(own, _)| *own == property).map(|(_, object)| object)
    }

    fn is_a(&self, subject: &str, class: &NsTerm<'_>) -> bool {
        let class = node(class);
        let description = self.of.get(subject).map(Vec::as_slice).unwrap_or_default();
        description.iter().any(|(property, object)| {
            property == rdf::TYPE.as_str() && matches!(object, Term::NamedNode(named) if *named == class)
        })
    }

    /// The literals of a property; of those with a language only the English ones, since only English is read.
    fn texts(&self, subject: &str, property: &NsTerm<'_>) -> Vec<String> {
        self.objects(subject, property)
            .filter_map(|object| match object {
                Term::Literal(text) if text.language().is_none_or(|tag| tag.starts_with("en")) => {
                    Some(text.value().to_owned())
                }
                _ => None,
            })
            .collect()
    }

    fn iri(&self, subject: &str, property: &NsTerm<'_>) -> Option<String> {
        self.objects(subject, property).find_map(|object| match object {
            Term::NamedNode(named) => Some(named.as_str().to_owned()),
            _ => None,
        })
    }
}

/// Latitude and longitude from `POINT(longitude latitude)` (OGC Simple Features WKT).
pub(crate) fn point(wkt: &str) -> Option<(f64, f64)> {
    let inside = wkt.trim().strip_prefix("POINT")?.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (lon, lat) = inside.trim().split_once(' ')?;
    Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_file_knows_states_by_all_their_names() {
        let authority = load(&[], &[]).unwrap();
        for (name, slug) in [
            ("Russia", "russia"),
            ("Russian", "russia"),
            ("Kremlin", "russia"),
            ("U.S.", "united-states"),
            ("Daesh", "islamic-state"),
        ] {
            let (actor, _) =
                authority.look_up(name).and_then(|senses| senses.actor).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(authority.actor(actor).slug, slug, "{name}");
        }
    }

    #[test]
    fn a_users_file_adds_actors_and_a_broken_one_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let good = folder.path().join("mine.ttl");
        std::fs::write(
            &good,
            "@prefix sayso: <https://w3id.org/sayso/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
             <http://example.org/x> a sayso:ArmedGroup ; skos:prefLabel \"Lantern Brigade\" ; skos:altLabel \"Laternenbrigade\"@de .",
        )
        .unwrap();
        let authority = load(&[good], &[]).unwrap();
        assert!(authority.look_up("Lantern Brigade").is_some());
        assert!(authority.look_up("Laternenbrigade").is_none(), "only English names are matched in English text");
        let broken = folder.path().join("broken.ttl");
        std::fs::write(&broken, "@prefix a: <http://example.org/> .\na:x a:y").unwrap();
        let error = load(&[broken], &[]).unwrap_err().to_string();
        assert!(error.contains("broken.ttl") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn points_are_longitude_first() {
        assert_eq!(point("POINT(37.6 55.7)"), Some((55.7, 37.6)));
        assert_eq!(point("POLYGON((0 0))"), None);
    }
}
