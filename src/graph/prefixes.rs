//! Short names for IRIs (`sayso:said`), as people read and write them.

use crate::lexicon::prefixes::exported;

/// `iri` written with a prefix (`sayso:said`), where one fits and the rest is a plain name.
pub fn shorten(iri: &str) -> Option<String> {
    exported().iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        let plain = !local.is_empty()
            && local.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
            && !local.starts_with('-');
        plain.then(|| format!("{prefix}:{local}"))
    })
}

/// The IRI that a name with one of the prefixes stands for (`sayso:said`).
pub fn expand(name: &str) -> Option<String> {
    let (prefix, local) = name.split_once(':')?;
    exported().iter().find(|(known, _)| *known == prefix).map(|(_, namespace)| format!("{namespace}{local}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_go_both_ways() {
        let said = "https://w3id.org/sayso/ontology#said";
        assert_eq!(shorten(said).as_deref(), Some("sayso:said"));
        assert_eq!(expand("sayso:said").as_deref(), Some(said));
        assert_eq!(shorten("https://example.org/x"), None);
        assert_eq!(expand("https://example.org/x"), None);
    }
}
