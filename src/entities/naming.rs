//! Naming: who makes IRIs of identities. This room asks, the graph answers.

/// Makes the IRIs of places and actors.
pub trait Naming {
    /// IRI of the place with this GeoNames id.
    fn geoname(&self, id: u64) -> String;
    /// IRI of a place known by nothing but its name, by the slug of that.
    fn place(&self, slug: &str) -> String;
    /// IRI of an actor known by this slug wherever it is named.
    fn actor(&self, slug: &str) -> String;
    /// IRI of an actor that exists only in one article (`a senior official`).
    fn local_actor(&self, article: &str, slug: &str) -> String;
}
