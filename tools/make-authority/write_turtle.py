"""Writes actors and their places as Turtle, in a fixed order."""

from __future__ import annotations

from tables import Actor, City, Country

PREFIXES = {
    "a": "https://w3id.org/sayso/id/actor/",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gn": "https://sws.geonames.org/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "sayso": "https://w3id.org/sayso/ontology#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
}

HEADER = """\
# The authority file: who acts and speaks in international news, by all their names.
# Written by tools/make-authority/make.py; change the tables there, not this file.
# A person's sayso:title and sayso:of are the office the person is best known for in news; they are not dated.

{prefixes}

<https://w3id.org/sayso/actors> a owl:Ontology ;
    dcterms:title "sayso: authority file of actors"@en ;
    dcterms:description "States, organisations, government bodies, armed groups, parties, media and persons with their names, demonyms and metonyms."@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:source <https://www.geonames.org/> , <https://github.com/rapideditor/country-coder> ;
    dcterms:rights "Ids, names and coordinates of countries and capitals: GeoNames, CC BY 4.0. ISO codes and Wikidata ids of countries: country-coder, ISC. All else: sayso."@en .
"""


def text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@en'


def texts(values: list[str]) -> str:
    return ", ".join(text(v) for v in values)


def geonames(number: str) -> str:
    return f"<{PREFIXES['gn']}{number}/>"


def node(subject: str, classes: str, pairs: list[tuple[str, str]]) -> str:
    """One subject with its properties, each on a line; empty ones are left out."""
    lines = [f"{subject} a {classes}"] + [f"    {p} {o}" for p, o in pairs if o]
    return " ;\n".join(lines) + " .\n"


def person_node(actor: Actor) -> str:
    """A person, on one line: there are many, and each says little."""
    pairs = [
        ("skos:prefLabel", text(actor.name)),
        ("skos:altLabel", texts(actor.also)),
        ("skos:hiddenLabel", texts(actor.surnames)),
        ("schema:gender", f'"{actor.gender}"'),
        ("sayso:title", f'"{actor.title}"'),
        ("sayso:of", f"a:{actor.of}"),
    ]
    return " ; ".join([f"a:{actor.slug} a sayso:Person"] + [f"{p} {o}" for p, o in pairs if o]) + " .\n"


def actor_node(actor: Actor, countries: dict[str, Country], cities: dict[tuple[str, str], City]) -> str:
    country = countries.get(actor.iso2)
    city = cities.get((actor.capital_country, actor.capital[0])) if actor.capital else None
    wikidata = country.wikidata if country else actor.wikidata
    return node(f"a:{actor.slug}", ", ".join(f"sayso:{c}" for c in actor.classes), [
        ("skos:prefLabel", text(actor.name)),
        ("skos:altLabel", texts(actor.also)),
        ("sayso:demonym", texts(actor.demonyms)),
        ("sayso:metonym", texts(actor.metonyms)),
        ("sayso:sector", f"sayso:{actor.sector.capitalize()}Sector" if actor.sector else ""),
        ("sayso:of", f"a:{actor.of}" if actor.of else ""),
        ("sayso:isoAlpha2", f'"{country.iso2}"' if country else ""),
        ("sayso:isoAlpha3", f'"{country.iso3}"' if country else ""),
        ("owl:sameAs", f"wd:{wikidata}" if wikidata else ""),
        ("sayso:territory", geonames(country.geonames) if country else ""),
        ("sayso:capital", geonames(city.geonames) if city else ""),
    ])


def place_nodes(actor: Actor, states: dict[str, str], countries, cities) -> dict[int, str]:
    """The actor's territory and capital by GeoNames number."""
    found = {}
    if actor.iso2:
        number = countries[actor.iso2].geonames
        found[int(number)] = node(geonames(number), "sayso:Place", [
            ("skos:prefLabel", text(actor.name)),
            ("sayso:country", f"a:{actor.slug}"),
        ])
    if actor.capital:
        city = cities[actor.capital_country, actor.capital[0]]
        point = f'"POINT({city.longitude} {city.latitude})"^^geo:wktLiteral'
        found[int(city.geonames)] = node(geonames(city.geonames), "sayso:Place", [
            ("skos:prefLabel", text(actor.capital[0])),
            ("skos:altLabel", texts(actor.capital[1:])),
            ("sayso:country", f"a:{states[actor.capital_country]}"),
            ("geo:asWKT", point),
        ])
    return found


def document(actors: list[Actor], countries, cities) -> str:
    """The whole file: actors in the order of the tables, then places by GeoNames number."""
    prefixes = "\n".join(f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items() if p != "gn")
    states = {a.iso2: a.slug for a in actors if a.iso2}
    parts = [HEADER.format(prefixes=prefixes)]
    parts += [actor_node(a, countries, cities) for a in actors if a.table != "persons"]
    parts.append("".join(person_node(a) for a in actors if a.table == "persons"))
    places = {}
    for actor in actors:
        places |= place_nodes(actor, states, countries, cities)
    parts += [places[number] for number in sorted(places)]
    return "\n".join(parts)
