//! The vocabulary as typed constants.
//!
//! sophia's `namespace!` makes one checked constant a term, so that a misspelt term does not compile; a test
//! below holds the constants against `ontology/sayso.ttl`, both ways.

#![allow(non_upper_case_globals, reason = "terms keep the spelling of their vocabulary")]

use oxigraph::model::NamedNode;
use sophia_api::ns::NsTerm;

/// A vocabulary term as an oxigraph node.
pub fn node(term: &NsTerm<'_>) -> NamedNode {
    NamedNode::new_unchecked(term.to_string())
}

/// IRI of the ontology, and name of the graph that holds it.
pub const ONTOLOGY: &str = "https://w3id.org/sayso/ontology";
/// IRI of the PLOVER scheme, and name of the graph that holds it.
pub const PLOVER: &str = "https://w3id.org/sayso/ontology/plover";
/// Name of the graph that holds the authority file.
pub const ACTORS: &str = "https://w3id.org/sayso/actors";

/// The project's own terms, described in `ontology/sayso.ttl`.
pub mod sayso {
    use sophia_api::namespace;

    /// Declares the constants and, for the test, the list of their names.
    macro_rules! terms {
        ($iri:expr, $($term:ident),* $(,)?) => {
            namespace!($iri, $($term),*);
            /// Names of all terms declared here.
            pub static NAMES: &[&str] = &[$(stringify!($term)),*];
        };
    }

    terms!(
        "https://w3id.org/sayso/ontology#",
        // classes
        Article,
        Person,
        State,
        Organization,
        ArmedGroup,
        Coalition,
        Actor,
        Group,
        Place,
        Statement,
        Thought,
        Event,
        Figure,
        Office,
        Evidence,
        Agreement,
        Meeting,
        Endorsement,
        Concession,
        Cooperation,
        Aid,
        Retreat,
        Demand,
        Accusation,
        Rejection,
        Denial,
        Threat,
        Protest,
        Sanction,
        Mobilization,
        Coercion,
        Attack,
        Promise,
        // individuals
        Direct,
        Indirect,
        Mixed,
        Affirmed,
        Negated,
        Asserted,
        Planned,
        Possible,
        Hypothetical,
        Killed,
        Injured,
        Displaced,
        Detained,
        Kidnapped,
        Missing,
        KilledOrInjured,
        GovernmentSector,
        MilitarySector,
        PoliceSector,
        JudiciarySector,
        LegislatureSector,
        RebelsSector,
        CrimeSector,
        OppositionSector,
        PartySector,
        MediaSector,
        BusinessSector,
        ReligiousSector,
        OrganisationSector,
        CiviliansSector,
        // article
        agency,
        sha256,
        extractedBy,
        // statement
        said,
        speaker,
        content,
        quotation,
        cue,
        addressee,
        statedAt,
        spokenAt,
        medium,
        mentions,
        within,
        inResponseTo,
        // event
        category,
        kind,
        mode,
        source,
        target,
        onBehalfOf,
        trigger,
        locatedIn,
        inferredPlace,
        near,
        at,
        from,
        until,
        timeText,
        polarity,
        modality,
        accordingTo,
        // figure and office
        measure,
        value,
        atLeast,
        atMost,
        ofEvent,
        partOf,
        asOf,
        holder,
        title,
        of,
        // any fact
        evidence,
        confidence,
        rule,
        inArticle,
        day,
        side,
        capacity,
        touches,
        mirrors,
        contradicts,
        // actors and places
        label,
        unnamed,
        sector,
        territory,
        country,
        region,
        demonym,
        metonym,
        // ledgers
        Story,
        inStory,
        Origin,
        origin,
        cites,
        Happening,
        denotes,
        articles,
        texts,
        words,
        firstSeen,
        lastSeen,
        Claim,
        asserts,
        repeats,
        denies,
        counters,
        ofHappening,
        whom,
        supersededBy,
        conflictsWith,
        NameMatch,
        matches,
        score,
        ground,
        // a user's verdicts
        sameAs,
        notSameAs,
        wrong,
        fallsWith,
        // shortcuts, one a PLOVER category
        agreedWith,
        consulted,
        supported,
        concededTo,
        cooperatedWith,
        aided,
        retreatedFrom,
        requestedOf,
        accused,
        rejected,
        threatened,
        protestedAgainst,
        sanctioned,
        mobilizedAgainst,
        coerced,
        assaulted
    );
}

/// schema.org
pub mod schema {
    use sophia_api::namespace;
    namespace!(
        "https://schema.org/",
        headline,
        datePublished,
        inLanguage,
        publisher,
        author,
        url,
        contentLocation,
        articleBody,
        gender,
        about
    );
}

/// NLP Interchange Format, core ontology
pub mod nif {
    use sophia_api::namespace;
    namespace!(
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        beginIndex,
        endIndex,
        anchorOf,
        referenceContext
    );
}

/// Web Annotation
pub mod oa {
    use sophia_api::namespace;
    namespace!(
        "http://www.w3.org/ns/oa#",
        SpecificResource,
        TextQuoteSelector,
        hasTarget,
        hasSource,
        hasSelector,
        exact,
        prefix,
        suffix
    );
}

/// PROV-O
pub mod prov {
    use sophia_api::namespace;
    namespace!("http://www.w3.org/ns/prov#", SoftwareAgent, wasDerivedFrom);
}

/// SKOS
pub mod skos {
    use sophia_api::namespace;
    namespace!("http://www.w3.org/2004/02/skos/core#", prefLabel, altLabel, hiddenLabel, closeMatch, exactMatch);
}

/// GeoSPARQL
pub mod geo {
    use sophia_api::namespace;
    namespace!("http://www.opengis.net/ont/geosparql#", asWKT, wktLiteral);
}
